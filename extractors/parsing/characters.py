"""Characters that look alike made one, position by position, so that spans found afterwards fit the text as printed."""

from __future__ import annotations

from functools import lru_cache

_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t\n\r"
_DASHES = "\u02d7\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u207b\u2212\ufe63\uff0d"
_APOSTROPHES = "\u2018\u2019\u02bc\u2032\u00b4`"
_WIDE = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}

_TABLE = (
    _WIDE
    | dict.fromkeys(map(ord, _SPACES), " ")
    | dict.fromkeys(map(ord, _DASHES), "-")
    | dict.fromkeys(map(ord, _APOSTROPHES), "'")
)


@lru_cache(maxsize=4096)  # every parser of a text asks again
def level(text: str) -> str:
    """`text` with one kind of blank, dash and apostrophe and with ASCII forms of wide characters; same length."""
    return text.translate(_TABLE)


def digits_of(text: str) -> str:
    """The digits of `text` alone, in their order."""
    return "".join(filter(str.isdecimal, text))
