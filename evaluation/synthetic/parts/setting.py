"""Setting text: wrapped marked text, stacked lines, and the choice between variants of a part."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from evaluation.synthetic.canvas import Span, set_width
from evaluation.synthetic.draft import Area, Draft, Value
from evaluation.synthetic.fonts import Face, width


class Variant(NamedTuple):
    """One way to draw a part: its weight among its siblings and the family it is held out with."""

    name: str
    weight: float
    family: str
    draw: Callable[..., Any]


def choose(draft: Draft, part: str, variants: Sequence[Variant]) -> Callable[..., Any]:
    """Draw one variant by weight from the families in use, and note it. All are allowed where none is left."""
    allowed = [variant for variant in variants if variant.family in draft.options.families] or list(variants)
    chosen = draft.rng.choices(allowed, [variant.weight for variant in allowed])[0]
    draft.used[part] = f"{chosen.name}:{chosen.family}"
    return chosen.draw


def wrap_value(value: Value, face: Face, limit: float) -> list[Value]:
    """Marked text broken at spaces into lines of at most `limit` points; marks stay with their words."""
    if set_width(value, face) <= limit:
        return [value]
    lines: list[Value] = []
    current: Value = []
    used = 0.0
    for word in _words(value):
        wide = sum(width(span.text, face._replace(bold=face.bold or span.bold)) for span in word)
        space = width(" ", face) if current else 0.0
        if current and used + space + wide > limit:
            lines.append(current)
            current, used, space = [], 0.0, 0.0
        if current:
            current = _joined(current, word[0])
        current = [*current, *word]
        used += space + wide
    return [*lines, current]


def _joined(line: Value, following: Span) -> Value:
    # The space belongs to the mark on both sides only if they are one value; else it stands for itself.
    last = line[-1]
    if last.mark is following.mark:
        return [*line[:-1], last._replace(text=last.text + " ")]
    return [*line, Span(" ", None, last.bold)]


def _words(value: Value) -> list[Value]:
    words: list[Value] = [[]]
    for span in value:
        for index, piece in enumerate(span.text.split(" ")):
            if index:
                words.append([])
            if piece:
                words[-1].append(span._replace(text=piece))
    return [word for word in words if word]


def stack(  # noqa: PLR0913 - the two options are named at every call
    draft: Draft,
    area: Area,
    lines: Iterable[Value],
    face: Face,
    *,
    align: str = "left",
    pitch: float = 0.0,
) -> float:
    """Lines under each other, wrapped to the area. Returns the bottom."""
    y = area.top
    step = face.size * (pitch or draft.style.pitch)
    x = {"left": area.x0, "right": area.x1, "center": (area.x0 + area.x1) / 2}[align]
    for line in lines:
        for piece in wrap_value(line, face, area.wide):
            draft.canvas.text(x, y, piece, face, align)
            y += step
    return y


def paired(
    label: str, value: Value, *, bold_label: bool = False, bold_value: bool = False, glued: bool = False
) -> Value:
    """ "Label: value" in one piece of text; `glued` leaves out the space."""
    head = [Span(label if glued else label + " ", None, bold_label)] if label else []
    return [*head, *(span._replace(bold=span.bold or bold_value) for span in value)]


def fits(value: Value, face: Face, limit: float) -> bool:
    """Whether the text fits on one line."""
    return set_width(value, face) <= limit


def plain(text: str, *, bold: bool = False) -> Value:
    """Unmarked text."""
    return [Span(text, None, bold)] if text else []
