"""Mails as Outlook saves them (.msg, MS-OXMSG): attachments, also of mails within them; else their text."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator

import olefile

from extractors.readers.containers.attached import Part, add, shown_in
from extractors.readers.containers.contents import Contents
from extractors.readers.containers.text import Text
from schemas import RefusedDocument, SignalCode

# Property tags: what a stream "__substg1.0_<tag><type>" of a message or an attachment holds.
_CLASS, _SUBJECT, _PLAIN, _HTML = "001A", "0037", "1000", "1013"
_SENDERS = ("5D01", "5D02", "0C1F")  # the first that is an address
_DATA, _LONG_NAME, _SHORT_NAME, _MIME, _CONTENT_ID = "3701", "3707", "3704", "370E", "3712"
_STREAM = "__substg1.0_"
_PROPERTIES = "__properties_version1.0"
_ATTACHMENT = "__attach_version1.0_"
_ENTRY = struct.Struct("<HHI8s")  # of the properties: type, tag, flags, value
_ENTRIES_FROM = 8  # in the properties of an attachment
_METHOD, _EMBEDDED = 0x3705, 5  # how an attachment lies there: as a mail of its own
_DEEPEST = 10  # mails within mails in one file

Storage = tuple[str, ...]


def open_outlook(data: bytes, contents: Contents) -> None:
    """Take the attachments of a saved Outlook mail. Raises RefusedDocument for any other file of that family."""
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            if not ole.exists(_PROPERTIES):
                raise RefusedDocument(
                    "This is an Office file of the old kind, which is not read.",
                    "Ask the sender for the invoice as a PDF, or save it as one.",
                    SignalCode.UNKNOWN_TYPE,
                )
            contents.sent_by(next((s for tag in _SENDERS if "@" in (s := _text(ole, (), tag))), ""))
            _message(ole, (), "", contents)
            contents.speak((_own_text(ole, ()),))
    except (OSError, struct.error, IndexError, ValueError, KeyError, TypeError) as error:
        raise RefusedDocument(
            "The mail is damaged and cannot be opened.", "Ask the sender to send it again.", SignalCode.UNREADABLE
        ) from error


def _message(ole: olefile.OleFileIO, mail: Storage, folder: str, contents: Contents) -> None:
    """Take the attachments of the mail in a storage; those of mails within it are named under their subjects."""
    kind = _text(ole, mail, _CLASS).lower()
    if "smime" in kind and not kind.endswith(".multipartsigned"):
        raise RefusedDocument(
            "The mail is encrypted: what it holds cannot be read.",
            "Ask the sender for the invoice in a plain mail, or save the attachment from your mail program.",
            SignalCode.ENCRYPTED,
        )
    contents.hear(Text(_text(ole, mail, _SUBJECT), marked_up=False), _own_text(ole, mail))
    shown = shown_in(_binary(ole, mail, _HTML).decode("ascii", "replace") + _text(ole, mail, _HTML))
    for storage in _attachments(ole, mail):
        name = _text(ole, storage, _LONG_NAME) or _text(ole, storage, _SHORT_NAME)
        if _method(ole, storage) != _EMBEDDED:
            media_type = _text(ole, storage, _MIME).lower()
            part = Part(folder + name, media_type, _text(ole, storage, _CONTENT_ID), _binary(ole, storage, _DATA))
            add(part, shown, contents)
            continue
        inner = (*storage, f"{_STREAM}{_DATA}000D")
        if len(inner) > 2 * _DEEPEST:
            contents.lose(folder + name, "mails are nested too deep in it", SignalCode.CONTAINER_LIMIT)
        else:
            _message(ole, inner, f"{folder}{_text(ole, inner, _SUBJECT) or 'mail'}/", contents)


def _own_text(ole: olefile.OleFileIO, mail: Storage) -> Text:
    marked_up = _binary(ole, mail, _HTML).decode("utf-8", "replace") or _text(ole, mail, _HTML)
    return Text(marked_up or _text(ole, mail, _PLAIN), marked_up=bool(marked_up))


def _attachments(ole: olefile.OleFileIO, mail: Storage) -> Iterator[Storage]:
    depth = len(mail)
    for path in sorted(map(tuple, ole.listdir(streams=False, storages=True))):
        if len(path) == depth + 1 and path[:depth] == mail and path[-1].startswith(_ATTACHMENT):
            yield path


def _method(ole: olefile.OleFileIO, storage: Storage) -> int | None:
    properties = _stream(ole, (*storage, _PROPERTIES))
    whole = len(properties) - (len(properties) - _ENTRIES_FROM) % _ENTRY.size
    for _, tag, _, value in _ENTRY.iter_unpack(properties[_ENTRIES_FROM:whole]):
        if tag == _METHOD:
            return int.from_bytes(value[:4], "little")
    return None


def _text(ole: olefile.OleFileIO, storage: Storage, tag: str) -> str:
    wide = _stream(ole, (*storage, f"{_STREAM}{tag}001F")).decode("utf-16-le", "replace")
    return (wide or _stream(ole, (*storage, f"{_STREAM}{tag}001E")).decode("latin-1")).strip("\0 ")


def _binary(ole: olefile.OleFileIO, storage: Storage, tag: str) -> bytes:
    return _stream(ole, (*storage, f"{_STREAM}{tag}0102"))


def _stream(ole: olefile.OleFileIO, path: Storage) -> bytes:
    if not ole.exists(list(path)):
        return b""
    data: bytes = ole.openstream(list(path)).read()
    return data
