"""A column of discounts becomes the allowance of each line whose arithmetic it explains."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.extract import extract
from extractors.items.lines import propose_lines
from extractors.page import Layout
from extractors.page.sheet import Sheet
from schemas import AllowanceCharge, Claim, Layer, Line, assemble
from tests.extractors.grid import reading

LISTED = """
Description              Qty     Price     Discount     Amount

Garden bench               2    100.00         10 %     180.00
Watering can              10      4.50                   45.00

                                    Subtotal            225.00
"""
BEFORE = "is the price before the discount."


def propose(text: str, **totals: str) -> dict[str, Claim]:
    known = {
        f"totals.{leaf}": Claim(term=f"totals.{leaf}", value=Decimal(value), raw=value, layer=Layer.RULES, score=0.9)
        for leaf, value in totals.items()
    }
    return propose_lines(Sheet(Layout(reading(text)), "en"), known)


def row(quantity: str, price: str, discount: str, net: str, head: str = "Discount") -> dict[str, Claim]:
    """The claims of a table with this one line."""
    return propose(
        f"Description      Qty   Unit Price   {head:>10}     Amount\n"
        f"Garden bench {quantity:>7} {price:>12} {discount:>12} {net:>10}"
    )


def line_of(claims: dict[str, Claim]) -> Line:
    return assemble({path: claim.value for path, claim in claims.items()}).lines[0]


def allowances(claims: dict[str, Claim]) -> list[tuple[str | None, str | None]]:
    """Percentage and amount of each allowance of the first line."""
    return [(one.percent and str(one.percent), one.amount and str(one.amount)) for one in line_of(claims).allowances]


def test_a_percentage_is_an_allowance_and_its_amount_follows_from_the_line() -> None:
    claims = propose(LISTED, net="225.00")
    percent, amount = (claims[f"lines[0].allowances[0].{leaf}"] for leaf in ("percent", "amount"))
    assert (percent.value, percent.raw, percent.label, percent.layer) == (10, "10 %", "Discount", Layer.RULES)
    assert (amount.value, amount.layer) == (Decimal("20.00"), Layer.DERIVED)
    assert amount.operands == (
        *("lines[0].quantity", "lines[0].unit_price", "lines[0].net"),
        "lines[0].allowances[0].percent",
    )
    assert set(amount.boxes) == {box for path in amount.operands for box in claims[path].boxes}
    assert not any(path.startswith("lines[1].allowances") for path in claims)


def test_a_line_with_its_discount_is_as_certain_as_one_without() -> None:
    claims = propose(LISTED, net="225.00")
    assert claims["lines[0].unit_price"].value == Decimal("100.00")
    assert {claims[f"lines[{row}].{leaf}"].score for row in (0, 1) for leaf in ("quantity", "unit_price", "net")} == {
        claims["lines[0].allowances[0].percent"].score,
        claims["lines[0].allowances[0].amount"].score,
    }
    assert not any(claim.doubt for claim in claims.values())


@pytest.mark.parametrize(
    ("discount", "net", "found"),
    [
        ("10 %", "216.00", ("10", "24.00")),
        ("-10%", "216.00", ("10", "24.00")),
        ("10.00", "216.00", ("10.00", "24.00")),
        ("24.00", "216.00", (None, "24.00")),
        ("-24.00", "216.00", (None, "24.00")),
        ("12.00", "216.00", (None, "24.00")),
        ("100 %", "0.00", ("100", "240.00")),
        ("33.33", "160.00", ("33.33", "80.00")),
        ("50 %", "120.00", ("50", "120.00")),
    ],
)
def test_arithmetic_tells_what_a_number_in_the_column_is(
    discount: str, net: str, found: tuple[str | None, str]
) -> None:
    claims = row("2", "120.00", discount, net)
    assert allowances(claims) == [found]
    assert not any(claim.doubt for claim in claims.values())


def test_an_amount_for_the_line_is_the_claim_on_what_is_printed() -> None:
    amount = row("2", "120.00", "24.00", "216.00")["lines[0].allowances[0].amount"]
    assert (amount.layer, amount.raw, amount.label, amount.operands) == (Layer.RULES, "24.00", "Discount", ())


def test_an_amount_for_each_piece_is_evidence_for_that_of_the_line() -> None:
    claims = row("2", "120.00", "12.00", "216.00")
    amount = claims["lines[0].allowances[0].amount"]
    assert (amount.layer, amount.raw) == (Layer.DERIVED, "2, 120.00, 216.00, 12.00")
    assert len(amount.boxes) == 4
    assert amount.operands == ("lines[0].quantity", "lines[0].unit_price", "lines[0].net")


def test_a_number_that_can_be_either_is_the_amount() -> None:
    assert allowances(row("2", "50.00", "10.00", "90.00")) == [(None, "10.00")]
    assert allowances(row("2", "50.00", "10.00 %", "90.00")) == [("10.00", "10.00")]


def test_percentage_and_amount_may_stand_side_by_side() -> None:
    text = """
