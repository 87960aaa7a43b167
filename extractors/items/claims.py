"""Line items as claims: each cell with its words, its column's head as label, and what is doubtful about it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from extractors.items.table.columns import Columns
from extractors.items.table.discounts import Cell, Discount
from extractors.items.table.items import Item, Items
from extractors.items.table.naming import Named
from extractors.items.table.numbers import Number, base_in, parts_of, text_of
from extractors.items.table.roles import Roles
from extractors.page import Span
from extractors.page.claims import claim, derived
from extractors.page.roles import ALLOWANCES, CHARGES, GROSS, NET
from extractors.parsing.quantities import one_of
from schemas import Claim, plain, xpath_round
from schemas.grades import DOUBTED, FIRM, NAMED, VAGUE

_FITS, _UNASKED, _HALF, _FAILS = NAMED, VAGUE, 0.1, 0.5
_WORDS = re.compile(r"[^\W\d_]+")
_LISTED = DOUBTED  # is it the price before a discount, or misread?


def claims_of(
    columns: Columns,
    roles: Roles,
    items: Items,
    names: Sequence[Named],
    totals: Mapping[str, Claim],
) -> dict[str, Claim]:
    """Claims by path for every cell of every item."""
    gross = _holds_tax(items, totals)
    products = gross is not None and _products_are_net(items, totals)
    table = _Table(columns, roles, items, gross, products)
    found: dict[str, Claim] = {}
    for number, (item, name) in enumerate(zip(items.items, names, strict=True)):
        if name.words:
            term, text = f"lines[{number}].description", text_of(name.words)
            found[term] = claim(term, text.rstrip(" ,;:"), text, name.words, name.sure, table.label("description"))
        found |= {made.term: made for made in _claims(table, number, item)}
        if item.discount is not None and not products:
            found |= {made.term: made for made in _allowance(table, f"lines[{number}].", item.discount, found)}
    return found


@dataclass(frozen=True, slots=True)
class _Table:
    """What the claims of all lines share; `gross` is the doubt about amounts that hold the tax, `products` says that
    quantity x price is each line's amount before it."""

    columns: Columns
    roles: Roles
    items: Items
    gross: str | None
    products: bool

    @property
    def held(self) -> str | None:
        """The doubt about prices where the amounts that they make hold the tax."""
        return None if self.products else self.gross

    def label(self, role: str) -> str:
        """The head of the column with `role`, or the role itself where none is printed."""
        column = getattr(self.roles, role)
        return (self.columns.cells[column].text if column is not None else "") or role


def _claims(table: _Table, number: int, item: Item) -> Iterator[Claim]:
    path, doubt = f"lines[{number}].", None if table.products else _doubt(item)
    sums = table.items.adds_up
    score = _FAILS if doubt else _FITS if item.fits and sums else _UNASKED + _HALF * bool(item.fits or sums)
    if item.quantity is not None:
        yield _quantity(table, path, item.quantity, score, doubt)
    if item.unit is not None:
        code, spans = item.unit
        yield claim(path + "unit", code, text_of(spans), spans, _unit_score(item, spans), table.label("unit"))
    if item.unit_price is not None:
        before = f"{item.unit_price.raw} is the price before the discount." if item.listed else table.held
        sure = min(score, _LISTED) if before else score
        yield _number(path + "unit_price", item.unit_price, sure, table.label("unit_price"), doubt or before)
        base = _base(table, item)
        if base is not None:
            yield _number(path + "price_base_quantity", base, sure, table.label("unit_price"), doubt)
    if item.net is not None and table.gross:
        yield _number(path + "gross", item.net, score, table.label("net"), doubt)
    if table.products:
        yield _product(table, path, item)
    elif item.net is not None:
        yield _number(path + "net", item.net, score, table.label("net"), doubt or table.gross)
    if item.tax_rate is not None:
        yield _number(path + "tax_rate", item.tax_rate, FIRM, table.label("tax_rate"), None)


def _quantity(table: _Table, path: str, number: Number, score: float, doubt: str | None) -> Claim:
    """How many; in doubt where several numbers of the row tell it together: pieces, and the days that each is lent."""
    if number.computed:
        number = replace(number, raw=text_of(number.spans))
        doubt = f"{number.raw}: these numbers make the amount together, and how many were sold is not told."
    return _number(path + "quantity", number, min(score, DOUBTED) if doubt else score, table.label("quantity"), doubt)


def _unit_score(item: Item, spans: Sequence[Span]) -> float:
    """Certain where the cell holds one word of one meaning beside the quantity: of several, another may be the unit,
    and with a number of its own a unit is another one ("100 pcs", "500 g")."""
    text = text_of(spans)
    alone = item.quantity is not None and item.quantity.spans == spans
    words = _WORDS.findall(text)
    told = len(words) == 1 and one_of(words[0]) is None and (alone or not any(map(str.isdigit, text)))
    return _FITS if told else _FAILS


