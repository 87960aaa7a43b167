"""The characters of a PDF page as pdfium sees them: the first reader.

Boxes are those that pdfminer gives, so that either reader can be read and both compared: from the origin as wide as the
glyph advances, and from the font's descent up as high as the size.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

from extractors.readers.pdf_chars import Sign
from extractors.readers.pdf_objects import Drawn, Placed, address_of, affine, matrix_of
from extractors.readers.pdf_triage import Affine, times
from schemas import Box

_HYPHEN = 2  # what pdfium gives for a hyphen at the end of a line
_MADE_UP = frozenset({10, 13, 32})  # what pdfium puts between words and lines of its own
_SURROGATES = range(0xD800, 0xE000)
_EM = 1000.0  # units of a font to its size
_FLAT = 0.01  # points: the height of blanks
_HAIR = 0.01  # points
_NARROW, _WIDE = 0.55, 1.8  # of the height: how wide letters are set that are still themselves
_LEANING = 0.4  # of the height
_OVERHANG = 0.5  # of the size: how far the ink of a glyph may reach beyond its advance
# Fonts that every reader has hang as low as Adobe's metrics say, whatever font stands in for them.
_DESCENTS = {
    "Helvetica": -207.0,
    "Arial": -207.0,
    "Courier": -194.0,
    "CourierNew": -194.0,
    "Times": -217.0,
    "TimesNewRoman": -217.0,
}
_STYLES = frozenset({"", "Roman", "Bold", "Italic", "BoldItalic", "Oblique", "BoldOblique"})

_new = tuple.__new__  # a named tuple's own call takes twice as long, and every character has three of them

# As pdfium's own functions, but with plain addresses: they are asked for every character or text object.
_Address, _At = ctypes.c_void_p, ctypes.c_int
_owner = ctypes.cast(raw.FPDFText_GetTextObject, ctypes.CFUNCTYPE(_Address, _Address, _At))
_unicode = ctypes.cast(raw.FPDFText_GetUnicode, ctypes.CFUNCTYPE(ctypes.c_uint, _Address, _At))
_unmapped = ctypes.cast(raw.FPDFText_HasUnicodeMapError, ctypes.CFUNCTYPE(_At, _Address, _At))
_origin = ctypes.cast(raw.FPDFText_GetCharOrigin, ctypes.CFUNCTYPE(_At, _Address, _At, _Address, _Address))
_loose_box = ctypes.cast(raw.FPDFText_GetLooseCharBox, ctypes.CFUNCTYPE(_At, _Address, _At, _Address))
_font = ctypes.cast(raw.FPDFTextObj_GetFont, ctypes.CFUNCTYPE(_Address, _Address))
_font_size = ctypes.cast(raw.FPDFTextObj_GetFontSize, ctypes.CFUNCTYPE(_At, _Address, _Address))


class Face(NamedTuple):
    """A font: its name, how far it hangs below the baseline in thousandths of the size (negative), and of characters
    that were asked for the advances and the outlines.
    """

    font: raw.FPDF_FONT
    name: str
    descent: float
    advances: dict[str, float]
    outlines: dict[str, Any]


class Setting(NamedTuple):
    """How a text object is set on the page as it is read: how far its lines run `across` and rise, whether its letters
    stand `up`; in points its size, how far it hangs below the baseline, and a thousandth of an advance; and how far its
    letters `lean` to the right, of their height.
    """

    across: float
    rise: float
    up: bool
    size: float
    hang: float
    stride: float
    face: Face
    plain: bool
    lean: float = 0.0


class Glyph(NamedTuple):
    """What one glyph says, the address of its text object, and how that is set.

    `guessed`: the file gives no character for it. `parts` is how many characters pdfium gives for it.
    """

    sign: Sign
    owner: int
    setting: Setting
    guessed: bool
    parts: int = 1


# Where pdfium has a character, on the unturned page: its text object, its origin, its loose box from left to top.
_Spot = tuple[int, float, float, float, float, float, float]


class Seen(NamedTuple):
    """What pdfium tells of a page's text: glyphs, blanks that it passes over; whether it passes over more than that."""

    glyphs: list[Glyph]
    blanks: list[Sign]
    all_told: bool

    @property
    def signs(self) -> Iterator[Sign]:
        """All that can be read; blanks first, to stand before a letter that begins where they do."""
        yield from self.blanks
        yield from (glyph.sign for glyph in self.glyphs)


