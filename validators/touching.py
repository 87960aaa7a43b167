"""What was noticed at the door, as far as it touches what leaves: a doubtful letter elsewhere changes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from schemas import Box, Claim, Finding, Signal, SignalCode
from validators.signals import finding_of

_BY_PLACE = frozenset(
    {SignalCode.DOUBTFUL_GLYPH, SignalCode.DRAWN_OVER, SignalCode.FAINT_VALUE, SignalCode.DIGITS_APART}
)
_ABOVE = 3.0  # times the height of a value: how far above it its label may stand


def noticed(signals: Iterable[Signal], needed: Mapping[str, Claim]) -> Iterator[Finding]:
    """A finding for each signal; of glyphs in doubt only for those in a value of `needed`, or where its label is."""
    for signal in signals:
        if signal.code not in _BY_PLACE or not signal.boxes:
            yield finding_of(signal)
            continue
        values = [box for claim in needed.values() if claim.page == signal.page for box in claim.boxes]
        touching = tuple(box for box in signal.boxes if any(_touches(box, value) for value in values))
        if touching:
            yield finding_of(signal.model_copy(update={"boxes": touching}))


def _touches(box: Box, value: Box) -> bool:
    """Whether a word is part of a value, or stands before it on its line, or above it."""
    level = box.top < value.middle < box.bottom or value.top < box.middle < value.bottom
    above = -value.height < value.top - box.bottom < _ABOVE * value.height
    return (level and box.x0 < value.x1) or (above and box.x0 < value.x1 and box.x1 > value.x0)
