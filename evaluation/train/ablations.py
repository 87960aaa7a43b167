"""What each part of the extractor is worth: the model trained anew without it, on synthetic documents alone.

python -m evaluation.train.ablations DOCUMENTS CORPUS... prints a row each as a Markdown table: header F1 over the
labelled real documents, micro, and as the mean over templates. All rows are trained on so many documents of the same
seeds, so that they compare; they are smaller than what ships.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

import spacy
from spacy.tokens import Doc

from evaluation.synthetic import Options, generate
from evaluation.synthetic.document import with_layout_of
from evaluation.synthetic.lexicon import LANGUAGES, folded, section
from evaluation.train.baselines import named_entities, span_categories
from evaluation.train.documents import LICENSED, LabelledReading, labelled_readings, prepared
from evaluation.train.measure import Reader, Row, alone, measured
from evaluation.train.run import fit, labelled
from evaluation.train.truth import synthetic_truth
from extractors.model import Model
from extractors.model.bag import Bag
from extractors.model.choosing import list_probabilities
from extractors.model.grams import Grams, grams_of
from extractors.model.network import Scores
from extractors.page import Layout

_LONGEST_LABEL = 5  # words

# What the names of features begin with, by family.
FAMILIES: Mapping[str, tuple[str, ...]] = {
    "words on the left": ("left", "far left", "before", "just before", "line "),
    "headings and rows above": ("heading", "upper", "row ", "rows of block", "block "),
    "words above and column heads": ("above", "head:", "head ", "head"),
    "what follows, right and below": ("right", "after", "below "),
    "place on the page": ("zone:", "height:", "page:", "last page"),
    "rank among its like": ("rank:", "back:", "of:", "first:"),
    "style": ("size:small", "size:body", "size:large", "size:title", "bold:"),
    "shape of the text": ("shape:", "digits:", "length:", "letters:", "decimals:", "marked:", "pointed:", "separator:"),
}


def docs_of(count: int, layouts: int | None = None, options: Options = Options()) -> list[Doc]:  # noqa: B008 - frozen
    """Docs of `count` synthetic documents, of so many layouts (None: each its own)."""
    nlp = spacy.blank("xx")
    seeds = range(count)
    documents = (generate(seed, options) if layouts is None else with_layout_of(seed % layouts, seed) for seed in seeds)
    made = (prepared(nlp, one.reading(), synthetic_truth(one)) for one in documents)
    return [doc for doc in made if doc is not None]


def trained(docs: Sequence[Doc]) -> Reader:
    """A reader trained on `docs`."""
    return alone(Model(pipeline=fit(docs)))


def one_view(number: int, scores: Scores) -> Any:
    """The probabilities of one of the views alone."""
    return list_probabilities(scores[number : number + 1])


def without(prefixes: tuple[str, ...]) -> ExitStack:
    """Features whose names begin so are left out while the context is open."""
    words, terms, flags = Bag.words, Bag.terms, Bag.flags

    def kept(method: Callable[[Bag, str, Any], None]) -> Callable[[Bag, str, Any], None]:
        return lambda bag, place, more: None if place.startswith(prefixes) else method(bag, place, more)

    stack = ExitStack()
    stack.enter_context(patch.object(Bag, "words", kept(words)))
    stack.enter_context(patch.object(Bag, "terms", kept(terms)))
    some = lambda bag, facts: flags(bag, [fact for fact in facts if not fact.startswith(prefixes)])  # noqa: E731
    stack.enter_context(patch.object(Bag, "flags", some))
    return stack


def without_meanings() -> ExitStack:
    """What the vocabularies say of words is left out while the context is open."""
    stack = ExitStack()
    stack.enter_context(patch("extractors.page.sheet.marks_of", lambda _: {}))
    return stack


def without_grams() -> ExitStack:
    """Words count as wholes while the context is open."""

    def whole(word: str) -> Grams:
        grams = grams_of(word)
        return Grams(grams.hashes[:1], grams.weights[:1])

    stack = ExitStack()
    stack.enter_context(patch("extractors.model.bag.grams_of", whole))
    return stack


def without_arithmetic() -> ExitStack:
    """Amounts know nothing of each other while the context is open."""
    stack = ExitStack()
    stack.enter_context(patch("extractors.model.shapes.sum_flags", lambda rows, _: [[] for _ in rows]))
    return stack


def wordings_on(rows: Sequence[LabelledReading]) -> frozenset[str]:
    """The label wordings of the generator, in any language, that stand on pages of `rows` or begin a line there."""
    texts = {folded(s.text) for row in rows for page in Layout(row.reading).pages for s in page.segments}
    words = [text.split() for text in texts]
    printed = {folded(" ".join(own[:count])) for own in words for count in range(1, min(len(own), _LONGEST_LABEL) + 1)}
    known = {folded(text) for name in LANGUAGES for texts in section(name, "labels").values() for text in texts}
    return frozenset(known & printed)


def table(count: int, corpus: Sequence[Path]) -> Iterator[tuple[str, Row]]:
    """Every variant with its figures, as they come."""
    rows = list(labelled_readings(corpus, LICENSED))
    docs = docs_of(count)
    average = trained(docs)
    yield "all: both views, averaged", measured(average, rows)
    for number, name in enumerate(("linear alone", "in view of the others alone")):
        with patch("extractors.model.components.list_probabilities", partial(one_view, number)):
            yield name, measured(average, rows)
    seen = wordings_on(rows)
    known = docs_of(count, options=Options(exclude_wordings=seen))
    yield f"{len(seen)} label wordings of the test pages taken out", measured(trained(known), rows)
    for layouts in (20, 60, 300):
        if layouts < count:
            yield f"{layouts} layouts", measured(trained(docs_of(count, layouts)), rows)
    yield "plain NER of spaCy", measured(named_entities(docs), rows)
    yield "span categorizer of spaCy over the same candidates", measured(span_categories(docs), rows)
    for name, context in _variants():
        with context():
            yield f"without {name}", measured(trained(docs_of(count)), rows)
    yield "with the other licensed sets (leave one set out)", _leave_one_out(docs, rows)


def _variants() -> list[tuple[str, Callable[[], ExitStack]]]:
    """What can be left out, with the context that leaves it out."""
    return [
        *((family, partial(without, prefixes)) for family, prefixes in FAMILIES.items()),
        ("meanings of words (vocabularies)", without_meanings),
        ("character n-grams", without_grams),
        ("arithmetic among amounts", without_arithmetic),
    ]


def _leave_one_out(docs: Sequence[Doc], rows: Sequence[LabelledReading]) -> Row:
    """The figures of models that saw all sets but the one they read."""
    readers = {}
    for group in sorted({row.group for row in rows}):
        others = list(labelled([row for row in rows if row.group != group]))
        readers[group] = trained([*docs, *others])
    groups = {row.reading.sha256: row.group for row in rows}
    return measured(lambda reading: readers[groups[reading.sha256]](reading), rows)


def main(count: int, corpus: Sequence[Path]) -> None:
    """Print the table, a row as soon as it is known."""
    sys.stdout.write("| variant | micro | mean over templates |\n|---|---|---|\n")
    for name, row in table(count, corpus):
        sys.stdout.write(f"| {name} | {row.micro:.3f} | {row.macro:.3f} |\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(int(sys.argv[1]), [Path(folder) for folder in sys.argv[2:]])
