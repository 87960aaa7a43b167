"""Logistic regression over hashed features, and how it does on what was held out."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from extractors.model.sentences import BUCKETS, features, words_of

_DECAY = 0.1  # of weights, so that rare words say little
_ROUNDS = 60
_STEPS = 127  # of a weight, to either side of nought

Numbers = NDArray[np.float64]


class Line(NamedTuple):
    """The weight of each bucket, and what is always added."""

    weights: Numbers
    bias: float


def matrix(texts: Sequence[str]) -> csr_matrix:
    """The features of each text."""
    seen = features([words_of(text) for text in texts])
    return csr_matrix((seen.weights.astype(np.float64), seen.buckets, seen.starts), shape=(len(seen), BUCKETS))


def fitted(seen: csr_matrix, stops: NDArray[np.bool_]) -> Line:
    """The line between the rows that stop and the others."""

    def loss(at: Numbers) -> tuple[float, Numbers]:
        told = seen @ at[:-1] + at[-1]
        off = 1 / (1 + np.exp(-told)) - stops
        cost = np.sum(np.logaddexp(0, told) - stops * told) + _DECAY * np.sum(at[:-1] ** 2) / 2
        return float(cost), np.append(seen.T @ off + _DECAY * at[:-1], off.sum())

    found = minimize(loss, np.zeros(BUCKETS + 1), jac=True, method="L-BFGS-B", options={"maxiter": _ROUNDS}).x
    return Line(found[:-1], float(found[-1]))


def held_out(seen: csr_matrix, stops: NDArray[np.bool_], groups: Sequence[Hashable], folds: int) -> Numbers:
    """The score of each row by what was learnt without its group; groups share `folds` rounds."""
    number = {group: place % folds for place, group in enumerate(sorted(set(groups), key=str))}
    fold = np.array([number[group] for group in groups])
    out = np.zeros(len(groups))
    for one in range(folds):
        line = fitted(seen[fold != one], stops[fold != one])
        out[fold == one] = seen[fold == one] @ line.weights + line.bias
    return out


def table_of(line: Line) -> tuple[NDArray[np.int8], float]:
    """The weights in steps that fit a byte, and how much a step is."""
    step = float(np.abs(line.weights).max()) / _STEPS
    return np.rint(line.weights / step).astype(np.int8), step
