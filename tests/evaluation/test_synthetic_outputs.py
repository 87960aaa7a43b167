"""Both outputs of one description agree: the labelled reading is what our reader finds in the PDF."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from evaluation.synthetic import Options, SyntheticInvoice, generate
from evaluation.synthetic.pdf import PASSWORD
from extractors.readers import read
from schemas import Document, Limits, Reading, SignalCode

POINT = 0.6


def _read(data: bytes, folder: Path) -> Reading:
    path = folder / "document.pdf"
    path.write_bytes(data)
    document = Document(
        sha256=hashlib.sha256(data).hexdigest(),
        media_type="application/pdf",
        size=len(data),
        origin=path.name,
        path=path,
    )
    return read(document, Limits())


def _assert_same(document: SyntheticInvoice, found: Reading) -> None:
    given = document.reading()
    assert found.signals == ()
    assert [(page.width, page.height) for page in found.pages] == [(page.width, page.height) for page in given.pages]
    for mine, theirs in zip(given.pages, found.pages, strict=True):
        assert [word.text for word in mine.words] == [word.text for word in theirs.words]
        for one, other in zip(mine.words, theirs.words, strict=True):
            assert (one.font, one.bold, round(one.size, 1)) == (other.font, other.bold, round(other.size, 1))
            assert one.box == pytest.approx(other.box, abs=POINT)
        assert len(mine.rules) == len(theirs.rules)
        assert [len(table.rows) for table in mine.tables] == [len(table.rows) for table in theirs.tables]


@pytest.mark.parametrize("seed", range(500, 540))
def test_the_reader_finds_the_words_of_the_reading(seed: int, tmp_path: Path) -> None:
    document = generate(seed)
    _assert_same(document, _read(document.pdf(), tmp_path))


@pytest.mark.parametrize("language", ["cs", "da", "pl", "sv", "tr", "pt"])
def test_every_alphabet_survives_its_fonts(language: str, tmp_path: Path) -> None:
    for seed in range(3):
        document = generate(seed, Options(languages=(language,)))
        _assert_same(document, _read(document.pdf(), tmp_path))


def test_a_watermark_is_drawn_and_not_read(tmp_path: Path) -> None:
    document = next(one for one in map(generate, range(200)) if one.canvas.watermarks)
    text = document.canvas.watermarks[0][1]
    found = _read(document.pdf(), tmp_path)
    sizes = {word.size for word in found.pages[0].words if word.text in text.split()}
    assert all(size < 50 for size in sizes)
    _assert_same(document, found)


def test_a_password_keeps_the_reader_out(tmp_path: Path) -> None:
    found = _read(generate(1).pdf(password=PASSWORD), tmp_path)
    assert [signal.code for signal in found.signals] == [SignalCode.ENCRYPTED]


def test_fonts_are_embedded_and_the_file_is_small() -> None:
    for seed in range(10):
        data = generate(seed).pdf()
        assert data.count(b"/FontFile2") >= 1
        assert b"/BaseFont /Helvetica-Bold" not in data
        assert len(data) < 120_000


def test_ocr_noise_changes_words_and_confidence_only() -> None:
    clean, noisy = generate(7), generate(7, Options(ocr_noise=0.05))
    pairs = list(zip(clean.reading().pages[0].words, noisy.reading().pages[0].words, strict=True))
    changed = [one for one, other in pairs if one.text != other.text]
    assert 0 < len(changed) < len(pairs) / 2
    assert all(one.box == other.box for one, other in pairs)
    assert all(other.confidence < 1 for _, other in pairs)
    assert clean.labels.rows == noisy.labels.rows
