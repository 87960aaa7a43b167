"""What is written in a workspace is for those alone for whom it is open."""

from __future__ import annotations

import os
from pathlib import Path

_GROUP = 0o070


def keep_private(workspace: Path) -> None:
    """Have this process and its children write for those alone for whom `workspace` is open."""
    try:
        shared = bool(workspace.stat().st_mode & _GROUP)
    except OSError:
        shared = False
    os.umask(0o027 if shared else 0o077)
