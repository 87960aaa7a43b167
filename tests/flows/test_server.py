"""Servers that killed runs left behind are ended; others are left alone."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from flows.server import end_orphans

pytestmark = pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="needs /proc")

# A grandchild that stays when its parent has gone, with a command line like the server's.
_LEAVE = """
import subprocess, sys
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)", "prefect.server.api"],
                         stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
print(child.pid)
"""


def _orphan(home: Path) -> int:
    done = subprocess.run(
        [sys.executable, "-c", _LEAVE], env={**os.environ, "PREFECT_HOME": str(home)},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return int(done.stdout)


def _gone(process: int) -> bool:
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        try:
            state = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
        except OSError:
            return True
        if state == "Z":
            return True
        time.sleep(0.01)
    return False


def test_only_the_orphans_of_this_workspace_are_ended(tmp_path: Path) -> None:
    if Path(f"/proc/{os.getppid()}").exists() and _reparents_elsewhere():
        pytest.skip("orphans are adopted by another process here, not by process 1")
    ours, theirs = _orphan(tmp_path / "ours" / ".prefect"), _orphan(tmp_path / "theirs" / ".prefect")
    try:
        assert end_orphans(tmp_path / "ours") == 1
        assert _gone(ours)
        assert Path(f"/proc/{theirs}").exists()
    finally:
        os.kill(theirs, 9)


def _reparents_elsewhere() -> bool:
    probe = _orphan(Path("/nowhere"))
    parent = Path(f"/proc/{probe}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[1]
    os.kill(probe, 9)
    return parent != "1"


def test_a_server_whose_run_goes_on_is_left_alone(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "import time; time.sleep(60)", "prefect.server.api"]
    process = subprocess.Popen(command, env={**os.environ, "PREFECT_HOME": str((tmp_path / ".prefect").resolve())})
    try:
        assert end_orphans(tmp_path) == 0
        assert process.poll() is None
    finally:
        process.kill()
        process.wait()
