"""The lines and tax rows of a hybrid: what its pages print in their rows, beside what its e-invoice states in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from rapidfuzz import fuzz

from extractors.einvoice.agreeing import same, same_quantity
from extractors.einvoice.printed import PrintedValues
from extractors.page.claims import Row, rows_of
from extractors.parsing.folding import compact, pieces
from extractors.parsing.quantities import PIECES
from schemas import CENT, Claim

_MOST_OFF = 2  # times the net price: a list price before a discount may be printed
_WORD = 3  # letters of a word that tells one thing from another
_SHARE = 0.5  # of the words that a description has in common with another of the same thing
_LIKE = 90  # of 100: how alike two descriptions are that are written apart


class Otherwise(NamedTuple):
    """What the pages say (`shown`) instead of the e-invoice's value at `path`."""

    path: str
    shown: Claim


def rows_otherwise(
    stated: Mapping[str, Claim], shown: Mapping[str, Claim], printed: PrintedValues
) -> Iterator[Otherwise]:
    """What the rows of the pages say otherwise; nothing where either side has none."""
    ours, theirs = rows_of(stated, "lines"), rows_of(shown, "lines")
    if ours and theirs:
        pairs = paired(ours, theirs)
        for row, other in pairs:
            yield from _cells(row, other)
            yield from _thing(row, other, printed)
        yield from _apart(ours, theirs, pairs, stated)
    yield from _tax(rows_of(stated, "tax_breakdown"), rows_of(shown, "tax_breakdown"))


def paired(ours: list[Row], theirs: list[Row]) -> list[tuple[Row, Row]]:
    """The rows that have the same net amount, signs aside, each used once, in their order."""
    left = list(theirs)
    found = []
    for row in ours:
        other = next((one for one in left if "net" in one and "net" in row and _same(row, one, "net")), None)
        if other is not None:
            left.remove(other)
            found.append((row, other))
    return found


def _same(row: Row, other: Row, leaf: str) -> bool:
    return same(row[leaf].value, other[leaf].value)


def _cells(row: Row, other: Row) -> Iterator[Otherwise]:
    """Quantity, price and rate of one line."""
    both = {leaf for leaf in ("quantity", "unit_price", "tax_rate") if leaf in row and leaf in other}
    if "quantity" in both and not same_quantity(row["quantity"].value, other["quantity"].value):
        yield Otherwise(row["quantity"].term, other["quantity"])
    if "unit_price" in both and not _priced(row, other):
        yield Otherwise(row["unit_price"].term, other["unit_price"])
    if "tax_rate" in both and not _same(row, other, "tax_rate"):
        yield Otherwise(row["tax_rate"].term, other["tax_rate"])
    if "unit" in row and "unit" in other and not _same_pieces(row["unit"], other["unit"]):
        yield Otherwise(row["unit"].term, other["unit"])


def _same_pieces(stated: Claim, shown: Claim) -> bool:
    """Whether two units are of as many pieces, as far as that is known: names of units are many."""
    one, other = (PIECES.get(str(claim.value)) for claim in (stated, shown))
    return one is None or other is None or one == other


def pieces_unclear(row: Row, other: Row) -> str | None:
    """The doubt of a page about quantity and price of a line, where its numbers are those that are stated and make the
    amount: it prints them as of other pieces."""
    if not {"quantity", "unit_price"} <= row.keys() & other.keys() or _per_many(row) or not _is_product(other):
        return None
    alike = same_quantity(row["quantity"].value, other["quantity"].value) and _priced(row, other)
    return other["quantity"].doubt if alike else None


def _thing(row: Row, other: Row, printed: PrintedValues) -> Iterator[Otherwise]:
    """What was sold; the words of a page are easily taken for those of the row beside them."""
    if "description" not in row or "description" not in other:
        return
    stated = str(row["description"].value)
    if not _same_thing(stated, str(other["description"].value)) and printed.find(stated) is None:
        yield Otherwise(row["description"].term, other["description"])


def _priced(row: Row, other: Row) -> bool:
    """Whether a price is the stated one, or one before a discount, which the line's net amount has in it."""
    price, printed = row["unit_price"].value, other["unit_price"].value
    if not isinstance(price, Decimal) or not isinstance(printed, Decimal):
        return False
    return same_quantity(price, printed) or abs(price) < abs(printed) <= _MOST_OFF * abs(price) or _per_many(row)


def _per_many(row: Row) -> bool:
    """Whether the price is stated for another quantity than one."""
    base = row.get("price_base_quantity")
    return base is not None and base.value != 1


def _same_thing(one: str, other: str) -> bool:
    """Whether two descriptions are of one thing: most words of the shorter one are the longer one's."""
    short, long = sorted((one, other), key=lambda text: len(compact(text)))
    words, whole = [word for word in pieces(short) if len(word) >= _WORD], compact(long)
    if not words:
        return compact(short) in whole
    held = sum(word in whole for word in words)
    return held > _SHARE * len(words) or fuzz.partial_ratio(compact(short), whole) >= _LIKE


def _apart(
    ours: list[Row], theirs: list[Row], pairs: list[tuple[Row, Row]], stated: Mapping[str, Claim]
) -> Iterator[Otherwise]:
    """The lines that one side has alone, where the page's are sure: together they are the stated sum, or each of them
    is its quantity times its price."""
    mine = [row for row in ours if "net" in row and all(row is not one for one, _ in pairs)]
    others = [row for row in theirs if "net" in row and all(row is not one for _, one in pairs)]
    if _sum(theirs) == _sum(ours):
        yield from (Otherwise(row["net"].term, other["net"]) for row, other in zip(mine, others, strict=False))
    elif not mine and "totals.net" in stated:
        yield from (Otherwise(ours[-1]["net"].term, row["net"]) for row in others if _is_product(row))


def _sum(rows: list[Row]) -> Decimal:
    nets = (row["net"].value for row in rows if "net" in row)
    return abs(sum((net for net in nets if isinstance(net, Decimal)), Decimal(0)))


def _is_product(row: Row) -> bool:
    values = [row[leaf].value for leaf in ("quantity", "unit_price", "net") if leaf in row]
    quantity, price, net = values if len(values) == 3 else (None, None, None)
    if not isinstance(quantity, Decimal) or not isinstance(price, Decimal) or not isinstance(net, Decimal):
        return False
    return abs(quantity * price - net) <= CENT


def _tax(ours: list[Row], theirs: list[Row]) -> Iterator[Otherwise]:
    """Rates that the e-invoice does not state, and another tax of a rate that it does."""
    rates = {row["rate"].value: row for row in ours if "rate" in row}
    for row in theirs:
        if "rate" not in row or not rates:
            continue
        mine = rates.get(row["rate"].value)
        if mine is None:
            yield Otherwise(next(iter(rates.values()))["rate"].term, row["rate"])
        elif "amount" in row and "amount" in mine and not _same(mine, row, "amount"):
            yield Otherwise(mine["amount"].term, row["amount"])
