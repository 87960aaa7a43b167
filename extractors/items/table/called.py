"""What the heads of a table call its columns, in the light of what stands under them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from extractors.items.table.columns import Columns
from extractors.items.table.numbers import Number, is_number, is_price_of_many
from extractors.page.heads import HeadCell, is_price_per_unit
from extractors.parsing import codes_of, find_currencies, unit_code
from extractors.parsing.quantities import MEASURES

# Second to a head that is called a quantity, where arithmetic does not tell them apart.
MEASURED = ("measure", "quantity")
_NO_MEASURE = frozenset({"unit_price", "description", "code", "position", "discount", "tax_rate", "tax_amount"})
_CENTS = 2
_THINGS = "description"


def called(columns: Columns, under: Callable[[int], Sequence[Number | None]]) -> list[tuple[str, ...]]:
    """What the heads may name; `under` says which amounts the cells under a head hold, None for other cells.

    A second head of things on the right is one of amounts, where nothing else stands under it: "Charges" beside
    "Description"; and so is one with a currency: "Charge £".
    """
    names = [_terms(cell) for cell in columns.cells]
    last = len(names) - 1
    second = any(_THINGS in terms for terms in names[:last]) or find_currencies(columns.cells[last].text)
    if _THINGS in names[last][:1] and second:
        amounts = under(last)
        if amounts and all(amount is not None and _is_money(amount) for amount in amounts):
            names[last] = ("net", "gross")
    return names


def _is_money(amount: Number) -> bool:
    return amount.decimals == _CENTS and is_number(amount.raw)


def _terms(cell: HeadCell) -> tuple[str, ...]:
    """What a head may name: amounts, where it is the mark of a currency and no more, a price where it is one per unit,
    and what was measured where it ends with a measure, though it be called net: "Net weight kg"."""
    if is_price_per_unit(cell.text) or is_price_of_many(cell.text):
        return ("unit_price",)
    if not _NO_MEASURE & {*cell.terms} and _ends_with_measure(cell.text):
        return MEASURED
    return cell.terms or (("net", "gross") if codes_of(cell.text) else ())


def _ends_with_measure(text: str) -> bool:
    """Whether the last word of a head is a unit that is measured and not counted."""
    last = text.split()[-1:]
    code = unit_code(last[0].strip("()[]")) if last else None
    return code in MEASURES
