"""Issue date and due date: labelled dates first, then dates in titles and sentences, then the only ones there are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractors.languages import spoken
from extractors.meanings import is_due_behind
from extractors.page import Segment
from extractors.page.claims import claim
from extractors.page.heads import top_of_items
from extractors.page.labels import Mark
from extractors.page.naming import Naming
from extractors.page.roles import DATE_ROLES, DUE_DATE, ISSUE, NUMBER, PAID, SUPPLY_DATES
from extractors.page.sheet import Sheet
from extractors.page.values import Day
from extractors.parsing import find_dates, parse_date
from extractors.parsing.folding import compact
from extractors.rules.date_sentences import (
    ends_a_term,
    is_counted,
    is_counted_from,
    is_discounted,
    is_of_another_time,
    is_of_the_rest,
    is_taken,
    is_undiscounted,
)
from extractors.rules.kind import INVOICES, kind_of
from schemas import Claim
from schemas.grades import DOUBTED, FIRM, LIKELY, NAMED, PROVED, VAGUE

_SENTENCE = 2  # words before a label inside a segment: it is part of a sentence
_ELSEWHERE = 0.4
_BEHIND = NAMED  # words behind a date say that it is due
_TAKEN = NAMED  # a sentence says that payment is due or taken then
_PLACED = PROVED  # "Place and date of issue: Wrocław, 2025-03-04"
_SUPPLIED, _UPPER = 0.35, 0.4  # the last delivery's date is one, too; share of the page that is its head
_FIRST = 0.38  # the earliest of dates without a label is a guess, no contradiction to others
_ONLY = FIRM  # the only date of a document, in its head
_CONNECTOR = 3  # letters: "vom", "du", "of" date only what stands before them
_OF = re.compile(rf"(?i)\b(?:{spoken('of_day')})\s*$")
# "Glasgow, 8 February 2021": the place a letter is written at.
_DATELINE = re.compile(rf"(?i)^(?P<place>[^\W\d_][^\d:;@]{{1,40}}),\s*(?:{spoken('on_day')})?\s*$")
_PLACE_WORDS = 4
# "Pradines, le vingt-trois mars 2026 (23/03/26)": the same day in words before it.
_WORDED = re.compile(r"(?<=, )[^\W\d](?:[^\W\d_]|[ '’-])+\d{4} \($")
_WRAPPED, _FEWEST = 2.5, 5  # line heights between the rows of a sentence, and words of such a row
_BETWEEN = re.compile(rf"(?i)\s*(?:[-–—/→]|->|{spoken('until')})\s*")  # of the ends of a period
# Of the bill before this one: "Ultima: n. 114 del 13/01/2025".
_PREVIOUS = re.compile(rf"(?i)\b(?:{spoken('previous')}|{spoken('to_invoice')})\b")
_FAINT = 0.25
_EITHER = 0.55  # a day that may be read in two ways, at most
_NUMBERED = re.compile(r"\d[^\s,]*\s*[/|,–-]\s*$")  # "Invoice 4711 / 1.5.2024"
_TOLD = re.compile(r"[^\W\d_]{3,}\s*:")
_OF_PARTS = frozenset({"prepayment", "partial"})
_Named = tuple[Day, dict[str, tuple[float, str]]]  # and what labels call it, how strongly
_DATED = re.compile(rf"(?i)\b(?:{spoken('dated')})\s*:?\s*$")


def propose_dates(sheet: Sheet) -> Iterator[Claim]:
    """Claims for the issue and the due date, from every date that may be one."""
    rows = {id(day) for day in days_of_rows(sheet)}
    named = [(day, {} if id(day) in rows else _strongest(_roles(day, sheet))) for day in sheet.days]
    named = _of_this_part(named, sheet)
    for role in (ISSUE, DUE_DATE):
        told = [(*roles[role], day) for day, roles in named if role in roles]
        _, _, surest = max(told, key=lambda one: one[0], default=(0.0, "", None))
        for score, label, day in told:
            most = score if surest is None or _leaves(surest, day) else min(score, _EITHER)
            yield _claim(role, day, most, label)
    yield from _unlabelled(sheet, named)


def days_of_the_rest(sheet: Sheet) -> list[Day]:
    """The days on which an invoice for a part, or in advance, says that the rest is due; one that only names such an
    invoice, as a final one does, asks for the rest itself."""
    rest = [day for day in sheet.days if is_of_the_rest(day)]
    return rest if rest and kind_of(sheet).subtype in _OF_PARTS else []


def _of_this_part(named: list[_Named], sheet: Sheet) -> list[_Named]:
    """What days are named, without the day of the rest where the part has a day of its own."""
    rest = {id(day) for day in days_of_the_rest(sheet)}
    own = any(DUE_DATE in roles and id(day) not in rest for day, roles in named)
    return [(day, {} if own and id(day) in rest else roles) for day, roles in named]


def _leaves(surest: Day, other: Day) -> bool:
    """Whether what its label names most surely leaves another day its own sureness: that the first may be read in two
    ways does not make the next one the day that is named."""
    first = surest.reading
    return other is surest or not first.ambiguous or other.reading.value in (first.value, *first.alternatives)


def days_of_rows(sheet: Sheet) -> list[Day]:
    """The days that stand with others in a column under one head: the dates of a table are those of its rows. One with
    a label of its own is none of them."""
    cells = [day for day in sheet.days if not _is_told(day)]
    heads = {id(day): [id(n.mark.segment) for n in day.namings[:1] if n.position == "above"] for day in cells}
    columns = Counter(head for over in heads.values() for head in over)
    return [day for day in cells if any(columns[head] > 1 for head in heads[id(day)])]


def _is_told(day: Day) -> bool:
    """Whether words stand before a day in its segment that end with a colon: "Period: 01.03.2026 to 31.03.2026"."""
    before, _, _ = day.span.segment.text.partition(day.reading.raw)
    return _TOLD.search(before) is not None


def _strongest(roles: Iterator[tuple[str, tuple[float, str]]]) -> dict[str, tuple[float, str]]:
    found: dict[str, tuple[float, str]] = {}
    for role, scored in roles:
        if role not in found or scored[0] > found[role][0]:
            found[role] = scored
    return found


def _roles(day: Day, sheet: Sheet) -> Iterator[tuple[str, tuple[float, str]]]:
    """The roles that labels give `day`: the label nearest to it decides, the next one counts little."""
    if is_discounted(day, sheet):
        return
    before, _, after = day.span.segment.text.partition(day.reading.raw)
    if is_due_behind(after):
        yield DUE_DATE, (_BEHIND, after.strip())
        return
    if is_taken(day, sheet) or is_undiscounted(day, sheet) or is_counted(day, sheet):
        yield DUE_DATE, (_TAKEN, "due in a sentence")
        return
    if _is_dateline(before, after):
        upper = day.span.box.middle < 0.5 * sheet.layout.page(day.span.page).height
        yield ISSUE, (LIKELY if upper else _ELSEWHERE, "place and date")
        return
    if (label := _placed(day, after)) is not None:
        yield ISSUE, (_PLACED, label)
        return
    for rank, naming in enumerate(day.namings[:2]):
        if is_counted_from(naming) or is_of_another_time(naming):
            continue
        share = 1.0 if rank == 0 else 0.6
        if rank == 0 and _follows_another(sheet, naming) and not _says_due(day, naming, sheet):
            share = _ELSEWHERE
        short = len(compact(naming.wording)) <= _CONNECTOR or _OF.search(before) is not None
        connector = short and ISSUE in naming.mark.roles
        titled = naming.mark.titles and (_DATED.search(before) or _NUMBERED.search(before) or _right_behind(naming))
        if connector or titled:
            yield ISSUE, (_title_strength(day, sheet), naming.wording)
            continue
        for role, strength in naming.of(DATE_ROLES | SUPPLY_DATES):
            yield role, (strength * share, naming.wording)


def _right_behind(naming: Naming) -> bool:
    """Whether nothing stands between a title that begins its segment and the date."""
    return naming.position == "inline" and naming.mark.start == 0


def _placed(day: Day, after: str) -> str | None:
    """The label of the issue date before the place and the date."""
    for naming in day.namings:
        if naming.mark.segment is day.span.segment and next(iter(naming.mark.roles), None) == ISSUE:
            between = " ".join(word.text for word in naming.mark.segment.words[naming.mark.stop : day.span.start])
            if _is_dateline(between.strip(" :"), after):
                return naming.wording
    return None


def _is_dateline(before: str, after: str) -> bool:
    """Whether a segment is the place and date that a letter is written at."""
    match = _DATELINE.match(_WORDED.sub("", before))
    return match is not None and len(match["place"].split()) <= _PLACE_WORDS and not after.strip(" .)")


def is_end_of_period(day: Day) -> bool:
    """Whether `day` is the first or last day of a period: two dates with nothing but "to" or a dash between."""
    text = day.span.segment.text
    found = find_dates(text)
    return any(
        day.reading.raw in (first.raw, last.raw) and _BETWEEN.fullmatch(text[first.span[1] : last.span[0]])
        for first, last in pairwise(found)
    )


def _says_due(day: Day, naming: Naming, sheet: Sheet) -> bool:
    """Whether the words right before the only date of a sentence say that it is due: it may begin with other words, and
    not with a payment in advance."""
    ahead = any(PAID in one.roles and one.stop == naming.mark.start for one in sheet.marks_in(naming.mark.segment))
    alone = len(find_dates(day.span.segment.text)) == 1 and not ahead
    return alone and naming.position == "inline" and set(naming.mark.roles) == {DUE_DATE}


def _follows_another(sheet: Sheet, naming: Naming) -> bool:
    """Whether the label stands behind the label of another thing in its segment: "your order dated"."""
    before = [mark for mark in sheet.marks_in(naming.mark.segment) if mark.stop <= naming.mark.start]
    about = {role for mark in before for role in mark.roles}
    if before and DUE_DATE in before[-1].roles and ISSUE in naming.mark.roles:
        between = naming.mark.segment.words[before[-1].stop : naming.mark.start]
        if between and not any(any(map(str.isdigit, word.text)) for word in between):
            return True  # "Due: set off against statement dated"
    if not before:
        return naming.mark.start >= _SENTENCE or (naming.position == "inline" and _goes_on(sheet, naming.mark.segment))
    return not about & (DATE_ROLES | {NUMBER}) and not any(INVOICES & set(m.titles) for m in before)


def _goes_on(sheet: Sheet, segment: Segment) -> bool:
    """Whether a row goes on with the sentence of the row above it: it begins with a small letter."""
    above = sheet.layout.page(segment.page).above(segment.box, _WRAPPED) if segment.text[0].islower() else []
    return bool(above) and len(above[0].words) >= _FEWEST


def _title_strength(day: Day, sheet: Sheet) -> float:
    """How surely "Invoice 4711 of 1 May" dates the invoice: its first words must speak of an invoice."""
    if _PREVIOUS.search(day.span.segment.text):
        return _FAINT
    marks = [mark for mark in sheet.marks_in(day.span.segment) if mark.stop <= day.span.start]
    if marks and _names_another_first(marks[0], sheet.marks_in(day.span.segment)[len(marks) :]):
        return _FAINT
    page = sheet.layout.page(day.span.page)
    if any(NUMBER in mark.roles or INVOICES & set(mark.titles) for mark in marks[:2]):
        return NAMED if marks[0].start == 0 and day.span.box.middle < 0.5 * page.height else DOUBTED
    title = page.above(day.span.segment.box, _WRAPPED)[:1] if day.span.start == 1 else []  # "of 5.3.2026" below it
    under = any(NUMBER in mark.roles or INVOICES & set(mark.titles) for row in title for mark in sheet.marks_in(row))
    return LIKELY if under and day.span.stop == len(day.span.segment.words) else _FAINT


def _names_another_first(first: Mark, behind: Sequence[Mark]) -> bool:
    """Whether a sentence names another paper before the day, and the invoice `behind` it: "Pro forma 12 of 2 December,
    paid: we issue invoice no. 3"."""
    named = any(mark.roles.keys() == {NUMBER} or INVOICES & set(mark.titles) for mark in behind)
    return named and bool(first.titles) and not INVOICES & set(first.titles)


