"""Rows of a card's slip on an invoice: what a card shows of its number, beside the total: "VISA **** 1187 08.11.2026
3.873,54 €". It was charged, whatever the words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from extractors.page import Line
from extractors.page.claims import amount_of
from extractors.page.roles import DUE, GROSS, PAID
from extractors.page.sheet import Sheet
from extractors.sentences.free_text import Said
from schemas import Claim

# "xx1187" and "XXXX 1187"; what ends in letters, "Maxx 1000", and two letters before a year, "XX 2026", hide nothing.
# The bounds are of no card's: a row of stars is looked through once.
_MASKED = re.compile(
    r"(?<![*x•#])(?:[*•#]|(?<![^\W\d_])x(?!x[\s-]\d))[*x•#]{1,39}(?:[\s-][*x•#]{2,9}){0,9}[\s-]?\d{4}(?!\d)",
    re.IGNORECASE,
)


def card_slips(sheet: Sheet, taken: Mapping[str, Claim]) -> Iterator[Said]:
    """Those with all that is due, unless a payment was `taken`. A card without an amount may be one on file."""
    if PAID in taken:
        return
    for page in sheet.layout.pages:
        for line in page.lines:
            if _MASKED.search(line.text) is not None and _holds_total(sheet, line, taken):
                yield Said(line.text, page.number, tuple(cell.box for cell in line.segments))


def _holds_total(sheet: Sheet, line: Line, taken: Mapping[str, Claim]) -> bool:
    """Whether a row holds what is due, in its value or as it is printed: "604418 120.00" may be read as one number."""
    totals = [taken[term] for term in (GROSS, DUE) if term in taken]
    whole = {amount_of(one) for one in totals}
    if any(abs(one.value) in whole for cell in line.segments for one in sheet.money_in(cell)):
        return True
    return any(re.search(rf"(?<![\d.,]){re.escape(one.raw)}(?!\d)", line.text) for one in totals if one.raw)
