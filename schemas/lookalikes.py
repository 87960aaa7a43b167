"""Letters and digits of other scripts that look like those of ASCII, read as what they look like.

Source: the confusable characters of Unicode Technical Standard 39, of the scripts that invoices are forged with.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

_ALIKE = (
    ("АВЕЅІЈКМНОРСТУХаеѕіјорсухһԁԛԝѵктмнвӏӀҮүԚԜԌҺԍ", "ABESIJKMHOPCTYXaesijopcyxhdqwvktmhblIYyQWGHg"),  # Cyrillic
    ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαικνορτυχϲϳϹϺͿϒ", "ABEZHIKMNOPTYXaikvoptuxcjCMJY"),  # Greek
    ("ՕօՏսհցզոՍ", "OoSuhgqnU"),  # Armenian
    ("ᎪᏴᏟᎠᎬᎻᎫᏦᏞᎷᏢᏒᏚᎢᏙᎳᏃᎥ", "ABCDEHJKLMPRSTVWZI"),  # Cherokee
    ("ꓐꓚꓓꓰꓝꓖꓧꓲꓙꓗꓡꓟꓠꓳꓑꓣꓢꓔꓴꓦꓪꓫꓬꓜꓮ", "BCDEFGHIJKLMNOPRSTUVWXYZA"),  # Lisu
    ("ⲞⲣⲤⲢ", "OpCP"),  # Coptic
    ("ɑɡʏɩɪʀɴʟʙɢʜǀ", "agyiirnlbghl"),  # Latin: small capitals and phonetics
)
LOOKALIKES: Mapping[int, str] = {
    ord(one): other for ours, theirs in _ALIKE for one, other in zip(ours, theirs, strict=True)
}
_SCRIPTS = ("CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "LISU", "COPTIC")
_WORD = re.compile(r"[^\W\d_]+")
_LEAST = 3  # letters of a word that is disguised
_UNSEEN = frozenset({"Cf", "Mn", "Me"})  # without width of their own: joiners, marks of direction, combining marks


def seen_as(text: str) -> str:
    """`text` in the letters and digits of ASCII that its characters look like; what looks like none stays itself.

    Characters that are not seen are left out; accents stay.
    """
    if text.isascii():
        return text
    return "".join(map(_seen_as, unicodedata.normalize("NFKC", text)))


def _seen_as(character: str) -> str:
    if character.isascii():
        return character
    if unicodedata.category(character) in _UNSEEN:
        return ""
    digit = unicodedata.decimal(character, None)
    return str(digit) if digit is not None else LOOKALIKES.get(ord(character), character)


def alike_only(text: str) -> str | None:
    """The first character of `text` that only looks like one of ASCII, where all of its foreign letters and digits do.

    A word of another script has letters that look like none: "Ευρώπη" is Greek, "ΑΤΤΑ" may be a forgery of "ATTA".
    """
    foreign = [one for one in text if one.isalnum() and _is_foreign(one)]
    return (
        foreign[0]
        if foreign and all(_seen_as(unicodedata.normalize("NFKC", one)).isascii() for one in foreign)
        else None
    )


def disguised_word(text: str) -> str | None:
    """The first word of `text` in whose Latin letters others are mixed that look like them ("раid"), or None.

    Units are written with letters that look like none: "kΩ", "µm".
    """
    if text.isascii():
        return None
    return next((word for word in _WORD.findall(text) if _is_disguised(word)), None)


def _is_disguised(word: str) -> bool:
    return (
        len(word) >= _LEAST
        and any(map(str.isascii, word))
        and any(_is_script(one) for one in word)
        and (alike_only(word) is not None)
    )


def _is_script(character: str) -> bool:
    return unicodedata.name(character, "").startswith(_SCRIPTS)


def _is_foreign(character: str) -> bool:
    """Whether a letter or digit is of another script or width; superscripts and ligatures are printed on purpose."""
    if character.isascii():
        return False
    name = unicodedata.name(character, "")
    return (
        name.startswith(("FULLWIDTH", "HALFWIDTH", "MATHEMATICAL"))
        or not (name.startswith(("LATIN", "SUPERSCRIPT", "SUBSCRIPT", "FEMININE", "MASCULINE", "MICRO", "VULGAR")))
        or ord(character) in LOOKALIKES
    )
