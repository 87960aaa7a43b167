"""What pdfium draws on a page, walked once: its text objects, and the outlines of its paths."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

from extractors.readers.pdf_triage import Affine, times

Outline = tuple[tuple[float, float], ...]  # points in turn, from the top left of the page as it is read

_MOST_NESTED = 12  # form in form
_BEZIER = 3  # points of a piece of a curve: two that bend it, and its end
_ACTUAL_TEXT = b"ActualText"
_PLAIN = Affine(1, 0, 0, 1, 0, 0)

# As pdfium's own functions, but with plain addresses: they are asked for every piece of a path.
_Address, _Number = ctypes.c_void_p, ctypes.c_int
_segment = ctypes.cast(raw.FPDFPath_GetPathSegment, ctypes.CFUNCTYPE(_Address, _Address, _Number))
_kind = ctypes.cast(raw.FPDFPathSegment_GetType, ctypes.CFUNCTYPE(_Number, _Address))
_point = ctypes.cast(raw.FPDFPathSegment_GetPoint, ctypes.CFUNCTYPE(_Number, _Address, _Address, _Address))
_closes = ctypes.cast(raw.FPDFPathSegment_GetClose, ctypes.CFUNCTYPE(_Number, _Address))


class Placed(NamedTuple):
    """An object of a page, what places its surroundings on the unturned page, and how many are drawn before it."""

    handle: raw.FPDF_PAGEOBJECT
    place: Affine
    order: int


class Drawn(NamedTuple):
    """The objects of a page, those in forms too: its texts, paths, and pictures of any kind.

    Not `whole` where there are more than allowed. `spoken` is what texts claim to say instead of their letters.
    `bare`: no link of the file has a frame by its style.
    """

    texts: tuple[Placed, ...]
    paths: tuple[Placed, ...]
    whole: bool
    spoken: tuple[str, ...] = ()
    pictures: tuple[Placed, ...] = ()
    bare: bool = False


NOTHING_DRAWN = Drawn((), (), whole=True)


def drawn_objects(page: pdfium.PdfPage, most: int) -> Drawn:
    """The objects of a page, at most `most` of them. What a text claims to say instead of its letters is taken off."""
    found: dict[int, list[Placed]] = {raw.FPDF_PAGEOBJ_TEXT: [], raw.FPDF_PAGEOBJ_PATH: [], raw.FPDF_PAGEOBJ_IMAGE: []}
    texts, paths, pictures = found.values()
    spoken: list[str] = []
    whole = True
    for order, (kind, one, place) in enumerate(_objects(page)):
        if order >= most:
            whole = False
            break
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            spoken += _taken_off(one)
        found.get(kind, pictures).append(Placed(one, place, order))
    return Drawn(tuple(texts), tuple(paths), whole=whole, spoken=tuple(spoken), pictures=tuple(pictures))


def outlines(drawn: Drawn, place: Affine) -> Iterator[Outline]:
    """The outlines of all paths; `place` takes points of the unturned page to the page as it is read."""
    for path in drawn.paths:
        yield from outlines_of(path, place)


def outlines_of(path: Placed, place: Affine, steps: int = 1) -> Iterator[Outline]:
    """The outlines of one path, each piece of a curve in so many `steps`."""
    return _outlines(path.handle, times(times(matrix_of(path.handle), path.place), place), steps)


def framed(x0: float, y0: float, x1: float, y1: float) -> Outline:
    """The outline of a rectangle."""
    return (x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)


def _objects(page: pdfium.PdfPage) -> Iterator[tuple[int, raw.FPDF_PAGEOBJECT, Affine]]:
    """Every object that is no form, with its kind and what places its surroundings on the page."""
    for index in range(raw.FPDFPage_CountObjects(page)):
        yield from _within(raw.FPDFPage_GetObject(page, index), _PLAIN, 0)


def _within(one: raw.FPDF_PAGEOBJECT, place: Affine, nested: int) -> Iterator[tuple[int, raw.FPDF_PAGEOBJECT, Affine]]:
    kind = raw.FPDFPageObj_GetType(one)
    if kind != raw.FPDF_PAGEOBJ_FORM:
        yield kind, one, place
    elif nested < _MOST_NESTED:
        inner = times(matrix_of(one), place)
        for index in range(raw.FPDFFormObj_CountObjects(one)):
            yield from _within(raw.FPDFFormObj_GetObject(one, index), inner, nested + 1)


def address_of(one: Placed) -> int:
    """Where pdfium holds an object: two handles of one object have the same address."""
    return ctypes.cast(one.handle, ctypes.c_void_p).value or 0


def matrix_of(one: raw.FPDF_PAGEOBJECT) -> Affine:
    """What places the points of an object in its surroundings."""
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(one, matrix)
    return affine(matrix)


def affine(matrix: raw.FS_MATRIX) -> Affine:
    """A matrix of pdfium's."""
    return Affine(matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _taken_off(text: raw.FPDF_PAGEOBJECT) -> Iterator[str]:
    """What `text` claims to say. Without its mark ActualText it reads as its letters do, which are what is drawn."""
    for index in range(raw.FPDFPageObj_CountMarks(text)):
        mark = raw.FPDFPageObj_GetMark(text, index)
        size = ctypes.c_ulong()
        if raw.FPDFPageObjMark_GetParamStringValue(mark, _ACTUAL_TEXT, None, 0, size) and size.value:
            buffer = (ctypes.c_ushort * (size.value // 2))()
            raw.FPDFPageObjMark_GetParamStringValue(mark, _ACTUAL_TEXT, buffer, size, size)
            yield bytes(buffer).decode("utf-16-le", "replace").rstrip("\0")
        raw.FPDFPageObjMark_RemoveParam(text, mark, _ACTUAL_TEXT)


def _outlines(path: raw.FPDF_PAGEOBJECT, place: Affine, steps: int = 1) -> Iterator[Outline]:
    """The parts of a path, each from one move to the next; of a curve the ends of its pieces, each in `steps`."""
    a, b, c, d, e, f = place
    x, y = ctypes.c_float(), ctypes.c_float()
    at_x, at_y = ctypes.byref(x), ctypes.byref(y)
    points: list[tuple[float, float]] = []
    bent: list[tuple[float, float]] = []  # of the piece of a curve that is come upon
    bends = 0
    for index in range(raw.FPDFPath_CountSegments(path)):
        segment = _segment(path, index)
        kind = _kind(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            yield from _outline(points, curved=bends > 0)
            points, bent, bends = [], [], 0
        elif kind == raw.FPDF_SEGMENT_BEZIERTO:
            bends += 1
            if bends % _BEZIER and steps == 1:
                continue
        _point(segment, at_x, at_y)
        point = (a * x.value + c * y.value + e, b * x.value + d * y.value + f)
        if kind == raw.FPDF_SEGMENT_BEZIERTO:
            bent.append(point)
            if bends % _BEZIER:
                continue
            if points and len(bent) == _BEZIER:
                points += _along((points[-1], *bent), steps)
        points.append(point)
        bent = []
        if _closes(segment) and points[-1] != points[0]:
            points.append(points[0])
    yield from _outline(points, curved=bends > 0)


def _along(points: Sequence[tuple[float, float]], steps: int) -> Iterator[tuple[float, float]]:
    """The points within a curve, without its ends."""
    for at in (step / steps for step in range(1, steps)):
        shares = ((1 - at) ** 3, 3 * at * (1 - at) ** 2, 3 * at**2 * (1 - at), at**3)
        yield (
            sum(share * x for share, (x, _) in zip(shares, points, strict=True)),
            sum(share * y for share, (_, y) in zip(shares, points, strict=True)),
        )


def _outline(points: list[tuple[float, float]], *, curved: bool) -> Iterator[Outline]:
    if len(points) == 2 and curved:
        yield framed(*points[0], *points[1])
    elif len(points) > 1:
        yield tuple(points)
