"""One consistent invoice, and short ways to change it and have it judged."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from schemas import (
    Box,
    Claim,
    DocType,
    Document,
    Extraction,
    Finding,
    Layer,
    Page,
    PaymentCode,
    Policy,
    Reading,
    RuleOutcome,
    Severity,
    Sighting,
    Signal,
    Source,
    Statement,
    Value,
    Verdict,
    Versions,
)
from validators import EMPTY, RULEBOOK_VERSION, Reference, judge

SHA = "a" * 64
DAY = date(2024, 5, 1)
RECEIVED = date(2024, 5, 3)
VERSIONS = Versions(vouchline="0", model="none", rulebook=RULEBOOK_VERSION, policy="0")

CONSISTENT: Mapping[str, Value] = {
    "invoice_number": "R-2024-17",
    "type_code": "380",
    "issue_date": DAY,
    "due_date": date(2024, 5, 31),
    "currency": "EUR",
    "seller.name": "Muster GmbH",
    "seller.vat_id": "DE136695976",
    "seller.address.city": "Berlin",
    "seller.address.country": "DE",
    "buyer.name": "Example SARL",
    "buyer.address.city": "Lyon",
    "payment.iban": "DE89370400440532013000",
    "totals.line_net": Decimal("100.00"),
    "totals.net": Decimal("100.00"),
    "totals.tax": Decimal("19.00"),
    "totals.gross": Decimal("119.00"),
    "totals.due": Decimal("119.00"),
    "tax_breakdown[0].base": Decimal("100.00"),
    "tax_breakdown[0].rate": Decimal("19"),
    "tax_breakdown[0].amount": Decimal("19.00"),
    "lines[0].description": "Work",
    "lines[0].quantity": Decimal("2"),
    "lines[0].unit_price": Decimal("30.00"),
    "lines[0].net": Decimal("60.00"),
    "lines[1].description": "Material",
    "lines[1].quantity": Decimal("1"),
    "lines[1].unit_price": Decimal("40.00"),
    "lines[1].net": Decimal("40.00"),
}

# What an e-invoice of EN 16931 has to say beyond what pages print.
ELEMENTS: Mapping[str, Value] = {
    "specification": "urn:cen.eu:en16931:2017",
    "buyer.address.country": "FR",
    "payment.means_code": "58",
    "tax_breakdown[0].category": "S",
    **{f"lines[{row}].{leaf}": cell for row in (0, 1) for leaf, cell in (("id", str(row + 1)), ("unit", "C62"))},
    **{f"lines[{row}].tax_category": "S" for row in (0, 1)},
    **{f"lines[{row}].tax_rate": Decimal("19") for row in (0, 1)},
}


def claim(term: str, value: Value, **changes: Any) -> Claim:
    """A claim that passes the default gate."""
    known: dict[str, Any] = {
        "layer": Layer.RULES,
        "score": 0.95,
        "page": 1,
        "label": "Label",
        "boxes": (Box(10, 10, 50, 20),),
    }
    return Claim(term=term, value=value, raw=str(value), **{**known, **changes})


def extracted(
    changed: Mapping[str, Value | None] | None = None, claims: Iterable[Claim] = (), **extraction: Any
) -> Extraction:
    """The consistent invoice as extracted, with `changed` values (None takes one away), and `claims` in their place."""
    values = {**CONSISTENT, **(changed or {})}
    made = {path: claim(path, value) for path, value in values.items() if value is not None}
    made.update({own.term: own for own in claims})
    known = {
        "doc_type": DocType.INVOICE,
        "doc_type_score": 1.0,
        "language": "de",
        "triple_printed": True,
        "statements": (Statement(kind="supply_date", language="de", text="Leistungsdatum"),),
    }
    return Extraction(claims=made, **{**known, **extraction})


def judged(
    extraction: Extraction,
    *,
    policy: Policy | None = None,
    reference: Reference = EMPTY,
    as_of: date | None = RECEIVED,
    signals: Sequence[Signal] = (),
    codes: tuple[PaymentCode, ...] = (),
) -> Verdict:
    """The verdict on `extraction` of a one-page document with these payment `codes` on it."""
    document = Document(sha256=SHA, media_type="application/pdf", size=1, origin="a.pdf", path=Path("a.pdf"))
    pages = (Page(number=1, width=595, height=842, payment_codes=codes),)
    reading = Reading(sha256=SHA, reader="pdf_text", page_count=1, parts=pages, signals=tuple(signals))
    return judge(
        document,
        reading,
        extraction,
        policy=policy or Policy(),
        reference=reference,
        versions=VERSIONS,
        as_of=as_of,
    )


def verdict_on(changed: Mapping[str, Value | None], **rest: Any) -> Verdict:
    """The verdict on the consistent invoice with `changed` values."""
    return judged(extracted(changed), **rest)


def raised(verdict: Verdict) -> set[str]:
    """The ids of the rules that failed or could not run."""
    return {finding.rule for finding in verdict.findings if finding.outcome is not RuleOutcome.NOT_APPLICABLE}


def finding(verdict: Verdict, rule: str) -> Finding:
    """The first finding of `rule`."""
    return next(found for found in verdict.findings if found.rule == rule)


def made_finding(rule: str, severity: Severity, outcome: RuleOutcome = RuleOutcome.FAIL) -> Finding:
    """A finding of the batch gate."""
    return Finding(rule=rule, source=Source.BATCH, severity=severity, outcome=outcome, message=f"{rule} is broken.")


class History(Reference):
    """A small history in memory."""

    def __init__(self, *known: tuple[str, str, DocType, str]) -> None:
        self.known = known

    def sightings(self, sellers: Collection[str], number: str, doc_type: DocType) -> Sequence[Sighting]:
        asked = [(seller, number, doc_type) for seller in sellers]
        return tuple(Sighting(sha, "run-1") for *key, sha in self.known if tuple(key) in asked)
