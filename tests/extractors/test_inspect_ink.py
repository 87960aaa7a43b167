"""Numbers are looked at for strokes, covers, pale colours and digits set apart; honest decoration says nothing."""

from __future__ import annotations

import io
from functools import partial
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Dictionary, Name
from pypdfium2 import PdfDocument
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from extractors.readers import Scanning, read
from schemas import Limits, Ocr, Reading, SignalCode
from tests.extractors.pdfs import document, drawn, reading
from tests.extractors.scans import LINES, SIZE, written
from tests.faults.attack import Draw


def _codes(folder: Path, *draws: Draw) -> set[SignalCode]:
    return {one.code for one in _reading(folder, *draws).signals}


def _reading(folder: Path, *draws: Draw) -> Reading:
    def draw(canvas: Canvas) -> None:
        for one in draws:
            canvas.saveState()
            one(canvas)
            canvas.restoreState()

    return read(document(drawn(draw), folder), Limits(), Scanning(Ocr(reread="never")))


def _text(text: str = "1,428.60", grey: float = 0.0, size: float = 11, x: float = 300, y: float = 600) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.setFillGray(grey)
        canvas.setFont("Helvetica", size)
        canvas.drawString(x, y, text)

    return draw


def _line(x: float, y: float, x1: float, y1: float) -> Draw:
    return lambda canvas: canvas.line(x, y, x1, y1)


def _paper(x: float, y: float, width: float, height: float, grey: float = 1.0) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.setFillGray(grey)
        canvas.rect(x, y, width, height, stroke=0, fill=1)

    return draw


def test_a_plain_number_says_nothing(tmp_path: Path) -> None:
    assert _codes(tmp_path, _text()) == set()


@pytest.mark.parametrize(
    "mark", [_line(298, 604, 345, 604), _line(298, 598, 345, 610), _paper(318, 600, 1.4, 1.4, 0.0)]
)
def test_a_stroke_through_a_number_is_noticed(mark: Draw, tmp_path: Path) -> None:
    assert SignalCode.DRAWN_OVER in _codes(tmp_path, _text(), mark)
    assert SignalCode.DRAWN_OVER in _codes(tmp_path, mark, _text())


@pytest.mark.parametrize(
    "mark",
    [
        _line(298, 597, 345, 597),  # an underline
        _line(298, 612, 345, 612),
        _line(360, 500, 360, 700),  # the edge of a column
    ],
)
def test_rules_about_a_number_say_nothing(mark: Draw, tmp_path: Path) -> None:
    assert _codes(tmp_path, _text(), mark) == set()


def test_paper_over_half_a_digit_is_noticed_and_a_field_below_it_is_not(tmp_path: Path) -> None:
    cover = _paper(312.5, 598, 2.6, 12)
    assert SignalCode.DRAWN_OVER in _codes(tmp_path, _text(), cover)
    assert _codes(tmp_path, cover, _text()) == set()
    assert _codes(tmp_path, _paper(290, 590, 80, 24, 0.85), _text()) == set()


@pytest.mark.parametrize(("grey", "noticed"), [(0.4, False), (0.55, False), (0.7, True)])
def test_a_colour_of_less_than_3_to_1_is_faint(grey: float, noticed: bool, tmp_path: Path) -> None:
    assert (SignalCode.FAINT_VALUE in _codes(tmp_path, _text(grey=grey))) == noticed


