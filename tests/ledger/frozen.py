"""A folder that may not be written: by permissions, or for root, whom these do not bind, on a read-only mount."""

from __future__ import annotations

import os
import shlex
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest


def run_frozen(folder: Path, command: Sequence[str], **options: object) -> subprocess.CompletedProcess[str]:
    """`command`, while nothing in `folder` may be written. Skips the test where this machine cannot do that."""
    if os.geteuid() == 0:
        place = shlex.quote(str(folder))
        freeze = f"mount --bind {place} {place} && mount -o remount,ro,bind {place}"
        alone = ["unshare", "--mount", "sh", "-c"]
        if subprocess.run([*alone, freeze], capture_output=True, check=False).returncode:
            pytest.skip("root may not make read-only mounts here")
        return _run([*alone, f'{freeze} && exec "$@"', "sh", *command], **options)
    paths = [folder, *folder.rglob("*")]
    modes = {path: path.stat().st_mode for path in paths if not path.is_symlink()}
    for path, mode in modes.items():
        path.chmod(mode & 0o555)
    try:
        return _run(command, **options)
    finally:
        for path, mode in modes.items():
            path.chmod(mode)


def _run(command: Sequence[str], **options: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, check=False, **options)  # type: ignore[call-overload,no-any-return]
