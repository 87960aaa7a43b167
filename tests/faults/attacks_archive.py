"""Attacks in archives and mails: bombs, loops, names that lead elsewhere, programs under harmless names."""

from __future__ import annotations

import gzip
import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from email.message import EmailMessage
from functools import partial

from tests.faults.attack import Attack, honest

LIMIT, PROGRAM, UNPACKED, UNKNOWN, DAMAGED = ("IN-43",), ("IN-03",), ("IN-40",), ("IN-02",), ("IN-10",)
EXE = b"MZ\x90\0" + bytes(60) + b"This program cannot be run in DOS mode." + bytes(400)

Files = dict[str, bytes]


def archives() -> Iterator[Attack]:
    """Every attack in an archive or a mail."""
    yield from _bombs()
    yield from _names()
    yield from _mails()
    for name, tries, rules, make in (
        ("program", "a program called invoice.pdf", PROGRAM, lambda: packed({"invoice.pdf": EXE})),
        ("shortcut", "a shortcut to a program", PROGRAM, lambda: packed({"a.lnk": b"L\0\0\0\1\x14\2\0" + bytes(80)})),
        ("script", "a script without a name of its own", PROGRAM, lambda: packed({"a": b"#!/bin/sh\nrm -r x\n"})),
        ("link", "a link to a file of this machine", ("IN-42",), _link),
        ("password", "a file that needs a password", ("IN-04",), _encrypted),
        ("bzip2", "a file packed in another way", DAMAGED, lambda: packed({"a.pdf": honest()}, zipfile.ZIP_BZIP2)),
        ("lzma", "a bomb packed by LZMA", LIMIT, lambda: packed({"a": bytes(30_000_000)}, zipfile.ZIP_LZMA)),
        ("half", "an archive that is cut off", DAMAGED, lambda: packed({"a.pdf": honest()})[:-40]),
        ("macros", "a Word document with macros", UNKNOWN, _macros),
    ):
        yield Attack(f"zip-{name}.zip", tries, rules, make)
    for kind, data in (
        ("gz", gzip.compress(bytes(50_000_000), mtime=0)),
        ("7z", b"7z\xbc\xaf\x27\x1c" + bytes(80)),
        ("rar", b"Rar!\x1a\x07\x01\0" + bytes(80)),
    ):
        yield Attack(f"archive.{kind}", f"an archive of the kind {kind}", UNKNOWN, partial(bytes, data))


