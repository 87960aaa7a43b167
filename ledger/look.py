"""Looking into a ledger without changing it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ledger.readable import readable
from ledger.store import Ledger
from ledger.tables import FILE_NAME


@contextmanager
def look(workspace: Path) -> Iterator[Ledger]:
    """The ledger of `workspace`, to read from only. Raises as `Ledger.open` does where it must exist."""
    with readable(workspace / FILE_NAME) as file, Ledger.open(workspace, must_exist=True, file=file) as ledger:
        yield ledger
