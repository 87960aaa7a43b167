"""Calls to foundation models in the ledger: written first, answered later, summed up, sealed, never changed unseen."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from ledger import Ledger, verify
from ledger.asking import millionths
from schemas import Call, NoReply, Policy, Reply, RunInfo
from tests.ledger.kept import VERSIONS, clock, fill, keep_all
from tests.ledger.older import make_older

PROMPT = "a" * 64


def call_on(document: str, **changes: object) -> Call:
    call = Call(document, "local", "127.0.0.1:8080", False, "", "small", PROMPT, 1, 900, "", "{}", 400, Decimal("0.02"))
    return call._replace(**changes)  # type: ignore[arg-type]


@pytest.fixture
def run(ledger: Ledger, tmp_path: Path) -> RunInfo:
    """A run with one document."""
    run = ledger.start_run("ingest", "inbox", VERSIONS, Policy())
    ledger.add(run, keep_all(ledger, fill(tmp_path / "inbox", {"a.pdf": b"a"})))
    return run


@pytest.fixture
def document(ledger: Ledger, run: RunInfo) -> str:
    """The hash of its document."""
    return next(ledger.arrivals(run)).sha256


def test_an_answer_is_found_again_by_prompt_and_model(ledger: Ledger, run: RunInfo, document: str) -> None:
    assert ledger.recorded(PROMPT, "small") is None
    failed = ledger.sending(run, call_on(document))
    ledger.answered(failed, NoReply("The server is busy.", again=True, seconds=0.5), None)
    assert ledger.recorded(PROMPT, "small") is None
    first = ledger.sending(run, call_on(document, attempt=2))
    ledger.answered(first, Reply("{}", 2, 1.25, 300, 20), Decimal("0.01"))
    second = ledger.sending(run, call_on(document, attempt=3))
    ledger.answered(second, Reply("later", 5, 1.0), None)
    assert ledger.recorded(PROMPT, "small") == "{}"
    assert ledger.recorded(PROMPT, "large") is None
    assert ledger.recorded("b" * 64, "small") is None


def test_what_was_spent_counts_a_call_without_answer_in_full(ledger: Ledger, run: RunInfo, document: str) -> None:
    answered = ledger.sending(run, call_on(document))
    ledger.answered(answered, Reply("{}", 2, 1.25, 300, 20), Decimal("0.01"))
    ledger.sending(run, call_on(document))  # killed before anything came back
    failed = ledger.sending(run, call_on(document))
    ledger.answered(failed, NoReply("It took too long.", again=True, seconds=2.0), None)
    spent = ledger.spent(run=run)
    assert spent == (3, 320 + 400 + 400, Decimal("0.05"), 3.25)
    assert ledger.spent(document=document) == ledger.spent(today=True) == spent
    assert ledger.spent(document="c" * 64).calls == 0


def test_a_question_to_a_register_takes_nothing_from_the_budget(ledger: Ledger, run: RunInfo, document: str) -> None:
    asked = ledger.sending(run, call_on(document, endpoint="VIES", leaves=True, tokens=0, cost=Decimal(0)))
    ledger.answered(asked, Reply("{}", 2, 0.5), None)
    assert ledger.spent(run=run) == (0, 0, Decimal(0), 0.0)


def test_a_day_begins_anew(workspace: Path, tmp_path: Path) -> None:
    with Ledger.open(workspace, now=clock(datetime(2026, 1, 5, 23, 0, tzinfo=UTC))) as ledger:
        run = ledger.start_run("ingest", "inbox", VERSIONS, Policy())
        ledger.add(run, keep_all(ledger, fill(tmp_path / "inbox", {"a.pdf": b"a"})))
        ledger.sending(run, call_on(next(ledger.arrivals(run)).sha256))
        assert ledger.spent(today=True).calls == 1
    with Ledger.open(workspace, now=clock(datetime(2026, 1, 6, 0, 0, 1, tzinfo=UTC))) as ledger:
        assert ledger.spent(today=True).calls == 0
        assert ledger.spent(run=run).calls == 1


def test_the_egress_ledger_tells_what_came_of_each_call(ledger: Ledger, run: RunInfo, document: str) -> None:
    open_call = call_on(document, leaves=True, destination="api.example:443", purpose="reading", masked="iban names")
    ledger.sending(run, open_call)
    second = ledger.sending(run, call_on(document))
    ledger.answered(second, Reply("{}", 2, 1.25, 300, 20), Decimal("0.01"))
    waiting, answered = ledger.egress()
    assert (waiting.call, waiting.outcome, waiting.cost) == (open_call, "no answer was noted", Decimal("0.02"))
    assert (answered.outcome, answered.tokens, answered.received, answered.cost) == (
        "answered",
        320,
        2,
        Decimal("0.01"),
    )


def test_events_hold_no_answer_and_the_chain_vouches_for_both(
    ledger: Ledger, run: RunInfo, document: str, workspace: Path
) -> None:
    number = ledger.sending(run, call_on(document))
    ledger.answered(number, Reply('{"seller.name": "Secret & Sons"}', 32, 1.0, 1, 2), Decimal(0))
    assert verify(workspace).problem is None
    with sqlite3.connect(workspace / "ledger.db") as database:
        details = " ".join(row[0] for row in database.execute("SELECT details FROM events"))
    assert "Secret" not in details
    assert PROMPT in details


@pytest.mark.parametrize(
    ("statement", "problem"),
    [
        ("UPDATE answers SET body = 'other'", "The answer to call 1 was changed"),
        ("UPDATE answers SET cost = 0", "The answer to call 1 was changed"),
        ("DROP TRIGGER egress_no_update; UPDATE egress SET size = 1", "Call 1 to a foundation model was changed"),
        ("DROP TRIGGER egress_no_update; UPDATE egress SET purpose = 'x'", "Call 1 to a foundation model was changed"),
        ("DELETE FROM answers", "speaks of a row of answers (1) that is missing"),
        (
            "INSERT INTO egress SELECT 2, at, run, document, endpoint, destination, leaves, purpose, model, prompt, "
            "attempt, size, masked, settings, tokens, cost FROM egress",
            "The table egress holds a row (2) that no event speaks of",
        ),
    ],
)
def test_a_change_is_found(
    ledger: Ledger, run: RunInfo, document: str, workspace: Path, statement: str, problem: str
) -> None:
    number = ledger.sending(run, call_on(document))
    ledger.answered(number, Reply("{}", 2, 1.0, 1, 2), Decimal("0.5"))
    with sqlite3.connect(workspace / "ledger.db") as database:
        database.executescript(statement)
    assert problem in (verify(workspace).problem or "")


@pytest.mark.parametrize("action", ["UPDATE egress SET size = 1", "DELETE FROM egress"])
def test_a_call_is_never_changed(ledger: Ledger, run: RunInfo, document: str, workspace: Path, action: str) -> None:
    ledger.sending(run, call_on(document))
    with (
        sqlite3.connect(workspace / "ledger.db") as database,
        pytest.raises(sqlite3.IntegrityError, match="append-only"),
    ):
        database.execute(action)


def test_a_ledger_of_the_first_schema_is_intact_and_brought_up_to_date(workspace: Path, tmp_path: Path) -> None:
    with Ledger.open(workspace) as ledger:
        ledger.start_run("ingest", "inbox", VERSIONS, Policy())
    make_older(workspace / "ledger.db", "0001")
    assert verify(workspace).problem is None
    with Ledger.open(workspace) as ledger:
        assert list(ledger.egress()) == []
    assert verify(workspace).problem is None


def test_money_is_rounded_up() -> None:
    assert millionths(Decimal("0.0000001")) == 1
    assert millionths(Decimal("1.25")) == 1_250_000
    assert millionths(Decimal(0)) == 0
