"""What a reply quotes of the mail that it answers: someone's earlier words, beside those that bring the document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from lxml import etree

from extractors.readers.containers.text import BEGINNING
from extractors.readers.html_page import parsed

_QUOTED = re.compile(r"\s*>")
_MARKS = re.compile(r"^\s*(?:>\s?)+", re.MULTILINE)
_DATED = re.compile(r"[\d@]")  # who wrote it, and when
_NEAR = 5  # elements or lines before a quote in which that may stand: between them are breaks


def parted(letter: bytes) -> tuple[bytes, bytes]:
    """A mail's text as a page of HTML without what it quotes as a reply, and that as a page; empty where it does not.

    What is forwarded brought the document itself: no day or address stands before it ("Begin forwarded message:").
    """
    root = parsed(letter)
    if root is None:
        return letter, b""
    quotes = [*_lines(root), *_blocks(root)]
    return (_page([_html(root)]), _page(quotes)) if quotes else (letter, b"")


def _page(parts: list[str]) -> bytes:
    return (BEGINNING + "\n".join(parts)).encode("utf-8", "replace")


def _html(element: etree._Element) -> str:
    return str(etree.tostring(element, encoding="unicode", method="html", with_tail=False))


def _lines(root: etree._Element) -> Iterator[str]:
    """Takes the lines behind ">" out of plain text."""
    for plain in [one for one in root.iter("pre") if not len(one)]:
        own: list[str] = []
        run: list[str] = []
        for line in [*(plain.text or "").splitlines(), ""]:
            if _QUOTED.match(line):
                run.append(line)
                continue
            if run:
                text = _MARKS.sub("", "\n".join(run))
                before = next((one for one in reversed(own[-_NEAR:]) if one.strip()), "")
                if _attributes(before) or _attributes(_first(text)):
                    yield f"<pre>{escape(text)}</pre>"
                else:
                    own += text.splitlines()
                run = []
            own.append(line)
        plain.text = "\n".join(own)


def _blocks(root: etree._Element) -> Iterator[str]:
    """Takes quotes out of marked up text; what they quote in turn stays in them."""
    for block in [one for one in root.iter("blockquote") if next(one.iterancestors("blockquote"), None) is None]:
        if block.getparent() is not None and (_attributes(_before(block)) or _attributes(_within(block))):
            yield _html(block)
            tail = block.tail
            block.clear()
            block.tail = tail


def _before(block: etree._Element) -> str:
    """The nearest words before `block`."""
    at = block
    for _ in range(_NEAR):
        previous = at.getprevious()
        if previous is None:
            parent = at.getparent()
            return (parent.text or "") if parent is not None else ""
        if (previous.tail or "").strip():
            return str(previous.tail)
        at = previous
        if text := _words(at):
            return text
    return ""


def _within(block: etree._Element) -> str:
    """The first words in `block`."""
    inner = (text for one in block if (text := _words(one)))
    return (block.text or "").strip() or next(inner, "")


def _words(element: etree._Element) -> str:
    return "".join(str(one) for one in element.itertext()).strip()


def _first(text: str) -> str:
    return next((line for line in text.splitlines() if line.strip()), "")


def _attributes(text: str) -> bool:
    """Whether `text` says who wrote what follows, and when: "On 16 November 2026 Karen Hill wrote:"."""
    return text.rstrip().endswith(":") and _DATED.search(text) is not None
