"""Purchase orders: what is invoiced was ordered (two-way match) and, where receipts of goods are kept, received."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

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
from schemas.keys import SELLER_TERMS
from validators.likeness import same_words
from validators.reference import Reference
from validators.rule import Check, Facts, Fail, NotApplicable, Rule, Said, example

_NO_ORDER = "The document names no purchase order."
_NO_ORDERS = "No purchase orders were loaded."
_UNKNOWN = "The purchase order is not known."
_NO_LINES = "No line with a quantity or a price was found on the document."
_NO_PRICE = "No line of the order was found on the document with its price."
_NO_QUANTITY = "No line of the order was found on the document with its quantity."
_NO_VENDOR = "Whose order it is cannot be told: the vendor master does not hold the seller, or none was loaded."


def _named(facts: Facts) -> Order | NotApplicable:
    """The order that the document names, without lines where it is unknown."""
    number = facts.invoice.purchase_order_reference
    if not number:
        return NotApplicable(_NO_ORDER)
    order = facts.reference.order(number)
    return NotApplicable(_NO_ORDERS) if order is None else order


def _order(facts: Facts) -> Order | NotApplicable:
    """The order that the document names, to compare with."""
    order = _named(facts)
    return NotApplicable(_UNKNOWN) if isinstance(order, Order) and not order.lines else order


def _known(facts: Facts) -> Iterator[Said]:
    order = _named(facts)
    if isinstance(order, NotApplicable):
        yield order
    elif not order.lines:
        yield Fail("There is no purchase order of this number.", seen=facts.invoice.purchase_order_reference)


def _whose(facts: Facts) -> Iterator[Said]:
    order = _order(facts)
    if isinstance(order, NotApplicable):
        yield order
        return
    first, currency = order.lines[0], facts.invoice.currency
    found = facts.reference.vendors(seller_keys(facts.invoice.seller))
    if currency and currency != first.currency:
        yield Fail("The order is in another currency.", ("currency",), seen=currency, expected=first.currency)
    elif not found:
        yield NotApplicable(_NO_VENDOR)
    if found and first.vendor not in {vendor.vendor for vendor in found}:
        yield Fail(
            "The order was placed with another vendor.", ("seller.name",), seen=found[0].vendor, expected=first.vendor
        )


class _Matched(NamedTuple):
    """A line of the invoice at its path, and the lines of the order that it may invoice: one, where all is well."""

    path: str
    line: Line
    fitting: tuple[OrderLine, ...]

    @property
    def ordered(self) -> OrderLine | None:
        """The line of the order that it invoices, if only one fits."""
        return _only(self.fitting)


def _matched(facts: Facts, order: Order) -> list[_Matched]:
    """Each line with a quantity or a price."""
    return [
        _Matched(f"lines[{number}]", line, _fitting(line, order))
        for number, line in enumerate(facts.invoice.lines)
        if line.quantity is not None or line.unit_price is not None
    ]


def _fitting(line: Line, order: Order) -> tuple[OrderLine, ...]:
    """The order's lines that the invoice names by number or article, else those of the same words."""
    if line.order_line_reference:
        return tuple(one for one in order.lines if one.line == line.order_line_reference)[:1]
    items = {normalise_number(item) for item in (line.seller_item_id, line.buyer_item_id) if item}
    named_so = [one for one in order.lines if one.item and normalise_number(one.item) in items]
    if not named_so and line.description:
        printed = line.description
        named_so = [
            one
            for one in order.lines
            if (one.description and same_words(one.description, printed)) or (one.item and one.item in printed.split())
        ]
    if len(named_so) > 1 and line.description:  # one may begin as the other does: the very words tell them apart
        words = line.description.casefold().split()
        the_very = [one for one in named_so if one.description and one.description.casefold().split() == words]
        named_so = the_very or named_so
    return tuple(named_so)


def _only(fitting: tuple[OrderLine, ...]) -> OrderLine | None:
    return fitting[0] if len(fitting) == 1 else None


def line_ordered(line: Line, order: Order) -> OrderLine | None:
    """The order's line that `line` invoices, if only one fits."""
    return _only(_fitting(line, order))


def _each(compare: Callable[[Facts, Order, list[_Matched]], Iterator[Said]]) -> Check:
    """The check that compares the lines of a document that names a known order."""

    def check(facts: Facts) -> Iterator[Said]:
        order = _order(facts)
        if isinstance(order, NotApplicable):
            yield order
        elif not (matched := _matched(facts, order)):
            yield NotApplicable(_NO_LINES)
        else:
            yield from compare(facts, order, matched)

    return check


def _strange(_facts: Facts, _order: Order, matched: list[_Matched]) -> Iterator[Said]:
    for one in matched:
        if one.ordered is None:
            yield Fail(
                f"{named_row(one.path)}: {_why_none(one.fitting)}",
                (f"{one.path}.description",),
                seen=one.line.description,
            )


