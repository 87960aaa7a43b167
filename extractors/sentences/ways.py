"""The way to pay that a label names, where it says that it was paid: "Payment method: card, paid"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.languages import LANGUAGES, spoken
from extractors.meanings import days_to_pay, is_due_now
from extractors.meanings.negations import denies
from extractors.meanings.notices import Notice, leading_stamp, stamp_of
from extractors.meanings.phrases import holds, worded_in
from extractors.page import PageLayout, Segment
from extractors.page.sheet import Sheet
from extractors.parsing.folding import fold, pieces
from schemas import Statement

_WAY = "other.bank_account"  # the role of the labels of ways to pay, cards and accounts
_PARTS = re.compile(r"\s*[,;:/()]\s*|\s+[-\u2013\u2014]\s+")
_HANDED_OVER = re.compile(rf"\b(?:{fold(spoken('handed_over'))})")
_MOST = 8  # words of a label with its value
_CLAUSE = 6  # words: "paid by card on 3 May"
_SHORT = 4  # letters of what is shortened
_NEAR = 2  # words behind it in which it is denied: "paid: no"


def paid_in_a_way(sheet: Sheet, page: PageLayout) -> Iterator[Statement]:
    """Every such row; one with an amount tells of a part that was paid."""
    for segment in page.segments:
        label = next((mark for mark in sheet.marks_in(segment) if mark.start == 0 and _WAY in mark.roles), None)
        if label is None or len(segment.words) > _MOST:
            continue
        own = " ".join(word.text for word in segment.words[label.stop :])
        beside = list(page.rights(segment))
        row = (segment,) if own else (segment, *beside[:1])
        if any(sheet.money_in(cell) for cell in (segment, *beside)):
            continue
        said = own or " ".join(cell.text for cell in row[1:])
        notice = next((one for one in _paid(said) if not is_a_noun(one, sheet.language)), None)
        if notice is not None:
            text, boxes = " ".join(cell.text for cell in row), tuple(cell.box for cell in row)
            yield Statement(kind=notice.kind, language=notice.language, text=text, page=page.number, boxes=boxes)


def is_a_noun(stamp: Notice, language: str | None) -> bool:
    """Whether the word of another language's stamp is one for paying in this one, as "pago" in Spanish."""
    own = LANGUAGES.get(language or "")  # pages may be in a language without words
    return own is not None and language != stamp.language and holds(own.payments["pays"], pieces(stamp.wording))


def heads_a_way(sheet: Sheet, page: PageLayout, segment: Segment, stamp: Notice) -> bool:
    """Whether the words of a stamp are a noun for paying in the page's language, and head the way to do it in the next
    row: "Pago" over "Transferencia a ES91"."""
    below = page.following(segment)
    if below is None or not is_a_noun(stamp, sheet.language):
        return False
    return any(mark.start == 0 and _WAY in mark.roles for mark in sheet.marks_in(below))


def is_shortened(stamp: Notice) -> bool:
    """Whether a stamp is the hand of a clerk, who shortens the word for paid, "bez. bar": across a page that says what
    was done, and in its print how to pay, "Forma de pago: Pag. efectivo"."""
    if stamp.kind != "paid":
        return False
    by_hand = worded_in(stamp.language, "paid_with")
    words = [word for word in pieces(stamp.wording) if by_hand.fullmatch(word) is None]
    return bool(words) and all(len(word) <= _SHORT and stamp_of(word) is None for word in words)


def _paid(said: str) -> Iterator[Notice]:
    """What the short parts of a way begin with, if that is a stamp of what was paid, and not of what is to be."""
    parts = [pieces(part) for part in _PARTS.split(said)]
    for number, words in enumerate(parts):
        begun = leading_stamp(words) if len(words) <= _CLAUSE else None
        if begun is not None and begun[0].kind == "paid" and not is_shortened(begun[0]):
            behind = [*begun[1], *(word for part in parts[number + 1 :] for word in part)]
            if not _is_to_come(begun[0], behind):
                yield begun[0]


def _is_to_come(stamp: Notice, behind: Sequence[str]) -> bool:
    """Whether what stands `behind` it makes it a payment to come, or none: "paid on delivery", "within 30 days", "if
    ordered", "no"."""
    own, text = LANGUAGES[stamp.language], " ".join(behind)
    if denies(own, behind[:_NEAR]) or holds(own.notices.exceptions, behind):
        return True
    timed = days_to_pay(f"{stamp.wording} {text}") is not None or is_due_now(text)
    return timed or _HANDED_OVER.search(text) is not None
