"""Knowledge from outside the document, as Protocols: what was seen before."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Protocol

from schemas import DocType, Sighting


class Reference(Protocol):
    """What is known from history. Implemented by the ledger; keys are made by `schemas.keys`."""

    def sightings(self, sellers: Collection[str], number: str, doc_type: DocType) -> Sequence[Sighting] | None:
        """Exported documents of any of these seller keys, this normalised number and kind; None without a history."""


class _Empty:
    """No history at all: rules that need one are not applicable."""

    def sightings(self, sellers: Collection[str], number: str, doc_type: DocType) -> None:
        return None


EMPTY: Reference = _Empty()
