"""Reading on a work pool, with what Prefect would say made up: who is lost is sent again, and nobody waits for ever."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from uuid import UUID, uuid4

import pytest
from httpx import ConnectError
from obstore.store import MemoryStore

from flows import exchange as exchange_module
from flows import pool_reading, readers, work_pool
from flows.examined import Examined, Wanted
from flows.exchange import Exchange, exchange_at
from flows.on_pool import _tag
from flows.pieces import Piece, Returned
from flows.pool_reading import Reading
from flows.work_pool import BROKEN, How, Seen, _seen, failed_name
from flows.workers.child import by_the_clock
from ledger import Ledger
from ledger.object_store import Objects
from schemas import EventKind, Extraction, Misconfigured, Policy, Unavailable
from schemas import Reading as Read
from schemas.dask_policy import DaskPolicy
from schemas.pool_policy import PoolPolicy
from tests.flows.test_pieces import wanted

POLICY = Policy()


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> MemoryStore:
    """The object store of the exchange."""
    bucket = MemoryStore()
    monkeypatch.setattr(exchange_module, "opened", lambda address: Objects(bucket, address))
    monkeypatch.setattr(pool_reading, "_BETWEEN", 0.0)
    return bucket


@pytest.fixture
def exchange(store: MemoryStore) -> Exchange:
    return Exchange("s3://exchange/x", "key")


def names(store: MemoryStore) -> list[str]:
    return sorted(one["path"] for page in store.list() for one in page)


def reads(exchange: Exchange, piece: str) -> bool:
    """What a worker does, without its reading process: it says in the place of a reader's name what it was sent."""
    message = exchange.sent(piece)
    if message is None:
        return False
    asked: Piece = pickle.loads(message.partition(b"\n")[2])
    read = [Returned(_said(one.wanted, one.data or b""), {}) for one in asked.documents]
    exchange.answer(piece, pickle.dumps(read))
    return True


def _said(one: Wanted, data: bytes) -> Examined:
    return Examined(Read(sha256=one.document.sha256, reader=data.decode()), Extraction(), 0.0)


class Pool:
    """A work pool whose one worker does what `fates` say in turn: reads, or what it is seen as instead."""

    def __init__(self, exchange: Exchange, *fates: Seen, online: Iterable[frozenset[str]] = ()) -> None:
        self._exchange = exchange
        self._fates = iter(fates)
        self._online = iter(online)
        self.pieces: dict[UUID, str] = {}
        self.forgotten: list[UUID] = []
        self.history: list[UUID] = []
        self.before: dict[UUID, str] = {}

    def online(self) -> frozenset[str]:
        return next(self._online, frozenset({"worker"}))

    def start(self, piece: str) -> UUID:
        run = uuid4()
        self.pieces[run] = piece
        return run

    def look(self, runs: Iterable[UUID], _online: frozenset[str]) -> Mapping[UUID, Seen]:
        return {run: next(self._fates, None) or self._read(run) for run in list(runs)}

    def _read(self, run: UUID) -> Seen:
        return Seen(How.READ if reads(self._exchange, self.pieces[run]) else How.LOST)

    def left(self) -> Mapping[UUID, str]:
        return self.before

    def settled(self, run: UUID) -> None:
        self.history.append(run)

    def forget(self, run: UUID) -> None:
        self.forgotten.append(run)


def reading(pool: Pool, exchange: Exchange, workspace: Path) -> Reading:
    return Reading(pool, exchange, "invoices", POLICY, workspace)  # type: ignore[arg-type] # it is asked as one


def said(pool: Pool, exchange: Exchange, workspace: Path, *contents: bytes) -> list[str]:
    """What was read of documents with these contents, in their order."""
    documents = [wanted(workspace, data) for data in contents]
    read = dict(reading(pool, exchange, workspace).of(documents))
    return [_reader(read[one]) for one in documents]


def _reader(examined: object) -> str:
    assert isinstance(examined, Examined)
    return examined.reading.reader


def test_documents_go_in_pieces_and_nothing_of_them_stays(
    exchange: Exchange, store: MemoryStore, tmp_path: Path
) -> None:
    pool = Pool(exchange)
    contents = [f"{number}".encode() for number in range(9)]
    assert said(pool, exchange, tmp_path, *contents) == [data.decode() for data in contents]
    assert len(pool.pieces) == 3, "a quarter of a chunk each, where there is one worker"
    assert pool.history == list(pool.pieces), "under way no more"
    assert names(store) == []


