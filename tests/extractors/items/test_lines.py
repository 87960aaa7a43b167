from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.items.lines import propose_lines
from extractors.page import Layout
from extractors.page.sheet import Sheet
from schemas import Claim, Layer, Page, assemble
from tests.extractors.grid import reading

Cells = tuple[str | None, str | None, str | None, str | None]


def total(term: str, value: str) -> Claim:
    return Claim(term=term, value=Decimal(value), raw=value, layer=Layer.RULES, score=0.9)


def propose(
    *pages: str | Page, net: str | None = None, gross: str | None = None, lines: str | None = None, language: str = "en"
) -> dict[str, Claim]:
    totals = {
        term: total(term, v)
        for term, v in (("totals.line_net", lines), ("totals.net", net), ("totals.gross", gross))
        if v is not None
    }
    return propose_lines(Sheet(Layout(reading(*pages)), language), totals)


def cells(claims: dict[str, Claim]) -> list[Cells]:
    """Description, quantity, unit price and net amount of each line."""
    lines = assemble({path: claim.value for path, claim in claims.items()}).lines
    shown = ((line.description, line.quantity, line.unit_price, line.net) for line in lines)
    return [(d, *(None if n is None else str(n) for n in numbers)) for d, *numbers in shown]  # type: ignore[misc]


PLAIN = """
Description              Qty     Unit Price      Amount

Garden bench               2         120.00      240.00
Watering can              10           4.50       45.00

                             Subtotal            285.00
                             VAT 20 %             57.00
                             Total               342.00
"""


def test_a_plain_table_is_read_row_by_row_and_ends_at_its_totals() -> None:
    assert cells(propose(PLAIN, net="285.00")) == [
        ("Garden bench", "2", "120.00", "240.00"),
        ("Watering can", "10", "4.50", "45.00"),
    ]


def test_every_claim_says_where_it_stands_and_which_head_named_it() -> None:
    claims = propose(PLAIN, net="285.00")
    assert {path: claims[path].label for path in claims if path.startswith("lines[0]")} == {
        "lines[0].description": "Description",
        "lines[0].quantity": "Qty",
        "lines[0].unit_price": "Unit Price",
        "lines[0].net": "Amount",
    }
    assert all(claim.page == 1 and claim.boxes and claim.raw and claim.doubt is None for claim in claims.values())
    assert all(claim.score > 0.75 for claim in claims.values())


@pytest.mark.parametrize(
    ("head", "row"),
    [
        ("Qty   Description          Amount   Unit Price", "  2   Garden bench         240.00       120.00"),
        (
            "No.   Product Code   Item            Price    Qty     Total",
            "1     GB-77          Garden bench   120.00      2    240.00",
        ),
        ("Units   Service                  Rate      Total", "2 h     Garden bench           120.00     240.00"),
    ],
)
def test_columns_are_told_by_their_heads_in_any_order(head: str, row: str) -> None:
    assert cells(propose(f"{head}\n{row}")) == [("Garden bench", "2", "120.00", "240.00")]


def test_ambiguous_heads_are_settled_by_arithmetic() -> None:
    claims = propose(
        """
Item             Qty      Price       Total      Total
Garden bench       2     120.00      240.00     288.00
Watering can       3      10.00       30.00      36.00
""",
        net="270.00",
    )
    assert [line[3] for line in cells(claims)] == ["240.00", "30.00"]


def test_a_line_whose_arithmetic_fails_keeps_its_values_in_doubt() -> None:
    claims = propose(PLAIN.replace("      45.00", "      54.00"))
    assert cells(claims)[1] == ("Watering can", "10", "4.50", "54.00")
    assert claims["lines[1].net"].doubt == "10 x 4.50 is 45.00, but 54.00 is printed."
    assert claims["lines[1].net"].score < 0.6
    assert claims["lines[0].net"].doubt is None


@pytest.mark.parametrize(
    ("discount", "net"), [("10 %", "216.00"), ("24.00", "216.00"), ("12.00", "216.00"), ("-10%", "216.00")]
)
def test_a_discount_in_percent_or_money_explains_the_amount(discount: str, net: str) -> None:
    text = f"""
Description      Qty   Unit Price   Discount     Amount
Garden bench       2       120.00     {discount:>6}     {net}
"""
    claims = propose(text)
    assert cells(claims) == [("Garden bench", "2", "120.00", net)]
    assert claims["lines[0].net"].doubt is None


