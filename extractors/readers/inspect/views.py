"""What a PDF shows in one view alone: on the screen and not on paper, at one size, to one user, or otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pikepdf

from schemas import Signal, SignalCode

_HIDDEN, _PRINT, _NO_VIEW = 2, 4, 32  # bits of an annotation's flags
_UNPRINTED = frozenset({"/Link", "/Popup", "/Text", "/FileAttachment"})  # frames and icons of the program that shows it
# Notes that some programs draw of themselves where they bring no look, and others leave out.
_BARE = frozenset({"/Stamp", "/Line", "/Ink", "/Square", "/Circle", "/Polygon", "/PolyLine"})
# What a reader writes about a page: the text shows on the screen alone, where one points at it.
_COMMENTS = frozenset({"/Text", "/Highlight", "/Underline", "/StrikeOut", "/Squiggly", "/Caret", "/Redact"})
_STATES = (("/View", "/ViewState"), ("/Print", "/PrintState"))
_BOUND = {"/Zoom": "at one size", "/Language": "in one language", "/User": "to one user"}
_AREAS = ("/ViewArea", "/ViewClip", "/PrintArea", "/PrintClip")
_SIDES = 4
_NEAR = 1.0  # points


def shown_apart(one: Any) -> Iterator[str]:
    """What of a dictionary shows in one view alone."""
    kind = one.get("/Subtype")
    if "/Rect" in one and isinstance(kind, pikepdf.Name) and str(kind) not in _UNPRINTED and _draws(one):
        flags = _number(one.get("/F"))
        seen = not flags & (_HIDDEN | _NO_VIEW)
        printed = bool(flags & _PRINT) and not flags & _HIDDEN
        if seen != printed:
            yield f"a note or field that shows {'on the screen' if seen else 'on paper'} alone"
    elif (
        "/Rect" in one
        and isinstance(kind, pikepdf.Name)
        and str(kind) in _BARE
        and not _number(one.get("/F")) & _HIDDEN
    ):
        yield "a stamp or stroke without a look, which some programs draw and others do not"
    if str(kind) in _COMMENTS and "/Rect" in one and any(_says(one.get(key)) for key in ("/Contents", "/OverlayText")):
        yield "a comment that shows on the screen alone"
    if one.get("/Type") == pikepdf.Name.OCG:
        yield from _layer(one.get("/Usage"))
    if isinstance(one.get("/Alternates"), pikepdf.Array):
        yield "a picture with another one for paper"


def switched_apart(pdf: pikepdf.Pdf) -> Iterator[str]:
    """What is said of layers that some programs show and others do not: switched on and off, or off for another use."""
    layers = pdf.Root.get("/OCProperties")
    setting = layers.get("/D") if isinstance(layers, pikepdf.Dictionary) else None
    if not isinstance(setting, pikepdf.Dictionary):
        return
    on, off = (_layers(setting.get(key)) for key in ("/ON", "/OFF"))
    if on.keys() & off.keys():
        yield "a layer that is switched both on and off"
    if any("/Intent" in one and not _for_viewing(one.Intent) for one in off.values()):
        yield "a layer that is switched off for designers alone"


def opened_apart(pdf: pikepdf.Pdf) -> Iterator[str]:
    """What is said of a portfolio: some programs open with the list of its files, or with one of them, others with its
    page."""
    if isinstance(pdf.Root.get("/Collection"), pikepdf.Dictionary):
        yield "files that some programs show in place of its pages"


def _layers(listed: Any) -> dict[tuple[int, int], pikepdf.Dictionary]:
    found = listed if isinstance(listed, pikepdf.Array) else ()
    return {one.objgen: one for one in found if isinstance(one, pikepdf.Dictionary)}


def _for_viewing(intent: Any) -> bool:
    return bool({str(one) for one in (intent if isinstance(intent, pikepdf.Array) else [intent])} & {"/View", "/All"})


def framed_apart(pdf: pikepdf.Pdf) -> Iterator[str]:
    """What is said if the file asks to be shown or printed beyond the box that its pages are read in."""
    wishes = pdf.Root.get("/ViewerPreferences")
    if not isinstance(wishes, pikepdf.Dictionary):
        return
    boxes = {f"/{str(wishes[area]).strip('/')}" for area in _AREAS if area in wishes} - {"/CropBox"}
    if any(_differ(page.obj.get(box), page.cropbox) for page in pdf.pages for box in boxes):
        yield "pages that show more on the screen or on paper than they are read with"


def _layer(usage: Any) -> Iterator[str]:
    """What is said of a layer by its usage."""
    if not isinstance(usage, pikepdf.Dictionary):
        return
    states = [str(usage[key][state]) for key, state in _STATES if key in usage and state in usage[key]]
    if len(set(states)) > 1:
        yield "a layer that shows on the screen or on paper alone"
    yield from (f"a layer that shows {how} alone" for key, how in _BOUND.items() if key in usage)


def _says(text: Any) -> bool:
    return isinstance(text, pikepdf.String) and bool(str(text).strip())


def _draws(annotation: Any) -> bool:
    """Whether an annotation has a look of its own."""
    look = annotation.get("/AP")
    return isinstance(look, pikepdf.Dictionary) and "/N" in look


def _number(value: Any) -> int:
    return int(value) if isinstance(value, int) else 0


def _differ(box: Any, other: Any) -> bool:
    if not isinstance(box, pikepdf.Array) or len(box) != _SIDES:
        return False
    return any(abs(float(one) - float(two)) > _NEAR for one, two in zip(box, other, strict=True))


def views(found: Sequence[str]) -> Iterator[Signal]:
    """The signal for what shows in one view alone."""
    if found:
        message = f"This PDF holds {found[0]}: what one person sees is not what another pays by."
        yield Signal(code=SignalCode.VIEWS_DIFFER, message=message)
