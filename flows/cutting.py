"""Documents made of the pages of others; in a reading process, because these come from anybody."""

from __future__ import annotations

from extractors.readers.pdf_pages import count, cut, join
from flows.examined import Arranged, Arranging
from schemas import Limits

_MEGABYTE = 1_048_576


def arrange(wanted: Arranging, limits: Limits) -> Arranged:
    """What is made of the documents, or why nothing is."""
    files = [document.path.read_bytes() for document in wanted.documents]
    try:
        pages = tuple(count(data) for data in files)
        if wanted.parts and (why := _misfit(wanted.parts, pages[0])):
            return Arranged(why=why)
        pieces = cut(files[0], wanted.parts) if wanted.parts else (join(files),)
    except ValueError:
        return Arranged(why="its pages cannot be taken apart")
    if sum(map(len, pieces)) > limits.unpacked_megabytes * _MEGABYTE:
        return Arranged(why="what would be made of it is more than limits.unpacked_megabytes allows")
    return Arranged(pieces, pages)


def _misfit(parts: tuple[tuple[int, ...], ...], pages: int) -> str:
    """Why the parts are not those of a document with so many pages; empty where they are."""
    named = sum(len(part) for part in parts)
    if named > pages:
        return f"it has only {pages} {'page' if pages == 1 else 'pages'}"
    return f"page {named + 1} is in none of the parts" if named < pages else ""
