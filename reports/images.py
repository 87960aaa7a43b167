"""Which page images go into a report, so that a thousand documents stay under 100 megabytes."""

from __future__ import annotations

import base64
from collections.abc import Callable, Sequence
from typing import NamedTuple

from reports.record import Images, Record
from schemas import WAITING, PageImage, Verdict

# As base64. The rest of 1,000 ordinary documents takes up to 40 MB.
_MOST_BYTES = 50_000_000
_MOST_PAGES = 12


class Pictures(NamedTuple):
    """A document's page images, and why some are missing ("" when none is); `elsewhere`: another report has them."""

    images: tuple[PageImage, ...] = ()
    missing: str = ""
    elsewhere: bool = False


class Album:
    """Gives each document its page images until the report is full."""

    def __init__(self, choice: Images, page_images: Callable[[Verdict], Sequence[PageImage]]) -> None:
        self._choice = choice
        self._page_images = page_images
        self._left = _MOST_BYTES

    def pictures(self, record: Record) -> Pictures:
        """The images for `record`: of all documents, or of those that a person must look at."""
        verdict = record.verdict
        if not verdict.pages:  # nothing was read that could be shown, or it was not safe to look
            return Pictures()
        if self._choice is Images.ALL:
            return _told(tuple(self._page_images(verdict)), verdict)
        if self._choice is Images.NONE:
            return _elsewhere("This report was built without pictures.")
        if record.outcome.kind not in WAITING:
            return _elsewhere("This report holds pictures only of documents that wait for a person.")
        if self._left <= 0:
            return _elsewhere("This report is full: it holds the pictures of the documents before this one.")
        return self._within(verdict)

    def _within(self, verdict: Verdict) -> Pictures:
        wanted = shown_pages(verdict)
        kept = tuple(image for image in self._page_images(verdict) if image.number in wanted)
        self._left -= sum(len(image.webp) * 4 // 3 for image in kept)
        return _told(kept, verdict)


def _elsewhere(why: str) -> Pictures:
    return Pictures(missing=why, elsewhere=True)


def _told(images: tuple[PageImage, ...], verdict: Verdict) -> Pictures:
    """`images`, and how many of the document's pages are not among them."""
    if not images:
        return Pictures(missing="The pages of this document could not be drawn; look at the original.")
    more = verdict.page_count - len(images)
    if more <= 0:
        return Pictures(images)
    return Pictures(images, f"{more} further {'page is' if more == 1 else 'pages are'} not shown; see the original.")


def shown_pages(verdict: Verdict) -> tuple[int, ...]:
    """The numbers of the pages worth an image: those that hold values or findings first, and never too many."""
    marked = {claim.page for claim in verdict.claims.values()} | {found.page for found in verdict.findings}
    numbers = sorted((size.number for size in verdict.pages), key=lambda number: (number not in marked, number))
    return tuple(sorted(numbers[:_MOST_PAGES]))


def data_uri(image: PageImage) -> str:
    """The image itself as an address, so that nothing is loaded."""
    return f"data:image/webp;base64,{base64.b64encode(image.webp).decode()}"
