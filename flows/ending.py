"""How a run ends for whoever started it: its exit code."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

WAITING = ("review", "quarantined", "refused")


def exit_code(summary: Mapping[str, Any]) -> int:
    """0 all exported or known duplicates, 3 some wait for people, 4 some files could not be read.

    A killed run that was finished first counts too.
    """
    if summary.get("unread"):
        return 4
    counts = [one["counts"] for one in (summary, summary.get("finished_before")) if one and "counts" in one]
    return 3 if any(count.get(kind) for count in counts for kind in WAITING) else 0
