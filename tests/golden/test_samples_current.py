"""sample_invoices/ is what the generator writes, and shows what it is meant to show."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from evaluation.synthetic import generate
from evaluation.synthetic.samples import CASES, FOLDER, Case, files, main, stale, write

STOPPING = {"wrong-total-en", "bad-iban-fr", "missing-number-it", "encrypted-nl", "order-en", "receipt-en"}


def test_every_file_is_current() -> None:
    assert list(stale()) == []


def test_samples_are_written_byte_for_byte(tmp_path: Path) -> None:
    write(tmp_path)
    assert list(stale(tmp_path)) == []
    changed = tmp_path / CASES[0].name / "about.toml"
    changed.write_text("changed", encoding="utf-8")
    (tmp_path / "stray.txt").write_text("not ours", encoding="utf-8")
    assert list(stale(tmp_path)) == [f"{CASES[0].name}/about.toml", "stray.txt"]


def test_the_check_says_what_is_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--check"]) == 0
    assert capsys.readouterr().err == ""


def test_enough_cases_layouts_and_languages() -> None:
    documents = [generate(case.seed, case.options) for case in CASES]
    assert len(CASES) >= 14
    assert len({document.language for document in documents}) >= 5
    assert len({case.options.plan for case in CASES if case.options.plan}) >= 8


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_case_is_small_and_explained(case: Case) -> None:
    folder = FOLDER / case.name
    assert (folder / "document.pdf").stat().st_size < 60_000
    about = tomllib.loads((folder / "about.toml").read_text(encoding="utf-8"))
    assert {"why", "origin", "command", "seed", "licence"} <= set(about)
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    assert (expected["disposition"] != "straight_through") == (case.name in STOPPING)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_expected_totals_agree_unless_the_case_is_wrong(case: Case) -> None:
    totals = json.loads(files(case)["expected.json"]).get("invoice", {}).get("totals", {})
    if {"net", "tax", "gross"} <= set(totals):
        cents = [round(float(totals[name]) * 100) for name in ("net", "tax", "gross")]
        assert (cents[0] + cents[1] == cents[2]) == (case.name != "wrong-total-en")


def _expected(name: str) -> dict[str, object]:
    found: dict[str, object] = json.loads((FOLDER / name / "expected.json").read_text(encoding="utf-8"))
    return found


def test_the_duplicates_are_duplicates() -> None:
    first = (FOLDER / "simple-en" / "document.pdf").read_bytes()
    assert (FOLDER / "simple-en-again" / "document.pdf").read_bytes() == first
    again = FOLDER / "number-twice-2-en" / "document.pdf"
    assert again.read_bytes() != first
    one, other = _expected("number-twice-1-en")["invoice"], _expected("number-twice-2-en")["invoice"]
    assert isinstance(one, dict)
    assert isinstance(other, dict)
    for term in ("invoice_number", "issue_date"):
        assert one[term] == other[term]
    assert one["seller"]["name"] == other["seller"]["name"]
    assert one["totals"]["gross"] == other["totals"]["gross"]


def test_what_must_not_be_there_is_not_there() -> None:
    missing = _expected("missing-number-it")["invoice"]
    assert isinstance(missing, dict)
    assert "invoice_number" not in missing
    assert b"/Encrypt" in (FOLDER / "encrypted-nl" / "document.pdf").read_bytes()
    assert generate(17, next(case for case in CASES if case.name == "two-pages-de").options).reading().page_count == 2
