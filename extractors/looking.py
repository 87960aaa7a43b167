"""Where a value that a person gave stands on the pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.foundation.grounding import Ungrounded, ground, windows
from extractors.page import Layout
from extractors.page.sheet import Sheet
from extractors.page.spans import boxes
from extractors.parsing.folding import compact
from schemas import Box, Claim, Reading, term_of, text_of

_GROUNDED = frozenset({"amount", "date"})
_NATIONAL = 2  # letters of the country before a VAT identifier, which pages may leave out

Place = tuple[int, tuple[Box, ...]]


class Looking:
    """The pages of one document, to look values up on."""

    def __init__(self, reading: Reading, language: str | None) -> None:
        self._sheet = Sheet(Layout(reading), language)

    def places(self, claim: Claim) -> list[Place]:
        """Every place where the value of `claim` is printed, in reading order."""
        return list(dict.fromkeys(_places(claim, self._sheet)))


def _places(claim: Claim, sheet: Sheet) -> Iterator[Place]:
    said = text_of(claim.value)
    if term_of(claim.term).kind in _GROUNDED or claim.term == "currency" or claim.term.endswith("iban"):
        found = ground(claim.term, said, sheet)
        if not isinstance(found, Ungrounded):
            yield from ((one.page, one.boxes) for one in found)
        return
    yield from _printed(said, sheet.layout)
    if claim.term.endswith("vat_id"):
        yield from _printed(said[_NATIONAL:], sheet.layout)


def _printed(said: str, layout: Layout) -> Iterator[Place]:
    for spans in windows(compact(said), layout):
        yield spans[0].page, boxes(*spans)


def touches(place: Place, page: int, drawn: Sequence[Box]) -> bool:
    """Whether a place meets any of the boxes that a person drew on a page."""
    return place[0] == page and any(one.meets(other) for one in place[1] for other in drawn)
