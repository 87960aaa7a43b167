"""The same documents read here, on Dask and by Prefect's workers, on both kinds of store: results, and what it costs.

    python -m tests.stores.readers_compared FOLDER --documents 300

Each way reads in two processes; with --single in one, too, on SQLite and a folder, which then has one core for all. The
documents are drawn: texts of one or two pages, no two alike. With --like FOLDER... they are PDFs and e-invoices of
these, repeated under other bytes. Prints a row a run. Exit code 1 where a result, an outcome or the events of a
document differ from those of the first run. A document that is drawn is half a second of CPU or so: on two free cores
300 take 12 minutes, with --single 20; 2,000 an hour, with --single two.

`not reading` is the share of the readers' time, from the command to its end, in which nobody read; `overhead` what a
reader spends on a document beside reading it, between the arrival of all that was given and the last verdict.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from itertools import product
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import func, select

from flows.server import prefect_server
from ledger import Ledger
from ledger.tables import events
from ledger.verify import verify
from schemas import EventKind
from tests.generated import inbox_like, inbox_of
from tests.stores.servers import Cluster, cluster, new_bucket, s3

ROOT = Path(__file__).resolve().parents[2]
WAYS = ("here", "dask", "prefect")
STORES = ("sqlite, folder", "postgresql, s3")
_TABLES = {
    "here": "",
    "dask": "[dask]\nenabled = true\n",
    "prefect": '[pool]\nname = "{pool}"\nexchange = "{exchange}"\n',
}
_COLUMNS = "way      store            readers    wall s  documents/s  while reading  overhead s  not reading  contents"


class Row(NamedTuple):
    """What a run was: seconds of the command, of reading (by all readers together), and from arrival to verdict.

    What comes within a document arrives while that is read, so the arrivals that count are those of the inbox."""

    way: str
    store: str
    readers: int
    documents: int
    wall: float
    reading: float
    span: float
    contents: str

    def __str__(self) -> str:
        beside = (self.span * self.readers - self.reading) / self.documents
        idle = 1 - self.reading / (self.wall * self.readers)
        return (
            f"{self.way:<8} {self.store:<16} {self.readers:>7} {self.wall:>9.1f} {self.documents / self.wall:>12.2f} "
            f"{self.rate:>14.2f} {beside:>11.2f} {idle:>11.0%}   {self.contents}"
        )

    @property
    def rate(self) -> float:
        """Documents a second while documents are read."""
        return self.documents / self.span


class Servers(NamedTuple):
    """What the runs stand on: a database server, and the environment of an S3 server."""

    postgresql: Cluster
    objects: dict[str, str]


def main() -> int:
    """Run the comparison."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=300)
    parser.add_argument("--like", type=Path, nargs="+", metavar="FOLDER", help="take the documents from there")
    parser.add_argument("--single", action="store_true", help="also one reader on one core, for the scaling")
    parser.add_argument("--ways", nargs="+", choices=WAYS, default=WAYS)
    parser.add_argument("--stores", nargs="+", choices=STORES, default=STORES)
    options = parser.parse_args()
    if options.like:
        inbox = inbox_like(options.folder / "inbox", options.documents, options.like)
    else:
        inbox = inbox_of(options.folder / "inbox", options.documents)
    wanted = [(way, store, 2) for store, way in product(options.stores, options.ways)]
    if options.single:
        wanted += [(way, STORES[0], 1) for way in options.ways]
    rows = []
    with cluster() as postgresql, s3() as objects:
        os.environ.update(objects)
        print(_COLUMNS)
        for number, (way, store, readers) in enumerate(wanted):
            place = options.folder / f"{number}-{way}-{readers}"
            rows.append(_row(place, inbox, way, store, readers, Servers(postgresql, objects)))
            print(rows[-1], flush=True)
    for way in options.ways if options.single else ():
        one, two = (
            next(row for row in rows if (row.way, row.store, row.readers) == (way, STORES[0], n)) for n in (1, 2)
        )
        print(f"{way}: {two.rate / one.rate:.2f} times the documents a second with two readers on two cores")
    same = len({row.contents for row in rows}) == 1
    print("all the same" if same else "NOT the same")
    return 0 if same else 1


