"""Line items of till receipts, which have no table head."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.items.lines import propose_lines
from extractors.page import Layout
from extractors.page.sheet import Sheet
from schemas import Claim, Layer, assemble
from tests.extractors.grid import reading

Cells = tuple[str | None, str | None, str | None, str | None]


def propose(text: str, *, receipt: bool = True, language: str = "en", **totals: str) -> dict[str, Claim]:
    claims = {
        f"totals.{term}": Claim(term=f"totals.{term}", value=Decimal(v), raw=v, layer=Layer.RULES, score=0.9)
        for term, v in totals.items()
    }
    return propose_lines(Sheet(Layout(reading(text)), language), claims, receipt=receipt)


def cells(claims: dict[str, Claim]) -> list[Cells]:
    """Description, quantity, unit price and net amount of each line."""
    lines = assemble({path: claim.value for path, claim in claims.items()}).lines
    shown = ((line.description, line.quantity, line.unit_price, line.net) for line in lines)
    return [(d, *(None if n is None else str(n) for n in numbers)) for d, *numbers in shown]  # type: ignore[misc]


def test_names_on_the_left_and_amounts_with_a_tax_letter_are_items() -> None:
    slip = """
      CORNER GREENS
   12 Orchard Lane, Milltown
      Tel 555-0199
Oat bread             $3.40 A
6FT GARDEN HOSE      $19.99 S
Peach jam             $2.61 A
SUBTOTAL             $26.00
TAX                   $1.50
TOTAL                $27.50
CASH                 $30.00
CHANGE                $2.50
"""
    assert cells(propose(slip, net="26.00", gross="27.50")) == [
        ("Oat bread", None, None, "3.40"),
        ("6FT GARDEN HOSE", None, None, "19.99"),
        ("Peach jam", None, None, "2.61"),
    ]


def test_quantity_and_price_stand_on_the_line_below_the_name_with_the_amount() -> None:
    slip = """
   Papierhaus Lindner
Kassenbon Nr. 4711
Schreibblock A4
  3 x 1,99              5,97 A
9812374650012
Füller
  1 x 12,50            12,50 A
Summe                  18,47
Bar                    20,00
Rückgeld                1,53
"""
    assert cells(propose(slip, language="de", gross="18.47")) == [
        ("Schreibblock A4", "3", "1.99", "5.97"),
        ("Füller", "1", "12.50", "12.50"),
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Bananas                2.39", "  0.799 kg @ 2.99/kg"),
        ("  0.799 kg @ 2.99/kg", "Bananas                2.39"),
        ("Bananas                2.39", "  2.99 x 0.799"),
    ],
)
def test_quantity_and_price_stand_below_or_above_the_amount_that_they_make(first: str, second: str) -> None:
    slip = f"""
     Fruit & Co
Milk                   1.20
{first}
{second}
Butter                 3.00
TOTAL                  6.59
"""
    lines = cells(propose(slip, gross="6.59"))
    assert [line[0] for line in lines] == ["Milk", "Bananas", "Butter"]
    assert lines[1][1:] == ("0.799", "2.99", "2.39")


def test_a_product_that_makes_no_amount_gives_no_quantity() -> None:
    slip = """
     Fruit & Co
Bananas                2.39
  2 x 9.99
Milk                   1.20
TOTAL                  3.59
"""
    assert cells(propose(slip, gross="3.59")) == [("Bananas", None, None, "2.39"), ("Milk", None, None, "1.20")]


def test_numbers_before_all_names_are_counts() -> None:
    slip = """
     Bistro Aurora
 2 Tomato soup        13.00
 1 Still water         2.80
 1 Coffee              2.70
Total                 18.50
"""
    assert cells(propose(slip, gross="18.50")) == [
        ("Tomato soup", "2", None, "13.00"),
        ("Still water", "1", None, "2.80"),
        ("Coffee", "1", None, "2.70"),
    ]


def test_numbers_before_some_names_belong_to_these_names() -> None:
    slip = """
     Bistro Aurora
 100 Plus lemonade     3.00
 Still water           2.80
Total                  5.80
"""
    assert cells(propose(slip, gross="5.80")) == [
        ("100 Plus lemonade", None, None, "3.00"),
        ("Still water", None, None, "2.80"),
    ]


def test_numbers_that_run_on_from_one_number_the_items() -> None:
    slip = """
     Bistro Aurora
 1 Tomato soup        13.00
 2 Still water         2.80
 3 Coffee              2.70
Total                 18.50
"""
    assert [line[1] for line in cells(propose(slip, gross="18.50"))] == [None, None, None]


def test_a_count_in_a_column_of_its_own_and_a_price_beside_it() -> None:
    slip = """
     Bistro Aurora
