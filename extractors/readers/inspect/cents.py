"""Whether the digits of a number stand as its text says: what is set apart are its cents, or a doubt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from extractors.parsing.characters import digits_of
from extractors.readers.inspect.alphabet import CURRENCY
from extractors.readers.inspect.edges import edges_of
from extractors.readers.inspect.glyphs import Said
from schemas import Box, Word

_POINTS = frozenset(".,'’·")
_SMALL, _TINY = 0.87, 0.5  # of the size of the whole part: smaller digits, and a point that is too small
_RAISED = 0.12  # of that size, above or below the baseline
_BESIDE = 0.4  # of it: how far behind the number a raised digit may stand
_LEVEL = 0.3  # of the size: two signs on one line
_INSIDE = 0.75  # of a point's advance, in that of a digit: kerning sets none as deep
_AT_ONCE = 1_000_000  # pairs of a point and a digit
_CENTS = 2  # digits
_PRICED = 2  # numbers of a page with raised cents and no point: one may have a footnote
_TOP = 0.2  # of the size: how far the heads of raised cents may be from those of the whole part
_HIGH = 0.72  # of the size: how high a digit is


class Signs(NamedTuple):
    """The signs of a page: n x 6 (centre, middle, size, baseline, left, right), which are digits, and which of them and
    of points are parts of numbers. `down`: their order from the top. `even`: all stand on lines in one size.
    """

    placed: NDArray[np.float64]
    digits: NDArray[np.bool_]
    parts: NDArray[np.bool_]
    down: NDArray[np.intp]
    even: bool


class _Number(NamedTuple):
    """The digits and points of a number from the left, as they are placed, and which of them are digits."""

    placed: NDArray[np.float64]
    digits: NDArray[np.bool_]


def signs_of(said: Sequence[Said]) -> Signs:
    """The signs of what is said on a page.

    Those of currency are left out: they part no number, for shops set them between the whole part and raised cents.
    """
    shown = [one for one in said if one.text not in CURRENCY and one.text.strip()]
    digits = np.fromiter((one.text.isdecimal() for one in shown), dtype=bool)
    parts = digits | np.fromiter((one.text in _POINTS for one in shown), dtype=bool)
    signs = [one.glyph.sign for one in shown]
    x0, top, x1, bottom = edges_of(sign.box for sign in signs).T
    sizes = np.fromiter((sign.size for sign in signs), dtype=np.float64)
    baselines = np.fromiter((sign.baseline for sign in signs), dtype=np.float64)
    placed = np.stack([(x0 + x1) / 2, (top + bottom) / 2, sizes, baselines, x0, x1], axis=1)
    own = placed[parts]
    even = not own.size or bool(np.ptp(own[:, 2]) == 0 and not _uneven(own))
    return Signs(placed, digits, parts, np.argsort(placed[:, 1], kind="stable"), even)


def misplaced(words: Sequence[Word], signs: Signs, priced: Iterable[Box]) -> Iterator[Word]:
    """Those of `words` with digits set apart that are not two after a point, or with a point off its line or hidden.

    `priced` is where cents are raised without a point, as they are on all of the page.
    """
    known = set(priced)
    for word, numbers in _numbers(words, signs):
        if word.box not in known and not all(map(_as_said, numbers)):
            yield word
    hidden = list(_points_in_digits(signs))
    yield from (word for word in words if any(_within(word.box, x, y) for x, y in hidden))


def _points_in_digits(signs: Signs) -> Iterator[tuple[float, float]]:
    """The middles of points that lie in a digit on their line, where nobody sees them."""
    digits, points = signs.placed[signs.digits], signs.placed[signs.parts & ~signs.digits]
    digits = digits[np.argsort(digits[:, 3])]
    lines: dict[tuple[float, float], list[int]] = {}
    for index, (size, base) in enumerate(points[:, 2:4].tolist()):
        lines.setdefault((size, base), []).append(index)
    for (size, base), own in lines.items():
        near = base - 2 * _LEVEL * size, base + 2 * _LEVEL * size  # those on the line are found by halving
        level = digits[slice(*np.searchsorted(digits[:, 3], near))]
        level = level[np.abs(base - level[:, 3]) < _LEVEL * size]
        step = max(_AT_ONCE // max(len(level), 1), 1)
        for some in (points[own[first : first + step]] for first in range(0, len(own), step)):
            x0, x1 = some[:, 4, None], some[:, 5, None]
            common = np.minimum(x1, level[:, 5]) - np.maximum(x0, level[:, 4])
            inside = (common > _INSIDE * (x1 - x0)).any(axis=1)
            yield from ((x, y) for x, y in some[inside, :2].tolist())


def _within(box: Box, x: float, y: float) -> bool:
    return box.x0 < x < box.x1 and box.top < y < box.bottom


def with_points(words: Sequence[Word], signs: Signs) -> tuple[tuple[Word, ...], frozenset[Box]]:
    """`words`, those whose two last digits are raised read as amounts with cents, and where they stand.

    That is so only where no number of the page has a point before its cents, and several have such digits: all of one
    layout, and no footnotes; else where the same number stands on the page with a point.
    """
    full = {digits_of(word.text) for word in words if _has_cents(word.text)}
    ending = [
        word for word in words if word.text[-_CENTS - 1 :].isdecimal() and (not full or digits_of(word.text) in full)
    ]
    found = {word.box for word, numbers in _numbers(ending, signs) if len(numbers) == 1 and _is_priced(numbers[0])}
    if len(found) < (1 if full else _PRICED):
        return tuple(words), frozenset()
    return tuple(_pointed(word) if word.box in found else word for word in words), frozenset(found)


def _pointed(word: Word) -> Word:
    whole, cents = word.text[:-_CENTS], word.text[-_CENTS:]
    return word._replace(text=f"{whole}{',' if '.' in whole else '.'}{cents}")


def _has_cents(text: str) -> bool:
    """Whether a number is printed with two digits after a point or comma."""
    number = text.strip("€$£()+-–−%")
    return number[:1].isdecimal() and number[-_CENTS:].isdecimal() and number[-_CENTS - 1 : -_CENTS] in (".", ",")


def _is_priced(number: _Number) -> bool:
    """Whether a number ends in two smaller digits, raised to the height of the others."""
    placed, digits = number
    whole, cents = placed[:-_CENTS], placed[-_CENTS:]
    if not (len(whole) and digits[0] and digits[-_CENTS - 1 :].all()):
        return False
    size, base = whole[0, 2], whole[0, 3]
    plain = (whole[:, 2] == size).all() and (np.abs(whole[:, 3] - base) <= _RAISED * size).all()
    small = np.ptp(cents[:, 2]) == 0 and np.ptp(cents[:, 3]) < _RAISED * size and cents[0, 2] < _SMALL * size
    raised = base - cents[0, 3]
    level = abs(raised + _HIGH * cents[0, 2] - _HIGH * size) <= _TOP * size
    return bool(plain and small and raised > _RAISED * size and level)


def _numbers(words: Iterable[Word], signs: Signs) -> Iterator[tuple[Word, list[_Number]]]:
    """Of each word the numbers in and close behind it; nothing where all of a page stands on lines in one size."""
    placed, digits, parts, down, even = signs
    if even:
        return
    heights = placed[down, 1]  # those on the level of a word are found by halving
    for word in words:
        box = word.box
        level = down[np.searchsorted(heights, box.top, "right") : np.searchsorted(heights, box.bottom, "left")]
        across = placed[level, 0]
        inside = level[(across > box.x0) & (across < box.x1 + _BESIDE * word.size)]
        if np.count_nonzero(parts[inside]) < 2:
            continue
        order = np.sort(inside)
        order = order[np.argsort(placed[order, 0], kind="stable")]
        runs = np.split(order, np.flatnonzero(~parts[order]))
        own = [run[parts[run]] for run in runs]
        if any(len(run) > 1 for run in own):
            yield word, [_Number(placed[run], digits[run]) for run in own if len(run) > 1]


def _uneven(placed: NDArray[np.float64]) -> bool:
    """Whether any two signs of a page stand on lines that are nearer than lines of text are."""
    steps = np.diff(np.unique(np.round(placed[:, 3], 1)))
    return bool((steps[steps > 0.05 * placed[:, 2].max()] < placed[:, 2].max()).any())


def _as_said(number: _Number) -> bool:
    """Whether the signs of one number stand on one line in one size, but for two cents behind a point."""
    placed, digits = number
    if not digits.any():
        return True
    size = placed[digits, 2].max()
    base = placed[digits & (placed[:, 2] == size), 3][0]
    off = np.abs(placed[:, 3] - base) > _RAISED * size
    apart = off | (placed[:, 2] < np.where(digits, _SMALL, _TINY) * size)
    if not apart.any():
        return True
    first = int(np.flatnonzero(apart)[0])
    if not apart[first:].all():
        return False
    pointed = not digits[first] or (first > 0 and not digits[first - 1])
    return bool(pointed and digits[first:].sum() == _CENTS)
