"""An identifier names its bearer: the name that each tax or register number on the pages is bound to.

Sellers must print their numbers with their legal name; what the letterhead shows may be a brand, a place or a motto. A
number is bound to the company before it in its row, to the name that it stands beside, to the nearest company that its
block begins with, or to the name of a row above it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise, takewhile
from typing import NamedTuple

from extractors.page import PageLayout, Segment, Span
from extractors.page.names import CONTACT, COURT, LEGAL_FORM, holds_address, is_legal_form, kept_by, says_sentence
from extractors.page.roles import BUYER, REGISTER, SELLER, TAX_NUMBER, THIRD, VAT
from extractors.page.sheet import Sheet
from extractors.page.spans import span_at, whole
from extractors.parsing import Identifier, find_ibans, find_national_ids, find_vat_ids, is_called, lies_in
from extractors.parsing.folding import compact
from extractors.parties.about_names import is_title
from extractors.parties.address.postal import is_region
from extractors.parties.agents import names_an_agent
from extractors.parties.full_names import end_of_forms
from extractors.parties.of_others import is_of_another
from extractors.parties.parties import Parties
from extractors.parties.party import BY_PLACE, WINDOW
from extractors.parties.rows import Rows
from extractors.parties.sections import in_sections
from extractors.parties.together import rows_over

_OWN = frozenset({VAT, TAX_NUMBER, f"{SELLER}.{VAT}", f"{SELLER}.{TAX_NUMBER}"})
_THEIRS = frozenset({f"{BUYER}.{VAT}", f"{BUYER}.{TAX_NUMBER}"})
_OTHERS, _SELLERS = frozenset({BUYER, THIRD}), frozenset({SELLER})
_NUMBER = re.compile(r"\w{0,4}[ ./-]?\d[\d ./-]{3,}\d")
_LEAST = 5  # digits of an identifier
_MANY = 12  # numbers of one row that are looked at: a list of them would cost too much
_WORD = 4  # letters of a word that is no preposition
_BETWEEN = 2  # words between a label and its number: the court of a register
_ROWS = 6  # of a block above a number, in which its bearer stands
_PARTS = re.compile(r"\s+[-–—•/]\s+|[,;(]\s*|\s*[|·•]\s*|(?<=\w{3})[.]\s+(?=[A-ZÀ-Þ])")


class Bearer(NamedTuple):
    """A name, the number bound to it and its value, and other names of the same block; `near`: the name stands in the
    row of the number or right above it; `registered`: only a label of registers calls the number one."""

    name: Span
    number: Span
    value: str
    others: tuple[str, ...]
    near: bool
    registered: bool

    @property
    def text(self) -> str:
        """The name without what stands around it."""
        return self.name.text.strip(" ,;:-–—|·•")

    @property
    def formed(self) -> bool:
        """Whether it has a legal form."""
        return LEGAL_FORM.search(self.text) is not None


class _Number(NamedTuple):
    """Where the label of a number, if one is known, else the number begins in the text of its row; where it stands
    there, and its value."""

    start: int
    span: tuple[int, int]
    value: str
    registered: bool


def bearers(sheet: Sheet, parties: Parties) -> Iterator[Bearer]:
    """The names of whoever is no labelled buyer, agent or other third party, each with a number that is bound to it."""
    rows = parties.rows
    others = [section for section in parties.sections if section.role != SELLER]
    told = [party for party in (*parties.buyers[:1], *parties.third) if party.label != WINDOW]
    headed = any(party.label not in BY_PLACE for party in parties.sellers[:1])
    theirs = {id(row.segment) for party in told for row in party.rows}
    for page in sheet.layout.pages:
        for segment in page.segments:
            numbers = _first_of(segment, _numbers(sheet, segment))
            if not numbers or id(segment) in theirs or in_sections(segment, others) or names_an_agent(page, segment):
                continue
            for number in numbers:
                if number.registered and headed:
                    continue  # of a bank or a member's guild: a heading says who sells
                if not is_of_another(sheet, parties, span_at(segment, *number.span)):
                    yield from _bound(sheet, rows, page, segment, number)


def _first_of(segment: Segment, numbers: Iterable[_Number]) -> Sequence[_Number]:
    """The first of the numbers of a row, each value once behind each legal form, those of taxes before those of
    registers, which thus take no place of a tax. Who bears the last of more numbers than that is not told, though
    whoever writes the row can fill it with others."""
    forms = [form.start() for form in LEGAL_FORM.finditer(segment.text)]
    told: dict[tuple[str, int], _Number] = {}
    for one in numbers:
        told.setdefault((one.value, bisect_left(forms, one.start)), one)
    return sorted(told.values(), key=lambda one: one.registered)[:_MANY]


def _numbers(sheet: Sheet, segment: Segment) -> Iterator[_Number]:
    """The tax and register numbers in a row, but those that its words call the buyer's."""
    text = segment.text
    if sum(map(str.isdigit, text)) < _LEAST:
        return
    places = [0]
    for word in segment.words:
        places.append(places[-1] + len(word.text) + 1)
    marks = [(places[mark.start], places[mark.stop], mark.roles.keys()) for mark in sheet.marks_in(segment)]
    theirs = min((start for start, _, roles in marks if roles & _THEIRS), default=len(text))
    taken = [account.span for account in find_ibans(text)]
    for one, label in _identifiers(text):
        begins, _ = one.span
        if begins < theirs and not lies_in(one.span, taken):
            taken.append(one.span)
            named = [start for start, stop, _ in marks if start < begins and not text[stop:begins].strip(" :.#")]
            start = text.rfind(label, 0, begins) if label else begins
            yield _Number(min([*named, start]), one.span, one.value, registered=False)
    for start, stop, roles in marks:
        number = _NUMBER.search(text, stop) if roles & (_OWN | {REGISTER}) and start < theirs else None
        if number is None or lies_in(number.span(), taken) or not _is_court(text[stop : number.start()]):
            continue
        if any(stop <= other < number.start() for other, _, _ in marks):
            continue  # the label of another number stands between: "reg. no., order 20240315"
        if sum(map(str.isdigit, number[0])) >= _LEAST:
            taken.append(number.span())
            yield _Number(start, number.span(), compact(number[0]), registered=not roles & _OWN)


