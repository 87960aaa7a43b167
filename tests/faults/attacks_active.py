"""Attacks by what acts in a PDF, and by programs attached to it."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from functools import partial

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from tests.faults.attack import Attack, attached, edited, honest
from tests.faults.attacks_archive import EXE, packed

ACTIVE, PROGRAM = ("IN-21",), ("IN-22",)
_SCRIPT = "app.launchURL('http://127.0.0.1:9');"

Edit = Callable[[Pdf], None]


def _approve() -> Dictionary:
    """An action that runs a script; a new one each time, for each belongs to one PDF."""
    return Dictionary(S=Name.JavaScript, JS=_SCRIPT)


def actives() -> Iterator[Attack]:
    """Every attack by active content."""
    yield from _actions()
    yield from _hidden()
    yield from _attachments()
    for name, tries, rules, edit in (
        ("xfa", "a form in XFA, which shows what it likes", ACTIVE, _xfa),
        ("media", "media in a page", ACTIVE, partial(noted, Subtype=Name.RichMedia)),
        ("3d", "a model in a page", ACTIVE, partial(noted, Subtype=Name("/3D"))),
        ("movie", "a film in a page", ACTIVE, lambda pdf: noted(pdf, Subtype=Name.Movie, Movie=Dictionary(F="a.avi"))),
        ("screen", "a screen for media", ACTIVE, partial(noted, Subtype=Name.Screen)),
        (
            "go-to",
            "a jump to a page when it is opened",
            (),
            partial(opening, lambda: Dictionary(S=Name.GoTo, D=Array([0]))),
        ),
        (
            "link",
            "a link to another machine",
            (),
            lambda pdf: noted(pdf, Subtype=Name.Link, A=Dictionary(S=Name.URI, URI="x:")),
        ),
    ):
        yield Attack(f"active-{name}.pdf", tries, rules, partial(edited, edit))


def _actions() -> Iterator[Attack]:
    for name, tries, action in (
        ("script", "a script", _approve),
        (
            "launch",
            "a program of this machine",
            lambda: Dictionary(S=Name.Launch, F="cmd.exe", Win=Dictionary(F="cmd.exe")),
        ),
        ("submit", "a form that is sent away", lambda: Dictionary(S=Name.SubmitForm, F="http://127.0.0.1:9")),
        ("import", "data from elsewhere", lambda: Dictionary(S=Name.ImportData, F="a.fdf")),
        (
            "embedded",
            "a jump into an attached file",
            lambda: Dictionary(S=Name.GoToE, T=Dictionary(R=Name.C, N="a.pdf")),
        ),
        ("remote", "a jump into a file of another machine", lambda: Dictionary(S=Name.GoToR, F="\\\\127.0.0.1\\a.pdf")),
        ("rendition", "media with a script", lambda: Dictionary(S=Name.Rendition, JS=_SCRIPT)),
    ):
        yield Attack(f"open-{name}.pdf", f"when opened: {tries}", ACTIVE, partial(edited, partial(opening, action)))
    for name, tries, place in (
        ("names", "a script by name", _in_names),
        ("close", "a script when the file is closed", lambda pdf: put(pdf.Root, "/AA", Dictionary(WC=_approve()))),
        ("page", "a script when a page is shown", lambda pdf: put(pdf.pages[0].obj, "/AA", Dictionary(O=_approve()))),
        ("field", "a script when a field is computed", _in_field),
        ("outline", "a script behind a bookmark", _in_outline),
        ("next", "a script after a harmless action", _after),
        ("stream", "a script in a stream", _in_stream),
        ("note", "a script behind a link", lambda pdf: noted(pdf, Subtype=Name.Link, A=_approve())),
    ):
        yield Attack(f"script-{name}.pdf", tries, ACTIVE, partial(edited, place))


def _hidden() -> Iterator[Attack]:
    """A script where a search for its name in the bytes finds nothing."""
    scripted = partial(opening, _approve)
    plain = partial(edited, scripted)
    yield Attack("script-packed.pdf", "a script in an object stream", ACTIVE, lambda: _saved(
        scripted, object_stream_mode=pikepdf.ObjectStreamMode.generate
    ))  # fmt: skip
    yield Attack("script-sealed.pdf", "a script in an encrypted file without password", ACTIVE, lambda: _saved(
        scripted, encryption=pikepdf.Encryption(owner="secret", user="", R=6)
    ))  # fmt: skip
    yield Attack(
        "script-spelled.pdf",
        "a script whose name is spelled in numbers",
        ACTIVE,
        lambda: plain().replace(b"/JavaScript", b"/J#61v#61Script").replace(b"/JS ", b"/#4a#53 "),
    )
    yield Attack(
        "script-broken.pdf",
        "a script in a file without a table of its objects",
        ACTIVE,
        lambda: plain().replace(b"xref\n0 ", b"xxxx\n0 "),
    )
    yield Attack("script-later.pdf", "a script in a later version of the file", ACTIVE, _appended)
    yield Attack(
        "script-password.pdf",
        "a script behind a password",
        ("IN-04",),
        lambda: _saved(scripted, encryption=pikepdf.Encryption(owner="a", user="b", R=6)),
    )


def _attachments() -> Iterator[Attack]:
    script = b"WScript.CreateObject('WScript.Shell').Run('calc')"
    for name, tries, rules, file, content in (
        ("exe", "a program", PROGRAM, "setup.exe", EXE),
        ("disguised", "a program called invoice.pdf", PROGRAM, "invoice.pdf", EXE),
        ("script", "a script of Windows", PROGRAM, "invoice.vbs", script),
        ("ending", "a script whose name ends in dots and blanks", PROGRAM, "invoice.js. . ", script),
        ("turned", "a name that turns its end around", PROGRAM, "invoice\u202efdp.exe", script),
        ("macros", "a workbook with macros", PROGRAM, "rates.xlsm", packed({"xl/vbaProject.bin": b"x"})),
        ("elf", "a program of Linux", PROGRAM, "readme", b"\x7fELF" + bytes(60)),
        ("image", "a disk image", PROGRAM, "invoice.iso", bytes(40_000)),
        ("path", "a harmless file whose name leads up", (), "../../../etc/passwd", b"x"),
        ("nul", "a name with a NUL", PROGRAM, "invoice.txt\0.exe", EXE),
    ):
        yield Attack(f"attached-{name}.pdf", tries, rules, partial(attached, file, content))


def opening(action: Callable[[], Dictionary], pdf: Pdf) -> None:
    pdf.Root.OpenAction = action()


def put(where: pikepdf.Object, key: str, value: Dictionary) -> None:
    where[key] = value


def _in_names(pdf: Pdf) -> None:
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array(["a", pdf.make_indirect(_approve())])))


def _in_field(pdf: Pdf) -> None:
    field = Dictionary(FT=Name.Tx, T="total", V="119.00", AA=Dictionary(C=_approve()))
    pdf.Root.AcroForm = Dictionary(Fields=Array([pdf.make_indirect(field)]))


def _in_outline(pdf: Pdf) -> None:
    entry = pdf.make_indirect(Dictionary(Title="Invoice", A=_approve()))
    pdf.Root.Outlines = Dictionary(First=entry, Last=entry, Count=1)


def _after(pdf: Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.GoTo, D=Array([0]), Next=Array([Dictionary(S=Name.GoTo, Next=_approve())]))


def _in_stream(pdf: Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=pdf.make_stream(_SCRIPT.encode()))


def _xfa(pdf: Pdf) -> None:
    form = pdf.make_stream(b"<xdp:xdp xmlns:xdp='http://ns.adobe.com/xdp/'/>")
    pdf.Root.AcroForm = Dictionary(Fields=Array([]), XFA=Array(["template", form]))


def noted(pdf: Pdf, **entries: object) -> None:
    note = Dictionary(Type=Name.Annot, Rect=Array([10, 10, 60, 30]), **entries)
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(note)])


def _saved(edit: Edit, **how: object) -> bytes:
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(honest())) as pdf:
        edit(pdf)
        pdf.save(buffer, **how)
    return buffer.getvalue()


def _appended() -> bytes:
    """The honest invoice with a new root behind its end."""
    data = honest()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        number, pages, size = pdf.Root.objgen[0], pdf.Root.Pages.objgen[0], len(pdf.objects) + 1
    before = int(data.rpartition(b"startxref")[2].split()[0])
    place = len(data) + 1
    action = "<</S/JavaScript/JS(app.alert\\(1\\))>>"
    root = f"{number} 0 obj\n<</Type/Catalog/Pages {pages} 0 R/OpenAction{action}>>\nendobj\n"
    table = f"xref\n{number} 1\n{place:010} 00000 n \ntrailer\n<</Size {size}/Root {number} 0 R/Prev {before}>>\n"
    return data + f"\n{root}{table}startxref\n{place + len(root)}\n%%EOF\n".encode()
