"""What one run would do with many readers: a simulation of its one parent, its chunks and the ledger's one lock.

    python -m evaluation.at_scale --documents 20000 --readers 10 --readers 100 --transactions 60

A chunk is divided among all readers, each of which reads its piece; a piece that is done waits for the parent, which
judges its documents one by one and keeps each verdict by a transaction; the next chunk begins when all of this one
are judged. Then come the gate, a settlement (one transaction) for each document, exports and report. Nothing else
takes time: no network, no lost worker, a database that does its transactions at a steady rate. Readings are drawn
with a seed, so that the same words give the same figures. docs/scaling.md has what the defaults are taken from.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import click


@dataclass(frozen=True)
class Costs:
    """Seconds: of reading a document (mean, and its spread as a share of that), of the parent for one, of the scheduler
    for a piece; and the ledger's transactions a second."""

    reading: float = 0.49
    spread: float = 0.8
    judging: float = 0.003
    finishing: float = 0.010
    handing_out: float = 0.01
    transactions: float = 60.0


@dataclass(frozen=True)
class Outcome:
    """Seconds of a run: until all is judged, in all, and those that its readers read."""

    judged: float
    whole: float
    read: float

    def busy(self, readers: int) -> float:
        """The share of the readers' time until all is judged in which they read."""
        return self.read / (self.judged * readers)


def simulate(documents: int, readers: int, each: int, costs: Costs, seed: int = 1) -> Outcome:
    """A run over so many documents, in chunks of `each` for a reader."""
    chance, now, read = random.Random(seed), 0.0, 0.0
    for size in _chunks(documents, readers * each):
        ends = []
        for number, piece in enumerate(_shared(size, readers), start=1):
            spent = sum(_reading(chance, costs) for _ in range(piece))
            read += spent
            ends.append((now + number * costs.handing_out + spent, piece))
        for end, piece in sorted(ends):
            now = max(now, end) + piece * (costs.judging + 1 / costs.transactions)
    return Outcome(now, now + documents * (costs.finishing + 1 / costs.transactions), read)


def _reading(chance: random.Random, costs: Costs) -> float:
    shape = 1 / costs.spread**2
    return chance.gammavariate(shape, costs.reading / shape)


def _chunks(documents: int, most: int) -> Iterator[int]:
    while documents > 0:
        yield min(documents, most)
        documents -= most


def _shared(size: int, readers: int) -> list[int]:
    """`size` documents divided among readers as evenly as can be; nobody gets none."""
    return [share for number in range(readers) if (share := size // readers + (number < size % readers))]


@click.command()
@click.option("--documents", type=click.IntRange(1), default=20_000, show_default=True)
@click.option("--readers", type=click.IntRange(1), multiple=True, default=(1, 10, 100), show_default=True)
@click.option(
    "--each", type=click.IntRange(1), default=20, show_default=True, help="Documents of a chunk for a reader."
)
@click.option("--transactions", type=float, multiple=True, default=(60.0, 500.0), show_default=True)
def main(documents: int, readers: Sequence[int], each: int, transactions: Sequence[float]) -> None:
    """Print a row for each number of readers and each rate of the ledger."""
    click.echo("readers  transactions/s  documents/s until judged  documents/s in all  readers busy")
    for rate in transactions:
        for count in readers:
            came = simulate(documents, count, each, Costs(transactions=rate))
            click.echo(
                f"{count:>7} {rate:>15.0f} {documents / came.judged:>25.1f} {documents / came.whole:>19.1f} "
                f"{came.busy(count):>13.0%}"
            )


if __name__ == "__main__":
    main()
