"""Who sells, who buys, who is paid: identifiers with their check digits, and whether they agree with each other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from stdnum import bic, iban
from stdnum.exceptions import ValidationError

from schemas import Severity
from schemas.regimes import law_country
from validators import vat
from validators.rule import Facts, Fail, NotApplicable, Rule, Said, example

_COMPARE = "Compare it with the document; if it stands there so, ask the party for its right identifier."
STDNUM = "python-stdnum: format valid, registration not checked"


def _vat(facts: Facts, role: Literal["seller", "buyer"], bad: set[vat.Check]) -> Iterator[Said]:
    party = facts.invoice.seller if role == "seller" else facts.invoice.buyer
    if party.vat_id is None:
        yield NotApplicable(f"The {role}'s VAT identifier is not known.")
        return
    outcome = vat.check(party.vat_id, party.address.country)
    if outcome is vat.Check.UNDECIDED:
        yield NotApplicable(f"No check digits are known for {party.vat_id}, or its country is not known.")
    elif outcome in bad:
        yield Fail(f"The {role}'s VAT identifier {party.vat_id} has {outcome}.", seen=party.vat_id)


def _seller_format(facts: Facts) -> Iterator[Said]:
    yield from _vat(facts, "seller", {vat.Check.BAD_FORMAT})


def _seller_checksum(facts: Facts) -> Iterator[Said]:
    yield from _vat(facts, "seller", {vat.Check.BAD_CHECKSUM})


def _buyer_vat(facts: Facts) -> Iterator[Said]:
    yield from _vat(facts, "buyer", {vat.Check.BAD_FORMAT, vat.Check.BAD_CHECKSUM})


def _distinct(facts: Facts) -> Iterator[Said]:
    seller, buyer = facts.invoice.seller.vat_id, facts.invoice.buyer.vat_id
    if seller is None or buyer is None:
        yield NotApplicable("The VAT identifiers of both parties are not known.")
    elif vat.compact(seller) == vat.compact(buyer):
        yield Fail(f"Seller and buyer have the same VAT identifier, {seller}.", seen=seller)


def _vat_country(facts: Facts) -> Iterator[Said]:
    compared = False
    for role in ("seller", "buyer"):
        party = getattr(facts.invoice, role)
        named = vat.country_of(party.vat_id) if party.vat_id else None
        if named is None or party.address.country is None:
            continue
        compared = True
        if named != law_country(party.address.country):
            terms = (f"{role}.vat_id", f"{role}.address.country")
            message = f"The {role}'s VAT identifier is of {named}, its address is in {party.address.country}."
            yield Fail(message, terms, named, party.address.country)
    if not compared:
        yield NotApplicable("No party has both a VAT identifier with a country and an address with one.")


def _iban(facts: Facts) -> Iterator[Said]:
    account = facts.invoice.payment.iban
    if account is None:
        yield NotApplicable("No IBAN is known.")
        return
    try:
        iban.validate(account)
    except ValidationError:
        yield Fail(f"The IBAN {account} is not valid: its length or its check digits are wrong.", seen=account)


def _bic(facts: Facts) -> Iterator[Said]:
    code, account = facts.invoice.payment.bic, facts.invoice.payment.iban
    if code is None:
        yield NotApplicable("No BIC is known.")
    elif not bic.is_valid(code):
        yield Fail(f"{code} is not a BIC.", ("payment.bic",), code)
    elif account is not None and not _same_country(code[4:6], account[:2]):
        yield Fail(f"The BIC {code} is of another country than the IBAN {account}.", seen=code, expected=account[:2])


def _iban_country(facts: Facts) -> Iterator[Said]:
    account, country = facts.invoice.payment.iban, facts.invoice.seller.address.country
    if account is None or country is None:
        yield NotApplicable("The IBAN or the seller's country is not known.")
    elif not _same_country(account[:2], country):
        message = f"The account to pay is in {account[:2]}, but the seller is in {country}."
        yield Fail(message, seen=account[:2], expected=country)


def _same_country(one: str, other: str) -> bool:
    one, other = one.upper(), other.upper()
    return law_country(one) == law_country(other)


_IBAN = "DE89370400440532013000"
_VAT = "DE136695976"

RULES: tuple[Rule, ...] = (
    Rule(
        id="ID-VAT-F",
        sentence="The seller's VAT identifier has the format of its country.",
        todo=_COMPARE,
        terms=("seller.vat_id",),
        severity=Severity.FATAL,
        on_pages=Severity.WARNING,
        source=f"EN 16931-1:2017, BR-CO-09; {STDNUM}",
        check=_seller_format,
        passing=example({"seller.vat_id": _VAT}),
        failing=example({"seller.vat_id": "DE13669597"}),
    ),
    Rule(
        id="ID-VAT-C",
        sentence="The check digits of the seller's VAT identifier are right.",
        todo=_COMPARE,
        terms=("seller.vat_id",),
        severity=Severity.FATAL,
        source=STDNUM,
        check=_seller_checksum,
        passing=example({"seller.vat_id": _VAT}),
        failing=example({"seller.vat_id": "DE136695975"}),
    ),
    Rule(
        id="ID-VAT-BUYER",
        sentence="The buyer's VAT identifier has the format of its country and right check digits.",
        todo=_COMPARE,
        terms=("buyer.vat_id",),
        severity=Severity.WARNING,
        source=f"EN 16931-1:2017, BR-CO-09; {STDNUM}",
        check=_buyer_vat,
        passing=example({"buyer.vat_id": _VAT}),
        failing=example({"buyer.vat_id": "DE136695975"}),
    ),
    Rule(
        id="ID-VAT-DOM",
        sentence="Seller and buyer have different VAT identifiers.",
        todo="Find out which party the identifier belongs to.",
        terms=("seller.vat_id", "buyer.vat_id"),
        severity=Severity.WARNING,
        source="our own",
        check=_distinct,
        passing=example({"seller.vat_id": _VAT, "buyer.vat_id": "ATU13585627"}),
        failing=example({"seller.vat_id": _VAT, "buyer.vat_id": "DE 136 695 976"}),
    ),
    Rule(
        id="ID-VAT-CC",
        sentence="A VAT identifier is of the country of its party's address.",
        todo="Check that the party is registered for VAT in the other country.",
        terms=("seller.vat_id", "seller.address.country", "buyer.vat_id", "buyer.address.country"),
        severity=Severity.WARNING,
        source="our own, after EN 16931-1:2017, BR-CO-09",
        check=_vat_country,
        passing=example({"seller.vat_id": "EL094259216", "seller.address.country": "GR"}),
        failing=example({"seller.vat_id": _VAT, "seller.address.country": "FR"}),
    ),
    Rule(
        id="ID-IBAN",
        sentence="The IBAN has the length of its country and right check digits.",
        todo="Do not pay. Ask the seller for the account through a way you know already.",
        terms=("payment.iban",),
        severity=Severity.FATAL,
        source="ISO 13616-1; python-stdnum",
        check=_iban,
        passing=example({"payment.iban": _IBAN}),
        failing=example({"payment.iban": "DE89370400440532013001"}),
    ),
    Rule(
        id="ID-BIC",
        sentence="The BIC is well formed and of the country of the IBAN.",
        todo="Ask the seller for the account through a way you know already.",
        terms=("payment.bic", "payment.iban"),
        severity=Severity.WARNING,
        source="ISO 9362; python-stdnum",
        check=_bic,
        passing=example({"payment.bic": "COBADEFFXXX", "payment.iban": _IBAN}),
        failing=example({"payment.bic": "BNPAFRPP", "payment.iban": _IBAN}),
    ),
    Rule(
        id="ID-IBAN-CC",
        sentence="The account to pay is in the seller's country.",
        todo="Confirm the account with the seller through a way you know already.",
        terms=("payment.iban", "seller.address.country"),
        severity=Severity.WARNING,
        source="our own, a sign of payment fraud",
        check=_iban_country,
        passing=example({"payment.iban": _IBAN, "seller.address.country": "DE"}),
        failing=example({"payment.iban": _IBAN, "seller.address.country": "FR"}),
    ),
)
