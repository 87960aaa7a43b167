"""Sentences of free text that may change what is owed, and that nothing explains: a trained model hears them all.

Lists of words name what they know; this is for what they do not. What a person approved once with it in view is known.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence, Set

from extractors.meanings.changes import find_changes, is_collected
from extractors.meanings.notices import find_notices
from extractors.model.sentences import unclear
from extractors.page.sheet import Sheet
from extractors.parsing.folding import pieces
from extractors.rules.free_text import Said, free_text
from schemas import Claim, Statement

UNCLEAR = "unclear"
_ITEM = "lines["
_MARK = 16  # hexadecimal digits of a sentence's hash


def unclear_on(sheet: Sheet, taken: Mapping[str, Claim], known: Set[str] = frozenset()) -> tuple[Statement, ...]:
    """The sentences on the pages, the items that were `taken` apart, that may change what is owed; those whose marks
    are `known` do not.
    """
    items = {box for term, claim in taken.items() if term.startswith(_ITEM) for box in claim.boxes}
    said = [one for page in sheet.layout.pages for one in free_text(page, items)]
    return _statements(said, sheet.language, known)


def mark_of(text: str) -> str:
    """What a sentence is known by again: a hash of its words with their numbers, so that another amount is new."""
    return hashlib.sha256(" ".join(pieces(text)).encode()).hexdigest()[:_MARK]


def _statements(said: Sequence[Said], language: str | None, known: Set[str]) -> tuple[Statement, ...]:
    heard = unclear([one.text for one in said])
    found: dict[str, Statement] = {}
    for one, doubted in zip(said, heard, strict=True):
        mark = mark_of(one.text)
        if doubted and mark not in known and mark not in found and not is_explained(one.text):
            found[mark] = Statement(
                kind=UNCLEAR, language=language or "", text=one.text, page=one.page, boxes=one.boxes
            )
    return tuple(found.values())


def is_explained(text: str) -> bool:
    """Whether a list of words says what it is, or it is of a direct debit: it is judged as that, and not twice."""
    return is_collected(text) or any(True for _ in (*find_notices(text), *find_changes(text)))
