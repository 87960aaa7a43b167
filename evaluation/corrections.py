"""Documents that people corrected, as training examples: what the ledger holds of their decisions, and a file.

The file is JSON Lines, one document a line, in the gold format:

{"sha256": "...", "doc_type": "invoice", "fields": {"invoice_number": "R-1", ...}, "visible_false": ["due_date"]}

`fields` has the KILE names of docs/fields.md; one that is missing is unknown, one in `visible_false` is not printed.
The bytes are those of the workspace's stored original.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from evaluation.corpus import FIELDS, Labelled, Labels, labels_of
from evaluation.decided import decided_records, seller_of, undecided_records
from evaluation.train import LabelledReading
from extractors.readers import read
from ledger import Ledger, look
from schemas import DocType, Document, Limits, Misconfigured

SET = "corrections"
_DECIDED = "What people decided"
_ASK = "Mend this line, or take it out."


def corrections(file: Path | None, workspace: Path) -> list[LabelledReading]:
    """The documents that people decided on in `workspace`, and those that `file` lists, read from the originals.

    Raises Misconfigured for a line that is no correction, and for a document that the workspace does not know.
    """
    with look(workspace) as ledger:
        return [_example(record, ledger, place) for place, record in _all(file, ledger)]


def reviewed(file: Path | None, workspace: Path) -> list[Labelled]:
    """The same documents, to be measured: labelled, at the stored originals."""
    with look(workspace) as ledger:
        found = [_corrected(record, ledger, place) for place, record in _all(file, ledger)]
    return [Labelled(document.path, "", SET, labels) for document, labels in found]


class Sampled(NamedTuple):
    """The documents of the random sample to be measured: those that people checked, and `waiting` that nobody has."""

    documents: list[Labelled]
    waiting: int


def sampled(workspace: Path) -> Sampled:
    """The random sample as it stands; what waits counts as wrong until somebody has decided on it."""
    with Ledger.open(workspace, must_exist=True) as ledger:
        waiting = list(undecided_records(ledger))
        records = [*decided_records(ledger, sample_only=True), *waiting]
        found = [_corrected(record, ledger, _DECIDED) for record in records]
    return Sampled([Labelled(document.path, "", SET, labels) for document, labels in found], len(waiting))


def _all(file: Path | None, ledger: Ledger) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each record with where it stands; a document in the file counts as the file says."""
    written = [(f"{file}, line {number}", record) for number, record in _records(file)]
    named = {record.get("sha256") for _, record in written if isinstance(record, dict)}
    for record in decided_records(ledger):
        if record["sha256"] not in named:
            yield _DECIDED, record
    yield from written


def _records(file: Path | None) -> Iterator[tuple[int, dict[str, Any]]]:
    if file is None:
        return
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise Misconfigured(f"The file {file} cannot be read as text.", "Name a JSON Lines file in UTF-8.") from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                record = json.loads(line)
            except ValueError as error:
                raise Misconfigured(f"{file}, line {number} is not JSON.", _ASK) from error
            yield number, record


def _example(record: object, ledger: Ledger, place: str) -> LabelledReading:
    document, labels = _corrected(record, ledger, place)
    return LabelledReading(Labelled(Path(document.origin), "", SET, labels), read(document, Limits()))


def _corrected(record: object, ledger: Ledger, place: str) -> tuple[Document, Labels]:
    """The stored document that a record speaks of, and its labels."""
    if not isinstance(record, dict) or not isinstance(record.get("fields"), dict):
        raise Misconfigured(f"{place} has no fields.", _ASK)
    unknown = sorted(set(record["fields"]) - set(FIELDS))
    if unknown:
        raise Misconfigured(f"{place} has a field {unknown[0]}, which there is not.", "docs/fields.md lists them all.")
    if record.get("doc_type") not in set(DocType):
        raise Misconfigured(f"{place} has no doc_type.", f"It is one of {', '.join(DocType)}.")
    found = ledger.find(str(record.get("sha256") or ""))
    if len(found) != 1:
        raise Misconfigured(f"{place} names no document of this workspace.", "Give the document's whole sha256.")
    document = found[0].model_copy(update={"path": ledger.original(found[0].sha256)})
    return document, labels_of(record, seller_of(record))
