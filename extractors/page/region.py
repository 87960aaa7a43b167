"""Whether a page comes from a country that writes the month first."""

from __future__ import annotations

import re

from extractors.languages import LANGUAGES, spoken
from extractors.page import Layout
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
_LETTER = (612.0, 792.0)
_NEAR = 3.0


def month_first(layout: Layout, language: str | None) -> bool | None:
    """How a document in `language` means "03/04/2024": True for America, False for elsewhere, None for neither."""
    if language is not None and (language not in LANGUAGES or not LANGUAGES[language].month_may_lead):
        return False if language in LANGUAGES else None
    text = layout.text
    american = sum(pattern.search(text) is not None for pattern in _AMERICAN)
    elsewhere = sum(pattern.search(text) is not None for pattern in _ELSEWHERE)
    page = layout.pages[0]
    letter = abs(page.width - _LETTER[0]) < _NEAR and abs(page.height - _LETTER[1]) < _NEAR
    american += letter and "$" in text
    if american == elsewhere:
        return None
    return american > elsewhere
