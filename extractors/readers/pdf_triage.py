"""Triage of a PDF by pdfium, cheaply and before anything else: does it open, how large is it, has it text?"""

from __future__ import annotations

import math
from collections import Counter
from typing import NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

from schemas import Box, Limits, RefusedDocument, SignalCode

_SAMPLE = 64  # characters looked at to tell which way a page's text runs
_ENOUGH_TO_TURN = 50  # characters; a page with less text than that is shown as it is
_HAIR = 3  # pixels: what is squeezed to nothing, or lies off the page, is drawn as wide and high as this
LETTERS_A_WORD = 10  # more characters than this a word allowed means more words than allowed


class Affine(NamedTuple):
    """Where a point goes: (a x + c y + e, b x + d y + f)."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float


def times(first: Affine, then: Affine) -> Affine:
    """`first`, then `then`, as one."""
    a, b, c, d, e, f = first
    p, q, r, s, x, y = then
    return Affine(a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + x, e * q + f * s + y)


class PageFacts(NamedTuple):
    """What pdfium says of a page: visible box in user space (left, bottom, right, top), turn, objects, characters.

    `turn` is how many degrees clockwise the page is turned so that its text reads upright (/Rotate included).
    """

    number: int
    bbox: tuple[float, float, float, float]
    turn: int
    objects: int
    letters: int

    @property
    def width(self) -> float:
        """Of the page as it is read, in points."""
        left, bottom, right, top = self.bbox
        return top - bottom if self.turn % 180 else right - left

    @property
    def height(self) -> float:
        """Of the page as it is read, in points."""
        left, bottom, right, top = self.bbox
        return right - left if self.turn % 180 else top - bottom

    def crop(self, box: Box, scale: float) -> tuple[float, float, float, float]:
        """What pdfium leaves away at the left, below, at the right and above to draw `box` at `scale` pixels a point.

        Of a box beyond the page a hair of its edge remains: pdfium draws nothing that is empty.
        """
        left, right = _cut_off(box.x0, box.x1, self.width, _HAIR / scale)
        low, high = _cut_off(self.height - box.bottom, self.height - box.top, self.height, _HAIR / scale)
        return left, low, right, high

    @property
    def place(self) -> Affine:
        """From user space to points from the top left of the page as it is read."""
        left, bottom, right, top = self.bbox
        match self.turn:
            case 90:
                return Affine(0, 1, 1, 0, -bottom, -left)
            case 180:
                return Affine(-1, 0, 0, 1, right, -bottom)
            case 270:
                return Affine(0, -1, -1, 0, top, right)
            case _:
                return Affine(1, 0, 0, -1, -left, top)


def _cut_off(start: float, end: float, whole: float, least: float) -> tuple[float, float]:
    """How much of a length lies before and behind a piece of it, so that at least `least` of it remains."""
    behind = max(whole - max(end, least), 0.0)
    return max(min(start, whole - behind - least), 0.0), behind


def open_pdf(data: bytes) -> pdfium.PdfDocument:
    """The PDF, open. Raises RefusedDocument if it wants a password, is no PDF or has no pages."""
    # pdfium keeps the last error, and a PDF without pages sets none: this one makes it forget an earlier password.
    raw.FPDF_LoadMemDocument64(b"-", 1, None)
    try:
        pdf = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if error.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
            raise RefusedDocument(
                "The PDF is protected by a password.", "Ask the sender for it without one.", SignalCode.ENCRYPTED
            ) from error
        raise RefusedDocument(
            "The PDF is damaged and cannot be opened.", "Ask the sender for a new one.", SignalCode.UNREADABLE
        ) from error
    if len(pdf) == 0:
        pdf.close()
        raise RefusedDocument("The PDF has no pages.", "Ask the sender for a new one.", SignalCode.UNREADABLE)
    pdf.init_forms()  # a field that is laid over the page is drawn as people see it; nothing in it is run
    return pdf


def check_count(pdf: pdfium.PdfDocument, limits: Limits) -> None:
    """Raises RefusedDocument where a PDF has more pages than allowed."""
    if len(pdf) > limits.pages:
        raise RefusedDocument(
            f"The PDF has {len(pdf)} pages; the policy allows {limits.pages}.",
            "Ask the sender for the invoice alone, or raise limits.pages.",
            SignalCode.TOO_MANY_PAGES,
        )


def too_many_words(limits: Limits) -> RefusedDocument:
    """The refusal of a document with more words than the policy allows."""
    return RefusedDocument(
        f"The document has more than {limits.words} words, which is what the policy allows.",
        "Ask the sender for the invoice alone, or raise limits.words.",
        SignalCode.TOO_MANY_WORDS,
    )


def page_facts(pdf: pdfium.PdfDocument, number: int) -> PageFacts | None:
    """What pdfium says of page `number` (from 1); None where it cannot load it."""
    try:
        page = pdf[number - 1]
    except pdfium.PdfiumError:
        return None
    try:
        text = page.get_textpage()
        try:
            return facts_of(page, text, number)
        finally:
            text.close()
    except pdfium.PdfiumError:
        return None
    finally:
        page.close()


def facts_of(page: pdfium.PdfPage, text: pdfium.PdfTextPage, number: int) -> PageFacts:
    """What pdfium says of an open page."""
    letters, objects = max(0, text.count_chars()), raw.FPDFPage_CountObjects(page)
    return PageFacts(number, page.get_bbox(), _turn(text, letters, page.get_rotation()), objects, letters)


def check_page(page: pdfium.PdfPage, number: int, limits: Limits) -> None:
    """Raises RefusedDocument where a page is larger, or has more objects, than allowed."""
    left, bottom, right, top = page.get_bbox()
    side = max(right - left, top - bottom)
    if not side <= limits.page_points:
        raise RefusedDocument(
            f"Page {number} is {side:.0f} points long; the policy allows {limits.page_points}.",
            "Ask the sender for a page of ordinary size, or raise limits.page_points.",
            SignalCode.PAGE_TOO_LARGE,
        )
    objects = raw.FPDFPage_CountObjects(page)
    if objects > limits.objects_per_page:
        raise RefusedDocument(
            f"Page {number} has {objects} drawn objects; the policy allows {limits.objects_per_page}.",
            "Ask the sender for a plainer file, or raise limits.objects_per_page.",
            SignalCode.TOO_MANY_OBJECTS,
        )


def _turn(text: pdfium.PdfTextPage, letters: int, rotation: int) -> int:
    """Degrees clockwise by which the page turns for its text to stand upright; its own rotation where that is open."""
    if letters < _ENOUGH_TO_TURN:
        return rotation
    step = max(1, letters // _SAMPLE)
    angles = Counter(_quarter(text, index) for index in range(0, letters, step))
    del angles[None]
    if not angles:
        return rotation
    angle, count = angles.most_common(1)[0]
    return -angle % 360 if angle is not None and count >= 0.8 * angles.total() else rotation


def _quarter(text: pdfium.PdfTextPage, index: int) -> int | None:
    """Degrees clockwise in which one character runs on the unturned page, to the nearest 90; None for blanks."""
    if raw.FPDFText_GetUnicode(text, index) <= ord(" "):
        return None
    angle = math.degrees(raw.FPDFText_GetCharAngle(text, index))
    return round(angle / 90) * 90 % 360
