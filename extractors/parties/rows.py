"""Rows as names: which row of a page holds the name of a party, and on which it goes on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from extractors.languages import spoken
from extractors.page import Line, PageLayout, Segment, Span
from extractors.page.labels import MOST, NEARLY_ALL
from extractors.page.names import (
    ATTENTION,
    CITY_LINE,
    CONTACT,
    COURT,
    LEGAL_FORM,
    PERSON,
    SALUTATION,
    cut_name,
    ends_in_form,
    ends_name,
    is_address,
    is_city,
    is_department,
    is_legal_form,
    is_name,
    is_registered,
    kept_by,
    links,
    says_what_form,
    says_who_runs,
    tokens,
)
from extractors.page.roles import REGISTER
from extractors.page.sheet import Sheet
from extractors.page.spans import span_at, whole
from extractors.page.wrapping import is_large, rows_after
from extractors.parsing import find_dates, find_vat_ids
from extractors.parties.about_names import is_title, says_to_whom, tells_what_is_done
from extractors.parties.address.countries import country_code
from extractors.parties.address.rows import is_in_county, is_row_of_address, neighbours
from extractors.parties.agents import names_an_agent
from extractors.parties.form_labels import part_named, value_of
from extractors.parties.sections import is_glossed
from extractors.parties.together import rows_under
from extractors.parties.witnesses import SEPARATOR, Witnessing

_MOST_ROWS = 3  # of one name
_MOST_WORDS = 3  # of a row with the rest of a name
_OPEN = re.compile(rf"(?:[&+]|\s(?:{spoken('partners')}))$")
_PLAN = {"other.contract"}
_CODE = re.compile(r"[A-Z]{1,6}[-./ ]?\d{2,}[A-Z]?")  # a customer's number is no name


class Rows:
    """The rows of a document as names of parties: which hold one, and how far it goes on."""

    def __init__(self, sheet: Sheet, witnessing: Witnessing) -> None:
        self._sheet = sheet
        self._witnessing = witnessing
        self._names: dict[tuple[int, int, int, int], tuple[str, tuple[Span, ...]] | None] = {}

    def name_in(self, row: Span) -> tuple[str, tuple[Span, ...]] | None:
        """The name a row holds and its words, or None for labels, addresses, numbers and sentences."""
        place = (row.page, row.segment.index, row.start, row.stop)
        if place not in self._names:
            self._names[place] = self._name_in(row)
        return self._names[place]

    def _name_in(self, row: Span) -> tuple[str, tuple[Span, ...]] | None:
        if self._labelled(row) or part_named(row.text) is not None or COURT.match(row.text):
            return None
        if (row.text.rstrip().endswith(":") and not LEGAL_FORM.search(row.text)) or self.holds_no_name(row):
            return None
        if names_an_agent(self._sheet.layout.page(row.page), row.segment):
            return None
        contact = CONTACT.search(row.text)
        if contact is not None and not contact.start():
            return None
        name = cut_name(row.text)
        if value_of(name) is not None or _CODE.fullmatch(name):
            return None
        above, below = neighbours(self._sheet.layout.page(row.page), row)
        if above is not None and (self._labelled(whole(above)) or _ends_in_city(above.text)):
            above = None
        cared_for = above is None and below is not None and kept_by(below.text)  # whatever it looks like
        if cared_for and not LEGAL_FORM.search(name) and _says_nothing_else(self._sheet, row):
            name = row.text
        elif not is_name(name) or (not cared_for and self._is_of_address(row, name, above, below)):
            return None
        start = row.segment.text.find(name)
        return name, (span_at(row.segment, start, start + len(name)) if start >= 0 else row,)

    def _is_of_address(self, row: Span, name: str, above: Segment | None, below: Segment | None) -> bool:
        """Whether `row`, between two others, is a part of an address, or a country."""
        if is_address(name) and not (is_registered(row.text) or ends_in_form(name)):
            return True
        return country_code(name) is not None or is_row_of_address(row, name, above, below)

    def holds_no_name(self, row: Span) -> bool:
        """Whether a row is told by its form or by the name above it to be none itself: a heading, the legal form of
        that name with what it does, who runs that business, or whose address it uses."""
        if is_legal_form(cut_name(row.text)) or any(map(is_glossed, self._sheet.marks_in(row.segment))):
            return True
        if SALUTATION.fullmatch(row.text) or is_department(cut_name(row.text)):
            return True
        if says_to_whom(self._sheet, row) or tells_what_is_done(self._sheet, row):
            return True
        said = says_who_runs(row.text) or says_what_form(row.text) or is_in_county(row.text)
        return bool(said or kept_by(row.text)) and self._under_a_name(row)

    def _under_a_name(self, row: Span) -> bool:
        """Whether the row above says a name, and no address or label."""
        above, _ = neighbours(self._sheet.layout.page(row.page), row)
        if above is None or is_address(above.text) or is_title(self._sheet, above):
            return False
        if says_who_runs(above.text):
            return is_in_county(row.text) and self._under_a_name(whole(above))
        return is_name(cut_name(above.text)) and not self._labelled(whole(above))

    def _labelled(self, row: Span) -> bool:
        marks = [m for m in self._sheet.marks_in(row.segment) if m.start >= row.start and m.stop <= row.stop]
        if any(
            mark.cover > NEARLY_ALL or (mark.start == row.start and mark.roles.keys() == {REGISTER}) for mark in marks
        ):
            return True
        if all(mark.names_a_name for mark in marks) or (
            LEGAL_FORM.search(row.text) and not any(mark.cover > MOST for mark in marks)
        ):
            return False
        return any(mark.start == row.start and mark.cover > 0.4 for mark in marks)

    def only_brought_to(self, row: Span, following: Sequence[Span]) -> bool:
        """Whether `row` names whom to bring the letter to, and the next one the company."""
        brought = ATTENTION.match(row.text) or (PERSON.match(row.text) and not LEGAL_FORM.search(row.text))
        return bool(brought and following and self.name_in(following[0]))

    def goes_by(self, name: str, following: Sequence[Span]) -> bool:
        """Whether `name` is what a company goes by whose own name stands on the next row, before its address: "Pine"
        over "Association of Friends of the Pine"."""
        if len(following) <= 1 or LEGAL_FORM.search(name):
            return False
        longer = self.name_in(following[0])
        if longer is None or not (is_address(following[1].text) or links(longer[0], following[1].text)):
            return False
        return bool(tokens(name)) and tokens(name) < tokens(longer[0])

    def second_line(self, name: str, following: Sequence[Span]) -> tuple[str, tuple[Span, ...]] | None:
        """The second row of a name: the first one ends with "&", or lacks the legal form that stands there."""
        if not following or LEGAL_FORM.search(name) or kept_by(following[0].text):
            return None
        if is_legal_form(following[0].text) or ends_name(following[0].text):
            return following[0].text.strip(" ,"), (following[0],)
        if links(name, following[0].text) or _OPEN.search(name) or LEGAL_FORM.search(following[0].text):
            return self.name_in(following[0])
        return None

    def with_rows(self, page: PageLayout, name: str, words: tuple[Span, ...]) -> tuple[str, tuple[Span, ...]]:
        """A name and its words with the rows on which it goes on: its legal form, or all of it in a large type."""
        own = words[-1].segment
        if words[-1].stop < len(own.words):
            return name, words
        for row in islice(rows_after(page, own), _MOST_ROWS - 1):
            more = whole(row)
            large = is_large(page, row) and self._may_go_on(more)
            if LEGAL_FORM.search(name) or not (large or self._witnessing.printed(f"{name} {row.text}")):
                break
            name, words = f"{name} {row.text}", (*words, more)
        ends = None if LEGAL_FORM.search(name) else self._legal_line(page, words[-1].segment)
        if ends is not None:
            return f"{name} {ends.text}", (*words, *(whole(part) for part in ends.segments))
        form = None if LEGAL_FORM.search(name) else self._end_of_name(page, words[-1].segment)
        return (name, words) if form is None else (f"{name} {form.text}", (*words, form))

    def _may_go_on(self, row: Span) -> bool:
        """Whether a row in large type can be the rest of a name: not a title, a label or a number."""
        if is_title(self._sheet, row.segment) or self._labelled(row):
            return False
        if is_address(row.text) or CONTACT.search(row.text) or any(map(str.isdigit, row.text)):
            return False
        return len(row.segment.words) <= _MOST_WORDS

    def _legal_line(self, page: PageLayout, segment: Segment) -> Line | None:
        """The line below, if it is the legal form of the name in `segment`."""
        below = page.lines[segment.line + 1 : segment.line + 2]
        alone = len(page.lines[segment.line].segments) == 1
        return below[0] if alone and below and is_legal_form(below[0].text) else None

    def _end_of_name(self, page: PageLayout, segment: Segment) -> Span | None:
        """What the next row adds to a name: its legal form, before what the company does ("NV - drinks"), or whose it
        is."""
        below = next(rows_under(page, segment), None)
        forms = cut_name(below.text) if below is not None else ""
        ends = below is not None and below.text.startswith(forms) and (ends_name(forms) or is_legal_form(forms))
        return span_at(below, 0, len(forms)) if below is not None and ends else None

    def begins(self, segment: Segment, roles: frozenset[str]) -> bool:
        """Whether a segment begins with a label that has one of `roles`."""
        return any(mark.start == 0 and roles & mark.roles.keys() for mark in self._sheet.marks_in(segment))

    def has_address(self, rows: Sequence[Span]) -> bool:
        """Whether an address is among the first of `rows`."""
        return any(is_address(row.text) or (is_in_county(row.text) and self._under_a_name(row)) for row in rows[:7])


def _ends_in_city(text: str) -> bool:
    """Whether a row is a whole address, as it stands over a window: what is below it is of somebody else."""
    return is_city(SEPARATOR.split(text)[-1].strip())


def holds_whole_address(text: str) -> bool:
    """Whether a row holds a street, or a city behind its code, behind a name: who sends the letter."""
    _, *parts = SEPARATOR.split(text)
    return any(map(is_address, parts[:-1])) or any(CITY_LINE.match(part.strip()) for part in parts[-1:])


def _says_nothing_else(sheet: Sheet, row: Span) -> bool:
    """Whether all of `row` may be a name: no contact, number of a tax office, date, address or label is in it, but one
    that is a word of names as well: "Strata Plan 71827"."""
    if any(mark.stop - mark.start > 1 or mark.roles.keys() != _PLAN for mark in sheet.marks_in(row.segment)):
        return False
    if CONTACT.search(row.text) or ATTENTION.match(row.text) or find_vat_ids(row.text):
        return False
    return not (find_dates(row.text) or holds_whole_address(row.text))
