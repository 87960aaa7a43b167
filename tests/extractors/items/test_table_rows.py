from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.items.lines import propose_lines
from extractors.items.table.rows import Kind, kind_of
from extractors.page import Layout
from extractors.page.sheet import Sheet
from schemas import Claim, Layer
from tests.extractors.grid import reading

HEAD = "Description                 Qty   Unit Price      Amount"


def read(*pages: str, net: str | None = None, language: str | None = "en") -> list[str]:
    """Name and amount of every line."""
    value = Claim(term="totals.net", value=Decimal(net), raw=net, layer=Layer.RULES, score=0.9) if net else None
    claims = propose_lines(Sheet(Layout(reading(*pages)), language), {"totals.net": value} if value else {})
    count = sum(path.endswith(".net") for path in claims)
    return [f"{_value(claims, n, 'description')} {_value(claims, n, 'net')}" for n in range(count)]


def _value(claims: dict[str, Claim], number: int, leaf: str) -> object:
    claim = claims.get(f"lines[{number}].{leaf}")
    return None if claim is None else claim.value


def test_a_table_goes_on_under_a_repeated_header_past_the_furniture_of_the_page() -> None:
    first = f"{HEAD}\nGarden bench                  2       120.00      240.00\nPage 1 of 2"
    second = (
        f"Gardens Ltd, 12 High Street\nInvoice 4711\n\n{HEAD}\nWatering can                 10         4.50       45.00"
    )
    assert read(first, second) == ["Garden bench 240.00", "Watering can 45.00"]


def test_a_table_goes_on_without_a_header() -> None:
    first = f"{HEAD}\nGarden bench                  2       120.00      240.00"
    second = f"Watering can                 10         4.50       45.00\n\n{'Total':>25}{'285.00':>31}"
    assert read(first, second, net="285.00") == ["Garden bench 240.00", "Watering can 45.00"]


@pytest.mark.parametrize("words", ["Carried forward", "Brought forward"])
@pytest.mark.parametrize(("carried", "net"), [("240.00", None), ("240.00", "525.00"), (" 40.00", "325.00")])
def test_amounts_carried_over_are_no_lines(words: str, carried: str, net: str | None) -> None:
    text = f"""
{HEAD}
Garden bench                  2       120.00      240.00
{words}                                    {carried}
Watering can                 10         4.50       45.00
"""
    assert read(text, net=net) == ["Garden bench 240.00", "Watering can 45.00"]


def test_subtotals_of_groups_are_passed_over_and_section_rows_too() -> None:
    text = f"""
{HEAD}
--- Furniture ---
Garden bench                  2       120.00      240.00
                              Subtotal            240.00
--- Tools ---
Watering can                 10         4.50       45.00
                              Subtotal             45.00
Freight                                            9.00
"""
    assert read(text) == ["Garden bench 240.00", "Watering can 45.00"]


def test_lines_set_further_in_are_parts_where_the_sum_says_so() -> None:
    text = f"""
{HEAD}
Garden bench                  2       120.00      240.00
    Copying levy              1         4.24        4.24
Watering can                 10         4.50       45.00
"""
    assert read(text, net="285.00") == ["Garden bench 240.00", "Watering can 45.00"]
    assert read(text, net="289.24") == ["Garden bench 240.00", "Copying levy 4.24", "Watering can 45.00"]


def test_rows_after_the_sum_is_reached_are_no_lines() -> None:
    text = f"""
{HEAD}
Garden bench                  2       120.00      240.00
Watering can                 10         4.50       45.00
Something else                                     57.00
"""
    assert read(text, net="285.00") == ["Garden bench 240.00", "Watering can 45.00"]


def test_another_header_ends_the_table() -> None:
    text = f"""
{HEAD}
Garden bench                  2       120.00      240.00

VAT %              Net Amount        VAT Amount
20                     240.00             48.00
"""
    assert read(text) == ["Garden bench 240.00"]


def test_of_two_tables_the_one_that_adds_up_is_taken() -> None:
    text = f"""
Description               Amount
Last payment              100.00
Earlier payment            50.00

Dear customer

{HEAD}
Garden bench                  2       120.00      240.00
"""
    assert read(text, net="240.00") == ["Garden bench 240.00"]


UNKNOWN = """
Kuvaus                    Maara      Hinta       Summaa
Puutarhapenkki                2     120.00      240.00
Kastelukannu                 10       4.50       45.00
                                  Yhteensa      285.00
"""


def test_a_table_in_an_unknown_language_is_found_by_its_products() -> None:
    assert read(UNKNOWN, language=None) == ["Puutarhapenkki 240.00", "Kastelukannu 45.00"]


def test_a_table_of_amounts_alone_is_found_by_its_sum() -> None:
    text = """
Kuvaus                              Summaa
Puutarhapenkki                      240.00
Kastelukannu                         45.00
Yhteensa                            285.00
"""
    assert read(text, net="285.00", language=None) == ["Puutarhapenkki 240.00", "Kastelukannu 45.00"]
    assert read(text, net="999.00", language=None) == []


