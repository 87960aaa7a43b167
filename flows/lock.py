"""One run at a time on a workspace: a lock that a killed run cannot leave behind."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path

from ledger.home import home_of


def workspace_lock(workspace: Path) -> AbstractContextManager[None]:
    """Hold `workspace` for one run. Raises Unavailable at once where another run holds it."""
    return home_of(workspace).hold()
