"""Keys under which the same invoice is found again, however it was printed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from schemas.invoice import Party
from schemas.lookalikes import seen_as

_RUNS = re.compile(r"[^\W\d_]+|\d+")
_ID_LENGTH = 5  # what is shorter identifies nobody


# What `seller_keys` reads.
SELLER_TERMS = ("seller.name", "seller.vat_id", "seller.tax_number")


class Sighting(NamedTuple):
    """An earlier document with the same key: its hash, and the run that accepted it."""

    sha256: str
    run: str


def normalise_number(number: str, *, seen: bool = True) -> str:
    """`number` without case, spacing, punctuation and leading zeros: "inv/0012-A", "INV 12 a" -> "INV-12-A".

    Runs of letters and of digits stay apart, so that 1-23 and 12-3 remain two numbers. Empty when nothing is left.
    Letters and digits of other scripts are what they are `seen` as: one in Cyrillic is the Latin one it looks like.
    """
    folded = unicodedata.normalize("NFKC", number).upper()
    folded = unicodedata.normalize("NFKC", seen_as(folded)).upper() if seen else folded
    return "-".join(run.lstrip("0") or "0" if run[0].isdigit() else run for run in _RUNS.findall(folded))


# Prefixes under which countries give VAT identifiers; what follows them is the country's own number.
_PREFIXES = frozenset(
    {"AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "EL", "ES", "FI", "FR", "GB", "HR", "HU", "IE", "IN", "IT", "LT"}
    | {"LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK", "TR", "XI"}
)
_SUFFIXES = ("MWST", "TVA", "IVA", "MVA")


def number_forms(number: str | None) -> frozenset[str]:
    """An identifier in every form in which it may be printed: with and without the country's prefix and suffixes.

    Of Sweden and France, the register's number within the VAT identifier stands for it, too.
    """
    text = folded(number or "")
    for suffix in _SUFFIXES:
        text = text.removesuffix(suffix)
    found, country = {text}, text[:2]
    if text.startswith("CHE"):
        found.add(text[3:])
    elif country in _PREFIXES:
        found.add(text[2:])
        found |= {text[2:-2]} if country == "SE" else {text[4:]} if country == "FR" else set()
    return frozenset(form for form in found if len(form) >= _ID_LENGTH)


def vendor_keys(name: str, numbers: Iterable[str | None]) -> frozenset[str]:
    """The keys under which a vendor is found by what is printed: its name, and every form of its numbers."""
    return frozenset({f"name:{folded(name)}", *(f"id:{form}" for number in numbers for form in number_forms(number))})


def seller_keys(seller: Party, *, seen: bool = True) -> tuple[str, ...]:
    """Every key of a seller, the strongest first: its VAT identifier, its tax number, its folded name.

    The same seller may be printed or read with one of them here and with another there: one shared key is enough.
    """
    keys = (("vat", seller.vat_id, _ID_LENGTH), ("tax", seller.tax_number, _ID_LENGTH), ("name", seller.name, 1))
    bare = ((kind, folded(value or "", seen=seen), least) for kind, value, least in keys)
    return tuple(f"{kind}:{key}" for kind, key, least in bare if len(key) >= least)


def folded(text: str, *, seen: bool = True) -> str:
    """`text` as capital letters and digits without accents, spacing and punctuation; those of other scripts are what
    they are `seen` as."""
    decomposed = unicodedata.normalize("NFKD", seen_as(text) if seen else text).upper()
    return decomposed if decomposed.isalnum() else "".join(filter(str.isalnum, decomposed))
