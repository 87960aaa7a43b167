"""Dependencies go one way: import-linter's contracts hold, and they cover every package we have."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
import tomllib
from pathlib import Path


def _config(root: Path) -> dict:
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["tool"]


def test_contracts_hold(root: Path) -> None:
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
    done = subprocess.run(
        command, cwd=root, capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": str(root)}
    )
    assert done.returncode == 0, done.stdout
    assert "0 broken" in done.stdout


def test_layers_are_exhaustive(root: Path, packages: frozenset[str]) -> None:
    found = {path.parent.name for path in root.glob("*/__init__.py")} - {"tests"}
    assert found == packages
    linter = _config(root)["importlinter"]
    layers = {name.strip() for row in linter["contracts"][0]["layers"] for name in row.split("|")}
    assert layers == packages == set(linter["root_packages"])


def test_packages_are_built(root: Path, packages: frozenset[str]) -> None:
    included = _config(root)["setuptools"]["packages"]["find"]["include"]
    assert {name.rstrip("*") for name in included} == packages


def test_schemas_import_pydantic_and_the_standard_library_only(root: Path) -> None:
    allowed = {"schemas", "pydantic", "pydantic_core", *sys.stdlib_module_names}
    for path in (root / "schemas").rglob("*.py"):
        for line in path.read_text(encoding="utf-8").splitlines():
            words = line.split()
            if words[:1] in (["import"], ["from"]):
                assert words[1].split(".")[0] in allowed, f"{path.name}: {line}"


def test_what_tests_share_is_imported_by_its_full_name(root: Path) -> None:
    tests = sorted((root / "tests").rglob("*.py"))
    shared = {path.stem for path in tests if not path.stem.startswith("test_")} - {"conftest", "__init__"}
    for path in tests:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [one.name for one in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            short = [name for name in names if name in shared]
            assert short == [], f"{path}: write `from tests.<folder>.{short[0]} import ...`"
