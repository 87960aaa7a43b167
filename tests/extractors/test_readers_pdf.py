"""PDFs made for each trap that real ones set."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from extractors.readers import read
from extractors.readers.pdf_triage import PageFacts
from schemas import Box, Limits, SignalCode
from tests.extractors.pdfs import BODY, body, codes, document, drawn, reading, texts, written


def test_words_stand_where_they_are_printed_with_font_and_size(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 12)
        canvas.drawString(100, 700, "Total 119.00")

    found = reading(drawn(page), tmp_path)
    total, amount = found.pages[0].words
    assert (total.text, amount.text) == ("Total", "119.00")
    assert total.bold
    assert total.font == "Helvetica-Bold"
    assert total.size == pytest.approx(12, abs=0.1)
    assert total.box.x0 == pytest.approx(100, abs=0.5)
    assert total.box.top < 842 - 700 < total.box.bottom + 0.5
    assert (found.pages[0].width, found.pages[0].height, found.page_count) == (595, 842, 1)


def test_words_come_line_by_line_from_the_left(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        canvas.drawString(300, 650, "fourth")
        canvas.drawString(300, 700.8, "second")
        canvas.drawString(60, 650, "third")
        canvas.drawString(60, 700, "first")

    assert texts(reading(drawn(page), tmp_path)) == ["first", "second", "third", "fourth"]


def test_two_fonts_inside_a_word_do_not_part_it(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        text = canvas.beginText(60, 700)
        for font, size, part in (
            ("Helvetica", 10, "12.0"),
            ("Times-Roman", 10.0000001, "3.2"),
            ("Helvetica", 10, "024"),
        ):
            text.setFont(font, size)
            text.textOut(part)
        canvas.drawText(text)

    found = reading(drawn(page), tmp_path)
    assert texts(found) == ["12.03.2024"]
    assert found.pages[0].words[0].font == "Helvetica"


@pytest.mark.parametrize(
    ("spread", "words"),
    [
        ("B I T T E N I C H T Ü B E R W E I S E N", ["BITTE", "NICHT", "ÜBERWEISEN"]),
        ("P L E A S E D O N O T P A Y", ["PLEASE", "DO", "NOT", "PAY"]),
        ("N E P A S R É G L E R", ["NE", "PAS", "RÉGLER"]),
        ("R E C H N U N G", ["RECHNUNG"]),
        ("M U S T E R M A N N", ["MUSTERMANN"]),  # no words of one language
    ],
)
def test_words_that_are_set_letter_by_letter_are_told_apart(spread: str, words: list[str], tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        canvas.drawString(60, 700, spread)

    assert texts(reading(drawn(page), tmp_path)) == words


def test_close_words_without_blanks_are_parted(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 7)
        canvas.drawString(60, 700, "Ship")
        canvas.drawString(60 + canvas.stringWidth("Ship", "Helvetica", 7) + 1.8, 700, "via")

    assert texts(reading(drawn(page), tmp_path)) == ["Ship", "via"]


def test_letter_spaced_titles_become_words(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 14)
        canvas.drawString(60, 760, "R E C H N U N G")
        canvas.drawString(60, 720, "Pos A 1")
        body(canvas)

    found = reading(drawn(page), tmp_path)
    assert texts(found)[:4] == ["RECHNUNG", "Pos", "A", "1"]


def test_kerned_capitals_are_rejoined_unless_a_blank_stands_between(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        width = canvas.stringWidth("F", "Helvetica", 12)
        canvas.setFont("Helvetica", 12)
        canvas.drawString(60, 700, "F")
        canvas.drawString(60 + width + 2.1, 700, "actuurnummer")
        text = canvas.beginText(60, 650)
        text.setFont("Helvetica", 12)
        text.setWordSpace(-0.6)
        text.textOut("A company")
        canvas.drawText(text)

    assert texts(reading(drawn(page), tmp_path)) == ["Factuurnummer", "A", "company"]


@pytest.mark.parametrize(
    ("pieces", "words"),
    [
        (("Tot", 0.2, "aal"), ["Totaal"]),
        (("S", 0.18, "TAT", 0.18, "EMENT"), ["STATEMENT"]),
        (("P", 0.28, "AY", 0.28, "S"), ["PAYS"]),
        (("H", 0.17, "L", 0.17, "2", 0.17, "6"), ["HL26"]),
        (("prijs", 0.28, "per"), ["prijs", "per"]),  # as wide as a blank
        (("Aantal", 0.2, "Bedrag"), ["Aantal", "Bedrag"]),  # cells
        (("500", 0.2, "ks"), ["500", "ks"]),
        (("1", 0.2, "234"), ["1", "234"]),
    ],
)
@pytest.mark.parametrize("blanks", [True, False])
def test_where_blanks_part_words_narrow_gaps_do_not(
    pieces: Sequence[str | float], words: list[str], blanks: bool, tmp_path: Path
) -> None:
    def page(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        x = 60.0
        for one in pieces:
            if isinstance(one, str):
                canvas.drawString(x, 700, one)
            x += canvas.stringWidth(one, "Helvetica", 10) if isinstance(one, str) else 10 * one
        canvas.drawString(300, 700, "in euro" if blanks else "euro")

    whole = words if blanks else [one for one in pieces if isinstance(one, str)]
    assert texts(reading(drawn(page), tmp_path)) == [*whole, *(["in"] if blanks else []), "euro"]


def test_small_capitals_are_one_word_and_raised_ones_are_not(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        body(canvas)
        for start, rise, rest in ((60, 0, "OROSINI"), (200, 8, "TM")):
            canvas.setFont("Helvetica", 15)
            canvas.drawString(start, 760, "M")
            canvas.setFont("Helvetica", 10.5)
            canvas.drawString(start + 12.5, 760 + rise, rest)

    found = texts(reading(drawn(page), tmp_path))
    assert "MOROSINI" in found
    assert "MTM" not in found


def test_overprinted_bold_is_read_once(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        body(canvas)
        for shift in (0, 0.3):
            canvas.drawString(60 + shift, 760, "Total 1100.00")

    first, second, *_ = reading(drawn(page), tmp_path).pages[0].words
    assert (first.text, second.text) == ("Total", "1100.00")
    assert first.bold
    assert second.bold


def test_margin_imprints_and_watermarks_are_left_out(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        body(canvas)
        for angle, text in ((90, "MARGIN imprint"), (45, "COPY")):
            canvas.saveState()
            canvas.translate(30 if angle == 90 else 100, 300 if angle == 90 else 560)
            canvas.rotate(angle)
            canvas.drawString(0, 0, text)
            canvas.restoreState()

    assert " ".join(texts(reading(drawn(page), tmp_path))) == " ".join(BODY)


def test_huge_letters_are_left_out_only_where_they_lie_over_text(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        body(canvas)
        canvas.setFont("Helvetica", 90)
        canvas.drawString(40, 600, "PAID")
        canvas.setFont("Times-Roman", 48)
        canvas.drawString(60, 760, "Invoice")

    found = texts(reading(drawn(page), tmp_path))
    assert found[0] == "Invoice"
    assert " ".join(found[1:]) == " ".join(BODY)


def test_slanted_text_is_read(tmp_path: Path) -> None:
    found = reading(written(b"BT /F 12 Tf 1 0 0.3 1 60 700 Tm (Oblique) Tj ET"), tmp_path)
    assert texts(found) == ["Oblique"]


def test_white_text_on_a_dark_bar_is_read(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        canvas.rect(50, 690, 400, 24, fill=1)
        canvas.setFillColorRGB(1, 1, 1)
        canvas.drawString(60, 700, "Description")

    assert texts(reading(drawn(page), tmp_path)) == ["Description"]


def test_text_beyond_the_page_is_left_out(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        canvas.drawString(60, 700, "seen")
        canvas.drawString(700, 700, "right")
        canvas.drawString(60, -50, "below")

    assert texts(reading(drawn(page), tmp_path)) == ["seen"]


def test_only_the_cropped_part_is_the_page(tmp_path: Path) -> None:
    content = b"BT /F 12 Tf 60 700 Td (inside) Tj 0 -600 Td (outside) Tj ET"
    found = reading(written(content, "/MediaBox [0 0 595 842] /CropBox [50 500 595 842]"), tmp_path)
    page = found.pages[0]
    assert texts(found) == ["inside"]
    assert (page.width, page.height) == (545, 342)
    assert page.words[0].box.x0 == pytest.approx(10, abs=0.5)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("stated", [True, False])
def test_turned_pages_are_read_upright(tmp_path: Path, turn: int, stated: bool) -> None:
    moves = {0: b"1 0 0 1 0 0", 90: b"0 1 -1 0 842 0", 180: b"-1 0 0 -1 595 842", 270: b"0 -1 1 0 0 595"}
    lines = b"".join(b"(Line %d of upright text) Tj 0 -20 Td " % number for number in range(9))
    content = moves[turn] + b" cm BT /F 12 Tf 50 400 Td " + lines + b"ET"
    sideways = turn in (90, 270)
    box = "[0 0 842 595]" if sideways else "[0 0 595 842]"
    found = reading(written(content, f"/MediaBox {box} /Rotate {turn if stated else 0}"), tmp_path)
    page = found.pages[0]
    assert texts(found)[:5] == ["Line", "0", "of", "upright", "text"]
    assert (page.width, page.height) == (595, 842)
    assert page.words[0].box.x0 == pytest.approx(50, abs=0.5)
    assert page.words[0].box.bottom == pytest.approx(842 - 400 + 2.5, abs=1)


def test_a_page_without_mediabox_is_read(tmp_path: Path) -> None:
    found = reading(written(b"BT /F 12 Tf 60 700 Td (Total 5.00) Tj ET", page=""), tmp_path)
    assert texts(found) == ["Total", "5.00"]
    assert (found.pages[0].width, found.pages[0].height) == (612, 792)


def test_a_page_pdfplumber_cannot_parse_is_read_by_pdfium(tmp_path: Path) -> None:
    broken = written(b"BT /F 12 Tf 60 700 Td (Total 5.00) Tj ET").replace(b"/Type /Page ", b"/Typo /Page ")
    found = reading(broken, tmp_path)
    assert texts(found) == ["Total", "5.00"]
    assert found.pages[0].words[0].box.x0 == pytest.approx(60, abs=1)
    assert found.pages[0].words[0].box.bottom == pytest.approx(842 - 700 + 2.5, abs=2)


def test_a_page_without_text_is_kept_and_named_only_if_no_page_has_text(tmp_path: Path) -> None:
    def picture(canvas: Canvas) -> None:
        canvas.rect(50, 50, 400, 600, fill=1)

    mixed = reading(drawn(picture, body), tmp_path)
    assert [len(page.words) > 0 for page in mixed.pages] == [False, True]
    assert mixed.signals == ()
    empty = reading(drawn(picture), tmp_path)
    assert [signal.code for signal in empty.signals] == [SignalCode.NO_TEXT]
    assert "OCR" in empty.signals[0].message
    assert len(empty.pages) == 1


def test_blank_pages_are_called_blank_and_a_page_with_a_stroke_is_not(tmp_path: Path) -> None:
    def nothing(_canvas: Canvas) -> None:
        pass

    def stroke(canvas: Canvas) -> None:
        canvas.line(50, 50, 400, 60)

    (signal,) = reading(drawn(nothing, nothing), tmp_path).signals
    assert signal.code is SignalCode.NO_TEXT
    assert signal.message == "Every page of this PDF is blank: nothing is drawn on it."
    (signal,) = reading(drawn(nothing, stroke), tmp_path).signals
    assert "blank" not in signal.message


def test_a_password_refuses(tmp_path: Path) -> None:
    assert codes(drawn(body, encrypt="secret"), tmp_path) == [SignalCode.ENCRYPTED]


def test_a_pdf_of_which_only_attachments_are_locked_is_read_and_told(tmp_path: Path) -> None:
    keys = "".join(
        f"/{key} <{'5a' * size}> " for key, size in (("O", 48), ("U", 48), ("OE", 32), ("UE", 32), ("Perms", 16))
    )
    filters = "/CF << /StdCF << /CFM /AESV3 /Length 32 >> >> /StmF /Identity /StrF /Identity /EFF /StdCF"
    lock = f"/Encrypt << /Filter /Standard /V 5 /R 6 /Length 256 /P -4 {keys}{filters} >> /ID [<00> <00>]"
    data = written(b"BT /F 11 Tf 72 720 Td (Invoice) Tj ET").replace(b"trailer <<", b"trailer << " + lock.encode())
    found = reading(data, tmp_path)
    assert texts(found) == ["Invoice"]
    (signal,) = found.signals
    assert signal.code is SignalCode.NOT_INSPECTED
    assert "password" in signal.message


def test_a_page_that_is_lost_is_named_and_what_to_do_is_said_once(tmp_path: Path) -> None:
    (signal,) = reading(written(b"", pages="/Kids [3 0 R 9 0 R] /Count 2"), tmp_path).signals
    assert (signal.code, signal.page) == (SignalCode.UNREADABLE, 2)
    assert (signal.message, signal.todo) == (
        "Page 2 is damaged and cannot be read.",
        "Ask the sender for a new file.",
    )


def test_no_pages_and_no_pdf_are_unreadable(tmp_path: Path) -> None:
    assert codes(written(b"", pages="/Kids [] /Count 0"), tmp_path) == [SignalCode.UNREADABLE]
    assert codes(b"%PDF-1.4\nnothing of the kind", tmp_path) == [SignalCode.UNREADABLE]


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        (Limits(pages=1), SignalCode.TOO_MANY_PAGES),
        (Limits(page_points=500), SignalCode.PAGE_TOO_LARGE),
        (Limits(words=100), SignalCode.TOO_MANY_WORDS),
        (Limits(objects_per_page=1_000), SignalCode.TOO_MANY_OBJECTS),
    ],
)
def test_each_limit_refuses_by_name(tmp_path: Path, limits: Limits, code: SignalCode) -> None:
    def full(canvas: Canvas) -> None:
        body(canvas)
        for number in range(1_100):
            canvas.rect(number % 50, number // 50, 1, 1)

    found = reading(drawn(full, body), tmp_path, limits)
    assert [signal.code for signal in found.signals] == [code]
    assert "the policy allows" in found.signals[0].message


def test_a_flood_of_letters_is_refused_before_it_is_parsed(tmp_path: Path) -> None:
    data = written(b"BT /F 1 Tf 60 700 Td " + b"(aaaaaaaaaa) Tj " * 150 + b"ET")
    assert codes(data, tmp_path, Limits(words=100)) == [SignalCode.TOO_MANY_WORDS]


def test_a_huge_page_is_refused_whatever_its_unit(tmp_path: Path) -> None:
    data = written(b"BT /F 12 Tf 60 700 Td (x) Tj ET", "/MediaBox [0 0 200000 200000]")
    assert codes(data, tmp_path) == [SignalCode.PAGE_TOO_LARGE]


def test_the_same_bytes_read_twice_are_the_same_reading(tmp_path: Path) -> None:
    made = document(drawn(body, body), tmp_path)
    assert read(made, Limits()).model_dump_json() == read(made, Limits()).model_dump_json()


@pytest.mark.parametrize(
    "box",
    [
        Box(-240, 10, -200, 20), Box(700, 10, 740, 20), Box(10, -30, 20, -20), Box(10, 900, 20, 920),
        Box(50, 10, 50, 20), Box(0, 10, 0, 10), Box(600, 842, 600, 842), Box(-10, -10, 700, 900),
    ],
)  # fmt: skip
def test_of_a_place_beyond_the_page_a_hair_is_drawn(box: Box) -> None:
    facts = PageFacts(1, (0, 0, 600, 842), 0, 0, 0)
    left, low, right, high = facts.crop(box, 2.0)
    assert min(left, low, right, high) >= 0
    assert left + right <= 600 - 1.5
    assert low + high <= 842 - 1.5
    assert facts.crop(Box(10, 20, 30, 50), 2.0) == (10, 792, 570, 20)


def test_the_frame_of_a_box_over_a_code_of_squares_stays_at_its_place(tmp_path: Path) -> None:
    """The squares of a code that is drawn lie near each other all over it, and draw no rule with them."""

    def page(canvas: Canvas) -> None:
        canvas.rect(100, 600, 200, 100)
        for number in range(900):
            canvas.rect(100 + number % 30 * 2, 500 + number // 30 * 2, 2, 2, fill=1)
        canvas.drawString(120, 650, "VAT 23 % on 61.50")

    rules = [rule for rule in reading(drawn(page), tmp_path).pages[0].rules if rule.height > 90]
    assert sorted(round(rule.x0) for rule in rules) == [100, 300]
