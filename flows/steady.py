"""Which files of a watched folder have come to rest: looked at again and again, for no network share tells reliably.

A file that is still being written changes in size or time between two looks. One that stays as it is for a while is
taken for whole; where its writer only paused, its later bytes are another document, and nothing is lost.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

# Names under which browsers, mail programs, office programs and file transfers keep what they have not finished.
_UNFINISHED = (".part", ".partial", ".crdownload", ".download", ".filepart", ".tmp", ".temp", ".swp")


class Look(NamedTuple):
    """What tells a file's state without reading it."""

    inode: int
    size: int
    changed: int


class Steady:
    """Remembers looks at files; `seconds` is how long one must stay as it is."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._seen: dict[Path, tuple[Look, float]] = {}
        self._taken: dict[Path, Look] = {}

    def look(self, paths: Iterable[Path], now: float) -> list[Path]:
        """The files that came to rest and were not taken as they are; `now` in seconds of a clock that only goes on."""
        seen: dict[Path, tuple[Look, float]] = {}
        for path in paths:
            if (found := _look(path)) is not None:
                before, since = self._seen.get(path, (found, now))
                seen[path] = (found, since if before == found else now)
        self._seen = seen
        self._taken = {path: look for path, look in self._taken.items() if path in seen}
        return [path for path, (look, _) in seen.items() if self._taken.get(path) != look and self._rests(path, now)]

    def _rests(self, path: Path, now: float) -> bool:
        look, since = self._seen[path]
        return look.size > 0 and not is_unfinished(path.name) and now - since >= self._seconds

    def taken(self, paths: Iterable[Path]) -> None:
        """These were taken in, as they were at the last look."""
        self._taken |= {path: self._seen[path][0] for path in paths if path in self._seen}


def is_unfinished(name: str) -> bool:
    """Whether a name says that its file is not finished."""
    return name.startswith((".", "~$")) or name.lower().endswith(_UNFINISHED)


def _look(path: Path) -> Look | None:
    try:
        found = path.stat()
    except OSError:  # it went away meanwhile
        return None
    return Look(found.st_ino, found.st_size, found.st_mtime_ns)
