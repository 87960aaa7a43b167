"""Runs: received, judged, gated, settled, finished; resumed, repeated, replayed."""

from __future__ import annotations

import sqlite3
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from ledger import Ledger, verify
from schemas import OutcomeKind, Policy, Profile, Severity, Unavailable
from schemas.policy import Exports, Gate, Rules
from tests.ledger.kept import (
    VERSIONS,
    begin,
    complete,
    failed,
    fill,
    gate_passed,
    ingest,
    keep_all,
    kinds_of,
    settled,
    verdict_on,
)

EXPORTED, REVIEW, QUARANTINED = OutcomeKind.EXPORTED, OutcomeKind.REVIEW, OutcomeKind.QUARANTINED
DUPLICATE = OutcomeKind.DUPLICATE
THREE = {"a.pdf": b"one", "b.pdf": b"two", "c.pdf": b"three"}


def test_a_run_from_files_to_outcomes(ledger: Ledger, workspace: Path, tmp_path: Path) -> None:
    inbox = fill(tmp_path / "inbox", THREE)
    run = ingest(ledger, inbox, {"b.pdf": REVIEW})
    assert run.finished_at is not None
    assert run.counts == {"documents": 3, "exported": 2, "review": 1}
    assert kinds_of(ledger, run) == {"a.pdf": EXPORTED, "b.pdf": REVIEW, "c.pdf": EXPORTED}
    assert [verdict.document.origin for verdict in ledger.exported(run)] == ["a.pdf", "c.pdf"]
    assert ledger.counts() == {"exported": 2, "review": 1}
    assert ledger.unfinished_run() is None
    assert ledger.run() == ledger.run(run.run) == run
    assert verify(workspace).problem is None


def test_verdicts_come_back_as_they_were(ledger: Ledger, tmp_path: Path) -> None:
    run = begin(ledger, fill(tmp_path / "inbox", {"a.pdf": b"one"}))
    (document,) = ledger.pending(run)
    verdict = verdict_on(document, rules=["BR-CO-15"])
    ledger.judged(run, verdict)
    assert list(ledger.verdicts(run)) == [verdict]
    assert ledger.verdict(document.sha256) == verdict
    assert verdict.document.path.read_bytes() == b"one"


def test_a_killed_run_goes_on_where_it_stopped(ledger: Ledger, workspace: Path, tmp_path: Path) -> None:
    inbox = fill(tmp_path / "inbox", THREE)
    run = begin(ledger, inbox)
    first = next(ledger.pending(run))
    ledger.judged(run, verdict_on(first, number="FIRST"))

    again = Ledger.open(workspace)
    found = again.unfinished_run()
    assert found is not None
    assert again.resume_run(found, VERSIONS).run == run.run
    again.add(found, keep_all(again, inbox))
    assert [document.origin for document in again.pending(found)] == ["b.pdf", "c.pdf"]
    finished = complete(again, found)
    assert finished.counts == {"documents": 3, "exported": 3}
    assert again.verdict(first.sha256).invoice.invoice_number == "FIRST"  # type: ignore[union-attr]
    assert len(again.runs()) == 1
    again.close()


def test_doing_twice_is_doing_once(ledger: Ledger, workspace: Path, tmp_path: Path) -> None:
    inbox = fill(tmp_path / "inbox", {"a.pdf": b"one"})
    run = begin(ledger, inbox)
    (document,) = ledger.pending(run)
    for number in ("1", "2"):
        ledger.judged(run, verdict_on(document, number=number))
    ledger.gated(run, gate_passed(1))
    ledger.gated(run, gate_passed(99))
    (verdict,) = ledger.unsettled(run)
    outcomes = [settled(ledger, run, verdict, kind) for kind in (EXPORTED, REVIEW)]
    ledger.add(run, keep_all(ledger, inbox))
    assert [verdict.invoice.invoice_number for verdict in ledger.verdicts(run)] == ["1"]
    assert ledger.gate_report(run) == gate_passed(1)
    assert {outcome.kind for outcome in outcomes} == {EXPORTED}
    assert ledger.finish_run(run) == ledger.finish_run(run)
    assert verify(workspace).problem is None


