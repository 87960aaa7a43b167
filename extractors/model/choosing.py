"""Probabilities over lists: which of a document's candidates a field is, or none of them; and what to learn from it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from extractors.model.network import Scores

RIGHT, WRONG, LEFT_OUT = 1, 0, -1


class Target(NamedTuple):
    """What is true of the candidates of one kind in one document.

    `labels` (candidates, fields) are RIGHT, WRONG or LEFT_OUT (not to be judged); `known` (fields) tells for which
    fields the truth is known at all: RIGHT candidates, or none.
    """

    labels: NDArray[np.int8]
    known: NDArray[np.bool_]


def list_probabilities(scores: Scores) -> NDArray[np.float32]:
    """(candidates, fields): the mean of both views' probabilities; a column sums to one with "none of them"."""
    if not scores.shape[1]:
        return np.asarray(scores[0], np.float32)
    top = np.maximum(scores.max(axis=1, keepdims=True), 0)
    parts = np.exp(scores - top)
    shares = parts / (parts.sum(axis=1, keepdims=True) + np.exp(-top))
    return np.asarray(shares.mean(axis=0), np.float32)


def list_gradient(scores: Scores, target: Target) -> tuple[Scores, float]:
    """The gradient and the loss of one document: -log of the probability of all that is right, or of none."""
    judged = target.labels != LEFT_OUT
    right = target.labels == RIGHT
    kept = np.where(judged, scores, -np.inf)
    top = np.maximum(kept.max(axis=1, keepdims=True, initial=-np.inf), 0)
    parts, none = np.exp(kept - top), np.exp(-top)
    total = parts.sum(axis=1, keepdims=True) + none
    good = np.where(right, parts, 0)
    present = right.any(axis=0)
    mass = np.where(present, good.sum(axis=1, keepdims=True), none)
    wanted = np.where(present, good / np.maximum(mass, 1e-30), 0)
    gradient = np.where(target.known & judged, parts / total - wanted, 0).astype(np.float32)
    loss = np.where(target.known, -np.log(np.maximum(mass / total, 1e-30)), 0)
    return gradient, float(loss.sum())


def class_probabilities(scores: Scores) -> NDArray[np.float32]:
    """(rows, classes): the mean of both views' probabilities; a row sums to one."""
    parts = np.exp(scores - scores.max(axis=2, keepdims=True))
    shares = parts / parts.sum(axis=2, keepdims=True)
    return np.asarray(shares.mean(axis=0), np.float32)


def class_gradient(scores: Scores, target: Target) -> tuple[Scores, float]:
    """The gradient and the loss of rows that are of one class each."""
    parts = np.exp(scores - scores.max(axis=2, keepdims=True))
    shares = parts / parts.sum(axis=2, keepdims=True)
    right = target.labels == RIGHT
    loss = -np.log(np.maximum(shares[:, right], 1e-30)).sum() if target.known.all() else 0.0
    gradient = np.where(target.known, shares - right, 0).astype(np.float32)
    return gradient, float(loss)
