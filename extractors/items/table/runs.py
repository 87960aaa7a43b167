"""Runs of words in the rows of a table, each a cell's own text; and the heads that are two names over such runs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, product

from extractors.items.table.numbers import is_number, wholes
from extractors.page import Line, Segment, Span
from extractors.page.heads import HeadCell
from extractors.parsing import Amount, codes_of, parse_amount, parse_rate, unit_code
from schemas import CENT, Box

_AMOUNTS = frozenset({"net", "gross"})
_NEARLY_ALL = 0.9  # of the rows


def runs_of(segment: Segment, *, units: bool) -> Iterator[Span]:
    """The words of a segment, joined after words: an edge may follow a number with its currency ("12 Bolts") and, where
    `units` have no column of their own, its unit ("12 pcs Bolts"), not part a phrase."""
    start = 0
    firsts = wholes(segment)
    for number in range(len(segment.words)):
        if _ends_number(segment, firsts, number, units=units):
            yield Span(segment, start, number + 1)
            start = number + 1
    if start < len(segment.words):
        yield Span(segment, start, len(segment.words))


def parted(cell: HeadCell, cells: Sequence[HeadCell], lines: Sequence[Line]) -> Sequence[HeadCell]:
    """The names that a head is apart, where rows have an amount under the one and a percentage under the other, and no
    other one of the `cells` names the amount of a row: "Amount VAT" over "742.50" and "0 %". What stands behind an
    amount that two other numbers of its row make may be a bare rate or a code as well: "22", "E"."""
    if not cell.parts or any(_AMOUNTS.intersection(other.terms[:1]) for other in cells if other is not cell):
        return (cell,)
    rows = ([run for one in line.segments for run in runs_of(one, units=False)] for line in lines)
    under = [([run for run in row if is_under(run.box, cell.box)], row) for row in rows]
    apart = [_is_apart(cell.parts, own, row) for own, row in under if own]
    return cell.parts if apart and sum(apart) >= _NEARLY_ALL * len(apart) else (cell,)


def is_under(box: Box, head: Box) -> bool:
    """Whether a box of a row stands under a head, however far."""
    return box.x0 < head.x1 and box.x1 > head.x0


def _is_apart(parts: Sequence[HeadCell], runs: Sequence[Span], row: Sequence[Span]) -> bool:
    if [[part for part in parts if is_under(run.box, part.box)] for run in runs] != [[part] for part in parts]:
        return False
    amount, rate = (run.text.strip() for run in runs)
    found, tax = parse_amount(amount), parse_amount(rate)
    if found is None or not found.decimals:
        return False
    signed = parse_rate(rate) is not None and not rate[-1].isdigit()
    return signed or ((tax is None or not tax.decimals) and _is_product(found, [run for run in row if run not in runs]))


def _is_product(amount: Amount, others: Sequence[Span]) -> bool:
    """Whether two other numbers of a row make its amount to the cent."""
    numbers = [number for run in others if (number := parse_amount(run.text.strip())) is not None]
    return any(
        abs(one * other - amount.value) <= CENT / 2
        for left, right in combinations(numbers, 2)
        for one, other in product(_values(left), _values(right))
    )


def _values(number: Amount) -> tuple[Decimal, ...]:
    return number.value, *number.alternatives


def _ends_number(segment: Segment, firsts: Sequence[int], number: int, *, units: bool) -> bool:
    """Whether a word is the last of a number, or the mark behind it."""

    def is_mark(text: str) -> bool:
        return bool(codes_of(text)) or (not units and unit_code(text) is not None)

    words = [word.text for word in segment.words]
    if is_number(words[number]):
        behind, next_one = [*words[number + 1 :], "", ""][:2]
        closed = is_mark(behind) and not (codes_of(behind) and is_number(next_one))  # "1 USD 20.00"
        return firsts[number + 1 : number + 2] != [firsts[number]] and not closed
    return number > 0 and is_number(words[number - 1]) and is_mark(words[number])