def test_a_price_per_hundred_explains_the_amount() -> None:
    claims = propose("Description    Qty   Unit Price    Amount\nScrews         500         4.00     20.00")
    assert cells(claims) == [("Screws", "500", "4.00", "20.00")]
    assert claims["lines[0].net"].doubt is None


@pytest.mark.parametrize(
    ("price", "per", "net", "base"),
    [
        ("31.50", "C", "7.88", "100"),
        ("315.00", "M", "7.88", "1000"),
        ("31.50", "100", "7.88", "100"),
        ("315.00", "1,000", "7.88", "1000"),
        ("31.50", "EA", "7.88", None),
        ("0.31", "M", "7.75", None),
        ("0.31", "M", "0.00", None),
        ("0.00", "M", "0.00", None),
    ],
)
def test_a_price_for_many_pieces_is_told_by_a_cell_of_its_own(price: str, per: str, net: str, base: str | None) -> None:
    head = "Description      Qty   Unit Price  Per      Amount"
    cable = "Cable              2        50.00   EA      100.00"
    claims = propose(f"{head}\n{cable}\nSocket            25 {price:>12} {per:>4} {net:>11}")
    found = claims.get("lines[1].price_base_quantity")
    assert (None if found is None else str(found.value)) == base


@pytest.mark.parametrize(("count", "net"), [("0", "0.00"), ("1", "0.01")])
def test_what_is_the_product_already_is_for_one_piece(count: str, net: str) -> None:
    head = "Description      Qty  Backlog   Unit Price      Amount"
    bolts = "Long bolts         2      100        50.00      100.00"
    price = "1.50" if count == "0" else "0.01"
    claims = propose(f"{head}\n{bolts}\nShort bolts {count:>8} {100:>8} {price:>12} {net:>11}")
    assert cells(claims)[1] == ("Short bolts", count, price, net)
    assert "lines[1].price_base_quantity" not in claims


@pytest.mark.parametrize(("per", "price", "base"), [("M", "1.00", None), ("C", "1.50", "100")])
def test_a_few_cents_are_told_to_the_half_by_the_pieces_of_a_price(per: str, price: str, base: str | None) -> None:
    head = "Description      Qty      Per   Unit Price     Amount"
    bolts = "Long bolts        10        E         1.50      15.00"
    claims = propose(f"{head}\n{bolts}\nShort bolts        1 {per:>8} {price:>12}       0.02")
    found = claims.get("lines[1].price_base_quantity")
    assert (None if found is None else str(found.value)) == base


def test_a_price_for_many_pieces_may_be_reduced_in_a_long_list() -> None:
    head = "Pos   Description       Qty    Unit Price   Per    Disc.    Amount"
    claims = propose(
        f"{head}\n90    Hex bolts        250         9.75   100     12 %     21.45"
        "\n100   Washers         5000        13.30  1000      5 %     63.18"
    )
    assert [str(claims[f"lines[{n}].price_base_quantity"].value) for n in range(2)] == ["100", "1000"]
    assert [str(claims[f"lines[{n}].allowances[0].percent"].value) for n in range(2)] == ["12", "5"]
    assert all(claims[f"lines[{n}].net"].doubt is None for n in range(2))


@pytest.mark.parametrize("tax", ["VAT reversed (0%)", "VAT (0%)", "Nothing owed on this"])
def test_an_amount_of_nothing_below_a_subtotal_is_no_sure_line(tax: str) -> None:
    items = "Description        Amount\nCable              100.00\nSocket              20.00"
    claims = propose(f"{items}\nSubtotal           120.00\n{tax:<20} 0.00")
    assert [claim.value for term, claim in claims.items() if term.endswith(".net") and claim.doubt is None] == [
        Decimal("100.00"),
        Decimal("20.00"),
    ]


def test_negative_lines_keep_their_sign() -> None:
    claims = propose("Description    Qty   Unit Price    Amount\nReturned can    -2         4.50     -9.00")
    assert cells(claims) == [("Returned can", "-2", "4.50", "-9.00")]


def test_amounts_that_hold_the_tax_are_in_doubt() -> None:
    claims = propose(PLAIN, net="237.50", gross="285.00")
    assert claims["lines[0].net"].doubt == "The line amounts add up to the gross total: they hold the tax."
    assert claims["lines[0].unit_price"].doubt == claims["lines[0].net"].doubt
    assert (claims["lines[0].gross"].value, claims["lines[0].gross"].doubt) == (Decimal("240.00"), None)
    assert claims["lines[0].quantity"].doubt is None