def _product(table: _Table, path: str, item: Item) -> Claim:
    """The amount before tax of a line on which only that with tax is printed."""
    assert item.quantity is not None
    assert item.unit_price is not None
    factors = [
        _number(path + leaf, number, _FITS, table.label(leaf), None)
        for leaf, number in (("quantity", item.quantity), ("unit_price", item.unit_price))
    ]
    return derived(path + "net", xpath_round(item.quantity.value * item.unit_price.value), factors, _UNASKED)


def _allowance(table: _Table, path: str, discount: Discount, line: Mapping[str, Claim]) -> Iterator[Claim]:
    """The discount of a line (BG-27) as printed, or its surcharge (BG-28), and what it comes to where no amount for the
    whole line is printed."""
    group, sign = ("charges", -1) if discount.is_surcharge else ("allowances", 1)
    row, operands = f"{path}{group}[0].", [line[path + leaf] for leaf in ("quantity", "unit_price", "net")]
    net = operands[-1]

    def printed(leaf: str, cell: Cell, value: Decimal, doubt: str | None = None) -> Claim:
        head = table.columns.cells[cell.column].text
        return claim(row + leaf, value, cell.number.raw, cell.number.spans, net.score, head, doubt)

    if discount.percent is not None:
        percent = printed("percent", discount.percent, discount.percent.value)
        yield percent
        operands.append(percent)
    if discount.amount is not None:
        yield printed("amount", discount.amount, discount.amount.value.copy_sign(discount.off), net.doubt)
        return
    amount = derived(row + "amount", sign * discount.off, operands, net.score).model_copy(update={"doubt": net.doubt})
    if discount.each is not None:
        each = printed("amount", discount.each, discount.each.value)
        amount = amount.model_copy(update={"raw": f"{amount.raw}, {each.raw}", "boxes": (*amount.boxes, *each.boxes)})
    yield amount


def _number(term: str, number: Number, score: float, label: str, doubt: str | None) -> Claim:
    return claim(term, number.value, number.raw, number.spans, score, label, doubt, number.values[1:])


def _doubt(item: Item) -> str | None:
    if item.fits is not False:
        return None
    q, p, n = (number.value for number in (item.quantity, item.unit_price, item.net) if number is not None)
    return f"{plain(q)} x {plain(p)} is {plain(q * p)}, but {plain(n)} is printed."


def _products_are_net(items: Items, totals: Mapping[str, Claim]) -> bool:
    """Whether quantity x price adds up to the net total over all lines."""
    net = totals[NET].value
    factors = [(item.quantity, item.unit_price) for item in items.items]
    values = [xpath_round(q.value * p.value) for q, p in factors if q is not None and p is not None]
    return len(values) == len(factors) and sum(values) == net


def _base(table: _Table, item: Item) -> Number | None:
    """For how many pieces the price is, where that makes the amount: printed at it, over its column, or in a cell of
    its own."""
    if item.quantity is None or item.unit_price is None or item.net is None:
        return None
    texts = (item.unit_price.raw, table.label("unit_price"))
    base = next((found[1] for text in texts if (found := base_in(text)) is not None), None)
    if base is None and item.unit is not None:
        base = next((parts for text in texts if (parts := parts_of(item.unit[0], text)) is not None), None)
    base = item.pieces if base is None else base
    if base is None or not item.is_for(base):
        return None
    return Number((base,), 0, item.unit_price.raw, item.unit_price.spans)


def _holds_tax(items: Items, totals: Mapping[str, Claim]) -> str | None:
    """A doubt where the amounts add up to the gross total and not to the net one: by themselves, or less the allowances
    and with the charges below them, which hold the tax as well then."""
    gross, net, off, more = (amount_told(totals, term) for term in (GROSS, NET, ALLOWANCES, CHARGES))
    if not gross or NET not in totals or gross == net or not items.adds_up:
        return None
    moved = {items.total + plus - less for less in (Decimal(0), off) for plus in (Decimal(0), more)}
    reached = {abs(total) for total in moved}
    leads = abs(items.total) == abs(gross) or (abs(gross) in reached and abs(net) not in reached)
    return "The line amounts add up to the gross total: they hold the tax." if leads else None


def amount_told(totals: Mapping[str, Claim], term: str) -> Decimal:
    """The amount claimed for a term, 0 without one."""
    value = totals[term].value if term in totals else None
    return value if isinstance(value, Decimal) else Decimal(0)
