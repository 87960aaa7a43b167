"""The way from a document's page to the file as it came."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from reports.record import Record
from schemas import OutcomeKind

# Kept under their hashes, without an ending: all of these but pictures and PDFs open as plain text, and nothing runs.
_OPENED_BY_BROWSERS = frozenset(
    {
        *("application/pdf", "image/png", "image/jpeg", "image/webp", "image/gif", "image/bmp"),
        *("application/xml", "message/rfc822", "text/html", "text/plain"),
    }
)


class Original(NamedTuple):
    """The address of a document's bytes, and whether a browser shows them or saves them as a file."""

    address: str
    opens: bool

    @property
    def words(self) -> str:
        """What a link to it says."""
        return "open the original" if self.opens else "save the original"


def original_of(record: Record, folder: Path) -> Original | None:
    """The original of `record` as seen from its page in `folder`/documents; None where it is not in the workspace.

    What was refused and no browser shows is not offered: it may be a program, or burst when it is opened.
    """
    document, workspace = record.verdict.document, folder.absolute().parent.parent
    path, opens = document.path.absolute(), document.media_type in _OPENED_BY_BROWSERS
    refused = record.outcome.kind is OutcomeKind.REFUSED and not opens
    if not document.kept or refused or not path.is_relative_to(workspace):
        return None
    return Original(quote(os.path.relpath(path, folder.absolute() / "documents")), opens)
