"""The parties of an e-invoice: payee, tax representative, delivery address, and how each is identified."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from validators.codes import COUNTRIES
from validators.en16931.form import blank, en_rule
from validators.rule import Facts, Fail, Rule, Said, e_invoice

_REPRESENTATIVE = "tax_representative"
# Prefixes of VAT identifiers that are no country codes: Greece, Northern Ireland, Kosovo.
_PREFIXES = COUNTRIES | {"EL", "XI", "1A"}


def _has_representative(facts: Facts) -> bool:
    return facts.has_group(_REPRESENTATIVE, facts.invoice.tax_representative)


def _has_representative_address(facts: Facts) -> bool:
    return facts.has_group(f"{_REPRESENTATIVE}.address", facts.invoice.tax_representative.address)


def _payee(facts: Facts) -> Iterator[Said]:
    payee, seller = facts.invoice.payee, facts.invoice.seller
    if not facts.has_group("payee", payee):
        return
    if not facts.stated("payee.name", payee.name):
        yield Fail("Somebody else than the seller is to be paid, but is not named.", ("payee.name",))
    # UBL compares names as traded under, CII as registered.
    elif payee.name is not None and payee.name == (seller.name if facts.shape.syntax == "cii" else seller.trading_name):
        yield Fail("The payee has the same name as the seller.", ("payee.name",), payee.name)
    elif payee.identifier.value is not None and payee.identifier.value in {i.value for i in seller.identifiers}:
        yield Fail("The payee has the same identifier as the seller.", ("payee.identifier.value",))


def _representative_name(facts: Facts) -> Iterator[Said]:
    if _has_representative(facts) and blank(facts.invoice.tax_representative.name):
        yield Fail("The seller's tax representative has no name.")


def _representative_address(facts: Facts) -> Iterator[Said]:
    if _has_representative(facts) and not _has_representative_address(facts):
        yield Fail("The seller's tax representative has no postal address.")


def _representative_country(facts: Facts) -> Iterator[Said]:
    there = _has_representative(facts) if facts.shape.syntax == "cii" else _has_representative_address(facts)
    if there and blank(facts.invoice.tax_representative.address.country):
        yield Fail("The address of the seller's tax representative has no country.")


def _representative_vat(facts: Facts) -> Iterator[Said]:
    vat_id = facts.invoice.tax_representative.vat_id
    known = not blank(vat_id) if facts.shape.syntax == "cii" else facts.stated(f"{_REPRESENTATIVE}.vat_id", vat_id)
    if _has_representative(facts) and not known:
        yield Fail("The seller's tax representative has no VAT identifier.")


def _deliver_to_country(facts: Facts) -> Iterator[Said]:
    address = facts.invoice.delivery.address
    path = "delivery.address.country"
    known = not blank(address.country) if facts.shape.syntax == "cii" else facts.stated(path, address.country)
    if facts.has_group("delivery.address", address) and not known:
        yield Fail("The address to deliver to has no country.")


def _electronic_scheme(role: Literal["seller", "buyer"], rule_id: str) -> Rule:
    path = f"{role}.electronic_address"

    def check(facts: Facts) -> Iterator[Said]:
        address = getattr(facts.invoice, role).electronic_address
        if facts.has_group(path, address) and not facts.stated(f"{path}.scheme", address.scheme):
            yield Fail(f"The {role}'s electronic address does not say which kind of address it is.")

    return en_rule(
        rule_id,
        f"The {role}'s electronic address, where there is one, names its scheme.",
        terms=(f"{path}.value", f"{path}.scheme"),
        check=check,
        passing=e_invoice({f"{path}.value": "0088:1", f"{path}.scheme": "0088"}),
        failing=e_invoice({f"{path}.value": "0088:1"}),
    )


def _vat_prefix(facts: Facts) -> Iterator[Said]:
    invoice = facts.invoice
    for path, value in (
        ("seller.vat_id", invoice.seller.vat_id),
        ("buyer.vat_id", invoice.buyer.vat_id),
        ("tax_representative.vat_id", invoice.tax_representative.vat_id),
    ):
        if value is None and path not in facts.shape.bare:
            continue
        prefix = (value or "")[:2]
        # The UBL rule looks for the prefix anywhere in its list, so one that is too short passes.
        if prefix not in _PREFIXES and (len(prefix) == 2 or facts.shape.syntax == "cii"):
            yield Fail(f"The VAT identifier {value or ''!r} does not begin with a country.", (path,), value)


def _seller_identified(facts: Facts) -> Iterator[Said]:
    seller = facts.invoice.seller
    identified = (
        facts.stated("seller.vat_id", seller.vat_id)
        or facts.stated("seller.legal_registration.value", seller.legal_registration.value)
        or bool(seller.identifiers)
        or any(path.startswith("seller.identifiers[") for path in facts.shape.bare)
    )
    if not identified and not facts.lacks_group("seller"):
        yield Fail("Neither an identifier, a legal registration nor a VAT identifier of the seller is stated.")


_PAYEE = {"payee.name": "Factor AG", "seller.trading_name": "A", "seller.name": "A"}
_PERSON = {"tax_representative.name": "Fiscal Ltd", "tax_representative.address.country": "IE"}
_IDENTIFIED = {"seller.vat_id": "DE136695976"}

RULES: tuple[Rule, ...] = (
    en_rule(
        "BR-17",
        "A payee that is not the seller is named, and is another than the seller.",
        terms=("payee.name", "payee.identifier.value", "seller.name", "seller.trading_name"),
        check=_payee,
        passing=e_invoice(_PAYEE),
        failing=e_invoice({**_PAYEE, "payee.name": "A"}),
    ),
    en_rule(
        "BR-18",
        "The seller's tax representative, where there is one, has a name.",
        terms=("tax_representative.name",),
        check=_representative_name,
        passing=e_invoice(_PERSON),
        failing=e_invoice({"tax_representative.vat_id": "IE6388047V"}),
    ),
    en_rule(
        "BR-19",
        "The seller's tax representative, where there is one, has a postal address.",
        terms=("tax_representative.address.country",),
        check=_representative_address,
        passing=e_invoice(_PERSON),
        failing=e_invoice({"tax_representative.name": "Fiscal Ltd"}),
    ),
    en_rule(
        "BR-20",
        "The address of the seller's tax representative has a country.",
        terms=("tax_representative.address.country",),
        check=_representative_country,
        passing=e_invoice(_PERSON),
        failing=e_invoice({"tax_representative.address.city": "Dublin"}),
    ),
    en_rule(
        "BR-56",
        "The seller's tax representative, where there is one, has a VAT identifier.",
        terms=("tax_representative.vat_id",),
        check=_representative_vat,
        passing=e_invoice({**_PERSON, "tax_representative.vat_id": "IE6388047V"}),
        failing=e_invoice(_PERSON),
    ),
    en_rule(
        "BR-57",
        "An address to deliver to has a country.",
        terms=("delivery.address.country",),
        check=_deliver_to_country,
        passing=e_invoice({"delivery.address.city": "Wien", "delivery.address.country": "AT"}),
        failing=e_invoice({"delivery.address.city": "Wien"}),
    ),
    _electronic_scheme("seller", "BR-62"),
    _electronic_scheme("buyer", "BR-63"),
    en_rule(
        "BR-CO-09",
        "A VAT identifier begins with the code of a country (EL for Greece, XI for Northern Ireland).",
        terms=("seller.vat_id", "buyer.vat_id", "tax_representative.vat_id"),
        check=_vat_prefix,
        passing=e_invoice(_IDENTIFIED),
        failing=e_invoice({"seller.vat_id": "136695976"}),
        elsewhere="ID-VAT-F and ID-VAT-BUYER decide it, with check digits; a page may print the bare number.",
    ),
    en_rule(
        "BR-CO-26",
        "The seller is identified: by an identifier, a legal registration or a VAT identifier.",
        terms=("seller.vat_id", "seller.legal_registration.value", "seller.identifiers[].value"),
        check=_seller_identified,
        passing=e_invoice(_IDENTIFIED),
        failing=e_invoice({"seller.tax_number": "12/345"}),
        elsewhere="EU-226-3 decides it for pages.",
    ),
)
