"""What a report is made of: each document's verdict and what became of it."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from schemas import STOPPED, DocType, Invoice, Outcome, Verdict


class Record(NamedTuple):
    """One document of the run."""

    verdict: Verdict
    outcome: Outcome
    page: str | None = None  # where it stands in the report of the earlier run that judged it, as the index names it
    confirmed: tuple[str, ...] = ()  # the values that a person named as they stood

    @property
    def waits(self) -> bool:
        """Whether a person has to do something about it."""
        return self.outcome.kind in STOPPED


class Duplicate(NamedTuple):
    """A document that came again after an earlier run had done with it: its `page` stands in the report of that run,
    as the index names it, and the figures of this run are of what this run judged."""

    sha256: str
    origin: str
    outcome: Outcome
    doc_type: DocType
    invoice: Invoice
    page: str


class Images(StrEnum):
    """For which documents the report holds page images."""

    WAITING = "waiting"
    ALL = "all"
    NONE = "none"


class Place(NamedTuple):
    """The file names of a document's page and of the waiting documents before and after it."""

    name: str
    previous: str | None = None
    following: str | None = None


_PREFIX = 16


def page_before(reports: Path, run: str, sha256: str) -> str | None:
    """The page of a document in the report of an earlier `run`, as the index of one beside it in `reports` names it;
    None where that is gone."""
    page = Path(run, "documents", page_name(sha256))
    return f"../{page.as_posix()}" if (reports / page).is_file() else None


def page_name(sha256: str, number: int = 1) -> str:
    """The file name of the page of a document; the same bytes a second time in one run have the `number` 2."""
    return f"{sha256[:_PREFIX]}.html" if number == 1 else f"{sha256[:_PREFIX]}-{number}.html"
