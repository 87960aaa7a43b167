"""Readers: from the bytes of a document to a Reading. READERS says which media type has which reader."""

from extractors.media_types import HEAD_BYTES, sniff
from extractors.readers.einvoice import xml_of
from extractors.readers.ocr.scanning import UNKEPT, Scanning
from extractors.readers.pdf_images import draw_pages, render_pages
from extractors.readers.pdf_laid_out import laid_out
from extractors.readers.read import NO_PASSWORDS, READERS, read
from extractors.readers.reader import Reader

__all__ = [
    "HEAD_BYTES",
    "NO_PASSWORDS",
    "READERS",
    "UNKEPT",
    "Reader",
    "Scanning",
    "draw_pages",
    "laid_out",
    "read",
    "render_pages",
    "sniff",
    "xml_of",
]