def test_descriptions_with_an_amount_alone_are_lines() -> None:
    claims = propose(
        """
Description                                 Amount
Consulting in March                         500.00
Travel                                       80.00
                             Total          580.00
""",
        net="580.00",
    )
    assert cells(claims) == [("Consulting in March", None, None, "500.00"), ("Travel", None, None, "80.00")]


def test_units_and_rates_are_read_from_cells_of_their_own_or_from_the_quantity() -> None:
    claims = propose(
        """
Description      Qty      Unit    Unit Price    VAT %     Amount
Garden bench       2      pcs         120.00     19 %     240.00
Delivery      1.500 h                  40.00      7 %      60.00
"""
    )
    assert [claims[f"lines[{n}].unit"].value for n in (0, 1)] == ["H87", "HUR"]
    assert [claims[f"lines[{n}].tax_rate"].value for n in (0, 1)] == [Decimal(19), Decimal(7)]
    assert claims["lines[1].quantity"].value == Decimal("1.500")


def test_the_rate_of_a_fee_beside_that_of_the_tax_is_none() -> None:
    claims = propose(
        """
Descrição            Volume        Taxa       Qtd.    Preço      IVA       Valor
Cartões de crédito   136.477,13    1,120 %                       Isento    1.528,54
Cartões de débito     41.265,93    0,480 %                       Isento      198,08
Aluguer de terminais                            4      17,50     23 %         70,00
""",
        net="1796.62",
        language="pt",
    )
    rates = {path: str(claim.value) for path, claim in claims.items() if path.endswith(".tax_rate")}
    assert rates == {"lines[2].tax_rate": "23"}


def test_decimal_commas_and_points_in_thousands_follow_the_document() -> None:
    claims = propose(
        """
Beschreibung        Menge    Einzelpreis     Betrag
Gartenbank          1.000          12,50  12.500,00
""",
        language="de",
    )
    assert cells(claims) == [("Gartenbank", "1000", "12.50", "12500.00")]


def test_an_amount_one_line_lower_belongs_to_its_row() -> None:
    claims = propose(
        """
Description      Qty   Unit Price        Amount

Garden bench       2       120.00
                                         240.00

Watering can      10         4.50
                                          45.00
"""
    )
    assert cells(claims) == [
        ("Garden bench", "2", "120.00", "240.00"),
        ("Watering can", "10", "4.50", "45.00"),
    ]


def test_no_table_gives_no_lines() -> None:
    assert propose("Dear customer,\nthank you for your order of 12 May.\nTotal: 240.00") == {}
    assert propose_lines(Sheet(Layout(reading()), None), {}) == {}


def test_a_printed_price_after_the_discount_is_the_price() -> None:
    text = """
    Description              Qty     Price     Discount    Net price     Amount

    Garden bench               2    100.00         10 %        90.00     180.00
    Watering can              10      4.50                      4.50      45.00

                                                Subtotal                 225.00
    """
    claims = propose(text, net="225.00")
    assert claims["lines[0].unit_price"].value == Decimal("90.00")
    assert claims["lines[0].unit_price"].doubt is None


def test_a_discount_in_money_that_looks_like_a_price_is_none() -> None:
    text = """
    Description              Qty     Price     Discount     Amount

    Garden bench               4     14.99        11.99      47.97
    Watering can              10      4.50                   45.00

                                        Subtotal             92.97
    """
    assert propose(text, net="92.97")["lines[0].unit_price"].value == Decimal("14.99")


def test_details_that_name_a_discount_do_not_end_the_table() -> None:
    text = """
    Description              Qty     Price      Amount

    Garden bench               2    120.00      240.00
    discount 3 % incl. VAT
    Watering can              10      4.50       45.00

                                 Subtotal       285.00
    """
    assert len(cells(propose(text, net="285.00"))) == 2


def test_a_column_of_article_numbers_is_no_quantity() -> None:
    text = """
    Code             Description              Amount

    4277             Garden bench             240.00
    4278             Watering can              45.00

                     Subtotal                 285.00
    """
    assert cells(propose(text, net="285.00")) == [
        ("Garden bench", None, None, "240.00"),
        ("Watering can", None, None, "45.00"),
    ]


def test_a_list_of_goods_without_prices_has_no_amounts() -> None:
    text = """
    1.   4277554615110     3      Garden bench
    2.   5209648          20      Watering can
    3.   4277554615127     7      Long hose
    """
    assert not any(path.endswith((".net", ".unit_price")) for path in propose(text))


