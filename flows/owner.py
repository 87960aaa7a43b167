"""Whose a workspace is: its owner's alone, or also to be read by a group of auditors that the policy names.

The folder of the workspace says it: 0700, or 2750 and the group. What is written in it follows, whatever the umask was.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from schemas import Misconfigured
from schemas.privacy import keep_private

_OWNER, _AUDITORS = 0o700, 0o2750
_OTHERS, _GROUP = 0o007, 0o070


def own(workspace: Path, auditors: str | None) -> None:
    """Make `workspace` if it is missing; open it to its owner alone, or also to the group `auditors` for reading.

    Raises Misconfigured for a group that does not exist or may not be given, or a folder that cannot be made.
    """
    try:
        workspace.mkdir(parents=True, exist_ok=True, mode=_OWNER)
        if workspace.stat().st_uid == os.geteuid():  # another's workspace is his to open
            _give(workspace, auditors)
    except OSError as error:
        raise Misconfigured(
            f"The workspace {workspace} cannot be made: {error.strerror or 'the disk does not answer'}.",
            "Name another folder with --workspace.",
        ) from error
    keep_private(workspace)


def _give(workspace: Path, auditors: str | None) -> None:
    if auditors is None:
        workspace.chmod(_OWNER)
        return
    try:
        shutil.chown(workspace, group=auditors)
    except (LookupError, PermissionError) as error:
        raise Misconfigured(
            f"The workspace cannot be given to the group {auditors} (workspace.auditors in the policy).",
            "Name a group that exists and that this user is a member of.",
        ) from error
    workspace.chmod(_AUDITORS)


def too_open(workspace: Path, auditors: str | None) -> int:
    """How many files and folders of `workspace`, itself included, others can reach than those it is for."""
    closed = _OTHERS if auditors else _OTHERS | _GROUP
    paths = [workspace, *workspace.rglob("*")]
    return sum(not path.is_symlink() and bool(path.lstat().st_mode & closed) for path in paths)
