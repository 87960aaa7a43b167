"""Attacks by somebody who may write to the workspace: the verifier names the first thing that is wrong."""

from __future__ import annotations

import hashlib
import json
import shutil
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import rfc8785
from sqlalchemy import Connection

from ledger import Ledger, checkpoints, verify
from ledger.verify_exports import check_exports
from schemas import Corrupted, OutcomeKind
from tests.ledger.kept import clock, fill, ingest


@pytest.fixture
def attacked(tmp_path: Path) -> Path:
    """A workspace with two finished runs: four documents, of which one waits and one came twice."""
    workspace = tmp_path / "workspace"
    with Ledger.open(workspace, now=clock()) as ledger:
        inbox = fill(tmp_path / "inbox", {"a.pdf": b"one", "b.pdf": b"two", "c.pdf": b"one"})
        ingest(ledger, inbox, {"b.pdf": OutcomeKind.QUARANTINED})
        ingest(ledger, fill(inbox, {"d.pdf": b"four"}))
    assert verify(workspace).problem is None
    return workspace


class Attacker:
    """Writes to the database as no one should: triggers and foreign keys are out of the way."""

    def __init__(self, workspace: Path) -> None:
        self.database = sqlite3.connect(workspace / "ledger.db")
        self.database.execute("PRAGMA foreign_keys=OFF")
        made = self.database.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        self._triggers = [sql for _, sql in made]
        for name, _ in made:
            self.database.execute(f"DROP TRIGGER {name}")

    def cover_up(self) -> None:
        """Put the triggers back, so that nothing but the deed itself can be found."""
        for sql in self._triggers:
            self.database.execute(sql)
        self.database.commit()

    def __call__(self, statement: str, *values: object) -> None:
        self.database.execute(statement, values)
        self.database.commit()

    def one(self, question: str) -> tuple[object, ...]:
        """The first row of an answer."""
        row: tuple[object, ...] = self.database.execute(question).fetchone()
        return row


@pytest.fixture
def attack(attacked: Path) -> Iterator[Attacker]:
    """A hand in the database of the attacked workspace."""
    attacker = Attacker(attacked)
    yield attacker
    attacker.database.close()


def problem_of(workspace: Path) -> str:
    """What the verifier says; it must say something."""
    report = verify(workspace)
    assert not report.ok
    assert report.problem is not None
    return report.problem


@pytest.mark.parametrize("statement", ["UPDATE events SET actor = 'me'", "DELETE FROM events", "DELETE FROM exports"])
def test_the_database_refuses_to_change_history(attacked: Path, statement: str) -> None:
    database = sqlite3.connect(attacked / "ledger.db")
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        database.execute(statement)
    database.close()


@pytest.mark.parametrize(
    "change",
    [
        "kind = 'received'",
        "actor = 'somebody else'",
        "at = '2026-01-01 00:00:00.000000'",
        "run = NULL",
        "document = NULL",
        "details = json_set(details, '$.outcome', 'exported')",
        "hash = previous",
    ],
)
def test_an_edited_event(attacked: Path, attack: Attacker, change: str) -> None:
    number = attack.one("SELECT number FROM events WHERE kind = 'settled' AND details LIKE '%quarantined%'")[0]
    attack(f"UPDATE events SET {change} WHERE number = ?", number)
    assert problem_of(attacked).startswith(f"Event {number} was changed")


def test_a_deleted_event(attacked: Path, attack: Attacker) -> None:
    attack("DELETE FROM events WHERE number = 4")
    assert problem_of(attacked) == "Event 4 is missing from the ledger."


def test_a_deleted_event_with_the_rest_renumbered(attacked: Path, attack: Attacker) -> None:
    attack("DELETE FROM events WHERE number = 4")
    attack("UPDATE events SET number = -number WHERE number > 4")
    attack("UPDATE events SET number = -number - 1 WHERE number < 0")
    assert "Event 4 does not follow" in problem_of(attacked)


def test_an_inserted_event(attacked: Path, attack: Attacker) -> None:
    attack("UPDATE events SET number = -number WHERE number > 4")
    attack("UPDATE events SET number = -number + 1 WHERE number < 0")
    attack(
        "INSERT INTO events SELECT 5, at, kind, actor, run, document, details, hash, hash FROM events WHERE number = 4"
    )
    assert "Event 5 was changed" in problem_of(attacked)


def test_reordered_events(attacked: Path, attack: Attacker) -> None:
    attack("UPDATE events SET number = -1 WHERE number = 3")
    attack("UPDATE events SET number = 3 WHERE number = 4")
    attack("UPDATE events SET number = 4 WHERE number = -1")
    assert "Event 3 does not follow" in problem_of(attacked)


