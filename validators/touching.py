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
    """A finding for each signal; of glyphs in doubt only for those in a value of `needed`, or where its label is; of
    numbers in disorder for those in a value or right before it: "40 m²" in a note is of none. Faint digits count on the
    line of a value: white ones on the colour of a letterhead above it are of no label."""
    for signal in signals:
        if signal.code not in _BY_PLACE or not signal.boxes:
            yield finding_of(signal)
            continue
        values = [box for claim in needed.values() if claim.page == signal.page for box in claim.boxes]
        touches = _NEAR.get(signal.code, _touches)
        touching = tuple(box for box in signal.boxes if any(touches(box, value) for value in values))
        if touching:
            yield finding_of(signal.model_copy(update={"boxes": touching}))


def _adjoins(box: Box, value: Box) -> bool:
    """Whether a number is part of a value, or its end is hardly a blank before it."""
    return _on_its_line(box, value) and value.x0 - box.x1 < value.height


def _touches(box: Box, value: Box) -> bool:
    """Whether a word is part of a value, or stands before it on its line, or above it."""
    above = -value.height < value.top - box.bottom < _ABOVE * value.height
    return _on_its_line(box, value) or (above and box.x0 < value.x1 and box.x1 > value.x0)


def _on_its_line(box: Box, value: Box) -> bool:
    """Whether a word stands on the line of a value, in it or before it."""
    level = box.top < value.middle < box.bottom or value.top < box.middle < value.bottom
    return level and box.x0 < value.x1


_NEAR = {SignalCode.DIGITS_APART: _adjoins, SignalCode.FAINT_VALUE: _on_its_line}
