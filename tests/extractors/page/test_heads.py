from __future__ import annotations

import pytest

from extractors.page import PageLayout
from extractors.page.heads import Head, heads_of, is_price_per_unit, top_of_items
from schemas import Page
from tests.extractors.grid import page


def heads(text: str, language: str = "en") -> tuple[Head, ...]:
    return heads_of(PageLayout(page(text)), language)


def named(head: Head) -> list[tuple[str, str | None]]:
    return [(cell.text, cell.terms[0] if cell.terms else None) for cell in head.cells]


def test_a_header_names_its_columns_in_place() -> None:
    (head,) = heads("Invoice 12\n\nPos   Description      Qty    Unit Price    Amount\n1  x  2  3.00")
    assert (head.first, head.last) == (1, 1)
    assert named(head) == [
        ("Pos", "position"),
        ("Description", "description"),
        ("Qty", "quantity"),
        ("Unit Price", "unit_price"),
        ("Amount", "net"),
    ]
    assert head.of_items


def test_heads_over_several_lines_are_one() -> None:
    (head,) = heads("                        Unit     Line\nDescription     Qty     Price    Amount\n")
    assert named(head)[2:] == [("Unit Price", "unit_price"), ("Line Amount", "net")]
    assert (head.first, head.last) == (0, 1)


def test_heads_that_nearly_touch_are_cut() -> None:
    (head,) = heads("Description      Qty Unit Price Amount\n")
    assert [term for _, term in named(head)] == ["description", "quantity", "unit_price", "net"]


def test_two_names_in_one_head_are_kept_in_order() -> None:
    (head,) = heads("Item Code       Qty     Amount\nDescription\n")
    assert head.cells[0].stack[0][0] == "code"
    assert head.cells[0].stack[1][0] == "description"


@pytest.mark.parametrize(
    "text",
    [
        "Please pay the amount and the price of every item in time",
        "Description:     Amount:",
        "Garden bench       2     120.00     240.00",
        "Kind regards       Sales Team",
    ],
)
def test_prose_forms_and_values_are_no_headers(text: str) -> None:
    assert not any(head.of_items for head in heads(text))


def test_a_tax_table_is_no_table_of_items() -> None:
    (head,) = heads("VAT %      Net Amount      VAT Amount     Gross\n")
    assert not head.of_items


def test_a_repeated_header_is_known_by_its_words() -> None:
    row = "Description    Qty    Unit Price    Amount"
    first, second = heads(f"{row}\nBench   2   1.00   2.00\n\n\n{row}\n")
    (other,) = heads("VAT %      Net Amount      VAT Amount\n")
    assert first.like(second)
    assert not first.like(other)


def test_words_beside_a_name_of_things_belong_to_it() -> None:
    (head,) = heads("Work Performed         Qty      Price     Amount\n")
    assert named(head)[0] == ("Work Performed", "description")


def test_a_header_does_not_take_in_the_first_row() -> None:
    (head,) = heads("Item Description       VAT %     Disc.%     Amount\nRemote assistance      5         30%\n")
    assert (head.first, head.last) == (0, 0)


def test_heads_parted_by_more_than_a_blank_are_not_read_as_one_name() -> None:
    text = "Item     Qty     VAT Amount Discount Amount\n"
    *rest, last = page(text).words
    further = last._replace(box=last.box._replace(x0=last.box.x0 + 4, x1=last.box.x1 + 4))
    drawn = Page(number=1, width=595.0, height=842.0, words=(*rest, further))
    (head,) = heads_of(PageLayout(drawn), "en")
    assert [term for _, term in named(head)] == ["description", "quantity", "tax_amount", "discount", "net"]
    (close,) = heads(text)
    assert [term for _, term in named(close)] == ["description", "quantity", "tax_amount", "discount"]


def test_what_says_that_tax_is_in_belongs_to_the_name_before_it() -> None:
    (head,) = heads("Item        Qty        Cost incl. VAT        Line total incl. VAT\n")
    assert [term for _, term in named(head)] == ["description", "quantity", "unit_price", "gross"]


def test_the_title_of_a_group_under_a_header_is_no_part_of_it() -> None:
    (head,) = heads(
        "Supply       Period      Quantity    Unit price     Amount\nShare of the town per date\nWater 2025 2 1.00 2.00"
    )
    assert (head.first, head.last) == (0, 0)


@pytest.mark.parametrize(
    "grid",
    [
        "Code           Description     Net Price\nDIA007         Spare parts     Y",
        "Code           Description     Discount\nDIA007         Spare parts     10",
        "Code           Description     VAT rate\nDIA007         Spare parts     21",
    ],
)
def test_a_row_of_references_is_no_head_of_items(grid: str) -> None:
    items = "Code           Description     Qty      Net Price\nVM-1180        Blade           4        5,300.00"
    layout = PageLayout(page(f"{grid}\n\nOak Cafe Ltd\n2 Leaf Street\n\n{items}"))
    assert top_of_items(layout) == next(line.box.top for line in layout.lines if "Qty" in line.text)