class _Settings:
    """How the text objects of a page are set. Most are set as others are: each way is made once."""

    def __init__(self, place: Affine) -> None:
        self._place = place
        self._faces: dict[int, Face] = {}
        self._made: dict[tuple[float, ...], Setting] = {}
        self._units = ctypes.c_float()
        self._at_units = ctypes.byref(self._units)

    def of(self, text: int, matrix: Affine) -> Setting:
        """The setting of the text object at an address; `matrix` places it on the unturned page."""
        font = _font(text) or 0
        self._units.value = 0.0  # what pdfium cannot tell is no other object's
        _font_size(text, self._at_units)
        key = font, self._units.value, *matrix[:4]
        known = self._made.get(key)
        if known is None:
            known = self._made[key] = _setting(self._face(font), self._units.value, matrix, self._place)
        return known

    def _face(self, font: int) -> Face:
        known = self._faces.get(font)
        if known is None:
            known = self._faces[font] = _face(ctypes.cast(font, raw.FPDF_FONT))
        return known


def seen_by_pdfium(text: pdfium.PdfTextPage, drawn: Drawn, place: Affine) -> Seen:
    """The text of a page; `place` takes points of the unturned page to the page as it is read."""
    settings = _Settings(place)
    found = _glyphs(text, place, settings)
    told = {glyph.owner for glyph in found}
    others = [one for one in drawn.texts if address_of(one) not in told]
    blanks = [_blank(one, place, settings) for one in others if _is_flat(one.handle)]
    return Seen(found, blanks, all_told=len(blanks) == len(others))


def _glyphs(text: pdfium.PdfTextPage, place: Affine, settings: _Settings) -> list[Glyph]:
    own: dict[int, Setting] = {}
    found: list[Glyph] = []
    last: _Spot | None = None
    for index, said, guessed, spot in _characters(text):
        if spot == last:
            one = found[-1]
            sign = one.sign._replace(text=one.sign.text + said, box=_box(spot, "", one.setting, place))
            found[-1] = one._replace(sign=sign, guessed=guessed or one.guessed, parts=one.parts + 1)
            continue
        last = spot
        owner, x, y = spot[:3]
        setting = own.get(owner)
        if setting is None:
            setting = own[owner] = settings.of(owner, _matrix_at(text, index))
        baseline = place.b * x + place.d * y + place.f
        box = _box(spot, said, setting, place)
        told = said, box, baseline, setting.size, setting.face.name, setting.across, setting.rise
        found.append(_new(Glyph, (_new(Sign, told), owner, setting, guessed, 1)))
    return found


def _is_flat(text: raw.FPDF_PAGEOBJECT) -> bool:
    """Whether a text object shows nothing: blanks have no height."""
    low, high, aside = ctypes.c_float(), ctypes.c_float(), ctypes.c_float()
    return not raw.FPDFPageObj_GetBounds(text, aside, low, aside, high) or high.value - low.value < _FLAT


def _blank(text: Placed, place: Affine, settings: _Settings) -> Sign:
    matrix = times(matrix_of(text.handle), text.place)
    setting = settings.of(address_of(text), matrix)
    x, y = (
        place.a * matrix.e + place.c * matrix.f + place.e,
        place.b * matrix.e + place.d * matrix.f + place.f,
    )
    bottom = y + setting.hang
    box = Box(x, bottom - setting.size, x, bottom)
    return Sign(" ", box, y, setting.size, setting.face.name, setting.across, setting.rise)


