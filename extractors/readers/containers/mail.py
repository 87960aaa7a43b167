"""E-mails (RFC 5322 with MIME): their attachments, mails within them, and else their own text."""

from __future__ import annotations

import base64
import binascii
import quopri
import re
from collections.abc import Iterator, Sequence
from email import message_from_bytes, policy
from email.message import EmailMessage, Message
from itertools import pairwise
from urllib.parse import unquote

from extractors.readers.containers.attached import Part, add, shown_in
from extractors.readers.containers.contents import Contents
from extractors.readers.containers.text import Text
from schemas import RefusedDocument, SignalCode

_WRITTEN = policy.default.clone(refold_source="none", linesep="\r\n", cte_type="8bit")
_ENVELOPED = ("enveloped-data", "authenveloped-data")
_BODIES = ("text/plain", "text/html", "text/enriched", "text/watch-html", "text/x-amp-html")
_MARKED_UP = ("text/html", "multipart/related")
_MAILBOX = re.compile(rb"(?:\A|\n\r?\n)(?P<mail>From [^\n]*\d{4}[^\n]*\n)(?=[A-Za-z][\w-]*:)")
_DEEPEST = 50  # levels of MIME parts


def open_mail(data: bytes, contents: Contents) -> None:
    """Take the attachments of a mail, or the mails of a mailbox. Raises RefusedDocument for an encrypted mail."""
    if len(mails := _mailbox(data)) > 1:
        for number, one in enumerate(mails, start=1):
            contents.expect(len(one))
            contents.take(f"mail {number}.eml", one)
        return
    message = message_from_bytes(data, policy=policy.default)
    contents.sent_by(str(_head(message, "from")))
    _check_open(message)
    parts = list(_leaves(message, contents, 0))
    bodies = [part for part in parts if _is_body(part, message)]
    texts = [Text(_text(part), marked_up="html" in _type(part)) for part in bodies]
    shown = shown_in("".join(one.text for one in texts))
    for part in parts:
        if part in bodies:
            continue
        if _type(part) == "message/partial":
            contents.lose(_name(part), "it is one piece of a mail that was sent in several")
        elif _type(part) == "message/external-body":
            contents.lose(_name(part), "it lies elsewhere, and nothing is fetched")
        elif _type(part) == "message/rfc822":
            add(Part(_name(part) or _subject(part), "message/rfc822", "", _inner(part)), frozenset(), contents)
        else:
            add(Part(_name(part), _type(part), str(_head(part, "content-id")), _bytes(part)), shown, contents)
    contents.hear(Text(str(_head(message, "subject")), marked_up=False), *texts)
    contents.speak(texts)


def _mailbox(data: bytes) -> Sequence[bytes]:
    """The mails of a file in which several stand one after the other (mbox)."""
    if not data.startswith(b"From "):
        return (data,)
    starts = [found.start("mail") for found in _MAILBOX.finditer(data)]
    return [data[start:stop] for start, stop in pairwise([*starts, len(data)])]


def _check_open(message: Message) -> None:
    kind = _type(message)
    if kind in ("application/pkcs7-mime", "application/x-pkcs7-mime"):
        smime = _parameter(message, "smime-type")
        sealed = "encrypted" if smime in _ENVELOPED or not smime else "wrapped in its signature"
    elif kind == "multipart/encrypted":
        sealed = "encrypted"
    else:
        return
    raise RefusedDocument(
        f"The mail is {sealed}: what it holds cannot be read.",
        "Ask the sender for the invoice in a plain mail, or save the attachment from your mail program.",
        SignalCode.ENCRYPTED,
    )


def _leaves(part: Message, contents: Contents, depth: int) -> Iterator[Message]:
    """The parts that hold something, in their order; a mail within the mail is one of them."""
    payload = part.get_payload()
    if part.get_content_maintype() != "multipart" or not isinstance(payload, list):
        yield part
        return
    if depth >= _DEEPEST:
        contents.lose("", f"its parts are nested more than {_DEEPEST} deep", SignalCode.CONTAINER_LIMIT)
        return
    inner = [one for one in payload if isinstance(one, Message)]
    if _type(part) == "multipart/alternative" and any(_type(one) in _MARKED_UP for one in inner):
        inner = [one for one in inner if _type(one) != "text/plain" or _name(one)]  # the same again, in plain words
    for one in inner:
        yield from _leaves(one, contents, depth + 1)


def _is_body(part: Message, message: Message) -> bool:
    """Whether a part is the mail's own text."""
    attached = str(_head(part, "content-disposition")).strip().lower().startswith("attachment")
    if part is message and _type(part) == "multipart/mixed":
        return True  # a mail whose parts could not be told apart
    return _type(part) in _BODIES and not attached and not _name(part)


def _head(part: Message, name: str) -> object:
    """A header's value; empty where it is missing or so broken that it cannot be taken apart."""
    try:
        return part.get(name, "")
    except Exception:  # the library raises many kinds of errors over broken headers
        return ""


def _type(part: Message) -> str:
    try:
        return part.get_content_type()
    except Exception:
        return "application/octet-stream"


def _parameter(part: Message, name: str) -> str:
    try:
        return str(part.get_param(name, "")).lower()
    except Exception:
        return ""


def _name(part: Message) -> str:
    try:
        name = part.get_filename("") or ""
    except Exception:
        return ""
    return unquote(name) if "%20" in name else name


def _subject(part: Message) -> str:
    inner = part.get_payload()
    message = inner[0] if isinstance(inner, list) and inner else None
    subject = _head(message, "subject") if isinstance(message, Message) else ""
    return f"{subject or 'mail'}.eml"


def _bytes(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    if isinstance(payload, bytes):
        return payload
    return b""


def _text(part: Message) -> str:
    """The text of a part that is text."""
    try:
        return _bytes(part).decode(part.get_content_charset("utf-8"), "replace")
    except Exception:  # a charset that nobody knows, or a header that cannot be taken apart
        return _bytes(part).decode("windows-1252", "replace")


def _inner(part: Message) -> bytes:
    """The bytes of a mail within the mail."""
    payload = part.get_payload()
    if not isinstance(payload, list) or not payload or not isinstance(payload[0], EmailMessage):
        return _bytes(part)
    inner = payload[0]
    coding = str(_head(part, "content-transfer-encoding")).strip().lower()
    if coding in ("base64", "quoted-printable") and not inner.keys():  # against the rules, and seen
        return _decoded(inner.get_payload(), coding)
    return inner.as_bytes(policy=_WRITTEN)


def _decoded(text: object, coding: str) -> bytes:
    raw = str(text).encode("ascii", "replace")
    try:
        return base64.b64decode(raw) if coding == "base64" else quopri.decodestring(raw)
    except binascii.Error:
        return raw
