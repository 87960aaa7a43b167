"""Attacks on single glyphs: what is drawn is one character, and what it says another, several, or none."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

import pikepdf
from pikepdf import Array, Dictionary, Name

from tests.faults.attack import Attack, edited, honest

GLYPH = ("IN-30", "IN-31", "IN-20", "IN-26", "IN-18")

# What glyphs are called in the fonts that every reader has.
_NAMES = {
    " ": "space", "+": "plus", ",": "comma", "-": "hyphen", ".": "period", "/": "slash", ":": "colon", "%": "percent",
    "(": "parenleft", ")": "parenright", "|": "bar", "·": "periodcentered", "€": "Euro", "$": "dollar", "£": "sterling",
    "¥": "yen", "'": "quotesingle", "•": "bullet", "ü": "udieresis", "ö": "odieresis", "Ø": "Oslash", "ƒ": "florin",
    "—": "emdash", "_": "underscore",
    "0": "zero", "1": "one", "2": "two", "3": "three", "4": "four", "5": "five", "6": "six", "7": "seven",
    "8": "eight", "9": "nine",
}  # fmt: skip


class Place(NamedTuple):
    """A text of the honest invoice: what it says, in which of its fonts and sizes, and where it begins."""

    text: str
    font: str
    size: float
    x: float
    y: float


NUMBER = Place("Invoice number: BT-2024-0117", "Helvetica", 10, 60, 670)
ISSUED = Place("Invoice date: 15 May 2024", "Helvetica", 10, 60, 655)
DUE = Place("Due date: 14 June 2024", "Helvetica", 10, 60, 640)
SELLER = Place("Brightwater Tools GmbH", "Helvetica-Bold", 14, 60, 800)
VAT_ID = Place("VAT ID: DE136695976", "Helvetica", 9, 60, 772)
TITLE = Place("INVOICE", "Helvetica-Bold", 18, 60, 700)
BUYER = Place("Meadow Gardens GmbH", "Helvetica", 10, 60, 597)
IBAN = Place("Please pay to IBAN DE89 3704 0044 0532 0130 00", "Helvetica", 10, 60, 320)
CURRENCY = Place("Total due EUR", "Helvetica", 10, 300, 392)


def respelt(place: Place, glyphs: list[tuple[str, str]], data: bytes | None = None) -> bytes:
    """The honest invoice with one text set anew: pairs of the character that is drawn and of what it says."""

    def edit(pdf: pikepdf.Pdf) -> None:
        _without(pdf, place.text)
        _set(pdf, place, glyphs)

    return edited(edit, data)


def _without(pdf: pikepdf.Pdf, text: str) -> None:
    """Takes a text off the page."""
    page = pdf.pages[0]
    kept = page.Contents.read_bytes()
    shown = b"(" + text.encode("cp1252").replace(b"(", rb"\(").replace(b")", rb"\)") + b") Tj"
    assert shown in kept
    page.Contents.write(kept.replace(shown, b"() Tj", 1))


def _set(pdf: pikepdf.Pdf, place: Place, glyphs: list[tuple[str, str]]) -> None:
    """Draws one thing and says another, in a font with codes of its own."""
    codes = {pair: 33 + index for index, pair in enumerate(dict.fromkeys(glyphs))}
    named = [Name("/" + _NAMES.get(drawn, drawn)) for drawn, _ in codes]
    said = "".join(f"<{code:02x}> <{one.encode('utf-16-be').hex() or '0000'}>\n" for (_, one), code in codes.items())
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
        f"1 begincodespacerange <00> <ff> endcodespacerange\n{len(codes)} beginbfchar\n{said}endbfchar\nendcmap end end"
    )
    font = Dictionary(
        Type=Name.Font, Subtype=Name.Type1, BaseFont=Name("/" + place.font),
        Encoding=Dictionary(Type=Name.Encoding, BaseEncoding=Name.WinAnsiEncoding, Differences=Array([33, *named])),
        ToUnicode=pdf.make_stream(cmap.encode()),
    )  # fmt: skip
    page = pdf.pages[0]
    page.Resources.Font.Said = pdf.make_indirect(font)
    text = bytes(codes[pair] for pair in glyphs).hex()
    shown = f"BT /Said {place.size} Tf {place.x} {place.y} Td <{text}> Tj ET"
    page.contents_add(pdf.make_stream(shown.encode()), prepend=False)


def plain(text: str) -> list[tuple[str, str]]:
    """Glyphs that say what they show."""
    return [(sign, sign) for sign in text]


def swapped(place: Place, at: str, drawn: str, said: str | None = None) -> list[tuple[str, str]]:
    """The glyphs of a place, of which `at`, where it first stands, is drawn as `drawn` and says `said` (as before)."""
    before, _, after = place.text.partition(at)
    said = at if said is None else said
    assert len(drawn) == len(said)
    return [*plain(before), *zip(drawn, said, strict=True), *plain(after)]


def glyphs() -> Iterator[Attack]:
    """Every attack on glyphs."""
    for name, tries, place, made in (
        ("seller", "a seller whose name is drawn otherwise", SELLER, swapped(SELLER, "Tools", "Foils")),
        ("seller-letter", "one letter of the seller's name", SELLER, swapped(SELLER, "T", "P")),
        ("buyer", "a buyer who is drawn as another", BUYER, swapped(BUYER, "Meadow", "Winter")),
        ("number", "a letter of the number", NUMBER, swapped(NUMBER, "BT-", "PT-")),
        ("number-hyphen", "a hyphen of the number drawn as a digit", NUMBER, swapped(NUMBER, "-0", "10")),
        ("month", "a month drawn as another", ISSUED, swapped(ISSUED, "May", "Mar")),
        ("due-month", "a due date drawn a month later", DUE, swapped(DUE, "June", "July")),
        ("currency", "EUR drawn as USD", CURRENCY, swapped(CURRENCY, "EUR", "USD")),
        ("currency-one", "EUR drawn as SUR", CURRENCY, swapped(CURRENCY, "EUR", "SUR")),
        ("title", "INVOICE drawn as a word that means nothing is owed", TITLE, swapped(TITLE, "INVOICE", "OFFERTE")),
        ("label", "a total that is drawn as paid", CURRENCY, swapped(CURRENCY, "due", "met")),
        ("iban-country", "an account of another country", IBAN, swapped(IBAN, "DE8", "BE8")),
        ("iban-digit", "an account with another digit", IBAN, swapped(IBAN, "3704", "3784")),
        ("vat-id", "a VAT id with another digit", VAT_ID, swapped(VAT_ID, "1366", "1866")),
        ("vat-letter", "a VAT id with a letter drawn as a digit", VAT_ID, swapped(VAT_ID, "DE1", "D31")),
        ("digit-as-letter", "digits drawn as letters that look alike", VAT_ID, swapped(VAT_ID, "5976", "S976")),
        ("eight-as-letter", "an eight drawn as a letter", IBAN, swapped(IBAN, "89", "B9")),
        ("letter-as-digit", "a letter drawn as a digit", NUMBER, swapped(NUMBER, "BT", "8T")),
    ):
        yield Attack(f"glyph-{name}.pdf", tries, GLYPH, partial(respelt, place, made))
    yield from _amounts()
    yield from _looking_alike()


def honest_glyphs() -> Iterator[Attack]:
    """Texts in fonts with codes of their own, which say what they show."""
    for place in (NUMBER, ISSUED, DUE, SELLER, VAT_ID, TITLE, BUYER, IBAN, CURRENCY):
        name = place.text.split()[-1].lower()
        tries = "a text in a font with codes of its own"
        yield Attack(f"glyph-honest-{name}.pdf", tries, (), partial(respelt, place, plain(place.text)))
    for font in ("Times-Roman", "Courier-Bold", "Helvetica-BoldOblique"):
        total = Place("119.00", font, 11, 446, 392)
        yield Attack(
            f"glyph-honest-{font.lower()}.pdf", "a total in another font", (), partial(respelt, total, plain("119.00"))
        )


def _looking_alike() -> Iterator[Attack]:
    """Letters for digits: their outlines tell them apart, where a font has but one of each; an eye may not."""
    for name, place, drawn, at, rules in (
        ("zero-as-letter", IBAN, "OO44", "0044", ()),
        ("one-as-capital", VAT_ID, "I366", "1366", GLYPH),
        ("one-as-small", VAT_ID, "l366", "1366", GLYPH),
    ):
        made = swapped(place, at, drawn)
        yield Attack(f"glyph-{name}.pdf", "letters for digits that look alike", rules, partial(respelt, place, made))


def _amounts() -> Iterator[Attack]:
    total = Place("119.00", "Helvetica-Bold", 11, 446, 392)
    for name, tries, made in (
        ("two-in-one", "one glyph that says two digits", [("1", "11"), ("9", "9"), *plain(".00")]),
        ("two-noughts", "one nought that says two", [*plain("119."), ("0", "00")]),
        ("ligature", "a letter that says two digits", [("1", "1"), ("Z", "19"), *plain(".00")]),
        ("point-more", "a digit that says a point as well", [*plain("11"), ("9", "9."), ("0", "0"), ("0", "0")]),
        ("comma", "a comma drawn where a point is said", [*plain("119"), (",", "."), *plain("00")]),
        ("point-as-digit", "a point drawn as a digit", [*plain("119"), ("1", "."), *plain("00")]),
        ("nothing", "a digit that says nothing", [("8", ""), *plain("119.00")]),
        ("blank", "a digit that says a blank", [("8", " "), *plain("119.00")]),
        ("thin-blank", "a digit that says a thin blank", [("8", "\u2009"), *plain("119.00")]),
        ("joiner", "a digit that says a joiner without width", [("8", "\u200d"), *plain("119.00")]),
        ("private", "a digit with a code of nobody's", [("8", "\ue001"), *plain("119.00")]),
        ("soft-hyphen", "a digit that says a soft hyphen", [("8", "\u00ad"), *plain("119.00")]),
        ("hyphen", "a digit that says a hyphen", [("8", "-"), *plain("119.00")]),
        ("letter", "a digit that says a letter", [("8", "l"), *plain("119.00")]),
        ("quote", "a digit that says a quotation mark", [("8", "'"), *plain("119.00")]),
        ("arabic", "digits that say those of another script", [("9", "\u0661"), *plain("19.00")]),
        ("devanagari", "digits that say those of another script", [("9", "\u0967"), ("1", "1"), *plain("9.00")]),
        ("wide", "a digit that says a wide one", [("9", "\uff11"), *plain("19.00")]),
        ("bold", "a digit that says a mathematical one", [("9", "\U0001d7cf"), *plain("19.00")]),
        ("raised", "a raised digit that is drawn as a large one", [("9", "\u00b9"), *plain("19.00")]),
        ("minus", "a hyphen that is drawn and says nothing", [("-", ""), *plain("119.00")]),
    ):  # fmt: skip
        yield Attack(f"glyph-total-{name}.pdf", tries, GLYPH, partial(respelt, total, made, honest(total="119.00")))
