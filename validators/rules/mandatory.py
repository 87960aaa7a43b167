"""What the law of one country asks of an invoice besides what all countries ask."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from stdnum.de import stnr

from schemas import Address, Profile, Severity, Value, plain
from validators import vat
from validators.profiles import said, seller_country
from validators.rule import VAT_PAGES, Facts, Fail, NotApplicable, Rule, Said, example, stating

_ASK = "Look for it on the document; if it is not there, ask the seller for a corrected invoice."
_COMPARE = "Compare it with the document; if it stands there so, ask the seller for a corrected invoice."
_NO_BUYER = "Not asked of short invoices, US invoices and receipts; e-invoices have rules of their own for addresses."
_WHERE_ASKED = (Profile.DE, Profile.DE_SMALL_BUSINESS, Profile.AT)
_AUSTRIAN_LIMIT = Decimal(10_000)
_SERIAL = re.compile(r"[A-Za-z0-9/-]{1,16}")


def _addresses(facts: Facts) -> Iterator[Said]:
    for role in ("seller", "buyer"):
        address: Address = getattr(facts.invoice, role).address
        if not any((address.street, address.city, address.post_code)):
            yield Fail(f"No address of the {role} was found.", (f"{role}.address.city",))


def _supplied(facts: Facts) -> Iterator[Said]:
    """That the day of supply is there; from a page only whether something is called so, for it is not read."""
    invoice = facts.invoice
    stated = (invoice.delivery.date, invoice.period.start, invoice.period.end, invoice.tax_point_date)
    if "supply_date" not in said(facts.extraction) and not any(stated):
        yield Fail("Nothing on the document was found that is called a day or a period of supply.")


def _tax_number(facts: Facts) -> Iterator[Said]:
    number, (country, _) = facts.invoice.seller.tax_number, seller_country(facts.invoice)
    if number is None or country not in {None, "DE"}:
        yield NotApplicable("The seller's tax number is not known, or it is not one of Germany.")
    elif not stnr.is_valid(number):
        message = f"The seller's tax number {number} has the form of no German state."
        yield Fail(message, ("seller.tax_number",), number)


def _large_supply(facts: Facts) -> Iterator[Said]:
    invoice = facts.invoice
    gross, buyer = invoice.totals.gross, invoice.buyer
    if gross is None or invoice.currency not in {None, "EUR"}:
        yield NotApplicable("The total is not known, or it is not in EUR.")
    elif gross <= _AUSTRIAN_LIMIT or buyer.address.country not in {None, "AT"}:
        yield NotApplicable("The total is not above 10,000 EUR, or the buyer is not in Austria.")
    elif not buyer.vat_id:
        message = f"The total is {plain(gross)}, and the buyer's VAT identifier was not found."
        yield Fail(message, ("buyer.vat_id", "totals.gross"))


def _late_payment(facts: Facts) -> Iterator[Said]:
    if "late_payment" not in said(facts.extraction):
        yield Fail("Neither penalties for late payment nor the fixed sum of 40 EUR for recovery are mentioned.")


def _domestic(facts: Facts) -> Iterator[Said]:
    buyer = facts.invoice.buyer
    country = (vat.country_of(buyer.vat_id) if buyer.vat_id else None) or buyer.address.country
    if country is None:
        yield NotApplicable("The buyer's country is not known.")
    elif country == "IT":
        yield Fail("Seller and buyer are in Italy, where the invoice is the XML that was sent through the SdI.")


def _indian_number(facts: Facts) -> Iterator[Said]:
    number = facts.invoice.invoice_number
    if number is None:
        yield NotApplicable("The invoice number is not known.")
    elif not _SERIAL.fullmatch(number):
        yield Fail(f"The number {number!r} is not of up to 16 letters, digits, dashes and slashes.", seen=number)


def _gstin(facts: Facts) -> Iterator[Said]:
    seller = facts.invoice.seller
    number = seller.vat_id or seller.tax_number
    if number is None:
        yield Fail("The seller's GSTIN was not found.")
    elif vat.check(number, "IN") is not vat.Check.VALID:
        yield Fail(f"{number} is no GSTIN: its form or its check digit is wrong.", seen=number)


def _in(profile: Profile, **values: Value) -> Facts:
    return example({path.replace("__", "."): value for path, value in values.items()}, profile=profile)


_BOTH: dict[str, Value] = {"seller.address.city": "Wien", "buyer.address.city": "Graz"}


RULES: tuple[Rule, ...] = (
    Rule(
        id="EU-226-5",
        sentence="The addresses of the seller and of the buyer are there.",
        todo=_ASK,
        terms=tuple(
            f"{role}.address.{part}" for role in ("seller", "buyer") for part in ("street", "city", "post_code")
        ),
        severity=Severity.WARNING,
        source="Directive 2006/112/EC, Article 226(5)",
        profiles=VAT_PAGES,
        elsewhere=_NO_BUYER,
        check=_addresses,
        passing=example(_BOTH),
        failing=example({"seller.address.city": "Wien"}),
    ),
    Rule(
        id="EU-226-7",
        sentence="The day or the period of supply is there, even where it is that of issue.",
        todo="Look for it, also in the lines; an invoice without it does not entitle to deduct its tax.",
        terms=("delivery.date", "period.start", "period.end", "tax_point_date"),
        severity=Severity.INFORMATION,
        source="UStG § 14 (4) no. 6 with UStDV § 31 (4); Austrian UStG § 11 (1) no. 3 d",
        profiles=_WHERE_ASKED,
        elsewhere="Elsewhere it is asked for only where it is not the day of issue, which the document cannot tell.",
        check=_supplied,
        passing=stating("supply_date", profile=Profile.DE),
        failing=_in(Profile.DE, issue_date=date(2024, 5, 1)),
    ),
    Rule(
        id="DE-STNR",
        sentence="A German tax number has the form of one of the states.",
        todo=_COMPARE,
        terms=("seller.tax_number", "seller.vat_id", "seller.address.country"),
        severity=Severity.WARNING,
        source="UStG § 14 (4) no. 2; python-stdnum: format valid, registration not checked",
        profiles=(Profile.DE, Profile.DE_SMALL_BUSINESS, Profile.XRECHNUNG),
        elsewhere="The seller is not in Germany, or need not state it.",
        check=_tax_number,
        passing=_in(Profile.DE, seller__tax_number="181/815/08155"),
        failing=_in(Profile.DE, seller__tax_number="181/815"),
    ),
    Rule(
        id="AT-11",
        sentence="Above 10,000 EUR the buyer's VAT identifier is stated.",
        todo=_ASK,
        terms=("buyer.vat_id", "totals.gross", "currency", "buyer.address.country"),
        severity=Severity.WARNING,
        source="Austrian UStG § 11 (1) no. 3 b",
        profiles=(Profile.AT,),
        elsewhere="Asked for in Austria only.",
        check=_large_supply,
        passing=_in(Profile.AT, totals__gross=Decimal("12000.00"), buyer__vat_id="ATU13585627"),
        failing=_in(Profile.AT, totals__gross=Decimal("12000.00")),
    ),
    Rule(
        id="FR-441-9",
        sentence="Penalties for late payment and the fixed sum of 40 EUR for recovery are mentioned.",
        todo="Nothing for the tax; the seller is fined for it, not the buyer.",
        terms=("payment.terms",),
        severity=Severity.INFORMATION,
        source="French Code de commerce, Articles L441-9 and D441-5 (usual practice)",
        profiles=(Profile.FR,),
        elsewhere="Asked for in France only.",
        check=_late_payment,
        passing=stating("late_payment", profile=Profile.FR),
        failing=stating("supply_date", profile=Profile.FR),
    ),
    Rule(
        id="IT-EINV",
        sentence="A sale within Italy is invoiced in XML through the SdI; a page is only a copy of it.",
        todo="Ask for the XML, or book it from there; the page entitles to nothing.",
        terms=("buyer.vat_id", "buyer.address.country"),
        severity=Severity.INFORMATION,
        source="Italian D.Lgs. 127/2015, Article 1 (3) (usual practice)",
        profiles=(Profile.IT,),
        elsewhere="Asked for in Italy only.",
        check=_domestic,
        passing=_in(Profile.IT, buyer__address__country="AT"),
        failing=_in(Profile.IT, buyer__address__country="IT"),
    ),
    Rule(
        id="IN-46-NUMBER",
        sentence="The number of a tax invoice in India has up to 16 letters, digits, dashes and slashes.",
        todo=_COMPARE,
        terms=("invoice_number",),
        severity=Severity.WARNING,
        source="CGST Rules 2017, Rule 46 (b)",
        profiles=(Profile.IN_GST,),
        elsewhere="Asked for in India only.",
        check=_indian_number,
        passing=_in(Profile.IN_GST, invoice_number="INV/24-25/0001"),
        failing=_in(Profile.IN_GST, invoice_number="INV 2024 2025 000001"),
    ),
    Rule(
        id="IN-46-GSTIN",
        sentence="A tax invoice in India states the seller's GSTIN, with its right check digit.",
        todo=_ASK,
        terms=("seller.vat_id", "seller.tax_number"),
        severity=Severity.WARNING,
        source="CGST Rules 2017, Rule 46 (a); python-stdnum: format valid, registration not checked",
        profiles=(Profile.IN_GST,),
        elsewhere="Asked for in India only.",
        check=_gstin,
        passing=_in(Profile.IN_GST, seller__vat_id="27AAPFU0939F1ZV"),
        failing=_in(Profile.IN_GST, seller__vat_id="27AAPFU0939F1ZX"),
    ),
)
