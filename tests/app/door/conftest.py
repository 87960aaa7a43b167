"""A workspace with people, its desk and its door."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from starlette.testclient import TestClient

from app.door.application import served
from app.review.desk import Desk
from ledger import Ledger
from schemas import Policy
from schemas.decision import Role
from schemas.door_policy import DoorPolicy
from tests.app.review import at_desk


class AtTheDoor(NamedTuple):
    """A program at the door, and the folder behind it."""

    desk: Desk
    inbox: Path
    client: TestClient
    tokens: dict[str, str]

    def bearing(self, role: str = "operator", **more: str) -> dict[str, str]:
        """The headers of who has this role."""
        return {"authorization": f"Bearer {self.tokens[role]}", **more}

    def files(self) -> list[str]:
        """What was put into the folder."""
        return sorted(path.name for path in self.inbox.iterdir())


@pytest.fixture
def door(tmp_path: Path) -> Iterator[AtTheDoor]:
    """A door that takes three documents a minute, of one megabyte at most."""
    workspace, inbox = tmp_path / "workspace", tmp_path / "inbox"
    inbox.mkdir()
    with Ledger.open(workspace) as ledger:
        tokens = {role.value: ledger.add_person(f"a {role.value}", role, None) for role in Role}
        at_desk.received(ledger, tmp_path, b"left")
    policy = Policy(door=DoorPolicy(folder=str(inbox), a_minute=3)).model_copy(
        update={"limits": Policy().limits.model_copy(update={"file_megabytes": 1})}
    )
    with at_desk.desk_of(workspace, policy, door=at_desk.exported) as desk:
        client = TestClient(served(desk), base_url=at_desk.ORIGIN, raise_server_exceptions=False)
        yield AtTheDoor(desk, inbox, client, tokens)
