"""Lines that no head announces: one thing that was sold, and sums that stand among lines."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.items.lines import propose_lines
from extractors.page import Layout
from extractors.page.sheet import Sheet
from schemas import Claim, Layer
from schemas.grades import NAMED
from tests.extractors.grid import reading
from tests.extractors.items.test_lines_layouts import lines


def propose(text: str, **totals: str) -> dict[str, Claim]:
    told = {
        f"totals.{name}": Claim(term=f"totals.{name}", value=Decimal(value), raw=value, layer=Layer.RULES, score=0.9)
        for name, value in totals.items()
    }
    return propose_lines(Sheet(Layout(reading(text)), "en"), told)


ONE = """
Invoice 4711

Translation of the catalogue, 11 840 words              1,657.60

Total without tax                                       1,657.60
VAT 20 %                                                  331.52
Total                                                   1,989.12
"""


def test_one_thing_that_was_sold_is_a_line() -> None:
    ((_, quantity, price, net),) = lines(ONE, "1657.60")
    assert (quantity, price, net) == (None, None, "1657.60")


@pytest.mark.parametrize(
    "above",
    ["First part                       1,000.00\nSecond part                      657.60", "700.00", "Rest   957.60"],
)  # fmt: skip
def test_an_amount_above_it_makes_it_a_sum(above: str) -> None:
    text = ONE.replace("Translation", f"{above}\nTranslation")
    assert not any(net == "1657.60" for *_, net in lines(text, "1657.60"))


SHOP = """
Invoice 4711

6 pcs     Work trousers, C52              579.00        3,474.00
3 pcs     Jacket, navy, L                 649.00        1,947.00

Subtotal                                                5,421.00
Delivery                                                  149.00
Total without tax                                       4,641.67
VAT 20 %                                                  928.33
Total with tax                                          5,570.00
"""


@pytest.mark.parametrize(("charge", "sure"), [("149.00", True), ("140.00", False)])
def test_lines_without_a_head_add_up_with_the_charge_below_them(charge: str, *, sure: bool) -> None:
    claims = propose(SHOP, net="4641.67", tax="928.33", charges=charge, gross="5570.00")
    assert [claims[f"lines[{n}].net"].raw for n in range(2)] == ["3,474.00", "1,947.00"]
    held = [claims[f"lines[{n}].gross"].score >= NAMED for n in range(2) if f"lines[{n}].gross" in claims]
    assert held == ([True, True] if sure else []), "they hold the tax, as the charge does"


def test_lines_that_do_not_add_up_give_way_to_no_other_that_do() -> None:
    """One amount that is the total twice would be a line by itself."""
    text = SHOP.replace("Subtotal                                                5,421.00", "Lent     4,641.67")
    claims = propose(text.replace("1,947.00\n", "1,298.00\n").replace("3 pcs", "2 pcs"), net="4641.67", gross="5570.00")
    assert [claim.raw for term, claim in claims.items() if term.endswith("].net")] == ["3,474.00", "1,298.00"]


def test_a_total_alone_is_no_line() -> None:
    text = "Invoice 4711\n\nTotal without tax      1,657.60\nVAT 0 %      0.00\nTotal      1,657.60\n"
    assert lines(text, "1657.60") == []


def test_a_sum_among_lines_is_none_of_them() -> None:
    text = """
Nota

Stand as offered                       18,600.00
Furniture, hire                         2,140.00
Walls in full colour                    3,145.00
Power, passed on                          915.00
Project in total                       24,800.00
Invoiced before, 26-0009               -9,920.00
Total without tax                      14,880.00
"""
    assert [net for *_, net in lines(text, "14880.00")] == ["18600.00", "2140.00", "3145.00", "915.00", "-9920.00"]


@pytest.mark.parametrize("more", ["", "Nails                         40.00\n"])
@pytest.mark.parametrize("head", ["Nota\n", "Description                  Amount\n"])
def test_a_line_that_is_as_much_as_those_above_is_one_where_they_make_no_total_without_it(head: str, more: str) -> None:
    net = "80.00" if more else "40.00"
    text = f"""{head}
Paper, white                  10.00
Paper, blue                   10.00
Frames in oak                 20.00
{more}Total without tax             {net}
VAT 20 %                       8.00
"""
    assert [own for *_, own in lines(text, net)] == ["10.00", "10.00", "20.00", "40.00"][: 4 if more else 3]


def test_of_two_lines_that_are_as_much_as_those_above_none_is_taken_for_the_sum() -> None:
    text = """
Nota

