"""Pages that a document counts and does not have: what stands on them may change all that stands here."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.page.counter import counter_of
from extractors.page.sheet import Sheet
from schemas import Statement

INCOMPLETE = "incomplete"


def missing_pages(sheet: Sheet) -> Iterator[Statement]:
    """What the first page says of how many there are, where there are fewer. A later page at the beginning is no first
    one: whole batches are counted through, and each invoice cut out of them."""
    pages = sheet.layout.pages
    counter = counter_of(pages[:1])
    if counter is not None and counter[0] == 1 and counter[1] > len(pages):
        text = f"{counter[0]} / {counter[1]}"
        yield Statement(kind=INCOMPLETE, language="", text=text, page=pages[0].number)
