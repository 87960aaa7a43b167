"""The inspection of one page: what of its text can be seen, and what of that may show something else than it says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pypdfium2 as pdfium
from pdfminer.layout import LTChar

from extractors.readers.inspect.digits import doubtful
from extractors.readers.inspect.ink import ink_of
from extractors.readers.inspect.overprint import overprinted
from extractors.readers.inspect.visible import Sight, box_of, in_sight
from extractors.readers.pdf_chars import Char
from extractors.readers.pdf_triage import PageFacts
from schemas import Box, Limits, Signal, SignalCode, Word


def inspect_page(
    pdf: pdfium.PdfDocument, facts: PageFacts, chars: Sequence[Char], letters: Iterable[LTChar], limits: Limits
) -> Sight:
    """The characters of a page that a person can see, with signals for hidden and contradictory text."""
    if not chars:
        return Sight([])
    ink = ink_of(pdf, facts, limits.objects_per_page)
    if ink is None:
        message = f"Page {facts.number} is too large or has too many objects to be looked through for hidden text."
        return Sight(list(chars), (Signal(code=SignalCode.NOT_INSPECTED, message=message, page=facts.number),))
    sight = in_sight(chars, letters, ink, facts)
    return Sight(sight.chars, sight.signals + overprinted(sight.chars, facts), doubtful(sight.chars, ink))


def doubts(doubted: Sequence[Char], words: Iterable[Word], facts: PageFacts) -> tuple[Signal, ...]:
    """A signal with the words of the page that hold `doubted` characters; nothing where there are none."""
    numbers = [word for word in words if _is_number(word.text)] if doubted else []
    boxes = tuple(word.box for word in numbers if any(_inside(box_of(one), word.box) for one in doubted))
    if not boxes:
        return ()
    message = f"On page {facts.number} it is not certain that the digits show what the text says."
    return (Signal(code=SignalCode.DOUBTFUL_TEXT, message=message, page=facts.number, boxes=boxes),)


def _is_number(text: str) -> bool:
    """Whether a word is an amount, a date, a number or an account, and not a word with a digit in it."""
    digits = sum(sign.isdecimal() for sign in text)
    return 2 * digits >= sum(sign.isalnum() for sign in text)


def _inside(one: Box, box: Box) -> bool:
    return box.x0 <= one.centre <= box.x1 and box.top <= one.middle <= box.bottom
