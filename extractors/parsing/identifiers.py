# ruff: noqa: E501 - patterns and tables of forms read better in whole rows
"""Identifiers known by their form and check digits: VAT and tax numbers, IBAN, BIC, payment references, GLN.

A check digit that fits never proves that a number is registered; one that does not fit is kept with `checked` False.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from stdnum import ean, iban, iso11649, luhn
from stdnum.be import ogm_vcs
from stdnum.ch import esr
from stdnum.ch import uid as ch_uid
from stdnum.ch import vat as ch_vat
from stdnum.de import stnr
from stdnum.eu import vat as eu_vat
from stdnum.fr import siren, siret
from stdnum.gb import vat as gb_vat
from stdnum.in_ import gstin
from stdnum.no import mva, orgnr
from stdnum.tr import vkn

from extractors.parsing.characters import digits_of, level
from schemas.regimes import regimes


@dataclass(frozen=True, slots=True)
class Identifier:
    """One identifier: `value` is canonical (no blanks, capitals), `country` its ISO code where the form tells it.

    `checked` is True when its check digits fit, False when the form alone fits.
    """

    value: str
    raw: str
    span: tuple[int, int]
    kind: str
    country: str | None
    checked: bool


class _VatForm(NamedTuple):
    """How the identifiers behind a printed prefix look once blanks, points and dashes are out: of which country they
    are, under which prefix they are kept, their form."""

    country: str
    prefix: str
    form: str


def _vat_forms() -> Iterator[tuple[str, _VatForm]]:
    """Printed prefix -> form: the one of the law, the country's code (GR beside EL), that of a part (XI beside GB)."""
    for country, law in regimes().items():
        if law.vat_id is not None:
            yield from (
                (code, _VatForm(country, law.vat_prefix, law.vat_id.form)) for code in (country, law.vat_prefix)
            )
            if law.vat_id.union_prefix:
                yield law.vat_id.union_prefix, _VatForm(country, law.vat_id.union_prefix, law.vat_id.form)


_VAT_FORMS: Mapping[str, _VatForm] = dict(_vat_forms())
_GLUE = r"[ .\-/]?"
_VAT_CANDIDATE = re.compile(
    rf"(?<![A-Za-z0-9])(?P<prefix>{'|'.join(_VAT_FORMS)})(?P<rest>(?:[ .\-/:]{{0,2}}[A-Z0-9+*]){{2,14}})",
    re.IGNORECASE | re.ASCII,  # without ASCII, a Turkish "fİ" would pass for the prefix FI
)
_SWISS = re.compile(
    rf"(?<![A-Za-z0-9])CH ?E{_GLUE}(?P<digits>\d{{3}}{_GLUE}\d{{3}}{_GLUE}\d{{3}})(?!\d)(?:[ \-/]{{0,3}}(?P<tail>MWST|TVA|IVA|VAT))?",
    re.IGNORECASE,
)
_NORWEGIAN = re.compile(
    rf"(?<![A-Za-z0-9])(?:NO{_GLUE})?(?P<digits>\d{{3}}{_GLUE}\d{{3}}{_GLUE}\d{{3}}){_GLUE}MVA\b", re.IGNORECASE
)
_GSTIN = re.compile(r"(?<![A-Za-z0-9])(\d{2}[A-Z]{5}\d{4}[A-Z][0-9A-Z])[Z2]([0-9A-Z])(?![A-Za-z0-9])")
_END = re.compile(r"(?![A-Za-z0-9])")


@lru_cache(maxsize=4096)  # every witness of a text asks again
def find_vat_ids(text: str) -> tuple[Identifier, ...]:
    """Every VAT identifier with its country's prefix in `text`: EU, GB, XI, CH, NO with MVA, Indian GSTIN.

    Blanks, points and dashes inside are left out of `value`; the Swiss tail (MWST, TVA, IVA) is kept.
    """
    levelled = level(text)
    points = find_supply_points(text)
    found = [one for one in (*_european(text, levelled), *_others(text, levelled)) if not lies_in(one.span, points)]
    return tuple(sorted(found, key=lambda identifier: identifier.span))


@cache
def _supply_points() -> Mapping[str, str]:
    return {code: regime.supply_point for code, regime in regimes().items() if regime.supply_point}


@cache
def _supply_point_like() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![A-Za-z0-9])(?P<country>{'|'.join(_supply_points())})(?P<rest>(?:[ .\-]?[0-9A-Z]){{12,31}})"
    )


@lru_cache(maxsize=4096)
def find_supply_points(text: str) -> tuple[tuple[int, int], ...]:
    """Where numbers stand of places where power or gas is measured: they begin as an account or a VAT identifier
    of their country does, and are neither. What is an account by its check digits is none of them."""
    levelled = level(text)
    found = []
    for match in _supply_point_like().finditer(levelled):
        form = _supply_points()[match["country"]]
        for end in _ends(levelled, match.start("rest"), match.end("rest")):
            if re.fullmatch(form, _compact(levelled[match.start("rest") : end])):
                found.append((match.start(), end))
                break
    return tuple(found)


