"""sample_invoices/ is what the generator writes, and shows what it is meant to show."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from evaluation.synthetic.sample import Case, files
from evaluation.synthetic.samples import CASES, FOLDER, main, stale, write

BY_NAME = {case.name: case for case in CASES}


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
    assert len(CASES) == len(BY_NAME) >= 14
    assert len({_expected(case.name).get("language") for case in CASES} - {None}) >= 5
    assert len({_about(case.name).get("layout") for case in CASES}) >= 14


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_case_is_small_and_explained(case: Case) -> None:
    document = FOLDER / case.name / f"document.{case.extension}"
    assert document.stat().st_size < 60_000
    assert {"why", "origin", "command", "licence"} <= set(_about(case.name))
    expected = _expected(case.name)
    assert (expected["disposition"], expected["outcome"]) == (case.disposition, case.outcome)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_expected_totals_agree_unless_the_case_is_wrong(case: Case) -> None:
    totals = json.loads(files(case)["expected.json"]).get("invoice", {}).get("totals", {})
    if {"net", "tax", "gross"} <= set(totals):
        cents = [round(float(totals[name]) * 100) for name in ("net", "tax", "gross")]
        assert (cents[0] + cents[1] == cents[2]) == (case.name != "wrong-total-en")


def _expected(name: str) -> dict[str, object]:
    found: dict[str, object] = json.loads((FOLDER / name / "expected.json").read_text(encoding="utf-8"))
    return found


def _about(name: str) -> dict[str, object]:
    return tomllib.loads((FOLDER / name / "about.toml").read_text(encoding="utf-8"))


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
