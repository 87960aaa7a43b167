"""Stamps that were put on a document: turned, or under the name of the buyer's own house, a day, and what became of the
document. That it was received, checked or booked is usual where nothing else is said and nothing denied; what else they
say is for a person: "QUERIED WITH SUPPLIER", whatever the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from extractors.languages import LANGUAGES
from extractors.meanings import leading_label, leading_title
from extractors.meanings.negations import denies
from extractors.meanings.phrases import worded_in, worded_somewhere
from extractors.page import PageLayout
from extractors.page.roles import ISSUE, NUMBER
from extractors.page.sheet import Sheet
from extractors.parsing import find_dates, without_dates
from extractors.parsing.folding import compact, fold, pieces
from extractors.sentences.free_text import Said
from schemas import Claim, Imprint

_BUYER, _SELLER = "buyer.name", "seller.name"
_ROWS = 5
_LONG = 16  # words
_UPRIGHT = 2  # times as high as wide
_WORD = 4  # letters: a clerk's initials and a shelf are shorter
_USUAL = ("house_receipt", "department")
_CLERK = re.compile(r"(?<=:)\s*[^\W\d_]\.\s?[^\W\d_]+")  # who did what the heading says: "Checked: M. Reis"
_OF_MONEY = ("totals.", "other.cash")  # their labels say what became of it, too: "PAID", "RETURNED"
_PAGE = "other.page"  # and "DUPLICATE"
_BILL = "invoice"


def house_stamps(sheet: Sheet, taken: Mapping[str, Claim]) -> Iterator[Said]:
    """Those that say something unusual. Where the buyer was `taken` from stands an address, and no stamp; nor was any
    put on a document before the day of issue, or in upright print on it: "Hamburg, 12 Oct 2026"."""
    yield from _turned(sheet, taken)
    buyer = taken.get(_BUYER)
    name = compact(str(buyer.value)) if buyer is not None else ""
    if buyer is None or not name:
        return
    for page in sheet.layout.pages:
        for block in page.blocks:
            if not 1 < len(block.rows) <= _ROWS or compact(block.rows[0].text) != name:
                continue  # as nearly all blocks
            if page.number == buyer.page and any(row.box.holds(box) for row in block.rows for box in buyer.boxes):
                continue
            rows = block.rows[1:]
            told = [row.text for row in rows]
            days, issued = _days(told), _issued(taken)
            is_later = issued is None or any(day > issued for day in days)
            is_long = len(" ".join(map(without_dates, told)).split()) > _LONG
            if not is_long and days and is_later and _is_unusual(told, taken):
                yield Said(" ".join(told), page.number, tuple(row.box for row in rows))


def _turned(sheet: Sheet, taken: Mapping[str, Claim]) -> Iterator[Said]:
    """What is turned or large on a page, if a row of it tells a day: forms print theirs upright along a margin."""
    issued = _issued(taken)
    for page in sheet.layout.pages:
        across = [one for one in page.imprints if one.box.height <= _UPRIGHT * one.box.width]
        days = _days([one.text for one in across])
        short = [one for one in across if len(one.text.split()) <= _LONG]
        is_later = issued is None or any(day >= issued for day in days)
        if days and is_later and _is_unusual([_as_on_page(one, page) for one in short], taken):
            yield Said(" ".join(one.text for one in short), page.number, tuple(one.box for one in short))


def _as_on_page(imprint: Imprint, page: PageLayout) -> str:
    """The text of an imprint of one word, as the page reads the word there that holds it: of what lies aslant, the
    first letters may be cut off."""
    box, said = imprint.box, compact(imprint.text)
    there = (
        word.text
        for segment in page.segments
        for word in segment.words
        if box.top < word.box.middle < box.bottom and box.x0 < word.box.centre < box.x1
    )
    single = said.isalpha() and len(imprint.text.split()) == 1
    return next((text for text in there if said in compact(text)), imprint.text) if single else imprint.text


def _issued(taken: Mapping[str, Claim]) -> date | None:
    day = taken[ISSUE].value if ISSUE in taken else None
    return day if isinstance(day, date) else None


def _days(rows: Sequence[str]) -> Sequence[date]:
    """The days that `rows` tell, the last one of each that may be several."""
    return [max((day.value, *day.alternatives)) for row in rows for day in find_dates(row)]


def _is_unusual(rows: Sequence[str], taken: Mapping[str, Claim]) -> bool:
    """Whether `rows` say more than that the document was received, in which department, and what labels it."""
    own = [str(taken[term].value) for term in (_BUYER, _SELLER, NUMBER) if term in taken]
    text = fold(" ".join(map(without_dates, rows)))
    if any(worded_somewhere(name).search(text) for name in ("put_aside", "waits")):
        return True
    received = [one for one in LANGUAGES.values() if worded_in(one.code, "house_receipt").search(text) is not None]
    if any(denies(one, pieces(text)) for one in received):
        return True
    rest = fold(" ".join(_CLERK.sub(" ", _unlabelled(without_dates(row), own)) for row in rows))
    for name in _USUAL:
        rest = worded_somewhere(name).sub(" ", rest)
    said = {word for word in pieces(rest) if word.isalpha() and len(word) >= _WORD}
    return not said <= {word for one in own for word in pieces(fold(one))}


def _unlabelled(row: str, own: Sequence[str]) -> str:
    """A `row` without what is the document's `own`, and without a label or the title of a bill that leads it."""
    for one in own:
        row = row.replace(one, " ")
    row = row.strip()
    label, title = leading_label(row), leading_title(row)
    if label is None or (title is not None and title.term != _BILL):
        return row
    told = row[label.end :]
    if any(term.startswith(_OF_MONEY) for term in label.terms):
        return row
    return row if _PAGE in label.terms and not any(map(str.isdigit, told)) else told
