"""What a country's law asks besides what all countries ask: one maker of rules for each kind of entry in
`schemas.regimes.asks`. Which countries ask what, and under which id, stands in their files alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from stdnum import get_cc_module

from schemas import Address, Profile, Severity, Value, folded, plain
from schemas.regimes import Regime, regimes
from schemas.regimes.asks import (
    Ask,
    BuyerVatId,
    Electronic,
    InvoiceNumber,
    SellerNumber,
    SmallBusiness,
    SupplyDate,
    TaxNumber,
    Wording,
)
from validators import vat
from validators.profiles import full_content, said, seller_country
from validators.rule import VAT_PAGES, Check, Facts, Fail, NotApplicable, Rule, Said, example, stating
from validators.rules.identities import STDNUM

_ASK = "Look for it on the document; if it is not there, ask the seller for a corrected invoice."
_COMPARE = "Compare it with the document; if it stands there so, ask the seller for a corrected invoice."
_NO_BUYER = "Not asked of short invoices, US invoices and receipts; e-invoices have rules of their own for addresses."
# How post codes are printed: British ones, Polish, Portuguese and Nordic ones, and figures before the name of a city.
_POST_CODE = re.compile(
    r"\b[A-Z]{1,2}\d[\dA-Z]? \d[A-Z]{2}\b|\b\d{2}-\d{3}\b|\b\d{4}-\d{3}\b|\b\d{3} \d{2}\b(?! ?\d)|"
    r"(?:(?<![\d.,/-])|(?<=\b[A-Z]-)|(?<=\b[A-Z]{2}-))\d{4,6}(?: [A-Z]{2})?,? [^\W\d_][^\W\d_]{2,}"
)


class _Made(NamedTuple):
    """What an entry makes of a rule, its id and source apart. `passing` and `failing` are set phrases and values."""

    sentence: str
    todo: str
    terms: tuple[str, ...]
    check: Check
    passing: tuple[tuple[str, ...], Mapping[str, Value]]
    failing: tuple[tuple[str, ...], Mapping[str, Value]]
    severity: Severity = Severity.WARNING
    elsewhere: str = ""
    by: str = ""


def _supply_date(_law: Regime, _ask: SupplyDate) -> _Made:
    """From a page only whether something is called so, for it is not read."""

    def check(facts: Facts) -> Iterator[Said]:
        invoice = facts.invoice
        stated = (invoice.delivery.date, invoice.period.start, invoice.period.end, invoice.tax_point_date)
        if "supply_date" not in said(facts.extraction) and not any(stated):
            yield Fail("Nothing on the document was found that is called a day or a period of supply.")

    return _Made(
        sentence="The day or the period of supply is there, even where it is that of issue.",
        todo="Look for it, also in the lines; an invoice without it does not entitle to deduct its tax.",
        terms=("delivery.date", "period.start", "period.end", "tax_point_date"),
        severity=Severity.INFORMATION,
        elsewhere="Elsewhere it is asked for only where it is not the day of issue, which the document cannot tell.",
        check=check,
        passing=(("supply_date",), {}),
        failing=((), {"invoice_number": "R-1"}),
    )


def _buyer_vat_id(law: Regime, ask: BuyerVatId) -> _Made:
    most = f"{ask.above:,} {ask.currency}"

    def check(facts: Facts) -> Iterator[Said]:
        invoice = facts.invoice
        gross, buyer = invoice.totals.gross, invoice.buyer
        if gross is None or invoice.currency not in {None, ask.currency}:
            yield NotApplicable(f"The total is not known, or it is not in {ask.currency}.")
        elif gross <= ask.above or buyer.address.country not in {None, law.country}:
            yield NotApplicable(f"The total is not above {most}, or the buyer is not in {law.name}.")
        elif not buyer.vat_id:
            message = f"The total is above {most}, and the buyer's VAT identifier was not found."
            yield Fail(message, ("buyer.vat_id", "totals.gross"), seen=plain(gross))

    large: dict[str, Value] = {"totals.gross": ask.above + 1}
    return _Made(
        sentence=f"Above {most} the buyer's VAT identifier is stated.",
        todo=_ASK,
        terms=("buyer.vat_id", "totals.gross", "currency", "buyer.address.country"),
        check=check,
        passing=((), {**large, "buyer.vat_id": "ATU13585627"}),
        failing=((), large),
    )


def _small_business(_law: Regime, _ask: SmallBusiness) -> _Made:
    def check(facts: Facts) -> Iterator[Said]:
        tax = facts.invoice.totals.tax
        if tax is None or "small_business" not in said(facts.extraction):
            yield NotApplicable("The total tax is not known, or the seller does not say that it is a small business.")
        elif tax:
            message = "The seller is a small business, which states no tax, but tax is stated."
            yield Fail(message, seen=plain(tax), expected="0")

    return _Made(
        sentence="A small business states no tax.",
        todo="Do not deduct the tax. Ask the seller for a corrected invoice.",
        terms=("totals.tax",),
        check=check,
        passing=(("small_business",), {"totals.tax": Decimal(0)}),
        failing=(("small_business",), {"totals.tax": Decimal("19.00")}),
    )


def _wording(_law: Regime, ask: Wording) -> _Made:
    def check(facts: Facts) -> Iterator[Said]:
        if ask.wording not in said(facts.extraction):
            yield Fail(ask.says)

    return _Made(
        sentence=ask.sentence,
        todo=ask.todo,
        terms=ask.terms,
        severity=Severity(ask.severity),
        check=check,
        passing=((ask.wording,), {}),
        failing=((), {}),
    )


def _electronic(law: Regime, ask: Electronic) -> _Made:
    def check(facts: Facts) -> Iterator[Said]:
        buyer = facts.invoice.buyer
        country = (vat.country_of(buyer.vat_id) if buyer.vat_id else None) or buyer.address.country
        if country is None:
            yield NotApplicable("The buyer's country is not known.")
        elif country == law.country:
            yield Fail(ask.says)

    return _Made(
        sentence=ask.sentence,
        todo=ask.todo,
        terms=("buyer.vat_id", "buyer.address.country"),
        severity=Severity.INFORMATION,
        check=check,
        passing=((), {"buyer.address.country": "AT" if law.country != "AT" else "DE"}),
        failing=((), {"buyer.address.country": law.country}),
    )


def _invoice_number(_law: Regime, ask: InvoiceNumber) -> _Made:
    def check(facts: Facts) -> Iterator[Said]:
        number = facts.invoice.invoice_number
        if number is None:
            yield NotApplicable("The invoice number is not known.")
        elif not re.fullmatch(ask.form, number):
            yield Fail(f"The number {number!r} {ask.says}.", seen=number)

    return _Made(
        sentence=ask.sentence,
        todo=_COMPARE,
        terms=("invoice_number",),
        check=check,
        passing=((), {"invoice_number": ask.right}),
        failing=((), {"invoice_number": ask.wrong}),
    )


def _tax_number(law: Regime, ask: TaxNumber) -> _Made:
    module = get_cc_module(law.country, ask.check)

    def check(facts: Facts) -> Iterator[Said]:
        number, (country, _) = facts.invoice.seller.tax_number, seller_country(facts.invoice)
        if number is None or country not in {None, law.country}:
            yield NotApplicable(f"The seller's tax number is not known, or it is not one of {law.name}.")
        elif not module.is_valid(number):
            yield Fail(f"The seller's tax number {number} {ask.says}.", ("seller.tax_number",), number)

    return _Made(
        sentence=ask.sentence,
        todo=_COMPARE,
        terms=("seller.tax_number", "seller.vat_id", "seller.address.country"),
        by=STDNUM,
        check=check,
        passing=((), {"seller.tax_number": ask.right}),
        failing=((), {"seller.tax_number": ask.wrong}),
    )


def _seller_number(law: Regime, ask: SellerNumber) -> _Made:
    def check(facts: Facts) -> Iterator[Said]:
        seller = facts.invoice.seller
        number = seller.vat_id or seller.tax_number
        if number is None:
            yield Fail(f"The seller's {ask.called} was not found.")
        elif vat.check(number, law.country) is not vat.Check.VALID:
            yield Fail(f"{number} is no {ask.called}: its form or its check digit is wrong.", seen=number)

    return _Made(
        sentence=f"A tax invoice in {law.name} states the seller's {ask.called}, with its right check digit.",
        todo=_ASK,
        terms=("seller.vat_id", "seller.tax_number"),
        by=STDNUM,
        check=check,
        passing=((), {"seller.vat_id": ask.right}),
        failing=((), {"seller.vat_id": ask.wrong}),
    )


_MAKERS: Mapping[str, Callable[[Regime, Any], _Made]] = {
    "supply_date": _supply_date,
    "buyer_vat_id": _buyer_vat_id,
    "small_business": _small_business,
    "wording": _wording,
    "electronic": _electronic,
    "invoice_number": _invoice_number,
    "tax_number": _tax_number,
    "seller_number": _seller_number,
}


def _rule(rule_id: str, asked: Mapping[str, Ask]) -> Rule:
    """The rule that the entries of these countries make together."""
    laws = regimes()
    made = {country: _MAKERS[ask.what](laws[country], ask) for country, ask in asked.items()}
    profiles = {country: _profiles(laws[country], ask) for country, ask in asked.items()}
    first, one = next(iter(made.items()))
    names = " and ".join(laws[country].name for country in asked)

    def check(facts: Facts) -> Iterator[Said]:
        country = _asking(facts, profiles)
        if country is None:
            yield NotApplicable(f"The seller is not in {names}.")
        else:
            yield from made[country].check(facts)

    def facts_of(kinds: tuple[str, ...], values: Mapping[str, Value]) -> Facts:
        profile = profiles[first][0]
        return stating(*kinds, values={"seller.address.country": first, **values}, profile=profile)

    return Rule(
        id=rule_id,
        sentence=one.sentence,
        todo=one.todo,
        terms=one.terms,
        severity=one.severity,
        source="; ".join(filter(None, (*(ask.source for ask in asked.values()), one.by))),
        profiles=tuple(profile for several in profiles.values() for profile in several),
        elsewhere=one.elsewhere or f"Asked for in {names} only.",
        check=check,
        passing=facts_of(*one.passing),
        failing=facts_of(*one.failing),
    )


def _profiles(law: Regime, ask: Ask) -> tuple[Profile, ...]:
    return (*(law.own or (full_content(law),)), *ask.beside)


def _asking(facts: Facts, profiles: Mapping[str, tuple[Profile, ...]]) -> str | None:
    """Which of the countries asks it of this document: the one whose own profile it has, else the seller's."""
    laws = regimes()
    for country, several in profiles.items():
        shared = not laws[country].own
        if facts.profile in several and (not shared or seller_country(facts.invoice)[0] == country):
            return country
    return None


