"""The composition: read, extract, judge.

The command line, the tests, evaluation and Prefect all go through `process`.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache, partial
from pathlib import Path
from typing import NamedTuple, Self

from extractors import extract
from extractors.dividing import divide
from extractors.model import load, version
from extractors.readers import NO_PASSWORDS, UNKEPT, Scanning, read, xml_of
from extractors.templates import Template, load_templates
from flows.official import EInvoice, RulesPool, checked, rules_pool
from flows.workers import Room, WorkerPool
from schemas import (
    VERSION,
    Document,
    Enclosed,
    Extraction,
    Limits,
    Passwords,
    Policy,
    Reading,
    Signal,
    Verdict,
    Versions,
)
from schemas.policy import Layers
from validators import RULEBOOK_VERSION, Reference, judge

_ALL = Layers()
OCR_CACHE = "cache/ocr"  # in a workspace
ROOM = Room(kept=768 * 1_048_576)  # the OCR engine, once loaded, stays


class Examined(NamedTuple):
    """What comes back of one document from its worker: a reading without its words, and the extraction.

    `einvoice` is what the official rules are still to be run over.
    """

    reading: Reading
    extraction: Extraction
    seconds: float
    einvoice: EInvoice | None = None


class Examiners:
    """The workers of a run: readers, and behind them the official rules for the e-invoices among what they read.

    Use it in a `with` block, as the pools it holds.
    """

    def __init__(self, readers: WorkerPool[Document, Examined], rules: RulesPool) -> None:
        self._readers = readers
        self._rules = rules

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_why: object) -> None:
        with self._readers, self._rules:
            pass

    def map(self, documents: Iterable[Document]) -> Iterator[tuple[Document, Examined | Signal]]:
        """Each document with what was examined of it, or the signal that says why there is none, as they are done."""
        for document, returned in self._readers.map(documents):
            yield document, returned if isinstance(returned, Signal) else self._checked(returned)

    def _checked(self, examined: Examined) -> Examined:
        if examined.einvoice is None:
            return examined
        official = checked(self._rules, examined.einvoice)
        reading = examined.reading.model_copy(update={"official": official})
        return examined._replace(reading=reading, einvoice=None)


# What a foundation model adds; it also leaves the words of the pages behind.
Ask = Callable[[Document, Examined], Examined]


class Steps(NamedTuple):
    """The steps that `process` composes. `examine` may work on several documents at once, in any order."""

    examine: Callable[[Iterable[Document]], Iterator[tuple[Document, Examined | Signal]]]
    judge: Callable[[Document, Reading, Extraction], Verdict]
    ask: Ask | None = None


TakeIn = Callable[[Document, Sequence[Enclosed]], None]


def process(
    documents: Iterable[Document], steps: Steps, take_in: TakeIn | None = None
) -> Generator[Verdict, None, None]:
    """A verdict for each of `documents`, as they are done; one that kills its reader is judged too.

    What comes within a document is handed to `take_in` before its verdict is given.
    """
    for document, returned in steps.examine(documents):
        examined = _broken(document, returned) if isinstance(returned, Signal) else returned
        if take_in is not None and examined.reading.enclosed:
            take_in(document, examined.reading.enclosed)
        if steps.ask is not None:
            examined = steps.ask(document, examined)
        verdict = steps.judge(document, examined.reading, examined.extraction)
        yield verdict.model_copy(update={"seconds": examined.seconds})


def _broken(document: Document, signal: Signal) -> Examined:
    return Examined(Reading(sha256=document.sha256, reader="none", signals=(signal,)), Extraction(), 0.0)


def examine(  # noqa: PLR0913 (what a worker needs to know; all but the first three by name)
    document: Document,
    limits: Limits,
    templates: str | None = None,
    *,
    layers: Layers = _ALL,
    model_folder: str | None = None,
    with_words: bool = False,
    scanning: Scanning = UNKEPT,
    passwords: Passwords = NO_PASSWORDS,
    may_divide: bool = True,
) -> Examined:
    """Read and extract one document; runs inside a worker. `with_words`: its words are asked about later."""
    started = time.perf_counter()
    reading = divide(read(document, limits, scanning, passwords), document, allowed=may_divide)
    # What consists of others says nothing itself.
    extraction = (
        Extraction()
        if reading.enclosed
        else extract(
            reading,
            _templates(templates),
            model=load(model_folder) if layers.model else None,
            rules=layers.rules,
        )
    )
    seconds = time.perf_counter() - started
    kept = reading if with_words else reading.without_content()
    return Examined(kept, extraction, seconds, _einvoice(document, reading, limits))


def _einvoice(document: Document, reading: Reading, limits: Limits) -> EInvoice | None:
    xml = xml_of(document, limits) if reading.einvoice is not None else None
    return EInvoice(xml, attached=bool(reading.pages)) if xml is not None else None


@lru_cache(maxsize=4)
def _templates(folder: str | None) -> Sequence[Template]:
    return load_templates(Path(folder)) if folder else ()


def versions(policy: Policy) -> Versions:
    """What makes a verdict under `policy` today."""
    return Versions(
        vouchline=VERSION,
        model=version(policy.model_folder) if policy.layers.model else "none",
        rulebook=RULEBOOK_VERSION,
        policy=policy.hash,
    )


def steps(
    pool: Examiners, policy: Policy, reference: Reference, as_of: date | None = None, ask: Ask | None = None
) -> Steps:
    """The steps of a run: examined in `pool`, judged here against `reference`, as of `as_of` or the day of receipt.

    Between the two, `ask` asks a foundation model, where the policy enables one.
    """
    made_by = versions(policy)

    def judged(document: Document, reading: Reading, extraction: Extraction) -> Verdict:
        day = as_of or (document.received_at.date() if document.received_at else None)
        return judge(document, reading, extraction, policy=policy, reference=reference, versions=made_by, as_of=day)

    return Steps(examine=pool.map, judge=judged, ask=ask or _unasked(policy))


def _unasked(policy: Policy) -> Ask | None:
    """What stands in for asking where nothing can be put on record."""
    if not policy.foundation.enabled:
        return None
    from flows.foundation import unasked

    return unasked(policy)


def worker_pool(policy: Policy, workers: int | None = None, workspace: Path | None = None) -> Examiners:
    """The supervised workers of a run: `workers` if given, else what `policy` says, else one a core.

    Pages that OCR has read are kept in `workspace`, if there is one.
    """
    count = workers or policy.work.processes
    scanning = Scanning(
        policy.ocr,
        threads=policy.ocr.threads or max(1, (os.cpu_count() or 1) // count),
        cache=workspace.absolute() / OCR_CACHE if workspace else None,
    )
    readers = WorkerPool(
        partial(
            examine,
            templates=policy.templates,
            layers=policy.layers,
            model_folder=policy.model_folder,
            with_words=policy.foundation.enabled,
            scanning=scanning,
            passwords=policy.passwords,
            may_divide=policy.types.divide,
        ),
        workers=count,
        limits=policy.limits,
        room=ROOM,
    )
    return Examiners(readers, rules_pool(policy.limits))
