"""What a user reads when something went wrong, and the exit code."""

from __future__ import annotations

import tempfile
import traceback
from pathlib import Path

import click

from schemas import VouchlineError

UNFORESEEN = 4


def explain(error: Exception) -> int:
    """Say on stderr what is wrong and what to do; a traceback goes into a file, never to the user."""
    if isinstance(error, VouchlineError):
        click.echo(f"vouchline: {error}", err=True)
        return error.exit_code
    with tempfile.NamedTemporaryFile("w", prefix="vouchline-", suffix=".log", delete=False, encoding="utf-8") as log:
        traceback.print_exception(error, file=log)
    click.echo(
        f"vouchline: something unforeseen happened. Nothing is lost: run the same command again.\n"
        f"If it happens again, report it with {Path(log.name)}.",
        err=True,
    )
    return UNFORESEEN
