"""What vendor templates are written from and tried on: documents as they see them, read by the supervised workers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from extractors.extract import extract
from extractors.model import load
from extractors.readers import Scanning, laid_out, read
from flows.examiners import ROOM
from flows.receive import Unread, receive_all, walk
from flows.workers import WorkerPool
from schemas import Document, Extraction, Limits, Misconfigured, Policy, Reading, Signal


class Seen(NamedTuple):
    """A document as templates see it, and what the other layers read of it."""

    reading: Reading
    extraction: Extraction


def see(document: Document, limits: Limits, policy: Policy) -> Seen:
    """Read one document; runs inside a worker."""
    reading = read(document, limits, Scanning(policy.ocr, threads=policy.ocr.threads or 1), policy.passwords)
    reading = reading.model_copy(update={"laid_out": laid_out(document, limits)})
    model = load(policy.model_folder) if policy.layers.model else None
    return Seen(reading, extract(reading, model=model, rules=policy.layers.rules))


def seen(paths: Sequence[Path], policy: Policy) -> Iterator[tuple[Document, Seen]]:
    """Each of `paths` (folders are walked) as it is read, in the order given.

    Raises Misconfigured for what cannot be read, or has no text.
    """
    unread: list[Unread] = []
    documents = list(receive_all(walk(paths, unread), unread))
    for file, why in unread:
        raise Misconfigured(f"{file} was not read: {why}", "Name files that exist and may be read.")
    with WorkerPool(partial(see, policy=policy), policy.work.processes, policy.limits, ROOM) as pool:
        done = {document.sha256: returned for document, returned in pool.map(documents)}
    for document in documents:
        yield document, _of(document, done[document.sha256])


def _of(document: Document, returned: Seen | Signal) -> Seen:
    if isinstance(returned, Signal):
        raise Misconfigured(f"{document.origin}: {returned.message}", "Name a document that can be read.")
    if not any(page.words for page in returned.reading.pages):
        why = next((signal.message for signal in returned.reading.signals), "It has no text on pages.")
        raise Misconfigured(f"{document.origin}: {why}", "Templates read the text of pages: name a PDF or a scan.")
    return returned
