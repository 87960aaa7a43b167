"""Totals of which a row takes something off: what was billed in advance, or what a correction takes off an invoice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from decimal import Decimal
from typing import Protocol

from extractors.page.printed import Place, Printed
from extractors.resolve.triple import Triple

_LEVEL = 0.5  # of the height of an amount, from the middle of another in its row


class Seen(Protocol):
    """The printed amounts, and whether the document tells what another one said and the difference."""

    @property
    def amounts(self) -> Mapping[Decimal, Printed]: ...
    @property
    def corrects(self) -> bool: ...


def whole(found: Sequence[Triple], seen: Seen) -> list[Triple]:
    """The triples but those that are what a row which takes off leaves of another: of the whole, behind an invoice in
    advance. What a correction leaves is no total either, nor what that was before, but what it takes off."""
    taken = set(_rows(seen.amounts)) if len(found) > 1 else set()
    return [one for one in found if not taken or not any(_parted(one, other, taken, found, seen) for other in found)]


def _parted(
    one: Triple, other: Triple, taken: Set[tuple[Decimal, Decimal]], found: Sequence[Triple], seen: Seen
) -> bool:
    """Whether a row takes off what `one` is less than `other`; or the other way round as well where that corrects, and
    its total stands printed."""
    parts = abs(other.net.value - one.net.value), abs(other.tax.value - one.tax.value)
    if seen.corrects:
        return parts in taken and any((own.net.value, own.tax.value) == parts for own in found)
    return parts in taken and one.gross.value < other.gross.value


def _rows(amounts: Mapping[Decimal, Printed]) -> Iterator[tuple[Decimal, Decimal]]:
    """The amounts with a minus that stand in one row, two by two from left to right."""
    places = [place for printed in amounts.values() for place in printed.places if place.value < 0]
    yield from ((abs(one.value), abs(other.value)) for one in places for other in places if _level(one, other))


def _level(one: Place, other: Place) -> bool:
    apart = abs(one.box.middle - other.box.middle)
    return one.page == other.page and one.box.x1 < other.box.x0 and apart < _LEVEL * one.box.height
