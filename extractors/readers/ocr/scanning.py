"""The pages of a document that are pictures, read by OCR: all of an image, those of a PDF without usable text."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pypdfium2 as pdfium
from PIL import Image

from extractors.media_types import PDF
from extractors.readers.codes import payment_codes
from extractors.readers.image import FORMATS, frames, upright
from extractors.readers.ocr.cache import keep, kept
from extractors.readers.ocr.confusions import settled
from extractors.readers.ocr.pictures import levelled
from extractors.readers.ocr.usable import largest_picture, legible, needs_ocr
from extractors.readers.ocr.witness import witness, witnessed
from extractors.readers.pdf_images import drawn
from extractors.readers.pdf_triage import open_pdf, page_facts
from schemas import Box, Document, Limits, Ocr, Page, Reading, RefusedDocument, Signal, SignalCode

VERSION = "6"  # of what is done around the engine: another one reads every page anew
_DPI = 200  # at which PDF pages are drawn to be read
_MOST_PIXELS = 6_000_000  # of a page that is drawn to be read
_ALONE = (
    "The policy asks for a second reading of this scan's digits by tesseract, which is not installed here or failed."
)
_NOTHING = "OCR finds no text on this document either."
_CLEARER = "Type the invoice in, or ask the sender for a clearer copy."

Draw = Callable[[], Image.Image]


class Scanning(NamedTuple):
    """How scans are read: the policy's settings, the threads of this process, where read pages are kept (if at all)."""

    settings: Ocr = Ocr()
    threads: int = 1
    cache: Path | None = None

    def of_pages(self, most: int) -> Scanning:
        """The same for no more than `most` pages."""
        settings = self.settings.model_copy(update={"pages": min(most, self.settings.pages)})
        return self._replace(settings=settings)


class _Scan(NamedTuple):
    """A page that OCR read, and whether the witness was heard on it."""

    page: Page
    witnessed: bool


UNKEPT = Scanning()  # the policy's defaults, nothing kept


def read_scans(reading: Reading, document: Document, data: bytes, limits: Limits, scanning: Scanning) -> Reading:
    """`reading` with the words of those pages that are pictures. Raises RefusedDocument for pictures too large."""
    if not scanning.settings.read or not reading.pages:
        return reading
    if document.media_type in FORMATS:
        return _with(reading, _of_image(reading, document, data, limits), document, scanning)
    doubted = [page for page in reading.pages if not legible(page.words)]
    if document.media_type != PDF or not doubted:
        return reading
    pdf = open_pdf(data)
    try:
        return _with(reading, dict(_of_pdf(doubted, pdf, limits)), document, scanning)
    finally:
        pdf.close()


def _of_image(reading: Reading, document: Document, data: bytes, limits: Limits) -> Mapping[int, Draw]:
    def draw(number: int) -> Image.Image:
        for index, frame in enumerate(frames(document, data, limits), start=1):
            if index == number:
                return upright(frame)
        raise RefusedDocument("The image is damaged.", "Ask the sender for a new one.", SignalCode.UNREADABLE)

    return {page.number: partial(draw, page.number) for page in reading.pages}


def _of_pdf(pages: Sequence[Page], pdf: pdfium.PdfDocument, limits: Limits) -> Iterator[tuple[int, Draw]]:
    """How to draw each of `pages` that needs OCR, by its number."""
    for page in pages:
        facts = page_facts(pdf, page.number)
        if facts is None or not needs_ocr(page, pdf, facts):
            continue
        if largest_picture(pdf, facts) > limits.image_megapixels * 1_000_000:
            raise RefusedDocument(
                f"Page {page.number} holds a picture of more than {limits.image_megapixels} million pixels, "
                "which is what the policy allows.",
                "Ask the sender for a smaller file, or raise limits.image_megapixels.",
                SignalCode.IMAGE_TOO_LARGE,
            )
        scale = min(_DPI / 72, (_MOST_PIXELS / max(facts.width * facts.height, 1.0)) ** 0.5)
        yield page.number, partial(drawn, pdf, facts, scale)


