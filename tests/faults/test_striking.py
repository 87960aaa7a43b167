"""Each kind of fault at points that are drawn: after another run nothing is lost, doubled or otherwise.

`python -m tests.faults.striking` strikes at many more.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.striking import WAYS, Left, Servers, drawn, left_in, place, run, started, strike
from tests.generated import e_invoices_of

SEED = 20261128


@pytest.fixture(scope="module")
def inbox(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three e-invoices."""
    return e_invoices_of(tmp_path_factory.mktemp("struck") / "inbox", 3)


@pytest.fixture(scope="module")
def expected(inbox: Path, tmp_path_factory: pytest.TempPathFactory) -> Left:
    """What a run leaves that nothing strikes."""
    workspace = place(tmp_path_factory.mktemp("struck") / "whole", None)
    assert run(inbox, workspace).code == 0
    return left_in(workspace)


@pytest.fixture(scope="module")
def servers() -> Iterator[Servers]:
    """A database server, the way to it, and an object store."""
    with started() as all_of_them:
        yield all_of_them


@pytest.mark.slow
@pytest.mark.parametrize("name", WAYS)
def test_what_is_struck_is_settled_by_running_again(
    request: pytest.FixtureRequest, name: str, inbox: Path, expected: Left, tmp_path: Path
) -> None:
    way = WAYS[name]
    reached = request.getfixturevalue("servers") if way.remote else None
    for at in drawn(inbox, tmp_path / "whole", way, 2, random.Random(f"{SEED} {name}"), reached):
        came = strike(inbox, place(tmp_path / str(at), reached), way, at, expected, reached)
        assert came.good, f"struck at point {at}: {came}"
