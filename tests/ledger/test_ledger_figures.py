"""How a run went, from the ledger alone: exports, the time they took, money, and what people mended."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from ledger import Ledger
from schemas import Alternative, Call, Claim, Layer, OutcomeKind, Policy, Reply
from schemas.helping import RunFigures
from tests.ledger.kept import VERSIONS, begin, clock, fill, gate_passed, ingest, settled, verdict_on


def test_a_run_without_documents_has_nothing_to_tell(ledger: Ledger) -> None:
    run = ledger.start_run("ingest", "inbox", VERSIONS, Policy())
    assert ledger.figures(run) == RunFigures()


def test_the_time_from_arrival_to_export_is_the_median(workspace: Path, tmp_path: Path) -> None:
    # The files came in at 9:30 (kept.START); the run works at 12:30 of the same day.
    with Ledger.open(workspace, now=clock(datetime(2026, 1, 5, 12, 30, tzinfo=UTC))) as ledger:
        kinds = {"c.pdf": OutcomeKind.REVIEW}
        run = ingest(
            ledger, fill(tmp_path / "inbox", {name: name.encode() for name in ("a.pdf", "b.pdf", "c.pdf")}), kinds
        )
        figures = ledger.figures(run)
    assert figures.exported == 2
    assert figures.hours == pytest.approx(3, abs=0.1)


def test_money_and_what_people_mended(ledger: Ledger, tmp_path: Path) -> None:
    run = begin(ledger, fill(tmp_path / "inbox", {"a.pdf": b"a"}))
    (document,) = ledger.pending(run)
    call = Call(document.sha256, "away", "x:443", True, "p", "m", "a" * 64, 1, 9, "", "{}", 4, Decimal("0.5"))
    ledger.answered(ledger.sending(run, call), Reply("{}", 2, 1.0, 3, 1), Decimal("0.25"))
    verdict = verdict_on(document)
    known = verdict.claims["invoice_number"]
    before = Alternative(value="0012-B", raw="0012-B", score=0.5, layer=Layer.MODEL)
    same = Alternative(value=Decimal("119.00"), raw="119", score=0.5, layer=Layer.RULES)
    mended = {
        "invoice_number": known.model_copy(update={"layer": Layer.HUMAN, "rejected": (before,)}),
        "totals.gross": Claim(
            term="totals.gross", value=Decimal("119.00"), raw="119", layer=Layer.HUMAN, score=1, rejected=(same,)
        ),
    }
    corrected = verdict.model_copy(update={"claims": {**verdict.claims, **mended}})
    ledger.judged(run, corrected)
    ledger.gated(run, gate_passed(1))
    settled(ledger, run, corrected)
    figures = ledger.figures(ledger.finish_run(run))
    assert (figures.corrected, figures.confirmed, figures.money) == (1, 1, Decimal("0.25"))
