"""What is learnt of a vendor's pages: where its confirmed values stand, never what they are."""

from __future__ import annotations

import hashlib

from schemas.money import Frozen


class Trace(Frozen):
    """How one confirmed value stood on its page.

    `left`, `above` and `head` are the folded words without digits beside, above and heading it; `x0` and `x1` are
    shares of the page's width, `top` and `foot` points from its upper and lower edge; `page` counts from the first
    page, `back` from the last; `shape` is that of the text ("A-9/9"), `size` the ratio to the body's type.
    `day_first` tells in which order a date was written, None where it does not matter.
    """

    term: str
    kind: str
    left: str = ""
    above: str = ""
    head: str = ""
    x0: float
    x1: float
    top: float
    foot: float
    page: int
    back: int
    shape: str = ""
    size: float = 1.0
    bold: bool = False
    day_first: bool | None = None


class Lesson(Frozen):
    """What one confirmed document of a vendor teaches: what its design is known by, and its traces.

    `vendor` is the vendor's key, `marks` are the vendor's own name and numbers, folded, one of which must stand on a
    page before the lesson is used on it; `imprint` are the static words of the page with their rough places.
    """

    document: str
    vendor: str = ""
    marks: tuple[str, ...] = ()
    imprint: tuple[str, ...] = ()
    traces: tuple[Trace, ...] = ()

    @property
    def hash(self) -> str:
        """A short hash of all that the lesson says."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()[:12]
