"""All words of one picture: lines found, turned upright, read, straightened and cut into words."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from extractors.readers.ocr.engine import Engine, Letter, Picture, Quad, crop, stands_on_end
from extractors.readers.ocr.pictures import bright, inked, scaled, search_scale, strips, turned, turned_quad
from extractors.readers.ocr.skew import skew_of
from extractors.readers.ocr.words import Body, body_of, ink_of, pieces
from extractors.readers.pdf_words import in_lines
from schemas import Box, Word

_PROBED = 8  # lines that are read to tell whether the page stands on its head
_LEGIBLE = 0.9  # mean confidence above which it does not
_LEAST_LINE = 0.5  # mean confidence: less is no text
_ABOVE = 0.78  # of the font size, from the baseline to the top of a word's box


class Found(NamedTuple):
    """The words of a picture that was turned clockwise by `turn` degrees to read them; boxes in its pixels."""

    words: tuple[Word, ...]
    turn: float
    width: float
    height: float


class _Line(NamedTuple):
    quad: Quad
    picture: Picture
    letters: tuple[Letter, ...]


def find_words(picture: Picture, engine: Engine) -> Found:
    """The words of `picture`, line by line from the top, upright and level."""
    picture = bright(picture)
    picture, quads, quarters = _lying(picture, _quads(picture, engine))
    lines = _read(picture, quads, engine)
    if _is_upside_down(lines, engine):
        picture, quads = _turned(picture, quads, 2)
        lines, quarters = _read(picture, quads, engine), quarters + 2
    skew = skew_of(picture, [line.quad for line in lines])
    height, width = picture.shape[:2]
    words = [word for line in lines if _is_text(line) for word in _words(line, skew, width, height)]
    ordered = tuple(word for line in in_lines(words) for word in line)
    return Found(ordered, (90 * quarters - skew) % 360, width, height)


def _read(picture: Picture, quads: Sequence[Quad], engine: Engine) -> list[_Line]:
    """The lines that do not stand on end."""
    quads = [quad for quad in quads if not stands_on_end(quad)]
    crops = [crop(picture, quad) for quad in quads]
    return [_Line(*line) for line in zip(quads, crops, engine.recognise(crops), strict=True)]


def _quads(picture: Picture, engine: Engine) -> list[Quad]:
    scale = search_scale(picture)
    left, head, right, foot = inked(picture)
    corner = np.array([left, head], dtype=np.float32)
    found: list[tuple[Quad, Box]] = []
    for strip in strips(scaled(np.ascontiguousarray(picture[head:foot, left:right]), scale)):
        bottom = strip.top + strip.picture.shape[0]
        for quad in engine.find(strip.picture):
            cut = (not strip.first and quad[:, 1].min() <= 1) or (
                not strip.last and quad[:, 1].max() >= bottom - strip.top - 1
            )
            place = (quad + np.array([0, strip.top], dtype=np.float32)) / scale + corner
            about = Box(*map(float, (*place.min(axis=0), *place.max(axis=0))))
            if not cut and not any(_same(about, other) for _, other in found):
                found.append((place, about))
    return [place for place, _ in found]


def _same(one: Box, other: Box) -> bool:
    """Whether a line was found twice."""
    wide, high = min(one.x1, other.x1) - max(one.x0, other.x0), min(one.bottom, other.bottom) - max(one.top, other.top)
    return wide > 0 and high > 0 and wide * high > 0.6 * min(one.width * one.height, other.width * other.height)


def _lying(picture: Picture, quads: list[Quad]) -> tuple[Picture, list[Quad], int]:
    """The picture and its lines, turned so that most lie, and the quarters they were turned by."""
    standing = sum(math.dist(quad[0], quad[3]) for quad in quads if stands_on_end(quad))
    lying = sum(math.dist(quad[0], quad[1]) for quad in quads if not stands_on_end(quad))
    quarters = 1 if standing > lying else 0
    return *_turned(picture, quads, quarters), quarters


def _is_upside_down(lines: Sequence[_Line], engine: Engine) -> bool:
    """Whether the widest lines are hardly legible, and more so when they are turned."""
    widest = sorted(lines, key=lambda line: -math.dist(line.quad[0], line.quad[1]))[:_PROBED]
    upright = _legibility([line.letters for line in widest])
    if upright >= _LEGIBLE:
        return False
    return _legibility(engine.recognise([turned(line.picture, 2) for line in widest])) > upright


def _turned(picture: Picture, quads: list[Quad], quarters: int) -> tuple[Picture, list[Quad]]:
    height, width = picture.shape[:2]
    return turned(picture, quarters), [turned_quad(quad, quarters, width, height) for quad in quads]


def _legibility(lines: Sequence[Sequence[Letter]]) -> float:
    sure = [letter.confidence for line in lines for letter in line]
    return float(np.mean(sure)) if sure else 0.0


def _is_text(line: _Line) -> bool:
    return bool(line.letters) and _legibility([line.letters]) >= _LEAST_LINE


def _words(line: _Line, skew: float, width: int, height: int) -> Iterator[Word]:
    """The words of a line, on the page turned back by `skew` degrees."""
    ink = ink_of(line.picture)
    body = body_of("".join(letter.text for letter in line.letters), ink)
    size = body.size * math.dist(line.quad[0], line.quad[3])
    for piece in pieces(line.letters, ink):
        left = _level(_on(line.quad, piece.left, body), skew, width, height)
        right = _level(_on(line.quad, piece.right, body), skew, width, height)
        baseline = (left[1] + right[1]) / 2
        box = Box(left[0], baseline - _ABOVE * size, right[0], baseline + (1 - _ABOVE) * size)
        yield Word(piece.text, box, size, confidence=piece.confidence)


def _on(quad: Quad, along: float, body: Body) -> tuple[float, float]:
    """The point of a line's baseline that lies `along` it, from 0 to 1."""
    upper, lower = quad[0] + along * (quad[1] - quad[0]), quad[3] + along * (quad[2] - quad[3])
    x, y = upper + body.baseline * (lower - upper)
    return float(x), float(y)


def _level(point: tuple[float, float], skew: float, width: int, height: int) -> tuple[float, float]:
    """A point of the skewed picture where it is once the picture is turned back about its centre."""
    x, y = point[0] - width / 2, point[1] - height / 2
    sine, cosine = math.sin(math.radians(skew)), math.cos(math.radians(skew))
    return width / 2 + x * cosine + y * sine, height / 2 - x * sine + y * cosine
