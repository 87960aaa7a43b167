"""The worded texts of an e-invoice, wherever they stand, laid out as a sheet: they are heard as the texts of pages are.

No list of elements says which are heard: the one that is missing there would be the one to hide words in. What is no
text is told by its own form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from extractors.page.sheet import HIGH, ROW, Sheet, row_of_words, sheet_of
from schemas import Page, Reading, Structured, Word

# Elements and attributes that identify something: one word in them is a part of it, several are a text.
_IDENTIFYING = re.compile(
    r"(?:ID|Id\w*|Code|Codice\w*|Numero\w*|Type|Tipo\w*|Format\w*|Nazione|Provincia|Divisa|Natura|@(?!name$)\w+)"
    r"(?:\[\d+\])?$"
)
# Names and addresses: a word in them is no stamp.
_NAMING = re.compile(
    r"(?:\w*Name|\w*Line\w*|\w*Holder|\w*City\w*|\w*Subentity|CompanyLegalForm|Denominazione|Nome|Cognome|Titolo"
    r"|Beneficiario|Indirizzo|Comune|IstitutoFinanziario|Ufficio)(?:\[\d+\])?$"
)
_WORD = re.compile(r"[^\W\d_]{2,}")
_ENDED = re.compile(r"[^\W\d_]{2}\W*\s")  # the end of a word that something may follow
# What is attached is named here: "Invoice copy" is the attachment.
_ATTACHED = re.compile(
    r"/(?:cac:AdditionalDocumentReference|cac:Attachment|ram:AdditionalReferencedDocument|Allegati)(?:\[\d+\])?/"
)
_OF_LINE = re.compile(r"/(?:cac:\w+Line|ram:IncludedSupplyChainTradeLineItem|DettaglioLinee)(?:\[\d+\])?/")
_SENTENCE = re.compile(r"(?<=\w{3}[.!?;])\s+|\s*\n\s*")  # what follows begins a row: on a page, it may do so anywhere
_PITCH = 1.5 * HIGH


class Place(Enum):
    """What a text is of, and so how it is heard."""

    WHOLE = "the invoice as a whole"
    NAME = "a name or an address in it"
    LINE = "what was sold"
    ATTACHED = "what is attached"


class Text(NamedTuple):
    """A text, the path of the element or attribute that holds it, and what it is of."""

    path: str
    text: str
    place: Place


class WordedSheets(NamedTuple):
    """The worded texts of an e-invoice, a block each, to be judged as those of a page: those of the invoice as a whole,
    those of its lines, and those that name what is attached."""

    whole: Sheet
    lines: Sheet
    attached: Sheet


def texts_of(part: Structured) -> Iterator[tuple[str, str]]:
    """The texts of all elements and attributes of an e-invoice with their paths, in document order."""
    for element in part.elements:
        yield element.path, element.text
        yield from ((f"{element.path}/@{name}", value) for name, value in element.attributes)


def worded_texts(part: Structured) -> tuple[Text, ...]:
    """The texts of an e-invoice that hold words, in document order: of each kind of place each once, since the same
    word is a stamp at one and none at another."""
    found: dict[tuple[str, Place], Text] = {}
    for path, text in texts_of(part):
        if _is_worded(path, text):
            place = _place(path)
            found.setdefault((text, place), Text(path, text, place))
    return tuple(found.values())


def worded_sheets(part: Structured) -> WordedSheets:
    """The worded texts of an e-invoice as sheets.

    What a text of the whole begins with is set bold: it stands out as a stamp does, and the name of an item does not.
    """
    texts = worded_texts(part)
    parts = ((Place.WHOLE, Place.NAME), (Place.LINE,), (Place.ATTACHED,))
    return WordedSheets(*(_sheet([one for one in texts if one.place in places]) for places in parts))


def _place(path: str) -> Place:
    if _ATTACHED.search(path):
        return Place.ATTACHED
    if _OF_LINE.search(path):
        return Place.LINE
    return Place.NAME if _NAMING.search(path) else Place.WHOLE


def _sheet(texts: Sequence[Text]) -> Sheet:
    words: list[Word] = []
    top = 0.0
    for one in texts:
        for number, row in enumerate(row for row in _SENTENCE.split(one.text) if row.strip()):
            words += row_of_words(row, top, bold=one.place is Place.WHOLE and not number)
            top += _PITCH
        top += ROW
    wide = max((word.box.x1 for word in words), default=HIGH)
    page = Page(number=1, width=wide, height=top + HIGH, words=tuple(words))
    return sheet_of(Reading(sha256="", reader="einvoice", parts=(page,)))


def _is_worded(path: str, text: str) -> bool:
    if not _IDENTIFYING.search(path):
        return _WORD.search(text) is not None
    ended = _ENDED.search(text)
    return ended is not None and _WORD.search(text, ended.end()) is not None
