"""What the sentence around a date says of it: that payment is due then, or that paying by then earns a discount.

It may begin a row above and end in the next.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from functools import cache

from extractors.languages import LANGUAGES, spoken, spoken_in
from extractors.meanings import days_to_pay, is_due_around
from extractors.meanings.changes import DISCOUNT, speaks_of_discounts
from extractors.meanings.negations import denies, lacks
from extractors.meanings.payments import is_a_way, speaks_of_paying
from extractors.meanings.phrases import worded_in
from extractors.page import Segment, Span
from extractors.page.naming import Naming
from extractors.page.roles import DUE_DATE, ISSUE
from extractors.page.sheet import Sheet
from extractors.page.spans import FULL_STOP
from extractors.page.values import Day
from extractors.parsing import find_bics, find_dates, find_ibans
from extractors.parsing.folding import pieces

_TERMS = {"payment.terms", DUE_DATE}
_WRAPPED = 2.5  # line heights to the rows that a sentence goes on in
_CODE = 3  # letters of the currency beside an amount
_FEW = 2  # words of a row that is no sentence
_DENIED = 4  # words before a discount that may deny it
_SMALL = 2  # letters of a word between a discount and what surely denies it: "pas d'escompte"
# One word behind a discount or its colon, with which the clause ends: "Escompte : néant", and not "no later than".
_ANSWER = re.compile(r"\w*\b(?:[^.;:]*:)?[^\w.;]*(?P<word>\w+)\s*(?:[.,;:/|()–—]|-\s|$)")
_SENTENCE_END = re.compile(rf"{FULL_STOP.pattern}|;")
# A share of the total before a word of paying: "We allow 2 % for payment by 24 March". The rate of a tax, with its name
# before or behind it, is none.
_SHARE = re.compile(
    rf"(?i)(?P<taxed>\b(?:{spoken('of_tax')})\W{{0,3}})?(?<![\d.,])\d{{1,2}}(?:[.,]\d+)?\s?%"
    rf"(?P<rated>\W{{0,3}}(?:{spoken('rated_tax')}|{spoken('denied_tax')})\b)?"
)
_DAYS = re.compile(rf"(?i)\b\d{{1,3}}\s?(?:{spoken('days')})")
_COUNT = re.compile(rf"(?i)(?<![\d.,])(?P<count>\d{{1,3}})\s?(?:{spoken('days')})(?!\w)")
_COUNTS = re.compile(rf"{_COUNT.pattern}(?:[^\w.;]+\w{{1,4}}){{0,2}}[^\w.;]*$")  # "30 days from the"
_RIGHT_BEHIND = re.compile(rf"{_COUNT.pattern}[^\w.;]*$")
_CLAUSE = re.compile(rf"[;,]\s|\.\s(?=[A-ZÄÖÜ])|\b(?:{spoken('clause')})\b")
# A condition goes on in the clause behind it: "If you pay by 1 May, you may deduct 2 %".
_CONDITION = re.compile(rf"(?i)\b(?:{spoken('if')})\b")
_WHOLE = re.compile(rf"(?i)\b(?:{spoken('undiscounted')})\b")
_NAMES_AN_ACCOUNT = re.compile(r"(?i)[\s,(]*\b(?:(?:iban|bic|swift)[\s:/-]*)+$|[\s,(]+$")
# Of instalments to come: "Der neue Abschlag wird am ... abgebucht"; of goods that are fetched, and of interest.
_OTHERWISE = re.compile(rf"(?i)\b(?:{spoken('instalment')})\b")
# Of what else comes again: "Next inspection due", "Ihre nächste Wartung ist fällig am".
_UPKEEP = re.compile(rf"{_OTHERWISE.pattern}[^:]*\b(?:{spoken('upkeep')})(?:\W+\w{{1,4}}){{0,2}}\W*$")
# Of what is left of a total behind its first part: "The balance is due by".
_REST = re.compile(rf"(?i)\b(?:{spoken('rest_of_total')})\b")
_ASIDE = re.compile(r"\s*\((?![^()]*<day>)[^()]*\)")  # the creditor's number, behind that of the mandate


def is_taken(day: Day, sheet: Sheet) -> bool:
    """Whether the sentence around `day` says that payment is due or taken then."""
    before, _, after = day.span.segment.text.partition(day.reading.raw)
    above, below = _rows_around(day, sheet)
    begun = itertools.takewhile(lambda row: not _has_amount(row, sheet), _with_label(above, sheet)[:2])
    head = " ".join((*(row.text for row in reversed(tuple(begun))), _cell_before(day, sheet), before))
    tail = " ".join((after, *(row.text for row in below[:1])))
    sentence = _without_accounts(f"{_SENTENCE_END.split(head)[-1]}<day>{_SENTENCE_END.split(tail)[0]}")
    sentence = _ASIDE.sub("", sentence)
    for other in reversed(find_dates(sentence)):
        sentence = f"{sentence[: other.span[0]]}<other>{sentence[other.span[1] :]}"
    return _OTHERWISE.search(sentence) is None and is_due_around(sentence)


def _cell_before(day: Day, sheet: Sheet) -> str:
    """The few words in the cell on the left of that of `day`, which has more than it: "Payment" beside "on credit,
    until 30 April"."""
    own = day.span.segment
    left = (
        next(sheet.layout.page(own.page).lefts(own), None) if len(own.words) > day.span.stop - day.span.start else None
    )
    few = left is not None and len(left.words) <= _FEW and not any(map(str.isdigit, left.text))
    return left.text.rstrip(" :.") if left is not None and few else ""


