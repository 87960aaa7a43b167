"""Whatever the bytes, reading ends in a Reading with typed signals; and every word really stands in its box."""

from __future__ import annotations

import string
import tempfile
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from extractors.readers import read
from schemas import Limits, Reading, Signal
from tests.extractors.pdfs import document, drawn, reading, written

SMALL = Limits(pages=5, words=2_000, objects_per_page=2_000)
QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.fixture(scope="module")
def folder() -> Path:
    return Path(tempfile.mkdtemp())


def sample() -> bytes:
    def page(canvas: Canvas) -> None:
        canvas.drawString(60, 700, "Invoice 4711")
        canvas.grid([60, 160, 260], [500, 520, 540])

    return drawn(page, page)


def typed(found: Reading) -> bool:
    return all(isinstance(signal, Signal) and signal.message.endswith(".") for signal in found.signals)


@QUICK
@given(data=st.binary(max_size=400))
def test_arbitrary_bytes_as_a_pdf(folder: Path, data: bytes) -> None:
    found = read(document(data, folder, media_type="application/pdf"), SMALL)
    assert typed(found)
    assert found.signals


@QUICK
@given(edits=st.lists(st.tuples(st.floats(0, 0.999), st.binary(min_size=1, max_size=6)), min_size=1, max_size=12))
def test_a_pdf_with_bytes_overwritten(folder: Path, edits: list[tuple[float, bytes]]) -> None:
    data = bytearray(sample())
    for place, value in edits:
        start = int(place * len(data))
        data[start : start + len(value)] = value
    found = read(document(bytes(data), folder, media_type="application/pdf"), SMALL)
    assert typed(found)
    assert found.parts or found.signals


@QUICK
@given(
    content=st.lists(
        st.sampled_from(
            b"BT|ET|q|Q|/F 12 Tf|(x\\000y) Tj|1 0 0 1 9 9 cm|60 700 Td|0 0 m|9 9 l|S|f|[(a) -9e9 (b)] TJ|/X Do|<<"
            b"|-1 0 0 0 0 0 Tm|1e30 0 0 1e30 0 0 cm|0 0 1e9 1 re".split(b"|")
        ),
        max_size=30,
    )
)
def test_any_order_of_operators(folder: Path, content: list[bytes]) -> None:
    found = reading(written(b" ".join(content)), folder, SMALL)
    assert typed(found)
    assert all(" " not in word.text and word.text for page in found.pages for word in page.words)


@QUICK
@given(
    words=st.lists(
        st.tuples(
            st.text(string.ascii_letters + string.digits + ".,-/", min_size=1, max_size=12),
            st.integers(5, 400),
            st.sampled_from([6, 9, 12, 18]),
        ),
        min_size=1,
        max_size=15,
    )
)
def test_every_word_stands_in_its_box(folder: Path, words: list[tuple[str, int, int]]) -> None:
    def page(canvas: Canvas) -> None:
        for row, (text, x, size) in enumerate(words):
            canvas.setFont("Helvetica", size)
            canvas.drawString(x, 800 - 40 * row, text)

    data = drawn(page)
    found = reading(data, folder).pages[0]
    assert [word.text for word in found.words] == [text for text, _, _ in words]
    with pdfium.PdfDocument(data) as pdf:
        witness = pdf[0].get_textpage()
        for word in found.words:
            box = word.box
            seen = witness.get_text_bounded(
                box.x0 - 1, found.height - box.bottom - 1, box.x1 + 1, found.height - box.top + 1
            )
            assert seen.strip().replace("\x02", "-") == word.text  # its sign for a hyphen at the end of a line
