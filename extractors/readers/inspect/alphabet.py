"""The characters that glyphs are compared with, and those among them that honest fonts draw alike."""

from __future__ import annotations

import unicodedata

LATIN = (
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
    "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØŒÙÚÛÜÝŸĄĆČĎĘĚĞİŁŃŇŐŘŚŞŠŤŮŰŹŻŽÐÞ"
    "àáâãäåæçèéêëìíîïñòóôõöøœùúûüýÿąćčďęěğıłńňőřśşšťůűźżžßðþ"
)
MARKS = ".,:;'’‘\"“”„«»‹›!?¡¿()[]{}/\\|-–—_+=<>*#%‰&@~^`´¨°ºª§¶†‡•·…²³¹¼½¾×÷±−µ¬©®™¦"
CURRENCY = "€$£¥¢₺₤ƒ"
LIGATURES = "ﬁﬂﬀﬃﬄ"
CHARACTERS = LATIN + MARKS + CURRENCY + LIGATURES
COMPARED = frozenset(CHARACTERS)
NOTHING = len(CHARACTERS)  # the class of what is none of them

# What stands in one group changes no value where one is drawn for another. Only what is never a digit, sign of money,
# point or comma stands here: those are told apart, or doubted.
_ALIKE = (
    "-–—−_‐‑‒", "'’‘´`′", "\"“”„¨″", "·•∙", "×x", "cC", "oO", "sS", "vV", "wW", "xX", "zZ", "uU", "pP", "kK",
    "Il|ı", "iı", "µu", "ºo°", "ªa", "ßB", "ÐĐ", "ðđ", "ćĆč", "şs", "¦|", "£₤",
    "<‹", ">›", "«<", "øØ", "öÖ", "óÓ", "žŽ", "šŠ",
)  # fmt: skip
GROUPS: dict[str, frozenset[str]] = {
    sign: frozenset("".join(group for group in _ALIKE if sign in group)) for sign in set("".join(_ALIKE))
}

# What a digit may be drawn as: who reads a plain stroke or a ring in a number reads this digit.
STROKES = {"1": frozenset("lI|"), "0": frozenset("Oo")}

# Other codes for what is drawn alike.
SAME = {"ʼ": "’", "ʹ": "'", "‚": ",", "‛": "’", "′": "'", "‐": "-", "‑": "-", "‒": "–", "―": "—", "⁄": "/", "∕": "/",
        "∙": "·", "⋅": "·", "Δ": "∆", "\N{KELVIN SIGN}": "K", "đ": "ð", "Đ": "Ð", "fi": "ﬁ", "fl": "ﬂ", "ff": "ﬀ",
        "ffi": "ﬃ", "ffl": "ﬄ"}  # fmt: skip
# Letters of other scripts that look like Latin ones.
DISGUISED = frozenset("АВЕЅІЈКМНОРСТУХԚԜаеѕіјорсухһԁԛԝАΒΕΖΗΙΚΜΝΟΡΤΥΧΑονικρυ")


def script_of(word: str) -> str | None:
    """The script that all letters of a word are in, as a policy calls it; None where it has digits, none or several."""
    scripts = {unicodedata.name(sign, "?").split()[0].lower() for sign in word if sign.isalpha()}
    return scripts.pop() if len(scripts) == 1 and not any(sign.isnumeric() for sign in word) else None