def lies_in(span: tuple[int, int], others: Iterable[tuple[int, int]]) -> bool:
    """Whether `span` and one of `others` have characters in common."""
    return any(start < span[1] and span[0] < stop for start, stop in others)


def parse_vat_id(text: str, country: str | None = None) -> Identifier | None:
    """The VAT identifier that is all of `text`; with `country` also without its prefix, if the check digits fit."""
    stripped = text.strip(" :.,;()")
    start = text.find(stripped)
    for identifier in find_vat_ids(text):
        if identifier.raw == stripped:
            return identifier
    if country is None:
        return None
    digits = _compact(level(stripped))
    value = national_vat_id(digits, country)
    return Identifier(value, stripped, (start, start + len(stripped)), "vat", country, checked=True) if value else None


def national_vat_id(digits: str, country: str) -> str | None:
    """The canonical VAT identifier for a number printed without prefix in `country`, if its check digits fit."""
    if country == "TR":
        return digits if _fits(vkn.is_valid, digits) else None
    if country == "IN":
        return digits if _fits(gstin.is_valid, digits) else None
    written = _VAT_FORMS.get(country)
    if written is None or not re.fullmatch(written.form, digits):
        return None
    return written.prefix + digits if _vat_checked(written.prefix, digits) else None


def find_vkns(text: str) -> tuple[Identifier, ...]:
    """Every Turkish tax number (10 digits, check digit fits) in `text`; only a label tells it from other numbers."""
    return tuple(
        Identifier(match[0], match[0], match.span(), "vkn", "TR", checked=True)
        for match in re.finditer(r"(?<![\w.,-])\d{10}(?![\w-]|[.,]\d)", text)
        if _fits(vkn.is_valid, match[0])
    )


def _european(text: str, levelled: str) -> Iterator[Identifier]:
    place = 0
    while (match := _VAT_CANDIDATE.search(levelled, place)) is not None:
        identifier = _european_at(text, levelled, match)
        place = identifier.span[1] if identifier else match.start() + 1
        if identifier:
            yield identifier


def _european_at(text: str, levelled: str, match: re.Match[str]) -> Identifier | None:
    prefix = match["prefix"].upper()
    for end in _ends(levelled, match.start("rest"), match.end("rest")):
        rest = _compact(levelled[match.start("rest") : end])
        written = _VAT_FORMS[prefix]
        if re.fullmatch(written.form, rest):
            checked = _vat_checked(prefix, rest)
            if prefix == "RO" and not checked:  # two digits would do: only the check digit tells it from a word
                return None
            span = (match.start(), end)
            return Identifier(written.prefix + rest, text[slice(*span)], span, "vat", written.country, checked)
    return None


def _ends(text: str, start: int, stop: int) -> Iterator[int]:
    """Where an identifier that begins at `start` may end, the longest first."""
    for end in range(stop, start, -1):
        if text[end - 1].isalnum() and (_END.match(text, end) or text[end : end + 3].upper() in {"HRB", "HRA", "UST"}):
            yield end


def _others(text: str, levelled: str) -> Iterator[Identifier]:
    for match in _SWISS.finditer(levelled):
        digits = digits_of(match["digits"])
        tail = (match["tail"] or "").upper()
        checked = _fits(ch_vat.is_valid, f"CHE{digits}{tail}") if tail else _fits(ch_uid.is_valid, f"CHE{digits}")
        yield Identifier(f"CHE{digits}{tail}", text[slice(*match.span())], match.span(), "vat", "CH", checked)
    for match in _NORWEGIAN.finditer(levelled):
        digits = digits_of(match["digits"])
        checked = _fits(mva.is_valid, f"NO{digits}MVA") or _fits(orgnr.is_valid, digits)
        yield Identifier(f"NO{digits}MVA", text[slice(*match.span())], match.span(), "vat", "NO", checked)
    for match in _GSTIN.finditer(levelled):
        value, fits = f"{match[1]}Z{match[2]}", _fits(gstin.is_valid, f"{match[1]}Z{match[2]}")
        if fits or value == match[0]:  # a scan's 2 is the Z that stands there in each, and stays unchecked
            yield Identifier(value, match[0], match.span(), "vat", "IN", fits and value == match[0])


def _vat_checked(prefix: str, rest: str) -> bool:
    if prefix in {"GB", "XI"}:
        return _fits(gb_vat.is_valid, f"GB{rest}")
    return _fits(eu_vat.is_valid, prefix + rest)


