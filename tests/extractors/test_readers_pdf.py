"""PDFs made for each trap that real ones set."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from pikepdf import Array, Dictionary, Name, Pdf
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from extractors.readers import read
from extractors.readers.codes import payment_link
from extractors.readers.pdf_triage import PageFacts
from schemas import Box, Limits, SignalCode
from tests.extractors.pdfs import A4, document, drawn, reading, texts, written

BODY = [f"Body line {number} of the page" for number in range(12)]


def body(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 10)
    for number, line in enumerate(BODY):
        canvas.drawString(60, 700 - 14 * number, line)


def codes(data: bytes, folder: Path, limits: Limits | None = None) -> list[SignalCode]:
    return [signal.code for signal in reading(data, folder, limits).signals]


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


def test_a_link_that_leads_to_pay_is_a_payment_code_whatever_it_says(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        canvas.drawString(60, 700, "Click here")
        canvas.linkURL("https://pay-alpha.example/payer?x=1", (60, 690, 160, 710))
        canvas.linkURL("https://www.alpha.example/contact", (60, 590, 160, 610))

    [code] = reading(drawn(page), tmp_path).pages[0].payment_codes
    assert (code.scheme, code.address, code.page) == ("link", "pay-alpha.example/payer", 1)
    assert code.box is not None
    assert code.box.top == pytest.approx(842 - 710, abs=0.5)


@pytest.mark.parametrize(
    ("count", "long", "asks", "told"),
    [
        (300, 1_500, True, False),
        (2_100, 10, False, True),  # it stands behind those that are looked at
        (1, 9_000, True, True),
    ],
)
def test_a_link_that_leads_to_pay_is_not_lost_among_others(
    count: int, long: int, asks: bool, told: bool, tmp_path: Path
) -> None:
    def page(canvas: Canvas) -> None:
        canvas.drawString(60, 700, "Click here")
        for number in range(count):
            canvas.linkURL(f"https://www.alpha.example/{number}/{'c' * long}", (60, 590, 160, 610))
        canvas.linkURL(f"https://pay-alpha.example/payer?x={'1' * 1_900}", (60, 690, 160, 710))

    found = reading(drawn(page), tmp_path)
    assert [code.address for code in found.pages[0].payment_codes] == ["pay-alpha.example/payer"] * asks
    assert [(one.code, one.page) for one in found.signals] == [(SignalCode.NOT_INSPECTED, 1)] * told


def test_a_link_on_a_page_without_text_is_looked_at(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        canvas.drawInlineImage(Image.new("RGB", (600, 800), "white"), 0, 0, *A4)
        canvas.linkURL("https://pay-alpha.example/payer", (60, 690, 160, 710))

    [read] = reading(drawn(page), tmp_path).pages
    assert [code.address for code in read.payment_codes] == ["pay-alpha.example/payer"]
    assert read.source == "ocr"


@pytest.mark.parametrize(
    ("address", "asks"),
    [
        ("https://www.alpha.example/payment-terms", False),
        ("https://www.alpha.example/de/zahlung-und-versand?lang=de", False),
        ("https://alpha.example/formas-de-pago.html", False),
        ("https://alpha.example/payments/faq", False),
        ("https://www.paypal.com/", False),
        ("https://www.paypal.com/legal", False),
        ("https://stripe.com/de/privacy", False),
        ("https://alpha.example/pay/4711", True),
        ("https://pay-alpha.example/terms", True),
        ("https://paypal.com.alpha.example/legal", True),
        ("https://paypal.me/alpha", True),
        ("https://www.paypal.com/paypalme/alpha", True),
        ("https://invoice.stripe.com/i/acct_1/live_2", True),
        ("payto://iban/123456/terms", True),
    ],
)
def test_a_link_to_the_terms_of_payment_asks_for_none(address: str, asks: bool) -> None:
    assert (payment_link(address, Box(0, 0, 1, 1), 1, ()) is not None) == asks


def test_what_a_field_is_filled_with_must_stand_on_the_page(tmp_path: Path) -> None:
    def page(value: str) -> Callable[[Canvas], None]:
        def draw(canvas: Canvas) -> None:
            body(canvas)
            canvas.acroForm.textfield(name="accepted", value=value, x=300, y=300, width=120, height=16)

        return draw

    assert SignalCode.VIEWS_DIFFER in codes(drawn(page("812.40")), tmp_path)
    assert SignalCode.VIEWS_DIFFER not in codes(drawn(page("")), tmp_path)
    assert SignalCode.VIEWS_DIFFER not in codes(drawn(page(BODY[0])), tmp_path)


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda pdf: Dictionary(Parent=pdf.make_indirect(Dictionary(FT=Name.Tx)), V="812.40"), True),
        (lambda pdf: Dictionary(Parent=Dictionary(Parent=Dictionary(FT=Name.Ch)), V="812.40"), True),
        (lambda pdf: Dictionary(FT=Name.Tx, Parent=Dictionary(V="812.40")), True),
        (lambda pdf: Dictionary(FT=Name.Ch, V=Array([BODY[0], "812.40"])), True),
        (lambda pdf: Dictionary(FT=Name.Ch, V=Array([BODY[0], BODY[1]])), False),
        (lambda pdf: Dictionary(FT=Name.Tx, V=pdf.make_stream(b"812.40")), True),
        (lambda pdf: Dictionary(FT=Name.Tx, V=pdf.make_stream("812.40".encode("utf-16"))), True),
        (lambda pdf: Dictionary(FT=Name.Tx, V=pdf.make_stream(BODY[0].encode())), False),
        (lambda pdf: Dictionary(FT=Name.Tx, V=pdf.make_stream(b" " * 100_001)), True),
        (lambda pdf: Dictionary(FT=Name.Tx, V=pdf.make_stream(b"no", Filter=Name.FlateDecode)), True),
        (lambda pdf: Dictionary(Parent=pdf.make_indirect(Dictionary(FT=Name.Btn)), V="812.40"), False),
        (lambda pdf: Dictionary(V="812.40"), False),
    ],
)
def test_a_field_is_seen_however_it_says_what_it_is_and_holds(
    make: Callable[[Pdf], Dictionary], told: bool, tmp_path: Path
) -> None:
    with Pdf.open(io.BytesIO(drawn(body))) as pdf:
        pdf.Root.AcroForm = Dictionary(Fields=Array([pdf.make_indirect(make(pdf))]))
        pdf.save(buffer := io.BytesIO())
    assert (SignalCode.VIEWS_DIFFER in codes(buffer.getvalue(), tmp_path)) == told
