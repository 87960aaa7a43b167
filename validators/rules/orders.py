"""Purchase orders: what is invoiced was ordered (two-way match) and, where receipts of goods are kept, received."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from schemas import (
    DocType,
    Like,
    Line,
    Order,
    OrderLine,
    Severity,
    Vendor,
    named_row,
    normalise_number,
    plain,
    seller_keys,
)
from validators.likeness import same_words
from validators.reference import Reference
from validators.rule import Facts, Fail, NotApplicable, Rule, Said, example

_NO_ORDER = "The document names no purchase order."
_NO_ORDERS = "No purchase orders were loaded."
_UNKNOWN = "The purchase order is not known."
_NO_LINES = "The lines of the document are not known."


def _order(facts: Facts) -> tuple[Order | None, str | None]:
    """The order that the document names, without lines where it is unknown; else why there is none to compare."""
    number = facts.invoice.purchase_order_reference
    if not number:
        return None, _NO_ORDER
    order = facts.reference.order(number)
    return (None, _NO_ORDERS) if order is None else (order, None)


def _known(facts: Facts) -> Iterator[Said]:
    order, why = _order(facts)
    if order is None:
        yield NotApplicable(why or _NO_ORDER)
    elif not order.lines:
        number = facts.invoice.purchase_order_reference
        yield Fail("There is no purchase order of this number.", seen=number)


def _whose(facts: Facts) -> Iterator[Said]:
    order, why = _order(facts)
    if order is None or not order.lines:
        yield NotApplicable(why or _UNKNOWN)
        return
    first = order.lines[0]
    if facts.invoice.currency and facts.invoice.currency != first.currency:
        yield Fail(
            "The order is in another currency.", ("currency",), seen=facts.invoice.currency, expected=first.currency
        )
    found = facts.reference.vendors(seller_keys(facts.invoice.seller))
    if found and first.vendor not in {vendor.vendor for vendor in found}:
        yield Fail(
            "The order was placed with another vendor.", ("seller.name",), seen=found[0].vendor, expected=first.vendor
        )


@dataclass(frozen=True, slots=True)
class _Matched:
    """A line of the invoice at its path, and the line of the order that it invoices."""

    path: str
    line: Line
    ordered: OrderLine


def _matched(facts: Facts, order: Order) -> Iterator[_Matched | str]:
    """Each line with a quantity or a price: matched, or the path of one that the order does not hold."""
    for number, line in enumerate(facts.invoice.lines):
        path = f"lines[{number}]"
        if line.quantity is None and line.unit_price is None:
            continue
        ordered = _ordered(line, order)
        yield path if ordered is None else _Matched(path, line, ordered)


def _ordered(line: Line, order: Order) -> OrderLine | None:
    """The order's line that the invoice names by number or article, else the one of the same words, if only one is."""
    if line.order_line_reference:
        return next((one for one in order.lines if one.line == line.order_line_reference), None)
    items = {normalise_number(item) for item in (line.seller_item_id, line.buyer_item_id) if item}
    named_so = [one for one in order.lines if one.item and normalise_number(one.item) in items]
    if not named_so and line.description:
        printed = line.description
        named_so = [
            one
            for one in order.lines
            if (one.description and same_words(one.description, printed)) or (one.item and one.item in printed.split())
        ]
    return named_so[0] if len(named_so) == 1 else None


def _held(facts: Facts) -> Iterator[Said]:
    yield from _each(facts, _strange)


def _strange(facts: Facts, order: Order) -> Iterator[Said]:
    for one in _matched(facts, order):
        if isinstance(one, str):
            term = f"{one}.description"
            seen = facts.invoice.lines[int(one[6:-1])].description
            yield Fail(f"{named_row(one)}: no single line of the order is this.", (term,), seen=seen)


def _price(facts: Facts) -> Iterator[Said]:
    yield from _each(facts, _dear)


def _dear(facts: Facts, order: Order) -> Iterator[Said]:
    share = facts.policy.reference.price_share
    for one in _matched(facts, order):
        if isinstance(one, str) or one.line.unit_price is None:
            continue
        price = one.line.unit_price / (one.line.price_base_quantity or Decimal(1))
        if price > one.ordered.unit_price * (1 + share):
            term = f"{one.path}.unit_price"
            yield Fail(
                f"{named_row(one.path)}: the price is above the ordered one of line {one.ordered.line}.",
                (term,),
                seen=plain(one.line.unit_price),
                expected=plain(one.ordered.unit_price),
            )


def _quantity(facts: Facts) -> Iterator[Said]:
    yield from _each(facts, _too_much)


