"""What is drawn through or over the digits of a number, and digits that hardly stand out from their ground."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from pypdfium2 import raw

from extractors.readers.inspect.edges import edges_of
from extractors.readers.inspect.glyphs import Said
from extractors.readers.inspect.ink import Grey, Ink
from extractors.readers.inspect.visible import FAINT
from schemas import Box, Word

_STRONG = 64  # of 255, by which a mark differs from the ground: watermarks and patterns under text are paler
_FEW = 2  # pixels that the edge of a field beside the text may reach in
_LEAST_CONTRAST = 3.0
_STRONG_CONTRAST = 2.2  # of a strong colour, which is seen by its hue as well
_HUE = 128  # of 255: how far red, green and blue of a strong colour are apart
_ENOUGH = 107.0  # of 255: what differs from white by this is 3 to 1, and from any other ground more
_RUNS_ON = 3.0  # of a word's height: as long at least is a rule of a table
_THIN = 1.5  # points: wider is no rule
_HANGING = 0.26  # of a word's height: what lies below its line
_DARK = 96  # of 255: ink of a text alone that must be seen
_COVERED = 0.15  # of a digit's own ink
_LEAST_INK = 12  # pixels of a digit on which a share says something


def crossed(words: Iterable[Word], ink: Ink) -> Iterator[Word]:
    """Those of `words` through whose own letters something is drawn that is no text.

    Of letters only what stands on the line is looked at: an underline runs through those that hang below it, and a
    rule between the columns of a table through headings that reach over it.
    """
    for word in words:
        box, lettered = word.box, not any(map(str.isdecimal, word.text))
        if lettered:
            box = Box(box.x0, box.top, box.x1, box.bottom - _HANGING * box.height)
        below = ink.beneath(box)
        if not below.size or int(below.max()) - int(below.min()) <= _STRONG:
            continue
        rows, columns = _letters(ink.at(box))
        ground = below[rows, columns].astype(np.int16)
        if not ground.size:
            continue
        marks = np.abs(ground - np.median(ground)) > _STRONG
        if int(marks.sum()) > _FEW and lettered:
            marks &= ~_ruled(word.box, ink, float(np.median(ground)))[columns]
        if int(marks.sum()) > _FEW:
            yield word


def _ruled(box: Box, ink: Ink, ground: float) -> NDArray[np.bool_]:
    """Which columns of pixels at a word are those of thin upright rules that run on above and below it."""
    more = _RUNS_ON * box.height
    top, bottom = max(box.top - more, 0.0), box.bottom + more
    around = ink.beneath(Box(box.x0, top, box.x1, bottom))
    dark = np.abs(around.astype(np.int16) - ground) > _STRONG
    first, last = round((box.top - top) * ink.scale), round((box.bottom - top) * ink.scale)
    above = np.cumprod(dark[:last][::-1], axis=0).sum(axis=0)  # pixels from the foot of the word upwards
    below = np.cumprod(dark[first:], axis=0).sum(axis=0)
    own = last - first
    long: NDArray[np.bool_] = (above > own) & (below > own) & (above + below - own > _RUNS_ON * own)
    edges = np.flatnonzero(np.diff(np.concatenate(([0], long.astype(np.int8), [0])))).reshape(-1, 2)
    for start, end in edges:
        long[start:end] &= end - start <= _THIN * ink.scale
    return long


def covered(words: Iterable[Word], ink: Ink, alone: Grey) -> Iterator[Word]:
    """Those of `words` of whose ink a part is not to be seen on the page; `alone` is the page's text drawn alone."""
    for word in words:
        own = 255 - _cut(alone, word.box, ink.scale) >= _DARK
        missing = own & ~_beside(ink.at(word.box)[: own.shape[0], : own.shape[1]] >= FAINT)
        if missing.any() and _lacks_a_part(own.sum(axis=0), missing.sum(axis=0), own.shape[0]):
            yield word


