"""Tables as printers set them: cells that are centred, heads that touch, totals in a row, headings, footers."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise

import pytest

from extractors.items.lines import propose_lines
from extractors.items.table.numbers import Number
from extractors.items.table.products import multiplies
from extractors.page import Layout
from extractors.page.sheet import Sheet
from schemas import Box, Claim, Layer, Page, Table, Word, assemble
from tests.extractors.grid import page, reading
from tests.extractors.items.test_lines import cells, propose

Row = tuple[str | None, str | None, str | None, str | None]
TOP, HEIGHT = 40.0, 10.0
HEAD = "Description                         Qty   Unit Price     Amount"


def drawn(*rows: tuple[float, str], tables: tuple[Table, ...] = ()) -> Page:
    """A page with each text at its top."""
    words = []
    for top, text in rows:
        for word in page(text).words:
            x0, x1 = word.box.x0, word.box.x1
            words.append(word._replace(box=Box(x0, top, x1, top + HEIGHT)))
    return Page(number=1, width=595.0, height=842.0, words=tuple(words), tables=tables)


def lines(shown: str | Page, net: str | None = None, language: str = "en") -> list[Row]:
    """Description, quantity, unit price and net amount of each line."""
    totals = {}
    if net is not None:
        term = "totals.net"
        totals[term] = Claim(term=term, value=Decimal(net), raw=net, layer=Layer.RULES, score=0.9)
    claims = propose_lines(Sheet(Layout(reading(shown)), language), totals)
    found = assemble({path: claim.value for path, claim in claims.items()}).lines
    cells = ((one.description, one.quantity, one.unit_price, one.net) for one in found)
    return [(d, *(None if n is None else str(n) for n in numbers)) for d, *numbers in cells]  # type: ignore[misc]


def test_digits_at_the_foot_of_a_page_do_not_move_the_columns() -> None:
    text = """
No.   Item             Qty  U            Price       Total

10    Subscription    1.00  Month     8.58 CHF    8.58 CHF
20    Phone line      7.00  Month    28.99 CHF  202.93 CHF

Call 44 0572 2209       Lakeside Bank 3      9094 0
"""
    assert lines(text, "211.51") == [
        ("Subscription", "1.00", "8.58", "8.58"),
        ("Phone line", "7.00", "28.99", "202.93"),
    ]


def test_totals_named_in_a_row_of_their_own_end_the_table() -> None:
    text = """
Description                         Qty   Unit Price       Amount

Data entry                         6.25       129.77       811.06

Subtotal   Discount   Net total            VAT 20 %    Total amount
811.06       -81.11      729.95              145.99          875.94
"""
    assert lines(text, "729.95") == [("Data entry", "6.25", "129.77", "811.06")]


def test_an_amount_between_the_two_lines_of_its_name_is_an_item() -> None:
    shown = drawn(
        (40, "No.    Description                              Code      VAT     Amount"),
        (62, "       Campaign of posters, banners and"),
        (68, "1                                               9988     18 %   4,500.00"),
        (74, "       wristbands"),
        (94, "       Advice on the campaign of spring and"),
        (100, "2                                               1122     18 %   1,500.00"),
        (106, "       summer"),
    )
    assert [(d, n) for d, _, _, n in lines(shown, "6000.00")] == [
        ("Campaign of posters, banners and wristbands", "4500.00"),
        ("Advice on the campaign of spring and summer", "1500.00"),
    ]


def ruled(*bands: tuple[float, float]) -> Table:
    """A grid of the columns of HEAD with rows between these heights."""
    edges = (38.0, 240.0, 290.0, 350.0, 430.0)
    rows = tuple(tuple(Box(x0, band[0], x1, band[1]) for x0, x1 in pairwise(edges)) for band in bands)
    return Table(box=Box(38.0, bands[0][0], 430.0, bands[-1][1]), rows=rows)


def test_a_heading_in_the_ruled_row_of_an_item_is_not_its_name() -> None:
    shown = drawn(
        (40, HEAD),
        (60, "Stage one"),
        (76, "Window frames                         1       404.00     404.00"),
        (96, "Roof repair                          10        15.00     150.00"),
        tables=(ruled((38, 54), (56, 90), (92, 110)),),
    )
    assert [d for d, *_ in lines(shown, "554.00")] == ["Window frames", "Roof repair"]


def test_numbers_in_the_middle_of_their_ruled_row_belong_to_the_first_line_too() -> None:
    shown = drawn(
        (40, HEAD),
        (60, "Window frames"),
        (72, "of larch wood                         1       404.00     404.00"),
        (84, "without glass"),
        (108, "Roof repair                          10        15.00     150.00"),
        tables=(ruled((38, 54), (56, 98), (102, 122)),),
    )
    assert lines(shown, "554.00")[0][0].startswith("Window frames")  # type: ignore[union-attr]


def test_details_of_another_paragraph_do_not_tell_how_wide_a_name_may_be() -> None:
    text = """
