"""Sums of a table behind the invoice's own total, which tells what it was reckoned from: takings, reservations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations
from operator import attrgetter

from extractors.page import Span
from extractors.page.claims import amount_of, place_of
from extractors.page.labels import means_only
from extractors.page.roles import DUE
from extractors.page.sheet import Sheet
from extractors.page.values import Money
from extractors.resolve.cells import line_sum
from schemas import Claim, Value, xpath_round
from schemas.regimes import usual_rates

_ALIGNED = 3.0  # points between the right edges of amounts in one column
_ROWS, _MOST = 3, 200  # of such a table
_SUMS = 2  # columns of it that are added up in one row
_RATES = usual_rates() - {Decimal(0)}
_OFF = Decimal("0.05")  # what taxes that are rounded row by row may add up to


def is_of_annex(
    one: Claim, own: Claim | None, lines: Mapping[str, Claim], totals: Collection[Decimal], sheet: Sheet
) -> bool:
    """Whether an amount behind the total, its `own` one, stands in a row of sums of a table of its own: two columns at
    least are added up there, one of them to a line's amount, to what that is a share of, or to one of the `totals`,
    which the lines, none of which stands in it, make. Sums before and with tax are of another
    invoice: "Total 600.00 714.00"."""
    made = line_sum(lines)
    if own is None or made not in totals or place_of(one) <= place_of(own) or means_only(one.label, (DUE,)):
        return False
    cells = {(claim.page or 0, box) for claim in lines.values() for box in claim.boxes}
    amounts = [money for money in sheet.money if money.place > place_of(own)]
    row = [m for m in amounts if m.span.page == one.page and any(_is_level(m.span, box.middle) for box in one.boxes)]
    sums = [money for money in row if _adds_up(money, amounts, cells)]
    if len(sums) < _SUMS or _tells_of_taxes([money.value for money in sums]):
        return False
    if all(money.value != one.value for money in sums):
        return False
    told = {*totals, *_of_lines(lines, sheet)}
    return any(money.value in told for money in sums)


def _of_lines(lines: Mapping[str, Claim], sheet: Sheet) -> Iterator[Decimal]:
    """The amounts of lines, and those left of them in their rows that they are a printed share of: "1,000.00 1 %
    10.00". A price or a quantity of the line is none."""
    read: dict[str, set[Value]] = defaultdict(set)
    for term, one in lines.items():
        read[term.rpartition(".")[0]].add(one.value)
    rates = _by_page((one.span, one.value) for one in sheet.rates)
    amounts = _by_page((one.span, one.value) for one in sheet.money)
    for term, net in lines.items():
        if not term.endswith("].net"):
            continue
        made, page = amount_of(net), net.page or 0
        yield made
        told = [rate for span, rate in rates[page] if _is_left_of(span, net)]
        taken = read[term.rpartition(".")[0]]
        bases = (base for span, base in amounts[page] if base not in taken and _is_left_of(span, net))
        yield from (base for base in bases if any(_is_share(made, base, rate) for rate in told))


def _by_page(printed: Iterable[tuple[Span, Decimal]]) -> Mapping[int, Sequence[tuple[Span, Decimal]]]:
    found: dict[int, list[tuple[Span, Decimal]]] = defaultdict(list)
    for span, value in printed:
        found[span.page].append((span, value))
    return found


def _is_share(made: Decimal, base: Decimal, rate: Decimal) -> bool:
    """Whether an amount is that rate of a larger one; of a credit note, both are negative."""
    return xpath_round(base * rate / 100) == made and abs(made) < abs(base)


def _is_left_of(span: Span, net: Claim) -> bool:
    """Whether what is printed on the page of a line's amount stands in its row, before it."""
    return any(_is_level(span, own.middle) and span.box.x1 <= own.x0 for own in net.boxes)


def _tells_of_taxes(sums: Collection[Decimal]) -> bool:
    """Whether one of the sums is another with tax at a usual rate."""
    pairs = [sorted(pair) for pair in combinations(sums, 2)]
    return any(abs(net + xpath_round(net * rate / 100) - gross) <= _OFF for net, gross in pairs for rate in _RATES)


def _is_level(span: Span, middle: float) -> bool:
    return span.box.top < middle < span.box.bottom


def _adds_up(money: Money, amounts: Collection[Money], cells: Collection[tuple[int, object]]) -> bool:
    """Whether an amount is the sum of those right above it in its column, which may go over pages, none of which is in
    `cells` of lines."""
    edge, place = money.span.box.x1, (money.span.page, money.span.box.top)
    above = [m for m in amounts if (m.span.page, m.span.box.middle) < place and abs(m.span.box.x1 - edge) < _ALIGNED]
    column = sorted(above, key=attrgetter("place"), reverse=True)
    total = Decimal(0)
    for count, part in enumerate(column[:_MOST], 1):
        total += part.value
        if any((part.span.page, box) in cells for box in part.span.boxes):
            return False
        if total == money.value:
            return count >= _ROWS
    return False
