"""Identifiers with right check digits (VAT ids, bank accounts) and the shapes numbers of documents come in."""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable
from functools import cache
from random import Random
from string import ascii_uppercase
from typing import Any

from stdnum import ean as stdnum_ean

# How a tax number looks before its check digits are right: 9 a digit, A a letter; and python-stdnum's module for it.
_VAT_FORMS = {
    "DE": ("999999999", "de.vat"),
    "AT": ("U99999999", "at.uid"),
    "CH": ("CHE999999999", "ch.uid"),
    "FR": ("99999999999", "fr.tva"),
    "BE": ("0999999999", "be.vat"),
    "LU": ("99999999", "lu.tva"),
    "NL": ("999999999B99", "nl.btw"),
    "IT": ("99999999999", "it.iva"),
    "ES": ("B9999999", "es.cif"),
    "PT": ("599999999", "pt.nif"),
    "PL": ("9999999999", "pl.nip"),
    "SE": ("556999999901", "se.vat"),
    "DK": ("99999999", "dk.cvr"),
    "CZ": ("99999999", "cz.dic"),
    "GB": ("999999999", "gb.vat"),
    "IE": ("9999999AA", "ie.vat"),
    "TR": ("9999999999", "tr.vkn"),
    "IN": ("27AAAAA9999A1Z9", "in_.gstin"),
}
_PREFIXED = frozenset(["DE", "AT", "FR", "BE", "LU", "NL", "IT", "ES", "PT", "PL", "SE", "DK", "CZ", "GB", "IE"])
_BBAN = {
    "DE": "999999999999999999",
    "AT": "9999999999999999",
    "CH": "00999999999999999",
    "FR": "99999999999999999999999",
    "BE": "999999999999",
    "LU": "9999999999999999",
    "NL": "AAAA0999999999",
    "IT": "A9999999999999999999999",
    "ES": "99999999999999999999",
    "PT": "999999999999999999999",
    "PL": "999999999999999999999999",
    "SE": "99999999999999999999",
    "DK": "99999999999999",
    "CZ": "99999999999999999999",
    "GB": "AAAA99999999999999",
    "IE": "AAAA99999999999999",
    "TR": "9999909999999999999999",
}


BBAN_COUNTRIES = frozenset(_BBAN)


def filled(rng: Random, form: str) -> str:
    """`form` with every 9 a random digit and every A a random capital."""
    take = rng.random
    return "".join(
        str(int(take() * 10)) if char == "9" else ascii_uppercase[int(take() * 26)] if char == "A" else char
        for char in form
    )


@cache
def _module(name: str) -> Any:
    return importlib.import_module(f"stdnum.{name}")


def _until_valid(rng: Random, make: Callable[[], str], valid: Callable[[str], bool]) -> str:
    while not valid(number := make()):
        pass
    return number


def vat_id(rng: Random, country: str) -> str:
    """A VAT id (or the country's nearest number) that passes its check, without separators; US: an EIN."""
    if country == "US":
        return filled(rng, "45-9999999")
    if country == "MY":
        return filled(rng, "A99-9999-99999999")
    made = _MAKERS[country](rng) if country in _MAKERS else _drawn(rng, country)
    return country + made if country in _PREFIXED else made


def _drawn(rng: Random, country: str) -> str:
    form, name = _VAT_FORMS[country]
    return _until_valid(rng, lambda: filled(rng, form), _module(name).is_valid)


def _french(rng: Random) -> str:
    siren = _until_valid(rng, lambda: filled(rng, "999999999"), _module("fr.siren").is_valid)
    return f"{(12 + 3 * (int(siren) % 97)) % 97:02d}{siren}"


def _belgian(rng: Random) -> str:
    body = filled(rng, "0999999") + filled(rng, "9")
    return f"{body}{97 - int(body) % 97:02d}"


def _british(rng: Random) -> str:
    def make() -> str:
        body = filled(rng, "9999999")
        total = sum(int(digit) * weight for digit, weight in zip(body, range(8, 1, -1), strict=True))
        return f"{body}{97 - total % 97:02d}"

    return _until_valid(rng, make, _module("gb.vat").is_valid)


def _spanish(rng: Random) -> str:
    body = rng.choice("AB") + filled(rng, "9999999")
    return body + str(_module("es.cif").calc_check_digits(body))[0]


