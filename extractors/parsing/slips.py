"""Lines of payment slips that programs read: whoever scans one pays to the account, the amount and by the day in it.

Swedish slips: "# reference # kronor öre check > account#code#" (Bankgirot, OCR-rad), where the account may stand
apart, or be an IBAN beside the line. Finnish ones: 54 digits, of which 16 are the account (its IBAN without letters), 8
the amount and the last 6 the day (Finanssiala, virtual bar code, versions 4 and 5). Danish ones:
"+71<reference+account<" (FIK), without an amount.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from extractors.parsing.characters import digits_of
from extractors.parsing.identifiers import find_ibans

_SWEDISH = re.compile(
    r"#\s*\d[\d ]*#\s*(?P<units>\d(?: ?\d){0,8}) +(?P<cents>\d\d) +\d *>"
    r"(?: *(?P<account>\d(?:[ -]?\d){4,7}) *#\d\d#)?"
)
_FINNISH = re.compile(r"(?<!\d)[45](?: ?\d){53}(?!\d)")
_OF_FINNISH = re.compile(
    r".(?P<account>\d{16})(?P<units>\d{6})(?P<cents>\d\d)\d{23}(?P<year>\d\d)(?P<month>\d\d)(?P<day>\d\d)"
)
_DANISH = re.compile(r"\+\d\d<\d*\+(?P<account>\d{7,8})<")


class Slip(NamedTuple):
    """What such a line holds, and where it stands in the text; what it leaves open is None."""

    span: tuple[int, int]
    account: str | None
    amount: Decimal | None = None
    day: date | None = None


def find_slips(text: str) -> Iterator[Slip]:
    """Every line of a payment slip in `text`."""
    for match in _SWEDISH.finditer(text):
        yield Slip(match.span(), match["account"] and digits_of(match["account"]), _amount(match))
    for match in _FINNISH.finditer(text):
        parts = _OF_FINNISH.fullmatch(digits_of(match[0]))
        assert parts is not None
        account = f"FI{parts['account']}"
        # Digits with blanks between them may be a column of numbers.
        if " " not in match[0] or any(one.checked for one in find_ibans(account)):
            yield Slip(match.span(), account, _amount(parts), _day(parts))
    for match in _DANISH.finditer(text):
        yield Slip(match.span(), match["account"])


def _amount(found: re.Match[str]) -> Decimal | None:
    """The amount; one of 0 is left to whoever pays."""
    return Decimal(f"{digits_of(found['units'])}.{found['cents']}") or None


def _day(found: re.Match[str]) -> date | None:
    try:
        return date(2000 + int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return None
