"""The command `vouchline`: its commands, and how they end."""

from __future__ import annotations

import gc
import sys

import click

from app.command_line import desk, keep, know, look, measure, set_up, templates, work  # noqa: F401 (each adds its commands)
from app.command_line.group import cli
from app.say import guard, say

__all__ = ["cli", "main"]

INTERRUPTED = 130
_MADE = 20_000  # objects between two looks for garbage: imports make much that lasts, and each look takes time


def main() -> None:
    """Entry point of `vouchline`: click's own exceptions and interruptions become messages and exit codes."""
    guard()
    gc.set_threshold(_MADE)
    try:
        cli.main(prog_name="vouchline", standalone_mode=False)
    except click.exceptions.Abort:
        say("Interrupted. Run the same command again: a run goes on where it stopped.", err=True)
        sys.exit(INTERRUPTED)
    except click.ClickException as error:
        error.show(file=sys.stderr)
        sys.exit(error.exit_code)
    except SystemExit:
        # click calls it a failure where the reader of a help page has gone (`--help | head`).
        if "PacifyFlush" not in type(sys.stdout).__name__:
            raise
