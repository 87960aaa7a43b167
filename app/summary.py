"""The summary of a run as people read it on a terminal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import click

# Outcome, what it means, colour.
_ROWS = (
    ("exported", "validated and written to the exports", "green"),
    ("duplicate", "known already, not exported again", "cyan"),
    ("review", "wait for a person to look", "yellow"),
    ("quarantined", "stopped: something is wrong with them", "red"),
    ("refused", "could not be taken in", "magenta"),
    ("unpacked", "containers whose contents were taken in", "white"),
)


def say_summary(summary: Mapping[str, Any]) -> None:
    """Print the table, and where to look next."""
    counts = summary["counts"]
    total = counts.get("documents", 0)
    click.echo(f"\nRun {summary['run']}: {total} {'document' if total == 1 else 'documents'}")
    for kind, meaning, colour in _ROWS:
        if counts.get(kind):
            click.echo(
                f"  {click.style(f'{counts[kind]:6}', bold=True)}  {click.style(f'{kind:<12}', fg=colour)} {meaning}"
            )
    for path in summary.get("unread", ()):
        click.echo(f"  not read: {path} (give this user read permission, then run again)")
    click.echo(f"\nReport   {summary['report']}")
    click.echo(f"Exports  {summary['exports']}")
