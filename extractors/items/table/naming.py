"""How sure the name of an item is: what it looks like, and whether all words around it are accounted for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from itertools import islice, pairwise, takewhile
from typing import NamedTuple

from extractors.items.table.columns import Columns
from extractors.items.table.figures import Figures
from extractors.items.table.items import Item, Items
from extractors.items.table.names import Name, is_name
from extractors.items.table.numbers import text_of
from extractors.items.table.roles import Roles
from extractors.items.table.rows import Kind, Row
from extractors.page import Segment, Span
from extractors.parsing import find_amounts, find_dates
from schemas.grades import NAMED, VAGUE

SURE, WRAPPED, UNCLEAR = NAMED, VAGUE, 0.6  # all is accounted for; over several lines; something is not
_FAR = 1.6  # line heights: what stands further away belongs to no name
_OTHER = 0.08  # of the size: print of another size
_INDENT = 0.8  # em
_CENTS, _MONEY = 2, 100  # decimals; the least without a currency mark that is no measure
_IN_WORDS = frozenset({"description", "position", "date"})  # columns in which letters are part of a name, or of a date
_LETTERS = 3  # of a word that tells something
_COUNT = re.compile(r"(?:^[^\W\d]{1,2}\d{1,3}\s|(?<!\d)[x×]\s?\d+$|^[^\w\"'(\[]|[-–/,&(]$)")


class Named(NamedTuple):
    """The words of an item's name, none where none is printed, and how sure they are."""

    words: tuple[Span, ...]
    sure: float = UNCLEAR


def with_sureness(columns: Columns, figures: Figures, roles: Roles, items: Items, names: Sequence[Name]) -> list[Named]:
    """The `names` of `items`, each with how sure it is."""
    accounted = [span for name in names for span in (*name.words, *name.taught)]
    taken = {(span.segment, place) for span in accounted for place in range(span.start, span.stop)}
    same = len(names) > 1 and len({text_of(name.words) for name in names}) == 1
    found = []
    for item, name in zip(items.items, names, strict=True):
        doubted = same or not (items.adds_up or name.taught) or not _whole(name.words)
        if doubted or _left_over(columns, figures, roles, item, taken):
            sure = UNCLEAR
        else:
            sure = _by_neighbours(figures, roles, item, name.words, taken)
            sure = SURE if sure == WRAPPED and name.taught else sure
        found.append(Named(name.words, sure))
    return found


def _whole(name: Sequence[Span]) -> bool:
    """Whether a name reads as one: without wide white in it, with whole brackets, no date or count at an end."""
    text = text_of(name)
    if any(abs(one.box.middle - other.box.middle) < 1 for one, other in pairwise(name)):
        return False
    words = [word for word in text.split() if sum(map(str.isalpha, word)) >= _LETTERS]
    if not words or not is_name(text) or text.count("(") != text.count(")") or _COUNT.search(text):
        return False
    coded = len(text.split()) == 1 and (any(map(str.isdigit, text)) or text.isupper())
    amounts = [amount for amount in find_amounts(text) if amount.decimals == _CENTS]
    priced = any(amount.symbol is not None or abs(amount.value) >= _MONEY for amount in amounts)
    return not (coded or priced or any(day.span[0] == 0 for day in find_dates(text)))


def _left_over(columns: Columns, figures: Figures, roles: Roles, item: Item, taken: Set[tuple[Segment, int]]) -> bool:
    """Whether words stand beside the name, in a column of which nobody knows what it holds."""
    known = {roles.quantity, roles.unit_price, roles.net, roles.tax_rate, roles.unit, roles.discount, *roles.discounts}
    named = roles.description is not None and columns.cells[roles.description].terms[:1] == ("description",)
    for row in range(item.first, item.last + 1):
        for column, spans in figures.rows[row].cells.items():
            words = text_of(spans)
            heads = columns.cells[column].terms
            told = column in known or bool(heads and not _IN_WORDS & {*heads})
            told = told or ("date" in heads and bool(find_dates(words)))
            told = told or (named and column != roles.description and not heads and _is_headed(columns, column))
            free = [s for s in spans if any((s.segment, place) not in taken for place in range(s.start, s.stop))]
            if not told and free and sum(map(str.isalpha, words)) >= _LETTERS:
                return True
    return False


def _is_headed(columns: Columns, column: int) -> bool:
    """Whether a column has a head of its own, though nobody knows the word: "Size" beside the name is no part of it."""
    return sum(map(str.isalpha, columns.cells[column].text)) >= _LETTERS


def _by_neighbours(
    figures: Figures, roles: Roles, item: Item, name: Sequence[Span], taken: Set[tuple[Segment, int]]
) -> float:
    """Less than sure where a line close to the name, set like it, belongs to none."""
    own = name[0].segment
    high, low = min(span.box.top for span in name), max(span.box.bottom for span in name)
    for row in _on_its_page(figures.rows, item.first):
        spans = row.cells.get(roles.description, ()) if roles.description is not None else ()
        if not spans or row.kind is not Kind.BODY:
            continue
        gap = max(spans[0].box.top - low, high - spans[-1].box.bottom)
        free = any((span.segment, place) not in taken for span in spans for place in range(span.start, span.stop))
        if free and gap < _FAR * own.size and _like(spans[0], name[0]) and is_name(text_of(spans)):
            return UNCLEAR
    return WRAPPED if len({round(span.box.top) for span in name}) > 1 else SURE


def _on_its_page(rows: Sequence[Row], place: int) -> Iterator[Row]:
    """The rows of a table that stand on the page of the one at `place`."""
    page = rows[place].page
    yield from takewhile(lambda row: row.page is page, islice(rows, place, None))
    yield from takewhile(lambda row: row.page is page, (rows[before] for before in range(place - 1, -1, -1)))


def _like(span: Span, name: Span) -> bool:
    """Whether a line is set as the name is: in its size and weight, not further in, and not going on from the words of
    a column before, as what heads a group does: "Delivery note 40717 of 15 May" from below "Code"."""
    own, other = name.segment, span.segment
    if span.start and not name.start:
        return False
    sized = abs(other.size - own.size) <= _OTHER * own.size
    return sized and other.bold == own.bold and span.box.x0 - name.box.x0 < _INDENT * own.size
