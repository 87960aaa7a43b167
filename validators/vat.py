"""Tax identifiers: which country speaks, and whether format and check digits hold. No registration is checked."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Any

from stdnum import get_cc_module
from stdnum.ch import uid
from stdnum.eu import vat as eu_vat
from stdnum.exceptions import InvalidChecksum, ValidationError

from schemas.regimes import regime_of, regimes

_SEPARATORS = re.compile(r"[^0-9A-Z]")
_GSTIN = re.compile(r"\d{2}[A-Z]{5}\d{4}[A-Z]\w{3}")
_COUNTRY = re.compile(r"[A-Z]{2}")
_SWISS_SUFFIX = re.compile(r"(MWST|TVA|IVA|VAT|TPV|HR)$")
_WITH_FORM = {law.vat_prefix: law for law in regimes().values() if law.vat_id}
_OF_THE_UNION = {prefix for prefix, law in _WITH_FORM.items() if law.union}
_OF_PARTS = {law.vat_id.union_prefix: law for law in _WITH_FORM.values() if law.vat_id and law.vat_id.union_prefix}
_EUROPEAN = {*_OF_THE_UNION, *_OF_PARTS, "EU"}
_BY_NOTATION = ("NO", "TR", "IN")  # written without a prefix, or with more than one


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
    law = _WITH_FORM.get(prefix or "") or _OF_PARTS.get(prefix or "")
    return None if prefix == "EU" else law.country if law else prefix


def check(vat_id: str, country: str | None = None) -> Check:
    """Format and check digits of `vat_id`; a number without prefix is checked as one of `country`."""
    text = compact(vat_id)
    prefix, number = _split(text)
    if prefix is None and country is None:
        return Check.BAD_FORMAT if text[:2].isalpha() else Check.UNDECIDED
    if prefix is None:
        prefix = _prefix_in(country or "")
        number = _held(prefix, vat_id) or number
    if prefix.lower() in eu_vat.MEMBER_STATES or prefix in {"EL", "EU"}:
        return _validated(eu_vat, prefix + number)
    if prefix == "CH":
        return _validated(uid, "CHE" + number)
    module = get_cc_module(prefix, "vat") if _COUNTRY.fullmatch(prefix) else None
    if module is None:
        return Check.BAD_FORMAT if _is_malformed(prefix, number) else Check.UNDECIDED
    return _validated(module, number + ("MVA" if prefix == "NO" else ""))


def _split(text: str) -> tuple[str | None, str]:
    """The country prefix that stands in `text` (EL for Greece), and the number without prefix and suffix."""
    if text.startswith("CHE"):
        return "CH", _SWISS_SUFFIX.sub("", text[3:])
    if text.endswith("MVA"):
        return "NO", text.removeprefix("NO").removesuffix("MVA")
    if _GSTIN.fullmatch(text):
        return "IN", text
    prefix = _prefix_in(text[:2])
    if prefix in _EUROPEAN or prefix in _WITH_FORM or prefix in _BY_NOTATION:
        return prefix, text[2:]
    return None, text


def _held(prefix: str, printed: str) -> str | None:
    """The register's number in a longer one that a country of this `prefix` prints without it, told by its marks."""
    law = _WITH_FORM.get(prefix)
    longer = law.vat_id.longer if law and law.vat_id else None
    found = re.fullmatch(longer, "".join(printed.split())) if longer else None
    return found[1] if found and not printed.isdigit() else None


def _prefix_in(country: str) -> str:
    """What the VAT identifiers of a country begin with, where its law is known; else its own code."""
    law = regime_of(country)
    return law.vat_prefix if law is not None else country


def _is_malformed(prefix: str, number: str) -> bool:
    """Whether the form of a country's identifiers is known, and this is not of it."""
    law = _WITH_FORM.get(prefix)
    return law is not None and law.vat_id is not None and not re.fullmatch(law.vat_id.form, number)


def _validated(module: Any, number: str) -> Check:
    try:
        module.validate(number)
    except InvalidChecksum:
        return Check.BAD_CHECKSUM
    except ValidationError:
        return Check.BAD_FORMAT
    return Check.VALID
