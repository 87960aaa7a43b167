"""What forms call the parts of a party's address, in our languages: beside a part, above it or before it."""

from __future__ import annotations

import re
from enum import StrEnum

_NAME = (
    r"name|company(?: name)?|business name|firma|firmenname|unternehmen|nom|raison sociale|société|entreprise|naam|"
    r"bedrijf|bedrijfsnaam|denominazione|nome|ragione sociale|ditta|nombre|razón social|empresa|denominación|"
    r"denominação|nazwa|nazwa firmy|[uü]nvan[ıi]?|ad[ıi]|firma ad[ıi]|namn|företag|företagsnamn|navn|virksomhed|"
    r"firmanavn|název|jméno"
)
_ADDRESS = (
    r"(?:post(?:al )?|street )?address(?: line \d)?|anschrift|adress[ea]?|adresy?|indirizzo|sede|dirección|domicilio|"
    r"morada|endereço|gatuadress|sídlo"
)
_STREET = (
    r"street(?: name)?|straße(?: und hausnummer)?|strasse|rue|straat|via|calle|rua|ulica|cadde|sokak|gata|"
    r"vej|gade|ulice"
)
_CODE = (
    r"post ?code|postal code|zip(?: code)?|pin(?: code)?|eircode|plz|postleitzahl|code postal|c\.?p\.?|cap|"
    r"código postal|kod(?: pocztowy)?|posta kodu|postnr\.?|postnummer|psč"
)
_CITY = (
    r"city|town|ort|stadt|wohnort|ville|localité|commune|plaats|woonplaats|stad|comune|città|località|población|ciudad|"
    r"localidad|municipio|localidade|cidade|miasto|miejscowość|şehir|il|ilçe|postort|by|město|obec"
)
_STATE = r"state|province|region|county|bundesland|provincia|prov\.?"
_LAND = r"country|land|pays|paese|nazione|stato|país|kraj|ülke|země|stát"
_COUNTRY = (
    rf"(?:{_LAND})(?: code)?|ländercode|länderkürzel|code (?:du )?pays|landcode|codice paese|código (?:del? |do )?país|"
    r"kod kraju|ülke kodu|landskod|landekode|kód země"
)
_PLACE = rf"(?:{_CODE}|{_CITY}|{_STATE})"
_AND = r"\s*(?:[/,&+]|\b(?:and|und|et|en|e|y|i|och|og|a)\b|\s)\s*"


class Part(StrEnum):
    """What a label of a form says stands beside it, in the order in which addresses are written."""

    NAME = "name"
    ADDRESS = "address"
    STREET = "street"
    POST_CODE = "post_code"
    CITY = "city"
    COUNTRY = "country"


_WORDINGS = {
    Part.NAME: rf"(?:{_NAME})",
    Part.ADDRESS: rf"(?:{_ADDRESS})(?:\s*[/,&+]\s*(?:\w+\.?\s?)+)?",
    Part.STREET: rf"(?:{_STREET})(?:\s*[/,&+]\s*(?:\w+\.?\s?)+)?",
    Part.POST_CODE: rf"(?:{_CODE})",
    Part.CITY: rf"{_PLACE}(?:{_AND}{_PLACE}){{0,3}}",
    Part.COUNTRY: rf"(?:{_COUNTRY})(?:\s*[/,&+]\s*(?:\w+\.?\s?)+)?",
}
_ANY = "|".join(f"(?P<{part.value}>{wording})" for part, wording in _WORDINGS.items())
_LABEL = re.compile(rf"(?i)(?:{_ANY})\s*:?")
_BEFORE = re.compile(rf"(?i)(?:{_ANY})\s*:\s+(?=\S)")


def part_named(text: str) -> Part | None:
    """The part of an address that `text` is the label of and nothing else, or None."""
    match = _LABEL.fullmatch(text.strip())
    return None if match is None or match.lastgroup is None else Part(match.lastgroup)


def part_before(text: str) -> tuple[Part, int] | None:
    """The part whose label, with a colon, begins `text`, and where its value starts; None without one."""
    match = _BEFORE.match(text)
    return None if match is None or match.lastgroup is None else (Part(match.lastgroup), match.end())
