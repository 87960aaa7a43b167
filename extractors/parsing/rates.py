"""Percentages: "19 %", "19,00%", "0%[1]", "%18", "14.50% CST". A rate is in percent, 19 for 19 %."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from extractors.languages import spoken
from extractors.parsing.characters import level
from extractors.parsing.numbers import readings

_SIGN = rf"(?:%|{spoken('percent')})"
_NUMBER = r"\d{1,3}(?:[.,]\d{1,4})?"
_RATE = re.compile(
    rf"(?<![\w.,])(?P<sign>-\s?)?(?:(?P<value>{_NUMBER})\s?{_SIGN}|%\s?(?P<behind>{_NUMBER})(?![\w.,]\d))"
)
_BARE = re.compile(rf"(?P<sign>-\s?)?(?P<value>{_NUMBER})")
_MOST = 100
# "0.35 % + 0.10", "0,25 € + 1,4 %": a share and a fixed amount, which together are a price
_FIXED = r"\d+[.,]\d\d(?![\d.,]*\d)"
_PLUS = re.compile(rf"\s?\+\s?[^\w\s%+]?(?:[A-Z]{{3}} ?)?{_FIXED}(?!\s?{_SIGN})")
_PLUSSED = re.compile(rf"(?<![\d.,]){_FIXED}\s?(?:[^\w\s%+]|[A-Z]{{3}})?\s?\+\s?$")


@dataclass(frozen=True, slots=True)
class Rate:
    """One percentage. `value` is in percent; a decimal mark before three digits is never a group in a rate."""

    value: Decimal
    raw: str
    span: tuple[int, int]


@lru_cache(maxsize=4096)  # every witness of a text asks again
def find_rates(text: str) -> tuple[Rate, ...]:
    """Every number with a percent sign in `text`, of at most 100 %; none that is part of a price."""
    rates = (_rate(text, match) for match in _RATE.finditer(level(text)) if not _is_priced(text, match))
    return tuple(rate for rate in rates if rate is not None)


def holds_priced_share(text: str) -> bool:
    """Whether a price in `text` is a share and a fixed amount: "0.35 % + 0.10"."""
    return any(_is_priced(text, match) for match in _RATE.finditer(level(text)))


def _is_priced(text: str, match: re.Match[str]) -> bool:
    return _PLUS.match(text, match.end()) is not None or _PLUSSED.search(text[: match.start()]) is not None


@lru_cache(maxsize=4096)  # every witness of a text asks again
def parse_rate(text: str) -> Rate | None:
    """The rate that is all of `text`, with or without a percent sign (a cell of a rate column), or None."""
    levelled = level(text)
    start = len(levelled) - len(levelled.lstrip())
    stripped = levelled.strip()
    for pattern in (_RATE, _BARE):
        match = pattern.fullmatch(stripped)
        rate = _rate(text.strip(), match) if match else None
        if rate is not None:
            return Rate(rate.value, rate.raw, (start, start + len(stripped)))
    return None


def _rate(text: str, match: re.Match[str]) -> Rate | None:
    groups = match.groupdict()
    printed = groups["value"] or groups["behind"]
    ways = readings(printed)
    if not ways:
        return None
    value = ways[-1].value
    if value > _MOST:
        return None
    return Rate(-value if groups["sign"] and value else value, text[slice(*match.span())], match.span())
