"""What someone who installed a wheel has at hand: samples to try, and the licences of what came with it."""

from __future__ import annotations

import json
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from app.commands.licences import licences
from app.commands.samples import samples
from evaluation.synthetic.samples import CASES, FOLDER
from schemas import Misconfigured


def test_the_samples_are_those_of_the_project(tmp_path: Path) -> None:
    assert samples(tmp_path / "samples") == 0
    written = {path.relative_to(tmp_path / "samples") for path in (tmp_path / "samples").rglob("*") if path.is_file()}
    assert len(written) == len(CASES)
    assert all((tmp_path / "samples" / path).read_bytes() == (FOLDER / path).read_bytes() for path in written)


def test_samples_overwrite_nothing(tmp_path: Path) -> None:
    (tmp_path / "mine.pdf").write_bytes(b"mine")
    with pytest.raises(Misconfigured, match="is not empty"):
        samples(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.pdf"]


def test_every_package_is_listed_once_with_its_licence(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert licences(as_json=True) == 0
    listed = json.loads(capsys.readouterr().out)
    names = [package["name"].lower().replace("_", "-") for package in listed]
    assert len(names) == len(set(names))
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    recorded = {Requirement(line).name for line in metadata.requires("vouchline") or () if "extra ==" not in line}
    assert recorded <= set(names)
    assert {Requirement(line).name for line in project["dependencies"]} >= recorded
    assert all(package["version"] and package["licence"] for package in listed)


def test_what_extras_brought_is_listed_and_what_tests_need_is_not(capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("psycopg")
    licences(as_json=True)
    listed = {package["name"].lower(): package["licence"] for package in json.loads(capsys.readouterr().out)}
    assert "Lesser General Public" in listed["psycopg"] or "LGPL" in listed["psycopg"]
    assert not {"pytest", "moto", "ruff"} & set(listed)


def test_no_package_binds_whoever_runs_it_to_the_gpl(capsys: pytest.CaptureFixture[str]) -> None:
    licences(as_json=True)
    bound = {
        package["name"]
        for package in json.loads(capsys.readouterr().out)
        if "GPL" in (said := package["licence"].replace("LGPL", "").replace("Lesser General Public", ""))
        and not any(other in said for other in ("Artistic", "MIT", "BSD", "Apache"))
    }
    assert not bound
