"""The one door through which lines leave: names and texts of documents are shown, and never steer the terminal.

It imports click alone until there is something to escape.
"""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Sequence
from typing import IO, Any

import click

_TO_THE_TOP, _REST_EMPTY, _ALL_BELOW_EMPTY = "\x1b[H", "\x1b[K", "\x1b[J"


def say(line: str = "", *, err: bool = False, file: IO[str] | None = None, nl: bool = True, **style: Any) -> None:
    """Print one line, in a `style` of click's where a person reads it; on stdout, or stderr, or in `file`."""
    stream = behind(file or (sys.stderr if err else sys.stdout))
    text = _harmless(line)
    click.echo(click.style(text, **style) if style and stream.isatty() else text, file=stream, nl=nl, color=True)


def say_anew(lines: Sequence[str]) -> None:
    """Show `lines` on the terminal of stdout in the place of all that stands there; it does not flicker."""
    click.echo(_TO_THE_TOP + "".join(f"{_harmless(line)}{_REST_EMPTY}\n" for line in lines) + _ALL_BELOW_EMPTY,
               file=behind(sys.stdout), nl=False, color=True)  # fmt: skip


def say_text(text: str) -> None:
    """Print a text of several lines, as it is laid out."""
    click.echo(_harmless(text, "\n\t\f"), file=behind(sys.stdout), nl=False, color=True)


def say_data(data: Any, *, file: IO[str] | None = None) -> None:
    """Print a value as JSON, on one line."""
    say(json.dumps(data, ensure_ascii=False), file=file)


class Guarded:
    """A stream for what others print (click's own messages, warnings, log lines): escaped, but for its line ends."""

    def __init__(self, within: IO[str]) -> None:
        self.within = within

    def write(self, text: str) -> int:
        """Write `text`, escaped."""
        return self.within.write(_harmless(text, "\n"))

    def __getattr__(self, name: str) -> Any:
        return getattr(self.within, name)


def guard() -> None:
    """Let nothing reach stdout and stderr unescaped, whoever prints it."""
    sys.stdout, sys.stderr = _guarded(sys.stdout), _guarded(sys.stderr)


def _guarded(stream: Any) -> Any:
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="backslashreplace")  # of a terminal that does not know every sign
    return Guarded(stream)


def behind(stream: Any) -> Any:
    """The stream behind the guard, for what was escaped already or is ours."""
    return stream.within if isinstance(stream, Guarded) else stream


def _harmless(text: str, keep: str = "") -> str:
    if text.isprintable() or (keep and text.replace("\n", "").isprintable()):
        return text
    from schemas.shown import shown

    return shown(text, keep)