Description          Unit Price       Qty       Amount

Jelly sugar                1.45        50        72.50
Extra 250g

Other properties:

Malt beer                 12.00        15       180.00
"""
    assert [d for d, *_ in lines(text, "252.50")] == ["Jelly sugar Extra 250g", "Malt beer"]


@pytest.mark.parametrize(
    ("head", "language"),
    [("Descrizione prestazione", "it"), ("Désignation des travaux", "fr")],
)
def test_two_names_of_things_in_one_head_are_one_column(head: str, language: str) -> None:
    text = (
        f"{head:34}                Total\n\nBall valve 1/2 inch                          2400.00\nRoller kit         "
        + ("                           759.00\n")
    )
    assert [d for d, *_ in lines(text, "3159.00", language)] == ["Ball valve 1/2 inch", "Roller kit"]


def test_two_names_of_things_stay_apart_where_the_rows_part_them() -> None:
    text = """
Charge Service                Qty   Unit Price     Amount

A1     Garden bench             2       120.00     240.00
B7     Watering can            10         4.50      45.00
"""
    assert [d for d, *_ in lines(text, "285.00")] == ["Garden bench", "Watering can"]


def test_a_name_that_goes_on_under_two_heads_is_one_head() -> None:
    text = """
Omschrijving              Aantal    Prijs per Totaalprijs
                                    eenheid
Schilderwerk                   1     1.334,00    1.334,00
Bureaulamp                    24         3,00       72,00
"""
    assert lines(text, "1406.00", "nl") == [
        ("Schilderwerk", "1", "1334.00", "1334.00"),
        ("Bureaulamp", "24", "3.00", "72.00"),
    ]


def test_a_count_of_three_decimals_is_no_price_of_a_thousand() -> None:
    text = """
Hizmet                      Miktar         Fiyat           Tutar

Hosting                      1,000     1.748,29TL     1.748,29TL
Elektrik                    10,000       459,00TL     4.590,00TL
"""
    assert lines(text, "6338.29", "tr") == [
        ("Hosting", "1.000", "1748.29", "1748.29"),
        ("Elektrik", "10.000", "459.00", "4590.00"),
    ]


@pytest.mark.parametrize(
    ("price", "amount"),
    [("Price incl. VAT", "Total incl. VAT"), ("Prix TTC", "Montant TTC"), ("Preis brutto", "Brutto")],
)
def test_a_price_that_holds_the_tax_is_a_price(price: str, amount: str) -> None:
    head = f"Description             Qty   {price:>15}   {amount:>15}"
    assert lines(f"{head}\n\nGarden bench              2            120.00            240.00") == [
        ("Garden bench", "2", "120.00", "240.00")
    ]


def test_the_sum_of_a_group_of_one_is_no_item_and_no_end() -> None:
    text = f"""
{HEAD}

Materials
Cement                              1       787.99     787.99
Sum of materials                                       787.99
Work
Masonry                             3       153.99     461.97
Drying                              1       430.00     430.00
Sum of work                                            891.97
"""
    assert [d for d, *_ in lines(text, "787.99")] == ["Cement", "Masonry", "Drying"]


def test_words_of_a_sum_that_reach_into_the_quantities_are_no_quantity() -> None:
    text = """
#     Units    Item                      Price       Total

