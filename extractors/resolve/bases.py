"""What is taxed at each rate, where the rows of the breakdown print their taxes alone and each line its rate."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal

from extractors.page.claims import Row, amount_of, derived, rows_of
from extractors.page.roles import ALLOWANCES, CHARGES, NET
from extractors.resolve.taxes import path_of
from schemas import CENT, Claim, Value, xpath_round
from schemas.grades import LIKELY

_EFFECT = {CHARGES: 1, ALLOWANCES: -1}
_Parts = Mapping[Value, Sequence[Claim]]


def with_bases_of_lines(chosen: Mapping[str, Claim]) -> dict[str, Claim]:
    """`chosen`, with the amounts of the lines at each of several rates together as what is taxed at it, where they make
    the net total and each rate makes the printed tax of its own. What is charged or taken off beside the lines is taxed
    at the one rate with which all of that holds."""
    rows, lines, net = rows_of(chosen, "tax_breakdown"), rows_of(chosen, "lines"), chosen.get(NET)
    if net is None or not _told(rows, ("rate", "amount")) or not _told(lines, ("tax_rate", "net")):
        return dict(chosen)
    parts: defaultdict[Value, list[Claim]] = defaultdict(list)
    for line in lines:
        parts[line["tax_rate"].value].append(line["net"])
    beside = [chosen[term] for term in _EFFECT if term in chosen]
    ways: list[_Parts] = [{**parts, rate: [*parts[rate], *beside]} for rate in parts] if beside else [parts]
    fitting = [way for way in ways if _fits(way, rows, amount_of(net))]
    if len(fitting) != 1:
        return dict(chosen)
    bases = {
        path: derived(path, _sum(own), own, min(LIKELY, row["amount"].score, *(part.score for part in own)))
        for number, row in enumerate(rows)
        for path, own in ((path_of(number, "base"), fitting[0][row["rate"].value]),)
        if path not in chosen
    }
    return {**chosen, **bases}


def _told(rows: Sequence[Row], cells: Sequence[str]) -> bool:
    """Whether there are several rows or lines, and each has all of these cells, none in doubt."""
    return len(rows) > 1 and all(cell in row and row[cell].doubt is None for row in rows for cell in cells)


def _fits(way: _Parts, rows: Sequence[Row], net: Decimal) -> bool:
    """Whether the rows are of the very rates of the lines, and all sums hold."""
    rates = [row["rate"].value for row in rows]
    if len(set(rates)) < len(rates) or set(rates) != way.keys() or sum(map(_sum, way.values())) != net:
        return False
    return all(_makes(way[row["rate"].value], row) for row in rows)


def _makes(parts: Sequence[Claim], row: Row) -> bool:
    """Whether the rate of a row makes its tax of all `parts` together, which are its base where one is printed."""
    base = _sum(parts)
    off = xpath_round(base * amount_of(row["rate"]) / 100) - amount_of(row["amount"])
    return abs(off) <= CENT and ("base" not in row or amount_of(row["base"]) == base)


def _sum(parts: Sequence[Claim]) -> Decimal:
    return sum((_EFFECT.get(part.term, 1) * amount_of(part) for part in parts), Decimal(0))
