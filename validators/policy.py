"""From findings to a disposition: the worst wins, and its reason is one plain sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from schemas import Disposition, Finding, Policy, Profile, RuleOutcome, Severity, Verdict
from validators.door import SCHEMA
from validators.signals import SIGNALS

_BY_SEVERITY = {
    Severity.FATAL: Disposition.QUARANTINE,
    Severity.WARNING: Disposition.REVIEW,
    Severity.INFORMATION: Disposition.STRAIGHT_THROUGH,
}
_WORST_FIRST = (
    Disposition.REFUSED,
    Disposition.QUARANTINE,
    Disposition.REVIEW,
    Disposition.UNPACKED,
    Disposition.STRAIGHT_THROUGH,
)
# Where the product's own promise decides, no policy does: what read refuses, what the strict schema does not take, and
# documents of a kind that is never exported.
_FIXED = {
    **{entry.id: entry.forces for entry in (*SIGNALS.values(), *SCHEMA.values())},
    **dict.fromkeys(("TYPE-1", "TYPE-2"), Disposition.REVIEW),
    "GX-01": Disposition.QUARANTINE,
}
# Set by what a document is, not by findings: known bytes, and containers that only held other documents.
_SETTLED = (Disposition.DUPLICATE, Disposition.UNPACKED)


def leads_to(finding: Finding) -> Disposition:
    """Where `finding` alone sends its document. A rule that could not run weighs as if it had failed; what people
    accepted holds nothing."""
    if finding.outcome is RuleOutcome.NOT_APPLICABLE or finding.accepted_by:
        return Disposition.STRAIGHT_THROUGH
    return _FIXED.get(finding.rule, _BY_SEVERITY[finding.severity])


def decide(findings: Sequence[Finding]) -> tuple[Disposition, str]:
    """The disposition under all `findings`, and its reason."""
    worst = min((leads_to(finding) for finding in findings), key=_WORST_FIRST.index, default=_WORST_FIRST[-1])
    if worst is Disposition.STRAIGHT_THROUGH:
        return worst, "Every rule that applies has passed."
    causes = [finding for finding in findings if leads_to(finding) is worst]
    # A broken rule explains more than one that could not run.
    first = min(causes, key=lambda finding: finding.outcome is RuleOutcome.NOT_RUN)
    others = len(causes) - 1
    more = f" (and {others} other {'findings' if others > 1 else 'finding'})" if others else ""
    return worst, f"{first.message.rstrip('.')} [{first.rule}]{more}."


def severity_of(rule: str, own: Severity, outcome: RuleOutcome, policy: Policy, profile: Profile) -> Severity:
    """What `outcome` of `rule` weighs under `profile`: as `policy` says, else its `own`. What could not run is never
    information."""
    severity = policy.rules.given(rule, profile) or own
    unknown = outcome is RuleOutcome.NOT_RUN and severity is Severity.INFORMATION
    return Severity.WARNING if unknown else severity


def weighed(finding: Finding, policy: Policy, profile: Profile) -> Finding:
    """`finding` with the severity that it has under `policy` and `profile`."""
    severity = severity_of(finding.rule, finding.severity, finding.outcome, policy, profile)
    return finding if severity is finding.severity else finding.model_copy(update={"severity": severity})


def with_findings(verdict: Verdict, findings: Iterable[Finding], policy: Policy) -> Verdict:
    """`verdict` with more `findings`, decided again under `policy`. What is a duplicate or unpacked stays so."""
    added = tuple(weighed(finding, policy, verdict.profile) for finding in findings)
    every = (*verdict.findings, *added)
    if verdict.disposition in _SETTLED or not added:
        return verdict.model_copy(update={"findings": every})
    disposition, reason = decide(every)
    return verdict.model_copy(update={"findings": every, "disposition": disposition, "reason": reason})
