"""When a schedule fires, and what it says of its runs."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path

import click
import pytest
import tzlocal

from app.commands import schedule as command
from app.commands.schedule import _zone
from flows.job import VARIABLE, Job, write_job


def test_a_cron_line_is_read_in_local_time_unless_another_zone_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tzlocal, "get_localzone_name", lambda: "America/Lima")
    assert _zone(None).key == "America/Lima"
    assert _zone("Europe/Berlin").key == "Europe/Berlin"


@pytest.mark.parametrize("name", ["Mars/Olympus", "../etc", ""])
def test_a_zone_that_is_none_is_refused(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(tzlocal, "get_localzone_name", lambda: "nowhere")
    with pytest.raises(click.UsageError, match="There is no time zone"):
        _zone(name)


def test_being_stopped_is_being_interrupted(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from flows import schedule

    monkeypatch.setattr(command, "prefect_server", lambda *_, **__: nullcontext())
    monkeypatch.setattr(schedule, "serve", lambda *_, **__: None)  # Prefect keeps Ctrl-C to itself, and returns
    (tmp_path / "inbox").mkdir()
    with pytest.raises(click.Abort):
        command.schedule(tmp_path / "inbox", None, "15m", None, False, tmp_path / "workspace", None)


def test_an_inbox_that_went_away_is_a_line_and_a_failed_run(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from flows.schedule import scheduled

    inbox, file = tmp_path / "inbox", tmp_path / "job.json"
    write_job(Job(sources=(str(inbox),), workspace=str(tmp_path / "workspace")), file)
    monkeypatch.setenv(VARIABLE, str(file))
    state = scheduled.fn()
    assert (state.type.value, state.name) == ("FAILED", "Exit code 2")
    assert f"exit code 2: {inbox} does not exist. " in capsys.readouterr().err
