"""All lessons of a workspace in one file, found by the marks that stand on a page: 10,000 vendors are looked up in ms.

SQLite's file format, written by each run under the hash of its lessons and only read afterwards, by many workers.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Set
from contextlib import closing
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any

from schemas import Lesson

_AT_ONCE = 500  # values of one question: SQLite's oldest limit is 999
_SCHEMA = """
CREATE TABLE lessons (number INTEGER PRIMARY KEY, body TEXT NOT NULL);
CREATE TABLE marks (mark TEXT NOT NULL, lesson INTEGER NOT NULL, PRIMARY KEY (mark, lesson)) WITHOUT ROWID;
"""


class Book:
    """The lessons in the file at `path`."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def lessons(self, marks: Set[str]) -> tuple[Lesson, ...]:
        """The lessons of every vendor one of whose marks is among `marks`, in the order they were learnt."""
        with closing(self._opened()) as file:
            numbers = {number for (number,) in _asked(file, "SELECT lesson FROM marks WHERE mark", marks)}
            rows = list(_asked(file, "SELECT number, body FROM lessons WHERE number", numbers))
        return tuple(Lesson.model_validate_json(body) for _, body in sorted(rows))

    def _opened(self) -> sqlite3.Connection:
        return sqlite3.connect(f"{self._path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)


@lru_cache(maxsize=2)
def open_book(path: str) -> Book:
    """The book at `path`; one for each process."""
    return Book(Path(path))


def write_book(folder: Path, lessons: Iterable[Lesson]) -> Path | None:
    """The file in `folder` that holds `lessons`, written whole and anew; None where there are none."""
    rows = tuple(lessons)
    if not rows:
        return None
    name = hashlib.sha256("".join(lesson.hash for lesson in rows).encode()).hexdigest()[:16]
    path = folder / f"{name}.db"
    folder.mkdir(parents=True, exist_ok=True)
    part = folder / f"{name}.part"
    part.unlink(missing_ok=True)
    with closing(sqlite3.connect(part)) as file, file:
        _fill(file, rows)
    part.replace(path)  # also where one is there: it may not be what was written
    return path


def _fill(file: sqlite3.Connection, lessons: tuple[Lesson, ...]) -> None:
    file.executescript(_SCHEMA)
    file.executemany(
        "INSERT INTO lessons VALUES (?, ?)", ((number, one.model_dump_json()) for number, one in enumerate(lessons))
    )
    file.executemany(
        "INSERT INTO marks VALUES (?, ?)", ((mark, number) for number, one in enumerate(lessons) for mark in one.marks)
    )


def _asked(file: sqlite3.Connection, question: str, values: Iterable[Any]) -> Iterator[tuple[Any, ...]]:
    """The rows of a question that ends before the list of its values, asked in portions."""
    left = iter(values)
    while some := tuple(islice(left, _AT_ONCE)):
        yield from file.execute(f"{question} IN ({','.join('?' * len(some))})", some)
