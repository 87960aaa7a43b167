"""Strike runs with each kind of fault at random points, run again, and count what was lost or left twice.

    python -m tests.faults.striking FOLDER --points 20 --seed 1

A point is before or after a commit or a renaming of the run, a request to its object store, or a document that is given
to a reader: they are counted in a run that nothing strikes, and drawn from all of them with the seed. The inbox holds
e-invoices, some of which cannot go straight through. Prints a row a fault; exit code 1 if a document was lost, left
twice or came to another outcome, or a ledger does not verify. Where a reader, or the process of
the official rules, was killed over a document, that waits for people, as it must for one that breaks its reader: it is
replayed.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple

from flows.batch import Batch, finish_killed, open_run, plain, run_batch
from flows.ingest import Inbox
from flows.pipeline import versions
from flows.replaying import Choice, choose, replay_batch
from flows.room import ready
from ledger import Ledger
from ledger.verify import verify
from schemas import OutcomeKind, Policy, VouchlineError
from tests.faults import killing, strikes
from tests.faults.wire import Wire
from tests.forked import FORKED, fork_from, template
from tests.generated import e_invoices_of
from tests.stores.conftest import write_store
from tests.stores.servers import Cluster, cluster, new_bucket, s3

BUSY = 4
_PASSED: dict[object, int] = {}  # the points of a run that nothing strikes, by inbox, kind of point and store


class Servers(NamedTuple):
    """What the workspaces stand on that are not folders: a database server, the way to it, and an object store."""

    postgresql: Cluster
    wire: Wire
    objects: dict[str, str]


class Way(NamedTuple):
    """A fault: what it is in the run's process and outside, and whether it needs servers."""

    fault: type[strikes.Fault]
    outside: Callable[[Path, Path, Servers | None], None] = lambda *_: None
    remote: bool = False
    mended: Callable[[Servers], None] = lambda _: None


def _second(inbox: Path, workspace: Path, _servers: Servers | None) -> None:
    ended = run(inbox, workspace).code
    assert ended == BUSY, f"a second run on the workspace ended with {ended}"


def _restarted(_inbox: Path, _workspace: Path, servers: Servers | None) -> None:
    assert servers is not None
    servers.postgresql.stop()
    servers.postgresql.start()


def _cut(_inbox: Path, _workspace: Path, servers: Servers | None) -> None:
    assert servers is not None
    servers.wire.cut()


def once(inbox: Path, workspace: Path) -> None:
    """What `vouchline run` does, without Prefect."""
    policy = Policy()
    with ready(workspace, None), Ledger.open(workspace) as ledger:
        finish_killed(ledger, workspace, 1, plain, joining=versions(policy))
        files = Inbox(ledger, workspace, [inbox])
        opened = open_run(ledger, "ingest", str(inbox), policy)
        run_batch(Batch(ledger, opened, policy, workspace, workers=1), files.documents())


def replay(_inbox: Path, workspace: Path) -> None:
    """What `vouchline replay` does with all that waits."""
    with ready(workspace, None), Ledger.open(workspace) as ledger:
        states = (OutcomeKind.QUARANTINED, OutcomeKind.REVIEW)
        waiting = [document for state in states for document in choose(ledger, Choice(state=state))]
        replay_batch(ledger, waiting, Policy(), workspace, workers=1)


UNSTRUCK = Way(strikes.Fault)
WAYS = {
    "run killed": Way(strikes.Killed),
    "reader killed": Way(strikes.ReaderKilled),
    "disk full": Way(strikes.Full),
    "clock an hour wrong": Way(strikes.Skewed),
    "second run": Way(strikes.Outside, _second),
    "store refuses": Way(strikes.Refused, remote=True),
    "postgresql restarted": Way(strikes.Outside, _restarted, remote=True),
    "network cut": Way(strikes.Outside, _cut, remote=True, mended=lambda servers: servers.wire.mend()),
}


class Ended(NamedTuple):
    """How a run ended, and how many points it passed (0 where it was killed)."""

    code: int
    points: int


class Left(NamedTuple):
    """What is in a workspace: the outcome of each document, and how often each left."""

    outcomes: dict[str, OutcomeKind]
    left: Counter[str]


class Struck(NamedTuple):
    """What came of one strike: how the run ended, and what was wrong after it was run again."""

    code: int
    lost: int
    twice: int
    otherwise: int
    whole: bool

    @property
    def good(self) -> bool:
        """Whether nothing was wrong."""
        return self.whole and not (self.lost or self.twice or self.otherwise)


def run(
    inbox: Path,
    workspace: Path,
    way: Way = UNSTRUCK,
    at: int = 0,
    servers: Servers | None = None,
    work: Callable[[Path, Path], None] = once,
) -> Ended:
    """Do `work` in a process of its own, which `way` strikes at its `at`-th point."""
    ours, theirs = FORKED.Pipe()
    words = (template(), dict(os.environ), partial(work, inbox, workspace), way.fault, at, theirs)
    process = FORKED.Process(target=_running, args=words)
    process.start()
    theirs.close()
    points = 0
    while (said := _heard(ours)) is not None:
        if said == "strike":
            way.outside(inbox, workspace, servers)
            ours.send("done")
        else:
            points = int(said)
    process.join()
    assert process.exitcode is not None
    return Ended(process.exitcode, points)