def _characters(text: pdfium.PdfTextPage) -> Iterator[tuple[int, str, bool, _Spot]]:
    """Every character that the file has: its index, what it says, whether that is guessed, and its place."""
    x, y, box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
    at_x, at_y, at_box = ctypes.byref(x), ctypes.byref(y), ctypes.byref(box)
    page = ctypes.cast(text.raw, ctypes.c_void_p)  # once: the wrapper would be asked for it by every call
    for index in range(raw.FPDFText_CountChars(text)):
        code = _unicode(page, index)
        if code in _MADE_UP and raw.FPDFText_IsGenerated(text, index) == 1:
            continue
        owner = _owner(page, index)
        if owner is None:
            continue
        _origin(page, index, at_x, at_y)
        _loose_box(page, index, at_box)
        said = "-" if code == _HYPHEN else "" if code in _SURROGATES or code > 0x10FFFF else chr(code)
        guessed = _unmapped(page, index) == 1
        yield index, said, guessed, (owner, x.value, y.value, box.left, box.bottom, box.right, box.top)


def _matrix_at(text: pdfium.PdfTextPage, index: int) -> Affine:
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(text, index, matrix)
    return affine(matrix)


def _setting(face: Face, units: float, matrix: Affine, place: Affine) -> Setting:
    across = matrix.a * place.a + matrix.b * place.c
    up = -(matrix.c * place.b + matrix.d * place.d) * units
    lean = (matrix.c * place.a + matrix.d * place.c) * units / up if up else 0.0
    stride = across * units / _EM
    narrow_or_wide = not _NARROW <= stride * _EM / max(abs(up), _HAIR) <= _WIDE
    return Setting(
        across=across,
        rise=-(matrix.a * place.b + matrix.b * place.d),
        up=up > 0,
        size=abs(up),
        hang=-face.descent * abs(up) / _EM,
        stride=stride,
        face=face,
        plain=up > 0 and not narrow_or_wide and abs(lean) <= _LEANING,
        lean=lean,
    )


def _face(font: raw.FPDF_FONT) -> Face:
    buffer = ctypes.create_string_buffer(256)
    length = raw.FPDFFont_GetBaseFontName(font, buffer, len(buffer))
    name = buffer.value.decode("utf-8", "replace") if 0 < length <= len(buffer) else ""
    family, _, style = name.replace(",", "-").partition("-")
    if family in _DESCENTS and style in _STYLES:
        return Face(font, name, _DESCENTS[family], {}, {})
    descent = ctypes.c_float()
    raw.FPDFFont_GetDescent(font, _EM, descent)
    return Face(font, name, descent.value, {}, {})


def _box(spot: _Spot, said: str, setting: Setting, place: Affine) -> Box:
    """A glyph's box; as pdfium has it for text that does not run level from left to right."""
    _, x, y, left, low, right, high = spot
    a, b, c, d, e, f = place
    start, end = a * left + c * low, a * right + c * high
    x1 = (end if end > start else start) + e
    if setting.across <= 0 or not setting.up:
        down = b * left + d * low + f, b * right + d * high + f
        return Box(min(start, end) + e, min(down), x1, max(down))
    x0, bottom = a * x + c * y + e, b * x + d * y + f + setting.hang
    end = x0 + advance(setting.face, said) * setting.stride
    if x0 < end <= x1 + _HAIR and x1 - end < _OVERHANG * setting.size:
        x1 = end  # pdfium's box reaches as far as the ink does, too
    return _new(Box, (x0, bottom - setting.size, x1, bottom))


def advance(face: Face, said: str) -> float:
    """How far a character of a font advances, in thousandths of the size; 0 where that is not known."""
    known = face.advances.get(said)
    if known is None:
        width = ctypes.c_float()
        if said:
            raw.FPDFFont_GetGlyphWidth(face.font, ord(said), _EM, width)
        known = face.advances[said] = width.value
    return known
