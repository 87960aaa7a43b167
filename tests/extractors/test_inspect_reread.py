"""Words that are read again from their picture: what is confirmed is not doubted, what was not looked at is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import pytest
from reportlab.pdfgen.canvas import Canvas

from extractors.readers import Scanning, read
from extractors.readers.inspect import reread
from extractors.readers.inspect.alphabet import script_of
from extractors.readers.ocr import engine
from extractors.readers.ocr.engine import Letter, Picture
from schemas import Box, Limits, Ocr, Page, Reading, Signal, SignalCode, Word
from tests.extractors.pdfs import document, drawn, ligature

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


class _Sees:
    """An engine that sees the same in every picture."""

    def __init__(self, text: str) -> None:
        self.text, self.pictures = text, 0

    def recognise(self, crops: Sequence[Picture]) -> list[tuple[Letter, ...]]:
        self.pictures += len(crops)
        return [tuple(Letter(sign, 0.5, 0.99, after_blank=False) for sign in self.text) for _ in crops]


@pytest.mark.parametrize(("seen", "pictures", "left"), [("doubtily", 2, 0), ("doubttly", 10, 5)])
def test_of_the_words_with_one_doubtful_glyph_two_are_read_again_and_all_only_where_those_disagree(
    seen: str, pictures: int, left: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ocr = _Sees(seen)
    monkeypatch.setattr(engine, "engine", lambda _threads: ocr)
    found = read(document(ligature("\n".join(5 * ["doubtĳy"]), "ĳ", "il"), tmp_path), Limits(), Scanning())
    doubts = [one for one in found.signals if one.code is SignalCode.DOUBTFUL_GLYPH]
    assert (ocr.pictures, sum(len(one.boxes) for one in doubts)) == (pictures, left)


def _confirmed(folder: Path, ocr: Ocr, words: Sequence[Word], *signals: Signal) -> Reading:
    """A page of `words` with doubts, its words read again from another page's picture."""
    page = Page(number=1, width=595, height=842, words=tuple(words))
    reading = Reading(sha256="0" * 64, reader="pdf_text", parts=(page,), signals=signals)
    given = document(drawn(_draw), folder)
    return reread.confirmed(reading, given, given.path.read_bytes(), Scanning(ocr))


def _doubt(code: SignalCode, *boxes: Box) -> Signal:
    return Signal(code=code, message="?", page=1, boxes=boxes)


@pytest.mark.parametrize("code", [SignalCode.DOUBTFUL_GLYPH, SignalCode.DOUBTFUL_TEXT])
def test_a_doubt_at_no_word_is_kept(code: SignalCode, tmp_path: Path) -> None:
    doubt = _doubt(code, Box(1, 1, 20, 9))
    assert _confirmed(tmp_path, Ocr(), [Word("bailiff", Box(80, 70, 120, 85), 11)], doubt).signals == (doubt,)


@pytest.mark.parametrize(
    ("seen", "code"),
    [
        ("bailtff", SignalCode.DOUBTFUL_GLYPH),
        ("another", SignalCode.UNLIKE_GLYPH),
        ("zzz", SignalCode.DOUBTFUL_GLYPH),
    ],
)
def test_what_ocr_surely_reads_as_quite_another_word_is_that(
    seen: str, code: SignalCode, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "engine", lambda _threads: _Sees(seen))
    word = Word("bailiff", Box(80, 70, 120, 85), 11)
    (found,) = _confirmed(tmp_path, Ocr(), [word], _doubt(SignalCode.DOUBTFUL_GLYPH, word.box)).signals
    assert (found.code, found.boxes) == (code, (word.box,))


def test_a_kind_of_glyph_of_which_no_word_was_read_is_not_confirmed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ocr = _Sees("bailtff")
    monkeypatch.setattr(engine, "engine", lambda _threads: ocr)
    word, gone = Word("bailiff", Box(80, 70, 120, 85), 11), (Box(1, 1, 20, 9), Box(1, 21, 20, 29))
    glyph = _doubt(SignalCode.DOUBTFUL_GLYPH, word.box, *gone)
    amount = Word("1,428.60", Box(240, 70, 280, 85), 11)
    text = _doubt(SignalCode.DOUBTFUL_TEXT, *gone, amount.box)
    found = _confirmed(tmp_path, Ocr(), [word, amount], glyph, text)
    (doubt,) = [one for one in found.signals if one.code is SignalCode.DOUBTFUL_GLYPH]
    assert doubt.boxes == (word.box,)


