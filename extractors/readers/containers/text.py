"""A mail's own text as a page of HTML, which is read where the mail brings no other document."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from typing import NamedTuple

OWN_TEXT = "text of the mail.html"
PARTED = "\n<br><br>\n"  # by an empty line
LETTER = 20_000  # bytes: a longer text is data, and no words to somebody
BEGINNING = "\ufeff<!DOCTYPE html>\n"  # the mark says UTF-8, whatever the text says of itself


_BRACKETED = re.compile(r"<([^<>\s]+@[^<>\s]+)>\s*$")
_ADDRESS = re.compile(r"""([^<>"(),;:\s]+@[^<>"(),;:\s]+)""")


class Text(NamedTuple):
    """One part of a mail's text. Not `marked_up`: it is plain."""

    text: str
    marked_up: bool


def as_page(texts: Iterable[Text], between: str = "\n") -> bytes:
    """`texts` one below the other as HTML in UTF-8, parted by `between`; empty where nothing stands in them."""
    parts = [one.text if one.marked_up else f"<pre>{escape(one.text)}</pre>" for one in texts if one.text.strip()]
    return (BEGINNING + between.join(parts)).encode("utf-8", "replace") if parts else b""


def decoded(data: bytes) -> str:
    """The words of a plain text in the encodings that programs write it in."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("windows-1252", "replace")


def address_in(header: str) -> str:
    """The address of a sender as a header has it ("Accounts <accounts@seller.example>"), in small letters."""
    found = _BRACKETED.search(header) or _ADDRESS.search(header)
    return found[1].lower() if found is not None else ""
