"""Properties of the rulebook: consistent invoices pass, one changed total is found, nothing makes judge raise."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from schemas import (
    LINE_TERMS,
    TAX_TERMS,
    TERMS,
    Claim,
    Disposition,
    DocType,
    Extraction,
    Layer,
    Policy,
    Profile,
    RuleOutcome,
    Severity,
    Signal,
    SignalCode,
    Value,
    normalise_number,
    result,
    xpath_round,
)
from schemas.policy import Rules
from tests.validators.judged import claim, extracted, judged, raised
from validators.policy import decide, leads_to
from validators.rulebook import RULES

CENTS = st.decimals(min_value=1, max_value=100_000, places=2, allow_nan=False)
# What German law allows on the day of the invoice.
RATES = st.sampled_from([Decimal(rate) for rate in ("0", "7", "19")])
LINES = st.lists(st.tuples(st.integers(1, 50), CENTS, RATES), min_size=1, max_size=6)


def consistent(lines: list[tuple[int, Decimal, Decimal]]) -> dict[str, Value | None]:
    """Values of an invoice over `lines` of quantity, price and rate in which everything adds up."""
    values: dict[str, Value | None] = {"lines[1].description": None, "lines[1].quantity": None}
    values |= {"lines[1].unit_price": None, "lines[1].net": None}
    bases: dict[Decimal, Decimal] = {}
    for row, (quantity, price, rate) in enumerate(lines):
        net = quantity * price
        bases[rate] = bases.get(rate, Decimal(0)) + net
        values |= {f"lines[{row}].description": f"Item {row}", f"lines[{row}].quantity": Decimal(quantity)}
        values |= {f"lines[{row}].unit_price": price, f"lines[{row}].net": net}
    tax = Decimal(0)
    for row, (rate, base) in enumerate(bases.items()):
        amount = xpath_round(base * rate / 100)
        tax += amount
        values |= {f"tax_breakdown[{row}].base": base, f"tax_breakdown[{row}].rate": rate}
        values[f"tax_breakdown[{row}].amount"] = amount
    net = sum(bases.values(), Decimal(0))
    totals = {"line_net": net, "net": net, "tax": tax, "gross": net + tax, "due": net + tax}
    return values | {f"totals.{leaf}": amount for leaf, amount in totals.items()}


@given(LINES)
def test_a_consistent_invoice_goes_straight_through(lines: list[tuple[int, Decimal, Decimal]]) -> None:
    verdict = judged(extracted(consistent(lines)))
    assert raised(verdict) == set()
    assert verdict.disposition is Disposition.STRAIGHT_THROUGH


PREDICTED = {
    "line_net": {"BR-CO-10", "BR-CO-13"},
    "net": {"BR-CO-13", "BR-CO-15"},
    "tax": {"BR-CO-14", "BR-CO-15"},
    "gross": {"BR-CO-15", "BR-CO-16"},
    "due": {"BR-CO-16"},
}


@given(LINES, st.sampled_from(sorted(PREDICTED)), st.decimals(min_value=1, max_value=999, places=2))
def test_one_changed_total_raises_exactly_the_predicted_rules(
    lines: list[tuple[int, Decimal, Decimal]], leaf: str, change: Decimal
) -> None:
    values = consistent(lines)
    before = values[f"totals.{leaf}"]
    assert isinstance(before, Decimal)
    verdict = judged(extracted({**values, f"totals.{leaf}": before + change}))
    assert raised(verdict) == PREDICTED[leaf]
    assert verdict.disposition is not Disposition.STRAIGHT_THROUGH


PATHS = st.one_of(
    st.sampled_from([term.path for term in TERMS]),
    st.builds("lines[{}].{}".format, st.integers(0, 3), st.sampled_from([term.path for term in LINE_TERMS])),
    st.builds("tax_breakdown[{}].{}".format, st.integers(0, 3), st.sampled_from([term.path for term in TAX_TERMS])),
    st.text(max_size=12),
)
TEXTS = st.one_of(
    st.text(max_size=20),
    st.sampled_from(["EUR", "JPY", "DE", "DE136695976", "CHE", "381", "DE89370400440532013000", "\u0000", "½"]),
)
VALUES = st.one_of(TEXTS, st.dates(), st.decimals(allow_nan=False, allow_infinity=False), CENTS)


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    """Any claim at all."""
    return Claim(
        term=draw(PATHS),
        value=draw(VALUES),
        raw=draw(st.text(max_size=10)),
        layer=draw(st.sampled_from(Layer)),
        score=draw(st.floats(0, 1)),
        confidence=draw(st.none() | st.floats(0, 1)),
        page=draw(st.none() | st.integers(1, 3)),
        label=draw(st.none() | st.text(max_size=5)),
        doubt=draw(st.none() | st.text(max_size=10)),
    )


@st.composite
def extractions(draw: st.DrawFn) -> Extraction:
    """Any extraction at all."""
    made = draw(st.lists(claims(), max_size=25))
    return Extraction(
        doc_type=draw(st.sampled_from(DocType)),
        doc_type_score=draw(st.floats(0, 1)),
        subtype=draw(st.none() | st.text(max_size=8)),
        claims={one.term: one for one in made},
        triple_printed=draw(st.booleans()),
    )


@given(
    extractions(),
    st.none() | st.dates(),
    st.lists(st.builds(Signal, code=st.sampled_from(SignalCode), message=st.just("Noticed.")), max_size=2),
    st.sampled_from(["auto", *Profile]),
)
def test_no_extraction_makes_judge_raise(
    extraction: Extraction, as_of: date | None, signals: list[Signal], profile: Profile
) -> None:
    policy = Policy(rules=Rules(profile=profile))
    verdict = judged(extraction, policy=policy, as_of=as_of, signals=signals)
    assert (verdict.disposition, verdict.reason) == decide(verdict.findings)
    assert result(verdict)["disposition"] == verdict.disposition
    assert set(verdict.claims) <= set(extraction.claims)
    for found in verdict.findings:
        assert "Traceback" not in found.message


@given(extractions())
def test_what_goes_straight_through_holds_no_doubt(extraction: Extraction) -> None:
    verdict = judged(extraction)
    if verdict.disposition is Disposition.STRAIGHT_THROUGH:
        assert all(one.doubt is None for one in verdict.claims.values())
        assert extraction.triple_printed


@given(st.sampled_from([path for path, one in extracted().claims.items() if one.value]), st.booleans())
def test_a_doubtful_value_stops_is_left_out_or_is_proved(path: str, by_score: bool) -> None:
    known = extracted().claims[path].value
    doubtful = claim(path, known, score=0.5) if by_score else claim(path, known, doubt="it is unclear")
    verdict = judged(extracted(claims=[doubtful]))
    if path in {one.term for one in verdict.withheld}:
        assert verdict.disposition is Disposition.STRAIGHT_THROUGH
    elif verdict.claims[path].proof is not None:
        assert by_score, "no proof lifts a doubt"
        assert verdict.disposition is Disposition.STRAIGHT_THROUGH
    else:
        assert verdict.disposition is Disposition.REVIEW
        assert raised(verdict) == {"GATE-1" if by_score else "GATE-2"}


@given(st.sampled_from([rule.id for rule in RULES]), st.sampled_from(Severity), extractions())
def test_the_policy_s_severity_is_the_finding_s(rule: str, severity: Severity, extraction: Extraction) -> None:
    try:
        policy = Policy(rules=Rules(severity={rule: severity}))
    except ValidationError:
        assert severity is Severity.INFORMATION, "only this is ever refused"
        return
    verdict = judged(extraction, policy=policy)
    lowered = {severity, Severity.WARNING} if severity is Severity.FATAL else {severity}
    for found in verdict.findings:
        if found.rule == rule:
            assert found.severity in (lowered if found.outcome is RuleOutcome.NOT_RUN else {severity})


@given(extractions())
def test_the_disposition_is_the_worst_of_the_findings(extraction: Extraction) -> None:
    verdict = judged(extraction)
    reached = {leads_to(found) for found in verdict.findings}
    order = [Disposition.REFUSED, Disposition.QUARANTINE, Disposition.REVIEW]
    assert verdict.disposition is next((one for one in order if one in reached), Disposition.STRAIGHT_THROUGH)


@given(st.text(max_size=20))
def test_a_normalised_number_stays_what_it_is(number: str) -> None:
    once = normalise_number(number)
    assert normalise_number(once) == once
    assert normalise_number(f" {number}. ") == once
