"""Which words of a document hold an account, a tax identifier, a name or an address."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from extractors.foundation.grounding import windows
from extractors.foundation.pages import Pages
from extractors.page import Layout, Segment, Span
from extractors.page.names import CONTACT, LEGAL_FORM, PREFIX, cut_name, is_address, is_name
from extractors.page.roles import TAX_NUMBER, VAT
from extractors.page.spans import span_at, whole
from extractors.parsing import find_bics, find_ibans, find_numbers, find_vat_ids, find_vkns
from extractors.parsing.folding import compact
from schemas import Box, Claim, Extraction, Mask

_WEB = re.compile(r"(?i)@|www\.|https?:|\.(?:com|net|org|eu|de|fr|nl|it|es|pt|tr|io|co)\b")
_TAX_ROLES = frozenset({VAT, TAX_NUMBER, "seller.vat_id", "buyer.vat_id", "seller.tax_number", "buyer.tax_number"})
_TAX_TERMS = ("vat_id", "tax_number", "legal_registration.value")
_IBAN_LIKE = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?: ?[0-9A-Z]){10,30}(?![A-Za-z0-9])")
_PARTS = re.compile(r"\s*[,|·•;]\s*|\s[-–—]\s")
_FEW = 6  # words: a longer text of its own is a sentence


class Words:
    """The words of a document numbered through all pages, as its text has them."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._first: dict[int, int] = {}
        total = 0
        for page in layout.pages:
            self._first[page.number] = total
            total += len(page.words)

    def of(self, span: Span) -> range:
        """The numbers of the words of `span`."""
        first = self._first[span.page] + span.segment.start
        return range(first + span.start, first + span.stop)

    def by_segment(self) -> Iterator[range]:
        """The numbers of the words of each segment."""
        for segment in self._layout.segments:
            yield self.of(whole(segment))


def finders(mask: Mask, pages: Pages, extraction: Extraction) -> Iterator[int]:
    """The numbers of the words that `mask` hides."""
    words = Words(pages.sheet.layout)
    for span in _FINDERS[mask](pages, extraction):
        yield from words.of(span)


def _accounts(pages: Pages, extraction: Extraction) -> Iterator[Span]:
    for segment in pages.sheet.layout.segments:
        found = [one.span for one in (*find_ibans(segment.text), *find_bics(segment.text))]
        found += [match.span() for match in _IBAN_LIKE.finditer(segment.text)]
        yield from (span_at(segment, *place) for place in found)
    yield from _claimed(pages, extraction, ("payment.iban", "payment.bic"))


def _tax_ids(pages: Pages, extraction: Extraction) -> Iterator[Span]:
    for segment in pages.sheet.layout.segments:
        text = segment.text
        found = [*find_vat_ids(text), *find_numbers(text, "stnr"), *find_vkns(text)]
        yield from (span_at(segment, *one.span) for one in found)
        for start, word in enumerate(segment.words):
            if any(character.isdigit() for character in word.text):
                span = Span(segment, start, start + 1)
                nearest = pages.sheet.name(span)[:1]
                if any(_TAX_ROLES & naming.mark.roles.keys() for naming in nearest):
                    yield span
    terms = [f"{party}.{term}" for party in ("seller", "buyer") for term in _TAX_TERMS]
    yield from _claimed(pages, extraction, terms)


def _names(pages: Pages, extraction: Extraction) -> Iterator[Span]:
    terms = ("seller.name", "buyer.name", "seller.contact.name", "buyer.contact.name")
    yield from _claimed(pages, extraction, terms)
    for name in {str(claim.value) for claim in _claims(pages, extraction) if claim.term in terms}:
        for found in windows(compact(name), pages.sheet.layout):
            yield from found
    for segment in pages.sheet.layout.segments:
        if _may_name(pages, segment):
            yield whole(segment)
        for start, word in enumerate(segment.words):
            if _WEB.search(word.text):
                yield Span(segment, start, start + 1)


def _may_name(pages: Pages, segment: Segment) -> bool:
    """Whether a segment is, or holds, the name of a company or a person."""
    if LEGAL_FORM.search(segment.text) and not pages.sheet.money_in(segment):
        return True
    if PREFIX.match(segment.text):
        return True
    labelled = pages.sheet.marks_in(segment) or pages.sheet.money_in(segment)
    capital = any(word.text[:1].isupper() for word in segment.words)
    few = len(segment.words) <= _FEW and not any(c.isdigit() for c in segment.text)
    return not labelled and few and capital and is_name(cut_name(segment.text))


def _addresses(pages: Pages, extraction: Extraction) -> Iterator[Span]:
    for segment in pages.sheet.layout.segments:
        if pages.sheet.money_in(segment):
            continue
        if any(is_address(part) for part in (segment.text, *_PARTS.split(segment.text)) if part):
            yield whole(segment)
        elif CONTACT.search(segment.text):
            yield from (
                Span(segment, at, at + 1)
                for at, word in enumerate(segment.words)
                if any(c.isdigit() for c in word.text) or _WEB.search(word.text)
            )
    address = ("street", "additional_street", "third_line", "city", "post_code", "subdivision", "country")
    terms = [f"{party}.address.{part}" for party in ("seller", "buyer") for part in address]
    yield from _claimed(pages, extraction, terms)


def _claims(pages: Pages, extraction: Extraction) -> Iterator[Claim]:
    yield from extraction.claims.values()
    yield from pages.proposals.claims


def _claimed(pages: Pages, extraction: Extraction, terms: Iterable[str]) -> Iterator[Span]:
    """The words on which a claim for one of `terms` stands, chosen or not."""
    wanted = frozenset(terms)
    boxes = {place for claim in _claims(pages, extraction) if claim.term in wanted for place in _places(claim)}
    for segment in pages.sheet.layout.segments:
        for start, word in enumerate(segment.words):
            if (segment.page, word.box) in boxes:
                yield Span(segment, start, start + 1)


def _places(claim: Claim) -> Iterator[tuple[int | None, Box]]:
    """Page and box of every word of a claim and of what was rejected for it."""
    yield from ((claim.page, box) for box in claim.boxes)
    for other in claim.rejected:
        yield from ((other.page, box) for box in other.boxes)


_FINDERS: Mapping[Mask, Callable[[Pages, Extraction], Iterator[Span]]] = {
    Mask.IBAN: _accounts,
    Mask.TAX_IDS: _tax_ids,
    Mask.NAMES: _names,
    Mask.ADDRESSES: _addresses,
}
