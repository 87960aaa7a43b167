"""The spaCy components: candidates, scorers (parties first, then what belongs to them, then the type), a decoder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, vstack
from spacy.language import Language
from spacy.pipeline import TrainablePipe
from spacy.tokens import Doc, Span
from spacy.training import Example
from spacy.vocab import Vocab
from thinc.api import Model, Optimizer

from extractors.model.bag import Sparse
from extractors.model.choosing import class_gradient, class_probabilities, list_gradient, list_probabilities
from extractors.model.decode import decode
from extractors.model.features import Features
from extractors.model.kinds import type_features
from extractors.model.network import RowAdam, from_arrays, matrix_of, prune, scoring_network, set_vocabulary, to_arrays
from extractors.model.parties import blocks_of
from extractors.model.state import TYPES, State, state_of, tokens_of
from extractors.page.candidates import FIELDS

DOCUMENT = "document"
_FILE = "weights.npz"


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


class Scorer(TrainablePipe):  # type: ignore[misc] # spaCy's classes are not typed
    """Scores the candidates of some kinds; with the kind "document", the type of the document itself."""

    def __init__(  # noqa: PLR0913 - spaCy hands each setting over by name
        self,
        vocab: Vocab,
        model: Model[Any, Any],
        name: str,
        *,
        kinds: Sequence[str],
        seen: int,
        rows: int,
        dropout: float,
        seed: int,
    ) -> None:
        super().__init__(vocab, model, name)
        self.kinds = tuple(kinds)
        self.cfg.update(seen=seen, rows=rows, dropout=dropout, seed=seed)
        self._random = np.random.default_rng(seed)
        self._adams: list[RowAdam] = []

    def predict(self, docs: Iterable[Doc]) -> list[dict[str, Any]]:
        """The probabilities of each document's candidates by kind."""
        return [self._predict(state_of(doc)) if len(doc) else {} for doc in docs]

    def _predict(self, state: State) -> dict[str, Any]:
        found = {}
        for kind, network in zip(self.kinds, self.model.layers, strict=True):
            scores = network.predict(matrix_of(network, self._sparse(state, kind)))
            found[kind] = class_probabilities(scores) if kind == DOCUMENT else list_probabilities(scores)
        return found

    def set_annotations(self, docs: Iterable[Doc], scores: list[dict[str, Any]]) -> None:
        """Keep probabilities with the documents, and the parties' blocks where names were scored."""
        for doc, found in zip(docs, scores, strict=True):
            state = state_of(doc)
            state.probabilities.update(found)
            if "name" in found:
                state.blocks = blocks_of(state.layout, state.candidates["name"], found["name"])
            if DOCUMENT in found:
                state.types = dict(zip(TYPES, found[DOCUMENT][0].tolist(), strict=True))

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
        total = 0.0
        for kind, network in zip(self.kinds, self.model.layers, strict=True):
            known = [state for state in states if kind in state.targets and state.matrices[kind].shape[0]]
            if known:
                total += self._learn(kind, network, known)
        losses[self.name] = losses.get(self.name, 0.0) + total
        if sgd is not None:
            for network, adam in zip(self.model.layers, self._adams, strict=True):
                if "gradients" in network.attrs:
                    adam.step(network, sgd.learn_rate)
                    del network.attrs["gradients"]
            self.finish_update(sgd)
        return losses

    def _learn(self, kind: str, network: Model[Any, Any], states: Sequence[State]) -> float:
        matrix = self._dropped(vstack([state.matrices[kind] for state in states], format="csr"))
        scores, backprop = network.begin_update(matrix)
        gradient = np.zeros_like(scores)
        learn = class_gradient if kind == DOCUMENT else list_gradient
        start, total = 0, 0.0
        for state in states:
            stop = start + state.matrices[kind].shape[0]
            gradient[:, start:stop], loss = learn(scores[:, start:stop], state.targets[kind])
            start, total = stop, total + loss
        backprop(gradient / len(states))
        return total

    def _dropped(self, matrix: csr_matrix) -> csr_matrix:
        share = self.cfg["dropout"]
        kept = self._random.random(len(matrix.data)) >= share
        starts = np.concatenate([[0], np.cumsum(kept)])[matrix.indptr]
        data = (matrix.data[kept] / (1 - share)).astype(np.float32)
        return csr_matrix((data, matrix.indices[kept], starts), shape=matrix.shape)

    def initialize(self, get_examples: Callable[[], Iterable[Example]], *, nlp: Language | None = None) -> None:
        """Gather the features that `seen` documents and more have in common, and draw their weights."""
        given = [state_of(example.predicted) for example in get_examples()]
        times = Counter(map(id, given))  # a document may be learnt from several times; its features are made once
        states = list({id(state): state for state in given}.values())
        for number, (kind, network) in enumerate(zip(self.kinds, self.model.layers, strict=True)):
            rows = [self._sparse(state, kind) for state in states]
            counts = np.zeros(len(network.attrs["row_of"]), np.int32)
            for state, sparse in zip(states, rows, strict=True):
                counts[np.unique(sparse.buckets)] += times[id(state)]
            buckets = np.flatnonzero(counts >= self.cfg["seen"]).astype(np.int32)
            set_vocabulary(network, buckets, self.cfg["seed"] + number)
            for state, sparse in zip(states, rows, strict=True):
                state.matrices[kind] = matrix_of(network, sparse)
        self._random = np.random.default_rng(self.cfg["seed"])
        self._adams = [RowAdam(network) for network in self.model.layers]

    def prune(self) -> None:
        """Keep `rows` features in all, as many of each kind as its share: what is left out weighs little."""
        total = sum(len(network.attrs["buckets"]) for network in self.model.layers)
        for network in self.model.layers:
            prune(network, len(network.attrs["buckets"]) * self.cfg["rows"] // max(total, self.cfg["rows"]))

    def _sparse(self, state: State, kind: str) -> Sparse:
        if kind == DOCUMENT:
            return type_features(state.sheet)
        assert state.features is not None
        return state.features.of(kind, state.blocks)  # type: ignore[arg-type] # kinds are checked by the factory

    def to_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the weights in half precision."""
        Path(path).mkdir(parents=True, exist_ok=True)
        arrays = {
            f"{kind}.{name}": array
            for kind, network in zip(self.kinds, self.model.layers, strict=True)
            for name, array in to_arrays(network).items()
        }
        np.savez_compressed(Path(path) / _FILE, allow_pickle=False, **arrays)

    def from_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> Scorer:
        """Read the weights that `to_disk` wrote."""
        with np.load(Path(path) / _FILE, allow_pickle=False) as stored:
            for kind, network in zip(self.kinds, self.model.layers, strict=True):
                own = {name.partition(".")[2]: stored[name] for name in stored.files if name.startswith(f"{kind}.")}
                from_arrays(network, own)
        return self


@Language.factory(  # type: ignore[untyped-decorator] # spaCy is not typed
    "vouchline_scorer",
    default_config={"kinds": ["name"], "hidden": 48, "seen": 2, "rows": 50000, "dropout": 0.5, "seed": 0},
)
def make_scorer(  # noqa: PLR0913 - spaCy hands each setting over by name
    nlp: Language, name: str, kinds: list[str], hidden: int, seen: int, rows: int, dropout: float, seed: int
) -> Scorer:
    """A scorer with a network for each of `kinds`."""
    sizes: dict[str, int] = {DOCUMENT: len(TYPES)} | {kind: len(names) for kind, names in FIELDS.items()}
    networks = [scoring_network(sizes[kind], hidden) for kind in kinds]
    model: Model[Any, Any] = Model("vouchline_scorer", _together, layers=networks)
    return Scorer(nlp.vocab, model, name, kinds=kinds, seen=seen, rows=rows, dropout=dropout, seed=seed)


def _together(model: Model[Any, Any], matrices: Any, is_train: bool) -> tuple[Any, Callable[[Any], Any]]:  # noqa: FBT001
    """All kinds at once: spaCy asks for one model a component."""
    results = [network(matrix, is_train) for network, matrix in zip(model.layers, matrices, strict=True)]
    return [scores for scores, _ in results], lambda gradients: [
        back(gradient) for (_, back), gradient in zip(results, gradients, strict=True)
    ]
