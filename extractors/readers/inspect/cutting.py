"""The picture of one glyph cut from its page, where its font has no outline of it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from extractors.readers.inspect.ink import Ink
from extractors.readers.inspect.outlines import SIDE, Look
from extractors.readers.pdf_chars import Sign
from schemas import Box

_EDGE = 0.3  # of the darkest pixel: where a stroke ends
_ROOM = 0.2  # of the size, above and below: accents reach there
_ALL_ROUND = np.ones((3, 3))


def look_at(sign: Sign, ink: Ink) -> Look | None:
    """What the page shows at a glyph's place; None where that is nothing."""
    box, room = sign.box, _ROOM * sign.size
    window = Box(max(box.x0 - 1 / ink.scale, 0), max(box.top - room, 0), box.x1 + 1 / ink.scale, box.bottom + room)
    area = ink.at(window)
    darkest = int(area.max(initial=0))
    if not darkest or sign.size <= 0:
        return None
    own = _own(area.astype(np.float32) / np.float32(darkest), room * ink.scale)
    rows, columns = np.flatnonzero((own > _EDGE).any(axis=1)), np.flatnonzero((own > _EDGE).any(axis=0))
    if not rows.size:
        return None
    cut = own[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    height, width = cut.shape
    low = sign.baseline - (window.top + (rows[-1] + 1) / ink.scale)
    left = window.x0 + columns[0] / ink.scale - box.x0
    em = sign.size
    return Look(_fitted(cut), (left / em, float(low) / em, width / ink.scale / em, height / ink.scale / em))


def _own(area: NDArray[np.float32], room: float) -> NDArray[np.float32]:
    """`area` without the pieces that reach in from the sides, and from the lines above and below (`room` pixels)."""
    labels, _ = ndimage.label(area > _EDGE, _ALL_ROUND)
    height, width = area.shape
    for number, (rows, columns) in enumerate(ndimage.find_objects(labels), start=1):
        beside = not 1 <= (columns.start + columns.stop) / 2 <= width - 1
        cut_off = (rows.start == 0 and rows.stop < 2 * room) or (rows.stop == height and rows.start > height - 2 * room)
        if beside or cut_off:
            area = np.where(labels == number, 0, area)
    return np.asarray(area)


def _fitted(cut: NDArray[np.float32]) -> NDArray[np.float32]:
    """A picture in the size that the network sees, as an outline would fill it."""
    import cv2

    height, width = cut.shape
    scale = (SIDE - 1) / max(height, width)
    size = max(1, round(width * scale)), max(1, round(height * scale))
    small = cv2.resize(cut, size, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR)
    picture = np.zeros((SIDE, SIDE), dtype=np.float32)
    top, left = (SIDE - size[1]) // 2, (SIDE - size[0]) // 2
    picture[top : top + size[1], left : left + size[0]] = small
    return picture
