"""The network whose candidates look at each other: its gradients, and what may and may not be seen."""

from __future__ import annotations

import tracemalloc
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from scipy.sparse import csr_matrix, random_array
from thinc.api import Model

from extractors.model import attention
from extractors.model.attention import Sizes, Together, attention_network, draw
from extractors.model.network import index
from extractors.model.standing import PAGES, PLACES, WAVES, Standing

ROWS, KINDS, FIELDS = 30, 3, 4
COUNTS = (5, 3)
Network = Model[Any, Any]


@pytest.fixture
def network(monkeypatch: pytest.MonkeyPatch) -> Network:
    """A small network in double precision that leaves nothing out, all of its weights drawn."""
    monkeypatch.setattr(attention, "_DROPPED", 0.0)
    made = attention_network(FIELDS, KINDS, Sizes(embedded=6, width=8, layers=2, heads=2))
    index(made, np.arange(ROWS, dtype=np.int32))
    draw(made, ROWS, seed=1)
    drawn = np.random.default_rng(2)
    for name in made.param_names:
        weights = made.get_param(name)
        made.set_param(name, weights.astype(np.float64) + 0.3 * drawn.standard_normal(weights.shape))
    return made


def given(counts: tuple[int, ...] = COUNTS) -> Together:
    """Documents of so many candidates."""
    drawn, total = np.random.default_rng(3), sum(counts)
    ends = np.cumsum([0, *counts])
    angles = drawn.uniform(0, 6, (total, WAVES))
    pages = np.eye(PAGES)[drawn.integers(1, 3, total)]
    return Together(
        csr_matrix(random_array((total, ROWS), density=0.3, rng=drawn)),
        drawn.integers(0, KINDS, total),
        Standing(drawn.uniform(0, 1, (total, PLACES)), np.cos(angles), np.sin(angles), pages),  # type: ignore[arg-type]
        [slice(int(start), int(stop)) for start, stop in pairwise(ends)],
    )


def only(documents: Together, rows: np.ndarray) -> Together:
    """One document of some of the candidates, in this order."""
    standing = Standing(*(part[rows] for part in documents.standing))
    return Together(documents.matrix[rows], documents.kinds[rows], standing, [slice(0, len(rows))])


def gradients(network: Network, documents: Together, wanted: np.ndarray) -> dict[str, np.ndarray]:
    _, backprop = network.begin_update(documents)
    backprop(wanted)
    rows, tables = network.attrs["gradients"]
    found = {name: network.get_grad(name) for name in network.param_names if name not in tables}
    for name, values in tables.items():
        found[name] = np.zeros_like(network.get_param(name))
        found[name][rows] = values
    return found


@pytest.mark.parametrize("groups", [None, [np.array([0, 2, 5, 7]), np.array([1, 3, 4, 6])]])
def test_gradients_are_those_of_the_scores(network: Network, groups: list[np.ndarray] | None) -> None:
    documents = given() if groups is None else given()._replace(groups=groups)
    drawn = np.random.default_rng(4)
    wanted = drawn.standard_normal((2, sum(COUNTS), FIELDS))
    for name, gradient in gradients(network, documents, wanted).items():
        weights = network.get_param(name)
        for at in [tuple(int(drawn.integers(size)) for size in weights.shape) for _ in range(5)]:
            moved = []
            for step in (1e-6, -1e-6):
                other = weights.copy()
                other[at] += step
                network.set_param(name, other)
                moved.append(float((network.predict(documents) * wanted).sum()))
            network.set_param(name, weights)
            assert gradient[at] == pytest.approx((moved[0] - moved[1]) / 2e-6, rel=1e-4, abs=1e-6), name


def test_documents_do_not_see_each_other(network: Network) -> None:
    documents = given()
    together = network.predict(documents)
    for one in documents.groups:
        alone = network.predict(only(documents, np.arange(one.start, one.stop)))
        assert together[:, one] == pytest.approx(alone)


def test_the_order_of_candidates_means_nothing(network: Network) -> None:
    documents, order = given((6,)), np.array([3, 0, 5, 1, 4, 2])
    scores = network.predict(documents)
    assert network.predict(only(documents, order)) == pytest.approx(scores[:, order])


def test_only_the_last_view_sees_the_others(network: Network) -> None:
    documents = given((6,))
    whole, fewer = network.predict(documents), network.predict(only(documents, np.arange(5)))
    assert whole[0, :5] == pytest.approx(fewer[0])
    assert whole[1, :5] != pytest.approx(fewer[1])


def test_distance_counts_and_place_on_the_waves_does_not(network: Network) -> None:
    documents = given((4,))
    angles = np.arctan2(documents.standing.far, documents.standing.near)
    moved = documents.standing._replace(near=np.cos(angles + 1.0), far=np.sin(angles + 1.0))
    turned = documents.standing._replace(near=np.cos(2 * angles), far=np.sin(2 * angles))
    scores = network.predict(documents)
    assert network.predict(documents._replace(standing=moved)) == pytest.approx(scores)
    assert network.predict(documents._replace(standing=turned)) != pytest.approx(scores)


def test_what_is_left_out_differs_from_step_to_step_and_never_when_it_reads() -> None:
    network = attention_network(FIELDS, KINDS, Sizes(embedded=6, width=8, layers=1, heads=2))
    index(network, np.arange(ROWS, dtype=np.int32))
    draw(network, ROWS, seed=1)
    documents = given()
    assert (network.begin_update(documents)[0] != network.begin_update(documents)[0]).any()
    assert (network.predict(documents) == network.predict(documents)).all()


def test_who_may_not_see_each_other_does_not(network: Network) -> None:
    """Candidates of a long document in groups, which need not stand side by side: each is as if it were alone."""
    documents, groups = given((6,)), [np.array([0, 2, 5]), np.array([1, 3, 4])]
    scores = network.predict(documents._replace(groups=groups))
    for one in groups:
        assert network.predict(only(documents, one)) == pytest.approx(scores[:, one])


def test_what_is_seen_of_others_is_kept_for_learning_alone(network: Network) -> None:
    heads, count = network.get_dim("heads"), 400
    tracemalloc.start()
    kept = network(given((count,)), is_train=False)
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert held < heads * count * count * 8, kept  # of one layer
