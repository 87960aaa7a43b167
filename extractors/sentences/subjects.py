"""What a document says that it is about: a subject is as much as a title."""

from __future__ import annotations

from extractors.languages import LANGUAGES, everyday_words
from extractors.meanings import leading_title
from extractors.meanings.another import names_an_invoice
from extractors.meanings.notices import Notice, stamp_of
from extractors.meanings.phrases import worded, worded_somewhere
from extractors.page import PageLayout, Segment
from extractors.page.roles import NOTE
from extractors.page.sheet import Sheet
from extractors.parsing.folding import fold, pieces
from extractors.sentences.of_lines.no_claim import is_credited

_MOST = 8  # words
_TITLE = 6  # words of a line that is a title
_HEAD, _GOES_ON = 4, 4  # words at its beginning, "Modèle de la facture", and of the whole
_SPECIMEN = "specimen"
_COPY = "copy"
_KEPT_AT, _WHICH_COPY = worded("kept_at"), worded_somewhere("which_copy")


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


def copy_of(page: PageLayout, segment: Segment) -> Notice | None:
    """What stands behind the word for which copy of the document this is, or in the cell beside it, if it is none of
    the original: "Példány: Másodlat"."""
    head, _, said = segment.text.partition(":")
    if not _WHICH_COPY.fullmatch(fold(head).strip()):
        return None  # as nearly all segments
    beside = next(iter(page.rights(segment)), None)
    said = said.strip() or (beside.text if beside is not None else "")
    stamp = stamp_of(said)
    return stamp if stamp is not None and stamp.kind == _COPY else None


def second_title(sheet: Sheet, page: PageLayout, segment: Segment) -> Notice | None:
    """What a line of its own begins with where that is what a credit is called, and a larger or bold title is an
    invoice's: "Credit note for returned goods" under "Faktura". A row with amounts is of what was sold."""
    alone = len(page.lines[segment.line].segments) == 1 and len(segment.words) <= _TITLE
    if not alone or not is_credited(segment.text) or sheet.money_in(segment):
        return None
    larger = (
        one for one in page.segments if (one.size, one.bold) > (segment.size, segment.bold) and _is_an_invoice(one.text)
    )
    return Notice("credit", sheet.language or "", segment.text) if any(larger) else None


def specimen_of(sheet: Sheet, page: PageLayout, segment: Segment) -> Notice | None:
    """What a line of its own begins with that is called the specimen of an invoice, and goes on: "Sample invoice sent
    for checking your references". Where one is to be found is no specimen itself, nor is the label of something."""
    if len(segment.words) < _GOES_ON or len(page.lines[segment.line].segments) > 1 or ":" in segment.text:
        return None
    if sheet.money_in(segment) or _KEPT_AT.search(fold(segment.text)) is not None:
        return None
    words = pieces(segment.text)
    head = [word for word in words[:_HEAD] if word not in everyday_words()][:2]
    told = (stamp_of(" ".join(some)) for some in (head[:1], head, words[:3]))
    found = next((one for one in told if one is not None and one.kind == _SPECIMEN), None)
    return found if found is not None and names_an_invoice(LANGUAGES[found.language], head) else None


def _is_an_invoice(text: str) -> bool:
    title = leading_title(text)
    return title is not None and title.term == "invoice"
