"""The certificate: refused on too few documents, issued on enough, never looser than the exact binomial allows."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom

from evaluation.certificate import Audited, Passed, Refused, certify
from schemas.certificate import chance_of, documents_needed


def audits(*scores: float, wrong: tuple[int, ...] = ()) -> list[Audited]:
    """A document of a vendor of its own for each score; those at the positions `wrong` are wrong."""
    return [Audited(f"{n:064x}", f"vendor {n}", score, n in wrong) for n, score in enumerate(scores)]


@pytest.mark.parametrize(("alpha", "needed"), [(0.05, 45), (0.02, 114), (0.01, 230), (0.005, 460)])
def test_so_many_documents_without_an_error_are_needed(alpha: float, needed: int) -> None:
    assert documents_needed(Decimal(str(alpha)), Decimal("0.1")) == needed
    enough, few = audits(*[0.9] * needed), audits(*[0.9] * (needed - 1))
    assert certify(few, alpha=alpha, delta=0.1, per_vendor=1) == Refused(needed - 1, 0, needed)
    assert certify(enough, alpha=alpha, delta=0.1, per_vendor=1) == Passed(Decimal("0.9000"), needed, 0)


@pytest.mark.parametrize("errors", [0, 1, 3])
def test_with_errors_more_documents_are_needed_and_no_more_than_that(errors: int) -> None:
    rate, chance = Decimal("0.02"), Decimal("0.1")
    needed = documents_needed(rate, chance, errors)
    assert chance_of(errors, needed, rate) <= chance < chance_of(errors, needed - 1, rate)


def test_one_error_among_the_surest_documents_refuses() -> None:
    found = certify(audits(*[0.9] * 50, wrong=(3,)), alpha=0.05, delta=0.1, per_vendor=1)
    assert found == Refused(50, 1, 45)


def test_the_threshold_stays_above_the_documents_that_are_wrong() -> None:
    rows = audits(*[0.95] * 60, *[0.7] * 10, wrong=tuple(range(60, 70)))
    assert certify(rows, alpha=0.05, delta=0.1, per_vendor=1) == Passed(Decimal("0.9500"), 60, 0)


def test_a_vendor_counts_only_so_often() -> None:
    rows = [row._replace(vendor="one") for row in audits(*[0.9] * 200)]
    assert certify(rows, alpha=0.05, delta=0.1, per_vendor=5) == Refused(5, 0, 45)


def test_the_order_of_the_documents_changes_nothing() -> None:
    rows = audits(*(0.5 + n / 200 for n in range(100)), wrong=(2, 5))
    forth = certify(rows, alpha=0.05, delta=0.1, per_vendor=1)
    assert certify(reversed(rows), alpha=0.05, delta=0.1, per_vendor=1) == forth


@given(
    st.lists(st.tuples(st.sampled_from((0.6, 0.7, 0.8, 0.9, 0.95)), st.booleans()), max_size=120),
    st.sampled_from((0.02, 0.05, 0.2)),
)
def test_what_is_promised_is_never_more_than_the_exact_test_allows(
    rows: list[tuple[float, bool]], alpha: float
) -> None:
    known = [Audited(f"{n:064x}", str(n), score, wrong) for n, (score, wrong) in enumerate(rows)]
    found = certify(known, alpha=alpha, delta=0.1, per_vendor=1)
    if isinstance(found, Passed):
        above = [row for row in known if row.score >= float(found.threshold)]
        assert (len(above), sum(row.wrong for row in above)) == (found.documents, found.errors)
        assert binom.cdf(found.errors, found.documents, alpha) <= 0.1
    else:
        assert found.documents == len(known)
