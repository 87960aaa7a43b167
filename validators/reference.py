"""Knowledge from outside the document, as Protocols: what was seen before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from schemas import DocType, Sighting


class Reference(Protocol):
    """What is known from history. Implemented by the ledger; keys are made by `schemas.keys`."""

    def sightings(self, seller: str, number: str, doc_type: DocType) -> Sequence[Sighting] | None:
        """Exported documents of this seller key, normalised number and kind; None when no history is known."""


class _Empty:
    """No history at all: rules that need one are not applicable."""

    def sightings(self, seller: str, number: str, doc_type: DocType) -> None:
        return None


EMPTY: Reference = _Empty()
