"""A network of two layers, trained by Adam on glyphs bent, blurred and thinned, and on what is no character."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from evaluation.glyphs.drawing import Drawn
from extractors.readers.inspect.alphabet import CHARACTERS, NOTHING
from extractors.readers.inspect.outlines import SIDE, Look
from extractors.readers.inspect.recognise import features

Floats = NDArray[np.float32]
_HIDDEN = 288
_BATCH = 256
_RATE, _LEAST_RATE = 1.5e-3, 2e-5
_DROPPED = 0.1  # of the hidden layer, at each step
_DECAY = 1e-4
_NO_CHARACTERS = 10  # one shape that is none to so many glyphs
# What stays a character, perhaps another one, when it is mirrored, or turned upside down.
_MIRRORED = frozenset(
    "AHIMOTUVWXYilmovwx08!|.:-–—_+=*'\"^oO°·•<>()[]{}/\\~1lI%ı…‘’‚,`´¨¦NSZszn69bdpqu²³ºª»«›‹rLFJPftqgy7jTYHK"
)
_TURNED = _MIRRORED | frozenset("BCDEKcek3ÆŒðeþÐÞßå±×÷€æœÇ")
_PLAIN = frozenset("|.:-–—_'\"`´iI1l()[]/\\,")  # two of these may be another character
_RICH = frozenset("ABDEFGHKMNQRSWXabdeghkmpqswxyz2345689&@€£$%")  # half of one of these is none


class Glyphs(NamedTuple):
    """Pictures (n x SIDE x SIDE), places (n x 4) and the characters they show, as places in the alphabet."""

    pictures: Floats
    places: Floats
    characters: NDArray[np.int64]

    @classmethod
    def of(cls, glyphs: Sequence[Drawn]) -> Glyphs:
        """Those drawn."""
        return cls(
            np.stack([one.look.picture for one in glyphs]),
            np.array([one.look.place for one in glyphs], dtype=np.float32),
            np.array([one.character for one in glyphs], dtype=np.int64),
        )

    def seen(self) -> Floats:
        """What the network sees of them."""
        return features(
            [Look(picture, tuple(place)) for picture, place in zip(self.pictures, self.places, strict=True)]
        )


def trained(glyphs: Glyphs, epochs: int, seed: int) -> Mapping[str, NDArray[np.generic]]:
    """The layers of a network trained on `glyphs`."""
    chance = np.random.default_rng(seed)
    inputs = SIDE * SIDE + 6
    layers: list[Floats] = [
        chance.normal(0, (2 / inputs) ** 0.5, (inputs, _HIDDEN)).astype(np.float32),
        np.zeros(_HIDDEN, dtype=np.float32),
        chance.normal(0, (1 / _HIDDEN) ** 0.5, (_HIDDEN, NOTHING + 1)).astype(np.float32),
        np.zeros(NOTHING + 1, dtype=np.float32),
    ]
    moments = [(np.zeros_like(layer), np.zeros_like(layer)) for layer in layers]
    step = 0
    for epoch in range(epochs):
        bent, strange = _bent(glyphs, chance), _no_characters(glyphs, len(glyphs.pictures) // _NO_CHARACTERS, chance)
        inside = np.concatenate([bent.seen(), strange.seen()])
        outside = np.concatenate([bent.characters, strange.characters])
        order = chance.permutation(len(inside))
        rate = _RATE * 0.5 * (1 + np.cos(np.pi * epoch / epochs)) + _LEAST_RATE
        for start in range(0, len(order), _BATCH):
            step += 1
            batch = order[start : start + _BATCH]
            _learn(layers, moments, _slopes(layers, inside[batch], outside[batch], chance), step, rate)
    inner, inner_bias, outer, outer_bias = layers
    return {
        "inner": inner.astype(np.float16), "inner_bias": inner_bias,
        "outer": outer.astype(np.float16), "outer_bias": outer_bias,
    }  # fmt: skip


def right(network: Mapping[str, NDArray[np.generic]], glyphs: Glyphs) -> float:
    """The share of `glyphs` that a network tells exactly."""
    inner, bias, outer, outer_bias = (
        network[name].astype(np.float32) for name in ("inner", "inner_bias", "outer", "outer_bias")
    )
    scores = np.maximum(glyphs.seen() @ inner + bias, 0) @ outer + outer_bias
    return float((scores.argmax(axis=1) == glyphs.characters).mean())


def _slopes(
    layers: list[Floats], seen: Floats, characters: NDArray[np.int64], chance: np.random.Generator
) -> list[Floats]:
    """How the error of a batch changes with each layer."""
    inner, bias, outer, outer_bias = layers
    before = seen @ inner + bias
    kept = ((chance.random(before.shape) > _DROPPED) / (1 - _DROPPED)).astype(np.float32)
    hidden = np.maximum(before, 0) * kept
    scores = hidden @ outer + outer_bias
    grown = np.exp(scores - scores.max(axis=1, keepdims=True))
    error = grown / grown.sum(axis=1, keepdims=True)
    error[np.arange(len(characters)), characters] -= 1
    error /= len(characters)
    back = (error @ outer.T) * (before > 0) * kept
    return [seen.T @ back, back.sum(axis=0), hidden.T @ error, error.sum(axis=0)]


def _learn(
    layers: list[Floats], moments: list[tuple[Floats, Floats]], slopes: list[Floats], step: int, rate: float
) -> None:
    """One step of Adam."""
    for layer, (mean, square), slope in zip(layers, moments, slopes, strict=True):
        mean[...] = mean + 0.1 * (slope - mean)
        square[...] = square + 0.001 * (slope * slope - square)
        change = mean / (1 - 0.9**step) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
        layer[...] = layer - rate * (change + _DECAY * layer)


def _bent(glyphs: Glyphs, chance: np.random.Generator) -> Glyphs:
    """The glyphs, each slanted, scaled, moved, blurred or thinned by chance."""
    count = len(glyphs.pictures)
    middle = np.full(2, (SIDE - 1) / 2)
    slant, turn, scale = (
        chance.normal(0, 0.1, count),
        chance.normal(0, 0.02, count),
        chance.uniform(0.9, 1.06, (count, 2)),
    )
    moved, change = chance.normal(0, 0.5, (count, 2)), chance.random(count)
    pictures = np.empty_like(glyphs.pictures)
    for index in range(count):
        how = np.array([[scale[index, 0], slant[index]], [turn[index], scale[index, 1]]])
        away = middle + moved[index] - how @ middle
        pictures[index] = _changed(
            np.asarray(cv2.warpAffine(glyphs.pictures[index], np.column_stack([how, away]), (SIDE, SIDE)), np.float32),
            change[index],
        )
    places = glyphs.places * np.exp(chance.normal(0, 0.07, (count, 1))) + chance.normal(0, 0.008, glyphs.places.shape)
    return Glyphs(pictures, places.astype(np.float32), glyphs.characters)


def _changed(picture: Floats, chance: float) -> Floats:
    """A picture grown, thinned, blurred, or mostly as it is."""
    if chance < 0.15:
        return np.asarray(cv2.dilate(picture, np.ones((2, 2), np.uint8)))
    if chance < 0.25:
        return np.asarray(cv2.erode(picture, np.ones((2, 2), np.uint8)))
    return np.asarray(cv2.GaussianBlur(picture, (3, 3), 0.6)) if chance < 0.45 else picture


def _no_characters(glyphs: Glyphs, count: int, chance: np.random.Generator) -> Glyphs:
    """Shapes that are no character: mirrored, turned, halved, doubled, or strokes at random."""
    chosen = chance.choice(len(glyphs.pictures), count)
    pictures, kept = [], []
    for index in chosen:
        picture, sign = glyphs.pictures[index], CHARACTERS[glyphs.characters[index]]
        other = chance.choice(chosen)
        strange = _strange(picture, sign, (glyphs.pictures[other], CHARACTERS[glyphs.characters[other]]), chance)
        if strange is not None:
            pictures.append(strange)
            kept.append(index)
    return Glyphs(np.stack(pictures), glyphs.places[kept], np.full(len(kept), NOTHING))


def _strange(picture: Floats, sign: str, other: tuple[Floats, str], chance: np.random.Generator) -> Floats | None:
    """A picture made from a glyph that shows no character; None where it might."""
    match int(chance.integers(0, 6)):
        case 0:
            return None if sign in _MIRRORED else picture[:, ::-1]
        case 1:
            return None if sign in _TURNED else picture[::-1]
        case 2:
            pair = [cv2.resize(one, (SIDE // 2, SIDE)) for one in (picture, other[0])]
            return None if _PLAIN & {sign, other[1]} else np.hstack(pair)
        case 3:
            return _strokes(chance)
        case 4:
            half = picture.copy()
            half[: chance.integers(6, 16)] = 0
            return half if sign in _RICH else None
        case _:
            return picture.T.copy() if sign in _RICH else None


def _strokes(chance: np.random.Generator) -> Floats | None:
    """Lines and arcs at random; None where they are too little to be seen."""
    picture = np.zeros((SIDE, SIDE), dtype=np.float32)
    for _ in range(chance.integers(2, 5)):
        (x, y, across, down), wide = chance.integers(2, SIDE - 2, 4), int(chance.integers(1, 5))
        if chance.random() < 0.5:
            cv2.line(picture, (int(x), int(y)), (int(across), int(down)), 1.0, wide)
        else:
            around, turned = float(chance.integers(60, 240)), float(chance.integers(0, 180))
            radii = (int(across) // 2 + 1, int(down) // 2 + 1)
            cv2.ellipse(picture, (int(x), int(y)), radii, turned, 0, around, 1.0, min(wide, 3))
    return picture if picture.sum() > 50 else None
