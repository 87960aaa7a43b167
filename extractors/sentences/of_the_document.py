"""What the sentences of a page say of the whole document, and not of another one that they name by its number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from itertools import chain, pairwise

from extractors.meanings.another import is_of_another
from extractors.meanings.changes import sentences
from extractors.meanings.notices import Notice, find_notices
from extractors.page import PageLayout, Segment
from extractors.page.sheet import Sheet
from extractors.rules.annexes import is_of_annex
from extractors.sentences.of_cells import joined
from schemas import Box, Statement

_OF_PAYING = frozenset({"parts", "received"})  # said among the items, it is of what was sold
_OF_ONE = frozenset({"cancelled", "paid", "customs"})


def sentences_of(sheet: Sheet, page: PageLayout, items: Set[Box], number: str) -> Iterator[Statement]:
    """What the sentences of `page` say of the invoice with this `number`; of parts and of what was received, those
    outside its `items`."""
    for block in page.blocks:
        for notice in find_notices(joined(sheet, block.rows)):
            rows = _shown(notice, block.rows)
            text = " ".join(row.text for row in rows)
            if _of_items(notice, rows[0], items) or _of_another(notice, text, number) or _of_annex(notice, text, page):
                continue
            yield _statement(notice, text, page.number, tuple(row.box for row in block.rows))
    for line in page.lines:
        for notice in find_notices(line.text) if len(line.segments) > 1 else ():
            of_items = any(_of_items(notice, segment, items) for segment in line.segments)
            if not of_items and not _of_another(notice, line.text, number):
                yield _statement(notice, line.text, page.number, (line.box,))


def _shown(notice: Notice, rows: Sequence[Segment]) -> Sequence[Segment]:
    """The row that says it, or the two between which it stands; else all."""
    told = ((row,) for row in rows), pairwise(rows)
    found = (some for some in chain(*told) if any(_same(notice, " ".join(row.text for row in some))))
    return next(found, rows)


def _same(notice: Notice, text: str) -> Iterator[Notice]:
    """Where `text` says the same, of whichever invoice."""
    return (one for one in find_notices(text) if one._replace(of=notice.of) == notice)


def _of_items(notice: Notice, row: Segment, items: Set[Box]) -> bool:
    return notice.kind in _OF_PAYING and any(word.box in items for word in row.words)


def _of_annex(notice: Notice, text: str, page: PageLayout) -> bool:
    """Whether what is no invoice is a page that goes with it, by its own name."""
    told = (one for one in sentences(text) if notice.kind == "pro_forma" and any(_same(notice, one)))
    return any(is_of_annex(page, one) for one in told)


def _of_another(notice: Notice, text: str, number: str) -> bool:
    """Whether `text` says of another invoice than that with this `number` what one alone may be: that an earlier one
    was cancelled or paid says nothing of this one."""
    told = list(_same(notice, text)) if notice.kind in _OF_ONE else []
    return bool(told) and all(is_of_another(one.of, number) for one in told)


def _statement(notice: Notice, text: str, page: int, boxes: tuple[Box, ...]) -> Statement:
    return Statement(kind=notice.kind, language=notice.language, text=text, page=page, boxes=boxes)
