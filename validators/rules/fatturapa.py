"""FatturaPA: the arithmetic that the Italian exchange system (SdI) checks on arrival, with its own tolerances."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from schemas import CENT, AllowanceCharge, Invoice, Line, Profile, Severity, Value, plain, xpath_round
from validators.rule import Check, Facts, Fail, NotApplicable, Rule, Said, example

_SOURCE = "Specifiche tecniche della fattura elettronica, check {} of the SdI"
_TODO = "Ask the seller for a corrected invoice; the exchange system should have rejected it."
_ELSEWHERE = "The document is no FatturaPA."
_ZERO, _EURO = Decimal(0), Decimal(1)


def _tax(facts: Facts) -> Iterator[Said]:
    """00421: the tax of each summary row, to a cent."""
    for number, row in enumerate(facts.invoice.tax_breakdown):
        if row.base is None or row.rate is None or row.amount is None:
            continue
        expected = xpath_round(row.base * row.rate / 100)
        if abs(row.amount - expected) > CENT:
            message = f"{plain(row.rate)} % of {plain(row.base)} is {plain(expected)}, not {plain(row.amount)}."
            terms = tuple(f"tax_breakdown[{number}].{leaf}" for leaf in ("base", "rate", "amount"))
            yield Fail(message, terms, plain(row.amount), plain(expected))


def _base(facts: Facts) -> Iterator[Said]:
    """00422: the bases of each rate against lines and funds of that rate, to a euro."""
    invoice = facts.invoice
    stated: dict[Decimal, Decimal] = {}
    for row in invoice.tax_breakdown:
        if row.rate is not None and row.base is not None:
            stated[row.rate] = stated.get(row.rate, _ZERO) + row.base
    if not stated:
        yield NotApplicable("There are no summary rows with rate and base.")
        return
    if any(one.rate is None for one in (*invoice.allowances, *invoice.charges)):
        yield from _whole(invoice, sum(stated.values(), _ZERO))
        return
    for rate, base in stated.items():
        parts = [line.net for line in invoice.lines if line.tax_rate == rate]
        parts += [fund.amount for fund in invoice.charges if fund.rate == rate]
        expected = xpath_round(sum((part for part in parts if part is not None), _ZERO))
        if abs(base - expected) > _EURO:
            message = f"What is taxed at {plain(rate)} % adds up to {plain(expected)}, not {plain(base)}."
            yield Fail(message, ("tax_breakdown[0].base",), plain(base), plain(expected))


def _whole(invoice: Invoice, base: Decimal) -> Iterator[Said]:
    """All bases against all lines, where a discount of the whole document names no rate."""
    lines = sum((line.net for line in invoice.lines if line.net is not None), _ZERO)
    moved = [_of(one, lines) for one in invoice.charges] + [-_of(one, lines) for one in invoice.allowances]
    expected = xpath_round(sum(moved, lines))
    if abs(base - expected) > _EURO:
        message = f"The lines, with the document's discounts, add up to {plain(expected)}, not {plain(base)}."
        yield Fail(message, ("tax_breakdown[0].base",), plain(base), plain(expected))


def _line(facts: Facts) -> Iterator[Said]:
    """00423: price, with its discounts, times quantity, to a cent."""
    for number, line in enumerate(facts.invoice.lines):
        if line.unit_price is None or line.net is None:
            continue
        expected = xpath_round(_unit(line, line.unit_price) * (_EURO if line.quantity is None else line.quantity))
        if abs(line.net - expected) > CENT:
            message = f"Line {number + 1}: price times quantity is {plain(expected)}, not {plain(line.net)}."
            terms = tuple(f"lines[{number}].{leaf}" for leaf in ("quantity", "unit_price", "net"))
            yield Fail(message, terms, plain(line.net), plain(expected))


def _unit(line: Line, price: Decimal) -> Decimal:
    """The price of a unit after its discounts, one after the other, and its surcharges."""
    for discount in line.allowances:
        price -= _of(discount, price)
    for surcharge in line.charges:
        price += _of(surcharge, price)
    return price


def _of(adjustment: AllowanceCharge, price: Decimal) -> Decimal:
    if adjustment.amount is not None:
        return adjustment.amount
    return price * (adjustment.percent or _ZERO) / 100


def _example(*cells: tuple[str, str]) -> Facts:
    values: dict[str, Value] = {path: Decimal(value) for path, value in cells}
    return example(values, profile=Profile.FATTURAPA)


def _rule(number: str, sentence: str, terms: tuple[str, ...], check: Check, examples: tuple[Facts, Facts]) -> Rule:
    """A check of the SdI with a passing and a failing example."""
    return Rule(
        id=f"SDI-{number}",
        sentence=sentence,
        todo=_TODO,
        terms=terms,
        severity=Severity.FATAL,
        source=_SOURCE.format(number),
        profiles=(Profile.FATTURAPA,),
        elsewhere=_ELSEWHERE,
        check=check,
        passing=examples[0],
        failing=examples[1],
    )


_ROW = ("tax_breakdown[0].base", "100"), ("tax_breakdown[0].rate", "22")
_SOLD = ("lines[0].tax_rate", "22"), ("lines[0].quantity", "2")

RULES: tuple[Rule, ...] = (
    _rule(
        "00421",
        "The tax of each summary row is its base times its rate, to a cent.",
        ("tax_breakdown[].base", "tax_breakdown[].rate", "tax_breakdown[].amount"),
        _tax,
        (_example(*_ROW, ("tax_breakdown[0].amount", "22.01")), _example(*_ROW, ("tax_breakdown[0].amount", "22.02"))),
    ),
    _rule(
        "00422",
        "The summary rows of each rate hold what the lines and funds of that rate add up to, to a euro.",
        ("tax_breakdown[].base", "tax_breakdown[].rate", "lines[].net", "lines[].tax_rate", "charges[].amount"),
        _base,
        (_example(*_ROW, *_SOLD, ("lines[0].net", "101")), _example(*_ROW, *_SOLD, ("lines[0].net", "102"))),
    ),
    _rule(
        "00423",
        "The net amount of each line is its price, less discounts, times its quantity, to a cent.",
        ("lines[].quantity", "lines[].unit_price", "lines[].net", "lines[].allowances[].percent"),
        _line,
        (
            _example(*_SOLD, ("lines[0].unit_price", "5.005"), ("lines[0].net", "10.00")),
            _example(*_SOLD, ("lines[0].unit_price", "5.00"), ("lines[0].net", "10.02")),
        ),
    ),
)
