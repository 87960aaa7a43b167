"""`vouchline metrics`."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from app.say import say_text
from flows.metrics import metrics as measured
from flows.policy_file import policy_of
from ledger import look
from schemas import Misconfigured


def metrics(workspace: Path, policy: Path | None, to: Path | None, tenant: str | None) -> int:
    """Print the metrics, or write them into the file `to`."""
    settings = policy_of(workspace, policy)
    with look(workspace) as ledger:
        text = measured(ledger, workspace, settings, datetime.now(UTC), tenant)
    if to is None:
        say_text(text.decode())
        return 0
    fresh = to.with_name(f".{to.name}.new")
    try:
        fresh.write_bytes(text)
        fresh.chmod(0o644)  # the collector is another user; no name or amount is in it
        fresh.replace(to)
    except OSError as error:
        raise Misconfigured(f"{to} cannot be written.", "Name a file in a folder that this user may write.") from error
    return 0
