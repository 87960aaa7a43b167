"""At most two decimals in every amount, counted as written: 1.500 has three. Prices may have more."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal

from schemas import named_first, plain, term_of, xpath_round
from validators.en16931.form import asked_rows, en_rule
from validators.en16931.walk import at
from validators.rule import Check, Facts, Fail, NotApplicable, Rule, Said, e_invoice

_MOST = 2
_BY_CURRENCY = "CUR-2 decides it for pages, by the decimals of the currency."
_UBL = "The official rules for UBL never find it; BR-CO-14 and BR-CO-15 stop such a total."

_TERMS: Mapping[str, str] = {
    "BR-DEC-01": "allowances[].amount",
    "BR-DEC-02": "allowances[].base",
    "BR-DEC-05": "charges[].amount",
    "BR-DEC-06": "charges[].base",
    "BR-DEC-09": "totals.line_net",
    "BR-DEC-10": "totals.allowances",
    "BR-DEC-11": "totals.charges",
    "BR-DEC-12": "totals.net",
    "BR-DEC-14": "totals.gross",
    "BR-DEC-16": "totals.paid",
    "BR-DEC-17": "totals.rounding",
    "BR-DEC-18": "totals.due",
    "BR-DEC-19": "tax_breakdown[].base",
    "BR-DEC-20": "tax_breakdown[].amount",
    "BR-DEC-23": "lines[].net",
    "BR-DEC-24": "lines[].allowances[].amount",
    "BR-DEC-25": "lines[].allowances[].base",
    "BR-DEC-27": "lines[].charges[].amount",
    "BR-DEC-28": "lines[].charges[].base",
}


def _written(pattern: str) -> Check:
    def check(facts: Facts) -> Iterator[Said]:
        for path, amount in _amounts(facts, pattern):
            if amount is not None and _places(amount) > _MOST:
                message = f"{named_first(path)} has more than two decimals: {plain(amount)}."
                yield Fail(message, (path,), plain(amount))

    return check


def _amounts(facts: Facts, pattern: str) -> Iterable[tuple[str, Decimal | None]]:
    rows, _, leaf = pattern.partition("[].")
    if rows == "tax_breakdown":
        return ((f"{rows}[{number}].{leaf}", getattr(row, leaf)) for number, row in asked_rows(facts))
    return at(facts.invoice, pattern)


def _places(amount: Decimal) -> int:
    exponent = amount.as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


def _tax(facts: Facts) -> Iterator[Said]:
    """As the rule for CII says it: one tax total in another currency lets all of them pass."""
    if facts.shape.syntax != "cii":
        yield NotApplicable(_UBL)
        return
    currency, totals = facts.invoice.currency, facts.shape.tax_totals or ()
    if totals and all(one.currency == currency and _uneven(one.amount) for one in totals):
        yield Fail("The total VAT amount has more than two decimals.")


def _tax_in_accounting_currency(facts: Facts) -> Iterator[Said]:
    if facts.shape.syntax != "cii":
        yield NotApplicable(_UBL)
        return
    currency, totals = facts.invoice.vat_accounting_currency, facts.shape.tax_totals or ()
    asked = facts.stated("vat_accounting_currency", currency)
    if asked and totals and not any(one.currency == currency and not _uneven(one.amount) for one in totals):
        yield Fail("No total VAT amount in the accounting currency has at most two decimals.")


def _uneven(amount: Decimal | None) -> bool:
    return amount is not None and amount != xpath_round(amount)


def _rule(rule_id: str, path: str, check: Check, facts: Callable[[str], Facts]) -> Rule:
    term = term_of(path.replace("[]", "[0]"))
    return en_rule(
        rule_id,
        f"The {term.name} ({term.bt}) has at most two decimals.",
        terms=(path,),
        check=check,
        passing=facts("1.50"),
        failing=facts("1.505"),
        elsewhere=_BY_CURRENCY,
    )


def _amount_at(pattern: str) -> Callable[[str], Facts]:
    return lambda amount: e_invoice({pattern.replace("[]", "[0]"): Decimal(amount)})


def _tax_total(amount: str) -> Facts:
    total = {"currency": "EUR", "amount": Decimal(amount)}
    return e_invoice({"currency": "EUR", "vat_accounting_currency": "EUR"}, syntax="cii", tax_totals=(total,))


RULES: tuple[Rule, ...] = (
    *(_rule(rule_id, path, _written(path), _amount_at(path)) for rule_id, path in _TERMS.items()),
    _rule("BR-DEC-13", "totals.tax", _tax, _tax_total),
    _rule("BR-DEC-15", "totals.tax_in_accounting_currency", _tax_in_accounting_currency, _tax_total),
)
