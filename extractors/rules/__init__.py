"""The rules layer: candidates by form, named by their labels and places, as claims for the resolver."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from extractors.meanings.tax_words import speaks_of_tax
from extractors.page import Span
from extractors.page.claims import TaxRowClaims, claim
from extractors.page.printed import Place
from extractors.page.roles import TAX
from extractors.page.sheet import Sheet
from extractors.page.values import MOST_DECIMALS, Money
from extractors.parties.accounts import accounts_not_to_pay
from extractors.parties.address.book import AddressBook
from extractors.parties.bearers import Bearer, bearers
from extractors.parties.identifiers import propose_identifiers
from extractors.parties.parties import Parties
from extractors.rules.credited import credited
from extractors.rules.currency import propose_currency
from extractors.rules.dates import propose_dates
from extractors.rules.denials import Denials, denials
from extractors.rules.kind import Kind, kind_of
from extractors.rules.of_other_papers import wrapped_numbers
from extractors.rules.payment_terms import propose_terms
from extractors.rules.references import propose_references
from extractors.rules.taxed_abroad import taxed_abroad
from extractors.rules.taxes import Row, charges_tax, exemptions, rates_apart, tax_rows
from extractors.rules.totals import propose_totals
from schemas import Claim
from schemas.grades import LIKELY

__all__ = ["Proposals", "propose"]

_ROW = LIKELY  # a row of the tax table whose amounts fit its rate


@dataclass(frozen=True, slots=True)
class Proposals:
    """Everything a layer proposes: claims (many a term), all printed amounts, rates, tax rows, wordings that exempt.

    `addresses` knows the address of any name on the pages, `bearers` are the names that numbers are bound to; `denied`
    are values that a term cannot have; `taxed` says that a word on the pages speaks of tax, `charged` that a tax is
    named with a rate above zero.
    """

    kind: Kind
    claims: Sequence[Claim]
    places: Sequence[Place]
    rates: frozenset[Decimal]
    tax_rows: Sequence[TaxRowClaims]
    exemptions: Sequence[Claim]
    addresses: AddressBook
    denied: Denials = field(default_factory=dict)
    bearers: Sequence[Bearer] = ()
    taxed: bool = True
    charged: bool = False


def propose(sheet: Sheet) -> Proposals:
    """The proposals of the rules layer for what is on a sheet."""
    parties = Parties(sheet)
    rows = tax_rows(sheet)
    kind = kind_of(sheet)
    claims, foreign = credited(
        kind,
        [
            *propose_references(sheet, parties),
            *wrapped_numbers(sheet),
            *propose_dates(sheet),
            *parties.propose(),
            *propose_identifiers(sheet, parties),
            *propose_currency(sheet),
            *propose_terms(sheet),
            *propose_totals(sheet, rows),
        ],
    )
    charged = charges_tax(sheet)
    claims, elsewhere = taxed_abroad(claims, charged=charged)
    foreign = [*foreign, *elsewhere]
    denied = {**denials(sheet, parties, claims, foreign), "payment.iban": accounts_not_to_pay(sheet)}
    exempt = [claim(TAX, Decimal(0), run.text, run.spans, LIKELY, "exemption") for run in exemptions(sheet)]
    return Proposals(
        kind=kind,
        claims=[claim for claim in claims if claim.value not in denied.get(claim.term, ())],
        places=[_place(money) for money in sheet.money if money.amount.decimals <= MOST_DECIMALS],
        rates=frozenset(rate.value for rate in sheet.rates),
        tax_rows=[_row(row) for row in (*rows, *rates_apart(sheet))],
        exemptions=exempt,
        addresses=parties.addresses,
        denied=denied,
        bearers=tuple(bearers(sheet, parties)),
        taxed=speaks_of_tax(sheet.layout.text),
        charged=charged,
    )


def _place(money: Money) -> Place:
    return Place(money.value, money.amount.raw, money.span.page, money.span.boxes, money.amount.symbol)


def _row(row: Row) -> TaxRowClaims:
    def cell(term: str, value: Decimal, raw: str, span: Span) -> Claim:
        return claim(term, value, raw, span, _ROW, row.label or "tax row")

    base = None if row.base is None else cell("base", row.base.value, row.base.amount.raw, row.base.span)
    amount = cell("amount", row.amount.value, row.amount.amount.raw, row.amount.span)
    rate = cell("rate", row.rate, row.rate_span.text, row.rate_span)
    return TaxRowClaims(rate, base, amount, named=row.label is not None)
