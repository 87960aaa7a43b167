"""The outline of a glyph as pdfium has it: its fingerprint, and its picture, which no page, size or colour changes."""

from __future__ import annotations

import ctypes
import hashlib
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from pypdfium2 import raw

from extractors.known_glyphs import Frame
from extractors.readers.pdf_glyphs import Face

Points = NDArray[np.float64]  # n x 2, in ems, from the baseline up

_MOST_SEGMENTS = 20_000  # of an outline: what has more is an ornament
_SEGMENT, _KIND = 12, 8  # bytes of a segment as pdfium holds it: two numbers of four, then its kind
_CURVE = np.linspace(0.125, 1, 8)  # along a curve, where its points are taken
_BEZIER = np.stack([(1 - _CURVE) ** 3, 3 * _CURVE * (1 - _CURVE) ** 2, 3 * _CURVE**2 * (1 - _CURVE), _CURVE**3], axis=1)
SIDE = 24  # pixels of a picture, which the larger of height and width fills
_FINE = 4  # times as fine it is drawn, then softened
CELLS = 3  # of a letter, across and down

# As pdfium's own functions, but with plain addresses: they are asked for every glyph of a page.
_path = ctypes.cast(
    raw.FPDFFont_GetGlyphPath, ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_uint32, ctypes.c_float)
)
_count = ctypes.cast(raw.FPDFGlyphPath_CountGlyphSegments, ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p))
_segment = ctypes.cast(
    raw.FPDFGlyphPath_GetGlyphPathSegment, ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
)


class Outline(NamedTuple):
    """The segments of a glyph: their kinds, and where each ends (n x 2, in ems); none of a blank.

    `mark`: sixteen bytes that nobody can have another outline make.
    """

    kinds: bytes
    ends: bytes
    mark: bytes

    @classmethod
    def of(cls, kinds: bytes, ends: bytes) -> Outline:
        """The outline of such segments."""
        return cls(kinds, ends, hashlib.blake2b(ends + kinds, digest_size=16).digest())

    @property
    def listed(self) -> bytes:
        """The eight bytes under which the table of verified outlines has this one."""
        return hashlib.blake2b(self.ends + self.kinds, digest_size=8).digest()


class Look(NamedTuple):
    """A glyph's picture (SIDE x SIDE, 0 to 1), and where it stands: left, low, width and height in ems."""

    picture: NDArray[np.float32]
    place: tuple[float, float, float, float]


def outline_of(font: raw.FPDF_FONT, text: str) -> Outline | None:
    """The outline that a font has for one character; None where it has none of its own, or too much of one."""
    path = _path(font, ord(text), 1.0)
    count = _count(path) if path else -1
    if not 0 <= count <= _MOST_SEGMENTS:
        return None
    if not count:
        return Outline.of(b"", b"")
    # A segment's handle is its address, and the segments of a path lie side by side: they are read at once.
    first, last = _segment(path, 0), _segment(path, count - 1)
    if last - first != (count - 1) * _SEGMENT:
        return None
    held = ctypes.string_at(first, count * _SEGMENT)
    return Outline.of(held[_KIND::_SEGMENT], np.frombuffer(held, "<f4").reshape(count, -1)[:, :2].tobytes())


def outline_in(face: Face, text: str) -> Outline | None:
    """The same, asked of a font once."""
    if text not in face.outlines:
        face.outlines[text] = outline_of(face.font, text)
    found: Outline | None = face.outlines[text]
    return found


def framed(look: Look) -> Frame:
    """Where a look lies, and how its ink is spread."""
    _, _, width, height = look.place
    em = max(width, height) * SIDE / (SIDE - 1)
    return Frame(look.place, float(look.picture.mean()) * em * em, _shares(look.picture, width, height))


def _shares(picture: NDArray[np.float32], width: float, height: float) -> tuple[float, ...]:
    """The share of a picture's ink in each cell of the box that its outline fills."""
    across, down = (round(SIDE * part / max(width, height)) for part in (width, height))
    left, top = (SIDE - max(across, CELLS)) // 2, (SIDE - max(down, CELLS)) // 2
    box = picture[max(top, 0) : SIDE - max(top, 0), max(left, 0) : SIDE - max(left, 0)]
    rows, columns = (_thirds(size) for size in box.shape)
    cells = [box[row, column].sum() for row in rows for column in columns]
    return tuple((np.array(cells) / max(float(box.sum()), 1e-6)).astype(np.float32).tolist())


@lru_cache(maxsize=SIDE)
def _thirds(size: int) -> tuple[slice, ...]:
    """What of a side is in each cell; the first are a pixel larger where it does not come out even."""
    edges = [size // CELLS * cell + min(size % CELLS, cell) for cell in range(CELLS + 1)]
    return tuple(map(slice, edges[:-1], edges[1:]))


@lru_cache(maxsize=4000)
def look_of(outline: Outline) -> Look | None:
    """An outline's picture; None where it encloses nothing."""
    contours = [contour for contour in _contours(outline) if len(contour) > 2]
    if not contours:
        return None
    every = np.concatenate(contours)
    low, high = every.min(axis=0), every.max(axis=0)
    extent = float((high - low).max())
    if not 1e-3 < extent < 10:
        return None
    fine = _FINE * SIDE
    scale = (fine - _FINE) / extent
    margin = (fine - (high - low) * scale) / 2
    winding = _winding([(contour - low) * scale + margin for contour in contours], fine)
    filled = (winding != 0).astype(np.float32)[::-1]
    picture = filled.reshape(SIDE, _FINE, SIDE, _FINE).mean(axis=(1, 3))
    width, height = high - low
    return Look(picture, (float(low[0]), float(low[1]), float(width), float(height)))


def _winding(contours: list[Points], side: int) -> NDArray[np.int16]:
    """How often the contours run round each pixel: holes are where one runs back."""
    import cv2

    around = np.zeros((side, side), dtype=np.int16)
    for contour in contours:
        x, y = contour[:, 0], contour[:, 1]
        following = np.concatenate((contour[1:], contour[:1]))
        turns = 1 if float(np.dot(x, following[:, 1]) - np.dot(y, following[:, 0])) > 0 else -1
        mask = np.zeros((side, side), dtype=np.uint8)
        cv2.fillPoly(mask, [np.rint(contour * 16).astype(np.int32)], 1, shift=4)
        around += turns * mask.astype(np.int16)
    return around


def _contours(outline: Outline) -> list[Points]:
    """The closed lines of an outline, its curves as points along them."""
    kinds = np.frombuffer(outline.kinds, np.uint8)
    ends = np.frombuffer(outline.ends, "<f4").reshape(-1, 2).astype(np.float64)
    bends = np.flatnonzero(kinds == raw.FPDF_SEGMENT_BEZIERTO)  # three make a curve, from where the one before ends
    first, second, third = bends[: len(bends) // 3 * 3].reshape(-1, 3).T
    curves = _BEZIER @ np.stack([ends[first - 1], ends[first], ends[second], ends[third]], axis=1)
    counts = np.ones(len(kinds), np.intp)
    counts[bends], counts[third] = 0, len(_CURVE)
    stops, plain = np.cumsum(counts), np.flatnonzero(kinds != raw.FPDF_SEGMENT_BEZIERTO)
    points = np.empty((stops[-1], 2))
    points[stops[plain] - 1] = ends[plain]
    points[stops[third, None] + np.arange(-len(_CURVE), 0)] = curves
    begun = np.flatnonzero(kinds == raw.FPDF_SEGMENT_MOVETO)
    return np.split(points, stops[begun[begun > 0]] - 1)
