"""Totals that a person names: what lies between them follows, where they leave no other reading."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest

from schemas import Claim, Disposition, DocType, Document, Layer, Profile, Verdict, Versions, assemble
from schemas.deciding import TOTAL_ALONE, approve
from schemas.decision import Decided, Decision, DecisionKind, Row, Who


def decided(read: dict[str, str], derived: str = "", **values: str | None) -> Decided:
    """What becomes of totals that were `read` where a person names `values`."""
    claims = {
        path: Claim(
            term=path, value=Decimal(value), raw="x", score=0.9, layer=Layer.DERIVED if path == derived else Layer.RULES
        )
        for path, value in ((f"totals.{name}", value) for name, value in read.items())
    }
    told = {f"totals.{name}": value for name, value in values.items()}
    decision = Decision(document="a" * 64, decision=DecisionKind.APPROVE, values=told)
    return approve(verdict_of(claims), decision, Who(name="anna"))


def verdict_of(claims: dict[str, Claim]) -> Verdict:
    """A verdict on what was read as `claims`."""
    return Verdict(
        document=Document(sha256="a" * 64, media_type="application/pdf", size=1, origin="a.pdf", path=Path("a.pdf")),
        doc_type=DocType.INVOICE,
        invoice=assemble({path: claim.value for path, claim in claims.items()}),
        claims=claims,
        disposition=Disposition.REVIEW,
        reason="",
        profile=Profile.PAGE_EU,
        versions=Versions(vouchline="0", model="none", rulebook="0", policy="0"),
    )


def amounts(said: Decided) -> dict[str, str]:
    return {path.removeprefix("totals."): str(claim.value) for path, claim in said.claims.items()}


@pytest.mark.parametrize(
    ("read", "gross", "paid"),
    [
        ({"due": "1670.80", "gross": "1670.80"}, "2370.80", "700.00"),  # a part was paid ahead
        ({"due": "9899.00", "gross": "9838.75", "rounding": "0.25"}, "9838.75", "-60.00"),  # an earlier bill is open
        ({"due": "90.00", "gross": "100.00", "paid": "1.00"}, "100.00", "10.00"),
    ],
)
def test_what_was_paid_follows_from_the_total_and_what_is_due(read: dict[str, str], gross: str, paid: str) -> None:
    said = decided(read, gross=gross, due=read["due"])
    assert amounts(said)["paid"] == paid
    assert said.claims["totals.paid"].layer is Layer.HUMAN  # and is looked for on the page
    assert "totals.paid" in said.changed


@pytest.mark.parametrize(
    "values",
    [
        {"gross": "119.00", "due": "100.00"},  # nobody else reads what is due so
        {"gross": "100.00", "due": "119.00", "paid": "3.00"},
        {"gross": "100.00", "due": "119.00", "rounding": None},
        {"due": "119.00"},
        {"gross": "119.00", "due": "119.00"},
    ],
)
def test_nothing_follows_where_a_person_may_err_or_says_more(values: dict[str, str | None]) -> None:
    said = decided({"gross": "119.00", "due": "119.00"}, **values)
    assert amounts(said).get("paid") == values.get("paid")


def test_what_nobody_read_as_due_tells_no_payment() -> None:
    said = decided({"due": "119.00", "gross": "119.00"}, derived="totals.due", gross="191.00", due="119.00")
    assert "paid" not in amounts(said)


def test_a_payment_that_was_read_goes_where_all_is_due() -> None:
    assert "paid" not in amounts(decided({"due": "100.00", "gross": "100.00", "paid": "1"}, gross="100", due="100"))


def test_a_payment_that_was_misread_goes_where_a_person_says_that_all_is_due() -> None:
    read = {"due": "0.00", "gross": "100.00", "paid": "100.00"}
    assert "paid" not in amounts(decided(read, gross="100", due="100"))
    assert amounts(decided(read, gross="100", due="10"))["paid"] == "100.00"
    assert amounts(decided({**read, "rounding": "0.25"}, gross="100", due="100"))["paid"] == "100.00"


READ = {"net": "1977.06", "tax": "34.02", "gross": "2011.08", "rounding": "-0.33", "due": "10486.00"}


def test_a_total_that_nobody_named_follows_from_net_tax_and_what_is_due() -> None:
    said = decided(READ, net="8475.25", tax="2011.08", due="10486.00")
    assert amounts(said)["gross"] == "10486.33"
    assert said.claims["totals.gross"].layer is Layer.DERIVED


@pytest.mark.parametrize(
    "values",
    [
        {"net": "8475.25", "tax": "2011.08"},
        {"net": "8475.25", "tax": "2011.80", "due": "10486.00"},
        {"net": "8475.25", "tax": "2011.08", "due": "10486.00", "gross": "2011.08"},
    ],
)
def test_a_total_stays_as_it_was_read_where_nothing_confirms_another(values: dict[str, str]) -> None:
    assert amounts(decided(READ, **values))["gross"] == "2011.08"


def test_who_says_that_no_tax_is_charged_says_that_the_net_total_is_the_total() -> None:
    said = decided({"gross": "390.00"}, gross="390.00", tax="0.00")
    assert amounts(said)["net"] == "390.00"
    assert (said.claims["totals.net"].layer, said.claims["totals.net"].operands) == (
        Layer.DERIVED,
        ("totals.gross", "totals.tax"),
    )
    assert said.changed == ("totals.tax",)


@pytest.mark.parametrize(
    ("read", "values"),
    [
        ({"gross": "390.00", "tax": "0.00"}, {"gross": "390.00"}),
        ({"gross": "390.00"}, {"tax": "62.27"}),  # nor that what is left of it is the net total
        ({"gross": "390.00", "net": "380.00"}, {"tax": "0.00"}),  # read otherwise: the rules say so
        ({"gross": "390.00"}, {"tax": "0.00", "net": None}),
        ({}, {"tax": "0.00"}),
    ],
)
def test_no_net_total_follows_from_less(read: dict[str, str], values: dict[str, str | None]) -> None:
    assert amounts(decided(read, **values)).get("net") == read.get("net")


def test_who_names_a_total_alone_and_nothing_of_tax_takes_it_for_the_net_total() -> None:
    said = decided({"gross": "390.00"}, gross="390.00")
    assert {name: Decimal(value) for name, value in amounts(said).items() if name in ("net", "tax")} == {
        "net": Decimal("390.00"),
        "tax": Decimal(0),
    }
    assert said.claims["totals.net"].operands == TOTAL_ALONE
    assert {said.claims[path].layer for path in ("totals.net", "totals.tax")} == {Layer.DERIVED}


def test_a_total_that_was_read_as_the_net_one_too_is_taken_for_it_where_nobody_says_anything_of_tax() -> None:
    """Else who names the total of a levy could not end it: no tax total would ever be known."""
    said = decided({"gross": "1184.85", "net": "1184.85"}, gross="1184.85")
    assert (amounts(said)["net"], Decimal(amounts(said)["tax"])) == ("1184.85", Decimal(0))
    assert said.claims["totals.net"].operands == TOTAL_ALONE  # a second person is asked


@pytest.mark.parametrize("net", ["1000.00", "1184.84"])
def test_another_net_total_is_no_total_alone(net: str) -> None:
    said = decided({"gross": "1184.85", "net": net}, gross="1184.85")
    assert (amounts(said)["net"], amounts(said).get("tax")) == (net, None)


_ROWS = (
    {"rate": "9", "base": "3298.00", "amount": "296.82"},
    {"rate": "21", "base": "133.20", "amount": "27.97"},
    {"rate": "0", "base": "575.00", "amount": "0.00"},
)


def _with_rows(rows: Sequence[Row], layer: Layer, **values: str) -> Decided:
    """Of 324.00 of tax, as it was read or computed from one row, a person gave `rows`."""
    read = {"tax_breakdown[0].amount": "324.00", "totals.gross": "4330.99", "totals.tax": "324.00"}
    claims = {
        path: Claim(
            term=path,
            value=Decimal(value),
            raw="x",
            score=0.9,
            layer=layer if path == "totals.tax" else Layer.RULES,
            operands=("tax_breakdown[0].amount",) if path == "totals.tax" and layer is Layer.DERIVED else (),
        )
        for path, value in read.items()
    }
    given = {f"totals.{name}": value for name, value in values.items()}
    decision = Decision(document="a" * 64, decision=DecisionKind.APPROVE, values=given, tax_breakdown=tuple(rows))
    return approve(verdict_of(claims), decision, Who(name="anna"))


def test_the_tax_total_is_what_the_rows_of_taxes_come_to_that_a_person_gave() -> None:
    said = _with_rows(_ROWS, Layer.DERIVED)
    tax = said.claims["totals.tax"]
    assert (tax.value, tax.layer) == (Decimal("324.79"), Layer.DERIVED)
    assert tax.operands == tuple(f"tax_breakdown[{number}].amount" for number in range(3))


def test_a_tax_total_that_stands_printed_or_was_named_is_not_computed() -> None:
    assert _with_rows(_ROWS, Layer.RULES).claims["totals.tax"].value == Decimal("324.00")
    assert _with_rows(_ROWS, Layer.DERIVED, tax="324.80").claims["totals.tax"].value == Decimal("324.80")


def test_no_tax_total_follows_from_rows_without_amounts() -> None:
    assert "totals.tax" not in _with_rows((*_ROWS[:2], {"rate": "0"}), Layer.DERIVED).claims


def test_who_approves_a_document_of_a_kind_says_the_code_of_it() -> None:
    said = decided({"gross": "119.00"})
    assert (said.claims["type_code"].value, said.claims["type_code"].person) == ("380", "anna")
    assert said.changed == ()