@pytest.mark.parametrize(("most", "pictures"), [(3, 3), (400, 5)])
def test_a_page_has_one_limit_for_the_words_that_are_read_again(
    most: int, pictures: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ocr = _Sees("doubttly")
    monkeypatch.setattr(engine, "engine", lambda _threads: ocr)
    monkeypatch.setattr(reread, "_MOST", most)
    monkeypatch.setattr(reread, "_CERTAIN", 0.0)  # nothing is read a second time
    words = [Word("doubtfully", Box(80, 70 + 30 * row, 120, 85 + 30 * row), 11) for row in range(5)]
    found = _confirmed(tmp_path, Ocr(), words, _doubt(SignalCode.DOUBTFUL_GLYPH, *(word.box for word in words)))
    assert (ocr.pictures, sum(len(one.boxes) for one in found.signals)) == (pictures, 5)


@pytest.mark.parametrize(
    ("word", "scripts", "doubted"),
    [
        ("ТАСКОМ", ("latin",), True),
        ("ТАСКОМ", ("latin", "cyrillic"), False),
        ("ТАСКОМ", ("latin", "greek"), True),
        ("ΤΡΑΠΕΖΑ", ("latin", "greek"), False),
        ("ТACКОМ", ("latin", "cyrillic"), True),  # of two scripts
        ("ТАСКО7", ("latin", "cyrillic"), True),
    ],
)
def test_which_scripts_words_may_be_in_is_the_policys(
    word: str, scripts: tuple[Literal["latin", "greek", "cyrillic"], ...], doubted: bool, tmp_path: Path
) -> None:
    shown = Word(word, Box(1, 1, 20, 9), 8)
    seen = _confirmed(tmp_path, Ocr(scripts=scripts), [shown], _doubt(SignalCode.DOUBTFUL_GLYPH, shown.box))
    assert bool(seen.signals) == doubted


@pytest.mark.parametrize(
    ("word", "beside", "doubted"),
    [
        ("ΚΑΤΟΧΗ", "ΤΙΜΟΛΟΓΙΟ ΠΩΛΗΣΗΣ Ελαιοτριβείο Μεσσήνης", False),
        ("4ο", "ΤΙΜΟΛΟΓΙΟ ΠΩΛΗΣΗΣ Ελαιοτριβείο Μεσσήνης", False),
        ("2ος", "ΤΙΜΟΛΟΓΙΟ ΠΩΛΗΣΗΣ Ελαιοτριβείο Μεσσήνης", False),
        ("РОСТОК", "ФАКТУРА за хлебна закваска", False),
        ("5ти", "ФАКТУРА за хлебна закваска", False),
        ("1б", "ФАКТУРА за хлебна закваска", True),  # sixteen, to the eye
        ("12о", "ФАКТУРА за хлебна закваска", True),
        ("1οο", "ΤΙΜΟΛΟΓΙΟ ΠΩΛΗΣΗΣ Ελαιοτριβείο Μεσσήνης", True),  # one hundred, to the eye
        ("1ΟΟ", "ΤΙΜΟΛΟΓΙΟ ΠΩΛΗΣΗΣ Ελαιοτριβείο Μεσσήνης", True),
        ("ΑTTΑ", "ΤΙΜΟΛΟΓΙΟ ΠΩΛΗΣΗΣ Ελαιοτριβείο Μεσσήνης", True),  # of two scripts
        ("РОСТОК", "ΤΙΜΟΛΟΓΙΟ ΠΩΛΗΣΗΣ Ελαιοτριβείο Μεσσήνης", True),
        ("ΚΑΤΟΧΗ", "Invoice of the olive mill ΤΙΜΟΛΟΓΙΟ", True),  # a page that is written in Latin
    ],
)
def test_words_may_be_in_the_script_that_their_page_is_written_in(
    word: str, beside: str, doubted: bool, tmp_path: Path
) -> None:
    shown = Word(word, Box(1, 1, 20, 9), 8)
    others = [Word(one, Box(1, 20 * row, 60, 20 * row + 9), 8) for row, one in enumerate(beside.split(), start=1)]
    seen = _confirmed(tmp_path, Ocr(), [shown, *others], _doubt(SignalCode.DOUBTFUL_GLYPH, shown.box))
    assert bool(seen.signals) == doubted


def test_a_letter_without_a_name_is_of_no_script_that_a_policy_names() -> None:
    assert script_of("\U00017000") not in {"latin", "greek", "cyrillic"}


@pytest.mark.parametrize(
    ("text", "seen", "agrees"),
    [
        ("ΤΔΑ-0128", "TΔA-0128", True),  # only one letter of it tells that it is Greek, and that is enough
        ("ΤΑ-0128", "TA-0128", False),  # a reader takes it for Latin
        ("ΤΔA-0128", "TΔA-0128", False),  # the last letter is Latin
        ("ΤΔΑ-0128", "TΔA-0129", False),
    ],
)
def test_ocr_need_not_tell_a_letter_from_its_latin_twin_in_a_word_that_shows_its_script(
    text: str, seen: str, *, agrees: bool
) -> None:
    letters = [Letter(sign, 0.5, 1.0, after_blank=False) for sign in seen]
    assert reread._judged(Word(text, Box(0, 0, 40, 10), 10.0), letters, whole=True).agrees is agrees