def _beside(seen: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """`seen` with the pixels at its edge: what shines through is drawn with other edges than the text alone."""
    wide = seen.copy()
    wide[1:] |= seen[:-1]
    wide[:-1] |= seen[1:]
    wide[:, 1:] |= seen[:, :-1]
    wide[:, :-1] |= seen[:, 1:]
    return wide


def _lacks_a_part(own: NDArray[np.int64], missing: NDArray[np.int64], height: int) -> bool:
    """Whether much of the ink of any stretch as wide as a digit is not to be seen; both are pixels by column."""
    wide = np.ones(max(height // 2, 1), dtype=np.int64)
    inked, hidden = np.convolve(own, wide, "same"), np.convolve(missing, wide, "same")
    return bool(((inked >= _LEAST_INK) & (hidden > np.maximum(_FEW, _COVERED * inked))).any())


def faint(words: Sequence[Word], said: Sequence[Said], ink: Ink) -> Iterator[Word]:
    """Those of `words` with a digit whose colour differs from its ground by less than 3 to 1, a strong one 2.2.

    The ink says which digits to ask for: a thin stroke is paler on the page than its colour is.
    """
    digits = [one.glyph for one in said if one.text.isdecimal()]
    boxes = edges_of(one.sign.box for one in digits)
    pale = [digits[index] for index in np.flatnonzero(ink.strongest(boxes, 0.0) < _ENOUGH)]
    shades = {owner: _shade(owner) for owner in {one.owner for one in pale}}
    for word in words if pale else ():
        x0, top, x1, bottom = word.box
        inside = [one for one in pale if x0 < one.sign.box.centre < x1 and top < one.sign.box.middle < bottom]
        if not inside:
            continue
        ground = float(np.median(ink.beneath(word.box)))
        if any(_contrast(ground, shades[one.owner]) < shades[one.owner].least for one in inside):
            yield word


class _Shade(NamedTuple):
    """The grey of a text object (0 to 255), how much of it shows (0 to 1), and the least contrast that is seen."""

    grey: float
    solid: float
    least: float = _LEAST_CONTRAST


def _shade(text: int) -> _Shade:
    red, green, blue, solid = (ctypes.c_uint() for _ in range(4))
    handle = ctypes.cast(text, raw.FPDF_PAGEOBJECT)
    if not raw.FPDFPageObj_GetFillColor(handle, red, green, blue, solid):
        return _Shade(0.0, 1.0)
    parts = red.value, green.value, blue.value
    strong = max(parts) - min(parts) >= _HUE
    grey = 0.299 * red.value + 0.587 * green.value + 0.114 * blue.value
    return _Shade(grey, solid.value / 255, _STRONG_CONTRAST if strong else _LEAST_CONTRAST)


def _contrast(ground: float, shade: _Shade) -> float:
    """The contrast of a grey that shows so much with the ground below it."""
    shown = shade.grey * shade.solid + ground * (1 - shade.solid)
    shades = _light(ground) + 0.05, _light(shown) + 0.05
    return max(shades) / min(shades)


def _light(grey: float) -> float:
    """The relative luminance of a shade of grey (0 to 255)."""
    level = grey / 255
    return level / 12.92 if level <= 0.04045 else ((level + 0.055) / 1.055) ** 2.4


def _letters(added: Grey) -> tuple[slice, slice]:
    """The rows that the letters of a word fill, less their edge, and all its columns: a mark may hide an edge."""
    rows = np.flatnonzero((added >= FAINT).any(axis=1))
    if not rows.size:
        return slice(0, 0), slice(0, 0)
    return slice(rows[0] + 1, rows[-1]), slice(1, added.shape[1] - 1)


def _cut(picture: Grey, box: Box, scale: float) -> Grey:
    left, right, top, bottom = (round(edge * scale) for edge in (box.x0, box.x1, box.top, box.bottom))
    return picture[max(top, 0) : max(bottom, top + 1), max(left, 0) : max(right, left + 1)]
