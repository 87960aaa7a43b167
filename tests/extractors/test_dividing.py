"""PDFs that hold several invoices: divided where that is certain, doubted where it may be so, else left whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from evaluation.synthetic import generate
from extractors.dividing import divide, parts_of, why_doubtful
from extractors.media_types import TIFF
from extractors.readers import read
from extractors.readers.pdf_pages import cut
from schemas import Document, Limits, Reading, SignalCode
from tests.extractors.grid import page, reading
from tests.extractors.pdfs import document, drawn


def _first(number: str, total: str = "119.00", title: str = "Invoice", day: str = "3 May 2024") -> str:
    return f"""
{title}

Acme Tools Ltd                     {title} number: {number}
1 High Street                      {title} date: {day}
London SW1A 1AA

Description            Quantity    Unit price    Amount
Spanner                       1        100.00    100.00

                                 Net total       100.00
                                 VAT 19%          19.00
                                 Total           {total}
"""


def _later(number: str = "", counter: str = "") -> str:
    named = f"Invoice number: {number}" if number else ""
    return f"""
{named}    {counter}

Description            Quantity    Unit price    Amount
Hammer                        2         10.00     20.00

Terms of delivery and payment apply as agreed
"""


def _ranges(*texts: str) -> Sequence[tuple[int, int]]:
    pages = [page(text, number) for number, text in enumerate(texts, start=1)]
    return [(part.range[0], part.range[-1]) for part in parts_of(pages)]


def _doubt(*texts: str) -> str | None:
    return why_doubtful(parts_of([page(text, number) for number, text in enumerate(texts, start=1)]))


@pytest.mark.parametrize(
    ("texts", "ranges"),
    [
        ((_first("A-17"), _first("A-18")), [(1, 1), (2, 2)]),
        ((_first("A-17"), _later("A-17"), _first("B-3"), _first("A-19")), [(1, 2), (3, 3), (4, 4)]),
        ((_first("A-17"), _first("A-18", title="Credit Note")), [(1, 1), (2, 2)]),
    ],
)
def test_invoices_in_a_row_are_told_apart(texts: Sequence[str], ranges: Sequence[tuple[int, int]]) -> None:
    assert _ranges(*texts) == ranges
    assert _doubt(*texts) is None


@pytest.mark.parametrize(
    "texts",
    [
        (_first("A-17"), _later("A-17")),
        (_first("A-17"), _later()),
        (_first("A-17"), _later(counter="Page 2 of 2")),
        (_first("A-17") + "\nPage 1 of 1", _later("A-17") + "\nPage 1 of 1"),  # its annex counts for itself
        (_first("A-17"), _first("A-17")),  # a copy, or a page that repeats its head
        (_first("A-17"), "Terms and conditions\n\nThe invoice is due within 30 days. Invoice A-16 was paid."),
        (_first("A-17"), ""),
        ("", _first("A-17")),
    ],
)
def test_an_invoice_of_several_pages_stays_whole(texts: Sequence[str]) -> None:
    assert _ranges(*texts) == []


@pytest.mark.parametrize(
    ("texts", "why"),
    [
        ((_first("A-17"), _first("A-18"), _first("A-17")), "the same number comes back"),
        ((_first("A-17"), _first("A-18", day="")), "does not say all"),
        ((_first("A-17"), _first("")), "does not say all"),
        ((_first("A-17"), _first("A-17", title="Credit Note")), "the same number comes back"),
        ((_first("A-17"), _first("A-18") + "\nSee also invoice A-17"), "also names the number of another"),
        ((_first("A-17") + "\nPage 1 of 1", _first("A-17") + "\nPage 1 of 1"), "the same number comes back"),
        ((_first("A-17") + "\nPage 1 of 1", _later() + "\nPage 1 of 1"), "does not say all"),
        ((_first("A-17") + "\nPage 1 of 3", _first("A-18")), "count otherwise"),
        ((_first("A-17"), _first("A-18"), _first("", title="Delivery Note")), "another kind of document"),
        ((_first("A-17"), _first("A-18").partition("Description")[0]), "should have one total"),
    ],
)
def test_where_to_divide_may_be_doubtful(texts: Sequence[str], why: str) -> None:
    assert why in (_doubt(*texts) or "certain")


def _pdf(*texts: str) -> bytes:
    def draw(text: str) -> Callable[[Canvas], None]:
        def on(canvas: Canvas) -> None:
            canvas.setFont("Courier", 9)
            for row, line in enumerate(text.strip("\n").split("\n")):
                canvas.drawString(40, 800 - 14 * row, line)

        return on

    return drawn(*map(draw, texts))


def _divided(folder: Path, data: bytes) -> tuple[Document, Reading]:
    received = document(data, folder, "lot.pdf")
    return received, divide(read(received, Limits()), received)


def test_a_certain_lot_comes_apart_as_pdfs_of_their_own(tmp_path: Path) -> None:
    _, whole = _divided(tmp_path, _pdf(_first("A-17"), _later("A-17"), _first("B-3")))
    assert [signal.code for signal in whole.signals] == [SignalCode.UNPACKED]
    assert "pages 1-2 of lot.pdf, page 3 of lot.pdf" in whole.signals[0].message
    assert [one.name for one in whole.enclosed] == ["pages 1-2 of lot.pdf", "page 3 of lot.pdf"]
    pieces = [read(document(one.data, tmp_path, "part.pdf"), Limits()) for one in whole.enclosed]
    assert [piece.page_count for piece in pieces] == [2, 1]
    said = [{word.text for one in piece.pages for word in one.words} for piece in pieces]
    assert ["A-17" in words for words in said] == [True, False]
    assert ["B-3" in words for words in said] == [False, True]


def test_what_is_doubtful_stays_whole_and_says_where_it_might_divide(tmp_path: Path) -> None:
    _, whole = _divided(tmp_path, _pdf(_first("A-17"), _first("A-18", day="")))
    assert [signal.code for signal in whole.signals] == [SignalCode.SEVERAL_INVOICES]
    assert "2 invoices (page 1, page 2)" in whole.signals[0].message
    assert whole.enclosed == ()


def test_a_policy_may_leave_all_dividing_to_a_person(tmp_path: Path) -> None:
    received = document(_pdf(_first("A-17"), _first("B-3")), tmp_path, "lot.pdf")
    whole = divide(read(received, Limits()), received, allowed=False)
    assert [signal.code for signal in whole.signals] == [SignalCode.SEVERAL_INVOICES]
    assert "types.divide leaves it to a person" in whole.signals[0].message
    assert whole.enclosed == ()


def test_a_picture_of_several_pages_stays_whole_and_is_told(tmp_path: Path) -> None:
    received = document(
        _pdf(_first("A-17"), "Credit note\n\nWe credit the invoice on the previous page."), tmp_path, "a"
    )
    seen = read(received, Limits())
    whole = divide(seen, received.model_copy(update={"media_type": TIFF}))
    assert [(one.code, one.message) for one in whole.signals] == [
        (SignalCode.SEVERAL_IN_PICTURE, "It may be 2 documents: page 1, page 2.")
    ]
    plain = document(_pdf(_first("A-17"), "Terms of sale\n\nWe ship within a week."), tmp_path, "b")
    assert divide(read(plain, Limits()), plain.model_copy(update={"media_type": TIFF})).signals == ()


def test_a_lot_whose_pages_do_not_come_apart_stays_whole(tmp_path: Path) -> None:
    received = document(_pdf(_first("A-17"), _first("B-3")), tmp_path, "lot.pdf")
    seen = read(received, Limits())
    received.path.write_bytes(b"%PDF-1.7\nnothing")
    whole = divide(seen, received)
    assert [signal.code for signal in whole.signals] == [SignalCode.SEVERAL_INVOICES]
    assert whole.signals[0].message.endswith("but it was not divided: its pages cannot be taken apart.")
    assert whole.enclosed == ()


def test_pages_are_cut_to_the_same_bytes_each_time_and_without_what_acts() -> None:
    data = _pdf(_first("A-17"), _first("B-3"))
    assert cut(data, [range(1, 2), range(2, 3)]) == cut(data, [range(1, 2), range(2, 3)])


@pytest.mark.parametrize(
    ("data", "ranges"),
    [
        (_pdf(_first("A-17"), _first("B-3")), [range(1, 2), range(2, 4)]),
        (_pdf(_first("A-17"), _first("B-3"), _later()), [range(1, 2), range(2, 3)]),
        (_pdf(_first("A-17"), _first("B-3")), [range(1, 2), range(1, 2)]),
        (_pdf(_first("A-17"), _first("B-3")), [range(1, 2), range(3, 4)]),
        (b"%PDF-1.7\nnothing", [range(1, 2)]),
        (drawn(lambda canvas: canvas.drawString(40, 800, "Invoice"), encrypt="secret"), [range(1, 2)]),
    ],
)
def test_no_page_is_lost_where_pages_do_not_come_apart(data: bytes, ranges: Sequence[range]) -> None:
    with pytest.raises(ValueError, match="cannot be taken apart"):
        cut(data, ranges)


@pytest.mark.parametrize("seed", range(700, 712))
def test_a_generated_invoice_is_never_divided(tmp_path: Path, seed: int) -> None:
    received, whole = _divided(tmp_path, generate(seed).pdf())
    assert whole.enclosed == ()
    assert SignalCode.SEVERAL_INVOICES not in [signal.code for signal in whole.signals]
    assert received.sha256 == whole.sha256


def test_what_has_another_finding_or_an_einvoice_is_left_to_a_person(tmp_path: Path) -> None:
    received = document(_pdf(_first("A-17"), _first("B-3")), tmp_path, "lot.pdf")
    plain = read(received, Limits())
    noticed = plain.model_copy(update={"signals": divide(plain, received).signals})
    assert divide(noticed, received) == noticed
    assert divide(reading("one page"), received).enclosed == ()


DETAIL = """
Invoice                                     {number}     {counter}

