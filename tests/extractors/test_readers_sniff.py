"""Types are told by content alone, and what cannot be read says what it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.media_types import KINDS
from extractors.readers import READERS, read, sniff
from schemas import Limits, SignalCode
from tests.extractors.pdfs import document

HEADS = [
    (b"%PDF-1.7\n", "application/pdf"),
    (b"\xef\xbb\xbf  junk \x00\x01" + b"x" * 900 + b"%PDF-1.4", "application/pdf"),
    (b"<?xml version='1.0'?><Invoice/>", "application/xml"),
    (b"\xef\xbb\xbf<rsm:CrossIndustryInvoice xmlns:rsm='urn:x'>", "application/xml"),
    ("<?xml version='1.0' encoding='UTF-16'?><a/>".encode("utf-16"), "application/xml"),
    (b"\x89PNG\r\n\x1a\n....", "image/png"),
    (b"\xff\xd8\xff\xe0..JFIF", "image/jpeg"),
    (b"II*\x00....", "image/tiff"),
    (b"MM\x00*....", "image/tiff"),
    (b"RIFF\x10\x00\x00\x00WEBPVP8 ", "image/webp"),
    (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00", "image/heic"),
    (b"\x00\x00\x00\x24ftypmif1\x00\x00\x00\x00", "image/heic"),
    (b"0\x80\x06\x09*\x86H\x86\xf7\x0d\x01\x07\x02\xa0\x80", "application/pkcs7-mime"),
    (b"PK\x03\x04....", "application/zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (b"From: a@example.org\r\nTo: b@example.org\r\nSubject: Invoice\r\n\r\nHello", "message/rfc822"),
    (b"Received: from x\r\n\tby y\r\nDate: today\r\n\r\n", "message/rfc822"),
    (b"<!DOCTYPE html><html><body>Invoice</body></html>", "text/html"),
    (b"<?xml version='1.0'?>\n<!DOCTYPE html>\n<html xmlns='x'>", "text/html"),
    (b"<p>Please note that the claim was sold.</p>", "text/html"),
    (b"<!-- made by hand --> <div class='x'>Hello</div>", "text/html"),
    (b"<p:FatturaElettronica xmlns:p='x'>", "application/xml"),
    (b"<b1>1</b1>", "application/xml"),
    (b'{"invoice": 1}', "application/json"),
    (b"Dear customer,\nplease find the invoice.", "text/plain"),
    ("Grüße, Rechnung 4711".encode(), "text/plain"),
    (b"MZ\x90\x00\x03\x00\x00\x00", "application/x-msdownload"),
    (b"MZ\x90\x00\x03\x00%PDF-1.4", "application/x-msdownload"),
    (b"MZ Maschinen GmbH", "text/plain"),
    (b"\x7fELF\x02\x01", "application/x-executable"),
    (b"#!/bin/sh\nrm -r .", "text/x-shellscript"),
    (b"\x00\x01\x02\x03", "application/octet-stream"),
    (b"", "application/octet-stream"),
]


@pytest.mark.parametrize(
    ("head", "media_type"), HEADS, ids=[f"{index}-{kind}" for index, (_, kind) in enumerate(HEADS)]
)
def test_type_is_told_by_content(head: bytes, media_type: str) -> None:
    assert sniff(head) == media_type


def test_a_header_beyond_the_first_kilobyte_does_not_make_a_pdf() -> None:
    assert sniff(b"x" * 1100 + b"%PDF-1.4") == "text/plain"


@pytest.mark.parametrize(
    ("data", "code", "named"),
    [
        (b"GIF89a....", SignalCode.UNKNOWN_TYPE, "GIF image"),
        (b"\x00\x01\x02", SignalCode.UNKNOWN_TYPE, "unknown kind"),
        (b"MZ\x90\x00\x03", SignalCode.FORBIDDEN_TYPE, "Windows program"),
        (b"#!/bin/sh\n", SignalCode.FORBIDDEN_TYPE, "script"),
        (b"", SignalCode.EMPTY_FILE, "empty"),
    ],
)
def test_what_has_no_reader_says_what_it_is_and_what_to_do(
    tmp_path: Path, data: bytes, code: SignalCode, named: str
) -> None:
    found = read(document(data, tmp_path, "invoice.pdf"), Limits())
    assert [signal.code for signal in found.signals] == [code]
    assert named in found.signals[0].message
    assert "sk the sender" in found.signals[0].todo
    assert found.parts == ()


def test_a_photo_in_the_format_of_phones_says_how_to_send_it_instead(tmp_path: Path) -> None:
    (signal,) = read(document(b"\x00\x00\x00\x18ftypheic", tmp_path, "invoice.jpg"), Limits()).signals
    assert signal.code is SignalCode.UNKNOWN_TYPE
    assert "HEIC" in signal.message
    assert "Save it as a JPEG" in signal.todo


def test_a_type_nobody_has_heard_of_is_named_by_its_type(tmp_path: Path) -> None:
    found = read(document(b"x", tmp_path, media_type="model/step"), Limits())
    assert "model/step" in found.signals[0].message


def test_a_file_that_is_gone_is_a_signal(tmp_path: Path) -> None:
    gone = document(b"%PDF-1.4", tmp_path)
    gone.path.unlink()
    assert [signal.code for signal in read(gone, Limits()).signals] == [SignalCode.UNREADABLE]


def test_a_file_over_the_limit_is_not_opened(tmp_path: Path) -> None:
    large = document(b"%PDF-1.4" + b"\0" * 1_000_001, tmp_path)
    found = read(large, Limits(file_megabytes=1))
    assert [signal.code for signal in found.signals] == [SignalCode.FILE_TOO_LARGE]


def test_every_reader_reads_a_type_that_sniff_knows() -> None:
    assert set(READERS) <= {media_type for _, media_type in HEADS}


@pytest.mark.parametrize(
    "head",
    [
        b"<!---->" * 585,
        b"<!--" * 1000,
        b"From: x\r\n" + b" a\r\n" * 1000 + b"z",
        b"From x\r\n" * 400,
        b"\t" * 4096,
        b"--" * 2048,
    ],
)
def test_no_beginning_takes_long(head: bytes) -> None:
    """It is looked at in the parent process: what is tried in two ways a line would never end."""
    assert sniff(head) in KINDS
