"""A desk with one document that waits."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.review.desk import Desk
from ledger import Ledger
from schemas import Policy
from tests.app.review import at_desk


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A workspace in which one document waits and one has left."""
    folder = tmp_path / "workspace"
    with Ledger.open(folder) as ledger:
        at_desk.waiting(ledger, tmp_path, b"one")
        at_desk.received(ledger, tmp_path, b"left")
    return folder


@pytest.fixture
def desk(workspace: Path) -> Iterator[Desk]:
    """Its desk, whose door exports nothing."""
    with at_desk.desk_of(workspace, Policy(), door=at_desk.exported) as made:
        yield made
