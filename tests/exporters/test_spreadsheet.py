"""No text of a document becomes a formula, and every text can be had back."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporters import EXPORTERS
from exporters.spreadsheet import guarded, unguarded
from schemas import Line, Party
from tests.exporters.straight import invoice, verdict

FORMULAS = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "=cmd|'/C calc'!A0",
    '=HYPERLINK("http://example.test","click")',
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(A1)",
    "﹦1",
    "−1",
    " =1",
    "   -1",
    "\u00a0=1",
    "\u3000=1",
    "\t=1",
    "\r=1",
    "\n=1",
    "\x00=1",
    "\x0b=1",
    "\u200b=1",
    "\u200d\u2060=1",
    "\ufeff=1",
    "\u00ad=1",
    "\u202e=1",
    " \t\u200b=1",
    "\ttext",
    "\rtext",
    "\ntext",
)
HARMLESS = (
    "",
    "text",
    "A-1",
    "1=1",
    "a@b.test",
    "O'Brien",
    "'quoted'",
    "'",
    "(=1)",
    "50 % + VAT",
    "2024-05-01",
    "x\ny",
)


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_becomes_text(text: str) -> None:
    assert guarded(text)[0] == "'"
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize("text", HARMLESS)
def test_what_is_no_formula_stays(text: str) -> None:
    assert guarded(text) == text == unguarded(text)


@pytest.mark.parametrize(("text", "cell"), [("a;=1", "a;'=1"), ("a\t+1", "a\t'+1"), ("a\n -1", "a\n' -1")])
def test_a_formula_behind_another_separator_becomes_text(text: str, cell: str) -> None:
    assert guarded(text) == cell
    assert unguarded(cell) == text


@pytest.mark.parametrize("text", ["'=1", "''=1", "' =1", "'\t"])
def test_a_text_that_looks_guarded_is_told_apart(text: str) -> None:
    assert guarded(text) == "'" + text
    assert unguarded(guarded(text)) == text


@given(st.text(st.sampled_from("'=＝-+@; \t\r\n\u200b\x00a1")))
def test_guarding_can_always_be_undone(text: str) -> None:
    assert unguarded(guarded(text)) == text


@given(st.text(st.sampled_from("'=＝-+@; \t\r\n\u200b\x00a1")))
def test_nothing_that_begins_a_cell_is_a_formula(text: str) -> None:
    for separator in (";", "\t", "\n", "\r"):
        for part in guarded(text).split(separator):
            assert part.lstrip(" \u200b\x00")[:1] not in {"=", "＝", "-", "+", "@"}


def test_long_runs_stay_quick() -> None:
    text = "\n\t; " * 50_000 + "=1"
    assert unguarded(guarded(text)) == text


def test_every_text_column_is_guarded(tmp_path: Path) -> None:
    bad = "=1+1"
    wild = invoice(seller=Party(name=bad), invoice_number=bad, lines=(Line(description=bad, unit=bad),))
    document = verdict().document.model_copy(update={"origin": bad})
    with EXPORTERS["csv"].writing(tmp_path) as write:
        write(verdict(of=wild, document=document, subtype=bad, language=bad))
    paths = list(tmp_path.iterdir())
    assert {path.name for path in paths} >= {"invoices.csv", "lines.csv"}
    for path in paths:
        with path.open(encoding="utf-8-sig", newline="") as file:
            cells = [cell for row in csv.reader(file) for cell in row]
        assert not [cell for cell in cells if cell.startswith("=")]
        assert "'" + bad in cells
