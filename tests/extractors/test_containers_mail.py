"""Mails: their attachments, what of them is no document, and what is broken in them."""

from __future__ import annotations

import base64
from email.message import EmailMessage
from pathlib import Path

import pytest

from extractors.mailed import with_letter
from schemas import Limits, SignalCode
from tests.extractors.packed import PDF, archive, codes, mail, names, opened, png

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


def test_a_mail_that_brings_nothing_is_read_by_its_own_text(tmp_path: Path) -> None:
    html = "<table><tr><td>Invoice 17</td><td>119.00 \u20ac</td></tr></table>"
    reading = opened(tmp_path, mail(html=html).as_bytes())
    assert names(reading) == ["text of the mail.html"]
    page = opened(tmp_path, reading.enclosed[0].data)
    assert [word.text for word in page.pages[0].words] == ["Invoice", "17", "119.00", "\u20ac"]
    assert codes(page) == [SignalCode.NOT_INSPECTED]


@pytest.mark.parametrize(
    ("charset", "text"), [("iso-8859-2", "Faktura: zap\u0142a\u0107"), ("utf-8", "\u8acb\u6c42\u66f8 \u20ac")]
)
def test_the_plain_text_of_a_mail_is_read_as_it_is_coded(tmp_path: Path, charset: str, text: str) -> None:
    message = mail()
    message.set_content(f"{text}\nNet    100.00\nGross  <119.00>\n", charset=charset)
    page = opened(tmp_path, opened(tmp_path, message.as_bytes()).enclosed[0].data).pages[0]
    assert [word.text for word in page.words] == [*text.split(), "Net", "100.00", "Gross", "<119.00>"]
    first, second = (word.box.x0 for word in page.words if word.text in ("100.00", "<119.00>"))
    assert first == second  # what stands below each other stays so


def test_all_parts_of_a_mails_text_are_read_but_not_the_same_twice(tmp_path: Path) -> None:
    message = mail(html="<p>Invoice 17</p>")
    message.make_mixed()
    footer = EmailMessage()
    footer.set_content("Sent to the list")
    message.attach(footer)
    page = opened(tmp_path, opened(tmp_path, message.as_bytes()).enclosed[0].data).pages[0]
    assert " ".join(word.text for word in page.words) == "Invoice 17 Sent to the list"


def test_a_mail_that_says_nothing_waits_for_a_person(tmp_path: Path) -> None:
    for message in (mail(text="\n \n"), mail(("me.vcf", "text/vcard", b"BEGIN:VCARD"), text=" ")):
        reading = opened(tmp_path, message.as_bytes())
        assert codes(reading) == [SignalCode.NOTHING_ENCLOSED]
        assert "as a PDF" in reading.signals[0].todo


def test_a_mails_own_text_beside_attachments_is_left_out_and_said(tmp_path: Path) -> None:
    reading = opened(tmp_path, mail(("a.pdf", "application/pdf", PDF)).as_bytes())
    assert names(reading) == ["a.pdf"]
    assert "Left out: its own text" in reading.signals[0].message


def test_a_mails_subject_and_own_text_are_kept_to_be_heard(tmp_path: Path) -> None:
    message = mail(("a.pdf", "application/pdf", PDF), text="plain words", html="<p>shown words</p>")
    letter = opened(tmp_path, message.as_bytes()).letter.decode()
    assert ("Your invoice" in letter, "shown words" in letter, "plain words" in letter) == (True, True, False)


def test_what_came_says_who_sent_it(tmp_path: Path) -> None:
    reading = opened(tmp_path, mail(("a.pdf", "application/pdf", PDF)).as_bytes())
    assert [one.sender for one in reading.enclosed] == ["accounts@sender.example"]
    assert reading.signals[0].message.startswith("A mail from accounts@sender.example, it held 1 document: a.pdf.")