1     1        Storage of data           86.00       86.00
Sum project 1                                        86.00
2     1        Newsletter               278.80      278.80
"""
    assert lines(text, "364.80") == [
        ("Storage of data", "1", "86.00", "86.00"),
        ("Newsletter", "1", "278.80", "278.80"),
    ]


def test_taxes_and_charges_between_two_totals_are_no_items() -> None:
    text = """
Description                     Amount

Work trousers                    80.00
Wool scarf                       20.00
File fee                         10.00
"""
    totals = {
        term: Claim(term=term, value=Decimal(value), raw=value, layer=Layer.RULES, score=0.9)
        for term, value in (("totals.line_net", "100.00"), ("totals.net", "110.00"))
    }
    claims = propose_lines(Sheet(Layout(reading(text)), "en"), totals)
    assert [claims[path].value for path in claims if path.endswith("description")] == ["Work trousers", "Wool scarf"]


def test_a_number_behind_the_name_counts_pieces() -> None:
    text = """
Item                       No.          Amount

Express courier          1 pcs          306.19
Waiting time             2 pcs           63.00
"""
    assert [(d, q) for d, q, *_ in lines(text, "369.19")] == [("Express courier", "1"), ("Waiting time", "2")]


def test_a_name_that_runs_on_up_to_the_quantity_leaves_it_alone() -> None:
    text = """
Description                Qty   Unit Price     Amount

Bench                        3        65.99     197.97
Markers and notes, stapler   2       342.00     684.00
"""
    assert [q for _, q, *_ in lines(text, "881.97")] == ["3", "2"]


def test_unit_and_number_in_one_cell_stay_together_before_the_name() -> None:
    text = """
Quantity delivered / Qty  Item             Price       Total

                 12.0 pcs Switch         3627.00    43524.00
                 10.0 pcs Headset        2224.00    22240.00
"""
    assert [(d, q) for d, q, *_ in lines(text, "65764.00")] == [("Switch", "12.0"), ("Headset", "10.0")]


def test_the_total_of_a_group_does_not_end_the_items() -> None:
    text = f"""
{HEAD}

Garden bench                        2       120.00     240.00
Total                                                  240.00
Watering can                       10         4.50      45.00
Total                                                   45.00

VAT                                20       285.00      57.00
Total net                                              285.00
"""
    assert [d for d, *_ in lines(text, "285.00")] == ["Garden bench", "Watering can"]


def test_what_stands_below_the_total_is_no_item_where_the_items_above_add_up() -> None:
    text = f"""
{HEAD}

Garden bench                        2       120.00     240.00
Total                                                  240.00
Deposit on bottles                 10         4.50      45.00
"""
    assert [d for d, *_ in lines(text, "240.00")] == ["Garden bench"]


def test_a_currency_behind_the_quantity_belongs_to_the_price() -> None:
    text = """
Description            Pcs Price per unit        Total

Standard plan            1 USD 39.05         USD 39.05
Maintenance              3 USD 20.00         USD 60.00
"""
    assert lines(text, "99.05") == [("Standard plan", "1", "39.05", "39.05"), ("Maintenance", "3", "20.00", "60.00")]


def test_the_price_of_one_piece_is_not_its_amount_after_a_discount() -> None:
    text = """
Item            Qty     Price   Discount %     Net    Gross

Lunch menu        1      3.10         20 %    2.48     2.48
House wine      150     13.99         20 %  1678.80  1678.80
"""
    assert [price for _, _, price, _ in lines(text, "1681.28")] == ["3.10", "13.99"]


def test_a_column_without_a_name_is_not_the_amount_of_ten_pieces() -> None:
    text = """
Item            Qty     Price       Xyz     Value

Hose              3     12.88      3.86     34.78
USB cable         3     82.99     24.90    224.07
"""
    assert [net for *_, net in lines(text, "258.85")] == ["34.78", "224.07"]


def test_a_discount_in_money_leaves_something() -> None:
    count, price, nothing, off = (
        Number((Decimal(value),), 2, value, ()) for value in ("603.31", "9221.99", "0.00", "-9221.99")
    )
    assert multiplies(count, price, nothing, off) is None
    assert multiplies(count, price, nothing, Number((Decimal(100),), 0, "100 %", (), is_rate=True)) is not None


def test_a_heading_of_items_is_no_head_of_columns() -> None:
    text = """
