"""Characters that need repair, rules and tables, and page images."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from extractors.readers import render_pages
from extractors.readers.pdf_chars import UNKNOWN, Char, char, clean, repaired, untold
from extractors.readers.pdf_words import words_of
from schemas import Limits, PageSize, RefusedDocument
from tests.extractors.pdfs import document, drawn, reading, written


def row(text: str, x: float = 100.0, top: float = 100.0, step: float = 5.0) -> list[Char]:
    """One character after the other, each as wide as half its size."""
    return [
        char(sign, (x + step * place, top, x + step * place + 5, top + 10), 10.0, "ABCDEF+Arial")
        for place, sign in enumerate(text)
    ]


@pytest.mark.parametrize(
    ("glyph", "text"),
    [
        ("a", "a"),
        ("ﬁ", "fi"),
        ("\u00a0", " "),
        ("\t", " "),
        ("１", "1"),
        ("\u00ad", "-"),
        ("\u200b", ""),
        ("\ufeff", ""),
        ("²", "²"),
        ("½", "½"),
        ("①", "①"),
        ("´", "´"),
        ("\0", UNKNOWN),
        ("\x02", UNKNOWN),
        ("\ue000", UNKNOWN),
        ("(cid:17)", UNKNOWN),
    ],
)
def test_glyphs_become_what_a_person_reads(glyph: str, text: str) -> None:
    assert clean(glyph) == text


def test_an_unknown_glyph_takes_the_witness_at_its_place() -> None:
    chars = row("12\x0004") + row("\x00VAT", top=130)
    witness = row("12/04") + row("(VAT", top=130.5)
    assert [word.text for word in words_of(repaired(chars, witness))] == ["12/04", "(VAT"]


def test_without_a_witness_it_is_a_hyphen_inside_a_word_and_nothing_elsewhere() -> None:
    chars = row("12\x0004") + row("\x00VAT\x00", top=130)
    assert [word.text for word in words_of(repaired(chars, ()))] == ["12-04", "VAT"]


@pytest.mark.parametrize(("signs", "found"), [("IBAN \0\0\0\0\0\0", 1), ("\0 Tel. \0", 0), ("12\x0004", 0)])
def test_a_row_of_glyphs_that_nobody_tells_is_where_it_stands(signs: str, found: int) -> None:
    chars = row(signs)
    repaired(chars, ())
    assert [(box.x0, box.x1) for box in untold(chars)] == [(125.0, 155.0)] * found


def test_a_page_of_unknown_glyphs_is_read_by_the_witness_with_its_hyphens_at_line_ends(tmp_path: Path) -> None:
    broken = written(b"BT /F 12 Tf 60 700 Td (No. 47-) Tj 0 -14 Td (next) Tj ET").replace(
        b"/Type /Page ", b"/Typo /Page "
    )
    assert [word.text for word in reading(broken, tmp_path).pages[0].words] == ["No.", "47-", "next"]


def test_fonts_lose_their_subset_prefix() -> None:
    assert words_of(row("Net"))[0].font == "Arial"


def test_no_word_contains_a_blank() -> None:
    assert [word.text for word in words_of(row("a") + row("x y z", x=300))] == ["a", "x", "y", "z"]
    symbol = char("T +4", (100, 100, 120, 110), 10.0, "F")
    assert [word.text for word in words_of([symbol])] == ["T+4"]


def test_narrow_letters_side_by_side_are_all_kept() -> None:
    assert words_of(row("will", step=2.2))[0].text == "will"


@pytest.mark.parametrize(
    ("pieces", "joined"),
    [
        (("M", "ÜLLER-", "S", "CHMIDT"), True),
        (("J", "ONES", "&S", "ONS"), True),
        (("O", "’B", "R", "IEN"), True),
        (("GRO", "ßMANN"), True),
        (("&", "SONS"), False),
        (("СЧЕТ", "на"), False),  # small letters, in any alphabet
        (("счет", "на"), False),
        (("请款", "单号"), False),  # letters that know no capitals
        (("NO", "12"), False),
    ],
)
def test_small_capitals_hold_marks_of_names_and_no_small_letters(pieces: tuple[str, ...], joined: bool) -> None:
    end, chars = 60.0, []
    for piece, (size, font) in zip(pieces, 2 * [(12.0, "Arial-Bold"), (8.0, "Arial")], strict=False):
        for sign in piece:
            chars.append(char(sign, (end, 100 - size, end + size / 2, 100), size, font))
            end += size / 2
    made = words_of(chars)
    assert [word.text for word in made] == (["".join(pieces)] if joined else list(pieces))
    if joined:
        assert (made[0].size, made[0].font, made[0].bold) == (12.0, "Arial-Bold", True)  # as the largest of it is set


def test_rules_come_from_lines_thin_bars_and_edges(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        canvas.line(50, 700, 550, 700)
        canvas.rect(50, 599.5, 500, 0.7, fill=1, stroke=0)
        canvas.rect(100, 400, 80, 50)
        canvas.line(50, 300, 200, 350)
        canvas.rect(0, 0, 595, 842)

    rules = reading(drawn(page), tmp_path).pages[0].rules
    across = [(round(rule.x0), round(rule.top), round(rule.x1)) for rule in rules if rule.height == 0]
    down = [(round(rule.x0), round(rule.top), round(rule.bottom)) for rule in rules if rule.width == 0]
    assert across == [(50, 142, 550), (50, 242, 550), (100, 392, 180), (100, 442, 180)]
    assert sorted(down) == [(100, 392, 442), (180, 392, 442)]


def test_ruled_tables_have_their_cells_row_by_row(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        canvas.grid([100, 200, 300, 400], [500, 520, 540])

    (table,) = reading(drawn(page), tmp_path).pages[0].tables
    assert [len(row) for row in table.rows] == [3, 3]
    first = table.rows[0][0]
    assert first is not None
    assert (first.x0, first.top, first.x1, first.bottom) == pytest.approx((100, 302, 200, 322), abs=0.5)


def test_a_picture_of_ten_thousand_strokes_stays_affordable(tmp_path: Path) -> None:
    strokes = b"".join(b"%d %d m %d %d l S " % (x, y, x + 4, y) for x in range(0, 590, 8) for y in range(0, 840, 5))
    page = reading(written(strokes), tmp_path).pages[0]
    assert 0 < len(page.rules) <= 2_000
    bars = b"".join(b"%d 0 m %d 842 l S 0 %d m 595 %d l S " % (n, n, n, n) for n in range(4, 590, 4))
    crowded = reading(written(bars), tmp_path).pages[0]
    assert crowded.rules
    assert crowded.tables == ()


def test_page_images_show_the_page_as_it_is_read(tmp_path: Path) -> None:
    lines = b"".join(b"(Line %d of upright text) Tj 0 -20 Td " % number for number in range(9))
    turned = written(b"0 1 -1 0 842 0 cm BT /F 12 Tf 50 400 Td " + lines + b"ET", "/MediaBox [0 0 842 595]")
    page = reading(turned, tmp_path).pages[0]
    sizes = [PageSize(number=number, width=page.width, height=page.height) for number in (1, 7)]
    (image,) = render_pages(document(turned, tmp_path), sizes, Limits(), dpi=72)
    assert (image.number, image.width, image.height) == (1, page.width, page.height) == (1, 595, 842)
    picture = Image.open(io.BytesIO(image.webp)).convert("L")
    assert picture.size == (595, 842)
    word = page.words[0].box
    assert picture.crop((int(word.x0), int(word.top), int(word.x1), int(word.bottom))).getextrema()[0] < 100  # type: ignore[operator]
    assert picture.crop((400, 600, 590, 840)).getextrema()[0] > 240  # type: ignore[operator]


def test_what_does_not_open_has_no_images(tmp_path: Path) -> None:
    with pytest.raises(RefusedDocument, match="damaged"):
        render_pages(document(b"%PDF-1.4 no", tmp_path), [PageSize(number=1, width=9, height=9)], Limits(), dpi=72)
