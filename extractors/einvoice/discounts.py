"""Discounts for paying in time that an e-invoice states beside its totals: they are small, and end on a day.

What takes off more, or whenever one pays, makes another amount due, which no total holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from lxml import etree

from extractors.einvoice.claims import typed
from extractors.einvoice.tree import Found, nodes, values
from extractors.page.sheet import Sheet
from extractors.rules.date_sentences import granted
from extractors.sentences.free_text import free_text
from schemas import Claim, Rival, Structured

_DUE, _GROSS = "totals.due", "totals.gross"
_MOST = Decimal("0.1")  # of the total: who pays in time is granted 2 to 5 per cent
_ZERO = Decimal(0)
_NEAR = Decimal("0.05")  # of the currency's unit
# What of an e-invoice tells how it is to be paid, and its words.
_SAYING = re.compile(r"PaymentTerms|DiscountTerms|Note|DatiPagamento|Causale")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
# XRechnung writes it into the terms: "#SKONTO#TAGE=14#PROZENT=2.00#".
_WRITTEN = re.compile(r"#SKONTO#TAGE=(\d+)#PROZENT=(\d+(?:\.\d+)?)#(?:BASISBETRAG=(\d+(?:\.\d+)?)#)?")


class _Places(NamedTuple):
    """Where a syntax keeps discounts, as XPaths; from each, its share in per cent, its amount, base and last day."""

    terms: str
    percent: str
    amount: str
    base: str
    until: str
    words: str


_PLACES: Mapping[str, _Places] = {
    "cii": _Places(
        "//ram:ApplicableTradePaymentDiscountTerms", "ram:CalculationPercent", "ram:ActualDiscountAmount",
        "ram:BasisAmount", "ram:BasisPeriodMeasure|ram:BasisDateTime//*|../ram:DueDateDateTime//*",
        "//ram:SpecifiedTradePaymentTerms/ram:Description",
    ),
    "ubl": _Places(
        "//cac:PaymentTerms[cbc:SettlementDiscountPercent or cbc:SettlementDiscountAmount]",
        "cbc:SettlementDiscountPercent", "cbc:SettlementDiscountAmount", "*[false()]",
        "cac:SettlementPeriod//*|cbc:PaymentDueDate", "//cac:PaymentTerms/cbc:Note",
    ),
    "fatturapa": _Places(
        "//DettaglioPagamento[ScontoPagamentoAnticipato]", "*[false()]", "ScontoPagamentoAnticipato", "*[false()]",
        "DataLimitePagamentoAnticipato", "*[false()]",
    ),
}  # fmt: skip


def strange_discounts(part: Structured, root: etree._Element, claims: Mapping[str, Claim]) -> Iterator[Rival]:
    """What is taken off in ways in which no discount for paying in time is, as a second amount due."""
    places = _PLACES[part.syntax]
    gross = claims.get(_GROSS)
    total = abs(gross.value) if gross is not None and isinstance(gross.value, Decimal) else None
    if _DUE not in claims or total is None:
        return
    for node in nodes(root, places.terms):
        percent, amount, base = (_first(node, path) for path in (places.percent, places.amount, places.base))
        said = ", ".join(f"{one.text}{sign}" for one, sign in ((percent, " %"), (amount, "")) if one is not None)
        timed = any(True for _ in values(node, places.until))
        if said and _is_strange(_number(percent), _number(amount), _number(base), total, timed=timed):
            yield Rival(term=_DUE, value=said, raw=said, label=_named(percent or amount))
    for text in values(root, places.words):
        for match in _WRITTEN.finditer(text.text):
            if _is_strange(Decimal(match[2]), None, None, total, timed=True):
                yield Rival(term=_DUE, value=f"{match[2]} %", raw=f"{match[2]} %", label=match[0])


def unstated_discounts(part: Structured, claims: Mapping[str, Claim], sheet: Sheet) -> Iterator[Rival]:
    """The shares that the pages of a hybrid take off for paying in time, and its e-invoice says nothing of."""
    stated = {Decimal(one) for element in part.elements if _SAYING.search(element.path) for one in _parts(element.text)}
    for said in (one for page in sheet.layout.pages for one in free_text(page)):
        for share in granted(said.text):
            if _DUE in claims and not stated.intersection(map(Decimal, _parts(share))):
                yield Rival(term=_DUE, value=share, raw=share, label=said.text, page=said.page, boxes=said.boxes)


def _parts(text: str) -> Iterator[str]:
    return (one.replace(",", ".") for one in _NUMBER.findall(text))


def _is_strange(
    percent: Decimal | None, amount: Decimal | None, base: Decimal | None, total: Decimal, *, timed: bool
) -> bool:
    """Whether something is taken off that is more than a discount for paying in time, or for no time."""
    if not percent and not amount:
        return False
    share = total * percent / 100 if percent is not None else None
    if max(abs(amount or _ZERO), abs(share or _ZERO)) > total * _MOST or not timed:
        return True
    stated = None if percent is None else (base if base is not None else total) * percent / 100
    if amount is None or stated is None:
        return False
    return abs(abs(amount) - abs(stated)) > max(_NEAR, abs(stated) * _MOST)


def _first(node: etree._Element, path: str) -> Found | None:
    return next(values(node, path), None)


def _number(found: Found | None) -> Decimal | None:
    value = None if found is None else typed("amount", found)
    return value if isinstance(value, Decimal) else None


def _named(found: Found | None) -> str:
    return "" if found is None else found.path.rpartition("/")[2].rpartition(":")[2]
