"""How often each kind and each grade of evidence is right: `python -m evaluation.grades CORPUS ... [--set NAME ...]`.

Header values of labelled documents, each judged alone with its buyer and its seller known. Nothing is fitted here: the
table of grades (`schemas.grades`) and the rules of evidence (docs/evidence.md) are held against what is true.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from evaluation.corpus import FIELDS, labelled
from evaluation.matching import same
from evaluation.told import Read, read_all, told_of
from schemas import Claim, Layer, Policy
from schemas.grades import grade_of

_KINDS = (
    (lambda claim: claim.doubt is not None, "contradicted: a doubt stays one"),
    (lambda claim: claim.layer is Layer.REFERENCE, "known and printed"),
    (lambda claim: claim.proof is not None, "proved by sums or dates"),
    (lambda claim: claim.layer is Layer.DERIVED, "concluded from other values"),
    (lambda claim: claim.alone, "one trained reader alone"),
    (lambda claim: claim.confidence is not None, "two readers"),
)


def kind_of(claim: Claim) -> str:
    """The rule of evidence on which a value rests, the strongest that holds."""
    return next((name for holds, name in _KINDS if holds(claim)), "the rules alone")


def held(reads: Iterable[Read], policy: Policy) -> Iterator[tuple[str, str, bool]]:
    """For each printed, labelled header value that was read: its kind of evidence, its grade, and whether it is right.

    A value for what a document does not have is wrong.
    """
    for read in reads:
        labels = read.document.labels
        claims = read.judged(policy, told_of(read.document)).claims
        for label, path in FIELDS.items():
            claim, want = claims.get(path), labels.fields.get(label)
            if claim is None or label in labels.hidden or (want is None and label not in labels.absent):
                continue
            right = want is not None and same(label, str(claim.value), want)
            yield kind_of(claim), grade_of(claim.certainty), right


def main(roots: tuple[Path, ...], sets: tuple[str, ...], workers: int | None) -> None:
    """Print for each kind of evidence, and each grade of it: values, wrong ones, the share that is right."""
    policy = Policy()
    rows = list(held(read_all(list(labelled(roots, sets=sets)), policy, workers), policy))
    for fine in (False, True):
        keyed = [(f"{kind} | {grade}" if fine else kind, right) for kind, grade, right in rows]
        count, wrong = Counter(key for key, _ in keyed), Counter(key for key, right in keyed if not right)
        for key, number in sorted(count.items()):
            click.echo(f"| {key} | {number} | {wrong[key]} | {1 - wrong[key] / number:.3f} |")


@click.command(help=__doc__)
@click.argument("roots", nargs=-1, required=True, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--set", "sets", multiple=True, help="Only this set; may be given several times.")
@click.option("--workers", type=click.IntRange(min=1), default=None)
def _command(roots: tuple[Path, ...], sets: tuple[str, ...], workers: int | None) -> None:
    main(roots, sets, workers)


if __name__ == "__main__":
    _command()
