"""Letters and digits of other scripts that look like those of ASCII, read as what they look like.

Source: the confusable characters of Unicode Technical Standard 39, of the scripts that invoices are forged with.
"""

from __future__ import annotations

import unicodedata

_ALIKE = (
    ("АВЕЅІЈКМНОРСТУХаеѕіјорсухһԁԛԝѵктмнвӏӀҮүԚԜԌҺԍ", "ABESIJKMHOPCTYXaesijopcyxhdqwvktmhblIYyQWGHg"),  # Cyrillic
    ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαικνορτυχϲϳϹϺͿϒ", "ABEZHIKMNOPTYXaikvoptuxcjCMJY"),  # Greek
    ("ՕօՏսհցզոՍ", "OoSuhgqnU"),  # Armenian
    ("ᎪᏴᏟᎠᎬᎻᎫᏦᏞᎷᏢᏒᏚᎢᏙᎳᏃᎥ", "ABCDEHJKLMPRSTVWZI"),  # Cherokee
    ("ꓐꓚꓓꓰꓝꓖꓧꓲꓙꓗꓡꓟꓠꓳꓑꓣꓢꓔꓴꓦꓪꓫꓬꓜꓮ", "BCDEFGHIJKLMNOPRSTUVWXYZA"),  # Lisu
    ("ⲞⲣⲤⲢ", "OpCP"),  # Coptic
    ("ɑɡʏɩɪʀɴʟʙɢʜǀ", "agyiirnlbghl"),  # Latin: small capitals and phonetics
)
_LIKE = {ord(one): other for ours, theirs in _ALIKE for one, other in zip(ours, theirs, strict=True)}
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
    return str(digit) if digit is not None else _LIKE.get(ord(character), character)


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


def _is_foreign(character: str) -> bool:
    """Whether a letter or digit is of another script or width; superscripts and ligatures are printed on purpose."""
    if character.isascii():
        return False
    name = unicodedata.name(character, "")
    return (
        name.startswith(("FULLWIDTH", "HALFWIDTH", "MATHEMATICAL"))
        or not (name.startswith(("LATIN", "SUPERSCRIPT", "SUBSCRIPT", "FEMININE", "MASCULINE", "MICRO", "VULGAR")))
        or ord(character) in _LIKE
    )
