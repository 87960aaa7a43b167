"""The OCR engine loads the weights that it was released with alone, finds lines, and reads each of them by itself."""

from __future__ import annotations

import resource
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont
from rapidocr.inference_engine.base import FileInfo, InferSession

from extractors.readers.ocr.engine import Engine, Picture, crop, engine
from schemas import Misconfigured

_LINES = ("Invoice 4711", "Total due: 1,190.00 EUR by the end of the month, without any deduction", "7")


def test_weights_of_another_hash_are_not_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    known = InferSession.get_model_url

    def other(about: FileInfo) -> dict[str, Any]:
        return {**known(about), "SHA256": "0" * 64}

    monkeypatch.setattr(InferSession, "get_model_url", staticmethod(other))
    with pytest.raises(Misconfigured, match="other weights"):
        Engine(1)


def _page(lines: Sequence[str], width: int = 1200, height: int = 600) -> Picture:
    page = Image.new("RGB", (width, height), "white")
    pen, font = ImageDraw.Draw(page), ImageFont.load_default(32)
    for number, line in enumerate(lines):
        pen.text((60, 60 + 120 * number), line, fill="black", font=font)
    return np.asarray(page)


def test_lines_are_found_where_the_engines_own_call_finds_them() -> None:
    page = _page(_LINES)
    found = engine(1).find(page)
    known = engine(1)._ocr._load_det_model()(page).boxes
    assert len(found) >= len(_LINES) - 1
    assert np.array_equal(np.stack(found), known)
    assert engine(1).find(_page(())) == []


def test_a_line_is_read_the_same_whatever_is_read_with_it() -> None:
    page = _page(_LINES)
    crops = [crop(page, quad) for quad in engine(1).find(page)]
    together = engine(1).recognise(crops)
    assert together == [letters for one in crops for letters in engine(1).recognise([one])]
    assert "".join(letter.text for letter in together[0]) == "Invoice4711"


def test_the_memory_that_a_large_picture_took_is_given_back() -> None:
    page = _page(_LINES, 1500, 1400)
    engine(1).find(page[:320, :320])
    before = _resident()
    engine(1).find(page)
    assert (_resident() - before) / 2**20 < 200  # of some 350 that it took


def _resident() -> int:
    """Bytes of memory that this process holds."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize()
