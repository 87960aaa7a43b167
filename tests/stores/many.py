"""Many small documents through one workspace, a part after the other: whether what each costs stays what it was.

    python -m tests.stores.many FOLDER --documents 2000 --parts 4 --pages 0.05

The documents are generated e-invoices, and by the share --pages PDFs of a page or two. Each part is a `vouchline run`
of its own; after it `status` and `queue` are asked. At the end the whole inbox is given once more, where nothing is
new. Prints a row a part: CPU seconds of all processes, for each document, and the memory of the largest process. Exit
code 1 where a document of the last part cost half as much again as one of the first, or the largest process half as
much memory, or `status`, `queue` more than their start and a second. Wall seconds say something on a quiet machine
alone.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import NamedTuple

from evaluation.bench import Cost, cost
from evaluation.synthetic import generate
from tests.generated import e_invoice

_HALF_AS_MUCH_AGAIN = 1.5
_WAITS = 3


class Part(NamedTuple):
    """What the run over a part cost, and after it the commands that look at the workspace."""

    documents: int
    run: Cost
    status: Cost
    queue: Cost

    def __str__(self) -> str:
        return (
            f"{self.documents:>9} {self.run.cpu:>8.1f} {self.each * 1000:>12.0f} {self.run.wall:>8.1f} "
            f"{self.run.peak_megabytes:>8.0f} {self.status.cpu:>8.2f} {self.status.wall:>8.2f} "
            f"{self.queue.cpu:>8.2f} {self.queue.wall:>8.2f}"
        )

    @property
    def each(self) -> float:
        """CPU seconds a document, the run's own share among them."""
        return self.run.cpu / self.documents


def main() -> int:
    """Run the parts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--parts", type=int, default=4)
    parser.add_argument("--pages", type=float, default=0.0, help="The share of PDFs.")
    options = parser.parse_args()
    workspace, size = options.folder / "workspace", options.documents // options.parts
    print("documents   CPU s  ms/document   wall s  peak MB  status CPU, wall   queue CPU, wall")
    parts = []
    for number in range(options.parts):
        inbox = _inbox(
            options.folder / "inbox" / f"{number:03}", range(number * size, (number + 1) * size), options.pages
        )
        ran = _told("run", str(inbox), workspace=workspace)
        if ran.code not in (0, _WAITS):
            sys.exit(f"the run over part {number} ended with {ran.code}")
        parts.append(
            Part(size, ran, *(_told(*words, workspace=workspace) for words in (("status",), ("queue", "--json"))))
        )
        print(parts[-1], flush=True)
    again = _told("run", str(options.folder / "inbox"), workspace=workspace)
    known = options.parts * size
    print(f"all {known} again: CPU {again.cpu:.1f} s, {again.cpu / known * 1000:.1f} ms each, wall {again.wall:.1f} s")
    for name in ("ledger.db", "reports", "exports"):
        print(f"{name}: {_size(workspace / name) / known / 1000:.1f} KB a document")
    largest = max((workspace / "reports").glob("*/index.html"), key=lambda path: path.stat().st_size)
    print(f"the largest page of a report that lists a run: {largest.stat().st_size / 1000:.0f} KB")
    grown = _grown(parts)
    print(f"NOT flat: {', '.join(grown)}" if grown else "flat")
    return 1 if grown else 0


def _inbox(folder: Path, seeds: range, pages: float) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    each = round(1 / pages) if pages else 0
    for seed in seeds:
        if each and seed % each == 0:
            (folder / f"{seed:06}.pdf").write_bytes(generate(seed).pdf())
        else:
            (folder / f"{seed:06}.xml").write_bytes(e_invoice(seed))
    return folder


def _told(*words: str, workspace: Path) -> Cost:
    return cost([sys.executable, "-m", "app", *words, "--workspace", str(workspace)])


def _size(path: Path) -> int:
    files = [path] if path.is_file() else [one for one in path.rglob("*") if one.is_file()]
    return sum(one.stat().st_size for one in files)


def _grown(parts: list[Part]) -> list[str]:
    """What cost more at the end than it may."""
    first, last = parts[0], parts[-1]
    return [
        name
        for name, before, after in (
            ("a document", first.each, last.each),
            ("memory", first.run.peak_megabytes, last.run.peak_megabytes),
        )
        if after > before * _HALF_AS_MUCH_AGAIN
    ] + [
        name
        for name, before, after in (("status", first.status, last.status), ("queue", first.queue, last.queue))
        if after.cpu > before.cpu + 1
    ]


if __name__ == "__main__":
    sys.exit(main())
