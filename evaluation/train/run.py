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
from extractors.model.learner import Learner
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
    return labelled_docs(_blank(), rows, wanted["per_template"], wanted["copies"], wanted["variants"])


def _blank() -> Language:
    return util.load_model_from_config(Config().from_disk(CONFIG), auto_fill=True)


def fit(docs: Sequence[Doc], seed: int = 0) -> Language:
    """The pipeline of the config file, fitted to `docs`."""
    config, nlp = Config().from_disk(CONFIG), _blank()
    examples = [Example(doc, doc) for doc in docs]
    for number, (_, component) in enumerate(nlp.pipeline):
        if isinstance(component, Learner):
            _fit(component, examples, config, config["training"]["seed"] + 100 * seed + number)
    return nlp


def _fit(learner: Learner, given: Sequence[Example], config: Config, seed: int) -> None:
    """Fit one component."""
    examples = list(given)
    learner.initialize(lambda: examples)
    optimizer: Any = registry.resolve(config["training"])["optimizer"]
    epochs, batches, random = config["training"]["max_epochs"], config["batches"], Random(seed)
    steps, step = epochs * -(-len(examples) // batches["size"]), 0
    rising = min(batches["first_steps"], steps // 10)
    for _ in range(epochs):
        random.shuffle(examples)
        for start in range(0, len(examples), batches["size"]):
            share = min(1 - (1 - batches["last_rate"]) * step / steps, (step + 1) / (rising + 1))
            optimizer.learn_rate = learner.cfg["rate"] * share
            learner.update(examples[start : start + batches["size"]], sgd=optimizer)
            step += 1
    for example in examples:
        state_of(example.predicted).matrices.clear()
