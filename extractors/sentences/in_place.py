"""What a document says of an earlier invoice: that it stands in its place, or merely that it came before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from extractors.meanings.phrases import worded
from extractors.page.sheet import Sheet
from extractors.parsing.folding import fold
from schemas import Claim, Statement

REPLACES, LAST_BILL = "replaces", "last_bill"
_REPLACING = worded("replacing")
_LAST_BILL = worded("last_bill")
_NEAR = 6  # words: so near a word of replacing stands the number of what is replaced
_PRECEDING = re.compile(r"preceding_invoice|preceding_invoices\[\d+\]\.number")
_NOTES = re.compile(r"notes\[\d+\]\.text|payment\.terms")


def in_place(claims: Mapping[str, Claim], sheet: Sheet | None = None) -> Iterator[Statement]:
    """What stands around each word of replacing, in notes and on the pages of a `sheet`; and the numbers that a label
    calls those of the last bill."""
    for term, claim in claims.items():
        if _NOTES.fullmatch(term):
            for text in _around(str(claim.value)):
                yield Statement(kind=REPLACES, language="", text=text, page=claim.page, boxes=claim.boxes)
        elif _PRECEDING.fullmatch(term) and _LAST_BILL.search(fold(claim.label or "")):
            yield Statement(kind=LAST_BILL, language="", text=str(claim.value), page=claim.page, boxes=claim.boxes)
    for page in () if sheet is None else sheet.layout.pages:
        for block in page.blocks:
            for text in _around(" ".join(row.text for row in block.rows)):
                yield Statement(kind=REPLACES, language="", text=text, page=page.number, boxes=(block.box,))


def _around(text: str) -> Iterator[str]:
    """The words around each word of replacing, where one of them holds a digit."""
    folded = fold(text)
    for found in _REPLACING.finditer(folded):
        before, behind = folded[: found.start()].split()[-_NEAR:], folded[found.end() :].split()[:_NEAR]
        if any(map(str.isdigit, "".join((*before, *behind)))):
            yield " ".join((*before, found[0], *behind))
