"""Which column is the quantity, which the price, which the amount: header words, decided by arithmetic.

Words alone are ambiguous ("Total", "Price", "Amount" may be net or gross; "Units" a number or a unit) or missing. The
columns are taken whose numbers satisfy quantity x price = amount in most rows and whose words say so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

from extractors.items.table.called import MEASURED, called
from extractors.items.table.columns import Columns
from extractors.items.table.figures import Figures
from extractors.items.table.numbers import Number, base_in, text_of, unit_in
from extractors.items.table.products import multiplies
from extractors.items.table.rows import Kind
from extractors.items.table.taxes import is_rate, tax_rate_of, with_tax
from schemas import CENT

_HEADED, _ALSO, _NAMELESS = 1.0, 0.6, 0.15
_BEHIND = 0.3
_AMOUNTS = frozenset({"net", "gross"})
_MISNAMED = 0.05
_MISTAKEN = frozenset({"position", "code", "unit", "date"})  # heads such as "No." that also stand over quantities
_FIT = 2.0  # weight of arithmetic that holds in every row
_SUM = 0.7  # weight of amounts that add up to a printed total
_COUNTED = 0.25  # weight of looking like a count and a price
_MOST_ROWS = 30  # looked at
_LEAST_FIT = 0.3  # share of rows in which arithmetic must hold for columns without a name
_HOLDS = 0.5  # share of rows in which arithmetic holds where the names are right
_PROVEN, _LEAST_ROWS = 0.8, 2  # share and number of rows that prove a column to be misnamed
_NEVER = frozenset({"description", "discount"})


_Trio = tuple[int | None, int | None, int | None]


@dataclass(frozen=True, slots=True)
class Roles:
    """Column numbers by role; None where the table has no such column. `discounts` are all that are named so;
    `discount` is one of them, or one without a name."""

    quantity: int | None = None
    unit_price: int | None = None
    net: int | None = None
    discount: int | None = None
    discounts: tuple[int, ...] = ()
    tax_rate: int | None = None
    unit: int | None = None
    description: int | None = None


def roles_of(columns: Columns, figures: Figures, targets: frozenset[Decimal]) -> Roles:
    """The best assignment of columns to roles.

    Where the names of columns allow none whose arithmetic holds, one of them may be misnamed.
    """
    of_many = frozenset(number for number, cell in enumerate(columns.cells) if base_in(cell.text) is not None)
    table = _Table(figures, called(columns, figures.amounts_under), targets, of_many)
    trio, holds = _best(table, misnamed=False)
    if not holds:
        other, proved = _best(table, misnamed=True)
        trio = other if proved else trio
    taken = tuple(column for column in trio if column is not None)
    return Roles(
        quantity=trio[0],
        unit_price=trio[1],
        net=trio[2],
        discount=_discount(table.names, figures, table.rows, taken),
        discounts=tuple(n for n, terms in enumerate(table.names) if "discount" in terms and n not in taken)
        or _explaining(table, trio),
        tax_rate=tax_rate_of(table.names, figures, table.rows, taken),
        unit=_named(table.names, "unit", taken),
        description=_description(columns, figures, table.rows, taken),
    )


class _Table:
    """The names of the columns, the rows of items, how many amounts stand in each column, and which columns add up to a
    total; the prices of columns `of_many` are called those of several pieces."""

    def __init__(
        self,
        figures: Figures,
        names: Sequence[tuple[str, ...]],
        targets: frozenset[Decimal],
        of_many: frozenset[int | None],
    ) -> None:
        self.figures, self.names, self.targets, self.of_many = figures, names, targets, of_many
        self.rows = [number for number, row in enumerate(figures.rows) if row.kind is Kind.BODY]
        self.counts = {
            column: sum(figures.amount(r, column) is not None for r in self.rows) for column in range(len(names))
        }
        self.sums = {column for column in self.counts if _adds_up(figures, self.rows, column, targets)}
        self.discount = _discount(names, figures, self.rows, ())
        self.unheaded = not any(figures.heads)
        self.with_tax = with_tax(names, figures, self.rows)
        self.worded = {column for column, terms in enumerate(names) if not terms and _is_worded(figures, column)}

    def is_weighed(self, column: int | None) -> bool:
        """Whether the head of a column only says in what something was measured: "Kg"."""
        return column is not None and self.names[column] == MEASURED


def _best(table: _Table, *, misnamed: bool) -> tuple[_Trio, bool]:
    """Columns of quantity, price and amount by the weight of their names and their arithmetic, and whether it holds.

    With `misnamed` one column may have a name of something else, if the arithmetic proves it in nearly every row.
    """
    best: tuple[float, _Trio, bool] = (0.0, (None, None, None), False)
    for net, price, quantity in product(
        _candidates(table.names, ("net", "gross"), table.counts, misnamed=misnamed),
        _candidates(table.names, ("unit_price",), table.counts, misnamed=misnamed),
        [one for one in _candidates(table.names, ("quantity",), None, misnamed=misnamed) if one[1] not in table.worded],
    ):
        trio = (quantity[1], price[1], net[1])
        chosen = [column for column in trio if column is not None]
        wrong = sum(column is not None and weight <= _MISNAMED for weight, column in (net, price, quantity))
        if len(set(chosen)) < len(chosen) or not chosen or wrong > 1 or net[1] in table.with_tax:
            continue
        if table.unheaded and net[1] is not None and net[1] < max(chosen):
            continue  # without heads a product tells its factors from the amount by their places
        named = all(column is None or weight >= _ALSO / 2 for weight, column in (net, price, quantity))
        priced = table.unheaded or (price[1] is not None and "unit_price" in table.names[price[1]])
        share, seen = (
            _fit(table.figures, table.rows, trio, table.discount, per_pieces=named or price[1] in table.of_many)
            if quantity[1] is not None or priced
            else (0.0, 0)
        )
        if misnamed and wrong and (share < _PROVEN or seen < _LEAST_ROWS or _holds_rates(table, trio)):
            continue
        if share < _HOLDS and table.is_weighed(quantity[1]) and _are_alike(table, price[1], net[1]):
            continue
        sums = net[1] in table.sums
        factors = all(column is None or weight >= _ALSO / 2 for weight, column in (price, quantity))
        if not named and share < _LEAST_FIT and not (sums and factors):
            continue
        rank = net[0] + price[0] + quantity[0] + _FIT * share + _SUM * sums
        rank += _COUNTED * _counts(table.figures, table.rows, quantity[1], price[1])
        if net[1] is None and price[1] in table.sums:
            rank -= _SUM  # what adds up to a total is no price
        if rank > best[0]:
            best = rank, trio, share >= _HOLDS
    return best[1], best[2]


def _is_worded(figures: Figures, column: int) -> bool:
    """Whether most cells of a column beside a price and an amount hold no quantity: words, some behind a number."""
    others = {other for row in figures.rows for other in row.cells} - {column}
    rows = [row for row, one in enumerate(figures.rows) if one.kind is Kind.BODY and column in one.cells]
    priced = [row for row in rows if sum(figures.amount(row, other) is not None for other in others) > 1]
    return 2 * sum(figures.quantity(row, column) is None for row in priced) > len(priced)


def _are_alike(table: _Table, price: int | None, net: int | None) -> bool:
    """Whether every row has the same number in both columns: each is one of what is sold, whatever it weighs."""
    pairs = [(table.figures.amount(row, price), table.figures.amount(row, net)) for row in table.rows]
    told = [(p.value, n.value) for p, n in pairs if p is not None and n is not None]
    return bool(told) and all(p == n for p, n in told)


def _holds_rates(table: _Table, trio: _Trio) -> bool:
    """Whether a column of the three is one of percentages: rate x net amount is a tax, not the amount of a line."""
    return any(is_rate(table.figures.rate(row, column)) for row in table.rows for column in trio if column is not None)


def _counts(figures: Figures, rows: Sequence[int], quantity: int | None, price: int | None) -> float:
    """How much the two factors look like a count and a price: whole or with a unit, left, with cents.

    Where both are printed with cents, the place tells more: counts stand on the left.
    """
    if quantity is None or price is None:
        return 0.0
    whole = cents = alike = parted = seen = 0
    for row in rows:
        q, p = figures.quantity(row, quantity), figures.amount(row, price)
        if q is None or p is None:
            continue
        seen += 1
        whole += q.value == q.value.to_integral_value() or unit_in(q.spans) is not None
        cents += p.decimals >= 2 and (p.value != p.value.to_integral_value() or q.decimals < 2)
        alike += q.decimals == p.decimals >= 2
        parted += q.value == q.value.to_integral_value() and p.value != p.value.to_integral_value()
    if seen and alike == seen:
        return 0.6 * parted / seen + (0.5 if quantity < price else 0.0)
    return (whole + cents) / (2 * seen) + (0.2 if quantity < price else 0.0) if seen else 0.0


def _candidates(
    names: Sequence[tuple[str, ...]], roles: tuple[str, ...], counts: Mapping[int, int] | None, *, misnamed: bool
) -> list[tuple[float, int | None]]:
    """Columns that may have a role with the weight of their names; none at all is the last choice."""
    found: list[tuple[float, int | None]] = []
    for column, terms in enumerate(names):
        if counts is not None and not counts[column]:
            continue
        if not terms:
            found.append((_NAMELESS, column))
            continue
        ranks = [terms.index(role) for role in roles if role in terms]
        if ranks:
            last = 0.01 * column  # of two columns of one name the right one is the line's
            found.append(((_HEADED if min(ranks) == 0 else _ALSO) - 0.05 * (roles[0] not in terms) + last, column))
        elif roles[0] == "net" and "unit_price" in terms and not any(set(n) & _AMOUNTS for n in names):
            found.append((_ALSO, column))  # "Price" alone may be that of all pieces
        elif roles == ("unit_price",) and set(terms) & _AMOUNTS and any(set(n) & _AMOUNTS for n in names[column + 1 :]):
            found.append((_NAMELESS, column))  # "Price incl. VAT" before "Total incl. VAT"
        elif roles == ("quantity",) and "position" in terms and any("description" in names[n] for n in range(column)):
            found.append((_BEHIND, column))  # "No." behind the name is no number of the line
        elif (roles == ("quantity",) and terms[0] in _MISTAKEN) or (misnamed and terms[0] not in _NEVER):
            found.append((_MISNAMED, column))
    return [*found, (0.0, None)]


def _fit(
    figures: Figures, rows: Sequence[int], triple: _Trio, discount: int | None, *, per_pieces: bool
) -> tuple[float, int]:
    """The share of rows with an amount in which the arithmetic holds, and how many rows those are."""
    quantity, price, net = triple
    discount = None if discount in triple else discount
    if price is None or net is None:
        return 0.0, 0
    if quantity is None:
        return _fit_of_names(figures, rows, price, net)
    seen = held = 0
    for row in rows:
        q, p = figures.quantity(row, quantity), figures.amount(row, price)
        if q is None or p is None:
            continue
        n = figures.amount(row, net) or _beside(figures, row, net, (quantity, price))
        if n is None or p.value == 0 == n.value:
            continue  # what is free proves nothing: any number times nothing is nothing
        seen += 1
        off = figures.reduction(row, discount) or figures.amount(row, discount)
        held += multiplies(q, p, n, off, per_pieces=per_pieces) is not None and not (q.value == 0 == n.value)
        if seen == _MOST_ROWS:
            break
    return (held / seen if seen else 0.0), seen


def _fit_of_names(figures: Figures, rows: Sequence[int], price: int, net: int) -> tuple[float, int]:
    """The share of rows in which a count that begins or ends a name makes the amount, but for those of one piece, where
    two rows have one."""
    seen = held = 0
    for row in rows[:_MOST_ROWS]:
        p, n = figures.amount(row, price), figures.amount(row, net)
        if p is None or n is None or p.value == n.value:
            continue
        seen += 1
        counts = (count for count, _ in figures.counts_before(row, price))
        held += any(multiplies(count, p, n, per_pieces=False) is not None for count in counts)
    return (held / seen, seen) if held > 1 else (0.0, seen)


def _beside(figures: Figures, row: int, net: int, others: tuple[int, int]) -> Number | None:
    """The amount on the next or previous line, where that line has nothing else of the row."""
    for other in (row + 1, row - 1):
        if 0 <= other < len(figures.rows) and not any(column in figures.rows[other].cells for column in others):
            found = figures.amount(other, net)
            if found is not None:
                return found
    return None


def _adds_up(figures: Figures, rows: Sequence[int], net: int | None, targets: frozenset[Decimal]) -> bool:
    """Whether the amounts of a column, up to some row, add up to a total that stands elsewhere."""
    total = Decimal(0)
    for row in rows:
        number = figures.amount(row, net)
        if number is not None:
            total += number.value
            if abs(total) in targets:
                return True
    return False


def _named(names: Sequence[tuple[str, ...]], role: str, taken: Sequence[int]) -> int | None:
    free = [column for column, terms in enumerate(names) if role in terms and column not in taken]
    return min(free, key=lambda column: names[column].index(role), default=None)


def _discount(
    names: Sequence[tuple[str, ...]], figures: Figures, rows: Sequence[int], taken: Sequence[int]
) -> int | None:
    """The column of discounts, else one without a name that may explain the amounts: of rates, or the only other."""
    named = _named(names, "discount", taken)
    nameless = [column for column, terms in enumerate(names) if not terms and column not in taken]
    if named is not None or not nameless:
        return named
    numbers = {column: sum(figures.amount(row, column) is not None for row in rows) for column in nameless}
    rates = {column: sum(is_rate(figures.rate(row, column)) for row in rows) for column in nameless}
    best = max(nameless, key=lambda column: rates[column])
    if rates[best] > numbers[best]:
        return best
    filled = [column for column in nameless if numbers[column]]
    return filled[0] if len(filled) == 1 and taken else None


def _explaining(table: _Table, trio: _Trio) -> tuple[int, ...]:
    """The one column without a known name whose percentages make each amount that quantity x price alone does not,
    where the amounts make a total: after a tax withheld they make none, and with their tax not the least of them."""
    if trio[2] not in table.sums:
        return ()
    signs = (-1, 1) if _adds_up(table.figures, table.rows, trio[2], frozenset(sorted(table.targets)[:1])) else (-1,)
    nameless = [column for column, terms in enumerate(table.names) if not terms and column not in trio]
    found = [column for column in nameless if any(_makes(table, trio, column, sign) for sign in signs)]
    return tuple(found) if len(found) == 1 else ()


def _makes(table: _Table, trio: _Trio, column: int, sign: int) -> bool:
    """Whether a column explains an amount, by what it takes off (-1) or adds (1), and tells of none where none was."""
    figures, made = table.figures, False
    for row in table.rows:
        q, p, n = figures.quantity(row, trio[0]), figures.amount(row, trio[1]), figures.amount(row, trio[2])
        number = figures.reduction(row, column)
        off = abs(number.value) if number is not None else Decimal(0)
        if q is None or p is None or n is None:
            continue
        plain = multiplies(q, p, n, per_pieces=False) is not None
        if (plain and off) or not (plain or (1 <= off < 100 and _changed(q, p, n, sign * off))):
            return False
        made = made or not plain
    return made


def _changed(quantity: Number, price: Number, net: Number, share: Decimal) -> bool:
    ways = product(quantity.values, price.values, net.values)
    return any(abs(abs(q * p) * (1 + share / 100) - abs(n)) <= CENT for q, p, n in ways)


def _description(columns: Columns, figures: Figures, rows: Sequence[int], taken: Sequence[int]) -> int | None:
    """The column of names: called so, or the one with most letters in it down to the last amount."""
    best: tuple[float, int | None] = (0.0, None)
    priced = [row for row in rows if any(figures.amount(row, column) is not None for column in taken)]
    rows = [row for row in rows if not priced or row <= priced[-1] + 1]
    for column, cell in enumerate(columns.cells):
        if column in taken or set(cell.terms[:1]) & {"discount", "tax_rate", "tax_amount", "unit", "net", "gross"}:
            continue
        texts = [text_of(figures.rows[row].cells[column]) for row in rows if column in figures.rows[row].cells]
        letters = sum(min(sum(c.isalpha() for c in text), 40) for text in texts)
        weight = letters * (4.0 if cell.terms[:1] == ("description",) else 2.0 if "description" in cell.terms else 1.0)
        if weight > best[0]:
            best = weight, column
    return best[1]
