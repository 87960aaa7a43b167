"""Settlements a second on PostgreSQL, by one writer and by several at once, each commit confirmed by the disk.

    python -m tests.stores.settlements --documents 1600 --writers 1 4 16

Each writer is a process with a ledger of its own on the one server, and settles its share of the documents of one
run; a settlement is one transaction: the outcome, its event in the chain, the document's state. Wall time: on a quiet
machine alone it says something. Exit code 1 where an outcome is missing or the ledger does not verify.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from multiprocessing import get_context
from multiprocessing.synchronize import Barrier
from pathlib import Path

from ledger import Ledger
from ledger.verify import verify
from tests.ledger.kept import begin, fill, gate_passed, settled, verdict_on
from tests.stores.servers import Cluster, cluster


def main() -> int:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=1600)
    parser.add_argument("--writers", type=int, nargs="+", default=[1, 4, 16])
    options = parser.parse_args()
    good = True
    with cluster(fsync="on") as server, tempfile.TemporaryDirectory() as folder:
        for writers in options.writers:
            good &= _measured(Path(folder) / str(writers), server, options.documents, writers)
    return 0 if good else 1


def _measured(folder: Path, server: Cluster, documents: int, writers: int) -> bool:
    workspace = folder / "workspace"
    workspace.mkdir(parents=True)
    address = server.new_schema(f"w{writers}")
    (workspace / "policy.toml").write_text(f'[store]\nledger = "{address}"\n', encoding="utf-8")
    inbox = fill(folder / "inbox", {f"{number:05}": str(number).encode() for number in range(documents)})
    with Ledger.open(workspace) as ledger:
        run = begin(ledger, inbox)
        began = time.monotonic()
        for number, document in enumerate(ledger.pending(run)):
            ledger.judged(run, verdict_on(document, number=f"N-{number}"))
        judged = documents / (time.monotonic() - began)
        ledger.gated(run, gate_passed(documents))
    context = get_context("fork")
    start = context.Barrier(writers + 1)
    workers = [context.Process(target=_settle, args=(workspace, which, writers, start)) for which in range(writers)]
    for worker in workers:
        worker.start()
    start.wait()
    began = time.monotonic()
    for worker in workers:
        worker.join()
    rate = documents / (time.monotonic() - began)
    with Ledger.open(workspace) as ledger:
        left = sum(one.outcome is None for one in ledger.arrivals(ledger.runs()[0]))
    good = not left and verify(workspace).ok and not any(worker.exitcode for worker in workers)
    print(
        f"{writers:>3} writers: {rate:6.0f} settlements a second; verdicts kept by one: {judged:.0f} a second",
        flush=True,
    )
    return good


def _settle(workspace: Path, which: int, writers: int, start: Barrier) -> None:
    """Settle every document whose turn it is."""
    with Ledger.open(workspace, wait_seconds=60) as ledger:
        [run] = ledger.runs()
        mine = [one for number, one in enumerate(ledger.unsettled(run)) if number % writers == which]
        start.wait()
        for verdict in mine:
            settled(ledger, run, verdict)


if __name__ == "__main__":
    sys.exit(main())