Energy day                    1,842 kWh     0.12      219.18
Network                       4,052 kWh     0.05      180.82
Total                                                 {total}
"""


@pytest.mark.parametrize(
    "second",
    [
        DETAIL.format(number="of A-17, detail", counter="", total="99.00"),
        DETAIL.format(number="", counter="", total="119.00"),
        DETAIL.format(number="", counter="page 2/2", total="99.00"),
    ],
)
def test_a_titled_page_of_the_same_bill_is_no_second_invoice(second: str) -> None:
    counted = "page 1/2" if "2/2" in second else ""
    assert _ranges(f"{_first('A-17')}\n{counted}", second) == []


TERMS = """
Extract of our terms

4. Invoices are payable when they are due. Complaints reach us within 8 days of an
Invoice
5. Where payment is late, {more}
"""


@pytest.mark.parametrize(
    "second",
    [
        TERMS.format(more="by 3 May 2024, it is another matter."),
        "Beta Services Ltd\n\n*Invoice\n\nOur fee, GBP 500, is payable on receipt.",
        "Invoice\n\nUsage    219.18\n\nTotal    219.18",
        "Invoice\n\nUsage    219.18\n\npage 1/1",
    ],
)
def test_a_titled_page_that_may_be_an_invoice_is_asked_about(second: str) -> None:
    assert "does not say all" in (_doubt(f"{_first('A-17')}\npage 1/1", second) or "certain")


ENDED = """
Extract of our terms

