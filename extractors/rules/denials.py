"""What values cannot be, whoever claims it: the date of the invoice its due date, a flat an invoice number."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from extractors.languages import spoken
from extractors.page import Span
from extractors.page.claims import place_of
from extractors.page.labels import means_only
from extractors.page.orders import is_order_label, not_the_buyers
from extractors.page.roles import (
    BUYER_REFERENCE,
    DUE,
    DUE_DATE,
    GROSS,
    ISSUE,
    NUMBER,
    OWED,
    PAID,
    PRECEDING,
    PURCHASE_ORDER,
    REGISTER,
    SUPPLY_DATES,
    TAX,
    TAX_NUMBER,
    VAT,
    WITHHELD,
)
from extractors.page.sheet import Sheet
from extractors.parties.parties import Parties
from extractors.rules.date_sentences import ends_a_term, is_discounted, offers_discount
from extractors.rules.dates import days_of_others, days_of_rows, days_of_the_rest, is_end_of_period
from extractors.rules.kind import kind_of
from extractors.rules.of_other_papers import numbers_of_others
from extractors.rules.over_accounts import parts_over_accounts
from schemas import Claim, DocType, Value
from schemas.grades import FIRM, VAGUE

Denials = Mapping[str, frozenset[Value]]

_FAIR = 0.5
_VAT_IDS = frozenset({"seller.vat_id", "buyer.vat_id"})
_REGISTERS = frozenset({TAX_NUMBER, "seller.tax_number", "buyer.tax_number", REGISTER})
_BESIDE = ("inline", "left")
_OTHER_DATES = SUPPLY_DATES | {"other.other_date"}
_UNIT = re.compile(r"#\s?(?P<unit>\d{2}-\d{2,4}[A-Z]?)(?![\w/-])")  # "#18-22": the flat 22 on floor 18
_KIND = re.compile(r"(?<![\w-])(?:TD(?:0[1-9]|[12]\d)|CFDI v?\d\.\d)(?![\w/-])")
_BOX = re.compile(r"(?i)\bp\W?\s?o\W{0,2}(?P<box>box\s+(?P<number>[\w-]+))")
_RENEWED = re.compile(rf"(?i)\b(?:{spoken('renewed')})\b[^\d]{{0,25}}$")
_CONDITION = re.compile(rf"(?i)(?:{spoken('if')})\b")
_NAMES_A_NUMBER = re.compile(r"[^\W\d_#]")


def denials(sheet: Sheet, parties: Parties, claims: Sequence[Claim], foreign: Sequence[Claim]) -> Denials:
    """Values by the term that they cannot be; `foreign` are claims that name what is not the document's own."""
    found: dict[str, set[Value]] = defaultdict(set)
    for term, value in parties.not_named:
        found[term].add(value)
    for claim in (*foreign, *not_the_buyers(claims)):
        found[claim.term].add(claim.value)
    found[DUE_DATE] |= set(_not_due(claims))
    days = (*_not_issued(claims), *_of_rows(sheet, claims), *_of_others(sheet, claims), *_counted(sheet, claims))
    found[ISSUE] |= set(days)
    found[DUE_DATE] |= {*_renewed(sheet, claims), *_of_the_rest(sheet, claims), *_discounted(sheet, claims)}
    found[PURCHASE_ORDER] |= set(_boxes(sheet))
    found[TAX] |= set(_withheld(sheet))
    parts = parts_over_accounts(sheet)
    for term in (PAID, DUE):
        found[term] |= parts
    for term, number in _registered(sheet, claims):
        found[term].add(number)
    found[DUE] |= set(_on_condition(sheet, claims))
    found[NUMBER] |= {*_orders(claims), *_kinds(sheet), *_taken_off(sheet, claims), *numbers_of_others(sheet, claims)}
    units = set(_units(sheet, claims))
    for term in (NUMBER, PRECEDING, PURCHASE_ORDER, BUYER_REFERENCE):
        found[term] |= units
    return {term: frozenset(denied) for term, denied in found.items()}


def _on_condition(sheet: Sheet, claims: Sequence[Claim]) -> Iterator[Value]:
    """Amounts that are due on a condition alone, where a label calls a larger one the total: "Pay 980.00 if remitted by
    14 May"."""
    totals = [c.value for c in claims if c.term == GROSS and isinstance(c.value, Decimal) and c.score >= FIRM]
    for money in sheet.money if totals else ():
        behind = Span(money.span.segment, money.span.stop, len(money.span.segment.words)).text
        dated = any(day.span.start >= money.span.stop for day in sheet.days_in(money.span.segment))
        if dated and _CONDITION.match(behind) and max(totals) > money.value:
            yield money.value


