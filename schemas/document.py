"""A Document: what arrived. It never changes."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path, PurePath

from schemas.extraction import Statement
from schemas.money import Frozen

LINK = " > "  # between a container and what came within it, in an origin


class Document(Frozen):
    """One file as it arrived. `path` is where its bytes lie now; `origin` is what its sender or folder called it.

    What came within another document names that as `parent` (its hash), and its origin is the chain that led there:
    "mail.eml > invoices.zip > a.pdf". `sender` is who sent the mail it came in, as that says, and `said` what the texts
    of the mails it came in say that may change what is owed. Not `kept` are the bytes of a file over the limit of size:
    it is known by its hash, and was not copied. `received_on` is the day on which it came to the company, where that is
    told apart from its arrival here (`received_at`).
    """

    sha256: str
    media_type: str
    size: int
    origin: str
    path: Path
    parent: str | None = None
    received_at: datetime | None = None
    sender: str | None = None
    kept: bool = True
    received_on: date | None = None
    said: tuple[Statement, ...] = ()

    @property
    def day(self) -> date | None:
        """The day from which rules of time count."""
        return self.received_on or (self.received_at.date() if self.received_at else None)

    @property
    def name(self) -> str:
        """The name of the file alone."""
        return PurePath(self.origin.rpartition(LINK)[2] if self.parent is not None else self.origin).name

    @property
    def folders(self) -> tuple[str, ...]:
        """The folders of the file that it came in or is, from the outermost on."""
        outermost = self.origin.partition(LINK)[0] if self.parent is not None else self.origin
        return PurePath(outermost).parent.parts

    @property
    def depth(self) -> int:
        """Within how many containers it came."""
        return self.origin.count(LINK) if self.parent is not None else 0