def _row(place: Path, inbox: Path, way: str, store: str, readers: int, servers: Servers) -> Row:
    """Run once into a new workspace."""
    name = f"w{os.getpid()}x{time.monotonic_ns()}"
    workspace, count = place / "workspace", len(list(inbox.iterdir()))
    workspace.mkdir(parents=True)
    exchange = new_bucket(servers.objects, f"{name}-exchange")
    policy = f"[work]\nchunk = {min(500, count)}\n" + _TABLES[way].format(pool=name, exchange=exchange)
    if store == STORES[1]:
        ledger, files = servers.postgresql.new_schema(name), new_bucket(servers.objects, name)
        policy += f'[store]\nledger = "{ledger}"\nfiles = "{files}"\n'
    (workspace / "policy.toml").write_text(policy, encoding="utf-8")
    command = ["run", str(inbox), "--workspace", str(workspace), "--workers", str(readers), "--received", "2026-01-15"]
    with _cores(readers), _workers(place, name, exchange, readers if way == "prefect" else 0):
        began = time.monotonic()
        done = subprocess.run(
            [sys.executable, "-m", "app", *command], cwd=ROOT, capture_output=True, text=True, check=False
        )
        wall = time.monotonic() - began
    if done.returncode not in (0, 3):
        sys.exit(f"{way}, {store}: exit code {done.returncode}\n{done.stderr}")
    assert verify(workspace).ok
    return Row(way, store, readers, count, wall, *_figures(workspace, count))


@contextmanager
def _cores(count: int) -> Iterator[None]:
    """So many of the cores for what begins within, as far as there are any."""
    all_of_them = os.sched_getaffinity(0)
    os.sched_setaffinity(0, sorted(all_of_them)[:count])
    try:
        yield
    finally:
        os.sched_setaffinity(0, all_of_them)


@contextmanager
def _workers(place: Path, pool: str, exchange: str, count: int) -> Iterator[None]:
    """So many workers of a pool, on a server of Prefect's that the run is told of."""
    with ExitStack() as held:
        if count:
            held.enter_context(prefect_server(place / "server"))
            held.callback(os.environ.pop, "PREFECT_HOME", None)
        for number in range(count):
            command = [sys.executable, "-m", "app", "worker", pool, "--at-once", "1"]
            folder = ["--workspace", str(place / f"worker-{number}")]
            environment = {**os.environ, "VOUCHLINE_EXCHANGE": exchange}
            worker = subprocess.Popen(
                [*command, *folder], cwd=ROOT, env=environment, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL
            )
            held.callback(worker.wait)
            held.callback(worker.kill)
            assert worker.stderr is not None
            assert b"Reading for" in worker.stderr.readline()
        yield


def _figures(workspace: Path, count: int) -> tuple[float, float, str]:
    """Seconds of reading, seconds from the arrival of `count` documents to the last verdict, and a hash of what the
    ledger holds.

    It holds the same where each document has the same verdict, outcome and events; times and the run's id are left out.
    """
    with Ledger.open(workspace) as ledger, ledger._database.read() as connection:
        listed = list(ledger.listed())
        happened = sorted(map(tuple, connection.execute(select(events.c.kind, func.coalesce(events.c.document, "")))))
        received, judged = (
            sorted(connection.scalars(select(events.c.at).where(events.c.kind == kind.value)))
            for kind in (EventKind.RECEIVED, EventKind.JUDGED)
        )
    said = hashlib.sha256(repr(happened).encode())
    for one in sorted(listed, key=lambda one: one.document.sha256):
        assert one.verdict is not None
        body = one.verdict.model_dump_json(exclude={"seconds": True, "document": {"path", "received_at"}})
        said.update(f"{one.outcome.kind} {one.outcome.reason} {body}\n".encode())
    reading = sum(one.verdict.seconds or 0.0 for one in listed if one.verdict)
    span = (judged[-1] - received[count - 1]).total_seconds()
    return reading, span, said.hexdigest()[:12]


if __name__ == "__main__":
    sys.exit(main())
