"""A postal address out of a party's rows: street, post code, city and country, each with its words.

The line with post code and city is found first: it says where the street ends and what may be the country.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extractors.page import Span
from extractors.page.claims import claim
from extractors.page.names import ATTENTION, CONTACT, LEGAL_FORM, PREFIX, is_department
from extractors.page.spans import Run
from extractors.parties.address.countries import country_code, country_of
from extractors.parties.address.postal import Place, is_foreign, is_region, is_street, may_be_street, place_in
from extractors.parties.form_labels import Part, part_before, part_named
from schemas import Claim
from schemas.regimes import regimes

_PLATES = {letters: country for law in regimes().values() for letters, country in law.plates.items()}

_SEPARATOR = re.compile(r"\s+[-–—·•|]\s+|\s*[|·•]\s*|[,;]\s+")
_WORDS = re.compile(r"\D+(?:\s\d{1,2})?")  # a city, with the number of its district: "Dublin 2"
_CARE_OF = re.compile(r"(?i)\bc/o\b")
_FARTHEST = 6  # rows from the name to the line with the city
_STREETS = 3  # rows that a street may take
_BETWEEN = 1  # rows of a district between street and city
_JOINED = 3  # lines that an address in one piece may take

_WHOLE, _MOST, _PART = 1.0, 0.90, 0.70  # of the score of the party whose address it is


class _Piece(NamedTuple):
    """Some words of an address, with the value they stand for and how surely."""

    value: str
    words: tuple[Span, ...]
    share: float


def propose_address(role: str, rows: Sequence[Span], score: float) -> Iterator[Claim]:
    """Claims for the address of `role` ("seller" or "buyer") from the rows under its name.

    A first row that does not begin its line is what follows the name there: it may hold the whole address, and run on
    in the rows below.
    """
    for field, piece in _pieces(rows).items():
        raw = " ".join(words.text for words in piece.words)
        yield claim(f"{role}.address.{field}", piece.value, raw, piece.words, score * piece.share, role)


def _pieces(rows: Sequence[Span]) -> dict[str, _Piece]:
    lines, told, land = _read(rows)
    found = _place(lines)
    if found is None:
        return _without_code(lines, told)
    number, place = found
    line = lines[number]
    pieces: dict[str, _Piece] = {}
    streets = told or _streets(lines[:number], line, place)
    country = _named_country(land) or _country(lines[number:], place)
    share = _WHOLE if place.certain or streets else _MOST if country else _PART
    share = _PART if _runs_on(lines, number, place) else share
    if streets:
        pieces["street"] = _joined(streets, _PART if _is_care_of(lines[: number + 1]) else share)
    words = line.cut(place.start, place.stop).spans
    pieces["post_code"] = _Piece(" ".join(place.code.split()), words, share)
    if place.city is not None:
        city = place.city.strip(" ,-")
        pieces["city"] = _Piece(city, words, _PART if is_region(city) else share)
    elif (above := _city_above(lines[:number])) is not None:
        sure = streets and place.certain and not is_region(_bare(above.text))
        pieces["city"] = _Piece(_bare(above.text), above.spans, _WHOLE if sure else _PART)
    if country is not None:
        pieces["country"] = country
    return pieces


def _joined(streets: Sequence[Run], share: float) -> _Piece:
    words = tuple(span for street in streets for span in street.spans)
    texts = (LEGAL_FORM.sub("", text) if LEGAL_FORM.match(text) else text for text in (s.text for s in streets))
    return _Piece(", ".join(map(_bare, texts)), words, share)


def _without_code(lines: Sequence[Run], told: Sequence[Run]) -> dict[str, _Piece]:
    """An address without a post code: a street, and the city where it stands between street and country, or before its
    county."""
    number = next((n for n, line in enumerate(lines[:_STREETS]) if is_street(_bare(line.text))), None)
    if number is None:
        return {"street": _joined(told, _MOST)} if told else _before_region(lines)
    pieces = {"street": _joined((lines[number],), _PART)}
    if number + 2 < len(lines) and (code := country_code(_bare(lines[number + 2].text))) is not None:
        city = lines[number + 1]
        if not any(map(str.isdigit, city.text)) and not may_be_street(city.text):
            pieces["city"] = _Piece(_bare(city.text), city.spans, _PART)
            pieces["country"] = _Piece(code, lines[number + 2].spans, _PART)
    return pieces


def _before_region(lines: Sequence[Run]) -> dict[str, _Piece]:
    """The city before the county that a row ends with, and what stands before it: "Hillside, Shannon, Co. Clare"."""
    for line in lines[:_STREETS]:
        *streets, last = [part for part, _, _ in _parts(line)]
        if streets and is_region(_bare(last.text)) and not any(map(str.isdigit, line.text)):
            city = streets.pop()
            street = {"street": _joined(streets, _PART)} if streets else {}
            return {**street, "city": _Piece(_bare(city.text), city.spans, _PART)}
    return {}


class _Lines(NamedTuple):
    """The lines that may be of an address, in the order of addresses; what labels call its street and its country."""

    lines: list[Run]
    streets: tuple[Run, ...]
    country: Run | None


def _read(rows: Sequence[Span]) -> _Lines:
    """What the rows say of an address.

    Values of forms go by their labels, whatever their order; labels that stand above their values say nothing.
    """
    named: dict[Part, list[Run]] = defaultdict(list)
    lines = []
    for number, row in enumerate(rows):
        part, value = _labelled(row, rows[number + 1 : number + 2])
        if part is not None and value is not None:
            named[part].append(Run((value,)))
            lines += named[part][-1:] if part is Part.ADDRESS else []
        elif part is None and not any(Run((row,)) in found for found in named.values()):
            lines.append(Run((row,)))
    streets = tuple(named[Part.STREET])
    if streets and not named[Part.CITY] and place_in(streets[-1].text) is not None:
        lines, streets = [*streets, *lines], ()
    if named[Part.CITY]:
        place = Run(tuple(span for part in (Part.POST_CODE, Part.CITY) for run in named[part] for span in run.spans))
        above = [*named[Part.ADDRESS], *streets]
        lines = [*above, place, *(line for line in lines if line not in above)]
    kept = [own for line in lines if (own := _own(line)) is not None]
    return _Lines(_whole(kept), streets, next(iter(named[Part.COUNTRY]), None))


def _labelled(row: Span, following: Sequence[Span]) -> tuple[Part | None, Span | None]:
    """The part that a row is the label of, with its value: behind it in its line, or the next cell of the line."""
    before = part_before(row.text)
    if before is not None:
        (value,) = Run((row,)).cut(before[1], len(row.text)).spans
        return before[0], value
    part = part_named(row.text)
    beside = [span for span in following if span.page == row.page and span.segment.line == row.segment.line]
    return part, beside[0] if part is not None and beside else None


def _own(line: Run) -> Run | None:
    """A line up to where something else begins: a contact, a number with its label. None if nothing is left."""
    stop = 0
    for part, start, end in _parts(line):
        if is_foreign(part.text):
            return line.cut(0, stop) if stop and start else None
        stop = end
    return line if any(c.isalnum() for c in line.text) else None


def _whole(lines: list[Run]) -> list[Run]:
    """The lines, the first one together with those it runs on in: "Name, Street 5, 12345 New" goes on with "City"."""
    if not lines or lines[0].spans[0].start == 0 or place_in(lines[0].text) is not None:
        return lines
    for count in range(2, min(len(lines), _JOINED) + 1):
        joined = Run(tuple(span for line in lines[:count] for span in line.spans))
        if place_in(joined.text) is not None and _parted(lines[0]):
            return [joined, *lines[count:]]
    return lines


def _parted(line: Run) -> bool:
    """Whether the line has parts that separators part, or is the rest of one that has."""
    return bool(_SEPARATOR.search(line.text)) or line.text[0] in ",;-–—·•|"


def _runs_on(lines: Sequence[Run], number: int, place: Place) -> bool:
    """Whether a city at the end of a line with the whole address may go on in the next line: "... 50450 Kuala"."""
    line = lines[number]
    if line.spans[0].start == 0 or place.stop < len(line.text) or number + 1 == len(lines) or "," not in line.text:
        return False
    following = lines[number + 1].spans[0].segment
    return following.size == line.spans[-1].segment.size and country_code(_bare(following.text)) is None


def _place(lines: Sequence[Run]) -> tuple[int, Place] | None:
    """The line with post code and city: the first one, unless it may be a street and the one below is surer."""
    for number, line in enumerate(lines[:_FARTHEST]):
        place = place_in(line.text)
        if place is None:
            continue
        below = place_in(lines[number + 1].text) if number + 1 < len(lines) else None
        settled = number and may_be_street(_bare(lines[number - 1].text))
        if not place.certain and below is not None and not settled:
            return number + 1, below
        return number, place
    return None


def _streets(above: Sequence[Run], line: Run, place: Place) -> tuple[Run, ...]:
    """The lines of the street: what stands before post code and city in their line, and the lines right above it."""
    parts: list[Run] = []
    if place.start and may_be_street(before := _bare(line.text[: place.start])) and before:
        parts.append(line.cut(0, place.start))
        if not any(c.isalpha() for c in parts[0].text):
            parts.clear()
    between: list[Run] = []  # a district or an estate: of the address only where a street stands above it
    city = _city_above(above) if place.city is None else None
    for upper in reversed(above):
        text = _bare(upper.text)
        if upper is city:
            continue
        if len(parts) + len(between) == _STREETS or len(between) > _BETWEEN or _is_other(text):
            break
        if may_be_street(text):
            parts, between = [upper, *between, *parts], []
        else:
            between.insert(0, upper)
    return tuple(parts)


def _city_above(above: Sequence[Run]) -> Run | None:
    """The line right above a code that stands alone, as the British write it, where it can be a city: "Leeds"; with a
    number, "Dublin 2", only under a street."""
    if not above or not _WORDS.fullmatch(text := _bare(above[-1].text)):
        return None
    under_street = len(above) > 1 and may_be_street(_bare(above[-2].text)) and not is_street(text)
    return above[-1] if under_street or not may_be_street(text) else None


def _is_other(text: str) -> bool:
    """Whether a line in an address is none of its lines: a department, a person, another company."""
    return bool(LEGAL_FORM.search(text) or ATTENTION.match(text) or PREFIX.match(text) or is_department(text))


def _is_care_of(lines: Sequence[Run]) -> bool:
    """Whether a line names somebody whom the letter goes to in care of: a part of the address, or of the name."""
    return any(_CARE_OF.search(line.text) for line in lines)


def _named_country(line: Run | None) -> _Piece | None:
    """The country that a line is nothing but the name or the code of."""
    if line is None:
        return None
    text = _bare(line.text)
    code = country_of(text)
    return None if code is None else _Piece(code, line.spans, _WHOLE)


def _country(lines: Sequence[Run], place: Place) -> _Piece | None:
    """The country named behind the city or in the next lines, or by the letters before the post code."""
    line = lines[0]
    behind = line.cut(place.stop, len(line.text)) if line.text[place.stop :].strip(" ,-–|·()") else None
    near = [*([] if behind is None else [behind]), *lines[1:3]]
    for part in (piece for run in near for piece in (run, *(own for own, _, _ in _parts(run)))):
        if CONTACT.search(part.text):
            break
        if (named := _named_country(part)) is not None:
            return named
    if place.plate:
        code = _PLATES.get(place.plate, place.plate if len(place.plate) == 2 else None)
        if code is not None:
            return _Piece(code, line.cut(place.start, place.stop).spans, _WHOLE)
    return None


def _bare(text: str) -> str:
    return text.strip(" ,;-–—·•|")


def _parts(run: Run) -> Iterator[tuple[Run, int, int]]:
    """A line cut at separators: "Street 1 - 12345 City - Country" is one line in sender lines and footers. Each part
    with where it starts and stops in the text."""
    text = run.text
    start = 0
    for match in [*_SEPARATOR.finditer(text), None]:
        stop = len(text) if match is None else match.start()
        if text[start:stop].strip():
            yield run.cut(start, stop), start, stop
        start = stop if match is None else match.end()
