"""Amounts that labels call totals: beside their label, under it, or where a total row meets a column head."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from extractors.fields.labels import Mark
from extractors.fields.naming import Naming
from extractors.fields.proposing import claim
from extractors.fields.roles import DUE, DUE_AMOUNT, GROSS, OTHER, TAX, TOTAL_ROLES
from extractors.fields.values import Money, Values
from schemas import Claim

_UNDER_HEAD = 0.55  # an amount under a label is more often a cell of a column than a total
_COLUMN = 14.0  # line heights: how far above an amount its column head may stand
_LETTERS = 4  # an amount has no more: "EUR", "TTC"
_CROSSING = 0.95  # a total row and a column head name an amount together
TOTAL_WORDS = re.compile(r"(?i)total|amount|betrag|montant|solde|bedrag|importe?|tutar|balance")
_LOW = 0.08  # totals of long documents stand on the last page


def propose_totals(values: Values) -> Iterator[Claim]:
    """Claims for every role that a label gives an amount; labels that name something else give the role "other"."""
    last = max((money.span.page for money in values.money), default=1)
    for money in values.money:
        if money.amount.decimals > 2:
            continue
        early = _LOW if money.span.page < last else 0.0
        for role, (strength, label) in _roles(values, money).items():
            yield claim(role, money.value, money.amount.raw, money.span, strength - early, label)


def _roles(values: Values, money: Money) -> Mapping[str, tuple[float, str]]:
    """Role -> strength and label. The nearest label decides."""
    found: dict[str, tuple[float, str]] = {}
    beside = next((naming for naming in money.namings if naming.position != "above"), None)
    if beside is not None:
        if DUE in beside.mark.roles and TOTAL_WORDS.search(beside.wording):
            return {DUE_AMOUNT: (0.9 * beside.strength, beside.wording)}
        for role, strength in beside.of(_spoken(beside)):
            _keep(found, _by_rate(role, beside, money), strength, beside.wording)
        if found:
            return found
    head = _column_head(values, money)
    if head is not None:
        share = _CROSSING if _in_total_row(values, money) else _UNDER_HEAD
        for role, strength in Naming(head, "above", share).of(TOTAL_ROLES):
            _keep(found, role, strength, head.wording)
    return found


def _keep(found: dict[str, tuple[float, str]], role: str, strength: float, label: str) -> None:
    if strength > found.get(role, (0.0, ""))[0]:
        found[role] = (strength, label)


def _spoken(naming: Naming) -> frozenset[str]:
    """The total roles of a label, or its competing roles where it has no total role."""
    totals = TOTAL_ROLES & naming.mark.roles.keys()
    return frozenset(totals or {role for role in naming.mark.roles if role.startswith(OTHER)})


def _by_rate(role: str, naming: Naming, money: Money) -> str:
    """ "Total (20 %)" beside an amount is still a total; a tax word with a rate is a tax."""
    return (
        TAX
        if role == GROSS and re.search(r"(?i)\b(?:vat|mwst|ust|tva|btw|iva|kdv)\b\s*\d", naming.mark.segment.text)
        else role
    )


def _column_head(values: Values, money: Money) -> Mark | None:
    """The label over the column of an amount; nothing but other amounts may stand between."""
    page = values.layout.page(money.span.page)
    nearest = values.namers[page.number].head_of_column(money.span)
    for segment in page.above(money.span.box, _COLUMN):
        if nearest is not None and segment.line < nearest.segment.line:
            break
        marks = [m for m in values.marks_in(segment) if m.cover > 0.5]
        if marks:
            return max(marks, key=lambda m: m.cover)
        if sum(character.isalpha() for character in segment.text) > _LETTERS:
            break
    return nearest


def _in_total_row(values: Values, money: Money) -> bool:
    """Whether the row of an amount begins with a word for totals."""
    first = values.layout.page(money.span.page).lines[money.span.segment.line].segments[0]
    return first is not money.span.segment and any(TOTAL_ROLES & m.roles.keys() for m in values.marks_in(first))
