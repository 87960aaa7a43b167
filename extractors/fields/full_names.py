"""The legal name of a seller whose letterhead prints a brand: the name with a legal form that begins as the brand does,
or that a sentence calls its owner."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from extractors.fields.folding import compact, pieces
from extractors.fields.names import LEGAL_FORM, OWNED, is_legal_form
from extractors.fields.spans import boxes, span_at
from extractors.layout import Layout, PageLayout, Segment, Span
from extractors.resolve.choose import rejected_of
from schemas import Claim, Layer

_LABEL = "legal name"
_SHORTEST = 4  # letters of a first word that tells one company from others
_LONGEST = 9  # words of a name
_EDGES = " ,;:-–—|·•"
_SHORTENED = frozenset({"ltd", "inc", "co", "corp", "lda", "şti", "sti", "bros"})  # forms that end with a full stop
_FOOT = 0.7  # share of the page height below which sellers print who they are


def with_legal_name(chosen: Mapping[str, Claim], layout: Layout) -> dict[str, Claim]:
    """`chosen` with the seller's legal name in place of its brand, where both are printed."""
    told = chosen.get("seller.name")
    if told is None or told.layer not in (Layer.RULES, Layer.MODEL) or LEGAL_FORM.search(str(told.value)):
        return dict(chosen)
    buyer = chosen.get("buyer.name")
    others = compact(str(buyer.value)) if buyer is not None else ""
    found = next((name for name in _legal_names(layout, str(told.value)) if compact(name.text) not in others), None)
    return {**chosen, "seller.name": _named(told, found)} if found is not None else dict(chosen)


def _named(told: Claim, name: Span) -> Claim:
    """The claim `told` on a brand as one on the legal `name`, as sure as it was; the brand stays as an alternative."""
    text = _unstopped(name.text.strip(_EDGES))
    rejected = (rejected_of(told), *(other for other in told.rejected if other.value != text))
    return Claim(
        term=told.term,
        value=text,
        raw=name.text,
        layer=Layer.RULES,
        score=round(told.certainty, 4),
        page=name.page,
        boxes=boxes(name),
        label=_LABEL,
        doubt=None if told.doubt and any(str(other.value) == text for other in told.rejected) else told.doubt,
        rejected=rejected[:3],
    )


def _unstopped(name: str) -> str:
    """`name` without the full stop of its sentence."""
    last = name.rsplit(maxsplit=1)[-1].removesuffix(".")
    return name if "." in last or last.casefold() in _SHORTENED else name.removesuffix(".")


def _legal_names(layout: Layout, brand: str) -> Iterator[Span]:
    """The owners of `brand`; names with a legal form that begin with all of it; those in the foot that begin with its
    first word."""
    whole, first = compact(brand), next(iter(pieces(brand)), "")
    if len(whole) < _SHORTEST:
        return
    yield from (span for page in layout.pages for segment in page.segments for span in _owner(segment, first))
    spans = [(page, span) for page in layout.pages for span in _formed(page, whole, first)]
    yield from (span for _, span in spans if compact(span.text).startswith(whole))
    if len(first) >= _SHORTEST:
        yield from (span for page, span in spans if span.box.middle > _FOOT * page.height)


def _owner(segment: Segment, first: str) -> Iterator[Span]:
    """The company that a sentence calls the owner of the brand with this `first` word, or that a line under it does."""
    owned = OWNED.search(segment.text)
    before = pieces(segment.text[: owned.start()]) if owned is not None else ()
    formed = LEGAL_FORM.search(segment.text, owned.end()) if owned is not None else None
    if owned is None or formed is None or not (first in before or len(before) <= 1):
        return
    start = span_at(segment, owned.end(), len(segment.text)).start
    span = Span(segment, start, _end_of_forms(segment, span_at(segment, *formed.span()).stop))
    if len(span.words) <= _LONGEST:
        yield span


def _formed(page: PageLayout, whole: str, first: str) -> Iterator[Span]:
    """The shortest pieces of segments that begin with the `whole` brand or its `first` word and end with a legal
    form."""
    for segment in page.segments:
        for match in LEGAL_FORM.finditer(segment.text):
            ending = _end_of_forms(segment, span_at(segment, *match.span()).stop)
            for start in range(ending - 1, max(ending - 1 - _LONGEST, -1), -1):
                span = Span(segment, start, ending)
                if compact(span.text).startswith(whole) or pieces(span.text)[:1] == (first,):
                    yield span
                    break


def _end_of_forms(segment: Segment, stop: int) -> int:
    """Behind all legal forms that follow each other ("Pty Limited"), the first of which ends before word `stop`."""
    while stop < len(segment.words) and is_legal_form(segment.words[stop].text):
        stop += 1
    return stop
