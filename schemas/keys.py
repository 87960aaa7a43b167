"""Keys under which the same invoice is found again, however it was printed."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from schemas.invoice import Party

_RUNS = re.compile(r"[^\W\d_]+|\d+")
_ID_LENGTH = 5  # what is shorter identifies nobody


# What `seller_keys` reads.
SELLER_TERMS = ("seller.name", "seller.vat_id", "seller.tax_number")


class Sighting(NamedTuple):
    """An earlier document with the same key: its hash, and the run that accepted it."""

    sha256: str
    run: str


def normalise_number(number: str) -> str:
    """`number` without case, spacing, punctuation and leading zeros: "inv/0012-A", "INV 12 a" -> "INV-12-A".

    Runs of letters and of digits stay apart, so that 1-23 and 12-3 remain two numbers. Empty when nothing is left.
    """
    folded = unicodedata.normalize("NFKC", number).upper()
    return "-".join(run.lstrip("0") or "0" if run[0].isdigit() else run for run in _RUNS.findall(folded))


def seller_keys(seller: Party) -> tuple[str, ...]:
    """Every key of a seller, the strongest first: its VAT identifier, its tax number, its folded name.

    The same seller may be printed or read with one of them here and with another there: one shared key is enough.
    """
    keys = (("vat", seller.vat_id, _ID_LENGTH), ("tax", seller.tax_number, _ID_LENGTH), ("name", seller.name, 1))
    folded = ((kind, _folded(value or ""), least) for kind, value, least in keys)
    return tuple(f"{kind}:{key}" for kind, key, least in folded if len(key) >= least)


def _folded(text: str) -> str:
    """`text` as capital letters and digits without accents, spacing and punctuation."""
    decomposed = unicodedata.normalize("NFKD", text).upper()
    return "".join(character for character in decomposed if character.isalnum())