def _with(reading: Reading, pictures: Mapping[int, Draw], document: Document, scanning: Scanning) -> Reading:
    """`reading` with the pages in `pictures` read, as many as the policy allows."""
    if not pictures:
        return reading
    wanted = sorted(pictures)[: scanning.settings.pages]
    scans = {
        number: _with_codes(_page(page, pictures[number], document, scanning), page)
        for page in reading.pages
        if (number := page.number) in wanted
    }
    pages = settled([scans[page.number].page if page.number in scans else page for page in reading.pages])
    numbered = {page.number: page for page in pages}
    parts = tuple(numbered[part.number] if part.kind == "page" else part for part in reading.parts)
    signals = [signal for signal in reading.signals if signal.code is not SignalCode.NO_TEXT]
    left = sorted(pictures.keys() - set(wanted))
    if left:
        message = (
            f"Of this document, {len(left)} scanned pages from page {left[0]} on were not read: the policy allows "
            f"{scanning.settings.pages}."
        )
        signals.append(Signal(code=SignalCode.SCAN_NOT_READ, message=message, page=left[0]))
    elif not any(page.words for page in pages) and not signals:
        signals.append(Signal(code=SignalCode.NO_TEXT, message=_NOTHING, todo=_CLEARER))
    signals += (signal for page in pages for signal in _drawn_over(page))
    if scanning.settings.witness != "none" and not all(scan.witnessed for scan in scans.values()):
        signals.append(Signal(code=SignalCode.NO_WITNESS, message=_ALONE))
    read = {"reader": f"{reading.reader}+ocr", "parts": parts, "signals": tuple(signals)}
    return reading.model_copy(update=read)


def _drawn_over(page: Page) -> Iterator[Signal]:
    """What is said of a scan with numbers that a pen struck through."""
    if page.struck:
        word = next((word.text for word in page.words if word.box in page.struck), "a number")
        message = f"On page {page.number} something is drawn over {word}."
        yield Signal(code=SignalCode.DRAWN_OVER, message=message, page=page.number, boxes=page.struck)


def _with_codes(scan: _Scan, page: Page) -> _Scan:
    """A scan with what the links of its `page` ask to be paid and its text layer names; where it was turned, links are
    given no place."""
    codes = [one for one in page.payment_codes if one.scheme in ("link", "layer")]
    if not codes:
        return scan
    placed = [one.model_copy(update={"box": None}) for one in codes] if scan.page.turn else codes
    together = (*scan.page.payment_codes, *placed)
    return scan._replace(page=scan.page.model_copy(update={"payment_codes": together}))


def _page(page: Page, draw: Draw, document: Document, scanning: Scanning) -> _Scan:
    """One page by OCR, or from the cache, where nothing is kept that the witness failed on."""
    from extractors.readers.ocr.engine import NAME

    if scanning.cache is None:
        return _read(page, draw, scanning)
    folder = scanning.cache / document.sha256
    second = witness() if scanning.settings.witness != "none" else None
    made_by = f"{NAME} {VERSION} {_DPI} {second}"
    key = f"{page.number}-{hashlib.sha256(made_by.encode()).hexdigest()[:16]}"
    known = kept(folder, key)
    if known is not None and known.number == page.number:
        return _Scan(known, witnessed=second is not None)
    done = _read(page, draw, scanning)
    if done.witnessed or second is None:
        keep(folder, key, done.page)
    return done


def _read(page: Page, draw: Draw, scanning: Scanning) -> _Scan:
    import numpy as np

    from extractors.readers.ocr.engine import engine
    from extractors.readers.ocr.finding import find_words
    from extractors.readers.ocr.slanted import slanted
    from extractors.readers.ocr.struck import struck_through

    picture = np.ascontiguousarray(np.asarray(draw())[:, :, ::-1])
    found = find_words(picture, engine(scanning.threads))
    level = levelled(picture, found.turn)
    seen = None if scanning.settings.witness == "none" else witnessed(found.words, level)
    lying = round(found.turn / 90) % 2 == 1
    width, height = (page.height, page.width) if lying else (page.width, page.height)
    scale = width / found.width

    def placed(box: Box) -> Box:
        return Box(*(round(edge * scale, 2) for edge in box))

    words = tuple(
        word._replace(
            box=placed(word.box),
            size=round(word.size * scale, 2),
            confidence=round(word.confidence, 3),
        )
        for word in (found.words if seen is None else seen)
    )
    upright = found.turn == 0
    done = Page(
        number=page.number,
        width=width,
        height=height,
        words=words,
        rules=page.rules if upright else (),
        tables=page.tables if upright else (),
        source="ocr",
        turn=found.turn,
        payment_codes=payment_codes(level, 1 / scale, page.number, words),
        imprints=slanted(picture, picture.shape[1] / page.width, engine(scanning.threads)),
        struck=tuple(map(placed, struck_through(found.words, level))),
    )
    return _Scan(done, witnessed=seen is not None)
