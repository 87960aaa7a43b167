"""How likely a sentence of free text changes what is owed, to whom, when, or whether the document counts.

A linear model over hashed words, their n-grams and pairs, and over what the lists of all languages say they mean: what
one language teaches of "deduct" beside "total" holds in the others. Trained by `python -m evaluation.sentences`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import combinations, pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from extractors.languages import LANGUAGES, Vocabulary, Wordings
from extractors.model import sentences_release as shipped
from extractors.model.bag import Bag, Sparse
from extractors.parsing.folding import pieces
from schemas import Misconfigured

BUCKETS = 1 << 18
_STEM = 5  # letters that a word shares with its other forms
_MOST_WORDS = 24  # of a sentence that are looked at at once
_OVERLAP = 12  # of them are looked at again with what follows
_MOST_MEANINGS = 12  # of a sentence that are paired
_LONGEST = 4  # words of a wording that has a meaning

Meanings = tuple[str, ...]


class Weights(NamedTuple):
    """Of each bucket in steps of `step`, what is always added, and the score from which a sentence is unclear."""

    table: NDArray[np.int8]
    step: float
    bias: float
    threshold: float


def unclear(sentences: Sequence[str]) -> tuple[bool, ...]:
    """Whether each of `sentences` may change what is owed."""
    held = weights()
    return tuple(bool(one >= held.threshold) for one in scores(held, sentences))


def scores(held: Weights, sentences: Sequence[str]) -> NDArray[np.float64]:
    """The log-odds of each sentence; of a long one, those of the part of it that says most."""
    if not sentences:
        return np.zeros(0)
    parts = [list(_parts(words_of(sentence))) for sentence in sentences]
    rows = features([part for each in parts for part in each])
    told = np.add.reduceat(held.table[rows.buckets] * rows.weights, rows.starts[:-1]) * held.step + held.bias
    return np.maximum.reduceat(told, np.cumsum([0, *map(len, parts)])[:-1])


def words_of(sentence: str) -> Sequence[str]:
    """The words of a sentence as they are looked at: numbers are all alike."""
    return ["0" if piece.isdigit() else piece for piece in pieces(sentence)]


def _parts(words: Sequence[str]) -> Iterator[Sequence[str]]:
    """What is looked at at once; parts overlap, so that what is said across an edge is seen whole in one of them."""
    for start in range(0, max(len(words) - _OVERLAP, 1), _MOST_WORDS - _OVERLAP):
        yield words[start : start + _MOST_WORDS]


def features(sentences: Sequence[Sequence[str]]) -> Sparse:
    """What is seen of the first words of each sentence, as rows of length one."""
    bag = Bag()
    for row, sentence in enumerate(sentences):
        bag.row = row
        words = sentence[:_MOST_WORDS]
        edged = ["<", *words, ">"]
        stems = [word[:_STEM] for word in edged]
        bag.words("said", words)
        bag.terms("pair", map(" ".join, pairwise(edged)))
        bag.terms("stems", map(" ".join, pairwise(stems)))
        bag.terms("apart", (f"{one} {other}" for one, other in zip(stems, stems[2:], strict=False)))
        bag.flags(_facts(words))
    rows = bag.sparse(len(sentences))
    lengths = np.sqrt(np.add.reduceat(rows.weights**2, rows.starts[:-1]))
    return Sparse(rows.starts, rows.buckets % BUCKETS, rows.weights / np.repeat(lengths, np.diff(rows.starts)))


def _facts(words: Sequence[str]) -> Iterator[str]:
    yield f"words:{min(len(words), 12) // 3}"
    yield f"numbers:{min(words.count('0'), 3)}"
    if "%" in words:
        yield "percent"
    told = list(_meanings(words))[:_MOST_MEANINGS]
    yield f"meanings:{len(told)}"
    yield from sorted({f"means:{one}" for names in told for one in names})
    yield from sorted({f"{one}>{other}" for some, others in combinations(told, 2) for one in some for other in others})


def _meanings(words: Sequence[str]) -> Iterator[Meanings]:
    """What the wordings among `words` mean, in their order, the longest that begins at a word."""
    at = 0
    while at < len(words):
        for wording, names in _known().get(words[at], ()):
            if tuple(words[at : at + len(wording)]) == wording:
                yield names
                at += len(wording)
                break
        else:
            at += 1


@cache
def _known() -> Mapping[str, Sequence[tuple[Wordings, Meanings]]]:
    """The wordings of the languages in which it was taught by their first word, with what they mean: those of others
    would tell it of these what it never heard."""
    found: dict[str, dict[Wordings, set[str]]] = {}
    for code in shipped.release()["languages"]:
        for name, wordings in _lists(LANGUAGES[code]):
            for words in map(pieces, wordings):
                if words and len(words) <= _LONGEST:
                    found.setdefault(words[0], {}).setdefault(words, set()).add(name)
    return {
        first: sorted(((words, tuple(sorted(names))) for words, names in told.items()), key=lambda one: -len(one[0]))
        for first, told in found.items()
    }


def _lists(language: Vocabulary) -> Iterator[tuple[str, Wordings]]:
    told = language.notices
    yield from ((f"paying.{name}", wordings) for name, wordings in language.payments.items())
    yield from ((f"stamp.{kind}", wordings) for kind, wordings in told.stamps.items())
    yield from ((f"label.{term}", wordings) for term, wordings in (*language.labels.items(), *language.others.items()))
    for name in ("conditions", "exceptions", "negations", "collected", "given"):
        yield name, getattr(told, name)


@lru_cache(maxsize=1)
def weights() -> Weights:
    """What ships in the package. Raises Misconfigured where it is not what was trained."""
    content = shipped.WEIGHTS.read_bytes()
    if hashlib.sha256(content).hexdigest() != shipped.release()["sha256"]:
        raise Misconfigured(
            f"The model of sentences in {shipped.WEIGHTS} was changed: it is not the one that was trained.",
            "Put it back from where it came, or train it again.",
        )
    with np.load(shipped.WEIGHTS) as held:
        return Weights(held["table"], *(float(held[name]) for name in Weights._fields[1:]))
