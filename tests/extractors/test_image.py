"""Pictures are opened page by page, upright, in colours on white, in the size that their resolution can mean."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw
from PIL.TiffImagePlugin import TiffImageFile

from extractors.readers import Scanning, read
from extractors.readers.image import frames, page_size, upright
from schemas import Limits, Ocr, RefusedDocument, SignalCode
from tests.extractors.pdfs import document
from tests.extractors.scans import encoded

UNREAD = Scanning(Ocr(read=False))
A4 = (595.0, 842.0)


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "WEBP"])
def test_every_kind_of_picture_is_opened(kind: str, tmp_path: Path) -> None:
    data = encoded(Image.new("RGB", (620, 877), "white"), kind)
    (page,) = read(document(data, tmp_path, "picture"), Limits(), UNREAD).pages
    assert (page.source, page.words) == ("ocr", ())
    assert (page.width, page.height) == pytest.approx(A4, abs=1)


@pytest.mark.parametrize(
    ("pixels", "dpi", "points"),
    [
        ((1654, 2339), 200, A4),  # a scanner says what it did
        ((1654, 2339), 72, A4),  # a camera says nothing: a page of paper then
        ((1654, 2339), 2400, A4),  # smaller than any paper
        ((620, 2400), 72, (227.0, 878.7)),  # long and narrow: a receipt
        ((576, 1600), 203, (204.3, 567.5)),  # a till printer's own resolution
    ],
)
def test_a_page_is_as_large_as_its_resolution_can_mean(
    pixels: tuple[int, int], dpi: int, points: tuple[float, float]
) -> None:
    frame = opened(encoded(Image.new("L", pixels), dpi=(dpi, dpi)))
    assert page_size(frame) == pytest.approx(points, abs=1)


def test_a_picture_taken_on_its_side_is_as_high_as_it_is_held() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    photo = opened(encoded(Image.new("RGB", (842, 595)), "JPEG", exif=exif))
    assert page_size(photo) == pytest.approx(A4, abs=1)
    assert upright(photo).size == (595, 842)


def test_what_is_transparent_is_white_paper() -> None:
    drawn = Image.new("RGBA", (20, 20), (0, 0, 0, 0))
    drawn.paste((0, 0, 0, 255), (5, 5, 10, 10))
    plain = upright(drawn)
    assert (plain.mode, plain.getpixel((0, 0)), plain.getpixel((6, 6))) == ("RGB", (255, 255, 255), (0, 0, 0))


@pytest.mark.parametrize(
    ("ground", "ink", "told"),
    [
        ((0, 0, 0, 0), "white", True),
        ((0, 0, 0, 0), "black", False),
        ((255, 255, 255, 255), "white", False),
        ((255, 255, 255, 255), "black", False),
    ],
)
def test_letters_that_show_on_a_dark_screen_alone(
    ground: tuple[int, ...], ink: str, *, told: bool, tmp_path: Path
) -> None:
    drawn = Image.new("RGBA", (620, 877), ground)
    ImageDraw.Draw(drawn).text((60, 400), "PAID 4 MAY, THANK YOU", fill=ink, font_size=24)
    assert _differs(drawn, tmp_path) is told


def test_letters_on_a_later_page_show_on_a_dark_screen_alone(tmp_path: Path) -> None:
    pages = [Image.new("RGBA", (620, 877), (0, 0, 0, 0)) for _ in range(2)]
    for ink, told in (("black", False), ("white", True)):
        ImageDraw.Draw(pages[1]).text((60, 400), "PAID 4 MAY, THANK YOU", fill=ink, font_size=24)
        data = encoded(pages[0], "TIFF", save_all=True, append_images=pages[1:])
        found = read(document(data, tmp_path, "picture"), Limits(), UNREAD).signals
        assert (SignalCode.VIEWS_DIFFER in [one.code for one in found]) is told


def _differs(drawn: Image.Image, tmp_path: Path) -> bool:
    found = read(document(encoded(drawn), tmp_path, "picture"), Limits(), UNREAD).signals
    return SignalCode.VIEWS_DIFFER in [one.code for one in found]


@pytest.mark.parametrize(
    ("size", "alpha", "told"), [(48, 255, True), (150, 255, True), (220, 255, True), (50, 63, True), (150, 20, False)]
)
def test_light_letters_of_any_size_show_on_a_dark_screen(size: int, alpha: int, told: bool, tmp_path: Path) -> None:
    drawn = Image.new("RGBA", (1654, 2339), (0, 0, 0, 0))
    ImageDraw.Draw(drawn).text(
        (60, 400), "PAID 4 MAY", fill=(255, 255, 255, alpha), font_size=size, stroke_width=size // 20
    )
    assert _differs(drawn, tmp_path) is told


def test_a_pale_edge_makes_light_letters_no_fringe(tmp_path: Path) -> None:
    drawn = Image.new("RGBA", (620, 877), (0, 0, 0, 0))
    pale = (195, 195, 195, 255)
    ImageDraw.Draw(drawn).text((60, 400), "PAID 4 MAY", fill="white", stroke_fill=pale, font_size=60, stroke_width=1)
    assert _differs(drawn, tmp_path)


@pytest.mark.parametrize("size", [20, 30, 60])
def test_a_picture_whose_white_was_made_clear_shows_the_same(size: int, tmp_path: Path) -> None:
    page = Image.new("L", (1654, 2339), "white")
    for row in range(20):
        ImageDraw.Draw(page).text((60, 100 + 80 * row), "Invoice 4711, total 119.00 EUR", fill=0, font_size=size)
    drawn = Image.merge("RGBA", (page, page, page, page.point(lambda shade: 0 if shade == 255 else 255)))
    assert not _differs(drawn, tmp_path)


def test_paper_and_a_panel_with_dark_letters_on_a_clear_ground(tmp_path: Path) -> None:
    drawn = Image.new("RGBA", (1654, 2339), (0, 0, 0, 0))
    draw = ImageDraw.Draw(drawn)
    for panel in ((100, 100, 1500, 1500), (100, 1700, 900, 1950)):
        draw.rounded_rectangle(panel, 30, fill="white")
        for row in range(3):
            draw.text(
                (panel[0] + 20, panel[1] + 20 + 70 * row), "Total 119.00 EUR, Rechnung", fill="black", font_size=50
            )
    assert not _differs(drawn, tmp_path)


def test_rows_shaded_in_turn_on_a_clear_ground(tmp_path: Path) -> None:
    drawn = Image.new("RGBA", (1654, 2339), (0, 0, 0, 0))
    draw = ImageDraw.Draw(drawn)
    for row in range(0, 20, 2):
        draw.rectangle((100, 100 + 60 * row, 1500, 160 + 60 * row), fill=(243, 243, 243, 255))
    for row in range(20):
        draw.text((120, 105 + 60 * row), "Total 119.00 EUR, Rechnung", fill="black", font_size=40)
    assert not _differs(drawn, tmp_path)


@pytest.mark.parametrize(("ground", "told"), [((255, 255, 255, 255), True), ((0, 0, 0, 255), False)])
def test_light_letters_that_hang_on_their_sheet(ground: tuple[int, ...], *, told: bool, tmp_path: Path) -> None:
    drawn = Image.new("RGBA", (1654, 2339), (0, 0, 0, 0))
    draw = ImageDraw.Draw(drawn)
    draw.rectangle((100, 100, 1500, 1500), fill="white")
    draw.text((140, 200), "Total 119.00 EUR", fill="black", font_size=50)
    draw.text((140, 1470), "PAID BY CARD, 4 MAY", fill=ground, font_size=110)
    draw.line((140, 1530, 1300, 1530), fill=ground, width=6)
    assert _differs(drawn, tmp_path) is told


def test_sixteen_bits_a_pixel_keep_their_shades() -> None:
    deep = Image.fromarray(np.linspace(1_000, 60_000, 100, dtype=np.uint16).reshape(10, 10))
    shades = np.asarray(upright(opened(encoded(deep, "TIFF"))))[:, :, 0]
    assert (shades.min(), shades.max()) == (0, 255)
    assert np.all(np.diff(shades.ravel().astype(int)) >= 0)


@pytest.mark.parametrize("mode", ["1", "L", "P", "CMYK", "LA"])
def test_every_way_to_hold_colours_is_made_plain(mode: str) -> None:
    kind = "TIFF" if mode == "CMYK" else "PNG"
    assert upright(opened(encoded(Image.new(mode, (8, 8)), kind))).mode == "RGB"


@pytest.mark.parametrize("damage", [b"\x89PNG\r\n\x1a\n", b"II*\x00\xff\xff\xff\xff", b"\xff\xd8\xff\xe0 no picture"])
def test_a_damaged_picture_is_refused_with_a_sentence(damage: bytes, tmp_path: Path) -> None:
    found = read(document(damage, tmp_path, "picture"), Limits())
    (signal,) = found.signals
    assert signal.code is SignalCode.UNREADABLE
    assert "sk the sender" in signal.todo


def test_a_picture_that_breaks_off_is_damaged(tmp_path: Path) -> None:
    whole = encoded(Image.effect_noise((600, 400), 40).convert("RGB"))
    found = read(document(whole[: len(whole) // 2], tmp_path, "picture"), Limits())
    assert [signal.code for signal in found.signals] == [SignalCode.UNREADABLE]


def test_whatever_the_library_raises_over_a_damaged_picture_is_a_refusal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_arguments: object) -> object:
        raise ZeroDivisionError

    data = encoded(Image.new("RGB", (60, 80)), "TIFF")
    arrived, whole = document(data, tmp_path, "picture"), opened(data)
    for owner, name, step in (
        (TiffImageFile, "n_frames", lambda: list(frames(arrived, data, Limits()))),
        (Image.Image, "getexif", lambda: page_size(whole)),
        (Image.Image, "convert", lambda: upright(whole)),
    ):
        with monkeypatch.context() as patched:
            patched.setattr(owner, name, property(broken) if name == "n_frames" else broken)
            with pytest.raises(RefusedDocument, match="damaged"):
                step()


def test_more_pages_than_allowed_are_refused(tmp_path: Path) -> None:
    pages = [Image.new("1", (60, 80)) for _ in range(3)]
    data = encoded(pages[0], "TIFF", save_all=True, append_images=pages[1:])
    arrived = document(data, tmp_path, "fax")
    assert len(list(frames(arrived, data, Limits(pages=3)))) == 3
    with pytest.raises(RefusedDocument, match="3 pages"):
        list(frames(arrived, data, Limits(pages=2)))