@pytest.mark.parametrize(
    ("colour", "noticed"), [((0.88, 0.54, 0.1), False), ((1, 0.85, 0.1), True), ((0.75, 0.7, 0.65), True)]
)
def test_a_strong_colour_may_be_lighter(colour: tuple[float, float, float], noticed: bool, tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColorRGB(*colour)
        canvas.drawString(300, 600, "1,428.60")

    assert (SignalCode.FAINT_VALUE in _codes(tmp_path, draw)) == noticed


def test_a_light_colour_on_dark_ground_is_not_faint(tmp_path: Path) -> None:
    assert _codes(tmp_path, _paper(290, 590, 80, 24, 0.2), _text(grey=1.0)) == set()


@pytest.mark.parametrize(
    ("whole", "rest", "raised", "noticed"),
    [
        ("1,428.", "60", 4, False),
        ("1,428", ".60", 4, False),
        ("1,428", "60", 4, True),
        ("1,428", "60", 0, True),
        ("1,428", "60", -2, True),
        ("1,428.6", "0", 4, True),
        ("1,428.", "605", 4, True),
    ],
)
def test_digits_set_apart_are_two_behind_a_point(
    whole: str, rest: str, raised: float, noticed: bool, tmp_path: Path
) -> None:
    from reportlab.pdfbase.pdfmetrics import stringWidth

    x = 300 + stringWidth(whole, "Helvetica", 11)
    codes = _codes(tmp_path, _text(whole), _text(rest, size=6.6, x=x, y=600 + raised))
    assert (SignalCode.DIGITS_APART in codes) == noticed


def _rows(*rows: tuple[str, str]) -> Draw:
    """Numbers below one another, each with digits raised behind it."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    return lambda canvas: [
        draw(canvas)
        for step, (whole, rest) in enumerate(rows)
        for draw in (
            _text(whole, y=600 - 30 * step),
            _text(rest, size=6.6, x=300 + stringWidth(whole, "Helvetica", 11), y=604 - 30 * step),
        )
    ]


@pytest.mark.parametrize(
    ("rows", "read"),
    [
        ([("119", "00"), ("1,428", "60")], ["119.00", "1,428.60"]),
        ([("119", "00"), ("1.428", "60")], ["119.00", "1.428,60"]),
        ([("119", "00")], ["11900"]),  # it may be a footnote
        ([("119", "00"), ("1,428", "60"), ("12.50", "")], ["11900", "1,42860", "12.50"]),
        ([("1,428", "60"), ("1,428.60", "")], ["1,428.60", "1,428.60"]),  # it stands there in full as well
        ([("119", "1"), ("1,428", "2")], ["1191", "1,4282"]),
        ([("119", "001"), ("1,428", "602")], ["119001", "1,428602"]),
    ],
)
def test_raised_cents_without_a_point_are_cents_where_all_of_a_page_are_set_so(
    rows: list[tuple[str, str]], read: list[str], tmp_path: Path
) -> None:
    reading = _reading(tmp_path, _rows(*rows))
    assert [word.text for word in reading.pages[0].words] == read
    assert (SignalCode.DIGITS_APART in {one.code for one in reading.signals}) == ("." not in read[0])


def test_a_mark_of_a_footnote_is_no_digit_of_the_number_before_it(tmp_path: Path) -> None:
    assert SignalCode.DIGITS_APART not in _codes(tmp_path, _rows(("€522.50)", "[1]")))


def test_a_marker_that_a_number_shines_through_covers_nothing(tmp_path: Path) -> None:
    place = _text("1,227.54 EUR", size=9.5, x=400, y=500.2)
    data = drawn(place)
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        page = pdf.pages[0]
        page.Resources.ExtGState = Dictionary(GB=Dictionary(Type=Name.ExtGState, BM=Name.Multiply))
        page.contents_add(pdf.make_stream(b"q /GB gs 1 1 0.3 rg 397 498 65 12 re f Q"), prepend=False)
        pdf.save(buffer)
    signals = read(document(buffer.getvalue(), tmp_path), Limits(), Scanning(Ocr(reread="never"))).signals
    assert not signals


@pytest.mark.parametrize(
    ("digits", "accounts"), [("DE89 3704 0044 0532 0130 00", 1), ("DE89 3704 0044 0532 0130 01", 0)]
)
def test_the_text_layer_of_a_scan_names_accounts(digits: str, accounts: int, tmp_path: Path) -> None:
    lines = (*LINES, (20, 30, f"Konto {digits}"))
    picture = PdfDocument(drawn(partial(written, lines=lines), size=SIZE))[0].render(scale=3).to_pil()

    def page(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(picture), 0, 0, *SIZE)
        for x, y, text in lines:
            line = canvas.beginText(x, y)
            line.setTextRenderMode(3)
            line.setFont("Helvetica", 10)
            line.textOut(text)
            canvas.drawText(line)

    (read,) = reading(drawn(page, size=SIZE), tmp_path).pages
    assert [(one.scheme, one.account) for one in read.payment_codes] == [("layer", digits.replace(" ", ""))] * accounts


def _leaning(text: str, by: float, x: float = 60, y: float = 600) -> Draw:
    def draw(canvas: Canvas) -> None:
        spoken = canvas.beginText()
        spoken.setFont("Helvetica", 11)
        spoken.setTextTransform(1, 0, by, 1, x, y)
        spoken.textOut(text)
        canvas.drawText(spoken)

    return draw


@pytest.mark.parametrize("by", [0.2, 0.25, 0.27])
def test_the_letters_of_a_slanted_font_lack_nothing(tmp_path: Path, by: float) -> None:
    names = ("Carpinus betulus", "Amelanchier lamarckii", "Illicium floridanum", "1.411,77 till 7171/71")
    draws = [_leaning(text, by, y=600 - 20 * number) for number, text in enumerate(names)]
    assert _codes(tmp_path, *draws) == set()


def test_a_letter_of_a_slanted_font_of_which_a_part_is_covered_is_in_doubt(tmp_path: Path) -> None:
    foot = _paper(58, 598, 12, 4.4)  # what is left of the E is an F
    assert _codes(tmp_path, _leaning("EUR to pay", 0.27), foot) & {
        SignalCode.DOUBTFUL_GLYPH,
        SignalCode.UNLIKE_GLYPH,
        SignalCode.HIDDEN_TEXT,
    }
