"""Prefect's database from a file: the same as its own migrations make, and only for the release it is of."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from flows import prepared


def test_a_new_database_is_ready_at_once(tmp_path: Path) -> None:
    assert prepared.prepare(tmp_path)
    assert (tmp_path / "prefect.db").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["prefect.db"]
    assert prepared.prepare(tmp_path), "and stays so"


def test_what_is_there_is_kept(tmp_path: Path) -> None:
    prepared.prepare(tmp_path)
    with closing(sqlite3.connect(tmp_path / "prefect.db")) as database:
        database.execute("INSERT INTO flow (name) VALUES ('mine')")
        database.commit()
    assert prepared.prepare(tmp_path)
    with closing(sqlite3.connect(tmp_path / "prefect.db")) as database:
        assert database.execute("SELECT name FROM flow").fetchall() == [("mine",)]


def test_an_older_database_is_left_to_prefect(tmp_path: Path) -> None:
    prepared.prepare(tmp_path)
    with closing(sqlite3.connect(tmp_path / "prefect.db")) as database:
        database.execute("UPDATE alembic_version SET version_num = 'older'")
        database.commit()
    assert not prepared.prepare(tmp_path)


@pytest.mark.parametrize("begun", [b"", b"no database at all"])
def test_a_file_that_is_no_database_is_left_to_prefect(tmp_path: Path, begun: bytes) -> None:
    (tmp_path / "prefect.db").write_bytes(begun)
    assert not prepared.prepare(tmp_path)


def test_another_release_makes_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prepared.metadata, "version", lambda _name: "3.0.0")
    assert not prepared.prepare(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_database_elsewhere_is_the_users(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_API_DATABASE_CONNECTION_URL", "sqlite+aiosqlite:///elsewhere.db")
    assert not prepared.prepare(tmp_path)


@pytest.mark.prefect
@pytest.mark.slow
def test_it_is_what_the_migrations_make(tmp_path: Path) -> None:
    if prepared.metadata.version("prefect") not in prepared.SCHEMA.read_text(encoding="utf-8").splitlines()[0]:
        pytest.skip("the schema is of another release: its runs migrate")
    made = prepared.schema_of(prepared.migrated(tmp_path))
    assert _clauses(made) == _clauses(prepared.SCHEMA.read_text(encoding="utf-8"))


def _clauses(script: str) -> list[list[str]]:
    """The parts of each statement: Alembic writes the constraints of a table that it copies in any order."""
    return [sorted(line.removesuffix(" );").split(", ")) for line in script.splitlines()]
