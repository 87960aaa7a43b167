"""Mails and archives to be opened, made in memory."""

from __future__ import annotations

import hashlib
import io
import struct
import zipfile
import zlib
from collections.abc import Sequence
from email.message import EmailMessage
from pathlib import Path

from extractors.readers import HEAD_BYTES, read, sniff
from schemas import LINK, Document, Limits, Reading, SignalCode

PDF = b"%PDF-1.7\n% not more than a beginning\n"


def archive(*files: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP archive of (name, bytes)."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as packed:
        for name, data in files:
            packed.writestr(zipfile.ZipInfo(name), data, compress_type=method)
    return buffer.getvalue()


def mail(*attached: tuple[str, str, bytes], text: str = "Please find enclosed.", html: str = "") -> EmailMessage:
    """A mail with attachments (name, media type, bytes)."""
    message = EmailMessage()
    message["From"] = "Accounts <accounts@sender.example>"
    message["To"] = "invoices@receiver.example"
    message["Subject"] = "Your invoice"
    message.set_content(text)
    if html:
        message.add_alternative(html, subtype="html")
    for name, media_type, data in attached:
        main, _, sub = media_type.partition("/")
        message.add_attachment(data, maintype=main, subtype=sub, filename=name)
    return message


def document(folder: Path, data: bytes, *, depth: int = 0) -> Document:
    """`data` as it arrives, within `depth` containers."""
    sha256 = hashlib.sha256(data).hexdigest()
    path = folder / sha256
    path.write_bytes(data)
    return Document(
        sha256=sha256,
        media_type=sniff(data[:HEAD_BYTES]),
        size=len(data),
        origin=LINK.join(["mail.eml"] * depth + ["it"]),
        path=path,
        parent="0" * 64 if depth else None,
    )


def opened(folder: Path, data: bytes, limits: Limits | None = None, *, depth: int = 0) -> Reading:
    """What a reader says of `data`."""
    return read(document(folder, data, depth=depth), limits or Limits())


def names(reading: Reading) -> Sequence[str]:
    """The files that came within."""
    return [one.name for one in reading.enclosed]


def codes(reading: Reading) -> Sequence[SignalCode]:
    """What was noticed."""
    return [signal.code for signal in reading.signals]


def png(width: int, height: int) -> bytes:
    """A PNG image of that size, as far as its head goes: all that is looked at."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", b"")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