_IBAN_LENGTHS: Mapping[str, int] = {
    "AD": 24, "AE": 23, "AL": 28, "AT": 20, "AZ": 28, "BA": 20, "BE": 16, "BG": 22, "BH": 22, "BR": 29, "BY": 28, "CH": 21, "CR": 22,
    "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "DO": 28, "EE": 20, "EG": 29, "ES": 24, "FI": 18, "FO": 18, "FR": 27, "GB": 22, "GE": 22,
    "GI": 23, "GL": 18, "GR": 27, "GT": 28, "HR": 21, "HU": 28, "IE": 22, "IL": 23, "IQ": 23, "IS": 26, "IT": 27, "JO": 30, "KW": 30,
    "KZ": 20, "LB": 28, "LC": 32, "LI": 21, "LT": 20, "LU": 20, "LV": 21, "LY": 25, "MC": 27, "MD": 24, "ME": 22, "MK": 19, "MR": 27,
    "MT": 31, "MU": 30, "NL": 18, "NO": 15, "PK": 24, "PL": 28, "PS": 29, "PT": 25, "QA": 29, "RO": 24, "RS": 22, "SA": 24, "SC": 31,
    "SE": 24, "SI": 19, "SK": 24, "SM": 27, "ST": 25, "SV": 28, "TL": 23, "TN": 24, "TR": 26, "UA": 29, "VA": 22, "VG": 24, "XK": 20,
}  # fmt: skip
_IBAN_START = re.compile(rf"(?<![A-Z0-9])(?P<country>{'|'.join(_IBAN_LENGTHS)})(?=[ .\-]?\d[ ]?\d)")
_LETTERED = re.compile(r"(?<![A-Z0-9])[A-Z]{2,}(?=[ .\-]?\d ?\d)")
_IBAN_LIKE = re.compile(
    rf"(?<![A-Za-z0-9])(?P<country>{'|'.join(_IBAN_LENGTHS)})\d{{2}}"
    r"(?![A-Z]{3}\d)(?: ?[0-9A-Zlo]){10,30}(?![A-Za-z0-9*•])"
)  # three letters (mostly ZZZ) begin the identifier of a creditor; no account begins so. A small l or o looks like a digit
_MASKED = re.compile(r"X{4}")
_SLIP = 4  # letters or digits that an account lacks or has too many by a slip
_BIC = re.compile(r"(?<![A-Z0-9])[A-Z]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?(?![A-Za-z0-9])")


@cache
def _bare_accounts() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """By country, how its IBANs are printed without their letters."""
    return tuple(
        (code, re.compile(rf"(?<![\w.,+/-])(?<!\d )(?:{regime.bare_account})(?![\w/-]| ?\d|[.,]\d)"))
        for code, regime in regimes().items()
        if regime.bare_account
    )


@lru_cache(maxsize=4096)  # every witness of a text asks again
def find_ibans(text: str) -> tuple[Identifier, ...]:
    """Every IBAN in `text`, its groups joined over blanks; masked ones ("DE** ...", "FR76 1027 8XXX ...") are refused.

    Where a country prints its IBANs without their letters, digits of that form whose check digits fit are one, too.
    """
    levelled = level(text)
    points = find_supply_points(text)
    found = []
    for match in _IBAN_START.finditer(levelled):
        end = _iban_end(levelled, match.start(), _IBAN_LENGTHS[match["country"]])
        if end is not None:
            value = _compact(levelled[match.start() : end])
            if _MASKED.search(value):
                continue
            span, checked = (match.start(), end), _fits(iban.is_valid, value)
            if checked or not lies_in(span, points):
                found.append(Identifier(value, text[slice(*span)], span, "iban", match["country"], checked))
    for country, form in _bare_accounts():
        for match in form.finditer(levelled):
            value = country + _compact(match[0])
            apart = all(match.end() <= one.span[0] or one.span[1] <= match.start() for one in found)
            if apart and _fits(iban.is_valid, value):
                found.append(Identifier(value, text[slice(*match.span())], match.span(), "iban", country, checked=True))
    return tuple(found)


def find_glued_ibans(text: str) -> Iterator[str]:
    """The IBANs in `text` of capitals whose check digits fit and that letters stand right before or behind, as a name
    or a BIC may: "IBANDE02120300000000202051BYLADEM1001"."""
    levelled = level(text)
    for match in _LETTERED.finditer(levelled):
        start = match.end() - len("DE")
        length = _IBAN_LENGTHS.get(levelled[start : match.end()])
        end = None if length is None else _iban_end(levelled, start, length, behind=str.isdigit)
        value = "" if end is None else _compact(levelled[start:end])
        if value and not _MASKED.search(value) and _fits(iban.is_valid, value):
            yield value


def begins_iban(text: str) -> bool:
    """Whether an account may begin in `text`, which the next row of a narrow column may end."""
    return _IBAN_START.search(level(text)) is not None


