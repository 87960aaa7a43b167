"""The spaCy components: candidates, what reads the fields among them, what tells the type, and a decoder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from spacy.language import Language
from spacy.tokens import Doc, Span

from extractors.model import attention, network
from extractors.model.bag import Sparse, stacked
from extractors.model.choosing import class_gradient, class_probabilities, list_gradient, list_probabilities
from extractors.model.decode import decode
from extractors.model.features import Features
from extractors.model.kinds import type_features
from extractors.model.learner import Learner
from extractors.model.network import Scores
from extractors.model.standing import joined_standing, standing_of
from extractors.model.state import TYPES, State, state_of, tokens_of
from extractors.page.candidates import FIELDS, Kind

DOCUMENT = "document"
_MOST = 2_000  # candidates that see each other: most documents have less than a tenth of that
_TERMS = sum(len(terms) for terms in FIELDS.values())


@Language.component("vouchline_candidates")  # type: ignore[untyped-decorator] # spaCy is not typed
def find(doc: Doc) -> Doc:
    """Write every typed candidate to the Doc's span groups, and keep it with its features."""
    state = state_of(doc)
    if not len(doc):
        return doc
    state.candidates = state.sheet.candidates
    state.features = Features(state.sheet, state.candidates)
    for kind, rows in state.candidates.items():
        doc.spans[kind] = [Span(doc, *tokens_of(state.layout, c.span), label=kind) for c in rows]
    return doc


@Language.component("vouchline_decoder")  # type: ignore[untyped-decorator] # spaCy is not typed
def conclude(doc: Doc) -> Doc:
    """Turn probabilities into claims that fit together."""
    state = state_of(doc)
    if len(doc):
        state.claims = tuple(decode(state))
    return doc


class FieldReader(Learner):
    """Scores all candidates of a document for the fields of their kinds, each in view of the others."""

    def sparse(self, state: State) -> Sparse:
        """The features of all candidates, kind by kind."""
        assert state.features is not None
        return stacked([state.features.of(kind) for kind in FIELDS])

    def given(self, states: Sequence[State], matrix: csr_matrix) -> attention.Together:
        """All candidates of the documents, with their kinds and where they stand."""
        kinds = [_kinds(state) for state in states]
        for state in states:
            if state.standing is None:
                state.standing = standing_of(state.layout, [one for kind in FIELDS for one in state.candidates[kind]])
        ends = np.cumsum([0, *map(len, kinds)]).tolist()
        groups = [
            one
            for state, (start, stop) in zip(states, pairwise(ends), strict=True)
            for one in _seeing(state, start, stop)
        ]
        standing = joined_standing([state.standing for state in states if state.standing is not None])
        return attention.Together(matrix, np.concatenate(kinds), standing, groups)

    def annotate(self, state: State, scores: Scores) -> None:
        """The probabilities of each kind's candidates."""
        for kind, rows, columns in _parts(state):
            state.probabilities[kind] = list_probabilities(scores[:, rows, columns])

    def gradient(self, state: State, scores: Scores) -> tuple[Scores, float]:
        """That of each field's list."""
        gradient, total = np.zeros_like(scores), 0.0
        for kind, rows, columns in _parts(state):
            gradient[:, rows, columns], loss = list_gradient(scores[:, rows, columns], state.targets[kind])
            total += loss
        return gradient, total

    def draw(self, rows: int) -> None:
        """Weights for `rows` features."""
        attention.draw(self.model, rows, int(self.cfg["seed"]))


def _seeing(state: State, start: int, stop: int) -> Iterator[slice | NDArray[np.int64]]:
    """The candidates of a document, of which the first is number `start`, that see each other: all; of a long document
    those of a page, and of a long page as many as may be. What all see of all grows with the square."""
    if stop - start <= _MOST:
        yield slice(start, stop)
        return
    pages = np.array([one.page for kind in FIELDS for one in state.candidates[kind]])
    for page in np.unique(pages):
        own = start + np.flatnonzero(pages == page)
        yield from (own[first : first + _MOST] for first in range(0, len(own), _MOST))


def _kinds(state: State) -> NDArray[np.int64]:
    """The number of each candidate's kind."""
    return np.repeat(np.arange(len(FIELDS)), [len(state.candidates[kind]) for kind in FIELDS])


def _parts(state: State) -> Iterator[tuple[Kind, slice, slice]]:
    """Each kind with the rows of its candidates and the columns of its fields."""
    row, column = 0, 0
    for kind, terms in FIELDS.items():
        count = len(state.candidates[kind])
        yield kind, slice(row, row + count), slice(column, column + len(terms))
        row, column = row + count, column + len(terms)


class TypeTeller(Learner):
    """Tells the type of a document."""

    def sparse(self, state: State) -> Sparse:
        """One row for the document."""
        return type_features(state.sheet)

    def given(self, states: Sequence[State], matrix: csr_matrix) -> csr_matrix:
        """The features alone."""
        return matrix

    def annotate(self, state: State, scores: Scores) -> None:
        """The probability of each type."""
        state.types = dict(zip(TYPES, class_probabilities(scores)[0].tolist(), strict=True))

    def gradient(self, state: State, scores: Scores) -> tuple[Scores, float]:
        """That of the document's one row."""
        return class_gradient(scores, state.targets[DOCUMENT])

    def draw(self, rows: int) -> None:
        """Weights for `rows` features."""
        network.draw(self.model, rows, int(self.cfg["seed"]))


@Language.factory(  # type: ignore[untyped-decorator] # spaCy is not typed
    "vouchline_fields",
    default_config={"embedded": 64, "width": 96, "layers": 3, "heads": 4, "learning": {}},
)
def make_field_reader(  # noqa: PLR0913 - spaCy hands each setting over by name
    nlp: Language, name: str, embedded: int, width: int, layers: int, heads: int, learning: dict[str, Any]
) -> FieldReader:
    """A reader of fields; `learning` holds the settings of `Learner`."""
    sizes = attention.Sizes(embedded, width, layers, heads)
    model = attention.attention_network(_TERMS, len(FIELDS), sizes)
    return FieldReader(nlp.vocab, model, name, **learning)


@Language.factory(  # type: ignore[untyped-decorator] # spaCy is not typed
    "vouchline_type", default_config={"hidden": 48, "learning": {}}
)
def make_type_teller(nlp: Language, name: str, hidden: int, learning: dict[str, Any]) -> TypeTeller:
    """What tells the type; `learning` holds the settings of `Learner`."""
    return TypeTeller(nlp.vocab, network.scoring_network(len(TYPES), hidden), name, **learning)
