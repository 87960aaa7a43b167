"""What clerks write on a document that came, in a stamp or a note that is drawn on it: "Under complaint, hold",
"Awaiting - hours disputed (LK)". A page's own terms say the same words of other things."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from extractors.languages import LANGUAGES, Vocabulary
from extractors.meanings.negations import denies, holds_if
from extractors.meanings.phrases import worded_in, worded_somewhere
from extractors.page.sheet import Sheet
from extractors.parsing.folding import fold, pieces
from schemas import Box, Statement

_LONG = 8  # words of a note


def put_aside(sheet: Sheet, drawn: Iterable[Sheet]) -> Iterator[Statement]:
    """The short texts in the pictures of pages, each of those `drawn` on a sheet, or turned on the pages of `sheet`,
    that say so."""
    turned = ((one.text, page.number, (one.box,)) for page in sheet.layout.pages for one in page.imprints)
    for text, number, boxes in (*turned, *(note for seen in drawn for note in _notes(seen))):
        if _says_so(text):
            yield Statement(kind="do_not_pay", language="", text=text, page=number, boxes=boxes)


def _notes(drawn: Sheet) -> Iterator[tuple[str, int, tuple[Box, ...]]]:
    for page in drawn.layout.pages:
        for block in page.blocks:
            yield " ".join(row.text for row in block.rows), page.number, tuple(row.box for row in block.rows)


def _says_so(text: str) -> bool:
    folded = fold(text)
    if worded_somewhere("put_aside").search(folded) is None or len(text.split()) > _LONG:
        return False  # as nearly all texts
    return any(_is_put_aside(own, folded) for own in LANGUAGES.values())


def _is_put_aside(own: Vocabulary, text: str) -> bool:
    found = worded_in(own.code, "put_aside").search(text)
    return found is not None and not denies(own, pieces(text[: found.start()])) and not holds_if(own, pieces(text))
