"""What a report is made of: each document's verdict and what became of it."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from schemas import Outcome, OutcomeKind, Verdict


class Record(NamedTuple):
    """One document of the run."""

    verdict: Verdict
    outcome: Outcome
    known_from: str | None = None  # the earlier run that judged it, if this one did not
    confirmed: tuple[str, ...] = ()  # the values that a person named as they stood

    @property
    def waits(self) -> bool:
        """Whether a person has to do something about it."""
        return self.outcome.kind in WAITING


class Images(StrEnum):
    """For which documents the report holds page images."""

    WAITING = "waiting"
    ALL = "all"
    NONE = "none"


WAITING = (OutcomeKind.QUARANTINED, OutcomeKind.REVIEW, OutcomeKind.REFUSED)


class Place(NamedTuple):
    """The file names of a document's page and of the waiting documents before and after it."""

    name: str
    previous: str | None = None
    following: str | None = None


_PREFIX = 16


def page_name(sha256: str, number: int = 1) -> str:
    """The file name of the page of a document; the same bytes a second time in one run have the `number` 2."""
    return f"{sha256[:_PREFIX]}.html" if number == 1 else f"{sha256[:_PREFIX]}-{number}.html"