def is_of_another_time(naming: Naming) -> bool:
    """Whether "due" is said of what is done again, and of no payment: "Next inspection due 4 June"."""
    before = " ".join(word.text for word in naming.mark.segment.words[: naming.mark.start])
    return DUE_DATE in naming.mark.roles and _UPKEEP.search(_SENTENCE_END.split(before)[-1]) is not None


def is_of_the_rest(day: Day) -> bool:
    """Whether a sentence speaks of the rest of a total before `day`."""
    return _REST.search(_said_before(day)) is not None


def _with_label(above: list[Segment], sheet: Sheet) -> list[Segment]:
    """The rows `above` a day; where the first is an amount, which is set large, with what stands over that: "Amount to
    pay" over "1,630.56 €" over "by 2 March"."""
    amounts = sheet.money_in(above[0]) if above else ()
    if len(amounts) != 1 or sum(map(str.isalpha, above[0].text)) > _CODE:
        return above
    return [above[0], *sheet.layout.page(above[0].page).above(above[0].box, _WRAPPED)]


def _has_amount(row: Segment, sheet: Sheet) -> bool:
    """Whether an amount stands in a cell of its own beside a row: no sentence goes on below it."""
    return any(sheet.money_in(cell) for cell in sheet.layout.page(row.page).rights(row))


def _without_accounts(sentence: str) -> str:
    """A sentence without the accounts and banks that stand between what is asked for and its day."""
    for one in sorted((*find_ibans(sentence), *find_bics(sentence)), key=lambda one: one.span, reverse=True):
        before = _NAMES_AN_ACCOUNT.sub("", sentence[: one.span[0]])
        sentence = f"{before} {sentence[one.span[1] :].lstrip(' ,)')}"
    return sentence


def is_discounted(day: Day, sheet: Sheet) -> bool:
    """Whether the clause around `day`, which may run on in the next row, speaks of a cash discount that it does not
    deny, or of a share for who pays by then; not where that is for an earlier day, and all is due on this one."""
    if len(day.span.segment.words) <= _FEW:
        return False
    condition, meant = _clauses_around(day, sheet)
    offered = speaks_of_discounts(condition + meant) and not _is_refused(condition, meant, sheet.language, surely=True)
    return (offered or _is_of_a_share(condition)) and not is_undiscounted(day, sheet)


