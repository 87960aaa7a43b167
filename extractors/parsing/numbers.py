"""Digits with separators as printed, and which separator a document uses for decimals."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from extractors.parsing.characters import level


class NumberStyle(StrEnum):
    """The decimal mark of a document."""

    POINT = "."
    COMMA = ","


class Digits(NamedTuple):
    """One reading of printed digits. `decimal` and `group` are the separators it takes them for, "" where none is."""

    value: Decimal
    decimals: int
    decimal: str
    group: str

    @property
    def style(self) -> NumberStyle | None:
        """The document style this reading speaks for, or None."""
        if self.decimal:
            return NumberStyle(self.decimal)
        if self.group == ",":
            return NumberStyle.POINT
        return NumberStyle.COMMA if self.group == "." else None


# Digits grouped by blanks or apostrophes, digits with points and commas, a bare fraction.
NUMBER_PATTERN = (
    r"(?:\d{1,3}(?:[ ]\d{3})+(?:[.,]\d{1,4})?(?![\d])"
    r"|\d{1,3}(?:'\d{3})+(?:[.,]\d{1,4})?(?!\d)"
    r"|\d+(?:[.,]\d+)*"
    r"|(?<![\d.,])[.,]\d{1,4})"
)
_MOST_DIGITS = 18
_GROUPED = re.compile(r"\d{1,3}(?:(?P<mark>[.,' ])\d{3})(?:(?P=mark)\d{3})*")
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}")
_DECISIVE = 4  # a style that is seen this many times as often as the other one settles the document


@lru_cache(maxsize=4096)  # every witness of a text asks again
def readings(printed: str) -> tuple[Digits, ...]:
    """Every way to read `printed` digits: none for no number, two for "1.234" or "1,234", else one."""
    digits = level(printed).strip()
    if sum(character.isdigit() for character in digits) > _MOST_DIGITS or not re.fullmatch(NUMBER_PATTERN, digits):
        return ()
    marks = re.findall(r"[.,]", digits)
    if not marks:
        grouped = _grouped(digits) if " " in digits or "'" in digits else ""
        whole = Digits(_value(digits), 0, "", grouped or "")
        return () if grouped is None else (whole,)
    if marks.count(marks[-1]) > 1:
        group = _grouped(digits)
        return () if group is None else (Digits(_value(digits), 0, "", group),)
    head, _, tail = digits.rpartition(marks[-1])
    group = "" if head.isdigit() or not head else _grouped(head)
    if group is None:
        return ()
    fraction = Digits(Decimal(f"{_bare(head) or '0'}.{tail}"), len(tail), marks[-1], group)
    if group or len(tail) != 3 or not 1 <= len(head) <= 3 or head.startswith("0"):
        return (fraction,)
    return (Digits(_value(digits), 0, "", marks[-1]), fraction)


def settle(ways: tuple[Digits, ...], style: NumberStyle | None) -> tuple[Digits, ...]:
    """`ways` with the one that fits `style` alone where they differ; the first is the best."""
    if len(ways) > 1 and style is not None:
        return tuple(way for way in ways if way.style is style)
    return ways


def decide_number_style(texts: Iterable[str]) -> NumberStyle | None:
    """The decimal mark that the unambiguous numbers among `texts` agree on, or None.

    Numbers with two decimals or both separators weigh most; where both styles occur, one must prevail clearly.
    """
    weight = dict.fromkeys(NumberStyle, 0)
    for text in texts:
        for match in _WITNESS.finditer(level(text)):
            ways = readings(match[0])
            if len(ways) == 1 and ways[0].style is not None:
                weight[ways[0].style] += 3 if ways[0].decimals == 2 or (ways[0].group and ways[0].decimal) else 1
    best, other = sorted(NumberStyle, key=lambda style: (-weight[style], style))
    return best if weight[best] > 0 and weight[best] >= _DECISIVE * weight[other] else None


# No dates ("01.02."), times, versions, paragraphs or parts of identifiers.
_WITNESS = re.compile(
    rf"(?<![\w.,:/§-])(?!0\d){NUMBER_PATTERN}(?![\w:/]|[.,]\w|\.(?:\s*\d|$)|\s?(?:Uhr|[hH]\b|[aApP]\.?[mM]\b)|-\w)"
)


def _grouped(digits: str) -> str | None:
    """The group separator of well grouped digits, or None."""
    match = _GROUPED.fullmatch(digits)
    if match is not None:
        return None if digits.startswith("0") else match["mark"]
    return "," if _INDIAN.fullmatch(digits) else None


def _bare(digits: str) -> str:
    return re.sub(r"[.,' ]", "", digits)


def _value(digits: str) -> Decimal:
    return Decimal(_bare(digits))
