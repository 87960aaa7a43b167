from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.page.printed import Place, gather
from extractors.resolve import beside_lines
from extractors.resolve.adjustments import choose_adjustments
from schemas import Box, Claim, Layer

NET, GROSS, OFF, MORE = "totals.net", "totals.gross", "totals.allowances", "totals.charges"


def claim(term: str, value: str, layer: Layer = Layer.RULES) -> Claim:
    return Claim(term=term, value=Decimal(value), raw=value, layer=layer, score=0.75)


def lines(*nets: str) -> dict[str, Claim]:
    found = [claim(f"lines[{row}].{leaf}", net) for row, net in enumerate(nets) for leaf in ("net", "unit_price")]
    return {one.term: one for one in found}


def left(totals: dict[str, str], *nets: str) -> set[str]:
    """Which of the allowances and charges are left beside the lines."""
    chosen = {term: claim(term, value) for term, value in totals.items()}
    return set(beside_lines(chosen, lines(*nets))) & {OFF, MORE}


@pytest.mark.parametrize("total", [NET, GROSS])
def test_a_charge_among_the_lines_is_none_on_the_document(total: str) -> None:
    assert left({total: "110.00", MORE: "10.00"}, "100.00", "10.00") == set()


def test_a_discount_among_the_lines_is_none_on_the_document() -> None:
    assert left({NET: "90.00", OFF: "10.00"}, "100.00", "-10.00") == set()


def test_what_leads_from_the_lines_to_the_total_is_left() -> None:
    assert left({NET: "110.00", MORE: "10.00"}, "60.00", "40.00") == {MORE}
    assert left({NET: "105.00", MORE: "10.00", OFF: "5.00"}, "60.00", "40.00") == {MORE, OFF}
    assert left({NET: "110.00", MORE: "10.00", OFF: "5.00"}, "60.00", "40.00") == {MORE}


def test_what_leads_from_net_and_tax_to_the_gross_total_is_left() -> None:
    totals = {NET: "100.00", "totals.tax": "22.00", GROSS: "132.00", MORE: "10.00"}
    assert left(totals, "60.00", "40.00") == {MORE}
    assert left({**totals, GROSS: "122.00"}, "60.00", "40.00") == set()


def test_a_charge_beside_lines_that_hold_the_tax_holds_it_as_well() -> None:
    held = {term: one.model_copy(update={"doubt": "They hold the tax."}) for term, one in lines("60.00").items()}
    gross = {"lines[0].gross": claim("lines[0].gross", "60.00")}
    chosen = {term: claim(term, value) for term, value in ((NET, "60.00"), (GROSS, "70.00"), (MORE, "10.00"))}
    assert beside_lines(chosen, held | gross)[MORE].doubt == "They hold the tax."
    assert beside_lines(chosen | {NET: claim(NET, "70.00")}, lines("60.00"))[MORE].doubt is None


def test_nothing_is_taken_away_where_the_lines_tell_nothing() -> None:
    assert left({NET: "110.00", MORE: "7.00"}, "60.00", "40.00") == {MORE}
    assert left({NET: "110.00", MORE: "7.00"}) == {MORE}
    whole = {NET: claim(NET, "110.00"), MORE: claim(MORE, "7.00")}
    unread = {**lines("110.00"), "lines[1].description": claim("lines[1].description", "1")}
    assert MORE in beside_lines(whole, unread)


def test_what_a_template_says_is_left() -> None:
    chosen = {NET: claim(NET, "100.00"), MORE: claim(MORE, "7.00", Layer.TEMPLATE)}
    assert MORE in beside_lines(chosen, lines("100.00"))


@pytest.mark.parametrize(("net", "off"), [("84.50", "8.45"), ("-84.50", "-8.45")])
def test_what_is_taken_off_has_the_sign_of_the_net_total(net: str, off: str) -> None:
    printed = claim(OFF, "-8.45").model_copy(update={"page": 1})
    told = choose_adjustments(gather((), [printed]), {NET: claim(NET, net)}, 0.75)
    assert str(told[OFF].value) == off


def led(*rows: tuple[str, float, float]) -> Claim | None:
    """The allowance among amounts that no label names, each with its right edge and its top."""
    places = [Place(Decimal(value), value, 1, (Box(edge - 30, top, edge, top + 10),)) for value, edge, top in rows]
    found = choose_adjustments(gather(places, [claim(NET, "95.00")]), {NET: claim(NET, "95.00")}, 0.7)
    return found.get(OFF)


def test_what_leads_down_to_the_net_total_in_its_column_is_taken_off() -> None:
    found = led(("100.00", 500, 400), ("-5.00", 500, 412), ("95.00", 500, 424))
    assert found is not None
    assert found.value == Decimal("5.00")


@pytest.mark.parametrize(
    "rows",
    [
        (("100.00", 500, 400), ("5.00", 500, 412), ("95.00", 500, 424)),  # no minus
        (("100.00", 500, 400), ("-5.00", 300, 412), ("95.00", 500, 424)),  # elsewhere
        (("100.00", 500, 200), ("-5.00", 500, 412), ("95.00", 500, 424)),  # far off
        (("-5.00", 500, 400), ("100.00", 500, 412), ("95.00", 500, 424)),  # in another order
    ],
)
def test_what_does_not_lead_there_is_not(rows: tuple[tuple[str, float, float], ...]) -> None:
    assert led(*rows) is None


def along(*names: str, off: str = "-5.00", end: int = 400) -> Claim | None:
    """The allowance that no label names in a row of totals, those that are in `names` named."""
    row = (("100.00", 100, "totals.line_net"), (off, 200, OFF), ("95.00", end, NET))
    places = [Place(Decimal(value), value, 1, (Box(edge - 30, 400, edge, 410),)) for value, edge, _ in row]
    named = (claim(term, value).model_copy(update={"page": 1, "label": term}) for value, _, term in row)
    seen = gather(places, [one for one in named if one.term in names])
    return choose_adjustments(seen, {NET: claim(NET, "95.00")}, 0.7).get(OFF)


def test_what_leads_to_the_net_total_in_its_row_is_taken_off_where_both_ends_are_named() -> None:
    found = along("totals.line_net", NET)
    assert found is not None
    assert found.value == Decimal("5.00")
    assert along(NET) is along("totals.line_net") is along() is None
    assert along("totals.line_net", NET, off="5.00") is None
    assert along("totals.line_net", NET, end=150) is None


@pytest.mark.parametrize(("stated", "left_over"), [("110.00", False), ("112.00", True)])
def test_a_sum_before_discounts_that_the_lines_state_is_no_sum_of_the_lines(stated: str, left_over: bool) -> None:
    told = {term: claim(term, value) for term, value in ((NET, "100.00"), ("totals.line_net", stated), (OFF, "10.00"))}
    own = claim("lines[0].allowances[0].amount", "10.00")
    assert ("totals.line_net" in beside_lines(told, {**lines("60.00", "40.00"), own.term: own})) is left_over
    assert "totals.line_net" in beside_lines(told, lines("60.00", "40.00"))
