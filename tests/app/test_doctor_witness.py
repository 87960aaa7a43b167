"""doctor names the second witness for scans where the policy asks for one, and only there."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.commands.setup import doctor


@pytest.fixture
def without_programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace on a machine on which no program is found."""
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def test_a_witness_that_is_asked_for_and_missing_is_named(
    without_programs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (without_programs / "policy.toml").write_text('[ocr]\nwitness = "tesseract"\n', encoding="utf-8")
    assert doctor(without_programs, None) == 4
    said = capsys.readouterr().out
    assert "MISSING  tesseract" in said
    assert "apt-get install tesseract-ocr" in said


def test_a_witness_that_nobody_asked_for_is_not_missed(
    without_programs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    doctor(without_programs, None)
    assert "MISSING  tesseract" not in capsys.readouterr().out


def test_pdftotext_is_named_as_optional(without_programs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    doctor(without_programs, None)
    lines = capsys.readouterr().out.splitlines()
    (line,) = [one for one in lines if "pdftotext is" in one]
    assert line == "  ok       pdftotext is not installed: vendor templates get our own text in its shape; optional"
