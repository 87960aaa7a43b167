"""What a document says that it is about: a subject is as much as a title."""

from __future__ import annotations

from extractors.meanings.notices import Notice, stamp_of
from extractors.page import PageLayout, Segment
from extractors.page.roles import NOTE
from extractors.page.sheet import Sheet
from extractors.rules.no_claim import is_credited

_MOST = 8  # words


def subject_of(sheet: Sheet, page: PageLayout, segment: Segment) -> Notice | None:
    """What the subject in `segment`, or in the cell beside its label, says as a whole, numbers aside: "Subject: credit
    note 2026-0301", "Re: cancellation". One with an amount is of a row of what was sold."""
    label = next((mark for mark in sheet.marks_in(segment) if mark.start == 0 and NOTE in mark.roles), None)
    if label is None or len(segment.words) > _MOST:
        return None
    beside = next(iter(page.rights(segment)), None)
    said = " ".join(word.text for word in segment.words[label.stop :]) or (beside.text if beside is not None else "")
    if any(sheet.money_in(cell) for cell in (segment, *page.rights(segment))):
        return None
    return stamp_of(said) or (Notice("credit", sheet.language or "", said) if is_credited(said) else None)