def _irish(rng: Random) -> str:
    body = filled(rng, "9999999")
    return f"{body}{_module('ie.vat').calc_check_digit(body)}"


def _luxembourgish(rng: Random) -> str:
    body = filled(rng, "299999")
    return f"{body}{int(body) % 89:02d}"


def _dutch(rng: Random) -> str:
    body = _until_valid(rng, lambda: filled(rng, "899999999"), _module("nl.bsn").is_valid)
    return f"{body}B{1 + int(rng.random() * 3):02d}"


def _indian(rng: Random) -> str:
    body = f"{rng.choice(('27', '29', '07', '33', '36'))}{filled(rng, 'AAA')}C{filled(rng, 'A9999A')}1Z"
    valid: Callable[[str], bool] = _module("in_.gstin").is_valid
    return next(body + char for char in "0123456789" + ascii_uppercase if valid(body + char))


_MAKERS: dict[str, Callable[[Random], str]] = {
    "FR": _french,
    "BE": _belgian,
    "GB": _british,
    "ES": _spanish,
    "IE": _irish,
    "LU": _luxembourgish,
    "NL": _dutch,
    "IN": _indian,
}


def iban(rng: Random, country: str) -> str:
    """An IBAN with right check digits, the national ones included, without spaces."""
    bban = filled(rng, _BBAN[country])
    national = _NATIONAL.get(country)
    if national is not None:
        bban = national(bban)
    digits = "".join(str(int(char, 36)) for char in f"{bban}{country}00")
    return f"{country}{98 - int(digits) % 97:02d}{bban}"


def _bban_be(bban: str) -> str:
    # A bank code that is in use: the national check asks for one.
    body = ("001", "068", "363", "731", "850")[int(bban[0]) % 5] + bban[3:10]
    return f"{body}{int(body) % 97 or 97:02d}"


def _bban_fr(bban: str) -> str:
    bank, desk, account = int(bban[:5]), int(bban[5:10]), int(bban[10:21])
    return f"{bban[:21]}{97 - (89 * bank + 15 * desk + 3 * account) % 97:02d}"


def _bban_pt(bban: str) -> str:
    return f"{bban[:19]}{98 - int(bban[:19] + '00') % 97:02d}"


def _weighted(digits: str, weights: tuple[int, ...], modulus: int) -> int:
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=True)) % modulus


def _bban_es(bban: str) -> str:
    weights = (1, 2, 4, 8, 5, 10, 9, 7, 3, 6)

    def digit(text: str) -> int:
        rest = 11 - _weighted(text, weights, 11)
        return {10: 1, 11: 0}.get(rest, rest)

    return f"{bban[:8]}{digit('00' + bban[:8])}{digit(bban[10:])}{bban[10:]}"


def _bban_it(bban: str) -> str:
    odd = (1, 0, 5, 7, 9, 13, 15, 17, 19, 21)
    total = sum(odd[int(char)] if index % 2 == 0 else int(char) for index, char in enumerate(bban[1:]))
    return ascii_uppercase[total % 26] + bban[1:]


def _bban_pl(bban: str) -> str:
    return f"{bban[:7]}{-_weighted(bban[:7], (3, 9, 7, 1, 3, 9, 7), 10) % 10}{bban[8:]}"


def _bban_cz(bban: str) -> str:
    # Both the prefix and the account number are divisible by 11 under these weights.
    prefix = f"{bban[4:9]}0"
    while _weighted(prefix, (10, 5, 8, 4, 2, 1), 11):
        prefix = f"{int(prefix) + 1:06d}"
    account = f"0{bban[11:19]}0"
    while _weighted(account, (6, 3, 7, 9, 10, 5, 8, 4, 2, 1), 11):
        account = f"{int(account) + 1:010d}"
    return bban[:4] + prefix + account


_NATIONAL: dict[str, Callable[[str], str]] = {
    "BE": _bban_be,
    "FR": _bban_fr,
    "PT": _bban_pt,
    "ES": _bban_es,
    "IT": _bban_it,
    "PL": _bban_pl,
    "CZ": _bban_cz,
}


def bic(rng: Random, country: str) -> str:
    """A BIC of that country by its form."""
    return filled(rng, "AAAA") + country + filled(rng, "A9") + rng.choice(("", "", "XXX", filled(rng, "999")))


def gln(rng: Random) -> str:
    """A GLN or EAN with its check digit."""
    body = filled(rng, "429999999999")
    return body + str(stdnum_ean.calc_check_digit(body))


