"""Fonts of a PDF that do not say which characters their glyphs are: readers guess, and may guess differently."""

from __future__ import annotations

import re
from typing import Any

import pikepdf

# "/g12", "/C0045": a number of the font's own; "/uni20AC" and "/u1F4DE" are the codes of characters.
_NUMBERED = re.compile(r"/(?!uni[0-9A-F]{4}|u[0-9A-F]{4,6}$)[A-Za-z]{1,6}\d+")


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
