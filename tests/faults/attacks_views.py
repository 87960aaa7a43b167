"""Attacks by views: a page that shows one thing on the screen and another on paper, a picture with further frames, text
in a picture beside the text of a page, content beyond the shown box; and honest twins.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Iterator
from functools import partial

import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from tests.faults.attack import A4, TOTAL, Attack, Draw, attached, edited, honest, letter

APART = ("IN-29",)
DOUBT, ACCOUNT = ("GATE-9",), ("VEND-3",)
_PICTURED: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    ("total", DOUBT, ("Total due EUR 919.00",)),
    ("number", DOUBT, ("Invoice number: BT-2024-0999",)),
    ("due", DOUBT, ("Due date: 20 May 2024",)),
    ("vat-id", DOUBT, ("VAT ID: ATU13585627",)),
    ("account", ACCOUNT, ("IBAN: DE75 5121 0800 1245 1261 99",)),
    ("bank", ("WORDS-10",), ("Our bank details have changed",)),
    ("cancelled", ("WORDS-2",), ("CANCELLED",)),
    ("copy", ("WORDS-4",), ("COPY",)),
)
_TWINS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("logo", ("Brightwater Tools",)),
    ("same", ("Total due EUR 119.00", "IBAN: DE89 3704 0044 0532 0130 00")),
    ("badge", ("ISO 9001:2015", "certified since 2011")),
    ("advert", ("Spring sale: all spades 29.90",)),
)
Edit = Callable[[pikepdf.Pdf], None]
_LOOK = b"1 g 0 0 70 16 re f 0 g BT /F 11 Tf 30 4 Td (919.00) Tj ET"


def views() -> Iterator[Attack]:
    """Every attack by views."""
    for name, tries, flags in (
        ("screen", "a total that is laid over on the screen alone", 0),
        ("paper", "a total that is laid over on paper alone", 4 | 32),
        ("locked", "a locked note on the screen alone", 128),
    ):
        yield Attack(f"view-note-{name}.pdf", tries, APART, partial(edited, _note(flags)))
        yield Attack(f"view-aside-{name}.pdf", f"{tries}, beside all text", APART, partial(edited, _note(flags, 80)))
    for name, flags in (("screen", 0), ("paper", 4 | 32)):
        yield Attack(f"view-field-{name}.pdf", "a field in one view", APART, partial(edited, _field(flags)))
        yield Attack(f"view-stamp-{name}.pdf", "a stamp in one view", APART, partial(edited, _stamp(flags)))
    for name, usage in (
        ("screen", Dictionary(View=Dictionary(ViewState=Name.ON), Print=Dictionary(PrintState=Name.OFF))),
        ("paper", Dictionary(View=Dictionary(ViewState=Name.OFF), Print=Dictionary(PrintState=Name.ON))),
        ("zoom", Dictionary(Zoom=Dictionary(min=2, max=9))),
        ("language", Dictionary(Language=Dictionary(Lang="de"))),
        ("user", Dictionary(User=Dictionary(Type=Name.Ind, Name="Anna"))),
    ):
        yield Attack(f"view-layer-{name}.pdf", f"a layer by {name}", APART, partial(edited, _layer(usage)))
    yield Attack("view-alternate.pdf", "another picture for paper", APART, partial(edited, _alternate))
    for area in ("ViewArea", "PrintArea", "PrintClip"):
        yield Attack(f"view-{area}.pdf", "a page shown beyond its box", APART, partial(edited, _area(area)))
    other = partial(edited, _portfolio)
    yield Attack("view-portfolio.pdf", "a portfolio that opens with another file", APART, other)
    symbols = partial(edited, _set_in("Wingdings"), honest(total=""))
    yield Attack("view-symbols.pdf", "a total in a font of symbols", APART, symbols)
    white = partial(edited, _overprinted("0 0 0 0"))
    yield Attack("view-white.pdf", "a digit under white that lets it through on paper", APART, white)
    for ending, kind in (("png", "PNG"), ("webp", "WEBP")):
        yield Attack(f"view-frames.{ending}", "a picture with a second frame", APART, partial(_frames, kind))
    yield Attack("view-frames-untold.png", "a second frame that is not counted", APART, _uncounted)

    for name, rules, rows in _PICTURED:
        yield Attack(f"picture-{name}.pdf", f"in a picture: {rows[0]}", rules, partial(honest, _pictured(rows)))
        note = partial(edited, _written(rows[0]))
        yield Attack(f"note-{name}.pdf", f"in a note: {rows[0]}", rules, note)
    for kind in ("Text", "Highlight", "Redact"):
        comment = partial(edited, _comment(Name(f"/{kind}"), "Cancelled - do not pay."))
        yield Attack(f"view-comment-{kind.lower()}.pdf", "a comment: Cancelled - do not pay.", ("IN-29",), comment)
    yield Attack("picture-invoice.pdf", "another invoice as a picture", DOUBT, partial(honest, _small_invoice))
    for height, light in ((9, False), (12, False), (14, True)):
        tries = f"a picture {height} points high, {'light on dark' if light else 'dark on light'}: PAID"
        yield Attack(f"picture-low-{height}.pdf", tries, ("WORDS-3",), partial(honest, _low("PAID", height, light)))
    yield Attack("picture-stamp-aslant.pdf", "a stamp aslant in a picture", ("WORDS-3",), partial(honest, _aslant))


def honest_views() -> Iterator[Attack]:
    """What shows the same in every view, and what shows nothing: these go straight through."""
    yield Attack("twin-link.pdf", "a link", (), partial(edited, _link))
    yield Attack("twin-attached.pdf", "a note attached, and no portfolio", (), partial(attached, "note.txt", b"Hello"))
    plain = partial(edited, _set_in("Arial"), honest(total=""))
    yield Attack("twin-not-embedded.pdf", "a total in a font of letters that is not in the file", (), plain)
    yield Attack("twin-icon.pdf", "a sticky note without a look", (), partial(edited, _icon))
    black = partial(edited, _overprinted("0 0 0 0.05", 60))
    yield Attack("twin-overprinted.pdf", "a light tint that overprints, below all", (), black)
    blank = partial(edited, _comment(Name.Highlight, " "))
    yield Attack("twin-highlight.pdf", "a highlight without words", (), blank)
    usage = Dictionary(View=Dictionary(ViewState=Name.ON), Print=Dictionary(PrintState=Name.ON))
    yield Attack("twin-layer.pdf", "a layer that shows in both views", (), partial(edited, _layer(usage, "Thank you")))
    for name, rows in _TWINS:
        yield Attack(f"twin-picture-{name}.pdf", f"in a picture: {rows[0]}", (), partial(honest, _pictured(rows)))
    for light in (False, True):
        tries = f"a small logo, {'light on dark' if light else 'dark on light'}"
        yield Attack(f"twin-low-{light}.pdf", tries, (), partial(honest, _low("Brightwater", 14, light)))
    yield Attack("twin-area.pdf", "a page that prints as it shows", (), partial(edited, _same_area))


def _appearance(pdf: pikepdf.Pdf, content: bytes = _LOOK) -> pikepdf.Object:
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    return pdf.make_stream(
        content,
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=Array([0, 0, 70, 16]),
        Resources=Dictionary(Font=Dictionary(F=font)),
    )


def _laid(pdf: pikepdf.Pdf, low: float, **entries: object) -> pikepdf.Object:
    place = Array([TOTAL[0] - 65, low - 4, TOTAL[0] + 5, low + 12])
    note = pdf.make_indirect(Dictionary(Type=Name.Annot, Rect=place, AP=Dictionary(N=_appearance(pdf)), **entries))
    pdf.pages[0].obj.Annots = Array([note])
    return note


def _note(flags: int, low: float = TOTAL[1]) -> Edit:
    return lambda pdf: _drop(_laid(pdf, low, Subtype=Name.FreeText, Contents="919.00", F=flags))


def _stamp(flags: int) -> Edit:
    return lambda pdf: _drop(_laid(pdf, 700, Subtype=Name.Stamp, F=flags))


def _field(flags: int) -> Edit:
    def edit(pdf: pikepdf.Pdf) -> None:
        field = _laid(pdf, 250, Subtype=Name.Widget, FT=Name.Tx, T="total", V="919.00", F=flags)
        pdf.Root.AcroForm = Dictionary(Fields=Array([field]))

    return edit


def _drop(_made: object) -> None:
    """An edit gives nothing back."""


def _layer(usage: pikepdf.Object, text: str = "Total due EUR 919.00") -> Edit:
    def edit(pdf: pikepdf.Pdf) -> None:
        layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="totals", Usage=usage))
        events = Array([
            Dictionary(Event=Name(f"/{event}"), OCGs=Array([layer]), Category=Array([Name(f"/{event}"), Name.Zoom]))
            for event in ("View", "Print")
        ])  # fmt: skip
        pdf.Root.OCProperties = Dictionary(
            OCGs=Array([layer]), D=Dictionary(ON=Array([layer]), Order=Array([layer]), AS=events)
        )
        page = pdf.pages[0]
        page.Resources.Properties = Dictionary(L0=layer)
        shown = f"/OC /L0 BDC BT /F1 10 Tf 60 250 Td ({text}) Tj ET EMC".encode()
        page.contents_add(pdf.make_stream(shown), prepend=False)

    return edit


def _picture(pdf: pikepdf.Pdf, shade: int) -> pikepdf.Object:
    return pdf.make_stream(
        bytes([shade]) * 64,
        Type=Name.XObject, Subtype=Name.Image, Width=8, Height=8, ColorSpace=Name.DeviceGray, BitsPerComponent=8,
    )  # fmt: skip


def _alternate(pdf: pikepdf.Pdf) -> None:
    picture = _picture(pdf, 200)
    picture.Alternates = Array([Dictionary(Image=_picture(pdf, 0), DefaultForPrinting=True)])
    page = pdf.pages[0]
    page.Resources.XObject = Dictionary(I0=picture)
    page.contents_add(pdf.make_stream(b"q 60 0 0 20 60 220 cm /I0 Do Q"), prepend=False)


def _area(area: str) -> Edit:
    def edit(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj.MediaBox = Array([0, 0, A4[0], A4[1] + 100])
        pdf.pages[0].obj.CropBox = Array([0, 0, *A4])
        pdf.Root.ViewerPreferences = Dictionary({f"/{area}": Name.MediaBox})

    return edit


def _same_area(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.CropBox = Array([0, 0, *A4])
    pdf.Root.ViewerPreferences = Dictionary(PrintArea=Name.MediaBox, DisplayDocTitle=True)


def _link(pdf: pikepdf.Pdf) -> None:
    place = Array([60, 760, 200, 780])
    action = Dictionary(S=Name.URI, URI="https://brightwater.example")
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=place, A=action, Border=Array([0, 0, 0]))
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(link)])


def _portfolio(pdf: pikepdf.Pdf) -> None:
    stream = pdf.make_stream(honest(total="919.00"), Type=Name.EmbeddedFile)
    spec = pdf.make_indirect(Dictionary(Type=Name.Filespec, F="b.pdf", UF="b.pdf", EF=Dictionary(F=stream)))
    pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=Array(["b.pdf", spec])))
    pdf.Root.Collection = Dictionary(Type=Name.Collection, D="b.pdf", View=Name.H)


def _overprinted(inks: str, y: float = 391) -> Edit:
    """A stroke like a one before the total, and over it a box of these inks that overprints."""

    def edit(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0]
        page.Resources["/ExtGState"] = Dictionary(GO=Dictionary(Type=Name.ExtGState, OP=True, op=True, OPM=1))
        drawn = f"q 0 0 0 1 k 441 {y + 1} 1.5 8 re f /GO gs {inks} k 438 {y} 7 10 re f Q"
        page.contents_add(pdf.make_stream(drawn.encode()))

    return edit


def _set_in(face: str) -> Edit:
    """The total in a font that is not in the file, of whose codes a map says the digits."""

    def edit(pdf: pikepdf.Pdf) -> None:
        says = pdf.make_stream(b"1 beginbfrange <20> <7E> <0020> endbfrange")
        font = Dictionary(
            Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name(f"/{face}"), Encoding=Name.WinAnsiEncoding,
            FirstChar=32, LastChar=126, Widths=Array([556] * 95), ToUnicode=says,
        )  # fmt: skip
        page = pdf.pages[0]
        page.Resources.Font["/FX"] = pdf.make_indirect(font)
        shown = f"BT /FX 11 Tf {TOTAL[0] - 36} {TOTAL[1]} Td (119.00) Tj ET".encode()
        page.contents_add(pdf.make_stream(shown), prepend=False)

    return edit


def _icon(pdf: pikepdf.Pdf) -> None:
    note = Dictionary(Type=Name.Annot, Subtype=Name.Popup, Rect=Array([10, 10, 20, 20]), F=0)
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(note)])


def _comment(kind: Name, text: str) -> Edit:
    def edit(pdf: pikepdf.Pdf) -> None:
        note = Dictionary(Type=Name.Annot, Subtype=kind, Rect=Array([10, 10, 20, 20]), Contents=text, F=4)
        pdf.pages[0].obj.Annots = Array([pdf.make_indirect(note)])

    return edit


def _frames(kind: str) -> bytes:
    import pypdfium2

    pdf = pypdfium2.PdfDocument(honest())
    first = pdf[0].render(scale=2.5).to_pil()
    pdf.close()
    out = io.BytesIO()
    first.save(
        out, kind, save_all=True, append_images=[Image.new("RGB", first.size, "white")], duration=50, lossless=True
    )
    return out.getvalue()


def _uncounted() -> bytes:
    """A second frame in a picture that says it has one."""
    data = bytearray(_frames("PNG"))
    at = data.index(b"acTL")
    data[at + 4 : at + 8] = (1).to_bytes(4)
    data[at + 12 : at + 16] = zlib.crc32(data[at : at + 12]).to_bytes(4)
    return bytes(data)


def _pictured(rows: tuple[str, ...]) -> Draw:
    """Rows of text as a picture, below the text of the page."""

    def draw(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(_written_on(rows)), 60, 200, 300, 30 * len(rows))

    return draw


def _written_on(rows: tuple[str, ...]) -> Image.Image:
    picture = Image.new("RGB", (1000, 100 * len(rows)), "white")
    drawing = ImageDraw.Draw(picture)
    for number, text in enumerate(rows):
        drawing.text((20, 100 * number + 18), text, fill="black", font=ImageFont.load_default(48))
    return picture


def _low(word: str, height: int, light: bool) -> Draw:
    """A word as a picture so many points high, dark on light or light on dark."""
    ink, ground = ("white", "black") if light else ("black", "white")
    wide = 20 + 32 * len(word)
    picture = Image.new("RGB", (wide, 66), ground)
    ImageDraw.Draw(picture).text((10, 4), word, fill=ink, font=ImageFont.load_default(46))

    def draw(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(picture), 330, 200, height * wide / 66, height)

    return draw


def _aslant(canvas: Canvas) -> None:
    stamp = Image.new("RGB", (400, 160), "white")
    ImageDraw.Draw(stamp).text((60, 20), "PAID", fill=(200, 0, 0), font=ImageFont.load_default(100))
    turned = stamp.rotate(20, expand=True, fillcolor="white")
    canvas.drawImage(ImageReader(turned), 380, 180, 150, 90)


def _small_invoice(canvas: Canvas) -> None:
    """The picture of an invoice of 238.00, on the lower part of the page."""
    import pypdfium2

    buffer = io.BytesIO()
    inner = Canvas(buffer, pagesize=A4, invariant=True)
    letter(inner, "BT-2024-0118", (200, 38, 238))
    inner.showPage()
    inner.save()
    pdf = pypdfium2.PdfDocument(buffer.getvalue())
    picture = pdf[0].render(scale=3).to_pil()
    pdf.close()
    canvas.drawImage(ImageReader(picture), 60, 10, 210, 297)


def _written(text: str) -> Edit:
    """A note that shows on the screen and on paper, and says `text`."""

    def edit(pdf: pikepdf.Pdf) -> None:
        look = _appearance(pdf, f"0 g BT /F 11 Tf 4 5 Td ({text}) Tj ET".encode("latin-1"))
        look.BBox = Array([0, 0, 260, 18])
        place = Array([60, 240, 320, 258])
        note = Dictionary(Type=Name.Annot, Subtype=Name.FreeText, Rect=place, F=4, Contents=text)
        note.AP = Dictionary(N=look)
        pdf.pages[0].obj.Annots = Array([pdf.make_indirect(note)])

    return edit
