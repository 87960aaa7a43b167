"""Tax identifiers: which country speaks, and whether format and check digits hold. No registration is checked."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Any

from stdnum import get_cc_module
from stdnum.ch import uid
from stdnum.eu import vat as eu_vat
from stdnum.exceptions import InvalidChecksum, ValidationError

_SEPARATORS = re.compile(r"[^0-9A-Z]")
_GSTIN = re.compile(r"\d{2}[A-Z]{5}\d{4}[A-Z]\w{3}")
_COUNTRY = re.compile(r"[A-Z]{2}")
_SWISS_SUFFIX = re.compile(r"(MWST|TVA|IVA|VAT|TPV|HR)$")
_EUROPEAN = {code.upper() for code in eu_vat.MEMBER_STATES} - {"GR"} | {"EL", "EU"}
_TO_ISO = {"EL": "GR", "XI": "GB"}
_TO_PREFIX = {"GR": "EL", "MC": "FR", "IM": "GB"}
_OUTSIDE = ("GB", "NO", "TR", "IN")


class Check(StrEnum):
    """What came of checking an identifier. UNDECIDED: no country or no known check digits."""

    VALID = "valid"
    BAD_FORMAT = "bad format"
    BAD_CHECKSUM = "bad check digits"
    UNDECIDED = "undecided"


def compact(vat_id: str) -> str:
    """`vat_id` in capitals without spacing and punctuation."""
    return _SEPARATORS.sub("", vat_id.upper())


def in_union(vat_id: str) -> bool:
    """Whether `vat_id` begins with the prefix of a member state or of Northern Ireland."""
    return compact(vat_id)[:2] in _EUROPEAN - {"EU"}


def country_of(vat_id: str) -> str | None:
    """The ISO country that the identifier itself names; None for the EU's one-stop shop and for bare numbers."""
    prefix, _ = _split(compact(vat_id))
    return None if prefix in {None, "EU"} else _TO_ISO.get(prefix or "", prefix)


def check(vat_id: str, country: str | None = None) -> Check:
    """Format and check digits of `vat_id`; a number without prefix is checked as one of `country`."""
    text = compact(vat_id)
    prefix, number = _split(text)
    if prefix is None and country is None:
        return Check.BAD_FORMAT if text[:2].isalpha() else Check.UNDECIDED
    prefix = prefix or _TO_PREFIX.get(country or "", country or "")
    if prefix in _EUROPEAN:
        return _validated(eu_vat, prefix + number)
    if prefix in {"CH", "LI"}:
        return _validated(uid, "CHE" + number)
    module = get_cc_module(prefix, "vat") if _COUNTRY.fullmatch(prefix) else None
    return Check.UNDECIDED if module is None else _validated(module, number + ("MVA" if prefix == "NO" else ""))


def _split(text: str) -> tuple[str | None, str]:
    """The country prefix that stands in `text` (EL for Greece), and the number without prefix and suffix."""
    if text.startswith("CHE"):
        return "CH", _SWISS_SUFFIX.sub("", text[3:])
    if text.endswith("MVA"):
        return "NO", text.removeprefix("NO").removesuffix("MVA")
    if _GSTIN.fullmatch(text):
        return "IN", text
    prefix = _TO_PREFIX.get(text[:2], text[:2])
    if prefix in _EUROPEAN or prefix in _OUTSIDE:
        return prefix, text[2:]
    return None, text


def _validated(module: Any, number: str) -> Check:
    try:
        module.validate(number)
    except InvalidChecksum:
        return Check.BAD_CHECKSUM
    except ValidationError:
        return Check.BAD_FORMAT
    return Check.VALID
