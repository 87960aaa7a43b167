"""Layouts that are honest and lawful stop at no rule: each is drawn, read and judged as in a run."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pytest
from reportlab.pdfgen.canvas import Canvas

from extractors.extract import extract
from extractors.model import load
from extractors.readers.pdf_text import read_pdf
from schemas import Document, Extraction, Limits, Policy, Severity, Verdict, Versions
from validators import EMPTY, judge
from validators.banks import with_doubted_bic

HEADS = ("Description", "Quantity", "Unit price", "Amount")
GROSS_HEADS = ("Description", "Quantity", "Price incl. VAT", "Amount incl. VAT")
SPADES, TYRES = ("Garden spade", "2", "35.00", "70.00"), ("Wheelbarrow tyre", "3", "10.00", "30.00")
FEWER = ("Wheelbarrow tyre", "2", "10.00", "20.00")
TOTALS = (("Net total EUR", "100.00"), ("VAT 19 %", "19.00"), ("Total due EUR", "119.00"))
ACCOUNT = ("Please pay to IBAN DE89 3704 0044 0532 0130 00",)
EDGES = (60, 320, 400, 480)  # of the columns: the left one of the first, the right ones of the others
Row = tuple[str, ...]


class Sheet(NamedTuple):
    """What is drawn: the table, the totals below it, and the lines at its foot."""

    rows: Sequence[Row]
    totals: Sequence[Row] = TOTALS
    heads: Row = HEADS
    foot: Row = ACCOUNT
    title: str = "INVOICE"
    edges: tuple[int, ...] = EDGES

    def pdf(self) -> bytes:
        buffer = io.BytesIO()
        canvas = Canvas(buffer, pagesize=(595, 842), invariant=True)
        number = "Credit note number: BT-2024-0117" if "CREDIT" in self.title else "Invoice number: BT-2024-0117"
        head = ("Brightwater Tools GmbH", "Hafenstrasse 12, 20457 Hamburg, Germany", "VAT ID: DE136695976")
        lines = [(60, 800 - 14 * n, text) for n, text in enumerate(head)]
        named = (self.title, number, "Invoice date: 15 May 2024", "For invoice: BT-2024-0099")
        lines += [(60, 700 - 15 * n, text) for n, text in enumerate(named[: 4 if "CREDIT" in self.title else 3])]
        buyer = ("Bill to:", "Meadow Gardens GmbH", "M\u00fchlenweg 4", "50667 K\u00f6ln", "Germany")
        lines += [(60, 610 - 13 * n, text) for n, text in enumerate(buyer)]
        lines += [(60, 300 - 14 * n, text) for n, text in enumerate(self.foot)]
        for x, y, text in lines:
            canvas.drawString(x, y, text)
        for n, cells in enumerate((self.heads, *self.rows)):
            canvas.drawString(self.edges[0], 510 - 18 * n, cells[0])
            for x, cell in zip(self.edges[1:], cells[1:], strict=True):
                canvas.drawRightString(x, 510 - 18 * n, cell)
        for n, (label, amount) in enumerate(self.totals):
            canvas.drawString(300, 430 - 18 * n, label)
            canvas.drawRightString(480, 430 - 18 * n, amount)
        canvas.save()
        return buffer.getvalue()


def judged(sheet: Sheet) -> Verdict:
    data = sheet.pdf()
    name = Path("a.pdf")
    document = Document(
        sha256=hashlib.sha256(data).hexdigest(), media_type="application/pdf", size=len(data), origin="a.pdf", path=name
    )
    reading = read_pdf(document, data, Limits())
    versions = Versions(vouchline="1", model="none", rulebook="1", policy="0")
    extraction = extract(reading, model=load(None))
    return judge(document, reading, extraction, policy=Policy(), reference=EMPTY, versions=versions, as_of=None)


def stopping(verdict: Verdict) -> set[str]:
    return {
        one.rule
        for one in verdict.findings
        if one.severity is not Severity.INFORMATION and one.outcome in ("fail", "not_run")
    }


UNITS: Mapping[str, Sheet] = {
    "a price per 100 in the head": Sheet(
        (("Screws M4", "500", "14.00", "70.00"), ("Washers", "300", "10.00", "30.00")),
        heads=("Description", "Quantity", "Price per 100", "Amount"),
    ),
    "a price per 1000 in each row": Sheet(
        (("Screws M4", "5,000", "14.00 / 1000", "70.00"), ("Washers", "3,000", "10.00 / 1000", "30.00"))
    ),
    "packs of several": Sheet(
        (("Wine, cartons", "2 x 6", "5.8333", "70.00"), ("Beer, crates", "1 x 20", "1.50", "30.00"))
    ),
    "boxes beside the weight": Sheet(
        (("Apples", "4", "35.00", "2.00", "70.00"), ("Pears", "2", "15.00", "2.00", "30.00")),
        heads=("Description", "Boxes", "Weight kg", "Price/kg", "Amount"), edges=(60, 250, 330, 400, 480),
    ),
}  # fmt: skip
LINES: Mapping[str, Sheet] = {
    "freight between": Sheet((SPADES, FEWER), (("Freight", "10.00"), *TOTALS)),
    "freight and handling between": Sheet((SPADES, FEWER), (("Freight", "7.00"), ("Handling fee", "3.00"), *TOTALS)),
    "a subtotal, packing and carriage": Sheet(
        (SPADES, FEWER), (("Subtotal", "90.00"), ("Packing", "4.00"), ("Carriage", "6.00"), *TOTALS)
    ),
    "lines with their tax, and shipping with its own": Sheet(
        (("Garden spade", "2", "41.65", "83.30"), ("Wheelbarrow tyre", "2", "11.90", "23.80")),
        (("Shipping incl. VAT", "11.90"), ("Net", "100.00"), *TOTALS[1:]),
        heads=GROSS_HEADS,
    ),
}
ROUNDED: Mapping[str, tuple[Sheet, str]] = {
    "Round off": (_rounded := Sheet((SPADES, ("Wheelbarrow tyre", "3", "10.13", "30.39"))), "-0.46"),
    "Rounded Off (-)": (_rounded, "0.46"),
    "\u00d6resavrundning": (_rounded, "-0.46"),
    "Avrundning": (_rounded, "-0.46"),
    "Zaokrouhlen\u00ed": (_rounded, "-0.46"),
}


@pytest.mark.parametrize("name", UNITS)
def test_a_price_for_many_and_a_quantity_of_another_unit_make_their_amount(name: str) -> None:
    verdict = judged(UNITS[name])
    assert "PEPPOL-R120" not in stopping(verdict)
    assert [line.net for line in verdict.invoice.lines] == [Decimal("70.00"), Decimal("30.00")]


def test_what_a_price_is_for_is_a_term_of_its_own() -> None:
    (screws, _) = judged(UNITS["a price per 1000 in each row"]).invoice.lines
    assert (screws.quantity, screws.unit_price, screws.price_base_quantity) == (5000, Decimal("14.00"), 1000)


@pytest.mark.parametrize("pieces", ["500", "100"])
def test_a_quantity_that_makes_a_hundred_times_the_amount_still_waits(pieces: str) -> None:
    amount = f"{Decimal(pieces) * Decimal('0.14'):.2f}"
    rows = (("Screws M4", pieces, "14.00", amount), ("Washers", "300", "10.00", "30.00"))
    totals = (("Net total EUR", f"{Decimal(amount) + 30:.2f}"),)
    assert "PEPPOL-R120" in stopping(judged(Sheet(rows, totals)))


@pytest.mark.parametrize("name", LINES)
def test_lines_that_lead_to_a_total_over_freight_or_hold_their_tax_add_up(name: str) -> None:
    verdict = judged(LINES[name])
    assert "LINE-1" not in stopping(verdict)
    charge = verdict.claims["totals.charges"].value
    if charge == Decimal("11.90"):  # with tax, like its lines: what is printed with tax alone is no amount before it
        assert {"totals.charges", "lines[0].net", "lines[1].net"} <= {one.term for one in verdict.withheld}
        assert [line.gross for line in verdict.invoice.lines] == [Decimal("83.30"), Decimal("23.80")]
    else:
        assert verdict.invoice.totals.charges == charge == Decimal("10.00")


def test_lines_that_lead_to_no_total_still_wait() -> None:
    assert "LINE-1" in stopping(judged(Sheet((SPADES, FEWER), (("Freight", "7.00"), *TOTALS))))


def test_the_bic_of_two_that_is_of_the_accounts_bank_is_taken() -> None:
    foot = ("BIC BYLADEM1001 DKB Berlin", "BIC COBADEFFXXX Commerzbank", *ACCOUNT, "IBAN DE02 1203 0000 0000 2020 51")
    verdict = judged(Sheet((SPADES, TYRES), foot=foot))
    assert "ID-BIC-BANK" not in stopping(verdict)
    assert (verdict.invoice.payment.iban, verdict.invoice.payment.bic) == ("DE89370400440532013000", "COBADEFFXXX")


def test_a_bic_of_another_bank_that_stands_alone_still_waits() -> None:
    verdict = judged(Sheet((SPADES, TYRES), foot=(*ACCOUNT, "BIC BYLADEM1001")))
    assert "ID-BIC-BANK" in stopping(verdict)


@pytest.mark.parametrize("minus", ["-{}", "{}-"])
def test_a_credit_note_may_print_what_it_gives_back_with_a_minus(minus: str) -> None:
    rows = [(*row[:3], minus.format(row[3])) for row in (SPADES, TYRES)]
    totals = [(label.replace("due ", ""), minus.format(amount)) for label, amount in TOTALS]
    verdict = judged(Sheet(rows, totals, title="CREDIT NOTE"))
    assert {"CN-1", "PEPPOL-R120"} & stopping(verdict) == set()
    assert verdict.invoice.totals.gross == Decimal("-119.00")


@pytest.mark.parametrize("label", ROUNDED)
def test_a_rounding_row_leads_from_the_total_to_what_is_due(label: str) -> None:
    sheet, amount = ROUNDED[label]
    totals = (("Net total EUR", "100.39"), ("VAT 19 %", "19.07"), (label, amount), ("Total due EUR", "119.00"))
    verdict = judged(sheet._replace(totals=totals))
    assert stopping(verdict) == set()
    assert (verdict.invoice.totals.gross, verdict.invoice.totals.rounding) == (Decimal("119.46"), Decimal("-0.46"))
    assert verdict.invoice.totals.due == Decimal("119.00")


def test_beside_an_account_that_is_known_a_bic_of_another_bank_is_withheld() -> None:
    claims = judged(Sheet((SPADES, TYRES), foot=(*ACCOUNT, "BIC BYLADEM1001"))).claims
    read = Extraction(claims=claims)
    doubted = with_doubted_bic(read, {"DE89 3704 0044 0532 0130 00"}).claims["payment.bic"]
    assert "is of another bank" in str(doubted.doubt)
    assert with_doubted_bic(read, {"DE75512108001245126199"}).claims["payment.bic"].doubt is None
