"""The story of a document tells who did what, when and why, in the order in which it happened."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from app.commands import desk, inspect, memory
from app.story import story
from ledger import Ledger
from schemas import Lesson, Policy
from schemas.decision import Decision, DecisionKind, Who
from schemas.people_policy import People
from tests.ledger.desk_run import Clock, play, received, take
from tests.ledger.kept import VERSIONS, failed

ANNA, BERT = Who(name="anna", login="desk"), Who(name="bert", login="desk")
DOUBT = (failed("GATE-1"),)
TWO = Policy(people=People(two_for=("everything",)))


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def ledger(tmp_path: Path, clock: Clock) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "workspace", now=clock) as opened:
        yield opened


def test_a_life_in_its_order(ledger: Ledger, clock: Clock, tmp_path: Path) -> None:
    sha256 = received(ledger, tmp_path, b"an invoice", DOUBT).sha256

    def say(kind: DecisionKind, who: Who, **said: Any) -> bool:
        clock.time += timedelta(minutes=10)
        taken = take(ledger, who, Decision(document=sha256, decision=kind, **said), policy=TWO, findings=DOUBT)
        return not taken.refused

    assert say(DecisionKind.HAND_OVER, ANNA, to="bert", reason="Do you know them?")
    assert say(DecisionKind.APPROVE, BERT, values={"totals.gross": "120.00", "invoice_number": "R-1"}, reason="Typo.")
    assert not say(DecisionKind.APPROVE, BERT)
    assert say(DecisionKind.APPROVE, ANNA)
    clock.time += timedelta(days=1)
    run = ledger.start_run("replay", "1 document", VERSIONS, TWO)
    ledger.add(run, ledger.select())
    play(ledger, run, TWO)
    told = story(ledger, sha256)
    first = [line for line in told if not line.startswith(" ")]
    assert [line[:18] for line in first] == [
        "2026-03-02 09:00  ", "2026-03-02 09:10  ", "2026-03-02 09:20  ", "2026-03-02 09:30  ", "2026-03-02 09:40  ",
        "2026-03-03 09:40  ",
    ]  # fmt: skip
    assert [line[18:] for line in first][1:] == [
        "anna (not authenticated) [desk] handed it over to bert",
        "bert (not authenticated) [desk] approved it",
        "bert (not authenticated) [desk] wanted to approve it; that was not taken in",
        "anna (not authenticated) [desk] approved it",
        "it was judged again",
    ]
    rest = [line.strip() for line in told if line.startswith(" ")]
    assert "saying: Do you know them?" in rest
    assert any(line.startswith("changed ") and line.endswith(" from 119.00 to 120.00") for line in rest)
    assert "confirmed 1 value" in rest
    assert any(line.startswith("because bert has decided on it already") for line in rest)
    assert any(line.startswith("-> review: A second person must approve it.") for line in rest)


def test_attempts_of_the_same_second_stay_in_their_order(ledger: Ledger, tmp_path: Path) -> None:
    sha256 = received(ledger, tmp_path, b"an invoice", DOUBT).sha256
    for decision in (DecisionKind.REOPEN, DecisionKind.REJECT, DecisionKind.REJECT):
        take(ledger, ANNA, Decision(document=sha256, decision=decision, reason="so"))
    told = [line for line in story(ledger, sha256) if not line.startswith(" ")]
    assert [line.split("] ")[-1] for line in told[1:]] == [
        "reopened it",
        "rejected it",
        "wanted to reject it; that was not taken in",
    ]


def test_a_value_is_credited_to_who_vouches_for_it(
    ledger: Ledger, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sha256 = received(ledger, tmp_path, b"an invoice", DOUBT).sha256
    decision = Decision(document=sha256, decision=DecisionKind.APPROVE, values={"totals.gross": "120.00"})
    take(ledger, ANNA, decision, findings=DOUBT)
    inspect.show(sha256, tmp_path / "workspace", as_json=False)
    values = {line.split()[0]: line for line in capsys.readouterr().out.splitlines() if line.startswith("  ")}
    assert values["totals.gross"].endswith("(no place, a person, given by anna)")
    assert values["totals.net"].endswith("(page 1, rules, approved by anna)")
    assert "confidence" not in values["totals.net"]
    assert "score" not in values["totals.net"]


def test_what_was_refused_is_named_beside_the_queue(
    ledger: Ledger, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    received(ledger, tmp_path, b"an invoice", DOUBT)
    desk.queue(tmp_path / "workspace", as_json=False)
    assert "refused" not in capsys.readouterr().err
    monkeypatch.setattr(Ledger, "counts", lambda _self: {"review": 1, "refused": 2})
    desk.queue(tmp_path / "workspace", as_json=False)
    shown = capsys.readouterr()
    assert "1 document waits for people." in shown.out
    assert "2 more were refused, with nothing in them to decide on" in shown.err


def test_a_memory_of_names_alone_says_why_it_is_bare(
    ledger: Ledger, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lesson = Lesson(document="a" * 64, vendor="name zorbl", marks=("zorbl",))
    monkeypatch.setattr(Ledger, "lessons", lambda _self: [lesson])
    memory.show(lesson.vendor, tmp_path / "workspace")
    assert "of no value where it stands" in capsys.readouterr().out
