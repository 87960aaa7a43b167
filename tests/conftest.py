"""Fixtures that every test may use."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from flows.examiners import Examiners, worker_pool
from schemas import Policy
from tests.forked import fork_readers

# How long an example takes depends on what else the machine does: no test is about that.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
# Files that take minutes, the longest first: begun last, one process would work on them alone at the end.
_LONGEST = (
    "faults/test_attacks.py", "faults/test_kill_decisions.py", "faults/test_kill_stations.py", "faults/test_kill.py",
    "evaluation/test_readers_agree.py", "faults/test_kill_unpacking.py", "flows/test_scans.py", "app/test_cli.py",
    "flows/test_replaying.py", "flows/test_prefect.py", "flows/test_memory.py", "faults/test_terminal.py",
    "app/review/test_attacks.py", "golden/test_samples.py", "validators/test_expectations.py",
)  # fmt: skip


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest files first; all others stay in their order."""

    def rank(item: pytest.Item) -> int:
        file = item.path.as_posix()
        return next((n for n, longest in enumerate(_LONGEST) if file.endswith(longest)), len(_LONGEST))

    items.sort(key=rank)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Before any fixture of a test begins a reading process."""
    fork_readers(forked=item.get_closest_marker("anew") is None)


@pytest.fixture(autouse=True)
def _usual_umask() -> Iterator[None]:
    """Commands make this process write for its owner alone; the next test begins as if it were another process."""
    before = os.umask(0o022)
    yield
    os.umask(before)


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's root."""
    return ROOT


@pytest.fixture(scope="session")
def readers() -> Iterator[Examiners]:
    """A reading process under the usual policy that keeps no pages: starting one takes seconds, so that many share it.

    It comes as it is: a run ends what it is given, so give it `nullcontext(readers)`.
    """
    with worker_pool(Policy(), 1) as pool:
        yield pool


@pytest.fixture(scope="session")
def shared() -> Path:
    """The labelled documents beside the project; the test is skipped where they are missing."""
    if not (SHARED / "corpus").is_dir():
        pytest.skip("the labelled documents are not beside the project (../shared/corpus)")
    return SHARED