4. Invoices are payable when they are due. Complaints reach us within 8 days of {before}
{word}
5. Where payment is late, interest is due.
"""


@pytest.mark.parametrize(
    ("before", "word", "whole"),
    [("our", "invoice.", True), ("our", "invoice", False), ("our.", "invoice.", False), ("our", "Invoice.", False)],
)
def test_the_word_that_ends_a_sentence_begins_no_invoice(before: str, word: str, *, whole: bool) -> None:
    doubt = _doubt(f"{_first('A-17')}\npage 1/1", ENDED.format(before=before, word=word))
    assert (doubt is None) is whole


def test_pages_counted_in_a_cell_without_a_word_are_those_of_one_bill() -> None:
    second = DETAIL.format(number="", counter="2 (2)", total="99.00")
    assert _ranges(f"{_first('A-17')}\n     1 (2)", second) == []
    worded = DETAIL.format(number="", counter="Sida 2 (2)", total="99.00")
    assert _ranges(f"{_first('A-17')}\n     Sida 1 (2)", worded) == []
    assert _doubt(f"{_first('A-17')}\n     Sida 1 (2)", worded) is None
    assert _ranges(f"{_first('A-17')}\n     1 (2)", f"{_first('A-18')}\n     2 (2)") == [(1, 1), (2, 2)]
    assert _ranges(f"{_first('A-17')}\n     1 (1)", f"{_first('A-18')}\n     1(1)") == [(1, 1), (2, 2)]


def test_a_whole_invoice_behind_another_is_one_however_the_pages_are_counted() -> None:
    assert _ranges(f"{_first('A-17')}\npage 1/2", f"{_first('A-18')}\npage 2/2") == [(1, 1), (2, 2)]