def packed(files: Files, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP archive."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, compress_type=method)
    return buffer.getvalue()


def mail(files: Files, text: str = "Please pay.") -> EmailMessage:
    """A mail with attachments, the same bytes each time."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@sender.example", "b@receiver.example", "Invoice"
    message.set_content(text)
    message.make_mixed("boundary")
    for name, data in files.items():
        message.add_attachment(data, maintype="application", subtype="pdf", filename=name)
    return message


def _bombs() -> Iterator[Attack]:
    big = bytes(80_000_000)
    for name, tries, make in (
        ("ratio", "80 MB of nothing in 80 KB", lambda: packed({"invoice.pdf": big})),
        ("many", "5,000 files", lambda: packed({f"{n}.txt": b"x" for n in range(5_000)})),
        ("sum", "files that together are too much", lambda: packed({f"{n}": _noise(30_000_000) for n in range(8)})),
        ("deep", "an archive in an archive, nine deep", lambda: _nested(9)),
        ("wide", "ten archives in each of ten, four deep", lambda: _wide(4)),
        ("overlap", "files that share their bytes", _overlapping),
        ("whole", "an archive that holds itself at every level", lambda: _nested(300)),
    ):
        yield Attack(f"zip-{name}.zip", tries, LIMIT, make)
    yield Attack("zip-lies.zip", "a file that is larger than it says", DAMAGED, _lying)
    yield Attack("zip-entries.zip", "65,535 files announced, one there", DAMAGED + UNPACKED, _announced)


def _noise(size: int) -> bytes:
    """Bytes that pack eight to one, not more."""
    return (zlib.compress(b"x", 0) + bytes(range(256)))[:8].ljust(50, b"\1") * (size // 50)


def _nested(levels: int) -> bytes:
    data = honest()
    for level in range(levels):
        data = packed({f"{level}.zip": data})
    return data


def _wide(levels: int) -> bytes:
    data = honest()
    for _ in range(levels):
        data = packed({f"{number}.zip": data for number in range(10)}, zipfile.ZIP_STORED)
        data = packed({"all.zip": data})
    return data


def _overlapping() -> bytes:
    """Two entries of the directory that point at the same file."""
    data = packed({"a.bin": bytes(5_000)})
    start = data.index(b"PK\1\2")
    end = data.index(b"PK\5\6")
    entry = data[start:end]
    directory = entry * 50
    tail = struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, 50, 50, len(directory), start, 0)
    return data[:start] + directory + tail


def _lying() -> bytes:
    """An archive whose file says that it unpacks to ten bytes."""
    data = bytearray(packed({"a.pdf": honest() * 20}))
    start = data.index(b"PK\1\2")
    data[start + 24 : start + 28] = struct.pack("<I", 10)
    data[22:26] = struct.pack("<I", 10)
    return bytes(data)


def _announced() -> bytes:
    data = bytearray(packed({"a.pdf": honest()}))
    end = data.index(b"PK\5\6")
    data[end + 8 : end + 12] = b"\xff\xff\xff\xff"
    return bytes(data)


def _names() -> Iterator[Attack]:
    for key, name, tries in (
        ("up", "../../../../tmp/attack.pdf", "a name that leads up"),
        ("root", "/etc/cron.d/attack.pdf", "a name that leads to the root"),
        ("drive", "C:\\Windows\\System32\\a.pdf", "a name on a drive"),
        ("share", "\\\\127.0.0.1\\share\\a.pdf", "a name on another machine"),
        ("device", "CON.pdf", "the name of a device"),
        ("stream", "a.pdf::$DATA", "the name of a stream"),
        ("long", "a" * 60_000 + ".pdf", "a name of 60,000 characters"),
        ("empty", "", "no name"),
        ("dots", "..", "a name of two dots"),
        ("turned", "invoice\u202efdp.exe", "a name that turns its own end around"),
        ("lines", "a\r\nX-Approved: yes\x1b[2J.pdf", "a name of several lines"),
        ("markup", "<img src=x onerror=alert(1)>.pdf", "a name that is markup"),
        ("formula", "=cmd|'/c calc'!A0.pdf", "a name that is a formula"),
        ("format", "{0.__class__}%s%n.pdf", "a name that is a format"),
    ):
        yield Attack(
            f"name-{key}.zip", tries, UNPACKED if name else DAMAGED, lambda name=name: packed({name: honest()})
        )
    yield Attack(
        "name-nul.zip", "a name with a NUL", UNPACKED, lambda: packed({"a.pdfX.exe": honest()}).replace(b"fX", b"f\0")
    )


def _link() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        entry = zipfile.ZipInfo("invoice.pdf")
        entry.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(entry, "/etc/passwd")
    return buffer.getvalue()


def _encrypted() -> bytes:
    data = bytearray(packed({"a.pdf": honest()}))
    data[6] |= 1
    data[data.index(b"PK\1\2") + 8] |= 1
    return bytes(data)


def _macros() -> bytes:
    return packed(
        {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<x/>", "word/vbaProject.bin": b"\xd0\xcf"}
    )


def _mails() -> Iterator[Attack]:
    plain = b"From: a@b.example\r\nTo: c@d.example\r\nSubject: x\r\nMIME-Version: 1.0\r\n"
    for name, tries, rules, make in (
        ("loop", "a mail in a mail, sixty deep", LIMIT, lambda: _letters(60)),
        ("many", "2,000 attachments", LIMIT, lambda: bytes(mail({f"{n}.pdf": b"%PDF-1.4" for n in range(2_000)}))),
        ("bomb", "a bomb in a mail", LIMIT, lambda: bytes(mail({"a.zip": packed({"a.pdf": bytes(80_000_000)})}))),
        ("path", "a name that leads up", UNPACKED, lambda: bytes(mail({"../../../etc/passwd": honest()}))),
        ("program", "a program called invoice.pdf", PROGRAM, lambda: bytes(mail({"invoice.pdf": EXE}))),
        ("parts", "a thousand levels of parts", ("IN-43", "IN-42", *DAMAGED), lambda: plain + _parts(1_000)),
        ("endless", "one part that begins a million times", ("IN-43", "IN-42"), lambda: plain + _begun(1_000_000)),
        ("elsewhere", "an attachment that lies elsewhere", DAMAGED, lambda: plain + _external()),
        (
            "head",
            "a header of 10 MB",
            ("IN-42", *UNPACKED),
            lambda: plain + b"X-A: " + b"a" * 10_000_000 + b"\r\n\r\nx",
        ),
        ("names", "a name in 20,000 pieces", ("IN-11", *UNPACKED), lambda: plain + _pieces(20_000)),
        ("code", "text that says it is base64", ("IN-42", "IN-40", "IN-02"), lambda: plain + _no_base64()),
        ("charset", "a charset that nobody knows", ("IN-42", *UNPACKED), lambda: plain + _charset()),
    ):
        yield Attack(f"mail-{name}.eml", tries, rules, make)
    for name, said in (
        ("recalls", "Please disregard the attached invoice, it was sent in error."),
        ("account", "Please note that our bank details have changed."),
        ("half", "Bonjour, merci de ne régler que la moitié de cette facture, un avoir suivra."),
    ):
        yield Attack(f"mail-{name}.eml", f"the mail says: {said}", ("WORDS-18", "WORDS-16"), partial(_saying, said))
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
    loop = ole.ljust(44, b"\0") + struct.pack("<II", 1, 0) + bytes(4) + b"\0\x10\0\0" + bytes(456)
    yield Attack(
        "mail-loop.msg", "an Outlook mail whose sectors go round", UNKNOWN + DAMAGED, partial(bytes, loop + bytes(1024))
    )
    yield Attack("winmail.dat", "an Outlook package", UNKNOWN, partial(bytes, b"\x78\x9f\x3e\x22" + bytes(200)))


def _saying(text: str) -> bytes:
    return bytes(mail({"invoice.pdf": honest()}, text))


def _letters(levels: int) -> bytes:
    message = mail({"invoice.pdf": honest()})
    data = bytes(message)
    for number in range(levels):
        head = f"From: a@b.example\r\nTo: c@d.example\r\nSubject: {number}\r\nMIME-Version: 1.0\r\n"
        data = head.encode() + b"Content-Type: message/rfc822\r\n\r\n" + data
    return data


def _parts(levels: int) -> bytes:
    return b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (level, level) for level in range(levels)
    )


def _begun(times: int) -> bytes:
    return b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n' + b"--b\r\n" * times


def _external() -> bytes:
    return (
        b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: message/external-body; '
        b'access-type=URL; URL="http://127.0.0.1:9/a.pdf"\r\n\r\nContent-Type: application/pdf\r\n\r\n\r\n--b--\r\n'
    )


def _pieces(count: int) -> bytes:
    names = b"".join(b'; filename*%d="a"' % number for number in range(count))
    return (
        b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: application/pdf\r\n'
        b"Content-Disposition: attachment" + names + b"\r\n\r\n%PDF-1.4\r\n--b--\r\n"
    )


def _no_base64() -> bytes:
    return (
        b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: application/pdf; name="a.pdf"\r\n'
        b"Content-Transfer-Encoding: base64\r\n\r\n" + b"\xff!!!" * 50_000 + b"\r\n--b--\r\n"
    )


def _charset() -> bytes:
    return (
        b'Content-Type: text/plain; charset="rot-13; DROP TABLE"\r\nContent-Transfer-Encoding: x-uuencode\r\n\r\nbegin'
    )
