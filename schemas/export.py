"""ExportInvoice: the strict schema at the door.

What a profile requires is required; what does not construct is not exported.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field, StringConstraints

from schemas.invoice import Address, Day, Invoice, Line, Party, TaxRow, Totals
from schemas.money import Number
from schemas.profile import Profile

Text = Annotated[str, StringConstraints(min_length=1, pattern=r"\S")]
Currency = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]


class ExportParty(Party):
    """A party whose name is known."""

    name: Text


class IdentifiedSeller(ExportParty):
    """A seller with a name; the rulebook decides which identifier its country asks for."""

    address: Address


class GrossTotals(Totals):
    """Totals of a document that need not state its tax (US invoices, receipts)."""

    gross: Number


class ExportTotals(GrossTotals):
    """Totals of a document whose tax is stated: the triple must be there."""

    net: Number
    tax: Number


class ExportLine(Line):
    """A line that says what was sold and for how much."""

    description: Text
    net: Number


class ExportInvoice(Invoice):
    """What every exported record has, whatever its profile."""

    invoice_number: Text
    type_code: Text
    issue_date: Day
    currency: Currency
    seller: ExportParty
    totals: GrossTotals


class PageEuInvoice(ExportInvoice):
    """An invoice of the EU read from pages: both parties by name, the triple stated."""

    seller: IdentifiedSeller
    buyer: ExportParty
    totals: ExportTotals


class EInvoice(PageEuInvoice):
    """An e-invoice: at least one line and one row of the tax breakdown."""

    lines: Annotated[tuple[ExportLine, ...], Field(min_length=1)]
    tax_breakdown: Annotated[tuple[TaxRow, ...], Field(min_length=1)]


def _schema(profile: Profile) -> type[ExportInvoice]:
    if not profile.is_full:
        return ExportInvoice
    without_lines = profile.from_page or profile in {Profile.FACTURX_BASIC_WL, Profile.FACTURX_MINIMUM}
    return PageEuInvoice if without_lines else EInvoice


EXPORT_SCHEMAS: Mapping[Profile, type[ExportInvoice]] = {profile: _schema(profile) for profile in Profile}
