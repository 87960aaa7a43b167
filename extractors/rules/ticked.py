"""What a ticked box says that a document is: "[ ] Invoice  [x] Credit note  [ ] Delivery note"."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.meanings import leading_title
from extractors.meanings.matching import EXACT
from extractors.meanings.notices import stamp_of
from extractors.page import PageLayout
from extractors.page.sheet import Sheet
from extractors.rules.kind import INVOICES
from schemas import Statement

_CREDITS = frozenset({"credit_note", "self_billing"})
_MOST = 4  # words of what a box is of


def ticked(sheet: Sheet, page: PageLayout) -> Iterator[Statement]:
    """What the words behind the ticked boxes of a page name: a credit, another document than an invoice, or what a
    stamp says. Nothing where one is that of an invoice."""
    told = [
        (" ".join(word.text for word in segment.words[at : at + _MOST]), segment)
        for segment in page.segments
        for at, word in enumerate(segment.words)
        if word.box in page.ticked
    ]
    titles = [(title, text, segment) for text, segment in told if (title := leading_title(text)) is not None]
    exact = [(title.term, text, segment) for title, text, segment in titles if title.exactness == EXACT]
    if any(term in INVOICES - _CREDITS for term, _, _ in exact):
        return
    for term, text, segment in exact:
        kind = "credit" if term in _CREDITS else "pro_forma"
        yield Statement(kind=kind, language=sheet.language or "", text=text, page=page.number, boxes=(segment.box,))
    for text, segment in told:
        words = text.split()
        stamps = (stamp_of(" ".join(words[:stop])) for stop in range(len(words), 0, -1))
        stamp = next((one for one in stamps if one is not None), None)
        if stamp is not None:
            yield Statement(kind=stamp.kind, language=stamp.language, text=text, page=page.number, boxes=(segment.box,))
