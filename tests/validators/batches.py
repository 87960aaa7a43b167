"""A batch that passes every check of the gate, and for each check a batch that it and only it stops."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from schemas import (
    Disposition,
    DocType,
    Document,
    ExportHistory,
    Finding,
    Invoice,
    Line,
    Party,
    Payment,
    Policy,
    Profile,
    RuleOutcome,
    Severity,
    Share,
    Source,
    TaxRow,
    Totals,
    Verdict,
    Versions,
)
from validators.expectations.frames import Batch, collect

SIZE = 25
# EUX was let through once by mistake, which must not make it right.
HISTORY = ExportHistory(
    documents=500,
    currencies={"EUR": 459, "USD": 40, "EUX": 1},
    median_gross={"EUR": Decimal(200)},
    having={
        "due_date": 400,
        "seller.vat_id": 500,
        "payment.iban": 400,
        "purchase_order_reference": 300,
        "tax_breakdown": 490,
        "lines": 450,
    },
    share=Share(500, 450),
    sellers={"name:STEADYLTD": Share(10, 9), "name:SHAKYLTD": Share(10, 7), "name:NEWLTD": Share(4, 4)},
    usual_size=2,
)
_VERSIONS = Versions(vouchline="0", model="none", rulebook="r", policy="p")


_PARTS: Mapping[str, Any] = {"tax_breakdown": (), "lines": ()}


def digest(number: int) -> str:
    return hashlib.sha256(str(number).encode()).hexdigest()


def verdict(number: int = 0, totals: Mapping[str, str] | None = None, **changes: Any) -> Verdict:
    """A straight-through verdict of 119.00 EUR. `changes` go to the verdict or to its invoice, by name."""
    amounts = {"net": "100.00", "tax": "19.00", "gross": "119.00", "due": "119.00"} if totals is None else totals
    known: dict[str, Any] = {
        "invoice_number": f"A-{number}",
        "type_code": "380",
        "issue_date": date(2024, 5, 1),
        "due_date": date(2024, 5, 31),
        "currency": "EUR",
        "seller": Party(name="Paper Mill", vat_id="DE136695976"),
        "buyer": Party(name="Book Shop"),
        "payment": Payment(iban="DE89370400440532013000"),
        "purchase_order_reference": "PO-1",
        "totals": Totals(**{name: Decimal(value) for name, value in amounts.items()}),
        "tax_breakdown": (row(),),
        "lines": (line(), line(net="-20.00", quantity=None)),
    }
    fields = {name: changes.pop(name) for name in list(changes) if name in Invoice.model_fields}
    return Verdict(
        document=Document(
            sha256=digest(number), media_type="application/pdf", size=1, origin=f"{number}.pdf", path=Path("a.pdf")
        ),
        invoice=Invoice(**{**known, **fields}),
        **{
            "doc_type": DocType.INVOICE,
            "disposition": Disposition.STRAIGHT_THROUGH,
            "reason": "Every rule that applies has passed.",
            "profile": Profile.PAGE_EU,
            "versions": _VERSIONS,
            **changes,
        },
    )


def letter(number: int, named: str | None, rule: str = "WORDS-2", **changes: Any) -> Verdict:
    """A letter of the same seller that names an invoice, with what a rule says of it."""
    finding = Finding(
        rule=rule, source=Source.NATIVE, severity=Severity.WARNING, outcome=RuleOutcome.FAIL, message="It is void."
    )
    told = {"doc_type": DocType.OTHER, "disposition": Disposition.REVIEW, "findings": (finding,), "totals": {}}
    return verdict(number, **{**told, "invoice_number": named, "seller": Party(name="Paper Mill"), **changes})


def row(category: str | None = "S", rate: str | None = "19", base: str = "100.00", amount: str = "19.00") -> TaxRow:
    return TaxRow(category=category, rate=rate and Decimal(rate), base=Decimal(base), amount=Decimal(amount))


def line(net: str = "120.00", quantity: str | None = "4", price: str = "30.00", **changes: Any) -> Line:
    known = {"description": "Paper", "quantity": quantity and Decimal(quantity), "unit_price": Decimal(price)}
    return Line(**{**known, "net": Decimal(net), **changes})


def batch(*others: Verdict, expected: tuple[str, ...] = (), policy: Policy | None = None) -> Batch:
    """Ordinary verdicts, together with `others` in the places of the first; the ledger expects just these."""
    verdicts = [*others, *(verdict(number) for number in range(len(others), SIZE))]
    hashes = expected or tuple(each.document.sha256 for each in verdicts)
    return collect(verdicts, hashes, HISTORY, policy or Policy())


def one(totals: Mapping[str, str] | None = None, **changes: Any) -> Callable[[], Batch]:
    """A batch whose first document is another than usual."""
    return lambda: batch(verdict(0, totals, **changes))


def every(totals: Mapping[str, str] | None = None, **changes: Any) -> Callable[[], Batch]:
    """A batch all of whose documents are others than usual."""
    return lambda: batch(*(verdict(number, totals, **changes) for number in range(SIZE)))


def cell(table: str, column: str, value: Any) -> Callable[[], Batch]:
    """A batch in whose table the first cell of a column was changed: what no verdict can say."""

    def spoilt() -> Batch:
        made = batch()
        frame = made.frames[table].copy()
        frame.at[0, column] = value
        return made._replace(frames={**made.frames, table: frame})

    return spoilt


def without_row(table: str) -> Callable[[], Batch]:
    def spoilt() -> Batch:
        # Where the invoice goes, it leaves no rows of others behind.
        made = batch(verdict(0, **_PARTS)) if table == "invoices" else batch()
        return made._replace(frames={**made.frames, table: made.frames[table].iloc[1:].reset_index(drop=True)})

    return spoilt


def again(disposition: Disposition = Disposition.REVIEW) -> Batch:
    """A document that waits for review stands in the batch twice."""
    waits = verdict(0, disposition=disposition)
    return batch(waits, waits)


_BIG = {"net": "0.00", "tax": "0.00", "gross": "0.00", "due": "10000000000000.00", "paid": "-10000000000000.00"}

STOPPED_BY: Mapping[str, Callable[[], Batch]] = {
    "GX-02": lambda: batch(expected=(*map(digest, range(SIZE)), digest(99))),
    "GX-03": lambda: batch(expected=tuple(map(digest, range(1, SIZE)))),
    "GX-04": again,
    "GX-05": cell("documents", "disposition", "perhaps"),
    "GX-06": without_row("invoices"),
    "GX-07": without_row("tax_rows"),
    "GX-08": without_row("lines"),
    "GX-10": one(seller=Party(name="  ", vat_id="DE136695976")),
    "GX-11": one(buyer=Party()),
    "GX-12": one(type_code=None),
    "GX-13": one(invoice_number="A\u200b-0"),
    "GX-14": one(invoice_number="A" * 60 + "-0"),
    "GX-15": one(invoice_number="TOTAL"),
    "GX-16": one(type_code="INV"),
    "GX-17": one(type_code="381"),
    "GX-18": one(doc_type=DocType.RECEIPT),
    "GX-19": one(currency="EUX"),
    "GX-20": one(seller=Party(name="Paper Mill", vat_id="see below")),
    "GX-21": one(seller=Party(name="Card Mill", vat_id="DE129273398"), payment=Payment(iban="37040044 / 532013000")),
    "GX-22": cell("invoices", "due_date", "2024-06-31T"),
    "GX-23": one(issue_date=date(1999, 5, 1)),
    "GX-24": one(due_date=date(2024, 4, 30)),
    "GX-25": one({"net": "100.00", "tax": "19.00", "gross": "119.01", "due": "119.01"}),
    "GX-26": one({"net": "100.00", "tax": "19.00", "gross": "119.00", "due": "119.00", "paid": "1.00"}),
    "GX-27": one(
        {"line_net": "100.00", "charges": "5.00", "net": "100.00", "tax": "19.00", "gross": "119.00", "due": "119.00"}
    ),
    "GX-28": one({"net": "-100.00", "tax": "-19.00", "gross": "-119.00", "due": "-119.00"}, **_PARTS),
    "GX-29": one({"net": "19.00", "tax": "100.00", "gross": "119.00", "due": "119.00"}, **_PARTS),
    "GX-30": one(_BIG, **_PARTS),
    "GX-31": one({"allowances": "0.005", "net": "100.00", "tax": "19.00", "gross": "119.00", "due": "119.00"}),
    "GX-32": one(tax_breakdown=(row(base="99.00", amount="18.81"),)),
    "GX-33": one(lines=(line(),)),
    "GX-34": lambda: batch(verdict(0, invoice_number="R 7"), verdict(1, invoice_number="r-007")),
    "GX-35": lambda: batch(verdict(0, invoice_number="R-1O1"), verdict(1, invoice_number="R-101")),
    "GX-37": lambda: batch(verdict(0), letter(SIZE, "A-0")),
    "GX-36": one(payment=Payment(iban="DE75512108001245126199")),
    "GX-40": one(tax_breakdown=(row(), row(rate="-5", base="0.00", amount="0.00"))),
    "GX-41": one(tax_breakdown=(row(base="50.00"),)),
    "GX-42": one(tax_breakdown=(row(category="V"),)),
    "GX-43": one(tax_breakdown=(row(category="AE", rate=None),)),
    "GX-44": one(tax_breakdown=(row(base="100.00000000001"),)),
    "GX-45": cell("tax_rows", "sha256", digest(99)),
    "GX-50": one(lines=(line(quantity="5"), line(net="-20.00", quantity=None))),
    "GX-51": one(lines=(line(net="100.00", quantity=None, description="Pa\x07per"),)),
    "GX-52": one(lines=(line(net="100.00", quantity=None, tax_rate=Decimal("7.00")),)),
    "GX-53": one(lines=(line(net="100.00", quantity=None, price="0.12345678901"),)),
    "GX-54": cell("lines", "row", 1),
    "GX-60": every(
        {"net": "10000.00", "tax": "1900.00", "gross": "11900.00", "due": "11900.00"},
        tax_breakdown=(row(base="10000.00", amount="1900.00"),),
        lines=(line(net="10000.00", quantity=None),),
    ),
    "GX-61": one(currency="CHF"),
    "GX-62": every(currency="USD"),
    "GX-63": every(due_date=None),
    "GX-64": every(seller=Party(name="Paper Mill", tax_number="12/345/67890")),
    "GX-65": every(payment=Payment()),
    "GX-66": every(purchase_order_reference=None),
    "GX-67": every(tax_breakdown=()),
    "GX-68": every(lines=()),
    "GX-70": one(seller=Party(name="Paper Mill")),
    "GX-71": one(
        {"gross": "1000.01", "due": "1000.01"}, profile=Profile.UK_SIMPLIFIED, tax_breakdown=(), lines=(), buyer=Party()
    ),
    "GX-72": one(profile=Profile.XRECHNUNG, lines=()),
    "GX-73": one(profile=Profile.EINVOICE, type_code="TD01"),
    "GX-74": one(profile=Profile.FATTURAPA),
    "GX-75": one(
        {"net": "100.00", "tax": "19.00", "gross": "119.00", "due": "119.00"}, profile=Profile.PAGE_US, currency="USD"
    ),
    "GX-76": one(profile=Profile.IN_GST),
    "GX-80": batch,
    "GX-81": lambda: batch(*(verdict(number, disposition=Disposition.REVIEW) for number in range(20))),
    "GX-82": one(disposition=Disposition.REVIEW, seller=Party(name="Steady Ltd")),
    "GX-83": lambda: batch(*(verdict(number) for number in range(41))),
}
# Checks that this batch passes under HISTORY and fails under another.
HISTORY_OF: Mapping[str, ExportHistory] = {"GX-80": HISTORY._replace(share=Share(500, 100))}
