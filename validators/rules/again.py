"""Claims that were made before: the same under another number, and what stands in the place of an earlier invoice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from schemas import (
    DocType,
    Earlier,
    Extraction,
    Invoice,
    Like,
    Profile,
    Severity,
    assemble,
    normalise_number,
    seller_keys,
)
from schemas.keys import SELLER_TERMS
from schemas.terms import REFERENCES
from validators.claimed import claimed, preceding, same_claim
from validators.reference import Reference
from validators.rule import NOT_PAGES, Facts, Fail, NotApplicable, Rule, Said, example

NO_HISTORY = "No earlier invoice of this seller is known."
_LEAST = 5  # signs: what is shorter names no document
_DIGITS_ALONE = 6  # of them, where no letter says that it is a number of a document
_PIECES = 3  # in which a number may be printed
_MONTH = re.compile(r"(?:[1-9]|1[0-2])-(?:20)?\d\d|20\d\d-(?:[1-9]|1[0-2])")  # whatever else it may be
_BEGIN = 2  # digits that numbers of one seller share: those of the year, for one
# What else an invoice names by a number.
_OF_ANOTHER = REFERENCES - {"invoice_number", "preceding_invoice", "payment.reference"}
_ZERO = Decimal(0)


def _same(facts: Facts) -> Iterator[Said]:
    known = facts.standing
    if not known:
        yield NotApplicable(NO_HISTORY)
        return
    ours, days = claimed(facts.invoice), facts.policy.reference.duplicate_days
    for one in known:
        if same_claim(ours, claimed(one.invoice), days) and not _credited(facts, one.invoice):
            other = one.invoice.invoice_number
            message = f"The same seller's {other} claims the same for the same, and was exported before or waits."
            yield Fail(message, seen=facts.invoice.invoice_number, expected=other)
            return


def _in_its_place(facts: Facts) -> Iterator[Said]:
    known = facts.standing
    if not known:
        yield NotApplicable(NO_HISTORY)
        return
    named = _named(facts)
    for one in known:
        other = one.invoice.invoice_number
        if normalise_number(other or "") not in named:
            continue
        if not _taken_off(facts.invoice, one.invoice) and not _credited(facts, one.invoice):
            message = (
                f"It names the seller's {other}, which was exported before or waits, and takes nothing off for it."
            )
            yield Fail(message, ("preceding_invoice",), seen=facts.invoice.preceding_invoice, expected=other)
            return


def _no_longer(facts: Facts) -> Iterator[Said]:
    number, known = normalise_number(facts.invoice.invoice_number or ""), facts.standing
    if not known:
        yield NotApplicable(NO_HISTORY)
        return
    for one in known:
        stated = {normalise_number(named) for named in preceding(one.invoice)}
        if number in stated and not _taken_off(one.invoice, facts.invoice):
            other = one.invoice.invoice_number
            message = f"The seller's {other}, which was exported before or waits, names this one and takes nothing off."
            yield Fail(message, seen=facts.invoice.invoice_number, expected=other)
            return


def _of_a_known(facts: Facts) -> Iterator[Said]:
    """What is owed by a correction, or in the place of another invoice, is all of it or the difference: only what
    became of the other one tells."""
    corrects = facts.extraction.subtype == "correction"
    named = [number for number in map(normalise_number, preceding(facts.invoice)) if number] if corrects else []
    replaced = [number for number in _replaced(facts) if number not in named]
    if not named and not replaced:
        yield NotApplicable("The document names no invoice that it corrects or replaces.")
        return
    for does, numbers in (("corrects", named), ("replaces", replaced)):
        known = [_is_known(facts, number) for number in numbers]
        if None in known:
            yield NotApplicable("Nothing is known of what was exported.")
            return
        if numbers and not any(known):
            stands = (facts.invoice.preceding_invoice if numbers is named else None) or numbers[0]
            yield Fail(f"It {does} {stands}, which is not known here: it may have been paid.", seen=stands)


def _is_known(facts: Facts, number: str) -> bool | None:
    """Whether an invoice of the seller with this number was exported, leaves now or waits; None where nothing tells."""
    reference = facts.reference
    like = Like(sellers=seller_keys(facts.invoice.seller), doc_type=DocType.INVOICE, number=number)
    exported = reference.earlier(like)
    return None if exported is None else bool((*exported, *reference.leaving(like), *reference.waiting(like)))


def _replaced(facts: Facts) -> Sequence[str]:
    """The numbers beside words of replacing that have the very form of the invoice's own, and are of nothing else that
    it names: whatever it calls them, they are of the seller's invoices. Of digits alone the first ones are the same."""
    invoice = facts.invoice
    own = normalise_number(invoice.invoice_number or "")
    named = (getattr(invoice, term) for term in _OF_ANOTHER)
    other = {own, *(normalise_number(one) for one in named if one)}
    told = (number for text in _told(facts, "replaces") for number in _numbers(text))
    alike = (number for number in told if _form(number) == _form(own) and number not in other)
    return [number for number in alike if not own.isdigit() or number[:_BEGIN] == own[:_BEGIN]]


