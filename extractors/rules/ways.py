"""The way to pay that a label names, where it says that it was paid: "Payment method: card, paid"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.languages import LANGUAGES
from extractors.meanings.notices import Notice, stamp_of
from extractors.meanings.phrases import holds
from extractors.page import PageLayout
from extractors.page.sheet import Sheet
from extractors.parsing.folding import pieces
from schemas import Statement

_WAY = "other.bank_account"  # the role of the labels of ways to pay, cards and accounts
_PARTS = re.compile(r"\s*[,;:/()]\s*|\s+[-\u2013\u2014]\s+")
_MOST = 8  # words of a label with its value
_CLAUSE = 4  # words: "paid by credit card"


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
        told = (one for part in _PARTS.split(said) if (one := _paid(part)) is not None)
        notice = next((one for one in told if not is_a_noun(one, sheet.language)), None)
        if notice is not None:
            text, boxes = " ".join(cell.text for cell in row), tuple(cell.box for cell in row)
            yield Statement(kind=notice.kind, language=notice.language, text=text, page=page.number, boxes=boxes)


def is_a_noun(stamp: Notice, language: str | None) -> bool:
    """Whether the word of another language's stamp is one for paying in this one, as "pago" in Spanish."""
    own = LANGUAGES.get(language or "")  # pages may be in a language without words
    return own is not None and language != stamp.language and holds(own.payments["pays"], pieces(stamp.wording))


def _paid(part: str) -> Notice | None:
    """What a short part begins with, if that is a stamp of what was paid."""
    words = pieces(part)
    begun = (stamp_of(" ".join(words[:cut])) for cut in range(len(words), 0, -1) if len(words) <= _CLAUSE)
    return next((one for one in begun if one is not None and one.kind == "paid"), None)
