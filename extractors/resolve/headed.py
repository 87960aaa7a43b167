"""What the head of the items' amounts says of them beside their name: "Amount per month", "Amount x 1,000".

Such a word is of every amount below it, and of the total. Which words may stand in a head of amounts is a short list in
every language, so that whatever is not in it waits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from extractors.meanings import match_column
from extractors.meanings.columns import holds_tax, names_another, names_coins, strange_words
from extractors.meanings.matching import EXACT
from extractors.page import PageLayout, Segment
from extractors.page.claims import Row, amount_of, rows_of
from extractors.page.heads import Head, HeadCell, heads_of
from extractors.page.roles import ALLOWANCES, CHARGES, DUE, GROSS, NET
from extractors.page.sheet import Sheet
from schemas import ITS_HEAD, Box, Claim, Rival, around

_AMOUNTS, _TOTALS = ("].net", "].gross"), (NET, GROSS, ALLOWANCES, CHARGES)
_OF_MONEY = frozenset({"net", "gross", "unit_price"})
_MOST = 6  # words of a head: more are a sentence
_YEAR = re.compile(r"(?:19|20)\d\d")
_NEAR = 3.0  # heights of an amount to the row above the first one


def headed(chosen: Mapping[str, Claim], lines: Mapping[str, Claim], sheet: Sheet) -> Iterator[Rival]:
    """The heads over the amounts of the items that hold words no list has; in a language without words all do."""
    term = next((one for one in (DUE, GROSS) if one in chosen), None)
    if term is None or not sheet.spoken:
        return
    for page in sheet.layout.pages:
        heads = [head for head in heads_of(page, sheet.language) if head.of_items]
        for said, place in (*_coins(page, heads, lines), *_taxed_twice(page, heads, chosen, lines)):
            yield Rival(term=term, value=said, raw=said, label=ITS_HEAD, page=page.number, boxes=(place,))
        placed = [(name, box) for name, one in lines.items() if one.page == page.number for box in one.boxes]
        amounts = [box for name, box in placed if name.endswith(_AMOUNTS)]
        beside = [box for name, box in placed if not name.endswith(_AMOUNTS)]
        for said, place in (*_over(page, heads, amounts, beside), *_years_over(page, amounts)):
            if len(said.split()) <= _MOST and strange_words(said):
                yield Rival(term=term, value=said, raw=said, label=ITS_HEAD, page=page.number, boxes=(place,))


def _coins(page: PageLayout, heads: Sequence[Head], lines: Mapping[str, Claim]) -> Iterator[tuple[str, Box]]:
    """The head of prices in coins that were counted as whole units: quantity times price is the amount."""
    rows = [row for row in rows_of(lines, "lines") if {"quantity", "unit_price", "net"} <= row.keys()]
    whole = [
        row["unit_price"]
        for row in rows
        if amount_of(row["unit_price"]) and row["unit_price"].page == page.number and _is_counted_whole(row)
    ]
    boxes = [box for one in whole for box in one.boxes]
    for cell in _nearest(page, heads, boxes):
        if _stands_over(cell, boxes) and names_coins(cell.text):
            yield cell.text, cell.box


def _is_counted_whole(row: Row) -> bool:
    quantity = row["quantity"].value
    return isinstance(quantity, Decimal) and quantity * amount_of(row["unit_price"]) == amount_of(row["net"])


def _taxed_twice(
    page: PageLayout, heads: Sequence[Head], chosen: Mapping[str, Claim], lines: Mapping[str, Claim]
) -> Iterator[tuple[str, Box]]:
    """The head of amounts that hold the tax by its name, and come to the total before tax with what goes off or on."""
    amounts = [row.get("gross") or row.get("net") for row in rows_of(lines, "lines")]
    taken = [one for one in amounts if one is not None]
    net, gross, off, on = (amount_of(chosen[term]) if term in chosen else None for term in _TOTALS)
    if net is None or gross in {None, net} or sum(map(amount_of, taken)) != net + (off or 0) - (on or 0):
        return
    boxes = [box for one in taken if one.page == page.number for box in one.boxes]
    for said, place in _over(page, heads, boxes, ()):
        named = match_column(said)
        if named is not None and named.exactness == EXACT and named.term == "gross" and holds_tax(said):
            yield said, place


def _over(
    page: PageLayout, heads: Sequence[Head], amounts: Sequence[Box], beside: Sequence[Box]
) -> Iterator[tuple[str, Box]]:
    """What the nearest head of items says over `amounts`, with what follows close behind it and stands over no cell
    `beside` them."""
    cells = _nearest(page, heads, amounts)
    for at, cell in enumerate(cells):
        of_several = _is_wide(cell, (*amounts, *beside)) and names_another(cell.text)
        if _stands_over(cell, amounts) and not of_several and not _is_of_another(cell.text):
            said, place = cell.text, cell.box
            for more in cells[at + 1 :]:
                if more.box.x0 - place.x1 > more.box.height or _stands_over(more, beside):
                    break
                said, place = f"{said} {more.text}", around((place, more.box))
            yield said, place


def _nearest(page: PageLayout, heads: Sequence[Head], amounts: Sequence[Box]) -> Sequence[HeadCell]:
    """The cells of the nearest of the `heads` of items above `amounts`."""
    top = min((box.top for box in amounts), default=0.0)
    above = [head for head in heads if page.lines[head.last].box.bottom <= top]
    return above[-1].cells if above else ()


def _years_over(page: PageLayout, amounts: Sequence[Box]) -> Iterator[tuple[str, Box]]:
    """The year over `amounts` right above the first of them, in a row that has others: the columns compare years, and
    which one is billed no head says."""
    first = min(amounts, key=lambda box: box.top, default=None)
    if first is None:
        return
    for line in page.lines:
        years = [cell for cell in line.segments if _YEAR.fullmatch(cell.text)]
        near = 0 <= first.top - line.box.bottom < _NEAR * first.height
        if near and len({cell.text for cell in years}) > 1:
            yield from ((cell.text, cell.box) for cell in years if _stands_over(cell, amounts))


def _is_of_another(head: str) -> bool:
    """Whether all of a head is the name of another column, above which the amounts happen to stand."""
    named = match_column(head)
    return named is not None and named.exactness == EXACT and named.term not in _OF_MONEY


def _is_wide(cell: HeadCell, boxes: Sequence[Box]) -> bool:
    """Whether a head stands over cells side by side: those of several columns."""
    under = [box for box in boxes if _stands_over(cell, (box,))]
    return bool(under) and max(box.x0 for box in under) > min(box.x1 for box in under)


def _stands_over(cell: HeadCell | Segment, boxes: Sequence[Box]) -> bool:
    return any(cell.box.x0 < box.x1 and box.x0 < cell.box.x1 for box in boxes)
