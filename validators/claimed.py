"""Whether two invoices of one seller claim the same money: what was sold, for how much, to whom and when."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from schemas import Invoice, folded, normalise_number
from schemas.names import spellings
from validators.likeness import same_words

_DIGITS = re.compile("[0-9]+")
_MOST = Decimal("0.9")  # of the larger sum of lines: so much of it stands in lines that both have
_ORDERED, _RENUMBERED = 3, 20  # days: after more, the same is ordered again; before a month, nothing is billed again
_ZERO = Decimal(0)

Sold = tuple[Decimal | None, Decimal]  # the quantity of a line and its net amount


class Claimed(NamedTuple):
    """What an invoice says of the money that it claims."""

    number: str
    issued: date | None
    currency: str | None
    buyer: tuple[str, str]
    totals: tuple[Decimal | None, ...]
    lines: tuple[Sold, ...]
    sold: str | None
    """The name of the only line."""
    order: str
    supplied: tuple[date | None, ...]
    others: tuple[str, ...]
    """What else tells it from another: its contract, its delivery notes, what it is about."""


def claimed(invoice: Invoice) -> Claimed:
    """What `invoice` claims."""
    totals, charged = invoice.totals, [line for line in invoice.lines if line.charged and line.net is not None]
    others = (
        invoice.contract_reference,
        invoice.project_reference,
        invoice.sales_order_reference,
        invoice.despatch_advice_reference,
        invoice.receiving_advice_reference,
        invoice.object_identifier.value,
    )
    return Claimed(
        number=normalise_number(invoice.invoice_number or ""),
        issued=invoice.issue_date,
        currency=invoice.currency,
        buyer=(folded(invoice.buyer.vat_id or ""), invoice.buyer.name or ""),
        totals=(totals.gross, totals.net, totals.tax),
        lines=tuple((line.quantity, line.net) for line in charged if line.net is not None),
        sold=charged[0].description if len(charged) == 1 else None,
        order=folded(invoice.purchase_order_reference or ""),
        supplied=(invoice.delivery.date, invoice.period.start, invoice.period.end),
        others=tuple(folded(other or "") for other in others),
    )


def preceding(invoice: Invoice) -> Iterator[str]:
    """The numbers of the invoices that an invoice corrects or follows."""
    yield from filter(None, (invoice.preceding_invoice, *(one.number for one in invoice.preceding_invoices)))


def same_claim(one: Claimed, other: Claimed, most_days: int) -> bool:
    """Whether two invoices of one seller under different numbers may claim the same money: the same was sold to the
    same buyer, and nothing that both state tells them apart.

    Issued on one day they may; within `most_days` where both state the same day or period of supply; within some days
    where they name the same order; and before a month is over where the other number is of another series, for what a
    seller bills again and again goes on in one. What is alike by nature, a rent or a daily delivery, does not.
    """
    if one.number == other.number or None in (one.issued, other.issued, one.currency):
        return False
    if one.currency != other.currency or _told_apart(one, other) or not _same_sold(one, other):
        return False
    days = abs((one.issued - other.issued).days) if one.issued and other.issued else 0
    supplied = any(
        ours is not None and ours == theirs for ours, theirs in zip(one.supplied, other.supplied, strict=True)
    )
    ordered = bool(one.order) and one.order == other.order
    renumbered = bool(one.lines and other.lines) and _series(one.number) != _series(other.number)
    return (
        days == 0
        or (supplied and days <= most_days)
        or (ordered and days <= _ORDERED)
        or (renumbered and days <= _RENUMBERED)
    )


def _told_apart(one: Claimed, other: Claimed) -> bool:
    """Whether both say to whom, on which order or when they supplied, and not the same."""
    stated = zip((one.order, *one.supplied, *one.others), (other.order, *other.supplied, *other.others), strict=True)
    if any(ours and theirs and ours != theirs for ours, theirs in stated):
        return True
    (number, name), (other_number, other_name) = one.buyer, other.buyer
    if number and other_number:
        return number != other_number
    return bool(name and other_name) and not spellings(name) & spellings(other_name)


def _same_sold(one: Claimed, other: Claimed) -> bool:
    """Whether the lines of both are the same but for a small part of their sum; without lines, all totals."""
    if not one.lines or not other.lines:
        return None not in one.totals and one.totals == other.totals
    if one.sold and other.sold and not _same_name(one.sold, other.sold):
        return False
    ours, theirs = one.lines, other.lines
    if any(quantity is None for quantity, _ in (*ours, *theirs)):
        ours, theirs = (tuple((None, net) for _, net in lines) for lines in (ours, theirs))
    common = Counter(ours) & Counter(theirs)
    most = max(_sum(ours), _sum(theirs))
    return most > _ZERO and _sum(tuple(common.elements())) >= _MOST * most


def _same_name(one: str, other: str) -> bool:
    """Whether one thing is called so twice: a number in its name, of a flat or a telephone, is another's."""
    return set(_DIGITS.findall(one)) == set(_DIGITS.findall(other)) and same_words(one, other)


def _sum(lines: Sequence[Sold]) -> Decimal:
    return sum((abs(net) for _, net in lines), _ZERO)


def _series(number: str) -> str:
    """The form of a number, however large its counts are."""
    return _DIGITS.sub("0", number)
