"""Settling: nothing is settled as exported that the exporter would refuse."""

from __future__ import annotations

import json
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
    Line,
    OutcomeKind,
    Policy,
    Profile,
    Totals,
    Verdict,
)


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
