"""Progress on the command line: a bar on a terminal, plain lines elsewhere; always on stderr."""

from __future__ import annotations

import sys
import time
from typing import Any

import click

from app.say import behind, say

_SECONDS_BETWEEN_LINES = 5.0


class Bar:
    """A progress bar for terminals."""

    def __init__(self) -> None:
        self._bar: Any = None

    def start(self, what: str, total: int) -> None:
        """Show an empty bar."""
        self._bar = click.progressbar(length=total, label=f"{what:<24}", file=behind(sys.stderr), show_pos=True)
        self._bar.__enter__()

    def advance(self) -> None:
        """Move the bar by one."""
        self._bar.update(1)

    def finish(self) -> None:
        """Leave the bar as it is and go to the next line."""
        self._bar.__exit__(None, None, None)


class Lines:
    """Plain lines for logs and pipes: at the start, every few seconds, and at the end."""

    def start(self, what: str, total: int) -> None:
        """Say what begins."""
        self._what, self._total, self._done, self._said = what, total, 0, time.monotonic()
        self._told = -1

    def advance(self) -> None:
        """Count one, and say so every few seconds."""
        self._done += 1
        if time.monotonic() - self._said >= _SECONDS_BETWEEN_LINES:
            self._say()

    def finish(self) -> None:
        """Say how many were done, unless that was said already."""
        if self._told != self._done:
            self._say()

    def _say(self) -> None:
        self._said, self._told = time.monotonic(), self._done
        say(f"{self._what}: {self._done} of {self._total}", err=True)


def progress() -> Bar | Lines:
    """The way to show progress that suits stderr."""
    return Bar() if sys.stderr.isatty() else Lines()
