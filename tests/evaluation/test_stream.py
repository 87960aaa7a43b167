"""A stream of two months from one vendor: what goes through, what must stop, and what two people are asked."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from reportlab.pdfgen.canvas import Canvas

from app.cli import cli
from evaluation.decider import decision_on
from evaluation.stream import Played, Sent, lines_differ, play
from schemas import Misconfigured, Policy
from schemas.decision import DecisionKind

NAME, VAT, IBAN = "Brightwater Tools GmbH", "DE136695976", "DE89370400440532013000"


def _sheet(path: Path, number: str, day: str, total: str, buyer: str) -> None:
    net = Decimal(total) / Decimal("1.19")
    rows = [
        (800, NAME), (786, "Hafenstrasse 12, 20457 Hamburg, Germany"), (774, f"VAT ID: {VAT}"),
        (730, buyer), (718, "Quay 14"), (706, "24143 Kiel, Germany"), (670, "INVOICE"),
        (650, f"Invoice number: {number}"), (636, f"Invoice date: {day}"), (622, f"Delivery date: {day}"),
        (540, f"Net total    EUR {net:.2f}"), (526, f"VAT 19 %    EUR {Decimal(total) - net:.2f}"),
        (512, f"Total due    EUR {total}"), (470, f"IBAN {IBAN}"),
    ]  # fmt: skip
    canvas = Canvas(str(path), invariant=True)
    for height, text in rows:
        canvas.drawString(60, height, text)
    canvas.save()


def stream(folder: Path) -> Path:
    """Two honest invoices and one to somebody else."""
    sent = [
        ("2026-01-10", "R-1", "119.00", "North Engines GmbH", []),
        ("2026-02-10", "R-2", "238.00", "North Engines GmbH", []),
        ("2026-02-12", "R-3", "357.00", "Somebody Else Ltd", ["somebody_else"]),
    ]
    rows = []
    for day, number, total, buyer, events in sent:
        _sheet(folder / f"{number}.pdf", number, day, total, buyer)
        net = Decimal(total) / Decimal("1.19")
        fields: dict[str, Any] = {
            "invoice_number": number, "issue_date": day, "currency": "EUR", "seller_name": NAME, "seller_vat_id": VAT,
            "buyer_name": buyer, "iban": IBAN, "net_total": f"{net:.2f}", "tax_total": f"{Decimal(total) - net:.2f}",
            "gross_total": total, "payable_amount": total,
        }  # fmt: skip
        gold = {"doc_type": "invoice", "fields": fields, "line_items": []}
        (folder / f"{number}.gold.json").write_text(json.dumps(gold), encoding="utf-8")
        rows.append({"file": f"{number}.pdf", "vendor": "tools", "sent": day, "events": events})
    (folder / "manifest.json").write_text(json.dumps(rows), encoding="utf-8")
    companies = "company,name,vat_id,country,street,city,post_code\nnorth,North Engines GmbH,,DE,Quay 14,Kiel,24143\n"
    (folder / "companies.csv").write_text(companies, encoding="utf-8")
    (folder / "vendors.csv").write_text(f"vendor,name,vat_id,iban\n1,{NAME},{VAT},{IBAN}\n", encoding="utf-8")
    return folder


def test_a_stream_is_played_month_by_month(tmp_path: Path) -> None:
    folder = stream(tmp_path)
    out, html = tmp_path / "out.json", tmp_path / "page.html"
    told = CliRunner().invoke(
        cli,
        ["evaluate", "--stream", str(folder), "--json", str(out), "--html", str(html), "--workspace", str(tmp_path)],
    )
    assert told.exit_code == 0, told.output
    figures = json.loads(out.read_text(encoding="utf-8"))
    assert (figures["documents"], figures["silent"], figures["open"]) == (2, 0, 0)
    assert (figures["must_stop"], figures["stopped"]) == (1, 1)
    assert "2026-02" in told.output
    page = html.read_text(encoding="utf-8")
    assert page.count("<polyline") == 2
    assert "http" not in page.replace("http-equiv", "")


def test_what_is_no_stream_is_named(tmp_path: Path) -> None:
    (tmp_path / "companies.csv").write_text("company,name\nnorth,North Engines GmbH\n", encoding="utf-8")
    with pytest.raises(Misconfigured, match="no stream"):
        play(tmp_path, tmp_path / "work", Policy(), cold=True)


def test_the_person_rejects_what_must_not_be_paid_and_corrects_the_rest() -> None:
    gold = {"doc_type": "invoice", "fields": {"invoice_number": "R-1", "due_date": "2026-01-01"}, "line_items": []}
    gold |= {"visible_false": ["due_date"]}
    said = decision_on("a" * 64, gold, reject=False)
    assert (said.decision, said.values) == (DecisionKind.APPROVE, {"invoice_number": "R-1", "due_date": None})
    assert decision_on("a" * 64, gold, reject=True).decision is DecisionKind.REJECT


def test_shares_are_of_honest_documents() -> None:
    played = Played()
    assert played.share(["2026-01"]) == 0.0
    played.documents.update({"2026-01": 4})
    played.through.update({"2026-01": 3})
    assert played.share(played.months) == 0.75
    assert Sent({"events": ["resent_later"]}, {"doc_type": "invoice"}, 1).must_stop
    assert Sent({"events": []}, {"doc_type": "other"}, 1).must_stop
    assert Sent({"events": ["bank_change_announced"]}, {"doc_type": "invoice"}, 1).moved


@pytest.mark.parametrize(("charges", "differ"), [("46.00", False), ("45.00", True), (None, True)])
def test_a_labelled_line_that_was_read_as_a_charge_is_right_beside_a_discount(
    charges: str | None, differ: bool
) -> None:
    gold = {"line_items": [{"net_amount": "1751.00"}, {"net_amount": "46.00"}]}
    totals = {"charges": charges, "allowances": "52.53"}
    assert lines_differ({"lines": [{"net": "1751.00"}], "totals": totals}, gold) is differ


def test_lines_that_were_lost_and_cancel_each_other_are_no_charge() -> None:
    gold = {"line_items": [{"net_amount": net} for net in ("1751.00", "50.00", "-50.00")]}
    assert lines_differ({"lines": [{"net": "1751.00"}], "totals": {"charges": "46.00"}}, gold)
