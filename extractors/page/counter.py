"""How a document counts its pages: "Page 1 of 2"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.languages import spoken
from extractors.page import PageLayout

_COUNTER = re.compile(
    rf"(?i)\b(?:{spoken('page')})\b\.?\s*:?\s*(\d{{1,3}})\s*(?:/|{spoken('of_pages')})\s*(\d{{1,3}})\b"
)
# "Sida 1 (2)", as in the North
_BRACKETED = re.compile(rf"(?i)\b(?:{spoken('page')})\b\.?\s*:?\s*(\d{{1,3}})\s?\((\d{{1,3}})\)")
# "1. oldal / 2", "1. lapa no 2": the number before its word
_BEFORE = re.compile(
    rf"(?i)(?<![\w.,/])(\d{{1,3}})\.?\s*(?:{spoken('page')})\b\.?\s*(?:/|{spoken('of_pages')})\s*(\d{{1,3}})\b"
)
_COUNTED = re.compile(
    rf"(?i)\W*\b(?:{spoken('page')})\.?\s*:?\s*\d{{1,3}}(?:\s*(?:/|\(|{spoken('of_pages')})\s*\d{{1,3}})?\W*$"
)
_ALONE = re.compile(r"(\d{1,3})\s?\((\d{1,3})\)")  # as pages are counted in the North: "1 (2)", in a cell of its own

_DIGIT = re.compile(r"\d")


def counts_pages(text: str) -> bool:
    """Whether all of `text` says which page of how many it is: "1 (2)", "1. oldal / 2"."""
    found = next(filter(None, (one.fullmatch(text.strip()) for one in (_ALONE, _BEFORE, _COUNTER, _BRACKETED))), None)
    return found is not None and 1 <= int(found[1]) <= int(found[2])


def counter_of(pages: Sequence[PageLayout]) -> tuple[int, int] | None:
    """Which page of how many `pages` say that they are, where they say it in one way."""
    texts = ["\n".join(line.text for line in page.lines) for page in pages]
    worded = [found for text in texts for form in (_COUNTER, _BEFORE, _BRACKETED) for found in form.finditer(text)]
    cells = (_ALONE.fullmatch(segment.text) for page in pages for segment in page.segments)
    found = {(int(one[1]), int(one[2])) for one in (worded or filter(None, cells))}
    counter = found.pop() if len(found) == 1 else None
    return counter if counter is not None and 1 <= counter[0] <= counter[1] else None


def without_counter(text: str) -> str:
    """`text` without the number of its page, where it ends with that: "Ledger 4.2 - page 1"."""
    return _COUNTED.sub("", text) if _DIGIT.search(text) is not None else text
