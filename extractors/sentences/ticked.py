"""What a ticked box says that a document is: "[ ] Invoice  [x] Credit note  [ ] Delivery note"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from extractors.meanings import days_to_pay, is_due_now, match_title
from extractors.meanings.changes import is_collected
from extractors.meanings.matching import EXACT
from extractors.meanings.notices import find_notices, leading_stamp, stamp_of
from extractors.meanings.payments import is_a_way, names_a_way, names_paying
from extractors.meanings.phrases import worded
from extractors.meanings.wholes import names_the_whole
from extractors.page import PageLayout, Segment
from extractors.page.sheet import Sheet
from extractors.parsing.folding import fold, pieces
from extractors.rules.kind import INVOICES
from extractors.sentences.free_text import Said
from schemas import Statement, Word

_NOTE = "credit_note"  # which no document is that is an invoice as well
_CREDITS = frozenset({_NOTE, "self_billing"})
_OF_PAYING = frozenset({"paid", "do_not_pay", "cancelled"})  # stamps that more words may tell of
_APART = 1.0  # heights of a word: behind a wider gap stands the box of another text
_MOST = 8  # words of what a box is of
_SENTENCE = 24  # words of a sentence that an empty box leaves unsaid
_SIGN = 2  # words: a sign may stand for the box
_BEHIND = 3  # words behind those of an empty box that say nothing of the document
_STOPS, _FULL = frozenset(".,;:!?"), 3  # where the words of a box end; letters of a word within a sentence
_FEW = 4  # words that say no more than how an invoice is paid
_LINKED, _ASIDE, _DEPARTMENT = worded("links_to"), worded("enclosed"), worded("department")
_ITSELF = worded("this_document")
_ON_TERMS, _CARRIAGE = worded("on_terms"), worded("carriage")


class _Told(NamedTuple):
    """What a box is of, where it stands, and whether it surely is ticked; the kind of document that it names."""

    text: str
    segment: Segment
    sure: bool
    term: str | None


def ticked(sheet: Sheet, page: PageLayout) -> Iterator[Statement]:
    """What the texts of the boxes of a page name as a whole that are ticked, or may be: a credit, another document than
    an invoice, or what a stamp says. Where that of an invoice surely is, it may be another document besides."""
    told = list(_told(page))
    invoice = any(one.sure and one.term in INVOICES - _CREDITS for one in told)
    for one in told:
        place: dict[str, Any] = {"text": one.text, "page": page.number, "boxes": (one.segment.box,)}
        other = one.term is not None and one.term not in INVOICES - _CREDITS
        if other and (one.term == _NOTE or not invoice):
            kind = "credit" if one.term in _CREDITS else "pro_forma"
            yield Statement(kind=kind, language=sheet.language or "", **place)
        if (stamp := stamp_of(one.text)) is not None:
            yield Statement(kind=stamp.kind, language=stamp.language, **place)


def ticked_in_doubt(sheet: Sheet) -> Iterator[Said]:
    """The texts of ticked boxes that say something of paying, or begin with a stamp of it or with what another document
    is called, and are known as neither: "[x] Paid in March", "[x] Payment withheld", "[x] Copy for the files". A way to
    pay and a term of payment are ordinary."""
    for page in sheet.layout.pages:
        for one in _told(page):
            known = one.term is not None or stamp_of(one.text) is not None
            if not known and (_is_of_paying(one.text) or _may_be_another(one.text)):
                yield Said(one.text, page.number, (one.segment.box,))


def ticked_texts(sheet: Sheet) -> Iterator[Said]:
    """The texts of the boxes that surely are ticked."""
    for page in sheet.layout.pages:
        yield from (Said(one.text, page.number, (one.segment.box,)) for one in _told(page) if one.sure)


def is_unticked(sheet: Sheet, said: Said | Statement) -> bool:
    """Whether what is said stands beside boxes that are not ticked, where others in line with them are; in a row of
    boxes, those that are ticked say none of it."""
    if said.page is None or not (page := sheet.layout.page(said.page)).unticked:
        return False  # as nearly always
    ticks = page.ticked | page.maybe_ticked
    unticked = page.unticked - ticks
    kept: list[str] = []
    empty = 0
    for segment in (one for one in page.segments if any(box.holds(one.box) for box in said.boxes)):
        starts = [at for at, word in enumerate(segment.words) if word.box in ticks or word.box in unticked]
        if not starts or starts[0] >= _SIGN:
            return False
        for start, stop in pairwise((*starts, len(segment.words))):
            words = segment.words[start:stop]
            own = _own(words) if words[0].box in unticked else 0
            if own and len(words) - own > _BEHIND:
                return False  # that is of no box
            beside = [word.text for word in words[own:]]
            if own and names_paying(" ".join(beside)):
                return False
            empty += own
            kept += beside
    rest = " ".join(kept)
    return empty > 0 and not any(find_notices(rest)) and stamp_of(rest) is None


def _own(words: Sequence[Word]) -> int:
    """How many of the words behind a box are its own: up to a wider gap, a comma, or where a sentence begins."""
    told = [word.text for word in words]
    capitals = all(map(str.isupper, told[1 : _MOST + 1]))  # in which no sentence is seen to begin
    short = capitals or any(
        _is_itself(told, at) and not _LINKED.fullmatch(fold(told[at - 1])) for at in range(1, len(told))
    )
    together = [word.text for word in _together(words, _MOST if short else _SENTENCE)]
    ends = (at for at in range(1, len(together)) if together[at - 1][-1] in _STOPS or _begins(together, at))
    return next(ends, len(together))


def _begins(words: Sequence[str], at: int) -> bool:
    """Whether a sentence begins with one of the words of a line that no full stop parts: it is written large, and the
    next one is not. A noun of an invoice does so behind the word for "this" in some languages."""
    word, behind = words[at], next(iter(words[at + 1 :]), "")
    if _names_itself(words, at):
        return True
    large = word[0].isupper() and behind[:1].islower() and len(behind) >= _FULL
    return large and (len(words[0]) == 1 or _ITSELF.search(fold(f" {words[at - 1]} {word}")) is None)


def _names_itself(words: Sequence[str], at: int) -> bool:
    """Whether one of the words of a line begins to name the document behind others, written large where those are not:
    "Newsletter Diese Rechnung ist bezahlt"."""
    before, word = words[at - 1], words[at]
    if not word[0].isupper() or (word.isupper() and before.isupper()) or not any(map(str.isalnum, words[0])):
        return False
    return _is_itself(words, at)


def _is_itself(words: Sequence[str], at: int) -> bool:
    """Whether one of the words of a line begins to name the document; an invoice without "this" is none behind others,
    "copy of invoice"."""
    first = fold(" ".join(words[:at]))
    return _ITSELF.match(f"{first} {fold(' '.join(words[at:]))}", len(first) + 1) is not None


def _is_of_paying(text: str) -> bool:
    begun = leading_stamp(pieces(text))
    if begun is not None and begun[0].kind in _OF_PAYING:
        return True
    if _is_plain_term(text):
        return False
    ordinary = any(says(text) for says in (names_a_way, is_a_way, is_collected, is_due_now))
    return names_paying(text) and not ordinary and days_to_pay(text) is None


def _is_plain_term(text: str) -> bool:
    """Whether the few words of `text` end in a way to pay an invoice, or begin with the carriage of the goods: "Payment
    on account", "Freight paid by sender"."""
    said = fold(text)
    if len(said.split()) > _FEW:
        return False
    ends = any(not said[found.end() :].strip() for found in _ON_TERMS.finditer(said))
    return ends or (_CARRIAGE.match(said) is not None and not names_the_whole(text))


