"""The VAT breakdown of an e-invoice: that it is there, and what each of its rows must say."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from validators.en16931.form import NO_CATEGORIES, asked_rows, en_rule
from validators.rule import Check, Facts, Fail, Rule, Said, e_invoice

_RATES = "The tax rows of a page are read by their rates, and only if they hold an amount."


def _amount(leaf: str, what: str) -> Check:
    def check(facts: Facts) -> Iterator[Said]:
        for number, row in asked_rows(facts):
            if getattr(row, leaf) is None:
                yield Fail(f"Tax row {number + 1} does not state {what}.", (f"tax_breakdown[{number}].{leaf}",))

    return check


def _category(facts: Facts) -> Iterator[Said]:
    for number, row in asked_rows(facts):
        path = f"tax_breakdown[{number}].category"
        if not _is_vat(facts, number) or not facts.stated(path, row.category):
            yield Fail(f"Tax row {number + 1} has no VAT category.", (path,))


def _rate(facts: Facts) -> Iterator[Said]:
    for number, row in asked_rows(facts):
        if not _is_vat(facts, number) or (row.rate is None and row.category != "O"):
            yield Fail(f"Tax row {number + 1} has no VAT rate.", (f"tax_breakdown[{number}].rate",))


def _is_vat(facts: Facts, number: int) -> bool:
    return f"tax_breakdown[{number}]" not in facts.shape.untaxed


def _is_there(facts: Facts) -> Iterator[Said]:
    # The official rule for CII asks it of each line.
    if not facts.invoice.tax_breakdown and (facts.invoice.lines or facts.shape.syntax == "ubl"):
        yield Fail("The invoice has no VAT breakdown.")


def _accounting_currency(facts: Facts) -> Iterator[Said]:
    currency, totals = facts.invoice.vat_accounting_currency, facts.shape.tax_totals
    if not facts.stated("vat_accounting_currency", currency):
        return
    if totals is None:
        found = facts.invoice.totals.tax_in_accounting_currency is not None
    else:
        found = any(one.currency == currency for one in totals)
    if not found:
        yield Fail("An accounting currency for VAT is named, but no total VAT amount is stated in it.")
    elif facts.shape.syntax == "cii" and currency == facts.invoice.currency:
        yield Fail("The accounting currency for VAT is the currency of the invoice.", ("vat_accounting_currency",))


_ROW = {"tax_breakdown[0].category": "S"}

RULES: tuple[Rule, ...] = (
    en_rule(
        "BR-45",
        "Each tax row states its taxable amount (BT-116).",
        terms=("tax_breakdown[].base",),
        check=_amount("base", "its taxable amount"),
        passing=e_invoice({"tax_breakdown[0].base": Decimal(1)}),
        failing=e_invoice(_ROW),
        elsewhere=_RATES,
    ),
    en_rule(
        "BR-46",
        "Each tax row states its tax amount (BT-117).",
        terms=("tax_breakdown[].amount",),
        check=_amount("amount", "its tax amount"),
        passing=e_invoice({"tax_breakdown[0].amount": Decimal(1)}),
        failing=e_invoice(_ROW),
        elsewhere=_RATES,
    ),
    en_rule(
        "BR-47",
        "Each tax row states its VAT category (BT-118).",
        terms=("tax_breakdown[].category",),
        check=_category,
        passing=e_invoice(_ROW),
        failing=e_invoice(_ROW, untaxed=("tax_breakdown[0]",)),
        elsewhere=NO_CATEGORIES,
    ),
    en_rule(
        "BR-48",
        "Each tax row states its VAT rate (BT-119), unless it is not subject to VAT (category O).",
        terms=("tax_breakdown[].rate", "tax_breakdown[].category"),
        check=_rate,
        passing=e_invoice({"tax_breakdown[0].category": "O"}),
        failing=e_invoice(_ROW),
        elsewhere=_RATES,
    ),
    en_rule(
        "BR-53",
        "Where an accounting currency for VAT (BT-6) is named, the total VAT amount is stated in it (BT-111).",
        terms=("vat_accounting_currency", "totals.tax_in_accounting_currency"),
        check=_accounting_currency,
        passing=e_invoice(
            {"vat_accounting_currency": "SEK", "totals.tax_in_accounting_currency": Decimal("9.00"), "currency": "EUR"}
        ),
        failing=e_invoice({"vat_accounting_currency": "SEK"}),
        elsewhere="The accounting currency of a page is not read.",
    ),
    en_rule(
        "BR-CO-18",
        "The invoice has at least one row of VAT breakdown.",
        terms=("tax_breakdown[].category",),
        check=_is_there,
        passing=e_invoice(_ROW),
        failing=e_invoice(),
        elsewhere=_RATES,
    ),
)