Line  Item Description           Qty   Unit Cost     Total
Monthly charges
10    Network switch               3       73.99    221.97
20    Monitor                      1       50.00     50.00
"""
    assert [d for d, *_ in lines(text, "271.97")] == ["Network switch", "Monitor"]


def test_a_row_whose_amount_cannot_be_read_is_still_an_item() -> None:
    text = f"""
{HEAD}

Garden bench                        2       120.00     240.00
Watering can                       10         4.50      ~~.~~
Hose                                1        15.00      15.00
"""
    assert lines(text, "300.00") == [
        ("Garden bench", "2", "120.00", "240.00"),
        ("Watering can", "10", "4.50", None),
        ("Hose", "1", "15.00", "15.00"),
    ]


def test_a_detail_with_two_numbers_is_not_an_item_without_an_amount() -> None:
    text = """
Pos   Description            Qty   Unit Price     Amount

1     Jam                     50         1.45      72.50
      List price               3         1.50
2     Beer                    15        12.00     180.00
"""
    assert [d for d, *_ in lines(text, "300.00")] == ["Jam", "Beer"]


def test_a_second_line_of_heads_does_not_end_the_table() -> None:
    shown = drawn(
        (40, "Item / Text             Units /     Price before tax /     Amount SEK"),
        (64, "                        Hours       Unit Price"),
        (80, "Fuel                    9                 1193.00          10737.00"),
        (98, "Courier                 1                 4081.22           4081.22"),
    )
    assert [d for d, *_ in lines(shown, "14818.22")] == ["Fuel", "Courier"]


BILL = """
Date       Fee       Narrative                                    Hours           £
           earner
09.03.26   PHE       Advising on exclusivity                        2.6      884.00
17.03.26   MGS       Finalising agreement and schedules             3.3      874.50

Our professional charges                                                 £1,758.50
Disbursement: Courier to Amsterdam                                           £38.40
VAT (outside the scope of UK VAT)                                             £0.00
TOTAL NOW DUE                                                             £1,796.90
"""


def test_a_bill_of_hours_has_its_disbursements_and_neither_its_sums_nor_its_tax() -> None:
    claims = propose(BILL, gross="1796.90")
    nets = [str(claim.value) for path, claim in claims.items() if path.endswith("].net")]
    assert nets == ["884.00", "874.50", "38.40"]
    assert claims["lines[0].net"].label == "£"
    assert claims["lines[2].description"].score < 0.8


HEADLESS = """
                                       Qty       Rate         Total
Bed and breakfast, 6 rooms              12     148.00      1,776.00
Private dinner                          11      54.00        594.00
Beverages                                1     187.50        187.50

Total without tax                                          2,557.50
"""


def test_names_stand_left_of_the_first_head_where_none_is_over_them() -> None:
    assert lines(HEADLESS, "2557.50") == [
        ("Bed and breakfast, 6 rooms", "12", "148.00", "1776.00"),
        ("Private dinner", "11", "54.00", "594.00"),
        ("Beverages", "1", "187.50", "187.50"),
    ]


def test_words_that_reach_under_the_first_head_make_no_column() -> None:
    long = HEADLESS.replace("6 rooms              12", "6 rooms and parking   12")
    assert [name for name, *_ in lines(long, "2557.50")] != [
        "Bed and breakfast, 6 rooms",
        "Private dinner",
        "Beverages",
    ]


@pytest.mark.parametrize("counted", ["0 1 2 3 4 5(3x4)", "1 2 3 4 5 6=4x5", "1 2 3 4 5 6"])
def test_a_row_that_counts_the_columns_is_no_line(counted: str) -> None:
    places = (0, 5, 30, 40, 53, 69)
    row = ""
    for place, word in zip(places, counted.split(), strict=True):
        row = row.ljust(place) + word.replace("(", " (")
    table = f"""
Nr.  Denumirea produselor     U.M.      Cantitatea   Pret unitar     Valoarea
{row}
1    Examinare de tip         buc       2            40,00             80,00
2    Raport de incercare      pag       10            4,50             45,00
                                                     Total            125,00
