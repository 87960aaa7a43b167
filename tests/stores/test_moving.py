"""A workspace moved to PostgreSQL and an object store and back: the same rows, the same files, killed or not."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import select

from app.commands.store import move as command
from flows.backup import back_up, bring_back
from flows.moving import move
from ledger import Ledger, verify
from ledger.database import Database
from ledger.home import home_of
from ledger.stores import setting_of, store_at, store_of
from ledger.tables import metadata
from schemas import Company, Corrupted, Misconfigured, OutcomeKind
from schemas.decision import Role
from schemas.store_policy import StorePolicy
from tests.ledger.kept import START, clock, fill, ingest
from tests.stores.conftest import new_places, write_store

_BACK = StorePolicy()


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A workspace in a folder with something of all that is moved."""
    place = tmp_path / "workspace"
    inbox = fill(tmp_path / "inbox", {"a.pdf": b"one", "b.pdf": b"two", "c.pdf": b"one"})
    with Ledger.open(place, now=clock()) as ledger:
        ingest(ledger, inbox, {"b.pdf": OutcomeKind.REVIEW})
        ledger.load_reference("companies", [Company(company="us", names=("Sample Works",))])
        ledger.add_person("anna", Role.APPROVER, None)
    fill(place / "reports" / "run", {"index.html": b"<html>"})
    (place / "policy.toml").write_text("# ours\n[work]\nworkers = 1\n", encoding="utf-8")
    return place


