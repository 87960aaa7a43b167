"""Whether the glyphs of a page are drawn as what they say: by their outlines, which each font has once.

A glyph without an outline of its own is cut from the page. What is not certain is a doubt, which OCR may settle from
the picture of its word.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from extractors.known_glyphs import KNOWN
from extractors.readers.inspect.alphabet import COMPARED, CURRENCY, DISGUISED, LATIN, SAME
from extractors.readers.inspect.composed import is_drawn
from extractors.readers.inspect.cutting import look_at
from extractors.readers.inspect.ink import Ink
from extractors.readers.inspect.outlines import Look, Outline, framed, look_of, outline_in
from extractors.readers.inspect.recognise import alike_to, likely, may_be, told_among, verified
from extractors.readers.pdf_chars import UNKNOWN, Char, Sign, clean, seated
from extractors.readers.pdf_glyphs import Glyph
from schemas import Box

_TELLING = frozenset(".,:;'’‘-–—−+/%()" + CURRENCY)  # marks of numbers; no other mark is part of a value
_VALUED = frozenset(LATIN + "-–—−" + CURRENCY)  # what no other mark may be drawn as: read, it would say nothing
Kind = tuple[int, str, str, Box | None]


class Verdict(IntEnum):
    """How a glyph's outline is to what it says."""

    ALIKE = 0
    UNSURE = 1  # it looks like something else, or like nothing that is known
    ANOTHER = 2  # it is, as far as outlines were verified, that of another character


class Said(NamedTuple):
    """A glyph, and what is read at its place. `twice`: its font says the same of other glyphs."""

    glyph: Glyph
    text: str
    twice: bool = False

    @property
    def kind(self) -> Kind:
        """What all glyphs of its outline have in common: the font, what pdfium reads, and what is read.

        Of several outlines none stands for another, nor of letters that are bent: each has a place of its own.
        """
        sign = self.glyph.sign
        alone = self.twice or not self.glyph.setting.plain
        return id(self.glyph.setting.face), sign.text, self.text, sign.box if alone else None

    @property
    def character(self) -> str:
        """The one character that the glyph must look like; another text where there is none."""
        return _character(self.glyph.sign.text, self.text)

    @property
    def claim(self) -> str:
        """What the verdict on its outline depends on: the character, and whether it is a mark that is no value's."""
        return f"{self.character}*" if _is_aside(self.text) else self.character

    @property
    def tells(self) -> bool:
        """Whether the glyph may be part of a value."""
        return _tells(self.glyph.sign.text, self.text)


class _Waiting(NamedTuple):
    """A kind of glyph that is yet to be looked at: what it must be, its picture, and the outline that this is of."""

    of: Said
    look: Look
    outline: Outline | None


def said_by(glyphs: Iterable[Glyph], twice: Mapping[str, frozenset[str]], read: Sequence[Char] | None) -> list[Said]:
    """What is read of each glyph: as pdfium has it, or as it stands in `read` at its place.

    `twice`: by the name of a font, the characters that it says of several glyphs.
    """
    level = [_seated(one) for one in glyphs if one.setting.across > 0]
    texts = [clean(one.sign.text) for one in level] if read is None else _read_at(level, read)
    return [
        Said(one, text, twice=bool(twice) and one.sign.text in twice.get(one.setting.face.name, ()))
        for one, text in zip(level, texts, strict=True)
    ]


def _seated(glyph: Glyph) -> Glyph:
    """An upright glyph where it is printed, as its character is read there; of one that is turned over pdfium tells."""
    box = seated(glyph.sign) if glyph.setting.up else glyph.sign.box
    return glyph if box is glyph.sign.box else glyph._replace(sign=glyph.sign._replace(box=box))


def _read_at(glyphs: Sequence[Glyph], read: Sequence[Char]) -> list[str]:
    """What is read at each glyph's place, within a point of it; its own text where nothing is."""
    places: dict[tuple[int, int], list[Char]] = {}
    for one in read:
        places.setdefault((round(one["x0"]), round(one["bottom"])), []).append(one)
    near = [(across, down) for across in (0, -1, 1) for down in (0, -1, 1)]

    def at(sign: Sign) -> str:
        x, y = round(sign.box.x0), round(sign.box.bottom)
        found = [one for i, j in near for one in places.get((x + i, y + j), ())]
        off = min(
            found, key=lambda one: abs(one["x0"] - sign.box.x0) + abs(one["bottom"] - sign.box.bottom), default=None
        )
        return clean(sign.text) if off is None else str(off["text"])

    return [at(one.sign) for one in glyphs]


def kinds_of(said: Iterable[Said]) -> dict[Kind, list[Said]]:
    """The glyphs of a page by their kinds."""
    kinds: dict[Kind, list[Said]] = {}
    for one in said:
        kinds.setdefault(one.kind, []).append(one)
    return kinds


