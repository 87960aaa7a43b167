"""What no label names: a second number, term of payment, VAT identifier or party, and what counts the total.

They are known by their form, by the sentence that they stand in, or by their place beside the total.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from extractors.languages import spoken
from extractors.meanings import days_to_pay, is_due_now, is_term_of_all
from extractors.meanings.changes import is_conditional, is_of_discount, is_of_some, sentences, sentences_with
from extractors.meanings.negations import NUMBER_WORD
from extractors.meanings.payments import (
    asks_for_part,
    asks_to_pay,
    currencies_in,
    days_to_month_end,
    is_a_way,
    is_ahead,
    is_limited,
    months_to_pay_in,
    runs_to_month_end,
    speaks_of_amounts,
    speaks_of_paying,
)
from extractors.page import PageLayout, Segment, Span
from extractors.page.claims import rival_at
from extractors.page.naming import Naming
from extractors.page.roles import DUE, DUE_DATE, GROSS, ID_ROLES, ISSUE, NET, NUMBER, OTHER, TOTAL_ROLES
from extractors.page.sheet import Sheet
from extractors.page.spans import span_at, whole
from extractors.parsing import find_currencies, find_ibans, find_vat_ids
from extractors.parsing.folding import compact, pieces
from extractors.resolve.cells import Cells, cells_of
from extractors.resolve.footnoted import footnoted
from extractors.resolve.other_days import other_days
from extractors.resolve.principals import principals
from extractors.resolve.slips import slips
from extractors.rules.denials import is_taken_off
from schemas import Claim, Rival, number_forms

_PREVIOUS = re.compile(rf"(?i)\b(?:{spoken('previous')})\b")
_TO_INVOICE = re.compile(rf"(?i)\b(?:{spoken('to_invoice')})\b")
_INSTALMENT = re.compile(rf"(?i)\b(?:{spoken('instalment')})")
_NOT = re.compile(rf"(?i)\b(?:{spoken('not')})\b")
_DAYS_FROM = re.compile(rf"(?i)\b\d{{1,3}}\s*(?:{spoken('days')})\b.{{0,30}}\b(?:{spoken('accepted')})(?!\w)")
_FALLS_DUE = re.compile(rf"(?i)\b(?:{spoken('falls_due')})(?!\w)")
_PAYING = "payment.terms"
_PAID_FOR = re.compile(rf"(?i)(?:{spoken('was_paid')}):? \w+ \d{{4}}")  # "Advance payment July 2025"
_LIKE_DIGITS = str.maketrans("OQIL", "0011")
_CLAUSE = re.compile(r"[,;.](?:\s|$)")
_SMALL = 3  # letters of "no", "Nr", "de"
_TELLING = 7  # signs of a number whose form tells it
_MONTHS_END = 3  # days that "60 days end of month" may be short of
_WORDS, _LONG = 12, 24  # of a sentence that says when to pay, and what
_BESIDE, _BELOW, _FEW = 4.0, 1.2, 4  # em to its right, line heights below it, words
_COUNTING = frozenset("kmx")  # single letters that count an amount: any other is the mark of a rate
_STROKES = frozenset("|¦│┃∣ǀlIı!")  # they look like ones
_NEARER = 1.5  # times as near to the number as to what stands before it, a stroke is of the number
_FILLING = 0.6  # of a segment that is an identifier and not much else
_OWN = ("seller.vat_id", "seller.tax_number", "buyer.vat_id", "buyer.tax_number")


def further(chosen: Mapping[str, Claim], lines: Mapping[str, Claim], sheet: Sheet) -> Iterator[Rival]:
    """The second values of the `chosen` ones that no label names."""
    yield from _numbers(chosen, lines, sheet)
    cells = cells_of(lines)
    for segment in sheet.layout.segments:
        yield from _terms(chosen, segment, sheet)
        yield from _accepted(chosen, segment, sheet)
        yield from _asked_days(chosen, segment, sheet)
        yield from _asked_months(chosen, segment, cells)
        yield from _vat_ids(chosen, segment)
        yield from _other_money(chosen, segment)
    yield from principals(chosen, sheet)
    yield from other_days(chosen, lines, sheet)
    yield from slips(chosen, sheet)
    yield from _counted(chosen, sheet)
    yield from _stroked(chosen, sheet)
    yield from _parts(chosen, lines, sheet)


def _parts(chosen: Mapping[str, Claim], lines: Mapping[str, Claim], sheet: Sheet) -> Iterator[Rival]:
    """Sentences outside the items that ask for a part of the total, or for more than all of it."""
    term = next((one for one in (DUE, GROSS) if one in chosen), None)
    if term is None:
        return
    taxed = NET in chosen and chosen[NET].value != chosen[term].value
    cells = cells_of(lines)
    for page in sheet.layout.pages:
        for block in page.blocks:
            rows = [row for row in block.rows if not any((page.number, word.box) in cells for word in row.words)]
            said = "".join(row.text + _end(row, rows[at + 1 : at + 2], sheet) for at, row in enumerate(rows))
            for text in sentences(said.strip()):
                if len(text.split()) > _LONG or not asks_for_part(text, taxed=taxed) or _tells_terms(text):
                    continue
                place = next((row for row in rows if asks_for_part(row.text, taxed=taxed)), rows[0])
                yield rival_at(term, text, whole(place), text)


def _end(row: Segment, below: Sequence[Segment], sheet: Sheet) -> str:
    """A line's end where a row that begins with a label of the totals, beside its amount, has one `below` that begins
    anew; a blank where a sentence may go on there.
    """
    named = any(mark.start == 0 and TOTAL_ROLES & mark.roles.keys() for mark in sheet.marks_in(row))
    cells = (row, *sheet.layout.page(row.page).rights(row))
    anew = any(one.text[0].isupper() for one in below)
    return "\n" if named and anew and any(sheet.money_in(cell) for cell in cells) else " "


def _tells_terms(text: str) -> bool:
    """Whether a sentence is of some payers alone, or tells the days to pay within."""
    return days_to_pay(text) is not None or is_of_some(text)


def _numbers(chosen: Mapping[str, Claim], lines: Mapping[str, Claim], sheet: Sheet) -> Iterator[Rival]:
    """Numbers of the very form of the invoice's: its letters, other digits."""
    own = str(chosen[NUMBER].value) if NUMBER in chosen else ""
    form = _form(own)
    if len(form) < _TELLING or form.isdigit():
        return
    taken = {compact(str(claim.value)) for claim in chosen.values()}
    cells = cells_of(lines)
    for one in sheet.candidates["number"]:
        value = str(one.value)
        places = {(one.page, box) for box in one.boxes}
        alike = _seen(value) == _seen(own)  # "2026-O841" beside "2026-0841"
        if not (alike or _form(value) == form) or compact(value) == compact(own) or places & cells:
            continue
        if _is_previous(one.span, sheet) or is_taken_off(one.span, sheet):
            continue
        named = sheet.name(one.span)[:1]
        if compact(value) in taken and not any(NUMBER in naming.mark.roles for naming in named):
            continue
        if not any(_is_of_another(naming) for naming in named):
            yield rival_at(NUMBER, value, one.span, named[0].wording if named else one.span.segment.text)