def rows_of(workspace: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of a ledger, table by table."""
    database = Database(home_of(workspace), wait_seconds=5)
    with database.read() as connection:
        tables = metadata.sorted_tables
        rows = {
            one.name: [tuple(row) for row in connection.execute(select(one).order_by(*one.primary_key))]
            for one in tables
        }
    database.close()
    return rows


def test_there_and_back(workspace: Path, tmp_path: Path, places: tuple[str, str]) -> None:
    before, there = rows_of(workspace), StorePolicy(ledger=places[0], files=places[1])
    moved = move(workspace, there)
    assert (moved.verified.problem, moved.verified.originals) == (None, 2)
    assert setting_of(workspace) == there
    assert (workspace / "policy.toml").read_text(encoding="utf-8").startswith("# ours\n[work]\nworkers = 1\n")
    assert rows_of(workspace) == before
    with pytest.raises(Misconfigured, match="moved from here"):
        Ledger.open(workspace, home=home_of_file(workspace))
    for path in sorted((workspace / "originals").rglob("*"), reverse=True):  # copies: what counts is in the store
        path.unlink() if path.is_file() else path.rmdir()
    with Ledger.open(workspace, now=clock(START.replace(year=2027))) as ledger:
        ingest(ledger, fill(tmp_path / "more", {"d.pdf": b"four"}))
    after = rows_of(workspace)
    assert move(workspace, _BACK).verified.originals == 3
    assert rows_of(workspace) == after
    assert setting_of(workspace) == _BACK
    assert verify(workspace).ok
    move(workspace, there)  # over the older copies there
    assert rows_of(workspace) == after


def home_of_file(workspace: Path) -> object:
    """The ledger that was left in the folder."""
    from ledger.home import home_at

    return home_at(None, workspace)


def test_a_backup_of_a_server_stands_alone(workspace: Path, tmp_path: Path, places: tuple[str, str]) -> None:
    move(workspace, StorePolicy(ledger=places[0], files=places[1]))
    rows = rows_of(workspace)
    backup, found = back_up(workspace, tmp_path / "backups", START)
    assert (found.problem, found.originals) == (None, 2)
    assert setting_of(backup) == _BACK
    bring_back(backup, tmp_path / "restored")
    assert rows_of(tmp_path / "restored") == rows
    assert (tmp_path / "restored" / "reports" / "run" / "index.html").read_bytes() == b"<html>"


@pytest.mark.parametrize("at", ["verify", "_write_policy"])
def test_a_killed_move_is_made_again(workspace: Path, places: tuple[str, str], root: Path, at: str) -> None:
    before, there = rows_of(workspace), StorePolicy(ledger=places[0], files=places[1])
    code = (
        "import os, signal, sys; from pathlib import Path; import flows.moving as moving\n"
        "from schemas.store_policy import StorePolicy\n"
        f"real = moving.{at}\n"
        f"moving.{at} = lambda *a: (real(*a) if {at == 'verify'} else None, "
        "os.kill(os.getpid(), signal.SIGKILL))\n"
        "moving.move(Path(sys.argv[1]), StorePolicy(ledger=sys.argv[2], files=sys.argv[3]))"
    )
    command = [sys.executable, "-c", code, str(workspace), *places]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert setting_of(workspace) == _BACK
    assert rows_of(workspace) == before
    assert move(workspace, there).verified.ok
    assert rows_of(workspace) == before


def test_another_ledger_is_not_written_over(
    workspace: Path, tmp_path: Path, places: tuple[str, str], request: pytest.FixtureRequest
) -> None:
    there = StorePolicy(ledger=places[0], files=places[1])
    other = tmp_path / "other"
    with Ledger.open(other) as ledger:
        ingest(ledger, fill(tmp_path / "else", {"x.pdf": b"x"}))
    move(other, there)
    with pytest.raises(Misconfigured, match="another ledger"):
        move(workspace, StorePolicy(ledger=places[0], files=new_places(request)[1]))
    assert verify(workspace).ok
    assert verify(other).ok


def test_tables_of_another_application_are_left(workspace: Path, places: tuple[str, str]) -> None:
    address, _, options = places[0].partition("?options=-csearch_path%3D")
    with psycopg.connect(address, autocommit=True, options=f"-csearch_path={options}") as theirs:
        for tables in (["people", "documents"], ["alembic_version", "events"]):
            for table in tables:
                theirs.execute(f"CREATE TABLE {table} (who text)".encode())
                theirs.execute(f"INSERT INTO {table} VALUES ('somebody')".encode())
            with pytest.raises(Misconfigured, match="tables that are no ledger's"):
                move(workspace, StorePolicy(ledger=places[0], files=places[1]))
            assert [theirs.execute(f"SELECT * FROM {table}".encode()).fetchall() for table in tables] == [
                [("somebody",)]
            ] * 2
    assert list(store_at(places[1], workspace).names("originals")) == []
    assert setting_of(workspace) == _BACK


def test_files_of_another_workspace_are_not_written_over(
    workspace: Path, tmp_path: Path, places: tuple[str, str]
) -> None:
    """Its checkpoint bears the same name: both ledgers have as many events."""
    other = tmp_path / "other"
    write_store(other, *places)
    with Ledger.open(other, now=clock(START.replace(year=2020))) as ledger:
        ingest(ledger, tmp_path / "inbox", {"b.pdf": OutcomeKind.REVIEW})
    mine = [path.name for path in (workspace / "checkpoints").iterdir()]
    assert mine == [path.name for path in (other / "checkpoints").iterdir()]
    with pytest.raises(Misconfigured, match="holds the files of another workspace"):
        move(workspace, StorePolicy(files=places[1]))
    with pytest.raises(Misconfigured, match="another ledger"):
        move(workspace, StorePolicy(ledger=places[0], files=places[1]))
    assert verify(workspace).ok
    assert verify(other).ok


def test_originals_of_another_workspace_that_has_no_checkpoint_yet_are_left_alone(
    workspace: Path, tmp_path: Path, places: tuple[str, str]
) -> None:
    name = f"originals/ab/{'ab' * 32}"
    store_at(places[1], workspace).keep(name, fill(tmp_path, {"theirs": b"theirs"}) / "theirs")
    with pytest.raises(Misconfigured, match="holds the files of another workspace"):
        move(workspace, StorePolicy(files=places[1]))
    assert list(store_at(places[1], workspace).names("originals")) == [name]


def test_what_is_damaged_there_is_not_used(workspace: Path, places: tuple[str, str], tmp_path: Path) -> None:
    there = StorePolicy(ledger=places[0], files=places[1])
    [name, *_] = store_of(workspace).names("originals")
    fill(tmp_path, {"wrong": b"wrong"})
    store_at(places[1], workspace).keep(name, tmp_path / "wrong")
    with pytest.raises(Corrupted, match="was changed") as told:
        move(workspace, there)
    assert places[1] in str(told.value)
    assert setting_of(workspace) == _BACK
    assert verify(workspace).ok


def test_the_command_says_where_all_is(
    workspace: Path, places: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert command(places[0], places[1], workspace) == 0
    assert command("workspace", "workspace", workspace) == 0
    said = capsys.readouterr().out
    assert f"The files are in {places[1]}." in said
    assert f"The one in {workspace}/ledger.db was left there, and counts no more." in said
    assert f"The ledger is in {workspace}/ledger.db." in said
    assert "verified, 13 events, 2 originals, 1 checkpoint" in said
    assert "secret" not in said
    for named, told in (
        (("workspace", None), "there already"),
        ((None, None), "Nothing"),
        (("x://y", None), "--ledger"),
    ):
        with pytest.raises(Misconfigured, match=told):
            command(*named, workspace)
