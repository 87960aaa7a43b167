"""Workers that hang, die, eat memory or are killed: their document is named, no other notices, no process is left."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from flows.workers import WorkerPool
from schemas import Document, Limits, Signal, SignalCode, Unavailable

pytestmark = pytest.mark.anew

LIMITS = Limits(seconds=1, memory_megabytes=256)
# What a document does is its name: sabotage must be importable from the worker, so it is a module of its own.
SABOTAGE = """
import ctypes, os, sys, time

def work(document, limits):
    match document.origin.split("-")[0]:
        case "hang":
            time.sleep(600)
        case "wait":
            time.sleep(2 * limits.seconds)
        case "spin":
            while True:
                pass
        case "exit":
            os._exit(7)
        case "segfault":
            ctypes.string_at(0)
        case "abort":
            os.abort()
        case "hoard":
            kept = [bytearray(b"x" * 8_000_000) for _ in range(1000)]
        case "grab":
            kept = bytearray(40_000_000_000)
        case "raise":
            raise ValueError("a secret of the document")
        case "unsendable":
            return lambda: None
        case "quit":
            sys.exit(3)
        case "print":
            print("noise"), print("noise", file=sys.stderr)
        case "killed":
            os.kill(os.getpid(), 9)
    return document.origin.upper(), os.getpid()

def modules(document, limits):
    return sorted(sys.modules)
