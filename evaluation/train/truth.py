"""What is true of a document, and which candidates are right by it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

import numpy as np

from evaluation.corpus import FIELDS as FIELDS_OF
from evaluation.corpus import Labels
from evaluation.matching import shares_words
from evaluation.synthetic import SyntheticInvoice
from evaluation.synthetic.gold import values as true_values
from extractors.model.choosing import LEFT_OUT, RIGHT, WRONG, Target
from extractors.model.components import DOCUMENT
from extractors.model.state import TYPES, State
from extractors.page.candidates import FIELDS, Candidate, Kind
from extractors.parsing.folding import compact, spaced
from schemas import BY_PATH, Box, DocType, Value

Places = Sequence[tuple[int, Sequence[Box]]]


@dataclass(frozen=True)
class Truth:
    """The values of a document by term. Terms that are in `values` with None are known not to be printed; others that
    are missing are unknown. `places` are the boxes of the words that spell a term, where they are known.
    """

    doc_type: DocType
    values: Mapping[str, Value | None]
    places: Mapping[str, Places] = field(default_factory=dict)


def synthetic_truth(document: SyntheticInvoice) -> Truth:
    """All of a generated document: what is not printed is known to be absent."""
    pages = {page.number: page for page in document.reading().pages}
    places: dict[str, list[tuple[int, Sequence[Box]]]] = {}
    for label in document.labels.terms:
        words = pages[label.page].words
        places.setdefault(label.term, []).append((label.page, [words[number].box for number in label.words]))
    known = true_values(document.facts, document.printed)
    terms = [term for fields in FIELDS.values() for term in fields]
    return Truth(DocType(document.doc_type), {term: known.get(term) for term in terms}, places)


def labelled_truth(labels: Labels) -> Truth:
    """What labels say; a value that holds but is not printed counts as unknown: the page may still hold one like it."""
    printed = {FIELDS_OF[label]: text for label, text in labels.fields.items() if label not in labels.hidden}
    known: dict[str, Value | None] = {term: _typed(term, text) for term, text in printed.items()}
    known |= dict.fromkeys(FIELDS_OF[label] for label in labels.absent)
    return Truth(DocType(labels.doc_type or DocType.OTHER), known)


def _typed(path: str, text: str) -> Value:
    kind = BY_PATH[path].kind
    if kind == "date":
        return date.fromisoformat(text[:10])
    return Decimal(text) if kind == "amount" else text


def targets(state: State, truth: Truth) -> dict[str, Target]:
    """What to learn from a document, by kind of candidate."""
    types = np.array([[kind is truth.doc_type for kind in TYPES]], np.int8)
    found: dict[str, Target] = {DOCUMENT: Target(types, np.ones(len(TYPES), bool))}
    return found | {kind: _target(kind, state.candidates[kind], truth) for kind in FIELDS}


def _target(kind: Kind, rows: Sequence[Candidate], truth: Truth) -> Target:
    fields = FIELDS[kind]
    labels = np.full((len(rows), len(fields)), WRONG, np.int8)
    known = np.zeros(len(fields), bool)
    for column, term in enumerate(fields):
        if term not in truth.values:
            continue
        wanted = truth.values[term]
        if wanted is not None:
            labels[:, column] = _labels(kind, rows, wanted, truth.places.get(term))
        known[column] = wanted is None or bool((labels[:, column] == RIGHT).any())
    return Target(labels, known)


def _labels(kind: Kind, rows: Sequence[Candidate], wanted: Value, places: Places | None) -> list[int]:
    """RIGHT for the value; LEFT_OUT for an amount of that value in another role, and for nearly the right name."""
    exact = [same_value(candidate.value, wanted) for candidate in rows]
    near = [kind == "name" and nearly_same_name(candidate.value, wanted) for candidate in rows]
    labels = []
    for candidate, is_exact, is_near in zip(rows, exact, near, strict=True):
        if is_exact:
            elsewhere = kind == "amount" and places is not None and not _stands(candidate, places)
            labels.append(LEFT_OUT if elsewhere else RIGHT)
        else:
            labels.append((LEFT_OUT if any(exact) else RIGHT) if is_near else WRONG)
    return labels


def _stands(candidate: Candidate, places: Places) -> bool:
    return any(
        page == candidate.page and any(_touch(own, box) for own in candidate.boxes for box in boxes)
        for page, boxes in places
    )


def _touch(one: Box, other: Box) -> bool:
    wide = min(one.x1, other.x1) - max(one.x0, other.x0)
    return wide > 0 and min(one.bottom, other.bottom) - max(one.top, other.top) > 0


def same_value(one: Value, other: Value) -> bool:
    """Whether two values are the same; texts by their letters and digits."""
    if isinstance(one, str) and isinstance(other, str):
        return compact(one) == compact(other)
    return type(one) is type(other) and one == other


def nearly_same_name(one: Value, other: Value) -> bool:
    """Whether two names are the same but for words that one of them lacks."""
    return shares_words(spaced(str(one)), spaced(str(other)))