def _too_much(facts: Facts, order: Order) -> Iterator[Said]:
    """More than was ordered, and where receipts of goods are kept more than was received, with all invoices before."""
    share = facts.policy.reference.quantity_share
    before = _invoiced_before(facts, order)
    together: dict[str, Decimal] = dict(before)
    for one in _matched(facts, order):
        if isinstance(one, str) or one.line.quantity is None:
            continue
        number = one.ordered.line
        together[number] = together.get(number, Decimal(0)) + one.line.quantity
        limits = [("ordered", one.ordered.quantity)]
        if order.received is not None:
            limits.append(("received", order.received.get(number, Decimal(0))))
        what, limit = min(limits, key=lambda pair: pair[1])
        if together[number] > limit * (1 + share):
            term = f"{one.path}.quantity"
            earlier = f" (with {plain(before[number])} invoiced before)" if number in before else ""
            yield Fail(
                f"{named_row(one.path)}: the quantity{earlier} is more than was {what} in line {number}.",
                (term,),
                seen=plain(together[number]),
                expected=plain(limit),
            )


def _invoiced_before(facts: Facts, order: Order) -> Mapping[str, Decimal]:
    """The quantities that earlier invoices of this order invoiced, by the order's line."""
    number = normalise_number(facts.invoice.purchase_order_reference or "")
    like = Like(sellers=seller_keys(facts.invoice.seller), doc_type=DocType.INVOICE, order=number)
    found: dict[str, Decimal] = {}
    for one in (facts.reference.earlier(like) if like.sellers else None) or ():
        for line in one.invoice.lines if one.sha256 != facts.sha256 else ():
            ordered = _ordered(line, order)
            if ordered is not None and line.quantity is not None:
                found[ordered.line] = found.get(ordered.line, Decimal(0)) + line.quantity
    return found


def _each(facts: Facts, check: Callable[[Facts, Order], Iterator[Said]]) -> Iterator[Said]:
    """What `check` says of a document with lines that names a known order."""
    order, why = _order(facts)
    if order is None or not order.lines:
        yield NotApplicable(why or _UNKNOWN)
    elif not facts.invoice.lines:
        yield NotApplicable(_NO_LINES)
    else:
        yield from check(facts, order)


class _Ordered(Reference):
    """Knowledge for the examples: the order 4711 of ten chairs at 50 euros each, of which eight were received."""

    def order(self, number: str) -> Order:
        chairs = OrderLine(
            order="4711",
            line="1",
            vendor="70001",
            currency="EUR",
            quantity=Decimal(10),
            unit_price=Decimal(50),
            description="Chair, oak",
        )
        return Order((chairs,) if normalise_number(number) == "4711" else (), {"1": Decimal(8)})

    def vendors(self, sellers: Any) -> tuple[Vendor, ...]:
        return (Vendor(vendor="70001" if "name:A" in sellers else "70002", name="A"),)


def _billed(**values: Any) -> Facts:
    line = {"description": "Oak chair", "quantity": Decimal(8), "unit_price": Decimal(50)}
    given: dict[str, Any] = {"purchase_order_reference": "4711", "currency": "EUR", "seller.name": "A"}
    given |= {f"lines[0].{name}": values.pop(name, value) for name, value in line.items()}
    return example(given | {name.replace("__", "."): value for name, value in values.items()}, reference=_Ordered())


_NUMBER = ("purchase_order_reference",)

RULES: tuple[Rule, ...] = (
    Rule(
        id="PO-1",
        sentence="The purchase order that a document names is known, where orders were loaded.",
        todo="Ask who ordered, and load the orders anew; then replay the document.",
        terms=_NUMBER,
        severity=Severity.WARNING,
        source="our own",
        check=_known,
        passing=_billed(),
        failing=_billed(purchase_order_reference="4712"),
    ),
    Rule(
        id="PO-2",
        sentence="Seller and currency are those of the purchase order.",
        todo="Ask who ordered, and from whom.",
        terms=(*_NUMBER, "seller.name", "currency"),
        severity=Severity.WARNING,
        source="our own",
        check=_whose,
        passing=_billed(),
        failing=_billed(seller__name="B"),
    ),
    Rule(
        id="PO-3",
        sentence="Each line was ordered.",
        todo="Compare the line with the order.",
        terms=(*_NUMBER, "lines[].description"),
        severity=Severity.WARNING,
        source="our own (two-way match)",
        check=_held,
        passing=_billed(),
        failing=_billed(description="Table, oak and glass, with drawers"),
    ),
    Rule(
        id="PO-4",
        sentence="No price is above the ordered one by more than the policy allows.",
        todo="Compare the price with the order, and ask the seller for a correction.",
        terms=(*_NUMBER, "lines[].unit_price"),
        severity=Severity.WARNING,
        source="our own (two-way match)",
        check=_price,
        passing=_billed(),
        failing=_billed(unit_price=Decimal("50.01")),
    ),
    Rule(
        id="PO-5",
        sentence="No more is invoiced than was ordered and, where receipts of goods are loaded, received.",
        todo="Compare the quantity with the order and what came; ask the seller for a correction.",
        terms=(*_NUMBER, "lines[].quantity"),
        severity=Severity.WARNING,
        source="our own (two-way and three-way match)",
        check=_quantity,
        passing=_billed(),
        failing=_billed(quantity=Decimal(9)),
    ),
)
