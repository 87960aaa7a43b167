"""What a page shows at a place, compared with how the font's own letters would draw it side by side.

It tells honest ligatures, which have no outline that can be asked for, and digits of fonts that look like no other.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from extractors.readers.inspect.cutting import look_at
from extractors.readers.inspect.ink import Ink
from extractors.readers.inspect.outlines import Look, Outline, look_of, outline_in
from extractors.readers.inspect.recognise import likely, told_as, verified
from extractors.readers.pdf_chars import Sign
from extractors.readers.pdf_glyphs import Face, Glyph, advance
from schemas import Box

Picture = NDArray[np.float32]  # about its own mean, of length 1

_DIGITS = "0123456789"
# Letters of ligatures, and those that each is most easily taken for.
_CLOSE = {
    "b": "hdok", "c": "oesa", "f": "trlijs", "h": "bknri", "i": "ljtra1", "j": "ilyt", "k": "hbxl", "l": "itjfr1",
    "s": "oeca", "t": "frlicj",
    "B": "DEPR8", "F": "EPTLK", "H": "BNKI", "I": "LTJ1", "J": "ILUT", "K": "HXR", "L": "ITE", "S": "BCG", "C": "GOS",
    "T": "FILJ",
}  # fmt: skip
_FEWEST = 2  # of those close to a letter must be in the font, or nothing is told
_LIKE = 0.8  # likeness (-1 to 1) from which a place shows what it says
_CLOSER = (0.0, 0.05)  # ems: how much closer than by themselves letters of a ligature may stand
_OFF = 0.75  # of what any other text lacks to be like it, as much at most may the own one lack


def is_drawn(glyph: Glyph, text: str, ink: Ink) -> bool:
    """Whether the page shows at a glyph's place the letters or the digit `text` as its font draws them."""
    face = glyph.setting.face
    fit = all(letter in _CLOSE for letter in text) or (len(text) == 1 and text in _DIGITS)
    if not fit or not _each_is_told(face, text):
        return False
    return any(_shows(look, face, text) for look in _looks(glyph.sign, ink))


def _looks(sign: Sign, ink: Ink) -> Iterator[Look]:
    """What the page shows at a place: as it was drawn, then as it is drawn finely."""
    if (look := look_at(sign, ink)) is None:  # it lies off the page, or nothing is to be seen of it
        return
    yield look
    box, room = sign.box, sign.size / 2
    about = Box(max(box.x0 - room, 0), max(box.top - room, 0), box.x1 + room, box.bottom + room)
    if ink.closer is not None:
        moved = Box(box.x0 - about.x0, box.top - about.top, box.x1 - about.x0, box.bottom - about.top)
        near = look_at(sign._replace(box=moved, baseline=sign.baseline - about.top), ink.closer(about))
        if near is not None:
            yield near


def _shows(look: Look, face: Face, text: str) -> bool:
    seen = _centred(look)
    own = _likeness(seen, face, text)
    return own >= _LIKE and all(1 - own <= _OFF * (1 - _likeness(seen, face, other)) for other in _others(face, text))


def _each_is_told(face: Face, text: str) -> bool:
    """Whether each letter of `text` is in the font as itself, beside others that it could be taken for."""
    outlines = [outline_in(face, letter) for letter in text]
    looks = [look_of(outline) if outline is not None and outline.kinds else None for outline in outlines]
    if any(look is None for look in looks):
        return False
    marks = [verified(outline.listed) if outline is not None else None for outline in outlines]
    certain = likely([look for look in looks if look is not None])
    return all(
        (mark == letter or told_as(row, letter)) and sum(_has(face, other) for other in _close(letter)) >= _FEWEST
        for letter, mark, row in zip(text, marks, certain, strict=True)
    )


def _others(face: Face, text: str) -> Iterator[str]:
    """What else `text` could be taken for: one of its letters is another one of the font."""
    for place, letter in enumerate(text):
        yield from (text[:place] + other + text[place + 1 :] for other in _close(letter) if _has(face, other))


def _close(letter: str) -> str:
    return _CLOSE[letter] if letter in _CLOSE else _DIGITS.replace(letter, "")


def _has(face: Face, letter: str) -> bool:
    outline = outline_in(face, letter)
    return outline is not None and bool(outline.kinds)


def _drawn(face: Face, text: str, closer: float) -> Picture | None:
    """The picture of letters side by side, each so much closer to the one before it than it stands by itself."""
    outlines, steps, across = [], [], 0.0
    for letter in text:
        outline = outline_in(face, letter)
        if outline is None:
            return None
        outlines.append(outline)
        steps.append(across)
        across += advance(face, letter) / 1000 - closer
    return _joined(tuple(outlines), tuple(steps))


@lru_cache(maxsize=2000)
def _joined(outlines: tuple[Outline, ...], steps: tuple[float, ...]) -> Picture | None:
    moved = [
        (np.frombuffer(one.ends, "<f4").reshape(-1, 2) + np.array([step, 0], dtype="<f4")).astype("<f4")
        for one, step in zip(outlines, steps, strict=True)
    ]
    look = look_of(Outline.of(b"".join(one.kinds for one in outlines), b"".join(ends.tobytes() for ends in moved)))
    return None if look is None else _centred(look)


def _likeness(seen: Picture, face: Face, text: str) -> float:
    """How much a picture is like that of `text`, from -1 to 1: letters of a ligature may stand closer."""
    drawn = [_drawn(face, text, closer) for closer in (_CLOSER if len(text) > 1 else _CLOSER[:1])]
    return max((float((seen * one).sum()) for one in drawn if one is not None), default=-1.0)


def _centred(look: Look) -> Picture:
    import cv2

    soft = np.asarray(cv2.GaussianBlur(look.picture, (3, 3), 0.8))
    level = soft - soft.mean()
    return np.asarray(level / max(float(np.linalg.norm(level)), 1e-9), dtype=np.float32)
