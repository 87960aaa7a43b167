"""The default gate: a value goes straight through only when its place, its label and its score vouch for it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from schemas import Claim, DocType, Layer, Severity, cut_off, named_first
from schemas.grades import PROVED
from validators.rule import PAGES, Facts, Fail, NotApplicable, Rule, Said, example, example_claims

_LOOK = (
    "Compare the value with the document, then approve it as it is or corrected (`vouchline decide`); or mend the "
    "policy, a template or reference data, and replay the document."
)
LABELLED = (Layer.RULES, Layer.MODEL, Layer.FOUNDATION)
_DESIGN = "our own: when unsure, review"


def why_uncertain(claim: Claim, threshold: Decimal) -> str | None:
    """Why the value of `claim` is not certain: its doubt, or a certainty below `threshold`; None when it is."""
    if claim.doubt is not None:
        return claim.doubt
    if claim.certainty < float(threshold):
        return _below_threshold(claim, threshold)
    return None


def _below_threshold(claim: Claim, threshold: Decimal) -> str:
    """How certain `claim` is, by the name of its number: a score is no confidence."""
    number = "score" if claim.confidence is None else "confidence"
    return f"its {number} is {cut_off(claim.certainty)}, below {threshold}"


def _below(facts: Facts) -> Iterator[Said]:
    """A value below the gate; where a doubt says why, that says it once (GATE-2)."""
    threshold = facts.policy.gate.default_score
    for path, claim in facts.needed.items():
        if claim.doubt is None and claim.certainty < float(threshold):
            yield Fail(f"{named_first(path)} is not certain: {_below_threshold(claim, threshold)}.", (path,), claim.raw)


def _doubtful(facts: Facts) -> Iterator[Said]:
    for path, claim in facts.needed.items():
        if claim.doubt is not None:
            yield Fail(f"{named_first(path)} is not certain: {claim.doubt.rstrip('.')}.", (path,), claim.raw)


def _triple(facts: Facts) -> Iterator[Said]:
    if facts.invoice.totals.gross is None:
        yield NotApplicable("The gross total is not known.")
    elif not facts.extraction.triple_printed:
        yield Fail(
            "Net, tax and gross do not all stand printed so that they add up, nor is it printed that no tax is due."
        )


def _kind(facts: Facts) -> Iterator[Said]:
    score, threshold = facts.extraction.doc_type_score, facts.policy.gate.doc_type_score
    if score < float(threshold):
        kind = facts.doc_type.value.replace("_", " ")
        yield Fail(
            f"That the document is of kind {kind} is not certain: its score is {cut_off(score)}, below {threshold}."
        )


def _labelled(facts: Facts) -> Iterator[Said]:
    """A value that seems certain and that nothing names; what is uncertain anyway is told by GATE-1 or GATE-2, and what
    a person approved, or other values prove, needs no name."""
    threshold = facts.policy.gate.default_score
    for path, claim in facts.needed.items():
        named = claim.label or claim.person or claim.proof or claim.layer not in LABELLED
        if not named and why_uncertain(claim, threshold) is None:
            yield Fail(f"{named_first(path)} was found without a label or a role that names it.", (path,), claim.raw)


def _two_readers(facts: Facts) -> Iterator[Said]:
    """What one trained reader alone gave, however sure it is; what is uncertain anyway is told by GATE-1 or GATE-2, and
    what a person approved has a second reader."""
    threshold = facts.policy.gate.default_score
    for path, claim in facts.needed.items():
        if claim.alone and claim.person is None and claim.proof is None and why_uncertain(claim, threshold) is None:
            message = f"{named_first(path)} was read by one trained reader alone, and nothing else vouches for it."
            yield Fail(message, (path,), claim.raw)


def unplaced(path: str, claim: Claim) -> bool:
    """Whether nothing in the document vouches for `claim`: no place, no element, no other values, no person."""
    derived = claim.layer is Layer.DERIVED and (claim.operands or path == "type_code")
    return claim.page is None and claim.path is None and not derived and claim.layer is not Layer.HUMAN


def _placed(facts: Facts) -> Iterator[Said]:
    for path, claim in facts.needed.items():
        if unplaced(path, claim):
            yield Fail(f"{named_first(path)} has no place in the document that vouches for it.", (path,), claim.raw)


_SURE = Claim(
    term="invoice_number", value="R-1", raw="R-1", layer=Layer.RULES, score=PROVED, page=1, label="Invoice no."
)
_GROSS = {"totals.gross": Decimal(1)}

RULES: tuple[Rule, ...] = (
    Rule(
        id="GATE-1",
        sentence="Every value is at least as certain as the policy's gate asks.",
        todo=_LOOK,
        terms=(),
        severity=Severity.WARNING,
        source=_DESIGN,
        check=_below,
        passing=example_claims(_SURE),
        failing=example_claims(_SURE.model_copy(update={"score": 0.5})),
    ),
    Rule(
        id="GATE-2",
        sentence="No value can be read in two ways, and no readings contradict each other.",
        todo=_LOOK,
        terms=(),
        severity=Severity.WARNING,
        source=_DESIGN,
        check=_doubtful,
        passing=example_claims(_SURE),
        failing=example_claims(_SURE.model_copy(update={"doubt": "two numbers are labelled so"})),
    ),
    Rule(
        id="GATE-3",
        sentence="Net, tax and gross stand printed and add up, or it is printed that no tax is due.",
        todo="Compare net, tax and gross with the document, then approve what is right (`vouchline decide`).",
        terms=("totals.net", "totals.tax", "totals.gross"),
        severity=Severity.WARNING,
        source=_DESIGN,
        profiles=PAGES,
        elsewhere="An e-invoice states its totals itself.",
        check=_triple,
        passing=example(_GROSS),
        failing=example(_GROSS, extraction=example_claims(triple_printed=False).extraction),
    ),
    Rule(
        id="GATE-4",
        sentence="The kind of document is certain.",
        todo="Look at the document; if it is an invoice, approve it with its kind (`vouchline decide`).",
        terms=(),
        severity=Severity.WARNING,
        source=_DESIGN,
        check=_kind,
        passing=example(),
        failing=example_claims(doc_type=DocType.INVOICE, doc_type_score=0.5),
    ),
    Rule(
        id="GATE-5",
        sentence="Every value that was read is named by a label or by its role in the document.",
        todo=_LOOK,
        terms=(),
        severity=Severity.WARNING,
        source=_DESIGN,
        check=_labelled,
        passing=example_claims(_SURE),
        failing=example_claims(_SURE.model_copy(update={"label": None})),
    ),
    Rule(
        id="GATE-6",
        sentence="Every value has its place in the document, or the values it was derived from.",
        todo=_LOOK,
        terms=(),
        severity=Severity.WARNING,
        source=_DESIGN,
        check=_placed,
        passing=example_claims(_SURE),
        failing=example_claims(_SURE.model_copy(update={"page": None})),
    ),
    Rule(
        id="GATE-7",
        sentence="No value rests on what the trained extractor alone has read, or the memory of a single document.",
        todo=_LOOK,
        terms=(),
        severity=Severity.WARNING,
        source=_DESIGN,
        check=_two_readers,
        passing=example_claims(_SURE),
        failing=example_claims(_SURE.model_copy(update={"alone": True})),
    ),
)
