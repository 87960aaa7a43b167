"""Features of a document as a whole, for its type: its words, those that look like a title above all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extractors.layout import Layout
from extractors.model.bag import Bag, Sparse
from extractors.model.candidates import Candidate, Kind
from extractors.model.grams import folded

_TITLES = 12
_TOP = 0.5


def type_features(layout: Layout, candidates: Mapping[Kind, Sequence[Candidate]]) -> Sparse:
    """One sparse row for the document."""
    bag = Bag()
    page = layout.pages[0]
    ranked = sorted(page.segments, key=lambda s: (-s.size, s.index))
    large = [s for s in ranked if s.size > 1.15 * page.body][:_TITLES]
    bold = [s for s in page.segments if s.bold and s.box.middle < _TOP * page.height][:_TITLES]
    for place, segments in (("title", large), ("bold", bold), ("largest", ranked[:2])):
        for segment in segments:
            bag.words(place, [word.text for word in segment.words[:6]])
            bag.flags([f"{place}:{''.join(folded(word.text) for word in segment.words[:3])}"])
    seen = {folded(word.text) for word in page.words}
    bag.terms("word", sorted(seen))
    starts = {"".join(folded(word.text) for word in s.words[:2]) for s in page.segments}
    bag.terms("start", sorted(starts))
    bag.flags(_facts(layout, candidates))
    return bag.sparse(1)


def _facts(layout: Layout, candidates: Mapping[Kind, Sequence[Candidate]]) -> list[str]:
    page = layout.pages[0]
    amounts = candidates["amount"]
    negative = sum(str(c.value).startswith("-") for c in amounts)
    return [
        f"narrow:{page.width < 0.5 * page.height}",
        f"amounts:{min(len(amounts), 8)}",
        f"negative:{'all' if negative > len(amounts) / 2 else 'some' if negative else 'none'}",
        f"iban:{bool(candidates['iban'])}",
        f"dates:{min(len({c.value for c in candidates['date']}), 4)}",
        f"words:{min(len(page.words) // 40, 10)}",
        f"pages:{min(len(layout.pages), 4)}",
    ]
