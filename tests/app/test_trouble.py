"""What goes wrong under a command: a code, a sentence, and never an exception's own words."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.trouble import explain
from flows.ending import exit_code
from schemas import Misconfigured

# Runs a command whose work is replaced: `COMMAND` does DEED.
_RUN = """
import sys, types
module = types.ModuleType("app.commands.{module}")
def {module}(**options):
    {deed}
module.{module} = {module}
sys.modules["app.commands.{module}"] = module
sys.argv = ["vouchline", "{module}", {arguments}]
from app.cli import main
main()
"""


def _command(root: Path, folder: Path, deed: str, *, stdout: int = subprocess.PIPE) -> subprocess.CompletedProcess[str]:
    code = _RUN.format(module="extract", deed=deed, arguments='"."')
    return subprocess.run(
        [sys.executable, "-c", code], cwd=folder, env={**os.environ, "PYTHONPATH": str(root)},
        stdout=stdout, stderr=subprocess.PIPE, text=True, check=False,
    )  # fmt: skip


@pytest.mark.parametrize("deed", ["raise KeyboardInterrupt", "import os, signal; os.kill(os.getpid(), signal.SIGTERM)"])
def test_an_interruption_says_what_to_do(root: Path, tmp_path: Path, deed: str) -> None:
    done = _command(root, tmp_path, deed)
    assert done.returncode == 130
    assert "Interrupted. Run the same command again" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_reader_that_has_gone_is_no_failure(root: Path, tmp_path: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = _command(root, tmp_path, "print('x' * 100_000)", stdout=writer)
    os.close(writer)
    assert done.returncode == 0
    assert done.stderr == ""


def test_what_is_unforeseen_leaves_places_and_no_values(root: Path, tmp_path: Path) -> None:
    done = _command(root, tmp_path, "raise ValueError('a secret of the document')")
    assert done.returncode == 4
    assert "something unforeseen happened" in done.stderr
    (log,) = (tmp_path / "workspace" / "logs").iterdir()
    assert str(log.relative_to(tmp_path)) in done.stderr
    assert "secret" not in done.stderr + log.read_text(encoding="utf-8")
    assert log.stat().st_mode & 0o777 == 0o600


def _unforeseen() -> None:
    try:
        int("an account number")
    except ValueError as error:
        raise LookupError("a name") from error


def test_the_log_names_types_and_places_of_the_whole_chain(tmp_path: Path) -> None:
    with pytest.raises(LookupError) as raised:
        _unforeseen()
    assert explain(raised.value, tmp_path) == 4
    (log,) = (tmp_path / "logs").iterdir()
    told = log.read_text(encoding="utf-8").splitlines()
    assert [line for line in told[1:] if not line.startswith(" ")] == ["ValueError", "which led to", "LookupError"]
    assert sum("in _unforeseen" in line for line in told) == 2


def test_a_log_that_cannot_be_written_is_not_promised(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").touch()
    assert explain(ValueError("x"), tmp_path / "file") == 4
    assert "report it with" not in capsys.readouterr().err


def test_our_own_errors_keep_their_code_and_leave_no_log(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert explain(Misconfigured("This is wrong.", "Do that."), tmp_path) == 2
    assert capsys.readouterr().err == "vouchline: This is wrong. Do that.\n"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("summary", "code"),
    [
        ({"counts": {"documents": 2, "exported": 1, "duplicate": 1}}, 0),
        ({"counts": {"documents": 1, "review": 1}}, 3),
        ({"counts": {"exported": 1}, "unread": [{"file": "a", "why": "b"}]}, 4),
        ({"counts": {"exported": 1}, "finished_before": {"counts": {"quarantined": 1}}}, 3),
        ({"counts": {"exported": 1}, "finished_before": {"counts": {"exported": 1}}}, 0),
        ({"documents": [], "finished_before": {"counts": {"refused": 1}}}, 3),
        ({"documents": []}, 0),
    ],
)
def test_the_worst_of_a_run_is_its_exit_code(summary: dict[str, object], code: int) -> None:
    assert exit_code(summary) == code


def test_extract_goes_on_over_what_it_cannot_read(root: Path, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("hello", encoding="utf-8")
    (tmp_path / "in" / "linked").symlink_to(tmp_path)
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/in/\xfc.txt")).write_text("hello too", encoding="utf-8")
    os.mkfifo(tmp_path / "in" / "pipe")
    done = subprocess.run(
        [sys.executable, "-m", "app", "extract", "in", "--jsonl", "out.jsonl"], cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(root)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 4, done.stderr
    rows = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [row["file"] for row in rows] == ["in/a.txt", "in/\\xfc.txt"]
    assert "not read: in/linked: it is a link to a folder" in done.stderr
    assert "not read: in/pipe: it is neither a file nor a folder" in done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "out.jsonl"]


def _interrupted() -> str:
    raise KeyboardInterrupt


def test_an_interrupted_extract_leaves_the_earlier_results(tmp_path: Path) -> None:
    from app.commands.extract import _sink

    target = tmp_path / "out.jsonl"
    target.write_text("{}\n", encoding="utf-8")
    with pytest.raises(KeyboardInterrupt), _sink(target) as sink:
        print("half", file=sink, end=_interrupted())
    assert target.read_text(encoding="utf-8") == "{}\n"
    assert [path.name for path in tmp_path.iterdir()] == ["out.jsonl"]
