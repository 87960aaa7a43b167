"""How a value stands on its page, and how much two values stand alike."""

from __future__ import annotations

import re

from extractors.page import Layout, Segment
from extractors.page.candidates import Candidate
from extractors.page.surroundings import PageSurroundings
from extractors.parsing.folding import compact
from extractors.parsing.shapes import form_of, shape_of
from schemas import Trace

_DIGITS = re.compile(r"\S*\d\S*")
_LONGEST = 40  # letters of a label that are kept
_EDGE, _NEAR_EDGE = 0.012, 0.04  # of the page's width: edges of one column, and of one that is set anew
_LARGE = 1.25  # times the text: what is set as a title
_ROW, _NEAR_ROW = 4.0, 16.0  # points: a place on a form, and one that follows text of another length


class Traces:
    """The traces of a document's candidates; what stands around each segment is looked at once."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._around: dict[int, PageSurroundings] = {}

    def of(self, term: str, candidate: Candidate) -> Trace:
        """How `candidate` stands as a value of `term`."""
        span = candidate.span
        page = self._layout.page(candidate.page)
        around = self._around.setdefault(page.number, PageSurroundings(page)).of(span.segment)
        before = _words(" ".join(word.text for word in span.segment.words[: span.start]))
        width = max(page.width, 1.0)
        return Trace(
            term=term,
            kind=candidate.kind,
            left=before or _label(around.left),
            above=_label(around.above),
            head=_label(around.head),
            x0=round(span.box.x0 / width, 4),
            x1=round(span.box.x1 / width, 4),
            top=round(span.box.top, 1),
            foot=round(page.height - span.box.bottom, 1),
            page=page.number,
            back=self._layout.pages[-1].number - page.number,
            shape=shape_of(candidate.raw) if candidate.kind in ("number", "vat", "iban") else "",
            size=round(span.segment.size / max(page.body, 1.0), 2),
            bold=span.segment.bold,
            form=form_of(candidate.raw) if candidate.kind == "number" else "",
        )


def alike(known: Trace, seen: Trace) -> float:
    """How much `seen` stands as `known` did: about 10 for a value at the same place of the same form, 0 for strangers.

    Words count most, then edges (one column stays one), then rows: a table of another length moves what is below it.
    """
    score = _same(known.left, seen.left, 3.0, 1.5) + _same(known.above, seen.above, 2.0, 0.5)
    score += _same(known.head, seen.head, 1.0, 0.0)
    score += _close(min(abs(known.x0 - seen.x0), abs(known.x1 - seen.x1)), _EDGE, _NEAR_EDGE, 1.5)
    score += max(0.0, _close(min(abs(known.top - seen.top), abs(known.foot - seen.foot)), _ROW, _NEAR_ROW, 1.5))
    score += 0.5 if seen.page == known.page or seen.back == known.back else -2.0
    if known.shape:
        score += 1.0 if known.shape == seen.shape else -1.0
    if abs(known.size - seen.size) <= 0.1 and known.bold == seen.bold:
        score += 0.5
    return score


def is_named_alike(known: Trace, seen: Trace) -> bool:
    """Whether the words that name `seen` are those that named `known`: beside it, or, where nothing is, above it."""
    if known.left or seen.left:
        return known.left == seen.left
    return known.above == seen.above


def in_one_title(known: Trace, seen: Trace) -> bool:
    """Whether both are set larger than the text, and all the words beside and above them are the same."""
    large = min(known.size, seen.size) > _LARGE
    return large and bool(known.left or known.above) and (known.left, known.above) == (seen.left, seen.above)


def _same(known: str, seen: str, gain: float, loss: float) -> float:
    if known == seen:
        return gain if known else gain / 6
    return -loss


def _close(distance: float, near: float, far: float, gain: float) -> float:
    if distance <= near:
        return gain
    return gain / 3 if distance <= far else -gain / 3


def _words(text: str) -> str:
    """`text` folded, without what has digits: a label is the same when a number in it is another."""
    return compact(_DIGITS.sub(" ", text))[:_LONGEST]


def _label(segment: Segment | None) -> str:
    return _words(segment.text) if segment is not None else ""