def _is_previous(span: Span, sheet: Sheet) -> bool:
    """Whether the row of a number says that it is of a previous invoice, or its sentence that goes on from the row
    above does, with no other number between; not where another clause begins between: "The previous number is void,
    quote BT-93"."""
    row, raw = span.segment.text, span.text
    if _TO_INVOICE.search(row) is not None:
        return True
    before, _, behind = row.partition(raw)
    if any(_leads(before[word.end() :]) for word in _PREVIOUS.finditer(before)):
        return True
    if (word := _PREVIOUS.search(behind)) is not None and _CLAUSE.search(behind[: word.start()]) is None:
        return True
    said = sentences_with(raw, sheet.layout.page(span.segment.page).block_of(span.segment).text)
    leading = (sentence.partition(raw)[0] for sentence in said if raw in sentence)
    between = (text[word.end() :] for text in leading for word in _PREVIOUS.finditer(text))
    return any(_leads(text) and not any(map(str.isdigit, text)) for text in between)


def _leads(between: str) -> bool:
    """Whether words lead to a number from what is said of it: behind a comma or a full stop only small ones do, and
    those for a number."""
    _, *clauses = _CLAUSE.split(between)
    last = pieces(clauses[-1] if clauses else "")
    return all(len(word) <= _SMALL or NUMBER_WORD.fullmatch(word) is not None for word in last)


def _is_of_another(naming: Naming) -> bool:
    """Whether a label is of the number of another thing: an order, a delivery, a customer."""
    roles = naming.mark.roles.keys()
    return NUMBER not in roles and any(role in ID_ROLES or role.startswith(f"{OTHER}.") for role in roles)


def _seen(number: str) -> str:
    """A number with the letters as digits that look like them."""
    return compact(number).upper().translate(_LIKE_DIGITS)


def _form(number: str) -> str:
    """A number with every digit as 0."""
    return "".join("0" if sign.isdigit() else sign for sign in compact(number))


