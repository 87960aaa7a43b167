"""A seller's own page to pay at, which each of its invoices links to by its number."""

from __future__ import annotations

import re

from schemas import normalise_number

_WORD = re.compile(r"[^\W\d_]{5,}")  # of a name: shorter ones are those of many
_LINK = re.compile(r"(?P<host>[\w-]+(?:\.[\w-]+)+)/(?P<path>\S*/)?(?P<last>[^/\s]+)")
_CUT = "-"  # at the end of a row the rest of a number stands in the next one


def pays_like(address: str, other: str, number: str | None, name: str | None) -> bool:
    """Whether `address` is a link as `other` is, to one place at one host that is called as the seller of this `name`
    is, and ends in the `number` of the document: at a host of many sellers anybody may have such a page."""
    ours, theirs = _LINK.fullmatch(address), _LINK.fullmatch(other)
    if ours is None or theirs is None or number is None or name is None:
        return False
    alike = ours["host"] == theirs["host"] and ours["path"] == theirs["path"]
    own = ours["host"].split(".")[-2] in _WORD.findall(name.casefold())
    last, whole = normalise_number(ours["last"]), normalise_number(number)
    cut = bool(last) and ours["last"].endswith(_CUT) and whole.startswith(f"{last}-")  # between two of its runs
    return alike and own and any(map(str.isdigit, theirs["last"])) and (last == whole or cut)
