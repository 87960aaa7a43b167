"""White that overprints: whoever simulates a press, as print does, sees what lies under it; others see white paper.

By ISO 32000-1, 8.6.7, a colour in CMYK that overprints leaves the ink of its empty components as it is, and white has
four of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice
from typing import Any, NamedTuple

import pikepdf

_OPERATORS = "q Q gs g G rg RG k K cs CS sc scn SC SCN f F f* B B* b b* S s Tj TJ ' \""
_FILLS = frozenset({"f", "F", "f*", "B", "B*", "b", "b*", "Tj", "TJ", "'", '"'})
_STROKES = frozenset({"S", "s", "B", "B*", "b", "b*"})
_COLOURS = {"k": "fill", "K": "stroke"}
_OTHERS = {
    **dict.fromkeys(("g", "rg", "cs", "sc", "scn"), "fill"),
    **dict.fromkeys(("G", "RG", "CS", "SC", "SCN"), "stroke"),
}
_MOST = 500  # pages and drawings that are looked through
_INKS = 4


class _State(NamedTuple):
    """Whether what is filled and stroked overprints, and whether it is white in CMYK."""

    fill_over: bool = False
    stroke_over: bool = False
    fill: bool = False
    stroke: bool = False


def overprints(one: Any) -> bool:
    """Whether a dictionary lets colours overprint."""
    return _is_on(one, "/OP") or _is_on(one, "/op")


def _is_on(one: Any, key: str) -> bool:
    value = one.get(key)
    return isinstance(value, bool) and value


def whitened(pdf: pikepdf.Pdf) -> Iterator[str]:
    """What is said where something is painted in white that overprints."""
    forms = (one for one in pdf.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Form")
    drawings = chain(
        ((page.obj, page.resources) for page in pdf.pages), ((one, one.get("/Resources")) for one in forms)
    )
    if any(_whitens(one, resources) for one, resources in islice(drawings, _MOST)):
        yield "white that covers on the screen, and lets through what is under it where it is printed"


def _whitens(drawing: Any, resources: Any) -> bool:
    """Whether a page or a drawing within one paints so; what cannot be read says nothing."""
    states = _settings(resources)
    if not any(fill or stroke for fill, stroke in states.values()):
        return False
    try:
        read = pikepdf.parse_content_stream(drawing, _OPERATORS)
    except (pikepdf.PdfError, TypeError, ValueError):
        return False
    state, kept = _State(), list[_State]()
    for step in read:
        name = str(step.operator)
        if name == "q":
            kept.append(state)
        elif name == "Q":
            state = kept.pop() if kept else state
        elif name == "gs" and step.operands:
            fill, stroke = states.get(str(step.operands[0]), (state.fill_over, state.stroke_over))
            state = state._replace(fill_over=fill, stroke_over=stroke)
        elif name in _COLOURS:
            state = state._replace(**{_COLOURS[name]: _is_white(step.operands)})
        elif name in _OTHERS:
            state = state._replace(**{_OTHERS[name]: False})
        elif (name in _FILLS and state.fill_over and state.fill) or (
            name in _STROKES and state.stroke_over and state.stroke
        ):
            return True
    return False


def _is_white(inks: Any) -> bool:
    return len(inks) == _INKS and not any(float(ink) for ink in inks)


def _settings(resources: Any) -> dict[str, tuple[bool, bool]]:
    """Of each graphics state by its name, whether fills and strokes overprint."""
    named = resources.get("/ExtGState") if isinstance(resources, pikepdf.Dictionary) else None
    if not isinstance(named, pikepdf.Dictionary):
        return {}
    found = {}
    for name, one in named.items():
        if isinstance(one, pikepdf.Dictionary) and ("/OP" in one or "/op" in one):
            stroke = _is_on(one, "/OP")
            found[str(name)] = (_is_on(one, "/op") if "/op" in one else stroke, stroke)
    return found
