"""Keys under which the same invoice is found again, however it was printed."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from schemas.invoice import Party

_RUNS = re.compile(r"[^\W\d_]+|\d+")
_VAT_ID_LENGTH = 5


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


def seller_key(seller: Party) -> str | None:
    """One key for one seller: its VAT identifier, else its tax number, else its folded name; None when unknown."""
    for kind, value in (("vat", seller.vat_id), ("tax", seller.tax_number)):
        key = _folded(value or "")
        if len(key) >= _VAT_ID_LENGTH:
            return f"{kind}:{key}"
    name = _folded(seller.name or "")
    return f"name:{name}" if name else None


def _folded(text: str) -> str:
    """`text` as capital letters and digits without accents, spacing and punctuation."""
    decomposed = unicodedata.normalize("NFKD", text).upper()
    return "".join(character for character in decomposed if character.isalnum())
