"""`vouchline status --watch`: what changed is shown anew, and nothing else is."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import click
import pytest

from app.commands import status as module
from app.commands.status import status
from flows.timetable import timetable
from ledger import Ledger
from schemas import Corrupted
from tests.ledger.kept import fill, ingest


def _steps(*steps: Callable[[], object]) -> Callable[[float], None]:
    """What happens instead of each wait; then somebody interrupts."""
    going: Iterator[Callable[[], object]] = iter(steps)

    def wait(_: float) -> None:
        step = next(going, None)
        if step is None:
            raise KeyboardInterrupt
        step()

    return wait


def _run(folder: Path) -> None:
    with Ledger.open(folder / "workspace") as ledger:
        ingest(ledger, fill(folder / "inbox", {"a.pdf": b"a"}))


def test_a_line_each_time_where_nobody_reads_a_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(module.time, "sleep", _steps(lambda: None, lambda: _run(tmp_path), lambda: None))
    with pytest.raises(KeyboardInterrupt):
        status(tmp_path / "workspace", as_json=False, watch=True)
    lines = capsys.readouterr().out.splitlines()
    assert [line.partition("  ")[2] for line in lines] == ["nothing has been run yet", "1 exported"]


def test_a_ledger_that_is_gone_is_no_new_workspace(tmp_path: Path) -> None:
    _run(tmp_path)
    for path in (tmp_path / "workspace").glob("ledger.db*"):
        path.unlink()
    with pytest.raises(Corrupted, match="is gone"):
        status(tmp_path / "workspace", as_json=False, watch=False)


def test_a_terminal_shows_it_anew_only_when_it_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(module.time, "sleep", _steps(lambda: None, lambda: _run(tmp_path)))
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    with pytest.raises(KeyboardInterrupt):
        status(tmp_path / "workspace", as_json=False, watch=True)
    first, *others = capsys.readouterr().out.split("\x1b[H")[1:]
    assert "Nothing has been run" in first
    assert len(others) == 1
    assert "1  exported" in others[0]


def test_watching_and_data_are_two_things(tmp_path: Path) -> None:
    with pytest.raises(click.UsageError, match="either --watch or --json"):
        status(tmp_path, as_json=True, watch=True)


def test_the_schedule_is_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    now = datetime.now(UTC)
    plan = timetable("inbox", cron=None, interval=timedelta(hours=1), zone="UTC", now=now)
    plan.write(tmp_path)
    assert status(tmp_path, as_json=False, watch=False) == 0
    first, due, *_ = capsys.readouterr().out.splitlines()
    assert first == "Scheduled: inbox, every 1:00:00"
    assert due == f"  next {plan.next.astimezone():%Y-%m-%d %H:%M}"
    plan.begun(now - timedelta(hours=3)).model_copy(update={"exit_code": 4}).write(tmp_path)
    status(tmp_path, as_json=False, watch=False)
    _, last, due, *_ = capsys.readouterr().out.splitlines()
    assert last.endswith("exit code 4")
    assert "it has not begun" in due
    status(tmp_path, as_json=True, watch=False)
    assert json.loads(capsys.readouterr().out)["schedule"]["exit_code"] == 4