Paper, white                  10.00
Paper, blue                   20.00
Paper of all colours          30.00
Frames in oak                 30.00
Total without tax             60.00
"""
    assert lines(text, "60.00") == []


FEES = """
Drafting the claim                    1,450.00
Attending the hearing                   600.00
{tax}
Total fees                            2,050.00
"""


@pytest.mark.parametrize(
    "tax", ["VAT (service not subject, s. 7A)            0.00", "IVA (servicio no sujeto, art. 69)            0,00"]
)
def test_a_tax_of_nothing_below_guessed_lines_is_none_of_them(tax: str) -> None:
    text = FEES.format(tax=tax.replace(",00", ".00"))
    assert [net for *_, net in lines(text, "2050.00")] == ["1450.00", "600.00"]


@pytest.mark.parametrize("unit", ["hrs", "Std"])
def test_without_names_a_count_with_its_unit_is_no_price(unit: str) -> None:
    text = f"""
Inspection of the kitchen            2.5 {unit}      1,186.00      2,965.00
Report and correspondence            1.5 {unit}      1,186.00      1,779.00
Yearly fee of the register                                 3,558.00
To be paid                                                 8,302.00
"""
    assert lines(text, "8302.00") == [
        ("Inspection of the kitchen", "2.5", "1186.00", "2965.00"),
        ("Report and correspondence", "1.5", "1186.00", "1779.00"),
        ("Yearly fee of the register", None, None, "3558.00"),
    ]


def test_without_names_a_price_with_cents_is_no_count_beside_one_of_halves() -> None:
    text = """
Inspection of the kitchen            2.5 visits      1,186.00      2,965.00
Report and correspondence            1.5 visits      1,186.00      1,779.00
To be paid                                                         4,744.00
"""
    found = [("2.5", "1186.00", "2965.00"), ("1.5", "1186.00", "1779.00")]
    assert [numbers for _, *numbers in lines(text, "4744.00")] == [list(one) for one in found]


def test_without_names_a_count_of_thousandths_is_no_price() -> None:
    text = """
Flour, sifted                 10.000      12.00      120.00
Sugar in cubes                 5.000       4.00       20.00
To be paid                                           140.00
"""
    assert [numbers[:2] for _, *numbers in lines(text, "140.00")] == [["10.000", "12.00"], ["5.000", "4.00"]]


def test_what_repeats_the_sum_of_the_lines_under_an_unknown_name_ends_them() -> None:
    text = """
Notice 4711

Basic fee, one household                                   48.60
Residual waste                                            137.28
Organic waste                                              52.00
Yearly fee                                                237.88

First half by 15 March                                    118.94
"""
    found = propose(text, gross="237.88")
    nets = [str(claim.value) for term, claim in found.items() if term.endswith(".net")]
    assert nets == ["48.60", "137.28", "52.00"]


def test_a_sum_that_is_named_at_the_end_of_its_row_is_no_certain_line() -> None:
    """Of the fees above it one ends on a row of figures alone, so that they make no total."""
    text = """
Fee note 26/0389

Tax return for 2025                              EUR 1,480.00
Talk of 28 April with Dr Kay (1.5 h at EUR
186.00)                                          EUR   279.00
Cash outlay                                      EUR    13.90

                                Our fee net      EUR 1,772.90
                                0 % VAT          EUR     0.00
                                Total            EUR 1,772.90
"""
    claims = propose(text, net="1772.90", tax="0.00", gross="1772.90")
    sums = [claim for term, claim in claims.items() if term.endswith("].net") and claim.value == Decimal("1772.90")]
    assert all(claim.doubt for claim in sums)


WRAPPED = """
Invoice 4711

Annual accounts 2025                                     1,480.00
Meeting of 28 April with your adviser (1.5 hours at EUR
186.00)                                                    279.00
Expenses, copy of the register                              13.90

Our fee net                                              1,772.90
VAT 0 %                                                      0.00
Total                                                    1,772.90
"""


def test_a_name_may_end_in_figures_beside_its_amount() -> None:
    assert [net for *_, net in lines(WRAPPED, "1772.90")] == ["1480.00", "279.00", "13.90"]


@pytest.mark.parametrize("above", ["Meeting of 28 April             30.00", "                Meeting of 28 April", ""])
def test_figures_end_no_name_that_is_not_above_them(above: str) -> None:
    text = WRAPPED.replace("Meeting of 28 April with your adviser (1.5 hours at EUR", above)
    assert not any(net == "279.00" for *_, net in lines(text, "1772.90"))


def test_one_thing_whose_name_speaks_of_tax_is_a_line() -> None:
    sold = "Translation of the catalogue, 11 840 words"
    claims = propose(ONE.replace(sold, "Advice on tax, flat fee for April".ljust(len(sold))), net="1657.60")
    assert (claims["lines[0].net"].value, claims["lines[0].net"].doubt) == (Decimal("1657.60"), None)


LIFT = """
Invoice 26/0058 of 30 January 2026

1.)  Maintenance by the contract of 3 May 2019     3 hrs à 186.40        EUR     559.20
2.)  Call service with its card                    3 hrs     à 24.90     EUR      74.70