def _not_due(claims: Sequence[Claim]) -> Iterator[Value]:
    """The invoice's own date, unless a label calls it the due date, and due dates before it where a later one is."""
    dated = [c for c in claims if c.term == ISSUE and c.score >= FIRM and c.doubt is None]
    if not dated:
        return
    issue = max(dated, key=lambda c: c.score).value
    due = {c.value for c in claims if c.term == DUE_DATE}
    if issue not in due:
        yield issue
    assert isinstance(issue, date)
    later = [value for value in due if isinstance(value, date) and value >= issue]
    yield from (value for value in due if later and value not in later)


def _discounted(sheet: Sheet, claims: Sequence[Claim]) -> Iterator[Value]:
    """The days by which who pays has a discount, where the page names a later one on which all is due: "Payable by 6
    September without deduction, by 21 August less 3 %"."""
    due = {c.value for c in claims if c.term == DUE_DATE and c.score >= FIRM and c.doubt is None}
    last = max((value for value in due if isinstance(value, date)), default=date.min)
    earlier = (day for day in sheet.days if day.reading.value < last and day.reading.value not in due)
    yield from (day.reading.value for day in earlier if is_discounted(day, sheet) and offers_discount(day, sheet))


def _not_issued(claims: Sequence[Claim]) -> Iterator[Value]:
    """Due dates, unless a label dates the invoice so too."""
    dated = {c.value for c in claims if c.term == ISSUE and c.score >= _FAIR}
    yield from (
        c.value for c in claims if c.term == DUE_DATE and c.score >= FIRM and c.value not in dated and not c.doubt
    )


def _of_rows(sheet: Sheet, claims: Sequence[Claim]) -> Iterator[Value]:
    """The days of the rows of a table, where a label dates the document otherwise."""
    dated = {c.value for c in claims if c.term == ISSUE and c.score >= FIRM}
    yield from (day.reading.value for day in days_of_rows(sheet) if dated and day.reading.value not in dated)


def _of_others(sheet: Sheet, claims: Sequence[Claim]) -> Iterator[Value]:
    """Days of something else, by a label of printing or of a stay, by that they end a period, or of other papers, where
    the document is dated."""
    dated = {c.value for c in claims if c.term == ISSUE and c.score >= VAGUE and c.doubt is None}
    if len(dated) != 1:
        return
    named = [(day, day.namings[0].mark.roles.keys() if day.namings else frozenset()) for day in sheet.days]
    ends = (day for day, roles in named if not roles & {ISSUE, DUE_DATE} and is_end_of_period(day))
    called = (day for day, roles in named if roles and roles <= _OTHER_DATES)
    yield from (day.reading.value for day in (*ends, *called, *days_of_others(sheet)) if day.reading.value not in dated)


def _withheld(sheet: Sheet) -> Iterator[Value]:
    """Amounts that a label right before them calls withheld and nothing else: they are part of a tax, or of others. A
    tax at the same rate on the same base has the same amount: one that a label calls a tax elsewhere is one."""
    named = [(money.value, money.namings[0]) for money in sheet.money if money.namings]
    taxes = {value for value, first in named if TAX in first.mark.roles}
    for value, first in named:
        if first.position in _BESIDE and first.mark.roles.keys() == {WITHHELD} and value not in taxes:
            yield value


def _registered(sheet: Sheet, claims: Sequence[Claim]) -> Iterator[tuple[str, Value]]:
    """Numbers that a label right before them calls one of a register or of another tax, where another number of the
    party is called its VAT identifier."""
    named = {c.term for c in claims if c.term in _VAT_IDS and means_only(c.label, (VAT, c.term))}
    read = {(c.term, c.value) for c in claims}
    for one in sheet.candidates["vat"]:
        roles = {role for naming in sheet.name(one.spans[0])[:1] for role in naming.mark.roles}
        if roles and roles <= _REGISTERS:
            yield from ((term, one.value) for term in named if (term, one.value) not in read)


def _counted(sheet: Sheet, claims: Sequence[Claim]) -> Iterator[Value]:
    """The days that a term of payment ends in, counted from the date of the invoice, unless a label dates it so."""
    dated = {c.value for c in claims if c.term == ISSUE and c.score >= _FAIR}
    for day in sheet.days:
        if day.reading.value not in dated and ends_a_term(day, sheet):
            yield day.reading.value