def cut(attack: Attacker, size: int) -> None:
    """Cut the chain off after `size` events, head and all."""
    attack("DELETE FROM events WHERE number > ?", size)
    attack("UPDATE head SET number = ?, hash = (SELECT hash FROM events WHERE number = ?)", size, size)


def test_a_cut_off_tail_is_found_by_the_checkpoint(attacked: Path, attack: Attacker) -> None:
    (size,) = attack.one("SELECT max(number) - 1 FROM events")
    assert isinstance(size, int)
    cut(attack, size)
    assert f"ends with event {size}" in problem_of(attacked)
    with pytest.raises(Corrupted, match="cut short"):
        Ledger.open(attacked)


def test_an_older_copy_of_the_database_is_found_by_the_checkpoint(attacked: Path, tmp_path: Path) -> None:
    older = shutil.copyfile(attacked / "ledger.db", tmp_path / "older.db")
    with Ledger.open(attacked, now=clock()) as ledger:
        ingest(ledger, fill(tmp_path / "later", {"e.pdf": b"five"}))
    shutil.copyfile(older, attacked / "ledger.db")
    assert "replaced by an older copy" in problem_of(attacked)
    with pytest.raises(Corrupted, match="older copy"):
        Ledger.open(attacked)


def rehash(attack: Attacker) -> None:
    """Give every event the hash that its content calls for now, as anybody can: there is no key."""
    last = "0" * 64
    columns = ("number", "at", "kind", "actor", "run", "document", "details")
    for row in attack.database.execute(f"SELECT {', '.join(columns)} FROM events ORDER BY number").fetchall():
        record = dict(zip(columns, row, strict=True))
        record["details"] = json.loads(record["details"])
        record["at"] = record["at"].replace(" ", "T") + "+00:00"
        this = hashlib.sha256(last.encode() + rfc8785.dumps(record)).hexdigest()
        attack("UPDATE events SET previous = ?, hash = ? WHERE number = ?", last, this, record["number"])
        last = this
    attack("UPDATE head SET hash = ?", last)


def test_the_form_of_the_hash_is_the_documented_one(attacked: Path, attack: Attacker) -> None:
    before = attack.one("SELECT hash FROM head")
    rehash(attack)
    assert attack.one("SELECT hash FROM head") == before
    attack.cover_up()
    assert verify(attacked).ok


def test_a_chain_hashed_anew_is_found_by_the_checkpoint(attacked: Path, attack: Attacker) -> None:
    attack("UPDATE events SET actor = 'somebody else' WHERE number = 3")
    rehash(attack)
    assert "checkpoint" in problem_of(attacked)


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE verdicts SET body = replace(body, '119.00', '911.00') WHERE number = 1", "verdict on document"),
        ("UPDATE verdicts SET body = NULL WHERE number = 1", "verdict on document"),
        ("UPDATE verdicts SET gross = '1.00' WHERE number = 1", "is found by"),
        ("UPDATE verdicts SET due_date = NULL WHERE number = 1", "is found by"),
        ("UPDATE sellers SET key = 'vat:OTHER' WHERE verdict = 1 AND key LIKE 'vat:%'", "is found by"),
        ("DELETE FROM sellers WHERE verdict = 1 AND key LIKE 'name:%'", "is found by"),
        ("INSERT INTO sellers VALUES (1, 'name:OTHER')", "is found by"),
        ("INSERT INTO failures VALUES (1, 'BR-01')", "is found by"),
        ("DELETE FROM verdicts WHERE number = 1", "verdicts (1) that is missing"),
        ("UPDATE verdicts SET current = 0 WHERE number = 1", "should count"),
        ("UPDATE outcomes SET kind = 'exported' WHERE kind = 'quarantined'", "outcome of document"),
        ("UPDATE outcomes SET reason = 'All is well.' WHERE kind = 'quarantined'", "outcome of document"),
        ("DELETE FROM outcomes WHERE arrival = 2", "outcomes (2) that is missing"),
        ("UPDATE documents SET state = 'received' WHERE state = 'quarantined'", "state of document"),
        ("UPDATE documents SET size = size + 1", "Arrival 1 was changed"),
        ("UPDATE arrivals SET origin = 'other.pdf' WHERE number = 1", "Arrival 1 was changed"),
        ("UPDATE arrivals SET received_at = '2020-01-01 00:00:00.000000'", "Arrival 1 was changed"),
        ("DELETE FROM exports", "exports"),
        ("UPDATE exports SET run = (SELECT max(run) FROM runs)", "export of document"),
        (
            "INSERT INTO exports SELECT sha256, 0, (SELECT min(run) FROM runs) FROM documents "
            "WHERE state <> 'exported'",
            "no event",
        ),
        ("UPDATE runs SET source = 'elsewhere'", "was changed"),
        ("UPDATE runs SET policy = '{}'", "was changed"),
        ("UPDATE runs SET gate = replace(gate, 'true', 'false')", "gate report"),
        ("UPDATE runs SET counts = '{}'", "end of run"),
        ("UPDATE runs SET finished_at = NULL", "end of run"),
        ("UPDATE head SET number = number - 1", "head"),
    ],
)
def test_a_changed_value(attacked: Path, attack: Attacker, statement: str, words: str) -> None:
    attack(statement)
    assert words in problem_of(attacked)


