"""Accounts of countries without an IBAN: the routing number of a bank of the United States, and the account."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.languages import spoken
from extractors.page import Segment, Span
from extractors.page.claims import claim
from extractors.page.sheet import Sheet
from extractors.page.spans import span_at
from schemas import Claim

# Payment is asked for to "ABA 011600729, account 4400178213", in one row or in rows of one block.
_ROUTING = re.compile(rf"(?i)\b(?:{spoken('routing')})\b[^\d]{{0,30}}(?P<number>\d{{9}})(?!\d)")
_ACCOUNT = re.compile(rf"(?i)\b(?:{spoken('routed_account')})\b[^\d]{{0,25}}(?P<number>\d[\d -]{{2,18}}\d)")
_WEIGHTS = (3, 7, 1) * 3
_ROWS = 3  # below the routing number
_SCORE = 0.88


def routed_accounts(sheet: Sheet) -> Iterator[Claim]:
    """A claim on each account that a routing number with the right check digit leads to: "011600729/4400178213"."""
    for segment in sheet.layout.segments:
        for routing in _ROUTING.finditer(segment.text):
            number = routing["number"]
            if sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, number, strict=True)) % 10:
                continue
            found = next(_accounts(sheet, segment, routing.end()), None)
            spans = [span_at(segment, *routing.span())]
            value = number
            if found is not None:
                spans.append(found)
                value = f"{number}/{_digits(_ACCOUNT, found.text)}"
            raw = ", ".join(span.text.rstrip(" ,;") for span in spans)
            yield claim("payment.iban", value, raw, spans, _SCORE, "routing number")


def _accounts(sheet: Sheet, segment: Segment, behind: int) -> Iterator[Span]:
    """The accounts behind a routing number in its row, before it, or in the rows about it."""
    page = sheet.layout.page(segment.page)
    rows = page.block_of(segment).rows
    own = rows.index(segment)
    near = (*rows[own + 1 : own + 1 + _ROWS], *page.rights(segment), *rows[max(own - 1, 0) : own])
    for other, start in ((segment, behind), (segment, 0), *((row, 0) for row in near)):
        for match in _ACCOUNT.finditer(other.text, start):
            yield span_at(other, *match.span())


def _digits(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return re.sub(r"\D", "", found["number"]) if found is not None else ""
