"""What the trained components share: features counted, dropped while they learn, and weights written."""

from __future__ import annotations

from abc import abstractmethod
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, vstack
from spacy.language import Language
from spacy.pipeline import TrainablePipe
from spacy.tokens import Doc
from spacy.training import Example
from spacy.vocab import Vocab
from thinc.api import Model, Optimizer

from extractors.model.bag import Sparse
from extractors.model.network import RowAdam, Scores, from_arrays, index, matrix_of, to_arrays
from extractors.model.state import State, state_of

_FILE = "weights.npz"
_SEEN = 2  # documents, at least: what one alone has tells nothing of others


class Learner(TrainablePipe):  # type: ignore[misc] # spaCy's classes are not typed
    """A component with one network over the hashed features of rows: a document's candidates, or the document itself.

    Its settings: the `rows` most common features count, if two documents have them; `dropout` is the share of features
    left out while it learns; `rate` and `row_rate` are Adam's, of the tables the latter.
    """

    def __init__(self, vocab: Vocab, model: Model[Any, Any], name: str, **settings: float) -> None:
        super().__init__(vocab, model, name)
        self.cfg.update(settings)
        self._random = np.random.default_rng(0)
        self._adam: RowAdam | None = None

    @abstractmethod
    def sparse(self, state: State) -> Sparse:
        """The features of the rows of a document."""

    @abstractmethod
    def given(self, states: Sequence[State], matrix: csr_matrix) -> Any:
        """What the network takes for some documents, of whose rows `matrix` has the features."""

    @abstractmethod
    def annotate(self, state: State, scores: Scores) -> None:
        """Keep with a document what its scores say."""

    @abstractmethod
    def gradient(self, state: State, scores: Scores) -> tuple[Scores, float]:
        """The gradient and the loss of one document's scores."""

    @abstractmethod
    def draw(self, rows: int) -> None:
        """Give the network weights for so many features."""

    def predict(self, docs: Iterable[Doc]) -> list[Scores]:
        """The scores of each document."""
        return [self._predict(state_of(doc)) for doc in docs]

    def _predict(self, state: State) -> Scores:
        if not state.layout.segments:
            return np.zeros((1, 0, self.model.get_dim("nO")), np.float32)
        matrix = matrix_of(self.model, self.sparse(state))
        scores: Scores = self.model.predict(self.given([state], matrix))
        return scores

    def set_annotations(self, docs: Iterable[Doc], scores: list[Scores]) -> None:
        """Keep with each document what its scores say."""
        for doc, own in zip(docs, scores, strict=True):
            if len(doc):
                self.annotate(state_of(doc), own)

    def update(
        self,
        examples: Iterable[Example],
        *,
        drop: float = 0.0,
        sgd: Optimizer | None = None,
        losses: dict[str, float] | None = None,
    ) -> dict[str, float]:
        """Learn from documents whose states hold targets; `drop` is not used: features are dropped by `dropout`."""
        losses = {} if losses is None else losses
        states = [state_of(example.predicted) for example in examples]
        known = [state for state in states if self.name in state.matrices and state.matrices[self.name].shape[0]]
        losses[self.name] = losses.get(self.name, 0.0) + (self._learn(known) if known else 0.0)
        if known and sgd is not None and self._adam is not None:
            self._adam.step(self.model, sgd.learn_rate * self.cfg["row_rate"] / self.cfg["rate"])
            self.finish_update(sgd)
        return losses

    def _learn(self, states: Sequence[State]) -> float:
        matrix = self._dropped(vstack([state.matrices[self.name] for state in states], format="csr"))
        scores, backprop = self.model.begin_update(self.given(states, matrix))
        gradient = np.zeros_like(scores)
        start, total = 0, 0.0
        for state in states:
            stop = start + state.matrices[self.name].shape[0]
            gradient[:, start:stop], loss = self.gradient(state, scores[:, start:stop])
            start, total = stop, total + loss
        backprop(gradient / len(states))
        return total

    def _dropped(self, matrix: csr_matrix) -> csr_matrix:
        share = self.cfg["dropout"]
        kept = self._random.random(len(matrix.data), np.float32) >= share
        starts = np.concatenate([[0], np.cumsum(kept)])[matrix.indptr]
        data = (matrix.data[kept] / (1 - share)).astype(np.float32)
        return csr_matrix((data, matrix.indices[kept], starts), shape=matrix.shape)

    def initialize(self, get_examples: Callable[[], Iterable[Example]], *, nlp: Language | None = None) -> None:
        """Gather the features that most documents have in common, and draw their weights."""
        given = [state_of(example.predicted) for example in get_examples()]
        times = Counter(map(id, given))  # a document may be learnt from several times; its features are made once
        states = list({id(state): state for state in given}.values())
        rows = [self.sparse(state) for state in states]
        counts = np.zeros(len(self.model.attrs["row_of"]), np.int32)
        for state, sparse in zip(states, rows, strict=True):
            counts[np.unique(sparse.buckets)] += times[id(state)]
        common = np.argsort(-counts, kind="stable")[: int(self.cfg["rows"])]
        buckets = np.sort(common[counts[common] >= _SEEN]).astype(np.int32)
        index(self.model, buckets)
        self.draw(len(buckets))
        for state, sparse in zip(states, rows, strict=True):
            state.matrices[self.name] = matrix_of(self.model, sparse)
        self._random = np.random.default_rng(int(self.cfg["seed"]))
        self._adam = RowAdam(self.model)

    def to_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the weights in half precision."""
        Path(path).mkdir(parents=True, exist_ok=True)
        np.savez_compressed(Path(path) / _FILE, allow_pickle=False, **to_arrays(self.model))

    def from_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> Learner:
        """Read the weights that `to_disk` wrote."""
        with np.load(Path(path) / _FILE, allow_pickle=False) as stored:
            from_arrays(self.model, stored)
        return self
