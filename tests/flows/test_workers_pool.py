"""The pool in good weather: streaming, order of taking, recycling, and what a worker imports."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import pytest

from extractors.readers import read
from flows.workers import Room, WorkerPool, worker
from flows.workers.pool import _by_the_clock
from schemas import Document, Limits, Reading, SignalCode

pytestmark = pytest.mark.anew

LOADED = "import sys\ndef work(document, limits):\n    import extractors.readers\n    return sorted(sys.modules)\n"
ECHO = """
import os
kept = []
def work(document, limits, suffix="", keep=0):
    kept.append(b"x" * keep)
    return document.origin + suffix, os.getpid(), limits.seconds
"""


def document(name: str, folder: Path = Path()) -> Document:
    return Document(sha256=name, media_type="application/pdf", size=1, origin=name, path=folder / name)


@pytest.fixture
def echo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[object]:
    (tmp_path / "echo_work.py").write_text(ECHO, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    import echo_work  # type: ignore[import-not-found]

    yield echo_work.work
    sys.modules.pop("echo_work")


def test_every_document_comes_back_once_with_its_own_result(echo: object) -> None:
    names = [f"d{number}" for number in range(60)]
    with WorkerPool(echo, 3, Limits(seconds=17)) as pool:  # type: ignore[arg-type]
        results = [(made.origin, result[0], result[2]) for made, result in pool.map(map(document, names))]  # type: ignore[index]
    assert sorted(results) == sorted((name, name, 17) for name in names)


def test_no_documents_start_no_process(echo: object) -> None:
    with WorkerPool(echo, 3, Limits()) as pool:  # type: ignore[arg-type]
        assert list(pool.map([])) == []


def test_a_partial_is_work_too(echo: object) -> None:
    with WorkerPool(partial(echo, suffix="!"), 1, Limits()) as pool:  # type: ignore[call-arg, arg-type]
        assert [result[0] for _, result in pool.map([document("a")])] == ["a!"]  # type: ignore[index]


def test_documents_are_taken_only_as_fast_as_they_are_worked_on(echo: object) -> None:
    taken = []

    def endless() -> Iterator[Document]:
        for number in range(1_000_000):
            taken.append(number)
            yield document(str(number))

    with WorkerPool(echo, 2, Limits()) as pool:  # type: ignore[arg-type]
        results = pool.map(endless())
        for given in range(1, 20):
            next(results)
            assert len(taken) <= given + 2
        results.close()  # type: ignore[attr-defined]


def test_an_error_of_the_documents_reaches_the_caller(echo: object) -> None:
    def broken() -> Iterator[Document]:
        yield document("a")
        raise OSError("the folder is gone")

    with WorkerPool(echo, 2, Limits()) as pool, pytest.raises(OSError, match="gone"):  # type: ignore[arg-type]
        list(pool.map(broken()))


def test_workers_are_kept_between_maps_and_replaced_after_many_documents(
    echo: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "_MOST_DOCUMENTS", 5)
    with WorkerPool(echo, 1, Limits()) as pool:  # type: ignore[arg-type]
        runs = [[result[1] for _, result in pool.map(map(document, "abcd"))] for _ in range(2)]  # type: ignore[index]
    first, *_ = runs[0]
    assert runs[0] == [first] * 4
    assert runs[1][0] == first
    assert first not in runs[1][1:]


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="the system does not tell a process's memory")
@pytest.mark.parametrize("late", [0, 1.5], ids=["at once", "by a parent that looks late"])
def test_a_worker_that_has_grown_is_replaced(echo: object, monkeypatch: pytest.MonkeyPatch, late: float) -> None:
    take = worker.Worker.take

    def take_late(self: worker.Worker[Document]) -> object:
        time.sleep(0 if self.ready else late)
        return take(self)

    monkeypatch.setattr(worker.Worker, "take", take_late)
    room = Room(kept=30_000_000)
    with WorkerPool(partial(echo, keep=20_000_000), 1, Limits(), room) as pool:  # type: ignore[call-arg, arg-type]
        pids = [result[1] for _, result in pool.map(map(document, "abcd"))]  # type: ignore[index]
    assert pids == [pids[0], pids[0], pids[2], pids[2]]
    assert pids[0] != pids[2]


def test_workers_import_neither_prefect_nor_great_expectations(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "loaded_work.py").write_text(LOADED, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    import loaded_work  # type: ignore[import-not-found]

    with WorkerPool(loaded_work.work, 1, Limits()) as pool:
        ((_, modules),) = pool.map([document("a")])
    tops = {str(name).split(".")[0] for name in modules}
    assert "extractors" in tops
    assert not tops & {"prefect", "great_expectations", "pandas", "spacy", "sqlalchemy", "pytest", "app"}


def test_the_main_module_is_not_run_again(tmp_path: Path, root: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(
        f"import sys, os\nsys.path.insert(0, {str(root)!r})\nprint('main runs', flush=True)\n"
        "from pathlib import Path\nfrom extractors.readers import read\nfrom flows.workers import WorkerPool\n"
        "from schemas import Document, Limits\n"
        "made = Document(sha256='a', media_type='application/pdf', size=1, origin='a', path=Path('missing'))\n"
        "with WorkerPool(read, 2, Limits()) as pool:\n"
        "    print([found.signals[0].code.value for _, found in pool.map([made, made])])\n",
        encoding="utf-8",
    )
    done = subprocess.run([sys.executable, str(program)], capture_output=True, text=True, check=True, cwd=tmp_path)
    assert done.stdout.splitlines() == ["main runs", "['unreadable', 'unreadable']"]
    assert done.stderr == ""


def test_the_parent_does_not_grow_with_the_documents(tmp_path: Path) -> None:
    statm = Path(f"/proc/{os.getpid()}/statm")
    if not statm.exists():
        pytest.skip("the system does not tell a process's memory")
    with WorkerPool(read, 2, Limits()) as pool:
        results = pool.map(document("missing", tmp_path) for _ in range(1_200))
        sizes = []
        for number, (_, found) in enumerate(results):
            assert isinstance(found, Reading)
            if number in (200, 1_199):
                sizes.append(int(statm.read_text(encoding="ascii").split()[1]) * 4_096)
    assert sizes[1] - sizes[0] < 10_000_000


def _reading(monkeypatch: pytest.MonkeyPatch, computed: dict[int, int], clock: float) -> worker.Worker[Document]:
    """A worker that has read for `clock` seconds, and whose threads computed so many ticks meanwhile."""
    tick = os.sysconf("SC_CLK_TCK")
    reads = object.__new__(worker.Worker)
    now = time.monotonic()
    monkeypatch.setattr(worker.Worker, "memory", lambda _self: 0)
    monkeypatch.setattr(
        worker.Worker, "_computed", lambda _self: {one: (seconds + 5) * tick for one, seconds in computed.items()}
    )
    for name, value in {
        "document": document("a"), "ready": True, "by_clock": False, "_limits": Limits(), "_baseline": 0,
        "_deadline": now + 60 - clock, "_latest": now + 300 - clock, "_spent": dict.fromkeys((0, 1, 2), 5 * tick),
    }.items():  # fmt: skip
        setattr(reads, name, value)
    return reads


@pytest.mark.parametrize(
    ("computed", "clock", "stopped", "by_clock"),
    [
        ({0: 0, 1: 50, 2: 50}, 61, False, False),  # two threads: an idle machine had been done
        ({0: 0, 1: 50, 2: 61}, 61, True, False),
        ({0: 20, 1: 50, 2: 1}, 71, True, False),  # a program that it waited for
        ({0: 0, 1: 61, 2: 0}, 59, False, False),
        ({0: 0, 1: 10, 2: 0}, 301, True, True),
        ({}, 61, True, False),  # a system that does not tell
    ],
)
def test_what_counts_of_time_is_the_busiest_thread_and_at_last_the_clock(
    monkeypatch: pytest.MonkeyPatch, computed: dict[int, int], clock: float, stopped: bool, by_clock: bool
) -> None:
    reads = _reading(monkeypatch, computed, clock)
    assert (reads.overdue() is SignalCode.READER_TIMEOUT) is stopped
    assert reads.by_clock is by_clock


def test_a_limit_by_the_clock_is_told_as_that() -> None:
    assert "after 300 seconds by the clock" in _by_the_clock(Limits()).message


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="the system does not tell what threads compute")
def test_each_thread_is_counted_for_itself() -> None:
    ours = object.__new__(worker.Worker)
    ours._process = SimpleNamespace(pid=os.getpid())  # type: ignore[assignment] # as far as it is asked
    numbers: list[int] = []
    told: list[int] = []

    def compute() -> None:
        numbers.append(threading.get_native_id())
        before = ours._computed()[numbers[0]]
        while time.thread_time() < 0.1:
            hashlib.sha256(bytes(100_000)).digest()
        told.append(ours._computed()[numbers[0]] - before)

    thread = threading.Thread(target=compute)
    thread.start()
    thread.join()
    assert told[0] >= 0.05 * os.sysconf("SC_CLK_TCK")
    assert os.getpid() in ours._computed(), "the main thread"
