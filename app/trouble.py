"""What a user reads when something went wrong, and the exit code."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from app.say import say
from flows.unforeseen import leave_log
from schemas import VouchlineError

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
    log = leave_log(error, workspace)
    if log is not None:
        say(f"If it happens again, report it with {log}: it names places in the program, no values.", err=True)
    return UNFORESEEN


def _of_the_disk(error: Exception) -> str | None:
    """What the operating system refused, and where; None for any other trouble."""
    if not isinstance(error, OSError) or (refused := _REFUSED.get(error.errno or 0)) is None:
        return None
    place = error.filename2 or error.filename
    return f"{refused[0]}{f': {os.fsdecode(place)}' if place else ''}. {refused[1]}, then run the same command again."
