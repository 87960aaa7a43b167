"""The table of ablations: a variant really lacks what its name says, and all are measured alike."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation.corpus import Labelled, labels_of
from evaluation.synthetic import generate
from evaluation.synthetic.document import with_layout_of
from evaluation.train import LabelledReading
from evaluation.train import ablations as table
from evaluation.train.baselines import named_entities, span_categories
from evaluation.train.measure import measured
from evaluation.train.truth import labelled_truth
from extractors.model.state import state_of
from extractors.page.candidates import FIELDS

SEEDS = range(70, 74)


def rows() -> list[LabelledReading]:
    documents = [generate(seed) for seed in SEEDS]
    labels = [labels_of(document.gold(), "") for document in documents]
    return [
        LabelledReading(Labelled(Path("x.pdf"), "", "set", labels[number]), document.reading())
        for number, document in enumerate(documents)
    ]


def features(seed: int = 4) -> int:
    """How many features the candidates of a document have."""
    doc = table.docs_of(seed)[-1]
    state = state_of(doc)
    assert state.features is not None
    return sum(len(state.features.of(kind).buckets) for kind in FIELDS)


@pytest.mark.parametrize("family", sorted(table.FAMILIES))
def test_a_family_of_features_is_left_out_and_comes_back(family: str) -> None:
    whole = features()
    with table.without(table.FAMILIES[family]):
        assert features() < whole
    assert features() == whole


@pytest.mark.parametrize("context", [table.without_grams, table.without_meanings, table.without_arithmetic])
def test_other_parts_are_left_out_too(context: object) -> None:
    whole = features()
    with context():  # type: ignore[operator]
        assert features() < whole
    assert features() == whole


def test_all_that_is_right_scores_one_and_nothing_scores_none() -> None:
    known = rows()
    truths = iter([labelled_truth(row.document.labels).values for row in known])
    assert measured(lambda _: next(truths), known)[:2] == (1.0, 1.0)
    assert measured(lambda _: {}, known)[:2] == (0.0, 0.0)


def test_documents_of_one_layout_differ_in_their_facts_alone() -> None:
    one, other = with_layout_of(3, 50), with_layout_of(3, 51)
    assert one.language == other.language
    assert one.variants.get("head") == other.variants.get("head")
    assert one.facts.number != other.facts.number


@pytest.mark.parametrize("learn", [named_entities, span_categories])
def test_what_spacy_has_ready_learns_from_the_same_documents(learn: object) -> None:
    docs = table.docs_of(3)
    read = learn(docs)  # type: ignore[operator]
    found = read(generate(1).reading())
    assert set(found) <= {term for terms in FIELDS.values() for term in terms}
