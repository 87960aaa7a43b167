"""What people release: findings that a person saw hold a document no longer, and some need two of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from schemas import Disposition, Finding, Layer, Policy, RuleOutcome, Severity, Source, Verdict, plain
from schemas.approvals import approvals_of, why_not_released
from schemas.deciding import TOTAL_ALONE, key_of
from schemas.decision import Decided
from validators import door
from validators.accepted import LASTING
from validators.policy import decide, leads_to
from validators.rules.people import NOT_ON_PAGE

# What a rule that fails speaks of, where the policy may ask for two people.
_TWO_FOR: Mapping[str, str] = {
    "VEND-3": "account",
    "VEND-1": "new_vendor",
    NOT_ON_PAGE: "not_on_page",
    "IN-46": "pages",
}
_WHY: Mapping[str, str] = {
    "account": "The bank account is new or has changed.",
    "new_vendor": "The vendor is new.",
    "not_on_page": "A value that a person gave was not found on the page.",
    "pages": "A person split or joined its pages.",
}
# What is asked once a person has answered, and says no more than what they saw and answered: that no tax was found, nor
# a note that none is due, and then that nothing says why none is charged.
_SAME = {"EU-226-11": "EU-226-10"}
# The product's own promise: no person takes it back.
_NEVER = frozenset({"SCHEMA-1", "SCHEMA-2", "TYPE-1", "TYPE-2", "GX-01"})


def by_people(verdict: Verdict, decided: Sequence[Decided], policy: Policy) -> Verdict:
    """`verdict` with what people decided since the document was last reopened, and how many it needs in all."""
    reasons = tuple(_two(verdict, policy))
    verdict = verdict.model_copy(update={"people": 2 if reasons else 1, "people_for": reasons})
    approvals = approvals_of(verdict, decided)
    if not approvals:
        return verdict
    verdict = _decided_again(_accepting(verdict, approvals, policy), policy)
    if verdict.disposition is not Disposition.STRAIGHT_THROUGH:
        return verdict
    why = why_not_released(verdict, decided, ever_decided=True)
    if why is not None:
        return verdict.model_copy(update={"disposition": Disposition.REVIEW, "reason": why})
    return verdict.model_copy(update={"reason": f"It was approved by {' and '.join(approvals)}."})


def _two(verdict: Verdict, policy: Policy) -> Iterator[str]:
    """Why the policy wants two people to approve it."""
    rules = policy.people
    failed = {one.rule for one in verdict.findings if one.outcome is not RuleOutcome.NOT_APPLICABLE}
    if "everything" in rules.two_for:
        yield "The policy asks for two people everywhere."
    for cause, sentence in _WHY.items():
        if cause in rules.two_for and any(_TWO_FOR.get(rule) == cause for rule in failed):
            yield sentence
    gross, currency = verdict.invoice.totals.gross, verdict.invoice.currency or ""
    most = rules.two_above.get(currency)
    if most is not None and gross is not None and abs(gross) > most:
        yield f"It is of more than {plain(most)} {currency}."
    net = verdict.claims.get("totals.net")
    if net is not None and net.layer is Layer.DERIVED and net.operands == TOTAL_ALONE:
        yield "Nothing is said of tax, and the total is taken for the net total."
    for rule in rules.override:
        if any(one.rule == rule and leads_to(one) is Disposition.QUARANTINE for one in _as_found(verdict)):
            yield f"Only two people together may override {rule}."


def _as_found(verdict: Verdict) -> Iterator[Finding]:
    return (finding.model_copy(update={"accepted_by": ()}) for finding in verdict.findings)


def _accepting(verdict: Verdict, approvals: Mapping[str, Decided], policy: Policy) -> Verdict:
    """`verdict` with the findings accepted that its approvers saw, or may and did override."""
    seen = {key for one in approvals.values() for key in one.seen}
    names = tuple(approvals)
    let_be = {key_of(one): one for one in _let_be(approvals)}
    saw = {key.partition(": ")[0] for key in seen}
    matters = [set(one.terms) for one in verdict.findings if key_of(one) in seen and one.source is not Source.BATCH]

    def again(finding: Finding) -> bool:
        """Whether the gate says of a batch what was seen of the document."""
        return finding.source is Source.BATCH and any(set(finding.terms) <= one for one in matters if finding.terms)

    def accepted(finding: Finding) -> bool:
        if finding.rule in _NEVER:
            return False
        match leads_to(finding):
            case Disposition.STRAIGHT_THROUGH:
                return key_of(finding) in let_be
            case Disposition.REVIEW:
                said = key_of(finding) in seen or _SAME.get(finding.rule) in saw
                return finding.rule == NOT_ON_PAGE or said or again(finding)
            case Disposition.QUARANTINE:
                by = [name for name, one in approvals.items() if finding.rule in one.decision.override]
                return finding.rule in policy.people.override and len(by) > 1
        return False

    findings = [one.model_copy(update={"accepted_by": names}) if accepted(one) else one for one in _as_found(verdict)]
    told = {key_of(one) for one in findings}
    beside = (one for key, one in let_be.items() if key not in told)
    return verdict.model_copy(update={"findings": (*findings, *beside)})


def _let_be(approvals: Mapping[str, Decided]) -> Iterator[Finding]:
    """What the law asks a document to say and this one lacks (or says in words alone, TAX-RC), let be by its approvers,
    who saw it: on record also where a value that they gave besides (a tax row of zero) answers the rule, for the page
    says no more by that."""
    for key in dict.fromkeys(key for one in approvals.values() for key in one.upheld):
        rule, _, message = key.partition(": ")
        if rule in LASTING:
            yield Finding(
                rule=rule,
                source=Source.NATIVE,
                severity=Severity.INFORMATION,
                outcome=RuleOutcome.FAIL,
                message=message,
                accepted_by=tuple(approvals),
            )


def _decided_again(verdict: Verdict, policy: Policy) -> Verdict:
    """The disposition under the findings that still hold it; the record is tried once nothing else does."""
    findings = verdict.findings
    if decide(findings)[0] is Disposition.STRAIGHT_THROUGH:
        known = {key_of(finding) for finding in findings}
        schema = door.export_findings(verdict.claims, verdict.invoice, verdict.profile)
        findings = (*findings, *(one for one in schema if key_of(one) not in known))
    if verdict.disposition not in _OPEN or not policy.may_export(verdict.doc_type):
        return verdict.model_copy(update={"findings": findings})
    disposition, reason = decide(findings)
    return verdict.model_copy(update={"findings": findings, "disposition": disposition, "reason": reason})


_OPEN = (Disposition.STRAIGHT_THROUGH, Disposition.REVIEW, Disposition.QUARANTINE)
