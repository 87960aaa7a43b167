"""Leave sets out: for each licensed set a model that has not seen it, for honest figures and for calibration.

python -m evaluation.train.folds OUT CORPUS...
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence, Set
from pathlib import Path

from thinc.api import Config

from evaluation.train.calibrate import (
    Outcome,
    calibration_error,
    fit_curves,
    held_out_confidences,
    outcomes,
    with_witnessed,
)
from evaluation.train.documents import LICENSED, LabelledReading, labelled_readings
from evaluation.train.run import CONFIG, fit, labelled, synthetic
from extractors.model import Model
from extractors.model.release import write_curves, write_release

_LEAST = 3  # documents of a set that is worth a model without it
# Sets that one model is trained without, for a training takes long; any other has a model of its own.
TOGETHER = (
    ("hybrid-fnfe-2017", "invented-a", "invented-c", "invented-hard-c", "real-vendors-i2d"),
    ("invented-b", "invented-d", "invented-hard", "invented-hard-b", "real-saas-stripe", "us-templates"),
    ("invented-e", "invented-hard-d"),
)


def train_folds(out: Path, rows: Sequence[LabelledReading], count: int, seed: int = 0) -> Iterator[tuple[str, Model]]:
    """Each set with a model in `out`/<set> that was trained on `count` synthetic documents and the sets that it is not
    `TOGETHER` with. Sets of one or two documents get none: they are only learnt from."""
    docs = list(synthetic(count, seed))
    counts = Counter(row.group for row in rows)
    for first, *others in left_out({name for name in counts if counts[name] >= _LEAST}):
        without = {first, *others}
        facts = {"seed": seed, "synthetic": count, "without": sorted(without)}
        write_release(
            fit([*docs, *labelled([row for row in rows if row.group not in without])], seed), out / first, facts
        )
        for other in others:
            (out / other).symlink_to(first)
        for name in sorted(without):
            yield name, Model(out / name)


def left_out(sets: Set[str]) -> list[list[str]]:
    """The sets that each model is trained without."""
    together = [sorted(sets & set(some)) for some in TOGETHER]
    alone = sets - {name for some in together for name in some}
    return sorted([*([name] for name in alone), *filter(None, together)])


def held_out(rows: Sequence[LabelledReading], folds: Path) -> list[Outcome]:
    """The claims on every document of the model in `folds` that has not seen its set."""
    return [
        outcome
        for name in sorted({row.group for row in rows})
        if (folds / name).is_dir()
        for outcome in outcomes(Model(folds / name), [row for row in rows if row.group == name])
    ]


def calibrate(folder: Path, rows: Sequence[Outcome]) -> None:
    """Add curves fitted to held-out `rows` to the release in `folder`, with their error before and after."""
    facts = {"outcomes": len(rows), "templates": len({row.template for row in rows}), "error": errors(rows)}
    write_curves(folder, fit_curves(rows), facts)


def calibrate_folds(folds: Path, rows: Sequence[Outcome]) -> None:
    """Calibrate each model in `folds` on the held-out claims of the other models: nothing of its own sets is in it."""
    models = {name: (folds / name).resolve() for name in {row.template.partition("/")[0] for row in rows}}
    for model in sorted(set(models.values())):
        calibrate(model, [row for row in rows if models[row.template.partition("/")[0]] != model])


def errors(rows: Sequence[Outcome]) -> dict[str, dict[str, float]]:
    """For each group of fields the calibration error before, and after by curves fitted without the own template."""
    groups: dict[str, list[tuple[Outcome, float]]] = defaultdict(list)
    told = list(with_witnessed(rows))
    for row, confidence in zip(told, held_out_confidences(rows, told), strict=True):
        groups[row.group].append((row, confidence))
    return {name: _errors(group) for name, group in sorted(groups.items())}


def _errors(group: Sequence[tuple[Outcome, float]]) -> dict[str, float]:
    right = [row.right for row, _ in group]
    before = calibration_error([row.score for row, _ in group], right)
    after = calibration_error([confidence for _, confidence in group], right)
    return {"before": round(before, 3), "after": round(after, 3), "outcomes": len(group)}


def main(out: Path, corpus: Sequence[Path], count: int) -> None:
    """Train the folds and print how often their claims on held-out sets are right."""
    rows = list(labelled_readings(corpus, LICENSED))
    for name, _ in train_folds(out, rows, count):
        found = held_out([row for row in rows if row.group == name], out)
        share = sum(outcome.right for outcome in found) / max(len(found), 1)
        sys.stdout.write(f"{name:24}{len(found):6} claims {share:.3f} right\n")
    calibrate_folds(out, held_out(rows, out))


if __name__ == "__main__":
    wanted = Config().from_disk(CONFIG)["documents"]["synthetic"]
    main(Path(sys.argv[1]), [Path(folder) for folder in sys.argv[2:]], wanted)
