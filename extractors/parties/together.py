"""What stands in one block is of one party: a brand, what it does and the company that bears it, and its number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from extractors.meanings import match_label
from extractors.page import Layout, PageLayout, Segment
from extractors.page.names import is_address, kept_by
from extractors.parsing.folding import compact
from extractors.parties.witnesses import SEPARATOR
from schemas import Alternative, Box, Claim, Value

_ID_OF = {"seller.name": "seller.vat_id", "buyer.name": "buyer.vat_id"}
_EDGE = 0.7  # of the larger size: left edges, or middles of centred rows, agree this well
_WHITE = 1.0  # of the larger size: what parts two rows of one head at most


def stand_together(layout: Layout, one: Claim, other: Claim) -> bool:
    """Whether two names stand in one head or block with no address between them."""
    if one.page is None or one.page != other.page or not one.boxes or not other.boxes:
        return False
    page = layout.page(one.page)
    first, second = (_segment_of(page, claim) for claim in (one, other))
    if first is None or second is None or first is second:
        return False
    upper, lower = sorted((first, second), key=lambda segment: segment.box.top)
    rows = list(rows_under(page, upper))
    if lower not in rows or any(map(is_address, SEPARATOR.split(upper.text))):
        return False
    between = rows[: rows.index(lower) + 1]
    return not any(kept_by(row.text) or row.text.rstrip().endswith(":") for row in between)


def at_home(
    names: Mapping[str, Claim], rules: Mapping[str, Sequence[Claim]], heard: Mapping[str, Claim], layout: Layout
) -> dict[str, tuple[list[Claim], Set[Value]]]:
    """For each identifier of a party its claims by the rules, and the values that it cannot have: what stands in the
    block of the other one's name, and what does not, and no label calls its, beside the only one that stands with its
    own."""
    read = [claim for term in _ID_OF.values() for claim in rules.get(term, ())]
    every = [*read, *(heard[term] for term in _ID_OF.values() if term in heard)]
    told = {claim.value: claim.term for claim in read if _names_a_party(claim)}
    labelled = {*told.values()}
    homes = {
        value: home
        for value, home in _homes(names, every, layout).items()
        if (told[value] == home if value in told else home not in labelled)
    }
    if not homes:
        return {}
    values = {place.value for claim in every for place in _places(claim)}
    found: dict[str, tuple[list[Claim], Set[Value]]] = {}
    for term in _ID_OF.values():
        own = {value for value, home in homes.items() if home == term}
        sure = len(own) == 1 and any(claim.value in own for claim in read)
        others = {one for one in values - own if one in homes or (sure and told.get(one) != term)}
        kept = [claim for claim in read if homes.get(claim.value, claim.term) == term and claim.value not in others]
        found[term] = ([claim.model_copy(update={"term": term}) for claim in kept], others)
    return found


def _homes(names: Mapping[str, Claim], claims: Iterable[Claim], layout: Layout) -> dict[Value, str]:
    """The identifiers that stand in the block of one of the two names, each with the term of whose it is."""
    at = {(row.page, word.box): row for row in reversed(layout.segments) for word in row.words}
    own = {term: _row_of(at, name) for term, name in names.items()}
    homes: dict[Value, set[str]] = defaultdict(set)
    for claim in claims:
        for place in _places(claim):
            row = _row_of(at, place)
            above = None if row is None else _name_above(layout.page(row.page), row, names, own)
            if above is not None:
                homes[place.value].add(_ID_OF[above])
    return {value: next(iter(terms)) for value, terms in homes.items() if len(terms) == 1}


def _row_of(at: Mapping[tuple[int, Box], Segment], place: Claim | Alternative) -> Segment | None:
    """The segment in which a value begins, by its first word."""
    return at.get((place.page, place.boxes[0])) if place.page is not None and place.boxes else None


def _places(claim: Claim) -> tuple[Claim | Alternative, ...]:
    return (claim, *claim.rejected)


def _name_above(
    page: PageLayout, segment: Segment, names: Mapping[str, Claim], own: Mapping[str, Segment | None]
) -> str | None:
    """The term of the name that stands nearest above an identifier in its block, if one of `names` stands there in its
    `own` row, or begins one once more."""
    for row in reversed(page.block_of(segment).rows):
        if row.line <= segment.line:
            text = compact(row.text)
            terms = [t for t, name in names.items() if own[t] is row or text.startswith(compact(str(name.value)))]
            if terms:
                return max(terms)
    return None


def _names_a_party(claim: Claim) -> bool:
    named = match_label(claim.label) if claim.label else None
    return named is not None and any(term in _ID_OF.values() for term in named.terms)


def rows_under(page: PageLayout, segment: Segment) -> Iterator[Segment]:
    """The rows that go on right under `segment`, at its left or right edge or centred with it, up to the first one with
    an address; sizes may differ, as those of a brand and of the company under it do."""
    last = segment
    while (row := next((r for r in page.below(last.box, _WHITE + 1) if _goes_on(last, r)), None)) is not None:
        yield row
        if is_address(row.text):
            return
        last = row


def rows_over(page: PageLayout, segment: Segment) -> Iterator[Segment]:
    """The rows right over `segment`, the nearest first, set off from each other as those of one head are."""
    last = segment
    while (row := next((r for r in page.above(last.box, _WHITE + 1) if _goes_on(r, last)), None)) is not None:
        yield row
        last = row


def _goes_on(above: Segment, row: Segment) -> bool:
    em = max(above.size, row.size, 1.0)
    apart = min(abs(above.box.x0 - row.box.x0), abs(above.box.x1 - row.box.x1), abs(above.box.centre - row.box.centre))
    return row.line > above.line and row.box.top - above.box.bottom < _WHITE * em and apart < _EDGE * em


def _segment_of(page: PageLayout, claim: Claim) -> Segment | None:
    """The segment in which a value begins."""
    return next((row for row in page.segments if any(word.box == claim.boxes[0] for word in row.words)), None)
