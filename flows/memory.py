"""The memory of vendors' pages: as a run takes it along, and tried on the documents it was learnt from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from extractors.memory.book import write_book
from flows.examiners import worker_pool
from ledger import Ledger
from schemas import Claim, Lesson, Policy, Signal
from schemas.deciding import equal

FOLDER = "cache/memory"  # in a workspace


class Tried(NamedTuple):
    """One lesson's document read again with all that is remembered: which of the terms it taught came out otherwise."""

    lesson: Lesson
    wrong: tuple[str, ...]


def book_of(ledger: Ledger, workspace: Path) -> Path | None:
    """The file with every lesson that counts now; None where nothing was learnt. Earlier files are removed."""
    folder = (workspace / FOLDER).absolute()
    path = write_book(folder, ledger.lessons())
    for other in folder.glob("*.db"):
        if other != path:
            other.unlink()
    return path


def _taught(lesson: Lesson, approved: Mapping[str, Claim]) -> set[str]:
    """The approved values that `lesson` tells the places of."""
    terms = {trace.term for trace in lesson.traces}
    if lesson.table is not None:
        cells = {column.cell for column in lesson.table.columns}
        terms |= {path for path in approved if path.startswith("lines[") and path.rpartition("].")[2] in cells}
    return terms & approved.keys()


def tried(ledger: Ledger, policy: Policy, workers: int | None = None) -> Iterator[Tried]:
    """Every lesson that counts, tried: its document is read from its original as if it came today."""
    lessons = {lesson.document: lesson for lesson in ledger.lessons()}
    documents = list(ledger.select(sha256s=list(lessons)))
    with TemporaryDirectory() as folder, worker_pool(policy, workers) as pool:
        for document, examined in pool.map(documents, memory=write_book(Path(folder), lessons.values())):
            lesson, approved = lessons[document.sha256], ledger.last_approval(document.sha256)
            assert approved is not None  # nothing else teaches
            read = {} if isinstance(examined, Signal) else examined.extraction.claims
            taught = sorted(_taught(lesson, approved.claims))
            right = {t for t in taught if t in read and equal(read[t].value, approved.claims[t].value)}
            yield Tried(lesson, tuple(term for term in taught if term not in right))
