"""The baseline: what counts as worse, and that the samples are not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from evaluation.baseline import BASELINE, compare, compared, load_baseline, with_sets
from evaluation.corpus import labelled
from evaluation.evaluate import measure, summarise
from evaluation.scoring import score
from schemas import Misconfigured, Policy
from tests.evaluation.labelled_results import FIELDS, document, invoice, result, scored

EMPTY: dict[str, Any] = {"tolerance": 0.01, "sets": {}}
SET = "corpus/some-set"


def test_samples_are_not_worse_than_the_baseline(root: Path) -> None:
    documents = list(labelled([root / "sample_invoices"]))
    report = summarise(measure(documents, Policy(), workers=1))
    baseline = load_baseline(BASELINE)
    assert compared(report, baseline) == ["sample_invoices"], "run: vouchline evaluate sample_invoices --write-baseline"
    assert compare(report, baseline) == []


def test_vendors_nobody_has_seen_are_read_no_worse_than_the_baseline_says(root: Path) -> None:
    documents = list(labelled([root / "evaluation" / "invented"], sets=["invented-unseen"]))
    report = summarise(measure(documents, Policy(), workers=1))
    baseline = load_baseline(BASELINE)
    assert compared(report, baseline) == ["invented/invented-unseen"]
    assert compare(report, baseline) == []


def test_the_baseline_holds_figures_only() -> None:
    baseline = load_baseline(BASELINE)
    for row in baseline["sets"].values():
        assert all(value is None or isinstance(value, int | float) for value in row.values())


def test_equal_figures_are_no_loss() -> None:
    report = summarise([scored(), scored(document("two"), invoice=invoice(currency="USD"))])
    assert compare(report, with_sets(EMPTY, report)) == []


def test_losses_are_plain_sentences() -> None:
    before = with_sets(EMPTY, summarise([scored()]))
    now = summarise([scored(invoice=invoice(currency="USD"))])
    losses = compare(now, before)
    assert f"{SET}: the F1 of header fields fell from 1.000 to 0.800." in losses
    assert f"{SET}: the number of silent errors rose from 0 to 1." in losses
    assert not any("straight-through" in sentence for sentence in losses)


def test_a_loss_within_the_tolerance_is_none() -> None:
    many = [scored(document(str(number))) for number in range(200)]
    slip = scored(document("slip"), invoice=invoice(currency="USD"), disposition="review")
    before = with_sets(EMPTY, summarise([*many, scored(document("slip"))]))
    assert compare(summarise([*many, slip]), before) == []
    strict = {**before, "tolerance": 0.0}
    assert compare(summarise([*many, slip]), strict) != []


def test_silent_errors_have_no_tolerance() -> None:
    many = [scored(document(str(number))) for number in range(500)]
    before = with_sets(EMPTY, summarise([*many, scored(document("slip"))]))
    now = summarise([*many, scored(document("slip"), doc_type="credit_note")])
    assert compare(now, before) == [f"{SET}: the number of silent errors rose from 0 to 1."]


def test_sets_of_another_size_are_not_compared() -> None:
    before = with_sets(EMPTY, summarise([scored(), scored(document("two"))]))
    now = summarise([scored(invoice={})])
    assert compared(now, before) == []
    assert compare(now, before) == []


def test_pages_alone_are_measured_apart() -> None:
    whole = summarise([scored()])
    pages = summarise([score(document(), result(), page_only=True)], page_only=True)
    both = with_sets(with_sets(EMPTY, whole), pages)
    assert both["sets"].keys() == {SET, f"{SET}, page only"}
    assert compared(pages, with_sets(EMPTY, whole)) == []


def test_a_set_written_again_replaces_its_figures_alone() -> None:
    other = {"docs": 3, "f1": 0.5}
    baseline = {"tolerance": 0.02, "sets": {SET: {"docs": 9}, "corpus/other": other}}
    fresh = with_sets(baseline, summarise([scored()]))
    assert fresh["tolerance"] == 0.02
    assert fresh["sets"]["corpus/other"] == other
    assert (fresh["sets"][SET]["docs"], fresh["sets"][SET]["f1"]) == (1, 1.0)
    assert json.loads(json.dumps(fresh)) == fresh


def test_nothing_of_a_document_is_in_the_baseline() -> None:
    text = json.dumps(with_sets(EMPTY, summarise([scored()])))
    assert not any(value in text for value in FIELDS.values())


def test_no_baseline_yet_compares_nothing(tmp_path: Path) -> None:
    assert compare(summarise([scored()]), load_baseline(tmp_path / "none.json")) == []


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"tolerance": "much", "sets": {}}', '{"tolerance": 0.1, "sets": 3}'])
def test_a_damaged_baseline_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "baseline.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Misconfigured, match=r"baseline\.json cannot be read"):
        load_baseline(path)
