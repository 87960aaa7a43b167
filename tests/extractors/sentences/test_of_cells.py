"""Labels and heads of cells are no sentences together; what stands between them, or without cells, is heard."""

from __future__ import annotations

import pytest

from extractors.hearing import unclear_on
from extractors.page.sheet import Sheet, sheet_of
from extractors.sentences.notices import notices
from extractors.sentences.of_cells import joined, label_of
from tests.extractors.grid import reading

STATEMENT = """
Zorbl & Quist Ltd

Total excluding VAT                  100.00
VAT 0 %                                0.00
Invoice total EUR                    100.00
{row:<33}   -100.00
Balance due                            0.00
"""
HEADS = """
Klinikflow ApS

{cells}
Norrstrand Tandvaard AB   01-02-2026    15-02-2026      891,45
"""


def sheet(text: str) -> Sheet:
    return sheet_of(reading(text))


def kinds(text: str) -> list[str]:
    return [one.kind for one in notices(sheet(text), {})]


def test_a_rate_and_what_the_next_label_but_one_says_are_no_sentence() -> None:
    """ "0 % ... already withheld" is that of two rows, between which a total stands."""
    assert not kinds(STATEMENT.format(row="Already withheld from settlements"))


@pytest.mark.parametrize(
    "row", ["50 % of it was withheld", "Payable in three instalments", "This invoice has been cancelled"]
)
def test_what_a_row_of_totals_says_itself_is_heard(row: str) -> None:
    assert kinds(STATEMENT.format(row=row))


def test_rows_without_amounts_are_read_on_whatever_labels_are_among_them() -> None:
    said = "Zorbl & Quist Ltd\n\nOf the\nInvoice total\n50 % was withheld\n"
    assert kinds(said) == ["parts"]


def test_a_rate_ends_with_its_label_where_another_label_follows_in_a_list_of_totals() -> None:
    one = sheet(STATEMENT.format(row="Already withheld from settlements"))
    block = next(block for block in one.layout.page(1).blocks if block.text.startswith("Total"))
    assert joined(one, block.rows).startswith("Total excluding VAT VAT Invoice total")
    words = sheet("VAT 0 %\nInvoice total\n")
    (block,) = words.layout.page(1).blocks
    assert joined(words, block.rows) == "VAT 0 % Invoice total"


@pytest.mark.parametrize(
    ("rows", "kind"),
    [
        (("We have declared this", "Invoice total", "cancelled and replaced"), "cancelled"),
        (("This", "Invoice", "is cancelled"), "cancelled"),
        (("VAT 50 %", "of the total was withheld"), "parts"),
    ],
)
def test_figures_beside_the_rows_silence_nothing(rows: tuple[str, ...], kind: str) -> None:
    printed = "".join(f"{row:<33}   {amount}.00\n" for amount, row in enumerate(rows, start=1))
    assert kind in kinds(f"Zorbl & Quist Ltd\n\n{printed}")


@pytest.mark.parametrize(
    "rows",
    [
        ("Invoice total", "already paid"),
        ("Balance due", "already paid"),
        ("Rechnungsbetrag", "bereits bezahlt"),
    ],
)
def test_labels_without_their_values_are_heard(rows: tuple[str, str]) -> None:
    """Beside their amounts, the same words name these."""
    printed = "Zorbl & Quist Ltd\n\nInvoice total   990.00\n\n\n\n{}{}\n{}{}\n"
    said = [one.text for one in unclear_on(sheet(printed.format(rows[0], "", rows[1], "")), {})]
    assert said == [" ".join(rows)]
    assert not unclear_on(sheet(printed.format(rows[0], "   990.00", rows[1], "   100.00")), {})


def test_a_text_in_the_box_of_a_label_of_another_page_is_heard() -> None:
    first = "Zorbl & Quist Ltd\n\nInvoice total   990.00\nalready paid    100.00\n"
    second = "Zorbl & Quist Ltd\n\nInvoice total\nalready paid\n"
    assert not unclear_on(sheet_of(reading(first)), {})
    assert [one.page for one in unclear_on(sheet_of(reading(first, second)), {})] == [2]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Invoice total EUR", True),
        ("VAT 0 %", True),
        ("Balance due:", True),
        ("Balance due of our affiliate", False),
        ("Half of the invoice total", False),
        ("Already withheld", False),
    ],
)
def test_what_is_a_label(text: str, *, label: bool) -> None:
    one = sheet(text)
    assert (label_of(one, one.layout.segments[0]) is not None) is label


def test_heads_side_by_side_are_no_sentence() -> None:
    cells = "Faktureret til            Udstedt       Trækkes den     I alt at betale"
    assert not unclear_on(sheet(HEADS.format(cells=cells)), {})


def test_a_sentence_beside_heads_is_heard() -> None:
    cells = "Faktureret til            Udstedt       Beløbet skal betales til vores datterselskab"
    told = unclear_on(sheet(HEADS.format(cells=cells)), {})
    assert any("datterselskab" in one.text for one in told)
