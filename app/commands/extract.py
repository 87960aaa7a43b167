"""`vouchline extract`: read, extract and judge each document alone, against empty history."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

from app.say import say, say_data
from app.show_progress import progress
from flows.examiners import worker_pool
from flows.pipeline import steps
from flows.policy_file import policy_of
from flows.progress import PROGRESS
from flows.receive import Unread, receive_all, walk
from flows.unpack import InOrder, Unfolding
from schemas import Disposition, Misconfigured, Unavailable, result
from validators import EMPTY


def extract(  # noqa: PLR0913 (one parameter an option of the command)
    paths: Sequence[Path],
    jsonl: Path | None,
    workers: int | None,
    as_of: datetime | None,
    all_findings: bool,  # noqa: FBT001 (named by the command line)
    workspace: Path,
    policy: Path | None,
) -> int:
    """Write one result a document, in the order given; 3 if any would wait for people, 4 if a file was not read."""
    settings = policy_of(workspace, policy)
    unread: list[Unread] = []
    documents = list(receive_all(walk(paths, unread, links=settings.inbox.links), unread))
    PROGRESS.set(progress())
    straight = True
    with _sink(jsonl) as sink, worker_pool(settings, workers) as pool, TemporaryDirectory() as folder:
        chain = steps(pool, settings, EMPTY, as_of.date() if as_of else None)
        unfolding = Unfolding(Path(folder))
        turns = InOrder(documents, unfolding.within)
        for done in unfolding.process(documents, chain):
            for verdict in turns.after(done):
                straight &= verdict.disposition in (Disposition.STRAIGHT_THROUGH, Disposition.UNPACKED)
                say_data(result(verdict, all_findings=all_findings), file=sink)
    for file, why in unread:
        say(f"not read: {file}: {why}", err=True)
    if unread:
        return Unavailable.exit_code
    return 0 if straight else 3


@contextmanager
def _sink(path: Path | None) -> Iterator[IO[str] | None]:
    """The file to write to, under its name only when it is whole; None for stdout."""
    if path is None:
        yield None
        return
    if path.exists() and not path.is_file():  # such as /dev/null: nothing to put in its place
        with path.open("w", encoding="utf-8") as stream:
            yield stream
        return
    fresh = path.with_name(f"{path.name}.unfinished")
    try:
        if not _may_hold_results(path):
            raise Misconfigured(
                f"The file {path} holds no results, and would be overwritten.",
                "Name the file for results right behind --jsonl, as one that is new or holds earlier results.",
            )
        stream = fresh.open("w", encoding="utf-8", buffering=1)  # a line at a time: it may be all that is left
    except OSError as error:
        raise Misconfigured(f"The file {path} cannot be written.", "Name a file in a folder that exists.") from error
    try:
        with stream:
            yield stream
    except BaseException:
        _leave(fresh)
        raise
    fresh.replace(path)


def _may_hold_results(path: Path) -> bool:
    """Whether a file is new, empty, or begins as results do: after `--jsonl *.pdf` it would be the first document."""
    if not path.exists():
        return True
    with path.open("rb") as file:
        return file.read(1) in (b"", b"{")


def _leave(fresh: Path) -> None:
    """Say where the results so far are; a file without any is taken away."""
    if fresh.stat().st_size == 0:
        fresh.unlink()
    else:
        say(f"Unfinished: the results so far are in {fresh}.", err=True)
