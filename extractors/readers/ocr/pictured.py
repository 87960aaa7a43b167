"""What is written in the pictures, outlines, notes and fields of a page that has text as well, read by OCR."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pypdfium2 as pdfium
from numpy.typing import NDArray
from pypdfium2 import raw

from extractors.media_types import PDF
from extractors.readers.ocr.scanning import Scanning
from extractors.readers.pdf_objects import drawn_objects
from extractors.readers.pdf_triage import PageFacts, open_pdf, page_facts
from schemas import Aslant, Box, Document, Limits, Page, Reading, Word

_DPI, _FINE_DPI = 200, 400  # the finer one for small letters
_LOW = 16.0  # points: the height of a row of them with what is about it
_STAMP = 1.5  # pixels a point of letters as large as those of stamps
_MARGIN = 6.0  # points about it
_ON_END = 80.0  # degrees
_MOST_PIXELS = 6_000_000
_CERTAIN = 0.8  # the engine's confidence below which a word is not taken to stand in a picture
_PAD = 24  # pixels of paper about a picture: the engine overlooks what stands at its edge
_KEPT = 512  # pictures that a process remembers: a letterhead comes again and again


class _Crop(NamedTuple):
    """A piece of a page as bytes, so that it can be known again, with its height and width in pixels."""

    data: bytes
    height: int
    width: int
    threads: int


def read_pictures(reading: Reading, document: Document, data: bytes, limits: Limits, scanning: Scanning) -> Reading:
    """`reading` with the words in the pictures of its pages that have text."""
    wanted = [page for page in reading.pages if (page.lettered or page.aslant) and page.source == "text" and page.words]
    if document.media_type != PDF or not wanted or not scanning.settings.read:
        return reading
    pdf = open_pdf(data)
    try:
        read = {page.number: _page(pdf, page, limits, scanning.threads) for page in wanted}
    finally:
        pdf.close()
    parts = tuple(read.get(part.number, part) if part.kind == "page" else part for part in reading.parts)
    return reading.model_copy(update={"parts": parts})


def _page(pdf: pdfium.PdfDocument, page: Page, limits: Limits, threads: int) -> Page:
    facts = page_facts(pdf, page.number)
    if facts is None:
        return page
    drawing = pdf[page.number - 1]
    try:
        drawing.set_rotation(facts.turn)
        for text in drawn_objects(drawing, limits.objects_per_page).texts:
            raw.FPDFPageObj_SetIsActive(text.handle, 0)
        words = [word for box in page.lettered for word in _words(drawing, box, facts, threads)]
        for row in page.aslant:
            words += _unless_known(_levelled(drawing, row, facts, threads), words)
    finally:
        drawing.close()
    return page.model_copy(update={"pictured": tuple(words)})


def _words(page: pdfium.PdfPage, box: Box, facts: PageFacts, threads: int) -> Sequence[Word]:
    """The words in `box`, in points of the page."""
    fine = (_FINE_DPI if box.height < _LOW else _DPI) / 72
    scale = min(fine, (_MOST_PIXELS / max(box.width * box.height, 1.0)) ** 0.5)
    left, low, right, high = facts.crop(box, scale)
    picture = page.render(scale=scale, crop=(left, low, right, high)).to_numpy()[:, :, :3]
    height, width = picture.shape[:2]
    found = _read(_Crop(np.ascontiguousarray(picture).tobytes(), height, width, threads))
    return [_on_page(word, left, high, scale) for word in found if word.confidence >= _CERTAIN]


def _unless_known(words: Sequence[Word], known: Sequence[Word]) -> Sequence[Word]:
    """Those of the `words` that were not read already where they stand, and none where all were read somewhere: twice
    in one line they would be another text."""
    if not {word.text for word in words} - {word.text for word in known}:
        return ()
    return [word for word in words if not any(word.text == one.text and word.box.meets(one.box) for one in known)]


def _levelled(page: pdfium.PdfPage, row: Aslant, facts: PageFacts, threads: int) -> Sequence[Word]:
    """The words of a row that is aslant or pale, as if it stood level and dark about its middle; one that stands on end
    may run up or down."""
    x0, top, x1, bottom = row.box
    box = Box(max(x0 - _MARGIN, 0.0), max(top - _MARGIN, 0.0), x1 + _MARGIN, bottom + _MARGIN)
    scale = min(_STAMP, (_MOST_PIXELS / max(box.width * box.height, 1.0)) ** 0.5)
    picture = page.render(scale=scale, crop=facts.crop(box, scale), grayscale=True).to_numpy()
    grey = picture.reshape(picture.shape[:2]).astype(np.int16)
    apart = np.abs(grey - int(np.median(grey)))
    dark = (255 - apart * 255 // max(int(apart.max()), 1)).astype(np.uint8)
    found: list[Word] = []
    for turn in (row.rises, row.rises - 180) if abs(row.rises) > _ON_END else (row.rises,):
        level = _turned(dark, turn)
        high, wide = level.shape
        crop = _Crop(np.repeat(level[:, :, None], 3, axis=2).tobytes(), high, wide, threads)
        left, upper = box.centre - wide / scale / 2, box.middle - high / scale / 2
        # What lies off the middle is of other rows, of which the piece shows a part.
        own = [word for word in _read(crop) if word.box.top < high / 2 < word.box.bottom]
        read = [_on_page(word, left, upper, scale) for word in own if word.confidence >= _CERTAIN]
        found += _unless_known(read, found)
    return found


def _turned(picture: NDArray[np.uint8], degrees: float) -> NDArray[np.uint8]:
    """A picture of dark letters that rise by so many degrees, level and whole."""
    import cv2

    height, width = picture.shape
    along, across = abs(math.cos(math.radians(degrees))), abs(math.sin(math.radians(degrees)))
    wide, high = round(width * along + height * across), round(width * across + height * along)
    move = cv2.getRotationMatrix2D((width / 2, height / 2), -degrees, 1.0)
    move[:, 2] += (wide - width) / 2, (high - height) / 2
    return cv2.warpAffine(picture, move, (wide, high), borderValue=255).astype(np.uint8)


def _on_page(word: Word, left: float, top: float, scale: float) -> Word:
    x0, y0, x1, y1 = word.box
    place = Box(left + x0 / scale, top + y0 / scale, left + x1 / scale, top + y1 / scale)
    return word._replace(box=Box(*(round(edge, 2) for edge in place)), size=round(word.size / scale, 2))


_REMEMBERED: dict[str, tuple[Word, ...]] = {}


def _read(crop: _Crop) -> tuple[Word, ...]:
    """The words of a picture, in its pixels; those of one that was read before are known."""
    key = hashlib.sha256(f"{crop.height} {crop.width} ".encode() + crop.data).hexdigest()
    if key not in _REMEMBERED:
        if len(_REMEMBERED) >= _KEPT:
            _REMEMBERED.clear()
        _REMEMBERED[key] = _found(crop)
    return _REMEMBERED[key]


def _found(crop: _Crop) -> tuple[Word, ...]:
    from extractors.readers.ocr.engine import engine
    from extractors.readers.ocr.finding import find_words

    picture = np.frombuffer(crop.data, dtype=np.uint8).reshape(crop.height, crop.width, 3)
    padded = np.pad(picture, ((_PAD, _PAD), (_PAD, _PAD), (0, 0)), mode="edge")
    found = find_words(np.ascontiguousarray(padded), engine(crop.threads))
    return tuple(word._replace(box=Box(*(edge - _PAD for edge in word.box))) for word in found.words)
