"""A watched folder: files that are being written wait, those at rest are taken in once; what failed is tried again."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows import watch as watching
from flows.job import Job
from flows.steady import Steady
from flows.watch import watch
from ledger import Ledger
from schemas import Unavailable
from tests.ledger.kept import fill, ingest

REST = 5.0


def test_a_file_is_taken_once_it_has_not_changed_for_a_while(tmp_path: Path) -> None:
    file, steady = tmp_path / "a.pdf", Steady(REST)
    file.write_bytes(b"half")
    assert steady.look([file], 0) == []
    file.write_bytes(b"half and more")
    assert steady.look([file], 4) == []
    assert steady.look([file], 8.9) == []
    assert steady.look([file], 9) == [file]
    steady.taken([file])
    assert steady.look([file], 20) == []


def test_what_is_written_later_is_taken_again(tmp_path: Path) -> None:
    file, steady = tmp_path / "a.pdf", Steady(REST)
    file.write_bytes(b"one")
    steady.look([file], 0)
    steady.taken(steady.look([file], 5))
    file.write_bytes(b"other")
    assert steady.look([file], 6) == []
    assert steady.look([file], 11) == [file]


def test_a_file_put_in_anothers_place_is_another(tmp_path: Path) -> None:
    file, steady = tmp_path / "a.pdf", Steady(REST)
    file.write_bytes(b"one")
    about = file.stat()
    steady.look([file], 0)
    steady.taken(steady.look([file], 5))
    (tmp_path / "b").write_bytes(b"two")
    os.utime(tmp_path / "b", ns=(about.st_atime_ns, about.st_mtime_ns))
    (tmp_path / "b").replace(file)
    steady.look([file], 6)
    assert steady.look([file], 11) == [file]


@pytest.mark.parametrize("name", ["a.pdf.part", "a.PDF.crdownload", ".a.pdf.x7Gh", "~$a.pdf", "a.tmp"])
def test_unfinished_names_wait(tmp_path: Path, name: str) -> None:
    file, steady = tmp_path / name, Steady(REST)
    file.write_bytes(b"x")
    steady.look([file], 0)
    assert steady.look([file], 1000) == []


def test_an_empty_file_is_not_written_yet_and_one_that_went_away_is_none(tmp_path: Path) -> None:
    file, steady = tmp_path / "a.pdf", Steady(REST)
    file.touch()
    steady.look([file], 0)
    assert steady.look([file], 1000) == []
    file.unlink()
    assert steady.look([file], 1001) == []


@given(st.lists(st.sampled_from(["write", "look"]), max_size=30))
def test_nothing_is_taken_that_was_written_since_the_look_before(
    tmp_path_factory: pytest.TempPathFactory, steps: list[str]
) -> None:
    file, steady = tmp_path_factory.mktemp("in") / "a.pdf", Steady(1)
    content, written = b"", True
    for now, step in enumerate(steps):
        if step == "write":
            content, written = content + b"x", True
            file.write_bytes(content)
            continue
        taken = steady.look([file] if file.exists() else [], now)
        assert not (taken and written)
        written = False


@pytest.fixture
def job(tmp_path: Path) -> Job:
    """A folder with one file that the ledger knows and one that it does not."""
    inbox = fill(tmp_path / "inbox", {"known.pdf": b"known"})
    with Ledger.open(tmp_path / "workspace") as ledger:
        ingest(ledger, inbox)
    fill(inbox / "branch", {"new.pdf": b"new"})
    return Job(sources=(str(inbox),), workspace=str(tmp_path / "workspace"))


def test_what_is_new_is_told_although_runs_fail(job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[object] = []
    _ran(monkeypatch, failing=100)
    monkeypatch.setattr(watching, "tell_what_is_new", lambda *words: told.append(words))
    watch(job, REST, iter([0.0, 6.0, 40.0, 3_700.0]))
    assert len(told) == 2


def _ran(monkeypatch: pytest.MonkeyPatch, failing: int = 0) -> list[frozenset[str] | None]:
    """What each run was asked to take in; the first `failing` find the workspace taken."""
    asked: list[frozenset[str] | None] = []

    @contextmanager
    def flow_of(job: Job, _settings: object) -> Iterator[Callable[[], dict[str, object]]]:
        asked.append(job.only)
        if len(asked) <= failing:
            raise Unavailable("Another run is working on the workspace.", "Wait.")
        yield lambda: {"run": "R", "counts": {"documents": 1, "exported": 1}, "unread": []}

    monkeypatch.setattr(watching, "flow_of", flow_of)
    return asked


def test_only_what_is_new_is_taken_in_and_once(job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = _ran(monkeypatch)
    watch(job, REST, iter(range(30)))
    assert asked == [frozenset({f"{job.sources[0]}/branch/new.pdf"})]


def test_what_failed_is_tried_again_and_told(
    job: Job, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = _ran(monkeypatch, failing=2)
    watch(job, REST, iter(range(120)))
    assert len(asked) == 3
    assert len(set(asked)) == 1
    told = capsys.readouterr().err
    assert told.count("exit code 4: Another run is working on the workspace.") == 2
    assert "exit code 0: run R: 1 exported" in told


def test_a_share_that_goes_away_comes_back(
    job: Job, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked, inbox = _ran(monkeypatch), Path(job.sources[0])

    def moments() -> Iterator[float]:
        away = inbox.with_name("away")
        yield from range(20)
        inbox.rename(away)
        yield from range(20, 40)
        away.rename(inbox)
        (inbox / "later.pdf").write_bytes(b"later")
        yield from range(40, 60)

    watch(job, REST, moments())
    assert [one and {Path(name).name for name in one} for one in asked] == [{"new.pdf"}, {"later.pdf"}]
    assert capsys.readouterr().err.count("does not exist") == 1


@pytest.mark.slow
@pytest.mark.prefect
def test_the_command_takes_in_what_arrives(root: Path, tmp_path: Path) -> None:
    inbox, workspace = tmp_path / "inbox", tmp_path / "workspace"
    inbox.mkdir()
    command = [sys.executable, "-m", "app", "watch", str(inbox), "--rest", "1", "--workspace", str(workspace)]
    with subprocess.Popen(command, cwd=root, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        assert "Watching" in process.stderr.readline()
        with (inbox / "a.pdf.part").open("wb") as half:
            half.write((root / "sample_invoices/simple-de/document.pdf").read_bytes()[:4000])
            half.flush()
            time.sleep(3)
        shutil.copy(root / "sample_invoices/simple-de/document.pdf", inbox / "a.pdf.part")
        (inbox / "a.pdf.part").rename(inbox / "a.pdf")
        told = process.stderr.readline()
        process.send_signal(signal.SIGTERM)  # what a supervisor sends; it counts as an interruption
        try:
            assert process.wait(60) == 130
        finally:
            process.kill()
    assert "exit code 0: run" in told
    assert told.endswith(": 1 exported\n")
    with Ledger.open(workspace) as ledger:
        assert [one.origin for one in ledger.arrivals(ledger.runs()[0])] == [str(inbox / "a.pdf")]