def _form(number: str) -> str:
    """A number with every digit as 0, and its last ones, whose leading zeros are not kept, as one; of digits alone all
    are kept."""
    plain = "".join("0" if sign.isdigit() else sign for sign in number)
    return plain if number.isdigit() else f"{plain.rstrip('0')}0"


def _credited(facts: Facts, invoice: Invoice) -> bool:
    """Whether all of an earlier invoice was credited since: what is billed again then is billed once."""
    number = normalise_number(invoice.invoice_number or "")
    like = Like(sellers=seller_keys(facts.invoice.seller), doc_type=DocType.CREDIT_NOTE, corrects=number)
    back = sum((abs(one.invoice.totals.gross or _ZERO) for one in facts.reference.earlier(like) or ()), _ZERO)
    return back > _ZERO and back >= abs(invoice.totals.gross or _ZERO)


def _taken_off(invoice: Invoice, other: Invoice) -> bool:
    """Whether the amount of another invoice is taken off: as paid, as an allowance, or as a line below zero."""
    owed = {abs(one) for one in (other.totals.gross, other.totals.net, other.totals.due) if one}
    lines = [-line.net for line in invoice.lines if line.net is not None and line.net < _ZERO]
    less = {*lines, *(one.amount for one in invoice.allowances)}
    paid = invoice.totals.paid or _ZERO
    return bool(owed & less) or (bool(owed) and paid >= min(owed))


def _named(facts: Facts) -> frozenset[str]:
    """The numbers of other invoices that the document corrects or says to replace, or that are to be told with the
    payment. What is merely mentioned, the last bill or an open item, is not replaced by it."""
    texts = (*_told(facts, "replaces"), facts.invoice.payment.reference or "")
    last = set(map(normalise_number, _told(facts, "last_bill")))
    corrected = (one for one in map(normalise_number, preceding(facts.invoice)) if one not in last)
    return frozenset((*corrected, *(number for text in texts for number in _numbers(text))))


def _told(facts: Facts, kind: str) -> Sequence[str]:
    return [one.text for one in facts.extraction.notices if one.kind == kind]


def _numbers(text: str) -> Iterator[str]:
    """What may be a document's number in a text, be it printed in pieces."""
    words = text.split()
    for start, first in enumerate(words):
        for stop in range(start + 1, min(start + _PIECES, len(words)) + 1):
            if any(map(str.isdigit, words[stop - 1])):
                number = normalise_number(" ".join((first, *words[start + 1 : stop])))
                if len(number) >= (_DIGITS_ALONE if number.isdigit() else _LEAST) and not _MONTH.fullmatch(number):
                    yield number


def _takes_off(facts: Facts) -> Iterator[Said]:
    """An e-invoice names an earlier one where it corrects that, or where that was a part or a prepayment, which goes
    off (EN 16931-1, BG-3). A known one is judged by what it claims."""
    numbers = [number for number in map(normalise_number, preceding(facts.invoice)) if number]
    if not numbers or facts.extraction.subtype == "correction":
        yield NotApplicable("The e-invoice names no earlier one beside its own claim.")
        return
    known = {number: _is_known(facts, number) for number in numbers}
    unknown = [one for one in preceding(facts.invoice) if known.get(normalise_number(one)) is False]
    if None in known.values():
        yield NotApplicable("Nothing is known of what was exported.")
    elif unknown and not _is_less(facts.invoice):
        stands = unknown[0]
        yield Fail(f"It refers to {stands}, which is not known here, and takes nothing off for it.", seen=stands)


def _is_less(invoice: Invoice) -> bool:
    """Whether something is taken off for an earlier one: as paid, or as a line below zero. An allowance is for nothing
    that was billed before."""
    lines = any(line.net is not None and line.net < _ZERO for line in invoice.lines)
    return (invoice.totals.paid or _ZERO) > _ZERO or lines


