"""Pieces of a segment's text as words with boxes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from extractors.page import PageLayout, Segment, Span
from schemas import Box

FULL_STOP = re.compile(r"(?<=\w{3})[.!?]\s+(?=[^\W\d_])")  # between two sentences


def span_at(segment: Segment, start: int, stop: int) -> Span:
    """The words of `segment` that hold the characters from `start` to `stop` of its text."""
    first = last = None
    position = 0
    for number, word in enumerate(segment.words):
        end = position + len(word.text)
        if position < stop and end > start:
            first = number if first is None else first
            last = number
        position = end + 1
    assert first is not None, (segment.text, start, stop)
    assert last is not None
    return Span(segment, first, last + 1)


class Run(NamedTuple):
    """Spans of one or more lines that are read as one text."""

    spans: tuple[Span, ...]

    @property
    def text(self) -> str:
        return " ".join(span.text for span in self.spans)

    def cut(self, start: int, stop: int) -> Run:
        """The words that hold the characters from `start` to `stop` of the text."""
        found = []
        offset = 0
        for span in self.spans:
            length = len(span.text)
            if offset < stop and start < offset + length:
                within = sum(len(word.text) + 1 for word in span.segment.words[: span.start])
                first, last = max(start - offset, 0), min(stop - offset, length)
                found.append(span_at(span.segment, within + first, within + last))
            offset += length + 1
        return Run(tuple(found))


def whole(segment: Segment) -> Span:
    """All words of `segment`."""
    return Span(segment, 0, len(segment.words))


def passages(page: PageLayout) -> Iterator[Run]:
    """What is read as one text: each block, and each line of several segments."""
    yield from (Run(tuple(map(whole, block.rows))) for block in page.blocks)
    yield from (Run(tuple(map(whole, line.segments))) for line in page.lines if len(line.segments) > 1)


def boxes(*spans: Span) -> tuple[Box, ...]:
    """The boxes of the words of `spans`."""
    return tuple(box for span in spans for box in span.boxes)
