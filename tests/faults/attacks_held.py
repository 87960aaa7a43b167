"""Attacks by what a PDF holds beside its pages (files behind others, links, fields) and by boxes that are ticked in any
way; with honest twins.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from functools import partial

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String
from reportlab.pdfgen.canvas import Canvas

from tests.faults.attack import Attack, honest, rows_of
from tests.faults.attacks_archive import packed
from tests.faults.stated import page

_CREDIT, _PAYEE, _VIEW = ("WORDS-8",), ("VEND-3",), ("IN-29",)
_PAY, _CONTACT = "https://pay-brightwater.example/payer", "https://www.brightwater.example/contact"
_SHOWN = "Meadow Gardens GmbH"
_TEXTS = "Invoice", "Credit note", "Delivery note", "By post"
# Boxes that are signs of a font: the font, an empty one, a ticked one.
_EMPTY = {"signs": ("ZapfDingbats", "❏", "✔"), "brackets": ("Helvetica", "[ ]", "[x]")}
_FORMS = ("beyond", "grey", "round", "large", "far", "behind", "letter", "signs", "brackets")


def held() -> Iterator[Attack]:
    """Every attack by what a PDF holds, or by a box."""
    other = page({"(119.00)": "(191.00)"})
    decoys = {f"{number}.pdf": honest() + b"%" * number for number in range(1, 9)}
    ninth = partial(_holding, {**decoys, "9.pdf": other})
    yield Attack("held-ninth.pdf", "a copy with another total behind eight files", ("GATE-9",), ninth)
    for name, file in (
        ("Invoice BT-2024-0117.zip", packed({"a.pdf": other})),
        ("copy.pdf", _holding({"Invoice.pdf": other})),
    ):
        tries = f"the invoice within {name.rpartition('.')[2]}"
        yield Attack(f"held-{name.rpartition('.')[2]}.pdf", tries, ("WORDS-20",), partial(_holding, {name: file}))
    for name, put in PLACES.items():
        yield Attack(
            f"held-link-{name}.pdf", f"a way to pay behind a {name}", _PAYEE, partial(_edited, partial(put, _PAY))
        )
    rich, chosen = partial(_field, "/Tx", RV=f"<p>{_SHOWN}, 99.00</p>"), partial(_field, "/Ch", Opt=_options("99.00"))
    yield Attack("held-field-rich.pdf", "a field whose rich text says otherwise", _VIEW, partial(_edited, rich))
    yield Attack("held-field-choice.pdf", "a choice that shows another amount", _VIEW, partial(_edited, chosen))
    for form in _FORMS:
        yield Attack(
            f"held-ticked-{form}.pdf", f"a ticked box ({form})", _CREDIT, partial(honest, partial(_boxes, form, (1,)))
        )
    yield Attack("held-ticked-both.pdf", "two ticked boxes", _CREDIT, partial(honest, partial(_boxes, "round", (0, 1))))


def honest_held() -> Iterator[Attack]:
    """The twins: the same places, and nothing in them that says otherwise."""
    copies = {f"{number}.pdf": honest() + b"%" * number for number in range(1, 10)}
    yield Attack("honest-held-ninth.pdf", "nothing", (), partial(_holding, copies))
    data = {
        "hours.csv": b"day;hours\n3 May;4.5\n",
        "Invoice 4711.isdoc": b"<Invoice xmlns='http://isdoc.cz/namespace/2013'/>",
    }
    yield Attack("honest-held-data.pdf", "nothing", (), partial(_holding, data))
    yield Attack("honest-held-zip.pdf", "nothing", (), partial(_holding, {"photos.zip": packed({"1.txt": b"x"})}))
    for name, put in PLACES.items():
        yield Attack(f"honest-held-link-{name}.pdf", "nothing", (), partial(_edited, partial(put, _CONTACT)))
    rich, chosen = (
        partial(_field, "/Tx", RV=f"<p><b>{_SHOWN}</b></p>"),
        partial(_field, "/Ch", V="k1", Opt=_options(_SHOWN, "k1")),
    )
    yield Attack("honest-held-field-rich.pdf", "nothing", (), partial(_edited, rich))
    yield Attack("honest-held-field-choice.pdf", "nothing", (), partial(_edited, chosen))
    for form in _FORMS:
        yield Attack(f"honest-held-ticked-{form}.pdf", "nothing", (), partial(honest, partial(_boxes, form, (0, 3))))


def _holding(files: Mapping[str, bytes]) -> bytes:
    """The honest invoice with files in it."""

    def edit(pdf: Pdf) -> None:
        for name, data in files.items():
            pdf.attachments[name] = pikepdf.AttachedFileSpec(pdf, data, filename=name)

    return _edited(edit)


def _edited(edit: Callable[[Pdf], None]) -> bytes:
    with Pdf.open(io.BytesIO(honest(rows_of(("Click here",))))) as pdf:
        edit(pdf)
        buffer = io.BytesIO()
        pdf.save(buffer, deterministic_id=True)
    return buffer.getvalue()


def _leading(address: str) -> Dictionary:
    return Dictionary(S=Name.URI, URI=String(address))


def _on_button(address: str, pdf: Pdf) -> None:
    _clicked(_leading(address), pdf)


def _in_chain(address: str, pdf: Pdf) -> None:
    _clicked(Dictionary(S=Name.GoTo, D=Array([0]), Next=_leading(address)), pdf)


def _clicked(action: Dictionary, pdf: Pdf) -> None:
    place = Array([60, 290, 160, 320])
    button = Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Btn, Ff=65536, T="pay", Rect=place, A=action)
    pdf.pages[0].obj.Annots = fields = Array([pdf.make_indirect(button)])
    pdf.Root.AcroForm = Dictionary(Fields=fields)


def _on_bookmark(address: str, pdf: Pdf) -> None:
    pdf.Root.Outlines = Dictionary(First=pdf.make_indirect(Dictionary(Title="Invoice", A=_leading(address))))


# Where a way to pay may lie behind a click.
PLACES: Mapping[str, Callable[[str, Pdf], None]] = {"button": _on_button, "chain": _in_chain, "bookmark": _on_bookmark}


def _options(shown: str, value: str = _SHOWN) -> Array:
    return Array([Array([String(value), String(shown)])])


def _field(kind: str, pdf: Pdf, **more: object) -> None:
    field = Dictionary(FT=Name(kind), T="accepted", V=String(_SHOWN))
    for key, value in more.items():
        field[f"/{key}"] = value
    pdf.Root.AcroForm = Dictionary(Fields=Array([pdf.make_indirect(field)]))


def _boxes(form: str, ticked: tuple[int, ...], canvas: Canvas) -> None:
    """Boxes beside words, of which some are ticked."""
    if form in _EMPTY:
        _signs(form, ticked, canvas)
        return
    side, gap = (20.0 if form == "large" else 8.0), (36.0 if form == "far" else 4.0)
    canvas.setStrokeGray(0.6 if form == "grey" else 0)
    for at, text in enumerate(_TEXTS):
        x, middle = 60.0 + 110 * at, 260.0
        canvas.setFont("Helvetica", 9)
        canvas.drawString(x if form == "behind" else x + side + gap, middle - 3, text)
        left = x + canvas.stringWidth(text, "Helvetica", 9) + gap if form == "behind" else x
        canvas.roundRect(left, middle - side / 2, side, side, 2.5 if form == "round" else 0.01)
        if at in ticked and form == "letter":
            canvas.setFont("Helvetica-Bold", 8)
            canvas.drawCentredString(left + side / 2, middle - 3, "X")
        elif at in ticked:
            on = 4 if form == "beyond" else -1
            canvas.line(left - on, middle - side / 2 - on, left + side + on, middle + side / 2 + on)
            canvas.line(left - on, middle + side / 2 + on, left + side + on, middle - side / 2 - on)


def _signs(form: str, ticked: tuple[int, ...], canvas: Canvas) -> None:
    """Boxes that are signs of a font before words."""
    font, empty, full = _EMPTY[form]
    for at, text in enumerate(_TEXTS):
        canvas.setFont(font, 9)
        canvas.drawString(60.0 + 110 * at, 257, full if at in ticked else empty)
        canvas.setFont("Helvetica", 9)
        canvas.drawString(76.0 + 110 * at, 257, text)
