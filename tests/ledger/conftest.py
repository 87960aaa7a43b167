"""Fixtures of the ledger's tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ledger import Ledger
from tests.ledger.kept import clock


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A workspace that does not exist yet."""
    return tmp_path / "workspace"


@pytest.fixture
def ledger(workspace: Path) -> Iterator[Ledger]:
    """A new, empty ledger with a clock of its own."""
    with Ledger.open(workspace, now=clock()) as opened:
        yield opened
