"""What acts in a PDF is found wherever it lies; what only shows a page is left alone."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from extractors.readers.inspect.active import inspect_file
from schemas import SignalCode

Edit = Callable[[Pdf], None]


def saved(edit: Edit) -> bytes:
    """An empty page after `edit`."""
    pdf = pikepdf.new()
    pdf.add_blank_page()
    edit(pdf)
    buffer = io.BytesIO()
    pdf.save(buffer)
    return buffer.getvalue()


def codes(data: bytes) -> list[SignalCode]:
    """What is noticed."""
    return [signal.code for signal in inspect_file(data).signals]


def _root(key: str, value: Callable[[], Dictionary]) -> Edit:
    def edit(pdf: Pdf) -> None:
        pdf.Root[key] = value()

    return edit


def _deep(pdf: Pdf) -> None:
    inner = Dictionary(S=Name.JavaScript, JS="x")
    for _ in range(200):
        inner = Dictionary(Inside=Array([inner]))
    pdf.Root.Inside = inner


def _round(pdf: Pdf) -> None:
    one, other = pdf.make_indirect(Dictionary()), pdf.make_indirect(Dictionary())
    one.Next, other.Next = other, one
    pdf.Root.Round = one


def _attached(name: str, content: bytes) -> Edit:
    def edit(pdf: Pdf) -> None:
        stream = pdf.make_stream(content)
        pdf.Root.AF = Array([Dictionary(Type=Name.Filespec, UF=name, EF=Dictionary(F=stream))])

    return edit


@pytest.mark.parametrize(
    "edit",
    [
        _root("/OpenAction", lambda: Dictionary(S=Name.JavaScript, JS="x")),
        _root("/OpenAction", lambda: Dictionary(S=Name.Launch)),
        _root("/AA", lambda: Dictionary(WC=Dictionary(JS="x"))),
        _root("/AcroForm", lambda: Dictionary(XFA="x")),
        _deep,
    ],
)
def test_what_acts_is_found(edit: Edit) -> None:
    assert codes(saved(edit)) == [SignalCode.ACTIVE_CONTENT]


@pytest.mark.parametrize(
    "edit",
    [
        lambda _pdf: None,
        _round,
        _root("/OpenAction", lambda: Dictionary(S=Name.GoTo, D=Array([0]))),
        _root("/AcroForm", lambda: Dictionary(Fields=Array([]))),
        _attached("factur-x.xml", b"<Invoice/>"),
        _attached("a.com.pdf", b"%PDF-1.7"),
        _attached("JS", b"plain"),
    ],
)
def test_what_is_harmless_is_left_alone(edit: Edit) -> None:
    assert codes(saved(edit)) == []


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.exe", b"x"),
        ("A.VBS", b"x"),
        ("a.js. . ", b"x"),
        ("a.pdf", b"MZ\x90\0" + bytes(80)),
        ("", b"\x7fELF" + bytes(9)),
    ],
)
def test_a_program_is_found_by_name_and_by_content(name: str, content: bytes) -> None:
    assert codes(saved(_attached(name, content))) == [SignalCode.PROGRAM_ATTACHED]


@pytest.mark.parametrize("packed", [["/ASCIIHexDecode"], ["/ASCIIHexDecode", "/FlateDecode"], ["/FlateDecode"]])
def test_a_program_is_found_however_it_is_packed(packed: list[str]) -> None:
    program = b"MZ\x90\0" + bytes(80)
    content = zlib.compress(program) if "/FlateDecode" in packed else program
    if "/ASCIIHexDecode" in packed:
        content = content.hex().encode() + b">"

    def edit(pdf: Pdf) -> None:
        stream = pdf.make_stream(content, Filter=Array([Name(one) for one in packed]))
        pdf.Root.AF = Array([Dictionary(Type=Name.Filespec, UF="a.pdf", EF=Dictionary(F=stream))])

    assert codes(saved(edit)) == [SignalCode.PROGRAM_ATTACHED]


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"%PDF-1.7\n" + bytes(range(256)) * 20])
def test_what_cannot_be_looked_through_is_said(data: bytes) -> None:
    assert codes(data) == [SignalCode.NOT_INSPECTED]


@pytest.mark.parametrize(
    ("kind", "flags", "apart"), [("Stamp", 4, True), ("Line", 0, True), ("Line", 2, False), ("Highlight", 4, False)]
)
def test_a_stamp_or_stroke_without_a_look_is_drawn_by_some_programs_alone(kind: str, flags: int, apart: bool) -> None:
    def edit(pdf: Pdf) -> None:
        place = Array([10, 10, 50, 20])
        note = Dictionary(Type=Name.Annot, Subtype=Name(f"/{kind}"), Rect=place, F=flags)
        pdf.pages[0].obj.Annots = Array([pdf.make_indirect(note)])

    assert (SignalCode.VIEWS_DIFFER in codes(saved(edit))) is apart


@pytest.mark.parametrize(
    ("drawn", "apart"),
    [
        ("/GO gs 0 0 0 0 k 0 0 9 9 re f", True),
        ("0 0 0 0 k q /GO gs 0 0 9 9 re f Q", True),
        ("q /GO gs Q 0 0 0 0 k 0 0 9 9 re f", False),
        ("/GO gs 0 0 0 1 k 0 0 9 9 re f", False),
        ("/GO gs 0 0 0 0 k 1 g 0 0 9 9 re f", False),  # white of another kind covers wherever it is shown
        ("/GO gs 0 0 0 0 K 0 0 9 9 re f", False),
        ("/GO gs 0 0 0 0 K 0 0 9 9 re S", True),
    ],
)
def test_white_that_overprints_shows_otherwise_where_it_is_printed(drawn: str, *, apart: bool) -> None:
    def edit(pdf: Pdf) -> None:
        page = pdf.pages[0]
        page.obj.Resources = Dictionary(ExtGState=Dictionary(GO=Dictionary(Type=Name.ExtGState, OP=True, OPM=1)))
        page.obj.Contents = pdf.make_stream(drawn.encode())

    assert (SignalCode.VIEWS_DIFFER in codes(saved(edit))) is apart
