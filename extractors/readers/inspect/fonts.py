"""Fonts of a PDF as their dictionaries have them: those that do not say which characters their glyphs are, so that
readers guess, and may guess differently; those that say one character of several glyphs; and those of symbols that are
said to be letters.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import takewhile
from typing import Any

import pikepdf

# "/g12", "/C0045": a number of the font's own; "/uni20AC" and "/u1F4DE" are the codes of characters.
_NUMBERED = re.compile(r"/(?!uni[0-9A-F]{4}|u[0-9A-F]{4,6}$)[A-Za-z]{1,6}\d+")

# Faces that have no letters, which come with some systems; programs without them draw the letters of another.
_SYMBOLS = re.compile(r"(?i)/(?:[A-Z]{6}\+)?(?:wingdings|webdings|marlett|mt\W?extra|bookshelf\W?symbol)")
_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
_MOST_MAPPED = 70_000  # codes of a font
_SECTION = re.compile(rb"beginbf(char|range)(.*?)endbf", re.DOTALL)
_TOKEN = re.compile(rb"<([0-9A-Fa-f\s]*)>|([\[\]])")
_COMMENT = re.compile(rb"%[^\r\n]*")


def is_silent(one: Any) -> bool:
    """Whether a dictionary is a font without a map to characters whose encoding does not tell them either."""
    if one.get("/Type") != "/Font" or "/ToUnicode" in one:
        return False
    kind = one.get("/Subtype")
    if kind == "/Type0":
        return str(one.get("/Encoding", "")).startswith("/Identity")
    if kind == "/Type3":
        return True
    if kind not in ("/Type1", "/MMType1", "/TrueType"):
        return False
    encoding = one.get("/Encoding")
    if isinstance(encoding, pikepdf.Dictionary):
        named = encoding.get("/Differences", ())
        return any(isinstance(name, pikepdf.Name) and _NUMBERED.fullmatch(str(name)) for name in named)
    return False


def is_of_symbols(one: Any) -> bool:
    """Whether a dictionary is a font of symbols that the file does not bring along, and its codes are said to be
    letters or digits: where the face is known symbols show, and elsewhere what is said."""
    if one.get("/Type") != "/Font" or _SYMBOLS.match(str(one.get("/BaseFont", ""))) is None:
        return False
    below = one.get("/DescendantFonts")
    own = below[0] if isinstance(below, pikepdf.Array) and len(below) else one
    described = own.get("/FontDescriptor")
    if isinstance(described, pikepdf.Dictionary) and any(key in described for key in _FILES):
        return False
    if "/ToUnicode" not in one:
        return isinstance(one.get("/Encoding"), pikepdf.Name) and one.get("/Subtype") != "/Type0"
    return any(text.isalnum() for text in _codes(one).values())


def _codes(one: Any) -> dict[int, str]:
    """What the map of a font to Unicode says of its codes; none where there is no map that can be read."""
    stream = one.get("/ToUnicode")
    if not isinstance(stream, pikepdf.Stream):
        return {}
    try:
        return dict(_mapped(_COMMENT.sub(b"", stream.read_bytes())))
    except (pikepdf.PdfError, ValueError):
        return {}


def said_twice(one: Any) -> tuple[str, frozenset[str]] | None:
    """The name of a font, and the characters that it says of more than one code; None of what is no such font."""
    if one.get("/Type") != "/Font":
        return None
    codes = _codes(one)
    counted = Counter(codes.values())
    twice = {text for text, count in counted.items() if count > 1 and text.strip()}
    if one.get("/Subtype") != "/Type0":
        twice |= {text for text in counted if _also_by_itself(text, codes, one)}
    return (_named(one), frozenset(twice)) if twice else None


def _named(one: Any) -> str:
    return str(one.get("/BaseFont", "")).removeprefix("/")


def _also_by_itself(text: str, codes: dict[int, str], one: Any) -> bool:
    """Whether a code without a character in the map says this one by the font's encoding."""
    own = text.encode("cp1252", "ignore")
    if len(own) != 1 or own[0] in codes or not _number(one, "/FirstChar") <= own[0] <= _number(one, "/LastChar"):
        return False
    return one.get("/Subtype") != "/Type3" or _name_of(own[0], one)


def _name_of(code: int, one: Any) -> bool:
    """Whether a font's own list gives a code the name of a character, and not a number of its own."""
    encoding, at = one.get("/Encoding"), 0
    for entry in encoding.get("/Differences", ()) if isinstance(encoding, pikepdf.Dictionary) else ():
        if isinstance(entry, int):
            at = entry
            continue
        if at == code:
            return _NUMBERED.fullmatch(str(entry)) is None
        at += 1
    return False


def _number(one: Any, key: str) -> int:
    value = one.get(key, 0)
    return value if isinstance(value, int) else 0


def _mapped(cmap: bytes) -> Iterator[tuple[int, str]]:
    """Codes and what they say, as a map to Unicode lists them."""
    left = _MOST_MAPPED
    for kind, section in _SECTION.findall(cmap):
        tokens = iter([bracket or b"".join(digits.split()) for digits, bracket in _TOKEN.findall(section)])
        for first in tokens:
            last = next(tokens, b"") if kind == b"range" else first
            said = next(tokens, b"")
            if not first or not last or left <= 0:
                return
            start, count = int(first, 16), min(int(last, 16) - int(first, 16) + 1, left)
            left -= max(count, 1)
            if said == b"[":
                each = takewhile(lambda token: token != b"]", tokens)
                yield from zip(range(start, start + count), map(_text, each), strict=False)
            else:
                yield from ((start + step, _text(said, step)) for step in range(count))


def _text(digits: bytes, step: int = 0) -> str:
    """What the hexadecimal digits of UTF-16 say, the last unit `step` further on."""
    units = bytes.fromhex(digits.decode() + "0" * (-len(digits) % 4))
    if len(units) < 2:
        return ""
    last = (int.from_bytes(units[-2:]) + step) & 0xFFFF
    return (units[:-2] + last.to_bytes(2)).decode("utf-16-be", "replace")