def _terms(chosen: Mapping[str, Claim], segment: Segment, sheet: Sheet) -> Iterator[Rival]:
    """Another term of payment than the printed day."""
    due, issued = (chosen[term].value if term in chosen else None for term in (DUE_DATE, ISSUE))
    if not isinstance(due, date) or not isinstance(issued, date) or len(segment.words) > _WORDS:
        return
    text, page = segment.text, sheet.layout.page(segment.page)
    ahead, paying = is_ahead(text), speaks_of_paying(text)
    named = paying or any({DUE_DATE, _PAYING} & mark.roles.keys() for mark in sheet.marks_in(segment))
    days = 0 if ahead or is_due_now(text, about_paying=named) else days_to_pay(text)
    if days is None and named:
        days = days_to_month_end(text)
    row = (segment, *page.rights(segment))
    if days is None or sheet.days_in(segment) or any(sheet.money_in(cell) for cell in row):
        return
    falls_due = _FALLS_DUE.search(text) is not None
    of_some = is_of_some(text) or (days and is_conditional(text))
    if runs_to_month_end(text):  # it runs on from those days, and never back
        own = named or falls_due or is_term_of_all(text)
        another = own and due - issued < timedelta(days=days - _MONTHS_END)
    else:
        begun = any(mark.start == 0 and DUE_DATE in mark.roles for mark in sheet.marks_in(segment))
        told = begun or paying or falls_due or len(segment.words) <= _FEW
        own = told and not (is_a_way(text) and not ahead)
        another = own and abs((due - issued).days - days) > 1
    if another and not of_some:
        yield rival_at(DUE_DATE, text, whole(segment), text)


def _accepted(chosen: Mapping[str, Claim], segment: Segment, sheet: Sheet) -> Iterator[Rival]:
    """Days to pay within that run from when something is accepted, whichever day is printed."""
    text = segment.text
    if DUE_DATE not in chosen or len(segment.words) > _WORDS or _DAYS_FROM.search(text) is None:
        return
    named = any({DUE_DATE, _PAYING} & mark.roles.keys() for mark in sheet.marks_in(segment))
    if (named or speaks_of_paying(text)) and not is_of_discount(text):
        yield rival_at(DUE_DATE, text, whole(segment), text)


def _asked_days(chosen: Mapping[str, Claim], segment: Segment, sheet: Sheet) -> Iterator[Rival]:
    """Days on which a sentence asks to pay, and are none of the dates that were taken: "Please pay on 1 December"."""
    if DUE_DATE not in chosen or len(segment.words) > _WORDS or not asks_to_pay(segment.text):
        return
    if is_of_some(segment.text):
        return
    issued = chosen[ISSUE].value if ISSUE in chosen else None
    taken = {claim.value for term, claim in chosen.items() if term.endswith("_date")}
    for day in sheet.days_in(segment):
        earlier = isinstance(issued, date) and day.reading.value < issued
        if not earlier and day.reading.value not in taken:
            yield rival_at(DUE_DATE, day.reading.value.isoformat(), day.span, segment.text)


def _asked_months(chosen: Mapping[str, Claim], segment: Segment, cells: Cells) -> Iterator[Rival]:
    """Months without a day, after that in which the total is due, that a sentence outside the items speaks of paying
    in.
    """
    if any((segment.page, word.box) in cells for word in segment.words):
        return
    due, text = chosen[DUE_DATE].value if DUE_DATE in chosen else None, segment.text
    if not isinstance(due, date) or len(segment.words) > _WORDS or not speaks_of_paying(text) or is_conditional(text):
        return
    if _PAID_FOR.fullmatch(text):
        return
    for year, month in sorted(set(months_to_pay_in(text))):
        if (year, month) > (due.year, due.month) and _INSTALMENT.search(text) is None:
            yield rival_at(DUE_DATE, f"{year}-{month:02}", whole(segment), text)


def _vat_ids(chosen: Mapping[str, Claim], segment: Segment) -> Iterator[Rival]:
    """VAT identifiers that stand alone, with right check digits, and are neither party's."""
    own = chosen.get("seller.vat_id")
    known = {form for term in _OWN if term in chosen for form in number_forms(str(chosen[term].value))}
    for one in find_vat_ids(segment.text) if own is not None and not find_ibans(segment.text) else ():
        alone = len(one.raw) >= _FILLING * len(segment.text)
        if (
            alone
            and one.checked
            and one.country
            and one.value.startswith(one.country)
            and not number_forms(one.value) & known
        ):
            yield rival_at("seller.vat_id", one.value, span_at(segment, *one.span), segment.text)


