"""Looking into a ledger without changing it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ledger import checkpoints
from ledger.home import home_of
from ledger.store import Ledger


@contextmanager
def look(workspace: Path) -> Iterator[Ledger]:
    """The ledger of `workspace`, to read from only. Raises as `Ledger.open` does where it must exist."""
    with home_of(workspace).readable() as home, Ledger.open(workspace, must_exist=True, home=home) as ledger:
        yield ledger


def is_kept(workspace: Path) -> bool:
    """Whether `workspace` has a ledger, or had one: looking into it then says that it is gone."""
    return home_of(workspace).there() or bool(checkpoints.paths(workspace))
