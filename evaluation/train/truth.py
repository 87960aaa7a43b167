"""What is true of a document, and which candidates are right by it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

import numpy as np

from evaluation.synthetic import SyntheticInvoice
from evaluation.synthetic.gold import values as true_values
from extractors.model.candidates import Candidate, Kind
from extractors.model.choosing import LEFT_OUT, RIGHT, WRONG, Target
from extractors.model.components import DOCUMENT
from extractors.model.state import FIELDS, TYPES, State
from schemas import BY_PATH, Box, DocType, Value

Places = Sequence[tuple[int, Sequence[Box]]]
_LEAST_SHARE = 0.5
_TERM_OF = {term.gold: path for path, term in BY_PATH.items() if term.gold}


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


def labelled_truth(gold: Mapping[str, Any]) -> Truth:
    """What a gold record says; a value that it calls invisible is known not to be printed."""
    hidden = set(gold.get("visible_false") or [])
    values: dict[str, Value | None] = {}
    for label, text in (gold.get("fields") or {}).items():
        if label in _TERM_OF and text not in (None, "") and label not in hidden:
            values[_TERM_OF[label]] = _typed(_TERM_OF[label], str(text))
    return Truth(DocType(gold["doc_type"]), values)


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
    near = [kind == "name" and same_name(str(candidate.value), str(wanted)) for candidate in rows]
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
        return _bare(one).replace(" ", "") == _bare(other).replace(" ", "")
    return type(one) is type(other) and one == other


def same_name(one: str, other: str) -> bool:
    """Whether one name holds all words of the other, and at least half as many."""
    ours, theirs = set(_bare(one).split()), set(_bare(other).split())
    if not ours or not theirs or not (ours <= theirs or theirs <= ours):
        return False
    return min(len(ours), len(theirs)) / max(len(ours), len(theirs)) >= _LEAST_SHARE


def _bare(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).casefold().replace("ß", "ss")
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub(r"[\W_]+", " ", letters).strip()
