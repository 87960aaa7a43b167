"""What outlines were found to be goes to the next process by a file that is what its name says, or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from extractors import known_glyphs
from extractors.known_glyphs import MOST, Frame, Known, joined
from extractors.readers.inspect import glyphs, missing
from tests.extractors.pdfs import reading
from tests.faults.attacks_glyphs import BUYER, respelt, swapped

FRAME = Frame((0.0, -0.25, 0.5, 0.75), 0.125, (0.125,) * 9)
MARK, OTHER = b"m" * 16, b"\0" * 16


def _file(folder: Path, content: bytes) -> Path:
    path = folder / hashlib.sha256(content).hexdigest()
    path.write_bytes(content)
    return path


def _learnt() -> bytes:
    known = Known()
    known.learn(MARK, FRAME, "é", 2)
    known.learn(OTHER, FRAME)
    return known.learnt()


def _after(path: Path) -> Known:
    known = Known()
    known.take_along(path)
    return known


def test_what_was_learnt_is_known_to_the_next_process(tmp_path: Path) -> None:
    known = _after(_file(tmp_path, joined(b"", [_learnt()])))
    assert (known.verdict(MARK, "é"), known.verdict(MARK, "e"), known.verdict(OTHER, "é")) == (2, None, None)
    assert known.frame(MARK) == known.frame(OTHER) == FRAME
    assert known.learnt() == b"", "what is kept is not learnt again"


def test_a_frame_is_the_same_to_who_learns_it_and_to_who_is_told(tmp_path: Path) -> None:
    known, uneven = Known(), Frame((0.1, -0.2, 0.3, 0.7), 1 / 3, (1 / 7,) * 9)
    told = known.learn(MARK, uneven)
    assert told == known.frame(MARK) == _after(_file(tmp_path, joined(b"", [known.learnt()]))).frame(MARK)


def test_who_looks_first_goes_on_with_what_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(missing, "KNOWN", Known())
    monkeypatch.setattr(missing, "outline_in", lambda *_: SimpleNamespace(mark=MARK, kinds=(1,)))
    monkeypatch.setattr(missing, "look_of", lambda _outline: "a look")
    monkeypatch.setattr(missing, "framed", lambda _look: Frame((0.1, -0.2, 0.3, 0.7), 1 / 3, (1 / 7,) * 9))
    glyph: Any = SimpleNamespace(setting=SimpleNamespace(face=None), sign=SimpleNamespace(text="a"))
    first = missing._frame_of(glyph)
    assert first is not None
    assert first == missing._frame_of(glyph)


@pytest.mark.parametrize(
    "deed",
    [
        lambda path: path.write_bytes(path.read_bytes()[:-1] + b"\1"),
        lambda path: path.unlink(),
        lambda path: path.write_bytes(b""),
        lambda path: path.rename(path.with_name("0" * 64)).rename(path.with_name("1" * 64)),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_not_believed(tmp_path: Path, deed: Callable[[Path], object]) -> None:
    path = _file(tmp_path, joined(b"", [_learnt()]))
    deed(path)
    for one in (path, tmp_path / ("1" * 64)):
        assert _after(one).verdict(MARK, "é") is None


def test_what_another_network_found_is_not_believed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = _file(tmp_path, joined(b"", [_learnt()]))
    monkeypatch.setattr(known_glyphs, "_found_by", lambda: b"x" * 32)
    assert _after(path).verdict(MARK, "é") is None
    assert len(joined(path.read_bytes(), ())) == len(b"x" * 32)


def test_the_newest_are_kept_and_no_more_than_so_many() -> None:
    known = Known()
    for number in range(MOST + 10):
        known.learn(number.to_bytes(16, "big"), FRAME)
    first = known.learnt()
    known.learn(MARK, FRAME, "a", 1)
    whole = joined(first, [known.learnt()])
    assert len(whole) == len(joined(b"", [first])), "one more makes it no longer"
    assert whole[-81:].startswith(MARK)


@pytest.mark.parametrize("data", [respelt(BUYER, swapped(BUYER, "M", "W"))])
def test_a_document_is_judged_alike_whether_its_outlines_are_new_or_known(
    data: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh = Known()

    def read() -> object:
        for module in (glyphs, missing):
            monkeypatch.setattr(module, "KNOWN", fresh)
        return reading(data, tmp_path)

    new = read()
    learnt = fresh.learnt()
    fresh = _after(_file(tmp_path, joined(b"", [learnt])))
    assert read() == new
    assert fresh.learnt() == b"", "every outline was known"
