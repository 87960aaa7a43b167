"""When payment is due by elimination: the one day behind that of issue, as far from it as terms of payment are."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import islice

from extractors.page import PageLayout, Segment
from extractors.page.claims import claim
from extractors.page.roles import DUE, DUE_DATE, ISSUE
from extractors.page.sheet import Sheet
from extractors.page.values import Day
from extractors.rules.date_sentences import is_discounted
from extractors.rules.dates import is_end_of_period
from schemas import Claim
from schemas.grades import DOUBTED, FIRM

_TERMS = frozenset(map(timedelta, (7, 8, 10, 14, 15, 20, 21, 28, 30, 45, 60, 90)))
_PAYMENT = frozenset({DUE, DUE_DATE})
_LONGEST = timedelta(days=92)
_BESIDE = frozenset({"inline", "left"})  # of a label that nothing parts from the date
_FEW = 3  # words of a label
_CONNECTOR = 3  # letters of a word that joins


def later_day(sheet: Sheet, claims: Sequence[Claim]) -> Claim | None:
    """The claim that payment is due on the one day behind that of issue, where no label names one: it tells what
    another reader chose, and is nothing by itself."""
    issued = max((one for one in claims if one.term == ISSUE), key=lambda one: one.score, default=None)
    if issued is None or not isinstance(issued.value, date) or issued.score < FIRM or issued.doubt is not None:
        return None
    if any(one.term == DUE_DATE for one in claims):
        return None
    read = [(day, value) for day in sheet.days for value in (day.reading.value, *day.reading.alternatives)]
    behind = [(day, value) for day, value in read if issued.value < value <= issued.value + _LONGEST]
    if len({value for _, value in behind}) != 1 or behind[0][1] - issued.value not in _TERMS:
        return None
    first, value = behind[0]
    if any(one.value == value and (one.term != ISSUE or one.score >= DOUBTED) for one in claims):
        return None
    if any(day.reading.ambiguous or is_discounted(day, sheet) or _says_otherwise(day, sheet) for day, _ in behind):
        return None
    return claim(DUE_DATE, value, first.reading.raw, first.span, FIRM, "the only day behind that of issue")


def _says_otherwise(day: Day, sheet: Sheet) -> bool:
    """Whether the page says what a day is: a period's end, or words around it or a label that are not of payment."""
    own, page = day.span.segment, sheet.layout.page(day.span.page)
    labels = [one for one in day.namings if not one.mark.titles]
    if any(_PAYMENT.isdisjoint(one.mark.roles) for one in labels) or is_end_of_period(day):
        return True
    before, _, after = own.text.partition(day.reading.raw)
    cells = [cell.text for cell in islice(page.lefts(own), 1) if not sheet.days_in(cell)]
    named = any(one.position in _BESIDE or (one.position == "above" and _joins(before, *cells)) for one in labels)
    if _is_worded(after) or (_is_worded(before, *cells) and not named):
        return True
    return not labels and any(_is_head(cell, page) for cell in islice(page.above(own.box), 1))


def _is_worded(*texts: str) -> bool:
    return any(map(str.isalpha, "".join(texts)))


def _joins(*texts: str) -> bool:
    """Whether words only join a date to the label over it: "by", "bis zum"."""
    return all(len(word) <= _CONNECTOR and word == word.lower() for text in texts for word in text.split())


def _is_head(cell: Segment, page: PageLayout) -> bool:
    """Whether a cell over a date may say what it is: it ends or is as short as labels are, or is one of several in its
    row; no sentence that the date ends."""
    short = len(cell.words) <= _FEW or cell.text.endswith(":") or len(page.lines[cell.line].segments) > 1
    return short and _is_worded(cell.text)
