"""The summary of a run as people read it on a terminal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.say import say
from schemas import OutcomeKind

# Outcome, what it means, colour; in the order of the report.
ROWS = (
    ("exported", "validated and written to the exports", "green"),
    ("quarantined", "stopped: something is wrong with them", "red"),
    ("review", "wait for a person to look", "yellow"),
    ("refused", "could not be taken in", "magenta"),
    ("duplicate", "known already, not exported again", "cyan"),
    ("rejected", "rejected by a person", "magenta"),
    ("returned", "returned to their sender by a person", "magenta"),
    ("unpacked", "containers whose contents were taken in", "white"),
)


def word(kind: str) -> str:
    """An outcome as people read it, and as `replay --state` takes it."""
    return "quarantine" if kind == OutcomeKind.QUARANTINED else kind


def say_summary(summary: Mapping[str, Any], *, killed: bool = False) -> None:
    """Print the table, and where to look next; `killed` is a run that had been killed and was finished first."""
    if summary["run"] is None:
        say("Nothing was taken in: there is no file in the folders named.")
        _say_left(summary)
        return
    counts = summary["counts"]
    total = counts.get("documents", 0)
    had_been = ", which had been killed and was finished first" if killed else ""
    say()
    say(f"Run {summary['run']}{had_been}: {total} {'document' if total == 1 else 'documents'}")
    for kind, meaning, colour in ROWS:
        if counts.get(kind):
            say(f"  {counts[kind]:6}  ", bold=True, nl=False)
            say(f"{word(kind):<12} ", fg=colour, nl=False)
            say(meaning)
    _say_left(summary)
    say()
    say(f"Report   {summary['report']}")
    say(f"Exports  {summary['exports']}")


def _say_left(summary: Mapping[str, Any]) -> None:
    """What is not as it was in the run before; what was not taken in, or not taken out of its folder."""
    for one in summary.get("changed", ()):
        say(f"  changed since the run before: {one['what']}, from {one['before']} to {one['now']}")
    for unread in summary.get("unread", ()):
        say(f"  not read: {unread['file']}: {unread['why']}, then run again")
    for file in summary.get("left", ()):
        say(f"  left in its folder: {file} changed meanwhile or may not be removed; the next run looks at it")
