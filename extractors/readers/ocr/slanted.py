"""Stamps that stand aslant on a scan: large letters, found on a small picture of the page that is turned."""

from __future__ import annotations

import math
from collections.abc import Iterator
from statistics import fmean

import numpy as np
from PIL import Image

from extractors.readers.ocr.engine import Engine, Letter, Picture, Quad, crop
from schemas import Box, Imprint

_SCALE = 0.42  # pixels a point: print of the size of the body is no longer read, which leaves the stamps
_FINER = 2  # times as fine as it is searched, a line is read
_ANGLES = (45, -45)  # degrees; the engine reads what is up to 20 degrees off
_LEAST = 12.0  # pixels: the height of a stamp's letters
_CERTAIN = 0.8
_LETTERS = 3


def slanted(picture: Picture, scale: float, engine: Engine) -> tuple[Imprint, ...]:
    """The large lines of `picture`, `scale` pixels a point, that run aslant; boxes in points."""
    height, width = picture.shape[:2]
    shrunk = _FINER * _SCALE / scale
    size = max(1, round(width * shrunk)), max(1, round(height * shrunk))
    fine = Image.fromarray(picture[:, :, ::-1]).convert("L").resize(size, Image.Resampling.BOX)
    return tuple(one for angle in _ANGLES for one in _at(fine, angle, engine))


def _at(fine: Image.Image, angle: int, engine: Engine) -> Iterator[Imprint]:
    turned = fine.rotate(-angle, expand=True, fillcolor=255)
    small = turned.resize((turned.width // _FINER, turned.height // _FINER), Image.Resampling.BOX)
    quads = [_FINER * quad for quad in engine.find(_clear(small)) if math.dist(quad[0], quad[3]) >= _LEAST]
    if not quads:
        return
    clear = _clear(turned)
    read = engine.recognise([crop(clear, quad) for quad in quads])
    for quad, letters in zip(quads, read, strict=True):
        if len(letters) >= _LETTERS and fmean(letter.confidence for letter in letters) >= _CERTAIN:
            high = math.dist(quad[0], quad[3]) / (_FINER * _SCALE)
            yield Imprint(_text(letters), _box(quad, turned.size, fine.size, angle), high)


def _clear(picture: Image.Image) -> Picture:
    """A picture in shades from black to white, as the engine takes it."""
    shades = np.asarray(picture, dtype=np.float64)
    darkest = np.percentile(shades, 1)
    clear = np.clip((shades - darkest) * (255 / max(255 - darkest, 1.0)), 0, 255).astype(np.uint8)
    return np.ascontiguousarray(np.repeat(clear[:, :, None], 3, axis=2))


def _text(letters: tuple[Letter, ...]) -> str:
    return "".join(f" {one.text}" if one.after_blank else one.text for one in letters).strip()


def _box(quad: Quad, turned: tuple[int, int], fine: tuple[int, int], angle: int) -> Box:
    """Where a line of the turned picture stands on the page, in points."""
    sine, cosine = math.sin(math.radians(angle)), math.cos(math.radians(angle))
    places = []
    for x, y in quad:
        across, down = float(x) - turned[0] / 2, float(y) - turned[1] / 2
        places.append((
            (across * cosine + down * sine + fine[0] / 2) / (_FINER * _SCALE),
            (down * cosine - across * sine + fine[1] / 2) / (_FINER * _SCALE),
        ))  # fmt: skip
    columns, rows = zip(*places, strict=True)
    return Box(*(round(edge, 2) for edge in (min(columns), min(rows), max(columns), max(rows))))
