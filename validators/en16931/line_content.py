"""What each line of an e-invoice must say beyond what pages print, and its prices."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from schemas import Value, plain
from validators.en16931.form import blank, en_rule
from validators.rule import Check, Facts, Fail, Rule, Said, e_invoice

_DISCOUNTS = "A page may print a discount as a line with a negative price."


def _identifier(facts: Facts) -> Iterator[Said]:
    for row, line in enumerate(facts.invoice.lines):
        if blank(line.id):
            yield Fail(f"Line {row + 1} has no identifier.", (f"lines[{row}].id",))


def _unit(facts: Facts) -> Iterator[Said]:
    for row, line in enumerate(facts.invoice.lines):
        if not facts.stated(f"lines[{row}].unit", line.unit):
            yield Fail(f"Line {row + 1} does not say in which unit its quantity is.", (f"lines[{row}].unit",))


def _category(facts: Facts) -> Iterator[Said]:
    for row, line in enumerate(facts.invoice.lines):
        path = f"lines[{row}].tax_category"
        if f"lines[{row}]" in facts.shape.untaxed or not facts.stated(path, line.tax_category):
            yield Fail(f"Line {row + 1} has no VAT category.", (path,))


def _net_price(facts: Facts) -> Iterator[Said]:
    """The official rule also fails where there is no price."""
    for row, line in enumerate(facts.invoice.lines):
        if line.unit_price is None or line.unit_price < 0:
            seen = "is not stated" if line.unit_price is None else f"is {plain(line.unit_price)}"
            yield Fail(f"The net price of line {row + 1} {seen}; it must be 0 or more.", (f"lines[{row}].unit_price",))


def _gross_price(facts: Facts) -> Iterator[Said]:
    for row, line in enumerate(facts.invoice.lines):
        if line.gross_price is not None and line.gross_price < 0:
            message = f"The gross price of line {row + 1} is negative: {plain(line.gross_price)}."
            yield Fail(message, (f"lines[{row}].gross_price",))


def _rule(  # noqa: PLR0913 - the cells of a row of the table
    rule_id: str, leaf: str, sentence: str, check: Check, good: Value, bad: dict[str, Value], elsewhere: str
) -> Rule:
    path = f"lines[].{leaf}"
    return en_rule(
        rule_id,
        sentence,
        terms=(path,),
        check=check,
        passing=e_invoice({path.replace("[]", "[0]"): good}),
        failing=e_invoice({f"lines[0].{name}": value for name, value in bad.items()}),
        elsewhere=elsewhere,
    )


_NET: dict[str, Value] = {"net": Decimal(1)}
_NEED_NOT = "A page need not print it for each line."

RULES: tuple[Rule, ...] = (
    _rule("BR-21", "id", "Each line has its identifier (BT-126).", _identifier, "1", _NET, _NEED_NOT),
    _rule("BR-23", "unit", "Each quantity has its unit of measure (BT-130).", _unit, "C62", _NET, _NEED_NOT),
    _rule(
        "BR-27",
        "unit_price",
        "The net price of an item (BT-146) is not negative.",
        _net_price,
        Decimal(0),
        {"unit_price": Decimal(-1)},
        _DISCOUNTS,
    ),
    _rule(
        "BR-28",
        "gross_price",
        "The gross price of an item (BT-148) is not negative.",
        _gross_price,
        Decimal(0),
        {"gross_price": Decimal(-1)},
        "The gross prices of a page are not read.",
    ),
    _rule("BR-CO-04", "tax_category", "Each line has its VAT category (BT-151).", _category, "S", _NET, _NEED_NOT),
)
