"""Values by themselves: currency and its decimals, dates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from operator import attrgetter

from iso4217 import Currency

from schemas import Severity, named_first, plain
from validators.codes import CURRENCIES
from validators.rule import Facts, Fail, NotApplicable, Rule, Said, example

_FIRST_YEAR = 2000
MINOR_UNITS: Mapping[str, int | None] = {currency.code: currency.exponent for currency in Currency}
_OLD = timedelta(days=366)
_AMOUNTS = ("line_net", "allowances", "charges", "net", "tax", "gross", "paid", "rounding", "due")
# Characters: what registers, banks and accounting systems take, and no honest value comes near.
_LONGEST = {
    "invoice_number": 60,
    "purchase_order_reference": 100,
    "buyer_reference": 100,
    "preceding_invoice": 100,
    "payment.reference": 200,
    "seller.vat_id": 40,
    "buyer.vat_id": 40,
    "seller.name": 300,
    "buyer.name": 300,
}
_NO_DATE = "The issue date is not known."
_NO_AS_OF = "The day of receipt is not known."
_CHECK_DATE = "Compare the date with the document."


def _currency(facts: Facts) -> Iterator[Said]:
    code = facts.invoice.currency
    if not facts.stated("currency", code):
        yield NotApplicable("The currency is not known.")
    elif code not in CURRENCIES:
        yield Fail(f"{code or 'An empty code'} is not a currency code of ISO 4217.", seen=code)


def _decimals(facts: Facts) -> Iterator[Said]:
    unit = MINOR_UNITS.get(facts.invoice.currency or "")
    if unit is None:
        yield NotApplicable("The currency or its smallest unit is not known.")
        return
    totals = facts.invoice.totals
    amounts = {f"totals.{leaf}": getattr(totals, leaf) for leaf in _AMOUNTS}
    for number, row in enumerate(facts.invoice.tax_breakdown):
        amounts[f"tax_breakdown[{number}].amount"] = row.amount
    for path, amount in amounts.items():
        if amount is not None and _places(amount) > unit:
            message = f"{named_first(path)} is {plain(amount)}, but {facts.invoice.currency} has {unit} decimals."
            yield Fail(message, (path,), plain(amount))


def _places(amount: Decimal) -> int:
    exponent = amount.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _plausible(facts: Facts) -> Iterator[Said]:
    issued = facts.invoice.issue_date
    if issued is None:
        yield NotApplicable(_NO_DATE)
    elif issued.year < _FIRST_YEAR:
        yield Fail(f"The issue date {issued} is before {_FIRST_YEAR}.", seen=str(issued))
    elif facts.as_of is None:
        yield NotApplicable(_NO_AS_OF)
    elif issued > facts.as_of + timedelta(days=1):
        yield Fail(f"The issue date {issued} is after the day of receipt, {facts.as_of}.", seen=str(issued))


def _recent(facts: Facts) -> Iterator[Said]:
    issued = facts.invoice.issue_date
    if issued is None or facts.as_of is None:
        yield NotApplicable(_NO_DATE if issued is None else _NO_AS_OF)
    elif facts.as_of - issued > _OLD:
        yield Fail(f"The issue date {issued} is more than a year before the day of receipt, {facts.as_of}.")


def _order(facts: Facts) -> Iterator[Said]:
    issued, due = facts.invoice.issue_date, facts.invoice.due_date
    if issued is None or due is None:
        yield NotApplicable("The issue date or the due date is not known.")
    elif due < issued:
        yield Fail(
            f"The due date {due} is before the issue date {issued}.", seen=str(due), expected=f"{issued} or later"
        )


def _length(facts: Facts) -> Iterator[Said]:
    for path, most in _LONGEST.items():
        value = attrgetter(path)(facts.invoice)
        if isinstance(value, str) and len(value) > most:
            yield Fail(f"{named_first(path)} has {len(value)} characters; it is no longer than {most}.", (path,))


_MAY = date(2024, 5, 1)
_RECEIVED = date(2024, 5, 3)
_YEN = {"currency": "JPY"}

RULES: tuple[Rule, ...] = (
    Rule(
        id="BR-CL-04",
        sentence="The currency is a code of ISO 4217.",
        todo="Find the currency on the document, and approve it with that (`vouchline decide`).",
        terms=("currency",),
        severity=Severity.FATAL,
        source="EN 16931-1:2017, BR-CL-04",
        check=_currency,
        passing=example({"currency": "EUR"}),
        failing=example({"currency": "EUX"}),
    ),
    Rule(
        id="CUR-2",
        sentence="No total and no tax amount has more decimals than its currency.",
        todo="Compare the amount with the document: a thousands mark may have been read as a decimal mark.",
        terms=(*(f"totals.{leaf}" for leaf in _AMOUNTS), "tax_breakdown[].amount"),
        severity=Severity.FATAL,
        on_pages=Severity.WARNING,
        source="ISO 4217 minor units; EN 16931-1:2017, BR-DEC",
        check=_decimals,
        passing=example({"totals.gross": Decimal("1000"), **_YEN}),
        failing=example({"totals.gross": Decimal("1000.5"), **_YEN}),
    ),
    Rule(
        id="LEN-1",
        sentence="No number, reference or name is longer than one can be.",
        todo="Compare the value with the document: other text may have been taken for it.",
        terms=tuple(_LONGEST),
        severity=Severity.FATAL,
        source="our own, after EN 16931-1:2017, BT-1 and the lengths that banks and accounting systems take",
        check=_length,
        passing=example({"invoice_number": "A" * 60}),
        failing=example({"invoice_number": "A" * 61}),
    ),
    Rule(
        id="DATE-1",
        sentence="The issue date is in 2000 or later, and at most a day after the document was received.",
        todo=_CHECK_DATE,
        terms=("issue_date",),
        severity=Severity.FATAL,
        source="our own, after Directive 2006/112/EC, Article 226(1)",
        check=_plausible,
        passing=example({"issue_date": _MAY}, as_of=_RECEIVED),
        failing=example({"issue_date": date(2024, 5, 5)}, as_of=_RECEIVED),
    ),
    Rule(
        id="DATE-2",
        sentence="An invoice that is older than a year is put on record.",
        todo="Check that it was not paid before, and that the tax can still be claimed.",
        terms=("issue_date",),
        severity=Severity.INFORMATION,
        source="our own, usual practice",
        check=_recent,
        passing=example({"issue_date": _MAY}, as_of=_RECEIVED),
        failing=example({"issue_date": date(2022, 5, 1)}, as_of=_RECEIVED),
    ),
    Rule(
        id="DATE-3",
        sentence="The due date is not before the issue date.",
        todo=_CHECK_DATE,
        terms=("due_date", "issue_date"),
        severity=Severity.WARNING,
        source="our own, usual practice",
        check=_order,
        passing=example({"issue_date": _MAY, "due_date": _MAY}),
        failing=example({"issue_date": _MAY, "due_date": date(2024, 4, 1)}),
    ),
)
