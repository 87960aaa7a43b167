"""How a rule proposes: a claim without rejected alternatives but those of its own reading."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.layout import Span
from schemas import Alternative, Claim, Layer, Value


def claim(  # noqa: PLR0913 - the parts of a claim
    term: str,
    value: Value,
    raw: str,
    span: Span | Sequence[Span],
    score: float,
    label: str | None = None,
    doubt: str | None = None,
    also: Sequence[Value] = (),
) -> Claim:
    """A claim of the rules layer for `term`, with the boxes of the words in `span`."""
    spans = (span,) if isinstance(span, Span) else tuple(span)
    boxes = tuple(word.box for part in spans for word in part.words)
    page = spans[0].page if spans else None
    score = round(max(0.0, min(score, 1.0)), 3)
    others = tuple(Alternative(value=v, raw=raw, score=score / 2, page=page, boxes=boxes) for v in also)
    return Claim(
        term=term,
        value=value,
        raw=raw,
        layer=Layer.RULES,
        score=score,
        page=page,
        boxes=boxes,
        label=label,
        doubt=doubt,
        rejected=others,
    )