def cells(database: sqlite3.Connection) -> list[tuple[str, str, int]]:
    """Every table, column and row of the ledger; `head.only` alone says nothing."""
    names = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return [
        (table, column, row)
        for table in names
        if table != "alembic_version"
        for (column,) in database.execute(f"SELECT name FROM pragma_table_info('{table}')").fetchall()
        if (table, column) != ("head", "only")
        for (row,) in database.execute(f"SELECT rowid FROM {table} ORDER BY rowid DESC LIMIT 2").fetchall()
    ]


@pytest.mark.parametrize("value", ["'garbage'", "'[]'", "-7", "x'00ff'", "NULL"])
def test_no_single_cell_can_be_changed_unseen(attacked: Path, attack: Attacker, value: str) -> None:
    attack("PRAGMA journal_mode=DELETE")
    path = attacked / "ledger.db"
    before = path.read_bytes()
    changes, unseen = 0, []
    for table, column, row in cells(attack.database):
        try:
            changed = attack.database.execute(
                f"UPDATE {table} SET {column} = {value} WHERE rowid = ? AND {column} IS NOT {value}", [row]
            ).rowcount
            attack.database.commit()
        except sqlite3.IntegrityError:  # the database itself refuses this value
            attack.database.rollback()
            continue
        changes += changed
        if changed and verify(attacked).ok:
            unseen.append((table, column, row))
        path.write_bytes(before)
    assert unseen == []
    assert changes >= 25


def test_a_verdict_that_no_event_speaks_of(attacked: Path, attack: Attacker) -> None:
    attack(
        "INSERT INTO verdicts SELECT 99, run, document, arrival, 0, body, salt, invoice_number, doc_type,"
        " currency, gross, due_date FROM verdicts WHERE number = 1"
    )
    assert "verdicts holds a row (99) that no event speaks of" in problem_of(attacked)


def originals(workspace: Path) -> list[Path]:
    """Every stored original."""
    return sorted((workspace / "originals").glob("??/*"))


def change_byte(path: Path) -> None:
    """Change one bit of the first byte."""
    content = bytearray(path.read_bytes())
    content[0] ^= 1
    path.chmod(0o644)
    path.write_bytes(content)


@pytest.mark.parametrize("harm", [change_byte, Path.unlink])
def test_a_harmed_original_is_named(attacked: Path, harm: Callable[[Path], None]) -> None:
    path = originals(attacked)[1]
    harm(path)
    assert str(path) in problem_of(attacked)


def test_a_planted_original_is_named(attacked: Path) -> None:
    planted = originals(attacked)[0].with_name("f" * 64)
    planted.write_bytes(b"not what it says")
    assert str(planted) in problem_of(attacked)


@pytest.mark.parametrize("content", ["", "{}", '{"size": "x"}', "[]"])
def test_a_damaged_checkpoint_is_named(attacked: Path, content: str) -> None:
    path = sorted((attacked / "checkpoints").glob("*.json"))[0]
    path.chmod(0o644)
    path.write_text(content)
    assert path.name in problem_of(attacked)


@pytest.mark.parametrize("lost", [0, 1])
def test_a_lost_checkpoint_is_named(attacked: Path, lost: int) -> None:
    path = sorted((attacked / "checkpoints").glob("*.json"))[lost]
    path.unlink()
    assert path.name in problem_of(attacked)


def test_a_run_that_was_killed_before_its_checkpoint_gets_it_from_the_next(attacked: Path) -> None:
    last = sorted((attacked / "checkpoints").glob("*.json"))[-1]
    last.unlink()
    with Ledger.open(attacked, now=clock()) as ledger:
        ingest(ledger, fill(attacked.parent / "more", {"e.pdf": b"five"}))
    assert verify(attacked).problem is None
    assert last.exists()


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE events SET actor = 'nobody' WHERE number = (SELECT max(number) - 1 FROM events)",
        "UPDATE events SET details = '{}' WHERE number = (SELECT max(number) FROM events)",
        "UPDATE events SET details = 'garbage' WHERE number = (SELECT max(number) FROM events)",
        "UPDATE events SET at = NULL WHERE number = (SELECT max(number) FROM events)",
        "DELETE FROM events WHERE number = (SELECT max(number) - 2 FROM events)",
    ],
)
def test_last_events_that_were_changed_stop_the_next_run(attacked: Path, attack: Attacker, change: str) -> None:
    try:
        attack(change)
    except sqlite3.IntegrityError:
        return  # the database itself refuses this value
    with pytest.raises(Corrupted):
        Ledger.open(attacked)


