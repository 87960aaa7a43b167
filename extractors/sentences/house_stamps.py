"""Stamps that were put on a document: turned, or under the name of the buyer's own house, a day, and what became of the
document. That it was received, checked or booked is usual; what else they say is for a person: "QUERIED WITH SUPPLIER",
whatever the words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from extractors.meanings.phrases import worded_somewhere
from extractors.page.sheet import Sheet
from extractors.parsing import find_dates, without_dates
from extractors.parsing.folding import compact, fold, pieces
from extractors.sentences.free_text import Said
from schemas import Claim

_BUYER = "buyer.name"
_ROWS = 5
_LONG = 16  # words
_UPRIGHT = 2  # times as high as wide
_WORD = 4  # letters: a clerk's initials and a shelf are shorter


def house_stamps(sheet: Sheet, taken: Mapping[str, Claim]) -> Iterator[Said]:
    """Those that say something unusual. Where the buyer was `taken` from stands an address, and no stamp."""
    yield from _turned(sheet)
    buyer = taken.get(_BUYER)
    name = compact(str(buyer.value)) if buyer is not None else ""
    if buyer is None or not name:
        return
    for page in sheet.layout.pages:
        for block in page.blocks:
            if not 1 < len(block.rows) <= _ROWS or compact(block.rows[0].text) != name:
                continue  # as nearly all blocks
            if page.number == buyer.page and any(row.box.holds(box) for row in block.rows for box in buyer.boxes):
                continue
            rows = block.rows[1:]
            told = [row.text for row in rows]
            is_head = any(":" in one for one in told)  # with its values
            if not is_head and _is_dated(told) and _is_unusual(told):
                yield Said(" ".join(row.text for row in rows), page.number, tuple(row.box for row in rows))


def _turned(sheet: Sheet) -> Iterator[Said]:
    """What is turned or large on a page, if a row of it tells a day: forms print theirs upright along a margin."""
    for page in sheet.layout.pages:
        across = [one for one in page.imprints if one.box.height <= _UPRIGHT * one.box.width]
        rows = [one.text for one in across]
        if rows and _is_dated(rows) and _is_unusual(rows):
            yield Said(" ".join(rows), page.number, tuple(one.box for one in across))


def _is_dated(rows: Sequence[str]) -> bool:
    return any(map(find_dates, rows))


def _is_unusual(rows: Sequence[str]) -> bool:
    text = " ".join(map(without_dates, rows))
    words = [word for word in pieces(text) if word.isalpha() and len(word) >= _WORD]
    if not words or len(text.split()) > _LONG:
        return False
    aside = any(worded_somewhere(name).search(fold(text)) for name in ("put_aside", "waits"))
    return aside or worded_somewhere("house_receipt").search(fold(text)) is None
