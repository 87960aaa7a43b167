"""Attacks by somebody who may write the workspace and knows how it is kept: what each does, and what must be said.

Each begins with `cover_up` done, so that nothing but the deed itself can be found.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

Sql = Callable[[str], None]


class Tampering(NamedTuple):
    """One deed in the database (statements) or in the folder, and the words that name it; None for an honest twin."""

    name: str
    says: str | None
    statements: tuple[str, ...] = ()
    deed: Callable[[Path], None] | None = None


def tamperings() -> Iterator[Tampering]:
    """Every deed that `audit verify` must name."""
    yield from _tables()
    yield from _orphans()
    yield from _files()
    yield from _exports()


_TRIGGERS = ("events_no_update", "events_no_delete", "exports_no_update", "exports_no_delete", "lessons_no_delete")


def _tables() -> Iterator[Tampering]:
    for trigger in _TRIGGERS:
        yield Tampering(f"no-{trigger}", f"The trigger {trigger} was taken out of the ledger.", (
            f"DROP TRIGGER {trigger}",
        ))  # fmt: skip
    yield Tampering("tame-trigger", "The trigger events_no_update of the ledger is not the one that Vouchline made.", (
        "DROP TRIGGER events_no_update",
        "CREATE TRIGGER events_no_update BEFORE UPDATE ON events WHEN 0 BEGIN SELECT RAISE(ABORT, 'no'); END",
    ))  # fmt: skip
    yield Tampering("own-trigger", "The ledger holds a trigger pay_me, which Vouchline never made.", (
        "CREATE TRIGGER pay_me AFTER INSERT ON verdicts BEGIN UPDATE verdicts SET gross = '9' WHERE 0; END",
    ))  # fmt: skip
    for table in ("verdicts", "sellers", "people"):
        yield Tampering(f"view-{table}", f"In the place of the table {table} the ledger has a view.", (
            "PRAGMA legacy_alter_table=ON",
            f"ALTER TABLE {table} RENAME TO mine",
            f"CREATE VIEW {table} AS SELECT * FROM mine",
        ))  # fmt: skip
    yield Tampering("own-view", "The ledger holds a view latest, which Vouchline never made.", (
        "CREATE VIEW latest AS SELECT * FROM events",
    ))  # fmt: skip
    yield Tampering("own-table", "The ledger holds a table notes, which Vouchline never made.", (
        "CREATE TABLE notes (text)",
    ))  # fmt: skip
    yield Tampering("own-column", "The table outcomes of the ledger is not the one that Vouchline made.", (
        "ALTER TABLE outcomes ADD COLUMN paid TEXT",
    ))  # fmt: skip
    yield Tampering("no-index", "The index ix_arrivals_document was taken out of the ledger.", (
        "DROP INDEX ix_arrivals_document",
    ))  # fmt: skip
    yield Tampering("lax-table", "The table sellers of the ledger is not the one that Vouchline made.", (
        "CREATE TABLE mine AS SELECT * FROM sellers", "DROP TABLE sellers", "ALTER TABLE mine RENAME TO sellers",
    ))  # fmt: skip
    yield Tampering("no-head", "is damaged, or it is no Vouchline ledger", ("DELETE FROM head",))
    yield Tampering("two-heads", "is damaged, or it is no Vouchline ledger", (
        "INSERT INTO head SELECT 2, number, hash FROM head",
    ))  # fmt: skip
    yield Tampering("other-version", "The table arrivals of the ledger is not the one that Vouchline made.", (
        "UPDATE alembic_version SET version_num = '0003'",
    ))  # fmt: skip


def _orphans() -> Iterator[Tampering]:
    for table, values in (("sellers", "(99, 'name:X')"), ("failures", "(99, 'BR-01')"), ("lessons", "(99, 'v', '{}')")):
        says = rf"The table {table} holds a row \(\d+\) whose row in verdicts is gone\."
        yield Tampering(f"orphan-{table}", says, (f"INSERT INTO {table} VALUES {values}",))
    sha256 = "f" * 64
    yield Tampering("orphan-document", f"The table documents holds a row .{sha256}. that no event speaks of", (
        f"INSERT INTO documents (sha256, size, state, kept) VALUES ('{sha256}', 1, 'received', 1)",
    ))  # fmt: skip
    yield Tampering("orphan-export", r"The table exports holds a row \(.*\) that no event speaks of", (
        "INSERT INTO exports (document, turn, run) SELECT sha256, 7, (SELECT min(run) FROM runs) FROM documents",
    ))  # fmt: skip


def _files() -> Iterator[Tampering]:
    yield Tampering("original-link", "The original .* was replaced by a link", deed=_original_by_link)
    yield Tampering("original-gone-link", "The original .* was replaced by a link", deed=_original_by_dead_link)
    yield Tampering("folder-link", "The folder .* was replaced by a link", deed=_folder_by_link)
    for days, name in ((-400, "earlier"), (400, "later")):
        says = r"The checkpoint \d{12}\.json says .* but event \d+ is of .*: its time was changed"
        yield Tampering(f"checkpoint-{name}", says, deed=lambda workspace, days=days: _shift(workspace, days))  # type: ignore[misc]
    yield Tampering("checkpoint-timeless", r"The checkpoint .* is damaged", deed=_timeless)


def _exports() -> Iterator[Tampering]:
    yield Tampering("export-edited", "was changed after it was exported", deed=lambda w: _export(w, ".csv", b"x"))
    yield Tampering("manifest-edited", "manifest.json was changed", deed=lambda w: _export(w, "manifest.json", b"{}"))
    yield Tampering("export-link", "was replaced by a link after it was exported", deed=_export_by_link)
    yield Tampering("export-folder-link", "The export .* was replaced by a link", deed=_export_folder_by_link)
    yield Tampering("export-added", "holds a file that is not of it: more.csv", deed=_export_added)
    yield Tampering("export-forged", "is of no run that exported: do not use it", deed=_export_forged)


def honest() -> Iterator[Tampering]:
    """What is no damage, however much it looks like it."""
    yield Tampering("untouched", None)
    yield Tampering("vacuum", None, ("VACUUM",))
    yield Tampering("analysed", None, ("ANALYZE",))
    yield Tampering("reindexed", None, ("REINDEX",))
    yield Tampering("put-back", None, (
        "DROP TRIGGER events_no_update",
        "CREATE TRIGGER events_no_update  BEFORE UPDATE ON \"events\" "
        "BEGIN SELECT RAISE(ABORT, 'events are append-only'); END",
    ))  # fmt: skip
    yield Tampering("exports-taken-away", None, deed=lambda workspace: shutil.rmtree(_exported(workspace)))
    yield Tampering("moved", None, deed=lambda workspace: workspace.chmod(0o750))
    yield Tampering("stranger", None, deed=lambda w: (w / "originals" / "note").write_text("x") and None)


def _originals(workspace: Path) -> list[Path]:
    return sorted(path for path in (workspace / "originals").glob("??/*") if re.fullmatch("[0-9a-f]{64}", path.name))


def _original_by_link(workspace: Path) -> None:
    path = _originals(workspace)[0]
    path.symlink_to(path.rename(workspace.parent / path.name))


def _original_by_dead_link(workspace: Path) -> None:
    path = _originals(workspace)[0]
    path.unlink()
    path.symlink_to("nowhere")


def _folder_by_link(workspace: Path) -> None:
    folder = _originals(workspace)[0].parent
    folder.symlink_to(folder.rename(workspace.parent / folder.name))


def _shift(workspace: Path, days: int) -> None:
    from datetime import datetime, timedelta

    path = sorted((workspace / "checkpoints").glob("*.json"))[0]
    content = json.loads(path.read_text(encoding="utf-8"))
    content["at"] = (datetime.fromisoformat(content["at"]) + timedelta(days=days)).isoformat()
    _write(path, json.dumps(content).encode())


def _timeless(workspace: Path) -> None:
    path = sorted((workspace / "checkpoints").glob("*.json"))[0]
    content = json.loads(path.read_text(encoding="utf-8"))
    del content["at"]
    _write(path, json.dumps(content).encode())


def _exported(workspace: Path) -> Path:
    return min(path for path in (workspace / "exports").iterdir() if path.is_dir())


def _export(workspace: Path, ending: str, more: bytes) -> None:
    path = min(path for path in _exported(workspace).iterdir() if path.name.endswith(ending))
    _write(path, path.read_bytes() + more)


def _export_by_link(workspace: Path) -> None:
    path = min(path for path in _exported(workspace).iterdir() if path.suffix == ".csv")
    path.symlink_to(path.rename(workspace.parent / path.name))


def _export_folder_by_link(workspace: Path) -> None:
    folder = _exported(workspace)
    folder.symlink_to(folder.rename(workspace.parent / "elsewhere"))


def _export_added(workspace: Path) -> None:
    (_exported(workspace) / "more.csv").write_text("pay,me\n", encoding="utf-8")


def _export_forged(workspace: Path) -> None:
    shutil.copytree(_exported(workspace), workspace / "exports" / "20991231T000000Z-0099")


def _write(path: Path, data: bytes) -> None:
    path.chmod(0o600)
    path.write_bytes(data)
