"""Pages of a PDF as a PDF of their own."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pikepdf


def cut(data: bytes, ranges: Sequence[range]) -> tuple[bytes, ...]:
    """A PDF of the pages of each range (from 1), the same bytes for the same pages; the ranges hold all, in order.

    What belongs to the whole file (attachments, forms, scripts, metadata) does not come along. Raises ValueError where
    the pages do not come apart, or are more or fewer.
    """
    try:
        with pikepdf.open(io.BytesIO(data)) as whole:
            pieces = tuple(_cut(whole, numbers) for numbers in ranges) if len(whole.pages) == ranges[-1][-1] else ()
    except (pikepdf.PdfError, pikepdf.PasswordError, ValueError):
        pieces = ()
    if not pieces:
        raise ValueError("The pages of this PDF cannot be taken apart.")
    return pieces


def _cut(whole: pikepdf.Pdf, numbers: range) -> bytes:
    part = pikepdf.new()
    for number in numbers:
        part.pages.append(whole.pages[number - 1])
    buffer = io.BytesIO()
    part.save(buffer, deterministic_id=True)
    return buffer.getvalue()