# Shapes of numbers with weights: N is a digit, X a capital; YYYY, YY and MM are the issue date's.
_NUMBER_SHAPES = (
    "NNNNN 8, NNNNNN 10, NNNNNNN 6, NNNNNNNN 6, NNN 3, NNNN 5, NNNNNNNNNN 4, NN 1, YYYYNNNN 4, YYYYNNNNN 4, YYYY-NNN 5,"
    " YYYY-NNNN 5, YYYY/NNN 4, YYYY/NNNNN 2, YYMMNNN 2, YY-NNNNN 3, YY/NNNN 3, NNNN/YYYY 3, NN/YYYY 2, NN/MM/YYYY 2,"
    " INV-NNNNN 4, INV-NNNN 3, INVNNNNNN 3, INV/YYYY/NNNN 2, RE-NNNNN 3, RENNNNN 2, RG-YYYY-NNN 3, R-NNNNN 2,"
    " RNNNNNN 2,"
    " FANNNN 3, FA-YYYY-NNNN 2, FV/NN/MM/YYYY 2, FNNNNNN 2, F-YYYY-NN 2, FACNNNN 2, XNNNNN 2, XX-NNNNN 2, ARNNNNNNN 2,"
    " SI-NNNNNN 2, VFNNNNN 2, KNNNNNN 1, XXXNNNNNNNNNNNNN 2, XXNNXNN-NNNN 2, NXNNXXNN-NNNN 2, NNNNN-N 2, NNN-NNNNN 2,"
    " NN.NNN 1, NNN.NNN.NN 1, N.N.N.N-N-N 1, NNNNN/X 1, X-NN-NNNN 2, XX_NNNN 1, NN NNNN 1, NNN NNN NNN 1, N / NN 1,"
    " NNNNNN-X 1, WEB-NNNNNN 1, SNN-NNNNN 1, YYYYMM-NNNN 2, YYYY.NNNNN 1, NXNXNXNN 1, IN-XX-NNNN 1, 1-NNNNNN 1"
)
_ORDER_SHAPES = (
    "PO-NNNN 6, PONNNNN 6, 4500NNNNNN 8, NNNNNN 10, NNNNN 8, P-NNNNN 3, NNNNNNNN 6, B-NNNNNN 3, XXNNNNN 3, YYYY-NNNN 3,"
    " YYYY/NN 2, XNNNN 3, NNNN/XN 2, NN-NNNN 3, PO/YYYY/NNN 2, OR-NNNNN 2, NNNN-NNNN 2, BENNNNN 2, 45-NNNNN 1,"
    " NNN/YY 2, XXX-NNNN 2, XX-NN/NN 1, WONNNNN 1"
)
_ID_SHAPES = (
    "NNNNN 10, NNNNNN 6, NNNN 6, KNNNNN 3, C-NNNN 3, 10NNN 4, DNNNNNN 2, NN-NNNN 2, CUS-NNN 1, NNNNNNN 4, XXXNNN 2,"
    " XNNN 2, KD-NNNNN 2, NNN.NNN 1, NNNNN/N 1"
)


@cache
def weighted(table: str) -> tuple[tuple[str, ...], tuple[float, ...]]:
    """A table "form weight, form weight" as forms and weights."""
    rows = re.findall(r"(\S.*?) (\d+(?:\.\d+)?)(?:, |$)", table.strip())
    return tuple(row[0] for row in rows), tuple(float(row[1]) for row in rows)


def document_number(rng: Random, year: int, month: int, kind: str = "invoice") -> str:
    """A number as documents carry them; `kind` is "invoice", "order" or "id"."""
    shapes = {"invoice": _NUMBER_SHAPES, "order": _ORDER_SHAPES}.get(kind, _ID_SHAPES)
    forms, weights = weighted(shapes)
    shape = rng.choices(forms, weights)[0]
    shape = shape.replace("N", "\0").replace("X", "\1")
    shape = shape.replace("YYYY", str(year)).replace("YY", f"{year % 100:02d}").replace("MM", f"{month:02d}")
    return "".join(_character(rng, char) for char in shape.replace("I\0V", "INV").replace("I\0-", "IN-"))


def _character(rng: Random, char: str) -> str:
    if char == "\0":
        return str(int(rng.random() * 10))
    return ascii_uppercase[int(rng.random() * 26)] if char == "\1" else char
