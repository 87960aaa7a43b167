"""Prefect is quiet before it is imported, whoever imports a flow; its database lies in the workspace."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from flows.server import prefect_in
from schemas import Misconfigured

_ASK = """
import flows.{module}
from prefect.settings import get_current_settings
settings = get_current_settings()
print(settings.server.analytics_enabled, settings.cloud.enable_orchestration_telemetry, settings.logging.level)
"""


@pytest.mark.parametrize("module", ["ingest", "replay", "orchestrate", "schedule"])
def test_whoever_imports_a_flow_has_it_quiet(root: Path, tmp_path: Path, module: str) -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PREFECT_", "DO_NOT_"))}
    done = subprocess.run(
        [sys.executable, "-c", _ASK.format(module=module)], cwd=tmp_path,
        env={**kept, "PYTHONPATH": str(root), "PREFECT_HOME": str(tmp_path)},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.split() == ["False", "False", "CRITICAL"]


def test_the_users_own_place_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_HOME", "elsewhere")
    prefect_in(tmp_path)
    assert os.environ["PREFECT_HOME"] == "elsewhere"


def test_the_database_lies_in_the_workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_HOME", "")
    monkeypatch.delenv("PREFECT_HOME")
    prefect_in(tmp_path / "workspace")
    assert os.environ["PREFECT_HOME"] == str((tmp_path / "workspace" / ".prefect").resolve())


def test_a_path_that_would_be_cut_off_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_HOME", "")
    monkeypatch.delenv("PREFECT_HOME")
    with pytest.raises(Misconfigured, match="would end the path"):
        prefect_in(tmp_path / "what?")
    assert list(tmp_path.iterdir()) == []
