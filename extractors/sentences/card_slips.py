"""Rows of a card's slip on an invoice: what a card shows of its number, beside the total: "VISA **** 1187 08.11.2026
3.873,54 €". It was charged, whatever the words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from extractors.page.claims import amount_of
from extractors.page.roles import DUE, GROSS, PAID
from extractors.page.sheet import Sheet
from extractors.sentences.free_text import Said
from schemas import Claim

_MASKED = re.compile(r"[*x•#]{2,}[\s-]?(?:[*x•#]{2,}[\s-]?)*\d{4}(?!\d)", re.IGNORECASE)


def card_slips(sheet: Sheet, taken: Mapping[str, Claim]) -> Iterator[Said]:
    """Those with all that is due, unless a payment was `taken`. A card without an amount may be one on file."""
    totals = [taken[term] for term in (GROSS, DUE) if term in taken]
    if PAID in taken or not totals:
        return
    whole = {amount_of(one) for one in totals}
    printed = [re.compile(rf"(?<![\d.,]){re.escape(one.raw)}(?!\d)") for one in totals if one.raw]
    for page in sheet.layout.pages:
        for line in page.lines:
            if _MASKED.search(line.text) is None:
                continue  # as nearly all lines
            found = any(abs(one.value) in whole for cell in line.segments for one in sheet.money_in(cell))
            if found or any(one.search(line.text) for one in printed):  # "604418 120.00" may be one number
                yield Said(line.text, page.number, tuple(cell.box for cell in line.segments))
