"""Settling: nothing is settled as exported that the exporter would refuse."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from flows.batch import Batch, export, settle
from flows.pipeline import versions
from ledger import Ledger, verify
from schemas import (
    Disposition,
    DocType,
    Document,
    GateReport,
    Invoice,
    Like,
    Line,
    OutcomeKind,
    Policy,
    Profile,
    RuleOutcome,
    Severity,
    Totals,
    Value,
    Verdict,
    assemble,
)
from tests.validators.judged import claim, made_finding


def _straight(document: Document, **changes: object) -> Verdict:
    """A verdict that the stations before let through, whatever stands in it."""
    return Verdict(
        document=document,
        doc_type=DocType.INVOICE,
        invoice=Invoice(invoice_number="R-1", **changes),
        disposition=Disposition.STRAIGHT_THROUGH,
        reason="Every rule that applies has passed.",
        profile=Profile.RECEIPT,
        versions=versions(Policy()),
    )


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"lines": (Line(description="a", net=Decimal("1E-11")),)}, "more digits than a record holds"),
        ({"totals": Totals()}, "not complete"),
    ],
)
def test_what_the_exporter_would_refuse_waits_for_review(
    tmp_path: Path, workspace: Path, changes: dict[str, object], why: str
) -> None:
    source = tmp_path / "a.pdf"
    source.write_bytes(b"one")
    with Ledger.open(workspace) as ledger:
        run = ledger.start_run("ingest", "inbox", versions(Policy()), Policy())
        kept = ledger.keep(source, origin="a.pdf", media_type="application/pdf", received_at=None)
        ledger.add(run, [kept])
        ledger.judged(run, _straight(kept, **changes))
        ledger.gated(run, GateReport(ran=True, success=True, documents=1))
        batch = Batch(ledger, run, Policy(), workspace)
        settle(batch)
        assert ledger.counts(run) == {"documents": 1, "review": 1}
        (arrival,) = ledger.arrivals(run)
        assert arrival.outcome is not None
        assert arrival.outcome.kind is OutcomeKind.REVIEW
        assert "[SCHEMA-2]" in arrival.outcome.reason
        assert why in arrival.outcome.reason
        verdict = ledger.verdict(kept.sha256)
        assert verdict is not None
        assert [finding.rule for finding in verdict.findings] == ["SCHEMA-2"]
        folder = export(batch)
        ledger.finish_run(run)
    assert json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["documents"] == []
    assert verify(workspace).ok


def _of(document: Document, doc_type: DocType, **said: Value) -> Verdict:
    """A verdict that would let an invoice of 119 euros of "A", or a credit note on it, through."""
    values: dict[str, Value] = {
        "type_code": "381" if doc_type is DocType.CREDIT_NOTE else "380", "issue_date": date(2024, 5, 1),
        "currency": "EUR", "seller.name": "A", "buyer.name": "B", "totals.net": Decimal("100.00"),
        "totals.tax": Decimal("19.00"), "totals.gross": Decimal("119.00"), **said,
    }  # fmt: skip
    claims = {path: claim(path, value) for path, value in values.items()}
    told = {"doc_type": doc_type, "invoice": assemble(values), "claims": claims}
    return _straight(document).model_copy(update=told)


@pytest.mark.parametrize("withheld", [False, True], ids=["named", "withheld"])
@pytest.mark.parametrize("first", [False, True], ids=["older", "first"])
@pytest.mark.parametrize("stopped", [False, True], ids=["leaves", "stopped"])
def test_a_credit_note_leaves_with_the_invoice_it_credits_or_waits_with_it(
    tmp_path: Path, workspace: Path, stopped: bool, first: bool, withheld: bool
) -> None:
    names = ["credit", "invoice", *([] if first else ["older"])]
    with Ledger.open(workspace) as ledger:
        run = ledger.start_run("ingest", "inbox", versions(Policy()), Policy())
        kept = []
        for name in names:
            (tmp_path / name).write_bytes(name.encode())
            kept.append(ledger.keep(tmp_path / name, origin=name, media_type="application/pdf", received_at=None))
        ledger.add(run, kept)
        credit, invoice, *older = kept
        for one in older:
            ledger.judged(run, _of(one, DocType.INVOICE, invoice_number="R-1"))
        ledger.judged(run, _of(invoice, DocType.INVOICE, invoice_number="R-2"))
        like = Like(sellers=("name:A",), number="R-2", doc_type=DocType.INVOICE)
        assert [one.sha256 for one in ledger.knowledge.leaving(like)] == [invoice.sha256]
        note = _of(credit, DocType.CREDIT_NOTE, invoice_number="G-1", preceding_invoice="R-2")
        if withheld:
            note = note.model_copy(update={"invoice": note.invoice.model_copy(update={"preceding_invoice": None})})
        ledger.judged(run, note)
        held = {invoice.sha256: (made_finding("GX-30", Severity.WARNING),)} if stopped else {}
        ledger.gated(run, GateReport(ran=True, success=not stopped, documents=len(kept), findings=held))
        settle(Batch(ledger, run, Policy(), workspace))
        outcomes = {one.origin: one.outcome for one in ledger.arrivals(run)}
        assert not ledger.knowledge.leaving(like)
        waiting = {one.sha256 for one in ledger.knowledge.waiting(Like(sellers=("name:A",)))}
        assert waiting == ({credit.sha256, invoice.sha256} if stopped else set())
    kinds = {name: outcome.kind for name, outcome in outcomes.items() if outcome is not None}
    other = OutcomeKind.REVIEW if stopped else OutcomeKind.EXPORTED
    assert kinds == dict.fromkeys(names, other) | dict.fromkeys(names[2:], OutcomeKind.EXPORTED)
    assert outcomes["credit"] is not None
    assert ("[CN-3]" in outcomes["credit"].reason) is stopped


def test_a_credit_note_that_was_judged_by_no_invoice_is_not_asked_for_one(tmp_path: Path, workspace: Path) -> None:
    """Of a seller of whom nothing is known, as its first document."""
    (tmp_path / "credit").write_bytes(b"credit")
    with Ledger.open(workspace) as ledger:
        run = ledger.start_run("ingest", "inbox", versions(Policy()), Policy())
        kept = ledger.keep(tmp_path / "credit", origin="credit", media_type="application/pdf", received_at=None)
        ledger.add(run, [kept])
        note = _of(kept, DocType.CREDIT_NOTE, invoice_number="G-1", preceding_invoice="R-2")
        unknown = made_finding("CN-3", Severity.WARNING, RuleOutcome.NOT_APPLICABLE)
        ledger.judged(run, note.model_copy(update={"findings": (unknown,)}))
        ledger.gated(run, GateReport(ran=True, success=True, documents=1))
        settle(Batch(ledger, run, Policy(), workspace))
        (arrival,) = ledger.arrivals(run)
    assert arrival.outcome is not None
    assert arrival.outcome.kind is OutcomeKind.EXPORTED
