"""What is printed, to be searched for names and numbers that are known, however they are spaced, cased and accented."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from schemas import Box, Printed, around, folded, normalise_number, number_forms
from schemas.names import in_nordic_letters, in_two_letters, is_form, spellings
from validators import vat
from validators.codes import CURRENCIES

_LONGEST = 10  # words of a name or of a number
_LEAST = 5  # signs: what is shorter identifies nobody
_BLOCK, _LINE, _ALIGNED = 8, 8.0, 24.0  # lines of an address; points of a line's height; of its left edge
_LEVEL = 0.2  # heights of a line: what stands no lower is of the same row
_PART, _NEXT = 3, 2.2  # signs of a name in a line of its own; line heights from one line of a name to the next
_STEM = 8  # letters of a name without its legal form that tell a company from others
_CAPITALS = re.compile(r"(?<![\w])[A-Z]{3}(?![\w])")
_BRAND = 4  # of them, where the name begins with them


def same_number(one: str | None, other: str | None) -> bool:
    """Whether two identifiers are one, with or without the country's prefix; prefixes of two countries are two."""
    ours, theirs = number_forms(one), number_forms(other)
    if not ours & theirs:
        return False
    countries = {country for country in (vat.country_of(one or ""), vat.country_of(other or "")) if country}
    return len(countries) < 2


def same_name(one: str, other: str, least: int = _STEM) -> bool:
    """Whether two names are one, however they are written, or one of them, of at least so many letters, lacks its
    legal form alone."""
    if spellings(one) & spellings(other):
        return bool(folded(one))
    short, long = sorted((one, other), key=lambda name: len(folded(name)))
    words, wanted = long.split(), folded(short)
    cuts = (count for count in range(1, len(words)) if folded("".join(words[:count])) == wanted)
    return len(wanted) >= least and any(is_form(" ".join(words[count:])) for count in cuts)


def part_of(part: str, whole: str) -> bool:
    """Whether the words of `part` stand together in `whole`, which has more: a name of two lines of which one was read,
    or a brand with which the name begins."""
    wanted, words = folded(part), whole.split()
    if len(wanted) >= len(folded(whole)):
        return False
    starts = [0] if _BRAND <= len(wanted) < _STEM else range(len(words)) if len(wanted) >= _STEM else []
    runs = ("".join(words[start:stop]) for start in starts for stop in range(start + 1, len(words) + 1))
    return any(folded(run) == wanted for run in runs)


def stands_under(place: Printed, page: int | None, box: Box) -> bool:
    """Whether `box` is in one of the next lines under `place`, aligned with it."""
    below = 0 < box.top - place.box.top < _BLOCK * max(place.box.height, _LINE)
    return page == place.page and below and abs(box.x0 - place.box.x0) < _ALIGNED


class Wording:
    """All that is printed on the pages of a document."""

    def __init__(self, printed: Sequence[Printed]) -> None:
        self._printed = printed

    @cached_property
    def _runs(self) -> Mapping[str, Printed]:
        """Where each run of words of a line stands, first in reading order."""
        found: dict[str, Printed] = {}
        for place in self._printed:
            for words, run in _runs(place.text.split()):
                found.setdefault(run, place._replace(text=words))
        return found

    def number(self, number: str | None) -> Printed | None:
        """Where an identifier is printed, in any of its forms."""
        return next((self._runs[form] for form in sorted(number_forms(number), key=len) if form in self._runs), None)

    def numbers(self) -> Iterator[tuple[str, Printed]]:
        """Every run of words that may be a number with letters, as numbers of documents are compared, and where it
        stands."""
        for run, place in self._runs.items():
            if len(run) >= _LEAST and not run.isdigit() and not run.isalpha():
                yield normalise_number(place.text), place

    def text(self, text: str | None) -> Printed | None:
        """Where a name or a part of an address is printed, be it over two or three lines of one block, or in
        two pieces of a row."""
        written = (text or "", in_two_letters(text or ""), in_nordic_letters(text or ""))
        forms = dict.fromkeys(map(folded, written))
        for wanted in filter(None, forms):
            whole = self._runs.get(wanted)
            if found := whole or next(filter(None, (self._broken(one, wanted) for one in self._lines)), None):
                return found
        return None

    @cached_property
    def _lines(self) -> Sequence[tuple[str, Printed]]:
        """Each line as it is compared, and where it stands."""
        return [(folded(place.text), place) for place in self._printed]

    def _broken(self, first: tuple[str, Printed], wanted: str) -> Printed | None:
        """`wanted`, whole, in the lines that begin with `first`."""
        here, place = first
        if len(here) < _PART or not wanted.startswith(here):
            return None
        if here == wanted:
            return place
        for below in self._lines:
            if _continues(place, below[1]) and (rest := self._broken(below, wanted[len(here) :])) is not None:
                return Printed(f"{place.text} {rest.text}", place.page, around((place.box, rest.box)))
        return None

    def code(self, code: str | None) -> Printed | None:
        """Where the code of a currency is printed as it is written, if no line with it says what it is worth."""
        told = [(place, CURRENCIES.intersection(_CAPITALS.findall(place.text))) for place in self._printed]
        lines = [(place, named) for place, named in told if code in named]
        clear = not any(len(named) > 1 or "=" in place.text for place, named in lines)
        return lines[0][0] if lines and clear else None

    def name(self, names: Iterable[str]) -> tuple[str, Printed] | None:
        """The first of `names` that is printed whole, and where."""
        return next(((name, place) for name in names if (place := self.text(name)) is not None), None)

    def under(self, place: Printed, text: str | None) -> bool:
        """Whether `text` is printed in one of the next lines under `place`, aligned with it."""
        wanted = folded(text or "")
        return bool(wanted) and any(
            stands_under(place, other.page, other.box) and wanted in folded(other.text) for other in self._printed
        )

    def heads(self, names: Iterable[str], page: int | None, box: Box) -> bool:
        """Whether one of `names` is printed in a line of its own over `box`, which is in one of the next, aligned."""
        wanted = {folded(name) for name in names}
        return any(folded(place.text) in wanted and stands_under(place, page, box) for place in self._printed)

    @cached_property
    def keys(self) -> frozenset[str]:
        """Every run of words, as keys under which vendors are kept."""
        return frozenset(f"{kind}:{run}" for run in self._runs if len(run) >= _LEAST for kind in ("name", "id"))


def _continues(line: Printed, below: Printed) -> bool:
    """Whether `below` stands right under `line`, aligned with its left edge or its middle, or right behind it."""
    one, other = line.box, below.box
    height = max(one.height, other.height)
    if line.page != below.page:
        return False
    if abs(other.top - one.top) < _LEVEL * height:
        return 0 <= other.x0 - one.x1 < height
    near = 0 < other.top - one.top < _NEXT * height
    return near and min(abs(one.x0 - other.x0), abs(one.centre - other.centre)) < height


def _runs(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    for start in range(len(words)):
        run = ""
        for stop in range(start, min(len(words), start + _LONGEST)):
            run += folded(words[stop])
            if run:
                yield " ".join(words[start : stop + 1]).strip(" ,;:()"), run
