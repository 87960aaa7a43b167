"""A workspace is its owner's alone, or also a group's of auditors, whatever the umask was."""

from __future__ import annotations

import grp
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.owner import own, too_open
from ledger import Ledger
from schemas import Misconfigured
from schemas.privacy import keep_private
from tests.flows.ran import filled


@pytest.fixture(autouse=True)
def careless_umask() -> Iterator[None]:
    """The worst a shell may have set."""
    before = os.umask(0)
    yield
    os.umask(before)


def _group() -> str:
    return grp.getgrgid(os.getgid()).gr_name


def _modes(workspace: Path) -> set[str]:
    paths = [workspace, *(path for path in workspace.rglob("*") if not path.is_symlink())]
    return {f"{path.stat().st_mode & 0o7777:o}" for path in paths}


def test_everything_of_a_run_is_its_owners(root: Path, tmp_path: Path, ingest: object) -> None:
    workspace = tmp_path / "workspace"
    own(workspace, None)
    assert callable(ingest)
    ingest(workspace, _some(root, tmp_path))
    assert _modes(workspace) == {"700", "600", "400"}
    assert too_open(workspace, None) == 0
    originals = [path for path in (workspace / "originals").rglob("*") if path.is_file()]
    assert {path.stat().st_mode & 0o777 for path in originals} == {0o400}


def test_auditors_may_read_and_no_more(root: Path, tmp_path: Path, ingest: object) -> None:
    workspace = tmp_path / "workspace"
    own(workspace, _group())
    assert callable(ingest)
    ingest(workspace, _some(root, tmp_path))
    assert {mode[-3:] for mode in _modes(workspace)} <= {"750", "640", "440", "600"}
    assert workspace.stat().st_mode & 0o7777 == 0o2750
    assert too_open(workspace, _group()) == 0
    assert too_open(workspace, None) > 0


def _some(root: Path, tmp_path: Path) -> Path:
    inbox = filled(root, tmp_path / "inbox")
    for path in inbox.iterdir():
        if not path.name.startswith(("simple-de", "missing-number")):
            path.unlink()
    return inbox


def test_a_workspace_that_was_open_is_closed(tmp_path: Path) -> None:
    workspace = tmp_path / "workspace"
    workspace.mkdir(mode=0o777)
    (workspace / "policy.toml").touch(mode=0o644)
    assert too_open(workspace, None) == 2
    own(workspace, None)
    assert workspace.stat().st_mode & 0o777 == 0o700
    assert too_open(workspace, None) == 1, "what lies in it is told by `vouchline doctor`"


def test_what_is_written_follows_the_folder(tmp_path: Path) -> None:
    own(tmp_path / "workspace", None)
    os.umask(0)
    keep_private(tmp_path / "workspace")
    with Ledger.open(tmp_path / "workspace"):
        pass
    assert (tmp_path / "workspace" / "ledger.db").stat().st_mode & 0o777 == 0o600


def test_a_group_that_does_not_exist_is_told(tmp_path: Path) -> None:
    with pytest.raises(Misconfigured, match=r"workspace\.auditors"):
        own(tmp_path / "workspace", "no-such-group-here")


def test_a_place_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Misconfigured, match="cannot be made"):
        own(tmp_path / "file" / "workspace", None)
