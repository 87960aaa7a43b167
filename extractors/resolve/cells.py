"""Cells of items: amounts that stand in the table of what was sold are no totals."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import Protocol

from extractors.page import Segment
from extractors.page.claims import amount_of
from extractors.page.layout import COLUMN
from extractors.page.roles import OWED, PAID, TAX
from extractors.page.sheet import Sheet
from extractors.page.values import Money
from extractors.parsing import find_currencies
from extractors.rules.converted import converted
from schemas import Box, Claim, Layer

Cells = frozenset[tuple[int, Box]]  # page and box of every word

_FACTORS = ("quantity", "unit_price", "net")
_SEVERAL = 2


class Placed(Protocol):
    """What stands on a page."""

    @property
    def page(self) -> int | None: ...
    @property
    def boxes(self) -> tuple[Box, ...]: ...


def cells_of(lines: Mapping[str, Claim]) -> Cells:
    """The cells of those items whose quantity x price is their amount, that of a discount with them; an item's amount
    that is the sum of all items may be the total as well."""
    items: dict[str, dict[str, Claim]] = defaultdict(dict)
    for term, claim in lines.items():
        row, _, field = term.partition("].")
        items[row][field] = claim
    amounts = [amount_of(item["net"]) for item in items.values() if "net" in item]
    total = sum(amounts, Decimal(0))
    return frozenset(
        (claim.page or 0, box)
        for item in items.values()
        if _holds(item)
        for field, claim in item.items()
        if (field == "net" and amount_of(claim) != total) or (field != "net" and claim.layer is not Layer.DERIVED)
        for box in claim.boxes
    )


def sold(lines: Mapping[str, Claim], totals: Collection[Claim]) -> Cells:
    """The cells of the amounts of items that add up to one of `totals`: what is in a sum was not paid of it. One item
    alone whose amount is the whole total may be its payment; one that is the net of it, before tax, is not."""
    nets = [claim for term, claim in lines.items() if term.endswith("].net")]
    added, whole = line_sum(lines), {claim.value for claim in totals if claim.term in OWED}
    if added not in {claim.value for claim in totals} or (len(nets) < _SEVERAL and added in whole):
        return frozenset()
    return frozenset((claim.page or 0, box) for claim in nets for box in claim.boxes)


def is_sold(claim: Claim, cells: Cells, added: Cells) -> bool:
    """Whether what is called a total is one of the `cells` of items; what was paid, and what no label calls a tax, be
    it one of the amounts of items that, `added`, are a total."""
    guessed = claim.term == PAID or (claim.term == TAX and not claim.label)
    return stands_in(claim, cells | added if guessed else cells)


def _holds(item: Mapping[str, Claim]) -> bool:
    return all(field in item for field in _FACTORS) and item["quantity"].doubt is None


def converted_cells(sheet: Sheet) -> Cells:
    """The cells of rows that tell the totals in another currency once more."""
    return frozenset((money.span.page, word.box) for money in converted(sheet) for word in money.span.words)


def foreign_cells(sheet: Sheet, currency: str) -> Cells:
    """The cells of amounts in other currencies than `currency`, by their own mark, the end of their label or the head
    of their column beside that of another: "Equivalent RON", "EUR | BGN (1 EUR = 1.95583 BGN)"."""
    elsewhere = (money for money in sheet.money if _currency_of(sheet, money) not in (currency, None))
    return frozenset((money.span.page, word.box) for money in elsewhere for word in money.span.words)


def _currency_of(sheet: Sheet, money: Money) -> str | None:
    """The currency of an amount where a mark of one alone says it."""
    if money.amount.symbol is not None:
        return money.amount.currency
    page = sheet.layout.page(money.span.page)
    label = next((cell for cell in page.lefts(money.span.segment) if any(map(str.isalpha, cell.text))), None)
    marks = find_currencies(label.text) if label is not None else ()
    if label is not None and marks and marks[-1].span[1] == len(label.text.rstrip(" :.)")):
        return marks[0].code if len(marks) == 1 else None
    over = next((cell for cell in page.above(money.span.box, COLUMN) if any(map(str.isalpha, cell.text))), None)
    heads = {cell.index: code for cell in page.lines[over.line].segments if (code := _begun(cell))} if over else {}
    return heads.get(over.index) if over is not None and len(set(heads.values())) > 1 else None


def _begun(cell: Segment) -> str | None:
    """The currency that a cell begins with, but for that of a rate: "EUR/USD 1.0850"."""
    mark = next(iter(find_currencies(cell.text)), None)
    named = mark is not None and mark.span[0] == 0 and cell.text[mark.span[1] :][:1] in ("", " ", "(")
    return mark.code if mark is not None and named else None


def stands_in(placed: Placed, cells: Collection[tuple[int, Box]]) -> bool:
    """Whether one of its words is a word of `cells`."""
    return any((placed.page or 0, box) in cells for box in placed.boxes)


def line_sum(lines: Mapping[str, Claim]) -> Decimal | None:
    """The sum of the amounts of the items; None where there are no items, or the amount of one was not read."""
    nets = {term.partition("].")[0]: amount_of(claim) for term, claim in lines.items() if term.endswith("].net")}
    return sum(nets.values(), Decimal(0)) if nets and nets.keys() == {t.partition("].")[0] for t in lines} else None
