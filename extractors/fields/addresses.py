"""A postal address out of a party's rows: street, post code, city and country, each with its words.

The line with post code and city is found first: it says where the street ends and what may be the country.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from babel import Locale

from extractors.fields.folding import compact
from extractors.fields.names import CONTACT
from extractors.fields.postal import Place, is_form_label, is_street, may_be_street, place_in
from extractors.fields.proposing import claim
from extractors.fields.spans import span_at
from extractors.layout import Span
from schemas import Claim, Layer

_SPOKEN = ("en", "de", "fr", "nl", "it", "es", "pt", "tr", "pl", "sv", "da", "cs")
_PLATES = {
    "D": "DE",
    "A": "AT",
    "F": "FR",
    "I": "IT",
    "E": "ES",
    "B": "BE",
    "L": "LU",
    "P": "PT",
    "FL": "LI",
    "SLO": "SI",
    "S": "SE",
}
_MORE_COUNTRIES = {
    "usa": "US",
    "unitedstatesofamerica": "US",
    "uk": "GB",
    "england": "GB",
    "greatbritain": "GB",
    "holland": "NL",
}
_SEPARATOR = re.compile(r"\s+[-–—·•|]\s+|\s*[|·•]\s*|,\s+")
_FARTHEST = 6  # rows from the name to the line with the city
_STREETS = 3  # rows that a street may take
_HIGHEST = 0.92

# By role and folded name.
Addresses = Mapping[tuple[str, str], Sequence[Claim]]
NO_ADDRESSES: Addresses = MappingProxyType({})
_SURE, _LIKELY, _UNSURE = 1.0, 0.88, 0.7  # of the score of the party whose address it is


class _Piece(NamedTuple):
    """Some words of an address, with the value they stand for and how surely."""

    value: str
    words: tuple[Span, ...]
    share: float


@lru_cache(maxsize=1)
def _countries() -> Mapping[str, str]:
    names: dict[str, str] = {}
    for spoken in _SPOKEN:
        for code, name in Locale(spoken).territories.items():
            if len(code) == 2 and code.isalpha():
                names.setdefault(compact(name), code)
    return names | _MORE_COUNTRIES


@lru_cache(maxsize=1)
def _codes() -> frozenset[str]:
    return frozenset(_countries().values())


def country_code(text: str) -> str | None:
    """The ISO code of the country that `text` names in one of our languages, or None."""
    return _countries().get(compact(text))


def propose_address(role: str, rows: Sequence[Span], score: float) -> Iterator[Claim]:
    """Claims for the address of `role` ("seller" or "buyer") from the rows under its name."""
    for field, piece in _pieces(rows).items():
        raw = " ".join(words.text for words in piece.words)
        yield claim(f"{role}.address.{field}", piece.value, raw, piece.words, score * piece.share, role)


def follow_names(
    chosen: Mapping[str, Claim], proposed: Sequence[Claim], addresses: Addresses = NO_ADDRESSES
) -> dict[str, Claim]:
    """`chosen` with each address as sure as the name it stands under; doubtful where another name was chosen.

    `proposed` are the rules' own claims, in which a role's first name is the one whose address was read. The address of
    the name that was chosen takes its place, where it is among `addresses`.
    """
    followed = dict(chosen)
    for role in ("seller", "buyer"):
        own = next((told for told in proposed if told.term == f"{role}.name"), None)
        name = chosen.get(f"{role}.name")
        read = {
            term: found
            for term, found in chosen.items()
            if own is not None and term.startswith(f"{role}.address.") and found.layer is Layer.RULES
        }
        if own is not None and name is not None and not _same(str(own.value), str(name.value)):
            other = _of(role, str(name.value), addresses)
            if other:
                followed = {term: found for term, found in followed.items() if term not in read}
                followed |= {part.term: _shared(part, name) for part in other}
                continue
        followed |= {term: _following(found, own, name) for term, found in read.items() if own is not None}
    return followed


def _of(role: str, name: str, addresses: Addresses) -> Sequence[Claim]:
    """The address of `name` in its `role`, () where none is known."""
    known = addresses.get((role, compact(name)))
    return known or next((found for (whose, key), found in addresses.items() if whose == role and _same(key, name)), ())


def _shared(part: Claim, name: Claim) -> Claim:
    return part.model_copy(update={"score": round(min(_HIGHEST, name.score) * part.score, 3)})


def _following(claim: Claim, own: Claim, name: Claim | None) -> Claim:
    if name is None or not _same(str(own.value), str(name.value)):
        doubt = f"It stands under {own.raw}, which is not the name that was chosen."
        return claim.model_copy(update={"doubt": claim.doubt or doubt})
    share = claim.score / min(own.score, _HIGHEST) if own.score else 1.0
    score = min(_HIGHEST, name.score) * min(share, 1.0)
    return claim.model_copy(update={"score": round(max(claim.score, score), 3)})


def _same(one: str, other: str) -> bool:
    ours, theirs = compact(one), compact(other)
    return ours in theirs or theirs in ours


def _pieces(rows: Sequence[Span]) -> dict[str, _Piece]:
    rows = [row for row in rows if not is_form_label(row.text)]
    found = _place(rows)
    if found is None:
        street = next((row for row in rows[:_STREETS] if is_street(_bare(row.text))), None)
        return {} if street is None else {"street": _Piece(_bare(street.text), (street,), _UNSURE)}
    number, place = found
    row = rows[number]
    pieces: dict[str, _Piece] = {}
    streets = _streets(rows[:number], row, place)
    country = _country(rows[number:], place)
    share = _SURE if place.certain or streets else _LIKELY if country else _UNSURE
    if streets:
        pieces["street"] = _Piece(", ".join(_bare(part.text) for part in streets), streets, share)
    words = _cut(row, place.start, place.stop)
    pieces["post_code"] = _Piece(" ".join(place.code.split()), (words,), share)
    if place.city is not None:
        pieces["city"] = _Piece(place.city.strip(" ,-"), (words,), share)
    elif number and not may_be_street(above := _bare(rows[number - 1].text)) and not any(map(str.isdigit, above)):
        # As the British write it: the city in its own row, the code below.
        pieces["city"] = _Piece(above, (rows[number - 1],), _SURE if streets and place.certain else _LIKELY)
    if country is not None:
        pieces["country"] = country
    return pieces


def _place(rows: Sequence[Span]) -> tuple[int, Place] | None:
    """The row with post code and city: the first one, unless it may be a street and the row below is surer."""
    for number, row in enumerate(rows[:_FARTHEST]):
        place = place_in(row.text)
        if place is None:
            continue
        below = place_in(rows[number + 1].text) if number + 1 < len(rows) else None
        if not place.certain and below is not None:
            return number + 1, below
        return number, place
    return None


def _streets(above: Sequence[Span], row: Span, place: Place) -> tuple[Span, ...]:
    """The rows of the street: what stands before post code and city in their row, and the rows right above it."""
    parts: list[Span] = []
    if place.start and may_be_street(before := _bare(row.text[: place.start])) and before:
        parts.append(_cut(row, 0, place.start))
        if not any(c.isalpha() for c in parts[0].text):
            parts.clear()
    for upper in reversed(above):
        text = _bare(upper.text)
        one_city = place.city is None and upper is above[-1] and not may_be_street(text)
        if one_city:
            continue
        if len(parts) == _STREETS or not may_be_street(text):
            break
        parts.insert(0, upper)
    return tuple(parts)


def _country(rows: Sequence[Span], place: Place) -> _Piece | None:
    """The country named behind the city or in the next rows, or by the letters before the post code."""
    row = rows[0]
    behind = _cut(row, place.stop, len(row.text)) if row.text[place.stop :].strip(" ,-–|·()") else None
    near = (*(() if behind is None else (behind, *_parts(behind))), *(p for r in rows[1:3] for p in (r, *_parts(r))))
    for part in near:
        text = _bare(part.text)
        if CONTACT.search(text):
            break
        code = text if text in _codes() else country_code(text) if 1 < len(text) < 30 else None
        if code is not None:
            return _Piece(code, (part,), _SURE)
    if place.plate:
        code = _PLATES.get(place.plate, place.plate if len(place.plate) == 2 else None)
        if code is not None:
            return _Piece(code, (_cut(row, place.start, place.stop),), _SURE)
    return None


def _bare(text: str) -> str:
    return text.strip(" ,;-–—·•|")


def _parts(row: Span) -> Iterator[Span]:
    """A row cut at separators: "Street 1 - 12345 City - Country" is one row in sender lines and footers."""
    text = row.text
    start = 0
    for match in [*_SEPARATOR.finditer(text), None]:
        stop = len(text) if match is None else match.start()
        if text[start:stop].strip():
            yield _cut(row, start, stop)
        start = stop if match is None else match.end()


def _cut(row: Span, start: int, stop: int) -> Span:
    """The words of `row` that hold the characters from `start` to `stop` of its text."""
    offset = sum(len(word.text) + 1 for word in row.segment.words[: row.start])
    return span_at(row.segment, offset + start, offset + stop)
