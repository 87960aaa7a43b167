"""What only a ledger on a server can meet: a lost hold, a server that is gone, a password."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from ledger import Ledger, verify
from ledger.home import home_of
from ledger.stores import setting_of
from schemas import Corrupted, Misconfigured, Policy, Unavailable, load_policy
from tests.ledger.kept import VERSIONS, begin, clock, complete, fill, gate_passed, settled, verdict_on
from tests.stores.servers import Cluster, cluster

PASSWORD = "secret-word"


@pytest.fixture
def workspace(request: pytest.FixtureRequest, tmp_path: Path, postgresql: Cluster) -> Path:
    """A workspace with its ledger in PostgreSQL and its files in its folder."""
    place = tmp_path / "workspace"
    place.mkdir()
    address = postgresql.new_schema(f"p{abs(hash(str(tmp_path)))}")
    (place / "policy.toml").write_text(f'[store]\nledger = "{address}"\n', encoding="utf-8")
    return place


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """Two files."""
    return fill(tmp_path / "inbox", {"a.pdf": b"one", "b.pdf": b"two"})


def cut_off(postgresql: Cluster) -> None:
    """End every connection to every database but our own."""
    with psycopg.connect(postgresql.address, autocommit=True) as connection:
        connection.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()")


def test_a_late_holder_settles_nothing(workspace: Path, inbox: Path, postgresql: Cluster) -> None:
    home = home_of(workspace)
    with home.hold(), Ledger.open(workspace, now=clock()) as late:
        run = begin(late, inbox)
        documents = list(late.pending(run))
        for document in documents:
            late.judged(run, verdict_on(document))
        late.gated(run, gate_passed(2))
        cut_off(postgresql)  # its hold is gone, and it does not know
        with home.hold(), Ledger.open(workspace, now=clock()) as taken_over:
            with pytest.raises(Unavailable, match="taken the ledger over"):
                settled(late, run, verdict_on(documents[0]))
            assert complete(taken_over, run).counts == {"documents": 2, "exported": 2}
        with pytest.raises(Unavailable, match="taken the ledger over"):
            late.start_run("ingest", "more", VERSIONS, Policy())
    assert verify(workspace).ok


def test_who_only_lost_the_connection_goes_on(workspace: Path, inbox: Path, postgresql: Cluster) -> None:
    with home_of(workspace).hold(), Ledger.open(workspace, now=clock()) as ledger:
        run = begin(ledger, inbox)
        cut_off(postgresql)
        assert complete(ledger, run).counts["exported"] == 2


@pytest.fixture
def own_cluster() -> Iterator[Cluster]:
    """A cluster to be stopped."""
    with cluster() as started:
        yield started


def test_a_server_that_restarts_stops_a_run_that_goes_on_later(
    tmp_path: Path, inbox: Path, own_cluster: Cluster
) -> None:
    workspace = tmp_path / "workspace"
    workspace.mkdir()
    (workspace / "policy.toml").write_text(f'[store]\nledger = "{own_cluster.address}"\n', encoding="utf-8")
    with home_of(workspace).hold(), Ledger.open(workspace, now=clock()) as ledger:
        run = begin(ledger, inbox)
        first, *_ = ledger.pending(run)
        ledger.judged(run, verdict_on(first))
        own_cluster.stop()
        with pytest.raises(Unavailable, match="does not answer") as told:
            ledger.judged(run, verdict_on(first))
        assert PASSWORD not in str(told.value)
    with pytest.raises(Unavailable, match="does not answer"):
        Ledger.open(workspace)
    own_cluster.start()
    with home_of(workspace).hold(), Ledger.open(workspace, now=clock()) as ledger:
        [run] = ledger.runs()
        assert complete(ledger, run).counts == {"documents": 2, "exported": 2}
    assert verify(workspace).ok


def test_a_password_stands_in_the_policy_file_alone(workspace: Path, inbox: Path) -> None:
    policy = load_policy(workspace / "policy.toml")
    assert PASSWORD not in repr(policy) + policy.model_dump_json() + str(policy.model_dump())
    assert policy.hash == Policy().hash
    with Ledger.open(workspace) as ledger:
        run = ledger.start_run("ingest", str(inbox), VERSIONS, policy)
        assert PASSWORD not in ledger.policy_of(run).model_dump_json()
    assert PASSWORD not in home_of(workspace).place


def _named(workspace: Path, old: str, new: str) -> None:
    policy = workspace / "policy.toml"
    policy.write_text(policy.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


@pytest.mark.parametrize("name", ["documents", "alembic_version"])
def test_a_database_of_something_else_is_named_and_left_as_it_is(
    workspace: Path, inbox: Path, postgresql: Cluster, name: str
) -> None:
    address, _, schema = setting_of(workspace).ledger.partition("?options=-csearch_path%3D")  # type: ignore[union-attr]
    with psycopg.connect(address, autocommit=True, options=f"-csearch_path={schema}") as theirs:
        theirs.execute(f"CREATE TABLE {name} (version_num text)".encode())
        theirs.execute(f"INSERT INTO {name} VALUES ('theirs')".encode())
        for attempt in (home_of(workspace).hold().__enter__, lambda: Ledger.open(workspace)):
            with pytest.raises(Misconfigured, match="The database postgres holds tables of something else"):
                attempt()
        held = theirs.execute("SELECT relname FROM pg_class WHERE relnamespace = current_schema()::regnamespace")
        assert held.fetchall() == [(name,)]


def test_a_database_that_is_not_there_is_named(workspace: Path) -> None:
    _named(workspace, "/postgres?", "/nowhere?")
    with pytest.raises(Unavailable, match="let this user in: the server knows no such database or user") as told:
        Ledger.open(workspace)
    assert "[store] ledger" in str(told.value)
    assert "FATAL" not in str(told.value)
    assert PASSWORD not in str(told.value)


def test_a_database_without_the_ledger_that_the_checkpoints_speak_of(
    workspace: Path, inbox: Path, postgresql: Cluster
) -> None:
    with Ledger.open(workspace) as ledger:
        complete(ledger, begin(ledger, inbox))
    schema = f"e{abs(hash(str(workspace)))}"
    _named(workspace, setting_of(workspace).ledger or "", postgresql.new_schema(schema))
    with pytest.raises(Corrupted, match=r"mend \[store\] ledger"):
        Ledger.open(workspace)


@pytest.mark.parametrize(
    ("asks", "lets"), [("sslmode=require", False), ("sslmode=prefer&application_name=vouchline", True)]
)
def test_what_an_address_asks_of_the_way_is_kept(workspace: Path, asks: str, lets: bool) -> None:
    policy = workspace / "policy.toml"
    policy.write_text(policy.read_text(encoding="utf-8").replace('"\n', f'&{asks}"\n'), encoding="utf-8")
    if lets:
        assert not home_of(workspace).there()
    else:  # the server of the tests knows no TLS
        with pytest.raises(Unavailable, match="does not let this user in"):
            home_of(workspace).there()


def test_what_is_no_address_is_said(tmp_path: Path) -> None:
    for written in ('ledger = "mysql://x"', 'files = "ftp://bucket"', 'files = "s3://key:word@bucket"', 'other = "x"'):
        (tmp_path / "policy.toml").write_text(f"[store]\n{written}\n", encoding="utf-8")
        with pytest.raises(Misconfigured, match="store") as told:
            home_of(tmp_path)
        assert "word" not in str(told.value)
