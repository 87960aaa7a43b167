"""The certificate's test: from documents checked by people to a threshold, or to a refusal with what is missing.

Fixed-sequence testing with exact binomial p-values: thresholds are tried from the strictest down, each against the
hypothesis that more than alpha of the documents above it are wrong; the first that cannot be rejected at delta ends it.
The order is fixed by scores alone, before any label is looked at. Source: Angelopoulos and others, Learn then Test,
arXiv 2110.01052, section 3.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import ROUND_FLOOR, Decimal
from typing import NamedTuple

from schemas.certificate import documents_needed

_STEP = Decimal("0.0001")


class Audited(NamedTuple):
    """A document that would have gone straight through and that a person checked.

    `score` is the certainty of its least certain value; `vendor` tells its seller from others.
    """

    sha256: str
    vendor: str
    score: float
    wrong: bool


class Passed(NamedTuple):
    """The lowest threshold that stood the test, and the documents above it."""

    threshold: Decimal
    documents: int
    errors: int


class Refused(NamedTuple):
    """No threshold stood the test: with so many `documents` (and `errors` among them) where `needed` is the least."""

    documents: int
    errors: int
    needed: int


def certify(audited: Iterable[Audited], *, alpha: float, delta: float, per_vendor: int) -> Passed | Refused:
    """The threshold above which at most `alpha` of the documents are wrong, but for a chance of `delta`.

    At most `per_vendor` documents of one vendor count, chosen by their hashes: one vendor's sameness proves nothing of
    the others.
    """
    from scipy.stats import binom  # `status` counts the sample without it

    rows = sorted(spread(audited, per_vendor), key=lambda row: (-row.score, row.sha256))
    needed = documents_needed(Decimal(str(alpha)), Decimal(str(delta)))
    passed: Passed | None = None
    for count, errors in _thresholds(rows, needed):
        if binom.cdf(errors, count, alpha) > delta:
            break
        passed = Passed(_floor(rows[count - 1].score), count, errors)
    return passed or Refused(len(rows), sum(row.wrong for row in rows), needed)


def spread(audited: Iterable[Audited], per_vendor: int) -> Iterator[Audited]:
    """Of one vendor `per_vendor` documents at most, those with the lowest hashes."""
    counts: Counter[str] = Counter()
    for row in sorted(audited, key=lambda row: row.sha256):
        counts[row.vendor] += 1
        if counts[row.vendor] <= per_vendor:
            yield row


def _thresholds(rows: Sequence[Audited], needed: int) -> Iterator[tuple[int, int]]:
    """For each threshold from the strictest that enough documents reach: how many reach it, how many are wrong."""
    errors = 0
    for count, row in enumerate(rows, 1):
        errors += row.wrong
        last = count == len(rows) or rows[count].score < row.score
        if last and count >= needed:
            yield count, errors


def _floor(score: float) -> Decimal:
    return Decimal(repr(score)).quantize(_STEP, rounding=ROUND_FLOOR)
