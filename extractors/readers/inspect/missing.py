"""Letters of which a part is not seen: clipped, masked, or under something of the paper's colour, be it text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from extractors.readers.inspect.alphabet import CURRENCY, LATIN
from extractors.readers.inspect.cutting import look_at
from extractors.readers.inspect.glyphs import Said
from extractors.readers.inspect.ink import Grey, Ink
from extractors.readers.inspect.outlines import SIDE, Look, look_of, outline_in
from extractors.readers.inspect.recognise import likely, may_be
from extractors.readers.pdf_chars import Sign
from extractors.readers.pdf_glyphs import Glyph
from schemas import Box

_CELLS = 3  # of a letter, across and down
_LOOKED_AT = frozenset(LATIN + CURRENCY)
_LEAST, _MOST = 0.5, 2.0  # of the ink of an outline, at the strength of the darkest of it
_PALE = 0.75  # of the ink of a black outline: what has less may be grey
_TELLING = 0.06  # of a letter's ink: a cell that holds less is not looked at
_SEEN = 0.35  # of the ink that a cell has at the strength of the others
_HALF = 2  # of the ink's pixels side by side are looked at as one
_ROUND = 0.25  # of these, about each cell
_SMALLEST = 6.0  # of these: the height of a letter on which cells say something
_NARROWEST = 3.5  # of these: the width of such a letter; ink of its neighbours fills the cells of others
_MOST_KEPT = 20_000


_Summed = NDArray[np.int32]  # of a page's ink: at each pixel what is above and left of it


class _Frame(NamedTuple):
    """Where an outline lies (left, low, width, height in ems), its area in square ems, and the share of its ink in each
    cell, from the top.
    """

    place: tuple[float, float, float, float]
    area: float
    shares: NDArray[np.float32]


_frames: dict[bytes, _Frame | None] = {}


def lacking(said: Sequence[Said], ink: Ink) -> Iterator[Box]:
    """The places of letters and digits that lack a part of what their outline has, and may be others without it."""
    found: list[tuple[Glyph, _Frame]] = []
    known: dict[tuple[int, str], _Frame | None] = {}
    for one in said:
        glyph = one.glyph
        text = glyph.sign.text
        if text not in _LOOKED_AT or one.twice or not glyph.setting.up:
            continue
        key = id(glyph.setting.face), text
        if key not in known:
            known[key] = _frame_of(glyph)
        frame = known[key]
        if frame is not None:
            found.append((glyph, frame))
    if not found:
        return
    edges = _edges(found) * (ink.scale / _HALF)
    shares = np.stack([frame.shares for _, frame in found])
    telling = shares >= _TELLING
    summed = _summed(ink)
    inked = np.where(telling, _inked(edges, summed), 0)
    usual = inked.sum(axis=1) / np.where(telling, shares, 0).sum(axis=1)
    lack = (telling & (inked < _SEEN * usual[:, None] * shares)).any(axis=1)
    drawn = _share_drawn(found, edges, summed, ink)
    high, wide = edges[:, 3] - edges[:, 1], edges[:, 2] - edges[:, 0]
    odd = (lack | (drawn < _LEAST) | (drawn > _MOST)) & (high >= _SMALLEST) & (wide >= _NARROWEST)
    yield from _unlike([found[index][0].sign for index in np.flatnonzero(odd)], ink)


def _unlike(signs: Sequence[Sign], ink: Ink) -> Iterator[Box]:
    """Where what is left of glyphs cannot be what they say; of what is not seen at all nothing is read."""
    seen = [(sign, look) for sign in signs if (look := look_at(sign, ink)) is not None]
    certain = likely([look for _, look in seen]) if seen else ()
    yield from (sign.box for (sign, _), row in zip(seen, certain, strict=True) if not may_be(row, sign.text))


def _frame_of(glyph: Glyph) -> _Frame | None:
    outline = outline_in(glyph.setting.face, glyph.sign.text)
    if outline is None or not outline.kinds:
        return None
    if outline.mark not in _frames:
        if len(_frames) > _MOST_KEPT:
            _frames.clear()
        look = look_of(outline)
        _frames[outline.mark] = None if look is None else _frame(look)
    return _frames[outline.mark]


def _frame(look: Look) -> _Frame:
    _, _, width, height = look.place
    em = max(width, height) * SIDE / (SIDE - 1)
    return _Frame(look.place, float(look.picture.mean()) * em * em, _shares(look.picture, look.place))


def _share_drawn(
    found: Sequence[tuple[Glyph, _Frame]], edges: NDArray[np.float64], summed: _Summed, ink: Ink
) -> NDArray[np.float64]:
    """How much of the ink of its outline each glyph has (1: all), by the darkest pixel of it."""
    height, width = (size - 1 for size in summed.shape)
    left, right = _between(edges[:, 0], edges[:, 2], 0, width, 1)
    top, bottom = _between(edges[:, 1], edges[:, 3], 0, height, 1)
    total = _within(summed, top, bottom, left, right)
    places = np.stack([left, top, right, bottom], axis=1).astype(np.float64) * (_HALF / ink.scale)
    ems = np.array([one.sign.size * one.setting.stride * 1000 * frame.area for one, frame in found])
    drawn = total / (255 * np.maximum(ems, 1e-6) * (ink.scale / _HALF) ** 2)
    pale = np.flatnonzero(drawn < _PALE)
    drawn[pale] *= 255 / np.maximum(ink.strongest(places[pale], 0.0), 1)
    return np.asarray(drawn)


def _shares(picture: NDArray[np.float32], place: tuple[float, float, float, float]) -> NDArray[np.float32]:
    """The share of a picture's ink in each cell of the box that its outline fills."""
    _, _, width, height = place
    across, down = (round(SIDE * part / max(width, height)) for part in (width, height))
    left, top = (SIDE - max(across, _CELLS)) // 2, (SIDE - max(down, _CELLS)) // 2
    box = picture[max(top, 0) : SIDE - max(top, 0), max(left, 0) : SIDE - max(left, 0)]
    cells = [part.sum() for row in np.array_split(box, _CELLS) for part in np.array_split(row, _CELLS, axis=1)]
    return np.asarray(np.array(cells) / max(float(box.sum()), 1e-6), dtype=np.float32)


