"""How a run ends for whoever started it: its exit code, and a line of a service's log."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from schemas import STOPPED, VouchlineError
from schemas.shown import shown

LOG = "VOUCHLINE_LOG"


def exit_code(summary: Mapping[str, Any]) -> int:
    """0 all exported or known duplicates, 3 some wait for people, 4 some files could not be read.

    A killed run that was finished first counts too.
    """
    if summary.get("unread"):
        return 4
    counts = [one["counts"] for one in (summary, summary.get("finished_before")) if one and "counts" in one]
    return 3 if any(count.get(kind) for count in counts for kind in STOPPED) else 0


def what_came(done: Mapping[str, Any]) -> str:
    """What a run came to, in a line."""
    if done["run"] is None:
        return "nothing new in the inbox"
    ended = [f"{number} {name}" for name, number in done["counts"].items() if number and name != "documents"]
    changed = [f"; {one['what']} changed to {one['now']}" for one in done.get("changed", ())]
    unread = [f"; not read: {one['file']}" for one in done["unread"]]
    return f"run {done['run']}: {', '.join(ended)}" + "".join([*changed, *unread])


def facts(done: Mapping[str, Any]) -> dict[str, object]:
    """What a run came to, for a log: its id and numbers, no name of a file."""
    return {"run": done["run"], "exit_code": exit_code(done), **done["counts"], "unread": len(done["unread"])}


def tell(line: str, event: str, **facts: object) -> None:
    """A line of a service, on stderr, with the time on this machine.

    Where VOUCHLINE_LOG is "json" it is an object with `event` and `facts` in place of the sentence, which may name
    files: facts are counts, codes, hashes and ids.
    """
    now = datetime.now(UTC).astimezone()
    said = f"{now:%Y-%m-%d %H:%M:%S%z} {line}"
    if os.environ.get(LOG) == "json":
        said = json.dumps({"time": now.isoformat(timespec="milliseconds"), "event": event, **facts})
    print(shown(said), file=sys.stderr, flush=True)  # noqa: T201


def tell_failure(error: VouchlineError, more: str = "") -> None:
    """That something could not be done, with `more` on what comes of it."""
    line = f"exit code {error.exit_code}: {error}{more}"
    tell(line, "failed", exit_code=error.exit_code, error=type(error).__name__)
