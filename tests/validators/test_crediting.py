"""A "Gutschrift" of a known vendor that names an invoice which was exported is a credit note; any other is doubted."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from decimal import Decimal

import pytest

from schemas import (
    Alternative,
    Box,
    Claim,
    Company,
    DocType,
    Earlier,
    Layer,
    Like,
    Printed,
    Rival,
    Value,
    Vendor,
    Verdict,
    assemble,
    normalise_number,
)
from schemas.grades import DOUBTED
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
        invoice = assemble(
            {
                "totals.gross": Decimal(500),
                "issue_date": date(2024, 4, 2),
                "currency": "EUR",
                "invoice_number": "R26-1004",
                **seller,
            }
        )
        named = like.number == normalise_number("R26-1004") and like.currency in (None, "EUR")
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


class Leaving(Books):
    """The invoice is of the run that is going on."""

    def earlier(self, like: Like) -> Sequence[Earlier]:
        return ()

    def leaving(self, like: Like) -> Sequence[Earlier]:
        return super().earlier(like)


class Listed(Books):
    """Invoices of these numbers were exported."""

    def __init__(self, *numbers: str) -> None:
        self.of = {normalise_number(number): number for number in numbers}

    def numbers(self, sellers: Collection[str]) -> Collection[str]:
        return self.of.keys()

    def earlier(self, like: Like) -> Sequence[Earlier]:
        (one,) = super().earlier(like._replace(number=normalise_number("R26-1004")))
        asked = self.of.keys() & {like.number} if like.number else self.of.keys()
        found = [one.invoice.model_copy(update={"invoice_number": self.of[key]}) for key in asked]
        return [one._replace(invoice=invoice) for invoice in found if like.doc_type is DocType.INVOICE]


def beside(*lines: str, known: Sequence[str] = ("R26-1004", "R26-1005"), **changed: Value | Claim | None) -> Verdict:
    """A credit note on which no invoice is named by a label, with these lines printed."""
    own = [claim for claim in changed.values() if isinstance(claim, Claim)]
    told: dict[str, Value | None] = {
        **CONSISTENT, "seller.name": VENDOR.name, "seller.vat_id": VENDOR.vat_id, "buyer.name": "Example SARL",
        **{term: value for term, value in changed.items() if not isinstance(value, Claim)},
    }  # fmt: skip
    printed = tuple(Printed(text, 1, Box(0, 10 * number, 100, 10 * number + 8)) for number, text in enumerate(lines))
    kind = {"doc_type": DocType.CREDIT_NOTE, "doc_type_score": 0.6, "printed": printed}
    return judged(extracted(told, claims=own, **kind), reference=Listed(*known))


def test_an_invoice_that_leaves_with_it_may_be_credited() -> None:
    told: dict[str, Value | None] = {
        **CONSISTENT, "seller.name": VENDOR.name, "seller.vat_id": VENDOR.vat_id, "preceding_invoice": "R26-1004",
        "buyer.name": "Example SARL",
    }  # fmt: skip
    verdict = judged(extracted(told, doc_type=DocType.CREDIT_NOTE, doc_type_score=0.6), reference=Leaving())
    assert not raised(verdict) & {"GATE-4", "CN-3", "CN-4"}


def test_the_one_known_invoice_whose_number_is_printed_is_credited() -> None:
    verdict = beside("Wir schreiben Ihnen zu R26-1004 gut")
    assert verdict.invoice.preceding_invoice == "R26-1004"
    assert not raised(verdict) & {"CN-2", "CN-3", "GATE-4"}


@pytest.mark.parametrize("lines", [("zu R26-1004 und R26-1005",), ("zu Ihrer Rechnung",)], ids=["two", "none"])
def test_where_several_or_none_are_printed_a_person_says_which(lines: tuple[str, ...]) -> None:
    assert "CN-2" in raised(beside(*lines))


@pytest.mark.parametrize("score", [0.95, 0.79, 0.7], ids=["certain", "alone", "doubted"])
def test_what_was_read_is_not_replaced_by_what_is_known(score: float) -> None:
    read = claim("preceding_invoice", "R25-0099", score=score)
    verdict = beside("Gutschrift zu Rechnung R25-0099", "verrechnet mit R26-1004", preceding_invoice=read)
    assert verdict.claims["preceding_invoice"].value == "R25-0099"
    assert "CN-3" in raised(verdict)
    assert doubts(verdict)


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("10115 Berlin", "10115"),
        ("Tel. 030 10115", "10115"),
        ("Leistungszeitraum 2024-05", "2024-05"),
        ("Tel. 030/10115", "030/10115"),
        ("Alpha Messtechnik, D-10115 Berlin", "D-10115"),
        ("Ihre Bestellung PO-4711", "PO-4711"),
    ],
    ids=["post code", "telephone", "month", "telephone with a stroke", "post code with its country", "order"],
)
def test_what_is_printed_as_something_else_is_no_number_of_an_invoice(line: str, number: str) -> None:
    known = {"seller.address.post_code": "10115", "purchase_order_reference": "PO-4711"}
    verdict = beside(line, known=(number,), **known)
    assert verdict.invoice.preceding_invoice is None
    assert "CN-2" in raised(verdict)
    assert "GATE-4" in raised(verdict)


def doubled(term: str, value: Value, rival: Value, **rest: object) -> Claim:
    """A claim that is in doubt because of another reading."""
    other = Alternative(value=rival, raw=str(rival), score=0.5, layer=Layer.RULES)
    return claim(term, value, doubt=f"The page may also be read as {rival}.", rejected=(other,), **rest)


@pytest.mark.parametrize(
    ("own", "settled"),
    [
        (doubled("invoice_number", "C-7", "R26-1004"), True),
        (doubled("issue_date", date(2024, 5, 1), date(2024, 4, 2)), True),
        (doubled("invoice_number", "C-7", "C-9"), False),
        (doubled("invoice_number", "R26-1004", "C-7"), False),
        (doubled("issue_date", date(2024, 5, 1), date(2024, 4, 3)), False),
        (doubled("invoice_number", "KD-7", "R26-1004", alone=True), False),
        (doubled("invoice_number", "KD-7", "R26-1004", label=None), False),
        (doubled("invoice_number", "KD-7", "R26-1004", score=0.3), False),
        (doubled("invoice_number", "C-7", "R26-1004", score=DOUBTED), True),
    ],
    ids=[
        "its number",
        "its date",
        "another number",
        "the number itself",
        "another date",
        "one reader",
        "no label",
        "weak",
        "of two that are as good",
    ],
)
def test_number_and_date_of_the_invoice_it_credits_are_not_its_own(own: Claim, settled: bool) -> None:
    told: dict[str, Value | None] = {
        **CONSISTENT, "seller.name": VENDOR.name, "seller.vat_id": VENDOR.vat_id, "preceding_invoice": "R26-1004",
        "buyer.name": "Example SARL",
    }  # fmt: skip
    verdict = judged(extracted(told, claims=[own], doc_type=DocType.CREDIT_NOTE, doc_type_score=0.9), reference=Books())
    assert (raised(verdict) & {"GATE-1", "GATE-2", "GATE-5", "GATE-7"} == set()) is settled


@pytest.mark.parametrize(
    ("term", "value", "told_apart"),
    [
        ("invoice_number", "R26-1004", True),
        ("issue_date", "2024-04-02", True),
        ("invoice_number", "C-9", False),
        ("issue_date", "2024-04-03", False),
        ("due_date", "2024-04-02", False),
    ],
)
def test_what_a_label_names_beside_its_own_may_be_of_the_invoice_it_credits(
    term: str, value: str, told_apart: bool
) -> None:
    told: dict[str, Value | None] = {
        **CONSISTENT, "seller.name": VENDOR.name, "seller.vat_id": VENDOR.vat_id, "preceding_invoice": "R26-1004",
        "buyer.name": "Example SARL", "due_date": date(2024, 5, 1),
    }  # fmt: skip
    rivals = (Rival(term=term, value=value, raw=value, label="Ref. invoice"),)
    note = extracted(told, doc_type=DocType.CREDIT_NOTE, doc_type_score=0.9, rivals=rivals)
    assert ("GATE-9" not in raised(judged(note, reference=Books()))) is told_apart
