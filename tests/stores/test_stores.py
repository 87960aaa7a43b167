"""The same behaviour on both stores: SQLite with a folder, PostgreSQL with an object store."""

from __future__ import annotations

import itertools
import os
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Connection, delete, inspect, text, update
from sqlalchemy.exc import DBAPIError

from ledger import Ledger, is_kept, look, migrate, verify
from ledger.database import Database
from ledger.home import home_of
from ledger.stores import store_of
from ledger.tables import events, exports
from schemas import Corrupted, Misconfigured, OutcomeKind, Policy, Unavailable
from schemas.queue import Wanted
from tests.ledger.kept import VERSIONS, clock, fill, ingest, kinds_of
from tests.stores.conftest import write_store


def kept_run(root: Path, workspace: Path, inbox: Path, at: str = "") -> int:
    """`run_kept.py` in a process of its own; its exit code, which is that of a kill or none."""
    done = subprocess.run(
        [sys.executable, str(root / "tests" / "stores" / "run_kept.py"), str(workspace), str(inbox), at],
        env={**os.environ, "PYTHONPATH": str(root)}, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert done.returncode in (0, -signal.SIGKILL), done.stderr
    return done.returncode


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """Three files, two of which are the same."""
    return fill(tmp_path / "inbox", {"a.pdf": b"one", "b.pdf": b"two", "c.pdf": b"one"})


def test_runs_leave_the_same_on_both(workspace: Path, inbox: Path) -> None:
    assert not is_kept(workspace)
    with pytest.raises(Misconfigured), look(workspace):
        pass
    with Ledger.open(workspace, now=clock()) as ledger:
        first = ingest(ledger, inbox, {"b.pdf": OutcomeKind.REVIEW})
        second = ingest(ledger, inbox)
        assert kinds_of(ledger, first) == {
            "a.pdf": OutcomeKind.EXPORTED, "b.pdf": OutcomeKind.REVIEW, "c.pdf": OutcomeKind.DUPLICATE,
        }  # fmt: skip
        assert kinds_of(ledger, second)["b.pdf"] is OutcomeKind.REVIEW
        assert [document.origin for name in ("b", "B.pdf", "c") for document in ledger.find(name)] == ["b.pdf", "a.pdf"]
        assert ledger.counts() == {"exported": 1, "review": 1}
    report = verify(workspace)
    assert (report.problem, report.originals, report.checkpoints) == (None, 2, 2)
    assert sorted(name.partition("/")[0] for name in store_of(workspace).names("originals")) == ["originals"] * 2


def test_any_text_comes_back_as_it_was(workspace: Path, tmp_path: Path) -> None:
    odd = "N\0UL \U0010ffff0 \U0010ffff \\ ' \u2603"
    with Ledger.open(workspace, now=clock()) as ledger:
        path = fill(tmp_path, {"a.pdf": b"one"}) / "a.pdf"
        document = ledger.keep(path, origin=odd, media_type="application/pdf", received_at=None)
        big = document.model_copy(update={"sha256": "0" * 64, "size": 5_000_000_000, "kept": False, "origin": "big"})
        run = ledger.start_run("ingest", odd, VERSIONS, Policy())
        ledger.add(run, [document, big])
        assert [one.origin for one in ledger.arrivals(run)] == [odd, "big"]
        assert [one.size for one in ledger.find("big")] == [5_000_000_000]
        assert ledger.find(odd)[0].sha256 == document.sha256
    assert verify(workspace).ok


@pytest.mark.parametrize("table", [events, exports])
def test_history_refuses_to_be_changed(workspace: Path, inbox: Path, table: object) -> None:
    with Ledger.open(workspace) as ledger:
        ingest(ledger, inbox)
    database = Database(home_of(workspace), wait_seconds=5)
    for deed in (delete(table), update(table).values(run="x")):  # type: ignore[arg-type]
        with pytest.raises(DBAPIError, match="append-only"), database.write() as connection:
            connection.execute(deed)
    database.close()


def test_migrations_go_up_and_down(workspace: Path) -> None:
    workspace.mkdir(exist_ok=True)
    database = Database(home_of(workspace), wait_seconds=5)
    shapes = {}
    with database.write() as connection:
        migrate.downgrade(connection, "base")
        for version in migrate.KNOWN:
            migrate.upgrade(connection, version)
            shapes[version] = shape_of(connection)
        for version in reversed(migrate.KNOWN[:-1]):
            migrate.downgrade(connection, version)
            assert shape_of(connection) == shapes[version]
        migrate.upgrade(connection)
        assert shape_of(connection) == shapes[migrate.HEAD]
    database.close()


def shape_of(connection: Connection) -> dict[str, object]:
    """The tables of a ledger with their columns, keys and indexes."""
    there = inspect(connection)
    return {
        table: (
            sorted(f"{one['name']} {one['type']} {one['nullable']}" for one in there.get_columns(table)),
            there.get_pk_constraint(table)["constrained_columns"],
            sorted(str(one["constrained_columns"]) for one in there.get_foreign_keys(table)),
            sorted(str(one["name"]) for one in there.get_indexes(table)),
        )
        for table in there.get_table_names()
    }


def test_going_down_loses_nothing(workspace: Path, inbox: Path) -> None:
    with Ledger.open(workspace) as ledger:
        ingest(ledger, inbox)
    database = Database(home_of(workspace), wait_seconds=5)
    with pytest.raises(RuntimeError, match="holds rows"), database.write() as connection:
        migrate.downgrade(connection, "base")
    database.close()
    assert verify(workspace).ok


@pytest.mark.parametrize(
    ("attack", "told"),
    [
        ("UPDATE verdicts SET gross = '1.00'", "was changed"),
        ("DROP TRIGGER events_no_update{on_events}", "was taken out"),
        ("CREATE TABLE added (x INTEGER)", "never made"),
        ("DROP INDEX ix_events_document", "was taken out"),
    ],
)
def test_who_changes_the_database_is_found(workspace: Path, inbox: Path, attack: str, told: str) -> None:
    with Ledger.open(workspace) as ledger:
        ingest(ledger, inbox)
    database = Database(home_of(workspace), wait_seconds=5)
    with database.write() as connection:
        here = " ON events" if connection.dialect.name == "postgresql" else ""
        connection.execute(text(attack.format(on_events=here)))
    database.close()
    assert told in (verify(workspace).problem or "")


def test_a_second_run_is_turned_away(workspace: Path) -> None:
    with home_of(workspace).hold(), pytest.raises(Unavailable, match="Another run"), home_of(workspace).hold():
        pass
    with home_of(workspace).hold():
        pass


def test_a_killed_holder_lets_go(root: Path, workspace: Path, inbox: Path) -> None:
    script = root / "tests" / "stores" / "run_kept.py"
    command = [sys.executable, str(script), str(workspace), str(inbox), "hold"]
    with subprocess.Popen(command, env={**os.environ, "PYTHONPATH": str(root)}, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(Unavailable), home_of(workspace).hold():
            pass
        holder.kill()
    assert _is_let_go(workspace)


def _is_let_go(workspace: Path) -> bool:
    """Whether a run may begin, soon after one was killed: a server sees that it is gone once its request is done."""
    until = time.monotonic() + 10
    while time.monotonic() < until:
        try:
            with home_of(workspace).hold():
                return True
        except Unavailable:
            time.sleep(0.1)
    return False


@pytest.mark.parametrize("at", ["write:3", "write:6+", "put:2", "put:3+"])
def test_a_run_killed_on_its_way_is_finished(
    root: Path, tmp_path: Path, places: tuple[str, str], inbox: Path, at: str
) -> None:
    workspace = tmp_path / "workspace"
    write_store(workspace, *places)
    assert kept_run(root, workspace, inbox, at) == -signal.SIGKILL
    assert _is_let_go(workspace)
    assert kept_run(root, workspace, inbox) == 0
    with Ledger.open(workspace) as ledger:
        [run] = ledger.runs()
        assert run.finished_at
        assert run.counts == {"documents": 3, "exported": 2, "duplicate": 1}
    assert verify(workspace).ok


def test_a_database_without_its_history_is_not_begun_anew(workspace: Path, inbox: Path) -> None:
    with Ledger.open(workspace) as ledger:
        ingest(ledger, inbox)
    home = home_of(workspace)
    database = Database(home, wait_seconds=5)
    if (workspace / "ledger.db").exists():
        database.close()
        (workspace / "ledger.db").unlink()
    else:
        with database.write() as connection:
            schema = connection.scalar(text("SELECT current_schema()"))
            connection.execute(text(f"DROP SCHEMA {schema} CASCADE"))
            connection.execute(text(f"CREATE SCHEMA {schema}"))
        database.close()
    with pytest.raises(Corrupted, match="is gone"):
        Ledger.open(workspace)


def test_the_queue_is_sorted_and_searched_on_both(workspace: Path, inbox: Path) -> None:
    with Ledger.open(workspace, now=clock()) as ledger:
        ingest(ledger, inbox, dict.fromkeys(("a.pdf", "b.pdf"), OutcomeKind.REVIEW))
        for sort, descending in itertools.product(("due", "amount", "age", "vendor", "cause"), (False, True)):
            wanted = Wanted.model_validate({"sort": sort, "descending": descending, "search": "SAMPLE 119,00"})
            found = ledger.queue(wanted)
            assert found.total == 2
            assert {one.file for one in found.items} == {"a.pdf", "b.pdf"}
        assert ledger.queue_counts(date(2027, 1, 1)).overdue == 2
        assert ledger.desk_figures() is not None
