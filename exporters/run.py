"""export_run: the straight-through verdicts of a run, checked, written, read back, and only then put in place."""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from decimal import Decimal
from pathlib import Path

from exporters import manifest, tables
from exporters.csv_files import CSV
from exporters.exportable import why_not
from exporters.exporter import Exporter
from exporters.json_lines import JSON_LINES
from exporters.parquet_files import PARQUET
from schemas import Corrupted, Invoice, Misconfigured, RunInfo, Unavailable, Verdict, plain
from schemas.whole_folder import whole_folder

EXPORTERS: Mapping[str, Exporter] = {"json": JSON_LINES, "csv": CSV, "parquet": PARQUET}

# What each document should read back as, by its hash and the decimals that a format gives to every number.
Written = dict[str, dict[int | None, bytes]]
_NO_PAST = manifest.Past()
_RUN_NAME = re.compile(r"\w[\w.-]*")


def export_run(
    folder: Path, run: RunInfo, verdicts: Iterable[Verdict], formats: Sequence[str], past: manifest.Past = _NO_PAST
) -> Path:
    """Write `verdicts` in every one of `formats` to `folder`/<run>, whole or not at all, and return that folder.

    The same verdicts again leave the same bytes. Raises Misconfigured for an unknown format, Corrupted for a verdict
    that may not be exported and for files that do not read back, Unavailable when they cannot be written; what stood
    there before then stays.
    """
    chosen = {name: _exporter(name) for name in formats}
    if not _RUN_NAME.fullmatch(run.run):
        raise Misconfigured(f'The run "{run.run}" cannot name a folder.', "Use letters, digits, dots and dashes.")
    target = folder / run.run
    try:
        with whole_folder(target, _same) as new:
            _write(new, run, verdicts, chosen, past)
    except OSError as error:
        reason = (error.strerror or "the disk did not take the files").lower()
        raise Unavailable(
            f"The export {target} could not be written: {reason}. Nothing of it was exported.",
            "Free space on the disk or mend its permissions, then run again.",
        ) from error
    return target


def _exporter(name: str) -> Exporter:
    try:
        return EXPORTERS[name]
    except KeyError:
        raise Misconfigured(f'"{name}" is no export format.', f"Choose from {', '.join(EXPORTERS)}.") from None


def _same(new: Path, target: Path) -> bool:
    """Whether the intact export in `target` is what `new` holds: its manifest has every file's hash."""
    try:
        manifest.verify_export(target)
    except Corrupted:
        return False
    return (new / manifest.FILE_NAME).read_bytes() == (target / manifest.FILE_NAME).read_bytes()


def _write(
    new: Path, run: RunInfo, verdicts: Iterable[Verdict], chosen: Mapping[str, Exporter], past: manifest.Past
) -> None:
    written: Written = {}
    scales = {exporter.scale for exporter in chosen.values()}
    counts = dict.fromkeys(tables.TABLES, 0)
    with ExitStack() as stack:
        writers = [stack.enter_context(exporter.writing(new)) for exporter in chosen.values()]
        for verdict in verdicts:
            _check(verdict, written)
            for write in writers:
                write(verdict)
            written[verdict.document.sha256] = {scale: _fingerprint(verdict.invoice, scale) for scale in scales}
            counts["invoices"] += 1
            counts["tax_rows"] += len(verdict.invoice.tax_breakdown)
            counts["lines"] += len(verdict.invoice.lines)
    for name, exporter in chosen.items():
        _prove(name, exporter.reading(new), exporter.scale, written)
    names = [file for exporter in chosen.values() for file in exporter.files]
    manifest.write_manifest(new, run, tuple(written), names, counts, past)


def _check(verdict: Verdict, written: Collection[str]) -> None:
    """Raise Corrupted unless `verdict` may be exported: the last door, whatever the stations before have said."""
    problem = "it stands in the run twice" if verdict.document.sha256 in written else why_not(verdict)
    if problem:
        sha256 = verdict.document.sha256
        raise Corrupted(
            f"The document {sha256[:12]} was to be exported, but {problem}. Nothing of the run was exported.",
            f"Replay it with `vouchline replay {sha256[:12]}`, then run again.",
        )


def _fingerprint(invoice: Invoice, scale: int | None) -> bytes:
    """What tells `invoice` from every other: each value to its last digit, with `scale` decimals where it is fixed."""
    header, taxes, lines = tables.values(invoice)
    seen = [[_exact(cell, scale) for cell in row] for row in (header, *taxes, *lines)]
    return hashlib.sha256(repr((len(taxes), seen)).encode()).digest()


def _exact(cell: tables.Cell, scale: int | None) -> object:
    """`cell` so that two are equal only where they are written alike: 1.0 and 1.00 are equal as numbers."""
    if not isinstance(cell, Decimal):
        return cell
    if scale is None:
        return plain(cell)
    return format(cell or abs(cell), f".{scale}f")  # a fixed zero has no sign


def _prove(name: str, found: Iterator[tuple[str, Invoice]], scale: int | None, written: Written) -> None:
    """Raise Corrupted unless what was `found` in the files is what was to be `written`, in the same order."""
    expected = [(sha256, prints[scale]) for sha256, prints in written.items()]
    try:
        intact = [(sha256, _fingerprint(invoice, scale)) for sha256, invoice in found] == expected
    except (ValueError, LookupError, ArithmeticError, csv.Error):
        intact = False
    if not intact:
        raise Corrupted(
            f"The {name} files do not read back as what was to be exported. Nothing of the run was exported.",
            "Check the disk, then run again.",
        )
