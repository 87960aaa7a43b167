"""Whether a PDF page's own text can be used, or the page is a picture that OCR must read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pypdfium2 as pdfium
import regex
from pypdfium2 import raw

from extractors.readers.pdf_triage import PageFacts
from schemas import Page, Word

_FEW = 200  # letters: what a stamp, a page number or a fax header has
_COVERED = 0.5  # of the page: a picture this large is the page
_STROKES = 30  # drawn objects: fewer are no text in outlines
_DEEP = 4  # forms within forms
_LATIN = regex.compile(r"\p{Latin}{4,}")
_VOWEL = regex.compile(r"[aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüýąęėįųūāēīōőűıœ]", regex.IGNORECASE)
_SIGN = regex.compile(r"[\p{L}\p{N}\p{P}\p{Sc}+=<>|~^`°\s]")
_ENOUGH = 20  # words by which garbage is told


def legible(words: Sequence[Word]) -> bool:
    """Whether the words of a page are enough and no garbage: its text is used, whatever else is on it."""
    return sum(len(word.text) for word in words) >= _FEW and not garbled(words)


def needs_ocr(page: Page, pdf: pdfium.PdfDocument, facts: PageFacts) -> bool:
    """Whether the text of a page that is not `legible` is none, garbage, or a few words beside a picture of it."""
    if not page.words:
        return facts.objects > _STROKES or _covered(pdf, facts) > 0
    return garbled(page.words) or _covered(pdf, facts) >= _COVERED


def garbled(words: Sequence[Word]) -> bool:
    """Whether words are what a font without a true mapping gives: letters without vowels, or signs of no script."""
    text = " ".join(word.text for word in words)
    if len(text) >= _ENOUGH and sum(1 for sign in text if not _SIGN.match(sign)) > 0.3 * len(text):
        return True
    latin = _LATIN.findall(text)
    return len(latin) >= _ENOUGH and sum(1 for word in latin if _VOWEL.search(word)) < 0.5 * len(latin)


def largest_picture(pdf: pdfium.PdfDocument, facts: PageFacts) -> int:
    """The pixels of the largest picture on a page."""
    page = pdf[facts.number - 1]
    try:
        sizes = [one.get_px_size() for one in _pictures(page)]
        return max((width * height for width, height in sizes), default=0)
    except pdfium.PdfiumError:
        return 0
    finally:
        page.close()


def _covered(pdf: pdfium.PdfDocument, facts: PageFacts) -> float:
    """How much of a page its pictures cover at most; strips of one scan count together."""
    page = pdf[facts.number - 1]
    left, bottom, right, top = facts.bbox
    try:
        area = 0.0
        for picture in _pictures(page):
            x0, y0, x1, y1 = picture.get_bounds()
            area += max(0.0, min(x1, right) - max(x0, left)) * max(0.0, min(y1, top) - max(y0, bottom))
        return area / max((right - left) * (top - bottom), 1.0)
    except pdfium.PdfiumError:
        return 0.0
    finally:
        page.close()


def _pictures(page: pdfium.PdfPage) -> Iterator[pdfium.PdfImage]:
    return (one for one in page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,), max_depth=_DEEP))
