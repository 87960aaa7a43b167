"""How likely a sentence of free text changes what is owed, to whom, when, or whether the document counts.

A linear model over hashed words, their n-grams and pairs, over what the lists of all languages say they mean, and over
how near the meaning of the sentence is to those of sentences that were kept: what one language teaches of "deduct"
beside "total" holds in the others. Trained by `python -m evaluation.sentences`.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import combinations, pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from extractors.languages import LANGUAGES, Vocabulary, Wordings
from extractors.meanings.phrases import worded_in
from extractors.model import sentences_release as shipped
from extractors.model.bag import Bag, Sparse
from extractors.model.encoder import Vectors, meanings
from extractors.parsing.folding import fold, pieces
from schemas import Misconfigured

BUCKETS = 1 << 18
_STEM = 5  # letters that a word shares with its other forms
_MOST_WORDS = 24  # of a sentence that are looked at at once
_OVERLAP = 12  # of them are looked at again with what follows
_MOST_MEANINGS = 12  # of a sentence that are paired
_LONGEST = 4  # words of a wording that has a meaning
_STEEP = 4.0  # how fast nearness falls with the distance of two meanings
_HARDLY = -10.0  # log-odds by the words alone: of those below, five in six of pages, one in 250 would be unclear
_REMEMBERED = 4096  # sentences that a process remembers
_NUMBER = re.compile(r"\d(?:[\d.,'’ /-]*\d)?")

Meanings = tuple[str, ...]


class Weights(NamedTuple):
    """Of each bucket in steps of `step`; the meanings that are `kept`, and the weight of being `near` to each; what is
    always added, and the score from which a sentence is unclear.
    """

    table: NDArray[np.int8]
    step: float
    kept: Vectors
    near: NDArray[np.float32]
    bias: float
    threshold: float


def unclear(sentences: Sequence[str]) -> tuple[bool, ...]:
    """Whether each of `sentences` may change what is owed."""
    held = weights()
    new = [one for one in dict.fromkeys(sentences) if one not in _HEARD]
    if len(_HEARD) + len(new) > _REMEMBERED:
        _HEARD.clear()
        new = list(dict.fromkeys(sentences))
    _HEARD.update(zip(new, (scores(held, new) >= held.threshold).tolist(), strict=True))
    return tuple(_HEARD[one] for one in sentences)


_HEARD: dict[str, bool] = {}  # an e-invoice says what its page says, and a vendor's terms come again and again


def scores(held: Weights, sentences: Sequence[str]) -> NDArray[np.float64]:
    """The log-odds of each sentence; of a long one, those of the part of it that says most."""
    if not sentences:
        return np.zeros(0)
    each = [parts_of(sentence) for sentence in sentences]
    parts = [part for one in each for part in one]
    rows = features(parts)
    told = np.add.reduceat(held.table[rows.buckets] * rows.weights, rows.starts[:-1]) * held.step + held.bias
    asked = np.flatnonzero(told >= _HARDLY)
    told[asked] += nearness(meanings([parts[row] for row in asked]), held.kept) @ held.near
    return np.asarray(np.maximum.reduceat(told, np.cumsum([0, *map(len, each)])[:-1]))


def nearness(meant: Vectors, kept: Vectors) -> Vectors:
    """How near each row of `meant` is to each meaning that is kept, from nearly 0 to 1."""
    return np.asarray(np.exp(_STEEP * (meant @ kept.T - 1)))


def of_bytes(kept: NDArray[np.int8]) -> Vectors:
    """Meanings of which each number was kept in a byte, as rows of length one."""
    rows = kept.astype(np.float32)
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True))


def parts_of(sentence: str) -> Sequence[str]:
    """What of a sentence is looked at at once, its numbers all alike. Parts overlap, so that what is said across an
    edge is seen whole in one of them.
    """
    words = _NUMBER.sub("0", sentence).split()
    starts = range(0, max(len(words) - _OVERLAP, 1), _MOST_WORDS - _OVERLAP)
    return [" ".join(words[start : start + _MOST_WORDS]) for start in starts]


def features(parts: Sequence[str]) -> Sparse:
    """What is seen of the first words of each part of a sentence, as rows of length one."""
    bag = Bag()
    for row, part in enumerate(parts):
        bag.row = row
        words = ["0" if piece.isdigit() else piece for piece in pieces(part)][:_MOST_WORDS]
        edged = ["<", *words, ">"]
        stems = [word[:_STEM] for word in edged]
        bag.words("said", words)
        bag.terms("pair", map(" ".join, pairwise(edged)))
        bag.terms("stems", map(" ".join, pairwise(stems)))
        bag.terms("apart", (f"{one} {other}" for one, other in zip(stems, stems[2:], strict=False)))
        bag.flags(_facts(words))
    rows = bag.sparse(len(parts))
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
    alone = worded_in(language.code, "only_stamped")
    yield from (
        (f"stamp.{kind}", tuple(one for one in wordings if alone.fullmatch(fold(one)) is None))
        for kind, wordings in told.stamps.items()
    )
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
        step, bias, threshold = (float(held[name]) for name in ("step", "bias", "threshold"))
        return Weights(held["table"], step, of_bytes(held["kept"]), held["near"], bias, threshold)
