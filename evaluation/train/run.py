"""The training run: the pipeline of a spaCy config, fitted component by component in the order of the pipeline."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any

from spacy import util
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from thinc.api import Config, registry

from evaluation.synthetic import Options
from evaluation.train.documents import LICENSED, LabelledReading, labelled_docs, labelled_readings, synthetic_docs
from extractors.model.components import Scorer
from extractors.model.release import write_release
from extractors.model.state import state_of

CONFIG = Path(__file__).with_name("config.cfg")


def train(  # noqa: PLR0913 (one parameter a source of documents)
    out: Path,
    *,
    seed: int = 0,
    documents: int | None = None,
    corpus: Sequence[Path] = (),
    exclude_sets: Collection[str] = (),
    corrected: Sequence[LabelledReading] = (),
) -> None:
    """Train the model and write it to `out`, with a release file: its version, hash, and what it was trained on.

    `corpus` are folders with labelled sets (hybrids without their XML first); only licensed sets are used, without
    `exclude_sets`; `corrected` are documents that people corrected. `documents` overrides the number of synthetic ones.
    The same arguments and files give equal weights.
    """
    config = Config().from_disk(CONFIG)
    count = config["documents"]["synthetic"] if documents is None else documents
    sets = sorted(set(LICENSED) - set(exclude_sets)) if corpus else []
    rows = list(labelled_readings(corpus, sets))
    nlp = fit([*synthetic(count, seed), *labelled([*rows, *corrected])], seed)
    facts = {"seed": seed, "synthetic": count, "sets": sets, "labelled": len(rows), "corrected": len(corrected)}
    write_release(nlp, out, facts)


def synthetic(count: int, seed: int = 0, options: Options = Options()) -> Iterator[Doc]:  # noqa: B008 - frozen, without state
    """Docs of `count` synthetic documents, ready to be learnt from; another seed, other documents."""
    return synthetic_docs(_blank(), count, seed * count, options)


def labelled(rows: Sequence[LabelledReading]) -> Iterator[Doc]:
    """Docs of labelled documents, ready to be learnt from, as often as the config says."""
    wanted = Config().from_disk(CONFIG)["documents"]
    return labelled_docs(_blank(), rows, wanted["per_template"], wanted["copies"])


def _blank() -> Language:
    return util.load_model_from_config(Config().from_disk(CONFIG), auto_fill=True)


def fit(docs: Sequence[Doc], seed: int = 0) -> Language:
    """The pipeline of the config file, fitted to `docs`."""
    config, nlp = Config().from_disk(CONFIG), _blank()
    examples = [Example(doc, doc) for doc in docs]
    for doc in docs:
        state_of(doc).blocks = None  # another model's conclusions, if it learnt from the same documents
    for number, (name, component) in enumerate(nlp.pipeline):
        if isinstance(component, Scorer):
            own = config["training"]["seed"] + 100 * seed + number
            _fit(component, examples, config, own, config["training"]["max_epochs"])
            if name in config["halves"]["components"]:
                _annotate_by_halves(name, examples, config, own)
            else:
                _annotate(component, docs)
    return nlp


def _fit(scorer: Scorer, given: Sequence[Example], config: Config, seed: int, epochs: int) -> None:
    """Fit one scorer."""
    examples = list(given)
    scorer.initialize(lambda: examples)
    optimizer: Any = registry.resolve(config["training"])["optimizer"]
    size, last = config["batches"]["size"], config["batches"]["last_rate"]
    rate, random = optimizer.learn_rate, Random(seed)
    steps, step = epochs * -(-len(examples) // size), 0
    for _ in range(epochs):
        random.shuffle(examples)
        for start in range(0, len(examples), size):
            optimizer.learn_rate = rate * (1 - (1 - last) * step / steps)
            scorer.update(examples[start : start + size], sgd=optimizer)
            step += 1
    scorer.prune()
    for example in examples:
        state_of(example.predicted).matrices.clear()


def _annotate(scorer: Scorer, docs: Sequence[Doc]) -> None:
    for doc in {id(doc): doc for doc in docs}.values():
        scorer.set_annotations([doc], scorer.predict([doc]))


def _annotate_by_halves(name: str, examples: Sequence[Example], config: Config, seed: int) -> None:
    """Annotate each half of the documents by a scorer fitted to the other half, so that components behind it learn from
    conclusions as unsure as those on new documents."""
    side = {key: number % 2 for number, key in enumerate(dict.fromkeys(id(one.predicted) for one in examples))}
    for half in (0, 1):
        scorer = _blank().get_pipe(name)
        others = [one for one in examples if side[id(one.predicted)] != half]
        _fit(scorer, others, config, seed, config["halves"]["epochs"])
        _annotate(scorer, [one.predicted for one in examples if side[id(one.predicted)] == half])