Description      Qty   Unit Price   Disc %   Discount     Amount
Garden bench       2       120.00       10      24.00     216.00
"""
    claims = propose(text)
    assert allowances(claims) == [("10", "24.00")]
    assert claims["lines[0].allowances[0].percent"].label == "Disc %"
    assert claims["lines[0].allowances[0].amount"].label == "Discount"


def test_a_discounted_price_may_be_rounded_before_it_is_multiplied() -> None:
    """90 % of 4.55 is 4.10 on many invoices: 50 pieces cost 205.00, not 204.75."""
    assert allowances(row("50", "4.55", "10 %", "205.00")) == [("10", "22.50")]
    assert allowances(row("50", "4.55", "10 %", "204.75")) == [("10", "22.75")]


def test_a_percentage_with_two_decimals_may_be_a_rounded_one() -> None:
    assert allowances(row("1", "2400.00", "33.33 %", "1600.00")) == [("33.33", "800.00")]
    assert allowances(row("1", "2400.00", "33.3 %", "1600.00")) == []


@pytest.mark.parametrize(
    ("quantity", "price", "net", "amount"),
    [("-5", "4.55", "-20.48", "-2.27"), ("5", "-4.55", "-20.48", "-2.27"), ("-5", "-4.55", "-20.48", "-2.27")],
)
def test_an_allowance_has_the_sign_of_what_it_is_taken_off(quantity: str, price: str, net: str, amount: str) -> None:
    for discount in ("10 %", amount.lstrip("-")):
        claims = row(quantity, price, discount, net)
        line = line_of(claims)
        assert allowances(claims)[0][1] == amount
        assert line.quantity is not None
        assert line.unit_price is not None
        assert round(line.quantity * line.unit_price, 2) + line.adjustment == line.net


def test_an_amount_of_another_sign_than_its_product_has_no_allowance() -> None:
    claims = row("5", "4.55", "10 %", "-20.48")
    assert allowances(claims) == []
    assert claims["lines[0].unit_price"].doubt == f"4.55 {BEFORE}"


@pytest.mark.parametrize(
    ("quantity", "price", "discount", "net"),
    [
        ("1000", "0.12", "10 %", "109.00"),  # as near as the rounding of a price may cost, but no tenth less
        ("50", "4.55", "10 %", "204.90"),
    ],
)
def test_a_discount_that_explains_the_amount_roughly_leaves_the_price_in_doubt(
    quantity: str, price: str, discount: str, net: str
) -> None:
    claims = row(quantity, price, discount, net)
    assert allowances(claims) == []
    assert claims["lines[0].unit_price"].doubt == f"{price} {BEFORE}"
    assert claims["lines[0].unit_price"].score < 0.8


def test_what_no_head_names_is_no_certain_discount() -> None:
    """It might be a tax that is withheld."""
    claims = row("2", "120.00", "10 %", "216.00", head="Xyz")
    assert allowances(claims) == []
    assert claims["lines[0].unit_price"].doubt == f"120.00 {BEFORE}"


@pytest.mark.parametrize("discount", ["", "0", "0 %", "0.00", "5 %", "24.00"])
def test_where_the_product_is_the_amount_nothing_was_taken_off(discount: str) -> None:
    claims = row("2", "120.00", discount, "240.00")
    assert allowances(claims) == []
    assert claims["lines[0].unit_price"].doubt is None


def test_a_printed_price_after_the_discount_leaves_no_allowance() -> None:
    text = """
Description              Qty     Price     Discount    Net price     Amount

Garden bench               2    100.00         10 %        90.00     180.00
Watering can              10      4.50                      4.50      45.00
"""
    claims = propose(text, net="225.00")
    assert allowances(claims) == []
    assert claims["lines[0].unit_price"].value == Decimal("90.00")


def test_an_allowance_of_amounts_that_hold_the_tax_is_in_doubt_with_them() -> None:
    for discount in ("10 %", "20.00"):
        claims = propose(LISTED.replace("10 %", f"{discount:>4}"), net="187.50", gross="225.00")
        amount = claims["lines[0].allowances[0].amount"]
        assert amount.value == Decimal("20.00")
        assert (
            amount.doubt
            == claims["lines[0].net"].doubt
            == ("The line amounts add up to the gross total: they hold the tax.")
        )


def test_the_discount_of_a_line_is_none_of_the_document() -> None:
    page = """
Invoice 7003