Tomato soup       2     6.50     13.00
Still water       1               2.80
Total                            15.80
"""
    assert cells(propose(slip, gross="15.80")) == [
        ("Tomato soup", "2", "6.50", "13.00"),
        ("Still water", "1", None, "2.80"),
    ]


def test_a_discount_is_a_line_that_lowers_the_sum() -> None:
    slip = """
     Fruit & Co
Honey                  8.00
Discount               1.50
Milk                   1.20
TOTAL                  7.70
"""
    assert cells(propose(slip, gross="7.70")) == [
        ("Honey", None, None, "8.00"),
        ("Discount", None, None, "-1.50"),
        ("Milk", None, None, "1.20"),
    ]


def test_a_name_runs_on_below_its_amount_and_a_note_does_not() -> None:
    slip = """
     Fruit & Co
Mountain flower honey (dark  8.00
comb)
Milk                         1.20
fresh
Butter                       3.00
TOTAL                       12.20
"""
    assert [line[0] for line in cells(propose(slip, gross="12.20"))] == [
        "Mountain flower honey (dark comb)",
        "Milk",
        "Butter",
    ]


def test_a_counted_name_over_several_lines_ends_at_its_amount() -> None:
    slip = """
     Tool & Till
     9 Mill Street
1 Cordless drill
  18 volt with
  two batteries       149.00
1 Work gloves           6.00
Total                 155.00
"""
    assert cells(propose(slip, gross="155.00")) == [
        ("Cordless drill 18 volt with two batteries", "1", None, "149.00"),
        ("Work gloves", "1", None, "6.00"),
    ]


def test_a_house_number_over_the_items_is_no_count() -> None:
    slip = """
9 Mill Street
Milltown
Coffee                  3.00
Total                   3.00
"""
    assert cells(propose(slip, gross="3.00")) == [("Coffee", None, None, "3.00")]


def test_lines_that_add_up_to_no_total_are_left_out_unless_each_confirms_itself() -> None:
    unsettled = """
     Fruit & Co
Honey                  8.00
Milk                   1.20
TOTAL                  9.70
"""
    assert propose(unsettled, gross="9.70") == {}
    confirmed = """
     Fruit & Co
Honey
  2 x 4.00             8.00
Milk
  1 x 1.20             1.20
TOTAL                  9.00
"""
    claims = propose(confirmed, gross="9.00")
    assert [line[1:] for line in cells(claims)] == [("2", "4.00", "8.00"), ("1", "1.20", "1.20")]
    assert all(claims[f"lines[{number}].net"].score < 0.9 for number in range(2))


def test_a_sum_under_an_unknown_name_is_no_item() -> None:
    slip = """
     Fruit & Co
Honey                  8.00
Milk                   1.20
Zwsumme                9.20
TOTAL                  9.20
"""
    assert [line[0] for line in cells(propose(slip, gross="9.20"))] == ["Honey", "Milk"]


def test_an_amount_over_the_items_is_left_out_where_the_others_add_up() -> None:
    slip = """
     Fruit & Co
Queue token           14.00
Honey                  8.00
Milk                   1.20
TOTAL                  9.20
"""
    assert [line[0] for line in cells(propose(slip, gross="9.20"))] == ["Honey", "Milk"]


def test_discounts_and_charges_behind_the_items_are_of_the_whole_receipt() -> None:
    slip = """
     Fruit & Co
Honey                  8.00
Milk                   1.20
Discount               1.50
TOTAL                  7.70
"""
    assert [line[0] for line in cells(propose(slip, gross="7.70"))] == ["Honey", "Milk"]


RATES = """
     Fruit & Co
Honey       2 x 4.00   8.00
Total 0 %              8.00
Soap        3 x 1.10   {amount}
Total 10 %             3.30
Total payable         11.30
Visa                  11.30
Change                 0.00
"""


def test_items_at_another_rate_stand_behind_the_total_of_the_first() -> None:
    assert cells(propose(RATES.format(amount="3.30"), gross="11.30")) == [
        ("Honey", "2", "4.00", "8.00"),
        ("Soap", "3", "1.10", "3.30"),
    ]


def test_items_of_two_groups_are_those_that_make_the_total() -> None:
    slip = """
     Bistro Aurora
