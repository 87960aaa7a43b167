"""Numbers of other papers and of things: in brackets, behind the name of another paper, listed under one word; and the
number of the invoice that a sentence names over the end of a line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from extractors.page import Span
from extractors.page.candidates import Candidate
from extractors.page.claims import claim
from extractors.page.labels import Mark
from extractors.page.roles import NUMBER, OTHER
from extractors.page.sheet import Sheet
from extractors.parsing.folding import compact
from extractors.rules.kind import INVOICES
from schemas import Claim
from schemas.grades import VAGUE

_FAIR = 0.5  # a label names it
_ANY = frozenset({NUMBER, f"{OTHER}.sales_order"})  # what "No." may be the number of
_LISTED = 3  # numbers behind one word for a number that is said of each: those of telephones, of meters
_OWN = INVOICES | {"receipt"}


def numbers_of_others(sheet: Sheet, claims: Sequence[Claim]) -> Iterator[str]:
    """Numbers that are not the document's own, where a label names one that may be. A place is of another paper, not
    what is printed there: "Replaces pro forma BT-17" denies nothing of "Invoice number: BT-17"."""
    read = sheet.candidates["number"]
    kinds = [one for one in read if _is_of_another_kind(sheet, one)]
    said = [*_listed(sheet, read), *(one for one in read if _is_in_brackets(sheet, one))]
    places = {(one.page, box) for one in (*kinds, *said) for box in one.boxes}
    named = [one for one in claims if one.term == NUMBER and one.score >= _FAIR and one.boxes]
    own = [one for one in named if not any((one.page, box) in places for box in one.boxes)]
    if not own:
        return
    ends = min((one.page or 0, one.boxes[0].bottom) for one in own)
    if any((one.page, one.boxes[0].top) < ends for one in said):
        said = []  # what stands so high up may be the document's own: "Invoice for May (invoice no. BT-17)"
    values = {compact(str(one.value)) for one in own}
    others = {text for one in (*kinds, *said) for text in (str(one.value), str(one.value).removesuffix(")"))}
    yield from sorted(text for text in others if compact(text) not in values)


def wrapped_numbers(sheet: Sheet) -> Iterator[Claim]:
    """Claims for a number that begins a line whose forerunner ends with the label of it: "we issue invoice no."."""
    for one in sheet.candidates["number"]:
        segment = one.span.segment
        rows = sheet.layout.page(one.page).block_of(segment).rows
        at = rows.index(segment)
        if one.span.start or not at:
            continue
        last = sheet.marks_in(rows[at - 1])[-1:]
        paper = next((mark for mark in last if mark.roles.keys() == {NUMBER}), None)
        if paper is not None and paper.start and paper.stop == len(rows[at - 1].words):
            yield claim(NUMBER, str(one.value), one.raw, one.spans, VAGUE, paper.wording)


def _is_of_another_kind(sheet: Sheet, one: Candidate) -> bool:
    """Whether the name of a paper that is no invoice stands right before a number: "pro forma no. 12 of 3 May"."""
    paper = _paper_before(sheet, one.span)
    return paper is not None and bool(paper.titles) and not _OWN & {*paper.titles}


def _is_in_brackets(sheet: Sheet, one: Candidate) -> bool:
    """Whether the name of a paper that stands right before a number begins a bracket: "(invoice AB-12 of 3 May)"."""
    paper = _paper_before(sheet, one.span)
    if paper is None or not paper.start or not (paper.titles or paper.roles.keys() == {NUMBER}):
        return False
    return paper.wording.startswith("(") or paper.segment.words[paper.start - 1].text == "("


def _paper_before(sheet: Sheet, number: Span) -> Mark | None:
    """The label right before a number, or before the word "No." that stands there."""
    before = [mark for mark in sheet.marks_in(number.segment) if mark.stop <= number.start]
    stop = number.start
    if before and before[-1].stop == stop and before[-1].roles.keys() == _ANY:
        stop = before.pop().start
    return before[-1] if before and before[-1].stop == stop else None


def _listed(sheet: Sheet, read: Sequence[Candidate]) -> list[Candidate]:
    """The numbers that one word for a number, and no more, stands right before."""
    found: dict[str, list[Candidate]] = defaultdict(list)
    for one in read:
        for naming in sheet.name(one.span)[:1]:
            if naming.position == "inline" and naming.mark.start == 0 and naming.mark.roles.keys() == _ANY:
                found[naming.wording].append(one)
    rows = (rows for rows in found.values() if len({one.value for one in rows}) >= _LISTED)
    return [one for listed in rows for one in listed]
