"""Identifiers of registers, by the code of their scheme (ISO 6523 ICD and EAS): which have check digits, and whether
they are right."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from stdnum import ean, lei
from stdnum.be import vat as be_vat
from stdnum.fi import ytunnus
from stdnum.fr import siren, siret
from stdnum.it import iva
from stdnum.no import orgnr as norwegian
from stdnum.se import orgnr as swedish

_LEITWEG = re.compile(r"(\d{2,12})(?:-([0-9A-Z]{1,30}))?-(\d{2})")


def _gln(number: str) -> bool:
    """By its check digit alone, as Peppol checks it."""
    return number.isdigit() and bool(ean.calc_check_digit(number[:-1]) == number[-1])


def _leitweg(number: str) -> bool:
    """ISO 7064 mod 97-10 over all parts, letters as 10 to 35."""
    found = _LEITWEG.fullmatch("".join(number.upper().split()))
    if found is None:
        return False
    parts = "".join(part or "" for part in found.groups())
    return int("".join(str(int(character, 36)) for character in parts)) % 97 == 1


def _italian(number: str) -> bool:
    return bool(iva.is_valid(number.upper().removeprefix("IT")))


_CHECKS: Mapping[str, tuple[str, Callable[[str], bool]]] = {
    "0002": ("SIREN", siren.is_valid),
    "0007": ("Swedish organisation number", swedish.is_valid),
    "0009": ("SIRET", siret.is_valid),
    "0088": ("GLN", _gln),
    "0192": ("Norwegian organisation number", norwegian.is_valid),
    "0199": ("LEI", lei.is_valid),
    "0204": ("Leitweg-ID", _leitweg),
    "0208": ("Belgian enterprise number", be_vat.is_valid),
    "0211": ("Italian VAT number", _italian),
    "0212": ("Finnish business identifier", ytunnus.is_valid),
}


def wrong(scheme: str | None, number: str | None) -> str | None:
    """What an identifier claims to be and is not, by its check digits; None where they are right or there are none."""
    known = _CHECKS.get(scheme or "")
    if known is None or number is None:
        return None
    name, check = known
    return None if check(number) else name
