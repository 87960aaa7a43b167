"""Mails as Outlook saves them: attachments, mails within, their text, and what is no mail."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from schemas import SignalCode
from tests.extractors.compound import Storage, compound
from tests.extractors.packed import PDF, codes, names, opened, png

_METHOD = struct.Struct("<HHII4x")


def _text(tag: str, text: str) -> dict[str, bytes]:
    return {f"__substg1.0_{tag}001F": text.encode("utf-16-le")}


def _attached(name: str, content: bytes | Storage, *, media_type: str = "", cid: str = "") -> Storage:
    method, kind = (1, "0102") if isinstance(content, bytes) else (5, "000D")
    return {
        "__properties_version1.0": bytes(8) + _METHOD.pack(3, 0x3705, 6, method),
        f"__substg1.0_3701{kind}": content,
        **_text("3707", name),
        **_text("370E", media_type),
        **_text("3712", cid),
    }


def _mail(
    *attached: Storage, html: str = "", text: str = "", kind: str = "IPM.Note", subject: str = "Yours"
) -> Storage:
    return {
        "__properties_version1.0": bytes(32),
        **_text("001A", kind),
        **_text("0037", subject),
        **_text("5D01", "Accounts@Sender.example"),
        **(_text("1000", text) if text else {}),
        **({"__substg1.0_10130102": html.encode()} if html else {}),
        **{f"__attach_version1.0_#{number:08X}": one for number, one in enumerate(attached)},
    }


def test_attachments_come_out_with_their_sender(tmp_path: Path) -> None:
    data = compound(_mail(_attached("Rechnung März.pdf", PDF), _attached("b.zip", b"PK\5\6" + bytes(18)), text="Hi"))
    reading = opened(tmp_path, data)
    assert names(reading) == ["Rechnung März.pdf", "b.zip"]
    assert reading.enclosed[0].data == PDF
    assert {one.sender for one in reading.enclosed} == {"accounts@sender.example"}
    assert codes(reading) == [SignalCode.UNPACKED]
    assert "Left out: its own text" in reading.signals[0].message


def test_a_large_attachment_is_whole(tmp_path: Path) -> None:
    large = PDF + bytes(range(256)) * 400
    assert opened(tmp_path, compound(_mail(_attached("a.pdf", large)))).enclosed[0].data == large


def test_a_picture_in_the_text_is_left_out(tmp_path: Path) -> None:
    logo = _attached("logo.png", png(600, 200), media_type="image/png", cid="logo@x")
    data = compound(_mail(logo, _attached("a.pdf", PDF), html='<img src="cid:logo@x">'))
    reading = opened(tmp_path, data)
    assert names(reading) == ["a.pdf"]
    assert "logo.png (a picture in the mail's own text)" in reading.signals[0].message


def test_a_mail_within_a_mail_gives_its_attachments_under_its_subject(tmp_path: Path) -> None:
    inner = _mail(_attached("a.pdf", PDF), subject="Invoice 17")
    reading = opened(tmp_path, compound(_mail(_attached("forwarded", inner), _attached("b.pdf", PDF + b"2"))))
    assert names(reading) == ["Invoice 17/a.pdf", "b.pdf"]


@pytest.mark.parametrize(
    ("html", "text", "words"),
    [
        ("<h1>Invoice 17</h1>", "plain", ["Invoice", "17"]),
        ("", "Invoice 17\nTotal 119.00", ["Invoice", "17", "Total", "119.00"]),
    ],
)
def test_a_mail_that_brings_nothing_is_read_by_its_own_text(
    tmp_path: Path, html: str, text: str, words: list[str]
) -> None:
    reading = opened(tmp_path, compound(_mail(html=html, text=text)))
    assert names(reading) == ["text of the mail.html"]
    page = opened(tmp_path, reading.enclosed[0].data).pages[0]
    assert [word.text for word in page.words] == words


def test_an_empty_mail_waits_for_a_person(tmp_path: Path) -> None:
    assert codes(opened(tmp_path, compound(_mail()))) == [SignalCode.NOTHING_ENCLOSED]


def test_an_encrypted_mail_is_refused(tmp_path: Path) -> None:
    data = compound(_mail(_attached("smime.p7m", b"x"), kind="IPM.Note.SMIME"))
    assert codes(opened(tmp_path, data)) == [SignalCode.ENCRYPTED]
    signed = compound(_mail(_attached("a.pdf", PDF), kind="IPM.Note.SMIME.MultipartSigned"))
    assert names(opened(tmp_path, signed)) == ["a.pdf"]


def test_an_old_office_file_is_no_mail(tmp_path: Path) -> None:
    reading = opened(tmp_path, compound({"WordDocument": b"x" * 100}))
    assert codes(reading) == [SignalCode.UNKNOWN_TYPE]
    assert "Office file of the old kind" in reading.signals[0].message


@pytest.mark.parametrize("cut", [520, 900, 1500])
def test_a_mail_that_is_cut_off_is_damaged(tmp_path: Path, cut: int) -> None:
    reading = opened(tmp_path, compound(_mail(_attached("a.pdf", PDF)))[:cut])
    assert reading.enclosed == ()
    assert codes(reading)[0] in (SignalCode.UNREADABLE, SignalCode.UNKNOWN_TYPE)