def _unlabelled(sheet: Sheet, named: list[_Named]) -> Iterator[Claim]:
    """The issue date where no label names one: a date without any label, the earliest first; a delivery date last."""
    unnamed = (
        day for day, roles in named if not roles and not is_discounted(day, sheet) and not ends_a_term(day, sheet)
    )
    free = [day for day in unnamed if not is_end_of_period(day)]
    unique = {day.reading.value for day in sheet.days}
    told = {ISSUE, *SUPPLY_DATES}
    labelled = any(roles.get(role, (0.0,))[0] >= _SUPPLIED + 0.1 for _, roles in named for role in told)
    rows = {id(day) for day in days_of_rows(sheet)}
    heading = {id(day) for day in _in_head(free, sheet)}
    headed = [day for day in free if id(day) in heading - rows]
    titled = [day for day in free if _in_title(day, sheet)]
    if len(titled) == 1 and not labelled:
        yield _claim(ISSUE, titled[0], LIKELY, "date in the title")
        free.remove(titled[0])
    ranked = sorted(free, key=lambda d: (d.span.page, id(d) not in heading, d.reading.value, d.first))
    for number, day in enumerate(ranked[:3]):
        alone = 0.2 if len(unique) == 1 else 0.0
        upper = 0.1 if day.span.page == 1 and day.span.box.middle < _UPPER * sheet.layout.page(1).height else 0.0
        heads = headed == [day] and not labelled  # a letter is dated so, whatever days its sentences name
        score = _ONLY if alone and upper else VAGUE if heads else _FIRST - 0.05 * number + alone + upper
        yield _claim(ISSUE, day, score, "only date" if alone else "first date")
    supplied = [(day, role, roles[role][1]) for day, roles in named for role in SUPPLY_DATES & roles.keys()]
    last = max((day.reading.value for day, _, _ in supplied), default=None)
    for day, _, label in supplied:
        yield _claim(ISSUE, day, _SUPPLIED if day.reading.value == last else _SUPPLIED - 0.05, label)


