"""A document's pages as scanners and cameras deliver them. The same PDF gives the same bytes."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence

import pypdfium2 as pdfium
from PIL import Image, ImageEnhance
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

_A4 = (595.0, 842.0)
_ORIENTATION, _HELD_ON_ITS_SIDE = 0x0112, 6  # EXIF: to be turned clockwise by a quarter


def scanned(pdf: bytes, extension: str) -> bytes:
    """A PDF's pages as a file of `extension` (of SCANS): what a scanner, a camera or a chat program makes of it."""
    return SCANS[extension](pdf)


def _pages(pdf: bytes, dpi: int) -> list[Image.Image]:
    document = pdfium.PdfDocument(pdf)
    try:
        return [page.render(scale=dpi / 72, grayscale=True).to_pil().convert("L") for page in document]
    finally:
        document.close()


def _black_and_white(page: Image.Image) -> Image.Image:
    return page.point(lambda shade: 255 if shade > 150 else 0).convert("1")


def _skewed_pdf(pdf: bytes) -> bytes:
    """A PDF of pictures alone, each put on the glass a little askew."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=_A4, invariant=1)
    for page in _pages(pdf, 150):
        askew = page.rotate(-1.2, Image.Resampling.BICUBIC, fillcolor=255)
        canvas.drawImage(ImageReader(_black_and_white(askew)), 0, 0, *_A4)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _saved(pages: Sequence[Image.Image], kind: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    pages[0].save(buffer, kind, **options)
    return buffer.getvalue()


def _png(pdf: bytes) -> bytes:
    """The first page, upside down."""
    page = _black_and_white(_pages(pdf, 150)[0]).transpose(Image.Transpose.ROTATE_180)
    return _saved([page], "PNG", dpi=(150, 150), optimize=True)


def _tiff(pdf: bytes) -> bytes:
    pages = [_black_and_white(page) for page in _pages(pdf, 200)]
    return _saved(pages, "TIFF", save_all=True, append_images=pages[1:], compression="group4", dpi=(200, 200))


def _jpeg(pdf: bytes) -> bytes:
    """A photo of the first page in poor light, the camera held on its side."""
    page = ImageEnhance.Brightness(_pages(pdf, 110)[0]).enhance(0.45)
    exif = Image.Exif()
    exif[_ORIENTATION] = _HELD_ON_ITS_SIDE
    return _saved([page.transpose(Image.Transpose.ROTATE_90)], "JPEG", quality=30, exif=exif)


def _webp(pdf: bytes) -> bytes:
    return _saved(_pages(pdf, 120), "WEBP", quality=30, method=4)


SCANS: Mapping[str, Callable[[bytes], bytes]] = {
    "pdf": _skewed_pdf,
    "png": _png,
    "tiff": _tiff,
    "jpeg": _jpeg,
    "webp": _webp,
}
