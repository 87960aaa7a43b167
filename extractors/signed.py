"""Signed files (CMS SignedData, .p7m): what was signed, as bytes. Nothing is verified here.

The signature says who sealed the file, the values are those of its content; whoever relies on the seal verifies it.
"""

from __future__ import annotations

import base64
import binascii
import re

from schemas import Limits, RefusedDocument, SignalCode

SIGNED = "application/pkcs7-mime"
_MOST_LAYERS = 4  # signatures around signatures
_SIGNED_DATA = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02"  # the identifier of SignedData, in DER
_ARMOUR = re.compile(rb"-----[A-Z0-9 ]+-----")
_BASE64 = re.compile(rb"[A-Za-z0-9+/=\s]+")
_BEGINNING = 32  # bytes within which a signed file says what it is
_DAMAGED = "This signed file is damaged, or holds no document."


def is_signed(head: bytes) -> bool:
    """Whether a file that begins with `head` is a signed one, in DER or in base64."""
    beginning = head[:_BEGINNING]
    if not beginning.startswith(b"\x30"):
        text = _ARMOUR.sub(b"", head.lstrip()[:200]).strip()[:64]
        if not _BASE64.fullmatch(text):
            return False
        beginning = _decoded(b"".join(text.split())[:40])
    return beginning.startswith(b"\x30") and _SIGNED_DATA in beginning


def signed_content(data: bytes, limits: Limits) -> bytes:
    """What was signed, through all layers of signatures. Raises RefusedDocument where nothing can be got out."""
    for _ in range(_MOST_LAYERS):
        if not is_signed(data):
            return data
        data = _content(data if data.startswith(b"\x30") else _decoded(b"".join(_ARMOUR.sub(b"", data).split())))
        if len(data) > limits.file_megabytes * 1_000_000:
            break
    raise _damaged()


def _decoded(text: bytes) -> bytes:
    try:
        return base64.b64decode(text[: len(text) & ~3])
    except binascii.Error:
        return b""


def _content(der: bytes) -> bytes:
    from asn1crypto import cms

    try:
        content = cms.ContentInfo.load(der)["content"]["encap_content_info"]["content"].native
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise _damaged() from error
    if not isinstance(content, bytes):
        raise _damaged()
    return content


def _damaged() -> RefusedDocument:
    return RefusedDocument(_DAMAGED, "Ask the sender for the e-invoice as plain XML.", SignalCode.UNREADABLE)
