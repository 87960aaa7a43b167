"""`vouchline template`: the text that a template sees, what it reads, and a first one from one document."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from app.cli import cli

SAMPLES = Path(__file__).parents[2] / "sample_invoices"
SIMPLE = SAMPLES / "simple-en" / "document.pdf"


def run(tmp_path: Path, *arguments: str) -> Result:
    return CliRunner().invoke(cli, ["template", *arguments, "--workspace", str(tmp_path / "workspace")])


def test_the_text_is_printed_and_whose_it_is(tmp_path: Path) -> None:
    shown = run(tmp_path, "text", str(SIMPLE))
    assert shown.exit_code == 0
    assert "Invoice No. 87/12/2019" in shown.stdout
    made_by = "pdftotext" if shutil.which("pdftotext") else "Vouchline itself"
    assert f"laid out by {made_by}" in shown.stderr


def test_a_draft_is_written_once_and_reads_its_document_but_no_other(tmp_path: Path) -> None:
    made = tmp_path / "templates" / "pemberton.yml"
    assert run(tmp_path, "draft", str(SIMPLE), "--to", str(made)).exit_code == 0
    fits = run(tmp_path, "test", str(made), str(SIMPLE))
    assert fits.exit_code == 0
    assert "totals.gross                 53052.89" in fits.stdout
    other = run(tmp_path, "test", str(made), str(SAMPLES / "simple-de" / "document.pdf"))
    assert other.exit_code == 3
    assert "does not fit" in other.stdout
    again = run(tmp_path, "draft", str(SIMPLE), "--to", str(made))
    assert again.exit_code == 2
    assert "exists already" in again.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("text", "nowhere.pdf"), "does not exist"),
        (("text", str(SAMPLES)), "is a folder"),
        (("text", str(SAMPLES / "ubl-de" / "document.xml")), "Templates read the text of pages"),
        (("test", "nowhere.yml", str(SIMPLE)), "cannot be read"),
    ],
)
def test_a_wrong_use_says_what_to_do(tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    told = run(tmp_path, *arguments)
    assert told.exit_code == 2
    assert said in told.stderr