Total without tax                                                        EUR     633.90
"""


def test_count_and_price_in_one_cell_begin_the_lines() -> None:
    first, second = lines(LIFT, "633.90")
    assert first == ("Maintenance by the contract of 3 May 2019", "3", "186.40", "559.20")
    assert (second[0], second[3]) == ("Call service with its card", "74.70")


def test_sums_by_the_rate_of_their_tax_are_no_sure_lines() -> None:
    rows = "VAT 13.5 %        407.93        55.07       463.00\nVAT 23 %           53.01        12.19        65.20"
    folio = f"Folio 4711\n\n{rows}\n\nTotal net         460.94\nTotal VAT          67.26\nTotal             528.20"
    told = {"net": "460.94", "tax": "67.26", "gross": "528.20"}
    totals = {
        f"totals.{name}": Claim(
            term=f"totals.{name}", value=Decimal(value), raw=value, layer=Layer.RULES, score=0.9, label=f"Total {name}"
        )
        for name, value in told.items()
    }
    found = propose_lines(Sheet(Layout(reading(folio)), "en"), totals)
    assert all(claim.doubt for term, claim in found.items() if term.endswith(".net"))


@pytest.mark.parametrize(
    ("row", "sure"),
    [
        ("Credit for unused time      2 x -8.80      -17.60", True),
        ("Credit for unused time                     -17.60", False),
        ("Credit for unused time      3 x -8.80      -17.60", False),
        ("Credit for unused time      1 x -17.60     -17.60", True),  # as others are counted
        ("Total credit                1 x -17.60     -17.60", False),  # one at its amount, as of any sum
        ("VAT credit                  2 x -8.80      -17.60", False),
    ],
)
def test_what_is_so_many_times_a_price_is_no_sum_whatever_it_is_called(row: str, *, sure: bool) -> None:
    text = f"""
Your plan                  22 x 24.00      528.00
Scales connector           14 x  6.50       91.00
{row}

Net                                        601.40
VAT 0 %                                      0.00
Total                                      601.40
"""
    told = {"totals.net": "601.40", "totals.tax": "0.00", "totals.gross": "601.40"}
    totals = {
        term: Claim(term=term, value=Decimal(value), raw=value, layer=Layer.RULES, score=0.9, label=term)
        for term, value in told.items()
    }
    found = propose_lines(Sheet(Layout(reading(text)), "en"), totals)
    nets = [claim for term, claim in found.items() if term.endswith(".net")]
    assert [str(claim.value) for claim in nets] == ["528.00", "91.00", "-17.60"]
    assert all(claim.doubt is None for claim in nets) is sure


@pytest.mark.parametrize("count", ["1", "2"])
def test_a_tax_and_sums_in_a_column_of_ones_are_no_sure_lines(count: str) -> None:
    taxed = f"""
Plan                       22 x  24.00     528.00
VAT                         {count} x {105.60 / int(count):6.2f}     105.60

Total                                      633.60
"""
    summed = """
Subtotal hardware           1   500.00     500.00
Subtotal services           1    91.00      91.00
Service                     1    10.40      10.40

Total                                      601.40
"""
    for text, total in ((taxed, "633.60"), (summed, "601.40")):
        gross = Claim(term="totals.gross", value=Decimal(total), raw=total, layer=Layer.RULES, score=0.9, label="Total")
        found = propose_lines(Sheet(Layout(reading(text)), "en"), {"totals.gross": gross})
        assert all(claim.doubt for term, claim in found.items() if term.endswith(".net"))
        assert found


@pytest.mark.parametrize(
    ("row", "amount", "sure"),
    [
        ("VAT return preparation     3 x 45.50", "136.50", True),  # work, as the accountant's
        ("Tax advice                 3 x 45.50", "136.50", True),
        ("BTW aangifte               3 x 45.50", "136.50", True),
        ("Total care               0.5 x 80.00", "40.00", True),  # no sum is half a price
        ("Net cleaning            0.75 x 80.00", "60.00", True),
        ("VAT                        3 x 45.50", "136.50", False),
        ("MwSt. zu 19 %              3 x 45.50", "136.50", False),
        ("VAT on services            2 x 52.80", "105.60", False),  # 20 % of what stands above
        ("VAT on fees              0.2 x 528.00", "105.60", False),
        ("VAT on goods             100 x  0.19", "19.00", False),  # 19 % of what it is counted by
        ("Gross share              0.5 x 528.00", "264.00", False),  # of the line above
    ],
)
def test_work_on_taxes_that_is_counted_at_a_price_is_no_tax(row: str, amount: str, *, sure: bool) -> None:
    total = str(528 + Decimal(amount))
    text = f"""
Plan                        22 x 24.00     528.00
{row:40}   {amount:>6}

Total                                      {total}
"""
    gross = Claim(term="totals.gross", value=Decimal(total), raw=total, layer=Layer.RULES, score=0.9, label="Total")
    found = propose_lines(Sheet(Layout(reading(text)), "en"), {"totals.gross": gross})
    nets = [claim for term, claim in found.items() if term.endswith(".net")]
    assert [str(claim.value) for claim in nets] == ["528.00", amount]
    assert all(claim.doubt is None for claim in nets) is sure
