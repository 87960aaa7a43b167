"""How well something reads the printed header fields of labelled documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, NamedTuple

from evaluation.matching import same
from evaluation.train.documents import LabelledReading
from extractors.model import Model
from extractors.page.candidates import FIELDS
from extractors.page.sheet import sheet_of
from schemas import BY_PATH, Reading

Reader = Callable[[Reading], Mapping[str, Any]]
MODEL_TERMS = frozenset(term for terms in FIELDS.values() for term in terms)


class Row(NamedTuple):
    """F1 over all fields, as the mean over templates, and of each field."""

    micro: float
    macro: float
    fields: Mapping[str, float] = {}


def measured(read: Reader, rows: Sequence[LabelledReading], terms: Collection[str] = MODEL_TERMS) -> Row:
    """How well `read` reads what is printed of `terms`; what is not labelled is not counted."""
    templates: dict[str, Counter[str]] = {}
    fields: dict[str, Counter[str]] = {}
    for row in rows:
        found = read(row.reading)
        for term, value in row.truth.values.items():
            label = BY_PATH[term].gold
            if term not in terms or label is None or value is None:
                continue
            given = found.get(term)
            right = given is not None and same(label, str(given), str(value))
            for counts in (templates.setdefault(row.template, Counter()), fields.setdefault(term, Counter())):
                counts.update(labelled=1, given=given is not None, right=right)
    total = sum(templates.values(), Counter())
    votes = [_f1(counts) for counts in templates.values()]
    each = {term: _f1(counts) for term, counts in sorted(fields.items())}
    return Row(_f1(total), sum(votes) / max(len(votes), 1), each)


def _f1(counts: Counter[str]) -> float:
    return 2 * counts["right"] / max(counts["given"] + counts["labelled"], 1)


def alone(model: Model) -> Reader:
    """The values of the model's claims."""
    return lambda reading: {claim.term: claim.value for claim in model.propose(sheet_of(reading)).claims}
