"""What clerks write on a document that came, in a stamp or a note that is drawn on it, or in print that nothing else on
its page is in: "Under complaint, hold", "Awaiting - hours disputed (LK)". A page's own terms say the same words of
other things."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from extractors.languages import LANGUAGES, Vocabulary
from extractors.meanings.negations import denies, holds_if
from extractors.meanings.payments import names_paying
from extractors.meanings.phrases import worded_in, worded_somewhere
from extractors.meanings.wholes import names_the_whole
from extractors.page import Block, PageLayout
from extractors.page.names import bears_form
from extractors.page.sheet import Sheet
from extractors.parsing import find_dates
from extractors.parsing.folding import fold, is_within, pieces
from schemas import Box, Claim, Statement

_LONG = 16  # words of a note
_SHORT = 2
_SIGNED = re.compile(r"(?:^|\s)[-–—]\s|^[A-ZÄÖÜ]{2,3}:|\b[A-ZÄÖÜ]{2,3}\)?$")
_SENTENCE, _LAST = 6, 3  # words of a sentence at least, and letters before its full stop
_NEAR = 2  # words before what puts aside in which it may be denied: "Not on hold"
_PARTS = re.compile(r"[.,;:–—/(]|\s-\s")
_PHONE = re.compile(r"(?<!\d)(?:\+\d|0\d)[\d ()/-]{5,}")
_OPENS = ",;:.-–—/("  # before what is said for itself
_DASHED = ("-", "–", "—")
_Note = tuple[str, int, tuple[Box, ...]]  # its text, its page, and where it stands there
_NAMES = ("seller.name", "seller.trading_name")


def put_aside(sheet: Sheet, drawn: Iterable[Sheet], taken: Mapping[str, Claim]) -> Iterator[Statement]:
    """The short texts in the pictures of pages, each of those `drawn` on a sheet, or turned or in a print of their own
    on the pages of `sheet`, that say so; the name of the seller that was `taken` does not: it is drawn in a logo."""
    names = [str(taken[term].value) for term in _NAMES if term in taken]
    turned = ((one.text, page.number, (one.box,)) for page in sheet.layout.pages for one in page.imprints)
    own = (_note(page, block) for page in sheet.layout.pages for block in _in_own_print(page))
    clerks = (note for note in own if is_a_clerks(note[0]))
    for text, number, boxes in (*turned, *clerks, *(note for seen in drawn for note in _notes(seen))):
        if _says_so(text) and not any(is_within(text, name) for name in names):
            yield Statement(kind="do_not_pay", language="", text=text, page=number, boxes=boxes)


def _notes(drawn: Sheet) -> Iterator[_Note]:
    return (_note(page, block) for page in drawn.layout.pages for block in page.blocks)


def _note(page: PageLayout, block: Block) -> _Note:
    return " ".join(row.text for row in block.rows), page.number, tuple(row.box for row in block.rows)


def _in_own_print(page: PageLayout) -> Iterator[Block]:
    """The blocks in one font each that no other word of the page is in."""
    words = Counter(word.font for word in page.words)
    for block in page.blocks if len(words) > 1 else ():
        fonts = [word.font for row in block.rows for word in row.words]
        if words[fonts[0]] == len(fonts) == fonts.count(fonts[0]):
            yield block


def is_a_clerks(text: str) -> bool:
    """Whether a text in a print of its own is a clerk's, by two words, a dash, initials or a day: footers are in one,
    too, "Queries to: Anna Berg", "Rückfrage bei Frau Meyer, Tel. 040 123456"."""
    words = text.split()
    if "?" in text or _PHONE.search(text) is not None or len(words) > _LONG:
        return False
    if len(words) >= _SENTENCE and words[-1].endswith(".") and len(words[-1]) > _LAST:
        return False
    return len(words) <= _SHORT or _SIGNED.search(text) is not None or bool(find_dates(text))


def _says_so(text: str) -> bool:
    folded = fold(text)
    if not any(worded_somewhere(name).search(folded) for name in ("put_aside", "waits")) or len(text.split()) > _LONG:
        return False  # as nearly all texts
    in_ads = "?" in text or bears_form(text) or _PHONE.search(text) is not None
    return any(_is_put_aside(own, folded, in_ads=in_ads) for own in LANGUAGES.values())


def _is_put_aside(own: Vocabulary, text: str, *, in_ads: bool) -> bool:
    """Whether folded `text` says so. What stands in names, slogans and lines to call, too, "Hold Group Ltd", "Why wait?
    Shop online", does where it stands for itself, and in none of these."""
    waits = () if in_ads else worded_in(own.code, "waits").finditer(text)
    found = [*worded_in(own.code, "put_aside").finditer(text), *(one for one in waits if _is_apart(text, one))]
    return any(_is_meant(own, text, one.start()) for one in found)


def _is_apart(text: str, found: re.Match[str]) -> bool:
    """Whether what was found begins what is said, or stands before a dash."""
    before = text[: found.start()].rstrip()
    return not before or before[-1] in _OPENS or text[found.end() :].lstrip().startswith(_DASHED)


def _is_meant(own: Vocabulary, text: str, start: int) -> bool:
    """Whether what stands from `start` on is neither denied nor a condition's. What is denied before it is the reason,
    "Not received - hold", and until when behind it none, be it headed by what is put aside: "Hold until the goods
    come", "Invoice on hold until then"."""
    before = text[:start]
    part = _PARTS.split(before)[-1]
    if denies(own, pieces(part)[-_NEAR:]):
        return False
    headed = len(pieces(part)) == 1 and (names_the_whole(part) or names_paying(part))
    return not holds_if(own, pieces(before if headed or not part.strip() else text))