def _heard(line: Connection) -> str | None:
    try:
        return str(line.recv())
    except (EOFError, ConnectionResetError):
        return None


def _running(
    address: str,
    environment: dict[str, str],
    work: Callable[[], None],
    fault: type[strikes.Fault],
    at: int,
    asked: Connection,
) -> None:
    os.environ.update(environment)
    fork_from(address)
    passed, struck = 0, fault(asked, random.Random(at))

    def passing() -> None:
        nonlocal passed
        passed += 1
        if passed == at:
            struck.strike()

    struck.watch(passing)
    try:
        work()
    except VouchlineError as error:
        sys.exit(error.exit_code)
    finally:
        asked.send(passed)


def left_in(workspace: Path) -> Left:
    """What became of the documents, and how often each was exported."""
    with Ledger.open(workspace) as ledger:
        assert ledger.unfinished_run() is None
        outcomes = {one.document.sha256: one.outcome.kind for one in ledger.listed()}
    files = sorted((workspace / "exports").glob("[!.]*/invoices.jsonl"))
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    return Left(outcomes, Counter(json.loads(line)["sha256"] for line in lines))


def strike(inbox: Path, workspace: Path, way: Way, at: int, expected: Left, servers: Servers | None = None) -> Struck:
    """Strike a run at its `at`-th point, run again, and compare what is there with what is expected."""
    code = run(inbox, workspace, way, at, servers).code
    if servers is not None:
        way.mended(servers)
    again = run(inbox, workspace).code
    if way.fault is strikes.ReaderKilled:
        again = again or run(inbox, workspace, work=replay).code
    found = left_in(workspace)
    both = found.outcomes.keys() & expected.outcomes.keys()
    return Struck(
        code,
        lost=len(expected.outcomes.keys() - found.outcomes.keys()),
        twice=sum(count > 1 for count in found.left.values()),
        otherwise=sum(found.outcomes[one] is not expected.outcomes[one] for one in both)
        + len(found.left.keys() ^ expected.left.keys()),
        whole=again == 0 and verify(workspace).ok,
    )


def place(folder: Path, servers: Servers | None) -> Path:
    """A new workspace at `folder`, on servers where these are given."""
    folder.mkdir(parents=True)
    if servers is not None:
        name = f"w{os.getpid()}x{random.getrandbits(40):x}"
        reached = servers.postgresql._replace(port=servers.wire.port)
        write_store(folder, reached.new_schema(name), new_bucket(servers.objects, name))
    return folder


@contextmanager
def started() -> Iterator[Servers]:
    """The servers, whose keys stand in the environment."""
    before = dict(os.environ)
    with cluster() as postgresql, s3() as objects:
        wire = Wire(postgresql.port)
        os.environ.update(objects)
        try:
            yield Servers(postgresql, wire, objects)
        finally:
            os.environ.clear()
            os.environ.update(before)
            wire.cut()


def drawn(
    inbox: Path, folder: Path, way: Way, points: int, chance: random.Random, servers: Servers | None
) -> list[int]:
    """So many points at which `way` may strike, drawn from all of a run."""
    kind = (inbox, way.fault.watch, way.remote)
    if kind not in _PASSED:
        _PASSED[kind] = run(inbox, place(folder, servers), Way(way.fault), 0, servers).points
    return sorted(chance.sample(range(1, _PASSED[kind] + 1), min(points, _PASSED[kind])))


def main() -> int:
    """Run the experiment."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--points", type=int, default=20)
    parser.add_argument("--documents", type=int, default=6)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--faults", nargs="+", choices=list(WAYS), default=list(WAYS))
    options = parser.parse_args()
    inbox, bad = e_invoices_of(options.folder / "inbox", options.documents), 0
    assert run(inbox, place(options.folder / "whole", None)).code == 0
    expected = left_in(options.folder / "whole")
    print(f"seed {options.seed}: {Counter(expected.outcomes.values())}")
    print(f"{'fault':<22} points   {'ended with':<16} [lost, twice, otherwise] not whole")
    with started() as servers:
        for name in options.faults:
            bad += not _row(name, inbox, options, expected, servers if WAYS[name].remote else None)
    return 1 if bad else 0


def _row(name: str, inbox: Path, options: argparse.Namespace, expected: Left, servers: Servers | None) -> bool:
    way, folder = WAYS[name], options.folder / name.replace(" ", "-")
    chance = random.Random(f"{options.seed} {name}")
    came = []
    for at in drawn(inbox, folder / "whole", way, options.points, chance, servers):
        workspace = place(folder / str(at), servers)
        came.append(strike(inbox, workspace, way, at, expected, servers))
        if came[-1].good:
            shutil.rmtree(workspace)
        else:
            print(f"  BAD at point {at}: {came[-1]}", flush=True)
    codes = Counter(one.code for one in came)
    ended = ", ".join(f"{code}: {count}" for code, count in sorted(codes.items()))
    wrong = [sum(column) for column in zip(*((one.lost, one.twice, one.otherwise) for one in came), strict=True)]
    print(f"{name:<22} {len(came):>6}   {ended:<16} {wrong} {sum(not one.whole for one in came)}", flush=True)
    return all(one.good for one in came)


if __name__ == "__main__":
    assert killing.NEEDED  # what the process imports that all others are forked from
    sys.exit(main())
