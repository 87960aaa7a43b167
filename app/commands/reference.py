"""`vouchline reference`: what the user knows of its companies, vendors, orders and goods received."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from app.judged_again import say_judged_again
from app.say import say
from flows.policy_file import policy_of
from flows.reference import load_reference, unload_reference
from ledger import look


def load(  # noqa: PLR0913 (one parameter an option of the command)
    kind: str,
    source: str,
    table: str | None,
    allow_empty: bool,  # noqa: FBT001 (named by the command line)
    yes: bool,  # noqa: FBT001
    workspace: Path,
) -> int:
    """Put a source in the place of the workspace's reference data of this kind."""

    def agreed(sentence: str) -> bool:
        return yes or (sys.stdin.isatty() and click.confirm(f"{sentence} Load it all the same?", default=False))

    taken = load_reference(workspace, kind, source, table, allow_empty=allow_empty, agreed=agreed)
    say(f"{_rows(taken.rows)} of {kind} loaded in {workspace}.")
    if taken.ignored:
        say(f"Left out, since no rule knows them: the columns {', '.join(taken.ignored)}.")
    say_judged_again(workspace, taken.changed, policy_of(workspace, None))
    return 0


def unload(kind: str, workspace: Path) -> int:
    """Do without the reference data of this kind."""
    unload_reference(workspace, kind)
    say(f"No {kind} are loaded in {workspace} any more.")
    return 0


def list_reference(workspace: Path) -> int:
    """Print what is loaded."""
    with look(workspace) as ledger:
        found = ledger.reference()
    if not found:
        say(
            f"Nothing is loaded in {workspace}. `vouchline reference load companies FILE` says who you are, "
            "`vouchline reference load vendors FILE` takes in a vendor master."
        )
    for kind, data in found.items():
        say(f"{kind:<9} {_rows(data.rows):>12}  since {data.at}  {data.sha256[:12]}")
    return 0


def _rows(number: int) -> str:
    return "1 row" if number == 1 else f"{number} rows"
