"""What people accepted of a vendor's document, and is so on its next one too: it is not asked again."""

from __future__ import annotations

from collections.abc import Sequence

from schemas import Finding, RuleOutcome, Severity
from validators.rule import Facts

# What the law asks a document to say, or not to say beside a tax. None of these rules tells how much is paid, to whom
# or for what, and what a vendor leaves out or prints below all it sends, it does each time.
LASTING = frozenset(
    {
        *("EU-226-3", "EU-226-4", "EU-226-5", "EU-226-8", "EU-226-9", "EU-226-10A", "EU-226-11"),
        *("AT-11", "DE-STNR", "IN-46-NUMBER", "IN-46-GSTIN", "TAX-RC"),
    }
)
_SAID = "People accepted that on an earlier document of this vendor."


def with_accepted(findings: Sequence[Finding], facts: Facts) -> tuple[Finding, ...]:
    """`findings`, put on record alone where people accepted the same, in the same words, on a document of the vendor
    that left: of one that is certain, made out to one of your companies."""
    if facts.who.vendor is None or facts.who.company is None or not any(map(_may_last, findings)):
        return tuple(findings)
    known = {said for one in facts.before for said in one.accepted}
    return tuple(_on_record(one) if _may_last(one) and (one.rule, one.message) in known else one for one in findings)


def _may_last(finding: Finding) -> bool:
    failed = finding.outcome is RuleOutcome.FAIL and finding.severity is Severity.WARNING
    return failed and finding.rule in LASTING


def _on_record(finding: Finding) -> Finding:
    return finding.model_copy(update={"severity": Severity.INFORMATION, "expected": _SAID})
