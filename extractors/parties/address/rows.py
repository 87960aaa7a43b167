"""Rows of an address that look like names: a street, a building, a city over its post code."""

from __future__ import annotations

import re

from extractors.page import PageLayout, Segment, Span
from extractors.page.names import HOUSE, LEGAL_FORM, is_address, is_city, is_post_code
from extractors.parties.address.postal import is_region, is_street, may_be_street, place_in

_BETWEEN = re.compile(r"\s+[-–—·•|]\s+|\s*[|·•]\s*")  # what parts the pieces of a sender line
_PIECES = re.compile(rf"{_BETWEEN.pattern}|,\s+")  # "Ring 61, 48155 Münster"
_NUMBERED = re.compile(r"(?:,?\s+\d\S*)?")  # what follows the name of a street


def is_in_county(text: str) -> bool:
    """Whether `text` is a place with its county: "Oakville, Co. Galway" is no company."""
    *places, county = text.split(", ")
    return bool(places) and is_region(county.strip(" .")) and not LEGAL_FORM.search(", ".join(places))


def is_row_of_address(row: Span, name: str, above: Segment | None, below: Segment | None) -> bool:
    """Whether what would be the `name` in `row` is a part of an address: its words say so, or the rows around it.

    `above` and `below` are its neighbours; a heading is none.
    """
    if below is not None and HOUSE.fullmatch(name) and is_city(below.text):
        return True
    if below is not None and not any(map(str.isdigit, name)) and is_post_code(below.text):
        return True
    if LEGAL_FORM.search(name):
        return False
    pieces = _PIECES.split(row.text)
    if HOUSE.fullmatch(pieces[0]) and pieces[0].startswith(name) and any(map(is_city, pieces[1:2])):
        return True
    first = _BETWEEN.split(row.text)[0]
    if is_street(first) and _NUMBERED.fullmatch(first.removeprefix(name)):
        return True
    if above is None:
        return False
    place = place_in(row.text)
    if place is not None and place.city == name and (place.certain or is_address(above.text)):
        return True
    return below is not None and may_be_street(name) and bool(is_address(below.text) or place_in(below.text))


def neighbours(page: PageLayout, row: Span) -> tuple[Segment | None, Segment | None]:
    """The rows of the block of `row` right above and below it; where it has none, those it is centred with."""
    rows = page.block_of(row.segment).rows
    at = rows.index(row.segment)
    above = rows[at - 1] if at else next(iter(page.above(row.box, 1.0)), None)
    below = rows[at + 1] if at + 1 < len(rows) else next(iter(page.below(row.box, 1.0)), None)
    return above, below
