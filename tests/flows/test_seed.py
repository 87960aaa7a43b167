"""Workers are forked from one process that has imported and loaded what they need; it ends with its pool."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.workers import Elsewhere, WorkerPool
from schemas import Limits

pytestmark = pytest.mark.anew

WORK = """
import os, time
loaded = []
def first(folder):
    with open(folder / "loaded", "a") as lines:
        lines.write("once\\n")
    loaded.append(os.getpid())
def work(wanted, limits, folder):
    time.sleep(0.2)
    return loaded, os.getpid(), os.getppid()
"""


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Elsewhere]:
    (tmp_path / "seed_work.py").write_text(WORK, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    yield Elsewhere("seed_work:work", first="seed_work:first", folder=tmp_path)
    sys.modules.pop("seed_work", None)


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_what_all_workers_need_is_loaded_once_and_ends_with_the_pool(elsewhere: Elsewhere, tmp_path: Path) -> None:
    with WorkerPool[str, tuple[list[int], int, int]](elsewhere, 3, Limits()) as pool:
        pool.warm()
        done = [one for _, one in pool.map("abcdef") if isinstance(one, tuple)]
    seeds = {loaded[0] for loaded, _, _ in done} | {parent for _, _, parent in done}
    assert (tmp_path / "loaded").read_text(encoding="ascii") == "once\n"
    assert (len(seeds), len({worker for _, worker, _ in done})) == (1, 3)
    assert seeds != {os.getpid()}
    assert not alive(seeds.pop())


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nothing ends a process with its parent")
def test_where_what_workers_are_forked_from_is_killed_the_pool_goes_on(elsewhere: Elsewhere, tmp_path: Path) -> None:
    with WorkerPool[str, tuple[list[int], int, int]](elsewhere, 2, Limits()) as pool:
        ((_, (_, worker, seed)),) = pool.map("a")  # type: ignore[misc]
        os.kill(seed, signal.SIGKILL)
        for _ in range(1000):
            if not alive(worker) and not alive(seed):
                break
            time.sleep(0.01)
        parents = {one[2] for _, one in pool.map("bcd") if isinstance(one, tuple)}
    assert len(parents) == 1
    assert seed not in parents
    assert (tmp_path / "loaded").read_text(encoding="ascii") == "once\n" * 2


def test_a_pool_that_ends_while_all_is_still_imported_waits_for_nothing(elsewhere: Elsewhere, tmp_path: Path) -> None:
    (tmp_path / "seed_work.py").write_text("import time\ntime.sleep(60)\n", encoding="utf-8")
    started = time.monotonic()
    with WorkerPool[str, object](elsewhere, 2, Limits()) as pool:
        pool.warm()
    assert time.monotonic() - started < 30
