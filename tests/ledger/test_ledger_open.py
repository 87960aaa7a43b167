"""Opening: schema versions, foreign files, what lies on the disk, what history holds."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, text

from ledger import Ledger, migrate, verify
from ledger.migrate import WHOLE
from ledger.migrations.whole import made_by, migrated
from ledger.tables import metadata
from schemas import Corrupted, Misconfigured, OutcomeKind
from tests.ledger.kept import clock, fill, ingest, keep_all


def test_the_newest_migration_is_the_one_the_ledger_expects(root: Path) -> None:
    config = Config()
    config.set_main_option("script_location", str(root / "ledger" / "migrations"))
    scripts = ScriptDirectory.from_config(config)
    assert scripts.get_current_head() == migrate.HEAD
    assert {script.revision for script in scripts.walk_revisions()} == set(migrate.KNOWN)


def test_migrations_make_the_tables_that_the_code_uses(ledger: Ledger, workspace: Path) -> None:
    assert ledger.counts() == {}
    engine = create_engine(f"sqlite:///{workspace / 'ledger.db'}")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
    engine.dispose()


def test_a_new_file_is_made_as_the_migrations_make_it(workspace: Path) -> None:
    assert WHOLE.read_text(encoding="utf-8").splitlines() == migrated(), "run python -m ledger.migrations.whole"
    Ledger.open(workspace).close()
    with closing(sqlite3.connect(workspace / "ledger.db")) as database:
        assert list(made_by(database)) == migrated()


def test_a_new_ledger_needs_no_alembic(workspace: Path, root: Path) -> None:
    code = (
        "import sys; from pathlib import Path\n"
        "from ledger import Ledger, verify\n"
        "from schemas import Policy, Versions\n"
        "versions = Versions(vouchline='1', model='none', rulebook='1', policy='x')\n"
        f"with Ledger.open(Path({str(workspace)!r})) as ledger:\n"
        "    ledger.finish_run(ledger.start_run('ingest', 'inbox', versions, Policy()))\n"
        f"print(verify(Path({str(workspace)!r})).ok, 'alembic' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "False"]


def test_opening_again_keeps_everything_and_needs_no_alembic(workspace: Path, tmp_path: Path, root: Path) -> None:
    with Ledger.open(workspace) as ledger:
        run = ingest(ledger, fill(tmp_path / "inbox", {"a.pdf": b"one"}))
    code = (
        "import sys; from pathlib import Path; from ledger import Ledger\n"
        f"print(Ledger.open(Path({str(workspace)!r})).run().run, 'alembic' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.split() == [run.run, "False"]
    assert done.stderr == ""


def test_making_a_ledger_says_nothing(workspace: Path, root: Path) -> None:
    code = f"from pathlib import Path; from ledger import Ledger; Ledger.open(Path({str(workspace)!r})).close()"
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("", "")


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("CREATE TABLE other (x)", "not a Vouchline ledger"),
        ("CREATE TABLE alembic_version (version_num)", "not a Vouchline ledger"),
        ("CREATE TABLE alembic_version AS SELECT '9999' AS version_num", "newer Vouchline"),
    ],
)
def test_a_database_of_somebody_else(workspace: Path, statement: str, words: str) -> None:
    workspace.mkdir()
    engine = create_engine(f"sqlite:///{workspace / 'ledger.db'}")
    with engine.begin() as connection:
        connection.execute(text(statement))
    engine.dispose()
    with pytest.raises(Corrupted, match=words):
        Ledger.open(workspace)


def test_a_file_that_is_no_database(workspace: Path) -> None:
    workspace.mkdir()
    (workspace / "ledger.db").write_text("These are notes of mine, and no ledger at all. " * 50)
    with pytest.raises(Corrupted, match="damaged"):
        Ledger.open(workspace)
    assert (workspace / "ledger.db").read_text().startswith("These are notes")


def test_a_workspace_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Misconfigured, match="cannot be made"):
        Ledger.open(tmp_path / "file" / "workspace")


def test_a_question_makes_no_ledger(workspace: Path) -> None:
    with pytest.raises(Misconfigured, match="no ledger") as error:
        Ledger.open(workspace, must_exist=True)
    assert str(workspace) in error.value.message
    assert "--workspace" in error.value.way_out
    assert not workspace.exists()


def test_a_ledger_that_exists_answers_questions(workspace: Path, tmp_path: Path) -> None:
    with Ledger.open(workspace) as ledger:
        run = ingest(ledger, fill(tmp_path / "inbox", {"a.pdf": b"one"}))
    with Ledger.open(workspace, must_exist=True) as ledger:
        assert ledger.run() == run


def test_a_ledger_that_is_gone_is_damage_and_no_mistyped_name(workspace: Path, tmp_path: Path) -> None:
    with Ledger.open(workspace) as ledger:
        ingest(ledger, fill(tmp_path / "inbox", {"a.pdf": b"one"}))
    for path in workspace.glob("ledger.db*"):
        path.unlink()
    with pytest.raises(Corrupted, match="is gone"):
        Ledger.open(workspace, must_exist=True)


def test_a_ledger_without_events_is_not_intact(ledger: Ledger, workspace: Path) -> None:
    assert ledger.runs() == []
    report = verify(workspace)
    assert report.problem is not None
    assert "holds no event" in report.problem
    assert not report.ok


@pytest.mark.parametrize("name", ["What?", "a?mode=memory", "50%25", "one#two", "three & four=5", "a:b@c"])
def test_a_workspace_of_any_name_holds_its_own_ledger(tmp_path: Path, name: str) -> None:
    inbox = fill(tmp_path / "inbox", {"a.pdf": b"one"})
    with Ledger.open(tmp_path / name) as ledger:
        ingest(ledger, inbox)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([name, "inbox"])
    assert (tmp_path / name / "ledger.db").is_file()
    assert verify(tmp_path / name).ok


def test_originals_are_kept_whole_read_only_and_once(ledger: Ledger, workspace: Path, tmp_path: Path) -> None:
    inbox = fill(tmp_path / "inbox", {"a.pdf": b"one" * 1_000_000, "b.pdf": b"one" * 1_000_000, "empty": b""})
    first, second, empty = keep_all(ledger, inbox)
    assert first.path == second.path == workspace / "originals" / first.sha256[:2] / first.sha256
    assert first.path.read_bytes() == (inbox / "a.pdf").read_bytes()
    assert first.path.stat().st_mode & 0o222 == 0
    assert (first.size, empty.size) == (3_000_000, 0)
    assert ledger.original(first.sha256) == first.path
    assert [path.name for path in (workspace / "originals").rglob("*") if path.is_file()].count(first.sha256) == 1
    assert list((workspace / "originals").glob(".*")) == []


def test_a_harmed_original_stops_its_reader(ledger: Ledger, tmp_path: Path) -> None:
    (document,) = keep_all(ledger, fill(tmp_path / "inbox", {"a.pdf": b"one"}))
    document.path.chmod(0o644)
    document.path.write_bytes(b"eno")
    with pytest.raises(Corrupted, match=document.sha256):
        ledger.original(document.sha256)
    document.path.unlink()
    with pytest.raises(Corrupted, match="missing"):
        ledger.original(document.sha256)


def test_a_file_that_is_gone_is_named(ledger: Ledger, tmp_path: Path) -> None:
    with pytest.raises(Misconfigured, match=r"gone\.pdf"):
        ledger.keep(tmp_path / "gone.pdf", origin="gone.pdf", media_type="x", received_at=None)


def test_half_copied_files_of_a_killed_run_are_swept(ledger: Ledger, workspace: Path, tmp_path: Path) -> None:
    left = workspace / "originals" / ".unfinished-1"
    left.parent.mkdir()
    left.write_bytes(b"half a f")
    ingest(ledger, fill(tmp_path / "inbox", {"a.pdf": b"one"}))
    assert not left.exists()
    assert verify(workspace).problem is None


def test_history_holds_no_values(ledger: Ledger, workspace: Path, tmp_path: Path) -> None:
    inbox = fill(tmp_path / "Secret Folder", {"Private Person.pdf": b"one", "Other Person.pdf": b"two"})
    ingest(ledger, inbox, {"Other Person.pdf": OutcomeKind.REVIEW})
    ledger.close()
    engine = create_engine(f"sqlite:///{workspace / 'ledger.db'}")
    with engine.connect() as connection:
        rows = connection.execute(text("SELECT * FROM events")).all()
    engine.dispose()
    said = " ".join(str(row) for row in rows) + (next((workspace / "checkpoints").iterdir())).read_text()
    for value in ("Person", "Secret", "Sample Works", "DE136695976", "119.00", "N-", "It is review", "2026-01-02"):
        assert value not in said, value


def test_the_clock_is_the_callers(workspace: Path, tmp_path: Path) -> None:
    with Ledger.open(workspace, now=clock()) as ledger:
        run = ingest(ledger, fill(tmp_path / "inbox", {"a.pdf": b"one"}))
    assert run.run == "20260105T093000Z-0001"
    assert run.started_at == clock()()
