"""Progress of long work: a small Protocol that the command line fills, and a silent one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Protocol, TypeVar

T = TypeVar("T")


class Progress(Protocol):
    """Shows how far long work has come."""

    def start(self, what: str, total: int) -> None:
        """A new stretch of work of `total` steps begins."""

    def advance(self) -> None:
        """One more step is done."""

    def finish(self) -> None:
        """The stretch is done."""


class Silent:
    """Shows nothing."""

    def start(self, what: str, total: int) -> None:
        """Nothing to show."""

    def advance(self) -> None:
        """Nothing to show."""

    def finish(self) -> None:
        """Nothing to show."""


# The command line sets it, and a schedule, whose runs are looked at in Prefect.
PROGRESS: ContextVar[Progress] = ContextVar("progress", default=Silent())  # noqa: B039 (Silent holds no state)


@contextmanager
def shown_by(progress: Progress) -> Iterator[None]:
    """Within the block long work is shown by `progress`."""
    before = PROGRESS.set(progress)
    try:
        yield
    finally:
        PROGRESS.reset(before)


@contextmanager
def showing(what: str, total: int) -> Iterator[Callable[[], None]]:
    """A stretch of `total` steps of `what`; what is yielded is called after each."""
    progress = PROGRESS.get()
    progress.start(what, total)
    try:
        yield progress.advance
    finally:
        progress.finish()


def shown(items: Iterable[T], what: str, total: int) -> Iterator[T]:
    """`items` unchanged, each counted as a step of `what`."""
    with showing(what, total) as step_done:
        for item in items:
            yield item
            step_done()
