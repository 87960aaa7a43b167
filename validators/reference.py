"""Knowledge from outside the document, as a Protocol: who we are, what was exported before, vendors and orders."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Protocol

from schemas import Company, DocType, Earlier, Like, Order, Sighting, Vendor


class Reference(Protocol):
    """What is known besides the document; None where nothing is known of the kind asked for.

    Implemented by the ledger. Keys of sellers and numbers are made by `schemas.keys`.
    """

    def sightings(self, sellers: Collection[str], number: str, doc_type: DocType) -> Sequence[Sighting] | None:
        """Exported documents of any of these seller keys, this normalised number and kind."""
        return None

    def unsettled(self, sellers: Collection[str], number: str) -> Sequence[Sighting] | None:
        """Documents of any of these seller keys and this normalised number that wait, or that people sent back."""
        return None

    def earlier(self, like: Like) -> Sequence[Earlier] | None:
        """Exported documents that are like this, the newest first."""
        return None

    def leaving(self, like: Like) -> Sequence[Earlier]:
        """Documents that are like this and leave with the run that is going on, unless its gate stops them."""
        return ()

    def waiting(self, like: Like) -> Sequence[Earlier]:
        """Documents that are like this and wait for people, the newest first."""
        return ()

    def numbers(self, sellers: Collection[str]) -> Collection[str]:
        """The normalised numbers of all invoices of any of these seller keys, whatever became of them."""
        return ()

    def companies(self) -> Sequence[Company] | None:
        """The user's own companies."""
        return None

    def vendors(self, sellers: Collection[str]) -> Sequence[Vendor] | None:
        """Known vendors with any of these keys, as `schemas.keys` makes them of sellers and of vendors."""
        return None

    def every_vendor(self) -> Sequence[Vendor] | None:
        """All known vendors."""
        return None

    def order(self, number: str) -> Order | None:
        """The purchase order of this number; one without lines where the orders hold none of this number."""
        return None


class _Empty(Reference):
    """Nothing is known: rules that need history or reference data are not applicable."""


EMPTY: Reference = _Empty()
