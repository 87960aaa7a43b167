"""Encrypted PDFs: opened with the password that is kept for their sender, and never a word of it said."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest

from extractors.readers import read
from schemas import Document, Limits, Passwords, Reading, SignalCode
from tests.extractors.packed import codes, document

_SECRET = "s3crét 4711"
_SENDERS = Passwords(
    senders={"billing@seller.example": "ONE", "seller.example": "TWO", "other.example": "THREE", "*": "FOUR"}
)


def _locked(password: str = _SECRET) -> bytes:
    buffer = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(buffer, encryption=pikepdf.Encryption(user=password, owner="owner"))
    return buffer.getvalue()


def _from(folder: Path, sender: str | None, data: bytes | None = None) -> Document:
    return document(folder, data or _locked()).model_copy(update={"sender": sender})


def _said(reading: Reading) -> str:
    return " ".join(signal.message for signal in reading.signals)


@pytest.mark.parametrize(
    ("sender", "variable"),
    [
        ("billing@seller.example", "ONE"),
        ("Billing@Seller.example", "TWO"),
        ("someone@seller.example", "TWO"),
        ("a@other.example", "THREE"),
        ("a@third.example", "FOUR"),
        (None, "FOUR"),
    ],
)
def test_the_passwords_of_its_sender_open_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sender: str | None, variable: str
) -> None:
    for other in ("ONE", "TWO", "THREE", "FOUR"):
        monkeypatch.setenv(other, f"wrong\n{_SECRET}" if other == variable else "wrong")
    locked = _from(tmp_path, sender)
    reading = read(locked, Limits(), passwords=_SENDERS)
    assert codes(reading) == [SignalCode.UNPACKED]
    (opened,) = reading.enclosed
    inner = read(document(tmp_path, opened.data), Limits())
    assert inner.page_count == 1
    assert SignalCode.ENCRYPTED not in codes(inner)
    assert _SECRET not in _said(reading)
    assert read(locked, Limits(), passwords=_SENDERS) == reading, "not the same bytes again"


@pytest.mark.parametrize(
    ("sender", "kept", "why"),
    [
        ("a@third.example", "", "protected by a password."),
        ("a@seller.example", "wrong\nother", "none that is kept for a@seller.example opens it"),
        ("a@seller.example", "", "the variable TWO that should hold it is not set"),
    ],
)
def test_without_the_right_password_it_is_refused_and_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sender: str, kept: str, why: str
) -> None:
    monkeypatch.setenv("TWO", kept)
    passwords = Passwords(senders={"seller.example": "TWO"})
    reading = read(_from(tmp_path, sender), Limits(), passwords=passwords)
    assert codes(reading) == [SignalCode.ENCRYPTED]
    assert why in _said(reading)
    assert reading.signals[0].todo.startswith("Ask the sender for it without one")
    assert "wrong" not in _said(reading)


def test_no_password_is_tried_on_what_is_damaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOUR", _SECRET)
    reading = read(_from(tmp_path, None, _locked()[:300]), Limits(), passwords=_SENDERS)
    assert reading.enclosed == ()
    assert codes(reading) in ([SignalCode.UNREADABLE], [SignalCode.ENCRYPTED])


@pytest.mark.parametrize(
    "senders", [{"seller": "ONE"}, {"a@": "ONE"}, {"@seller.example": "ONE"}, {"seller.example": "s3cret"}, {"*": ""}]
)
def test_a_policy_names_senders_and_variables_never_passwords(senders: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"name an environment variable|neither an address"):
        Passwords(senders=senders)
