"""What arrives from elsewhere is put into a folder that runs take from: whole and durable, or not at all."""

from __future__ import annotations

import errno
import os
import re
import secrets
from pathlib import Path

from ledger.files import UNFINISHED, sync
from schemas import Unavailable

ARRIVING = re.compile(re.escape(UNFINISHED) + "[0-9a-f]{16}")  # the name of what is being written


def put_whole(data: bytes, folder: Path, name: str, workspace: Path) -> None:
    """Leave `data` as the file `name` in `folder`; it survives a power loss. Raises Unavailable where it cannot.

    It is written beside, in `workspace`, so that no run meets a part of it; on another disk than that, within the
    folder, under a name that `walk` passes over. What a kill leaves in the workspace is swept by a later run; what it
    leaves in the folder, later runs name.
    """
    try:
        try:
            _put(data, workspace, folder / name)
        except OSError as error:
            if error.errno != errno.EXDEV:
                raise
            _put(data, folder, folder / name)
        sync(folder)
    except OSError as error:
        raise Unavailable(
            f"What arrived could not be stored in {folder}.", "Make room or give this user permission."
        ) from error


def _put(data: bytes, beside: Path, path: Path) -> None:
    fresh = beside / f"{UNFINISHED}{secrets.token_hex(8)}"
    try:
        with fresh.open("wb") as target:
            target.write(data)
            target.flush()
            os.fsync(target.fileno())
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
