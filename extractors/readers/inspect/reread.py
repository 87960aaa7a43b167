"""Words read again from their picture by OCR, where the text of a PDF may say something else than it shows."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pypdfium2 as pdfium

from extractors.media_types import PDF
from extractors.parsing.characters import digits_of
from extractors.readers.inspect.alphabet import ELSEWHERE, as_latin, script_of, shows_its_script
from extractors.readers.inspect.beside import REACH
from extractors.readers.inspect.inked import moved_to_ink
from extractors.readers.ocr.scanning import Scanning
from extractors.readers.pdf_triage import PageFacts, open_pdf, page_facts
from schemas import Box, Document, Page, Reading, Signal, SignalCode, Word

if TYPE_CHECKING:
    from extractors.readers.ocr.engine import Letter, Picture

_PIXELS = 64  # the height a word is drawn at
_LARGER = 1.5  # times that, where OCR is not certain of what it sees: a pixel more or less may decide
_ABOVE = 0.25  # of a word's height, drawn above and below it
_MARGIN = 24  # pixels of paper added on either side: the engine overlooks what stands at the edge
_TOLD, _UNLIKE = 5, 0.5  # letters of a word that OCR surely reads; how much like its text another one is at most
_CERTAIN = 0.85  # the engine's confidence from which its reading contradicts the text
# "4ο", "2ος", "3-го": digits and an ending of ordinals. "1οο" and, in Cyrillic, "12о" and "1б" look like numbers.
_ORDINAL = re.compile(r"\d{1,3}(ος|ης|ου|ο|η|го|му|ви|ри|ти|ма|мо|й|я|е)\W?")
_TEXT = 20  # letters from which a page may be called written in a script
_AMOUNT = re.compile(r"\d[.,']\d\d?\b|\d{3}")  # what holds money, a number or an account
_MONEY = re.compile(r"\d[.,']\d\d\b|\d{8}")  # what must be confirmed: amounts and accounts
_ALIKE = str.maketrans("OoIlSsBZz", "001155822")  # letters that OCR cannot tell from digits among letters
_PLAIN = str.maketrans({
    "ß": "b", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "ı": "i", "æ": "ae",
    "Æ": "ae", "œ": "oe", "Œ": "oe", "þ": "p", "Þ": "p", "–": "-", "—": "-", "−": "-", "’": "'", "‘": "'", "：": ":",
    "，": ",", "（": "(", "）": ")", "￥": "¥",
})  # fmt: skip
_TELLING = frozenset(".,'-/%€$£¥₺")
_DOUBTS = (SignalCode.DOUBTFUL_TEXT, SignalCode.DOUBTFUL_GLYPH)
_SAMPLED = 2  # words of those that hold a kind of glyph in doubt
_FEW, _MANY = 3, 16  # letters of a word that OCR reads best
_MOST = 400  # words of a page that are read again; what is beyond stays unconfirmed


class Seen(NamedTuple):
    """A word of the text, and its digits as OCR sees them. `confidence` is that of the least certain digit.

    `whole`: each of its letters was compared, not its digits alone; `another` is what else OCR surely reads there.
    """

    word: Word
    digits: str
    confidence: float
    agrees: bool
    whole: bool
    another: str = ""


def confirmed(reading: Reading, document: Document, data: bytes, scanning: Scanning) -> Reading:
    """`reading`, its doubtful words read again: doubts that OCR settles become nothing or REMAPPED_TEXT."""
    if document.media_type != PDF:
        return reading
    reading = _allowed(reading, scanning.settings.scripts)
    waiting = [one for page in reading.pages if (one := _waiting(page, reading, scanning)).first]
    never = scanning.settings.reread == "never"
    kept = [one for one in reading.signals if never or one.code not in _DOUBTS or _is_beside(one, reading)]
    if not waiting:
        return reading.model_copy(update={"signals": tuple(kept)}) if len(kept) < len(reading.signals) else reading
    pdf = open_pdf(data)
    try:
        for one in waiting:
            kept += _signals(one.page.number, _again(pdf, one, scanning.threads))
    finally:
        pdf.close()
    return reading.model_copy(update={"signals": tuple(kept)})


def _allowed(reading: Reading, scripts: Sequence[str]) -> Reading:
    """`reading` without doubts of glyphs in words wholly of another script that the policy allows, or that most of
    their page is written in.

    Mostly these are of letters that only look Latin; such a word has no digit, so that no mark in it changes a number.
    """
    allowed = {page.number: {*scripts, *_written_in(page)} & ELSEWHERE for page in reading.pages}
    if not any(allowed.values()):
        return reading
    own = {
        (page.number, word.box)
        for page in reading.pages
        for word in page.words
        if _script_of(word.text) in allowed[page.number]
    }
    signals = []
    for one in reading.signals:
        boxes = tuple(box for box in one.boxes if (one.page, box) not in own)
        if one.code is not SignalCode.DOUBTFUL_GLYPH or len(boxes) == len(one.boxes):
            signals.append(one)
        elif boxes:
            signals.append(one.model_copy(update={"boxes": boxes}))
    return reading.model_copy(update={"signals": tuple(signals)})


def _script_of(text: str) -> str | None:
    """The script of a word, or of the letters of an ordinal number: no digit is as low as a small letter."""
    ordinal = _ORDINAL.fullmatch(text)
    return script_of(ordinal[1] if ordinal is not None and ordinal[1].islower() else text)


def _written_in(page: Page) -> Iterator[str]:
    """The script that more than half of a page's letters are in, in words that are of one, where that is a text."""
    letters: Counter[str] = Counter()
    for word in page.words:
        letters[script_of(word.text) or ""] += sum(sign.isalpha() for sign in word.text)
    least = max(_TEXT, letters.total() // 2 + 1)
    yield from (script for script in ELSEWHERE if letters[script] >= least)


def _is_beside(doubt: Signal, reading: Reading) -> bool:
    """Whether a doubt of a page that OCR did not read stands at none of its words, so that none can settle it."""
    pages = [page for page in reading.pages if page.number == doubt.page]
    return not any(page.source == "ocr" or any(word.box in doubt.boxes for word in page.words) for page in pages)


class _Waiting(NamedTuple):
    """The words of a page that are read again: some `first`, and of each kind of glyph in doubt all where those do not
    agree.
    """

    page: Page
    first: list[Word]
    kinds: list[frozenset[Box]]


def _waiting(page: Page, reading: Reading, scanning: Scanning) -> _Waiting:
    how = scanning.settings.reread
    if page.source == "ocr" or how == "never":
        return _Waiting(page, [], [])
    doubts = [one for one in reading.signals if one.code in _DOUBTS and one.page == page.number]
    kinds = [frozenset(one.boxes) for one in doubts if one.code is SignalCode.DOUBTFUL_GLYPH]
    chosen = {box for one in doubts if one.code is SignalCode.DOUBTFUL_TEXT for box in one.boxes}
    if how == "always":
        chosen |= {word.box for word in page.words if _AMOUNT.search(word.text)}
    for kind in kinds:
        others = [word for word in page.words if word.box in kind - chosen]
        missing = max(_SAMPLED - len(kind & chosen), 0)
        chosen |= {word.box for word in sorted(others, key=_legibility)[:missing]}
    return _Waiting(page, [word for word in page.words if word.box in chosen], kinds)


def _legibility(word: Word) -> tuple[bool, int]:
    """In which order words are read that hold the same glyph: large ones and those of some letters tell most."""
    return not _FEW <= len(word.text) <= _MANY, -round(word.size)


class _Open(NamedTuple):
    """A page that is open to be drawn, and of the box of each word where its ink lies."""

    page: Page
    facts: PageFacts
    drawing: pdfium.PdfPage
    places: Mapping[Box, Box]


@contextmanager
def _opened(pdf: pdfium.PdfDocument, page: Page) -> Iterator[_Open]:
    facts = page_facts(pdf, page.number)
    assert facts is not None  # it was read
    drawing = pdf[page.number - 1]
    try:
        drawing.set_rotation(facts.turn)
        yield _Open(page, facts, drawing, moved_to_ink(page.words, drawing, facts))
    finally:
        drawing.close()


def _again(pdf: pdfium.PdfDocument, waiting: _Waiting, threads: int) -> list[Seen]:
    """What OCR sees of a page: a kind of glyph that it confirms in some words is confirmed in all."""
    page, first, kinds = waiting
    shaped = frozenset().union(*kinds)
    with _opened(pdf, page) as opened:
        seen = _seen(opened, first[:_MOST], shaped, threads)
        read = {word.box for word in first}
        agreed = {one.word.box for one in seen if one.agrees}
        doubted = {box for kind in kinds if not frozenset() < kind & read <= agreed for box in kind} - read
        rest = [word for word in page.words if word.box in doubted]
        left = _MOST - len(seen)
        seen += _seen(opened, rest[:left], shaped, threads)
    beyond = [*first[_MOST:], *rest[left:]]
    return seen + [Seen(word, "", 0.0, agrees=False, whole=word.box in shaped) for word in beyond]


def _seen(opened: _Open, words: Sequence[Word], shaped: Container[Box], threads: int) -> list[Seen]:
    """The words as OCR sees them; those at `shaped` places letter by letter, the others by their digits."""
    from extractors.readers.ocr.engine import engine

    def look(words: Sequence[Word], pixels: float) -> list[Seen]:
        read = engine(threads).recognise([_picture(opened, word, pixels) for word in words])
        return [_judged(*pair, whole=pair[0].box in shaped) for pair in zip(words, read, strict=True)]

    if not words:
        return []
    seen = look(words, _PIXELS)
    vague = [one.word for one in seen if not one.agrees and one.confidence < _CERTAIN]
    again = {one.word: one for one in look(vague, _LARGER * _PIXELS)}
    return [max(one, again.get(one.word, one), key=lambda look: look.confidence) for one in seen]


def _window(box: Box, page: Page, places: Iterable[Box]) -> Box:
    """A word's place and what lies about it, as far as no other word does; `places` are those of all."""
    above, beside = _ABOVE * box.height, REACH * box.height
    others = [other for other in places if other != box]
    line = [other for other in others if other.top < box.middle < other.bottom]
    left = max((other.x1 for other in line if other.centre < box.centre), default=0.0)
    right = min((other.x0 for other in line if other.centre > box.centre), default=page.width)
    x0, x1 = max(box.x0 - beside, min(left, box.x0)), min(box.x1 + beside, max(right, box.x1))
    near = [other for other in others if other.x0 < x1 and other.x1 > x0]
    over = max((other.bottom for other in near if other.bottom <= box.middle), default=0.0)
    under = min((other.top for other in near if other.top >= box.middle), default=page.height)
    top, bottom = max(box.top - above, min(over, box.top)), min(box.bottom + above, max(under, box.bottom))
    return Box(x0, top, x1, bottom)


def _picture(opened: _Open, word: Word, pixels: float) -> Picture:
    """A word and what lies about it as the page draws it, `pixels` high."""
    window = _window(opened.places[word.box], opened.page, opened.places.values())
    scale = pixels / max(window.height, 1.0)
    drawn = opened.drawing.render(scale=scale, crop=opened.facts.crop(window, scale)).to_numpy()
    return np.pad(drawn[:, :, :3], ((0, 0), (_MARGIN, _MARGIN), (0, 0)), mode="edge")


def _judged(word: Word, letters: Sequence[Letter], *, whole: bool) -> Seen:
    digits = [letter for letter in letters if letter.text.isdecimal()]
    text, said = "".join(letter.text for letter in letters), word.text
    if shows_its_script(said):  # OCR reads "Α" as a Latin letter, and need not know better
        text, said = as_latin(text), as_latin(said)
    certain = len(letters) >= _TOLD and min(letter.confidence for letter in letters) >= _CERTAIN
    another = whole and certain and SequenceMatcher(None, _folded(text), _folded(said)).ratio() <= _UNLIKE
    return Seen(
        word,
        "".join(one.text for one in digits),
        min((one.confidence for one in digits), default=0.0),
        digits_of(text.translate(_ALIKE)) == digits_of(said.translate(_ALIKE))
        and _is_taken_off(text) == _is_taken_off(said)
        and (not whole or _folded(text) == _folded(said)),
        whole,
        text if another else "",
    )


def _is_taken_off(text: str) -> bool:
    """Whether a number has the signs of one below zero."""
    plain = text.translate(_PLAIN).strip("€$£ ")
    return plain.startswith(("-", "(")) or plain.endswith(("-", ")"))


def _folded(text: str) -> str:
    """A word as it must be seen: its letters without accents and case, its digits, and marks that change a number."""
    parts = unicodedata.normalize("NFKD", text.translate(_PLAIN)).casefold()
    return "".join(sign for sign in parts if sign.isalnum() or sign in _TELLING)


def _signals(number: int, seen: Sequence[Seen]) -> Iterator[Signal]:
    """What is to be said of a page's words as OCR sees them: contradicted, or not confirmed."""
    others = [one for one in seen if not one.agrees]
    false = [
        one
        for one in others
        if one.confidence >= _CERTAIN
        and len(one.digits) == len(digits_of(one.word.text))
        and one.digits != digits_of(one.word.text)
    ]
    false.sort(key=lambda one: _MONEY.search(one.word.text) is None)  # amounts and accounts are named first
    unsure = [one for one in others if one not in false and not one.whole and _MONEY.search(one.word.text)]
    shaped = [one for one in others if one not in false and one.whole and not one.another]
    another = [one for one in others if one not in false and one.another]
    if false:
        says = f"the text says {false[0].word.text}, but the page shows the digits {false[0].digits}"
        yield _signal(SignalCode.REMAPPED_TEXT, number, says, false)
    if another:
        says = f"the text says {another[0].word.text}, but the page shows {another[0].another}"
        yield _signal(SignalCode.UNLIKE_GLYPH, number, says, another)
    if unsure:
        says = f"OCR cannot confirm that the page shows {unsure[0].word.text}, as the text says"
        yield _signal(SignalCode.DOUBTFUL_TEXT, number, says, unsure)
    if shaped:
        says = f"OCR cannot confirm that {shaped[0].word.text} is drawn as its text says"
        yield _signal(SignalCode.DOUBTFUL_GLYPH, number, says, shaped)


def _signal(code: SignalCode, number: int, says: str, words: Sequence[Seen]) -> Signal:
    boxes = tuple(one.word.box for one in words)
    return Signal(code=code, message=f"On page {number} {says}.", page=number, boxes=boxes)
