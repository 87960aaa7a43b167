"""Words that are read again from their picture: what is confirmed is not doubted, what was not looked at is."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from extractors.readers import Scanning, read
from extractors.readers.inspect import reread
from schemas import Limits, Ocr, Reading, SignalCode
from tests.extractors.pdfs import document, drawn

_AMOUNTS = ("1,428.60", "228.09", "1,200.51")


def _draw(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 11)
    for row, amount in enumerate(_AMOUNTS):
        canvas.drawString(80, 760 - 30 * row, "Total due")
        canvas.drawString(240, 760 - 30 * row, amount)


def _again(folder: Path) -> Reading:
    return read(document(drawn(_draw), folder), Limits(), Scanning(Ocr(reread="always")))


def test_amounts_that_ocr_reads_alike_are_not_doubted(tmp_path: Path) -> None:
    assert _again(tmp_path).signals == ()


def test_amounts_beyond_those_that_are_read_again_stay_doubtful(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reread, "_MOST", 1)
    found = _again(tmp_path)
    (signal,) = found.signals
    assert signal.code is SignalCode.DOUBTFUL_TEXT
    assert list(signal.boxes) == [word.box for word in found.pages[0].words if word.text in _AMOUNTS[1:]]
