"""Keys under which the same invoice is found again, however it was printed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from schemas.invoice import Party
from schemas.lookalikes import seen_as
from schemas.regimes import regimes

_RUNS = re.compile(r"[^\W\d_]+|\d+")
_ID_LENGTH = 5  # what is shorter identifies nobody
# Of an address of payment whose every sign counts: a mail address, a host, a scheme, a handle, a long mixed code.
_WRITTEN = re.compile(
    r"@|[^\W\d_]:|\$\w|\w\.[^\W\d_]{2,}(?:/|$)|\w\.[^\W\d_]{2,}\.\w|^(?=\S*[a-z])(?=\S*[A-Z])(?=\S*\d)\w{20,}$"
)
_HOSTED = re.compile(r"@|\.[^\W\d_]{2,}(?:/|$)")
# Where two check digits end the national number, in a column of their own: the French "clé", the Portuguese NIB.
_KEYED, _KEY = frozenset({"BA", "BE", "FR", "MC", "ME", "MK", "MR", "PT", "RS", "SI", "TN"}), 2
_ALONE = 7  # digits of an account without its bank's number
_BANK = 3  # digits of a bank's number: fewer stand in almost every IBAN
_IBAN = re.compile(r"[A-Z]{2}\d{2}[A-Z0-9]{11,30}")


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


_SUFFIXES = ("MWST", "TVA", "IVA", "MVA")


def number_forms(number: str | None) -> frozenset[str]:
    """An identifier in every form in which it may be printed: with and without the country's prefix and suffixes, and
    the register's number that it holds."""
    text, written = folded(number or ""), "".join((number or "").upper().split())
    for suffix in _SUFFIXES:
        text = text.removesuffix(suffix)
    bare = text.removeprefix("CHE") if text.startswith("CHE") else text[2:] if text[:2] in _notations() else text
    patterns = _notations().get(text[:2], ()) if bare != text else [one[-1] for one in _notations().values()]
    held = (re.fullmatch(pattern, form) for pattern in patterns if pattern for form in (bare, written))
    found = {text, bare, *(match[1] for match in held if match)}
    return frozenset(form for form in found if len(form) >= _ID_LENGTH)


@cache
def _notations() -> Mapping[str, tuple[str | None, str | None]]:
    """The prefixes of VAT identifiers, each with where the register's number stands: in what follows, and in a longer
    national number."""
    laws = [law for law in regimes().values() if law.vat]
    forms = {law.vat_prefix: law.vat_id for law in laws}
    known = {prefix: (form.within, form.longer) if form else (None, None) for prefix, form in forms.items()}
    return known | {form.union_prefix: (None, None) for form in forms.values() if form and form.union_prefix}


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


def same_account(one: str, other: str) -> bool:
    """Whether two addresses of payment are one: accounts and payees written alike, or a national account that the
    other's IBAN holds; of links, mail addresses and wallets every sign counts."""
    if _WRITTEN.search(one) or _WRITTEN.search(other):
        return _as_written(one) == _as_written(other)
    ours, theirs = folded(one), folded(other)
    return ours == theirs or _holds(theirs, one) or _holds(ours, other)


def _as_written(address: str) -> str:
    """An address without blanks; where hosts and mail are written small or large alike, small."""
    bare = "".join(address.split())
    return bare.lower() if _HOSTED.search(bare) else bare


def _holds(iban: str, account: str) -> bool:
    """Whether an IBAN ends with an account, with or without its key, and the number of its bank, where one is said
    ("202015/55555555", in either order), stands before that; without a bank only an account that is long enough to be
    one by itself."""
    parts = list(map(folded, account.split("/")))
    if not _IBAN.fullmatch(iban) or not all(part.isdigit() for part in parts):
        return False
    if len(parts) == 1:
        return len(parts[0]) >= _ALONE and (iban.endswith(parts[0]) or _before_key(iban).endswith(parts[0]))
    one, *others = parts
    return len(others) == 1 and (_ends(iban, one, others[0]) or _ends(iban, others[0], one))


def _before_key(iban: str) -> str:
    """An IBAN up to the key of two digits that ends the national number, where that has one."""
    return iban[:-_KEY] if iban[:2] in _KEYED else ""


def _ends(iban: str, bank: str, account: str) -> bool:
    bare = account.lstrip("0")
    return len(bare) >= _ID_LENGTH and iban.endswith(bare) and len(bank) >= _BANK and bank in iban[4 : -len(bare)]


def folded(text: str, *, seen: bool = True) -> str:
    """`text` as capital letters and digits without accents, spacing and punctuation; those of other scripts are what
    they are `seen` as."""
    decomposed = unicodedata.normalize("NFKD", seen_as(text) if seen else text).upper()
    return decomposed if decomposed.isalnum() else "".join(filter(str.isalnum, decomposed))