def test_the_rows_of_a_column_of_numbers_are_numbered_densely_from_zero() -> None:
    claims = propose_lines(Sheet(Layout(reading(UNKNOWN)), None), {})
    rows = sorted({path.split(".")[0] for path in claims})
    assert rows == ["lines[0]", "lines[1]"]
    assert all(claim.label for claim in claims.values())


def test_sums_of_groups_are_no_lines_even_without_a_word_that_says_so() -> None:
    text = """
Description                              Amount
Oak boards                                90.00
Screws                                    10.00
Garage                                   100.00
Paint                                     30.00
Brushes                                    5.00
Kitchen                                   35.00
"""
    assert read(text, net="135.00") == ["Oak boards 90.00", "Screws 10.00", "Paint 30.00", "Brushes 5.00"]


def test_a_subtotal_with_the_name_of_its_group_is_no_line() -> None:
    text = f"""
{HEAD}
Garden bench                  2       120.00      240.00
Subtotal Furniture                                240.00
Watering can                 10         4.50       45.00
Subtotal Tools                                     45.00
"""
    assert read(text) == ["Garden bench 240.00", "Watering can 45.00"]


def test_an_amount_alone_on_its_line_takes_the_name_above_it() -> None:
    text = """
Description              VAT %           Amount

Remote assistance           20
                                         500.00

Installation                20
                                          80.00
"""
    assert read(text, net="580.00") == ["Remote assistance 500.00", "Installation 80.00"]


@pytest.mark.parametrize("net", ["20.48", "22.75"])
def test_rows_with_discounts_are_found_without_a_header(net: str) -> None:
    text = """
Nugaa                    5 kpl       4.55      10 %         20.48
Oljy                    10 kpl      19.80      10 %        178.20
Valmis                   1 kpl       5.00       0 %          5.00
"""
    assert read(text.replace("20.48", net), language=None)[1:] == ["Oljy 178.20", "Valmis 5.00"]


def test_rows_over_two_lines_are_found_without_a_header() -> None:
    text = """
Puutarhapenkki           2 kpl      120.00
                                                240.00

Kastelukannu            10 kpl        4.50
                                                 45.00
"""
    assert read(text, language=None) == ["Puutarhapenkki 240.00", "Kastelukannu 45.00"]


def test_small_whole_numbers_that_multiply_once_make_no_table() -> None:
    assert read("Suite 2    floor 3    room 6\nPlease ring twice", language=None) == []


def test_a_second_tax_in_a_row_of_its_own_is_of_the_item_above_it() -> None:
    def row(name: str, count: str, price: str, tax: str, amount: str) -> str:
        return f"{name:16}{count:>5}{price:>14}{tax:>22}{amount:>14}"

    rows = (
        row("Description", "Qty", "Unit Price", "VAT amount", "Amount"),
        row("Mezcal", "24", "285.00", "VAT 53% 3,625.20", "6,840.00"),
        row("", "", "", "VAT 16% 1,674.43", ""),
        row("Coffee", "15", "210.00", "VAT 0% 0.00", "3,150.00"),
    )
    assert read("\n".join(rows)) == ["Mezcal 6840.00", "Coffee 3150.00"]


def test_a_tax_on_a_base_ends_the_items() -> None:
    bench = "Garden bench                  2       120.00      240.00"
    tax = f"{'VAT 15% on R 240.00':>44}{'R 36.00':>12}"
    assert read(f"{HEAD}\n{bench}\n{tax}") == ["Garden bench 240.00"]


def test_a_group_below_a_sum_may_be_priced_in_hundredths() -> None:
    text = """
Description              Qty    Unit     Unit Price      Amount

Base fee                   2    months        38.90       77.80
Transfer               1,377    kWh           1.872       25.78
Total                                                    103.58
Base fee                   2    months         4.02        8.04
Energy                 3,795    kWh           7.350      278.93
Total                                                    286.97
Net total                                                390.55
"""
    assert read(text, net="390.55")[2:] == ["Base fee 8.04", "Energy 278.93"]


def test_a_name_in_the_line_below_a_code_is_the_name() -> None:
    text = f"""
{HEAD}
HCS8-0813-40                  2       120.00      240.00
HEX CAP SCREW 1/2-13
UCP206-18                    10         4.50       45.00
PILLOW BLOCK
"""
    assert read(text) == ["HEX CAP SCREW 1/2-13 240.00", "PILLOW BLOCK 45.00"]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("TVA / MWST 8.1% sur 4'062.40", Kind.TOTAL),
        ("TVA 8.1% sur 4'062.40", Kind.TOTAL),
        ("TVA / Exposition 8.1% sur 4'062.40", Kind.BODY),
    ],
)
def test_a_tax_on_a_base_may_be_named_in_two_languages(words: str, kind: Kind) -> None:
    (line,) = Layout(reading(f"{words}          329.05")).pages[0].lines
    assert kind_of(line, "fr") is kind
