"""Calibration: curves that tell how often a score is right, measured without the template they are used on."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.corpus import Labelled, labels_of
from evaluation.synthetic import generate
from evaluation.train.calibrate import (
    Outcome,
    calibration_error,
    fit_curves,
    held_out_confidences,
    outcomes,
)
from evaluation.train.documents import LabelledReading
from extractors.model import load
from extractors.model.calibration import GROUPS, WITNESSED, confidence_of, groups_of, logit
from extractors.model.release import curves_of, write_curves
from extractors.page.candidates import FIELDS


def overconfident(count: int = 600, seed: int = 3) -> list[Outcome]:
    """Claims that score 0.95 and are right in three of four cases, over twenty templates."""
    random = Random(seed)
    return [Outcome(f"t{number % 20}", "issue date", 0.95, random.random() < 0.75) for number in range(count)]


def test_an_overconfident_model_is_put_right() -> None:
    curves = fit_curves(overconfident())
    assert confidence_of("issue date", 0.95, curves) == pytest.approx(0.75, abs=0.05)
    assert confidence_of("due date", 0.95, curves) is None


def test_held_out_confidences_lower_the_error() -> None:
    rows = overconfident()
    right = [row.right for row in rows]
    before = calibration_error([row.score for row in rows], right)
    assert before > 0.15
    assert calibration_error(held_out_confidences(rows), right) < 0.06


def test_what_the_rules_read_as_well_has_a_curve_of_its_own() -> None:
    random = Random(5)
    alone = [Outcome(f"t{n % 20}", "seller", 0.8, random.random() < 0.5) for n in range(300)]
    both = [Outcome(f"t{n % 20}", "seller", 0.8, random.random() < 0.95, witnessed=True) for n in range(300)]
    curves = fit_curves([*alone, *both])
    assert confidence_of("seller", 0.8, curves) == pytest.approx(0.72, abs=0.06)
    assert confidence_of("seller" + WITNESSED, 0.8, curves) == pytest.approx(0.95, abs=0.04)
    assert "issue date" + WITNESSED not in curves


def test_few_outcomes_give_no_curve() -> None:
    assert fit_curves(overconfident(5)) == {}
    assert confidence_of("issue date", 0.9, {}) is None


def test_a_single_template_has_no_curve_of_its_own() -> None:
    rows = [row._replace(template="only") for row in overconfident()]
    assert held_out_confidences(rows) == [row.score for row in rows]


def test_one_template_printed_often_does_not_decide() -> None:
    often = [Outcome("often", "issue date", 0.9, right=False) for _ in range(400)]
    others = [Outcome(f"t{number}", "issue date", 0.9, right=True) for number in range(60)]
    confidence = confidence_of("issue date", 0.9, fit_curves([*often, *others]))
    assert confidence is not None
    assert confidence > 0.6


@given(st.floats(0, 1), st.floats(0, 1))
def test_confidences_rise_with_scores(one: float, other: float) -> None:
    curves = {"issue date": (0.8, -0.3)}
    low, high = (confidence_of("issue date", score, curves) for score in sorted((one, other)))
    assert low is not None
    assert high is not None
    assert 0 < low <= high < 1


def test_log_odds_are_bounded() -> None:
    assert logit(0.5) == 0
    assert logit(0) == pytest.approx(-logit(1))


def test_every_term_of_the_model_has_a_group() -> None:
    assert set(GROUPS) == {term for terms in FIELDS.values() for term in terms}


def test_totals_that_add_up_are_a_group_of_their_own() -> None:
    values = {"totals.net": Decimal(100), "totals.tax": Decimal(19), "totals.due": Decimal(5), "issue_date": "x"}
    known = groups_of(values | {"totals.gross": Decimal(119)})
    assert known["totals.due"] == known["totals.net"] == "totals that add up"
    assert groups_of(values | {"totals.gross": Decimal(120)})["totals.net"] == "totals"
    assert groups_of(values)["totals.net"] == "totals"
    assert known["issue_date"] == "issue date"


def test_the_calibration_error_is_the_distance_from_the_truth() -> None:
    assert calibration_error([0.9] * 10, [True] * 9 + [False]) == pytest.approx(0)
    assert calibration_error([0.9] * 10, [True] * 5 + [False] * 5) == pytest.approx(0.4)


def test_outcomes_know_what_was_right() -> None:
    rows = []
    for seed in range(3, 8):
        document = generate(seed)
        labels = labels_of(document.gold(), "")._replace(template=f"t{seed}")
        rows.append(LabelledReading(Labelled(Path("x.pdf"), "", "s", labels), document.reading()))
    found = outcomes(load(), rows)
    assert sum(row.right for row in found) > 0.7 * len(found) > 20
    assert {row.template for row in found} == {f"s/t{seed}" for seed in range(3, 8)}


def test_curves_are_kept_with_the_model(tmp_path: Path) -> None:
    (tmp_path / "release.json").write_text('{"version": "1"}', encoding="utf-8")
    assert curves_of(tmp_path) == {}
    write_curves(tmp_path, {"dates": (0.8, -0.3)}, {"templates": 20})
    assert curves_of(tmp_path) == {"dates": (0.8, -0.3)}