def test_a_number_before_the_name_is_the_quantity_without_a_head_of_its_own() -> None:
    table = """
Xyz. Description                    Unit Price      Amount

 2,00 Garden bench                      120,00      240,00
10,00 Watering can                        4,50       45,00
 1,50 Rope                                2,00        3,00
"""
    assert cells(propose(table, net="288.00"))[0] == ("Garden bench", "2.00", "120.00", "240.00")


def test_a_head_that_says_something_else_gives_way_to_arithmetic_in_every_row() -> None:
    table = """
Description              Qty          VAT           Amount

Garden bench               2       120.00           240.00
Watering can              10         4.50            45.00
"""
    assert cells(propose(table, net="285.00")) == [
        ("Garden bench", "2", "120.00", "240.00"),
        ("Watering can", "10", "4.50", "45.00"),
    ]


def test_rates_and_taxes_are_never_prices() -> None:
    table = """
Description            VAT %          Net           Tax

Garden bench             20%       240.00         48.00
Watering can             20%        45.00          9.00
"""
    assert all(quantity is None and price is None for _, quantity, price, _ in cells(propose(table, net="285.00")))


def test_a_number_with_blanks_is_one_number_under_its_head() -> None:
    table = """
Beskrivning              Antal      À-pris            Summa

Trädgårdsbänk                6    2 111,00        12 666,00
Vattenkanna                  2       50,00           100,00
"""
    assert cells(propose(table, net="12766.00", language="sv"))[0] == ("Trädgårdsbänk", "6", "2111.00", "12666.00")


def test_the_price_of_a_credit_note_has_no_minus_beside_a_negative_quantity() -> None:
    table = """
Description              Qty     Unit Price        Amount

Garden bench              -2        -120.00       -240.00
Watering can             -10          -4.50        -45.00
"""
    assert cells(propose(table, net="-285.00"))[0] == ("Garden bench", "-2", "120.00", "-240.00")


@pytest.mark.parametrize("code", ["[SKU_0001] ", "4213349221272 "])
def test_an_article_code_is_no_part_of_the_name(code: str) -> None:
    table = f"""
Description                       Qty     Unit Price      Amount

{code + "Garden bench":<30}       2         120.00      240.00
"""
    assert cells(propose(table, net="240.00"))[0][0] == "Garden bench"


def test_one_row_with_a_quantity_and_its_unit_before_the_name() -> None:
    table = """
Xyz. Description                    Unit Price      Amount

1000 pcs. Notebooks                       4,50     4500,00
"""
    assert cells(propose(table, net="4500.00"))[0] == ("Notebooks", "1000", "4.50", "4500.00")


def test_where_only_amounts_with_tax_are_printed_the_products_are_the_amounts_before_it() -> None:
    text = """
Description              Qty     Price        Tax       Total

Memory card                1    278.61      40.39      319.00
Card reader                2    100.00      29.00      229.00
"""
    claims = propose(text, net="478.61", gross="548.00")
    assert [row[3] for row in cells(claims)] == ["278.61", "200.00"]
    assert claims["lines[1].net"].layer is Layer.DERIVED
    assert claims["lines[1].net"].operands == ("lines[1].quantity", "lines[1].unit_price")
    other = propose(text, net="470.00", gross="548.00")
    assert [row[3] for row in cells(other)] == ["319.00", "229.00"]
    assert all(other[f"lines[{number}].net"].doubt for number in range(2))


@pytest.mark.parametrize("rate", ["VAT", "%", "Rate"])
def test_of_prices_before_tax_and_with_it_the_first_are_the_lines(rate: str) -> None:
    text = f"""
Description           Qty       Each ex       {rate:<4}      Each inc        Total inc

Oak stool               2        150.00       21 %        181.50          363.00
Foot rest               3         22.00       21 %         26.62           79.86
"""
    claims = propose(text, net="366.00", gross="442.86")
    assert [row[2:] for row in cells(claims)] == [("150.00", "300.00"), ("22.00", "66.00")]
    assert [claims[f"lines[{number}].gross"].value for number in range(2)] == [Decimal("363.00"), Decimal("79.86")]
    other = propose(text, net="360.00", gross="442.86")
    assert [row[2] for row in cells(other)] == ["181.50", "26.62"]


def test_a_word_for_what_is_carried_over_may_be_sold_at_a_price() -> None:
    text = """
Description           Qty       Price        Amount

Cook on site           14       34.00        476.00
Carried over                                 476.00
Transport               2       65.00        130.00
Reporté                                      606.00
"""
    assert [row[0] for row in cells(propose(text, net="606.00"))] == ["Cook on site", "Transport"]