Soup                   6.00
Bread                  1.00
Subtotal               7.00
Water                  2.00
Subtotal               2.00
Total                  9.00
Visa                   9.00
Change                 0.00
"""
    assert [line[0] for line in cells(propose(slip, gross="9.00"))] == ["Soup", "Bread", "Water"]


@pytest.mark.parametrize("amount", ["3.80", "9.99"])
def test_part_of_the_items_is_not_given_for_all(amount: str) -> None:
    assert propose(RATES.format(amount=amount), gross="11.30") == {}


@pytest.mark.parametrize(
    ("rows", "quantity", "price"),
    [
        (["1.99 x 2     3.98", "2.49 x 3     7.47"], "2", "1.99"),
        (["2 x 1.99     3.98", "3 x 2.49     7.47"], "2", "1.99"),
        (["1.50 x 48   72.00", "9 x 0.50     4.50", "2 x 1.25     2.50"], "1.50", "48"),
    ],
)
def test_all_lines_have_the_order_of_quantity_and_price_in_which_most_read_best(
    rows: list[str], quantity: str, price: str
) -> None:
    total = sum(Decimal(row.split()[-1]) for row in rows)
    items = "\n".join(f"Article {'abc'[n]}\n  {row}" for n, row in enumerate(rows))
    lines = cells(propose(f"    Fruit & Co\n{items}\nTOTAL   {total}", gross=str(total)))
    assert lines[0][1:3] == (quantity, price)


def test_a_tax_row_with_its_rate_ends_the_items() -> None:
    slip = """
     Fruit & Co
Honey                  8.00
Milk                   1.20
VAT 5 % on 9.20        0.46
TOTAL                  9.66
"""
    assert [line[0] for line in cells(propose(slip, net="9.20", gross="9.66"))] == ["Honey", "Milk"]


def test_amounts_that_hold_the_tax_are_in_doubt() -> None:
    slip = """
     Fruit & Co
Honey                  8.00
Milk                   1.20
TOTAL                  9.20
incl. VAT 15 %         1.20
"""
    claims = propose(slip, net="8.00", tax="1.20", gross="9.20")
    assert claims["lines[0].net"].doubt == "The line amounts add up to the gross total: they hold the tax."


def test_only_receipts_are_read_without_a_table() -> None:
    slip = """
     Fruit & Co
Honey from the hills and more  8.00
TOTAL                  8.00
"""
    assert propose(slip, gross="8.00")
    assert propose(slip, gross="8.00", receipt=False) == {}


NAMES = st.lists(st.sampled_from(["Milk", "Rye bread", "Tea", "Plum jam", "Olive oil"]), min_size=2, max_size=8)


@given(NAMES, st.data())
def test_every_slip_whose_lines_add_up_is_read_whole(names: list[str], data: st.DataObject) -> None:
    cents = [data.draw(st.integers(1, 99_999)) for _ in names]
    printed = [f"{Decimal(value) / 100:.2f}" for value in cents]
    total = f"{Decimal(sum(cents)) / 100:.2f}"
    rows = [f"{name:<24}{amount:>10}" for name, amount in zip(names, printed, strict=True)]
    slip = "\n".join(["      Fruit & Co", *rows, f"{'TOTAL':<24}{total:>10}"])
    lines = cells(propose(slip, gross=total))
    assert [(line[0], line[3]) for line in lines] == list(zip(names, printed, strict=True))
    assert all(line[1] is None and line[2] is None for line in lines)


def test_a_deposit_is_an_item_and_a_price_within_words_is_none() -> None:
    slip = """
Apfelsaft 1,0 l                 6,60 A
   3 x 2,20
Pfand                           0,45 A
Leergut                        -0,75 A
Deko -50%                       6,00 A
   statt 12,00
SUMME                          12,30
Gegeben BAR                    20,00
Rueckgeld                       7,70
"""
    assert [line[3] for line in cells(propose(slip, language="de", gross="12.30"))] == ["6.60", "0.45", "-0.75", "6.00"]


def test_shares_of_the_sum_below_it_are_no_items() -> None:
    slip = """
2 Ayam                         49.60
1 Chap Chye                    38.50
Sub Total                      88.10
Member 10% off                 -8.81
Svc Chg 10%                     7.93
Total before GST               87.22
GST 9%                          7.85
Total                          95.07
"""
    assert cells(propose(slip, net="87.22", gross="95.07")) == [
        ("Ayam", "2", None, "49.60"),
        ("Chap Chye", "1", None, "38.50"),
    ]


def test_a_digit_for_the_rate_behind_a_blank_is_no_part_of_the_amount() -> None:
    slip = """
4 MENU                16.90     67.60 1
2 WATER 1L             4.20      8.40 1
1 CIDER                8.40      8.40 2
TOTAL                           84.40
"""
    assert cells(propose(slip, gross="84.40")) == [
        ("MENU", "4", "16.90", "67.60"),
        ("WATER 1L", "2", "4.20", "8.40"),
        ("CIDER", "1", "8.40", "8.40"),
    ]


def test_a_sum_without_a_name_ends_the_items_and_what_goes_off_below_it_is_none() -> None:
    slip = """
Front discs fitted         164.00
Brake fluid change          38.50
Bulb                          n/c
                           202.50
Less goodwill              -20.00
TOTAL                      182.50
"""
    assert cells(propose(slip, gross="182.50")) == [
        ("Front discs fitted", None, None, "164.00"),
        ("Brake fluid change", None, None, "38.50"),
        ("Bulb", None, None, "0"),
    ]
