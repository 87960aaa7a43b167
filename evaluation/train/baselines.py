"""What spaCy has ready for the task, trained on the same documents: entities in reading order, categories of spans."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.training import Example
from spacy.util import filter_spans, fix_random_seed

from evaluation.train.examples import right_spans
from evaluation.train.measure import Reader
from extractors.model.components import find
from extractors.model.state import doc_of, state_of, tokens_of
from extractors.page.candidates import FIELDS
from extractors.page.sheet import Sheet, sheet_of

_EPOCHS, _BATCH = 5, 16
_CANDIDATES, _FOUND = "candidates", "sc"
_KIND_OF = {term: kind for kind, terms in FIELDS.items() for term in terms}


def named_entities(docs: Sequence[Doc]) -> Reader:
    """spaCy's NER with its own embeddings over the words in reading order; the first entity of a label counts."""
    nlp = spacy.blank("xx")
    nlp.add_pipe("ner")
    examples = []
    for doc in docs:
        reference = _copy(nlp, doc)
        spans = [Span(reference, start, stop, label) for start, stop, label in right_spans(doc)]
        reference.ents = filter_spans(spans)
        examples.append(Example(_copy(nlp, doc), reference))
    _trained(nlp, examples)
    return lambda reading: _values(nlp, sheet_of(reading), lambda doc: doc.ents)


def span_categories(docs: Sequence[Doc]) -> Reader:
    """spaCy's span categorizer with its own embeddings over our candidates; the likeliest span of a label counts."""
    nlp = spacy.blank("xx")
    config = {"suggester": {"@misc": "spacy.preset_spans_suggester.v1", "spans_key": _CANDIDATES}, "spans_key": _FOUND}
    nlp.add_pipe("spancat_singlelabel", config=config)
    examples = []
    for doc in docs:
        given, reference = _copy(nlp, doc), _copy(nlp, doc)
        given.spans[_CANDIDATES] = _candidates(given, doc)
        reference.spans[_FOUND] = [Span(reference, start, stop, label) for start, stop, label in right_spans(doc)]
        examples.append(Example(given, reference))
    _trained(nlp, examples)

    def likeliest(doc: Doc) -> list[Span]:
        group = doc.spans[_FOUND]
        scores = group.attrs["scores"].ravel()
        return [group[number] for number in sorted(range(len(group)), key=lambda number: -float(scores[number]))]

    return lambda reading: _values(nlp, sheet_of(reading), likeliest)


def _copy(nlp: Language, doc: Doc) -> Doc:
    return Doc(nlp.vocab, words=[token.text for token in doc], spaces=[True] * len(doc))


def _candidates(given: Doc, doc: Doc) -> list[Span]:
    places = {(span.start, span.end) for group in FIELDS for span in doc.spans[group]}
    return [Span(given, start, stop, "") for start, stop in sorted(places)]


def _trained(nlp: Language, examples: list[Example]) -> None:
    fix_random_seed(0)
    optimizer = nlp.initialize(lambda: examples)
    random = Random(0)
    for _ in range(_EPOCHS):
        random.shuffle(examples)
        for start in range(0, len(examples), _BATCH):
            nlp.update(examples[start : start + _BATCH], sgd=optimizer, drop=0.1)


def _values(nlp: Language, sheet: Sheet, spans_of: Callable[[Doc], Sequence[Span]]) -> dict[str, Any]:
    """The value of each term: the candidate that begins where its span does, or the words of the span."""
    doc = find(doc_of(nlp.vocab, sheet))
    doc.spans[_CANDIDATES] = _candidates(doc, doc)
    spans = spans_of(nlp(doc))
    state = state_of(doc)
    found: dict[str, Any] = {}
    for span in spans:
        rows = state.candidates[_KIND_OF[span.label_]]
        known = (row.value for row in rows if tokens_of(sheet.layout, row.span) == (span.start, span.end))
        found.setdefault(span.label_, next(known, span.text))
    return found