def test_exported_bytes_are_a_duplicate_in_the_next_run(ledger: Ledger, tmp_path: Path) -> None:
    first = ingest(ledger, fill(tmp_path / "inbox", {"a.pdf": b"one"}))
    second = begin(ledger, fill(tmp_path / "other", {"renamed.pdf": b"one"}))
    assert list(ledger.pending(second)) == []
    (arrival,) = ledger.arrivals(second)
    assert arrival.outcome is not None
    assert arrival.outcome.kind is DUPLICATE
    assert first.run in arrival.outcome.reason
    assert ledger.finish_run(second).counts == {"documents": 1, "duplicate": 1}
    assert list(ledger.exported(second)) == []


@pytest.mark.parametrize("kind", [REVIEW, QUARANTINED, OutcomeKind.REFUSED, OutcomeKind.UNPACKED])
def test_what_waits_is_restated_without_a_new_verdict(ledger: Ledger, tmp_path: Path, kind: OutcomeKind) -> None:
    inbox = fill(tmp_path / "inbox", {"a.pdf": b"one"})
    ingest(ledger, inbox, {"a.pdf": kind})
    second = begin(ledger, inbox)
    assert list(ledger.pending(second)) == []
    (arrival,) = ledger.arrivals(second)
    assert arrival.outcome is not None
    assert (arrival.outcome.kind, arrival.outcome.reason) == (kind, f"It is {kind.value}.")
    assert ledger.state_of(arrival.sha256) is kind
    assert list(ledger.verdicts(second)) == []


def test_what_is_known_is_not_written_again(ledger: Ledger, workspace: Path, tmp_path: Path) -> None:
    inbox = fill(tmp_path / "inbox", {f"{number}.pdf": bytes([number]) for number in range(20)})
    ingest(ledger, inbox)
    before = (workspace / "originals").stat().st_mtime_ns
    statements: list[str] = []

    def count(*given: object) -> None:
        statements.append(str(given[2]))

    event.listen(Engine, "before_cursor_execute", count)
    try:
        begin(ledger, inbox)
    finally:
        event.remove(Engine, "before_cursor_execute", count)
    assert (workspace / "originals").stat().st_mtime_ns == before, "no file is made there for bytes that are there"
    assert len(statements) <= 6 * 20 + 40, "six a file, and the run's own"


def test_the_same_bytes_under_two_names_leave_once(ledger: Ledger, tmp_path: Path) -> None:
    run = ingest(ledger, fill(tmp_path / "inbox", {"a.pdf": b"one", "b.pdf": b"one"}))
    assert kinds_of(ledger, run) == {"a.pdf": EXPORTED, "b.pdf": DUPLICATE}
    assert len(list(ledger.exported(run))) == 1
    reasons = [arrival.outcome.reason for arrival in ledger.arrivals(run) if arrival.outcome]
    assert "a.pdf" in reasons[1]


def test_a_replay_judges_anew_and_earlier_outcomes_stay(ledger: Ledger, workspace: Path, tmp_path: Path) -> None:
    first = ingest(ledger, fill(tmp_path / "inbox", THREE), {"a.pdf": QUARANTINED, "b.pdf": REVIEW})
    replay = ledger.start_run("replay", "quarantine", VERSIONS, Policy())
    ledger.add(replay, ledger.select(state=QUARANTINED))
    assert [document.origin for document in ledger.pending(replay)] == ["a.pdf"]
    complete(ledger, replay)
    (document,) = ledger.find("a.pdf")
    history = ledger.history(document.sha256)
    assert [(seen.arrival.run, seen.arrival.outcome.kind) for seen in history if seen.arrival.outcome] == [
        (first.run, QUARANTINED),
        (replay.run, EXPORTED),
    ]
    assert all(seen.verdict is not None for seen in history)
    assert ledger.state_of(document.sha256) is EXPORTED
    assert [verdict.document.origin for verdict in ledger.exported(replay)] == ["a.pdf"]
    assert verify(workspace).problem is None


