"""What is printed under a label of the due date and was not taken as one: a form of date that nobody reads, or another
day than the one that terms of payment give, or that stands before it. And a number that nobody reads under a label of
what is to be paid."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import islice

from extractors.meanings import days_to_pay, is_due_now
from extractors.page import PageLayout, Segment, Span
from extractors.page.claims import amount_of, rival_at
from extractors.page.labels import NEARLY_ALL, Mark
from extractors.page.roles import DUE, DUE_DATE, GROSS
from extractors.page.sheet import Sheet
from extractors.page.spans import whole
from extractors.page.values import MOST_DECIMALS
from extractors.parsing import DateReading, find_currencies, find_dates
from extractors.parsing.characters import digits_of
from extractors.parsing.folding import compact
from extractors.rules.date_sentences import is_discounted
from schemas import Claim, Rival

_MOST = 12  # words of a value that are looked at; of more, only a date before all else
_FEW = 5  # words of a day without its year
_WORD, _PART = r"[^\W\d_]{1,12}", r"\W{0,3}"
_YEARS = (" 2024", "2024", "/2024", "-2024")  # put behind a day without one, to see whether it is a day
_DAY, _MONTH = r"(?:3[01]|[12]\d|0?[1-9])", r"(?:1[0-2]|0?[1-9])"
# Day, month and year in any order, the month a number or a word, or all in one, behind a word such as a weekday.
_DATED = re.compile(
    rf"^\W*(?:[^\W\d_]+\W+)?(?<!\w)(?:(?:{_DAY}\W{{1,3}}{_MONTH}|{_MONTH}\W{{1,3}}{_DAY}){_PART}\d{{2,4}}(?!\d)"
    rf"|{_DAY}{_PART}{_WORD}[^\w(\[]{{0,3}}\d{{2,4}}(?!\d)"
    rf"|\d{{4}}\W{{1,3}}(?:{_MONTH}|{_WORD})\W{{1,3}}{_DAY}(?!\d)"
    rf"|(?:19|20)\d{{6}}(?!\d)|(?:\b\d\W{{0,3}}){{6,8}})"
    rf"|^\W*{_WORD}\W{{1,2}}\d{{1,2}}(?:\W{{1,3}}|/)\d{{4}}(?!\d)"
)
_POINTED = re.compile(r"[-+]?\d(?:[.,'’ ]?\d){2,14}[.,]?[-–—]{0,2}")
_POINTS = ".,'’"
_IN_WHOLE = re.compile(r"\d+|\d{1,3}(?:[.,'’]\d{3})+")
_IN_CENTS = re.compile(r"(?:\d+|\d{1,3}(?:[.,'’]\d{3})+)[.,'’]?\d\d")
_NUMBER, _YEAR = re.compile(r"(?<!\w)\d+(?!\w)"), re.compile(r"(?<![\w/-])(?:19|20)\d{2}(?![\d/-])")


def unread_days(chosen: Mapping[str, Claim], sheet: Sheet) -> Iterator[Rival]:
    """The texts that a label calls the due date, in the form of a date, that no chosen date is."""
    taken = [claim for claim in chosen.values() if isinstance(claim.value, date)]
    for page in sheet.layout.pages:
        marks = (mark for found in sheet.marks[page.number].values() for mark in found)
        for mark in (one for one in marks if set(one.roles) == {DUE_DATE}):
            value = _value(mark, page, sheet)
            if value is None:
                continue
            read = _beside(value, taken)
            if read or not (_is_known(value, mark, taken, sheet) or _is_listed(value, mark, taken, page)):
                days = read or _days_in(value)
                yield rival_at(DUE_DATE, days[0].value.isoformat() if days else value.text, value, mark.wording)


def unread_amounts(chosen: Mapping[str, Claim], sheet: Sheet) -> Iterator[Rival]:
    """The numbers that a label calls what is to be paid, which are read as no amount and have other digits than it:
    "1.884⁶⁸", "1.884.18"."""
    own = chosen.get(DUE, chosen.get(GROSS))
    if own is None:
        return
    total = amount_of(own)
    for page in sheet.layout.pages:
        marks = (mark for found in sheet.marks[page.number].values() for mark in found)
        for mark in (one for one in marks if set(one.roles) == {DUE} and one.cover >= NEARLY_ALL):
            beside = next((one for one in page.rights(mark.segment) if any(map(str.isdigit, one.text))), None)
            if beside is not None and _is_a_number(beside, sheet) and not _is_written(total, beside.text):
                yield rival_at(own.term, beside.text, whole(beside), mark.wording)


def _is_a_number(cell: Segment, sheet: Sheet) -> bool:
    """Whether all of a cell is a number with points in it, or a sign of money, that is read as no total."""
    if sheet.days_in(cell) or any(money.amount.decimals <= MOST_DECIMALS for money in sheet.money_in(cell)):
        return False
    rest = cell.text
    for mark in find_currencies(cell.text):
        rest = rest.replace(mark.raw, " ")
    return _POINTED.fullmatch(rest.strip()) is not None and (rest != cell.text or any(map(rest.count, ".,'’")))


def _is_written(amount: Decimal, text: str) -> bool:
    """Whether a text has the digits of an amount, with its cents or without those that are nought, and its points where
    they may stand: "1.884⁶⁸", and not "48.000" of 480.00."""
    full, told = digits_of(f"{amount:.2f}"), digits_of(text)
    number = "".join(one for one in text if one.isdecimal() or one in _POINTS).strip(_POINTS)
    return (told == full and _IN_CENTS.fullmatch(number) is not None) or (
        told == full.removesuffix("00") and _IN_WHOLE.fullmatch(number) is not None
    )


def _beside(value: Span, taken: list[Claim]) -> Sequence[DateReading]:
    """The days that were not taken in a text of nothing but dates, where another was: "14 June 2024 (20 May 2024)"."""
    read, rest, own = _days_in(value), value.text, {claim.value for claim in taken}
    for day in read:
        rest = rest.replace(day.raw, "")
    others = [day for day in read if not own & {day.value, *day.alternatives}]
    return others if len(others) < len(read) and not any(map(str.isalnum, rest)) else ()


def _days_in(value: Span) -> Sequence[DateReading]:
    """The dates of a text, whatever it leads to: "by 2 October 2026: 9.336,67"."""
    return find_dates(value.text.rstrip(":;,"))


def _value(mark: Mark, page: PageLayout, sheet: Sheet) -> Span | None:
    """What stands behind a label, or on its right or below it where it stands alone, if it looks like a date."""
    own = mark.segment
    alone = mark.cover >= NEARLY_ALL
    beside = (*islice(page.rights(own), 1), *page.below(own.box)[:1]) if alone else ()
    free = (whole(one) for one in beside if not sheet.marks_in(one))
    found = (span for span in (Span(own, mark.stop, len(own.words)), *free) if any(map(str.isdigit, span.text)))
    value = next((cut for span in found if (cut := _without_amount(span, sheet)) is not None), None)
    return value if value is not None and _may_be_a_day(value.text, len(value.words)) else None


def _without_amount(value: Span, sheet: Sheet) -> Span | None:
    """A text as far as its first amount, if a digit is left."""
    amounts = (money.span.start for money in sheet.money_in(value.segment) if money.span.start >= value.start)
    cut = Span(value.segment, value.start, min((value.stop, *amounts)))
    return cut if any(map(str.isdigit, cut.text)) else None


def _may_be_a_day(text: str, words: int) -> bool:
    """Whether a text looks like a date; terms that count days, or ask at once, look like one with a number behind."""
    if days_to_pay(text) is not None or is_due_now(text):
        return False
    yearless = words <= _FEW and not find_dates(text) and any(find_dates(f"{text}{year}") for year in _YEARS)
    in_words = words <= _MOST and len(_NUMBER.findall(text)) == 1 and _YEAR.search(text) is not None
    return yearless or in_words or _DATED.search(text) is not None


def _is_known(value: Span, mark: Mark, taken: list[Claim], sheet: Sheet) -> bool:
    """Whether a text holds a date that was taken, or one of a sentence, which others hear, or of a discount: a table of
    terms says so beside it."""
    read = _days_in(value)
    days = {day for found in read for day in (found.value, *found.alternatives)}
    if days & {claim.value for claim in taken}:
        return True
    if any(is_discounted(day, sheet) for day in sheet.days if day.reading.value in days):
        return True
    within = value.segment is mark.segment  # behind its label, in a sentence; in a cell of its own nobody else hears it
    if within and read and (mark.start > 0 or compact(value.text) != compact(read[0].raw)):
        return True
    boxes = set(value.boxes)
    return any(boxes & set(claim.boxes) for claim in taken if claim.term == DUE_DATE)


def _is_listed(value: Span, mark: Mark, taken: list[Claim], page: PageLayout) -> bool:
    """Whether a text below a head is one of several dates there, in a row with a date of its own: a list of other
    documents, with their days."""
    if value.segment.line == mark.segment.line or not any(map(_is_day, page.below(value.segment.box))):
        return False
    own = {claim.value for claim in taken}
    beside = (cell for cell in page.lines[value.segment.line].segments if cell is not value.segment and _is_day(cell))
    return any(find_dates(cell.text)[0].value not in own for cell in beside)


def _is_day(cell: Segment) -> bool:
    """Whether a date is all that a piece of text holds."""
    return any(compact(day.raw) == compact(cell.text) for day in find_dates(cell.text))