def _edges(found: Sequence[tuple[Glyph, _Frame]]) -> NDArray[np.float64]:
    """Where the ink of each glyph lies, in points: left, top, right, bottom."""
    signs = np.array([(one.sign.box.x0, one.sign.baseline, one.sign.size, one.setting.stride) for one, _ in found])
    left, low, width, height = np.array([frame.place for _, frame in found]).T
    x0, baseline, size, em = signs.T
    first, bottom = x0 + left * 1000 * em, baseline - low * size
    return np.stack([first, bottom - height * size, first + width * 1000 * em, bottom], axis=1)


def _inked(edges: NDArray[np.float64], summed: _Summed) -> NDArray[np.float64]:
    """The ink in and about each cell of each place (n x cells)."""
    height, width = (size - 1 for size in summed.shape)
    columns = [_between(edges[:, 0], edges[:, 2], step, width) for step in range(_CELLS)]
    rows = [_between(edges[:, 1], edges[:, 3], step, height) for step in range(_CELLS)]
    return np.stack([_within(summed, *row, *column) for row in rows for column in columns], axis=1)


def _summed(ink: Ink) -> _Summed:
    """The ink of a page, summed from its corner; what was returned before is written over."""
    import cv2

    height, width = (size // _HALF for size in ink.added.shape)
    small, room = _room(height, width)
    whole = ink.added[: height * _HALF, : width * _HALF]  # an odd edge would cost ten times as much
    cv2.resize(whole, (width, height), small, interpolation=cv2.INTER_AREA)
    cv2.integral(small, room)
    return room


@lru_cache(maxsize=1)
def _room(height: int, width: int) -> tuple[Grey, _Summed]:
    """Memory for a page so high and wide: having it anew costs more than summing does."""
    return np.zeros((height, width), dtype=np.uint8), np.zeros((height + 1, width + 1), dtype=np.int32)


def _within(
    summed: _Summed, top: NDArray[np.intp], bottom: NDArray[np.intp], left: NDArray[np.intp], right: NDArray[np.intp]
) -> NDArray[np.float64]:
    """The ink of each box of pixels."""
    return summed[bottom, right].astype(np.float64) - summed[top, right] - summed[bottom, left] + summed[top, left]


def _between(
    low: NDArray[np.float64], high: NDArray[np.float64], step: int, most: int, cells: int = _CELLS
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The first pixel of a cell and the one behind its last, with some room about it."""
    cell = (high - low) / cells
    first, last = np.floor(low + step * cell - _ROUND), np.ceil(low + (step + 1) * cell + _ROUND)
    return np.clip(first, 0, most).astype(np.intp), np.clip(last, 0, most).astype(np.intp)
