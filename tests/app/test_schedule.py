"""When a schedule fires, and what it says of its runs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import nullcontext
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import click
import pytest
import tzlocal

from app.commands import schedule as command
from app.commands.schedule import _zone
from flows.idle import nothing
from flows.job import VARIABLE, Job, write_job
from flows.timetable import Timetable, timetable
from schemas import Unavailable


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


@pytest.mark.parametrize("move", [True, False])
def test_a_schedule_that_moves_tells_its_runs_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, move: bool) -> None:
    from flows import schedule

    jobs: list[Job] = []
    monkeypatch.setattr(command, "prefect_server", lambda *_, **__: nullcontext())
    monkeypatch.setattr(schedule, "serve", lambda job, *_, **__: jobs.append(job))
    (tmp_path / "inbox").mkdir()
    with pytest.raises(click.Abort):
        command.schedule(tmp_path / "inbox", None, "15m", None, move, tmp_path / "workspace", None)
    file = tmp_path / "job.json"
    write_job(jobs[0], file)
    monkeypatch.setenv(VARIABLE, str(file))
    ran: list[Job] = []

    def ingest(job: Job, *_: object) -> dict[str, object]:
        ran.append(job)
        return nothing()

    _at_work(monkeypatch, ingest)
    schedule.scheduled.fn()
    assert [job.move for job in ran] == [move]
    assert ran == jobs


@pytest.mark.parametrize(
    ("counts", "unread", "state"),
    [
        ({"exported": 2, "documents": 2}, [], ("COMPLETED", "Completed")),
        ({"duplicate": 1, "documents": 1}, [], ("COMPLETED", "Completed")),
        ({"exported": 1, "review": 1, "documents": 2}, [], ("COMPLETED", "Waiting for people")),
        ({"quarantined": 1, "documents": 1}, [], ("COMPLETED", "Waiting for people")),
        ({"exported": 1, "documents": 1}, [{"file": "a\x1b[8m", "why": "it went away"}], ("FAILED", "Exit code 4")),
    ],
)
def test_a_run_ends_in_a_state_of_prefect_and_a_line(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    counts: dict[str, int],
    unread: list[dict[str, str]],
    state: tuple[str, str],
) -> None:
    from flows import schedule

    write_job(Job(sources=(str(tmp_path),), workspace=str(tmp_path / "workspace")), tmp_path / "job.json")
    monkeypatch.setenv(VARIABLE, str(tmp_path / "job.json"))
    done = {"run": "R-1", "counts": counts, "unread": unread, "finished_before": None}
    _at_work(monkeypatch, lambda *_: done)
    ended = schedule.scheduled.fn()
    assert (ended.type.value, ended.name) == state
    line = capsys.readouterr().err
    code = {"Completed": 0, "Waiting for people": 3}.get(state[1], 4)
    assert f"exit code {code}: {ended.message}" in line.replace("\\u001b", "\x1b")
    assert "\x1b" not in line


@pytest.mark.parametrize("code", [3, 4])
def test_a_run_leaves_how_it_ended_and_what_is_new_is_told_whatever_it_came_to(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, code: int
) -> None:
    from flows import schedule

    def ingest(*_: object) -> dict[str, object]:
        if code == 4:
            raise Unavailable("Another run is at work.", "Wait.")
        assert (begun := Timetable.of(workspace))
        assert begun.last
        assert begun.exit_code is None
        return {"run": "R-1", "counts": {"review": 1, "documents": 1}, "unread": [], "finished_before": None}

    workspace, told = tmp_path / "workspace", []
    workspace.mkdir()
    write_job(Job(sources=(str(tmp_path),), workspace=str(workspace)), tmp_path / "job.json")
    monkeypatch.setenv(VARIABLE, str(tmp_path / "job.json"))
    _at_work(monkeypatch, ingest)
    monkeypatch.setattr(schedule, "tell_what_is_new", lambda *words: told.append(words))
    timetable("inbox", cron=None, interval=timedelta(hours=1), zone="UTC", now=datetime.now(UTC)).write(workspace)
    schedule.scheduled.fn()
    assert (ended := Timetable.of(workspace))
    assert ended.exit_code == code
    assert len(told) == 1


def test_a_schedule_that_was_killed_goes_on_and_what_it_missed_is_told_once(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from flows import schedule

    workspace, told, hour = tmp_path / "workspace", tmp_path / "told", timedelta(hours=1)
    (tmp_path / "inbox").mkdir()
    workspace.mkdir()
    way = [sys.executable, "-c", f"import sys; open({str(told)!r}, 'a').write(sys.stdin.read())"]
    alone = "free_megabytes = 0\nfree_memory_megabytes = 0\n"
    (workspace / "policy.toml").write_text(f"[alerts]\n{alone}command = {json.dumps(way)}\n")
    job = Job(sources=(str(tmp_path / "inbox"),), workspace=str(workspace))
    monkeypatch.setattr(schedule, "scheduled", SimpleNamespace(serve=lambda **_: None))
    begun = datetime.now(UTC) - 3 * hour
    plan = timetable("inbox", cron=None, interval=hour, zone="UTC", now=begun).begun(begun)
    plan.model_copy(update={"exit_code": 3}).write(workspace)
    for _ in range(2):
        schedule.serve(job, tmp_path, cron=None, interval=hour, zone=ZoneInfo("UTC"))
        assert [alert["key"] for alert in json.loads(told.read_text())] == ["missed"]
    assert (now := Timetable.of(workspace))
    assert (now.last, now.exit_code, now.missed(datetime.now(UTC))) == (begun, 3, False)


_AT_WORK = 60  # seconds
_BEGUN = f"""
import sys, time
from pathlib import Path
from flows import schedule
def job_at_hand():
    print("begun", flush=True)
    time.sleep({_AT_WORK})
schedule.job_at_hand = job_at_hand
schedule.scheduled.fn()
"""
_SERVES = """
import os, subprocess, sys, threading
os.environ["VOUCHLINE_SERVING"] = str(os.getpid())
begin = lambda: print(subprocess.Popen([sys.executable, "-c", sys.argv[1]]).pid, flush=True)
one = threading.Thread(target=begin)
one.start()
one.join()
sys.stdin.read()
"""


def test_a_run_ends_with_the_process_that_serves_its_schedule_and_not_before(root: Path) -> None:
    """What Prefect starts it with is a thread, which may end."""
    command = [sys.executable, "-c", _SERVES, _BEGUN]
    with subprocess.Popen(command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as serving:
        assert serving.stdout
        run = int(serving.stdout.readline())
        assert serving.stdout.readline() == "begun\n"
        time.sleep(1.5)
        os.kill(run, 0)
        serving.kill()
        began = time.monotonic()
        assert serving.stdout.read() == ""  # as soon as nobody holds the other end any more
        assert time.monotonic() - began < _AT_WORK / 2


def _at_work(monkeypatch: pytest.MonkeyPatch, ingest: Callable[..., dict[str, object]]) -> None:
    """Let a scheduled run find work, and do `ingest` in the place of its own."""
    from flows import schedule

    monkeypatch.setattr(schedule, "is_idle", lambda *_, **__: False)
    monkeypatch.setattr(schedule, "readers", lambda *_: nullcontext())
    monkeypatch.setattr(schedule, "tell_what_is_new", lambda *_: None)
    monkeypatch.setattr(schedule, "ingest", ingest)
