"""The rules layer: candidates by form, named by their labels and places, as claims for the resolver."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from extractors.languages import LANGUAGES
from extractors.languages.tax_words import speaks_of_tax
from extractors.page import Layout, Span
from extractors.page.claims import TaxRowClaims, claim
from extractors.page.printed import Place
from extractors.page.region import month_first
from extractors.page.roles import TAX
from extractors.page.values import Money, Values
from extractors.parties.address.book import AddressBook
from extractors.parties.identifiers import payers_accounts, propose_identifiers
from extractors.parties.parties import Parties
from extractors.rules.credited import credited
from extractors.rules.currency import propose_currency
from extractors.rules.dates import propose_dates
from extractors.rules.denials import Denials, denials
from extractors.rules.kind import Kind, kind_of
from extractors.rules.payment_terms import propose_terms
from extractors.rules.references import propose_references
from extractors.rules.taxes import Row, exemption, rates_apart, tax_rows
from extractors.rules.totals import propose_totals
from schemas import Claim

__all__ = ["Proposals", "propose", "values_of"]

_ROW = 0.85  # a row of the tax table whose amounts fit its rate
_YEARS_LEAD = frozenset({"sv"})  # languages whose countries write "17-05-04" for 4 May 2017
_MOST_DECIMALS = 2  # totals are rounded; more decimals are unit prices and quantities


@dataclass(frozen=True, slots=True)
class Proposals:
    """Everything a layer proposes: claims (many a term), all printed amounts, rates, tax rows, exemption wording.

    `addresses` knows the address of any name on the pages; `denied` are values that a term cannot have; `taxed` says
    that a word on the pages speaks of tax.
    """

    kind: Kind
    claims: Sequence[Claim]
    places: Sequence[Place]
    rates: frozenset[Decimal]
    tax_rows: Sequence[TaxRowClaims]
    exemption: Claim | None
    addresses: AddressBook
    denied: Denials = field(default_factory=dict)
    taxed: bool = True


def propose(layout: Layout, language: str | None) -> Proposals:
    """The proposals of the rules layer for a document in `language` (None: unknown)."""
    values = values_of(layout, language)
    parties = Parties(values)
    rows = tax_rows(values)
    kind = kind_of(values)
    claims, foreign = credited(
        kind,
        [
            *propose_references(values, parties),
            *propose_dates(values),
            *parties.propose(),
            *propose_identifiers(values, parties),
            *propose_currency(values),
            *propose_terms(values),
            *propose_totals(values, rows),
        ],
    )
    denied = {**denials(values, claims, foreign), "payment.iban": payers_accounts(values)}
    exempt = exemption(values)
    return Proposals(
        kind=kind,
        claims=[claim for claim in claims if claim.value not in denied.get(claim.term, ())],
        places=[_place(money) for money in values.money if money.amount.decimals <= _MOST_DECIMALS],
        rates=frozenset(rate.value for rate in values.rates),
        tax_rows=[_row(row) for row in (*rows, *rates_apart(values))],
        exemption=None if exempt is None else claim(TAX, Decimal(0), exempt.text, exempt, 0.85, "exemption"),
        addresses=parties.addresses,
        denied=denied,
        taxed=speaks_of_tax(layout.text),
    )


def values_of(layout: Layout, language: str | None) -> Values:
    """The labels and typed values of a document in `language` (None: unknown)."""
    return Values(
        layout,
        month_first=month_first(layout, language),
        spoken=language in LANGUAGES,
        years_lead=language in _YEARS_LEAD,
    )


def _place(money: Money) -> Place:
    boxes = tuple(word.box for word in money.span.words)
    return Place(money.value, money.amount.raw, money.span.page, boxes, money.amount.symbol)


def _row(row: Row) -> TaxRowClaims:
    def cell(term: str, value: Decimal, raw: str, span: Span) -> Claim:
        return claim(term, value, raw, span, _ROW, row.label or "tax row")

    base = None if row.base is None else cell("base", row.base.value, row.base.amount.raw, row.base.span)
    amount = cell("amount", row.amount.value, row.amount.amount.raw, row.amount.span)
    rate = cell("rate", row.rate, row.rate_span.text, row.rate_span)
    return TaxRowClaims(rate, base, amount, named=row.label is not None)
