"""Boxes before words: which of several is ticked is seen in what is drawn, and other lines are no boxes."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String
from reportlab.pdfgen.canvas import Canvas

from extractors.extract import extract
from extractors.readers.inspect.checks import Check
from extractors.readers.inspect.ink import Ink
from extractors.readers.inspect.ticked import Ticks, ticked
from schemas import Box, Page, Reading, SignalCode, Word
from tests.extractors.pdfs import drawn, reading
from tests.faults.attack import letter

_SCALE = 3
_WORDS = tuple(
    Word(text=text, box=Box(x, 20.0, x + 40.0, 29.0), size=9.0) for text, x in (("Invoice", 30.0), ("Credit", 100.0))
)


def _page(*marks: str) -> Ink:
    """A page with a mark before each of the words."""
    under = np.full((150, 500), 255, dtype=np.uint8)
    for word, mark in zip(_WORDS, marks, strict=True):
        left, top, side = round((word.box.x0 - 12) * _SCALE), round(20 * _SCALE), 8 * _SCALE
        piece = under[top : top + side, left : left + side]
        if mark in {"box", "cross", "full"}:
            piece[:2] = piece[-2:] = piece[:, :2] = piece[:, -2:] = 0
        if mark in {"cross", "strokes"}:
            for at in range(side):
                piece[at, max(at - 1, 0) : at + 2] = 0
                piece[at, max(side - at - 2, 0) : side - at + 1] = 0
        if mark == "full":
            piece[:] = 0
        if mark == "rule":
            piece[:2] = 0
    return Ink(np.zeros_like(under), under, float(_SCALE))


@pytest.mark.parametrize(
    ("marks", "told"),
    [
        (("box", "cross"), ("Credit",)),
        (("cross", "box"), ("Invoice",)),
        (("box", "full"), ("Credit",)),
        (("box", "box"), ()),
        (("cross", "cross"), ()),
        (("strokes", "box"), ()),
        (("rule", "full"), ()),
    ],
)
def test_which_box_is_ticked(marks: tuple[str, str], told: tuple[str, ...]) -> None:
    found = ticked(_WORDS, _page(*marks))
    assert tuple(word.text for word in _WORDS if word.box in found.sure) == told
    assert found.doubted == ()


_PLAIN = Ink(np.zeros((9, 9), dtype=np.uint8), np.full((9, 9), 255, dtype=np.uint8), 1.0)


def _line(*texts: str) -> tuple[Word, ...]:
    """Words in a line; an empty text is a wider gap."""
    ends = np.cumsum([4.0 + 5.0 * len(text or "a gap") for text in texts]).tolist()
    return tuple(
        Word(text=text, box=Box(end - 5.0 * len(text), 20.0, end, 29.0), size=9.0)
        for text, end in zip(texts, ends, strict=True)
        if text
    )


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        (("Status:", "", "☐", "Open", "", "☒", "Settled"), ("Settled",)),
        (("☑Open", "", "", "☐Settled"), ("☑Open",)),
        (("□", "Open", "", "✓", "Settled"), ("Settled",)),
        (("[", "]", "Open", "", "[x]", "Settled"), ("Settled",)),
        (("[_]", "Open", "", "(X)", "Settled"), ("Settled",)),
        (("❏", "Open", "", "❏", "Settled"), ()),
        (("✓", "Open", "", "✓", "Settled"), ()),  # marks of a list
        (("☒", "Open", "", "☒", "Settled"), ()),
        (("(", "see", ")", "Open", "", "(x)", "Settled"), ()),
    ],
)
def test_signs_of_a_font_are_boxes(texts: Sequence[str], told: tuple[str, ...]) -> None:
    words = _line(*texts)
    found = ticked(words, _PLAIN)
    assert tuple(word.text for word in words if word.box in found.sure) == told


def test_a_tick_in_another_line_than_the_empty_boxes_is_a_mark_of_a_list() -> None:
    words = _line("☐", "Open", "", "☐", "Settled")
    listed = [word._replace(box=word.box._replace(top=60.0, bottom=69.0)) for word in _line("✓", "Paid", "postage")]
    assert ticked((*words, *listed), _PLAIN) == Ticks()


class _Look(NamedTuple):
    """How boxes to tick are drawn, and what is in the ticked ones."""

    side: float = 8
    form: str = "square"
    gap: float = 4
    shade: float = 0  # of its lines
    mark: str = "cross"
    beyond: float = -1  # the ends of its strokes, from the corners outwards
    pen: float = 1  # how wide its strokes are
    paler: float = 0
    behind: bool = False
    fill: float = 1


_LABELS = ("Invoice", "Credit note", "Delivery note", "Paid", "By post")


def _drawn(look: _Look, at: Sequence[int], canvas: Canvas) -> None:
    """Boxes in a row, each with its words, and those numbered `at` are ticked."""
    canvas.line(50, 275, 545, 275)
    canvas.line(50, 240, 545, 240)
    for number, label in enumerate(_LABELS):
        x, middle, side = 60.0 + 98 * number, 260.0, look.side
        canvas.setFont("Helvetica", 8)
        width = canvas.stringWidth(label, "Helvetica", 8)
        canvas.drawString(x if look.behind else x + side + look.gap, middle - 3, label)
        left, low = x + width + look.gap if look.behind else x, middle - side / 2
        canvas.setStrokeGray(look.shade)
        canvas.setFillGray(look.fill)
        if look.form == "circle":
            canvas.circle(left + side / 2, middle, side / 2, fill=1)
        else:
            canvas.roundRect(left, low, side, side, 0.3 * side if look.form == "round" else 0.01, fill=1)
        canvas.setFillGray(0)
        canvas.setStrokeGray(look.paler)
        canvas.setLineWidth(look.pen)
        if number in at:
            _mark(look, left, low, canvas)
        canvas.setStrokeGray(0)
        canvas.setLineWidth(1)


def _mark(look: _Look, left: float, low: float, canvas: Canvas) -> None:
    right, high, on = left + look.side, low + look.side, look.beyond
    if look.mark == "cross":
        canvas.line(left - on, low - on, right + on, high + on)
        canvas.line(left - on, high + on, right + on, low - on)
    elif look.mark == "tick":
        canvas.line(left + 1, low + look.side / 2, left + look.side * 0.4, low + 1)
        canvas.line(left + look.side * 0.4, low + 1, right + on, high + on)
    elif look.mark == "tail":
        canvas.line(left + 1, low + look.side / 2, left + look.side / 2, low + 1)
        canvas.line(left + look.side / 2, low + 1, right + on, low + 1)
    elif look.mark == "dot":
        canvas.circle(left + look.side / 2, low + look.side / 2, look.side / 4, fill=1)
    elif look.mark == "letter":
        canvas.setFont("Helvetica-Bold", look.side)
        canvas.drawCentredString(left + look.side / 2, low + look.side * 0.15, "X")
    else:
        canvas.line(left + look.side * 0.68, low + look.side * 0.68, left + look.side * 0.8, low + look.side * 0.8)


def _read(look: _Look, tmp_path: Path, *at: int) -> Reading:
    def page(canvas: Canvas) -> None:
        letter(canvas)
        _drawn(look, at, canvas)

    return reading(drawn(page), tmp_path)


def _named(page: Page, boxes: Sequence[Box]) -> list[str]:
    return [word.text for word in page.words if word.box in boxes]


@pytest.mark.parametrize(
    "look",
    [
        _Look(),
        _Look(beyond=3),
        _Look(mark="tick", beyond=6),
        _Look(beyond=16),  # its strokes run through a rule
        _Look(shade=0.6, paler=0.6),
        _Look(paler=0.8),
        _Look(form="round"),
        _Look(form="circle", mark="dot"),
        _Look(side=20),
        _Look(gap=40),
        _Look(behind=True, gap=3),
        _Look(mark="letter"),
        _Look(fill=0.8),
        _Look(mark="tail", beyond=40),
        _Look(side=10, beyond=2, pen=1.5),  # its strokes run on in the sides
    ],
)
def test_a_ticked_box_is_seen_as_a_person_sees_it(look: _Look, tmp_path: Path) -> None:
    page = _read(look, tmp_path, 1).pages[0]
    assert (_named(page, page.ticked), page.maybe_ticked) == (["Credit"], ())
    none = _read(look, tmp_path).pages[0]
    assert (none.ticked, none.maybe_ticked) == ((), ())


def test_what_is_hardly_a_mark_is_a_doubt(tmp_path: Path) -> None:
    page = _read(_Look(side=12, mark="spot"), tmp_path, 1).pages[0]
    assert (page.ticked, _named(page, page.maybe_ticked)) == ((), ["Credit"])


@pytest.mark.parametrize(
    ("look", "at", "said"),
    [
        (_Look(), (0,), set()),
        (_Look(), (4,), set()),
        (_Look(), (0, 4), set()),
        (_Look(), (0, 2), set()),  # an invoice that is a delivery note as well
        (_Look(), (2,), {"pro_forma"}),
        (_Look(), (1,), {"credit"}),
        (_Look(), (0, 1), {"credit"}),
        (_Look(), (0, 3), {"paid"}),
        (_Look(side=12, mark="spot"), (2,), {"pro_forma"}),
        (_Look(side=12, mark="spot"), (0, 2), {"pro_forma"}),
        (_Look(side=12, mark="spot"), (0,), set()),
    ],
)
def test_what_a_ticked_box_says_of_the_document(look: _Look, at: Sequence[int], said: set[str], tmp_path: Path) -> None:
    told = extract(_read(look, tmp_path, *at)).notices
    assert {one.kind for one in told} == said


def test_where_a_box_belongs_to_the_words_on_either_side_both_are_doubted(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        letter(canvas)
        canvas.setFont("Helvetica", 8)
        for number, label in enumerate(_LABELS[1:4]):
            canvas.drawCentredString(100 + 120 * number, 257, label)
        for number in range(2):
            canvas.rect(156 + 120 * number, 255, 8, 8)
        canvas.line(156, 255, 164, 263)
        canvas.line(156, 263, 164, 255)

    [read] = reading(drawn(page), tmp_path).pages
    assert (read.ticked, set(_named(read, read.maybe_ticked))) == ((), {"Credit", "Delivery"})


def test_more_boxes_than_are_looked_at_are_told(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        letter(canvas)
        for number in range(1_100):
            canvas.rect(60 + 9 * (number % 50), 30 + 9 * (number // 50), 5, 5)

    assert [one.code for one in reading(drawn(page), tmp_path).signals] == [SignalCode.NOT_INSPECTED]


def test_frames_about_words_and_numbers_are_none_to_tick(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        letter(canvas)
        canvas.setFont("Helvetica", 8)
        for number in range(4):
            canvas.rect(60 + 98 * number, 250, 20, 20)
            canvas.drawCentredString(70 + 98 * number, 257, f"1{number}" if number else "")
            canvas.drawString(84 + 98 * number, 257, _LABELS[number])

    [read] = reading(drawn(page), tmp_path).pages
    assert (read.ticked, read.maybe_ticked) == ((), ())


def _form(*ticked: bool, tmp_path: Path) -> Page:
    """A page with a field to tick before each of its labels."""

    def page(canvas: Canvas) -> None:
        letter(canvas)
        canvas.setFont("Helvetica", 8)
        for number, on in enumerate(ticked):
            canvas.acroForm.checkbox(
                name=f"n{number}", checked=on, x=60, y=252 - 20 * number, size=10, forceBorder=True
            )
            canvas.drawString(76, 255 - 20 * number, _LABELS[number])

    return reading(drawn(page), tmp_path).pages[0]


@pytest.mark.parametrize("ticked", [(True,), (False,), (True, True), (True, False)])
def test_a_field_of_a_form_says_itself_whether_it_is_ticked(ticked: Sequence[bool], tmp_path: Path) -> None:
    page = _form(*ticked, tmp_path=tmp_path)
    labels = [label.split()[0] for label in _LABELS]
    assert _named(page, page.ticked) == [one for one, on in zip(labels, ticked, strict=False) if on]
    assert _named(page, page.unticked) == [one for one, on in zip(labels, ticked, strict=False) if not on]


def test_an_empty_box_is_told_where_another_in_line_with_it_is_ticked(tmp_path: Path) -> None:
    page = _read(_Look(), tmp_path, 1).pages[0]
    assert "Credit" not in _named(page, page.unticked)
    assert "Delivery" in _named(page, page.unticked)
    assert _read(_Look(), tmp_path).pages[0].unticked == ()


def _with_field(
    look: _Look, at: Sequence[int], edges: Sequence[float], on: str, folder: Path, *, before: int = 0
) -> Page:
    """A page with drawn boxes, and a field without an appearance of its own at a place, in points from below; notes
    that nobody sees lie `before` it."""

    def page(canvas: Canvas) -> None:
        letter(canvas)
        _drawn(look, at, canvas)

    with pikepdf.open(io.BytesIO(drawn(page))) as pdf:
        kind = {"Type": Name.Annot, "Subtype": Name.Widget, "FT": Name.Btn, "T": String("n")}
        field = pdf.make_indirect(Dictionary(**kind, Rect=Array(list(edges)), AS=Name(on), F=4))
        note = pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=Array([0, 0, 1, 1]), F=2))
        pdf.pages[0].Annots = Array([*(note for _ in range(before)), field])
        pdf.Root.AcroForm = Dictionary(Fields=Array([field]))
        pdf.save(told := io.BytesIO())
    return reading(told.getvalue(), folder).pages[0]


_OVER, _ALL = (60 + 3 * 98, 256, 68 + 3 * 98, 264), (0, 0, 595, 842)  # the box of "Paid", and the whole page


def test_a_field_that_is_off_hides_no_tick_that_can_be_seen(tmp_path: Path) -> None:
    over = _with_field(_Look(), (3,), _OVER, "/Off", tmp_path)
    assert (_named(over, over.ticked), _named(over, over.maybe_ticked)) == ([], ["Paid"])
    assert "Paid" not in _named(over, over.unticked)
    all_over = _with_field(_Look(), (3,), _ALL, "/Off", tmp_path)
    assert _named(all_over, all_over.ticked) == ["Paid"]


def test_a_field_and_what_is_drawn_agree(tmp_path: Path) -> None:
    off = _with_field(_Look(), (1,), _OVER, "/Off", tmp_path)
    assert (_named(off, off.ticked), off.maybe_ticked) == (["Credit"], ())
    on = _with_field(_Look(), (3,), _OVER, "/Yes", tmp_path)
    assert (_named(on, on.ticked), on.maybe_ticked) == (["Paid"], ())
    shown = _with_field(_Look(), (1,), _OVER, "/Yes", tmp_path)  # its tick is drawn by the program
    assert (_named(shown, shown.ticked), shown.maybe_ticked) == (["Credit", "Paid"], ())


def test_a_field_is_on_by_any_other_name_and_behind_any_number_of_notes(tmp_path: Path) -> None:
    named = _with_field(_Look(), (1,), _OVER, f"/{'Y' * 200}", tmp_path)
    assert (_named(named, named.ticked), _named(named, named.maybe_ticked)) == (["Credit"], ["Paid"])
    behind = _with_field(_Look(), (1,), _OVER, "/Yes", tmp_path, before=2_001)
    assert _named(behind, behind.ticked) == ["Credit", "Paid"]


def test_a_field_that_ticks_a_box_that_is_seen_empty_is_a_doubt() -> None:
    field = Check(Box(88.0, 20.0, 96.0, 28.0), on=True)
    found = ticked(_WORDS, _page("cross", "box"), (field,))
    assert (found.sure, found.doubted) == ((_WORDS[0].box,), (_WORDS[1].box,))


def test_a_field_that_is_off_hides_no_sign(tmp_path: Path) -> None:
    words = _line("☒", "Settled")
    over = ticked(words, _PLAIN, (Check(words[0].box, on=False),))
    assert (over.sure, over.doubted, over.empty) == ((), (words[1].box,), ())
