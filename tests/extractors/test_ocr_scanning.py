"""Scans and photos are read as pages of words, where they stand and as certain as they are."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageEnhance
from reportlab.pdfgen.canvas import Canvas

from extractors.readers import Scanning, read
from extractors.readers.ocr import cache
from extractors.readers.ocr.scanning import read_scans
from schemas import Limits, Ocr, Page, PaymentCode, Reading, SignalCode, Structured
from tests.extractors.pdfs import document, drawn
from tests.extractors.scans import LINES, SIZE, encoded, pasted, scan, written

EXPECTED = [word for _, _, text in LINES for word in text.split()]


def reading(data: bytes, folder: Path, scanning: Scanning | None = None, limits: Limits | None = None) -> Reading:
    return read(document(data, folder, "scan"), limits or Limits(), scanning or Scanning())


def words(page: Page) -> list[str]:
    return [word.text for word in page.words]


def same(page: Page) -> bool:
    """Whether every word of the page was read, and no other."""
    return sorted(words(page)) == sorted(EXPECTED)


@pytest.fixture(scope="module")
def upright(tmp_path_factory: pytest.TempPathFactory) -> Page:
    (page,) = reading(encoded(scan(), dpi=(150, 150)), tmp_path_factory.mktemp("scan")).pages
    return page


def test_words_are_read_where_they_are_printed_in_points(upright: Page) -> None:
    assert (upright.source, upright.turn) == ("ocr", 0)
    assert (upright.width, upright.height) == pytest.approx(SIZE, abs=0.5)
    assert words(upright) == EXPECTED
    for word, (x, y) in zip(upright.words, _places(), strict=True):
        assert x is None or word.box.x0 == pytest.approx(x, abs=1.5)
        assert word.box.top < SIZE[1] - y < word.box.bottom
        assert word.size == pytest.approx(10, abs=1.5)


def _places() -> list[tuple[float | None, float]]:
    """The left edge of each line's first word, and the baseline of every word."""
    return [(x if index == 0 else None, y) for x, y, text in LINES for index, _ in enumerate(text.split())]


def test_clean_print_is_read_with_confidence(upright: Page) -> None:
    assert all(word.confidence > 0.8 for word in upright.words)


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_that_lies_or_stands_on_its_head_is_turned(turn: int, tmp_path: Path) -> None:
    turned = scan().rotate(turn, expand=True)  # anticlockwise
    (page,) = reading(encoded(turned, dpi=(150, 150)), tmp_path).pages
    assert page.turn == turn
    assert (page.width, page.height) == pytest.approx(SIZE, abs=0.5)
    assert same(page)
    assert page.words[0].box.x0 == pytest.approx(20, abs=2)


def test_a_skewed_page_is_read_level(upright: Page, tmp_path: Path) -> None:
    skewed = scan().rotate(-3, Image.Resampling.BICUBIC, fillcolor="white")
    (page,) = reading(encoded(skewed, dpi=(150, 150)), tmp_path).pages
    assert page.turn == pytest.approx(360 - 3, abs=0.6)
    assert words(page) == EXPECTED
    for word, level in zip(page.words, upright.words, strict=True):
        assert word.box.middle == pytest.approx(level.box.middle, abs=2.5)


