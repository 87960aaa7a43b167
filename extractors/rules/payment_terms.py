"""Payment terms as printed. A number of days is terms: it never becomes a date."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.meanings import days_to_pay, is_due_now
from extractors.page import Segment, Span
from extractors.page.claims import claim
from extractors.page.labels import MOST
from extractors.page.names import CONTACT
from extractors.page.sheet import Sheet
from extractors.parsing import find_bics, find_ibans
from schemas import Claim
from schemas.grades import LIKELY

TERM = "payment.terms"
_LONGEST = 160
_MOST_WORDS = 30
_SHORT = 12  # words: "immediately" in a longer sentence may speak of anything
_SENTENCE = "terms sentence"


def propose_terms(sheet: Sheet) -> Iterator[Claim]:
    """A claim for the terms of payment: what a label for terms names, else the sentences that give days or say at once.

    Terms are free text: several sentences on one page (discount, then net) are one text.
    """
    named = [found for segment in sheet.layout.segments for found in _labelled(sheet, segment)]
    if named:
        yield named[0]
        return
    due_now = is_due_now(sheet.layout.text)
    sentences = [segment for segment in sheet.layout.segments if _says_when(segment, due_now=due_now)]
    spans = [Span(s, 0, len(s.words)) for s in sentences if s.page == sentences[0].page][:3]
    if spans:
        text = " ".join(span.text for span in spans)
        yield claim(TERM, text[:_LONGEST], text, spans, LIKELY, _SENTENCE)


def _labelled(sheet: Sheet, segment: Segment) -> Iterator[Claim]:
    """What a label beside, in front of or above `segment` names; a text under a label must speak of payment."""
    marks = sheet.marks_in(segment)
    own = next((mark for mark in marks if TERM in mark.roles and mark.start == 0), None)
    start = 0 if own is None else own.stop
    span = Span(segment, start, len(segment.words))
    if len(segment.words) > _MOST_WORDS or not span.words or not any(c.isalpha() for c in span.text):
        return
    naming = next((n for n in sheet.name(span)[:1] if TERM in n.mark.roles), None)
    if naming is None or any(mark is not own and mark.cover > MOST for mark in marks) or _is_something_else(span.text):
        return
    if naming.position == "above" and not _speaks_of_when(span.text):
        return
    alone = len(naming.mark.roles) == 1
    if naming.position != "sentence" and (alone or _speaks_of_when(span.text)):
        yield claim(TERM, span.text[:_LONGEST], span.text, span, max(naming.strength, LIKELY), naming.wording)


def _is_something_else(text: str) -> bool:
    return bool(CONTACT.search(text) or find_ibans(text) or find_bics(text))


def _speaks_of_when(text: str) -> bool:
    return any(character.isdigit() for character in text) or is_due_now(text)


def _says_when(segment: Segment, *, due_now: bool) -> bool:
    """Whether `segment` says in words when to pay; `due_now`: somewhere in the document it is said to be at once."""
    if len(segment.words) > _MOST_WORDS:
        return False
    if days_to_pay(segment.text) is not None:
        return True
    return due_now and len(segment.words) < _SHORT and is_due_now(segment.text)