class _Before(Reference):
    """A history for the examples: "A" billed 100 euros as R-2024-10, and as R-2024-8 in the place of R-2024-7."""

    def earlier(self, like: Like) -> Sequence[Earlier]:
        given = ({"invoice_number": "R-2024-10"}, {"invoice_number": "R-2024-8", "preceding_invoice": "R-2024-7"})
        bills = [assemble({**_BILL, **one}) for one in given]
        found = [Earlier(str(place) * 64, "example", DocType.INVOICE, bill) for place, bill in enumerate(bills)]
        if like.doc_type is not DocType.INVOICE:
            return ()
        return [one for one in found if like.number in ("", normalise_number(one.invoice.invoice_number or ""))]


_BILL: Mapping[str, Any] = {
    "seller.name": "A",
    "currency": "EUR",
    "issue_date": date(2024, 5, 1),
    "totals.gross": Decimal(100),
    "totals.net": Decimal(100),
    "totals.tax": Decimal(0),
}


def _after(number: str, *subtype: str, **more: Any) -> Facts:
    values = {**_BILL, "invoice_number": number, **{name.replace("__", "."): value for name, value in more.items()}}
    extraction = Extraction(doc_type=DocType.INVOICE, doc_type_score=1.0, subtype="".join(subtype) or None)
    return example(values, reference=_Before(), extraction=extraction)


def _referring(**more: Any) -> Facts:
    """An e-invoice that refers to an invoice that is not known."""
    return _after("R-2024-11", preceding_invoice="R-2023-5", **more)._replace(profile=Profile.EINVOICE)


_NEXT = {"issue_date": date(2024, 6, 1)}

RULES: tuple[Rule, ...] = (
    Rule(
        id="DUP-7",
        sentence="No other invoice of the seller claims the same for the same under another number.",
        todo="Compare both documents; if they bill the same, pay it once.",
        terms=("invoice_number", "issue_date", "currency", "totals.gross", "lines[].net", *SELLER_TERMS),
        severity=Severity.WARNING,
        source="our own",
        kinds=(DocType.INVOICE,),
        check=_same,
        passing=_after("R-2024-11", **_NEXT),
        failing=_after("R-2024-11"),
    ),
    Rule(
        id="DUP-8",
        sentence="An invoice that corrects or replaces one of its seller takes off what that one claims.",
        todo="Find out whether it stands in the place of the earlier one; if so, pay one of them, or the difference.",
        terms=(
            *("preceding_invoice", "preceding_invoices[].number", "payment.reference", "totals.paid"),
            *("lines[].net", "allowances[].amount", *SELLER_TERMS),
        ),
        severity=Severity.WARNING,
        source="our own",
        kinds=(DocType.INVOICE,),
        check=_in_its_place,
        passing=_after("R-2024-11", preceding_invoice="R-2024-10", totals__paid=Decimal(100), **_NEXT),
        failing=_after("R-2024-11", preceding_invoice="R-2024-10", **_NEXT),
    ),
    Rule(
        id="DUP-9",
        sentence="No later invoice of the seller stands in the place of this one.",
        todo="Compare both documents; if the later one stands in the place of this one, do not pay this one.",
        terms=("invoice_number", "preceding_invoice", *SELLER_TERMS),
        severity=Severity.WARNING,
        source="our own",
        kinds=(DocType.INVOICE,),
        check=_no_longer,
        passing=_after("R-2024-6", **_NEXT),
        failing=_after("R-2024-7", **_NEXT),
    ),
    Rule(
        id="DUP-10",
        sentence="The invoice that a document corrects or says to replace is known here.",
        todo="Find out whether that invoice was paid; if so, pay the difference, or nothing.",
        terms=("preceding_invoice", "preceding_invoices[].number", *SELLER_TERMS),
        severity=Severity.WARNING,
        source="our own, after EN 16931-1:2017 on invoice type code 384",
        kinds=(DocType.INVOICE,),
        check=_of_a_known,
        passing=_after("R-2024-11", "correction", preceding_invoice="R-2024-10", **_NEXT),
        failing=_after("R-2024-11", "correction", preceding_invoice="R-2023-5", **_NEXT),
    ),
    Rule(
        id="DUP-11",
        sentence="An e-invoice that refers to an earlier one which is not known here takes something off, or corrects.",
        todo="Find out what the earlier invoice was: was it a prepayment, or is it replaced? Then pay the rest alone.",
        terms=("preceding_invoice", "preceding_invoices[].number", "totals.paid", "lines[].net", *SELLER_TERMS),
        severity=Severity.WARNING,
        source="our own, after EN 16931-1:2017, BG-3",
        kinds=(DocType.INVOICE,),
        check=_takes_off,
        passing=_referring(totals__paid=Decimal(20)),
        failing=_referring(),
        profiles=NOT_PAGES,
        elsewhere="A page names other invoices for many reasons.",
    ),
)
