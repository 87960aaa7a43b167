"""A doubtful glyph counts where it is part of a value that leaves, or stands where that value's label does."""

from __future__ import annotations

from decimal import Decimal

import pytest

from schemas import Box, Claim, Layer, Signal, SignalCode
from validators.touching import noticed

_VALUE = Box(440, 392, 480, 402)
_CLAIM = Claim(term="totals.gross", value=Decimal(1), raw="1", layer=Layer.RULES, score=1.0, page=1, boxes=(_VALUE,))


def _found(code: SignalCode, box: Box, page: int = 1) -> list[tuple[Box, ...]]:
    signal = Signal(code=code, message="Look.", page=page, boxes=(box, Box(10, 10, 20, 20)))
    return [finding.boxes for finding in noticed([signal], {"totals.gross": _CLAIM})]


@pytest.mark.parametrize(
    "box",
    [
        _VALUE,
        Box(470, 390, 478, 402),
        Box(300, 392, 340, 402),  # its label
        Box(430, 370, 470, 380),  # the head of its column
    ],
)
def test_what_touches_a_value_counts(box: Box) -> None:
    assert _found(SignalCode.DOUBTFUL_GLYPH, box) == [(box,)]


@pytest.mark.parametrize("box", [Box(500, 392, 520, 402), Box(300, 420, 340, 430), Box(430, 300, 470, 310)])
def test_what_stands_elsewhere_does_not(box: Box) -> None:
    assert _found(SignalCode.DOUBTFUL_GLYPH, box) == []


@pytest.mark.parametrize(
    ("box", "counts"),
    [
        (_VALUE, True),
        (Box(432, 390, 438, 398), True),  # a raised digit right before it
        (Box(300, 392, 340, 402), False),  # "40 m2" in the row
        (Box(430, 370, 470, 380), False),  # or in a note above
    ],
)
def test_digits_in_disorder_count_in_a_value_or_right_before_it(box: Box, counts: bool) -> None:
    assert bool(_found(SignalCode.DIGITS_APART, box)) is counts


@pytest.mark.parametrize(
    ("box", "counts"),
    [
        (_VALUE, True),
        (Box(300, 392, 340, 402), True),  # on its line
        (Box(430, 370, 470, 380), False),  # of a letterhead above it
    ],
)
def test_faint_digits_count_on_the_line_of_a_value(box: Box, counts: bool) -> None:
    assert bool(_found(SignalCode.FAINT_VALUE, box)) is counts


def test_what_stands_on_another_page_does_not() -> None:
    assert _found(SignalCode.DOUBTFUL_GLYPH, _VALUE, page=2) == []


def test_an_outline_of_another_character_counts_wherever_it_stands() -> None:
    box = Box(500, 700, 520, 710)
    assert _found(SignalCode.UNLIKE_GLYPH, box) == [(box, Box(10, 10, 20, 20))]
