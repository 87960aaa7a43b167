"""Where a page comes from: whether from a country that writes the month first, or a letter before amounts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from extractors.languages import LANGUAGES, spoken
from extractors.page import Layout, Segment
from extractors.parsing.currencies import LETTERS
from schemas.regimes import regimes

_STATES = "|".join(regimes()["US"].region_codes)
_AMERICAN = (
    re.compile(rf"\b(?:{_STATES})[.,]?\s+\d{{5}}(?:-\d{{4}})?\b"),
    re.compile(r"(?<!\d)(?:\(\d{3}\)\s?|1-\d{3}-|\d{3}-)\d{3}-\d{4}(?!\d)"),
    re.compile(rf"(?i)\b(?:{spoken('american')})\b"),
)
_ELSEWHERE = (
    re.compile(rf"(?i)\b(?:{spoken('not_american')})\b"),
    re.compile(r"[£€₹]|\bRM ?\d|\b(?:GBP|EUR|INR|MYR|AUD|NZD|SGD)\b"),
    re.compile(r"\+(?!1\b)\d{2}"),
)
# What only companies and addresses of one of the countries with a "$" print, and of those that write a letter before
# amounts. The names of countries end their row: goods and flights have them, too.
SIGNS: Mapping[str, re.Pattern[str]] = {
    currency: re.compile("|".join((signs, *(rf"\b{code}\b" for code in law.codes_behind))))
    for law in regimes().values()
    for currency, signs in law.currency_signs.items()
}
_LETTERED = re.compile(rf"(?<!\w)(?P<letter>[{''.join(LETTERS)}]) ?\d[\d ,]*[.,]\d\d(?!\d)")
_SEVERAL = 3  # amounts behind such a letter that are no slip
_LETTER = (612.0, 792.0)
_NEAR = 3.0


def month_first(layout: Layout, language: str | None) -> bool | None:
    """How a document in `language` means "03/04/2024": True for America, False for elsewhere, None for neither."""
    if language is not None and (language not in LANGUAGES or not LANGUAGES[language].month_may_lead):
        return False if language in LANGUAGES else None
    text = layout.text
    american = sum(pattern.search(text) is not None for pattern in _AMERICAN)
    elsewhere = sum(pattern.search(text) is not None for pattern in _ELSEWHERE)
    american += on_letter_paper(layout) and "$" in text
    if american == elsewhere:
        return None
    return american > elsewhere


def on_letter_paper(layout: Layout) -> bool:
    """Whether the first page has the size that paper has in America."""
    page = layout.pages[0]
    return abs(page.width - _LETTER[0]) < _NEAR and abs(page.height - _LETTER[1]) < _NEAR


class MoneyLetter(NamedTuple):
    """A letter that stands for a currency, where it first does, and whether something that only its country prints says
    so."""

    letter: str
    first: Segment
    signed: bool


def money_letter(layout: Layout) -> MoneyLetter | None:
    """The one letter before amounts that stands for a currency: the pages are of its country, or several bear it."""
    found = [(match["letter"], one) for one in layout.segments if (match := _LETTERED.search(one.text)) is not None]
    if len({letter for letter, _ in found}) != 1:
        return None
    (letter, first), *_ = found
    signed = any(SIGNS[LETTERS[letter]].search(segment.text) for segment in layout.segments)
    return MoneyLetter(letter, first, signed) if signed or len(found) >= _SEVERAL else None
