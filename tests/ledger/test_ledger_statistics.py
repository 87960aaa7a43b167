"""The statistics of the desk: what people's work comes to by vendor and rule, the weeks, and what memory gave."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from ledger import Ledger
from schemas import Layer, OutcomeKind, Policy
from schemas.decision import Decision, DecisionKind, Who
from schemas.desk import Effort
from tests.ledger.desk_run import VALUES, play, read, received, take, verdict_of
from tests.ledger.kept import VERSIONS, clock, failed

ANNA = Who(name="anna")
DOUBT = (failed("GATE-1"),)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "workspace", now=clock()) as opened:
        yield opened


def test_an_empty_ledger_has_figures_too(ledger: Ledger) -> None:
    figures = ledger.desk_figures()
    assert (figures.taken_in, figures.worked.documents, figures.weeks) == (0, 0, ())
    assert (figures.minutes_a_hundred_taken_in, figures.minutes_saved) == (None, None)


def test_minutes_a_hundred_by_vendor_and_by_the_rule_that_held(ledger: Ledger, tmp_path: Path) -> None:
    first = received(ledger, tmp_path, b"first", DOUBT).sha256
    received(ledger, tmp_path, b"clean")
    ledger.worked(first, Effort(seconds=30, keys=4, changed=1))
    take(ledger, ANNA, Decision(document=first, decision=DecisionKind.APPROVE), findings=DOUBT)
    figures = ledger.desk_figures()
    assert figures.taken_in == 2
    assert figures.worked.minutes_a_hundred == 50
    assert figures.minutes_a_hundred_taken_in == 25
    assert {name: one.effort.keys for name, one in figures.vendors.items()} == {"unknown": 4}
    assert {name: one.documents for name, one in figures.rules.items()} == {"people": 1}


def test_weeks_count_what_left_without_a_person(ledger: Ledger, tmp_path: Path) -> None:
    waiting = received(ledger, tmp_path, b"first", DOUBT).sha256
    received(ledger, tmp_path, b"clean")
    take(ledger, ANNA, Decision(document=waiting, decision=DecisionKind.APPROVE), findings=DOUBT)
    assert ledger.state_of(waiting) is OutcomeKind.EXPORTED
    (week,) = ledger.desk_figures().weeks
    assert (week.documents, week.straight_through, week.rate) == (2, 1, 0.5)
    assert week.monday.weekday() == 0
    assert isinstance(week.monday, date)


def test_what_memory_gave_to_documents_that_nobody_had_to_look_at(ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "known.pdf"
    path.write_bytes(b"a vendor that is known")
    run = ledger.start_run("ingest", "in", VERSIONS, Policy())
    document = ledger.keep(path, origin=path.name, media_type="application/pdf", received_at=None)
    ledger.add(run, [document])
    claims = {term: read(term, value) for term, value in VALUES.items()}
    claims["invoice_number"] = claims["invoice_number"].model_copy(update={"layer": Layer.MEMORY})
    ledger.judged(run, verdict_of(document, claims, ()))
    play(ledger, run, Policy())
    waiting = received(ledger, tmp_path, b"second", DOUBT).sha256
    ledger.worked(waiting, Effort(seconds=120))
    figures = ledger.desk_figures()
    assert (figures.learnt.documents, figures.learnt.values) == (1, 1)
    assert figures.minutes_saved == 2
