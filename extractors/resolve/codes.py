"""Rates that lines name by their code: "1" in the column of taxes, where the row of the breakdown prints "1  20.00"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from extractors.page import Layout
from schemas import Claim

_CODE = re.compile(r"\d{1,2}")  # letters are no rates, and never taken for one
_BEFORE = re.compile(r"(\d{1,2})\s?[/:=–]")  # in the cell of the rate
_RATE = re.compile(r"lines\[\d+\]\.tax_rate")


def with_coded_rates(chosen: Mapping[str, Claim], layout: Layout) -> dict[str, Claim]:
    """`chosen`, where each line has the rate whose code it prints: the bare number of its cell begins the row of
    another rate in the breakdown, and is itself no rate there."""
    rows = [claim for term, claim in chosen.items() if term.startswith("tax_breakdown[") and term.endswith("].rate")]
    told = [(code, rate) for rate in rows for code in _codes(layout, rate)]
    coded = {code: rate for code, rate in told if all(rate.value == r.value for c, r in told if c == code)}
    rates = {rate.value for rate in rows}
    result = dict(chosen)
    for term, claim in chosen.items():
        rate = coded.get(claim.raw.strip()) if _RATE.fullmatch(term) and _CODE.fullmatch(claim.raw.strip()) else None
        if rate is not None and claim.value not in rates:
            result[term] = claim.model_copy(update={"value": rate.value})
    return result


def _codes(layout: Layout, rate: Claim) -> Iterator[str]:
    """The number that stands before a rate of the breakdown: in its cell, or alone in the first one of its row."""
    if rate.page is None or not rate.boxes or not isinstance(rate.value, Decimal):
        return
    for line in layout.page(rate.page).lines:
        for segment in line.segments:
            if not any(word.box == rate.boxes[0] for word in segment.words):
                continue
            first = line.segments[0].text.strip()
            if segment is not line.segments[0] and _CODE.fullmatch(first):
                yield first
            elif (before := _BEFORE.match(segment.text.strip())) is not None:
                yield before[1]
