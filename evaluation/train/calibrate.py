"""Fitting the calibration: on real documents of templates that the scoring model has not seen.

Synthetic documents would claim far too much. A template counts by the root of its documents, so that style sheets
printed ninety times do not decide.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from evaluation.matching import same
from evaluation.train.documents import LabelledReading
from extractors.model import Model
from extractors.model.calibration import WITNESSED, confidence_of, groups_of, logit
from extractors.model.combine import agreeing
from extractors.page.sheet import sheet_of
from extractors.rules import propose
from schemas import BY_PATH

Curves = dict[str, tuple[float, float]]
_STEPS = 60
_PRIOR = 0.01  # weight of the wish that a curve changes nothing: few documents must not bend it far
_LEAST = 12
_BINS = 10


class Outcome(NamedTuple):
    """A claim of a model on a document it has not seen, whether it was right, and whether the rules read it so too."""

    template: str
    group: str
    score: float
    right: bool
    witnessed: bool = False


def outcomes(model: Model, rows: Iterable[LabelledReading]) -> list[Outcome]:
    """The claims of `model` on documents, where the truth is known."""
    found = []
    for row in rows:
        labels = row.document.labels
        printed = {label: text for label, text in labels.fields.items() if label not in labels.hidden}
        sheet = sheet_of(row.reading)
        proposals = model.propose(sheet)
        read = propose(sheet)
        witnessed = agreeing(read, proposals)
        groups = groups_of({claim.term: claim.value for claim in proposals.claims})
        for claim in proposals.claims:
            label = BY_PATH[claim.term].gold
            if label in printed:
                right = same(label, str(claim.value), printed[label])
                found.append(Outcome(row.template, groups[claim.term], claim.score, right, claim.term in witnessed))
    return found


def with_witnessed(rows: Iterable[Outcome]) -> Iterator[Outcome]:
    """All of `rows`, and those that the rules read as well a second time, as a group of their own."""
    for row in rows:
        yield row
        if row.witnessed:
            yield row._replace(group=row.group + WITNESSED)


def fit_curves(rows: Sequence[Outcome]) -> Curves:
    """Slope and offset for each group of fields with enough outcomes."""
    groups: dict[str, list[Outcome]] = defaultdict(list)
    for row in with_witnessed(rows):
        groups[row.group].append(row)
    return {name: _fit(group) for name, group in sorted(groups.items()) if len(group) >= _LEAST}


def _fit(rows: Sequence[Outcome]) -> tuple[float, float]:
    """Weighted logistic regression of right on log-odds, by Newton's method, drawn to the identity."""
    counts = Counter(row.template for row in rows)
    weights = np.array([counts[row.template] ** -0.5 for row in rows])
    inputs = np.array([[logit(row.score), 1.0] for row in rows])
    right = np.array([float(row.right) for row in rows])
    curve, prior = np.array([1.0, 0.0]), _PRIOR * weights.sum()
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-(inputs @ curve)))
        slope = inputs.T @ (weights * (chance - right)) + prior * (curve - [1.0, 0.0])
        bend = (inputs * (weights * chance * (1 - chance))[:, None]).T @ inputs + prior * np.eye(2)
        curve = curve - np.linalg.solve(bend, slope)
    return round(float(curve[0]), 4), round(float(curve[1]), 4)


def held_out_confidences(rows: Sequence[Outcome], asked: Sequence[Outcome] | None = None) -> list[float]:
    """The confidence of each of the `asked` (all of `rows`) from curves fitted to `rows` without its template."""
    asked = rows if asked is None else asked
    without: dict[str, Curves] = {
        template: fit_curves([row for row in rows if row.template != template])
        for template in {row.template for row in rows}
    }
    found = [confidence_of(row.group, row.score, without[row.template]) for row in asked]
    return [row.score if one is None else one for row, one in zip(asked, found, strict=True)]


def calibration_error(chances: Sequence[float], right: Sequence[bool]) -> float:
    """The expected calibration error over ten bins of equal width."""
    bins: Mapping[int, list[int]] = defaultdict(list)
    for number, chance in enumerate(chances):
        bins[min(int(chance * _BINS), _BINS - 1)].append(number)
    total = 0.0
    for members in bins.values():
        mean = sum(chances[n] for n in members) / len(members)
        share = sum(right[n] for n in members) / len(members)
        total += abs(mean - share) * len(members)
    return total / max(len(chances), 1)
