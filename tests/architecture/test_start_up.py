"""The command line starts quickly: `--help` imports the standard library, click and what names the commands."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from ledger import Ledger
from schemas import Policy, Versions

HEAVY = {"prefect", "spacy", "pandas", "great_expectations", "pdfplumber", "pydantic", "sqlalchemy", "numpy", "scipy"}


def _imported_by(root: Path, *arguments: str) -> set[str]:
    code = (
        "import sys, json, atexit; before = set(sys.modules)\n"
        "atexit.register(lambda: print(json.dumps(sorted(set(sys.modules) - before)), file=sys.stderr))\n"
        f"sys.argv = ['vouchline', *{list(arguments)!r}]\n"
        "from app.cli import main; main()"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stderr.splitlines()[-1]))


def test_help_imports_exactly_this(root: Path) -> None:
    modules = _imported_by(root, "--help")
    foreign = {name.split(".")[0] for name in modules} - set(sys.stdlib_module_names)
    assert foreign <= {"app", "click", "colorama"}
    ours = {name for name in modules if name.split(".")[0] == "app"}
    assert {name for name in ours if not name.startswith("app.command_line")} == {"app", "app.cli", "app.say"}


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """One with a run."""
    versions = Versions(vouchline="1", model="none", rulebook="1", policy="x")
    with Ledger.open(tmp_path / "workspace") as ledger:
        ledger.finish_run(ledger.start_run("ingest", "inbox", versions, Policy()))
    return tmp_path / "workspace"


def test_status_needs_no_heavy_library(root: Path, workspace: Path, tmp_path: Path) -> None:
    for place in (workspace, tmp_path / "new"):
        modules = {name.split(".")[0] for name in _imported_by(root, "status", "--workspace", str(place))}
        assert not modules & (HEAVY - {"pydantic", "sqlalchemy"})


def test_verifying_the_audit_trail_needs_the_ledger_alone(root: Path, workspace: Path) -> None:
    modules = {name.split(".")[0] for name in _imported_by(root, "audit", "verify", "--workspace", str(workspace))}
    assert not modules & (HEAVY - {"pydantic", "sqlalchemy"})
    assert not modules & {"extractors", "validators", "flows", "evaluation"}


def test_the_process_of_a_run_imports_nothing_that_reads_pages(root: Path) -> None:
    code = "import sys, json, flows.batch, flows.once; print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    reading = {"page", "readers", "rules", "sentences", "parsing", "languages", "hearing", "templates"}
    reading = {f"extractors.{room}" for room in reading} | {"scipy", "pdfplumber"}
    assert not reading & set(json.loads(done.stdout))
