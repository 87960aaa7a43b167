"""The manifest of an export: what was written, of which documents, by which versions; and whether it is still so."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from schemas import Corrupted, Frozen, RunInfo, Versions

FILE_NAME = "manifest.json"
_EXPORT_AGAIN = "Do not use it. Replay or run the documents again to export them anew."


class WrittenFile(Frozen):
    """One file of an export; `rows` counts invoices, tax rows or lines, without headings."""

    name: str
    sha256: str
    bytes: int
    rows: int


class Earlier(Frozen):
    """An export of a document by an earlier run."""

    document: str
    run: str


class Manifest(Frozen):
    """All of an export. `documents` are their hashes in the order written; times are the run's own.

    `withdrawn` are exports of earlier runs that a person took back: book them no longer. `replaces` are those that
    documents of this export take the place of.
    """

    run: str
    kind: str
    started_at: str
    versions: Versions
    documents: tuple[str, ...]
    files: tuple[WrittenFile, ...]
    withdrawn: tuple[Earlier, ...] = ()
    replaces: tuple[Earlier, ...] = ()


class Past(NamedTuple):
    """What an export says of earlier ones: those taken back, and those that documents of it replace."""

    withdrawn: tuple[Earlier, ...] = ()
    replaces: tuple[Earlier, ...] = ()


def write_manifest(  # noqa: PLR0913 (the parts of a manifest)
    folder: Path,
    run: RunInfo,
    documents: Sequence[str],
    names: Sequence[str],
    rows: Mapping[str, int],
    past: Past,
) -> None:
    """Describe the files `names` in `folder`; `rows` counts by table, which is a file's name without its ending."""
    manifest = Manifest(
        run=run.run,
        kind=run.kind,
        started_at=run.started_at.isoformat(),
        versions=run.versions,
        documents=tuple(documents),
        files=tuple(_written(folder / name, rows[name.split(".")[0]]) for name in names),
        **past._asdict(),
    )
    text = json.dumps(manifest.model_dump(mode="json"), indent=2, ensure_ascii=False)
    (folder / FILE_NAME).write_bytes(text.encode() + b"\n")


def _written(path: Path, rows: int) -> WrittenFile:
    return WrittenFile(name=path.name, sha256=_digest(path), bytes=path.stat().st_size, rows=rows)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def verify_export(folder: Path) -> Manifest:
    """The manifest of the export in `folder`, when every file is as it was written.

    Raises Corrupted with the first thing that is wrong: a file missing, changed, or not of this export.
    """
    try:
        manifest = Manifest.model_validate_json((folder / FILE_NAME).read_bytes())
    except (OSError, ValueError) as error:
        raise Corrupted(f"The export {folder} has no readable {FILE_NAME}.", _EXPORT_AGAIN) from error
    for file in manifest.files:
        path = folder / file.name
        if not path.is_file():
            raise Corrupted(f"The export {folder} lacks its file {file.name}.", _EXPORT_AGAIN)
        if path.stat().st_size != file.bytes or _digest(path) != file.sha256:
            raise Corrupted(f"The file {path} was changed after it was exported.", _EXPORT_AGAIN)
    strangers = {path.name for path in folder.iterdir()} - {file.name for file in manifest.files} - {FILE_NAME}
    if strangers:
        raise Corrupted(f"The export {folder} holds a file that is not of it: {min(strangers)}.", "Move it elsewhere.")
    return manifest
