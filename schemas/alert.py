"""What somebody should know without having asked."""

from __future__ import annotations

from schemas.money import Frozen


class Alert(Frozen):
    """Something that needs somebody. `key` is the same as long as it lasts; no names or amounts stand in it."""

    key: str
    what: str
    do: str