@pytest.mark.parametrize(
    ("header", "sender"),
    [
        ("Accounts <Accounts@Sender.Example>", "accounts@sender.example"),
        ("accounts@sender.example (Accounts)", "accounts@sender.example"),
        ('"evil@other.example" <accounts@sender.example>', "accounts@sender.example"),
        ("=?utf-8?q?B=C3=BCro?= <buero@sender.example>", "buero@sender.example"),
        ("nobody", None),
        ("", None),
    ],
)
def test_a_sender_is_the_address_of_the_header(tmp_path: Path, header: str, sender: str | None) -> None:
    head = f"From: {header}\nSubject: x\nMIME-Version: 1.0\nContent-Type: application/pdf\n\n".encode()
    assert opened(tmp_path, head + PDF).enclosed[0].sender == sender


def test_every_mail_of_a_mailbox_is_a_document(tmp_path: Path) -> None:
    messages = [mail((f"{number}.pdf", "application/pdf", PDF)).as_bytes() for number in (1, 2, 3)]
    data = b"\n".join(b"From me@x.example Thu May  2 10:00:00 2024\n" + one for one in messages)
    reading = opened(tmp_path, data)
    assert names(reading) == ["mail 1.eml", "mail 2.eml", "mail 3.eml"]
    assert [names(opened(tmp_path, one.data)) for one in reading.enclosed] == [["1.pdf"], ["2.pdf"], ["3.pdf"]]


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
    assert "Ask the sender" in reading.signals[0].todo


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


_TAR = b"a.pdf".ljust(257, b"\0") + b"ustar\x0000"
_OTHER = {
    "compressed": b"\x1f\x8b\x08\x00",
    "7z": b"7z\xbc\xaf\x27\x1c",
    "RAR": b"Rar!\x1a\x07\x00",
    "TAR": _TAR,
    "cabinet": b"MSCF\0\0\0\0",
}


@pytest.mark.parametrize(("kind", "head"), _OTHER.items(), ids=_OTHER)
def test_other_archives_are_refused_by_name(tmp_path: Path, kind: str, head: bytes) -> None:
    reading = opened(tmp_path, head + b"x" * 100)
    assert codes(reading) == [SignalCode.UNKNOWN_TYPE]
    assert f"{kind} archive" in reading.signals[0].message
    assert "as a PDF" in reading.signals[0].todo


def test_a_subject_is_no_part_of_the_sentence_below_it(tmp_path: Path) -> None:
    text = "Bonjour, merci de ne régler que la moitié de cette facture, un avoir suivra."
    read = opened(tmp_path, mail(("a.pdf", "application/pdf", PDF), text=text).as_bytes())
    (one,) = with_letter(read, Limits()).enclosed
    assert [said.text for said in one.said] == [text]


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("Please disregard the attached invoice.", ["Please disregard the attached invoice."]),
        ("Bitte überweisen Sie nur die Hälfte des Betrags.", ["Bitte überweisen Sie nur die Hälfte des Betrags."]),
        ("Please find our invoice attached.\n", []),
        ("number;amount\n" * 2_000, []),
    ],
)
@pytest.mark.parametrize("coding", ["utf-8", "windows-1252"])
def test_a_text_beside_the_document_is_heard(tmp_path: Path, note: str, said: list[str], coding: str) -> None:
    beside = ("note.txt", "text/plain", note.encode(coding))
    read = opened(tmp_path, mail(("a.pdf", "application/pdf", PDF), beside, text="Attached.").as_bytes())
    assert [one.text for one in with_letter(read, Limits()).enclosed[0].said] == said
    assert [one.name for one in read.enclosed] == ["a.pdf", "note.txt"]


def test_a_letter_in_html_beside_the_document_is_heard(tmp_path: Path) -> None:
    beside = ("letter.html", "text/html", b"<p>Please disregard the attached <b>invoice</b>.</p>")
    read = opened(tmp_path, mail(("a.pdf", "application/pdf", PDF), beside, text="Attached.").as_bytes())
    assert [one.kind for one in with_letter(read, Limits()).enclosed[0].said] == ["cancelled"]