@pytest.mark.parametrize(
    "rows",
    [
        "Blade           4             1,200           4,800",  # yen
        "Blade           4             1.250           5.000",  # dinars
        "Blade           4             each",  # a table of counts
        "Blade                                         JPY 4,800",
    ],
)
def test_a_first_table_with_whole_amounts_begins_the_items(rows: str) -> None:
    head = "Description     Quantity      Unit Price      Amount\n"
    layout = PageLayout(page(f"Oak Cafe Ltd\n\n{head}{rows}\n\nSpare parts\n\n{head}{rows}"))
    assert top_of_items(layout) == next(line.box.top for line in layout.lines if "Quantity" in line.text)


@pytest.mark.parametrize("price", ["Price/100", "Price / 1,000"])
def test_a_price_of_many_pieces_is_a_price(price: str) -> None:
    (head,) = heads(f"Description      Qty      {price}      Amount\n")
    assert [term for _, term in named(head)] == ["description", "quantity", "unit_price", "net"]


@pytest.mark.parametrize("words", ["Rabatt %", "% Rabatt", "Rab. %", "% Rab.", "Nachlass %"])
def test_a_german_discount_is_named_with_its_percent_on_either_side(words: str) -> None:
    (head,) = heads(f"Bezeichnung      Menge    Einzelpreis    {words}    Gesamtpreis\n", "de")
    assert "discount" in [term for _, term in named(head)]


def test_goods_or_services_are_one_column() -> None:
    (head,) = heads("No   Goods or services      Qty     Price     Amount\n")
    assert [term for _, term in named(head)][1:] == ["description", "quantity", "unit_price", "net"]


def test_what_columns_are_measured_in_belongs_to_their_heads() -> None:
    text = """
Item        Packs          Weight         Price        Amount
                               kg    EUR / 100 kg         EUR
Isopropyl    5 cans           800        171.25      1,370.00
"""
    (head,) = heads(text)
    assert [cell.text for cell in head.cells][2:] == ["Weight kg", "Price EUR / 100 kg", "Amount EUR"]
    assert (head.first, head.last) == (0, 1)


@pytest.mark.parametrize("price", ["Price / 100 pcs", "Price per 100", "Price per 100 pcs", "Price / 1000 pcs"])
def test_the_pieces_that_a_price_is_for_belong_to_its_head(price: str) -> None:
    (head,) = heads(f"Code   Description      Qty     {price}  Disc. %     Amount\n")
    assert [(c.text, c.terms[0]) for c in head.cells if "Price" in c.text] == [(price, "unit_price")]
    assert [c.terms[0] for c in head.cells if c.terms].count("quantity") == 1


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("EUR/kg", True),
        ("€ / 100 kg", True),
        ("(GBP per hour)", True),
        ("EUR/Std.", True),
        ("ct/kWh", True),
        ("öre per kWh", True),
        ("p/kWh", True),
        ("(p / kWh)", True),
        ("p per kWh", True),
        ("c/kWh", True),
        ("c€/kWh", True),
        ("Cent/kWh", True),
        ("gr/kg", False),
        ("P/kWh", False),  # the price of one
        ("p/m²", False),  # "per m²" elsewhere
        ("c/u", False),
        ("EUR", False),
        ("kg", False),
        ("a/kg", False),
        ("Price per kg", False),
    ],
)
def test_a_currency_for_each_of_a_unit_is_a_price(text: str, told: bool) -> None:
    assert is_price_per_unit(text) is told


@pytest.mark.parametrize(("size", "first"), [(11.6, "Description"), (10.0, "Fees Description")])
def test_the_title_of_a_table_is_set_larger_than_its_head_and_is_no_part_of_it(size: float, first: str) -> None:
    """ "Fees" names amounts as well: it made what stands under it no names of what was sold."""
    drawn = page("Fees\nDescription               Qty   Unit price    Amount\nRental  14  12.50  175.00")
    title, *others = drawn.words
    larger = drawn.model_copy(update={"words": (title._replace(size=size), *others)})
    assert heads_of(PageLayout(larger), "en")[0].cells[0].text == first


@pytest.mark.parametrize("size", [11.6, 10.0])
def test_what_stands_below_a_head_is_no_title_of_it_however_large(size: float) -> None:
    drawn = page(
        "Description               Qty   Unit price    Amount\n"
        "                                excl. VAT\n"
        "Rental                    14         12.50    175.00"
    )
    lines = PageLayout(drawn).lines
    inside = {word.box for word in lines[1].segments[0].words}
    larger = drawn.model_copy(
        update={"words": tuple(word._replace(size=size) if word.box in inside else word for word in drawn.words)}
    )
    assert [cell.text for cell in heads_of(PageLayout(larger), "en")[0].cells][2] == "Unit price excl. VAT"
