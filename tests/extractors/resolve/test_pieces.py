"""A net total in pieces: rows that each print base and tax, lines before charges and allowances, sums free of tax."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.page.claims import TaxRowClaims
from extractors.page.printed import Place, gather
from extractors.resolve import Evidence, choose_totals
from extractors.resolve.taxes import agreeing_rows
from schemas import Box, Claim, Layer

Row = tuple[str, str | None, str, str]  # rate, base, tax and its label


def totals(labels: list[tuple[str, str]], rows: list[Row], rates: list[str]) -> dict[str, str]:
    made = choose_totals(_seen(labels, rows, rates)).claims
    return {term.removeprefix("totals."): str(claim.value) for term, claim in made.items()}


def _seen(labels: list[tuple[str, str]], rows: list[Row], rates: list[str]) -> Evidence:
    claims, places = [], []
    for number, (term, value) in enumerate(labels):
        made = _claim(term, value, 300 + 12 * number)
        claims += [made] if term else []
        places.append(Place(Decimal(value), value, 1, made.boxes))
    told = []
    for number, (rate, base, amount, label) in enumerate(rows):
        top = 100 + 12 * number
        tax = _claim("amount", amount, top).model_copy(update={"label": label})
        told.append(TaxRowClaims(_claim("rate", rate, top), base and _claim("base", base, top), tax))
        for value, left in ((base, 200), (amount, 400)):
            if value is not None:
                places.append(Place(Decimal(value), value, 1, (Box(left, top, left + 40, top + 10),)))
    return Evidence(gather(places, claims), [Decimal(rate) for rate in rates], (), told)


def _claim(term: str, value: str, top: float) -> Claim:
    box = (Box(400, top, 440, top + 10),)
    return Claim(
        term=term, value=Decimal(value), raw=value, layer=Layer.RULES, score=0.92, page=1, boxes=box, label=term
    )


GROSS, TAX, NET = "totals.gross", "totals.tax", "totals.net"


def test_rows_that_print_base_and_tax_of_one_rate_are_the_total_together() -> None:
    rows: list[Row] = [("18", "8305.08", "1494.92", "IGST"), ("18", "33.90", "6.10", "IGST")]
    assert totals([(TAX, "1501.02"), (GROSS, "9840.00")], rows, ["18"]) == {
        "net": "8338.98", "tax": "1501.02", "gross": "9840.00", "due": "9840.00",
    }  # fmt: skip


@pytest.mark.parametrize(("tax", "gross", "proved"), [("44.87", "546.30", True), ("47.87", "549.30", False)])
def test_rows_whose_taxes_are_their_rates_of_their_bases_prove_a_labelled_total(
    tax: str, gross: str, *, proved: bool
) -> None:
    rows: list[Row] = [("10", "251.91", "25.19", "VAT"), ("20", "224.33", tax, "VAT")]
    made = choose_totals(_seen([(GROSS, gross)], rows, ["10", "20"]))
    assert (str(made.claims[NET].value), made.triple_printed) == ("476.24", proved)


def test_a_subtotal_above_the_total_is_the_sum_of_the_lines_where_what_is_named_between_leads_there() -> None:
    between = [("totals.allowances", "52.53"), ("totals.charges", "46.00"), (TAX, "0.00")]
    found = totals([(NET, "1751.00"), *between, (GROSS, "1744.47")], [], ["0"])
    assert (found["net"], found["tax"], found["gross"]) == ("1744.47", "0.00", "1744.47")
    assert totals([(NET, "1752.00"), *between, (GROSS, "1744.47")], [], ["0"])["net"] == "1752.00"


def test_rows_that_make_another_total_prove_nothing() -> None:
    rows: list[Row] = [("18", "8305.08", "1494.92", "IGST"), ("18", "33.90", "6.10", "IGST")]
    assert totals([(TAX, "1501.02"), (GROSS, "9841.00")], rows, ["18"]).get("net") != "8338.98"


@pytest.mark.parametrize(("second", "found"), [("County tax", "498.34"), ("State tax", None)])
def test_two_taxes_of_one_rate_are_two_where_their_labels_say_whose(second: str, found: str | None) -> None:
    labels = [("totals.line_net", "510.38"), ("totals.allowances", "51.04"), ("totals.charges", "39.00")]
    rows: list[Row] = [("4", None, "19.93", "State tax"), ("4", None, "19.93", second)]
    read = totals([*labels, (GROSS, "538.20")], rows, ["4"])
    assert read.get("net") == found
    assert read.get("tax") == ("39.86" if found else None)


def test_what_is_free_of_tax_belongs_to_the_net_total() -> None:
    labels = [(NET, "640.00"), (NET, "17468.86"), (TAX, "4367.22"), (GROSS, "22476.08")]
    assert totals(labels, [], ["25"])["net"] == "18108.86"


def test_what_is_due_with_an_earlier_balance_is_not_the_total_of_this_bill() -> None:
    labels = [("other.balance", "88.14"), (GROSS, "301.07"), ("totals.due", "389.21")]
    read = totals(labels, [], [])
    assert (read["gross"], read["due"]) == ("301.07", "389.21")


@pytest.mark.parametrize(("free", "net"), [("546.00", "4299.80"), ("0.25", None)])
def test_an_outlay_that_nothing_names_is_no_rounding(free: str, net: str | None) -> None:
    gross = Decimal("3753.80") + Decimal("713.22") + Decimal(free)
    labels = [(NET, "3753.80"), (TAX, "713.22"), ("other.sales_order", "1.00"), (GROSS, str(gross))]
    rows: list[Row] = [("0", free, "0.00", "free")]
    found = totals(labels, rows, ["19"])["net"]
    assert found == (net or "3753.80")


def test_taxes_that_are_each_their_rate_of_one_amount_are_one_tax_whatever_they_are_called() -> None:
    told = [(NET, "1034.75"), (GROSS, "1139.26")]
    rows: list[Row] = [("6.5", None, "67.26", "State"), ("3.6", None, "37.25", "King County")]
    found = totals(told, rows, ["6.5", "3.6"])
    assert (found["net"], found["tax"], found["gross"]) == ("1034.75", "104.51", "1139.26")


def test_taxes_of_one_amount_and_what_is_free_of_them() -> None:
    told = [("totals.line_net", "2537.40"), ("totals.charges", "85.00"), (GROSS, "2831.73")]
    rows: list[Row] = [("6.25", None, "158.59", "State"), ("1", None, "25.37", "County"), ("1", None, "25.37", "City")]
    found = totals(told, rows, ["6.25", "1"])
    assert (found["net"], found["tax"], found["gross"]) == ("2622.40", "209.33", "2831.73")


@pytest.mark.parametrize(
    ("label", "net"),
    [("other.balance", None), ("totals.paid", None), ("other.tax_base", "150.00"), (NET, "150.00")],
)
def test_what_a_label_calls_something_else_is_not_free_of_tax(label: str, net: str | None) -> None:
    told = [("totals.line_net", "100.00"), (label, "50.00"), (GROSS, "157.00")]
    found = totals(told, [("6", None, "6.00", "State tax"), ("1", None, "1.00", "County tax")], ["6", "1"])
    assert found.get("net") == net


def test_a_tax_that_is_kept_back_is_no_part_of_another_on_the_same_amount() -> None:
    told = [("21", "189.42"), ("15", "-135.30")]
    rows = [
        TaxRowClaims(_claim("rate", rate, 100), None, _claim("amount", tax, 100), named=False) for rate, tax in told
    ]
    assert agreeing_rows(rows, Decimal("54.12"), Decimal("902.00")) == ()


@pytest.mark.parametrize(("top", "net"), [(100, "16074.00"), (112, "28937.00")])
def test_a_net_total_of_all_periods_leads_to_that_of_this_one_in_its_row(top: int, net: str) -> None:
    """ "Net valuation   28,937.00   12,863.00   16,074.00": all periods, those before, this one."""
    labels = [(NET, "28937.00", 200, 100), (TAX, "0.00", 400, 188), (GROSS, "16074.00", 400, 200)]
    claims = [_claim(term, value, y).model_copy(update={"boxes": _box(x, y)}) for term, value, x, y in labels]
    row = [("12863.00", 300, 100), ("16074.00", 400, top)]
    shown = [*((value, x, y) for _, value, x, y in labels), *row]
    places = [Place(Decimal(value), value, 1, _box(x, y)) for value, x, y in shown]
    assert str(choose_totals(Evidence(gather(places, claims), [])).claims[NET].value) == net


def _box(left: int, top: int) -> tuple[Box, ...]:
    return (Box(left, top, left + 40, top + 10),)


def test_a_county_charges_its_tax_beside_its_state_on_goods_with_two_charges() -> None:
    labels = [
        ("totals.line_net", "470.90"),
        ("totals.charges", "12.50"),
        ("totals.charges", "3.95"),
        ("totals.gross", "522.67"),
    ]
    rows: list[Row] = [("6.5", None, "30.61", "state tax"), ("1.0", None, "4.71", "")]
    found = totals(labels, rows, ["6.5", "1.0"])
    assert (found["net"], found["tax"], found["gross"]) == ("487.35", "35.32", "522.67")
    seen = _seen(labels, rows, ["6.5", "1.0"])
    state, county = seen.tax_rows
    unnamed = [state, TaxRowClaims(county.rate, None, county.amount, named=False)]
    chosen = choose_totals(Evidence(seen.amounts, seen.rates, (), unnamed)).claims
    assert (str(chosen["totals.tax"].value), chosen["totals.tax"].score < 0.8) == ("35.32", True)


def test_two_taxes_are_charged_on_the_same_goods() -> None:
    rows: list[Row] = [("5", "2359.20", "117.96", "GST"), ("7", "1456.70", "101.97", "PST")]
    found = totals([("totals.net", "2359.20"), ("totals.gross", "2579.13")], rows, ["5", "7"])
    assert found["tax"] == "219.93"


def test_two_rates_of_one_tax_are_charged_on_no_more_than_all_goods() -> None:
    rows: list[Row] = [("5", "2359.20", "117.96", "VAT"), ("7", "1456.70", "101.97", "VAT")]
    made = _seen([("totals.net", "2359.20"), ("totals.gross", "2579.13")], rows, ["5", "7"]).tax_rows
    assert agreeing_rows(made, Decimal("219.93"), Decimal("2359.20")) == ()


@pytest.mark.parametrize(("label", "net"), [("other.tax_base", "958.51"), ("other.balance", None)])
def test_what_words_call_free_of_tax_belongs_to_the_rows_that_print_base_and_tax(label: str, net: str | None) -> None:
    """A hotel: two rates with base, tax and sum each, a city tax without tax, and what was paid before."""
    told = [("", "832.60"), ("", "204.00"), (label, "33.00"), (GROSS, "1069.60"), ("totals.due", "1069.60")]
    rows: list[Row] = [("10", "756.91", "75.69", "VAT"), ("21", "168.60", "35.40", "VAT")]
    found = totals(told, rows, ["10", "21"])
    assert (found.get("net"), found["gross"]) == (net, "1069.60")


def _with_deposits(*deposits: tuple[str, int, int]) -> Evidence:
    """Lines, two taxes of theirs, deposits with the left edge and the top of each, and the total of all."""
    rows: list[Row] = [("5", None, "169.65", ""), ("9.975", None, "338.45", "")]
    told = [("totals.line_net", "3393.00"), *(("", value) for value, *_ in deposits), (GROSS, "3965.90")]
    seen = _seen(told, rows, ["5", "9.975"])
    seen.amounts[Decimal("3393.00")].places[0] = Place(Decimal("3393.00"), "3393.00", 1, _box(400, 88))
    for value, left, top in deposits:
        seen.amounts[abs(Decimal(value))].places[0] = Place(Decimal(value), value, 1, _box(left, top))
    return seen


def test_deposits_below_several_taxes_lead_from_them_to_the_total() -> None:
    made = choose_totals(_with_deposits(("108.00", 400, 200), ("-43.20", 400, 212))).claims
    assert {term: str(claim.value) for term, claim in made.items() if term in (NET, TAX, GROSS)} == {
        NET: "3457.80", TAX: "508.10", GROSS: "3965.90",
    }  # fmt: skip
    assert all(made[term].score < 0.8 for term in (NET, TAX, GROSS))  # nothing names the deposits
    assert set(made[NET].operands) == {"totals.line_net", NET}
    assert len(made[NET].operands) == 3


@pytest.mark.parametrize(
    "deposits",
    [
        [("108.00", 400, 200), ("-43.25", 400, 212)],  # they make another total
        [("108.00", 400, 200)],
        [("108.00", 400, 200), ("-43.20", 400, 60)],  # one stands above the taxes,
        [("108.00", 400, 200), ("-43.20", 400, 700)],  # below the total,
        [("108.00", 400, 200), ("-43.20", 300, 212)],  # or in another column
        [("108.00", 400, 200), ("-43.20", 400, 212), ("7.00", 400, 224)],  # something else stands between
    ],
)
def test_amounts_that_do_not_all_lead_to_the_total_are_no_deposits(deposits: list[tuple[str, int, int]]) -> None:
    made = choose_totals(_with_deposits(*deposits)).claims
    assert str(made[GROSS].value) == "3965.90"
    assert not {NET, TAX} & made.keys()


@pytest.mark.parametrize(("words", "tax"), [(None, "191.15"), ("VAT", "92.10")])
def test_what_only_the_model_calls_a_tax_may_be_free_of_it(words: str | None, tax: str) -> None:
    """Deposits of 92.10 at 0 %, below a tax of 21 % on what is left after a discount."""
    seen = _seen([(NET, "928.80"), (NET, "910.22"), (TAX, "191.15"), ("", "92.10"), (GROSS, "1193.47")], [], ["21"])
    model = _claim(TAX, "92.10", 336).model_copy(update={"layer": Layer.MODEL, "label": words})
    seen.amounts[Decimal("92.10")].claims[TAX] = model
    made = choose_totals(seen).claims[TAX]
    assert (str(made.value), made.score < 0.8) == (tax, True)


@pytest.mark.parametrize(
    ("freight", "label", "net"),
    [("145.00", "", "4588.80"), ("0.00", "", "4443.80"), ("145.00", "other.balance", None)],
)
def test_lines_taxes_and_what_stands_between_add_up_down_a_column(freight: str, label: str, net: str | None) -> None:
    """Of three taxes, each on another base, none is the tax; a charge has a label that nobody knows."""
    gross = Decimal("4837.48") + Decimal(freight)
    taxes = [("6.5", "4210.40", "273.68"), ("1.35", None, "56.84"), ("1.5", None, "63.16")]
    column = [("4443.80", 60), (freight, 72), *((tax, 100 + 12 * n) for n, (*_, tax) in enumerate(taxes))]
    column += [(str(gross), 136)]
    labels = {"4443.80": "totals.line_net", freight: label, str(gross): GROSS}
    claims = [_claim(labels[value], value, top) for value, top in column if labels.get(value)]
    rows = [(rate, base, tax, "tax") for rate, base, tax in taxes]
    seen = _seen([], rows, ["6.5", "1.35", "1.5"])
    places = [Place(Decimal(value), value, 1, _box(400, top)) for value, top in column]
    chosen = choose_totals(Evidence(gather(places, claims), seen.rates, (), seen.tax_rows)).claims
    found = str(chosen[NET].value) if NET in chosen and chosen[NET].score >= 0.7 else None
    assert found == net
    assert net is None or str(chosen[TAX].value) == "393.68"
