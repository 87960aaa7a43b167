"""Lines of postal addresses as text: where a line names a post code and a city, what is a street, what is neither."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from extractors.languages import spoken
from extractors.page.names import CONTACT
from extractors.parties.address.countries import before_code, before_country
from schemas.regimes import regimes

_WORD = r"[^\W\d_]+"
_NAME = rf"{_WORD}(?:(?:[ '’/-]|\.[ -]?|' )(?:{_WORD}))*\.?"
_DISTRICT = r"(?:\s\d{1,2}(?:\s?(?:er?|e|ème))?(?:\scedex)?(?:\s\d{1,2})?)?"  # "Praha 4", "Paris 8e", "Lyon Cedex 03"
# Codes of countries that stand before post codes: "DE 80331 München".
_LETTERS = "AT|BE|BG|CH|CY|CZ|DE|DK|EE|ES|FI|FR|GR|HR|HU|IE|IS|IT|LI|LT|LU|LV|MC|MT|NL|NO|PL|PT|RO|RS|SE|SI|SK|SM|TR|UA"
_PLATE = rf"(?:(?P<plate>[A-Z]{{1,3}}(?=\s?[-–])|(?:{_LETTERS})(?=\s))\s?[-–]?\s?)?"
_TOWN = re.compile(rf"(?i)^(?:{spoken('town_prefix')})\s?")  # "гр. София"
_PROVINCE = re.compile(r"(?:(?<=[a-zà-ÿ])|(?<=[A-ZÀ-Ý]{4}))\s[A-Z]{2}$")
_AREA = r"(?:\s*\([^\W\d][^)\d]+\)|\s[A-Z]{2}(?=$|,))?"  # an Italian province: "Milano (MI)", "Milano MI"
_BEFORE = r"(?:^|(?<=[,;]\s)|(?<=[-–—·•|/]\s)|(?<=,)|(?<=\s\s))"
_AFTER = r"(?=\s*(?:\.?$|[,;·•|/(]|\s[-–—]\s))"


class _Form(NamedTuple):
    """A way to write post code and city. What is `certain` can be nothing else: a code of three digits or letters."""

    pattern: re.Pattern[str]
    certain: bool


def _form(pattern: str, *, certain: bool) -> _Form:
    return _Form(re.compile(pattern), certain)


_FORMS: tuple[_Form, ...] = (
    _form(
        rf"{_BEFORE}(?P<city>{_NAME})(?:,?\s+[A-Z]{{2}}|,\s[A-Z][a-z]+(?:\s[A-Z][a-z]+)?)\.?,?\s+"
        rf"(?P<code>\d{{5}}(?:-\d{{4}})?){_AFTER}",
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
    _form(
        rf"{_BEFORE}(?P<code>[A-Z]{{1,2}}\d[A-Z\d]?\s?\d[A-Z]{{2}}|[A-Z]\d[\dW]\s?[A-Z\d]{{4}}),?\s+(?P<city>{_NAME}){_AFTER}",
        certain=True,
    ),  # both, as forms print them
    _form(rf"{_BEFORE}{_PLATE}(?P<code>\d{{4}}\s?[A-Z]{{2}}),?\s+(?P<city>{_NAME}){_AFTER}", certain=True),
    _form(rf"{_BEFORE}(?P<city>{_NAME}),?\s+(?P<code>\d{{4}}\s[A-Z]{{2}}){_AFTER}", certain=True),  # Netherlands
    _form(
        rf"{_BEFORE}{_PLATE}(?P<code>\d{{4}}-\d{{3}}|\d{{5}}-\d{{3}}|\d{{2}}-\d{{3}}),?\s+(?P<city>{_NAME}){_AREA}{_AFTER}",
        certain=True,
    ),  # Portugal, Brazil, Poland
    _form(rf"{_BEFORE}{_PLATE}(?P<code>\d{{3}}\s\d{{2}}),?\s+(?P<city>{_NAME}{_DISTRICT}){_AFTER}", certain=True),
    _form(
        rf"{_BEFORE}(?P<city>{_NAME}{_DISTRICT})(?:\s?[-–/]\s?[A-Z]{{2}})?,?\s+"
        rf"(?P<code>\d{{4}}-\d{{3}}|\d{{5}}-\d{{3}}|\d{{2}}-\d{{3}}|\d{{3}}\s\d{{2}}){_AFTER}",
        certain=True,
    ),  # the same with the city first
    _form(
        rf"{_BEFORE}(?P<city>{_NAME}),\s(?:{_NAME})(?:\s?[-–,])?\s(?P<code>\d{{3}}\s?\d{{3}}){_AFTER}", certain=True
    ),  # India
    _form(rf"{_BEFORE}(?P<city>{_NAME})(?:\s?[-–,]\s?|\s)(?P<code>\d{{3}}\s?\d{{3}}){_AFTER}", certain=True),
    _form(
        rf"{_BEFORE}(?P<city>{_NAME})\s(?P<state>{'|'.join(regimes()['AU'].region_codes)}),?\s(?P<code>\d{{4}}){_AFTER}",
        certain=True,
    ),
    _form(rf"{_BEFORE}(?P<city>{_NAME}),?\s+(?P<plate>{_LETTERS})-(?P<code>\d{{4,5}}){_AFTER}", certain=True),  # Latvia
    _form(
        rf"{_BEFORE}{_PLATE}(?P<code>\d{{4,6}})(?:,|\s[-–])?\s+(?P<city>{_NAME}{_DISTRICT}?){_AREA}{_AFTER}",
        certain=False,
    ),
    _form(rf"{_BEFORE}(?P<city>{_NAME}),?\s+(?P<code>\d{{4,5}}(?:-\d{{3}})?){_AFTER}", certain=False),
)

# Words that only streets have, as whole words or as the end of one (Hauptstraße, Dorpsstraat, Storgatan).


_STREET_WORD = re.compile(
    rf"(?i)(?<!\w)(?:{spoken('street_word')})(?!\w)|\w(?:{spoken('street_end')})(?!\w)|\b(?:st\.?|dr)$|\bst\.?,|\bst\.?\s\d"
)
_BOX = re.compile(rf"(?i)\b(?:{spoken('post_box')}|box)\s*\d")
_UNIT = spoken("unit")
UNIT_ALONE = re.compile(rf"(?i)(?:{_UNIT})")
_PART = re.compile(rf"(?i)^(?:{_UNIT}|no\.?|{spoken('address_part')})\b|\b(?:{spoken('building')})$")
_NUMBERED = re.compile(r"^\D{3,60}[,\s]\d{1,4}\s?[a-zA-Z]?(?:[-/+ ]\s?\d{0,4}[a-zA-Z]?)*$")
_NUMBER_FIRST = re.compile(r"^(?:no\.?\s?)?\d{1,5}[a-zA-Z]?(?:[-/]\d{1,4})?(?:\s?(?:bis|ter))?,?\s+\w")
_NEVER = re.compile(rf"(?i)\d{{7}}|%|\d:\d\d|\d[.,]\d\d(?!\d)|[€$£@]|\b(?:{spoken('no_address')})\b")
_REGION = re.compile(rf"(?i){'|'.join(region for law in regimes().values() for region in law.regions)}")
_CODE_ALONE = re.compile(r"\d{4}-\d{3}|\d{5}-\d{3,4}|\d{2}-\d{3}|\d{3}\s\d{2,3}")
_COLON = re.compile(r":\s")
_SHORTEST = 3  # letters of a city: "1012 AB" is a code alone
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
    """The post code and city that `text` names, or None. The name of a country right behind them is none of the city;
    two letters are, as those of a province, unless there is no city else ("Cleveland, OH 44114 US")."""
    readings = dict.fromkeys((before_country(text), text, before_code(text)))
    return next((place for reading in readings for place in _places(reading)), None)


def _places(text: str) -> Iterator[Place]:
    if CONTACT.search(text) or _NEVER.search(text):
        return
    for form in _FORMS:
        for match in form.pattern.finditer(text):
            groups = match.groupdict()
            city = groups["city"] and _PROVINCE.sub("", groups["city"])  # "Trento TN" is on no street of that name
            if city is not None and (_STREET_WORD.search(city) or _BOX.search(match.group())):
                continue
            city = city and _TOWN.sub("", city)
            if city is not None and (sum(map(str.isalpha, city)) < _SHORTEST or UNIT_ALONE.fullmatch(city)):
                continue
            plate = groups.get("plate")
            yield Place(groups["code"], city, plate, match.start(), match.end(), form.certain or plate is not None)


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
    return letters > 1 and len(text) <= _LONGEST and not is_foreign(text)


def _labelled(text: str) -> bool:
    return bool(_COLON.search(text) and not re.search(r"(?i)\b(?:no|kat):\s", text))


def is_foreign(text: str) -> bool:
    """Whether `text`, a piece of a line, cannot be of an address: a contact, a number, another label with its value."""
    if _CODE_ALONE.fullmatch(text.strip()):
        return False
    return bool(CONTACT.search(text) or _NEVER.search(text) or _labelled(text))


def is_region(text: str) -> bool:
    """Whether `text`, where a city is looked for, is rather the name of a county or a state."""
    return bool(_REGION.fullmatch(text))
