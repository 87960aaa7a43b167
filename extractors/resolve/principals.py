"""Somebody else than the parties: for whom, or in whose name, the invoice is made out, and a company that owes or pays
it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice

from extractors.languages import everyday_words, spoken
from extractors.meanings.payments import (
    Somebody,
    find_debtors,
    find_principals,
    names_paying,
    speaks_of_debtors,
)
from extractors.page import Segment
from extractors.page.claims import rival_at
from extractors.page.names import bears_form, is_of_another_form
from extractors.page.roles import NAMES_OF_PARTIES
from extractors.page.sheet import Sheet
from extractors.page.spans import span_at
from extractors.parsing.folding import compact
from schemas import Claim, Rival

_SELLER, _BUYER = "seller.name", "buyer.name"
_BELOW = 1.5  # line heights
_LONGEST = 80  # signs of a name with its legal form
_BILLED, _THEIR_NAME = rf"\b(?:{spoken('billing')})", rf"\b(?:{spoken('in_their_name')})"
# "Billed by us in its name", and "in dessen Namen fakturiert".
_BILLED_FOR = re.compile(
    rf"(?i){_BILLED}(?P<between>(?:[\s,]+[^\s.;:]+){{0,8}}?)[\s,]+{_THEIR_NAME}(?!\w)|{_THEIR_NAME}[\s,]+{_BILLED}(?!\w)"
)
_PAID = re.compile(rf"(?i)\b(?:{spoken('was_paid')}|{spoken('paying')})")
_LINKS = 3  # letters of a word that says nothing of its own: "us"


def principals(chosen: Mapping[str, Claim], sheet: Sheet) -> Iterator[Rival]:
    """Who acts here beside the parties that were `chosen`. What names a debtor names a means of payment, too, or a
    number: only a company, with its legal form, is one."""
    names = [str(chosen[term].value) for term in NAMES_OF_PARTIES if term in chosen]
    for segment in sheet.layout.segments if _SELLER in chosen else ():
        for one in find_principals(segment.text):
            if len(one.name.split()) > 1 and not _is_one_of(one.name, names):
                yield _rival(_SELLER, one, segment)
        if _is_billed_for(segment.text):
            yield _rival(_SELLER, Somebody(segment.text, segment.text, (0, len(segment.text))), segment)
        for place, one in _debtors(sheet, segment):
            if not _is_one_of(one.name, names):
                yield _rival(_BUYER, one, place)


def _is_billed_for(text: str) -> bool:
    """Whether `text` says that it is billed in the name of another: between the two stand who bills, and one word more
    at most, which is not of paying. "Invoices are sent to our clients on their behalf" is of sending them."""
    for found in _BILLED_FOR.finditer(text):
        between = found["between"] or ""
        words = [bare for word in between.split() if (bare := word.strip(","))]
        telling = [one for one in words if not (one[0].isupper() or len(one) <= _LINKS or one in everyday_words())]
        if len(telling) <= 1 and _PAID.search(between) is None and not names_paying(between):
            return True
    return False


def _debtors(sheet: Sheet, segment: Segment) -> Iterator[tuple[Segment, Somebody]]:
    """The companies that owe or pay, in a text, or in the cell beside or below words that say so."""
    if not speaks_of_debtors(segment.text):
        return  # as nearly all texts
    page = sheet.layout.page(segment.page)
    cells = (*islice(page.rights(segment), 1), *page.below(segment.box, _BELOW)[:1])
    for place, text in ((segment, segment.text), *((cell, f"{segment.text} {cell.text}") for cell in cells)):
        for one in find_debtors(text):
            start = one.span[0] - (len(text) - len(place.text))
            if start >= 0 and bears_form(place.text[start : start + _LONGEST]):
                yield place, one._replace(span=(start, one.span[1] - one.span[0] + start))


def _is_one_of(name: str, names: list[str]) -> bool:
    """Whether a name is that of a party, or one of them is a part of the other."""
    return any(
        (compact(name) in compact(one) or compact(one) in compact(name))
        and not (is_of_another_form(name, one) or is_of_another_form(one, name))
        for one in names
    )


def _rival(term: str, one: Somebody, place: Segment) -> Rival:
    return rival_at(term, one.name, span_at(place, *one.span), one.words)
