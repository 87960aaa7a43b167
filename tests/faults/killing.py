"""What the tests share that kill a process on its way: the samples it works on, its stations, how it is run."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

STATIONS = [
    f"{name}{side}"
    for name in ("discover", "extract chunk", "gate", "settle", "export", "report")
    for side in ("", "+")
]  # fmt: skip


def once(root: Path, workspace: Path, *arguments: str, script: str = "run_once.py") -> int:
    """`script` in a process of its own; its exit code, which is that of a kill or none."""
    done = subprocess.run(
        [sys.executable, str(root / "tests" / "faults" / script), str(workspace), *arguments],
        env={**os.environ, "PYTHONPATH": str(root)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode in (0, -signal.SIGKILL), done.stderr
    return done.returncode


def two_samples(root: Path, folder: Path) -> Path:
    """`folder` with two samples in it, one of which goes straight through, and one of which waits."""
    wanted = {"straight_through": 1, "review": 1}
    for expected in sorted((root / "sample_invoices").glob("*/expected.json")):
        disposition = json.loads(expected.read_text(encoding="utf-8"))["disposition"]
        document = expected.with_name("document.pdf")
        if wanted.get(disposition) and document.exists():
            wanted[disposition] -= 1
            (folder / f"{disposition}.pdf").write_bytes(document.read_bytes())
    return folder
