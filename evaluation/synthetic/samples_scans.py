"""Samples that are pictures: pages as scanners, cameras and chat programs deliver them, to be read by OCR."""

from __future__ import annotations

from functools import partial
from typing import Any

from evaluation.synthetic.document import generate
from evaluation.synthetic.sample import Case, Made
from evaluation.synthetic.samples_pages import drawn_as, plain, true_of
from evaluation.synthetic.scans import scanned

_REVIEW = ("review", "review")


def _scan(extension: str, seed: int, language: str, country: str, plan: str, **more: Any) -> Made:
    document = generate(seed, plain(language, country, plan, **more))
    return Made(scanned(document.pdf(), extension), true_of(document), drawn_as(document))


CASES: tuple[Case, ...] = (
    Case("scan-de", "pdf", partial(_scan, "pdf", 401, "de", "DE", "letter", lines=3, ruling="row rules"), *_REVIEW,
         "A PDF that is nothing but a scan, a little askew on the glass. What OCR reads with doubt, a person sees."),
    Case("scan-upside-down-fr", "png",
         partial(_scan, "png", 411, "fr", "FR", "title right", lines=2, ruling="grid"), *_REVIEW,
         "A scan in black and white that stands on its head: it is turned before it is read."),
    Case("scan-two-pages-nl", "tiff",
         partial(_scan, "tiff", 421, "nl", "NL", "side by side", lines=32, ruling="header rule"),
         "straight_through", "exported",
         "A fax of two pages in one file: the lines go on, the totals stand on the second page."),
    Case("photo-dark-it", "jpeg",
         partial(_scan, "jpeg", 431, "it", "IT", "three columns", lines=2, ruling="header bar"), *_REVIEW,
         "A photo taken in poor light, with the camera held on its side."),
    Case("picture-en", "webp",
         partial(_scan, "webp", 441, "en", "GB", "modern", lines=2, ruling="header rule"), *_REVIEW,
         "A page as chat programs send it: small, and compressed until letters blur."),
)  # fmt: skip
