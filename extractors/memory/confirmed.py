"""What a person says of one value of a document."""

from __future__ import annotations

from typing import NamedTuple

from schemas import Box, Value


class Confirmed(NamedTuple):
    """A value that a person confirmed or changed; None: it is not on the document. `boxes` say where it stands."""

    value: Value | None
    page: int | None = None
    boxes: tuple[Box, ...] = ()