Description         Qty    Price   Discount      Amount
Blue paint           20    98.00     196.00     1764.00
Red paint            10     7.00                  70.00
                                   Net total     1834.00
                                    VAT 20 %      366.80
                                       Total     2200.80
"""
    invoice = extract(reading(page)).invoice()
    assert invoice.lines[0].allowances == (AllowanceCharge(amount=Decimal("196.00")),)
    assert invoice.totals.allowances is None


UNDER = """
Description              Qty     Price      Amount

Double page spread         1  5,200.00    4,420.00
rate card less {share}
Leads, by contact         64     11.50      736.00

                          Subtotal        5,156.00
"""


def test_a_discount_may_stand_in_words_under_the_line() -> None:
    claims = propose(UNDER.format(share="15 %"), net="5156.00")
    assert allowances(claims) == [("15", "780.00")]
    assert all(claim.doubt is None for claim in claims.values())


@pytest.mark.parametrize("share", ["14 %", "15 pieces"])
def test_words_under_the_line_that_do_not_explain_it_are_no_discount(share: str) -> None:
    claims = propose(UNDER.format(share=share), net="5156.00")
    assert allowances(claims) == []
    assert claims["lines[0].net"].doubt is not None


@pytest.mark.parametrize(
    ("printed", "net", "off"),
    [("30+5", "1,327.87", "668.93"), ("30 % + 5 %", "1,327.87", "668.93"), ("50+10+5", "853.63", "1143.17")],
)
def test_of_discounts_behind_each_other_the_amount_follows_from_the_line(printed: str, net: str, off: str) -> None:
    claims = row("64", "31.20", printed, net)
    assert allowances(claims) == [(None, off)], "what they come to together is not printed"
    assert all(claims[f"lines[0].{leaf}"].doubt is None for leaf in ("quantity", "unit_price", "net"))


def test_discounts_behind_each_other_that_come_to_something_else_leave_the_line_in_doubt() -> None:
    for net in ("1,400.00", "1,297.92"):  # 35 % at once is another discount
        claims = row("64", "31.20", "30+5", net)
        assert allowances(claims) == []
        assert claims["lines[0].net"].doubt is not None


def test_amounts_that_lead_to_the_gross_total_with_a_charge_hold_the_tax() -> None:
    claims = propose(LISTED, net="200.00", gross="240.00", charges="15.00")
    doubt = "The line amounts add up to the gross total: they hold the tax."
    assert [claims[f"lines[{n}].net"].doubt for n in (0, 1)] == [doubt, doubt]
    assert (claims["lines[0].gross"].value, claims["lines[0].gross"].doubt) == (Decimal("180.00"), None)


def test_amounts_that_lead_to_the_net_total_as_well_do_not() -> None:
    claims = propose(LISTED, net="240.00", gross="255.00", charges="15.00", allowances="-15.00")
    assert "lines[0].gross" not in claims


FOREIGN = """
Nr.  Zqwthing                   Zqmany    Cena     Zqwoff      Summa
1.   Garden bench                    2   100.00         {first}    200.00
2.   Watering can                   19    12.00         {second}    {net}
"""


@pytest.mark.parametrize(
    ("first", "second", "net", "percent"),
    [
        ("-", "15", "193.80", "15"),
        ("0", "15", "193.80", "15"),
        ("5", "15", "193.80", None),
        ("-", "15", "193.90", None),
    ],
)
def test_a_column_without_a_known_name_is_of_discounts_where_it_makes_the_amounts(
    first: str, second: str, net: str, percent: str | None
) -> None:
    claims = propose(FOREIGN.format(first=first, second=second, net=net), net=str(Decimal(200) + Decimal(net)))
    found = claims.get("lines[1].allowances[0].percent")
    assert (found and str(found.value)) == percent
    assert (claims["lines[1].net"].doubt is None) is (percent is not None)


HOURS = """
Work                   Hours      Rate       Xyz      Amount

Night watch            40.00     27.90                1116.00
Night watch, Sunday     3.00     27.90      25 %       104.63
"""


def test_a_percentage_that_is_added_is_the_charge_of_a_line_where_the_amounts_make_the_net_total() -> None:
    for totals in ({"net": "1220.63"}, {"net": "1220.63", "gross": "1452.55"}):
        claims = propose(HOURS, **totals)
        assert {term: str(c.value) for term, c in claims.items() if ".charges" in term} == {
            "lines[1].charges[0].percent": "25",
            "lines[1].charges[0].amount": "20.93",
        }
        assert claims["lines[1].net"].doubt is None
        assert allowances(claims) == []


def test_amounts_that_make_the_total_with_its_tax_tell_no_charge() -> None:
    claims = propose(HOURS, net="1199.70", gross="1220.63")
    assert not any(".charges" in term for term in claims)
