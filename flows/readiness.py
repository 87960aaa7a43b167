"""Whether a workspace can be worked on now: each part by its name, true or false, and nothing else."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path

from extractors.model import version
from flows.room import check_room
from ledger import Ledger
from ledger.stores import store_of
from schemas import Policy, VouchlineError


def readiness(ledger: Ledger, workspace: Path, policy: Callable[[], Policy]) -> Mapping[str, bool]:
    """Ledger and store of files answer, the folder can be written and has room, policy and model are whole."""

    def store() -> bool:
        next(store_of(workspace).names("ready"), None)  # one question, which writes nothing; nothing is stored there
        return True

    def writable() -> bool:
        check_room(workspace)
        return os.access(workspace, os.W_OK)

    def model() -> bool:
        settings = policy()
        return not settings.layers.model or bool(version(settings.model_folder))

    return {
        "ledger": ledger.answers(),
        "files": _holds(store),
        "workspace": _holds(writable),
        "model": _holds(model),
    }


def _holds(looked_at: Callable[[], bool]) -> bool:
    try:
        return looked_at()
    except (VouchlineError, OSError):
        return False
