"""Every profile is chosen by what stands on a document, passes a complete one and names what another lacks."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest

from schemas import (
    Box,
    DocType,
    Extraction,
    Layer,
    Policy,
    Printed,
    Profile,
    RuleOutcome,
    Severity,
    Statement,
    Value,
    Verdict,
)
from schemas.policy import Rules, Types
from tests.validators.judged import ELEMENTS, claim, extracted, finding, judged, raised
from validators import profile_catalogue
from validators.profiles import choose

RECEIPTS = Policy(types=Types(export_receipts=True))
Changes = Mapping[str, Value | None]


def stated(*kinds: str) -> tuple[Statement, ...]:
    return tuple(Statement(kind=kind, language="de", text=kind) for kind in kinds)


def country(code: str, vat_id: str | None, rate: str = "19", **more: Value | None) -> Changes:
    """The consistent invoice as one of a seller in another country."""
    tax = Decimal("100.00") * Decimal(rate) / 100
    gross = Decimal("100.00") + tax
    return {
        "seller.vat_id": vat_id,
        "seller.address.country": code,
        "payment.iban": None,
        "tax_breakdown[0].rate": Decimal(rate),
        "tax_breakdown[0].amount": tax,
        **{"totals.tax": tax, "totals.gross": gross, "totals.due": gross},
        **{path.replace("__", "."): value for path, value in more.items()},
    }


UNTAXED: Changes = {
    "totals.tax": Decimal(0),
    "totals.gross": Decimal("100.00"),
    "totals.due": Decimal("100.00"),
    "tax_breakdown[0].base": None,
    "tax_breakdown[0].rate": None,
    "tax_breakdown[0].amount": None,
}
INDIA = country("IN", "27AAPFU0939F1ZV", "18", currency="INR")
SWISS = country("CH", "CHE-107.787.577", "8.1", currency="CHF")
BRITISH = country("GB", "GB980780684", "20", currency="GBP")

# Profile: kind of document, what stands on it, its set phrases, what one takes away or adds, and which rule says so.
PAGES: Mapping[Profile, tuple[DocType, Changes, tuple[str, ...], Changes, str]] = {
    Profile.PAGE_EU: (
        DocType.INVOICE, country("ES", "ESB64717838", "21"), (), {"buyer.address.city": None}, "EU-226-5",
    ),
    Profile.EU_SIMPLIFIED: (
        DocType.RECEIPT, country("ES", "ESB64717838", "21"), (), {"tax_breakdown[0].rate": Decimal(20)}, "TAX-RATE",
    ),
    Profile.DE: (DocType.INVOICE, {}, (), {"tax_breakdown[0].rate": None}, "EU-226-9"),
    Profile.DE_SMALL_AMOUNT: (DocType.RECEIPT, {}, (), {"tax_breakdown[0].rate": None}, "EU-226-9"),
    Profile.DE_SMALL_BUSINESS: (
        DocType.INVOICE, UNTAXED, ("small_business",), {"seller.vat_id": None}, "EU-226-3",
    ),
    Profile.FR: (
        DocType.INVOICE, country("FR", "FR40303265045", "20"), ("late_payment",), {"totals.net": None}, "BR-13",
    ),
    Profile.IT: (DocType.INVOICE, country("IT", "IT00743110157", "22"), (), {"buyer.address.country": "IT"}, "IT-EINV"),
    Profile.AT: (
        DocType.INVOICE, country("AT", "ATU13585627", "20"), (), {"seller.address.city": None}, "EU-226-5",
    ),
    Profile.NL: (DocType.INVOICE, country("NL", "NL004495445B01", "21"), (), {"buyer.name": None}, "BR-07"),
    Profile.CH: (DocType.INVOICE, SWISS, (), {"tax_breakdown[0].rate": Decimal("7.8")}, "TAX-RATE"),
    Profile.CH_TILL: (DocType.RECEIPT, SWISS, (), {"issue_date": None}, "BR-03"),
    Profile.UK: (DocType.INVOICE, BRITISH, (), {"totals.tax": None}, "EU-226-10"),
    Profile.UK_SIMPLIFIED: (DocType.RECEIPT, BRITISH, (), {"tax_breakdown[0].rate": None}, "EU-226-9"),
    Profile.PAGE_US: (
        DocType.INVOICE, country("US", None, "8.25", currency="USD"), (), {"invoice_number": None}, "BR-02",
    ),
    Profile.IN_GST: (DocType.INVOICE, INDIA, (), {"invoice_number": "INV 2024 2025 000001"}, "IN-46-NUMBER"),
    Profile.RECEIPT: (
        DocType.RECEIPT, country("US", None, "8.25", currency="USD"), (), {"totals.gross": None}, "BR-14",
    ),
}  # fmt: skip


def page(profile: Profile, changed: Changes) -> Verdict:
    kind, values, kinds, _, _ = PAGES[profile]
    extraction = extracted({**values, **changed}, doc_type=kind, statements=stated("supply_date", *kinds))
    return judged(extraction, policy=RECEIPTS)


@pytest.mark.parametrize("profile", PAGES)
def test_a_complete_page_of_each_profile_passes(profile: Profile) -> None:
    verdict = page(profile, {})
    assert (verdict.profile, raised(verdict)) == (profile, set())
    assert verdict.profile_reason.endswith(".")


@pytest.mark.parametrize("profile", PAGES)
def test_what_a_page_lacks_is_named_under_its_profile(profile: Profile) -> None:
    *_, changed, rule = PAGES[profile]
    verdict = page(profile, changed)
    assert verdict.profile is profile
    found = finding(verdict, rule)
    assert found.outcome is RuleOutcome.FAIL
    assert found.severity is not Severity.FATAL


SPECIFICATIONS = {
    Profile.EINVOICE: "urn:cen.eu:en16931:2017",
    Profile.XRECHNUNG: "urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0",
    Profile.PEPPOL: "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0",
    Profile.FACTURX_EXTENDED: "urn:cen.eu:en16931:2017#conformant#urn:factur-x.eu:1p0:extended",
    Profile.FACTURX_BASIC: "urn:cen.eu:en16931:2017#compliant#urn:factur-x.eu:1p0:basic",
    Profile.FACTURX_BASIC_WL: "urn:factur-x.eu:1p0:basicwl",
    Profile.FACTURX_MINIMUM: "urn:factur-x.eu:1p0:minimum",
    Profile.FATTURAPA: "FPR12",
}
MORE: Mapping[str, Value] = {
    **ELEMENTS,
    "business_process": "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0",
    "buyer_reference": "04011000-1234512345-06",
    "seller.contact.name": "A",
    "seller.contact.phone": "+49 30 123",
    "seller.contact.email": "a@example.org",
    "seller.address.post_code": "10115",
    "buyer.address.post_code": "69001",
    "seller.electronic_address.value": "a@example.org",
    "seller.electronic_address.scheme": "EM",
    "buyer.electronic_address.value": "b@example.org",
    "buyer.electronic_address.scheme": "EM",
}
LACKING = {
    Profile.XRECHNUNG: ("buyer_reference", "BR-DE-15"),
    Profile.PEPPOL: ("buyer_reference", "PEPPOL-EN16931-R003"),
    Profile.FATTURAPA: ("totals.gross", "BR-14"),
}


def e_invoice(profile: Profile, without: str = "") -> Verdict:
    values = {**MORE, "specification": SPECIFICATIONS[profile], without: None}
    values.pop("", None)
    known: Extraction = extracted(values)
    claims = {
        path: claim(path, one.value, layer=Layer.EINVOICE, page=None, path=path) for path, one in known.claims.items()
    }
    return judged(known.model_copy(update={"claims": claims, "statements": ()}))


def native(verdict: Verdict) -> set[str]:
    return {rule for rule in raised(verdict) if not rule.startswith("OFF-")}


@pytest.mark.parametrize("profile", SPECIFICATIONS)
def test_an_e_invoice_is_held_against_the_specification_that_it_names(profile: Profile) -> None:
    verdict = e_invoice(profile)
    assert (verdict.profile, native(verdict)) == (profile, set())
    path, rule = LACKING.get(profile, ("invoice_number", "BR-02"))
    lacking = e_invoice(profile, path)
    assert rule in native(lacking)
    assert finding(lacking, rule).severity is Severity.FATAL


def test_every_profile_has_a_passing_and_a_failing_sample() -> None:
    assert {*PAGES, *SPECIFICATIONS} == set(Profile)


def test_over_its_limit_a_receipt_needs_full_content() -> None:
    large = {"totals.gross": Decimal("250.01"), "buyer.name": None}
    verdict = judged(extracted(large, doc_type=DocType.RECEIPT), policy=RECEIPTS)
    assert verdict.profile is Profile.DE
    assert "BR-07" in raised(verdict)


def test_where_the_buyer_owes_the_tax_content_is_never_short() -> None:
    extraction = extracted(UNTAXED, doc_type=DocType.RECEIPT, statements=stated("reverse_charge", "supply_date"))
    assert judged(extraction, policy=RECEIPTS).profile is Profile.DE


def test_the_policy_names_any_profile() -> None:
    for profile in Profile:
        verdict = judged(extracted(), policy=Policy(rules=Rules(profile=profile)))
        assert (verdict.profile, verdict.profile_reason) == (profile, "The policy names this profile.")


def test_the_page_about_profiles_names_every_profile_and_is_current(root: Path) -> None:
    text = profile_catalogue.render()
    assert all(f"| {profile} | " in text for profile in Profile)
    assert (root / "docs" / "profiles.md").read_text(encoding="utf-8") == text, "run `make docs`"


@pytest.mark.parametrize(
    ("seller", "profile"),
    [
        (country("AU", "30 442 399 274", "10", currency="AUD", seller__address__country=None), Profile.PAGE_US),
        (country("CA", "810133595RT0001", "5", currency="CAD", seller__address__country=None), Profile.PAGE_US),
        (country("NO", None, "25", currency="NOK"), Profile.PAGE_EU),
        (country("CH", None, "8.1", currency="CHF"), Profile.CH),
        (country("DE", None, "19", currency="AUD"), Profile.DE),
    ],
)
def test_sellers_outside_the_union_are_not_held_to_its_directive(seller: Changes, profile: Profile) -> None:
    told = judged(extracted({**seller, "tax_breakdown[0].rate": None}, statements=stated("supply_date")))
    assert told.profile is profile
    bound = {"EU-226-3", "EU-226-9"} if profile is Profile.DE else set()
    assert raised(told) & {"EU-226-3", "EU-226-8", "EU-226-9"} == bound


@pytest.mark.parametrize(("printed", "profile"), [(None, Profile.PAGE_US), ("DE", Profile.DE)])
def test_the_country_of_a_known_vendor_counts_where_the_page_tells_none(printed: str | None, profile: Profile) -> None:
    read = extracted({**country("US", None), "seller.address.country": printed})
    assert choose(read.invoice(), read, Policy(), "US")[0] is profile


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        ("Muster GmbH, Hauptstrasse 1, 8010 Graz", True),
        ("Muster GmbH, Graz", False),
        ("Lager: Hauptstrasse 1, 8010 Graz", False),
        ("Lager: Hauptstrasse 1, 8020 Graz", True),
    ],
)
def test_a_seller_in_the_buyers_town_has_an_address_beside_its_name(printed: str, *, found: bool) -> None:
    values = {"seller.address.city": None, "buyer.address.post_code": "8010"}
    places = (Printed(printed, 1, Box(50, 20, 250, 30)),)
    told = judged(extracted(values, printed=places, statements=stated("supply_date")))
    assert ("EU-226-5" not in raised(told)) is found


@pytest.mark.parametrize(
    ("printed", "american"),
    [("Boston, Massachusetts 02129", True), ("Boston, MA 02129", True), ("Boston 02129", False)],
)
def test_a_state_by_its_name_or_its_letters_is_one_of_the_united_states(printed: str, *, american: bool) -> None:
    seller = {"seller.vat_id": None, "seller.address.country": None, "seller.address.post_code": "02129"}
    read = extracted({**seller, "currency": "USD"}, printed=(Printed(printed, 1, Box(50, 20, 250, 30)),))
    assert choose(read.invoice(), read, Policy())[1].startswith("The seller's address is one of the") is american


SMALL = {
    "seller.vat_id": None, "seller.address.country": "FR", "totals.tax": None, "tax_breakdown[0].rate": None,
    "tax_breakdown[0].base": None, "tax_breakdown[0].amount": None, "totals.net": Decimal("119.00"),
}  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "kinds", "asked"),
    [
        ({}, ("small_business",), False),
        ({}, ("exempt",), True),
        ({"totals.tax": Decimal("19.00"), "totals.net": Decimal("100.00")}, ("small_business",), True),
        ({"seller.address.country": "DE"}, ("small_business",), True),  # UStDV section 34a
    ],
)
def test_a_small_business_is_asked_for_a_number_where_its_law_asks(
    changed: Changes, kinds: tuple[str, ...], *, asked: bool
) -> None:
    told = judged(extracted({**SMALL, **changed}, statements=stated("supply_date", *kinds)))
    assert ("EU-226-3" in raised(told)) is asked