"""
    assert cells(propose(table, net="125.00", language="ro")) == [
        ("Examinare de tip", "2", "40.00", "80.00"),
        ("Raport de incercare", "10", "4.50", "45.00"),
    ]


def test_a_line_of_small_numbers_and_a_name_is_one() -> None:
    assert len(cells(propose("Pos   Description   Qty   Price   Amount\n1     Screw         2     3       6"))) == 1


def test_a_stroke_between_two_heads_makes_them_one_where_rows_have_one_cell() -> None:
    text = """
Part of the price             Quantity / Period      Net price          Net amount
Day rate                             18,447 kWh    27.410 p/kWh           5,056.32
Night rate                            6,118 kWh    22.180 p/kWh           1,356.97
Standing charge                        365 days          168.00             168.00
Metering                               365 days           42.50              42.50
Total excluding VAT                                                       6,623.79
"""
    assert [(d, quantity, net) for d, quantity, _, net in lines(text, "6623.79")] == [
        ("Day rate", "18447", "5056.32"),
        ("Night rate", "6118", "1356.97"),
        ("Standing charge", "365", "168.00"),
        ("Metering", "365", "42.50"),
    ]


@pytest.mark.parametrize("head", ["Charges", "Services"])
def test_a_second_head_of_things_over_amounts_is_one_of_amounts(head: str) -> None:
    text = f"""
Pcs   Description of articles          Weight lb      {head:>10}
6     Pallets of wheat flour               4,280          913.78
      Fuel surcharge                                      259.51
      Liftgate at delivery                                 85.00
                                           Total        1,258.29
"""
    assert [(d, net) for d, _, _, net in lines(text, "1258.29")] == [
        ("Pallets of wheat flour", "913.78"),
        ("Fuel surcharge", "259.51"),
        ("Liftgate at delivery", "85.00"),
    ]


ROUTES = """
Date        Parcel        Route                      Kg      Rate £    Charge £
22/03/26    SM48474174    Shannon - Telford        11.0       29.05       29.05
23/03/26    SM42801516    Derby - Hagen             1.0       16.90       16.90
24/03/26    SM40559885    Hagen - Leeds            27.5       51.33       51.33
                                                  Net                  £97.28
"""


def test_what_something_weighs_is_no_quantity_where_its_price_is_the_amount() -> None:
    assert lines(ROUTES, "97.28") == [
        ("Shannon - Telford", None, "29.05", "29.05"),
        ("Derby - Hagen", None, "16.90", "16.90"),
        ("Hagen - Leeds", None, "51.33", "51.33"),
    ]


def test_a_second_head_of_things_over_words_is_none_of_amounts() -> None:
    text = """
Product          Qty       Price      Details
Chair             2       120.00     450.50 mm
Table             1       310.00     910.25 mm
"""
    assert [net for *_, net in lines(text)] == [None, None]


@pytest.mark.parametrize(
    ("whole", "head", "language"),
    [
        ("Contract sum", "This period", "en"),
        ("Betrag", "Diese Rechnung", "de"),
        ("Montant HT", "Situation du mois", "fr"),
    ],
)
def test_of_columns_of_all_periods_and_this_one_that_of_this_one_is_the_amount(
    whole: str, head: str, language: str
) -> None:
    text = f"""
Description                    {whole:<12}    Cumulative    Previously    {head:>17}
Scaffold to block C               18,400.00     18,400.00     11,040.00             7,360.00
Loading bay and hoist              6,250.00      5,000.00      2,500.00             2,500.00
Temporary roof                     9,900.00      5,940.00          0.00             5,940.00
"""
    assert [net for *_, net in lines(text, None, language)] == ["7360.00", "2500.00", "5940.00"]


def test_the_number_of_an_article_alone_on_its_line_is_no_name() -> None:
    table = """
Qty    Item / Description             Price      Amount

2      HCS8-0813-40                  120.00      240.00
       HEX CAP SCREW
10     UCP206-18                       4.50       45.00
       PILLOW BLOCK
"""
    assert [line[0] for line in cells(propose(table, net="285.00"))] == ["HEX CAP SCREW", "PILLOW BLOCK"]


def test_a_tax_alone_in_an_inner_column_does_not_end_the_items() -> None:
    table = """
Description            Qty      Price      Taxes                Amount

