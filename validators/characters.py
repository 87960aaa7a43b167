"""Characters that make one text look like another: of another script, without width, or turning the direction."""

from __future__ import annotations

import unicodedata

# Zero-width and joining characters, marks and overrides of direction; no invoice needs them in a name or a number.
_UNSEEN = frozenset(
    chr(code) for code in (*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF, 0x061C)
)
_SCRIPTS = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE")


def unseen(text: str) -> list[str]:
    """The characters of `text` that are not seen, by their Unicode names."""
    return [unicodedata.name(character, "a character without a name") for character in text if character in _UNSEEN]


def mixed_word(text: str) -> str | None:
    """The first word of `text` with letters of several scripts ("Pаypal" with a Cyrillic a), or None."""
    return next((word for word in text.split() if len(_scripts(word)) > 1), None)


def foreign(text: str) -> str | None:
    """The first letter or digit of `text` that is not one of ASCII: in an identifier it only looks like one."""
    return next((c for c in text if c.isalnum() and not c.isascii()), None)


def _scripts(word: str) -> set[str]:
    found = set()
    for character in word:
        # "MICRO SIGN" and the ordinal indicators are letters of no script here.
        if character.isalpha():
            script = unicodedata.name(character, "").split(" ")[0]
            if script in _SCRIPTS:
                found.add(script)
    return found
