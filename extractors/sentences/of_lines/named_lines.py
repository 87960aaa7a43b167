"""Sentences that name a line by its number or its place: "Item 3 will be carried out by others", "The last item is to
follow". They say something of an amount that is in the total, and honest invoices hardly ever speak so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from extractors.languages import spoken
from extractors.meanings.changes import sentences
from extractors.page.sheet import Sheet
from extractors.sentences.free_text import Said
from schemas import Claim

_NAMED = re.compile(rf"(?i)(?<![\w-])(?:{spoken('line_named')})\.?\s*(\d{{1,2}})(?![\d\w/%]|[.,-]\w|\s+\d)")
_BEFORE = re.compile(r"(?<![\w.,/-])(\d{1,2})\.\s*(?:" + spoken("line_named") + r")(?!\w)", re.IGNORECASE)
_COUNTED = re.compile(rf"(?i)(?<![\w-])(?:{spoken('line_counted')})\s+(?:{spoken('line_named')})(?!\w)")
_SHORT_FORM = re.compile(rf"(?i)(?<![\w-])(?:{spoken('line_named')})$")
_TELLING = re.compile(r"(?<!\w)[^\W\d_A-Z]{4,}(?!\w)")  # a word in small letters: a sentence, and no heads and codes
# What is asked about is named, and nothing is said of it: "Questions about item 1: Mr Jones".
_ASKED = re.compile(rf"(?i)(?<!\w)(?:{spoken('questions')})(?:\s+\w+){{0,2}}\s*$")
_ITEM = re.compile(r"lines\[(\d+)\]")


def named_lines(sheet: Sheet, taken: Mapping[str, Claim]) -> Iterator[Said]:
    """The sentences outside the items, also turned ones, that name one of the lines that were `taken`."""
    count = len({found[1] for term in taken if (found := _ITEM.match(term)) is not None})
    items = {box for term, claim in taken.items() if _ITEM.match(term) for box in claim.boxes}
    for page in sheet.layout.pages if count else ():
        for block in page.blocks:
            rows = [row for row in block.rows if not any(word.box in items for word in row.words)]
            for sentence in _sentences(" ".join(row.text for row in rows)):
                if _names_one(sentence, count):
                    own = [row for row in rows if row.text in sentence or sentence in row.text] or rows
                    yield Said(sentence.strip(), page.number, tuple(row.box for row in own))
        for imprint in page.imprints:
            told = (one for one in _sentences(imprint.text) if _names_one(one, count))
            yield from (Said(one.strip(), page.number, (imprint.box,)) for one in told)


def _sentences(text: str) -> Iterator[str]:
    """The sentences of a text; what is cut behind a short form such as "Pos." is joined again."""
    begun = ""
    for sentence in sentences(text):
        begun = f"{begun} {sentence}" if begun else sentence
        if _SHORT_FORM.search(begun) is None:
            yield begun
            begun = ""
        else:
            begun += "."
    if begun:
        yield begun


def _names_one(sentence: str, count: int) -> bool:
    counted = _COUNTED.search(sentence) if count > 1 else None
    if counted is not None and _TELLING.search(sentence.replace(counted[0], " ")):
        return True
    for found in (*_NAMED.finditer(sentence), *_BEFORE.finditer(sentence)):
        asked = _ASKED.search(sentence[: found.start()])
        if 1 <= int(found[1]) <= count and asked is None and _TELLING.search(sentence.replace(found[0], " ")):
            return True
    return False
