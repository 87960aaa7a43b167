"""What each part of knowing is worth: `python -m evaluation.parts CORPUS ... [--set NAME ...]`.

Labelled documents, each judged alone, its buyer one of ours and its seller in the master, as its labels name them; then
with each part switched off alone. What memory is worth, only a stream can tell: `vouchline evaluate --stream` under a
policy with `layers.memory = false`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import click

from evaluation.corpus import Labelled, labelled
from evaluation.scoring import EXPORTED_TYPES, score
from evaluation.told import Read, read_all, told_of
from schemas import Policy, result
from schemas.certainty_policy import Certainty

_EVERYTHING = Certainty(needed=("addresses", "references", "order", "payment", "line_details", "other"))


class Way(NamedTuple):
    """What is known, and under which policy."""

    companies: bool = True
    vendors: bool = True
    policy: Policy = Policy()


WAYS: Mapping[str, Way] = {
    "all": Way(),
    "companies not known": Way(companies=False),
    "vendors not known": Way(vendors=False),
    "neither known": Way(companies=False, vendors=False),
    "nothing withheld": Way(policy=Policy(certainty=_EVERYTHING)),
}


class Worth(NamedTuple):
    """How many documents that may be paid went straight through, of how many, and how many documents left wrong."""

    through: int
    documents: int
    wrong: int


def worth(documents: Sequence[Labelled], reads: Sequence[Read], way: Way) -> Worth:
    """What `way` makes of the documents; one that could not be read counts, and does not go through."""
    scored = [
        score(
            read.document,
            result(read.judged(way.policy, told_of(read.document, companies=way.companies, vendors=way.vendors))),
            page_only=True,
        )
        for read in reads
    ]
    return Worth(
        through=sum(one.straight for one in scored if _is_payable(one.document)),
        documents=sum(map(_is_payable, documents)),
        wrong=sum(one.silent for one in scored),
    )


def _is_payable(document: Labelled) -> bool:
    return document.labels.doc_type in EXPORTED_TYPES


@click.command(help=__doc__)
@click.argument("roots", nargs=-1, required=True, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--set", "sets", multiple=True, help="Only this set; may be given several times.")
@click.option("--workers", type=click.IntRange(min=1), default=None)
def main(roots: tuple[Path, ...], sets: tuple[str, ...], workers: int | None) -> None:
    """Print the share that goes straight through with each part switched off alone."""
    documents = list(labelled(roots, sets=sets))
    reads = list(read_all(documents, Policy(), workers))
    for name, way in WAYS.items():
        found = worth(documents, reads, way)
        share = found.through / max(found.documents, 1)
        click.echo(f"| {name} | {found.through} of {found.documents} | {share:.3f} | {found.wrong} |")


if __name__ == "__main__":
    main()
