"""What a reader is: something that turns the bytes of one media type into a Reading."""

from __future__ import annotations

from typing import Protocol

from schemas import Document, Limits, Reading


class Reader(Protocol):
    """Reads the bytes of one document.

    Raises RefusedDocument, whose `code` is the signal it becomes, where nothing of the document can be used.
    """

    def __call__(self, document: Document, data: bytes, limits: Limits) -> Reading: ...
