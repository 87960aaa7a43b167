"""Mails: their attachments, what of them is no document, and what is broken in them."""

from __future__ import annotations

import base64
from email.message import EmailMessage
from pathlib import Path

import pytest
from packed import PDF, archive, codes, mail, names, opened, png

from schemas import Limits, SignalCode

_LETTER = png(2480, 3508)


def test_attachments_come_out_as_they_were_sent(tmp_path: Path) -> None:
    message = mail(("Rechnung März.pdf", "application/pdf", PDF), ("a.zip", "application/zip", archive(("x", b"x"))))
    reading = opened(tmp_path, message.as_bytes())
    assert names(reading) == ["Rechnung März.pdf", "a.zip"]
    assert reading.enclosed[0].data == PDF
    assert codes(reading) == [SignalCode.UNPACKED]


def _inline(image: bytes, html: str = '<p>Hello</p><img src="cid:logo@x">', cid: str = "<logo@x>") -> EmailMessage:
    message = mail(("a.pdf", "application/pdf", PDF), html=html)
    message.get_body(("html",)).add_related(  # type: ignore[union-attr]
        image, maintype="image", subtype="png", cid=cid, filename="image001.png"
    )
    return message


@pytest.mark.parametrize(
    ("message", "taken"),
    [
        (_inline(png(600, 200)), False),
        (_inline(_LETTER), True),  # a photo that was pasted into the mail may be the invoice
        (_inline(png(600, 200), html="<p>no picture</p>"), True),
        (_inline(png(200, 100), html="<p>no picture</p>"), False),
    ],
)
def test_decoration_is_left_out_and_said(tmp_path: Path, message: EmailMessage, taken: bool) -> None:
    reading = opened(tmp_path, message.as_bytes())
    assert set(names(reading)) == ({"image001.png", "a.pdf"} if taken else {"a.pdf"})
    assert ("Left out: image001.png (a picture" in reading.signals[0].message) is not taken


def test_signatures_and_cards_are_no_documents(tmp_path: Path) -> None:
    message = mail(
        ("smime.p7s", "application/pkcs7-signature", b"x"),
        ("me.vcf", "text/vcard", b"BEGIN:VCARD"),
        ("a.pdf", "application/pdf", PDF),
    )
    reading = opened(tmp_path, message.as_bytes())
    assert names(reading) == ["a.pdf"]
    assert "smime.p7s (a signature of the mail), me.vcf (a contact card)" in reading.signals[0].message


def test_a_mail_without_attachment_waits_for_a_person(tmp_path: Path) -> None:
    reading = opened(tmp_path, mail(html="<table><tr><td>Invoice 17</td><td>119.00</td></tr></table>").as_bytes())
    assert codes(reading) == [SignalCode.NOTHING_ENCLOSED]
    assert "as a PDF" in reading.signals[0].message


def test_a_mail_within_a_mail_is_a_document_of_its_own(tmp_path: Path) -> None:
    outer = mail(text="See below.")
    outer.add_attachment(mail(("a.pdf", "application/pdf", PDF)))
    reading = opened(tmp_path, outer.as_bytes())
    assert names(reading) == ["Your invoice.eml"]
    inner = opened(tmp_path, reading.enclosed[0].data)
    assert names(inner) == ["a.pdf"]
    assert inner.enclosed[0].data == PDF


def test_a_mail_that_was_coded_against_the_rules_is_read(tmp_path: Path) -> None:
    inner = base64.encodebytes(mail(("a.pdf", "application/pdf", PDF)).as_bytes()).decode()
    head = 'MIME-Version: 1.0\nSubject: x\nContent-Type: multipart/mixed; boundary="b"\n\n--b\n'
    part = f"Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n{inner}\n--b--\n"
    reading = opened(tmp_path, (head + part).encode())
    assert names(opened(tmp_path, reading.enclosed[0].data)) == ["a.pdf"]


def test_a_loop_of_mails_ends(tmp_path: Path) -> None:
    message = mail(("a.pdf", "application/pdf", PDF))
    for _ in range(40):
        outer = mail()
        outer.add_attachment(message)
        message = outer
    reading, depth = opened(tmp_path, message.as_bytes()), 0
    while reading.enclosed:
        depth += 1
        reading = opened(tmp_path, reading.enclosed[0].data, depth=depth)
    assert depth == Limits().unpacked_depth
    assert codes(reading) == [SignalCode.CONTAINER_LIMIT]