@pytest.mark.parametrize("kind", [EXPORTED, QUARANTINED])
def test_a_replay_never_exports_a_second_time(ledger: Ledger, tmp_path: Path, kind: OutcomeKind) -> None:
    first = ingest(ledger, fill(tmp_path / "inbox", {"a.pdf": b"one"}))
    replay = ledger.start_run("replay", "all", VERSIONS, Policy())
    ledger.add(replay, ledger.select())
    complete(ledger, replay, {"a.pdf": kind})
    assert kinds_of(ledger, replay) == {"a.pdf": DUPLICATE if kind is EXPORTED else kind}
    assert list(ledger.exported(replay)) == []
    assert len(list(ledger.exported(first))) == 1
    assert ledger.counts() == {"exported": 1}, "what has left has left"


def test_the_gate_may_add_to_a_verdict_and_both_are_kept(ledger: Ledger, workspace: Path, tmp_path: Path) -> None:
    run = begin(ledger, fill(tmp_path / "inbox", {"a.pdf": b"one"}))
    (document,) = ledger.pending(run)
    ledger.judged(run, verdict_on(document))
    ledger.gated(run, gate_passed(1))
    (verdict,) = ledger.unsettled(run)
    added = verdict.model_copy(update={"findings": (failed("GX-01"),)})
    settled(ledger, run, added, REVIEW)
    assert list(ledger.verdicts(run)) == [added]
    assert [document.origin for document in ledger.select(rule="GX-01")] == ["a.pdf"]
    assert verify(workspace).problem is None


def test_one_run_at_a_time(ledger: Ledger, tmp_path: Path) -> None:
    run = begin(ledger, fill(tmp_path / "inbox", {"a.pdf": b"one"}))
    with pytest.raises(Unavailable, match=run.run):
        ledger.start_run("replay", "", VERSIONS, Policy())


def test_stations_out_of_order_are_refused(ledger: Ledger, tmp_path: Path) -> None:
    run = begin(ledger, fill(tmp_path / "inbox", {"a.pdf": b"one"}))
    (document,) = ledger.pending(run)
    with pytest.raises(ValueError, match="no outcome"):
        ledger.finish_run(run)
    with pytest.raises(ValueError, match="before its gate"):
        settled(ledger, run, verdict_on(document))
    ledger.gated(run, gate_passed(0))
    with pytest.raises(ValueError, match="gated"):
        ledger.judged(run, verdict_on(document))
    with pytest.raises(ValueError, match="gated"):
        ledger.add(run, [document.model_copy(update={"origin": "late.pdf"})])
    assert [arrival.origin for arrival in ledger.arrivals(run)] == ["a.pdf"]


def test_a_changed_policy_is_part_of_history(ledger: Ledger, workspace: Path, tmp_path: Path) -> None:
    ingest(ledger, fill(tmp_path / "inbox", {"a.pdf": b"one"}))
    run = ledger.start_run("ingest", "", VERSIONS.model_copy(update={"policy": "other"}), Policy())
    ledger.exports_written(run, "0" * 64)
    ledger.finish_run(run)
    with sqlite3.connect(workspace / "ledger.db") as database:
        kinds = [kind for (kind,) in database.execute("SELECT kind FROM events WHERE run = ?", [run.run])]
    assert kinds == ["policy_changed", "run_started", "exported", "run_finished"]
    assert verify(workspace).problem is None


def test_a_run_keeps_the_policy_it_was_started_under(ledger: Ledger, tmp_path: Path) -> None:
    strict = Policy(
        gate=Gate(default_score=Decimal("0.955")),
        rules=Rules(severity={"DATE-2": Severity.FATAL}, profile=Profile.PAGE_US),
        exports=Exports(formats=("csv",)),
        templates=str(tmp_path / "templates"),
    )
    first = ledger.start_run("ingest", "", VERSIONS.model_copy(update={"policy": strict.hash}), strict)
    ledger.finish_run(first)
    second = ledger.start_run("ingest", "", VERSIONS, Policy())
    assert ledger.policy_of(first) == strict
    assert ledger.policy_of(first).hash == first.versions.policy
    assert ledger.policy_of(second) == Policy()
    with pytest.raises(LookupError, match="no run"):
        ledger.policy_of(first.model_copy(update={"run": "another"}))
