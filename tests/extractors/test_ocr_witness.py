"""A second program reads the digits of scans again: alike is the more certain, otherwise waits, absent is said."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from extractors.readers import Scanning, read
from extractors.readers.ocr.engine import Picture
from extractors.readers.ocr.pictures import Grey, levelled
from extractors.readers.ocr.witness import witness, witnessed
from schemas import Box, Limits, Ocr, SignalCode, Word
from tests.extractors.pdfs import document
from tests.extractors.scans import encoded, scan

WITNESSED = Scanning(Ocr(witness="tesseract"))
installed = pytest.mark.skipif(shutil.which("tesseract") is None, reason="tesseract is not installed")


def picture(turn: float = 0.0) -> Picture:
    turned = scan(200).rotate(turn, Image.Resampling.BICUBIC, expand=turn % 90 == 0, fillcolor="white")
    return np.ascontiguousarray(np.asarray(turned)[:, :, ::-1])


def heard(words: list[Word], level: Grey) -> tuple[Word, ...]:
    seen = witnessed(words, level)
    assert seen is not None
    return seen


def word(text: str, left: float, baseline: float, confidence: float = 0.9) -> Word:
    """A word of the page of `scans`, by its place there in points."""
    scale = 200 / 72
    box = Box(left, 200 - baseline - 9, left + 5.6 * len(text), 200 - baseline + 3)
    return Word(text, Box(*(edge * scale for edge in box)), 10 * scale, confidence=confidence)


@installed
@pytest.mark.parametrize("turn", [0.0, 90.0, -2.0])
def test_digits_that_both_read_alike_are_more_certain(turn: float) -> None:
    amount = word("1.428,60", 230, 60)
    (seen,) = heard([amount], levelled(picture(turn), turn % 360))
    assert seen.confidence == pytest.approx(0.95)
    assert seen._replace(confidence=0.9) == amount


@installed
def test_digits_that_it_reads_otherwise_are_doubtful_whatever_the_engine_said() -> None:
    (seen,) = heard([word("1.423,60", 230, 60, confidence=0.99)], levelled(picture(), 0.0))
    assert seen.confidence == 0.5
    assert seen.text == "1.423,60"


@installed
def test_what_holds_no_number_and_what_it_does_not_see_are_left_alone() -> None:
    words = [word("Gesamtbetrag", 20, 60), word("9.999,99", 100, 20)]
    assert heard(words, levelled(picture(), 0.0)) == tuple(words)


@installed
def test_a_scan_is_read_by_both_where_the_policy_says_so(tmp_path: Path) -> None:
    data = document(encoded(scan(), dpi=(150, 150)), tmp_path, "scan")
    once, twice = (read(data, Limits(), scanning).pages[0].words for scanning in (Scanning(), WITNESSED))
    assert [one.text for one in once] == [one.text for one in twice]
    pairs = {one.text: (one.confidence, other.confidence) for one, other in zip(once, twice, strict=True)}
    alone, confirmed = pairs["1.428,60"]
    assert confirmed >= alone
    assert pairs["Gesamtbetrag"][0] == pairs["Gesamtbetrag"][1]


def test_a_witness_that_is_not_installed_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    witness.cache_clear()
    try:
        found = read(document(encoded(scan()), tmp_path, "scan"), Limits(), WITNESSED)
        (signal,) = found.signals
    finally:
        witness.cache_clear()
    assert signal.code is SignalCode.NO_WITNESS
    assert "tesseract" in signal.message
    assert found.pages[0].words


def test_a_witness_that_fails_is_said_and_asked_again_the_next_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "bin" / "tesseract"
    program.parent.mkdir()
    program.write_text('#!/bin/sh\n[ "$1" = --version ] && echo tesseract 5 && exit 0\nexit 1\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}:/usr/bin:/bin")
    witness.cache_clear()
    try:
        kept = WITNESSED._replace(cache=tmp_path / "cache")
        found = read(document(encoded(scan()), tmp_path, "scan"), Limits(), kept)
    finally:
        witness.cache_clear()
    assert [signal.code for signal in found.signals] == [SignalCode.NO_WITNESS]
    assert found.pages[0].words
    assert [path for path in (tmp_path / "cache").rglob("*") if path.is_file()] == []


def test_a_page_is_levelled_as_it_was_turned_to_be_read() -> None:
    upright = picture()
    assert np.array_equal(levelled(picture(90), 90.0), levelled(upright, 0.0))
    skewed = levelled(picture(-2), 358.0)
    assert skewed.shape == upright.shape[:2]
    middle = np.s_[100:-100, 100:-100]
    assert np.abs(skewed[middle].astype(int) - levelled(upright, 0.0)[middle]).mean() < 6
