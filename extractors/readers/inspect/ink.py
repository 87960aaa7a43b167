"""What a page's text adds to its picture: the page drawn twice by pdfium, with its text and without."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

import numpy as np
import pypdfium2 as pdfium
from numpy.typing import NDArray
from pypdfium2 import raw

from extractors.readers.pdf_objects import Drawn
from extractors.readers.pdf_triage import PageFacts
from schemas import Box

Grey = NDArray[np.uint8]

_SCALE = 3.0  # pixels a point: a digit of 6 points is 13 pixels high, enough to tell it from the others
_LEAST_SCALE = 1.5
_MOST_PIXELS = 24_000_000
_FINE = 12.0  # pixels a point of a piece that is looked at closer


class Ink(NamedTuple):
    """By how much the text changes each pixel (0 to 255), the page without its text, and pixels a point.

    `closer` draws the piece in a box finely; its own corner is at 0.
    """

    added: Grey
    under: Grey
    scale: float
    closer: Callable[[Box], Ink] | None = None

    @property
    def whole(self) -> Grey:
        """The page with its text, which darkens what is below it: some programs draw codes with letters of a font."""
        return self.shown((slice(None), slice(None)))

    def shown(self, place: tuple[slice, slice]) -> Grey:
        """The same, of a part of the page."""
        lit = 255 - self.added[place]
        return np.minimum(self.under[place], lit, out=lit)

    def at(self, box: Box, inset: float = 0.0) -> Grey:
        """The ink that text adds inside `box` less `inset` of its width on either side."""
        return self.added[self._pixels(box, inset)]

    def beneath(self, box: Box) -> Grey:
        """The page without its text inside `box`."""
        return self.under[self._pixels(box, 0.0)]

    def strongest(self, boxes: NDArray[np.float64], inset: float) -> Grey:
        """The strongest ink that text adds inside each of `boxes` (n x 4), less `inset` of its width on either side.

        Boxes of one line share their rows of pixels, which are looked at once.
        """
        if not len(boxes):
            return np.zeros(0, dtype=np.uint8)
        height, width = self.added.shape
        cut = inset * (boxes[:, 2] - boxes[:, 0])
        left = np.clip(np.rint((boxes[:, 0] + cut) * self.scale), 0, width).astype(np.intp)
        right = np.clip(np.maximum(np.rint((boxes[:, 2] - cut) * self.scale), left + 1), 0, width).astype(np.intp)
        top = np.clip(np.rint(boxes[:, 1] * self.scale), 0, height).astype(np.intp)
        bottom = np.clip(np.maximum(np.rint(boxes[:, 3] * self.scale), top + 1), 0, height).astype(np.intp)
        found = np.zeros(len(boxes), dtype=np.uint8)
        rows, of = np.unique(top * (height + 1) + bottom, return_inverse=True)
        order = np.argsort(of, kind="stable")
        for own in np.split(order, np.searchsorted(of[order], np.arange(1, len(rows)))):
            inside = own[(left[own] < right[own]) & (top[own] < bottom[own])]
            if not inside.size:
                continue
            first = int(left[inside].min())
            line = self.added[top[inside[0]] : bottom[inside[0]], first : int(right[inside].max())].max(axis=0)
            edges = np.stack([left[inside], right[inside]], axis=1).ravel() - first
            found[inside] = np.maximum.reduceat(np.append(line, 0), edges)[::2]
        return found

    def _pixels(self, box: Box, inset: float) -> tuple[slice, slice]:
        cut = inset * box.width
        left, right = round((box.x0 + cut) * self.scale), round((box.x1 - cut) * self.scale)
        top, bottom = round(box.top * self.scale), round(box.bottom * self.scale)
        left, top = max(left, 0), max(top, 0)
        return slice(top, max(bottom, top + 1)), slice(left, max(right, left + 1))


class Marks(NamedTuple):
    """By how much a picture differs from its paper (0 to 255) in the rows of these `numbers`: those that hold anything,
    and of no account the first row and the one behind each. What hangs together in all rows does so in these, which on
    most pages without their text are few.
    """

    apart: Grey
    numbers: NDArray[np.intp]


class Rows(NamedTuple):
    """The rows of a picture that are looked at (those of `picture`, and of each row each `step`th pixel), with the
    least and the greatest shade of all pixels of each."""

    picture: Grey
    low: Grey
    high: Grey
    step: int


def rows_of(picture: Grey, step: int = 1) -> Rows:
    """Each `step`th row of a picture."""
    rows = picture[::step]
    return Rows(rows, rows.min(axis=1), rows.max(axis=1), step)


def paper_of(rows: Rows) -> int:
    """The median shade of the pixels that are looked at."""
    plain = rows.low == rows.high
    columns = len(range(0, rows.picture.shape[1], rows.step))
    counted, middle = np.bincount(rows.low[plain], minlength=256) * columns, len(plain) * columns
    if 2 * counted.max() > middle:  # whatever the rows of several shades hold
        return int(counted.argmax())
    counted += np.bincount(rows.picture[~plain, :: rows.step].ravel(), minlength=256)
    lower, upper = np.searchsorted(np.cumsum(counted), ((middle - 1) // 2, middle // 2), side="right").tolist()
    return int(lower + upper) // 2


def marks_on(rows: Rows, paper: int, least: int) -> Marks:
    """What differs from the `paper` by `least` at least, of the pixels that are looked at."""
    spread = np.maximum(rows.high.astype(np.int16) - paper, paper - rows.low.astype(np.int16))
    some = np.flatnonzero(spread >= least)
    shades, white = rows.picture[some, :: rows.step], np.uint8(paper)
    apart = np.maximum(shades, white) - np.minimum(shades, white)
    own = np.flatnonzero((apart >= least).any(axis=1))
    holds = np.zeros(len(rows.picture), dtype=np.bool_)
    holds[some[own]] = True
    numbers = _with_next(holds)
    found = np.zeros((len(numbers), apart.shape[1]), dtype=np.uint8)
    found[np.searchsorted(numbers, some[own])] = apart[own]
    return Marks(found, numbers)


def inked_rows(mask: NDArray[np.bool_]) -> NDArray[np.intp]:
    """The numbers of the first row of a mask and of those that hold anything, each with the next one."""
    return _with_next(np.asarray(mask.any(axis=1)))


def _with_next(holds: NDArray[np.bool_]) -> NDArray[np.intp]:
    holds[1:] |= holds[:-1].copy()
    holds[:1] = True
    return np.flatnonzero(holds)


def ink_of(page: pdfium.PdfPage, facts: PageFacts, drawn: Drawn) -> Ink | None:
    """The ink of a page; None where the page is too large to be drawn finely, or has too many objects."""
    scale = min(_SCALE, (_MOST_PIXELS / max(facts.width * facts.height, 1)) ** 0.5)
    if scale < _LEAST_SCALE or not drawn.whole:
        return None
    page.set_rotation(facts.turn)
    return _ink(page, drawn, scale, partial(_closer, page, facts, drawn))


def _closer(page: pdfium.PdfPage, facts: PageFacts, drawn: Drawn, box: Box) -> Ink:
    return _ink(page, drawn, _FINE, None, facts.crop(box, _FINE))


def _ink(
    page: pdfium.PdfPage,
    drawn: Drawn,
    scale: float,
    closer: Callable[[Box], Ink] | None,
    crop: tuple[float, float, float, float] = (0, 0, 0, 0),
) -> Ink:
    import cv2

    for text in drawn.texts:
        raw.FPDFPageObj_SetIsActive(text.handle, 1)
    whole = _drawn(page, scale, crop)
    for text in drawn.texts:
        raw.FPDFPageObj_SetIsActive(text.handle, 0)
    under = _drawn(page, scale, crop)
    return Ink(np.asarray(cv2.absdiff(whole, under), dtype=np.uint8), under, scale, closer)


def _drawn(page: pdfium.PdfPage, scale: float, crop: tuple[float, float, float, float]) -> Grey:
    picture: Grey = page.render(scale=scale, grayscale=True, crop=crop).to_numpy()
    return picture.reshape(picture.shape[:2])
