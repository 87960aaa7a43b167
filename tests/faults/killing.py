"""What the tests share that kill a process on its way: the samples it works on, its stations, how it is run."""

from __future__ import annotations

import json
import signal
from collections.abc import Callable
from pathlib import Path

from tests.faults.run_once import main
from tests.forked import FORKED, NEEDED, fork_from, template

STATIONS = [
    f"{name}{side}"
    for name in ("discover", "extract chunk", "gate", "settle", "export", "report")
    for side in ("", "+")
]  # fmt: skip

# What a run needs beside its readers.
NEEDED += ["flows.handing_in", "flows.ingest", "flows.replaying", "validators.expectations.validate"]


def once(workspace: Path, *arguments: str, work: Callable[..., None] = main, seconds: float | None = None) -> int:
    """`work` in a process of its own, which has done nothing before; its exit code, which is that of a kill or none.

    It is killed after so many `seconds` where it has not ended.
    """
    process = FORKED.Process(target=_working, args=(template(), work, workspace, *arguments))
    process.start()
    process.join(seconds)
    process.kill()
    process.join()
    ended = f"{work.__name__}{arguments} ended with {process.exitcode}; what it said is on the standard error stream"
    assert process.exitcode in (0, -signal.SIGKILL), ended
    return process.exitcode


def _working(address: str, work: Callable[..., None], workspace: Path, *arguments: str) -> None:
    fork_from(address)
    work(workspace, *arguments)


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
