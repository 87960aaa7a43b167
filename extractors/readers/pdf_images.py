"""Page images for people to look at: the page as it is read, as small as stays legible."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence

import pypdfium2 as pdfium
from PIL import Image

from extractors.readers.image import FORMATS, frames, upright
from extractors.readers.pdf_triage import PageFacts, open_pdf, page_facts
from schemas import Document, Limits, PageImage, PageSize

# Of WebP. Quality: printed text stays sharp, a page has 20 to 60 KB at 90 dpi. Method: a third of the time of the
# default, for a quarter more bytes.
_SMALL = {"quality": 45, "method": 1}
_PACKED = 3  # of PNG: half the time of the default, for some more bytes
_MOST_PIXELS = 4_000  # on a side


def render_pages(document: Document, pages: Sequence[PageSize], limits: Limits, *, dpi: int) -> tuple[PageImage, ...]:
    """`pages` of a PDF or an image as WebP of `dpi`, turned as they were read; pages that do not exist are left out.

    Raises RefusedDocument for what does not open.
    """
    return tuple(
        PageImage(number=size.number, width=size.width, height=size.height, webp=_saved(picture, "WEBP", **_SMALL))
        for size, picture in _pictures(document, pages, limits, dpi)
    )


def draw_pages(
    document: Document, pages: Sequence[PageSize], limits: Limits, *, dpi: int
) -> Iterator[tuple[PageSize, bytes]]:
    """`pages` of a PDF or an image as PNG of `dpi`, as `render_pages` gives them."""
    for size, picture in _pictures(document, pages, limits, dpi):
        yield size, _saved(picture, "PNG", compress_level=_PACKED)


def _pictures(
    document: Document, pages: Sequence[PageSize], limits: Limits, dpi: int
) -> Iterator[tuple[PageSize, Image.Image]]:
    data = document.path.read_bytes()
    pictures = _of_image if document.media_type in FORMATS else _of_pdf
    for size, picture in pictures(document, data, pages, limits, dpi):
        yield size, _scaled(size, picture, dpi)


def _of_pdf(
    _document: Document, data: bytes, pages: Sequence[PageSize], _limits: Limits, dpi: int
) -> Iterator[tuple[PageSize, Image.Image]]:
    pdf = open_pdf(data)
    try:
        for size in pages:
            facts = page_facts(pdf, size.number) if 1 <= size.number <= len(pdf) else None
            if facts is not None:
                yield size, drawn(pdf, facts, min(dpi / 72, _MOST_PIXELS / max(facts.width, facts.height, 1)))
    finally:
        pdf.close()


def _of_image(
    document: Document, data: bytes, pages: Sequence[PageSize], limits: Limits, _dpi: int
) -> Iterator[tuple[PageSize, Image.Image]]:
    wanted = {size.number: size for size in pages}
    for number, frame in enumerate(frames(document, data, limits), start=1):
        if number in wanted:
            yield wanted[number], upright(frame)


def drawn(pdf: pdfium.PdfDocument, facts: PageFacts, scale: float) -> Image.Image:
    """A page of a PDF as its text stands upright, `scale` pixels a point."""
    page = pdf[facts.number - 1]
    try:
        page.set_rotation(facts.turn)
        picture: Image.Image = page.render(scale=scale).to_pil()
        return picture.convert("RGB")
    finally:
        page.close()


def _scaled(size: PageSize, picture: Image.Image, dpi: int) -> Image.Image:
    """A page as it was read: turned, scaled to `dpi`, in the size of its points."""
    level = _turned(picture, size.turn)
    scale = min(dpi / 72, _MOST_PIXELS / max(size.width, size.height, 1.0))
    pixels = max(1, round(size.width * scale)), max(1, round(size.height * scale))
    if level.width > pixels[0] + 1:
        level = level.resize(pixels, Image.Resampling.LANCZOS)
    return level


def _saved(picture: Image.Image, kind: str, **how: int) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, kind, **how)
    return buffer.getvalue()


def _turned(picture: Image.Image, turn: float) -> Image.Image:
    """`picture`, turned clockwise by whole quarters, then about its centre by what is left."""
    quarters = round(turn / 90)
    if quarters % 4:
        picture = picture.rotate(-90 * quarters, expand=True)
    rest = turn - 90 * quarters
    return picture.rotate(-rest, Image.Resampling.BILINEAR, fillcolor="white") if rest else picture
