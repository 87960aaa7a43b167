"""How a run went, from the ledger alone: exports, the time they took, money, and what people mended."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from ledger import Ledger
from schemas import Call, OutcomeKind, Policy, Reply
from schemas.decision import Decision, DecisionKind, Who
from schemas.helping import RunFigures
from tests.ledger.desk_run import received, take
from tests.ledger.kept import VERSIONS, begin, clock, failed, fill, gate_passed, ingest, settled, verdict_on


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


def test_what_the_calls_of_a_run_cost(ledger: Ledger, tmp_path: Path) -> None:
    run = begin(ledger, fill(tmp_path / "inbox", {"a.pdf": b"a"}))
    (document,) = ledger.pending(run)
    call = Call(document.sha256, "away", "x:443", True, "p", "m", "a" * 64, 1, 9, "", "{}", 4, Decimal("0.5"))
    ledger.answered(ledger.sending(run, call), Reply("{}", 2, 1.0, 3, 1), Decimal("0.25"))
    verdict = verdict_on(document)
    ledger.judged(run, verdict)
    ledger.gated(run, gate_passed(1))
    settled(ledger, run, verdict)
    assert ledger.figures(ledger.finish_run(run)).money == Decimal("0.25")


def test_what_people_mended_counts_in_each_run_that_judged_it(ledger: Ledger, tmp_path: Path) -> None:
    """In the run of the decision, and in a later one whose verdict holds what the person said."""
    sha256 = received(ledger, tmp_path, b"an invoice", (failed("GATE-1"),)).sha256
    values: dict[str, str | None] = {"invoice_number": "R-2", "totals.gross": "119.00"}
    decision = Decision(document=sha256, decision=DecisionKind.APPROVE, values=values)
    taken = take(ledger, Who(name="anna"), decision, findings=(failed("GATE-1"),))
    decided = ledger.figures(ledger.runs()[0])
    assert (taken.refused, decided.corrected, decided.confirmed) == ({}, 1, 1)
    verdict = ledger.verdict(sha256)
    assert verdict is not None
    again = ledger.start_run("replay", "inbox", VERSIONS, Policy())
    (arrived,) = (one for one in ledger.listed() if one.document.sha256 == sha256)
    ledger.add(again, [arrived.document])
    ledger.judged(again, verdict)
    ledger.gated(again, gate_passed(1))
    settled(ledger, again, verdict)
    later = ledger.figures(ledger.finish_run(again))
    assert (later.corrected, later.confirmed) == (1, 0), "the confirmed one is the machine's again"
