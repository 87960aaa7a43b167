"""What all pages of the desk work with."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from app.review.safety import Served
from flows.drawn_ahead import DrawnAhead
from flows.handing_in import HandingIn
from ledger import Ledger
from schemas import Policy


class Desk(NamedTuple):
    """One workspace's desk, as long as it is served; the policy is asked for whenever it matters."""

    workspace: Path
    policy_now: Callable[[], Policy]
    ledger: Ledger
    drawn: DrawnAhead
    handing_in: HandingIn
    served: Served

    @property
    def policy(self) -> Policy:
        """The policy as it is written now."""
        return self.policy_now()
