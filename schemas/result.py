"""One document's result as CONTRACT names it: for `extract`, for exports and for the ledger."""

from __future__ import annotations

from typing import Any

from schemas.extraction import Claim
from schemas.money import Frozen
from schemas.verdict import RuleOutcome, Verdict


def result(verdict: Verdict, *, all_findings: bool = False) -> dict[str, Any]:
    """`verdict` as JSON-ready data. Findings that are not applicable are left out unless `all_findings`."""
    return {
        "file": verdict.document.origin,
        "sha256": verdict.document.sha256,
        "media_type": verdict.document.media_type,
        "doc_type": verdict.doc_type.value,
        "subtype": verdict.subtype,
        "language": verdict.language,
        "pages": verdict.page_count,
        "disposition": verdict.disposition.value,
        "reason": verdict.reason,
        "profile": verdict.profile.value,
        "vendor": verdict.vendor,
        "invoice": verdict.invoice.model_dump(mode="json"),
        "withheld": [one.model_dump(mode="json") for one in verdict.withheld],
        "claims": {path: _claim(claim) for path, claim in verdict.claims.items()},
        "findings": told_findings(verdict, all_findings=all_findings),
        "versions": verdict.versions.model_dump(mode="json"),
        "seconds": round(verdict.seconds, 3),
    }


def told_findings(verdict: Verdict, *, all_findings: bool = False) -> list[dict[str, Any]]:
    """Its findings as data, without those that are not applicable unless `all_findings`."""
    return [
        _told(finding, "accepted_by")
        for finding in verdict.findings
        if all_findings or finding.outcome is not RuleOutcome.NOT_APPLICABLE
    ]


def _claim(claim: Claim) -> dict[str, Any]:
    told = _told(claim, "person")
    del told["term"]
    return told


def _told(one: Frozen, by_people: str) -> dict[str, Any]:
    """`one` as data; what only people leave there is told where they did."""
    told = one.model_dump(mode="json")
    if not told[by_people]:
        del told[by_people]
    return told