Mezcal                  24     285.00      IEPS 53% 3,443.94     6,840.00
                                           VAT 16% 1,590.71
Coffee                   6     560.00      IEPS 53% 1,780.80     3,360.00
                                           VAT 16% 822.53
"""
    assert [line[0] for line in cells(propose(table, net="10200.00"))] == ["Mezcal", "Coffee"]


def test_a_sum_may_say_of_what_it_is() -> None:
    table = """
Description            Units     Tariff       Amount incl.

ELECTRICITY              842     2.4418           2,056.00
WATER                     27      31.08             839.16
             Total levies excl. VAT               2,895.16
             VAT 15% on 2,895.16                    434.27
             Arrears 30 days                        188.20
"""
    assert [line[0] for line in cells(propose(table, gross="3329.43"))] == ["ELECTRICITY", "WATER"]


def test_names_without_a_head_are_told_from_what_stands_beside_the_table_and_behind_other_heads() -> None:
    power = """
                                              Usage          Price        VAT    Amount

Meter point             Spot price, energy    8,412 kWh      74.18 p/kWh  25 %  6,240.02
7070575 44102           Mark-up               8,412 kWh       3.90 p/kWh  25 %    328.07
Delivery address:       Fixed charge                       49.00 £/month  25 %     49.00

                                                               Total net       6,617.09
"""
    assert cells(propose(power, net="6617.09")) == [
        ("Spot price, energy", "8412", "0.7418", "6240.02"),
        ("Mark-up", "8412", "0.0390", "328.07"),
        ("Fixed charge", None, "49.00", "49.00"),
    ]


def test_counts_and_names_without_heads_stand_behind_codes() -> None:
    rent = """
Code                                              per 100       VAT      Amount

S-01   1,840 m2      Hire of scaffold, 4 weeks     187.50         V    3,450.00
S-09     120 m       Hire of ledges                 96.00         V      115.20
T-11       2 x       Crane, own use                             20%      390.00

                                                      Total excl. VAT  3,955.20
"""
    assert cells(propose(rent, net="3955.20")) == [
        ("Hire of scaffold, 4 weeks", "1840", "187.50", "3450.00"),
        ("Hire of ledges", "120", "96.00", "115.20"),
        ("Crane, own use", "2", None, "390.00"),
    ]


def test_a_price_is_of_so_many_pieces_as_the_cell_beside_it_counts() -> None:
    bolts = """
Item no.   Qty                                   Price   per       Disc. %  Disc.   Amount

410-0816   2,400 pcs   Set screw, zinc plated    38.50   100 pcs   15.00   138.60   785.40
410-1240     650 pcs   Set screw, stainless     142.00   100 pcs   15.00   138.45   784.55
722-0012   1,000 pcs   Washer                     0.61     1 pcs                    610.00

                                                            Total net              2,179.95
"""
    assert cells(propose(bolts, net="2179.95")) == [
        ("Set screw, zinc plated", "2400", "38.50", "785.40"),
        ("Set screw, stainless", "650", "142.00", "784.55"),
        ("Washer", "1000", "0.61", "610.00"),
    ]


@pytest.mark.parametrize("said", ["no charge", "n/c", "incl."])
def test_a_line_of_which_nothing_is_charged_is_one_of_nothing(said: str) -> None:
    doors = f"""
Description                  Qty     Unit price      Amount

Cabinet, white                 6         418.00    2,508.00
                                      Sub-total    2,508.00
Insulated slider               1       2,915.00    2,915.00
Removal of old door            1                  {said:>9}
                                      Sub-total    2,915.00

                                      Total net    5,423.00
"""
    assert cells(propose(doors, net="5423.00"))[1:] == [
        ("Insulated slider", "1", "2915.00", "2915.00"),
        ("Removal of old door", "1", None, "0"),
    ]


@pytest.mark.parametrize("head", ["Pris øre pr. enhed", "øre/kWh"])
def test_a_head_may_say_that_prices_are_in_hundredths(head: str) -> None:
    power = f"""
Beskrivelse                     Antal    {head:>18}         Beløb

Elhandel                    4.118 kWh                 84,12      3.464,06
Nettarif                    4.118 kWh                 21,70        893,61

                                         I alt ekskl. moms       4.357,67
