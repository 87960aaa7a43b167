"""Other currencies than the invoice's, printed where an amount was taken: at it, in its label, or in its column's head.

A second total in another currency stands under a label of its own, is not taken, and explains itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice

from extractors.languages import everyday_words
from extractors.meanings.payments import currencies_in
from extractors.page import PageLayout, Segment
from extractors.page.claims import rival_at
from extractors.page.roles import TOTAL_ROLES
from extractors.page.sheet import Sheet
from extractors.page.spans import whole
from extractors.parsing import find_currencies
from extractors.parsing.currencies import CODES, MARKS, SMALL_WORDS
from schemas import Claim, Rival

_TAKEN = re.compile(r"totals\.\w+|lines\[\d+\]\.net|tax_breakdown\[\d+\]\.(?:base|amount)")
# What has a symbol of its own is money where it stands beside amounts; other codes are words and units as well.
_KNOWN = frozenset(code for codes in MARKS.values() for code in codes)
_CODE = re.compile(r"([A-Za-z]{3})(?:\s*(?:\(|\s[-–—]\s|\d).*)?")  # "USD (US dollar)", "usd 119.00"
_HEAD, _NAME = 5, 3  # words of a head, and of a currency's name
_ANYWHERE = 1000.0  # line heights
_BESIDE = 2  # words of a mark that has a cell of its own


def other_currencies(chosen: Mapping[str, Claim], sheet: Sheet) -> Iterator[Rival]:
    """The currencies that the marks about a needed amount name instead of the one that was `chosen`."""
    own = chosen.get("currency")
    if own is None:
        return
    at = {(page.number, word.box): row for page in sheet.layout.pages for row in page.segments for word in row.words}
    namings = _namings(sheet)
    for term, claim in chosen.items():
        rows = {at[claim.page, box] for box in claim.boxes if (claim.page, box) in at} if claim.page else ()
        for row in rows if _TAKEN.fullmatch(term) else ():
            page = sheet.layout.page(row.page)
            for place in dict.fromkeys(
                (*namings.get(id(row), ()), *_marks_beside(row, page, sheet), *_head(row, page))
            ):
                code = _other(place.text, str(own.value))
                if code is not None:
                    yield rival_at("currency", code, whole(place), place.text)


def stated_currencies(chosen: Mapping[str, Claim], sheet: Sheet) -> Iterator[Rival]:
    """What a label calls the currency and is not the `chosen` one: "Currency: FKP" beside pounds, "Currency: usd"."""
    own = chosen.get("currency")
    for segment in sheet.layout.segments if own is not None else ():
        label = next((mark for mark in sheet.marks_in(segment) if set(mark.roles) == {"currency"}), None)
        if own is None or label is None or label.start > 0:
            continue
        behind = " ".join(word.text for word in segment.words[label.stop :]).strip(" :.")
        beside = next(iter(sheet.layout.page(segment.page).rights(segment)), None)
        said, place = (behind, segment) if behind or beside is None else (beside.text, beside)
        codes = _stated(said)
        if codes and own.value not in codes:
            yield rival_at("currency", min(codes), whole(place), label.wording, raw=said)


def _stated(text: str) -> frozenset[str]:
    """The currencies that `text` names first: by a mark, a code with what explains it, in small letters only where it
    is no word, or a name."""
    code = _CODE.fullmatch(text)
    if code is not None:
        said = code[1].upper()
        is_word = said in SMALL_WORDS or code[1].casefold() in everyday_words()
        return frozenset() if is_word and not code[1].isupper() else CODES & {said}
    first = next(iter(find_currencies(text)), None)
    if first is not None and not first.span[0]:
        return frozenset(first.codes)
    return currencies_in(text) if len(text.split()) <= _NAME else frozenset()


def _namings(sheet: Sheet) -> Mapping[int, tuple[Segment, ...]]:
    """The label of a total, by the segment of its amount."""
    named = ((one.span.segment, naming.mark) for one in sheet.money for naming in one.namings[:1])
    return {id(row): (mark.segment,) for row, mark in named if TOTAL_ROLES & mark.roles.keys()}


def _marks_beside(row: Segment, page: PageLayout, sheet: Sheet) -> Iterator[Segment]:
    """Cells right beside an amount that hold nothing but a mark, on the side where its line has them."""
    cells = [one for one in page.lines[row.line].segments if one is row or _is_mark(one) or sheet.money_in(one)]
    before, behind = _is_mark(cells[0]), _is_mark(cells[-1])
    lefts = islice(page.lefts(row), 1 if before or not behind else 0)
    rights = islice(page.rights(row), 1 if behind or not before else 0)
    yield from filter(_is_mark, (*lefts, *rights))


def _is_mark(cell: Segment) -> bool:
    alone = len(cell.words) <= _BESIDE and not any(map(str.isdigit, cell.text))
    return alone and any(_KNOWN.issuperset(mark.codes) for mark in find_currencies(cell.text))


def _head(row: Segment, page: PageLayout) -> Iterator[Segment]:
    """The head of the column that an amount stands in: the next words above it."""
    above = (one for one in page.above(row.box, _ANYWHERE) if not any(map(str.isdigit, one.text)))
    yield from (one for one in islice(above, 1) if len(one.words) <= _HEAD and _is_counted(one.text))


def _is_counted(text: str) -> bool:
    """Whether a mark counts what a head names, first, last or in brackets: in "Paleta EUR zwrotna" it does not."""
    around = ((text[: one.span[0]].strip(), text[one.span[1] :].strip()) for one in find_currencies(text))
    return any(not before or before.endswith("(") or not behind.strip(" .:") for before, behind in around)


def _other(text: str, own: str) -> str | None:
    """The currency that `text` names, if that is not its `own` one."""
    marks = [mark for mark in find_currencies(text) if _KNOWN.issuperset(mark.codes)]
    if not marks or any(own in mark.codes for mark in marks):
        return None
    return marks[0].codes[0]
