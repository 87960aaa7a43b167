"""A Document: what arrived. It never changes."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from schemas.money import Frozen


class Document(Frozen):
    """One file as it arrived. `path` is where its bytes lie now; `origin` is what its sender or folder called it."""

    sha256: str
    media_type: str
    size: int
    origin: str
    path: Path
    parent: str | None = None
    received_at: datetime | None = None
