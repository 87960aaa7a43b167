"""Amounts as printed: digits, sign and currency mark. Never a float, never a guess without saying so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from extractors.languages import spoken
from extractors.parsing.characters import level
from extractors.parsing.currencies import LETTERS, MARK_PATTERN, WORDS, codes_of
from extractors.parsing.numbers import NUMBER_PATTERN, NumberStyle, readings, settle


@dataclass(frozen=True, slots=True)
class Amount:
    """One amount. `value` is the best reading, `alternatives` the others ("1.234" without a witness).

    `span` covers sign, currency mark and digits in the text; `number_span` the digits alone. `symbol` is the mark as
    printed, `currencies` the codes it may mean; `letter` means a currency on pages of its country alone. `decimal` and
    `group` are the separators of the best reading.
    """

    value: Decimal
    raw: str
    span: tuple[int, int]
    number_span: tuple[int, int]
    decimals: int
    decimal: str
    group: str
    symbol: str | None = None
    letter: str = ""
    currencies: tuple[str, ...] = ()
    alternatives: tuple[Decimal, ...] = ()

    @property
    def currency(self) -> str | None:
        """The ISO code, or None where the mark is missing or may mean several."""
        return self.currencies[0] if len(self.currencies) == 1 else None

    @property
    def ambiguous(self) -> bool:
        """Whether another reading is as possible on what is printed."""
        return bool(self.alternatives)

    @property
    def money(self) -> bool:
        """Whether it looks like money on its own: two decimals, or a dash for them, or a currency mark."""
        return self.decimals == 2 or self.symbol is not None or _NO_CENTS.search(self.raw) is not None


_NO_CENTS = re.compile(r"\d,[-–—]|\d[ .,'’]\d{3}\.[-–—]")  # "12 600,-", "12'600.–"; "2.-" may number a row
_AMOUNT = re.compile(
    rf"""(?P<open>\(\s?)?
    (?P<sign1>(?<![\w.,)])-\s?)?
    (?:(?<![^\W\d_])(?P<before>{MARK_PATTERN})(?:\.(?=\s?\d)|:)?\s?)?
    (?:(?<!\w)(?P<letter>[{"".join(LETTERS)}])(?=\d{{1,3}}(?:[ ,]?\d{{3}})*[.,]\d\d(?![.,]?\d)))?
    (?P<sign2>-\s?)?
    (?P<number>{NUMBER_PATTERN})
    (?P<round>[.,]?--?(?![\w])|[.,]-{{2}})?
    (?:\s?(?P<after>{MARK_PATTERN})(?![^\W\d_]))?
    (?P<sign3>-(?!\s?[\w])|\s?(?:CR|Cr|cr)\b\.?)?
    (?P<close>\s?\))?""",
    re.VERBOSE,
)
# The mark of a footnote at the currency behind an amount: "2,325.00 GBP1" with a raised 1.
_NOTE = re.compile(r"(?<=\d[.,]\d\d )([A-Z]{3}|[€£$])\d(?![\w.,])")
_PART_OF_MORE_BEFORE = re.compile(r"[\w.,:/'#§°-]$")
_PART_OF_MORE_AFTER = re.compile(r"[^\W_]|[.,:/]\d|[/_]\w|-\w|\s?[%‰]|\s?(?:v\.H\.|percent\b)")
# What stands before or behind a time of day, "kl. 6.30", "6.30 Uhr", which is no amount; behind a number it is counted:
# "5 godz. 12.50" are hours with their price.
_CLOCK = re.compile(r"(?:[01]?\d|2[0-4])[.:][0-5]\d")
_CLOCK_BEFORE = re.compile(rf"(?i)(?<!\w)(?<!\d\s)(?<!\d\.\s)(?:{spoken('clock')})\s?$")
_CLOCK_BEHIND = re.compile(rf"\s?(?:{spoken('oclock')})(?!\w)")


@lru_cache(maxsize=4096)  # every witness of a text asks again
def find_amounts(text: str, style: NumberStyle | None = None) -> tuple[Amount, ...]:
    """Every amount in `text`, from left to right; percentages, dates and parts of identifiers are none.

    `style` is the document's decimal mark if it is known; it settles what is ambiguous.
    """
    return tuple(_found(text, style))


@lru_cache(maxsize=4096)  # every witness of a text asks again
def parse_amount(text: str, style: NumberStyle | None = None) -> Amount | None:
    """The amount that is all of `text` ("€ -1.234,50", "(12.00)"), or None. Blanks around it do not count."""
    plain = re.sub(r"(?<=\d)([.,]) (?=\d\d$)", r"\1", text.strip()) if _has_gap(text) else text.strip()
    found = [amount for amount in _found(plain, style) if amount.span == (0, len(plain))]
    return found[0] if found else None


def _has_gap(text: str) -> bool:
    """Whether a printed gap parts the decimals of an amount with its currency mark: "RM 170. 00"."""
    return re.fullmatch(rf"(?:{MARK_PATTERN})\s?\d+[.,] \d\d", level(text.strip())) is not None


def _found(text: str, style: NumberStyle | None) -> Iterator[Amount]:
    levelled = _NOTE.sub(r"\1 ", level(text))
    place = 0
    while (match := _AMOUNT.search(levelled, place)) is not None:
        place = match.end("number")
        amount = _amount(text, levelled, match, style)
        if amount is not None:
            yield amount
            place = max(place, amount.span[1])


def _amount(text: str, levelled: str, match: re.Match[str], style: NumberStyle | None) -> Amount | None:
    ways = settle(readings(match["number"]), style)
    if not ways:
        return None
    mark = match["before"] or match["after"]
    start, end = _extent(match)
    if mark in WORDS and ways[0].decimals == 0:
        mark, (start, end) = None, match.span("number")
    if _PART_OF_MORE_BEFORE.search(levelled[:start]) or _PART_OF_MORE_AFTER.match(levelled[end:]):
        return None
    if _CLOCK.fullmatch(levelled[start:end]) and _tells_the_time(levelled[:start], levelled[end:]):
        return None
    sign = -1 if _negative(match, levelled) else 1
    best, *others = ways
    return Amount(
        value=_signed(best.value, sign),
        raw=text[start:end],
        span=(start, end),
        number_span=match.span("number"),
        decimals=best.decimals,
        decimal=best.decimal,
        group=best.group,
        symbol=mark,
        letter=match["letter"] or "",
        currencies=codes_of(mark) if mark else (),
        alternatives=tuple(_signed(way.value, sign) for way in others),
    )


def _tells_the_time(before: str, behind: str) -> bool:
    return _CLOCK_BEFORE.search(before) is not None or _CLOCK_BEHIND.match(behind) is not None


def _extent(match: re.Match[str]) -> tuple[int, int]:
    """The span without a parenthesis that has no partner."""
    start, end = match.span()
    if match["open"] and not match["close"]:
        start = match.end("open")
    if match["close"] and not match["open"]:
        end = match.start("close")
    return start, end


def _negative(match: re.Match[str], levelled: str) -> bool:
    """Whether a sign, CR or parentheses make it negative; "12.-" and a dash between words do not."""
    if match["open"] and match["close"]:
        return True
    if match["sign2"] or match["sign3"]:
        return True
    if match["round"] == "-":
        return True
    if not match["sign1"]:
        return False
    # "Discount - 9,32" may be a dash between label and value; only a dash that touches the amount is a sign there.
    return not match["sign1"].endswith(" ") or not levelled[: match.start("sign1")].strip()


def _signed(value: Decimal, sign: int) -> Decimal:
    return -value if sign < 0 and value else value
