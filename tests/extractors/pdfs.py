"""PDFs made for the tests: one page drawn by a function, or written by hand where no library would write it."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from extractors.readers import HEAD_BYTES, read, sniff
from schemas import Document, Limits, Reading, SignalCode

A4 = (595.0, 842.0)
BODY = [f"Body line {number} of the page" for number in range(12)]
_TYPEFACE = Path(__file__).parents[2] / "evaluation/synthetic/typefaces/DejaVuSansCondensed-Regular.ttf"


def drawn(*pages: Callable[[Canvas], None], size: tuple[float, float] = A4, encrypt: str | None = None) -> bytes:
    """A PDF with one page for each drawing function; y grows upwards as in PDF itself."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=size, invariant=True, encrypt=encrypt)
    for page in pages:
        page(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def written(content: bytes, page: str = "/MediaBox [0 0 595 842]", pages: str = "/Kids [3 0 R] /Count 1") -> bytes:
    """A PDF of one page by hand: `page` and `pages` are further entries of its page and page-tree objects."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages {pages} >>".encode(),
        f"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> {page} >>".encode(),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table)
    return bytes(out)


def document(data: bytes, folder: Path, name: str = "a.pdf", media_type: str | None = None) -> Document:
    """`data` as a document that lies in `folder`."""
    path = folder / name
    path.write_bytes(data)
    return Document(
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=media_type or sniff(data[:HEAD_BYTES]),
        size=len(data),
        origin=name,
        path=path,
    )


def reading(data: bytes, folder: Path, limits: Limits | None = None) -> Reading:
    """What is read of `data`."""
    return read(document(data, folder), limits or Limits())


def texts(found: Reading, page: int = 1) -> list[str]:
    """The words of one page, in order."""
    return [word.text for word in found.pages[page - 1].words]


def ligature(text: str, sign: str, said: str) -> bytes:
    """A page with `text` in a font of its own, of which the glyph of `sign` says other characters."""
    font = TTFont("Ligatures", str(_TYPEFACE), asciiReadable=False)
    font.face.name = b"Ligatures"  # of fonts of one face, only the first that is registered is ever used
    pdfmetrics.registerFont(font)

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Ligatures", 12)
        for row, line in enumerate(text.split("\n")):
            canvas.drawString(60, 700 - 30 * row, line)

    with pikepdf.open(io.BytesIO(drawn(draw))) as pdf:
        for one in pdf.objects:
            if isinstance(one, pikepdf.Dictionary) and "/ToUnicode" in one:
                mapped = one.ToUnicode.read_bytes()
                before = f"<{ord(sign):04X}>".encode()
                assert before in mapped
                one.ToUnicode.write(mapped.replace(before, f"<{said.encode('utf-16-be').hex()}>".encode()))
        buffer = io.BytesIO()
        pdf.save(buffer)
    return buffer.getvalue()


def body(canvas: Canvas) -> None:
    """A page of the lines of BODY."""
    canvas.setFont("Helvetica", 10)
    for number, line in enumerate(BODY):
        canvas.drawString(60, 700 - 14 * number, line)


def codes(data: bytes, folder: Path, limits: Limits | None = None) -> list[SignalCode]:
    """What is noticed of a PDF."""
    return [signal.code for signal in reading(data, folder, limits).signals]
