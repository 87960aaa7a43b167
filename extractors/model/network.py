"""Networks over hashed features, and the one that tells a document's type: a linear model and a small hidden layer.

Both of its views see the same sparse rows; their probabilities are averaged: two views beat either one. Tables with a
row of weights for each feature are large: they are learnt and written row by row, for any network.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from thinc.api import Model

from extractors.model.bag import Sparse
from extractors.model.grams import BUCKETS

Scores = NDArray[np.float32]  # (views, rows, fields or types)
_FIRST, _SECOND, _TINY = 0.9, 0.999, 1e-8  # the weights of the past as Adam has them
PARAMETERS = ("linear", "linear_bias", "embed", "embed_bias", "output", "output_bias")


def scoring_network(fields: int, hidden: int) -> Model[csr_matrix, Scores]:
    """A network with `fields` scores for each row; its weights are set by `draw`."""
    model: Model[csr_matrix, Scores] = Model(
        "vouchline_network",
        _forward,
        dims={"nO": fields, "hidden": hidden},
        params=dict.fromkeys(PARAMETERS),
        attrs={"tables": ("linear", "embed"), "row_of": np.full(BUCKETS, -1, np.int32)},
    )
    return model


def draw(model: Model[csr_matrix, Scores], rows: int, seed: int) -> None:
    """Give the network a row of weights for each of `rows` features, drawn from `seed`."""
    rng = np.random.default_rng(seed)
    fields, hidden = model.get_dim("nO"), model.get_dim("hidden")
    model.set_param("linear", np.zeros((rows, fields), np.float32))
    model.set_param("linear_bias", np.zeros(fields, np.float32))
    model.set_param("embed", (0.02 * rng.standard_normal((rows, hidden))).astype(np.float32))
    model.set_param("embed_bias", np.zeros(hidden, np.float32))
    model.set_param("output", (rng.standard_normal((hidden, fields)) / np.sqrt(hidden)).astype(np.float32))
    model.set_param("output_bias", np.zeros(fields, np.float32))


def index(model: Model[Any, Any], buckets: NDArray[np.int32]) -> None:
    """Let the rows of the network's tables be those of `buckets`."""
    row_of = np.full(BUCKETS, -1, np.int32)
    row_of[buckets] = np.arange(len(buckets), dtype=np.int32)
    model.attrs["buckets"], model.attrs["row_of"] = buckets, row_of


def matrix_of(model: Model[Any, Any], sparse: Sparse) -> csr_matrix:
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
        model.attrs["gradients"] = rows_of_gradient(matrix, {"linear": ours, "embed": back})
        model.inc_grad("linear_bias", ours.sum(axis=0))
        model.inc_grad("embed_bias", back.sum(axis=0))
        model.inc_grad("output", hidden.T @ theirs)
        model.inc_grad("output_bias", theirs.sum(axis=0))
        return matrix

    return scores, backprop


def rows_of_gradient(
    matrix: csr_matrix, gradients: Mapping[str, NDArray[np.float32]]
) -> tuple[NDArray[np.int64], dict[str, NDArray[np.float32]]]:
    """The rows of the tables that `matrix` touches, and their gradients by table, from those of what they add up to."""
    occurs = np.zeros(matrix.shape[1], bool)
    occurs[matrix.indices] = True
    used, columns = np.flatnonzero(occurs), (np.cumsum(occurs) - 1)[matrix.indices]
    small = csr_matrix((matrix.data, columns, matrix.indptr), shape=(matrix.shape[0], len(used)))
    return used, {name: small.T @ gradient for name, gradient in gradients.items()}


class RowAdam:
    """Adam for the large tables of one network: only rows that a batch touched are moved."""

    def __init__(self, model: Model[Any, Any]) -> None:
        self._steps = 0
        self._moments = {
            name: (np.zeros_like(model.get_param(name)), np.zeros_like(model.get_param(name)))
            for name in model.attrs["tables"]
        }

    def step(self, model: Model[Any, Any], rate: float) -> None:
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


def to_arrays(model: Model[Any, Any]) -> dict[str, NDArray[Any]]:
    """The weights in little space: embeddings as bytes with a scale a row, the rest in half precision."""
    arrays = {name: np.asarray(model.get_param(name), np.float16) for name in model.param_names if name != "embed"}
    embed = model.get_param("embed")
    scale = (np.abs(embed).max(axis=1, keepdims=True) / 127 + 1e-7).astype(np.float16)
    steps = np.rint(embed / scale.astype(np.float32)).clip(-127, 127).astype(np.int8)
    return {"buckets": model.attrs["buckets"], "embed": steps, "scale": scale, **arrays}


def from_arrays(model: Model[Any, Any], arrays: Mapping[str, NDArray[Any]]) -> None:
    """Set the weights that `to_arrays` gave."""
    index(model, np.asarray(arrays["buckets"], np.int32))
    for name in model.param_names:
        values = np.asarray(arrays[name], np.float32)
        model.set_param(name, values * arrays["scale"].astype(np.float32) if name == "embed" else values)
