"""The network that reads fields: all candidates of a document at once, each looking at the others (ADR 63).

A candidate begins as the sum of the rows of its hashed features, changed by its kind and its place. In each layer it
gathers from the other candidates of the document what suits it, by what they are and by how far they stand to the left
and above, in em: a number of the name beside it, an amount of the one below. (Attention as Vaswani et al. 2017 have it,
normalised before each step; distances are told by waves of several lengths, so that no table of pairs is needed.)

Beside it a linear model sees the features alone. The probabilities of both views are averaged where they are used: the
simple one knows less, and is less sure of what it does not know.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from thinc.api import Model

from extractors.model.grams import BUCKETS
from extractors.model.network import Scores, rows_of_gradient
from extractors.model.standing import PLACES, WAVES, Standing

Floats = NDArray[np.float32]
Params = Callable[[str], Any]
_TABLES = ("linear", "embed")
_BEFORE = ("linear_bias", "embed_bias", "first", "own", "kind", "place")
_AFTER = ("last", "output", "bias")
_DROPPED = 0.1  # of what a step adds, while it learns
_STEADY = 1e-5  # keeps what is normalised finite
_STEP = 0.5  # what a step adds at first, against what is usual


class Together(NamedTuple):
    """Candidates of some documents: features (candidates, rows), kinds and places, and which of them see each other."""

    matrix: csr_matrix
    kinds: NDArray[np.int64]
    standing: Standing
    groups: Sequence[slice | NDArray[np.int64]]


class Sizes(NamedTuple):
    """How large a network is: of a bag of features, of what a layer hands on, how many layers, and heads in each."""

    embedded: int
    width: int
    layers: int
    heads: int


def attention_network(fields: int, kinds: int, sizes: Sizes) -> Model[Any, Any]:
    """A network with `fields` scores for each candidate; its weights are set by `draw`."""
    steps = ("norm", "qkv", "even", "odd", "page", "mixed", "norm_after", "inner", "inner_bias", "outer")
    names = [f"{layer}.{step}" for layer in range(sizes.layers) for step in steps]
    model: Model[Any, Any] = Model(
        "vouchline_attention",
        _forward,
        dims={"nO": fields, "kinds": kinds, **sizes._asdict()},
        params=dict.fromkeys((*_TABLES, *_BEFORE, *names, *_AFTER)),
        attrs={
            "tables": _TABLES,
            "row_of": np.full(BUCKETS, -1, np.int32),
            "random": np.random.default_rng(0),
        },
    )
    return model


def draw(model: Model[Any, Any], rows: int, seed: int) -> None:
    """Give the network a row of weights for each of `rows` features, and all other weights, drawn from `seed`."""
    random = np.random.default_rng(seed)
    fields, kinds, embedded, width, layers, heads = map(
        model.get_dim, ("nO", "kinds", "embedded", "width", "layers", "heads")
    )

    def drawn(*shape: int, scale: float = 1.0) -> Floats:
        return (random.standard_normal(shape) * scale).astype(np.float32)

    given = {
        "linear": np.zeros((rows, fields), np.float32),
        "linear_bias": np.zeros(fields, np.float32),
        "embed": drawn(rows, embedded, scale=0.02),
        "embed_bias": np.zeros(embedded, np.float32),
        "first": drawn(embedded, width, scale=embedded**-0.5),
        "own": drawn(kinds, embedded, width, scale=_STEP * embedded**-0.5),
        "kind": drawn(kinds, width, scale=0.1),
        "place": drawn(PLACES, width, scale=0.3 * PLACES**-0.5),
        "last": np.ones(width, np.float32),
        "output": drawn(width, fields, scale=0.3 * width**-0.5),
        "bias": np.zeros(fields, np.float32),
    }
    for layer in range(layers):
        given |= {
            f"{layer}.norm": np.ones(width, np.float32),
            f"{layer}.qkv": drawn(width, 3 * width, scale=width**-0.5),
            f"{layer}.even": drawn(heads, 1, WAVES, scale=0.1),
            f"{layer}.odd": np.zeros((heads, 1, WAVES), np.float32),
            f"{layer}.page": np.zeros((heads, 1, 1), np.float32),
            f"{layer}.mixed": drawn(width, width, scale=_STEP * width**-0.5),
            f"{layer}.norm_after": np.ones(width, np.float32),
            f"{layer}.inner": drawn(width, 2 * width, scale=width**-0.5),
            f"{layer}.inner_bias": np.zeros(2 * width, np.float32),
            f"{layer}.outer": drawn(2 * width, width, scale=_STEP * (2 * width) ** -0.5),
        }
    for name, values in given.items():
        model.set_param(name, values)
    model.attrs["random"] = np.random.default_rng(seed)


def _forward(
    model: Model[Any, Any],
    given: Together,
    is_train: bool,  # noqa: FBT001 - thinc calls it so
) -> tuple[Scores, Callable[[Scores], Together]]:
    get: Params = model.get_param
    random = model.attrs["random"] if is_train else None
    heads, layers = model.get_dim("heads"), range(model.get_dim("layers"))
    seen, back_alone = _alone(get, given)
    backs = []
    for layer in layers:
        seen, back = _gathered(partial(_of_layer, get, layer), seen, given, heads, random)
        if is_train:  # the way back holds what every candidate saw of every other
            backs.append(back)
    ended, back_last = _normalised(seen, get("last"))
    linear = given.matrix @ get("linear") + get("linear_bias")
    scores = np.stack([linear, ended @ get("output") + get("bias")])

    def backprop(gradient: Scores) -> Together:
        theirs, ours = gradient
        model.inc_grad("linear_bias", theirs.sum(axis=0))
        model.inc_grad("output", ended.T @ ours)
        model.inc_grad("bias", ours.sum(axis=0))
        upstream, last = back_last(ours @ get("output").T)
        model.inc_grad("last", last)
        for layer, back in zip(reversed(layers), reversed(backs), strict=True):
            upstream, gradients = back(upstream)
            for name, values in gradients.items():
                model.inc_grad(f"{layer}.{name}", values)
        below, gradients = back_alone(upstream)
        for name, values in gradients.items():
            model.inc_grad(name, values)
        model.attrs["gradients"] = rows_of_gradient(given.matrix, {"linear": theirs, "embed": below})
        return given

    return scores, backprop


def _alone(get: Params, given: Together) -> tuple[Floats, Callable[[Floats], tuple[Floats, dict[str, Floats]]]]:
    """What each candidate is before it looks at the others; and its way back."""
    bag = given.matrix @ get("embed") + get("embed_bias")
    seen = bag @ get("first") + given.standing.places @ get("place") + get("kind")[given.kinds]
    members = [given.kinds == kind for kind in range(len(get("own")))]
    for rows, weights in zip(members, get("own"), strict=True):
        seen[rows] += bag[rows] @ weights
    lit = seen > 0

    def back(upstream: Floats) -> tuple[Floats, dict[str, Floats]]:
        upstream = upstream * lit
        below = upstream @ get("first").T
        for rows, weights in zip(members, get("own"), strict=True):
            below[rows] += upstream[rows] @ weights.T
        return below, {
            "place": given.standing.places.T @ upstream,
            "first": bag.T @ upstream,
            "own": np.stack([bag[rows].T @ upstream[rows] for rows in members]),
            "kind": np.stack([upstream[rows].sum(axis=0) for rows in members]),
            "embed_bias": below.sum(axis=0),
        }

    return np.maximum(seen, 0), back


def _of_layer(get: Params, layer: int, name: str) -> Any:
    return get(f"{layer}.{name}")


def _gathered(
    get: Params, seen: Floats, given: Together, heads: int, random: np.random.Generator | None
) -> tuple[Floats, Callable[[Floats], tuple[Floats, dict[str, Floats]]]]:
    """One layer: what each candidate gathers from the others of its document, and what it makes of that."""
    shown, back_norm = _normalised(seen, get("norm"))
    looks = [_looked(get, shown[one] @ get("qkv"), given.standing.of(one), heads) for one in given.groups]
    found = np.empty_like(shown)
    for (look, _), one in zip(looks, given.groups, strict=True):
        found[one] = look
    mixed, keep_mixed = _thinned(found @ get("mixed"), random)
    between = seen + mixed
    shown_after, back_after = _normalised(between, get("norm_after"))
    inner = np.maximum(shown_after @ get("inner") + get("inner_bias"), 0)
    outer, keep_outer = _thinned(inner @ get("outer"), random)

    def back(upstream: Floats) -> tuple[Floats, dict[str, Floats]]:
        kept = keep_outer(upstream)
        gradients = {"outer": inner.T @ kept}
        within = (kept @ get("outer").T) * (inner > 0)
        gradients |= {"inner": shown_after.T @ within, "inner_bias": within.sum(axis=0)}
        below, gradients["norm_after"] = back_after(within @ get("inner").T)
        upstream = upstream + below
        kept = keep_mixed(upstream)
        gradients["mixed"] = found.T @ kept
        wanted = kept @ get("mixed").T
        parts = [look_back(wanted[one]) for (_, look_back), one in zip(looks, given.groups, strict=True)]
        asked = np.empty((len(shown), 3 * shown.shape[1]), shown.dtype)
        for (part, _), one in zip(parts, given.groups, strict=True):
            asked[one] = part
        gradients["qkv"] = shown.T @ asked
        gradients |= {name: sum(more[name] for _, more in parts) for name in ("even", "odd", "page")}
        below, gradients["norm"] = back_norm(asked @ get("qkv").T)
        return upstream + below, gradients

    return between + outer, back


def _looked(
    get: Params, asked: Floats, standing: Standing, heads: int
) -> tuple[Floats, Callable[[Floats], tuple[Floats, dict[str, Floats]]]]:
    """What the candidates of one document see of each other: (candidates, width)."""
    count, width = len(asked), asked.shape[1] // 3
    size = width // heads
    query, key, value = (part.reshape(count, heads, size).swapaxes(0, 1) for part in np.split(asked, 3, axis=1))
    near, far, pages = standing.near, standing.far, standing.pages
    even, odd, page = get("even"), get("odd"), get("page")
    there = np.concatenate([near, far, pages], axis=1)
    here = np.concatenate([near * even + far * odd, far * even - near * odd, pages * page], axis=2)
    share: Floats = query @ key.swapaxes(1, 2)  # the one large array: all else is done in place
    share *= np.float32(size**-0.5)
    share += here @ there.T
    share -= share.max(axis=2, keepdims=True)
    np.exp(share, out=share)
    share /= share.sum(axis=2, keepdims=True)

    def back(upstream: Floats) -> tuple[Floats, dict[str, Floats]]:
        wanted = upstream.reshape(count, heads, size).swapaxes(0, 1)
        of_share = wanted @ value.swapaxes(1, 2)
        of_score = share * (of_share - (of_share * share).sum(axis=2, keepdims=True))
        parts = (
            of_score @ key * np.float32(size**-0.5),
            of_score.swapaxes(1, 2) @ query * np.float32(size**-0.5),
            share.swapaxes(1, 2) @ wanted,
        )
        of_near, of_far, of_page = np.split(of_score @ there, [WAVES, 2 * WAVES], axis=2)
        gradients = {
            "even": (of_near * near + of_far * far).sum(axis=1, keepdims=True),
            "odd": (of_near * far - of_far * near).sum(axis=1, keepdims=True),
            "page": (of_page * pages).sum(axis=(1, 2), keepdims=True),
        }
        return np.concatenate([part.swapaxes(0, 1).reshape(count, width) for part in parts], axis=1), gradients

    return (share @ value).swapaxes(0, 1).reshape(count, width), back


def _normalised(values: Floats, scale: Floats) -> tuple[Floats, Callable[[Floats], tuple[Floats, Floats]]]:
    """Each row with mean 0 and spread 1, times `scale`; its way back gives the gradients of both."""
    centred = values - values.mean(axis=1, keepdims=True)
    rate = 1 / np.sqrt((centred * centred).mean(axis=1, keepdims=True) + np.float32(_STEADY))
    unit = centred * rate

    def back(upstream: Floats) -> tuple[Floats, Floats]:
        own = upstream * scale
        along = own.mean(axis=1, keepdims=True) + unit * (own * unit).mean(axis=1, keepdims=True)
        return (own - along) * rate, (upstream * unit).sum(axis=0)

    return unit * scale, back


def _thinned(values: Floats, random: np.random.Generator | None) -> tuple[Floats, Callable[[Floats], Floats]]:
    """While it learns, a share of `values` is left out, and of what comes back through them."""
    if random is None:
        return values, lambda upstream: upstream
    kept = (random.random(values.shape) >= _DROPPED).astype(np.float32) / np.float32(1 - _DROPPED)
    return values * kept, lambda upstream: upstream * kept