def _renewed(sheet: Sheet, claims: Sequence[Claim]) -> Iterator[Value]:
    """Days on which a contract is renewed or the next invoice comes, unless a label says they are due."""
    due = {c.value for c in claims if c.term == DUE_DATE}
    for day in sheet.days:
        before, _, _ = day.span.segment.text.partition(day.reading.raw)
        if _RENEWED.search(before) and day.reading.value not in due:
            yield day.reading.value


def _of_the_rest(sheet: Sheet, claims: Sequence[Claim]) -> Iterator[Value]:
    """Days on which the rest of a total is due, where a label names the day of the part that is asked for."""
    due = {c.value for c in claims if c.term == DUE_DATE and c.score >= FIRM and c.doubt is None}
    yield from (day.reading.value for day in days_of_the_rest(sheet) if due - {day.reading.value})


def _boxes(sheet: Sheet) -> Iterator[str]:
    """Post boxes: "PO Box 2190" is part of an address."""
    for segment in sheet.layout.segments:
        for match in _BOX.finditer(segment.text):
            yield from (match["box"], match["number"])


def _orders(claims: Sequence[Claim]) -> Iterator[Value]:
    """Numbers that a label calls an order's and none an invoice's."""
    numbers = {c.value for c in claims if c.term == NUMBER and c.score >= FIRM}
    orders = (c for c in claims if c.term == PURCHASE_ORDER and c.score >= FIRM)
    for claim in orders:
        if claim.value not in numbers and is_order_label(claim.label):
            yield from (claim.value, f"{claim.label} {claim.value}")


def _kinds(sheet: Sheet) -> Iterator[str]:
    """Codes of the kind of document beside its title, or its format with the version, as pictures of e-invoices have
    them: "FATTURA (TD06 parcella)", "FACTURA (CFDI 4.0)"."""
    for segment in sheet.layout.segments:
        if any(mark.titles for mark in sheet.marks_in(segment)):
            for kind in _KIND.findall(segment.text):
                yield from (kind, *kind.split()[1:])


def _taken_off(sheet: Sheet, claims: Sequence[Claim]) -> Iterator[str]:
    """Numbers of what is taken off, where a label names another one above, or none and the title stands elsewhere:
    "Credit note A-77 set off    -102.14"."""
    named = [claim for claim in claims if claim.term == NUMBER and claim.score >= _FAIR]
    taken = [one for one in sheet.candidates["number"] if named and is_taken_off(one.span, sheet)]
    values = {str(one.value) for one in taken}
    own = [place_of(claim) for claim in named if claim.value not in values]
    title = kind_of(sheet).title if taken and not own else None
    for one in taken:
        titled = title is not None and title.segment is not one.span.segment
        if titled or (own and min(own) < (one.page, one.boxes[0].top, 0.0)):
            yield str(one.value)


def is_taken_off(number: Span, sheet: Sheet) -> bool:
    """Whether the row of a number takes its amount off: "less interim invoice T-2026/031     -3,883.80"; on a document
    that credits, every amount is below zero."""
    page, own = sheet.layout.page(number.page), number.segment
    below = page.lines[own.line + 1 : own.line + 2]  # which may be set between two rows of what it is
    level = (row.segments[0] for row in below if row.box.top < own.box.bottom and row.box.x0 > own.box.x1)
    beside = next(iter((*page.rights(own), *level)), None)
    taken = beside is not None and any(money.value < 0 for money in sheet.money_in(beside))
    return taken and not _credits(sheet, number)


def _credits(sheet: Sheet, number: Span) -> bool:
    """Whether a document is a credit note, by a title other than the words before `number`, or by its total."""
    kind = kind_of(sheet)
    titled = kind.title is not None and kind.title.segment is not number.segment
    totals = (money.value for money in sheet.money for one in money.namings[:1] if OWED & one.mark.roles.keys())
    return (titled and kind.doc_type is DocType.CREDIT_NOTE) or max(totals, key=abs, default=Decimal(0)) < 0


def _units(sheet: Sheet, claims: Sequence[Claim]) -> Iterator[str]:
    """Numbers of flats behind a "#", but the one that a label names above all others."""
    numbers = [c for c in claims if c.term == NUMBER and _NAMES_A_NUMBER.search(c.label or "") is not None]
    named = {max(numbers, key=lambda c: c.score).value} if numbers else frozenset()
    for segment in sheet.layout.segments:
        for match in _UNIT.finditer(segment.text):
            if match["unit"] not in named:
                yield match["unit"]
