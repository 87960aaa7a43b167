"""Shares with the interval that a sample of this size allows.

Of documents: the exact binomial interval (Clopper and Pearson). Of values: whole layouts are drawn again, for documents
of one layout are right or wrong together; where no draw differs, the exact interval over the layouts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from scipy.stats import beta

_MISSED = 0.05  # how often such an interval does not hold the true share
_DRAWS = 2_000
_SEED = 20_240_501


class Share(NamedTuple):
    """`part` of `whole`, and the interval that holds the true share with 95 %. `rate` is None where there is none."""

    part: int
    whole: int
    low: float
    high: float

    @property
    def rate(self) -> float | None:
        """The share itself."""
        return self.part / self.whole if self.whole else None


def of_documents(part: int, whole: int) -> Share:
    """`part` of `whole` documents."""
    low = float(beta.ppf(_MISSED / 2, part, whole - part + 1)) if part else 0.0
    high = float(beta.ppf(1 - _MISSED / 2, part + 1, whole - part)) if part < whole else 1.0
    return Share(part, whole, low, high)


def of_values(layouts: Mapping[str, Sequence[bool]]) -> Share:
    """The true ones of all values, which are given by layout."""
    groups = [values for values in layouts.values() if values]
    right = np.array([sum(values) for values in groups], dtype=float)
    number = np.array([len(values) for values in groups], dtype=float)
    part, whole = int(right.sum()), int(number.sum())
    if part in (0, whole):
        likely = of_documents(len(groups) if part else 0, len(groups))
        return Share(part, whole, likely.low, likely.high)
    if len(groups) == 1:
        return Share(part, whole, 0.0, 1.0)  # one layout tells nothing of another
    drawn = np.random.default_rng(_SEED).integers(0, len(groups), size=(_DRAWS, len(groups)))
    rates = right[drawn].sum(axis=1) / number[drawn].sum(axis=1)
    low, high = np.quantile(rates, (_MISSED / 2, 1 - _MISSED / 2))
    return Share(part, whole, float(low), float(high))
