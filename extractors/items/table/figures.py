"""The numbers of a table's rows, parsed once for whoever asks what its columns are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extractors.items.table.numbers import (
    Number,
    amount_in,
    base_in,
    is_number,
    is_of_a_unit,
    nothing_in,
    number_of,
    quantity_in,
    rate_in,
    reduction_in,
    text_of,
)
from extractors.items.table.rows import Kind, Row
from extractors.languages import spoken
from extractors.page import Span
from extractors.parsing import NumberStyle, parse_quantity
from extractors.parsing.rates import holds_priced_share

_LETTERS = 3  # of a name at least
_OF_LAW = re.compile(r"§|(?<![\d/])\d{1,2}/1[02]\s[^\W\d_]")  # "§ 16", "6/10 Tab. C": where it is said what is paid
_NAMES_ONE = re.compile(
    rf"(?i)(?:{spoken('names_one')}|{spoken('number_word')})[.:]?"
)  # "room 2", "size 42", "box of 50"
_COUNT = re.compile(r"[x×]?\s?(?P<number>\d[\d.,'’]*)\s?(?:[^\W\d_][^\W_]{0,7}[²³]?\.?)?")


@dataclass(slots=True)
class Figures:
    """The numbers of each row by column, parsed once, and the texts of the `heads` over them."""

    rows: Sequence[Row]
    style: NumberStyle | None
    heads: Sequence[str] = ()
    _amounts: dict[tuple[int, int], Number | None] = field(default_factory=dict)
    _quantities: dict[tuple[int, int], Number | None] = field(default_factory=dict)

    def head(self, column: int | None) -> str:
        """What stands over a column, "" where nothing does."""
        return self.heads[column] if column is not None and self.heads else ""

    def amount(self, row: int, column: int | None) -> Number | None:
        """The amount in a cell that holds little else, or None."""
        if column is None or column not in self.rows[row].cells:
            return None
        key = (row, column)
        if key not in self._amounts:
            spans = self.rows[row].cells[column]
            text = text_of(spans)
            plain = is_number(text) or sum(c.isalpha() for c in text) <= 4 or base_in(text) or is_of_a_unit(text)
            priced = plain and not holds_priced_share(text) and not _OF_LAW.search(text)
            found = (amount_in(spans, self.style) if priced else None) or nothing_in(spans)
            self._amounts[key] = found
        return self._amounts[key]

    def amounts_under(self, column: int) -> list[Number | None]:
        """The amounts of a column in the rows of items that have a cell there, None for another cell."""
        rows = (number for number, row in enumerate(self.rows) if row.kind is Kind.BODY and column in row.cells)
        return [self.amount(number, column) for number in rows]

    def quantity(self, row: int, column: int | None) -> Number | None:
        """The quantity in a cell, or None."""
        if column is None or column not in self.rows[row].cells:
            return None
        key = (row, column)
        if key not in self._quantities:
            spans = self.rows[row].cells[column]
            found = quantity_in(spans, self.style) if len(text_of(spans)) <= 24 else None
            self._quantities[key] = found
        return self._quantities[key]

    def rate(self, row: int, column: int | None) -> Number | None:
        """The percentage in a cell, or None."""
        if column is None or column not in self.rows[row].cells:
            return None
        return rate_in(self.rows[row].cells[column])

    def reduction(self, row: int, column: int | None) -> Number | None:
        """The percentage that a cell of discounts takes off, or None."""
        if column is None or column not in self.rows[row].cells:
            return None
        return reduction_in(self.rows[row].cells[column])

    def counts_before(self, row: int, price: int) -> Iterator[tuple[Number, bool]]:
        """The numbers, with a unit or without, that names in columns before that of the price begin or end with, and
        whether they end them; none that tells which one of several it is."""
        for column, spans in self.rows[row].cells.items():
            if column < price and sum(map(str.isalpha, text_of(spans))) >= _LETTERS:
                for end, is_last in _ends(spans):
                    match = _COUNT.fullmatch(end.text)
                    found = parse_quantity(match["number"], self.style) if match is not None else None
                    if found is not None and not _names_one(end):
                        yield number_of(found, end.text, (end,)), is_last


def _names_one(span: Span) -> bool:
    """Whether the word before a number says that it tells one of several, or how much is in one: "room 2"."""
    before = span.segment.words[span.start - 1].text if span.start else ""
    return _NAMES_ONE.fullmatch(before) is not None


def _ends(spans: Sequence[Span]) -> Iterator[tuple[Span, bool]]:
    """The first word of a cell, its last one, and the last two, and whether they end it."""
    first, last = spans[0], spans[-1]
    yield Span(first.segment, first.start, first.start + 1), False
    yield Span(last.segment, last.stop - 1, last.stop), True
    if last.stop - last.start > 1:
        yield Span(last.segment, last.stop - 2, last.stop), first is not last or last.stop - last.start > 2
