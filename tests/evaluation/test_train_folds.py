"""Folds: no set is ever scored by a model that has seen it."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation.corpus import Labelled, labels_of
from evaluation.synthetic import generate
from evaluation.train import folds
from evaluation.train.calibrate import Outcome
from evaluation.train.documents import LabelledReading
from evaluation.train.figures import recall, tables
from evaluation.train.folds import calibrate, calibrate_folds, held_out, train_folds
from extractors.model.release import curves_of, read_release


def rows() -> list[LabelledReading]:
    """Six synthetic documents posing as two labelled sets."""
    documents = [generate(seed) for seed in range(60, 66)]
    return [
        LabelledReading(
            Labelled(Path("x.pdf"), "", f"set-{number % 2}", labels_of(document.gold(), f"t{number}")),
            document.reading(),
        )
        for number, document in enumerate(documents)
    ]


def test_each_set_gets_a_model_without_it(tmp_path: Path) -> None:
    tmp_path /= "a folder that is not there yet"
    trained = dict(train_folds(tmp_path, rows(), 6))
    assert sorted(trained) == ["set-0", "set-1"]
    assert read_release(tmp_path / "set-0")["without"] == ["set-0"]
    hashes = {read_release(tmp_path / name)["sha256"] for name in trained}
    assert len(hashes) == 2
    found = held_out(rows(), tmp_path)
    assert {outcome.template.split("/")[0] for outcome in found} == {"set-0", "set-1"}
    calibrate_folds(tmp_path, found)
    assert read_release(tmp_path / "set-0")["calibration"]["outcomes"] == sum(
        outcome.template.startswith("set-1/") for outcome in found
    )
    sets, fields, gate, calibration = (list(lines) for lines in tables(tmp_path, rows()))
    assert [line.split(" | ")[0] for line in sets[2:4]] == ["| set-0", "| set-1"]
    assert len(sets) == 6
    assert {"| totals.gross", "| seller.name"} <= {line.split(" | ")[0] for line in fields}
    assert len(gate) == 5
    assert all(line.count("|") == calibration[0].count("|") for line in calibration)


def test_sets_together_have_one_model_that_saw_none_of_them_nor_is_calibrated_on_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folds, "TOGETHER", (("set-0", "set-1"),))
    documents = [*rows(), *(row._replace(document=row.document._replace(group="set-2")) for row in rows()[:3])]
    assert [name for name, _ in train_folds(tmp_path, documents, 2)] == ["set-0", "set-1", "set-2"]
    assert read_release(tmp_path / "set-1")["without"] == ["set-0", "set-1"]
    found = held_out(documents, tmp_path)
    calibrate_folds(tmp_path, found)
    others = sum(outcome.template.startswith("set-2/") for outcome in found)
    assert read_release(tmp_path / "set-1")["calibration"]["outcomes"] == others > 0


def test_printed_values_are_among_the_candidates() -> None:
    found = recall(rows())
    assert sum(right for right, _ in found.values()) >= 0.95 * sum(printed for _, printed in found.values()) > 20


def test_sets_without_a_fold_are_not_scored(tmp_path: Path) -> None:
    assert held_out(rows(), tmp_path) == []


def test_calibration_is_added_with_its_error(tmp_path: Path) -> None:
    (tmp_path / "release.json").write_text('{"version": "1", "sha256": "0"}', encoding="utf-8")
    found = [Outcome(f"t{number % 9}", "issue date", 0.9, right=number // 9 % 3 > 0) for number in range(90)]
    calibrate(tmp_path, found)
    release = read_release(tmp_path)
    assert release["version"] == "1"
    assert release["calibration"]["templates"] == 9
    error = release["calibration"]["error"]["issue date"]
    assert error["before"] == pytest.approx(0.3, abs=0.001)
    assert error["after"] < error["before"]
    assert set(curves_of(tmp_path)) == {"issue date"}