"""
    assert cells(propose(power, net="4357.67", language="da")) == [
        ("Elhandel", "4118", "0.8412", "3464.06"),
        ("Nettarif", "4118", "0.2170", "893.61"),
    ]


@pytest.mark.parametrize("price", ["p/kWh", "c/kWh", "ct/kWh", "Rate (p/kWh)", "Price p/kWh", "pence per kWh"])
@pytest.mark.parametrize(("used", "amount"), [("Usage kWh", "Amount"), ("kWh", "Amount"), ("Units", "£")])
def test_prices_of_energy_in_coins_are_told_by_their_head(price: str, used: str, amount: str) -> None:
    bill = f"""
Description      {used:>9}   {price:>13}   {amount:>9}

Day                  1,204          24.850      299.19
Night                  600          12.500       75.00
"""
    assert lines(bill, "374.19") == [("Day", "1204", "0.24850", "299.19"), ("Night", "600", "0.12500", "75.00")]


@pytest.mark.parametrize(("price", "each"), [("£/kWh", "0.2485"), ("Price p/kWh", "0.2485")])
def test_prices_of_energy_in_whole_units_stay_what_they_are(price: str, each: str) -> None:
    bill = f"""
Description      Usage kWh   {price:>13}      Amount

Day                  1,204          0.2485      299.19
Night                  600          0.1250       75.00
"""
    assert lines(bill, "374.19") == [("Day", "1204", each, "299.19"), ("Night", "600", "0.1250", "75.00")]


def test_a_heading_in_bold_close_above_a_name_is_not_the_name() -> None:
    heading = "EMPTIES / CRATES (no tax, no margin, no fee)"
    rows = (
        (235, ((92, "Description"), (295, "Qty"), (389, "Price"), (523, "Amount"))),
        (253, ((92, "Mineral water, still"), (308, "2"), (379, "10.00"), (529, "20.00"))),
        (266, ((92, "Tonic water"), (308, "1"), (379, "10.00"), (529, "10.00"))),
        (284, ((92, heading),)),
        (296, ((92, "Wooden barrels"), (308, "4"), (379, "30.00"), (529, "120.00"))),
        (309, ((92, "Barrels taken back"), (308, "-3"), (379, "30.00"), (529, "-90.00"))),
        (335, ((389, "Total net"), (529, "60.00"))),
    )
    words = []
    for top, placed in rows:
        for x, text in placed:
            for word in re.finditer(r"\S+", text):
                left = x + 4.5 * word.start()
                box = Box(left, top, left + 4.5 * len(word[0]), top + 8)
                words.append(Word(word[0], box, 8.0, "Sans", text == heading))
    sheet = Page(number=1, width=595.0, height=842.0, words=tuple(words))
    assert [name for name, *_ in cells(propose(sheet, net="60.00"))] == [
        "Mineral water, still",
        "Tonic water",
        "Wooden barrels",
        "Barrels taken back",
    ]


def test_a_price_of_another_unit_than_the_quantity_is_none_of_the_line() -> None:
    power = """
Description              Days         Price           Amount

Base price, old           182     118.80 £/year        59.08
Base price, new           184     118.80 £/year        59.72
                                     Total net        118.80
"""
    assert cells(propose(power, net="118.80")) == [
        ("Base price, old", "182", None, "59.08"),
        ("Base price, new", "184", None, "59.72"),
    ]


@pytest.mark.parametrize(
    ("quantity", "price"),
    [("10", "50.00/h"), ("10", "50.00/pc"), ("10 h", "50.00 £/h"), ("10 pcs", "50.00/ea"), ("10 h", "50.00/visit")],
)
def test_a_price_of_the_same_unit_that_does_not_make_the_amount_is_in_doubt(quantity: str, price: str) -> None:
    repair = f"""
Description              Qty         Price           Amount

Repair of a pump         {quantity:>8}    {price:>9}     650.00
Small parts                     1         30.00       30.00
                                     Total net       680.00
"""
    claims = propose(repair, net="680.00")
    assert cells(claims)[0] == ("Repair of a pump", "10", "50.00", "650.00")
    assert claims["lines[0].net"].doubt == "10 x 50.00 is 500.00, but 650.00 is printed."
