"""The network that scores candidates: a linear model and a small hidden layer over one bag of hashed features.

Both see the same sparse rows; their probabilities are averaged where they are used: two views beat either one.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from thinc.api import Model

from extractors.model.bag import Sparse
from extractors.model.grams import BUCKETS

Scores = NDArray[np.float32]  # (2, candidates, fields): linear, hidden
_FIRST, _SECOND, _TINY = 0.9, 0.999, 1e-8  # the weights of the past as Adam has them
PARAMETERS = ("linear", "linear_bias", "embed", "embed_bias", "output", "output_bias")


def scoring_network(fields: int, hidden: int) -> Model[csr_matrix, Scores]:
    """A network for candidates of one kind with `fields` scores each; its features are set by `set_vocabulary`."""
    model: Model[csr_matrix, Scores] = Model(
        "vouchline_network",
        _forward,
        dims={"nO": fields, "hidden": hidden},
        params=dict.fromkeys(PARAMETERS),
        attrs={"buckets": np.zeros(0, np.int32), "row_of": np.full(BUCKETS, -1, np.int32)},
    )
    return model


def set_vocabulary(model: Model[csr_matrix, Scores], buckets: NDArray[np.int32], seed: int) -> None:
    """Give the network one row of weights for each of `buckets`, drawn from `seed`."""
    rng = np.random.default_rng(seed)
    fields, hidden = model.get_dim("nO"), model.get_dim("hidden")
    _index(model, buckets)
    model.set_param("linear", np.zeros((len(buckets), fields), np.float32))
    model.set_param("linear_bias", np.zeros(fields, np.float32))
    model.set_param("embed", (0.02 * rng.standard_normal((len(buckets), hidden))).astype(np.float32))
    model.set_param("embed_bias", np.zeros(hidden, np.float32))
    model.set_param("output", (rng.standard_normal((hidden, fields)) / np.sqrt(hidden)).astype(np.float32))
    model.set_param("output_bias", np.zeros(fields, np.float32))


def _index(model: Model[csr_matrix, Scores], buckets: NDArray[np.int32]) -> None:
    row_of = np.full(BUCKETS, -1, np.int32)
    row_of[buckets] = np.arange(len(buckets), dtype=np.int32)
    model.attrs["buckets"], model.attrs["row_of"] = buckets, row_of


def matrix_of(model: Model[csr_matrix, Scores], sparse: Sparse) -> csr_matrix:
    """`sparse` over the features that the network knows."""
    rows = model.attrs["row_of"][sparse.buckets]
    known = rows >= 0
    before = np.concatenate([[0], np.cumsum(known)])
    shape = (len(sparse), len(model.attrs["buckets"]))
    return csr_matrix((sparse.weights[known], rows[known], before[sparse.starts]), shape=shape)


def _forward(
    model: Model[csr_matrix, Scores],
    matrix: csr_matrix,
    is_train: bool,  # noqa: FBT001 - thinc calls it so
) -> tuple[Scores, Callable[[Scores], csr_matrix]]:
    get: Callable[[str], Any] = model.get_param
    linear = matrix @ get("linear") + get("linear_bias")
    inner = matrix @ get("embed") + get("embed_bias")
    hidden = np.maximum(inner, 0)
    scores = np.stack([linear, hidden @ get("output") + get("output_bias")])

    def backprop(gradient: Scores) -> csr_matrix:
        ours, theirs = gradient
        back = (theirs @ get("output").T) * (inner > 0)
        used, columns = _used(matrix)
        small = csr_matrix((matrix.data, columns, matrix.indptr), shape=(matrix.shape[0], len(used)))
        model.attrs["gradients"] = used, {"linear": small.T @ ours, "embed": small.T @ back}
        model.inc_grad("linear_bias", ours.sum(axis=0))
        model.inc_grad("embed_bias", back.sum(axis=0))
        model.inc_grad("output", hidden.T @ theirs)
        model.inc_grad("output_bias", theirs.sum(axis=0))
        return matrix

    return scores, backprop


def _used(matrix: csr_matrix) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The columns that occur in a matrix, and the place among them of each entry."""
    occurs = np.zeros(matrix.shape[1], bool)
    occurs[matrix.indices] = True
    return np.flatnonzero(occurs), (np.cumsum(occurs) - 1)[matrix.indices]


class RowAdam:
    """Adam for the large tables of one network: only rows that a batch touched are moved."""

    def __init__(self, model: Model[csr_matrix, Scores]) -> None:
        self._steps = 0
        self._moments = {
            name: (np.zeros_like(model.get_param(name)), np.zeros_like(model.get_param(name)))
            for name in ("linear", "embed")
        }

    def step(self, model: Model[csr_matrix, Scores], rate: float) -> None:
        """Move the rows of the last backward pass."""
        self._steps += 1
        rows, gradients = model.attrs["gradients"]
        scale = rate * np.sqrt(1 - _SECOND**self._steps) / (1 - _FIRST**self._steps)
        for name, gradient in gradients.items():
            mean, spread = (moments[rows] for moments in self._moments[name])
            mean *= _FIRST
            mean += np.float32(1 - _FIRST) * gradient
            spread *= _SECOND
            spread += np.float32(1 - _SECOND) * gradient * gradient
            for moments, moved in zip(self._moments[name], (mean, spread), strict=True):
                moments[rows] = moved
            np.sqrt(spread, out=spread)
            spread += _TINY
            mean /= spread
            mean *= scale
            model.get_param(name)[rows] -= mean


def prune(model: Model[csr_matrix, Scores], rows: int) -> None:
    """Keep the `rows` features that weigh most; the others say little and cost space."""
    linear, embed = model.get_param("linear"), model.get_param("embed")
    weight = np.abs(linear).max(axis=1) + np.linalg.norm(embed, axis=1)
    kept = np.sort(np.argsort(-weight, kind="stable")[:rows])
    _index(model, model.attrs["buckets"][kept])
    model.set_param("linear", linear[kept])
    model.set_param("embed", embed[kept])


def to_arrays(model: Model[csr_matrix, Scores]) -> dict[str, NDArray[Any]]:
    """The weights in little space: embeddings as bytes with a scale a row, the rest in half precision."""
    arrays = {name: np.asarray(model.get_param(name), np.float16) for name in PARAMETERS if name != "embed"}
    embed = model.get_param("embed")
    scale = (np.abs(embed).max(axis=1, keepdims=True) / 127 + 1e-7).astype(np.float16)
    steps = np.rint(embed / scale.astype(np.float32)).clip(-127, 127).astype(np.int8)
    return {"buckets": model.attrs["buckets"], "embed": steps, "scale": scale, **arrays}


def from_arrays(model: Model[csr_matrix, Scores], arrays: dict[str, NDArray[Any]]) -> None:
    """Set the weights that `to_arrays` gave."""
    _index(model, np.asarray(arrays["buckets"], np.int32))
    for name in PARAMETERS:
        values = np.asarray(arrays[name], np.float32)
        model.set_param(name, values * arrays["scale"].astype(np.float32) if name == "embed" else values)
