"""Our literal package names are ours: they resolve to our files, and no dependency brings one of the same name."""

from __future__ import annotations

import importlib.util
import json
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from schemas import VERSION


def test_name_resolves_to_our_file(package: str, root: Path) -> None:
    spec = importlib.util.find_spec(package)
    assert spec is not None
    assert spec.origin is not None
    assert Path(spec.origin).resolve() == root / package / "__init__.py"


def test_no_dependency_is_called_like_us(root: Path, packages: frozenset[str]) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = {requirement.split(">")[0].split("[")[0].strip().lower() for requirement in project["dependencies"]}
    pinned = (root / "constraints.txt").read_text(encoding="utf-8").splitlines()
    named |= {line.split("==")[0].lower() for line in pinned if "==" in line}
    assert not named & packages


@pytest.mark.slow
def test_wheel_works_from_another_folder(root: Path, tmp_path: Path, packages: frozenset[str]) -> None:
    source = tmp_path / "source"
    source.mkdir()
    for name in (*packages, "pyproject.toml", "README.md", "LICENSE"):
        copy = shutil.copytree if (root / name).is_dir() else shutil.copyfile
        copy(root / name, source / name)
    # Without build isolation nothing is fetched: setuptools is among the development tools.
    build = [sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "--quiet"]
    subprocess.run([*build, "--wheel-dir", str(tmp_path), str(source)], check=True, capture_output=True)
    wheel = next(tmp_path.glob("vouchline-*.whl"))
    top = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {name for name in top if not name.endswith(".dist-info")} == packages
    # A fresh environment that sees the installed dependencies but not this checkout.
    target = tmp_path / "site"
    install = [sys.executable, "-m", "pip", "install", "--no-deps", "--quiet", "--target", str(target), str(wheel)]
    subprocess.run(install, check=True, capture_output=True)
    code = (
        f"import sys; sys.path.insert(0, {str(target)!r}); import app.cli, schemas\n"
        "print(schemas.__file__); app.cli.main()"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-c", code, "--version"], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert str(target) in done.stdout.splitlines()[0]
    assert VERSION in done.stdout
    run = [sys.executable, "-I", "-c", code]
    subprocess.run([*run, "samples", "samples"], cwd=tmp_path, capture_output=True, check=True)
    done = subprocess.run(
        [*run, "extract", "samples/simple-de"], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert json.loads(done.stdout.splitlines()[-1])["disposition"] == "straight_through"
