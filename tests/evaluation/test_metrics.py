"""Figures over scored documents."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.metrics import (
    Bin,
    Rates,
    calibration_error,
    errors,
    figures,
    figures_by,
    rates,
    rates_by,
    reliability,
    template_of,
)
from evaluation.scoring import Value, score
from tests.evaluation.labelled_results import FIELDS, document, invoice, result, scored


def _value(label: str = "currency", *, right: bool = True, share: float | None = None, got: str | None = "x") -> Value:
    return Value(label, "x", got, right, "rules", share)


def test_rates_count_given_and_labelled() -> None:
    known = [_value(), _value(right=False), _value(right=False, got=None), Value("net_amount", None, "3", False)]
    found = rates(known)
    assert found == Rates(right=1, given=3, labelled=3)
    assert found.precision == found.recall == pytest.approx(1 / 3)


def test_rates_of_nothing_are_zero() -> None:
    assert (rates([]).precision, rates([]).recall, rates([]).f1) == (0.0, 0.0, 0.0)


def test_rates_by_field() -> None:
    found = rates_by([_value("iban"), _value("currency"), _value("iban", right=False)], lambda value: value.label)
    assert list(found.items()) == [("currency", Rates(1, 1, 1)), ("iban", Rates(1, 2, 2))]


def test_figures_of_right_wrong_and_missing_documents() -> None:
    wrong = scored(document("two"), invoice=invoice(currency="USD"), disposition="review")
    none = score(document("three"), None)
    found = figures([scored(), wrong, none])
    assert found.docs == 3
    assert (found.precision, found.recall) == (9 / 10, 9 / 15)
    assert found.type == pytest.approx(2 / 3)
    assert found.all_right == pytest.approx(1 / 3)
    assert (found.stp_docs, found.stp, found.silent_docs, found.silent) == (1, pytest.approx(1 / 3), 0, 0.0)
    assert found.no_result == 1
    assert found.lines_f1 is found.as_expected is None
    assert found.seconds_a_page == 0.25


def test_macro_gives_each_template_one_vote() -> None:
    good = [scored(document(str(number))) for number in range(9)]
    bad = score(document("bad", template="odd"), result(invoice={}))
    untouched = scored(document("other", template="third", fields={}))
    found = figures([*good, bad, untouched])
    assert found.macro_f1 == 0.5
    assert found.f1 > 0.9


def test_no_documents_no_shares() -> None:
    found = figures([])
    assert (found.docs, found.f1, found.stp) == (0, 0.0, 0.0)
    assert found.macro_f1 is found.type is found.all_right is found.silent is found.seconds_a_page is None


def test_unknown_types_do_not_count() -> None:
    assert figures([scored(), scored(document(doc_type=None))]).type == 1.0


def test_samples_are_compared_with_what_they_deserve() -> None:
    due = document(disposition="straight_through")
    assert figures([scored(due), scored(due, disposition="review"), scored()]).as_expected == 0.5


def test_figures_by_name() -> None:
    groups = figures_by([scored(), scored(document(template="odd"))], template_of)
    assert {name: row.docs for name, row in groups.items()} == {"some-set/odd": 1, "some-set/plain": 1}


def test_reliability_puts_values_into_tenths() -> None:
    bins = reliability([_value(share=0.95), _value(share=1.0, right=False), _value(share=0.1), _value()])
    assert [part.values for part in bins] == [0, 1, 0, 0, 0, 0, 0, 0, 0, 2]
    assert bins[9] == Bin(0.9, 2, 1, pytest.approx(0.975))


def test_calibration_error_weighs_bins_by_their_values() -> None:
    values = [_value(share=0.95), _value(share=0.95, right=False), _value(share=0.25, right=False)]
    assert calibration_error(reliability(values)) == pytest.approx((2 * 0.45 + 0.25) / 3)
    assert calibration_error(reliability([])) is None


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1))
def test_calibration_error_is_a_share_and_no_value_is_lost(scores: list[tuple[float, bool]]) -> None:
    bins = reliability(_value(share=share, right=right) for share, right in scores)
    assert sum(part.values for part in bins) == len(scores)
    error = calibration_error(bins)
    assert error is not None
    assert 0 <= error <= 1


def test_errors_begin_with_the_most_trusted() -> None:
    claims = {"currency": {"score": 0.3, "layer": "rules"}, "seller.name": {"score": 0.9, "layer": "rules"}}
    got = invoice(currency="USD", issue_date=None, seller={"name": "Finance Department"})
    found = errors([scored(invoice=got, claims=claims)])
    assert [value.label for _, value in found] == ["seller_name", "currency", "issue_date"]
    assert FIELDS.keys() - {value.label for _, value in found} == {"invoice_number", "gross_total"}
