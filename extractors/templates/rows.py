"""Rows and tables of a template: sections of the text in which named groups are the fields."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.templates.template import LinesRule, Pattern, TableRule
from extractors.templates.text import Place, TemplateText


@dataclass(frozen=True, slots=True)
class Hit:
    """One named group of a match and its place."""

    name: str
    place: Place


def table_hits(rule: TableRule, text: TemplateText, seconds: float) -> Iterator[Hit]:
    """The named groups of the first match of the table's body. Raises TimeoutError after `seconds`."""
    section = _section(rule.start, rule.end, text, seconds)
    if section is not None:
        match = rule.body.search(text.text, *section, timeout=seconds)
        if match is not None:
            for name in match.groupdict():
                if match.start(name) >= 0:
                    yield Hit(name, text.place(*match.span(name)))


def line_rows(rule: LinesRule, text: TemplateText, seconds: float) -> Iterator[list[Hit]]:
    """The rows of a section; groups of one name on several lines of a row are joined. Raises TimeoutError."""
    section = _section(rule.start, rule.end, text, seconds)
    row: dict[str, list[tuple[int, int]]] = {}
    for start, stop in _lines(text, section) if section else ():
        if _match(rule.skip_line, text, start, stop, seconds):
            continue
        if (found := _match(rule.first_line, text, start, stop, seconds)) is not None:
            if row:
                yield _row(row, text)
            row = {}
            _add(row, found)
        elif (found := _match(rule.last_line, text, start, stop, seconds)) is not None:
            _add(row, found)
            yield _row(row, text)
            row = {}
        elif rule.first_line and not row:
            continue
        elif (found := _match(rule.line, text, start, stop, seconds)) is not None:
            if row and not rule.first_line:
                yield _row(row, text)
                row = {}
            _add(row, found)
    if row:
        yield _row(row, text)


def _section(start: Pattern, end: Pattern, text: TemplateText, seconds: float) -> tuple[int, int] | None:
    opening = start.search(text.text, timeout=seconds)
    if opening is None:
        return None
    closing = end.search(text.text, opening.end(), timeout=seconds)
    return (opening.end(), closing.start()) if closing else None


def _lines(text: TemplateText, section: tuple[int, int]) -> Iterator[tuple[int, int]]:
    start, stop = section
    while start < stop:
        end = text.text.find("\n", start, stop)
        end = stop if end < 0 else end
        if text.text[start:end].strip():
            yield start, end
        start = end + 1


def _match(
    patterns: Sequence[Pattern], text: TemplateText, start: int, stop: int, seconds: float
) -> dict[str, tuple[int, int]] | None:
    """The spans of the named groups of the first pattern found in a line."""
    line = text.text[start:stop]
    for pattern in patterns:
        match = pattern.search(line, timeout=seconds)
        if match is not None:
            spans = {name: match.span(name) for name in match.groupdict() if match.start(name) >= 0}
            return {name: (start + a, start + b) for name, (a, b) in spans.items()}
    return None


def _add(row: dict[str, list[tuple[int, int]]], found: dict[str, tuple[int, int]]) -> None:
    for name, span in found.items():
        row.setdefault(name, []).append(span)


def _row(row: dict[str, list[tuple[int, int]]], text: TemplateText) -> list[Hit]:
    hits = []
    for name, spans in row.items():
        places = [place for place in (text.place(*span) for span in spans) if place.page is not None]
        if places:
            page = places[0].page
            boxes = tuple(box for place in places if place.page == page for box in place.boxes)
            hits.append(Hit(name, Place(" ".join(place.raw for place in places), page, boxes)))
    return hits
