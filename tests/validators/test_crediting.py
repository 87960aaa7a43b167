"""A "Gutschrift" of a known vendor that names an invoice which was exported is a credit note; any other is doubted."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from decimal import Decimal

import pytest

from schemas import Company, DocType, Earlier, Layer, Like, Value, Vendor, Verdict, assemble, normalise_number
from tests.validators.judged import CONSISTENT, claim, extracted, judged, raised
from validators.reference import Reference

VENDOR = Vendor(vendor="7", name="Alpha Messtechnik GmbH", vat_id="DE136695976", country="DE", currency="EUR")
OURS = Company(company="ours", names=("Example SARL",), city="Lyon", country="FR")


class Books(Reference):
    def companies(self) -> Sequence[Company]:
        return (OURS,)

    def vendors(self, sellers: Collection[str]) -> Sequence[Vendor]:
        return (VENDOR,)

    def every_vendor(self) -> Sequence[Vendor]:
        return (VENDOR,)

    def earlier(self, like: Like) -> Sequence[Earlier]:
        seller: dict[str, Value] = {"seller.name": VENDOR.name, "seller.vat_id": str(VENDOR.vat_id)}
        invoice = assemble({"totals.gross": Decimal(500), "currency": "EUR", "invoice_number": "R26-1004", **seller})
        named = like.number == normalise_number("R26-1004") and like.currency == "EUR"
        return [Earlier("1" * 64, "example", DocType.INVOICE, invoice)] if named else []


def credit(**changed: Value | None) -> Verdict:
    told: dict[str, Value | None] = {
        **CONSISTENT, "seller.name": VENDOR.name, "seller.vat_id": VENDOR.vat_id, "preceding_invoice": "R26-1004",
        "buyer.name": "Example SARL", **{name.replace("__", "."): value for name, value in changed.items()},
    }  # fmt: skip
    code = claim("type_code", "381", score=0.6, layer=Layer.DERIVED, label="title")
    kind = {"doc_type": DocType.CREDIT_NOTE, "doc_type_score": 0.6}
    return judged(extracted(told, claims=[code], **kind), reference=Books())


def doubts(verdict: Verdict) -> set[str]:
    kind = {finding.rule for finding in verdict.findings if "type_code" in finding.terms}
    return (raised(verdict) & {"GATE-4"}) | (kind & {"GATE-1"})


def test_what_a_known_vendor_credits_of_a_known_invoice_is_a_credit_note() -> None:
    assert doubts(credit()) == set()


@pytest.mark.parametrize(
    "changed",
    [
        {"preceding_invoice": "R26-9999"},
        {"preceding_invoice": None},
        {"currency": "USD"},
        {"totals__gross": Decimal("500.01")},
        {"buyer__name": "Somebody Else Ltd"},
        {"seller__name": "Other Works AG", "seller__vat_id": None},
    ],
    ids="-".join,
)
def test_anything_else_stays_in_doubt(changed: dict[str, Value | None]) -> None:
    assert doubts(credit(**changed)) == {"GATE-1", "GATE-4"}