def test_a_lost_piece_is_sent_again_and_what_is_said_late_is_not_looked_at(
    exchange: Exchange, store: MemoryStore, tmp_path: Path
) -> None:
    pool = Pool(exchange, Seen(How.AT_WORK), Seen(How.LOST))
    documents = [wanted(tmp_path, b"one")]
    late = [(one, _reader(examined)) for one, examined in reading(pool, exchange, tmp_path).of(documents)]
    assert late == [(documents[0], "one")], "once, though two were asked"
    first, second = pool.pieces
    assert pool.forgotten == [first]
    exchange.answer(pool.pieces[first], b"too late")
    assert pool.pieces[first] != pool.pieces[second]
    assert names(store) == [f"pieces/{pool.pieces[first]}.read"]


def test_what_was_done_but_is_not_there_is_sent_again(exchange: Exchange, tmp_path: Path) -> None:
    pool = Pool(exchange, Seen(How.READ))
    assert said(pool, exchange, tmp_path, b"one") == ["one"]
    assert len(pool.pieces) == 2


def test_workers_that_are_lost_over_and_over_are_told(exchange: Exchange, store: MemoryStore, tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="invoices of Prefect's lost its workers over and over"):
        said(Pool(exchange, *[Seen(How.LOST)] * 9), exchange, tmp_path, b"one")
    assert names(store) == []


def test_workers_that_break_down_are_told_by_name_and_their_flow_runs_stay(exchange: Exchange, tmp_path: Path) -> None:
    broken = Seen(How.LOST, broken="host-1-ab (OSError, flow run sly-fox)")
    pool = Pool(exchange, *[broken] * 4)
    with pytest.raises(Unavailable, match=r"broke down .*: host-1-ab \(OSError, flow run sly-fox\)\..* of logs/"):
        said(pool, exchange, tmp_path, b"one")
    assert pool.history == list(pool.pieces)
    assert len(pool.pieces) == 4, "another machine may do it"
    assert said(Pool(exchange, broken), exchange, tmp_path, b"one") == ["one"]


