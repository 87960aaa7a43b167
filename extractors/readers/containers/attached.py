"""Which parts of a mail are documents: an attachment as Outlook and as MIME know it, judged alike."""

from __future__ import annotations

import io
import re
from typing import NamedTuple

from PIL import Image

from extractors.readers.containers.contents import Contents

_NO_DOCUMENTS = {
    "application/pgp-signature": "a signature of the mail",
    "application/pkcs7-signature": "a signature of the mail",
    "application/x-pkcs7-signature": "a signature of the mail",
    "application/pgp-keys": "a key",
    "text/calendar": "a calendar entry",
    "text/vcard": "a contact card",
    "text/x-vcard": "a contact card",
    "text/directory": "a contact card",
    "message/delivery-status": "a delivery report",
    "message/disposition-notification": "a receipt for a mail",
    "text/rfc822-headers": "the head of another mail",
}
# A page that small cannot be read: A4 has 400,000 pixels at 64 dpi. What no text refers to must be smaller still.
_DECORATION_PIXELS = 400_000
_ICON_PIXELS = 60_000
_CID = re.compile(r"""cid:([^"'\s>)]+)""", re.IGNORECASE)


class Part(NamedTuple):
    """One attachment: its name and type as the mail has them, and the id by which the mail's text may show it."""

    name: str
    media_type: str
    content_id: str
    data: bytes


def shown_in(html: str) -> frozenset[str]:
    """The content ids of the pictures that a mail's own text shows."""
    return frozenset(found.lower() for found in _CID.findall(html))


def add(part: Part, shown: frozenset[str], contents: Contents) -> None:
    """Take `part` unless it is no document; `shown` are the content ids of the pictures in the mail's text."""
    why = _NO_DOCUMENTS.get(part.media_type) or _decoration(part, shown)
    if why is not None:
        contents.leave(part.name, why)
        return
    contents.expect(len(part.data))
    contents.take(part.name, part.data)


def _decoration(part: Part, shown: frozenset[str]) -> str | None:
    """Why a picture is none of a document: it is too small to be one. None for all else."""
    if not part.media_type.startswith("image/"):
        return None
    pixels = _pixels(part.data)
    if pixels is None:
        return None
    if part.content_id.strip("<> ").lower() in shown and pixels < _DECORATION_PIXELS:
        return "a picture in the mail's own text"
    return "a picture too small to be a document" if pixels < _ICON_PIXELS else None


def _pixels(data: bytes) -> int | None:
    """How many pixels a picture has by its head, which is all that is looked at; None where that cannot be told."""
    try:
        with Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "GIF", "BMP", "WEBP")) as picture:
            return picture.width * picture.height
    except Exception:
        return None