def _other_money(chosen: Mapping[str, Claim], segment: Segment) -> Iterator[Rival]:
    """Another currency that a sentence states its amounts in, "Payable in CHF only", or counts what is paid in."""
    text, own = segment.text, chosen.get("currency")
    counted = any(map(str.isdigit, text))
    if own is None or _NOT.search(text) is not None or not (_is_paid_so if counted else _states_amounts)(segment):
        return
    codes = currencies_in(text) | {mark.code for mark in find_currencies(text) if mark.code and mark.raw.isupper()}
    others = codes - {own.value} if counted or own.value not in codes else frozenset()
    if others:
        yield rival_at("currency", min(others), whole(segment), text)


def _states_amounts(segment: Segment) -> bool:
    """Whether a sentence without a number is of amounts, under no condition."""
    said = _FEW <= len(segment.words) <= _WORDS
    return said and not is_conditional(segment.text) and speaks_of_amounts(segment.text)


def _is_paid_so(segment: Segment) -> bool:
    """Whether a sentence with numbers, which may be of a rate, says that it is paid in one way alone."""
    said = _FEW <= len(segment.words) <= _LONG
    return said and speaks_of_paying(segment.text) and is_limited(segment.text)


def _counted(chosen: Mapping[str, Claim], sheet: Sheet) -> Iterator[Rival]:
    """What stands behind the total in its row and counts it: "119.00 x 12", "per month"."""
    for term, page, taken in _total(chosen, sheet):
        yield from footnoted(term, page, taken, sheet)
        place, last = taken.segment, taken.stop - 1
        rest = Span(place, last + 1, len(place.words)) if last + 1 < len(place.words) else None
        right = next((one for one in page.rights(place) if one.box.x0 - place.box.x1 < _BESIDE * place.size), None)
        left = next((one for one in page.lefts(place) if place.box.x0 - one.box.x1 < _BESIDE * place.size), None)
        below = [one for one in page.below(place.box, _BELOW) if len(one.words) <= _FEW and not _ends_text(page, one)]
        for span in (*([rest] if rest else ()), *(whole(one) for one in (right, left, *below[:1]) if one is not None)):
            if not _is_explained(sheet, span, chosen.get("currency")):
                yield rival_at(term, span.text, span, "the words beside it")


def _ends_text(page: PageLayout, row: Segment) -> bool:
    """Whether a short row is the rest of a sentence that the longer row right above it in its block began."""
    rows = page.block_of(row).rows
    above = rows[rows.index(row) - 1] if rows.index(row) else None
    return above is not None and len(above.words) > _FEW and row.text[:1].islower() and above.text[-1:] not in ".:;!?"


def _stroked(chosen: Mapping[str, Claim], sheet: Sheet) -> Iterator[Rival]:
    """A sign of one stroke right before the total that parts no columns: "| 119.00" looks like 1119.00."""
    for term, page, taken in _total(chosen, sheet):
        words = [word for one in reversed(list(page.lefts(taken.segment))) for word in one.words]
        words += taken.segment.words[: taken.start]
        first = taken.segment.words[taken.start]
        if first.text[:1] in _STROKES:
            yield rival_at(term, first.text, taken, "the stroke before it")
        elif words and words[-1].text in _STROKES:
            sign, before = words[-1].box, words[-2].box.x1 if len(words) > 1 else 0.0
            apart, near = sign.x0 - before, first.box.x0 - sign.x1
            level = (word.box for one in page.segments for word in one.words if word.text in _STROKES)
            again = any(abs(box.x0 - sign.x0) < sign.height and abs(box.middle - sign.middle) > 1 for box in level)
            if near < first.box.height and apart > _NEARER * near and not again:
                yield rival_at(term, f"{words[-1].text} {taken.text}", taken, "the stroke before it")


def _total(chosen: Mapping[str, Claim], sheet: Sheet) -> Iterator[tuple[str, PageLayout, Span]]:
    """The total that was taken, with its page and its words there; none where it is not printed."""
    term = next((one for one in (DUE, GROSS) if one in chosen and chosen[one].page is not None), None)
    own = chosen[term] if term is not None else None
    if term is None or own is None or own.page is None:
        return
    page = sheet.layout.page(own.page)
    for place in page.segments:
        taken = [number for number, word in enumerate(place.words) if word.box in own.boxes]
        if taken:
            yield term, page, Span(place, taken[0], taken[-1] + 1)
            return


def _is_explained(sheet: Sheet, span: Span, own: Claim | None) -> bool:
    """Whether what stands beside the total is a label, an amount, a date, or a currency."""
    segment = span.segment
    if sheet.marks_in(segment) or sheet.days_in(segment):
        return True
    if span.start == 0 and sheet.money_in(segment):
        return True
    if own is not None and own.value in [code for mark in find_currencies(span.text) for code in mark.codes]:
        return True
    said = pieces(span.text)
    return not said or all(len(piece) == 1 and piece.isalpha() and piece not in _COUNTING for piece in said)
