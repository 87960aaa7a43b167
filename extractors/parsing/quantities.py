"""Quantities with their units: "15.00 Units", "20 Stk", "2 x", "10000,0000", "1,0 h"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from extractors.languages import LANGUAGES
from extractors.parsing.characters import level
from extractors.parsing.numbers import NUMBER_PATTERN, NumberStyle, readings, settle

# Signs of units that no language owns, and their codes of UN/ECE Recommendation 20.
_SIGNS: Mapping[str, str] = {
    "C62": "x ×",
    "KGM": "kg kgs",
    "GRM": "g gr",
    "TNE": "t",
    "LTR": "l lt ltr",
    "MTR": "m mtr lm ml",
    "KMT": "km",
    "CMT": "cm",
    "MMT": "mm",
    "MTK": "m2 m²",
    "MTQ": "m3 m³ cbm",
    "KWH": "kwh",
    "MWH": "mwh",
}
_SIGNED = {name: code for code, names in _SIGNS.items() for name in names.split()}
_WORDED = [(word, code) for one in LANGUAGES.values() for code, words in one.units.items() for word in words]
# Units as printed (casefolded, without points) that languages take for several: "dozen" are twelve, or boxes.
UNSETTLED: Mapping[str, frozenset[str]] = {
    word: codes for word, _ in _WORDED if len(codes := frozenset(code for name, code in _WORDED if name == word)) > 1
}
# All others.
UNITS: Mapping[str, str] = {word: code for word, code in _WORDED if word not in UNSETTLED} | _SIGNED
# What a language has for a sign: "t" are tonnes, or hours.
_TAKEN: Mapping[str, Mapping[str, str]] = {
    language: {word: code for code, words in one.units.items() for word in words if _SIGNED.get(word, code) != code}
    for language, one in LANGUAGES.items()
}
# Units of weight, volume, length, area and energy, which are measured and not counted.
MEASURES = frozenset(_SIGNS) - {"C62"}
# How many pieces one of a unit is.
PIECES: Mapping[str, Decimal] = {
    code: Decimal(count)
    for count, codes in (
        (1, "C62 H87 EA PCE NAR"),
        (2, "PR NPR"),
        (12, "DZN DZP"),
        (100, "CEN"),
        (144, "GRO"),
        (1000, "MIL"),
    )
    for code in codes.split()
}

_UNIT = r"(?P<unit>(?:[^\W\d_]|[×²³])[^\W\d_²³]*\.?(?:[23²³](?!\d))?(?:\(s\))?)"
_QUANTITY = re.compile(rf"(?P<sign>-\s?)?(?P<number>{NUMBER_PATTERN})(?P<sign2>-(?=\s|$))?(?:\s?{_UNIT})?")
_PREFIXED = re.compile(rf"(?P<times>[x×])\s?(?P<number>{NUMBER_PATTERN})")


@dataclass(frozen=True, slots=True)
class Quantity:
    """One quantity. `unit` is the unit as printed or None; `alternatives` are the other readings of "1.234"."""

    value: Decimal
    raw: str
    span: tuple[int, int]
    decimals: int
    unit: str | None = None
    alternatives: tuple[Decimal, ...] = ()

    @property
    def unit_code(self) -> str | None:
        """The unit's code of UN/ECE Recommendation 20, where the word is known."""
        return unit_code(self.unit) if self.unit else None

    @property
    def ambiguous(self) -> bool:
        """Whether another reading is as possible on what is printed."""
        return bool(self.alternatives)


def _plain(unit: str) -> str:
    """A unit as the lists have it."""
    return unit.strip().rstrip(".").casefold()


def unit_code(unit: str) -> str | None:
    """The UN/ECE Recommendation 20 code of a unit as printed, or None for an unknown word."""
    return UNITS.get(_plain(unit))


def one_of(unit: str) -> str | None:
    """One of the codes that a unit may have which languages take for several, or None."""
    return min(UNSETTLED.get(_plain(unit), ()), default=None)


def taken_for(unit: str, language: str | None) -> str | None:
    """The code of what a language writes with the sign of another unit, or None: hours of work for "t"."""
    return _TAKEN.get(language or "", {}).get(_plain(unit))


def unit_in_language(unit: str, language: str | None) -> str | None:
    """The one code that `language` has for a unit which others take for another, or None."""
    word = _plain(unit)
    own = LANGUAGES.get(language or "")  # pages may be in a language without words
    codes = {code for code, words in own.units.items() if word in words} if own and word in UNSETTLED else set()
    return codes.pop() if len(codes) == 1 else None


def parse_quantity(text: str, style: NumberStyle | None = None) -> Quantity | None:
    """The quantity that is all of `text`, with a known unit or none ("20 Stk", "x 3", "1,0 h"), or None."""
    plain = text.strip()
    levelled = level(plain)
    match = _QUANTITY.fullmatch(levelled) or _PREFIXED.fullmatch(levelled)
    return _quantity(plain, match, style, (0, len(plain))) if match else None


def leading_quantity(text: str, style: NumberStyle | None = None) -> Quantity | None:
    """The quantity with a known unit that `text` begins with ("2 x cables", "3 h installation"), or None."""
    match = _QUANTITY.match(level(text))
    if match is None or match["unit"] is None or text[match.end() :][:1].isalnum():
        return None
    return _quantity(text, match, style, match.span())


def _quantity(text: str, match: re.Match[str], style: NumberStyle | None, span: tuple[int, int]) -> Quantity | None:
    groups = match.groupdict()
    unit = groups.get("unit")
    ways = settle(readings(groups["number"]), style)
    if not ways or (unit is not None and unit_code(unit) is None):
        return None
    sign = -1 if (groups.get("sign") or groups.get("sign2")) and ways[0].value else 1
    best, *others = ways
    return Quantity(
        value=sign * best.value,
        raw=text[slice(*span)],
        span=span,
        decimals=best.decimals,
        unit=unit,
        alternatives=tuple(sign * way.value for way in others),
    )
