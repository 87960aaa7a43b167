"""Attacks by views: a page that shows one thing on the screen and another on paper, a picture with further frames, text
in a picture beside the text of a page, content beyond the shown box; and honest twins.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from functools import partial

import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image

from tests.faults.attack import A4, TOTAL, Attack, edited, honest

APART = ("IN-29",)
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
    for ending, kind in (("png", "PNG"), ("webp", "WEBP")):
        yield Attack(f"view-frames.{ending}", "a picture with a second frame", APART, partial(_frames, kind))


def honest_views() -> Iterator[Attack]:
    """What shows the same in every view, and what shows nothing: these go straight through."""
    yield Attack("twin-link.pdf", "a link", (), partial(edited, _link))
    yield Attack("twin-icon.pdf", "a sticky note without a look", (), partial(edited, _icon))
    usage = Dictionary(View=Dictionary(ViewState=Name.ON), Print=Dictionary(PrintState=Name.ON))
    yield Attack("twin-layer.pdf", "a layer that shows in both views", (), partial(edited, _layer(usage, "Thank you")))
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


def _icon(pdf: pikepdf.Pdf) -> None:
    note = Dictionary(Type=Name.Annot, Subtype=Name.Popup, Rect=Array([10, 10, 20, 20]), F=0)
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(note)])


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
