"""`vouchline decide` with documents that are handed over, and with decisions on what is no more."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from app.commands import desk
from app.commands.decide import decide
from ledger import Ledger
from schemas import Corrupted, OutcomeKind, Unavailable, VouchlineError
from schemas.decision import Who
from tests.ledger.desk_run import received
from tests.ledger.kept import failed

DOUBT = (failed("GATE-1"),)


@pytest.fixture
def waiting(tmp_path: Path) -> list[str]:
    with Ledger.open(tmp_path / "workspace") as ledger:
        return [received(ledger, tmp_path, content, DOUBT).sha256 for content in (b"first", b"second")]


def said(tmp_path: Path, capsys: pytest.CaptureFixture[str], *lines: dict[str, Any], **more: Any) -> tuple[int, Any]:
    """The exit code, and what each line came to."""
    file = tmp_path / "decisions.jsonl"
    file.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    options = {"name": "anna", "partial": False, "dry_run": False, "as_json": True, "token_file": None, **more}
    code = decide(file, workers=1, workspace=tmp_path / "workspace", policy=None, **options)
    return code, json.loads(capsys.readouterr().out)


def test_handing_over_starts_no_run_and_still_waits(
    tmp_path: Path, waiting: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    line = {"document": waiting[0], "decision": "hand_over", "to": "berta", "reason": "You know them."}
    rehearsed, (told,) = said(tmp_path, capsys, line, dry_run=True)
    assert (rehearsed, told["taken"]) == (0, True)
    code, (told,) = said(tmp_path, capsys, line)
    assert (code, told["taken"], told["outcome"], told["reason"]) == (3, True, "review", "It is for berta to look at.")
    with Ledger.open(tmp_path / "workspace") as ledger:
        assert [run.kind for run in ledger.runs()] == ["ingest", "ingest"]
        assert [ledger.handed_to(one) for one in waiting[:2]] == ["berta", None]
    desk.queue(tmp_path / "workspace", as_json=False)
    assert "for berta to look at" in capsys.readouterr().out
    code, (told,) = said(tmp_path, capsys, {**line, "to": ""})
    assert told["reason"] == "It is for anybody to look at."


def test_handing_over_beside_other_decisions(
    tmp_path: Path, waiting: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    hand = {"document": waiting[0], "decision": "hand_over", "to": "berta"}
    reject = {"document": waiting[1], "decision": "reject", "reason": "Sent twice."}
    wrong = {"document": "0" * 64, "decision": "reject"}
    code, told = said(tmp_path, capsys, hand, wrong, partial=True)
    assert (code, [one["taken"] for one in told]) == (3, [True, False])
    code, told = said(tmp_path, capsys, hand, wrong)
    assert (code, [one["taken"] for one in told]) == (2, [False, False])
    code, told = said(tmp_path, capsys, hand, reject)
    assert (code, [one["outcome"] for one in told]) == (3, ["review", "rejected"])
    with Ledger.open(tmp_path / "workspace") as ledger:
        assert [ledger.state_of(one) for one in waiting] == [OutcomeKind.REVIEW, OutcomeKind.REJECTED]


def rejected(tmp_path: Path, document: str, monkeypatch: pytest.MonkeyPatch, then: VouchlineError) -> int:
    """The exit code of a rejection after which what waits of the vendor cannot be judged again."""

    def fails(*_: object, **__: object) -> None:
        raise then

    monkeypatch.setattr("app.commands.decide._say_concerned", fails)
    file = tmp_path / "decisions.jsonl"
    file.write_text(json.dumps({"document": document, "decision": "reject"}), encoding="utf-8")
    options = {"name": "anna", "partial": False, "dry_run": False, "as_json": False, "token_file": None}
    return decide(file, workers=1, workspace=tmp_path / "workspace", policy=None, **options)  # type: ignore[arg-type]


def test_what_fails_after_the_decisions_count_changes_no_exit_code(
    tmp_path: Path, waiting: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert rejected(tmp_path, waiting[0], monkeypatch, Unavailable("The store is away.", "Try again.")) == 0
    assert "The decisions count, but" in capsys.readouterr().err


def test_damage_that_is_found_after_the_decisions_count_is_told_as_such(
    tmp_path: Path, waiting: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(Corrupted):
        rejected(tmp_path, waiting[0], monkeypatch, Corrupted("An original was changed.", "Restore it."))
    assert "rejected" in capsys.readouterr().out, "what the decisions came to was said before"


def test_a_decision_on_what_is_no_more_says_what_changed(
    tmp_path: Path, waiting: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with Ledger.open(tmp_path / "workspace") as ledger:
        version = ledger.version_of(waiting[0])
    said(tmp_path, capsys, {"document": waiting[0], "decision": "reject", "reason": "Twice."})
    said(tmp_path, capsys, {"document": waiting[0], "decision": "reopen"})
    typed = {"document": waiting[0], "decision": "return", "reason": "Wrong company.", "version": version}
    code, (told,) = said(tmp_path, capsys, typed, name="berta")
    assert (code, told["taken"]) == (2, False)
    assert "anna (not authenticated) rejected it. anna (not authenticated) reopened it" in told["reason"]
    with Ledger.open(tmp_path / "workspace") as ledger:
        draft = ledger.draft(waiting[0], Who(name="berta"))
        assert draft is not None
        assert draft.decision.reason == "Wrong company."