def _is_court(between: str) -> bool:
    """Whether what stands between the label of a register and its number may say which register: its town, in few
    words, none of which is an ordinary one ("Registered letter 4711820")."""
    words = between.split()
    return len(words) <= _BETWEEN and all(len(word) < _WORD or not word.islower() for word in words)


def _identifiers(text: str) -> Iterator[tuple[Identifier, str]]:
    """The tax numbers that their form or the words before them tell, each with these words."""
    yield from ((one, "") for one in find_vat_ids(text))
    for one, words in find_national_ids(text):
        label = is_called(one, text, words)
        if label is not None:
            yield one, label


def _bound(sheet: Sheet, rows: Rows, page: PageLayout, segment: Segment, number: _Number) -> Iterator[Bearer]:
    """The name that a number is bound to, unless the rows up to it are headed as another's."""
    at = span_at(segment, *number.span)
    if rows.begins(segment, _OTHERS) or kept_by(segment.text) or _names_two(segment, number.start):
        return
    own = _company(sheet, rows, segment, number.start) or _beside(sheet, rows, segment, number)
    if own is not None:
        yield Bearer(own, at, number.value, (), near=True, registered=number.registered)
        return
    above = list(takewhile(lambda row: not is_title(sheet, row), islice(rows_over(page, segment), _ROWS)))
    if any(rows.begins(row, _OTHERS) for row in above):
        return
    kept = ((place, row) for place, row in enumerate(above) if not kept_by(row.text))
    companies = ((place, _company(sheet, rows, row, len(row.text))) for place, row in kept)
    place, company = next(((place, name) for place, name in companies if name is not None), (0, None))
    if company is not None:
        over = above[place + 1 :]
        headed = bool(over) and over[0].text.rstrip().endswith(":") and not rows.begins(over[0], _SELLERS)
        if not (headed or any(map(_says_else, over))):
            yield Bearer(company, at, number.value, (), near=False, registered=number.registered)
        return
    names = [(row, name) for row in above if (name := _plain(sheet, rows, row)) is not None]
    if names and not number.registered:
        row, name = names[0] if names[0][0] is above[0] else names[-1]
        others = tuple(other.text for _, other in names if other is not name)
        yield Bearer(name, at, number.value, others, near=row is above[0], registered=False)


def _says_else(row: Segment) -> bool:
    """Whether a row over a name is no brand: a name in the midst of contacts and numbers may be the bank's."""
    return holds_address(row.text) or CONTACT.search(row.text) is not None or sum(map(str.isdigit, row.text)) >= _LEAST


