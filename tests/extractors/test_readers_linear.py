"""Ten times as much on a page, or as many pages, costs about ten times as much to read."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from reportlab.pdfgen.canvas import Canvas

sys.path.insert(0, str(Path(__file__).parent))

from extractors.readers.pdf_text import read_pdf
from schemas import Limits, Reading
from tests.extractors.pdfs import document

PITCH = 5  # points from line to line
A_LINE = 50  # words


def close_page(words: int) -> bytes:
    """One page with so many words, all of them numbers."""
    lines = words // A_LINE
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(900, 20 + PITCH * lines), invariant=True)
    canvas.setFont("Helvetica", 4)
    for line in range(lines):
        canvas.drawString(10, 10 + PITCH * line, " ".join(f"{line}.{number:02}" for number in range(A_LINE)))
    canvas.save()
    return buffer.getvalue()


def table(rows: int) -> bytes:
    """One ruled table with so many rows, over pages of fifty."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=True)
    for _ in range(rows // 50):
        canvas.setFont("Helvetica", 8)
        heights = [800 - 14 * row for row in range(51)]
        canvas.grid([50, 90, 300, 380, 540], heights)
        for row, height in enumerate(heights[1:]):
            for x, text in ((53, str(row)), (93, f"Article {row}"), (303, "3"), (383, f"{row}.50")):
                canvas.drawString(x, height + 3, text)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def lines_run(read: Callable[[], Reading]) -> tuple[int, Reading]:
    """How many lines of Python ran meanwhile, which is the same on a busy machine."""
    count = 0

    def step(_frame: FrameType, event: str, _argument: Any) -> Any:
        nonlocal count
        count += event == "line"
        return step

    before = sys.gettrace()
    sys.settrace(step)
    try:
        reading = read()
    finally:
        sys.settrace(before)
    return count, reading


@pytest.mark.parametrize(("made", "few", "words"), [(close_page, 500, 5_000), (table, 50, 2_500)])
def test_cost_grows_with_what_there_is(made: Callable[[int], bytes], few: int, words: int, tmp_path: Path) -> None:
    def cost(size: int) -> tuple[int, int]:
        data = made(size)
        count, found = lines_run(lambda: read_pdf(document(data, tmp_path), data, Limits()))
        return count, sum(len(page.words) for page in found.pages)

    cost(few)  # what is loaded once
    small, _ = cost(few)
    large, count = cost(10 * few)
    assert count == words
    assert large < 13 * small  # ten times, and what sorting and neighbours add; were it the square, a hundred
