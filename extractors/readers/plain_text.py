"""The reader of a plain text that comes within another file: words to whoever opens that."""

from __future__ import annotations

from extractors.readers.containers.text import LETTER, Text, as_page, decoded
from extractors.readers.html_page import read_html
from schemas import Document, Limits, Reading


def read_plain(document: Document, data: bytes, limits: Limits) -> Reading:
    """The text as one page; of one that is longer than a letter, none. Raises RefusedDocument over a limit."""
    if len(data) > LETTER:
        return Reading(sha256=document.sha256, reader="none")
    return read_html(document, as_page([Text(decoded(data), marked_up=False)]), limits).model_copy(
        update={"reader": "plain", "signals": ()}
    )
