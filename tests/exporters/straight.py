"""Straight-through verdicts to export, made by a few figures."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from schemas import (
    Address,
    Disposition,
    DocType,
    Document,
    Invoice,
    Line,
    Party,
    Payment,
    Profile,
    RunInfo,
    TaxRow,
    Totals,
    Verdict,
    Versions,
)

VERSIONS = Versions(vouchline="0.1.0", model="none", rulebook="r1", policy="p1")
RUN = RunInfo(run="run-0001", kind="ingest", started_at=datetime(2024, 5, 2, 8, 30, tzinfo=UTC), versions=VERSIONS)


def invoice(number: int = 1, **changes: Any) -> Invoice:
    """An invoice of 119.00 with one tax row and two lines."""
    known: dict[str, Any] = {
        "invoice_number": f"R-{number:04}",
        "type_code": "380",
        "issue_date": date(2024, 5, 1),
        "due_date": date(2024, 5, 31),
        "currency": "EUR",
        "seller": Party(name="Müller & Söhne, KG", vat_id="DE136695976", address=Address(city="Köln", country="DE")),
        "buyer": Party(name="Ada's Books"),
        "payment": Payment(iban="DE89370400440532013000"),
        "totals": Totals(net=Decimal("100.00"), tax=Decimal("19.00"), gross=Decimal("119.00"), due=Decimal("119.00")),
        "tax_breakdown": (
            TaxRow(category="S", rate=Decimal(19), base=Decimal("100.00"), amount=Decimal("19.00")),
        ),
        "lines": (
            Line(description="Paper, A4", quantity=Decimal(4), unit_price=Decimal("30.00"), net=Decimal("120.00")),
            Line(description="Discount", net=Decimal("-20.00")),
        ),
    }  # fmt: skip
    return Invoice(**{**known, **changes})


def verdict(number: int = 1, of: Invoice | None = None, **changes: Any) -> Verdict:
    """A straight-through verdict on document `number`."""
    document = Document(
        sha256=hashlib.sha256(str(number).encode()).hexdigest(),
        media_type="application/pdf",
        size=1000,
        origin=f"inbox/{number}.pdf",
        path=Path(f"originals/{number}"),
    )
    known: dict[str, Any] = {
        "document": document,
        "doc_type": DocType.INVOICE,
        "invoice": of or invoice(number),
        "disposition": Disposition.STRAIGHT_THROUGH,
        "reason": "Every rule that applies has passed.",
        "profile": Profile.PAGE_EU,
        "versions": VERSIONS,
        "seconds": 0.25,
    }
    return Verdict(**{**known, **changes})
