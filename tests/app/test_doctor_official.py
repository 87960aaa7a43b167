"""`vouchline doctor` lists the official artefacts and says how to get those that are missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.commands import setup
from validators.official import ARTEFACTS, PACKAGES, Package

ROOT = Path(__file__).resolve().parents[2]


def test_every_artefact_is_listed_with_its_version(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    setup.doctor(tmp_path, None)
    printed = capsys.readouterr().out
    for artefact in ARTEFACTS.values():
        assert artefact.title in printed


def test_a_missing_artefact_is_named_with_the_command_that_installs_it(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = Package(name="a-package-that-is-not-there", version="1.2")
    monkeypatch.setattr(setup, "PACKAGES", {**PACKAGES, "docket-idp": gone})
    assert setup.doctor(tmp_path, None) == 4
    printed = capsys.readouterr().out
    assert "MISSING  Not installed here: CEN EN 16931 rules for CII." in printed
    assert "-m pip install a-package-that-is-not-there==1.2" in printed


def test_make_setup_installs_what_cannot_be_a_dependency() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    pyproject = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    for package in PACKAGES.values():
        wanted = f"{package.name}=={package.version}"
        assert wanted in (makefile if package.beside else pyproject)


def test_another_encoder_of_sentences_is_named_with_what_installs_it(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(setup, "is_as_taught", lambda: False)
    assert setup.doctor(tmp_path, None) == 4
    printed = capsys.readouterr().out
    named = printed[printed.index("encoder of sentences") :].split("pip install ")[1].split()[0]
    assert named in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