"""


def document(name: str) -> Document:
    return Document(sha256=name, media_type="text/plain", size=1, origin=name, path=Path(name))


@pytest.fixture
def sabotage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    (tmp_path / "sabotage.py").write_text(SABOTAGE, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    yield import_module("sabotage")
    sys.modules.pop("sabotage")


def children(of: int | None = None) -> set[int]:
    """The processes below `of`, this one by default, but for those that others are forked from."""
    below: dict[int, set[int]] = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        except OSError:
            continue
        if fields[0] != "Z":
            below.setdefault(int(fields[1]), set()).add(int(status.parent.name))
    own = below.get(of or os.getpid(), set())
    return {one for child in own for one in below.get(child, {child})}


linux = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks for processes under /proc")


@pytest.mark.parametrize(
    ("deed", "code"),
    [
        ("hang", SignalCode.READER_TIMEOUT),
        ("spin", SignalCode.READER_TIMEOUT),
        ("exit", SignalCode.READER_CRASHED),
        ("segfault", SignalCode.READER_CRASHED),
        ("abort", SignalCode.READER_CRASHED),
        ("killed", SignalCode.READER_CRASHED),
        ("quit", SignalCode.READER_CRASHED),
        ("raise", SignalCode.READER_CRASHED),
        ("unsendable", SignalCode.READER_CRASHED),
        ("hoard", SignalCode.READER_MEMORY),
        ("grab", SignalCode.READER_MEMORY),
    ],
)
def test_only_the_document_at_fault_notices(sabotage: ModuleType, deed: str, code: SignalCode) -> None:
    names = ["a", "b", f"{deed}-1", "c", "d"]
    limits = LIMITS.model_copy(update={"seconds": 1 if code is SignalCode.READER_TIMEOUT else 60})
    with WorkerPool(sabotage.work, 2, limits) as pool:
        results = {made.origin: result for made, result in pool.map(map(document, names))}
    found = results.pop(f"{deed}-1")
    assert isinstance(found, Signal)
    assert found.code is code
    assert found.todo
    assert ("limits." in found.todo) is (code is not SignalCode.READER_CRASHED)
    assert "secret" not in found.message + found.todo
    assert {name: result[0] for name, result in results.items()} == {name: name.upper() for name in "abcd"}


@linux
def test_time_that_others_took_is_not_counted(sabotage: ModuleType) -> None:
    with WorkerPool(sabotage.work, 1, LIMITS) as pool:
        assert [result[0] for _, result in pool.map([document("wait-1")])] == ["WAIT-1"]


@linux
def test_many_faults_at_once_leave_no_process(sabotage: ModuleType) -> None:
    before = children()
    names = [f"{deed}-{number}" for number in range(2) for deed in ("exit", "hang", "raise", "ok", "killed", "hoard")]
    with WorkerPool(sabotage.work, 3, LIMITS) as pool:
        outcomes = sorted((made.origin, isinstance(result, Signal)) for made, result in pool.map(map(document, names)))
    assert outcomes == sorted((name, not name.startswith("ok")) for name in names)
    assert children() == before


@linux
def test_a_worker_killed_while_idle_is_replaced_before_any_document_notices(sabotage: ModuleType) -> None:
    with WorkerPool(sabotage.work, 1, Limits(seconds=60)) as pool:
        ((_, (_, pid)),) = pool.map([document("a")])
        os.kill(pid, signal.SIGKILL)
        wait_until(lambda: pid not in children())
        results = [result for _, result in pool.map([document("b"), document("c")])]
    assert [result[0] for result in results] == ["B", "C"]
    assert pid not in {result[1] for result in results}


@linux
def test_a_busy_worker_killed_from_outside_costs_only_its_document(sabotage: ModuleType) -> None:
    before = children()
    with WorkerPool(sabotage.work, 1, Limits(seconds=60)) as pool:
        results = pool.map(map(document, ["a", "hang-1", "b"]))
        _, (_, pid) = next(results)  # the worker is given the next document before the first result is handed out
        assert children() - before == {pid}
        os.kill(pid, signal.SIGKILL)
        (_, killed), (_, other) = results
    assert killed.code is SignalCode.READER_CRASHED
    assert other[0] == "B"
    assert children() == before


@linux
@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt])
def test_an_error_of_the_caller_leaves_no_process(sabotage: ModuleType, error: type[BaseException]) -> None:
    before = children()

    def interrupted() -> None:
        with WorkerPool(sabotage.work, 2, Limits(seconds=60)) as pool:
            for _ in pool.map(map(document, ["a", "hang-1", "hang-2"])):
                raise error

    with pytest.raises(error):
        interrupted()
    assert children() == before


def test_a_result_may_wait_for_the_parent_longer_than_reading_may_take(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "patient.py").write_text(
        "from flows.workers import child\n"
        "def work(document, limits):\n"
        "    child._BUSY, child._GRACE = 1, 0\n"  # of the next document
        "    return document.origin.upper(), bytes(5_000_000)\n",  # more than the socket takes in
        encoding="utf-8",
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    with WorkerPool(import_module("patient").work, 1, LIMITS) as pool:
        results = pool.map(map(document, ["a", "b"]))
        assert next(results)[1][0] == "A"  # the worker is at the next document already
        time.sleep(2.5 * LIMITS.seconds)
        assert [result[0] for _, result in results] == ["B"]
    sys.modules.pop("patient")


def test_a_broken_off_map_does_not_mix_its_results_into_the_next(sabotage: ModuleType) -> None:
    with WorkerPool(sabotage.work, 2, Limits(seconds=60)) as pool:
        for made, _ in pool.map(map(document, ["a", "hang-1", "b"])):
            assert made.origin == "a"
            break
        assert {made.origin for made, _ in pool.map(map(document, ["x", "y", "z"]))} == {"x", "y", "z"}


def test_work_that_cannot_be_imported_is_unavailable(sabotage: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "sabotage.py").write_text("raise ImportError", encoding="utf-8")
    with WorkerPool(sabotage.work, 1, LIMITS) as pool, pytest.raises(Unavailable, match="do not start"):
        list(pool.map([document("a")]))


@linux
def test_kill_minus_nine_of_the_parent_leaves_no_worker(sabotage: ModuleType, tmp_path: Path, root: Path) -> None:
    program = f"""
        import sys
        sys.path[:0] = [{str(tmp_path)!r}, {str(root)!r}]
        from pathlib import Path
        from flows.workers import WorkerPool
        from sabotage import work
        from schemas import Document, Limits
        names = ["a", "b", "spin-1", "hang-1"]
        documents = [Document(sha256=n, media_type="x", size=1, origin=n, path=Path(n)) for n in names]
        with WorkerPool(work, 2, Limits(seconds=60)) as pool:
            for made, result in pool.map(documents):
                print(made.origin, flush=True)
    """
    parent = subprocess.Popen([sys.executable, "-c", textwrap.dedent(program)], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    assert sorted(parent.stdout.readline().strip() for _ in range(2)) == ["a", "b"]
    workers = children(parent.pid)
    parent.kill()
    parent.wait()
    parent.stdout.close()
    assert len(workers) == 2
    wait_until(lambda: not any(alive(pid) for pid in workers))


@linux
def test_workers_print_nothing_and_an_interruption_is_the_parents(
    sabotage: ModuleType, capfd: pytest.CaptureFixture[str]
) -> None:
    with WorkerPool(sabotage.work, 1, LIMITS) as pool:
        (pid,) = [result[1] for _, result in pool.map([document("print")])]
        os.kill(pid, signal.SIGINT)
        assert [result[1] for _, result in pool.map([document("a")])] == [pid]
    assert capfd.readouterr() == ("", "")


def alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def wait_until(done: Callable[[], bool], seconds: float = 30) -> None:
    deadline = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.01)