def offers_discount(day: Day, sheet: Sheet) -> bool:
    """Whether the clause around a discounted `day` says how large the discount is, or its block has a later day, and it
    is not denied: "by 21 August no discount"."""
    condition, meant = _clauses_around(day, sheet)
    said = condition + meant
    if _is_refused(condition, meant, sheet.language, surely=False):
        return False
    block = sheet.layout.page(day.span.page).block_of(day.span.segment)
    beside = (other for other in sheet.days if any(other.span.segment is row for row in block.rows))
    return "%" in said or any(other.reading.value > day.reading.value for other in beside)


def _is_refused(condition: str, meant: str, language: str | None, *, surely: bool) -> bool:
    """Whether a discount is named before or behind a day, and denied wherever it is: "by no later than 21 August" does
    not, what denies stands on the same side of the day."""
    places = [(side, found) for side in (condition, meant) for found in DISCOUNT.finditer(side)]
    return bool(places) and all(_is_denied(side, found, language, surely=surely) for side, found in places)


def _is_denied(side: str, found: re.Match[str], language: str | None, *, surely: bool) -> bool:
    """Whether the words before a discount end in what denies it in the language of the document, or in one that calls
    it so, "no 2 %", "without deduction of"; or a word behind it, with which the clause ends, answers so: "Escompte :
    néant". What stands before a colon denies nothing behind it: "Please do not forget: 2 % discount"; nor `surely`
    what other words follow: "Vergessen Sie nicht Ihr Skonto"."""
    words, answer = pieces(side[: found.start()].rpartition(":")[2]), _ANSWER.match(side, found.end())
    small = sum(1 for _ in itertools.takewhile(_is_small, reversed(words)))
    denying = words[-1 - small :] if surely else words[-_DENIED:]
    behind = () if answer is None else pieces(answer["word"])
    told = [(code, one) for code, one in LANGUAGES.items() if code == language or _called_in(code).search(found[0])]
    return any(
        denies(one, denying) or lacks(one, words) or denies(one, behind) or _answers_no(code, behind)
        for code, one in told
    )


def _is_small(word: str) -> bool:
    return len(word) <= _SMALL and word.isalpha()


def _answers_no(code: str, words: Sequence[str]) -> bool:
    return any(worded_in(code, "no").fullmatch(word) for word in words)


@cache
def _called_in(code: str) -> re.Pattern[str]:
    """What a language calls a discount."""
    return re.compile(rf"(?i){spoken_in(LANGUAGES[code], 'discount') or '(?!)'}")


def _clauses_around(day: Day, sheet: Sheet) -> tuple[str, str]:
    """What is said around `day`, before it and behind it: the clause that it stands in, and where that is a condition,
    the next one."""
    own = day.span.segment
    before, _, after = own.text.partition(day.reading.raw)
    above, below = _rows_around(day, sheet)
    if above and own.text[0].islower():
        before = f"{above[0].text} {before}"
    if below and _runs_on(after):
        after = f"{after} {below[0].text}"
    condition, *clauses = _CLAUSE.split(before)[-1], *_CLAUSE.split(after)
    return condition, " ".join(clauses[: 2 if _CONDITION.search(condition) else 1])


def is_less_discount(amount: Span, sheet: Sheet) -> bool:
    """Whether an amount is what is left for who pays early: its sentence says before it by which day, and the discount:
    "by 22 November 3 % discount = 10.26, to pay 331.62; by 12 December net"."""
    own = amount.segment
    said = _SENTENCE_END.split(Span(own, 0, amount.start).text)[-1]
    if not speaks_of_discounts(said):
        return False
    days = (day for day in sheet.days_in(own) if day.span.stop <= amount.start and day.reading.raw in said)
    return _DAYS.search(said) is not None or any(is_discounted(day, sheet) for day in days)


def granted(text: str) -> Iterator[str]:
    """The shares that a text takes off for who pays by a day: "3 %" of "3 % discount for payment within 10 days"."""
    for said in _SENTENCE_END.split(text):
        timed = _DAYS.search(said) is not None or bool(find_dates(said))
        if timed and speaks_of_discounts(said) and (speaks_of_paying(said) or _WHOLE.search(said)):
            yield from (one[0] for one in _SHARE.finditer(said) if not one["taxed"] and not one["rated"])


