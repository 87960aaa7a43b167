"""Logistic regression over hashed features and nearness of meaning, and how it does on what was held out."""

from __future__ import annotations

import zlib
from collections.abc import Hashable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from evaluation.sentences.data import PAGE, Sentence
from extractors.model.encoder import Vectors, meanings
from extractors.model.unclear import BUCKETS, features, nearness, of_bytes, parts_of

_DECAY = 0.1  # of weights, so that rare words, and single sentences, say little
_ROUNDS = 600  # at most: where the line still moves, what is heard hangs on which sentences were kept
_STEPS = 127  # of a number that is kept in a byte, to either side of nought
_KEPT = 2_000  # of those made up whose meanings are kept
_AT_ONCE = 512  # sentences that are encoded

Numbers = NDArray[np.float64]
Marks = NDArray[np.bool_]


class Seen(NamedTuple):
    """What is seen of sentences, a row each: their hashed features, what they mean, and a number to draw by, the same
    for the same text and the largest for what is of a page.
    """

    words: csr_matrix
    meant: Vectors
    drawn: Numbers

    def only(self, rows: Marks) -> Seen:
        """These rows."""
        return Seen(self.words[rows], self.meant[rows], self.drawn[rows])


class Line(NamedTuple):
    """The weight of each bucket, the meanings that are kept, the weight of being near to each; what is always added."""

    weights: Numbers
    kept: NDArray[np.int8]
    near: NDArray[np.float32]
    bias: float

    def scores(self, seen: Seen) -> Numbers:
        """The log-odds of each row."""
        told = seen.words @ self.weights + nearness(seen.meant, of_bytes(self.kept)) @ self.near + self.bias
        return np.asarray(told, np.float64)


def seen_of(rows: Sequence[Sentence]) -> Seen:
    """What is seen of the first part of each text."""
    parts = [parts_of(row.text)[0] for row in rows]
    seen = features(parts)
    words = csr_matrix((seen.weights.astype(np.float64), seen.buckets, seen.starts), shape=(len(seen), BUCKETS))
    batches = [meanings(parts[start : start + _AT_ONCE]) for start in range(0, len(parts), _AT_ONCE)]
    return Seen(words, np.concatenate(batches), np.array([_drawn(row) for row in rows]))


def fitted(seen: Seen, stops: Marks) -> Line:
    """The line between the rows that stop and the others."""
    kept = _kept(seen)
    near, across = nearness(seen.meant, of_bytes(kept)), seen.words.T.tocsr()

    def loss(at: Numbers) -> tuple[float, Numbers]:
        told = seen.words @ at[:BUCKETS] + near @ at[BUCKETS:-1].astype(np.float32) + at[-1]
        off = 1 / (1 + np.exp(-told)) - stops
        cost = np.sum(np.logaddexp(0, told) - stops * told) + _DECAY * np.sum(at[:-1] ** 2) / 2
        slope = np.concatenate([across @ off, near.T @ off.astype(np.float32)]) + _DECAY * at[:-1]
        return float(cost), np.append(slope, off.sum())

    start = np.zeros(BUCKETS + len(kept) + 1)
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": _ROUNDS}).x
    return Line(found[:BUCKETS], kept, found[BUCKETS:-1].astype(np.float32), float(found[-1]))


def held_out(seen: Seen, stops: Marks, groups: Sequence[Hashable], folds: int) -> Numbers:
    """The score of each row by what was learnt without its group; groups share `folds` rounds."""
    number = {group: place % folds for place, group in enumerate(sorted(set(groups), key=str))}
    fold = np.array([number[group] for group in groups])
    out = np.zeros(len(groups))
    for one in range(folds):
        out[fold == one] = fitted(seen.only(fold != one), stops[fold != one]).scores(seen.only(fold == one))
    return out


def table_of(line: Line) -> tuple[NDArray[np.int8], float]:
    """The weights of the buckets in steps that fit a byte, and how much a step is."""
    step = float(np.abs(line.weights).max()) / _STEPS
    return np.rint(line.weights / step).astype(np.int8), step


def _drawn(row: Sentence) -> float:
    return 1.0 if row.kind == PAGE else zlib.crc32(row.text.encode()) / (1 << 32)


def _kept(seen: Seen) -> NDArray[np.int8]:
    """The meanings of some of the sentences that were made up, a byte a number: those drawn first. Another takes
    the place of one among them, and moves no other.
    """
    rows = seen.meant[np.sort(np.argsort(seen.drawn, kind="stable")[:_KEPT])]
    steps: NDArray[np.int8] = np.rint(rows * (_STEPS / np.abs(rows).max())).astype(np.int8)
    return steps
