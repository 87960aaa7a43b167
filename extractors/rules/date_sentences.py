"""What the sentence around a date says of it: that payment is due then, or that paying by then earns a discount.

It may begin a row above and end in the next.
"""

from __future__ import annotations

import re

from extractors.languages import spoken
from extractors.meanings import is_due_around
from extractors.page import Segment
from extractors.page.sheet import Sheet
from extractors.page.values import Day
from extractors.parsing import find_dates

_WRAPPED = 2.5  # line heights to the rows that a sentence goes on in
_FEW = 2  # words of a row that is no sentence
_SENTENCE_END = re.compile(r"(?<=\w{3})[.!?]\s+(?=[^\W\d_])|;")
_DISCOUNT = re.compile(rf"(?i){spoken('discount')}")
_CLAUSE = re.compile(rf"[;,]\s|\.\s(?=[A-ZÄÖÜ])|\b(?:{spoken('clause')})\b")
# A condition goes on in the clause behind it: "If you pay by 1 May, you may deduct 2 %".
_CONDITION = re.compile(rf"(?i)\b(?:{spoken('if')})\b")
_WHOLE = re.compile(rf"(?i)\b(?:{spoken('undiscounted')})\b")
# Of instalments to come: "Der neue Abschlag wird am ... abgebucht"; of goods that are fetched, and of interest.
_OTHERWISE = re.compile(rf"(?i)\b(?:{spoken('instalment')})\b")


def is_taken(day: Day, sheet: Sheet) -> bool:
    """Whether the sentence around `day` says that payment is due or taken then."""
    before, _, after = day.span.segment.text.partition(day.reading.raw)
    above, below = _rows_around(day, sheet)
    head = " ".join((*(row.text for row in reversed(above[:2])), before))
    tail = " ".join((after, *(row.text for row in below[:1])))
    sentence = f"{_SENTENCE_END.split(head)[-1]}<day>{_SENTENCE_END.split(tail)[0]}"
    for other in reversed(find_dates(sentence)):
        sentence = f"{sentence[: other.span[0]]}<other>{sentence[other.span[1] :]}"
    return _OTHERWISE.search(sentence) is None and is_due_around(sentence)


def is_discounted(day: Day, sheet: Sheet) -> bool:
    """Whether the clause around `day`, which may run on in the next row, speaks of a cash discount."""
    own = day.span.segment
    if len(own.words) <= _FEW:
        return False
    before, _, after = own.text.partition(day.reading.raw)
    above, below = _rows_around(day, sheet)
    if above and own.text[0].islower():
        before = f"{above[0].text} {before}"
    if below and _runs_on(after):
        after = f"{after} {below[0].text}"
    condition, *clauses = _CLAUSE.split(before)[-1], *_CLAUSE.split(after)
    meant = clauses[: 2 if _CONDITION.search(condition) else 1]
    return _DISCOUNT.search(condition + " ".join(meant)) is not None


def _rows_around(day: Day, sheet: Sheet) -> tuple[list[Segment], list[Segment]]:
    page, box = sheet.layout.page(day.span.page), day.span.segment.box
    return page.above(box, _WRAPPED), page.below(box, _WRAPPED)


def _runs_on(text: str) -> bool:
    """Whether the `text` behind a date goes on in the next row: it has begun to say something and not said it."""
    said = text.strip()
    return bool(said) and said[-1].isalpha() and _WHOLE.search(said) is None