def days_of_others(sheet: Sheet) -> Iterator[Day]:
    """The days that date other papers: an invoice before this one, or what a sentence speaks of that goes on in the row
    of the day."""
    for day in sheet.days:
        before, _, _ = day.span.segment.text.partition(day.reading.raw)
        dates = _DATED.search(before) is not None or _OF.search(before) is not None
        if _PREVIOUS.search(before) or (dates and _goes_on(sheet, day.span.segment)):
            yield day


def _in_head(days: Sequence[Day], sheet: Sheet) -> list[Day]:
    """Those of `days` that stand alone in the head of the first page, as letters are dated."""
    alone = [day for day in days if day.span.page == 1 and parse_date(day.span.segment.text) is not None]
    if not alone:
        return []
    page = sheet.layout.page(1)
    end = min(_UPPER * page.height, top_of_items(page))
    return [day for day in alone if day.span.segment.box.middle < end]


def _in_title(day: Day, sheet: Sheet) -> bool:
    """Whether a day is the only one in a row that begins with the title of an invoice and its number: "Invoice 4711
    2026-05-14"."""
    segment = day.span.segment
    if (
        day.span.page != 1
        or len(sheet.days_in(segment)) != 1
        or segment.box.middle > _UPPER * sheet.layout.page(1).height
    ):
        return False
    words = [word.text for word in segment.words[: day.span.start]]
    titles = (mark for mark in sheet.marks_in(segment) if mark.start == 0 and INVOICES & set(mark.titles))
    return any(any(map(str.isdigit, "".join(words[mark.stop : mark.stop + 2]))) for mark in titles)


def _claim(role: str, day: Day, score: float, label: str | None) -> Claim:
    doubt = None
    if day.reading.ambiguous:
        score = min(score, _EITHER)
        other = day.reading.alternatives[0]
        doubt = f"{day.reading.raw} may mean {day.reading.value.isoformat()} or {other.isoformat()}."
    return claim(role, day.reading.value, day.raw, day.spans, score, label, doubt, also=tuple(day.reading.alternatives))
