# ruff: noqa: E501 - one row a group of marks reads better than wrapped rows
"""Currency marks: symbols, ISO 4217 codes and words, and what they may stand for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from iso4217 import Currency

from extractors.languages import spoken
from extractors.parsing.characters import level

_DOLLARS = ("USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN", "CLP", "COP", "ARS")

# A mark and the codes it may mean, the likeliest first. One code: the mark settles the currency alone.
MARKS: Mapping[str, tuple[str, ...]] = {
    "€": ("EUR",), "EURO": ("EUR",), "Euro": ("EUR",), "euro": ("EUR",), "Eur": ("EUR",), "złotych": ("PLN",), "złote": ("PLN",),
    "$": _DOLLARS, "US$": ("USD",), "U$S": ("USD",), "USD$": ("USD",), "$US": ("USD",), "$ US": ("USD",), "$ CA": ("CAD",), "$CA": ("CAD",), "$ CAN": ("CAD",), "A$": ("AUD",), "AU$": ("AUD",),
    "C$": ("CAD",), "CA$": ("CAD",), "CAD$": ("CAD",), "CDN$": ("CAD",), "NZ$": ("NZD",), "HK$": ("HKD",), "S$": ("SGD",),
    "NT$": ("TWD",), "MX$": ("MXN",), "R$": ("BRL",),
    "£": ("GBP",), "¥": ("JPY", "CNY"), "₩": ("KRW",), "₽": ("RUB",), "₴": ("UAH",), "₹": ("INR",), "₺": ("TRY",), "₪": ("ILS",), "NIS": ("ILS",),
    "₫": ("VND",), "฿": ("THB",), "₱": ("PHP",), "₦": ("NGN",), "₸": ("KZT",), "₾": ("GEL",),
    **dict.fromkeys(("KSh", "Ksh", "KShs", "Kshs", "KSHS", "KSh.", "Kshs."), ("KES",)),
    "TL": ("TRY",), "RM": ("MYR",), "Rs": ("INR", "PKR", "LKR"), "Rs.": ("INR", "PKR", "LKR"), "Rp": ("IDR",),
    "zł": ("PLN",), "ZŁ": ("PLN",), "zl": ("PLN",), "Kč": ("CZK",), "kč": ("CZK",), "KČ": ("CZK",), "Ft": ("HUF",), "лв": ("BGN",),
    "лв.": ("BGN",), "ЛВ": ("BGN",), "ЛВ.": ("BGN",),
    "lei": ("RON",), "Lei": ("RON",), "LEI": ("RON",), "kn": ("HRK",), "din.": ("RSD",), "kr": ("SEK", "DKK", "NOK", "ISK"),
    "kr.": ("DKK", "SEK", "NOK", "ISK"), "Kr": ("SEK", "DKK", "NOK", "ISK"), "Kr.": ("DKK", "SEK", "NOK", "ISK"), "KR": ("SEK", "DKK", "NOK", "ISK"),
    "Fr.": ("CHF",), "SFr.": ("CHF",), "sFr.": ("CHF",), "SFR": ("CHF",), "Fr": ("CHF",), "DM": ("DEM",),
    **dict.fromkeys(spoken("euros").split("|"), ("EUR",)),
}  # fmt: skip
# Letters that mean money before an amount alone, rand and naira: "R1,234.50", "N4,850,000.00".
LETTERS: Mapping[str, str] = {"N": "NGN", "R": "ZAR"}
# What calls a number hundredths of a currency: "24.85 p/kWh", "3,5 ct", "90 öre".
HUNDREDTHS = re.compile(r"\d\s*(?:p|pence|cts?|cents?|c|¢|centimes?|öre|øre)(?![\w.])", re.IGNORECASE)

_TRADED_X = {"XOF", "XAF", "XCD", "XPF"}
_FORMER = {"BGN", "HRK"}  # that the euro has replaced: invoices of before have them, and of after beside it
CODES: frozenset[str] = frozenset(
    currency.code for currency in Currency if not currency.code.startswith("X") or currency.code in _TRADED_X
).union(_FORMER)
# Codes that are words as well: alone beside a whole number they name no currency.
WORDS: frozenset[str] = frozenset({"ALL", "TOP", "CUP", "SOS", "BOB", "PEN", "COP", "MAD", "ANG", "GEL", "LAK", "MOP"})
# Further ones that are words in small letters, where no code is looked for.
SMALL_WORDS: frozenset[str] = WORDS | {"BAM", "ILS", "MUR", "NAD", "RUB", "TRY"}

_ALL_MARKS = sorted({*MARKS, *CODES}, key=lambda mark: (-len(mark), mark))
MARK_PATTERN = "|".join(map(re.escape, _ALL_MARKS))
_FIND = re.compile(rf"(?<![^\W\d_])(?:{MARK_PATTERN})(?![^\W\d_])")


class CurrencyMark(NamedTuple):
    """A mark as printed, its place, and the codes it may mean."""

    raw: str
    span: tuple[int, int]
    codes: tuple[str, ...]

    @property
    def code(self) -> str | None:
        """The one code it means, or None where it may mean several."""
        return self.codes[0] if len(self.codes) == 1 else None


def codes_of(mark: str) -> tuple[str, ...]:
    """The ISO codes `mark` may mean, the likeliest first; empty for what is no mark."""
    if mark in MARKS:
        return MARKS[mark]
    return (mark,) if mark in CODES else ()


@lru_cache(maxsize=4_096)
def find_currencies(text: str) -> tuple[CurrencyMark, ...]:
    """Every currency mark in `text`: "Amount ($)", "Montant EUR HT", "12,00 €"."""
    return tuple(
        CurrencyMark(match[0], match.span(), codes_of(match[0]))
        for match in _FIND.finditer(level(text))
        if match[0] not in WORDS
    )
