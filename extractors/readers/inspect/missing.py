"""Letters of which a part is not seen: clipped, masked, or under something of the paper's colour, be it text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from extractors.known_glyphs import KNOWN, Frame
from extractors.readers.inspect.alphabet import CURRENCY, LATIN
from extractors.readers.inspect.cutting import look_at
from extractors.readers.inspect.edges import edges_of
from extractors.readers.inspect.glyphs import Kind, Said
from extractors.readers.inspect.ink import Grey, Ink
from extractors.readers.inspect.outlines import CELLS, framed, look_of, outline_in
from extractors.readers.inspect.recognise import likely, may_be
from extractors.readers.pdf_chars import Sign
from extractors.readers.pdf_glyphs import Glyph
from schemas import Box

_LOOKED_AT = frozenset(LATIN + CURRENCY)
_LEAST, _MOST = 0.5, 2.0  # of the ink of an outline, at the strength of the darkest of it
_PALE = 0.75  # of the ink of a black outline: what has less may be grey
_TELLING = 0.06  # of a letter's ink: a cell that holds less is not looked at
_SEEN = 0.35  # of the ink that a cell has at the strength of the others
_HEIGHTS = 1 - (np.arange(CELLS) + 0.5) / CELLS  # of a letter, above its foot: the middle of each row of cells
_HALF = 2  # of the ink's pixels side by side are looked at as one
_ROUND = 0.25  # of these, about each cell
_SMALLEST = 6.0  # of these: the height of a letter on which cells say something
_NARROWEST = 3.5  # of these: the width of such a letter; ink of its neighbours fills the cells of others

_Numbers = NDArray[np.float64]


class _Summed(NamedTuple):
    """Ink of the rows from `first` on: at each pixel what is above and left of it."""

    ink: NDArray[np.int32]
    first: int


class _Found(NamedTuple):
    """Glyphs that are looked at, and of each (a row each) the place, area and shares of its outline's frame, its own
    edges in points (left, top, right, bottom), how many points an em of it is wide and high, and by how many points
    each row of its cells leans to the right, where a font is slanted on the page.
    """

    signs: Sequence[Sign]
    areas: _Numbers
    shares: _Numbers
    edges: _Numbers
    ems: _Numbers
    leans: _Numbers


def lacking(kinds: Mapping[Kind, Sequence[Said]], ink: Ink) -> Iterator[Box]:
    """The places of letters and digits that lack a part of what their outline has, and may be others without it."""
    found = _found(kinds.values())
    if found is None:
        return
    edges = found.edges * (ink.scale / _HALF)
    telling = found.shares >= _TELLING
    summed = _summed(ink, edges)
    inked = np.where(telling, _inked(edges, found.leans * (ink.scale / _HALF), summed), 0)
    usual = inked.sum(axis=1) / np.where(telling, found.shares, 0).sum(axis=1)
    lack = (telling & (inked < _SEEN * usual[:, None] * found.shares)).any(axis=1)
    drawn = _share_drawn(found, edges, summed, ink)
    high, wide = edges[:, 3] - edges[:, 1], edges[:, 2] - edges[:, 0]
    odd = (lack | (drawn < _LEAST) | (drawn > _MOST)) & (high >= _SMALLEST) & (wide >= _NARROWEST)
    yield from _unlike([found.signs[index] for index in np.flatnonzero(odd).tolist()], ink)


def _unlike(signs: Sequence[Sign], ink: Ink) -> Iterator[Box]:
    """Where what is left of glyphs cannot be what they say; of what is not seen at all nothing is read."""
    seen = [(sign, look) for sign in signs if (look := look_at(sign, ink)) is not None]
    certain = likely([look for _, look in seen]) if seen else ()
    yield from (sign.box for (sign, _), row in zip(seen, certain, strict=True) if not may_be(row, sign.text))


def _found(kinds: Iterable[Sequence[Said]]) -> _Found | None:
    """The letters and digits among glyphs of several kinds: what those of one kind share is looked up once."""
    looked_at: list[Glyph] = []
    frames: list[Frame] = []
    counts: list[int] = []
    for same in kinds:
        one = same[0]
        if one.glyph.sign.text not in _LOOKED_AT or one.twice or not one.glyph.setting.up:
            continue
        frame = _frame_of(one.glyph)
        if frame is not None:
            looked_at.extend(said.glyph for said in same)
            frames.append(frame)
            counts.append(len(same))
    if not looked_at:
        return None
    signs = [one.sign for one in looked_at]
    x0, baseline, size, stride, lean = (
        np.fromiter(numbers, dtype=np.float64)
        for numbers in (
            (sign.box.x0 for sign in signs),
            (sign.baseline for sign in signs),
            (sign.size for sign in signs),
            (one.setting.stride for one in looked_at),
            (one.setting.lean for one in looked_at),
        )
    )
    left, low, width, height = np.repeat(edges_of(frame.place for frame in frames), counts, axis=0).T
    em = 1000 * stride
    first, bottom = x0 + left * em, baseline - low * size
    return _Found(
        signs,
        np.repeat([frame.area for frame in frames], counts),
        np.repeat(np.array([frame.shares for frame in frames]), counts, axis=0),
        np.stack([first, bottom - height * size, first + width * em, bottom], axis=1),
        size * em,
        (lean * size)[:, None] * (low[:, None] + height[:, None] * _HEIGHTS),
    )


def _frame_of(glyph: Glyph) -> Frame | None:
    outline = outline_in(glyph.setting.face, glyph.sign.text)
    if outline is None or not outline.kinds:
        return None
    known = KNOWN.frame(outline.mark)
    if known is None and (look := look_of(outline)) is not None:
        known = KNOWN.learn(outline.mark, framed(look))
    return known


def _share_drawn(found: _Found, edges: _Numbers, summed: _Summed, ink: Ink) -> _Numbers:
    """How much of the ink of its outline each glyph has (1: all), by the darkest pixel of it."""
    height, width = (size - 1 for size in summed.ink.shape)
    left, right = _between(edges[:, 0], edges[:, 2], 0, width, 1)
    top, bottom = _between(edges[:, 1] - summed.first, edges[:, 3] - summed.first, 0, height, 1)
    total = _within(summed, top, bottom, left, right)
    areas = found.ems * found.areas * (ink.scale / _HALF) ** 2
    drawn = total / (255 * np.maximum(areas, 1e-6))
    pale = np.flatnonzero(drawn < _PALE)
    rows = np.stack([left, top + summed.first, right, bottom + summed.first], axis=1)[pale]
    drawn[pale] *= 255 / np.maximum(ink.strongest(rows.astype(np.float64) * (_HALF / ink.scale), 0.0), 1)
    return np.asarray(drawn)


def _inked(edges: _Numbers, leans: _Numbers, summed: _Summed) -> _Numbers:
    """The ink in and about each cell of each place (n x cells)."""
    height, width = (size - 1 for size in summed.ink.shape)
    rows = [_between(edges[:, 1] - summed.first, edges[:, 3] - summed.first, step, height) for step in range(CELLS)]
    leaning = [(edges[:, 0] + lean, edges[:, 2] + lean) for lean in leans.T]
    columns = [[_between(*sides, step, width) for step in range(CELLS)] for sides in leaning]
    cells = ((row, cell) for row, across in zip(rows, columns, strict=True) for cell in across)
    return np.stack([_within(summed, *row, *cell) for row, cell in cells], axis=1)


def _summed(ink: Ink, edges: _Numbers) -> _Summed:
    """The ink of the rows in which something is looked at, summed; what was returned before is written over."""
    import cv2

    height, width = (size // _HALF for size in ink.added.shape)
    first, last = max(int(edges[:, 1].min()) - 2, 0), min(int(edges[:, 3].max()) + 3, height)
    first = min(first, max(height - 1, 0))
    rows = max(last - first, 1)
    small, room = _room(height, width)
    small, room = small[:rows], room[: rows + 1]
    whole = ink.added[first * _HALF : (first + rows) * _HALF, : width * _HALF]  # an odd edge costs ten times as much
    cv2.resize(whole, (width, rows), small, interpolation=cv2.INTER_AREA)
    cv2.integral(small, room)
    return _Summed(room, first)


@lru_cache(maxsize=1)
def _room(height: int, width: int) -> tuple[Grey, NDArray[np.int32]]:
    """Memory for a page so high and wide: having it anew costs more than summing does."""
    return np.zeros((height, width), dtype=np.uint8), np.zeros((height + 1, width + 1), dtype=np.int32)


def _within(
    summed: _Summed, top: NDArray[np.intp], bottom: NDArray[np.intp], left: NDArray[np.intp], right: NDArray[np.intp]
) -> NDArray[np.float64]:
    """The ink of each box of pixels."""
    held = summed.ink
    return held[bottom, right].astype(np.float64) - held[top, right] - held[bottom, left] + held[top, left]


def _between(
    low: NDArray[np.float64], high: NDArray[np.float64], step: int, most: int, cells: int = CELLS
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The first pixel of a cell and the one behind its last, with some room about it."""
    cell = (high - low) / cells
    first, last = np.floor(low + step * cell - _ROUND), np.ceil(low + (step + 1) * cell + _ROUND)
    return np.clip(first, 0, most).astype(np.intp), np.clip(last, 0, most).astype(np.intp)
