"""What e-invoices may state and still be valid by every official rule, and what nobody owes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from schemas import CENT, AccountNamed, Line, Profile, Severity, Value, plain, xpath_round
from validators.en16931.peppol import adjustments, amount_of
from validators.likeness import bare
from validators.rule import E_INVOICES, NOT_PAGES, Check, Facts, Fail, NotApplicable, Rule, Said, e_invoice
from validators.rules.lines import apart

_OURS = "our own: the official rules let it pass"
_ASK = "Do not pay. Ask the seller, through a way you know already, what is owed; it may be a mistake or a fraud."
_PAGE = "A page states its amounts in words that other rules read."
_PLAIN = tuple(profile for profile in E_INVOICES if profile is not Profile.PEPPOL)
_ZERO, _ONE = Decimal(0), Decimal(1)
# Currencies whose smallest coin is worth more than one unit: cash is rounded to half of it at most.
_COINS: Mapping[str, Decimal] = {"HUF": Decimal("2.5"), "KRW": Decimal(5), "IDR": Decimal(500), "CLP": Decimal(5)}
_NEAR = Decimal("0.02")
_SINGLE = frozenset({"C62", "EA", "H87", "PCE", "NAR", "XPP"})  # codes of one piece
_PART = Decimal("0.002")  # of a line's amount that the rounding of its price may make
# UNTDID 1001: for customs. FatturaPA: what a buyer writes to account for tax of its own. 751, "for accounting",
# is what German hybrids of the profile MINIMUM bear whose page is the invoice.
_NOBODY_PAYS = frozenset({"935", *(f"TD{n}" for n in (16, 17, 18, 19, 20, 21, 22, 23, 27, 28))})
_CENTS = 2  # decimals of a price that may be rounded
_AMOUNT = re.compile(r"[+-]?\d+(?:\.\d+)?", re.ASCII)


def _rounding(facts: Facts) -> Iterator[Said]:
    rounding = facts.invoice.totals.rounding
    allowed = _COINS.get(facts.invoice.currency or "", _ONE)
    if rounding is None:
        yield NotApplicable("Nothing is rounded.")
    elif abs(rounding) >= allowed and rounding:
        yield Fail(
            f"What is called rounding is {plain(rounding)}; it must be less than {plain(allowed)}.",
            seen=plain(rounding),
        )


def _prepaid(facts: Facts) -> Iterator[Said]:
    paid, gross = facts.invoice.totals.paid, facts.invoice.totals.gross
    if paid is None or gross is None:
        yield NotApplicable("Nothing is said to be paid, or the gross total is not known.")
    elif paid * gross < _ZERO:
        yield Fail(f"Of {plain(gross)}, {plain(paid)} is said to be paid: that adds to what is due.", seen=plain(paid))
    elif abs(paid) > abs(gross):
        yield Fail(
            f"Of {plain(gross)}, {plain(paid)} is said to be paid, which is more than all of it.", seen=plain(paid)
        )


def _one_currency(facts: Facts) -> Iterator[Said]:
    currency = facts.invoice.currency
    if currency is None or not facts.shape.amounts_in:
        yield NotApplicable("The currency is not known, or no amount names one.")
    for other in facts.shape.amounts_in:
        if currency is not None and other != currency:
            message = f"The invoice is in {currency}, but an amount of it is stated in {other}."
            yield Fail(message, seen=other, expected=currency)


def _line_amounts(facts: Facts) -> Iterator[Said]:
    unit = _ONE / 2 if facts.invoice.currency in _COINS else _NEAR
    for number, line in enumerate(facts.invoice.lines):
        path, expected = f"lines[{number}]", amount_of(line)
        if line.price_base_quantity is not None and line.price_base_quantity <= 0:
            message = f"The price of line {number + 1} is for a quantity of {plain(line.price_base_quantity)}."
            yield Fail(message, (f"{path}.price_base_quantity",))
        elif expected is None or line.net is None:
            continue
        elif apart(line.net, expected) > max(unit, _rounded(line)):
            message = f"Line {number + 1} is {plain(line.net)}, but quantity times price is {plain(expected)}."
            yield Fail(message, (f"{path}.net",), plain(line.net), plain(xpath_round(expected)))


def _base_unit(facts: Facts) -> Iterator[Said]:
    for number, line in enumerate(facts.invoice.lines):
        base, unit = line.price_base_unit, line.unit
        if base is not None and unit is not None and base != unit and not {base, unit} <= _SINGLE:
            message = f"The price of line {number + 1} is for a quantity in {base}, but the quantity is in {unit}."
            yield Fail(message, (f"lines[{number}].price_base_unit",), base, unit)


def _rounded(line: Line) -> Decimal:
    """What the rounding of a price with cents makes of a line at most."""
    assert line.unit_price is not None
    assert line.net is not None
    exponent = line.unit_price.as_tuple().exponent
    if not isinstance(exponent, int) or exponent > -_CENTS:
        return _ZERO
    half = Decimal(1).scaleb(exponent) / 2
    return min(abs(line.quantity or _ZERO) / (line.price_base_quantity or _ONE) * half, abs(line.net) * _PART)


def _percentages(facts: Facts) -> Iterator[Said]:
    for path, row in adjustments(facts):
        if row.amount is not None and row.base is not None and row.percent is not None:
            expected = abs(row.base * row.percent) / 100
            if abs(abs(row.amount) - expected) > _NEAR:
                message = f"{plain(row.percent)} % of {plain(row.base)} is not {plain(row.amount)}."
                yield Fail(message, (f"{path}.amount",), plain(row.amount), plain(xpath_round(expected)))


def _other_account(facts: Facts) -> Iterator[Said]:
    payment = facts.invoice.payment
    debited = (payment.debited_account, *(one.debited_account for one in facts.shape.payment_ways or ()))
    known = {bare(account) for account in (*payment.ibans, *debited) if account}
    for one in facts.shape.accounts:
        if bare(one.iban) not in known:
            terms = tuple(term for term, claim in facts.claims.items() if claim.path == one.path)
            message = f"{one.iban} stands in {one.path}, but is no account that the invoice states."
            yield Fail(message, terms, seen=one.iban)


def _instalments(facts: Facts) -> Iterator[Said]:
    totals = facts.invoice.totals
    if totals.due is None or totals.gross is None:
        yield NotApplicable("The payments that are asked for, or the total, are not known.")
        return
    most = abs(totals.gross) + abs(totals.rounding or _ZERO)
    if abs(totals.due) > most:
        message = f"The payments add up to {plain(totals.due)}, which is more than the total of {plain(totals.gross)}."
        yield Fail(message, seen=plain(totals.due), expected=plain(totals.gross))
    for payment in _payments(facts, totals.due):
        if abs(payment) > most or payment * totals.gross < _ZERO:
            message = f"A payment of {plain(payment)} is asked for, of a total of {plain(totals.gross)}."
            yield Fail(message, seen=plain(payment), expected=plain(totals.gross))


def _less_withheld(facts: Facts) -> Iterator[Said]:
    totals = facts.invoice.totals
    if totals.due is None or totals.gross is None:
        yield NotApplicable("The payments that are asked for, or the total, are not known.")
        return
    rounded = totals.gross + (totals.rounding or _ZERO)
    owed = xpath_round(rounded - (totals.withheld or _ZERO))
    if abs(totals.due - owed) > CENT and abs(totals.due) <= abs(rounded):  # of more speaks FPA-1
        less = f", of which {plain(totals.withheld)} go to the state" if totals.withheld else ""
        message = f"The payments add up to {plain(totals.due)}, the total is {plain(totals.gross)}{less}."
        yield Fail(message, seen=plain(totals.due), expected=plain(owed))


def _payments(facts: Facts, due: Decimal) -> Iterator[Decimal]:
    """Each payment that is asked for: their sum is stated of all together."""
    claim = facts.claims.get("totals.due")
    texts = [plain(due)] if claim is None else claim.raw.split(", ")
    yield from (Decimal(text) for text in texts if _AMOUNT.fullmatch(text))


def _asks_to_pay(facts: Facts) -> Iterator[Said]:
    code = facts.invoice.type_code
    if code is None:
        yield NotApplicable("The kind of the e-invoice is not stated.")
    elif code in _NOBODY_PAYS:
        yield Fail(f"An e-invoice of type {code} is written for the books: its buyer pays nothing on it.", seen=code)


def _rates(facts: Facts) -> Iterator[Said]:
    invoice = facts.invoice
    summed = {row.rate for row in invoice.tax_breakdown if row.rate is not None}
    if not summed:
        yield NotApplicable("There are no summary rows with a rate.")
        return
    for number, line in enumerate(invoice.lines):
        if line.tax_rate is not None and line.net and line.tax_rate not in summed:
            message = f"Line {number + 1} is taxed at {plain(line.tax_rate)} %, of which there is no summary row."
            yield Fail(message, (f"lines[{number}].tax_rate",), plain(line.tax_rate))


def _amounts(profile: Profile = Profile.EINVOICE, **values: str) -> Facts:
    given: dict[str, Value] = {f"totals.{name}": Decimal(value) for name, value in values.items()}
    return e_invoice({"currency": "EUR", **given})._replace(profile=profile)


def _rule(  # noqa: PLR0913 - the cells of a row of the table
    rule_id: str, sentence: str, terms: tuple[str, ...], check: Check, passing: Facts, failing: Facts,
    profiles: tuple[Profile, ...] = NOT_PAGES, elsewhere: str = _PAGE,
) -> Rule:  # fmt: skip
    return Rule(
        id=rule_id, sentence=sentence, todo=_ASK, terms=terms, severity=Severity.WARNING, source=_OURS, check=check,
        passing=passing, failing=failing, profiles=profiles, elsewhere=elsewhere,
    )  # fmt: skip


def _line(**cells: str) -> Facts:
    return e_invoice({f"lines[0].{leaf}": Decimal(value) for leaf, value in cells.items()})


def _charge(**cells: str) -> Facts:
    return e_invoice({f"charges[0].{leaf}": Decimal(value) for leaf, value in cells.items()})


def _naming(account: str) -> Facts:
    named = AccountNamed(iban=account, path="Invoice/cbc:Note")
    return e_invoice({"payment.iban": "DE89370400440532013000"}, accounts=(named,))


_FATTURAPA = (Profile.FATTURAPA,)
_NO_FATTURAPA = "The document is no FatturaPA."
_PEPPOL_TOO = "Rules of Peppol's own decide, or a page states its lines in other ways."
_ROW: dict[str, Value] = {"tax_breakdown[0].rate": Decimal(22), "lines[0].net": Decimal(1)}

RULES: tuple[Rule, ...] = (
    _rule("EINV-1", "What is rounded is less than one unit of the currency, or than half of its smallest coin.",
          ("totals.rounding", "currency"), _rounding, _amounts(rounding="0.02"), _amounts(rounding="50")),
    _rule("EINV-2", "What is paid already is neither below zero nor more than the total.",
          ("totals.paid", "totals.gross"), _prepaid,
          _amounts(paid="19", gross="119"), _amounts(paid="-19", gross="119")),
    _rule("EINV-3", "Every amount is in the currency of the invoice, but for the tax in the currency of accounting.",
          ("currency",), _one_currency,
          e_invoice({"currency": "EUR"}, amounts_in=("EUR",)),
          e_invoice({"currency": "EUR"}, amounts_in=("EUR", "USD")),
          E_INVOICES),
    _rule("EINV-4", "A line's amount is its quantity times its price by the base quantity, which is above zero.",
          ("lines[].net", "lines[].quantity", "lines[].unit_price", "lines[].price_base_quantity"), _line_amounts,
          _line(quantity="200", unit_price="5", price_base_quantity="100", net="10"),
          _line(quantity="2", unit_price="5", price_base_quantity="0", net="10"), _PLAIN, _PEPPOL_TOO),
    _rule("EINV-5", "An allowance or charge is the percentage that it states of its base.",
          ("allowances[].amount", "charges[].amount", "lines[].allowances[].amount", "lines[].charges[].amount"),
          _percentages,
          _charge(amount="10", percent="10", base="100"), _charge(amount="50", percent="10", base="100"),
          _PLAIN, _PEPPOL_TOO),
    _rule("EINV-6", "No text of an e-invoice names an account that is not stated as one.",
          ("payment.iban", "payment.other_accounts[].iban", "payment.debited_account"), _other_account,
          _naming("DE89370400440532013000"), _naming("DE02120300000000202051")),
    _rule("EINV-7", "A price is for the unit in which the quantity is stated.",
          ("lines[].price_base_unit", "lines[].unit"), _base_unit,
          e_invoice({"lines[0].price_base_unit": "H87", "lines[0].unit": "C62"}),
          e_invoice({"lines[0].price_base_unit": "DZN", "lines[0].unit": "C62"}), _PLAIN, _PEPPOL_TOO),
    _rule("EINV-8", "The e-invoice is of a kind on which its buyer pays the seller.",
          ("type_code",), _asks_to_pay, e_invoice({"type_code": "380"}), e_invoice({"type_code": "935"})),
    _rule("FPA-1", "The payments that a FatturaPA asks for are not more than its total.",
          ("totals.due", "totals.gross", "totals.rounding"), _instalments,
          _amounts(Profile.FATTURAPA, due="100", gross="122"), _amounts(Profile.FATTURAPA, due="244", gross="122"),
          _FATTURAPA, _NO_FATTURAPA),
    _rule("FPA-3", "A FatturaPA asks for its total, less the taxes that the buyer withholds or pays to the state.",
          ("totals.due", "totals.gross", "totals.withheld", "totals.rounding"), _less_withheld,
          _amounts(Profile.FATTURAPA, due="100", withheld="22", gross="122"),
          _amounts(Profile.FATTURAPA, due="61", gross="122"), _FATTURAPA, _NO_FATTURAPA),
    _rule("FPA-2", "Every rate at which a line of a FatturaPA is taxed has its summary row.",
          ("lines[].tax_rate", "tax_breakdown[].rate"), _rates,
          e_invoice({**_ROW, "lines[0].tax_rate": Decimal(22)})._replace(profile=Profile.FATTURAPA),
          e_invoice({**_ROW, "lines[0].tax_rate": Decimal(10)})._replace(profile=Profile.FATTURAPA),
          _FATTURAPA, _NO_FATTURAPA),
)  # fmt: skip