def find_near_ibans(text: str) -> tuple[tuple[int, int], ...]:
    """Where something begins as an IBAN of a country does and has nearly its length, but is none; none is masked."""
    points = find_supply_points(text)
    taxed = {one.span for one in find_vat_ids(text)}  # "NL123456789B01" is nearly as long as an account
    return tuple(
        match.span()
        for match in _IBAN_LIKE.finditer(level(text))
        if not lies_in(match.span(), points)
        and match.span() not in taxed
        and abs(len(_compact(match[0])) - _IBAN_LENGTHS[match["country"]]) <= _SLIP
        and not _MASKED.search(_compact(match[0]))
    )


def _iban_end(text: str, start: int, length: int, *, behind: Callable[[str], bool] = str.isalnum) -> int | None:
    """Where `length` letters and digits from `start` on end, single blanks, points and dashes between left out, if what
    is right `behind` them does not go on so."""
    count = 0
    for place in range(start, len(text)):
        character = text[place]
        if character.isascii() and character.isalnum() and not character.islower():
            count += 1
            if count == length:
                return place + 1 if not behind(text[place + 1 : place + 2]) else None
        elif character not in " .-" or text[place - 1] in ".-":
            return None
    return None


def find_bics(text: str, countries: frozenset[str] | None = None) -> tuple[Identifier, ...]:
    """Every word of the form of a BIC in `text` whose country exists; only a label or its IBAN vouches for it."""
    known = countries or frozenset(_IBAN_LENGTHS) | {
        "US",
        "CA",
        "AU",
        "JP",
        "CN",
        "IN",
        "SG",
        "HK",
        "ZA",
        "MX",
        "NZ",
        "MY",
    }
    return tuple(
        Identifier(match[0], match[0], match.span(), "bic", match[0][4:6], checked=False)
        for match in _BIC.finditer(level(text))
        if match[0][4:6] in known
    )


# National numbers by kind: form as printed, country, check.
_NATIONAL: Mapping[str, tuple[str, str | None, Callable[[str], bool]]] = {
    "siret": (r"\d{3}[ .]?\d{3}[ .]?\d{3}[ .]?\d{5}", "FR", siret.is_valid),
    "siren": (r"\d{3}[ .]?\d{3}[ .]?\d{3}", "FR", siren.is_valid),
    "stnr": (r"\d{2,3}[ /]{1,3}\d{3,4}[ /]{1,3}\d{4,5}", "DE", stnr.is_valid),
    "gln": (r"\d{13}", None, ean.is_valid),
    "ean": (r"\d{13}|\d{8}|\d{12}", None, ean.is_valid),
    "card": (r"(?:\d{4}[ -]?){3}\d{1,7}", None, luhn.is_valid),
    "creditor_reference": (r"RF\d{2}(?: ?[A-Z0-9]){1,21}", None, iso11649.is_valid),
    "qr_reference": (r"\d{2}(?: ?\d{5}){5}", "CH", esr.is_valid),
    "ogm": (r"[+*]{0,3}\d{3}/\d{4}/\d{5}[+*]{0,3}", "BE", ogm_vcs.is_valid),
}


def find_numbers(text: str, kind: str) -> tuple[Identifier, ...]:
    """Every number of `kind` in `text` whose check digits fit: "siret", "siren", "stnr", "gln", "ean", "card",
    "creditor_reference", "qr_reference" or "ogm".
    """
    form, country, fits = _NATIONAL[kind]
    found = []
    for match in re.finditer(rf"(?<![A-Za-z0-9])(?:{form})(?![A-Za-z0-9])", level(text)):
        value = match[0].strip("+*") if kind in {"ogm", "stnr"} else _compact(match[0])
        if _fits(fits, _compact(match[0])):
            found.append(Identifier(value, text[slice(*match.span())], match.span(), kind, country, checked=True))
    return tuple(found)


def find_payment_references(text: str) -> tuple[Identifier, ...]:
    """Every structured payment reference in `text`: RF creditor reference, Swiss QR reference, Belgian OGM."""
    kinds = ("creditor_reference", "qr_reference", "ogm")
    return tuple(sorted((i for kind in kinds for i in find_numbers(text, kind)), key=lambda i: i.span))


def is_article_or_location_number(text: str) -> bool:
    """Whether `text` is a GTIN, EAN or GLN (13 digits whose check digit fits): never an invoice number by itself."""
    digits = _compact(level(text))
    return len(digits) == 13 and digits.isdigit() and _fits(ean.is_valid, digits)


def _compact(text: str) -> str:
    return re.sub(r"[ .\-/:+*]", "", text).upper()


def _fits(check: Callable[[str], bool], number: str) -> bool:
    return bool(check(number))
