"""doctor says whether others can look into the workspace, and how to close it."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.commands.setup import doctor


def _said(workspace: Path, capsys: pytest.CaptureFixture[str]) -> str:
    doctor(workspace, None)
    return capsys.readouterr().out


def test_a_workspace_that_others_can_read_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tmp_path.chmod(0o700)
    assert "closed to all but its owner" in _said(tmp_path, capsys)
    (tmp_path / "values.csv").touch()
    (tmp_path / "values.csv").chmod(0o644)
    said = _said(tmp_path, capsys)
    assert "OPEN     1 files of the workspace are open" in said
    assert f"chmod -R go= {tmp_path}" in said


def test_auditors_may_read_where_the_policy_names_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tmp_path.chmod(0o2750)
    (tmp_path / "policy.toml").write_text('[workspace]\nauditors = "audit"\n', encoding="utf-8")
    (tmp_path / "policy.toml").chmod(0o640)
    assert "closed to all but its owner and the group audit" in _said(tmp_path, capsys)
    (tmp_path / "policy.toml").chmod(0o644)
    assert f"chmod -R o= {tmp_path}" in _said(tmp_path, capsys)