def _asked() -> dict[str, dict[str, Ask]]:
    """Rule -> country -> its entry."""
    found: dict[str, dict[str, Ask]] = {}
    for country, law in regimes().items():
        for ask in law.asks:
            found.setdefault(ask.rule, {})[country] = ask
    return found


def _addresses(facts: Facts) -> Iterator[Said]:
    for role in ("seller", "buyer"):
        address: Address = getattr(facts.invoice, role).address
        if not any((address.street, address.city, address.post_code)) and not _stands_printed(facts, role):
            yield Fail(f"No address of the {role} was found.", (f"{role}.address.city",))


def _stands_printed(facts: Facts, role: str) -> bool:
    """Whether a post code stands printed, though no address was read as this party's: one that is not the other
    party's, or one beside this party's own name, for the two may be of one town."""
    invoice = facts.invoice
    party, other = (invoice.seller, invoice.buyer) if role == "seller" else (invoice.buyer, invoice.seller)
    taken, name = folded(other.address.post_code or ""), folded(party.name or "")
    found = ((folded(place.text), _POST_CODE.search(place.text)) for place in facts.extraction.printed)
    return any(
        code is not None and ((name and name in text) or not (taken and taken in folded(code[0])))
        for text, code in found
    )


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
        passing=example({"seller.address.city": "Wien", "buyer.address.city": "Graz"}),
        failing=example({"seller.address.city": "Wien"}),
    ),
    *(_rule(rule_id, asked) for rule_id, asked in _asked().items()),
)
