"""Attacks on the reader of PDFs: bombs, loops, floods, and what no page may be."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Iterator
from functools import partial

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from tests.faults.attack import Attack, edited, honest

STOPPED, DAMAGED = ("IN-11", "IN-12", "IN-13"), ("IN-10",)
LARGE, OBJECTS, PAGES, WORDS, SEALED = ("IN-07",), ("IN-09",), ("IN-06",), ("IN-08",), ("IN-04",)
_EMPTY = ("IN-14",)

Edit = Callable[[Pdf], None]


def pdfs() -> Iterator[Attack]:
    """Every attack on the reader of PDFs."""
    yield from _broken()
    for name, tries, rules, edit in (
        ("page-huge", "a page of 14 million points", LARGE, partial(_page, MediaBox=Array([0, 0, 14_000_000, 900]))),
        ("page-unit", "a page whose unit is a kilometre", (), partial(_page, UserUnit=2_834_645)),
        ("page-none", "a page without size", (), partial(_page, MediaBox=Array([0, 0, 0, 0]))),
        ("page-turned", "a page turned by 45 degrees", (), partial(_page, Rotate=45)),
        ("page-negative", "a page whose corners are swapped", (), partial(_page, MediaBox=Array([595, 842, 0, 0]))),
        ("pages-many", "100,000 pages", PAGES, partial(_many_pages, count=100_000)),
        ("pages-round", "pages that hold themselves", (*DAMAGED, *PAGES), _round_pages),
        ("pages-count", "a count of pages that is not true", (), partial(_count, 2_000_000_000)),
        ("content-bomb", "a page that unpacks to 400 MB", (*STOPPED, *OBJECTS), partial(_content, b"q ", 200_000_000)),
        ("content-paths", "ten million lines", (*STOPPED, *OBJECTS), partial(_content, b"0 0 m 9 9 l S ", 10_000_000)),
        ("content-text", "three million letters", (*STOPPED, *WORDS, *OBJECTS), partial(_content, _TEXT, 3_000_000)),
        ("content-twice", "a page packed in 40 layers", (*DAMAGED, *_EMPTY, *STOPPED), _layers),
        (
            "content-open",
            "brackets that never close",
            (*DAMAGED, *_EMPTY, *STOPPED),
            partial(_content, b"[", 5_000_000),
        ),
        ("content-inline", "a picture in a page without end", (*DAMAGED, *_EMPTY, *STOPPED), _inline),
        ("form-itself", "a form that draws itself", (), _form_itself),
        ("form-laughs", "a form ten times in each of nine", (*STOPPED, *OBJECTS, "IN-23"), partial(_laughs, 9)),
        ("form-deep", "500 forms in each other", (), partial(_laughs, 500, times=1)),
        ("pattern", "a pattern that fills itself", (), _pattern),
        ("font-itself", "a letter that writes itself", (), _type3_itself),
        ("font-map", "a map of letters with 65 million entries", (), partial(_cmap, _RANGES)),
        (
            "font-bomb",
            "a map of letters that unpacks to 400 MB",
            (),
            partial(_cmap, b" " * 1_000, times=200_000),
        ),
        ("notes", "200,000 notes on a page", STOPPED, _notes),
        ("tree", "names that hold themselves", (), _tree),
        ("outline", "bookmarks that go round", (), _outline),
    ):
        yield Attack(f"pdf-{name}.pdf", tries, rules, partial(edited, edit))
    yield Attack(
        "pdf-sealed.pdf", "a password", SEALED, lambda: _saved(encryption=pikepdf.Encryption(owner="a", user="b"))
    )
    yield Attack("pdf-objects.pdf", "an object stream of 300 MB", (*DAMAGED, *STOPPED), _object_stream)


_TEXT = b"BT /F1 9 Tf 9 9 Td (a b) Tj ET "
_RANGES = b"\n".join(b"1000 beginbfrange" + b"\n<0000> <ffff> <0000>" * 1_000 + b"\nendbfrange" for _ in range(1))


def _broken() -> Iterator[Attack]:
    """Files whose own table leads astray."""
    for name, tries, rules, make in (
        ("xref-round", "a table whose predecessor is itself", (), _xref_round),
        ("xref-none", "no table", (), lambda: honest().rpartition(b"xref\n0")[0]),
        ("xref-large", "a table of 4,000 million objects", (), _xref_large),
        ("half", "a file that is cut off", (*DAMAGED, "IN-14", "BR-02"), lambda: honest()[:1_500]),
        ("head", "nothing but a head", DAMAGED, lambda: b"%PDF-1.7\n"),
        ("noise", "noise after the head", DAMAGED, lambda: b"%PDF-1.7\n" + bytes(range(256)) * 2_000),
        ("junk", "a head that comes late", (), lambda: b"\n" * 900 + honest()),
        ("both", "a PDF that is a program too", ("IN-03",), lambda: b"MZ\x90\0" + bytes(60) + honest()),
        ("page", "a PDF that is a web page too", (), lambda: b"<!-- <html> -->\n" + honest()),
        ("size", "a length that is not true", (), lambda: _with_length(b"2000000000")),
        ("itself", "a length that is the stream itself", (), lambda: _with_length(b"8 0 R")),
        ("array", "lists in lists, 50,000 deep", (*DAMAGED, "IN-23"), _deep_array),
        ("number", "numbers of a million digits", (*DAMAGED, *_EMPTY, *LARGE, "IN-23"), _long_number),
    ):
        yield Attack(f"pdf-{name}.pdf", tries, rules, make)


def _page(pdf: Pdf, **entries: object) -> None:
    for key, value in entries.items():
        pdf.pages[0].obj[f"/{key}"] = value


def _many_pages(pdf: Pdf, count: int) -> None:
    pages = pdf.Root.Pages
    pages.Kids = Array([pages.Kids[0]] * count)
    pages.Count = count


def _round_pages(pdf: Pdf) -> None:
    pages = pdf.Root.Pages
    pages.Kids = Array([pages] * 5)
    pages.Count = 1_000_000_000


def _count(count: int, pdf: Pdf) -> None:
    pdf.Root.Pages.Count = count


def _repeated(piece: bytes, times: int) -> bytes:
    """`piece` so many times, packed, without ever being whole."""
    packer = zlib.compressobj(9)
    block = 20_000
    parts = [packer.compress(piece * min(block, times - done)) for done in range(0, times, block)]
    return b"".join(parts) + packer.flush()


def _content(piece: bytes, times: int, pdf: Pdf) -> None:
    stream = pdf.make_stream(b"")
    stream.write(_repeated(piece, times), filter=Name.FlateDecode)
    pdf.pages[0].obj.Contents = stream


def _layers(pdf: Pdf) -> None:
    data = b"q " * 1_000_000
    for _ in range(40):
        data = zlib.compress(data)
    stream = pdf.make_stream(b"")
    stream.write(data, filter=Array([Name.FlateDecode] * 40))
    pdf.pages[0].obj.Contents = stream


def _inline(pdf: Pdf) -> None:
    data = b"BI /W 99999 /H 99999 /BPC 8 /CS /G ID " + b"EI" * 2_000_000
    pdf.pages[0].obj.Contents = pdf.make_stream(data)


def _form(pdf: Pdf, content: bytes) -> pikepdf.Object:
    return pdf.make_stream(content, Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 600, 900]))


def _drawn(pdf: Pdf, form: pikepdf.Object) -> None:
    pdf.pages[0].Resources.XObject = Dictionary(X=form)
    pdf.pages[0].contents_add(pdf.make_stream(b"/X Do"), prepend=False)


def _form_itself(pdf: Pdf) -> None:
    form = _form(pdf, b"/X Do /X Do")
    form.Resources = Dictionary(XObject=Dictionary(X=form))
    _drawn(pdf, form)


def _laughs(levels: int, pdf: Pdf, times: int = 10) -> None:
    form = _form(pdf, b"0 0 9 9 re f")
    for _ in range(levels):
        outer = _form(pdf, b"/X Do " * times)
        outer.Resources = Dictionary(XObject=Dictionary(X=form))
        form = outer
    _drawn(pdf, form)


def _pattern(pdf: Pdf) -> None:
    pattern = pdf.make_stream(
        b"/Pattern cs /P scn 0 0 1 1 re f",
        Type=Name.Pattern, PatternType=1, PaintType=1, TilingType=1, BBox=Array([0, 0, 1, 1]), XStep=0.001, YStep=0.001,
    )  # fmt: skip
    pattern.Resources = Dictionary(Pattern=Dictionary(P=pattern))
    pdf.pages[0].Resources.Pattern = Dictionary(P=pattern)
    pdf.pages[0].contents_add(pdf.make_stream(b"/Pattern cs /P scn 0 0 9 9 re f"), prepend=False)


def _type3_itself(pdf: Pdf) -> None:
    letter = pdf.make_stream(b"600 0 d0 BT /T3 9 Tf (a) Tj ET")
    font = pdf.make_indirect(
        Dictionary(
            Type=Name.Font, Subtype=Name.Type3, FontBBox=Array([0, 0, 1, 1]), FontMatrix=Array([1, 0, 0, 1, 0, 0]),
            FirstChar=97, LastChar=97, Widths=Array([600]), CharProcs=Dictionary(a=letter),
            Encoding=Dictionary(Type=Name.Encoding, Differences=Array([97, Name.a])),
        )
    )  # fmt: skip
    font.Resources = Dictionary(Font=Dictionary(T3=font))
    pdf.pages[0].Resources.Font.T3 = font
    pdf.pages[0].contents_add(pdf.make_stream(b"BT /T3 9 Tf 9 9 Td (aaaa) Tj ET"), prepend=False)


def _cmap(piece: bytes, pdf: Pdf, times: int = 1) -> None:
    head, tail = b"/CIDInit /ProcSet findresource begin begincmap\n", b"\nendcmap"
    for font in pdf.pages[0].Resources.Font.values():
        stream = pdf.make_stream(b"")
        data = zlib.compress(head + piece + tail) if times == 1 else _repeated(piece, times)
        stream.write(data, filter=Name.FlateDecode)
        font.ToUnicode = stream


def _notes(pdf: Pdf) -> None:
    note = pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Square, Rect=Array([0, 0, 9, 9])))
    pdf.pages[0].obj.Annots = Array([note] * 200_000)


def _tree(pdf: Pdf) -> None:
    node = pdf.make_indirect(Dictionary())
    node.Kids = Array([node, node])
    pdf.Root.Names = Dictionary(EmbeddedFiles=node)


def _outline(pdf: Pdf) -> None:
    entry = pdf.make_indirect(Dictionary(Title="a"))
    entry.Next = entry.First = entry
    pdf.Root.Outlines = Dictionary(First=entry, Last=entry, Count=9)


def _deep_array() -> bytes:
    return honest().replace(b"/Type /Catalog", b"/Type /Catalog /Deep " + b"[" * 50_000 + b"]" * 50_000)


def _saved(**how: object) -> bytes:
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(honest())) as pdf:
        pdf.save(buffer, **how)
    return buffer.getvalue()


def _xref_round() -> bytes:
    data = honest()
    start = data.rpartition(b"startxref")[2].split()[0]
    return data.replace(b"/Root", b"/Prev " + start + b" /Root", 1)


def _xref_large() -> bytes:
    data = honest()
    head, _, tail = data.rpartition(b"xref\n0 ")
    return head + b"xref\n0 4000000000" + tail[tail.index(b"\n") :]


def _with_length(length: bytes) -> bytes:
    data = honest()
    start = data.index(b"/Length ")
    return data[:start] + b"/Length " + length + data[data.index(b"\n", start) :]


def _long_number() -> bytes:
    return honest().replace(b"[ 0 0 595 842 ]", b"[ 0 0 " + b"9" * 1_000_000 + b" 842 ]")


def _object_stream() -> bytes:
    """A file whose objects lie in a stream that unpacks to far more than it should."""
    packed = _repeated(b" " * 1_000, 300_000)
    stream = b"<</Type/ObjStm/N 3/First 9/Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream" % (len(packed), packed)
    head = b"%PDF-1.5\n"
    body = head + b"1 0 obj\n" + stream + b"\nendobj\n"
    rows = [(0, 0, 65535), (1, len(head), 0), (2, 1, 0), (2, 1, 1), (1, len(body), 0)]
    table = b"".join(kind.to_bytes(1) + one.to_bytes(4) + two.to_bytes(2) for kind, one, two in rows)
    cross = b"<</Type/XRef/Size 5/W[1 4 2]/Root 2 0 R/Length %d>>\nstream\n%s\nendstream" % (len(table), table)
    return body + b"4 0 obj\n" + cross + b"\nendobj\nstartxref\n%d\n%%%%EOF\n" % len(body)
