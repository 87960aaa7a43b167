"""Earlier documents: invoices that came before under another number or name, and what a credit note credits."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from schemas import (
    DocType,
    Earlier,
    Extraction,
    Invoice,
    Like,
    Severity,
    Sighting,
    assemble,
    normalise_number,
    plain,
    seller_keys,
    xpath_round,
)
from schemas.keys import SELLER_TERMS
from validators.crediting import credited
from validators.likeness import lookalike, mistyped
from validators.reference import Reference
from validators.rule import Facts, Fail, NotApplicable, Rule, Said, example
from validators.rules.again import NO_HISTORY

_UNKNOWN = "The seller, the number, the amount or the currency is not known."
_CORRECTS = "The document names no invoice that it corrects, or its seller is not known."


class _Bill(NamedTuple):
    """What a document is compared by."""

    sellers: tuple[str, ...]
    number: str
    gross: Decimal
    currency: str


def _bill(invoice: Invoice) -> _Bill | None:
    number, gross, currency = invoice.invoice_number or "", invoice.totals.gross, invoice.currency
    sellers = seller_keys(invoice.seller)
    if not sellers or not normalise_number(number) or gross is None or currency is None:
        return None
    return _Bill(sellers, number, gross, currency)


def _nearly(facts: Facts) -> Iterator[Said]:
    bill = _bill(facts.invoice)
    if bill is None:
        yield NotApplicable(_UNKNOWN)
        return
    found = facts.same_amount
    if found is None:
        yield NotApplicable(NO_HISTORY)
        return
    number = normalise_number(bill.number)
    for one in found:
        other = one.invoice.invoice_number or ""
        if one.sha256 == facts.sha256 or normalise_number(other) == number:  # DUP-2 speaks of the very same number
            continue
        days = _days(facts.invoice.issue_date, one.invoice.issue_date)
        if _suspect(bill.number, other, days, facts.policy.reference.duplicate_days):
            yield Fail(
                f"The same seller's {other}, exported in run {one.run}, has the same amount and a like number.",
                seen=bill.number,
                expected=other,
            )
            return


def _suspect(one: str, other: str, days: int | None, most_days: int) -> bool:
    """Whether two bills of one seller over one amount, issued `days` apart (None: unknown), may be the same one.

    Numbers that look alike are, within `most_days`; numbers a slip apart only on one day: consecutive numbers over the
    same amount are what a subscription looks like.
    """
    if days is not None and days > most_days:
        return False
    return lookalike(one, other) or (not days and mistyped(one, other))


def _days(one: date | None, other: date | None) -> int | None:
    return None if one is None or other is None else abs((one - other).days)


def _sent_back(facts: Facts) -> Iterator[Said]:
    sellers, number = seller_keys(facts.invoice.seller), normalise_number(facts.invoice.invoice_number or "")
    found = facts.reference.unsettled(sellers, number) if sellers and number else None
    if found is None:
        yield NotApplicable(NO_HISTORY)
        return
    others = [one for one in found if one.sha256 != facts.sha256]
    if others:
        message = f"Another document with the seller's number {facts.invoice.invoice_number} waits or was sent back."
        yield Fail(message, seen=others[0].sha256[:12])


def _other_name(facts: Facts) -> Iterator[Said]:
    bill = _bill(facts.invoice)
    if bill is None:
        yield NotApplicable(_UNKNOWN)
        return
    number = normalise_number(bill.number)
    like = Like(number=number, gross=bill.gross, currency=bill.currency, doc_type=facts.doc_type)
    found = facts.reference.earlier(like)
    if found is None:
        yield NotApplicable(NO_HISTORY)
        return
    for one in found:
        strange = not set(seller_keys(one.invoice.seller)) & set(bill.sellers)
        if strange and one.sha256 != facts.sha256 and not _days(facts.invoice.issue_date, one.invoice.issue_date):
            yield Fail(
                f"The same number, date and amount were exported before, in run {one.run}, of another seller.",
                seen=facts.invoice.seller.name,
                expected=one.invoice.seller.name,
            )
            return


def _credited(facts: Facts) -> tuple[Earlier | None, str | None]:
    """The invoice that a credit note names, as it was exported or leaves with this one; else why there is none."""
    sellers = seller_keys(facts.invoice.seller)
    if not normalise_number(facts.invoice.preceding_invoice or "") or not sellers:
        return None, _CORRECTS
    found = credited(facts.invoice, facts.reference)
    if found is not None or facts.reference.earlier(Like(sellers=sellers, doc_type=DocType.INVOICE)):
        return found, None
    return None, NO_HISTORY


def _known(facts: Facts) -> Iterator[Said]:
    invoice, why = _credited(facts)
    if why is not None:
        yield NotApplicable(why)
    elif invoice is None:
        yield _unknown(facts)
    elif facts.invoice.currency and invoice.invoice.currency not in (None, facts.invoice.currency):
        yield Fail(
            "The credit note is in another currency than the invoice that it credits.",
            ("currency",),
            seen=facts.invoice.currency,
            expected=invoice.invoice.currency,
        )


def _unknown(facts: Facts) -> Fail:
    number = facts.invoice.preceding_invoice
    return Fail(f"No invoice {number} of this seller was exported before.", ("preceding_invoice",), seen=number)


def _still_known(facts: Facts) -> Iterator[Said]:
    """As `_known`, of a credit note that had passed it: where nothing is known any more, its invoice was stopped."""
    for said in _known(facts):
        yield _unknown(facts) if isinstance(said, NotApplicable) else said


def _no_more(facts: Facts) -> Iterator[Said]:
    invoice, why = _credited(facts)
    amount = facts.invoice.totals.gross
    owed = invoice.invoice.totals.gross if invoice else None
    if invoice is None or amount is None or owed is None:
        yield NotApplicable(why or "The invoice that is credited, or an amount, is not known.")
        return
    number = normalise_number(facts.invoice.preceding_invoice or "")
    like = Like(sellers=seller_keys(facts.invoice.seller), doc_type=DocType.CREDIT_NOTE, corrects=number)
    credits = [
        one.invoice.totals.gross or Decimal(0)
        for one in facts.reference.earlier(like) or ()
        if one.sha256 != facts.sha256
    ]
    together = xpath_round(sum(map(abs, credits), abs(amount)))
    if together > abs(owed):
        before = f", with {len(credits)} before it," if credits else ""
        yield Fail(
            f"This credit note{before} credits {plain(together)}: more than the invoice's {plain(abs(owed))}.",
            ("totals.gross", "preceding_invoice"),
            seen=plain(together),
            expected=plain(abs(owed)),
        )


class _Before(Reference):
    """A history for the examples: "A" was paid 100 euros for its invoice R-10 of the first of May 2024."""

    def earlier(self, like: Like) -> Sequence[Earlier]:
        invoice = assemble({**_BILL, "invoice_number": "R-10"})
        agrees = (
            (not like.sellers or "name:A" in like.sellers)
            and like.number in ("", "R-10")
            and like.doc_type is DocType.INVOICE
        )
        return (Earlier("0" * 64, "example", DocType.INVOICE, invoice),) if agrees else ()

    def unsettled(self, sellers: Collection[str], number: str) -> Sequence[Sighting]:
        known = "name:A" in sellers and number == "R-9"
        return (Sighting("0" * 64, "example"),) if known else ()


_BILL: Mapping[str, Any] = {
    "seller.name": "A",
    "currency": "EUR",
    "issue_date": date(2024, 5, 1),
    "totals.gross": Decimal(100),
}


def _after(number: str, **more: Any) -> Facts:
    return example({**_BILL, "invoice_number": number, **more}, reference=_Before())


def _credit(**values: Any) -> Facts:
    kind = Extraction(doc_type=DocType.CREDIT_NOTE, doc_type_score=1.0)
    given = {**_BILL, **{name.replace("__", "."): value for name, value in values.items()}}
    return example(given, extraction=kind, reference=_Before())


_COMPARED = ("invoice_number", *SELLER_TERMS, "totals.gross", "currency", "issue_date")

_CREDITING: tuple[Rule, ...] = (
    Rule(
        id="CN-3",
        sentence="The invoice that a credit note credits was exported before, in the same currency.",
        todo="Find the invoice; if it was never booked, neither is its credit note.",
        terms=("preceding_invoice", "currency", *SELLER_TERMS),
        severity=Severity.WARNING,
        source="Directive 2006/112/EC, Article 219; our own",
        kinds=(DocType.CREDIT_NOTE,),
        check=_known,
        passing=_credit(preceding_invoice="R-10"),
        failing=_credit(preceding_invoice="R-9"),
    ),
    Rule(
        id="CN-4",
        sentence="Credit notes together credit no more than their invoice.",
        todo="Ask the seller which credit note holds; the money may come back twice.",
        terms=("totals.gross", "preceding_invoice", *SELLER_TERMS),
        severity=Severity.WARNING,
        source="our own",
        kinds=(DocType.CREDIT_NOTE,),
        check=_no_more,
        passing=_credit(preceding_invoice="R-10"),
        failing=_credit(preceding_invoice="R-10", totals__gross=Decimal("100.01")),
    ),
)

RULES: tuple[Rule, ...] = (
    Rule(
        id="DUP-3",
        sentence="No earlier invoice of the seller has the same amount and nearly the same number.",
        todo="Compare both documents; if they are the same invoice, do not pay it again.",
        terms=_COMPARED,
        severity=Severity.WARNING,
        source="our own",
        check=_nearly,
        passing=_after("R-12", issue_date=date(2024, 6, 1)),
        failing=_after("R-1O"),
    ),
    Rule(
        id="DUP-5",
        sentence="No earlier invoice of another seller has the same number, date and amount.",
        todo="Compare both documents: one seller may have been read or written in two ways.",
        terms=_COMPARED,
        severity=Severity.WARNING,
        source="our own",
        check=_other_name,
        passing=_after("R-10"),
        failing=_after("R-10", **{"seller.name": "B"}),
    ),
    Rule(
        id="DUP-6",
        sentence="No other document of the seller with the same number waits for people or was rejected or returned.",
        todo="Compare both documents; if they are the same invoice, do not pay it twice.",
        terms=("invoice_number", *SELLER_TERMS),
        severity=Severity.WARNING,
        source="our own",
        check=_sent_back,
        passing=_after("R-11"),
        failing=_after("R-9"),
    ),
    *_CREDITING,
)

# What is asked again of a credit note that had passed it, once the documents beside it are settled.
SETTLED: tuple[Rule, ...] = (replace(_CREDITING[0], check=_still_known), *_CREDITING[1:])
