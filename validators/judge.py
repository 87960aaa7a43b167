"""judge: all rules over one document, signals turned into findings, and the policy's disposition. It never raises."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from schemas import (
    Claim,
    Disposition,
    DocType,
    Document,
    Extraction,
    Finding,
    Invoice,
    Lesson,
    PageSize,
    Policy,
    Reading,
    RuleOutcome,
    Severity,
    Source,
    Verdict,
    Versions,
    Withheld,
    named,
    seller_keys,
)
from validators import door, profiles
from validators.accepted import with_accepted
from validators.banks import with_doubted_bic, with_its_bank
from validators.crediting import with_known_credit
from validators.dating import with_days_in_time
from validators.evidence import proved
from validators.identity import Known, known, with_known
from validators.official import findings_of
from validators.policy import decide, severity_of
from validators.reference import Reference
from validators.rule import Facts, Fail, NotApplicable, NotRun, Rule, Said
from validators.rulebook import RULES
from validators.rules.certainty import why_uncertain
from validators.rules.earlier import SETTLED
from validators.touching import noticed
from validators.withholding import withheld

_OUTCOMES: Mapping[type[Said], RuleOutcome] = {
    Fail: RuleOutcome.FAIL,
    NotRun: RuleOutcome.NOT_RUN,
    NotApplicable: RuleOutcome.NOT_APPLICABLE,
}


def judge(  # noqa: PLR0913 - the facts of one document; all but the three stations' results are by name
    document: Document,
    reading: Reading,
    extraction: Extraction,
    *,
    policy: Policy,
    reference: Reference,
    versions: Versions,
    as_of: date | None,
) -> Verdict:
    """The verdict on one document. `as_of` is the day of receipt; without it date rules are not applicable.

    A rule that fails to run is a finding like any other; the exported record is tried only when all else passes.
    """
    read, misfits = door.typed_claims(extraction.claims)
    extraction, who = _joined(extraction.model_copy(update={"claims": read}), reference, as_of)
    claims, invoice = extraction.claims, door.invoice_of(extraction.claims)
    profile, why = profiles.choose(invoice, extraction, policy, who.country)
    codes = tuple(code for page in reading.pages for code in page.payment_codes)
    folders = document.folders
    facts = Facts(invoice, extraction, profile, policy, as_of, reference, document.sha256, codes, who, folders)
    said: list[Finding] = []
    passed = 0
    for rule in RULES if claims or not reading.signals else ():  # of nothing, the signal says all
        said += (found := examine(rule, facts))
        passed += not found
    seen = (*noticed(reading.signals, facts.needed), *misfits, *findings_of(reading, claims, profile, policy))
    findings, kept_back = _at_the_door((*seen, *with_accepted(said, facts)), facts)
    disposition, reason = decide(findings)
    return Verdict(
        document=document,
        doc_type=extraction.doc_type,
        subtype=extraction.subtype,
        language=extraction.language,
        page_count=reading.page_count,
        pages=_sizes(reading),
        vendor=who.vendor.vendor if who.vendor else None,
        lesson=_lesson(extraction, who),
        invoice=_without(kept_back, facts),
        withheld=kept_back,
        claims=claims,
        layers=extraction.layers,
        findings=findings,
        passed=passed,
        disposition=disposition,
        reason=reason,
        profile=profile,
        profile_reason=why,
        versions=versions,
    )


def _lesson(extraction: Extraction, who: Known) -> Lesson | None:
    """What the document teaches, by whose it is: the vendor in the master, else what the seller is found by."""
    sellers = seller_keys(door.invoice_of(extraction.claims).seller)
    vendor = who.vendor.vendor if who.vendor else next(iter(sellers), None)
    lesson = extraction.lesson
    return lesson.model_copy(update={"vendor": vendor}) if lesson is not None and vendor is not None else None


def _sizes(reading: Reading) -> tuple[PageSize, ...]:
    return tuple(
        PageSize(number=p.number, width=p.width, height=p.height, turn=p.turn, compared=p.compared)
        for p in reading.pages
    )


def _at_the_door(findings: tuple[Finding, ...], facts: Facts) -> tuple[tuple[Finding, ...], tuple[Withheld, ...]]:
    """`findings` with those of the exported record and of the random sample, each tried when all else passes; and what
    is withheld. Where a person looks at the document anyway, nothing is: they are shown what is believed, and asked."""
    kept_back = withheld(facts)
    if decide(findings)[0] is Disposition.STRAIGHT_THROUGH:
        findings = (*findings, *door.export_findings(facts.claims, _without(kept_back, facts), facts.profile))
    if decide(findings)[0] is Disposition.STRAIGHT_THROUGH:
        return (*findings, *door.drawn(facts.sha256, facts.policy)), kept_back
    return (*findings, *door.asked(kept_back, facts.claims)), ()


def _without(kept_back: Iterable[Withheld], facts: Facts) -> Invoice:
    """The invoice as it leaves: without what is withheld."""
    left_out = {one.term for one in kept_back}
    return door.invoice_of({path: claim for path, claim in facts.claims.items() if path not in left_out})


def _joined(extraction: Extraction, reference: Reference, received: date | None) -> tuple[Extraction, Known]:
    """`extraction` with what is known of its parties, and who they are. What a person approved stays as it is."""
    who = known(extraction, reference)
    if any(claim.person is not None for claim in extraction.claims.values()):
        return extraction, who
    extraction = with_its_bank(with_known(extraction, who, reference))
    extraction = with_doubted_bic(extraction, {account for vendor in who.vendors for account in vendor.accounts})
    extraction = with_days_in_time(extraction, door.invoice_of(extraction.claims), who, reference, received)
    invoice = door.invoice_of(extraction.claims)
    return with_known_credit(proved(extraction, invoice), invoice, who, reference), who


def uncredited(verdict: Verdict, policy: Policy, reference: Reference) -> tuple[Finding, ...]:
    """What is wrong with what a credit note credits, now that the documents beside it are settled: it was judged by
    invoices that were to leave with it, and by no other credit note of its run."""
    if verdict.doc_type is not DocType.CREDIT_NOTE or verdict.disposition is not Disposition.STRAIGHT_THROUGH:
        return ()
    extraction = Extraction(doc_type=verdict.doc_type, claims=verdict.claims)
    invoice = door.invoice_of(verdict.claims)  # as it was judged: the number that it names may be withheld
    facts = Facts(invoice, extraction, verdict.profile, policy, None, reference, verdict.document.sha256)
    told = {finding.rule for finding in verdict.findings}
    found = (finding for rule in SETTLED if rule.id not in told for finding in examine(rule, facts))
    return tuple(finding for finding in found if finding.outcome is not RuleOutcome.NOT_APPLICABLE)


def examine(rule: Rule, facts: Facts) -> list[Finding]:
    """What `rule` has to say of `facts`; nothing when it passes."""
    excluded = rule.excluded(facts)
    if excluded is not None:
        return [_finding(rule, NotApplicable(excluded), facts)]
    told: Iterable[Said]
    try:
        told = list(rule.check(facts))
    except Exception:  # a broken rule must not stop the others; what it would have found is not known
        told = [NotRun("This rule could not be checked because of a fault in the program.")]
    return [_finding(rule, said, facts) for said in told]


def _finding(rule: Rule, said: Said, facts: Facts) -> Finding:
    outcome = _OUTCOMES[type(said)]
    severity = severity_of(rule.id, rule.weight(facts.profile), outcome, facts.policy, facts.profile)
    terms = tuple(term for term in rule.terms if "[" not in term)
    if not isinstance(said, Fail):
        return _plain_finding(rule, severity, outcome, said.why, terms)
    terms, message = said.terms or terms, said.message
    doubt = _first_doubt(terms, facts) if severity is Severity.FATAL else None
    if doubt is not None:
        severity, outcome, message = Severity.WARNING, RuleOutcome.NOT_RUN, f"{message} It is not decided: {doubt}"
    places = [facts.claims[term] for term in terms if term in facts.claims]
    place = {"page": said.page, "boxes": said.boxes} if said.page is not None else _evidence(places)
    return _plain_finding(rule, severity, outcome, message, terms).model_copy(
        update={"seen": said.seen, "expected": said.expected, **place}
    )


def _plain_finding(
    rule: Rule, severity: Severity, outcome: RuleOutcome, message: str, terms: tuple[str, ...]
) -> Finding:
    return Finding(
        rule=rule.id,
        source=Source.NATIVE,
        severity=severity,
        outcome=outcome,
        message=message,
        terms=terms,
        todo=rule.todo,
    )


def _first_doubt(terms: Iterable[str], facts: Facts) -> str | None:
    """Why a fatal failure at `terms` may be our reading and not the document (ADR 13), or None."""
    for term in terms:
        claim = facts.claims.get(term)
        why = claim and why_uncertain(claim, facts.policy.gate.default_score)
        if why:
            return f"{named(term)} is not certain ({why.rstrip('.')})."
    return None


def _evidence(claims: list[Claim]) -> dict[str, object]:
    """The page of the first claim that has one, and all places on that page."""
    page = next((claim.page for claim in claims if claim.page is not None), None)
    boxes = tuple(box for claim in claims if claim.page == page and page is not None for box in claim.boxes)
    return {"page": page, "boxes": boxes}
