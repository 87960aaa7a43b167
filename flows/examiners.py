"""The processes of a run: those that read and draw, and behind them the official rules."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Protocol, Self, cast

from flows.examined import Arranged, Arranging, Drawing, Drawn, Examined, Wanted
from flows.official import RulesPool, checked, rules_pool
from flows.workers import Elsewhere, Room, WorkerPool
from schemas import Document, Policy, Signal
from schemas.decision import Decided

OCR_CACHE = "cache/ocr"  # in a workspace
ROOM = Room(kept=896 * 1_048_576)  # the OCR engine and the encoder of sentences, once loaded, stay

Readers = WorkerPool[Wanted | Drawing | Arranging, Examined | Drawn | Arranged]


def _nothing(_document: Document) -> None:
    """What was approved of a document on which nobody decided."""


def _as_it_came(_document: Document) -> bool:
    """Whether a person said which pages are this document: nobody did."""
    return False


class Away(AbstractContextManager[object], Protocol):
    """Reads elsewhere."""

    def read(self, wanted: Iterable[Wanted]) -> Iterator[tuple[Wanted, Examined | Signal]]:
        """What is wanted, with what was examined of it, as they are done."""


class Examiners:
    """The workers of a run: readers, and behind them the official rules for the e-invoices among what they read.

    Use it in a `with` block, as the pools it holds.
    """

    def __init__(self, readers: Readers, rules: RulesPool, away: Away | None = None) -> None:
        self._readers = readers
        self._rules = rules
        self._away = away

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_why: object) -> None:
        with self._readers, self._rules, self._away or nullcontext():
            pass

    def warm(self, documents: int | None = None) -> None:
        """Start the readers before there is anything to read here, no more than there will be `documents`."""
        if self._away is None:
            self._readers.warm(documents)

    def map(
        self,
        documents: Iterable[Document],
        approved: Callable[[Document], Decided | None] = _nothing,
        memory: Path | None = None,
        whole: Callable[[Document], bool] = _as_it_came,
        glyphs: Path | None = None,
    ) -> Iterator[tuple[Document, Examined | Signal]]:
        """Each document with what was examined of it, or the signal that says why there is none, as they are done.

        `approved` says what a person approved of a document: that stands in the place of what is read. `memory` is the
        file of the memory of vendors' pages, `glyphs` that of known glyphs. What is `whole` by a person's word is not
        divided.
        """
        wanted = (Wanted(document, approved(document), memory, whole(document), glyphs) for document in documents)
        for one, returned in (self._away or self).read(wanted):
            yield one.document, returned

    def read(self, wanted: Iterable[Wanted]) -> Iterator[tuple[Wanted, Examined | Signal]]:
        """The same, of what is wanted, in the readers here."""
        for one, returned in self._readers.map(wanted):
            yield (
                cast("Wanted", one),
                returned if isinstance(returned, Signal) else self._checked(cast("Examined", returned)),
            )

    def draw(self, drawings: Iterable[Drawing]) -> Iterator[tuple[Drawing, Drawn | Signal]]:
        """Each drawing with its images, or the signal that says why there are none, as they are done."""
        return cast("Iterator[tuple[Drawing, Drawn | Signal]]", self._readers.map(drawings))

    def arrange(self, arranging: Arranging) -> Arranged | None:
        """What is made of pages; None where that kills the reader."""
        ((_, returned),) = self._readers.map([arranging])
        return returned if isinstance(returned, Arranged) else None

    def _checked(self, examined: Examined) -> Examined:
        if examined.einvoice is None:
            return examined
        official = checked(self._rules, examined.einvoice)
        reading = examined.reading.model_copy(update={"official": official})
        return examined._replace(reading=reading, einvoice=None)


def worker_pool(
    policy: Policy, workers: int | None = None, workspace: Path | None = None, away: Away | None = None
) -> Examiners:
    """The supervised workers of a run: `workers` if given, else what `policy` says, else one a core.

    Pages that OCR has read are kept in `workspace`, if there is one. What reads `away` has the documents of the run.
    """
    count = workers or policy.work.processes
    work = Elsewhere(
        "flows.examine:work",
        first="flows.examine:prepare",
        policy=policy,
        threads=threads_of(policy, count),
        cache=workspace.absolute() / OCR_CACHE if workspace else None,
    )
    readers = Readers(work, workers=count, limits=policy.limits, room=ROOM)
    return Examiners(readers, rules_pool(policy.limits), away)


def threads_of(policy: Policy, count: int) -> int:
    """Threads that OCR has in each of `count` reading processes."""
    return policy.ocr.threads or max(1, (os.cpu_count() or 1) // count)
