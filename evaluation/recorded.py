"""What a comparison has on record of a foundation model's answers: measuring again asks nothing new."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from flows.examined import Ask
from flows.named import COMPARISON
from ledger import is_kept, look
from schemas import Policy


class Asked(NamedTuple):
    """What the answers of one strategy took, whenever they were given."""

    calls: int = 0
    tokens: int = 0
    money: Decimal = Decimal(0)
    left: int = 0  # bytes sent from this machine
    sent: int = 0  # bytes sent in all
    seconds: float = 0.0


def ledger_of(workspace: Path) -> Path | None:
    """The folder with the ledger of the workspace's comparisons, None where there was none."""
    folder = workspace / COMPARISON
    return folder if is_kept(folder) else None


@contextmanager
def recorded(workspace: Path, policy: Policy) -> Iterator[Ask | None]:
    """The step from the record; None where the policy asks nobody, or nothing was compared."""
    folder = ledger_of(workspace)
    if not policy.foundation.enabled or folder is None:
        yield None
        return
    from flows.foundation import recorded_step

    with look(folder) as ledger:
        yield recorded_step(policy, ledger)