def test_a_ledger_that_is_gone_or_no_ledger(attacked: Path) -> None:
    for left in attacked.glob("ledger.db-*"):
        left.unlink()
    (attacked / "ledger.db").write_bytes(b"not a database at all, but long enough to be read as one" * 100)
    assert "damaged" in problem_of(attacked)
    (attacked / "ledger.db").unlink()
    assert "There is no ledger.db" in problem_of(attacked)
    with pytest.raises(Corrupted, match="is gone"):
        Ledger.open(attacked)
    assert not (attacked / "ledger.db").exists()


def test_an_untouched_ledger_is_well_also_while_a_run_goes_on(attacked: Path, tmp_path: Path) -> None:
    report = verify(attacked)
    assert (report.originals, report.checkpoints, report.problem) == (3, 2, None)
    with Ledger.open(attacked, now=clock()) as ledger:
        ingest(ledger, fill(tmp_path / "more", {"e.pdf": b"five"}))
        assert verify(attacked).problem is None
    assert verify(attacked).events > report.events


def test_a_run_that_ends_while_it_is_looked_at_is_no_damage(
    attacked: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It has finished and not left its checkpoint yet: which comes while the verifier looks."""
    write, started = checkpoints.write, threading.Event()

    def late(workspace: Path, checkpoint: checkpoints.Checkpoint) -> Path:
        started.set()
        time.sleep(0.3)
        return write(workspace, checkpoint)

    def run() -> None:
        with Ledger.open(attacked) as ledger:
            ingest(ledger, fill(tmp_path / "more", {"e.pdf": b"five"}))

    monkeypatch.setattr(checkpoints, "write", late)
    writer = threading.Thread(target=run)
    writer.start()
    started.wait(30)
    assert verify(attacked).problem is None
    writer.join()


def test_an_export_of_a_run_that_began_while_it_is_looked_at_is_no_damage(
    attacked: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def meanwhile(connection: Connection, *given: Any) -> Any:
        with Ledger.open(attacked) as ledger:
            run = ingest(ledger, fill(tmp_path / "more", {"e.pdf": b"five"}))
        (attacked / "exports" / run.run).mkdir(parents=True)
        return check(connection, *given)

    check = check_exports
    monkeypatch.setitem(verify.__globals__, "check_exports", meanwhile)
    assert verify(attacked).problem is None
    (attacked / "exports" / "20260105T093000Z-0009").mkdir()
    assert "of no run that exported" in problem_of(attacked)


def test_files_that_nobody_stored_are_named_and_no_damage(attacked: Path) -> None:
    originals = attacked / "originals"
    folder = next(path for path in originals.iterdir() if path.is_dir())
    strangers = [folder / ".DS_Store", originals / "Thumbs.db", folder / "a b" / "notes.txt"]
    (folder / "a b").mkdir()
    for path in strangers:
        path.write_bytes(b"left by somebody")
    (originals / ".unfinished-1").write_bytes(b"half a f")
    report = verify(attacked)
    assert (report.ok, report.originals) == (True, 3)
    assert report.strangers == tuple(sorted(strangers))


def test_an_original_in_another_folder_is_missing_from_its_own(attacked: Path) -> None:
    original = next(path for path in sorted((attacked / "originals").rglob("*")) if path.is_file())
    elsewhere = attacked / "originals" / "zz" / original.name
    elsewhere.parent.mkdir()
    original.rename(elsewhere)
    assert problem_of(attacked) == f"The original {original} is missing."


def test_a_changed_original_stays_as_it_is_when_its_bytes_come_again(attacked: Path, tmp_path: Path) -> None:
    sha256 = hashlib.sha256(b"one").hexdigest()
    original = attacked / "originals" / sha256[:2] / sha256
    original.chmod(0o600)
    original.write_bytes(b"changed")
    with Ledger.open(attacked, now=clock()) as ledger, pytest.raises(Corrupted, match="was changed"):
        ledger.keep(tmp_path / "inbox" / "a.pdf", origin="a.pdf", media_type="application/pdf", received_at=None)
    assert original.read_bytes() == b"changed", "which stays to be looked at"


def test_an_original_that_no_event_speaks_of_is_still_read(attacked: Path) -> None:
    sha256 = hashlib.sha256(b"kept by a run that was killed").hexdigest()
    path = attacked / "originals" / sha256[:2] / sha256
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"kept by a run that was killed")
    assert verify(attacked).originals == 4
    path.write_bytes(b"changed")
    assert sha256 in problem_of(attacked)