def test_a_camera_says_how_it_was_held(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turn clockwise by 90 degrees
    photo = encoded(scan().rotate(90, expand=True), "JPEG", exif=exif, quality=80)
    (page,) = reading(photo, tmp_path).pages
    assert page.turn == 0
    assert page.width > page.height
    assert same(page)


@pytest.mark.parametrize("spoilt", ["dark", "coarse"])
def test_dark_and_coarse_photos_are_read(spoilt: str, tmp_path: Path) -> None:
    pictures = {"dark": ImageEnhance.Brightness(scan()).enhance(0.3), "coarse": scan(75)}
    (page,) = reading(encoded(pictures[spoilt]), tmp_path).pages
    assert {"RE-2024-0471", "12.03.2024", "Gesamtbetrag"} <= set(words(page))


def test_every_page_of_a_tiff_is_read_in_order(tmp_path: Path) -> None:
    second = scan().rotate(180)
    both = encoded(scan(), "TIFF", save_all=True, append_images=[second], dpi=(150, 150), compression="tiff_lzw")
    found = reading(both, tmp_path)
    assert [(page.number, page.turn) for page in found.pages] == [(1, 0), (2, 180)]
    assert all(same(page) for page in found.pages)


def test_only_those_pages_of_a_pdf_are_scanned_that_have_no_text(tmp_path: Path) -> None:
    digital = [(20.0, 180.0 - 12 * number, f"Line {number} of a page with text of its own") for number in range(9)]
    mixed = drawn(lambda canvas: written(canvas, digital), pasted, size=SIZE)
    found = reading(mixed, tmp_path)
    assert [page.source for page in found.pages] == ["text", "ocr"]
    assert same(found.pages[1])
    assert found.signals == ()


def test_a_stamp_on_a_scan_is_no_text(tmp_path: Path) -> None:
    def stamped(canvas: Canvas) -> None:
        pasted(canvas)
        canvas.setFont("Helvetica", 6)
        canvas.drawString(150, 10, "Scanned page 1 of 1")

    (page,) = reading(drawn(stamped, size=SIZE), tmp_path).pages
    assert page.source == "ocr"
    assert set(EXPECTED) <= set(words(page))


def test_a_page_is_read_once_and_anew_where_its_copy_is_damaged(tmp_path: Path) -> None:
    scanning = Scanning(cache=tmp_path / "cache")
    data = encoded(scan(), dpi=(150, 150))
    first = reading(data, tmp_path, scanning)
    (copy,) = [path for path in scanning.cache.rglob("*") if path.is_file()] if scanning.cache else []
    whole = copy.read_bytes()
    copy.write_bytes(whole[:-40])
    assert reading(data, tmp_path, scanning) == first
    assert copy.read_bytes() == whole
    stamp = copy.stat().st_mtime_ns
    assert reading(data, tmp_path, scanning) == first
    assert copy.stat().st_mtime_ns == stamp


def test_without_ocr_a_scan_waits_for_a_person(tmp_path: Path) -> None:
    off = Scanning(Ocr(read=False))
    for data in (encoded(scan()), drawn(pasted, size=SIZE)):
        found = reading(data, tmp_path, off)
        assert [signal.code for signal in found.signals] == [SignalCode.NO_TEXT]
        assert found.pages[0].words == ()


def test_what_shows_no_text_says_so(tmp_path: Path) -> None:
    (signal,) = reading(encoded(Image.new("RGB", (300, 200), "white")), tmp_path).signals
    assert signal.code is SignalCode.NO_TEXT
    assert "OCR" in signal.message


def test_more_scanned_pages_than_allowed_wait_for_a_person(tmp_path: Path) -> None:
    scanning = Scanning(Ocr(pages=1))
    found = reading(drawn(pasted, pasted, size=SIZE), tmp_path, scanning)
    assert [bool(page.words) for page in found.pages] == [True, False]
    assert [(signal.code, signal.page) for signal in found.signals] == [(SignalCode.SCAN_NOT_READ, 2)]


def test_a_picture_with_too_many_pixels_is_refused_before_it_is_drawn(tmp_path: Path) -> None:
    vast = Image.new("1", (2_000, 1_000))
    limits = Limits(image_megapixels=1)
    for data in (encoded(vast), drawn(lambda canvas: pasted(canvas, vast), size=SIZE)):
        found = reading(data, tmp_path, limits=limits)
        assert [signal.code for signal in found.signals] == [SignalCode.IMAGE_TOO_LARGE]
        assert found.pages == ()


def test_a_page_that_was_kept_before_something_came_to_it_is_read_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Code(PaymentCode):
        payee_kind: str | None = None

    class More(Page):
        payment_codes: tuple[Code, ...] = ()

    monkeypatch.setattr(cache, "_shape", cache._shape.__wrapped__)
    cache.keep(tmp_path, "1", page := Page(number=1, width=10, height=10))
    assert cache.kept(tmp_path, "1") == page
    monkeypatch.setattr(cache, "Page", More)
    assert cache.kept(tmp_path, "1") is None


def test_a_scan_with_an_e_invoice_in_it_keeps_both(tmp_path: Path) -> None:
    """The page is a picture; the XML beside it is not forgotten for that."""
    page = Page(number=1, width=SIZE[0], height=SIZE[1])
    xml = Structured(syntax="cii", root="CrossIndustryInvoice")
    data = document(drawn(pasted, size=SIZE), tmp_path)
    both = Reading(sha256=data.sha256, reader="hybrid", page_count=1, parts=(page, xml))
    found = read_scans(both, data, data.path.read_bytes(), Limits(), Scanning())
    assert found.einvoice == xml
    assert same(found.pages[0])
