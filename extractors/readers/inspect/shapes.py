"""Shapes of printed characters, made alike in size, and which digit each one looks like."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from reportlab.pdfgen.canvas import Canvas
from scipy import ndimage

from extractors.readers.inspect.ink import Grey, Ink, ink_of
from extractors.readers.pdf_chars import Char
from extractors.readers.pdf_objects import drawn_objects
from extractors.readers.pdf_triage import PageFacts, open_pdf
from schemas import Box

Shapes = NDArray[np.float64]  # a row a shape

DIGITS = "0123456789"
_FACES = tuple(
    f"{family}{style}"
    for family, styles in {
        "Helvetica": ("", "-Bold", "-Oblique", "-BoldOblique"),
        "Times": ("-Roman", "-Bold", "-Italic", "-BoldItalic"),
        "Courier": ("", "-Bold", "-Oblique"),
    }.items()
    for style in styles
)
_SIZES = (9, 14)  # points
_WIDTH, _HEIGHT = 20, 28  # pixels of a shape
EDGES = (0.35, 0.15)  # of the darkest pixel: where a stroke ends; the second for strokes as thin as a hair


def printed_at(one: Char, ink: Ink) -> Grey:
    """The ink at a character's place, and a pixel beside it."""
    return ink.at(Box(one["x0"] - 1 / ink.scale, one["top"], one["x1"] + 1 / ink.scale, one["bottom"]))


def shapes_of(areas: Iterable[Grey], edge: float) -> tuple[list[int | None], Shapes]:
    """What is printed in each place, cut free and made alike: its row in the shapes, None for nothing."""
    cuts: list[Grey] = []
    rows: list[int | None] = []
    for area in areas:
        cut = _cut_free(area, edge)
        rows.append(None if cut is None else len(cuts))
        cuts += [] if cut is None else [cut]
    return rows, _alike(cuts)


def _cut_free(area: Grey, edge: float) -> Grey | None:
    """The largest piece of ink whose middle is inside `area`: what reaches in from the sides belongs to neighbours."""
    import cv2

    darkest = int(area.max()) if area.size else 0
    if not darkest:
        return None
    inked = (area > edge * darkest).view(np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(inked, connectivity=8, ltype=cv2.CV_16U)
    inside = [
        (size, top, left, number)
        for number, (left, top, width, _, size) in enumerate(stats.tolist())
        if number and 2 <= 2 * left + width <= 2 * (area.shape[1] - 1)
    ]
    if not inside:
        return None
    *_, number = max(inside)
    left, top, width, height, _ = stats[number].tolist()
    place = slice(top, top + height), slice(left, left + width)
    own = (labels[place] == number) | (labels[place] == 0)
    return np.where(own, area[place] * (255 / darkest), 0).astype(np.uint8)


def _alike(cuts: Sequence[Grey]) -> Shapes:
    """The cuts in one size, softened, each as a vector of length 1 around 0."""
    shapes = np.zeros((len(cuts), _HEIGHT, _WIDTH))
    for row, cut in enumerate(cuts):
        width = max(1, min(_WIDTH, round(cut.shape[1] * _HEIGHT / cut.shape[0])))
        left = (_WIDTH - width) // 2
        level = Image.fromarray(cut).resize((width, _HEIGHT), Image.Resampling.BILINEAR)
        shapes[row, :, left : left + width] = np.asarray(level)
    soft = ndimage.gaussian_filter(shapes, (0, 0.8, 0.8)).reshape(len(cuts), _HEIGHT * _WIDTH)
    centred = soft - soft.mean(axis=1, keepdims=True)
    return np.asarray(centred / np.maximum(np.linalg.norm(centred, axis=1, keepdims=True), 1e-9))


def likeness(shapes: Shapes) -> NDArray[np.float64]:
    """How much each shape is like each of the ten digits, in whichever face it is most (-1 to 1)."""
    alike = (shapes @ _known().T).reshape(len(shapes), len(DIGITS), len(_FACES) * len(_SIZES))
    return np.asarray(alike.max(axis=2))


@lru_cache(maxsize=1)
def _known() -> Shapes:
    """The shapes of the ten digits, one after the other, each in all the faces that every PDF reader has."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(600, 842), invariant=True)
    chars = []
    for row, (face, size) in enumerate((face, size) for size in _SIZES for face in _FACES):
        top = 20.0 + 30 * row
        canvas.setFont(face, size)
        for digit in range(10):
            canvas.drawString(20 + 40 * digit, 842 - top - size, DIGITS[digit])
            chars.append(
                (digit, {"x0": 18.0 + 40 * digit, "x1": 40.0 + 40 * digit, "top": top, "bottom": top + size + 4})
            )
    canvas.save()
    pdf = open_pdf(buffer.getvalue())
    page = pdf[0]
    ink = ink_of(page, PageFacts(1, (0, 0, 600, 842), 0, 0, 0), drawn_objects(page, len(chars)))
    page.close()
    pdf.close()
    assert ink is not None
    places, shapes = shapes_of((printed_at(place, ink) for _, place in chars), EDGES[0])
    order = sorted(range(len(chars)), key=lambda index: chars[index][0])
    return shapes[[place for index in order if (place := places[index]) is not None]]
