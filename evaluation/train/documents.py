"""The documents to learn from: synthetic ones from seeds, and labelled real ones read from a corpus."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from evaluation.corpus import Labelled, labelled
from evaluation.synthetic import Options, generate
from evaluation.train.truth import Truth, labelled_truth, synthetic_truth, targets
from evaluation.train.varied import NAMES, NUMBER, Pool, varied
from extractors.model.components import find
from extractors.model.state import doc_of, state_of
from extractors.page.sheet import sheet_of
from extractors.readers import read
from schemas import Document, Limits, Reading

# The sets whose licence allows weights that ship to be trained on them; the invented ones are our own
# (`evaluation/invented`, whose unseen sets are for measuring alone).
LICENSED = (
    "contoso-multilingual",
    "hybrid-ferd",
    "hybrid-fnfe-2017",
    "invented-a",
    "invented-b",
    "invented-c",
    "invented-d",
    "invented-e",
    "invented-hard",
    "invented-hard-b",
    "invented-hard-c",
    "invented-hard-d",
    "real-saas-stripe",
    "real-vendors-i2d",
    "us-templates",
)
_LEAST_WORDS = 15
_NAMES = 20  # fewer of one language, and names of all languages are drawn from


class LabelledReading(NamedTuple):
    """A real document with its labels and what our reader read of it."""

    document: Labelled
    reading: Reading

    @property
    def group(self) -> str:
        """The name of its set."""
        return self.document.group

    @property
    def template(self) -> str:
        """The layout it belongs to, named within its set."""
        return f"{self.group}/{self.document.labels.template}"

    @property
    def truth(self) -> Truth:
        """What is known to be true of it."""
        return labelled_truth(self.document.labels)


def labelled_readings(folders: Sequence[Path], sets: Collection[str]) -> Iterator[LabelledReading]:
    """The PDFs with text of `sets`, set by set in the order of their names; a set is taken from the first folder
    that has it (one folder holds hybrids without their XML)."""
    homes: dict[str, str] = {}
    for document in sorted(labelled(folders, sets=sets) if sets else (), key=lambda one: one.group):
        if homes.setdefault(document.group, document.corpus) == document.corpus and document.path.suffix == ".pdf":
            reading = read_file(document.path)
            if sum(len(page.words) for page in reading.pages) >= _LEAST_WORDS:
                yield LabelledReading(document, reading)


def read_file(file: Path) -> Reading:
    """What our reader reads of a PDF."""
    content = file.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    document = Document(sha256=digest, media_type="application/pdf", size=len(content), origin=file.name, path=file)
    return read(document, Limits())


def synthetic_docs(nlp: Language, count: int, first_seed: int, options: Options) -> Iterator[Doc]:
    """Docs of generated documents with candidates and targets."""
    for seed in range(first_seed, first_seed + count):
        document = generate(seed, options)
        doc = prepared(nlp, document.reading(), synthetic_truth(document))
        if doc is not None:
            yield doc


def labelled_docs(
    nlp: Language, rows: Sequence[LabelledReading], per_template: int, copies: int, variants: int
) -> Iterator[Doc]:
    """Docs of real documents, at most `per_template` of one template, each `copies` times, with so many variants."""
    counts: Counter[str] = Counter()
    pools = _pools(rows)
    for row in rows:
        counts[row.template] += 1
        doc = prepared(nlp, row.reading, row.truth) if counts[row.template] <= per_template else None
        if doc is not None:
            yield from [doc] * copies
            yield from _variants(nlp, row, pools[row.document.labels.language], variants)


def _variants(nlp: Language, row: LabelledReading, pool: Pool, count: int) -> Iterator[Doc]:
    """Docs of the document as it might have been, drawn from its own name."""
    for number in range(count):
        rng = Random(f"{row.template}/{row.document.path.name}/{number}")
        doc = prepared(nlp, *varied(row.reading, row.truth, pool, rng))
        if doc is not None:
            yield doc


def _pools(rows: Sequence[LabelledReading]) -> dict[str, Pool]:
    """The names of parties by the language of their documents, and the numbers of all."""
    names: dict[str, dict[str, None]] = {}
    for row in rows:
        told = (row.truth.values.get(term) for term in NAMES)
        names.setdefault(row.document.labels.language, {}).update(dict.fromkeys(str(name) for name in told if name))
    every = list(dict.fromkeys(name for known in names.values() for name in known))
    numbers = list(dict.fromkeys(str(number) for row in rows if (number := row.truth.values.get(NUMBER))))
    return {
        language: Pool(list(known) if len(known) >= _NAMES else every, numbers) for language, known in names.items()
    }


def prepared(nlp: Language, reading: Reading, truth: Truth) -> Doc | None:
    """The Doc of a reading with candidates, features and targets; None where there is no text."""
    sheet = sheet_of(reading)
    if not sheet.layout.segments:
        return None
    doc = find(doc_of(nlp.vocab, sheet))
    state = state_of(doc)
    state.targets = targets(state, truth)
    return doc
