"""The model of sentences as it is shipped: where it lies, and what was told of it. A run that hears none names it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

WEIGHTS = Path(__file__).with_name("sentences.npz")
RELEASE = WEIGHTS.with_suffix(".json")


def version() -> str:
    """What ships, by the hash of its weights."""
    return str(release()["sha256"])[:12]


def release() -> dict[str, Any]:
    """What was trained, on what, in which languages, and the hash of the weights."""
    told: dict[str, Any] = json.loads(RELEASE.read_text(encoding="utf-8"))
    return told
