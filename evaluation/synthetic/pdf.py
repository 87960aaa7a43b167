"""The second output: the same pages as a PDF with embedded fonts. The same canvas gives the same bytes."""

from __future__ import annotations

import io

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas as PdfCanvas

from evaluation.synthetic.canvas import Canvas, Line
from evaluation.synthetic.fonts import font

PASSWORD = "vouchline"  # noqa: S105 - of a sample that must not open; about.toml names it too


def write_pdf(canvas: Canvas, *, password: str | None = None) -> bytes:
    """The document as a PDF; encrypted where a password is given."""
    buffer = io.BytesIO()
    pdf = PdfCanvas(
        buffer, pagesize=(canvas.width, canvas.height), invariant=1, pageCompression=1, encrypt=password, lang=None
    )
    pdf.setTitle("Document")
    for name in sorted({_face_name(line, bold=bold) for line in canvas.lines for bold in (False, True)}):
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(font(name))
    for page in range(canvas.pages):
        _draw_page(pdf, canvas, page)
        pdf.showPage()
    pdf.save()
    return buffer.getvalue()


def _face_name(line: Line, *, bold: bool) -> str:
    return line.face._replace(bold=bold).name


def _draw_page(pdf: PdfCanvas, canvas: Canvas, page: int) -> None:
    for fill in (one for one in canvas.fills if one.page == page):
        pdf.setFillColorRGB(*fill.colour)
        pdf.rect(fill.x0, canvas.height - fill.bottom, fill.x1 - fill.x0, fill.bottom - fill.top, stroke=0, fill=1)
    for rule in (one for one in canvas.rules if one.page == page):
        pdf.setStrokeColorRGB(*rule.colour)
        pdf.setLineWidth(rule.thickness)
        pdf.line(rule.x0, canvas.height - rule.top, rule.x1, canvas.height - rule.bottom)
    for number, text in canvas.watermarks:
        if number == page:
            _watermark(pdf, canvas, text)
    for line in (one for one in canvas.lines if one.page == page):
        _draw_line(pdf, canvas, line)


def _draw_line(pdf: PdfCanvas, canvas: Canvas, line: Line) -> None:
    text = pdf.beginText(line.x, canvas.height - line.baseline)
    text.setFillColorRGB(*line.face.colour)
    for span in line.spans:
        text.setFont(line.face._replace(bold=line.face.bold or span.bold).name, line.face.size)
        text.textOut(span.text)
    pdf.drawText(text)


def _watermark(pdf: PdfCanvas, canvas: Canvas, text: str) -> None:
    pdf.saveState()
    pdf.setFillColorRGB(0.85, 0.85, 0.85)
    pdf.setFont(_face_name(canvas.lines[0], bold=True), 54)
    pdf.translate(canvas.width / 2, canvas.height / 2)
    pdf.rotate(45)
    pdf.drawCentredString(0, 0, text)
    pdf.restoreState()