def test_what_is_read_is_taken_though_prefect_never_heard_of_it(
    exchange: Exchange, store: MemoryStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Deaf(Pool):
        """A server that was away as its worker ended."""

        def _read(self, run: UUID) -> Seen:
            reads(self._exchange, self.pieces[run])
            return Seen(How.AT_WORK)

    monkeypatch.setattr(pool_reading, "_SILENCE", -by_the_clock(POLICY.limits))
    assert said(Deaf(exchange), exchange, tmp_path, b"one") == ["one"]
    assert names(store) == []


def test_without_a_worker_it_is_told_how_to_start_one(
    exchange: Exchange, store: MemoryStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool_reading, "_WAIT_SECONDS", 0.01)
    nobody: Iterator[frozenset[str]] = iter(frozenset, None)
    with pytest.raises(Unavailable, match=r"has no worker\. `vouchline worker invoices` starts one"):
        said(Pool(exchange, online=nobody), exchange, tmp_path, b"one")
    assert names(store) == []


def test_workers_that_take_nothing_are_not_waited_for(
    exchange: Exchange, store: MemoryStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool_reading, "_SILENCE", -by_the_clock(POLICY.limits))
    pool = Pool(exchange, *[Seen(How.WAITING)] * 9)
    with pytest.raises(Unavailable, match="does not take, or does not finish"):
        said(pool, exchange, tmp_path, b"one")
    assert pool.forgotten == list(pool.pieces)
    assert names(store) == [], "nobody reads later what nobody waits for"


def test_what_keeps_a_worker_from_reading_is_raised_as_it_was_there(exchange: Exchange, tmp_path: Path) -> None:
    other = Misconfigured("A worker that reads has other vendor templates.")
    with pytest.raises(Misconfigured, match="other vendor templates"):
        said(Pool(exchange, Seen(How.LOST, other)), exchange, tmp_path, b"one")


def test_what_a_killed_run_left_is_taken_back(exchange: Exchange, store: MemoryStore, tmp_path: Path) -> None:
    pool = Pool(exchange)
    pool.before = {uuid4(): exchange.send(b"left")}
    reading(pool, exchange, tmp_path).sweep()
    assert pool.forgotten == list(pool.before)
    assert names(store) == []


@pytest.mark.parametrize("change", ["key", "bytes", "name"])
def test_what_was_not_sealed_for_this_name_with_the_key_is_not_looked_into(
    exchange: Exchange, store: MemoryStore, change: str
) -> None:
    piece = exchange.send(b"message")
    assert exchange.sent(piece) == b"message"
    if change == "key":
        exchange = Exchange("s3://exchange/x", "another")
    elif change == "bytes":
        store.put(f"pieces/{piece}", bytes(store.get(f"pieces/{piece}").bytes()) + b"!")
    else:
        store.rename(f"pieces/{exchange.send(b'of another')}", f"pieces/{piece}")
    with pytest.raises(Misconfigured, match="sealed with another key, or changed"):
        exchange.sent(piece)


def test_a_piece_is_a_name_that_leads_nowhere_else(exchange: Exchange) -> None:
    with pytest.raises(ValueError, match="UUID"):
        exchange.sent("../../originals/ab")


@pytest.mark.parametrize(
    ("key", "address", "match"),
    [(None, "s3://x/y", "asks for a key"), ("", "s3://x/y", "asks for a key"), ("key", None, "none is named")],
)
def test_without_a_key_or_an_exchange_it_is_told(key: str | None, address: str | None, match: str) -> None:
    from prefect.settings import PREFECT_API_AUTH_STRING, temporary_settings

    with temporary_settings({PREFECT_API_AUTH_STRING: key}), pytest.raises(Misconfigured, match=match):
        exchange_at(address, "VOUCHLINE_EXCHANGE")


def test_a_policy_names_one_place_to_read_at(tmp_path: Path) -> None:
    both = Policy(dask=DaskPolicy(enabled=True), pool=PoolPolicy(name="invoices"))
    with pytest.raises(Misconfigured, match="Dask and by Prefect's workers"):
        readers.readers(both, 1, tmp_path)
    assert both.hash == POLICY.hash, "it makes no verdict"


def _run(state: Any, worker: str | None) -> Any:
    from prefect.client.schemas.objects import FlowRun

    labels = {} if worker is None else {"prefect.worker.name": worker}
    return FlowRun(flow_id=uuid4(), state=state, labels=labels)


def test_who_is_away_has_lost_what_it_was_at() -> None:
    from prefect.states import Cancelled, Completed, Crashed, Failed, Pending, Running, Scheduled

    here = frozenset({"here"})
    told = Failed(name=failed_name(Misconfigured("")), message="It is set up otherwise.")
    error = _seen(_run(told, "here"), here).error
    assert isinstance(error, Misconfigured)
    assert str(error) == "It is set up otherwise."
    for state, worker, how in (
        (Scheduled(), None, How.WAITING),
        (Pending(), None, How.AT_WORK),
        (Running(), "here", How.AT_WORK),
        (Running(), "gone", How.LOST),
        (Completed(), "gone", How.READ),
        (Crashed(), "here", How.LOST),
        (Cancelled(), "here", How.LOST),
    ):
        assert _seen(_run(state, worker), here) == Seen(how)
    run = _run(Failed(name=BROKEN, message="OSError"), "here")
    assert _seen(run, here) == Seen(How.LOST, broken=f"here (OSError, flow run {run.name})")


class Server:
    """What Prefect's server says: the workers of a pool, and its flow runs."""

    def __init__(self, *runs: Any, kind: str = "vouchline", paused: bool = False) -> None:
        self.beats: list[datetime] = []
        self._runs = runs
        self._pool = SimpleNamespace(type=kind, is_paused=paused)

    def read_work_pool(self, _name: str) -> Any:
        return self._pool

    def read_workers_for_work_pool(self, _name: str) -> list[Any]:
        from prefect.client.schemas.objects import Worker, WorkerStatus

        said = {"status": WorkerStatus.ONLINE, "work_pool_id": uuid4(), "heartbeat_interval_seconds": 10}
        return [Worker(name="one", last_heartbeat_time=self.beats[-1], **said)]  # type: ignore[arg-type]

    def read_flow_runs(self, *, offset: int = 0, **_: Any) -> Any:
        return self._runs[offset : offset + 200]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Our own clock: its last entry is now."""
    now = [0.0]
    monkeypatch.setattr(work_pool, "time", SimpleNamespace(monotonic=lambda: now[-1]))
    return now


def test_a_worker_whose_heart_does_not_beat_is_away_whatever_the_server_says(clock: list[float]) -> None:
    server = Server()
    server.beats.append(datetime(2001, 1, 1, tzinfo=UTC))  # by a clock that goes otherwise
    pool = work_pool.WorkPool(server, "invoices", "tag")  # type: ignore[arg-type] # it answers as one
    assert pool.online() == {"one"}
    clock.append(30.0)
    assert pool.online() == {"one"}
    clock.append(31.0)
    assert pool.online() == set()
    server.beats.append(datetime(2001, 1, 2, tzinfo=UTC))
    assert pool.online() == {"one"}


def test_what_was_taken_by_a_worker_that_never_said_its_name_is_lost(clock: list[float]) -> None:
    from prefect.states import Pending

    run = _run(Pending(), None)
    pool = work_pool.WorkPool(Server(run), "invoices", "tag")  # type: ignore[arg-type] # it answers as one
    assert pool.look([run.id], frozenset()) == {run.id: Seen(How.AT_WORK)}
    clock.append(31.0)
    assert pool.look([run.id], frozenset()) == {run.id: Seen(How.LOST)}
    assert pool.look([uuid4()], frozenset()).popitem()[1] == Seen(How.LOST), "taken back by somebody else"


def test_what_was_left_is_found_however_it_ended_and_however_much_it_is() -> None:
    from prefect.client.schemas.objects import FlowRun
    from prefect.states import Completed

    class Listed(Server):
        """Its flow runs are all completed."""

        def read_flow_runs(self, *, flow_run_filter: Any = None, **chosen: Any) -> Any:
            assert flow_run_filter.tags.all_ == ["tag"]
            kinds = flow_run_filter.state and flow_run_filter.state.type.any_
            return super().read_flow_runs(**chosen) if kinds is None or "COMPLETED" in kinds else []

    runs = [FlowRun(flow_id=uuid4(), state=Completed(), parameters={"piece": str(number)}) for number in range(401)]
    moved = runs[0]  # to the end, as they were listed
    pool = work_pool.WorkPool(Listed(*runs, moved), "invoices", "tag")  # type: ignore[arg-type] # it answers as one
    assert pool.left() == {run.id: run.parameters["piece"] for run in runs}


def test_what_was_read_counts_though_the_server_is_away_as_that_is_noted() -> None:
    class Away:
        def update_flow_run(self, *_: Any, **_said: Any) -> None:
            asked.append(True)
            raise ConnectError("away")

    asked: list[bool] = []
    work_pool.WorkPool(Away(), "invoices", "tag").settled(uuid4())  # type: ignore[arg-type] # it answers as one
    assert asked == [True]


def test_what_is_under_way_is_that_of_a_ledger_wherever_it_lies(tmp_path: Path) -> None:
    tags = []
    for name in ("one", "two"):
        with Ledger.open(tmp_path / name) as ledger:
            ledger.note(EventKind.CACHE_SEALED, {"sha256": name})
        tags.append(_tag(tmp_path / name))
        (tmp_path / name).rename(tmp_path / f"{name}-moved")
    (tmp_path / "two-moved").rename(tmp_path / "one")  # where the other was, as in a container
    assert [_tag(tmp_path / name) for name in ("one-moved", "one")] == tags
    assert len(set(tags)) == 2


@pytest.mark.parametrize(
    ("server", "error", "match"),
    [
        (Server(kind="process"), Misconfigured, "of the type process"),
        (Server(paused=True), Unavailable, "is paused. prefect work-pool resume invoices"),
    ],
)
def test_a_pool_of_others_or_at_rest_is_told(server: Server, error: type[Exception], match: str) -> None:
    with pytest.raises(error, match=match):
        work_pool.WorkPool(server, "invoices", "tag").online()  # type: ignore[arg-type] # it answers as one
