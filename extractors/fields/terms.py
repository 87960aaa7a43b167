"""Payment terms as printed. A number of days is terms: it never becomes a date."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.fields.proposing import claim
from extractors.fields.values import Values
from extractors.languages import days_to_pay, is_due_now
from extractors.layout import Span
from schemas import Claim

TERM = "payment.terms"
_LONGEST = 160


def propose_terms(values: Values) -> Iterator[Claim]:
    """Claims for the terms of payment: what a label for terms names, or a sentence that gives days or says at once."""
    text = values.layout.text
    timed, now = days_to_pay(text) is not None, is_due_now(text)
    for segment in values.layout.segments:
        span = Span(segment, 0, len(segment.words))
        if len(segment.words) > 30:
            continue
        named = next((n for n in values.name(span)[:1] if TERM in n.mark.roles and n.mark.segment is not segment), None)
        if named is not None and not any(mark.cover > 0.8 for mark in values.marks_in(segment)):
            yield claim(TERM, segment.text[:_LONGEST], segment.text, span, named.strength, named.wording)
        elif (timed and days_to_pay(segment.text) is not None) or (
            now and len(segment.words) < 12 and is_due_now(segment.text)
        ):
            yield claim(TERM, segment.text[:_LONGEST], segment.text, span, 0.6)
