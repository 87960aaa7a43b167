"""A disk that fails, at every step, or a process that dies: no half export is ever seen, and the one before stays."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from exporters import EXPORTERS, export_run, verify_export
from schemas import Unavailable
from tests.exporters.straight import RUN, verdict

ALL = tuple(EXPORTERS)
FULL = OSError(28, "No space left on device")


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


class Failing:
    """Calls through to what it stands for until the call that fails."""

    def __init__(self, real: Callable[..., object], fails_at: int) -> None:
        self.real, self.left = real, fails_at

    def __call__(self, *arguments: object, **named: object) -> object:
        self.left -= 1
        if self.left < 0:
            raise FULL
        return self.real(*arguments, **named)


STEPS = [
    *(("exporters.csv_files.rows", at) for at in (0, 1, 2)),
    *(("exporters.json_lines.result", at) for at in (0, 1)),
    *(("exporters.parquet_files._flush", at) for at in (0, 1, 2)),
    ("exporters.manifest.write_manifest", 0),
    *(("schemas.whole_folder._sync", at) for at in range(9)),
    ("schemas.whole_folder._replace", 0),
]


@pytest.mark.parametrize("earlier", [True, False], ids=["replacing", "first"])
@pytest.mark.parametrize(("step", "at"), STEPS)
def test_a_full_disk_leaves_what_was_there(
    step: str, at: int, earlier: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = export_run(tmp_path, RUN, [verdict(9)], ALL) if earlier else tmp_path / "run-0001"
    before = contents(folder) if earlier else None
    module, name = step.rsplit(".", 1)
    monkeypatch.setattr(step, Failing(getattr(sys.modules[module], name), at))
    with pytest.raises(Unavailable, match="no space left on device") as caught:
        export_run(tmp_path, RUN, (verdict(number) for number in range(3)), ALL)
    assert "Free space" in caught.value.way_out
    assert [path.name for path in tmp_path.iterdir()] == (["run-0001"] if earlier else [])
    assert (contents(folder) if earlier else None) == before


def test_a_rename_that_fails_puts_the_old_one_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = export_run(tmp_path, RUN, [verdict(9)], ALL)
    before = contents(folder)
    rename = Path.rename

    def failing(path: Path, target: Path) -> Path:
        if path.name.endswith(".new"):
            raise FULL
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(Unavailable):
        export_run(tmp_path, RUN, [verdict(1)], ALL)
    assert contents(folder) == before
    assert [path.name for path in tmp_path.iterdir()] == ["run-0001"]


_LIMITED = """
import resource, sys
from pathlib import Path
from tests.exporters.straight import RUN, verdict
from exporters import EXPORTERS, export_run
from schemas import Unavailable
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]),) * 2)
try:
    export_run(Path(sys.argv[1]), RUN, (verdict(number) for number in range(200)), EXPORTERS)
except Unavailable as error:
    print(error)
    sys.exit(4)
"""
_KILLED = """
import os, signal, sys
from pathlib import Path
from tests.exporters.straight import RUN, verdict
import schemas.whole_folder as place
from exporters import EXPORTERS, export_run
calls, at = 0, int(sys.argv[2])
real = {name: getattr(os, name) for name in ("fsync", "rename", "mkdir", "unlink", "rmdir")}
def dying(name):
    def call(*arguments, **named):
        global calls
        calls += 1
        if calls > at:
            os.kill(os.getpid(), signal.SIGKILL)
        return real[name](*arguments, **named)
    return call
for name in real:
    setattr(os, name, dying(name))
export_run(Path(sys.argv[1]), RUN, (verdict(number) for number in range(3)), EXPORTERS)
"""


def run(code: str, root: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", code, *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": str(root)}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("size", [1, 4096, 20_000, 100_000])
def test_a_disk_quota_leaves_what_was_there(size: int, root: Path, tmp_path: Path) -> None:
    folder = export_run(tmp_path, RUN, [verdict(9)], ALL)
    before = contents(folder)
    done = run(_LIMITED, root, tmp_path, size)
    assert (done.returncode, done.stderr) == (4, "")
    assert "Nothing of it was exported" in done.stdout
    assert contents(folder) == before
    assert [path.name for path in tmp_path.iterdir()] == ["run-0001"]


@pytest.mark.parametrize("at", [0, 1, 3, 8, 9, 10, 11, 12, 14, 19])
def test_a_killed_export_is_finished_by_the_next(at: int, root: Path, tmp_path: Path) -> None:
    folder = export_run(tmp_path, RUN, [verdict(9)], ALL)
    old = contents(folder)
    assert run(_KILLED, root, tmp_path, at).returncode in {-signal.SIGKILL, 0}
    shown = [path for path in tmp_path.iterdir() if not path.name.startswith(".")]
    new = export_run(tmp_path / "elsewhere", RUN, (verdict(number) for number in range(3)), ALL)
    for path in shown:
        verify_export(path)
        assert contents(path) in (old, contents(new))
    export_run(tmp_path, RUN, (verdict(number) for number in range(3)), ALL)
    assert contents(folder) == contents(new)
    assert {path.name for path in tmp_path.iterdir()} == {"run-0001", "elsewhere"}


def test_an_old_export_set_aside_by_a_kill_comes_back(tmp_path: Path) -> None:
    folder = export_run(tmp_path, RUN, [verdict(9)], ALL)
    before = contents(folder)
    folder.rename(tmp_path / ".run-0001.old")
    with pytest.raises(Unavailable):
        export_run(tmp_path, RUN, iter_then_fail(), ALL)
    assert contents(folder) == before


def iter_then_fail():  # type: ignore[no-untyped-def] # a generator that never yields a second verdict
    yield verdict(1)
    raise FULL