def test_a_thousand_attachments_are_too_many(tmp_path: Path) -> None:
    message = mail(*((f"{number}.pdf", "application/pdf", PDF) for number in range(1000)))
    reading = opened(tmp_path, message.as_bytes())
    assert codes(reading) == [SignalCode.CONTAINER_LIMIT]
    assert "500 files" in reading.signals[0].message


_SEALED = "From: a@b.example\nSubject: x\nMIME-Version: 1.0\nContent-Type: {}\n\nMIAGCSqGSIb3\n"


@pytest.mark.parametrize(
    "kind",
    [
        'multipart/encrypted; protocol="application/pgp-encrypted"; boundary=b',
        "application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m",
        "application/pkcs7-mime; smime-type=signed-data; name=smime.p7m",
    ],
)
def test_a_sealed_mail_is_refused(tmp_path: Path, kind: str) -> None:
    reading = opened(tmp_path, _SEALED.format(kind).encode())
    assert codes(reading) == [SignalCode.ENCRYPTED]
    assert "Ask the sender" in reading.signals[0].message


_BROKEN = {
    "no end of the parts": 'Content-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: application/pdf; '
    'name="a.pdf"\nContent-Transfer-Encoding: base64\n\nJVBERi0xLjc=\n',
    "base64 cut off": 'Content-Type: application/pdf; name="a.pdf"\nContent-Transfer-Encoding: base64\n\nJVBERi0xLj\n',
    "an unknown charset": "Content-Type: application/pdf;\n name*=nonsense-8'de'a%FF.pdf\n\n%PDF-1.7\n",
    "an unknown word": "Content-Disposition: attachment; filename==?no-such-charset?Q?a=FF.pdf?=\n"
    "Content-Type: application/pdf\n\n%PDF-1.7\n",
    "a header of nothing": "Content-Disposition: ;;;=\nContent-Type: application/pdf;;\n\n%PDF-1.7\n",
    "raw bytes in a name": 'Content-Type: application/pdf; name="Rechnung\xfc\xff.pdf"\n\n%PDF-1.7\n',
}


@pytest.mark.parametrize("broken", _BROKEN.values(), ids=_BROKEN)
def test_a_broken_mail_still_gives_its_document(tmp_path: Path, broken: str) -> None:
    reading = opened(tmp_path, ("From: a@b.example\nSubject: x\nMIME-Version: 1.0\n" + broken).encode("latin-1"))
    assert [one.data[:5] for one in reading.enclosed] == [b"%PDF-"], reading.signals
    assert reading.enclosed[0].name.isprintable()


def test_pieces_and_things_elsewhere_are_missed(tmp_path: Path) -> None:
    message = mail(("a.pdf", "application/pdf", PDF)).as_string()
    boundary = message.split('boundary="')[1].split('"')[0]
    far = f'--{boundary}\nContent-Type: message/external-body; access-type=URL; URL="file:///etc/passwd"\n\n\n\n'
    reading = opened(tmp_path, message.replace(f"--{boundary}--", f"{far}--{boundary}--").encode())
    assert names(reading) == ["a.pdf"]
    assert "nothing is fetched" in reading.signals[1].message


def test_an_outlook_package_is_called_what_it_is(tmp_path: Path) -> None:
    reading = opened(tmp_path, mail(("winmail.dat", "application/ms-tnef", b"\x78\x9f\x3e\x22" + b"x" * 50)).as_bytes())
    assert names(reading) == ["winmail.dat"]
    inner = opened(tmp_path, reading.enclosed[0].data)
    assert codes(inner) == [SignalCode.UNKNOWN_TYPE]
    assert "an Outlook package (winmail.dat)" in inner.signals[0].message


@pytest.mark.parametrize("head", [b"\x1f\x8b\x08\x00", b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07\x00"])
def test_other_archives_are_refused_by_name(tmp_path: Path, head: bytes) -> None:
    reading = opened(tmp_path, head + b"x" * 100)
    assert codes(reading) == [SignalCode.UNKNOWN_TYPE]
    assert "archive" in reading.signals[0].message
