"""Pages by their numbers, as people write and read them: which of them are one document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from schemas.deciding import Unfit
from schemas.decision import PagesOf
from schemas.document import Document

_PART = re.compile(r"\d{1,5}(?:-\d{1,5})?(?:,\d{1,5}(?:-\d{1,5})?)*", re.ASCII)
_MOST = 5_000  # pages


class Piece(NamedTuple):
    """A document that is made of pages of others: its bytes, and which pages these are."""

    document: Document
    data: bytes
    of: tuple[PagesOf, ...]


def parts_of(texts: Sequence[str]) -> tuple[tuple[int, ...], ...]:
    """The page numbers of each part, such as "1-2" or "1,3"; together they are every page, once. Raises Unfit."""
    parts: list[tuple[int, ...]] = []
    seen: set[int] = set()
    for text in texts:
        part: list[int] = []
        for number in _numbers(text.replace(" ", "")):
            if number in seen:
                raise Unfit(f"page {number} is named twice")
            seen.add(number)
            part.append(number)
        parts.append(tuple(part))
    if not parts:
        raise Unfit("it is not said which pages are a document (parts)")
    missing = next((number for number in range(1, max(seen)) if number not in seen), None)
    if missing is not None:
        raise Unfit(f"page {missing} is in none of the parts")
    return tuple(parts)


def _numbers(text: str) -> Iterable[int]:
    if _PART.fullmatch(text) is None:
        raise Unfit(f'"{text[:40]}" names no pages (write them as 1-2, or as 1,3)')
    for run in text.split(","):
        first, _, last = run.partition("-")
        begin, end = int(first), int(last or first)
        if not 0 < begin <= end <= _MOST:
            raise Unfit(f'"{run}" names no pages (they count from 1 and upwards, to {_MOST} at most)')
        yield from range(begin, end + 1)


def pages_told(numbers: Iterable[int]) -> str:
    """Page numbers in words: "page 1", "pages 1-2, 4"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    told = ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)
    return f"page {told}" if len(runs) == 1 and len(runs[0]) == 1 else f"pages {told}"
