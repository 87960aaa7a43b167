"""The certificate of a workspace: the gate it allows, as long as it holds."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ledger import Ledger, is_kept, look
from schemas import Certificate, EventKind, Misconfigured, Policy, read_certificate
from schemas.certificate import FILE_NAME, ISSUE


def certificate_of(workspace: Path) -> Certificate | None:
    """The workspace's certificate, if it has one.

    Raises Misconfigured where the file holds none, or not the one that was issued here last.
    """
    path = workspace / FILE_NAME
    if not path.exists():
        return None
    certificate = read_certificate(path.read_text(encoding="utf-8"), str(path))
    if recorded(workspace, EventKind.CERTIFIED) != certificate.details:
        raise Misconfigured(f"{path} is not the certificate that the ledger says was issued here last.", ISSUE)
    return certificate


def keep_certificate(certificate: Certificate, workspace: Path) -> None:
    """Put a certificate in place, and what it says into the ledger."""
    with Ledger.open(workspace) as ledger:
        path = workspace / FILE_NAME
        fresh = path.with_name(f".{FILE_NAME}.unfinished")
        fresh.write_text(certificate.model_dump_json(indent=1) + "\n", encoding="utf-8")
        fresh.replace(path)
        ledger.note(EventKind.CERTIFIED, certificate.details)


def recorded(workspace: Path, kind: EventKind) -> Mapping[str, str] | None:
    """What the ledger of `workspace` says of the last thing of a kind that was put in place there."""
    if not is_kept(workspace):
        return None
    with look(workspace) as ledger:
        return ledger.noted(kind)


def certified(policy: Policy, workspace: Path) -> Policy:
    """`policy` with the gate that the workspace's certificate allows, or as it is where none holds."""
    certificate = certificate_of(workspace)
    if certificate is None or expired(certificate, policy):
        return policy
    gate = policy.gate.model_copy(update={"default_score": certificate.threshold})
    return policy.model_copy(update={"gate": gate})


def expired(certificate: Certificate, policy: Policy) -> str | None:
    """Why `certificate` does not hold under `policy` (what has changed since), or None while it does."""
    from flows.pipeline import versions

    if certificate.alpha > policy.gate.error_rate or certificate.delta > policy.gate.error_chance:
        return f"It promises less than the policy asks for (gate.error_rate {policy.gate.error_rate})."
    now = versions(policy)
    if certificate.holds_for(now):
        return None
    changed = [name for name, value in certificate.versions if value != getattr(now, name)]
    return f"Since {certificate.issued_on} these have changed: {', '.join(changed)}."
