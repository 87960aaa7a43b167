"""What the text of a mail says of the documents that it brings: whoever recalls an invoice writes so there.

It is heard as the sentences of a page are. What the document says itself is judged by its own words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from extractors.hearing import UNCLEAR, mark_of, unclear_on
from extractors.media_types import HTML
from extractors.memory.book import Book
from extractors.memory.recall import of_seller
from extractors.page.sheet import sheet_of
from extractors.readers.html_page import read_html
from extractors.rules.notices import notices
from schemas import Claim, Document, Extraction, Limits, Reading, RefusedDocument, Statement

MAILED = "mailed"


def with_letter(reading: Reading, limits: Limits) -> Reading:
    """`reading` of a mail, with what its text says put to each document that it brought."""
    if not reading.letter:
        return reading
    said = _said(reading.letter, limits)
    return reading.model_copy(
        update={"letter": b"", "enclosed": tuple(one._replace(said=said) for one in reading.enclosed)}
    )


def _said(letter: bytes, limits: Limits) -> tuple[Statement, ...]:
    """What a text says that may change what is owed; where it is too long to be read, that it is."""
    page = Document(sha256="", media_type=HTML, size=len(letter), origin="", path=Path())
    try:
        sheet = sheet_of(read_html(page, letter, limits))
    except RefusedDocument as refused:
        return (Statement(kind=MAILED, language="", text=refused.message),)
    said = (*notices(sheet, {}, stamped=False), *unclear_on(sheet, {}))
    return tuple(one.model_copy(update={"page": None, "boxes": ()}) for one in said)


def with_mail(read: Extraction, said: Sequence[Statement], memory: Book | None) -> Extraction:
    """What was `read` of a document, with what the mail that brought it `said` and the document does not say itself;
    of sentences in doubt, those that no document of its vendor was approved with."""
    if not said:
        return read
    told, known = {one.kind for one in read.notices}, _known(read.claims, memory)
    doubted = (one for one in said if one.kind == UNCLEAR and mark_of(one.text) not in known)
    news = (one.model_copy(update={"kind": MAILED}) for one in said if one.kind not in (UNCLEAR, *told))
    return read.model_copy(update={"notices": tuple(dict.fromkeys((*read.notices, *news, *doubted)))})


def _known(claims: Mapping[str, Claim], memory: Book | None) -> frozenset[str]:
    lessons = of_seller(memory, claims) if memory is not None else ()
    return frozenset(mark for lesson in lessons for mark in lesson.sentences)
