"""Names that stand over one address: a brand, what it does and the company that bears it are one party."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.page import Layout, PageLayout, Segment
from extractors.page.names import CARE_OF, is_address
from schemas import Claim

_EDGE = 0.7  # of the larger size: left edges, or middles of centred rows, agree this well
_WHITE = 1.0  # of the larger size: what parts two rows of one head at most


def stand_together(layout: Layout, one: Claim, other: Claim) -> bool:
    """Whether two names stand in one head or block with no address between them."""
    if one.page is None or one.page != other.page or not one.boxes or not other.boxes:
        return False
    page = layout.page(one.page)
    first, second = (_segment_of(page, claim) for claim in (one, other))
    if first is None or second is None or first is second:
        return False
    upper, lower = sorted((first, second), key=lambda segment: segment.box.top)
    rows = list(rows_under(page, upper))
    return lower in rows and not any(CARE_OF.match(row.text) for row in rows[: rows.index(lower) + 1])


def rows_under(page: PageLayout, segment: Segment) -> Iterator[Segment]:
    """The rows that go on right under `segment`, at its left or right edge or centred with it, up to the first one with
    an address; sizes may differ, as those of a brand and of the company under it do."""
    last = segment
    while (row := next((r for r in page.below(last.box, _WHITE + 1) if _goes_on(last, r)), None)) is not None:
        yield row
        if is_address(row.text):
            return
        last = row


def _goes_on(above: Segment, row: Segment) -> bool:
    em = max(above.size, row.size, 1.0)
    apart = min(abs(above.box.x0 - row.box.x0), abs(above.box.x1 - row.box.x1), abs(above.box.centre - row.box.centre))
    return row.line > above.line and row.box.top - above.box.bottom < _WHITE * em and apart < _EDGE * em


def _segment_of(page: PageLayout, claim: Claim) -> Segment | None:
    """The segment in which a name begins."""
    return next((row for row in page.segments if any(word.box == claim.boxes[0] for word in row.words)), None)
