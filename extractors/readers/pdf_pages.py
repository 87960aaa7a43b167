"""Pages of a PDF as a PDF of their own."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pikepdf


def cut(data: bytes, ranges: Sequence[range]) -> tuple[bytes, ...]:
    """A PDF of the pages of each range (from 1), the same bytes for the same pages. Raises ValueError where it cannot.

    What belongs to the whole file (attachments, forms, scripts, metadata) does not come along.
    """
    try:
        with pikepdf.open(io.BytesIO(data)) as whole:
            return tuple(_cut(whole, numbers) for numbers in ranges)
    except (pikepdf.PdfError, IndexError) as error:
        raise ValueError("The pages of this PDF cannot be taken apart.") from error


def _cut(whole: pikepdf.Pdf, numbers: range) -> bytes:
    part = pikepdf.new()
    for number in numbers:
        part.pages.append(whole.pages[number - 1])
    buffer = io.BytesIO()
    part.save(buffer, deterministic_id=True)
    return buffer.getvalue()
