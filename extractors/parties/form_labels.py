"""What forms call the parts of a party's address, in our languages: beside a part, above it or before it."""

from __future__ import annotations

import re
from enum import StrEnum

from extractors.languages import spoken
from extractors.parsing.remembered import Remembered

_PLACE = rf"(?:{spoken('form_code')}|{spoken('form_city')}|{spoken('form_state')})"
_AND = rf"\s*(?:[/,&+]|\b(?:{spoken('and')}|a)\b|\s)\s*"


class Part(StrEnum):
    """What a label of a form says stands beside it, in the order in which addresses are written."""

    NAME = "name"
    ADDRESS = "address"
    STREET = "street"
    POST_CODE = "post_code"
    CITY = "city"
    COUNTRY = "country"


_WORDINGS = {
    Part.NAME: rf"(?:{spoken('form_name')})",
    Part.ADDRESS: rf"(?:{spoken('form_address')})(?:\s*[/,&+]\s*(?:\w+\.?\s?)+)?",
    Part.STREET: rf"(?:{spoken('form_street')})(?:\s*[/,&+]\s*(?:\w+\.?\s?)+)?",
    Part.POST_CODE: rf"(?:{spoken('form_code')})",
    Part.CITY: rf"{_PLACE}(?:{_AND}{_PLACE}){{0,3}}",
    Part.COUNTRY: rf"(?:{spoken('form_country')})(?:\s*[/,&+]\s*(?:\w+\.?\s?)+)?",
}
_ANY = "|".join(f"(?P<{part.value}>{wording})" for part, wording in _WORDINGS.items())
_LABEL = Remembered(rf"(?i)(?:{_ANY})\s*:?")
_BEFORE = re.compile(rf"(?i)(?:{_ANY})\s*:\s+(?=\S)")
_SAID = re.compile(r"[^\W\d_](?:[^\W\d_]|[.'’/() -]){2,40}:\s+(?=\S)")


def part_named(text: str) -> Part | None:
    """The part of an address that `text` is the label of and nothing else, or None."""
    match = _LABEL.fullmatch(text.strip())
    return None if match is None or match.lastgroup is None else Part(match.lastgroup)


def part_before(text: str) -> tuple[Part, int] | None:
    """The part whose label, with a colon, begins `text`, and where its value starts; None without one."""
    match = _BEFORE.match(text)
    return None if match is None or match.lastgroup is None else (Part(match.lastgroup), match.end())


def value_of(text: str) -> int | None:
    """Where the value starts in a row that says before a colon what it holds, whatever the words; None elsewhere."""
    said = _SAID.match(text)
    return None if said is None else said.end()
