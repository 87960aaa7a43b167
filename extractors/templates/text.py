"""A document's text as templates expect it: columns kept by blanks, and every character knows the word it came from."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from statistics import median

import regex

from extractors.page import Layout
from schemas import Box, Word, around

_NOWHERE = (-1, -1)
_WIDEST_GAP = 40  # blanks; more columns than that say nothing


@dataclass(frozen=True, slots=True)
class Place:
    """Where a piece of text stands: its characters as printed, page and one box for each line."""

    raw: str
    page: int | None
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class TemplateText:
    """Text with the origin of each character: (number of its word, index in the word), or (-1, -1) for blanks."""

    text: str
    origins: tuple[tuple[int, int], ...]
    words: tuple[tuple[int, int, Word], ...]

    def place(self, start: int, stop: int) -> Place:
        """The place of the characters from `start` to `stop`."""
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


def text_of(layout: Layout) -> TemplateText:
    """The text of all pages, a row a line, pages parted by a form feed."""
    words: list[tuple[int, int, Word]] = []
    text: list[str] = []
    origins: list[tuple[int, int]] = []
    for page in layout.pages:
        left = min((word.box.x0 for word in page.words), default=0.0)
        wide = median([word.box.width / max(len(word.text), 1) for word in page.words] or [5.0]) or 5.0
        for line in page.lines:
            column = 0
            for word in (word for segment in line.segments for word in segment.words):
                wanted = round((word.box.x0 - left) / wide)
                blanks = max(min(wanted - column, _WIDEST_GAP), 1 if column else 0)
                text.append(" " * blanks + word.text)
                origins += [_NOWHERE] * blanks + [(len(words), index) for index in range(len(word.text))]
                words.append((page.number, line.index, word))
                column += blanks + len(word.text)
            text.append("\n")
            origins.append(_NOWHERE)
        text.append("\f")
        origins.append(_NOWHERE)
    return TemplateText("".join(text), tuple(origins), tuple(words))


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
