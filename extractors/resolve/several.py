"""What else stands under a label that names the same term: a second number, date, total, identifier or account.

What a second amount is may be plain: a part of the total, a cell of a row. Whose a second identifier is, only reference
data can tell: that is left to the rules.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations

from extractors.page.claims import amount_of
from extractors.page.labels import wordings
from extractors.page.roles import DUE, DUE_DATE, GROSS, ISSUE, LINE_NET, NET, NUMBER, PAID, TAX
from extractors.page.sheet import Sheet
from extractors.parsing import find_currencies
from extractors.parsing.folding import compact
from extractors.resolve.cells import cells_of, stands_in
from schemas import Claim, Rival

_FIRM = 0.84  # a value beside or under a label of its own
_LEAST = {"seller.vat_id": 0.7}  # whose it is, the label of one does not say
_TERMS = (NUMBER, ISSUE, DUE_DATE, "seller.vat_id")
_AMOUNTS: Mapping[str, tuple[str, ...]] = {GROSS: (GROSS, DUE), DUE: (GROSS, DUE), NET: (NET, LINE_NET), TAX: (TAX,)}
_CURRENCY, _PAYABLE = "currency", frozenset({GROSS, DUE})
_MOST_PARTS = 4  # a total is the sum of so many others at most, or of all of them


def rivals(
    chosen: Mapping[str, Claim], claims: Sequence[Claim], lines: Mapping[str, Claim], sheet: Sheet
) -> tuple[Rival, ...]:
    """The values that labels name as surely as the `chosen` ones, each once."""
    firm = [one for one in claims if one.score >= _LEAST.get(one.term, _FIRM) and one.label]
    found = (*_values(chosen, firm), *_amounts(chosen, firm, lines))
    told = (*map(_rival, found), *_currencies(chosen, sheet))
    return tuple({(one.term, compact(one.value)): one for one in reversed(told)}.values())


def _rival(claim: Claim) -> Rival:
    assert claim.label is not None
    return Rival(
        term=claim.term,
        value=str(claim.value),
        raw=claim.raw,
        label=claim.label,
        page=claim.page,
        boxes=claim.boxes,
    )


def _values(chosen: Mapping[str, Claim], firm: Sequence[Claim]) -> Iterator[Claim]:
    for one in firm:
        own = chosen.get(one.term)
        if one.term in _TERMS and own is not None and not _same(one, own) and not _taken(one, chosen):
            yield one


def _currencies(chosen: Mapping[str, Claim], sheet: Sheet) -> Iterator[Rival]:
    """Other currencies that stand with a total or what is due."""
    own = chosen.get(_CURRENCY)
    for segment in sheet.layout.segments if own is not None else ():
        label = next((mark for mark in sheet.marks_in(segment) if _PAYABLE.issuperset(mark.roles)), None)
        row = (segment, *sheet.layout.page(segment.page).rights(segment)) if label is not None else ()
        for cell in row:
            for money in find_currencies(cell.text):
                if label is not None and own is not None and money.code and money.code != own.value:
                    yield Rival(
                        term=_CURRENCY,
                        value=money.code,
                        raw=money.raw,
                        label=label.wording,
                        page=cell.page,
                        boxes=(cell.box,),
                    )


def _same(one: Claim, own: Claim) -> bool:
    """Whether two values are one, or one is a part of the other: a branch behind a number, a number cut off."""
    said, known = compact(str(one.value)), compact(str(own.value))
    return said in known or known in said


def _taken(one: Claim, chosen: Mapping[str, Claim]) -> bool:
    """Whether another term has the value at this place: the buyer's number, the delivery's date."""
    return any(
        term != one.term and other.value == one.value and other.page == one.page and other.boxes == one.boxes
        for term, other in chosen.items()
    )


def _amounts(chosen: Mapping[str, Claim], firm: Sequence[Claim], lines: Mapping[str, Claim]) -> Iterator[Claim]:
    totals = {term: abs(amount_of(claim)) for term, claim in chosen.items() if term.startswith("totals.")}
    rows = {(claim.page or 0, box) for term, claim in chosen.items() if _is_row(term) for box in claim.boxes}
    cells = cells_of(lines) | rows
    named = [one for one in firm if one.term in _AMOUNTS and amount_of(one) and not stands_in(one, cells)]
    for term, kin in _AMOUNTS.items():
        own = {totals[other] for other in kin if other in totals}
        others = [one for one in named if one.term == term and abs(amount_of(one)) not in own]
        parts = {abs(amount_of(one)) for one in others}
        for one in others if own else ():
            known = own if _names_only(one, kin) else set(totals.values())
            value = abs(amount_of(one))
            if value not in known and not _is_part(value, parts, own) and not _less(value, totals):
                yield one


def _is_row(term: str) -> bool:
    return term.startswith(("tax_breakdown[", "lines["))


def _names_only(one: Claim, kin: Sequence[str]) -> bool:
    """Whether the label of an amount names this total, and cannot mean another."""
    roles = wordings().get(compact(one.label or ""), {})
    return bool(roles) and all(role in kin for role in roles)


def _is_part(value: Decimal, parts: set[Decimal], own: set[Decimal]) -> bool:
    """Whether the amounts named so, this among them, add up to the total: those of rates, sections or countries."""
    rest = sorted(parts - {value})
    if sum(parts) in own:
        return True
    sizes = range(1, min(_MOST_PARTS, len(rest) + 1))
    return any(value + sum(some) in own for size in sizes for some in combinations(rest[:12], size))


def _less(value: Decimal, totals: Mapping[str, Decimal]) -> bool:
    """Whether an amount is a total before or after what was paid."""
    paid = totals.get(PAID)
    return paid is not None and any(value in (total + paid, total - paid) for total in totals.values())
