"""What a user reads when something went wrong, and the exit code."""

from __future__ import annotations

import errno
import os
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from app.say import say
from schemas import VERSION, VouchlineError

UNFORESEEN = 4
_NO_ROOM = ("The disk is full, nothing more could be written", "Make room")
_NO_PERMISSION = ("This user may not read or write here", "Give this user permission, or name another folder")
_REFUSED = {
    errno.ENOSPC: _NO_ROOM,
    errno.EDQUOT: _NO_ROOM,
    errno.EACCES: _NO_PERMISSION,
    errno.EPERM: _NO_PERMISSION,
    errno.EROFS: _NO_PERMISSION,
}


def explain(error: Exception, workspace: Path) -> int:
    """Say on stderr what is wrong and what to do; where it happened goes into a file of `workspace`."""
    if isinstance(error, VouchlineError):
        say(f"vouchline: {error}", err=True)
        return error.exit_code
    if (told := _of_the_disk(error)) is not None:
        say(f"vouchline: {told}", err=True)
        return UNFORESEEN
    say("vouchline: something unforeseen happened. Nothing is lost: run the same command again.", err=True)
    log = _written(error, workspace / "logs")
    if log is not None:
        say(f"If it happens again, report it with {log}: it names places in the program, no values.", err=True)
    return UNFORESEEN


def _of_the_disk(error: Exception) -> str | None:
    """What the operating system refused, and where; None for any other trouble."""
    if not isinstance(error, OSError) or (refused := _REFUSED.get(error.errno or 0)) is None:
        return None
    place = error.filename2 or error.filename
    return f"{refused[0]}{f': {os.fsdecode(place)}' if place else ''}. {refused[1]}, then run the same command again."


def _written(error: Exception, folder: Path) -> Path | None:
    """The file that says where it happened; None where it cannot be written."""
    path = folder / f"{datetime.now(UTC):%Y%m%dT%H%M%S%f}.log"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as log:
            log.writelines(f"{line}\n" for line in (f"Vouchline {VERSION}", *_places(error)))
    except OSError:
        return None
    return path


def _places(error: BaseException) -> Iterator[str]:
    """Types of exceptions and places in the program: an exception's own words may hold a document's values."""
    cause = error.__cause__ or error.__context__
    if cause is not None:
        yield from _places(cause)
        yield "which led to"
    yield type(error).__qualname__
    for frame in traceback.extract_tb(error.__traceback__):
        yield f"  {frame.filename}:{frame.lineno} in {frame.name}"
