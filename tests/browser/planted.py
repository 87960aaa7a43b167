"""A day's post with doubts planted in it: an account that changed, a duplicate, a wrong total, one that is blurred, a
wrong digit in a scan's picture and in its text. What a person must be shown of each, and what they do about it.
"""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pypdfium2
from PIL import Image, ImageFilter
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from tests.extractors.pdfs import A4, drawn

_OURS, _OTHER = "DE89 3704 0044 0532 0130 00", "DE02 1203 0000 0000 2020 51"
_SCALE = 2.0  # pixels a point of a scan
_TOTAL = (470, 455, 560, 487)  # left, bottom, right, top of the printed total, in points from below
_Row = tuple[int, int, str]


class Planted(NamedTuple):
    """A doubt: by which rules, or at which field, it must be seen; which decision settles it, or which value."""

    rules: tuple[str, ...]
    field: str
    decision: str = "approve"
    values: Mapping[str, str] = {}
    wrong: str = ""  # what must not leave as the field's value


PLANTED: Mapping[str, Planted] = {
    "account": Planted(("VEND-3",), "payment.iban", decision="reject"),
    "duplicate": Planted(("DUP",), "invoice_number", decision="reject"),
    "wrong-total": Planted(("BR-CO-15", "TOT"), "totals.gross", decision="return"),
    "blurred": Planted((), "totals.gross", values={"totals.gross": "119.00"}),
    "text-layer": Planted((), "totals.gross", values={"totals.gross": "119.00"}, wrong="179.00"),
    "digit": Planted(("BR-CO-15",), "totals.gross", values={"totals.gross": "119.00"}, wrong="179.00"),
}


def _rows(number: str, total: str = "119,00 EUR", account: str = _OURS) -> Sequence[_Row]:
    return (
        (60, 780, "Zorbl Handel GmbH"), (60, 766, "Hafenstraße 4"), (60, 752, "20457 Hamburg"),
        (60, 738, "USt-IdNr. DE136695976"), (60, 690, "Nordlicht Werke AG"), (60, 676, "Deichweg 9"),
        (60, 662, "28195 Bremen"), (60, 620, "Rechnung"), (360, 620, f"Rechnungsnummer: {number}"),
        (360, 606, "Rechnungsdatum: 03.04.2026"), (360, 592, "Zahlbar bis: 03.05.2026"),
        (60, 560, "Beschreibung"), (280, 560, "Menge"), (360, 560, "Einzelpreis"), (480, 560, "Betrag"),
        (60, 544, "Ventil"), (280, 544, "2"), (360, 544, "50,00"), (480, 544, "100,00"),
        (360, 500, "Nettobetrag"), (480, 500, "100,00 EUR"), (360, 486, "MwSt. 19 %"), (480, 486, "19,00 EUR"),
        (360, 464, "Gesamtbetrag"), (480, 464, total), (60, 400, f"IBAN: {account}"),
    )  # fmt: skip


def _on(rows: Sequence[_Row], *, seen: bool = True) -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        for x, y, text in rows:
            if seen:
                canvas.drawString(x, y, text)
            else:
                line = canvas.beginText(x, y)
                line.setTextRenderMode(3)
                line.textOut(text)
                canvas.drawText(line)

    return draw


def _scan(rows: Sequence[_Row], *, blurred: bool = False) -> Image.Image:
    """A page as a scanner sees it; `blurred`: its total cannot be made out."""
    picture = pypdfium2.PdfDocument(drawn(_on(rows)))[0].render(scale=_SCALE).to_pil().convert("L")
    if blurred:
        left, bottom, right, top = (round(side * _SCALE) for side in _TOTAL)
        box = (left, picture.height - top, right, picture.height - bottom)
        picture.paste(picture.crop(box).filter(ImageFilter.GaussianBlur(5 * _SCALE)), box)
    return picture


def _scanned(picture: Image.Image, text: Sequence[_Row] = ()) -> bytes:
    """A PDF of a scan, with the text that a scanner's program read."""

    def draw(canvas: Canvas) -> None:
        buffer = io.BytesIO()
        picture.save(buffer, "PNG")
        canvas.drawImage(ImageReader(io.BytesIO(buffer.getvalue())), 0, 0, *A4)
        _on(text, seen=False)(canvas)

    return drawn(draw)


def post(folder: Path) -> None:
    """The planted documents as files."""
    files = {
        "account": drawn(_on(_rows("ZH-102", account=_OTHER))),
        "duplicate": drawn(_on(_rows("ZH-101"), seen=True), size=(595.0, 842.5)),
        "wrong-total": drawn(_on(_rows("ZH-103", "129,00 EUR"))),
        "blurred": _scanned(_scan(_rows("ZH-104"), blurred=True)),
        "text-layer": _scanned(_scan(_rows("ZH-105")), _rows("ZH-105", "179,00 EUR")),
        "digit": _scanned(_scan(_rows("ZH-106", "179,00 EUR"))),
    }
    for name, data in files.items():
        (folder / f"{name}.pdf").write_bytes(data)


def prepare(folder: Path, others: Sequence[Path], most: int) -> Path:
    """A workspace in which a vendor is known, and the planted documents came with `others`, `most` in all."""
    workspace, first, second = folder / "workspace", folder / "first", folder / "second"
    for one in (first, second):
        one.mkdir(parents=True)
    (first / "known.pdf").write_bytes(drawn(_on(_rows("ZH-101"))))
    _run("run", str(first), "--workspace", str(workspace))
    known = json.loads(_run("queue", "--json", "--workspace", str(workspace)))
    said = folder / "known.jsonl"
    lines = [json.dumps({"document": one["document"], "decision": "approve"}) for one in known]
    said.write_text("\n".join(lines), encoding="utf-8")
    for name in ("anna", "bert"):
        _run("decide", str(said), "--as", name, "--partial", "--workspace", str(workspace))
    post(second)
    for path in others[: most - len(PLANTED)]:
        stem = path.parent.name if path.stem == "document" else f"{path.parent.name}-{path.stem}"
        (second / f"{stem}{path.suffix}").write_bytes(path.read_bytes())
    _run("run", str(second), "--workspace", str(workspace))
    return workspace


def _run(*words: str) -> str:
    command = [sys.executable, "-m", "app", *words]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=1_200).stdout
