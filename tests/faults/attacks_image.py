"""Attacks by pictures: huge dimensions, loops, bombs in their metadata."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator
from functools import partial

from pikepdf import Array, Dictionary, Name, Pdf
from PIL import Image

from tests.faults.attack import Attack, edited

LARGE, DAMAGED, UNKNOWN = ("IN-24",), ("IN-10",), ("IN-02",)
_NOTHING = (*DAMAGED, "IN-14")


def images() -> Iterator[Attack]:
    """Every attack by a picture."""
    for name, tries, rules, make in (
        ("huge.png", "60,000 by 60,000 pixels in 200 bytes", LARGE, lambda: png(60_000, 60_000, b"")),
        ("wide.png", "two thousand million by one", LARGE, lambda: png(2_000_000_000, 1, b"")),
        ("bomb.png", "64 million pixels in 60 KB", (*_NOTHING, "IN-11", "IN-12"), _white),
        ("comment.png", "a comment that unpacks to 300 MB", _NOTHING, partial(_commented, b"zTXt", b"a\0\0")),
        ("profile.png", "a colour profile that unpacks to 300 MB", _NOTHING, partial(_commented, b"iCCP", b"a\0\0")),
        ("half.png", "a picture that is cut off", DAMAGED, lambda: png(500, 500, b"\0" * 1_000)[:-20]),
        ("none.png", "no pixels at all", DAMAGED, lambda: png(0, 0, b"")),
        ("huge.jpg", "65,500 by 65,500 pixels", LARGE, _jpeg),
        ("loop.tif", "pages that go round", _NOTHING, lambda: _tiff(following=8)),
        ("pages.tif", "a thousand pages", ("IN-06",), _many_pages),
        ("huge.tif", "a page of 4,000 million pixels", LARGE, lambda: _tiff(width=65_000, height=65_000)),
        ("strips.tif", "strips that lie outside the file", DAMAGED, lambda: _tiff(offset=0x7FFFFFF0)),
        ("tags.tif", "65,535 fields announced", DAMAGED, lambda: b"II*\0\x08\0\0\0\xff\xff" + bytes(40)),
        ("huge.webp", "a picture that says it is huge", (*LARGE, *DAMAGED), _webp),
        ("picture.gif", "a kind of picture that is not taken in", UNKNOWN, lambda: b"GIF89a" + b"\xff" * 40),
        ("picture.svg", "a drawing that runs a script", UNKNOWN, _svg),
        ("scan-huge.pdf", "a PDF whose picture has 900 million pixels", LARGE, partial(edited, _scan)),
    ):
        yield Attack(f"image-{name}", tries, rules, make)


def png(width: int, height: int, pixels: bytes, *chunks: bytes) -> bytes:
    """A grey PNG image."""
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    body = _chunk(b"IHDR", head) + b"".join(chunks) + _chunk(b"IDAT", zlib.compress(pixels)) + _chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _white() -> bytes:
    return png(8_000, 7_990, (b"\0" + b"\xff" * 8_000) * 7_990)


def _commented(kind: bytes, head: bytes) -> bytes:
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(bytes(1_000_000)) for _ in range(300)) + packer.flush()
    return png(100, 100, (b"\0" + b"\xff" * 100) * 100, _chunk(kind, head + packed))


def _jpeg() -> bytes:
    buffer = io.BytesIO()
    Image.new("L", (16, 16)).save(buffer, "JPEG")
    data = bytearray(buffer.getvalue())
    place = data.index(b"\xff\xc0") + 5
    data[place : place + 4] = struct.pack(">HH", 65_500, 65_500)
    return bytes(data)


def _tiff(width: int = 100, height: int = 100, offset: int = 200, following: int = 0) -> bytes:
    tags = [(256, width), (257, height), (258, 8), (259, 1), (262, 1), (273, offset), (278, height), (279, 10_000)]
    fields = b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in tags)
    data = b"II*\0\x08\0\0\0" + struct.pack("<H", len(tags)) + fields + struct.pack("<I", following)
    return data.ljust(200, b"\0") + b"\xff" * 10_000


def _many_pages() -> bytes:
    buffer = io.BytesIO()
    pages = [Image.new("1", (8, 8)) for _ in range(1_000)]
    pages[0].save(buffer, "TIFF", save_all=True, append_images=pages[1:])
    return buffer.getvalue()


def _webp() -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (16, 16)).save(buffer, "WEBP")
    data = bytearray(buffer.getvalue())
    place = data.index(b"\x9d\x01\x2a") + 3
    data[place : place + 4] = struct.pack("<HH", 16_383, 16_383)
    return bytes(data)


def _svg() -> bytes:
    return b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>'


def _scan(pdf: Pdf) -> None:
    """Leaves nothing on the page but a picture that is far larger than it seems."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(bytes(1_000_000)) for _ in range(100)) + packer.flush()
    picture = pdf.make_stream(b"")
    picture.write(packed, filter=Name.FlateDecode)
    for key, value in {"Type": Name.XObject, "Subtype": Name.Image, "ColorSpace": Name.DeviceGray}.items():
        picture[f"/{key}"] = value
    for key, number in {"Width": 30_000, "Height": 30_000, "BitsPerComponent": 8}.items():
        picture[f"/{key}"] = number
    page = pdf.pages[0]
    page.obj.Resources = Dictionary(XObject=Dictionary(I0=picture))
    page.obj.Contents = pdf.make_stream(b"q 595 0 0 842 0 0 cm /I0 Do Q")
    page.obj.MediaBox = Array([0, 0, 595, 842])
