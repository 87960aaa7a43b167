"""One document's result as CONTRACT names it: for `extract`, for exports and for the ledger."""

from __future__ import annotations

from typing import Any

from schemas.extraction import Claim
from schemas.verdict import RuleOutcome, Verdict


def result(verdict: Verdict, *, all_findings: bool = False) -> dict[str, Any]:
    """`verdict` as JSON-ready data. Findings that are not applicable are left out unless `all_findings`."""
    findings = [
        finding.model_dump(mode="json")
        for finding in verdict.findings
        if all_findings or finding.outcome is not RuleOutcome.NOT_APPLICABLE
    ]
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
        "findings": findings,
        "versions": verdict.versions.model_dump(mode="json"),
        "seconds": round(verdict.seconds, 3),
    }


def _claim(claim: Claim) -> dict[str, Any]:
    return claim.model_dump(mode="json", exclude={"term"})
