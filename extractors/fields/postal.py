"""Lines of postal addresses as text: where a line names a post code and a city, what is a street, what is neither."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from extractors.fields.names import CONTACT

_WORD = r"[^\W\d_][^\W_]*"
_NAME = rf"{_WORD}(?:(?:[ '’/-]|\.[ -]?|' )(?:{_WORD}))*\.?"
_DISTRICT = r"(?:\s\d{1,2}(?:\s?(?:er?|e|ème))?(?:\scedex)?(?:\s\d{1,2})?)?"  # "Praha 4", "Paris 8e", "Lyon Cedex 03"
# Codes of countries that stand before post codes: "DE 80331 München".
_LETTERS = "AT|BE|BG|CH|CY|CZ|DE|DK|EE|ES|FI|FR|GR|HR|HU|IE|IS|IT|LI|LT|LU|LV|MC|MT|NL|NO|PL|PT|RO|RS|SE|SI|SK|SM|TR|UA"
_PLATE = rf"(?:(?P<plate>[A-Z]{{1,3}}(?=\s?[-–])|(?:{_LETTERS})(?=\s))\s?[-–]?\s?)?"
_PROVINCE = re.compile(r"(?<=[a-zà-ÿ])\s[A-Z]{2}$")
_AREA = r"(?:\s*\([^\W\d]{2,}\)|\s[A-Z]{2}(?=$|,))?"  # an Italian province: "Milano (MI)", "Milano MI"
_BEFORE = r"(?:^|(?<=,\s)|(?<=[-–—·•|/]\s)|(?<=,)|(?<=\s\s))"
_AFTER = r"(?=\s*(?:$|[,;·•|/(]|\s[-–—]\s))"


class _Form(NamedTuple):
    """A way to write post code and city. What is `certain` can be nothing else: a code of three digits or letters."""

    pattern: re.Pattern[str]
    certain: bool


def _form(pattern: str, *, certain: bool) -> _Form:
    return _Form(re.compile(pattern), certain)


_FORMS: tuple[_Form, ...] = (
    _form(
        rf"{_BEFORE}(?P<city>{_NAME}),?\s+(?:(?:[A-Z]{{2}}|[A-Z][a-z]+)\.?,?\s+)(?P<code>\d{{5}}(?:-\d{{4}})?){_AFTER}",
        certain=True,
    ),  # United States
    _form(rf"{_BEFORE}(?P<city>{_NAME}),?\s+[A-Z]{{2}},?\s+(?P<code>[A-Z]\d[A-Z]\s?\d[A-Z]\d){_AFTER}", certain=True),
    _form(
        rf"{_BEFORE}(?:(?P<city>{_NAME}),?\s+)?(?P<code>[A-Z]{{1,2}}\d[A-Z\d]?\s?\d[A-Z]{{2}}){_AFTER}", certain=True
    ),  # United Kingdom
    _form(
        rf"{_BEFORE}(?:(?P<city>{_NAME}(?:\s\d{{1,2}})?),?\s+)?(?P<code>[A-Z]\d[\dW]\s?[A-Z\d]{{4}}){_AFTER}",
        certain=True,
    ),  # Ireland
    _form(rf"{_BEFORE}{_PLATE}(?P<code>\d{{4}}\s?[A-Z]{{2}}),?\s+(?P<city>{_NAME}){_AFTER}", certain=True),
    _form(rf"{_BEFORE}(?P<city>{_NAME}),?\s+(?P<code>\d{{4}}\s[A-Z]{{2}}){_AFTER}", certain=True),  # Netherlands
    _form(rf"{_BEFORE}{_PLATE}(?P<code>\d{{4}}-\d{{3}}|\d{{2}}-\d{{3}}),?\s+(?P<city>{_NAME}){_AFTER}", certain=True),
    _form(rf"{_BEFORE}{_PLATE}(?P<code>\d{{3}}\s\d{{2}}),?\s+(?P<city>{_NAME}{_DISTRICT}){_AFTER}", certain=True),
    _form(rf"{_BEFORE}(?P<city>{_NAME}),\s(?:{_NAME}),?\s(?P<code>\d{{3}}\s?\d{{3}}){_AFTER}", certain=True),  # India
    _form(rf"{_BEFORE}(?P<city>{_NAME})\s?[-–,]?\s(?P<code>\d{{3}}\s?\d{{3}}){_AFTER}", certain=True),
    _form(
        rf"{_BEFORE}(?P<city>{_NAME})\s(?P<state>NSW|VIC|QLD|TAS|ACT|NT|WA|SA),?\s(?P<code>\d{{4}}){_AFTER}",
        certain=True,
    ),
    _form(
        rf"{_BEFORE}{_PLATE}(?P<code>\d{{4,6}})(?:,|\s[-–])?\s+(?P<city>{_NAME}{_DISTRICT}?){_AREA}{_AFTER}",
        certain=False,
    ),
    _form(rf"{_BEFORE}(?P<city>{_NAME}),?\s+(?P<code>\d{{4,5}}(?:-\d{{3}})?){_AFTER}", certain=False),
)

# Words that only streets have, as whole words or as the end of one (Hauptstraße, Dorpsstraat, Storgatan).
_ENDINGS = (
    r"stra(?:ß|ss)e|str\.?|weg|gasse|allee|platz|ufer|damm|ring|straat|laan|plein|kade|gracht|gatan|vägen|väg|gade|vej"
)
_WHOLE = (
    r"street|road|rd\.?|avenue|ave\.?|av\.|avda\.?|lane|ln\.?|drive|dr\.|blvd\.?|boulevard|bd\.?|square|highway|hwy\.?|"
    r"way|court|ct\.?|parkway|pkwy\.?|terrace|close|crescent|quay|rue|chemin|chaussée|allée|impasse|quai|route|place|"
    r"via|viale|piazza|corso|strada|vicolo|calle|c/|paseo|plaza|ctra\.?|carretera|rua|avenida|travessa|praça|largo|"
    r"cad\.?|caddesi|cadde|sok\.?|sokak|bulvarı|mah\.?|mahallesi|ul\.|al\.|os\.|plac|jalan|jln\.?|lorong|steenweg|"
    r"nagar|marg|náměstí|třída|svingen|polígono|pol\. ind\."
)
_STREET_WORD = re.compile(rf"(?i)(?<!\w)(?:{_WHOLE})(?!\w)|\w(?:{_ENDINGS})(?!\w)|\b(?:st\.?|dr)$|\bst\.?,|\bst\.?\s\d")
_BOX = re.compile(r"(?i)\b(?:p\.?\s?o\.?\s?box|postfach|postbus|box|bp|b\.p\.|apartado|casella postale|skr\.)\s*\d")
_PART = re.compile(
    r"(?i)^(?:suite|ste\.?|unit|apt\.?|floor|flat|room|building|bldg\.?|block|plot|shop|lot|bâtiment|bât\.?|zone|"
    r"za|zi|zac|interno|scala|piso|nave|lote|kat|no\.?|sector|tower|house|the old)\b|\b(?:floor|building|park|"
    r"house|estate|industriale|industrial)$"
)
_NUMBERED = re.compile(r"^\D{3,60}[,\s]\d{1,4}\s?[a-zA-Z]?(?:[-/+ ]\s?\d{0,4}[a-zA-Z]?)*$")
_NUMBER_FIRST = re.compile(r"^(?:no\.?\s?)?\d{1,5}[a-zA-Z]?(?:[-/]\d{1,4})?(?:\s?(?:bis|ter))?,?\s+\w")
_NEVER = re.compile(
    r"(?i)\d{7}|%|\d:\d\d|\d[.,]\d\d(?!\d)|[€$£@]|\b(?:vat|ust|mwst|tva|btw|nif|cif|p\.?\s?iva|gst\w*|tin|abn|ein|siret|"
    r"siren|rcs|hrb|iban|bic|swift|kvk|invoice|rechnung|facture|factuur|fattura|factura|tax|date|datum)\b"
)
_FORM_LABEL = re.compile(
    r"(?i)(?:post(?:al )?address|street(?: address)?|address(?: line \d)?|city|town|post ?code|postal code|"
    r"zip(?: code)?|country(?: code)?|anschrift|adresse|straße|strasse|ort|stadt|plz|postleitzahl|land|ländercode|rue|"
    r"ville|code postal|pays|adres|straat|plaats|postcode|indirizzo|via|città|cap|paese|dirección|calle|ciudad|"
    r"localidad|población|código postal|país|morada|endereço|localidade|adresy?|ulica|miasto|miejscowość|kod pocztowy|"
    r"kraj|adress|gata|postort|postnummer|by|vej|ulice|město|psč|země|il|ilçe|şehir|posta kodu|ülke)"
    r"(?:\s*[/,&+]\s*(?:\w+\.?\s?)+)?\s*:?"
)
_COLON = re.compile(r":\s")
_LONGEST = 70


class Place(NamedTuple):
    """A post code with its city and where they stand in their line; `city` is None for a code that stands alone.

    What is not `certain` may be the number and name of a street: "1020 Enterprise Way".
    """

    code: str
    city: str | None
    plate: str | None
    start: int
    stop: int
    certain: bool


def place_in(text: str) -> Place | None:
    """The post code and city that `text` names, or None."""
    return next(_places(text), None)


def _places(text: str) -> Iterator[Place]:
    if CONTACT.search(text) or _NEVER.search(text):
        return
    for form in _FORMS:
        for match in form.pattern.finditer(text):
            groups = match.groupdict()
            city = groups["city"]
            if city is not None and _STREET_WORD.search(city):
                continue
            city = city and _PROVINCE.sub("", city)
            plate = groups.get("plate")
            yield Place(groups["code"], city, plate, match.start(), match.end(), form.certain or plate is not None)


def is_form_label(text: str) -> bool:
    """Whether `text` is nothing but the name of a part of an address, as forms print it beside or above the part."""
    return bool(_FORM_LABEL.fullmatch(text.strip()))


def is_street(text: str) -> bool:
    """Whether `text` names a street with its number, or a post box."""
    if not _may_be_street(text):
        return False
    return bool(_BOX.search(text) or (_STREET_WORD.search(text) and any(c.isdigit() for c in text)))


def may_be_street(text: str) -> bool:
    """Whether `text` can be a street, a building or a part of one, where its place in the address says so."""
    if not _may_be_street(text):
        return False
    return bool(
        is_street(text)
        or _STREET_WORD.search(text)
        or _PART.search(text)
        or _NUMBERED.fullmatch(text)
        or _NUMBER_FIRST.match(text)
    )


def _may_be_street(text: str) -> bool:
    letters = sum(c.isalpha() for c in text)
    return (
        letters > 1
        and len(text) <= _LONGEST
        and not (
            _NEVER.search(text) or CONTACT.search(text) or (_COLON.search(text) and not re.search(r"(?i)\bno:\s", text))
        )
    )
