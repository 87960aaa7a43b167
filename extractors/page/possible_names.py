"""Possible names of parties: whole segments, what follows a colon, pieces between separators, several rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from extractors.languages import spoken
from extractors.page import PageLayout, Segment, Span
from extractors.page.names import ARTICLE, ASIDE, LEGAL_FORM, OWNED, PREFIX, agent_in, cut_name, is_legal_form, kept_by
from extractors.page.spans import span_at
from extractors.page.wrapping import is_large, rows_after

_SEPARATOR = re.compile(r"\s+[-–—·•|*/]+\s+|\s*[|·•]\s*|;\s+|:\s*|,\s+|\s+\(|\s{2,}")
_STREET_OR_CODE = re.compile(r"\s+\d[\w/-]*(?:\s|$)|,")
_JOINING = "&+"
_CAPITALS = re.compile(
    rf"(?: (?:[^\W\d_a-zà-öø-ÿ][\w'’.&-]*|&|{spoken('name_inside')}))+"
    rf"{''.join(f'(?<! {word})' for word in ('&', *spoken('name_inside').split('|')))}"
)
_BETWEEN = frozenset({*"&+-", *spoken("name_between").split("|")})
_MOST_WORDS = 11
_MOST_ROWS = 3
_LONGEST = 90


class Name(NamedTuple):
    """A possible name: as it would be written, as printed, and its words."""

    text: str
    raw: str
    spans: tuple[Span, ...]


def find_names(page: PageLayout) -> Iterator[Name]:
    """Every possible name on a page, in reading order; none twice at one place."""
    for segment in page.segments:
        if segment.text.startswith(ASIDE):
            continue
        seen: set[tuple[int, int]] = set()
        ends = agent_in(segment.text)
        for start, stop in _pieces(segment.text) if ends is None else _within_agents(segment.text, ends):
            name = _name(segment, start, stop)
            if name is not None and (name.spans[0].start, name.spans[0].stop) not in seen:
                seen.add((name.spans[0].start, name.spans[0].stop))
                yield name
        if ends is None:  # else what follows is of the agent
            yield from _over_rows(page, segment)


def _within_agents(text: str, ends: int) -> Iterator[tuple[int, int]]:
    """The ranges of a text that may hold a name, which ends where words name an agent or whoever runs it; none but all
    of it goes over them."""
    yield 0, ends
    if len(text) <= _LONGEST:
        yield 0, len(text)
    yield from ((start, stop) for start, stop in _pieces(text) if stop <= ends or start > ends)


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Character ranges that may hold a name: all, the parts at separators, up to and around a legal form."""
    if sum(character.isalpha() for character in text) < 2:
        return
    short = len(text) <= _LONGEST
    if short:
        yield 0, len(text)
        prefix = PREFIX.match(text)
        if prefix is not None:
            yield prefix.end(), len(text)
    cuts = [0, *(place for match in _SEPARATOR.finditer(text) for place in match.span()), len(text)]
    if len(cuts) > 2 and len(cuts) < 24:
        yield from zip(cuts[::2], cuts[1::2], strict=True)
        if short:
            yield from ((start, len(text)) for start in cuts[2:-2:2])
            yield from ((0, stop) for stop in cuts[3:-1:2])
    for legal in LEGAL_FORM.finditer(text):
        yield from _ending_at(text, legal.end())
        behind = _CAPITALS.match(text, legal.end())
        if behind is not None:
            yield legal.start(), behind.end()
    number = _STREET_OR_CODE.search(text)
    if short and number is not None and number.start() > 3:
        yield 0, number.start()


def _ending_at(text: str, stop: int) -> Iterator[tuple[int, int]]:
    """A name that ends with a legal form: from the start of the text, and from the last capitals before it."""
    if stop <= _LONGEST:
        yield 0, stop
    start = stop
    for match in reversed(list(re.finditer(r"\S+", text[:stop]))):
        word = match[0]
        if not (word[:1].isupper() or word[:1].isdigit() or word in _BETWEEN):
            break
        if not word[:1].islower():
            start = match.start()
    if start < stop and start:
        yield start, stop


def _name(segment: Segment, start: int, stop: int) -> Name | None:
    raw = segment.text[start:stop]
    text = raw.strip(" ,;:-–|*()")
    letters = sum(character.isalpha() for character in text)
    if letters < 2 or letters < sum(character.isdigit() for character in text) or len(text.split()) > _MOST_WORDS:
        return None
    if text[0] in _JOINING or is_legal_form(text) or not _tells(text) or OWNED.match(text):
        return None  # the rest of a name, "the company", or "brand of Oak Ltd"
    at = start + raw.find(text)
    return Name(text, text, (span_at(segment, at, at + len(text)),))


def _tells(text: str) -> bool:
    """Whether a text is more than an article and a word for a company; in capitals the first may be the name."""
    first, _, rest = text.partition(" ")
    return first.isupper() or not (ARTICLE.fullmatch(first) and is_legal_form(rest))


def _over_rows(page: PageLayout, segment: Segment) -> Iterator[Name]:
    """A name that goes on in the next row that is set as it is; in a large type, also in the row behind that."""
    if page.block_of(segment).rows.index(segment) > 1:
        return
    rows = [segment]
    for row in islice(rows_after(page, segment), _MOST_ROWS - 1 if is_large(page, segment) else 1):
        if kept_by(row.text):
            return  # the name is another's from here on
        if LEGAL_FORM.search(rows[-1].text) and not is_legal_form(row.text.strip("&+ ")):
            return  # the name is complete
        rows.append(row)
        text = " ".join(part.text for part in rows)
        if ":" in text or any(c.isdigit() for c in row.text) or sum(len(part.words) for part in rows) > _MOST_WORDS:
            return
        yield Name(text, text, tuple(Span(part, 0, len(part.words)) for part in rows))


__all__ = ["Name", "cut_name", "find_names"]