def test_sums_of_rows_that_nobody_understood_are_no_certain_lines() -> None:
    rows = "\n".join(f"10/03/2026   WS77{n}    ND{n}    TRURO     {n}.3     7.45" for n in range(11, 16))
    claims = propose(
        f"{rows}\n\nCarriage charges     37.25\nFuel surcharge        4.38\nNet total            41.63", net="41.63"
    )
    assert {c.doubt for path, c in claims.items() if path.endswith("].net")} == {
        "Other rows on the pages look like lines: these may be their sums."
    }


@pytest.mark.parametrize(("second", "sure"), [("344.00", True), ("893.00", False), ("141.80", False)])
def test_rows_of_a_later_page_that_make_no_line_are_of_something_else(second: str, *, sure: bool) -> None:
    """Hours as they were noted, beside a fee that was agreed; where any of them make a line, that may be their sum."""
    fee = """
To our charges for the meeting        1,575.00
Rail fares                              141.80

Amount due                            1,716.80
"""
    hours = f"""
3 Mar     MB     Preparing the meeting     22      682.00
10 Mar    JT     Note on compensation      16      {second}
12 Mar    MB     Attending the meeting     34    1,054.00
"""
    claims = propose(fee, hours, net="1716.80", gross="1716.80")
    doubts = [claims[f"lines[{number}].net"].doubt is None for number in range(2)]
    assert doubts == ([True, True] if sure else [False, False])


def test_nothing_at_a_price_of_nothing_proves_no_columns() -> None:
    """Ninety times nothing is nothing, whichever columns these are."""
    page = """
Date     From - to            Kg     Freight      Fuel      Total

29-04    Leeds - York         18      398.00     55.72     453.72
04-05    Waiting, York         0       90.00      0.00      90.00
07-05    York - Hull         410      512.40     71.74     584.14
"""
    assert [row[3] for row in cells(propose(page, net="1127.86"))] == ["453.72", "90.00", "584.14"]


def test_prices_in_hundredths_of_the_currency() -> None:
    page = """
Charge               Units          Rate         Amount

Day units          1,204 kWh      24.850 p       299.19
Standing charge       31 days     62.600 p        19.41

                                  Total          318.60
"""
    assert cells(propose(page, net="318.60")) == [
        ("Day units", "1204", "0.24850", "299.19"),
        ("Standing charge", "31", "0.62600", "19.41"),
    ]


def test_a_mark_that_is_no_hundredth_leaves_the_price_as_printed() -> None:
    page = """
Item                  Qty          Price         Amount

Paper                   4         12.50 C         50.00
Ink                     1         20.00 C         20.00

                                   Total          70.00
"""
    assert [line[2] for line in cells(propose(page, net="70.00"))] == ["12.50", "20.00"]


def test_the_last_subtotal_below_all_lines_tells_them_apart_from_charges() -> None:
    page = """
Description              Qty     Unit Price      Amount

Beer delivery             24          31.75      762.00
Diesel surcharge                                  72.39
Storage                    7          18.00      126.00

                             Subtotal            960.39
                             Cash rebate           7.80
                             Total net           952.59
"""
    assert [line[3] for line in cells(propose(page, net="952.59"))] == ["762.00", "72.39", "126.00"]


def test_of_two_columns_of_rates_the_one_with_percent_signs_is_that_of_the_tax() -> None:
    claims = propose(
        """
Désignation      Quantité     Taux      TVA     Montant HT
Heures sup.          3,00    31,06   20,00%          93,18
""",
        language="fr",
    )
    assert claims["lines[0].tax_rate"].value == Decimal(20)


@pytest.mark.parametrize(("label", "count"), [pytest.param(None, 3, id="a guess"), pytest.param("VAT", 2, id="a tax")])
def test_a_net_total_that_only_a_guessed_tax_leaves_is_none_that_lines_add_up_to(label: str | None, count: int) -> None:
    """The last of three items is a tax where a label calls it one, and an item where nothing does."""
    rows = (("1001", "Crown", "2185.00"), ("1002", "Bridge", "6640.00"), ("1003", "Splint", "1320.00"))
    page = "\n".join(
        f"{order:<9}{work:<20}{amount:>12}" for order, work, amount in (("Order", "Work", "Amount"), *rows)
    )
    derived = total("totals.net", "8825.00").model_copy(update={"layer": Layer.DERIVED})
    tax = total("totals.tax", "1320.00").model_copy(update={"label": label})
    told = {one.term: one for one in (derived, tax, total("totals.gross", "10145.00"))}
    lines = propose_lines(Sheet(Layout(reading(page)), "en"), told)
    assert sum(term.endswith(".net") for term in lines) == count
