"""Rates that lines name by their code: "1" in the column of taxes, where the row of the breakdown prints "1  20.00";
and codes of lines that are taxed at no rate: "41" for that article of a law."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from extractors.meanings import match_label
from extractors.page import Layout
from extractors.page.claims import doubted
from schemas import Claim
from schemas.grades import DOUBTED
from schemas.regimes import known_rates

_CODE = re.compile(r"\d{1,2}")  # letters are no rates, and never taken for one
_BEFORE = re.compile(r"(\d{1,2})\s?[/:=–]")  # in the cell of the rate
_NAMED = "other.tax_rate"  # what labels of rates name
_RATE = re.compile(r"lines\[\d+\]\.tax_rate")


def with_coded_rates(chosen: Mapping[str, Claim], layout: Layout) -> dict[str, Claim]:
    """`chosen`, where each line has the rate whose code it prints: the bare number of its cell begins the row of
    another rate in the breakdown. That the column holds codes is known where one of them is no rate; else what may be
    either is in doubt."""
    rows = [claim for term, claim in chosen.items() if term.startswith("tax_breakdown[") and term.endswith("].rate")]
    told = [(code, rate) for rate in rows for code in _codes(layout, rate)]
    coded = {code: rate for code, rate in told if all(rate.value == r.value for c, r in told if c == code)}
    rates = {rate.value for rate in rows}
    cells = {term: c for term, c in chosen.items() if _RATE.fullmatch(term) and _CODE.fullmatch(c.raw.strip())}
    other = {term: c for term, c in cells.items() if c.raw.strip() in coded and coded[c.raw.strip()].value != c.value}
    known = any(claim.value not in rates for claim in other.values())
    result = dict(chosen)
    for term, claim in other.items():
        rate = coded[claim.raw.strip()]
        doubt = f"{claim.raw} may be a rate, or the code of {rate.raw}."
        result[term] = claim.model_copy(update={"value": rate.value}) if known else doubted(claim, doubt, DOUBTED)
    tax = chosen.get("totals.tax")
    told_apart = tax is not None and not tax.value
    unmarked = {term: claim for term, claim in cells.items() if not _called_rate(claim.label or "")}
    of_none = {term for term, claim in unmarked.items() if claim.value not in {*rates, *known_rates()}}
    for term in of_none - other.keys() if told_apart else ():
        del result[term]
    return result


def _called_rate(label: str) -> bool:
    named = match_label(label)
    return "%" in label or (named is not None and named.term == _NAMED)


def _codes(layout: Layout, rate: Claim) -> Iterator[str]:
    """The number that stands before a rate of the breakdown: in its cell, or alone in the first of its row or the one
    on its left."""
    if rate.page is None or not rate.boxes or not isinstance(rate.value, Decimal):
        return
    for line in layout.page(rate.page).lines:
        for at, segment in enumerate(line.segments):
            if not any(word.box == rate.boxes[0] for word in segment.words):
                continue
            alone = [cell.text.strip() for cell in (*line.segments[:1], *line.segments[at - 1 : at]) if at]
            codes = [text for text in alone if _CODE.fullmatch(text)]
            if codes:
                yield from codes
            elif (before := _BEFORE.match(segment.text.strip())) is not None:
                yield before[1]
