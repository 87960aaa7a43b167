"""The inspection of one page: what of its text can be seen, and what of that may show something else than it says."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

import pypdfium2 as pdfium

from extractors.readers.codes import payment_codes, payment_links
from extractors.readers.inspect.beside import crowded
from extractors.readers.inspect.blanks import blanks
from extractors.readers.inspect.cents import Signs, misplaced, signs_of, with_points
from extractors.readers.inspect.checks import checks_of
from extractors.readers.inspect.digits import doubtful
from extractors.readers.inspect.framed import framed
from extractors.readers.inspect.glyphs import Said, Verdict, kinds_of, unlike, unlike_their_font
from extractors.readers.inspect.imprints import imprints
from extractors.readers.inspect.ink import Ink, ink_of
from extractors.readers.inspect.later import alone, lies_at, under_others
from extractors.readers.inspect.lettered import lettered
from extractors.readers.inspect.links import links_of
from extractors.readers.inspect.missing import lacking
from extractors.readers.inspect.over import covered, crossed, faint
from extractors.readers.inspect.overprint import overprinted
from extractors.readers.inspect.ringed import ringed
from extractors.readers.inspect.stamped import stamped
from extractors.readers.inspect.ticked import Ticks, ticked
from extractors.readers.inspect.visible import in_sight
from extractors.readers.pdf_chars import Char, Letters, box_of, without_watermark
from extractors.readers.pdf_objects import Drawn
from extractors.readers.pdf_triage import PageFacts
from extractors.readers.pdf_words import words_of
from schemas import Aslant, Box, Imprint, PaymentCode, Signal, SignalCode, Word

# What is worth a second look: amounts, accounts, numbers, dates, and not a word with a digit in it.
_VALUE = re.compile(r"\d[.,'’]\d\d\b|\d{4}")

_ABOUT, _FEW = 2.0, 3  # heights about a turned digit in which no more stand turned: others are of a text of its own
_SEEN = 60  # of 255: how much ink of a glyph is seen
_TIGHT = 0.5  # of its height: as near to a number a digit is of it

_UNSURE = SignalCode.DOUBTFUL_GLYPH, "it is not certain that {} is drawn as its text says"
_ANOTHER = SignalCode.UNLIKE_GLYPH, "letters of other characters are drawn for {}"


class Inspected(NamedTuple):
    """The words of a page that a person can see, what was noticed about it, its payment codes and links, and what
    is printed besides its running text.
    """

    words: tuple[Word, ...]
    signals: tuple[Signal, ...] = ()
    codes: tuple[PaymentCode, ...] = ()
    imprints: tuple[Imprint, ...] = ()
    lettered: tuple[Box, ...] = ()
    aslant: tuple[Aslant, ...] = ()
    ticked: Ticks = Ticks()
    blank: tuple[Box, ...] = ()


def inspect_page(
    page: pdfium.PdfPage, facts: PageFacts, drawn: Drawn, letters: Letters, said: Sequence[Said] = ()
) -> Inspected:
    """The words of a page that a person can see, with signals for hidden and contradictory text.

    `said` is what is read of each glyph that pdfium draws.
    """
    chars, links = letters.read, list(links_of(page, facts))
    ink = ink_of(page, facts, drawn) if chars else None
    if ink is None:
        message = f"Page {facts.number} is too large or has too many objects to be looked through for hidden text."
        signal = Signal(code=SignalCode.NOT_INSPECTED, message=message, page=facts.number)
        words = tuple(words_of(without_watermark(chars)))
        return Inspected(words, (signal,) if chars else (), tuple(payment_links(links, facts.number, words)))
    sight = in_sight(letters, ink, facts)
    kept = without_watermark(sight.chars)
    signs = signs_of(said)
    words, priced = with_points(words_of(kept), signs)
    known = set(map(id, kept))
    large = [one for one in sight.chars if id(one) not in known]
    contradicted = overprinted(sight.chars, facts)
    signals = (
        *sight.signals,
        *contradicted,
        *_doubts(words, sight.chars, said, ink, facts),
        *_unlike(words, said, ink, facts),
        *_not_seen(words, _Looked(page, facts, drawn, said, ink, signs, priced)),
        *_turned(words, letters.turned, facts),
        *_untold(letters.untold, ink, facts),
    )
    codes = (
        *payment_codes(ink.whole, ink.scale, facts.number, words, ink.under),
        *payment_links(links, facts.number, words),
        *sight.layer,
    )
    pictures = [box for one in drawn.pictures if (box := lies_at(one, facts)) is not None]
    turned = imprints(letters.turned, large, ink)
    ticks = ticked(words, ink, list(checks_of(page, facts)))
    if not ticks.whole:
        message = f"Page {facts.number} has too many boxes to be looked through for those that are ticked."
        signals = (*signals, Signal(code=SignalCode.NOT_INSPECTED, message=message, page=facts.number))
    written = lettered(ink, pictures)
    return Inspected(words, signals, codes, turned, written, stamped(ink), ticks, blanks(words, ink))


def _doubts(
    words: Sequence[Word], chars: Sequence[Char], said: Sequence[Said], ink: Ink, facts: PageFacts
) -> Iterator[Signal]:
    """Signals with the numbers of a page that may show something else than their text says."""
    doubted = sorted(unlike_their_font(map(box_of, doubtful(chars, ink)), said, ink), key=lambda box: box.middle)
    heights = [box.middle for box in doubted]
    numbers = [word for word in words if _is_number(word.text)]
    boxes = {word.box for word in numbers if _any_inside(doubted, heights, word.box)}
    near = list(crowded([word for word in numbers if _VALUE.search(word.text)], chars, ink))
    if boxes := boxes | {one.word.box for one in near}:
        message = f"On page {facts.number} it is not certain that the digits show what the text says."
        yield Signal(code=SignalCode.DOUBTFUL_TEXT, message=message, page=facts.number, boxes=tuple(sorted(boxes)))
    if over := [one.word for one in near if not one.legible]:
        message = f"On page {facts.number} something is drawn over or beside {over[0].text}."
        yield Signal(
            code=SignalCode.DRAWN_OVER, message=message, page=facts.number, boxes=tuple(word.box for word in over)
        )


def _unlike(words: Sequence[Word], said: Sequence[Said], ink: Ink, facts: PageFacts) -> Iterator[Signal]:
    """Signals with the words of a page that hold glyphs which are not drawn as what they say: for those in doubt one a
    kind of glyph, so that OCR need not read every word.
    """
    kinds = kinds_of(said)
    strange = [*unlike(kinds, ink), *((Verdict.UNSURE, [box]) for box in lacking(kinds, ink))]
    another = [box for verdict, boxes in strange if verdict is Verdict.ANOTHER for box in boxes]
    for boxes, code, what in (
        *((boxes, *_UNSURE) for verdict, boxes in strange if verdict is Verdict.UNSURE),
        (another, *_ANOTHER),
    ):
        places = sorted(boxes, key=lambda box: box.middle)
        heights = [box.middle for box in places]
        found = [word for word in words if places and _any_inside(places, heights, word.box)]
        if found:
            message = f"On page {facts.number} {what.format(found[0].text)}."
            yield Signal(code=code, message=message, page=facts.number, boxes=tuple(word.box for word in found))


def _untold(rows: Sequence[Box], ink: Ink, facts: PageFacts) -> Iterator[Signal]:
    """A signal with the rows of glyphs that are seen on a page, and whose text nobody tells."""
    if boxes := tuple(row for row in rows if ink.at(row).max(initial=0) > _SEEN):
        message = f"On page {facts.number} stand signs whose text this PDF does not tell."
        yield Signal(code=SignalCode.DOUBTFUL_TEXT, message=message, page=facts.number, boxes=boxes)


class _Looked(NamedTuple):
    """A page as it is looked at."""

    page: pdfium.PdfPage
    facts: PageFacts
    drawn: Drawn
    said: Sequence[Said]
    ink: Ink
    signs: Signs
    priced: frozenset[Box]


def _not_seen(words: Sequence[Word], looked: _Looked) -> Iterator[Signal]:
    """Signals with the words that something is drawn over, and the numbers that are hardly seen or in disorder."""
    numbers = [word for word in words if _is_number(word.text)]
    valued = [word for word in numbers if _VALUE.search(word.text)]
    over = [
        *crossed(words, looked.ink),
        *ringed(valued, looked.drawn, looked.facts),
        *framed(numbers, words, looked.page, looked.facts, bare=looked.drawn.bare),
    ]
    if below := under_others(numbers, looked.said, looked.page, looked.facts, looked.drawn):
        over += covered(below, looked.ink, alone(looked.page, looked.drawn, looked.ink))
    pale, apart = list(faint(numbers, looked.said, looked.ink)), list(misplaced(numbers, looked.signs, looked.priced))
    for found, code, what in (
        (over, SignalCode.DRAWN_OVER, "something is drawn over {}"),
        (pale, SignalCode.FAINT_VALUE, "the digits of {} hardly stand out from their ground"),
        (apart, SignalCode.DIGITS_APART, "digits of {} are set apart, so that its amount is not certain"),
    ):
        if found:
            number = looked.facts.number
            message = f"On page {number} {what.format(found[0].text)}."
            yield Signal(code=code, message=message, page=number, boxes=tuple(dict.fromkeys(one.box for one in found)))


def _turned(words: Sequence[Word], turned: Sequence[Char], facts: PageFacts) -> Iterator[Signal]:
    """Signals with the numbers beside which a digit stands turned: it is not read with them, and looks like another."""
    places = [(box_of(one), one["text"]) for one in turned if not one["text"].isspace()]
    numbers = [one for one in words if _is_number(one.text)] if places else ()
    for box, text in places:
        if not text.isdecimal():
            continue
        level = (one for one in numbers if one.box.top < box.middle < one.box.bottom)
        near = [one for one in level if _near(one.box, box, _TIGHT)]
        about = (other for other, _ in places if _near(box, other, _ABOUT))
        if near and sum(1 for _ in islice(about, _FEW + 1)) <= _FEW:
            message = f"On page {facts.number} a turned digit stands beside {near[0].text}."
            yield Signal(
                code=SignalCode.UNLIKE_GLYPH, message=message, page=facts.number, boxes=tuple(one.box for one in near)
            )


def _near(box: Box, other: Box, share: float) -> bool:
    """Whether another box is as near as a share of the height of this one."""
    room = share * box.height
    return Box(box.x0 - room, box.top - room, box.x1 + room, box.bottom + room).meets(other)


def _is_number(text: str) -> bool:
    digits = sum(map(str.isdecimal, text))
    return digits > 0 and 2 * digits >= sum(map(str.isalnum, text))


def _any_inside(places: Sequence[Box], heights: Sequence[float], box: Box) -> bool:
    """Whether the centre of any of `places`, which are sorted by their `heights`, lies in `box`."""
    level = places[bisect_left(heights, box.top) : bisect_right(heights, box.bottom)]
    return any(box.x0 <= place.centre <= box.x1 for place in level)
