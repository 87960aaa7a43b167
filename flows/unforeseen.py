"""What went wrong that nobody foresaw: left in a file of the workspace, as places in the program, without values."""

from __future__ import annotations

import os
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from schemas import VERSION

FOLDER = "logs"


def leave_log(error: BaseException, workspace: Path) -> Path | None:
    """The file that says where it happened; None where it cannot be written."""
    path = workspace / FOLDER / f"{datetime.now(UTC):%Y%m%dT%H%M%S%f}.log"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
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
