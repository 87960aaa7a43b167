"""The tax row of each VAT category: its base, its tax and its reason of exemption (rules 08 to 10 of each category)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from schemas import TaxRow, Value, plain, xpath_round
from validators.en16931.categories import CATEGORIES, Category
from validators.en16931.form import NO_CATEGORIES, en_rule
from validators.rule import Check, Facts, Fail, Rule, Said, e_invoice
from validators.taxed import Family, total

_ONE = Decimal(1)


def _rows(facts: Facts, category: Category) -> Iterator[tuple[str, TaxRow]]:
    """The tax rows of `category`, in words and as they are; those of other taxes are none of VAT."""
    for number, row in enumerate(facts.invoice.tax_breakdown):
        path = f"tax_breakdown[{number}]"
        vat = path not in facts.shape.untaxed or (facts.shape.syntax == "cii" and category.code in {"S", "Z"})
        if row.category == category.code and vat:
            yield path, row


def _base(category: Category) -> Check:
    decide = _rated_base if category.by_rate else _whole_base

    def check(facts: Facts) -> Iterator[Said]:
        for path, row in _rows(facts, category):
            expected, holds = decide(category, facts, row)
            if not holds:
                seen = "is not stated" if row.base is None else f"is {plain(row.base)}"
                message = (
                    f"The lines, charges and allowances of category {category.code} ({category.name}) add up to "
                    f"{plain(expected)}, but the base of its tax row {seen}."
                )
                yield Fail(message, (f"{path}.base",), None if row.base is None else plain(row.base), plain(expected))

    return check


def _whole_base(category: Category, facts: Facts, row: TaxRow) -> tuple[Decimal, bool]:
    """The base of a category without rates: exact in UBL; in CII rounded, and less than 1.00 away (but for O)."""
    family = facts.taxed.of(category.code)
    if facts.shape.syntax == "ubl":
        expected = total(family.lines) + total(family.charges) - total(family.allowances)
        return expected, bool(facts.invoice.lines) and row.base == expected
    expected = _rounded(family, None)
    if row.base is None or category.code == "O":
        return expected, row.base == expected
    return expected, float(row.base) - 1 < float(expected) < float(row.base) + 1


def _rated_base(category: Category, facts: Facts, row: TaxRow) -> tuple[Decimal, bool]:
    """The base of a category by rates: less than 1.00 away in UBL; exact in CII, where L and M are never compared."""
    family = facts.taxed.of(category.code)
    if facts.shape.syntax == "cii":
        expected = _rounded(family, row.rate)
        return expected, category.code != "S" or row.rate is None or row.base == expected
    expected = total(family.lines, row.rate) + total(family.charges, row.rate) - total(family.allowances, row.rate)
    used = any(share.rate == row.rate for part in family[1:] for share in part)
    return expected, row.rate is None or (_near(row.base, expected) and (used or category.code != "S"))


def _near(base: Decimal | None, expected: Decimal) -> bool:
    """Whether less than 1.00 lies between: with limits from binary numbers, as the official rule reckons them.

    At exactly 1.00 that decides: 64.4 + 1 is a little above 65.4 there.
    """
    return base is not None and Decimal(float(base) - 1) < expected < Decimal(float(base) + 1)


def _rounded(family: Family, rate: Decimal | None) -> Decimal:
    lines, charges, allowances = (
        xpath_round(total(part, rate)) for part in (family.lines, family.charges, family.allowances)
    )
    return lines + charges - allowances


def _tax(category: Category) -> Check:
    decide = _rated_tax if category.by_rate else _no_tax

    def check(facts: Facts) -> Iterator[Said]:
        for path, row in _rows(facts, category):
            failed = decide(category, facts, row)
            if failed is not None:
                yield Fail(failed, (f"{path}.amount",), None if row.amount is None else plain(row.amount))

    return check


def _no_tax(category: Category, _facts: Facts, row: TaxRow) -> str | None:
    if row.amount == 0:
        return None
    seen = "states no tax" if row.amount is None else f"states a tax of {plain(row.amount)}"
    return f"The tax row of category {category.code} ({category.name}) {seen}; it must be 0."


def _rated_tax(category: Category, facts: Facts, row: TaxRow) -> str | None:
    """Less than 1.00 between tax and base times rate, signs aside; never decided for L and M in CII."""
    if facts.shape.syntax == "cii" and category.code != "S":
        return None
    if row.amount is None or row.base is None or row.rate is None:
        return f"The tax row of category {category.code} ({category.name}) lacks its base, rate or tax."
    expected = xpath_round(abs(row.base) * row.rate / 100)
    if abs(abs(row.amount) - expected) < _ONE:
        return None
    return f"{plain(row.rate)} % of {plain(row.base)} is {plain(expected)}, but the tax row says {plain(row.amount)}."


def _reason(category: Category) -> Check:
    def check(facts: Facts) -> Iterator[Said]:
        for path, row in _rows(facts, category):
            text, code = f"{path}.exemption_reason", f"{path}.exemption_reason_code"
            stated = facts.stated(text, row.exemption_reason) or facts.stated(code, row.exemption_reason_code)
            if stated is not category.reason:
                which = "gives no reason of exemption" if category.reason else "gives a reason of exemption"
                yield Fail(f"The tax row of category {category.code} ({category.name}) {which}.", (text, code))

    return check


def _row(**cells: str) -> dict[str, Value]:
    texts = {"category", "exemption_reason"}
    return {f"tax_breakdown[0].{leaf}": cell if leaf in texts else Decimal(cell) for leaf, cell in cells.items()}


def _rules(category: Category) -> Iterator[Rule]:
    code, name = category.code, category.name
    rate = {"none": {}, "zero": {"rate": "0"}}.get(category.rate, {"rate": "10"})
    line: dict[str, Value] = {"lines[0].tax_category": code, "lines[0].net": Decimal("50.00")}
    if rate:
        line["lines[0].tax_rate"] = Decimal(rate["rate"])
    near = "is, but for less than 1.00," if category.by_rate else "is"
    yield en_rule(
        f"{category.prefix}-08",
        f"The base of a tax row of category {code} ({name}) {near} its lines and charges less its allowances.",
        terms=("tax_breakdown[].base", "lines[].net", "allowances[].amount", "charges[].amount"),
        check=_base(category),
        passing=e_invoice({**line, **_row(category=code, base="50.00", **rate)}),
        failing=e_invoice({**line, **_row(category=code, base="60.00", **rate)}),
        elsewhere=NO_CATEGORIES,
    )
    tax = "is its base times its rate, with less than 1.00 between them" if category.by_rate else "is 0"
    yield en_rule(
        f"{category.prefix}-09",
        f"The tax of a tax row of category {code} ({name}) {tax}.",
        terms=("tax_breakdown[].amount", "tax_breakdown[].base", "tax_breakdown[].rate"),
        check=_tax(category),
        passing=e_invoice(_row(category=code, base="50.00", amount="5.00" if category.by_rate else "0", **rate)),
        failing=e_invoice(_row(category=code, base="50.00", amount="7.00", **rate)),
        elsewhere=NO_CATEGORIES,
    )
    with_reason, without = _row(category=code, exemption_reason="Reason"), _row(category=code)
    yield en_rule(
        f"{category.prefix}-10",
        f"A tax row of category {code} ({name}) gives {'its' if category.reason else 'no'} reason of exemption.",
        terms=("tax_breakdown[].exemption_reason", "tax_breakdown[].exemption_reason_code"),
        check=_reason(category),
        passing=e_invoice(with_reason if category.reason else without),
        failing=e_invoice(without if category.reason else with_reason),
        elsewhere=NO_CATEGORIES,
    )


RULES: tuple[Rule, ...] = tuple(rule for category in CATEGORIES for rule in _rules(category))