def _beside(sheet: Sheet, rows: Rows, segment: Segment, number: _Number) -> Span | None:
    """The name of several words that begins a row, and a sign that parts it from a VAT identifier: "Oak Stores · VAT
    IE1234567T"."""
    sign = _PARTS.search(segment.text, 0, number.start)
    if sign is None or sign.end() != number.start or not find_vat_ids(segment.text[slice(*number.span)]):
        return None
    name = _name(sheet, rows, span_at(segment, 0, sign.start())) if sign.start() else None
    if name is None or name.text != segment.text[: sign.start()].strip() or any(map(str.isdigit, name.text)):
        return None
    return name if len(name.words) > 1 else None


def _plain(sheet: Sheet, rows: Rows, row: Segment) -> Span | None:
    """The name that begins a row without an address or a number."""
    if holds_address(row.text) or any(map(str.isdigit, row.text)):
        return None
    name = _name(sheet, rows, whole(row))
    return name if name is not None and name.start == 0 else None


def _company(sheet: Sheet, rows: Rows, segment: Segment, stop: int) -> Span | None:
    """The last company that a row names before the character `stop`."""
    text = segment.text[:stop]
    signs = [0, *(sign.end() for sign in _PARTS.finditer(text)), len(text)]
    parts = [(start, end) for start, end in pairwise(signs) if text[start:end].strip()]
    forms = [form.span() for form in LEGAL_FORM.finditer(text) if _is_form(segment, form)]
    for at in reversed(range(len(parts))):
        form = next((one for one in forms if parts[at][0] <= one[0] < parts[at][1]), None)
        if _names_two(segment, parts[at][1], parts[at][0]):
            return None
        name = _name(sheet, rows, _up_to_form(segment, parts, at, form)) if form is not None else None
        if name is not None and LEGAL_FORM.search(name.text):
            return name
    return None


def _names_two(segment: Segment, stop: int, start: int | None = None) -> bool:
    """Whether the last part of a row before the character `stop` names two companies: which of them bears the number,
    only its words can tell ("Oak Ltd represented by Pine Ltd")."""
    text = segment.text[:stop].rstrip(" ,;:(|·•-–—/")
    begin = max((sign.end() for sign in _PARTS.finditer(text)), default=0) if start is None else start
    forms = (form for form in LEGAL_FORM.finditer(text) if form.start() >= begin and _is_form(segment, form))
    places = [span_at(segment, *form.span()) for form in forms]
    ends = end_of_forms(segment, places[0].stop) if places else 0
    return any(place.start >= ends for place in places)


def _is_form(segment: Segment, form: re.Match[str]) -> bool:
    """Whether a legal form is neither of a court ("AG Ulm HRB 4711") nor of a county ("Co. Galway")."""
    behind = segment.text[form.end() :].split()[:1]
    return not (COURT.match(segment.text, form.start()) or is_region(" ".join([form[0], *behind])))


def _up_to_form(segment: Segment, parts: Sequence[tuple[int, int]], at: int, form: tuple[int, int]) -> Span:
    """The words of a part of a row up to its legal form; all, if that begins the part, and the part before a comma."""
    own, found = span_at(segment, *parts[at]), span_at(segment, *form)
    if found.start > own.start:
        return Span(segment, own.start, min(end_of_forms(segment, found.stop), own.stop))
    if not at or not segment.text[: parts[at][0]].rstrip().endswith(","):
        return own
    return Span(segment, span_at(segment, *parts[at - 1]).start, end_of_forms(segment, found.stop))


def _name(sheet: Sheet, rows: Rows, span: Span) -> Span | None:
    """The name that a part of a row is, less what stands around it; none that a label of something else begins."""
    found = rows.name_in(span)
    if found is None or is_legal_form(found[0]) or _is_said(found[0]):
        return None
    name = found[1][0]
    begins = [mark for mark in sheet.marks_in(span.segment) if mark.start == name.start and mark.stop < name.stop]
    return None if any(SELLER not in mark.roles for mark in begins) else name


def _is_said(name: str) -> bool:
    """Whether words that sentences have, or more small ones than others, stand before a legal form: "This claim was
    sold to Pine Ltd"."""
    form = LEGAL_FORM.search(name)
    words = [word for word in name[: form.start() if form else None].split() if word.isalpha()]
    small = sum(map(str.islower, words))
    return small > 1 and (2 * small > len(words) or says_sentence(name))