def unlike(kinds: Mapping[Kind, Sequence[Said]], ink: Ink) -> Iterator[tuple[Verdict, list[Box]]]:
    """Of each kind of glyph that is not surely drawn as what it says, the verdict and where it stands."""
    largest = (max(same, key=lambda one: one.glyph.sign.size) for same in kinds.values() if same[0].tells)
    strange = {kind: verdict for kind, verdict in _verdicts_of(largest, ink) if verdict is not Verdict.ALIKE}
    yield from ((strange[kind], [one.glyph.sign.box for one in kinds[kind]]) for kind in kinds if kind in strange)


def unlike_their_font(digits: Iterable[Box], said: Sequence[Said], ink: Ink) -> Iterator[Box]:
    """Those of the places of digits where the page does not show the digit as its font draws it."""
    places = list(digits)
    known = {one.glyph.sign.box: one for one in said} if places else {}
    for box in places:
        one = known.get(box)
        plain = one is not None and one.glyph.setting.up and not one.twice and one.text == one.glyph.sign.text
        if one is None or not plain or not is_drawn(one.glyph, one.text, ink):
            yield box


def _verdicts_of(kinds: Iterable[Said], ink: Ink) -> Iterator[tuple[Kind, Verdict]]:
    """The verdict on each kind of glyph that may be part of a value."""
    waiting: list[_Waiting] = []
    for one in kinds:
        verdict = _verdict(one, ink)
        if isinstance(verdict, _Waiting):
            waiting.append(verdict)
        else:
            yield one.kind, verdict
    yield from _looked_at(waiting)


@lru_cache(maxsize=4096)
def _character(raw: str, text: str) -> str:
    return raw if raw in COMPARED and text == clean(raw) else SAME.get(text, text)


@lru_cache(maxsize=4096)
def _tells(raw: str, text: str) -> bool:
    """Whether a glyph may be part of a value: letters of other scripts are, where they look like Latin ones."""
    if text == UNKNOWN or not text.strip():
        return False
    if (
        _is_aside(text)
        or _character(raw, text) in COMPARED
        or text in DISGUISED
        or any(sign.isdecimal() for sign in text)
    ):
        return True
    if len(raw) == 1 and unicodedata.category(raw) == "So":  # a symbol that is spelt out
        return False
    return not text.isalpha() or any(sign in LATIN for sign in text)


@lru_cache(maxsize=4096)
def _is_aside(text: str) -> bool:
    """Whether a text is made of marks that are no part of any value."""
    return not any(sign.isalnum() or sign in _TELLING for sign in text)


def _verdict(one: Said, ink: Ink) -> Verdict | _Waiting:
    """The verdict on a glyph; or what is to be looked at for it."""
    text, raw = one.text, one.glyph.sign.text
    plain = one.glyph.setting.plain and not one.twice
    if plain and len(raw) > 1 and raw == text and is_drawn(one.glyph, text, ink):
        return Verdict.ALIKE
    if one.character not in COMPARED and not _is_aside(text):
        return Verdict.UNSURE
    plain = plain and len(raw) == 1
    outline = outline_in(one.glyph.setting.face, raw) if plain else None
    if outline is None or not outline.kinds:
        look, outline = look_at(one.glyph.sign, ink), None
    elif (known := KNOWN.verdict(outline.mark, one.claim)) is not None:
        return Verdict(known)
    else:
        look = look_of(outline)
    return Verdict.UNSURE if look is None else _Waiting(one, look, outline)


def _looked_at(waiting: Sequence[_Waiting]) -> Iterator[tuple[Kind, Verdict]]:
    """The verdict on each of those; what is found of an outline is known from then on."""
    if not waiting:
        return
    for one, certainty in zip(waiting, likely([one.look for one in waiting]), strict=True):
        verdict = _as_seen(one, certainty)
        if one.outline is not None:
            KNOWN.learn(one.outline.mark, framed(one.look), one.of.claim, verdict)
        yield one.of.kind, verdict


def _as_seen(one: _Waiting, certainty: NDArray[np.float32]) -> Verdict:
    """The verdict on an outline by what it is verified to be, or else by what the network takes it for."""
    said, table = one.of.character, None if one.outline is None else verified(one.outline.listed)
    others = _VALUED - alike_to(said)
    if _is_aside(one.of.text):
        if table is not None:
            return Verdict.ANOTHER if table in others else Verdict.ALIKE
        return Verdict.UNSURE if told_among(certainty, others) else Verdict.ALIKE
    if table is not None:
        return Verdict.ALIKE if table in alike_to(said) else Verdict.ANOTHER
    return Verdict.ALIKE if may_be(certainty, said) else Verdict.UNSURE
