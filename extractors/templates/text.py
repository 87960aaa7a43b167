"""A document's text as templates expect it: columns kept by blanks, and every character knows the word it came from."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

import regex

from extractors.page import Layout
from extractors.page.layout import PageLayout
from extractors.templates.arranged import arranged
from extractors.templates.placed import boxes_of
from schemas import Box, Reading, Word, around

_NOWHERE = (-1, -1)
_LOST = (-2, -2)
_BLANKS = re.compile(r"(\s+)")
_MOST_WORDS = 4000  # on a page whose words are sought in what another program printed


@dataclass(frozen=True, slots=True)
class Place:
    """Where a piece of text stands: its characters as printed, page and one box for each line."""

    raw: str
    page: int | None
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class TemplateText:
    """Text with the origin of each character: (number of its word, index in the word), or (-1, -1) for blanks.

    Characters with the origin (-2, -2) stand in the text and not on the page as we read it: nothing vouches for them.
    """

    text: str
    origins: tuple[tuple[int, int], ...]
    words: tuple[tuple[int, int, Word], ...]

    def place(self, start: int, stop: int) -> Place:
        """The place of the characters from `start` to `stop`; none where one of them is not on the page."""
        if _LOST in self.origins[start:stop]:
            return Place("", None, ())
        parts: dict[int, list[int]] = {}
        for number, index in self.origins[start:stop]:
            if number >= 0:
                parts.setdefault(number, []).append(index)
        raw = " ".join(self.words[n][2].text[min(at) : max(at) + 1] for n, at in parts.items())
        lines: dict[tuple[int, int], list[Box]] = {}
        for number in parts:
            page, line, word = self.words[number]
            lines.setdefault((page, line), []).append(word.box)
        first = min((page for page, _ in lines), default=None)
        return Place(raw, first, tuple(around(boxes) for (page, _), boxes in sorted(lines.items()) if page == first))

    def transformed(self, *, whitespace: bool, accents: bool, lowercase: bool) -> TemplateText:
        """The same text without blanks, without accents, in small letters, as a template's options ask for."""
        pairs: Iterable[tuple[str, tuple[int, int]]] = zip(self.text, self.origins, strict=True)
        if whitespace:
            pairs = ((c, o) for c, o in pairs if c != " ")
        if accents:
            pairs = ((b, o) for c, o in pairs for b in unicodedata.normalize("NFKD", c) if not unicodedata.combining(b))
        if lowercase:
            pairs = ((b, o) for c, o in pairs for b in c.lower())
        kept = list(pairs)
        return TemplateText("".join(c for c, _ in kept), tuple(o for _, o in kept), self.words)

    def replaced(self, pattern: regex.Pattern[str], replacement: str, seconds: float) -> TemplateText:
        """The same text with every match replaced; what is put in comes from where the match began.

        Raises TimeoutError after `seconds`.
        """
        text: list[str] = []
        origins: list[tuple[int, int]] = []
        end = 0
        for match in pattern.finditer(self.text, timeout=seconds):
            put = match.expand(replacement)
            text += [self.text[end : match.start()], put]
            origins += self.origins[end : match.start()]
            origins += [self.origins[match.start()] if match.start() < len(self.origins) else _NOWHERE] * len(put)
            end = match.end()
        text.append(self.text[end:])
        origins += self.origins[end:]
        return TemplateText("".join(text), tuple(origins), self.words)


def text_of(reading: Reading) -> TemplateText:
    """The text of all pages, a row a line, pages parted by a form feed.

    It is the text of `reading.laid_out` where there is one of a page, our own in the same shape elsewhere.
    """
    made = _Made([], [], [])
    for page in Layout(reading).pages:
        printed = reading.laid_out[page.number - 1] if page.number <= len(reading.laid_out) else ""
        if printed.strip() and len(page.words) <= _MOST_WORDS:
            made.printed(page, printed)
        else:
            made.arranged(page)
        made.add("\f", _NOWHERE)
    return made.whole


def own_text(layout: Layout) -> TemplateText:
    """Our own text of all pages: every word of `layout` in its order, and nothing else but blanks."""
    made = _Made([], [], [])
    for page in layout.pages:
        made.arranged(page)
        made.add("\f", _NOWHERE)
    return made.whole


class _Made(NamedTuple):
    """A text being made."""

    text: list[str]
    origins: list[tuple[int, int]]
    words: list[tuple[int, int, Word]]

    @property
    def whole(self) -> TemplateText:
        return TemplateText("".join(self.text), tuple(self.origins), tuple(self.words))

    def add(self, text: str, origin: tuple[int, int]) -> None:
        self.text.append(text)
        self.origins.extend([origin] * len(text))

    def word(self, page: int, row: int, word: Word) -> None:
        self.text.append(word.text)
        self.origins.extend((len(self.words), index) for index in range(len(word.text)))
        self.words.append((page, row, word))

    def arranged(self, page: PageLayout) -> None:
        """Add our own text of `page`."""
        for text, row, word in arranged(page):
            if word is None:
                self.add(text, _NOWHERE)
            else:
                self.word(page.number, row, word)

    def printed(self, page: PageLayout, printed: str) -> None:
        """Add what another program printed of `page`; its words stand where ours do, or nowhere."""
        parts = [
            (part, row) for row, line in enumerate(printed.splitlines(keepends=True)) for part in _BLANKS.split(line)
        ]
        tokens = [part for part, _ in parts if part.strip()]
        boxes = iter(boxes_of(tokens, page.words))
        for part, row in parts:
            box = next(boxes) if part.strip() else None
            if box is not None:
                self.word(page.number, row, Word(part, box, page.body))
            else:
                self.add(part, _LOST if part.strip() else _NOWHERE)


def find_printed(text: TemplateText, wanted: str) -> Iterator[Place]:
    """The places where the words of `wanted` stand one after the other, whatever their case."""
    targets = wanted.casefold().split()
    printed = [word.text.casefold().strip(",;:") for _, _, word in text.words]
    for start in range(len(printed) - len(targets) + 1):
        if targets and printed[start : start + len(targets)] == [target.strip(",;:") for target in targets]:
            found = text.words[start : start + len(targets)]
            page = found[0][0]
            boxes = tuple(word.box for number, _, word in found if number == page)
            yield Place(" ".join(word.text for _, _, word in found), page, (around(boxes),))
