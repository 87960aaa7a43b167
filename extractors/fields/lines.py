"""Line items: from the table of what was sold to claims on `lines[i].*`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from extractors.fields.lines_claims import claims_of
from extractors.fields.lines_items import Items, items_of
from extractors.fields.lines_text import names_of
from extractors.fields.receipt_items import receipt_items
from extractors.fields.table_columns import Columns, columns_of
from extractors.fields.table_evidence import evidence_of
from extractors.fields.table_guess import guessed
from extractors.fields.table_head import heads_of
from extractors.fields.table_roles import Figures, Roles, roles_of
from extractors.fields.table_rows import Body, bodies
from extractors.layout import Layout, Span
from extractors.parsing import NumberStyle, decide_number_style
from schemas import Claim

_TOTALS = ("totals.line_net", "totals.net", "totals.gross")
_ADDS_UP, _FITS, _FULL, _LONELY = 5.0, 1.0, 0.5, 0.3  # what speaks for a table


class _Listing(NamedTuple):
    """The claims of one table, how much speaks for it, and whether its amounts add up to a total."""

    weight: float
    claims: dict[str, Claim]
    adds_up: bool


_NOTHING = _Listing(0.0, {}, adds_up=False)


def propose_lines(
    layout: Layout, language: str | None, totals: Mapping[str, Claim], *, receipt: bool = False
) -> dict[str, Claim]:
    """Claims on the line items of a document, rows numbered from 0. `totals` are the claims on its totals; the lines of
    a `receipt` need no table.

    Of several tables the one is taken whose arithmetic holds best. `net` is the amount of the line as printed; where
    the amounts add up to the gross total it is in doubt, because it holds the tax.
    """
    style = decide_number_style(segment.text for segment in layout.segments)
    heads = {page.number: heads_of(page, language) for page in layout.pages}
    tables = (_read(body, style, totals) for body in bodies(layout.pages, heads, language))
    listed = _listed(layout, style, language, totals) if receipt else _NOTHING
    best = max((*tables, listed), key=lambda read: read.weight)
    if not best.adds_up:
        longer = (_read(body, style, totals) for body in bodies(layout.pages, heads, language, beyond=True))
        best = max((read for read in longer if read.adds_up), key=lambda read: read.weight, default=best)
    if best.claims or receipt:  # what adds up on a receipt without being its items was paid
        return best.claims
    guesses = (_read(body, style, totals).claims for body in guessed(layout, style, language, _targets(totals)))
    return next((claims for claims in guesses if claims), {})


def _listed(layout: Layout, style: NumberStyle | None, language: str | None, totals: Mapping[str, Claim]) -> _Listing:
    """The claims of a receipt's lines and how much speaks for them."""
    found = receipt_items(layout, style, language, _targets(totals))
    if found is None:
        return _NOTHING
    claims = claims_of(Columns((), ()), Roles(), found.items, found.names, totals)
    return _Listing(_weight(found.items, found.names), claims, found.items.adds_up)


def _read(body: Body, style: NumberStyle | None, totals: Mapping[str, Claim]) -> _Listing:
    """The claims of one table and how much speaks for it."""
    targets = _targets(totals)
    columns = columns_of(body.cells, *evidence_of(body))
    figures = Figures(body.rows(columns), style)
    roles = roles_of(columns, figures, targets)
    items = items_of(figures, roles, targets, headed=any(cell.text for cell in body.cells))
    if not items.items:
        return _NOTHING
    names = names_of(columns, figures, roles, items.items)
    return _Listing(_weight(items, names), claims_of(columns, roles, items, names, totals), items.adds_up)


def _weight(items: Items, names: Sequence[tuple[Span, ...]]) -> float:
    weight = sum(_FITS if item.fits else _FULL if item.full else _LONELY for item in items.items)
    if items.adds_up and any(names):
        weight += _ADDS_UP if len(items.items) > 1 or items.items[0].fits else _FITS
    return weight


def _targets(totals: Mapping[str, Claim]) -> frozenset[Decimal]:
    """The totals that the lines may add up to, without signs."""
    values = (totals[term].value for term in _TOTALS if term in totals)
    return frozenset(abs(value) for value in values if isinstance(value, Decimal) and value)
