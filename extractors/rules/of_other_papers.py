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
from extractors.rules.kind import INVOICES
from schemas import Claim
from schemas.grades import VAGUE

_FAIR = 0.5  # a label names it
_ANY = frozenset({NUMBER, f"{OTHER}.sales_order"})  # what "No." may be the number of
_LISTED = 3  # numbers behind one word for a number that is said of each: those of telephones, of meters
_OWN = INVOICES | {"receipt"}


def numbers_of_others(sheet: Sheet, claims: Sequence[Claim]) -> Iterator[str]:
    """Numbers that are not the document's own, where a label names one that may be."""
    read = sheet.candidates["number"]
    listed = _listed(sheet, read)
    found = [str(one.value) for one in read if one.value in listed or _is_of_another(sheet, one)]
    others = {text for value in found for text in (value, value.removesuffix(")"))}
    named = {str(one.value) for one in claims if one.term == NUMBER and one.score >= _FAIR}
    if named - others:
        yield from sorted(others)


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


def _is_of_another(sheet: Sheet, one: Candidate) -> bool:
    """Whether the name of a paper stands right before a number, and that is no invoice or begins a bracket: "(invoice
    AB-12 of 3 May)", "pro forma no. 12 of 3 May"."""
    paper = _paper_before(sheet, one.span)
    if paper is None or not (paper.titles or paper.roles.keys() == {NUMBER}):
        return False
    before = paper.segment.words[paper.start - 1].text if paper.start else ""
    bracketed = paper.start > 0 and (paper.wording.startswith("(") or before == "(")
    return bracketed or (bool(paper.titles) and not _OWN & {*paper.titles})


def _paper_before(sheet: Sheet, number: Span) -> Mark | None:
    """The label right before a number, or before the word "No." that stands there."""
    before = [mark for mark in sheet.marks_in(number.segment) if mark.stop <= number.start]
    stop = number.start
    if before and before[-1].stop == stop and before[-1].roles.keys() == _ANY:
        stop = before.pop().start
    return before[-1] if before and before[-1].stop == stop else None


def _listed(sheet: Sheet, read: Sequence[Candidate]) -> set[str]:
    """The numbers that one word for a number, and no more, stands right before."""
    found: dict[str, set[str]] = defaultdict(set)
    for one in read:
        for naming in sheet.name(one.span)[:1]:
            if naming.position == "inline" and naming.mark.start == 0 and naming.mark.roles.keys() == _ANY:
                found[naming.wording].add(str(one.value))
    return {value for values in found.values() if len(values) >= _LISTED for value in values}
