"""The text that templates see: columns of our own, another program's with our places, and one as the other."""

from __future__ import annotations

import os
import re
import shutil
import stat
from collections import Counter
from pathlib import Path

import pytest

from extractors.page import Layout
from extractors.readers import laid_out, read
from extractors.templates import apply_template, text_of, why_not
from extractors.templates.placed import boxes_of
from extractors.templates.text import own_text
from schemas import Box, Document, Limits, Page, Reading, Word
from tests.extractors.template_samples import INVOICE, TEMPLATE, load, reading


def _word(text: str, x: float, y: float, size: float = 10.0) -> Word:
    return Word(text, Box(x, y, x + 5 * len(text), y + size), size)


def _reading(*words: Word, laid: tuple[str, ...] = ()) -> Reading:
    page = Page(number=1, width=595, height=842, words=words)
    return Reading(sha256="0" * 64, reader="fake", page_count=1, parts=(page,), laid_out=laid)


def test_columns_hold_over_the_whole_page() -> None:
    words = (
        *(_word("A", 50, 50), _word("B", 400, 50)),
        *(_word("Longer", 50, 62), _word("text", 86, 62), _word("C", 400, 62)),
    )
    assert text_of(_reading(*words)).text == "A             B\nLonger text   C\n\f"


def test_gaps_are_as_short_as_the_columns_allow_and_never_shift_what_follows() -> None:
    words = (_word("Item", 20, 50), _word("9.99", 500, 50), _word("Net", 20, 62), _word("8.00", 500, 62))
    assert text_of(_reading(*words)).text == "Item   9.99\nNet    8.00\n\f"


def test_white_between_rows_is_kept_as_lines() -> None:
    words = (_word("A", 50, 50), _word("B", 50, 62), _word("C", 50, 90), _word("D", 50, 300))
    assert text_of(_reading(*words)).text == "A\nB\n\nC\n\n\n\n\nD\n\f"


def test_another_programs_text_is_taken_as_it_is_with_our_places() -> None:
    laid = "Number:      R-1\n  Total 9.99\n"
    words = (_word("Number:", 50, 50), _word("R-1", 100, 50), _word("Total", 50, 70), _word("9.99", 90, 70))
    text = text_of(_reading(*words, laid=(laid,)))
    assert text.text == laid + "\f"
    place = text.place(*re.search("9.99", text.text).span())  # type: ignore[union-attr]
    assert (place.raw, place.page, place.boxes) == ("9.99", 1, (words[3].box,))


def test_what_is_not_on_the_page_vouches_for_nothing() -> None:
    words = (_word("Total", 50, 50), _word("9.99", 90, 50))
    text = text_of(_reading(*words, laid=("Total 9.99 8.88\n",)))
    for wanted, page in (("9.99", 1), ("8.88", None), ("9.99 8.88", None)):
        assert text.place(*re.search(wanted, text.text).span()).page == page  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("tokens", "words", "found"),
    [
        (["No.", ":", "R-1"], ["No.:", "R-1"], [True, True, True]),
        (["Ver", "käufer:"], ["Verkäufer:"], [True, True]),
        (["DATE\u200b:"], ["DATE:"], [True]),
        (["1.234,56"], ["1.234", ",56"], [True]),
        (["123"], ["1", "x", "2", "y", "3"], [False]),
        (["B", "A"], ["A", "B"], [True, True]),
        (["7", "x", "x"], ["x", "7"], [True, False, False]),
        (["gone"], [], [False]),
    ],
)
def test_a_token_is_found_as_a_whole_or_not_at_all(tokens: list[str], words: list[str], found: list[bool]) -> None:
    places = boxes_of(tokens, [_word(text, 50 + 40 * number, 50) for number, text in enumerate(words)])
    assert [box is not None for box in places] == found


def test_what_is_hidden_from_a_foundation_model_is_hidden_in_our_own_text_only() -> None:
    shown = _reading(_word("IBAN", 50, 50), laid=("IBAN DE89370400440532013000\n",))
    text = own_text(Layout(shown))
    assert text.text == "IBAN\n\f"
    assert [word.text for _, _, word in text.words] == ["IBAN"]


def test_why_a_template_does_not_fit_is_said(tmp_path: Path) -> None:
    (template,) = load(tmp_path, TEMPLATE + "exclude_keywords: [Brush]\n")
    assert why_not(template, reading()) == ["The keyword Brush, which excludes a document, is in the text."]
    other = reading(INVOICE.replace("Example", "Another").replace("Brush", "Broom"))
    assert why_not(template, other) == [r"The keyword Example\s+Trading is not in the text."]


def _sample(path: Path) -> Document:
    return Document(sha256="0" * 64, media_type="application/pdf", size=1, origin=path.name, path=path)


_SAMPLES = Path(__file__).parents[3] / "sample_invoices"
_installed = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")


@_installed
def test_the_text_of_a_sample_is_that_of_pdftotext_and_nearly_all_of_it_has_a_place() -> None:
    document = _sample(_SAMPLES / "simple-en" / "document.pdf")
    pages = laid_out(document, Limits())
    seen = text_of(read(document, Limits()).model_copy(update={"laid_out": pages}))
    assert seen.text == "".join(f"{page}\f" for page in pages)
    assert (-2, -2) not in seen.origins


@_installed
@pytest.mark.parametrize(
    "name", ["simple-en", "simple-de", "two-pages-de", "mixed-rates-fr", "simple-it", "discount-es"]
)
def test_our_own_text_has_the_rows_and_columns_of_pdftotext(name: str) -> None:
    document = _sample(_SAMPLES / name / "document.pdf")
    theirs = Counter(_shape("".join(laid_out(document, Limits()))))
    ours = Counter(_shape(text_of(read(document, Limits())).text))
    assert (theirs & ours).total() >= 0.85 * theirs.total()


def _shape(text: str) -> list[str]:
    """The rows of a text, each with two blanks for any gap."""
    return [re.sub(r"\s{2,}", "  ", row.strip()) for row in text.splitlines() if row.strip()]


def test_a_program_that_waits_for_others_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "pdftotext"
    program.write_text("#!/bin/sh\nsleep 3\nprintf 'one\\ftwo\\f'\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}/bin")
    assert laid_out(_sample(_SAMPLES / "simple-en" / "document.pdf"), Limits(seconds=8)) == ("one", "two")


@pytest.mark.parametrize("body", ["exit 1", "sleep 30", None])
def test_a_program_that_fails_is_done_without(
    body: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if body is not None:
        program = tmp_path / "pdftotext"
        program.write_text(f"#!/bin/sh\n{body}\n")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}/bin" if body else str(tmp_path))
    document = _sample(_SAMPLES / "simple-en" / "document.pdf")
    assert laid_out(document, Limits(seconds=1)) == ()


def test_only_pdfs_are_laid_out() -> None:
    picture = _sample(_SAMPLES / "picture-en" / "document.webp").model_copy(update={"media_type": "image/webp"})
    assert laid_out(picture, Limits()) == ()


def test_a_value_is_claimed_from_another_programs_text_as_from_our_own(tmp_path: Path) -> None:
    (template,) = load(tmp_path, TEMPLATE)
    own = reading()
    other = own.model_copy(update={"laid_out": (INVOICE.strip() + "\n",)})
    assert apply_template(template, other) == apply_template(template, own)
