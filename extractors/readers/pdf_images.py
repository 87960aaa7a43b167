"""Page images for people to look at: the page as it is read, as small as stays legible."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pypdfium2 as pdfium

from extractors.readers.pdf_triage import PageFacts, open_pdf, page_facts
from schemas import Document, PageImage

_QUALITY = 45  # of WebP: printed text stays sharp, a page has 20 to 60 KB at 90 dpi
_METHOD = 1  # a third of the time of the default, for a quarter more bytes
_MOST_PIXELS = 4_000  # on a side


def render_pages(document: Document, numbers: Sequence[int], *, dpi: int) -> tuple[PageImage, ...]:
    """Pages `numbers` of a PDF as WebP images of `dpi`, turned as they were read; pages that do not exist are left out.

    Raises RefusedDocument for what is no PDF that opens.
    """
    pdf = open_pdf(document.path.read_bytes())
    try:
        known = (page_facts(pdf, number) for number in numbers if 1 <= number <= len(pdf))
        return tuple(_image(pdf, facts, dpi) for facts in known if facts is not None)
    finally:
        pdf.close()


def _image(pdf: pdfium.PdfDocument, facts: PageFacts, dpi: int) -> PageImage:
    page = pdf[facts.number - 1]
    page.set_rotation(facts.turn)
    scale = min(dpi / 72, _MOST_PIXELS / max(facts.width, facts.height, 1))
    picture = page.render(scale=scale).to_pil().convert("RGB")
    page.close()
    buffer = io.BytesIO()
    picture.save(buffer, "WEBP", quality=_QUALITY, method=_METHOD)
    return PageImage(
        number=facts.number, width=round(facts.width, 2), height=round(facts.height, 2), webp=buffer.getvalue()
    )
