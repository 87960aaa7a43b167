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
ELSEWHERE = frozenset({"greek", "cyrillic"})  # scripts with letters that look Latin
# Those letters.
_CYRILLIC, _GREEK = "АВЕЅІЈКМНОРСТУХԚԜаеѕіјорсухһԁԛԝ", "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονικρυ"
DISGUISED = frozenset(_CYRILLIC + _GREEK)
_AS_LATIN = str.maketrans(_CYRILLIC + _GREEK, "ABESIJKMHOPCTYXQWaesijopcyxhdqw" + "ABEZHIKMNOPTYXovikpu")


def script_of(word: str) -> str | None:
    """The script that all letters of a word are in, as a policy calls it; None where it has digits, none or several."""
    scripts = {unicodedata.name(sign, "?").split()[0].lower() for sign in word if sign.isalpha()}
    return scripts.pop() if len(scripts) == 1 and not any(sign.isnumeric() for sign in word) else None


def as_latin(text: str) -> str:
    """`text` with Latin letters for those that look like them."""
    return text.translate(_AS_LATIN)


def shows_its_script(word: str) -> bool:
    """Whether all letters of a word are of one script with letters that look Latin, and one of them does not: whoever
    reads it knows that none of them is."""
    letters = [sign for sign in word if sign.isalpha()]
    return script_of("".join(letters)) in ELSEWHERE and not DISGUISED.issuperset(letters)
