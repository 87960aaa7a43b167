"""By how much a picture lies askew: the angle at which the ink of its lines falls into the fewest rows."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from extractors.readers.ocr.engine import Picture, Quad

_SIDE = 1_200  # pixels: enough to tell a tenth of a degree
_MOST = 15.0  # degrees: beyond, what was found is no page of level lines
_AROUND = 4.0  # degrees about what the lines themselves say, which is rough for short ones
_CLEARLY = 1.01  # times better than level
_LEVEL = 0.1  # degrees: less is level

Ink = tuple[NDArray[np.float64], NDArray[np.float64]]


def skew_of(picture: Picture, quads: Sequence[Quad]) -> float:
    """Degrees by which the lines in `quads` fall to the right; 0 where the picture is level."""
    about = _by_lines(quads)
    if about is None or abs(about) > _MOST:
        return 0.0
    ink = _ink(picture, quads)
    coarse = max(np.arange(about - _AROUND, about + _AROUND, 0.2), key=lambda angle: _order(ink, angle))
    fine = float(max(np.arange(coarse - 0.2, coarse + 0.2, 0.05), key=lambda angle: _order(ink, angle)))
    if abs(fine) < _LEVEL or _order(ink, fine) < _CLEARLY * _order(ink, 0.0):
        return 0.0
    return round(fine, 2)


def _by_lines(quads: Sequence[Quad]) -> float | None:
    """The median of the angles of long lines, by their length; None without such lines."""
    angles = []
    for quad in quads:
        width, height = math.dist(quad[0], quad[1]), math.dist(quad[0], quad[3])
        if width > 3 * height:
            across = quad[1] + quad[2] - quad[0] - quad[3]
            angles.append((math.degrees(math.atan2(across[1], across[0])), width))
    half = sum(width for _, width in angles) / 2
    for angle, width in sorted(angles):
        half -= width
        if half <= 0:
            return angle
    return None


def _ink(picture: Picture, quads: Sequence[Quad]) -> Ink:
    """The places of ink within `quads`, across and down, about the middle of the picture."""
    import cv2

    scale = min(1.0, _SIDE / max(picture.shape[:2]))
    grey = cv2.cvtColor(cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), cv2.COLOR_BGR2GRAY)
    inside = np.zeros(grey.shape, dtype=np.uint8)
    cv2.fillPoly(inside, [np.round(quad * scale).astype(np.int32) for quad in quads], (1,))
    paper = float(np.percentile(grey, 80))
    down, across = np.nonzero((grey < paper - 60) & (inside > 0))
    return across - grey.shape[1] / 2, down - grey.shape[0] / 2


def _order(ink: Ink, angle: float) -> float:
    """How far the ink is gathered in few rows once the picture is turned back by `angle` degrees."""
    across, down = ink
    if not len(across):
        return 0.0
    sine, cosine = math.sin(math.radians(angle)), math.cos(math.radians(angle))
    rows = np.floor(down * cosine - across * sine).astype(np.int64)
    counts = np.bincount(rows - rows.min()).astype(np.float64)
    return float((counts * counts).sum())
