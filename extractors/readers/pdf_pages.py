"""Pages of a PDF as a PDF of their own."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from contextlib import ExitStack

import pikepdf


def cut(data: bytes, parts: Sequence[Sequence[int]]) -> tuple[bytes, ...]:
    """A PDF of the pages of each part (from 1), the same bytes for the same pages; the parts hold all, each once.

    What belongs to the whole file (attachments, forms, scripts, metadata) does not come along. Raises ValueError where
    the pages do not come apart, or are more or fewer.
    """
    try:
        with pikepdf.open(io.BytesIO(data)) as whole:
            every = sorted(number for part in parts for number in part) == list(range(1, len(whole.pages) + 1))
            pieces = tuple(_of(whole, part) for part in parts) if every else ()
    except (pikepdf.PdfError, pikepdf.PasswordError, ValueError):
        pieces = ()
    if not pieces:
        raise ValueError("The pages of this PDF cannot be taken apart.")
    return pieces


def join(files: Sequence[bytes]) -> bytes:
    """A PDF of all pages of `files`, in their order. Raises ValueError where one does not open."""
    try:
        with ExitStack() as stack:
            opened = [stack.enter_context(pikepdf.open(io.BytesIO(data))) for data in files]
            return _saved(page for one in opened for page in one.pages)
    except (pikepdf.PdfError, pikepdf.PasswordError) as error:
        raise ValueError("The pages of one of these PDFs do not come out.") from error


def count(data: bytes) -> int:
    """How many pages a PDF has. Raises ValueError where it does not open."""
    try:
        with pikepdf.open(io.BytesIO(data)) as whole:
            return len(whole.pages)
    except (pikepdf.PdfError, pikepdf.PasswordError) as error:
        raise ValueError("This PDF does not open.") from error


def beginning(data: bytes, most: int) -> bytes:
    """A PDF of the first `most` pages, or the same bytes where there are no more. Raises ValueError as `count` does."""
    if count(data) <= most:
        return data
    with pikepdf.open(io.BytesIO(data)) as whole:
        return _of(whole, range(1, most + 1))


def _of(whole: pikepdf.Pdf, numbers: Sequence[int]) -> bytes:
    return _saved(whole.pages[number - 1] for number in numbers)


def _saved(pages: Iterable[pikepdf.Page]) -> bytes:
    made = pikepdf.new()
    for page in pages:
        made.pages.append(page)
    buffer = io.BytesIO()
    made.save(buffer, deterministic_id=True)
    return buffer.getvalue()
