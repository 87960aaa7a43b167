"""What a ticked box says that a document is: "[ ] Invoice  [x] Credit note  [ ] Delivery note"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from extractors.meanings import leading_title
from extractors.meanings.matching import EXACT
from extractors.meanings.notices import Notice, stamp_of
from extractors.page import PageLayout, Segment
from extractors.page.sheet import Sheet
from extractors.rules.kind import INVOICES
from schemas import Statement

_NOTE = "credit_note"  # which no document is that is an invoice as well
_CREDITS = frozenset({_NOTE, "self_billing"})
_MOST = 4  # words of what a box is of


class _Told(NamedTuple):
    """What a box is of, where it stands, and whether it surely is ticked; the kind of document that it names."""

    text: str
    segment: Segment
    sure: bool
    term: str | None


def ticked(sheet: Sheet, page: PageLayout) -> Iterator[Statement]:
    """What the words beside the boxes of a page name that are ticked, or may be: a credit, another document than an
    invoice, or what a stamp says. Where that of an invoice surely is, it may be another document besides."""
    told = list(_told(page))
    invoice = any(one.sure and one.term in INVOICES - _CREDITS for one in told)
    for one in told:
        place: dict[str, Any] = {"text": one.text, "page": page.number, "boxes": (one.segment.box,)}
        other = one.term is not None and one.term not in INVOICES - _CREDITS
        if other and (one.term == _NOTE or not invoice):
            kind = "credit" if one.term in _CREDITS else "pro_forma"
            yield Statement(kind=kind, language=sheet.language or "", **place)
        if (stamp := _stamp(one.text)) is not None:
            yield Statement(kind=stamp.kind, language=stamp.language, **place)


def _told(page: PageLayout) -> Iterator[_Told]:
    for segment in page.segments:
        for at, word in enumerate(segment.words):
            if word.box in page.ticked or word.box in page.maybe_ticked:
                text = " ".join(word.text for word in segment.words[at : at + _MOST])
                title = leading_title(text)
                term = title.term if title is not None and title.exactness == EXACT else None
                yield _Told(text, segment, word.box in page.ticked, term)


def _stamp(text: str) -> Notice | None:
    """What the beginning of a text says as a stamp would."""
    words = text.split()
    stamps = (stamp_of(" ".join(words[:stop])) for stop in range(len(words), 0, -1))
    return next((one for one in stamps if one is not None), None)
