"""Probabilities over lists of candidates, and the gradients they are learnt by."""

from __future__ import annotations

import numpy as np
import pytest

from extractors.model.choosing import (
    LEFT_OUT,
    RIGHT,
    WRONG,
    Target,
    class_gradient,
    class_probabilities,
    list_gradient,
    list_probabilities,
)

RANDOM = np.random.default_rng(5)
SCORES = RANDOM.normal(size=(2, 6, 3)).astype(np.float32)


def target(*columns: list[int], known: list[bool] | None = None) -> Target:
    labels = np.array(columns, np.int8).T
    return Target(labels, np.array(known or [True] * labels.shape[1]))


def numeric(learn: object, scores: np.ndarray, aim: Target) -> np.ndarray:
    """The gradient by differences."""
    assert callable(learn)
    found = np.zeros_like(scores, np.float64)
    for at in np.ndindex(scores.shape):
        up, down = scores.astype(np.float64), scores.astype(np.float64)
        up[at] += 1e-4
        down[at] -= 1e-4
        found[at] = (learn(up, aim)[1] - learn(down, aim)[1]) / 2e-4
    return found


def test_list_probabilities_leave_room_for_none() -> None:
    shares = list_probabilities(SCORES)
    assert shares.shape == (6, 3)
    assert (shares > 0).all()
    assert (shares.sum(axis=0) < 1).all()


def test_list_probabilities_stand_large_scores() -> None:
    shares = list_probabilities(np.array([[[900.0], [-900.0]], [[900.0], [-900.0]]], np.float32))
    assert shares[:, 0] == pytest.approx([1.0, 0.0])


def test_a_list_without_candidates_has_no_probabilities() -> None:
    assert list_probabilities(np.zeros((2, 0, 3), np.float32)).shape == (0, 3)


def test_class_probabilities_sum_to_one() -> None:
    assert class_probabilities(SCORES).sum(axis=1) == pytest.approx(np.ones(6), abs=1e-6)


def test_the_list_gradient_is_that_of_its_loss() -> None:
    aim = target(
        [RIGHT, WRONG, RIGHT, WRONG, LEFT_OUT, WRONG],
        [WRONG] * 6,
        [WRONG, RIGHT, WRONG, WRONG, WRONG, WRONG],
        known=[True, True, False],
    )
    gradient, _ = list_gradient(SCORES, aim)
    assert gradient == pytest.approx(numeric(list_gradient, SCORES, aim), abs=1e-3)


def test_what_is_left_out_or_unknown_is_not_learnt() -> None:
    aim = target([RIGHT, LEFT_OUT, WRONG, WRONG, WRONG, WRONG], [WRONG] * 6, [WRONG] * 6, known=[True, False, True])
    gradient, _ = list_gradient(SCORES, aim)
    assert (gradient[:, 1, 0] == 0).all()
    assert (gradient[:, :, 1] == 0).all()
    assert (gradient[:, :, 2] > 0).all()


def test_the_class_gradient_is_that_of_its_loss() -> None:
    scores, aim = SCORES[:, :1, :], Target(np.array([[WRONG, RIGHT, WRONG]], np.int8), np.ones(3, bool))
    gradient, _ = class_gradient(scores, aim)
    assert gradient == pytest.approx(numeric(class_gradient, scores, aim), abs=1e-3)
