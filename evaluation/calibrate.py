"""From labelled documents to a certificate: which would have gone straight through, how surely, which were wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from evaluation.certificate import Audited, Passed, Refused, certify
from evaluation.corpus import Labelled
from evaluation.evaluate import measure
from evaluation.scoring import Scored
from flows.pipeline import versions
from schemas import Certificate, Layer, Policy


def audited(documents: Sequence[Labelled], policy: Policy, workers: int | None = None) -> list[Audited]:
    """The documents read from pages that `policy` would let straight through if no value had to be certain."""
    open_gate = policy.gate.model_copy(update={"default_score": Decimal(0), "audit_share": Decimal(0)})
    return list(_audited(measure(documents, policy.model_copy(update={"gate": open_gate}), workers)))


def _audited(scored: Sequence[Scored]) -> Iterator[Audited]:
    for one in scored:
        claims = (one.result or {}).get("claims") or {}
        certain = [_certainty(claim) for claim in claims.values() if claim["layer"] != Layer.EINVOICE]
        if one.straight and certain:
            yield Audited(
                sha256=str(one.given("sha256")),
                vendor=one.document.labels.template,
                score=min(certain),
                wrong=one.silent,
            )


def _certainty(claim: dict[str, float | None]) -> float:
    confidence, score = claim["confidence"], claim["score"]
    return float(confidence if confidence is not None else score or 0.0)


def issue(rows: Sequence[Audited], policy: Policy, issued_on: date) -> Certificate | Refused:
    """The certificate that the checked documents earn under `policy`, or why there is none."""
    gate = policy.gate
    found = certify(
        rows, alpha=float(gate.error_rate), delta=float(gate.error_chance), per_vendor=gate.audit_per_vendor
    )
    if not isinstance(found, Passed):
        return found
    return Certificate(
        alpha=gate.error_rate,
        delta=gate.error_chance,
        documents=found.documents,
        errors=found.errors,
        threshold=found.threshold,
        versions=versions(policy),
        issued_on=issued_on,
    )
