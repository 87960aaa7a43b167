"""Totals that are paid on several accounts, an amount on each: a part of it on one that is kept for taxes."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from extractors.meanings.paid import speaks_of_paid
from extractors.page import Block, PageLayout
from extractors.page.roles import OWED
from extractors.page.sheet import Sheet

_LEAST = 2  # accounts


def parts_over_accounts(sheet: Sheet) -> frozenset[Decimal]:
    """The amounts of blocks that name one for each of several accounts, and that come to a total elsewhere: none of
    them was paid, and none is all that is due. Whether the accounts are the seller's is asked of each of them."""
    found: set[Decimal] = set()
    if len(sheet.candidates["iban"]) < _LEAST:
        return frozenset()  # as on nearly all pages
    for page in sheet.layout.pages:
        for block in page.blocks:
            parts = _parts(sheet, page, block)
            if len(parts) < _LEAST or _tells_of_paid(page, block):
                continue
            if sum(parts, Decimal(0)) in _elsewhere(sheet, block):
                found |= set(parts)
    return frozenset(found)


def _parts(sheet: Sheet, page: PageLayout, block: Block) -> list[Decimal]:
    """The amounts of a block, where as many accounts take turns with them, each another one."""
    rows = {id(row): number for number, row in enumerate(block.rows)}
    accounts = [one for one in sheet.candidates["iban"] if one.page == page.number and id(one.span.segment) in rows]
    if len({one.value for one in accounts}) < max(_LEAST, len(accounts)):
        return []
    taken = {box for one in accounts for box in one.boxes}
    amounts = [one for row in block.rows for one in sheet.money_in(row) if taken.isdisjoint(one.span.boxes)]
    placed = sorted(
        [(rows[id(one.span.segment)], one.span.start, 0) for one in amounts]
        + [(rows[id(one.span.segment)], one.span.start, 1) for one in accounts]
    )
    turns = [kind for *_, kind in placed]
    alternate = len(amounts) == len(accounts) and all(one != other for one, other in pairwise(turns))
    return [one.value for one in amounts if one.value > 0] if alternate else []


def _tells_of_paid(page: PageLayout, block: Block) -> bool:
    """Whether a block, or the row over it, speaks of what was paid: those amounts are gone, and not to be paid."""
    rows = (*block.rows, *page.above(block.box, block.box.height)[:1])
    return any(speaks_of_paid(row.text) for row in rows)


def _elsewhere(sheet: Sheet, block: Block) -> frozenset[Decimal]:
    """The amounts of a document that labels in their lines call its total, in another block."""
    own = {id(row) for row in block.rows}
    return frozenset(
        one.value
        for one in sheet.money
        if id(one.span.segment) not in own
        and any(
            not OWED.isdisjoint(label.roles)
            for cell in sheet.layout.page(one.span.page).lines[one.span.segment.line].segments
            for label in sheet.marks_in(cell)
        )
    )
