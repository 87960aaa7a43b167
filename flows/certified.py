"""The certificate of a workspace: the gate it allows, as long as it holds."""

from __future__ import annotations

from pathlib import Path

from schemas import Certificate, Policy, read_certificate
from schemas.certificate import FILE_NAME


def certificate_of(workspace: Path) -> Certificate | None:
    """The workspace's certificate, if it has one. Raises Misconfigured where the file holds none."""
    path = workspace / FILE_NAME
    return read_certificate(path.read_text(encoding="utf-8"), str(path)) if path.exists() else None


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

    now = versions(policy)
    if certificate.holds_for(now):
        return None
    changed = [name for name, value in certificate.versions if value != getattr(now, name)]
    return f"Since {certificate.issued_on} these have changed: {', '.join(changed)}."
