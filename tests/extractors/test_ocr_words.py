"""Recognised lines are cut into words where their ink says so."""

from __future__ import annotations

import numpy as np
import pytest

from extractors.readers.ocr.engine import Letter, Picture
from extractors.readers.ocr.words import Ink, body_of, ink_of, pieces

HEIGHT, ADVANCE = 20, 10  # pixels: a line, and one letter with the white beside it


def line(printed: str, read: str | None = None, confidence: float = 0.99) -> tuple[list[Letter], Ink]:
    """The letters and the ink of a line in which every sign of `printed` has a place of its own, blanks too.

    `read` is what the engine made of it, without some of the blanks.
    """
    columns = np.zeros(ADVANCE * len(printed), dtype=np.bool_)
    at = []
    for index, sign in enumerate(printed):
        if sign != " ":
            columns[ADVANCE * index + 1 : ADVANCE * (index + 1) - 1] = True
            at.append((ADVANCE * index + ADVANCE / 2) / len(columns))
    letters, after_blank = [], False
    places = iter(at)
    for sign in printed if read is None else read:
        if sign == " ":
            after_blank = True
            continue
        letters.append(Letter(sign, next(places), confidence, after_blank))
        after_blank = False
    return letters, Ink(columns, HEIGHT, 0.1, 0.9)


def words(printed: str, read: str | None = None) -> list[str]:
    return [piece.text for piece in pieces(*line(printed, read))]


def test_words_end_where_their_ink_ends() -> None:
    number, amount = pieces(*line("No.     12"))
    assert (number.text, amount.text) == ("No.", "12")
    assert (number.left, number.right) == pytest.approx((0.01, 0.29))
    assert (amount.left, amount.right) == pytest.approx((0.81, 0.99))


def test_a_wide_gap_parts_words_although_the_engine_saw_no_blank() -> None:
    assert words("Total   12,00", "Total12,00") == ["Total", "12,00"]


def test_a_blank_that_the_engine_alone_sees_inside_a_number_does_not_tear_it() -> None:
    letters, ink = line("1234,50", "12 34,50")
    close = ink._replace(columns=np.ones_like(ink.columns))
    assert [piece.text for piece in pieces(letters, close)] == ["1234,50"]


def test_groups_of_thousands_stay_apart_as_printed() -> None:
    assert words("1 234,50 EUR") == ["1", "234,50", "EUR"]


def test_a_word_is_as_certain_as_its_least_certain_letter() -> None:
    letters, ink = line("4711")
    letters[2] = letters[2]._replace(confidence=0.3)
    assert [piece.confidence for piece in pieces(letters, ink)] == [0.3]


def test_nothing_read_is_no_word() -> None:
    assert pieces([], line("x")[1]) == []


def picture(*boxes: tuple[int, int, int, int], paper: int = 250, ink: int = 20) -> Picture:
    """A line of 40 x 200 pixels with ink in `boxes` (left, top, right, bottom)."""
    drawn = np.full((40, 200, 3), paper, dtype=np.uint8)
    for left, top, right, bottom in boxes:
        drawn[top:bottom, left:right] = ink
    return drawn


@pytest.mark.parametrize("inverted", [False, True])
def test_ink_is_what_differs_from_the_paper_whether_dark_or_light(inverted: bool) -> None:
    shades = (20, 250) if inverted else (250, 20)
    found = ink_of(picture((10, 8, 30, 32), (50, 8, 90, 32), paper=shades[0], ink=shades[1]))
    assert list(np.flatnonzero(np.diff(found.columns.astype(int)))) == [9, 29, 49, 89]
    assert (found.top, found.bottom) == (0.2, 0.8)


def test_ruling_lines_are_no_ink() -> None:
    ruled = ink_of(picture((10, 8, 30, 32), (0, 36, 200, 38), (100, 0, 102, 40)))
    assert np.flatnonzero(ruled.columns).max() == 29
    assert ruled.bottom == 0.8


def test_one_font_has_one_size_whatever_its_letters_rise_to() -> None:
    capitals = body_of("TOTAL", Ink(np.ones(9, dtype=np.bool_), 40, 0.1, 0.1 + 0.72 * 0.8))
    small = body_of("oversea", Ink(np.ones(9, dtype=np.bool_), 40, 0.1 + 0.19 * 0.8, 0.1 + 0.72 * 0.8))
    falling = body_of("Payable", Ink(np.ones(9, dtype=np.bool_), 40, 0.1, 0.1 + 0.93 * 0.8))
    for body in (capitals, small, falling):
        assert body.size == pytest.approx(0.8)
        assert body.baseline == pytest.approx(0.1 + 0.72 * 0.8)


def test_specks_do_not_make_a_font_size() -> None:
    assert body_of("Total", Ink(np.ones(9, dtype=np.bool_), 40, 0.4, 0.5)).size == pytest.approx(0.77)
