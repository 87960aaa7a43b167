"""Contents of pages that are written by hand: what stands at the total in fonts, masks and patterns of all kinds."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pikepdf
from pikepdf import Array, Dictionary, Name
from reportlab.pdfbase.pdfmetrics import stringWidth

from tests.faults.attack import edited, honest

Edit = Callable[[pikepdf.Pdf], None]
_NINE = "0.1 w 0.5 0.5 m 0.5 0.75 0.1 0.75 0.1 0.5 c 0.1 0.3 0.5 0.3 0.5 0.5 c 0.5 0.2 0.4 0.02 0.15 0.02 c S"


def put(content: str) -> Edit:
    """The content behind the page's own, and what it may need."""

    def edit(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0]
        resources = page.Resources
        resources.Font.Sy = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Symbol)
        resources.Font.T3 = _drawn_font(
            pdf, {"one": _NINE, "nine": _NINE, "zero": _ring(), "period": "0.1 0 0.1 0.1 re f"}
        )
        resources.Font.T3b = _drawn_font(pdf, {"period": "0.1 0 0.1 0.1 re f 0.27 0 0.09 0.72 re f"}, 550)
        mask = pdf.make_stream(
            b"0 g 0 0 600 900 re f",
            Type=Name.XObject,
            Subtype=Name.Form,
            BBox=Array([0, 0, 600, 900]),
            Group=Dictionary(S=Name.Transparency, CS=Name.DeviceGray),
        )
        resources.ExtGState = Dictionary(Masked=Dictionary(SMask=Dictionary(S=Name.Luminosity, G=mask)))
        resources.Pattern = Dictionary(
            Empty=pdf.make_stream(
                b" ",
                PatternType=1,
                PaintType=1,
                TilingType=1,
                BBox=Array([0, 0, 9, 9]),
                XStep=9,
                YStep=9,
                Resources=Dictionary(),
            )
        )
        white = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([1]), C1=Array([1]), N=1)
        resources.Shading = Dictionary(
            Paper=Dictionary(ShadingType=2, ColorSpace=Name.DeviceGray, Coords=Array([440, 0, 490, 0]), Function=white)
        )
        resources.XObject = Dictionary(
            Cover=pdf.make_stream(
                b"1 g 0 0 12 20 re f", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 12, 20])
            )
        )
        page.contents_add(pdf.make_stream(content.encode("latin-1")), prepend=False)

    return edit


def at_total(content: str) -> partial[bytes]:
    """A page that has the content in place of its total."""
    return partial(edited, put(content), honest(total=""))


def _ring() -> str:
    return "0.1 w 0.1 0.36 m 0.1 0.85 0.5 0.85 0.5 0.36 c 0.5 -0.1 0.1 -0.1 0.1 0.36 c S"


def _drawn_font(pdf: pikepdf.Pdf, glyphs: dict[str, str], width: int = 556) -> pikepdf.Object:
    codes = {"period": 46, "zero": 48, "one": 49, "nine": 57}
    procs = {f"/{name}": pdf.make_stream(f"{width / 1000} 0 d0 {shape}".encode()) for name, shape in glyphs.items()}
    named = [part for name in glyphs for part in (codes[name], Name(f"/{name}"))]
    return pdf.make_indirect(Dictionary(
        Type=Name.Font, Subtype=Name.Type3, FontBBox=Array([0, 0, 1, 1]), FontMatrix=Array([1, 0, 0, 1, 0, 0]),
        CharProcs=Dictionary(procs), Encoding=Dictionary(Type=Name.Encoding, Differences=Array(named)),
        FirstChar=46, LastChar=57, Widths=Array([width / 1000] * 12), Resources=Dictionary(),
    ))  # fmt: skip


def pretended(said: str, drawn: str, x: float, y: float, size: float) -> Edit:
    """A text each of whose letters draws one of another text."""

    def edit(pdf: pikepdf.Pdf) -> None:
        helvetica = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        widths = [stringWidth(sign, "Helvetica", 1) for sign in drawn]
        procs = {
            f"/g{at}": pdf.make_stream(f"{wide} 0 d0 BT /F 1 Tf ({sign}) Tj ET".encode())
            for at, (sign, wide) in enumerate(zip(drawn, widths, strict=True))
        }
        codes = "".join(f"<{33 + at:02x}> <{ord(sign):04x}>\n" for at, sign in enumerate(said))
        cmap = (
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
            f"1 begincodespacerange <00> <ff> endcodespacerange\n{len(said)} beginbfchar\n{codes}endbfchar\n"
            "endcmap end end"
        )
        page = pdf.pages[0]
        page.Resources.Font.Pretended = pdf.make_indirect(Dictionary(
            Type=Name.Font, Subtype=Name.Type3, FontBBox=Array([0, -1, 20, 1]),
            FontMatrix=Array([1, 0, 0, 1, 0, 0]), CharProcs=Dictionary(procs),
            Encoding=Dictionary(Type=Name.Encoding, Differences=Array([33, *(Name(name) for name in procs)])),
            FirstChar=33, LastChar=32 + len(said), Widths=Array(widths), ToUnicode=pdf.make_stream(cmap.encode()),
            Resources=Dictionary(Font=Dictionary(F=helvetica)),
        ))  # fmt: skip
        text = bytes(range(33, 33 + len(said))).hex()
        shown = f"BT /Pretended {size} Tf {x} {y} Td <{text}> Tj ET"
        page.contents_add(pdf.make_stream(shown.encode()), prepend=False)

    return edit


def unpointed(cents: str) -> Edit:
    """All amounts without their points, and their cents told apart by what is drawn."""

    def edit(pdf: pikepdf.Pdf) -> None:
        contents = pdf.pages[0].Contents
        data = contents.read_bytes()
        drawn = []
        for amount, right, low in (("35.00", 400, 490), ("10.00", 400, 474), ("70.00", 480, 490), ("30.00", 480, 474),
                                   ("100.00", 480, 432), ("19.00", 480, 412), ("119.00", 480, 392)):  # fmt: skip
            whole, part = amount.split(".")
            old = f"({amount}) Tj".encode()
            assert old in data
            size = 11 if amount == "119.00" else 10
            digit = 0.556 * size
            at = right - digit * len(amount) + 0.278 * size + digit * len(whole)
            shown = {
                "raised": f"({whole}) Tj 4 Ts /F1 6 Tf ({part}) Tj 0 Ts /F1 10 Tf",
                "point": f"[({whole}) -240 ({part})] TJ",
                "under": f"({whole}{part}) Tj",
            }
            data = data.replace(old, shown[cents].encode(), 1)
            place = {"raised": (0, 0, 0, 0), "point": (at + 0.7, low, 1.1, 1.1), "under": (at, low - 2, 11, 0.6)}[cents]
            drawn.append("{:.2f} {:.2f} {} {} re f".format(*place))
        contents.write(data)
        pdf.pages[0].contents_add(pdf.make_stream(" ".join(drawn).encode()), prepend=False)

    return edit
