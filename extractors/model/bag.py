"""A bag: the sparse features of a row of candidates, filled word by word and expanded to hashed n-grams at the end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from extractors.model.grams import Grams, flag_of, flags_of, grams_of, mixed, salt_of, term_of


@dataclass(frozen=True, slots=True)
class Sparse:
    """Sparse rows: `starts` has one entry more than there are rows; buckets and weights lie between two of them."""

    starts: NDArray[np.int64]
    buckets: NDArray[np.int32]
    weights: NDArray[np.float32]

    def __len__(self) -> int:
        return len(self.starts) - 1


def joined(parts: Sequence[tuple[Sparse, NDArray[np.int64]]]) -> Sparse:
    """Rows put together: row n of the result is row `index[n]` of each part, one behind the other."""
    lengths = [np.diff(sparse.starts)[index] for sparse, index in parts]
    starts = np.concatenate([[0], np.cumsum(sum(lengths))])
    buckets = np.empty(starts[-1], np.int32)
    weights = np.empty(starts[-1], np.float32)
    begin = starts[:-1].copy()
    for (sparse, index), counts in zip(parts, lengths, strict=True):
        ends = np.cumsum(counts)
        steps = np.arange(ends[-1] if len(ends) else 0) - np.repeat(ends - counts, counts)
        source, target = steps + np.repeat(sparse.starts[index], counts), steps + np.repeat(begin, counts)
        buckets[target], weights[target] = sparse.buckets[source], sparse.weights[source]
        begin += counts
    return Sparse(starts, buckets, weights)


def stacked(parts: Sequence[Sparse]) -> Sparse:
    """The rows of all parts, one part behind the other."""
    before = np.cumsum([0, *(part.starts[-1] for part in parts)])
    starts = [part.starts[1:] + offset for part, offset in zip(parts, before, strict=False)]
    return Sparse(
        np.concatenate([np.zeros(1, np.int64), *starts]),
        np.concatenate([part.buckets for part in parts]),
        np.concatenate([part.weights for part in parts]),
    )


@dataclass(slots=True)
class Bag:
    """Features of candidates in the making; `row` is the candidate they are added to."""

    row: int = 0
    _words: dict[str, int] = field(default_factory=dict)
    _word_rows: list[int] = field(default_factory=list)
    _word_ids: list[int] = field(default_factory=list)
    _word_salts: list[int] = field(default_factory=list)
    _flag_rows: list[int] = field(default_factory=list)
    _flags: list[int] = field(default_factory=list)

    def words(self, place: str, words: Iterable[str]) -> None:
        """Words that stand in `place` seen from the candidate."""
        salt = salt_of(place)
        known, before = self._words, len(self._word_ids)
        self._word_ids.extend(known.setdefault(word, len(known)) for word in words)
        count = len(self._word_ids) - before
        self._word_rows.extend([self.row] * count)
        self._word_salts.extend([salt] * count)

    def terms(self, place: str, words: Iterable[str]) -> None:
        """Words that stand in `place`, as wholes without their n-grams."""
        for word in words:
            self._flag_rows.append(self.row)
            self._flags.append(term_of(place, word))

    def flags(self, flags: Iterable[str]) -> None:
        """Named facts about the candidate."""
        before = len(self._flags)
        self._flags.extend(map(flag_of, flags))
        self._flag_rows.extend([self.row] * (len(self._flags) - before))

    def facts(self, place: str, facts: tuple[str, ...]) -> None:
        """Named facts about what stands in `place` seen from the candidate."""
        self._flags.extend(flags_of(place, facts))
        self._flag_rows.extend([self.row] * len(facts))

    def sparse(self, rows: int) -> Sparse:
        """Everything as `rows` sparse rows."""
        row_of, buckets, weights = self._expanded([grams_of(word) for word in self._words])
        row_of = np.concatenate([row_of, np.array(self._flag_rows, np.int64)])
        buckets = np.concatenate([buckets, np.array(self._flags, np.int32)])
        weights = np.concatenate([weights, np.ones(len(self._flags), np.float32)])
        order = np.argsort(row_of, kind="stable")
        starts = np.zeros(rows + 1, np.int64)
        np.cumsum(np.bincount(row_of, minlength=rows), out=starts[1:])
        return Sparse(starts, buckets[order], weights[order])

    def _expanded(self, grams: Sequence[Grams]) -> tuple[NDArray[np.int64], NDArray[np.int32], NDArray[np.float32]]:
        """Row, bucket and weight of every n-gram of every word that was added."""
        if not self._word_ids:
            return np.zeros(0, np.int64), np.zeros(0, np.int32), np.zeros(0, np.float32)
        lengths = np.array([len(gram.hashes) for gram in grams], np.int64)
        first = np.cumsum(lengths) - lengths
        words = np.array(self._word_ids, np.int64)
        counts = lengths[words]
        ends = np.cumsum(counts)
        at = np.arange(ends[-1]) - np.repeat(ends - counts, counts) + np.repeat(first[words], counts)
        hashes = np.concatenate([gram.hashes for gram in grams])[at]
        salts = np.repeat(np.array(self._word_salts, np.uint32), counts)
        weights = np.concatenate([gram.weights for gram in grams])[at]
        return np.repeat(np.array(self._word_rows, np.int64), counts), mixed(hashes, salts), weights