def _may_be_another(text: str) -> bool:
    """Whether `text` begins with what a credit note is called, or with what another document or a stamp is, and more
    of that follows, set apart or linked: "Quote, not binding", "Delivery note with prices". What is enclosed, goes to
    a department or is part of a longer name, is of something else: "Delivery note enclosed", "Draft beer"."""
    words = text.split()
    heads = ((" ".join(words[:cut]), words[cut]) for cut in range(len(words) - 1, 0, -1))
    head, behind = next((one for one in heads if _term(one[0]) is not None or stamp_of(one[0]) is not None), ("", ""))
    term = _term(head)
    if not head or term in INVOICES - _CREDITS:
        return False
    if term == _NOTE:
        return True
    linked = not (head[-1].isalnum() and behind[0].isalnum()) or _LINKED.fullmatch(fold(behind)) is not None
    return linked and not any(one.search(fold(text)) for one in (_ASIDE, _DEPARTMENT))


def _term(text: str) -> str | None:
    """The kind of document that the whole of `text` names."""
    title = match_title(text)
    return title.term if title is not None and title.exactness == EXACT else None


def _told(page: PageLayout) -> Iterator[_Told]:
    """What stands behind each box that is ticked, or may be, up to a wider gap."""
    for segment in page.segments:
        for at, word in enumerate(segment.words):
            if word.box in page.ticked or word.box in page.maybe_ticked:
                text = " ".join(one.text for one in _together(segment.words[at:]))
                yield _Told(text, segment, word.box in page.ticked, _term(text))


def _together(words: Sequence[Word], most: int = _MOST) -> Sequence[Word]:
    gaps = (one.box.x0 - before.box.x1 > _APART * before.box.height for before, one in pairwise(words))
    stop = next((at for at, is_wide in enumerate(gaps, start=1) if is_wide), len(words))
    return words[: min(stop, most)]
