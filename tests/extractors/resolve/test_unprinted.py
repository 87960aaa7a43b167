"""A gross total that is not printed is net and tax together, where what a printed step leaves of it is."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.page.claims import TaxRowClaims
from extractors.page.printed import Place, gather
from extractors.resolve import Evidence, choose_totals
from extractors.resolve.totals import Totals
from schemas import Box, Claim, Layer

NET, TAX = ("totals.net", "1000.00"), ("totals.tax", "210.00")


def choose(*rows: tuple[str, str]) -> Totals:
    """The totals of rows of a label's role and an amount."""
    places, claims = [], []
    for number, (term, value) in enumerate(rows):
        box = (Box(400, 100 + 12 * number, 440, 110 + 12 * number),)
        places.append(Place(Decimal(value), value, 1, box))
        printed = {"term": term, "value": Decimal(value), "raw": value, "page": 1, "boxes": box, "label": term}
        claims.append(Claim.model_validate({**printed, "layer": Layer.RULES, "score": 0.9}))
    return choose_totals(Evidence(gather(places, claims), [Decimal(21), Decimal(15), Decimal("8.1")]))


def values(totals: Totals) -> dict[str, str]:
    return {term.removeprefix("totals."): str(claim.value) for term, claim in totals.claims.items()}


def test_a_total_before_a_tax_that_is_kept_back_is_derived() -> None:
    totals = choose(NET, TAX, ("other.withholding", "-150.00"), ("totals.due", "1060.00"))
    assert values(totals) == {
        "net": "1000.00", "tax": "210.00", "gross": "1210.00", "withheld": "150.00", "due": "1060.00",
    }  # fmt: skip
    assert totals.triple_printed
    assert totals.claims["totals.gross"].doubt is None


def test_a_tax_that_leaves_another_amount_explains_nothing() -> None:
    totals = choose(NET, TAX, ("other.withholding", "-150.00"), ("totals.due", "1061.00"))
    assert values(totals).get("gross") != "1210.00"
    assert not totals.triple_printed


def test_a_total_before_rounding_is_in_doubt_where_the_rounded_one_is_called_the_total() -> None:
    rows = (("totals.net", "8607.75"), ("totals.tax", "697.23"), ("totals.rounding", "0.02"))
    rounded = choose(*rows, ("totals.gross", "9305.00"))
    assert values(rounded)["gross"] == "9304.98"
    assert rounded.claims["totals.gross"].doubt == "Only the total after rounding is printed."
    assert choose(*rows, ("totals.due", "9305.00")).claims["totals.gross"].doubt is None


def test_a_total_before_rounding_that_stands_printed_is_taken_whatever_it_is_called() -> None:
    rows = (("totals.net", "2820.20"), ("totals.tax", "228.44"), ("other.tax_included", "3048.64"))
    found = choose(*rows, ("totals.rounding", "0.01"), ("totals.gross", "3048.65")).claims["totals.gross"]
    assert (found.raw, found.layer, found.doubt) == ("3048.64", Layer.RULES, None)


def test_a_total_before_rounding_is_in_doubt_where_the_model_chose_what_the_same_words_mean() -> None:
    """ "Total" may be the total or what is due: the trained extractor calls it both."""
    for label in ("Total", "Payable"):
        places, claims = [], []
        rows = [("totals.net", "8607.75"), ("totals.tax", "697.23"), ("totals.rounding", "0.02")]
        for number, (term, value) in enumerate([*rows, ("totals.gross", "9305.00"), ("totals.due", "9305.00")]):
            at = 100 + 12 * min(number, len(rows))
            box = (Box(400, at, 440, at + 10),)
            places.append(Place(Decimal(value), value, 1, box))
            sure = {"layer": Layer.MODEL, "score": {"totals.gross": 0.8, "totals.due": 0.9}.get(term, 0.9)}
            printed = {"term": term, "value": Decimal(value), "raw": value, "page": 1, "boxes": box}
            words = label if term == "totals.due" else "Total"
            claims.append(Claim.model_validate({**printed, **sure, "label": words}))
        chosen = choose_totals(Evidence(gather(places, claims), [Decimal("8.1")]))
        assert (chosen.claims["totals.gross"].doubt is None) == (label == "Payable")


def test_a_total_before_rounding_is_in_doubt_where_only_the_model_calls_due_what_words_call_the_total() -> None:
    rows = [("totals.net", "8607.75"), ("totals.tax", "697.23"), ("totals.rounding", "0.02")]
    for layer in (Layer.RULES, Layer.MODEL):
        places, claims = [], []
        for number, (term, value) in enumerate([*rows, ("totals.gross", "9305.00"), ("totals.due", "9305.00")]):
            at = 100 + 12 * min(number, len(rows))
            box = (Box(400, at, 440, at + 10),)
            places.append(Place(Decimal(value), value, 1, box))
            printed = {"term": term, "value": Decimal(value), "raw": value, "page": 1, "boxes": box, "label": "Total"}
            sure = {"layer": layer, "score": 0.9} if term == "totals.due" else {"layer": Layer.RULES, "score": 0.6}
            claims.append(Claim.model_validate({**printed, **sure}))
        chosen = choose_totals(Evidence(gather(places, claims), [Decimal("8.1")]))
        assert values(chosen)["gross"] == "9304.98"
        assert (chosen.claims["totals.gross"].doubt is None) == (layer is Layer.RULES)


@pytest.mark.parametrize("total", ["totals.gross", "totals.due"])
def test_several_taxes_make_the_total_before_rounding(total: str) -> None:
    """An Indian bill: both halves of two rates, no sum of them, and the total rounded to the rupee."""
    halves = [("936.00", "6", "CGST"), ("936.00", "6", "SGST"), ("46.25", "2.5", "CGST"), ("46.25", "2.5", "SGST")]
    rows = [("totals.net", "17450.00"), ("other.x", "0"), ("totals.rounding", "-0.50"), (total, "19414.00")]
    places, claims = [], []
    for number, (term, value) in enumerate([*rows, *((TAX[0], tax) for tax, *_ in halves)]):
        box = (Box(400, 100 + 12 * number, 440, 110 + 12 * number),)
        places.append(Place(Decimal(value), value, 1, box))
        printed = {"term": term, "value": Decimal(value), "raw": value, "page": 1, "boxes": box, "label": term}
        claims.append(Claim.model_validate({**printed, "layer": Layer.RULES, "score": 0.9}))
    made = []
    for number, (_, rate, label) in enumerate(halves):
        amount = claims[len(rows) + number].model_copy(update={"term": "amount", "label": label})
        made.append(TaxRowClaims(amount.model_copy(update={"term": "rate", "value": Decimal(rate)}), None, amount))
    totals = choose_totals(Evidence(gather(places, claims), [Decimal(6), Decimal("2.5")], (), made))
    assert values(totals)["tax"] == "1964.50"
    assert values(totals)["gross"] == "19414.50"
    assert values(totals)["due"] == "19414.00"
    assert totals.claims["totals.gross"].doubt is not None


@pytest.mark.parametrize(("rounding", "due"), [("0.50", "1000.50"), ("0.15", "999.85")])
def test_the_net_total_is_the_total_before_rounding_where_the_tax_is_nothing(rounding: str, due: str) -> None:
    totals = choose(NET, ("totals.tax", "0.00"), ("totals.rounding", rounding), ("totals.due", due))
    step = str(Decimal(due) - 1000)
    assert values(totals) == {"net": "1000.00", "tax": "0.00", "gross": "1000.00", "rounding": step, "due": due}