def _is_of_a_share(clause: str) -> bool:
    shares = [found for found in _SHARE.finditer(clause) if not found["taxed"] and not found["rated"]]
    return any(speaks_of_paying(clause[found.end() :]) for found in shares)


def is_undiscounted(day: Day, sheet: Sheet) -> bool:
    """Whether the clause around `day` says that the whole is due then, behind an earlier day on which less is: "by 3
    May with 2 % discount or by 1 June net"."""
    own = day.span.segment
    before, _, after = own.text.partition(day.reading.raw)
    above, below = _rows_around(day, sheet)
    after = f"{after} {below[0].text}" if below and not after.strip() else after
    if _WHOLE.search(f"{_CLAUSE.split(before)[-1]} {_CLAUSE.split(after)[0]}") is None:
        return False
    sentence = FULL_STOP.split(" ".join((*(row.text for row in above[:1]), before)))[-1]
    rows = (own, *above[:1])
    earlier = (other for other in sheet.days if other.reading.value < day.reading.value and other.span.segment in rows)
    return any(other.reading.raw in sentence and is_discounted(other, sheet) for other in earlier)


def is_counted(day: Day, sheet: Sheet) -> bool:
    """Whether terms of payment before `day` count as many days as it is off another day of the document: "30 days net
    (25 March 2025)". Days to return goods are counted, too: a label, also in the cell on the left, or a word of
    payment says what these are."""
    before = _said_before(day)
    counts = [int(found["count"]) for found in _COUNT.finditer(before)] if _tells_terms(day, sheet) else []
    named = _is_named(day, sheet) or _WHOLE.search(before) is not None or speaks_of_paying(before)
    days = days_to_pay(before) if named else None
    told = {days, *counts[-1:]} - {None}
    return any((day.reading.value - other.reading.value).days in told for other in sheet.days)


def _tells_terms(day: Day, sheet: Sheet) -> bool:
    """Whether a label, or a word of paying before `day`, says that days counted there are terms of payment."""
    before = _said_before(day)
    return speaks_of_paying(before) or is_a_way(before) or _is_named(day, sheet)


def _is_named(day: Day, sheet: Sheet) -> bool:
    """Whether a label of terms of payment stands before `day`, or in the cell on its left."""
    own = day.span.segment
    cells = (*itertools.islice(sheet.layout.page(own.page).lefts(own), 1), own)
    marks = (mark for cell in cells for mark in sheet.marks_in(cell) if cell is not own or mark.stop <= day.span.start)
    return any(_TERMS & set(mark.roles) for mark in marks)


def _said_before(day: Day) -> str:
    """What the sentence of `day` says before it in its segment."""
    return _SENTENCE_END.split(day.span.segment.text.partition(day.reading.raw)[0])[-1]


def is_counted_from(naming: Naming) -> bool:
    """Whether days to pay within stand right before a label in its cell: "30 days from invoice date (15/07/2026)" dates
    no invoice."""
    before = " ".join(word.text for word in naming.mark.segment.words[: naming.mark.start])
    return ISSUE in naming.mark.roles and _COUNTS.search(before) is not None


def ends_a_term(day: Day, sheet: Sheet) -> bool:
    """Whether days to pay within stand right before `day`, or before the label that they are counted from: "Car hire 3
    days 12.03.2026" speaks of no paying."""
    counted = _RIGHT_BEHIND.search(_said_before(day)) is not None and _tells_terms(day, sheet)
    return counted or any(map(is_counted_from, day.namings[:1]))


def _rows_around(day: Day, sheet: Sheet) -> tuple[list[Segment], list[Segment]]:
    page, box = sheet.layout.page(day.span.page), day.span.segment.box
    return page.above(box, _WRAPPED), page.below(box, _WRAPPED)


def _runs_on(text: str) -> bool:
    """Whether the `text` behind a date goes on in the next row: it has begun to say something and not said it."""
    said = text.strip()
    return bool(said) and said[-1].isalpha() and _WHOLE.search(said) is None