def _why_none(fitting: tuple[OrderLine, ...]) -> str:
    """Why no line of the order is taken for one of the invoice."""
    if not fitting:
        return "no line of the order is this."
    numbers = ", ".join(one.line for one in fitting)
    return f"lines {numbers} of the order may each be this, and nothing tells which."


def _told(matched: list[_Matched]) -> Iterator[tuple[str, Line, OrderLine]]:
    """The lines that are of one line of the order, at their paths."""
    return ((one.path, one.line, one.ordered) for one in matched if one.ordered is not None)


def _dear(facts: Facts, _order: Order, matched: list[_Matched]) -> Iterator[Said]:
    share, compared = facts.policy.reference.price_share, False
    for path, line, ordered in _told(matched):
        if line.unit_price is None:
            continue
        compared = True
        price = line.unit_price / (line.price_base_quantity or Decimal(1))
        if price > ordered.unit_price * (1 + share):
            yield Fail(
                f"{named_row(path)}: the price is above the ordered one of line {ordered.line}.",
                (f"{path}.unit_price",),
                seen=plain(line.unit_price),
                expected=plain(ordered.unit_price),
            )
    if not compared:
        yield NotApplicable(_NO_PRICE)


def _too_much(facts: Facts, order: Order, matched: list[_Matched]) -> Iterator[Said]:
    """More than was ordered, and where receipts of goods are kept more than was received, with all invoices before."""
    share, compared = facts.policy.reference.quantity_share, False
    before = _invoiced_before(facts, order)
    together: dict[str, Decimal] = dict(before)
    for path, line, ordered in _told(matched):
        if line.quantity is None:
            continue
        compared, number = True, ordered.line
        together[number] = together.get(number, Decimal(0)) + line.quantity
        limits = [("ordered", ordered.quantity)]
        if order.received is not None:
            limits.append(("received", order.received.get(number, Decimal(0))))
        what, limit = min(limits, key=lambda pair: pair[1])
        if together[number] > limit * (1 + share):
            earlier = f" (with {plain(before[number])} invoiced before)" if number in before else ""
            yield Fail(
                f"{named_row(path)}: the quantity{earlier} is more than was {what} in line {number}.",
                (f"{path}.quantity",),
                seen=plain(together[number]),
                expected=plain(limit),
            )
    if not compared:
        yield NotApplicable(_NO_QUANTITY)


def _invoiced_before(facts: Facts, order: Order) -> Mapping[str, Decimal]:
    """The quantities that earlier invoices of this order invoiced, by the order's line."""
    number = normalise_number(facts.invoice.purchase_order_reference or "")
    like = Like(sellers=seller_keys(facts.invoice.seller), doc_type=DocType.INVOICE, order=number)
    found: dict[str, Decimal] = {}
    for one in (facts.reference.earlier(like) if like.sellers else None) or ():
        for line in one.invoice.lines if one.sha256 != facts.sha256 else ():
            ordered = line_ordered(line, order)
            if ordered is not None and line.quantity is not None:
                found[ordered.line] = found.get(ordered.line, Decimal(0)) + line.quantity
    return found


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
_LINE = (
    *("lines[].order_line_reference", "lines[].seller_item_id", "lines[].buyer_item_id", "lines[].description"),
    *("lines[].quantity", "lines[].unit_price"),
)

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
        terms=(*_NUMBER, *SELLER_TERMS, "currency"),
        severity=Severity.WARNING,
        source="our own",
        check=_whose,
        passing=_billed(),
        failing=_billed(seller__name="B"),
    ),
    Rule(
        id="PO-3",
        sentence="Each line was ordered.",
        todo="Compare the line with the order; if it was ordered, approve the document (`vouchline decide`).",
        terms=(*_NUMBER, *_LINE),
        severity=Severity.WARNING,
        source="our own (two-way match)",
        check=_each(_strange),
        passing=_billed(),
        failing=_billed(description="Table, oak and glass, with drawers"),
    ),
    Rule(
        id="PO-4",
        sentence="No price is above the ordered one by more than the policy allows.",
        todo="Compare the price with the order, and ask the seller for a correction.",
        terms=(*_NUMBER, *_LINE, "lines[].price_base_quantity"),
        severity=Severity.WARNING,
        source="our own (two-way match)",
        check=_each(_dear),
        passing=_billed(),
        failing=_billed(unit_price=Decimal("50.01")),
    ),
    Rule(
        id="PO-5",
        sentence="No more is invoiced than was ordered and, where receipts of goods are loaded, received.",
        todo="Compare the quantity with the order and what came; ask the seller for a correction.",
        terms=(*_NUMBER, *_LINE, *SELLER_TERMS),
        severity=Severity.WARNING,
        source="our own (two-way and three-way match)",
        check=_each(_too_much),
        passing=_billed(),
        failing=_billed(quantity=Decimal(9)),
    ),
)
