"""What the head of the items' amounts says of them beside their name: "Amount per month", "Amount x 1,000".

Such a word is of every amount below it, and of the total. Which words may stand in a head of amounts is a short list in
every language, so that whatever is not in it waits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from extractors.items.table.numbers import base_in
from extractors.languages import spoken
from extractors.meanings import match_column
from extractors.meanings.columns import holds_tax, names_another, names_coins, strange_words
from extractors.meanings.matching import EXACT
from extractors.page import PageLayout, Segment
from extractors.page.claims import Row, amount_of, rows_of
from extractors.page.heads import Head, HeadCell, heads_of
from extractors.page.roles import ALLOWANCES, CHARGES, DUE, GROSS, NET
from extractors.page.sheet import Sheet
from extractors.parsing import find_amounts, find_rates
from extractors.parsing.folding import fold
from schemas import CENT, ITS_HEAD, Box, Claim, Rival, around, xpath_round

_AMOUNTS, _TOTALS = ("].net", "].gross"), (NET, GROSS, ALLOWANCES, CHARGES)
_OF_MONEY = frozenset({"net", "gross", "unit_price"})
_MOST = 6  # words of a head: more are a sentence
_YEAR = re.compile(r"(?:19|20)\d\d")
# Of prices after a discount; those without tax are called net as well, and may stand before it.
_LEFT = re.compile(rf"(?<!\w)(?:{fold(spoken('left_price'))})(?!\w)")
_NET = re.compile(rf"(?<!\w)(?:{fold(spoken('net_price'))})")
_NEAR = 3.0  # heights of an amount to the row above the first one


def headed(chosen: Mapping[str, Claim], lines: Mapping[str, Claim], sheet: Sheet) -> Iterator[Rival]:
    """The heads over the amounts of the items that hold words no list has; in a language without words all do."""
    term = next((one for one in (DUE, GROSS) if one in chosen), None)
    if term is None or not sheet.spoken:
        return
    for page in sheet.layout.pages:
        heads = [head for head in heads_of(page, sheet.language) if head.of_items]
        whole = _counted_whole(page, lines)
        off = () if ALLOWANCES in chosen and chosen[ALLOWANCES].value else _not_taken_off(page, heads, whole)
        for said, place in (*_coins(page, heads, whole), *_taxed_twice(page, heads, chosen, lines), *off):
            yield Rival(term=term, value=said, raw=said, label=ITS_HEAD, page=page.number, boxes=(place,))
        placed = [(name, box) for name, one in lines.items() if one.page == page.number for box in one.boxes]
        amounts = [box for name, box in placed if name.endswith(_AMOUNTS)]
        beside = [box for name, box in placed if not name.endswith(_AMOUNTS)]
        for said, place in (*_over(page, heads, amounts, beside), *_years_over(page, amounts)):
            if len(said.split()) <= _MOST and strange_words(said):
                yield Rival(term=term, value=said, raw=said, label=ITS_HEAD, page=page.number, boxes=(place,))


def _coins(page: PageLayout, heads: Sequence[Head], rows: Sequence[Row]) -> Iterator[tuple[str, Box]]:
    """The head of prices in coins, or of a hundred pieces, over `rows` that count them as whole units, or as those of
    one: quantity times price is the amount. For how many a price is may stand at it as well."""
    whole = [row["unit_price"] for row in rows]
    boxes = [box for one in whole for box in one.boxes]
    for cell in _nearest(page, heads, boxes):
        if _stands_over(cell, boxes) and (names_coins(cell.text) or base_in(cell.text) is not None):
            yield cell.text, cell.box
    for one in whole:
        told = next((text for text in (one.label or "", one.raw) if base_in(text) is not None), None)
        if told is not None:
            yield told, around(one.boxes)


def _counted_whole(page: PageLayout, lines: Mapping[str, Claim]) -> Sequence[Row]:
    """The lines of a page whose quantity times price is the amount."""
    rows = [row for row in rows_of(lines, "lines") if {"quantity", "unit_price", "net"} <= row.keys()]
    return [row for row in rows if row["unit_price"].page == page.number and _is_counted_whole(row)]


def _is_counted_whole(row: Row) -> bool:
    quantity, price = row["quantity"].value, amount_of(row["unit_price"])
    return isinstance(quantity, Decimal) and bool(price) and xpath_round(quantity * price) == amount_of(row["net"])


def _not_taken_off(page: PageLayout, heads: Sequence[Head], rows: Sequence[Row]) -> Iterator[tuple[str, Box]]:
    """What a column of discounts prints in `rows` whose amounts are quantity times price, where no price before it
    stands in the row and the head of the prices does not say that they are what is left."""
    prices = [box for row in rows for box in row["unit_price"].boxes]
    cells = _nearest(page, heads, prices)
    priced = [cell for cell in cells if _stands_over(cell, prices)]
    for cell in cells:
        named = match_column(cell.text)
        if named is None or named.term != "discount" or any(_is_left(one, cell) for one in priced):
            continue
        for row in rows:
            level = _level(page, row["net"].boxes)
            off = next((one for one in level if _stands_over(cell, (one.box,))), None)
            if off is not None and _is_taken(off.text) and not _before(off, level, row):
                yield f"{cell.text} {off.text}", off.box


def _is_left(price: HeadCell, discount: HeadCell) -> bool:
    """Whether the head of a price says that it is what the `discount` leaves."""
    said = fold(price.text)
    return bool(_LEFT.search(said) or (discount.box.x1 <= price.box.x0 and _NET.search(said)))


def _level(page: PageLayout, boxes: Sequence[Box]) -> Sequence[Segment]:
    """The segments of a page in the rows of `boxes`."""
    return [one for one in page.segments if any(box.top < one.box.middle < box.bottom for box in boxes)]


def _is_taken(text: str) -> bool:
    """Whether a cell of discounts holds a percentage, or an amount, other than nothing."""
    rate = next(iter(find_rates(text)), None)
    amounts = [one.value for one in find_amounts(text) if one.decimals]
    return rate.value > 0 if rate is not None else any(amounts)


def _before(off: Segment, level: Sequence[Segment], row: Row) -> bool:
    """Whether an amount of the row is the price or the amount before what is taken off."""
    rates, amounts = find_rates(off.text), find_amounts(off.text)
    others = [one.value for cell in level if cell is not off for one in find_amounts(cell.text)]
    for after in (amount_of(row["unit_price"]), amount_of(row["net"])):
        if rates and any(abs(one * (1 - rates[0].value / 100) - after) <= CENT for one in others):
            return True
        if not rates and any(abs(one - abs(less.value) - after) <= CENT for one in others for less in amounts):
            return True
    return False


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
