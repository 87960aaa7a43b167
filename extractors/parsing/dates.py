# ruff: noqa: E501 - patterns read better in whole rows
"""Dates as printed. Never today's date: what is not printed is not filled in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import cache, lru_cache

from extractors.languages import LANGUAGES, spoken
from extractors.parsing.characters import level
from extractors.parsing.folding import fold, pieces
from extractors.parsing.months import months_of

FIRST_YEAR = 1990
LAST_YEAR = 2100
_CENTURY_TURN = 90  # two-digit years from 90 on are of the last century


class DayMonth(StrEnum):
    """Which part of a numeric date comes first."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"


@dataclass(frozen=True, slots=True)
class DateReading:
    """One date. `value` is the best reading, `alternatives` the others ("03/04/2024" without a witness, "1. lip 2024").

    `separator` is the mark between the parts of a numeric date, "" for a date with a month's name.
    """

    value: date
    raw: str
    span: tuple[int, int]
    separator: str = ""
    alternatives: tuple[date, ...] = ()

    @property
    def ambiguous(self) -> bool:
        """Whether day and month may be the other way round, or its name that of another month elsewhere."""
        return bool(self.alternatives)


_WORD = r"[^\W\d_]{3,12}"
_YEAR = r"(?:(?:19|20|21)\d\d|'?\d\d)"
_FULL_YEAR = r"(?:19|20|21)\d\d"
_NUMERIC = re.compile(
    rf"(?<![\w.,/:])(?:(?<!-)|(?<=[./]\d\d\d\d-)|(?<=[./]\d\d-))(?P<a>\d{{1,2}})(?:(?P<mark>\s?[./-]\s?)(?P<b>\d{{1,2}})(?P=mark)(?P<y>\d{{4}}|'?\d\d)"
    rf"|(?P<point>\.)\s?(?P<b4>\d{{1,2}})\.\s?(?P<y4>{_FULL_YEAR})"
    rf"|(?P<blank> )(?P<b2>\d{{1,2}}) (?P<y2>{_FULL_YEAR})|(?P<slash>/)(?P<b3>\d{{1,2}})(?: |\s?-\s?)(?P<y3>{_FULL_YEAR}))"
    rf"(?![\w/]|:(?!\s\d)|-(?!\d\d?[./])|[.,]\d)"
)  # "1.10. 2026" where a blank is lost; "1/10 2026" and "1/10-2026" in the north
_ISO = re.compile(
    rf"(?<![\w.,/:-])(?P<y>{_FULL_YEAR})(?P<mark>[./-]|\s[./-]\s|\.\s)(?P<m>\d{{1,2}})(?P=mark)(?P<d>\d{{1,2}})(?=T\d|(?![\w/-]|:(?!\s\d)|[.,]\d))"
)
_POINTED = re.compile(
    rf"(?<![\w.,/:-])(?P<y>{_FULL_YEAR})\.\s?(?P<m>\d{{1,2}})\.\s?(?P<d>\d{{1,2}})(?![\w/-]|:(?!\s\d)|[.,]\d)"
)  # "2026.10. 01." where a blank is lost
_CJK = re.compile(rf"(?P<y>{_FULL_YEAR})\s?年\s?(?P<m>\d{{1,2}})\s?月\s?(?P<d>\d{{1,2}})\s?日")
_DAY_NAME = re.compile(
    rf"(?<![\w.,/-])(?P<d>\d{{1,2}})(?:\.|st|nd|rd|th|er|º|ª|°)?(?:\s?[-/. ]\s?|\s?)(?i:{spoken('date_of')})?"
    rf"(?P<name>{_WORD})\.?(?:\s?[-/,. ]\s?|\s?)(?i:{spoken('date_of')})?(?P<y>{_YEAR})(?![\w]|[.,/]\d)"
)
_NAME_DAY = re.compile(
    rf"(?<![^\W\d_])(?P<name>{_WORD})\.?\s?[-/ ]?\s?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s?(?:,\s?|\s|[-/])\s?(?P<y>{_YEAR})(?![\w]|[.,/]\d)"
)
_YEAR_NAME = re.compile(
    rf"(?<![\w.,/-])(?P<y>{_FULL_YEAR})(?:[-/. ]\s?|\s?(?:{spoken('year_word')})\s?)(?P<name>{_WORD})\.?"
    rf"(?:\s(?:{spoken('month_word')}))?[-/. ]\s?(?P<d>\d{{1,2}})(?![\w]|[.,/]\d)"
)  # "2024-Jan-15", "2024 m. sausio mėn. 15 d."
_YEAR_DAY = re.compile(
    rf"(?<![\w.,/-])(?P<y>{_FULL_YEAR})\.?\s?(?:{spoken('year_word')})\s?(?P<d>\d{{1,2}})\.?\s?(?P<name>{_WORD})(?!\w)"
)  # "2024. gada 15. janvāris"

_SPELLED = {code: {pieces(word): number for number, word in enumerate(one.speech.get("spelled_days", ()), start=1)}
            for code, one in LANGUAGES.items()}  # fmt: skip
_SPELLED_DAY = re.compile(
    rf"(?i)(?<!\w)(?P<d>{re.sub('[- ]', lambda _: '[ -]+', spoken('spelled_days'))})\s(?:{spoken('date_of')})?(?P<name>{_WORD}),?\s"
    rf"(?:{spoken('date_of')})?(?P<y>{_FULL_YEAR})(?!\w|[.,/]\d)"
)  # "Third of November 2026", "le vingt-trois mars 2026"
_WORD_BEFORE = re.compile(rf"(?i)(?P<word>[^\W\d_]+)(?:[ -]+(?:{spoken('and')}))?[ -]+$")
_REACH = 40  # characters before a day that may hold a word of its number
_COUNTED = 102  # numbers: the last, "ciento uno", has a word of its own

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_ROMAN_MONTH = re.compile(
    rf"(?<![\w.,/-])(?P<d>\d{{1,2}})(?P<mark>\s?[./-]\s?|\s)(?P<name>{'|'.join(sorted(_ROMAN, key=len, reverse=True))})"
    rf"(?P=mark)(?P<y>{_FULL_YEAR})(?![\w/]|[.,-]\d)"
)  # "5 / II / 2026", "5.II.2026"


@lru_cache(maxsize=4096)  # every witness of a text asks again
def find_dates(text: str, order: DayMonth | None = None) -> tuple[DateReading, ...]:
    """Every date in `text`, from left to right; impossible dates and years outside 1990-2100 are none.

    `order` is the document's order of day and month if it is known; it settles "03/04/2024".
    """
    levelled = level(text)
    found: list[DateReading] = []
    for reading in sorted(_all(text, levelled, order), key=lambda r: (r.span[0], -r.span[1])):
        if not found or reading.span[0] >= found[-1].span[1]:
            found.append(reading)
    return tuple(found)


def without_dates(text: str) -> str:
    """`text` with a blank for each of its dates."""
    for found in find_dates(text):
        text = text.replace(found.raw, " ")
    return text


def parse_date(text: str, order: DayMonth | None = None) -> DateReading | None:
    """The date that is all of `text`, with or without a time behind it and a weekday before it, or None."""
    found = find_dates(text, order)
    if len(found) != 1:
        return None
    start, end = found[0].span
    clean = not level(text[:start]).strip(" .,:()") or _WEEKDAY.fullmatch(text[:start].strip())
    return found[0] if clean and _TIME.fullmatch(level(text[end:]).strip(" .,:()")) else None


_SHORT_YEARS = re.compile(r"(\d\d)-(\d\d)-(\d\d)")
_SHORT_DATE = re.compile(r"(?P<y>\d\d)(?P<mark>[./-])(?P<m>\d\d)(?P=mark)(?P<d>\d\d)")
_TOGETHER = timedelta(days=400)  # the days of one document lie within
_APART = timedelta(days=5 * 365)  # and those of none that names no earlier one
_WEEKDAY = re.compile(r"[^\W\d_]{2,12}[.,]*(?: [^\W\d_]{2,6}[.,]*)?")
_TIME = re.compile(
    rf"(?:(?:{spoken('year_word')}|{spoken('day_word')})\.?,?\s?)?"
    rf"(?:T?\s?(?:(?:{spoken('time_at')}) |-\s?)?\d{{1,2}}[:.h]\d\d(?:[:.]\d\d(?:\.\d+)?)?\s?"
    rf"(?:[AaPp]\.?[Mm]\.?|{spoken('oclock')}|h|Z)?)?"
)


def decide_day_month(
    texts: Iterable[str], *, month_first: bool | None = None, years_lead: Set[str] = frozenset()
) -> dict[str, DayMonth]:
    """The order of day and month for each separator a document uses.

    A date with a part above 12 settles its separator, unless dates contradict each other. Points mean the day first.
    `month_first` is what page size, country or currency say (True, False, or None where they say nothing); it settles
    only what no date on the page settles. A year of two digits may stand first with the separators of `years_lead`: such
    a date settles nothing.
    """
    votes: dict[str, set[DayMonth]] = {}
    for text in texts:
        for match in _NUMERIC.finditer(level(text)):
            first, second, year, separator = _parts(match)
            seen = votes.setdefault(separator, set())
            if separator in years_lead and len(year) == len("YY"):
                continue
            if int(first) > 12 >= int(second):
                seen.add(DayMonth.DAY_FIRST)
            elif int(second) > 12 >= int(first):
                seen.add(DayMonth.MONTH_FIRST)
    orders: dict[str, DayMonth] = {}
    for separator, seen in votes.items():
        if len(seen) == 1:
            orders[separator] = next(iter(seen))
        elif not seen and separator == ".":
            orders[separator] = DayMonth.DAY_FIRST
        elif not seen and month_first is not None:
            orders[separator] = DayMonth.MONTH_FIRST if month_first else DayMonth.DAY_FIRST
    return orders


def year_first(reading: DateReading, marks: Set[str] = frozenset("-")) -> date | None:
    """The other day that "15-05-19" is where years of two digits stand first, as in Sweden; None where there is none, or
    where its separator is not one of `marks`."""
    match = _SHORT_DATE.fullmatch(reading.raw)
    if match is None or match["mark"] not in marks:
        return None
    try:
        other = date(2000 + int(match["y"]), int(match["m"]), int(match["d"]))
    except ValueError:
        return None
    return None if other == reading.value else other


def of_six_digits(text: str) -> DateReading | None:
    """The day that is all of a text of six digits with the year first, as in Sweden: "261019"; None where it is none."""
    match = re.fullmatch(r"(\d\d)(\d\d)(\d\d)", text)
    day = _date(match[1], int(match[2]), match[3]) if match is not None else None
    return DateReading(day, text, (0, len(text))) if day is not None else None


def settle_years(readings: Sequence[DateReading]) -> Sequence[DateReading]:
    """`readings` of a document, those with years of two digits in the one order in which they lie close together, where
    in the other they lie years apart: "26-01-30" and "26-03-01" are of one winter, or of 2030 and 2001."""
    short = [reading for reading in readings if _SHORT_YEARS.fullmatch(reading.raw)]
    last = [reading.value for reading in short]
    first = [year_first(reading) or reading.value for reading in short]
    if not short:
        return readings
    spread_last, spread_first = max(last) - min(last), max(first) - min(first)
    if spread_first <= _TOGETHER and spread_last > _APART:
        return [replace(r, value=year_first(r) or r.value, alternatives=()) if r in short else r for r in readings]
    if spread_last <= _TOGETHER and spread_first > _APART:
        return [_without(r, year_first(r)) if r in short else r for r in readings]
    return readings


def _without(reading: DateReading, day: date | None) -> DateReading:
    return replace(reading, alternatives=tuple(other for other in reading.alternatives if other != day))


def settle_date(reading: DateReading, orders: dict[str, DayMonth]) -> DateReading:
    """`reading` with the order its separator has in the document; unchanged where that is not known."""
    order = orders.get(reading.separator)
    if order is None or not reading.separator:
        return reading
    settled = find_dates(reading.raw, order)
    return DateReading(settled[0].value, reading.raw, reading.span, reading.separator) if settled else reading


def settle_month(reading: DateReading, language: str | None) -> DateReading:
    """`reading` with the month that its name is in the document's language; unchanged where that is not known."""
    if reading.separator or not reading.alternatives or language is None:
        return reading
    meant = {month for name in re.findall(_WORD, reading.raw) for month in months_of(name, language)}
    days = [day for day in (reading.value, *reading.alternatives) if day.month in meant]
    return DateReading(days[0], reading.raw, reading.span) if len(days) == 1 else reading


def _all(text: str, levelled: str, order: DayMonth | None) -> Iterator[DateReading]:
    for match in _NUMERIC.finditer(levelled):
        yield from _numeric(text, match, order)
    for pattern in (_ISO, _POINTED, _CJK):
        for match in pattern.finditer(levelled):
            day = _date(match["y"], int(match["m"]), match["d"])
            if day is not None:
                yield DateReading(day, text[slice(*match.span())], match.span(), "-")
    for match in _ROMAN_MONTH.finditer(levelled):
        day = _date(match["y"], _ROMAN.index(match["name"]) + 1, match["d"])
        if day is not None:
            yield DateReading(day, text[slice(*match.span())], match.span())
    for match in _SPELLED_DAY.finditer(levelled):
        yield from _spelled(text, match)
    for pattern in (_DAY_NAME, _NAME_DAY, _YEAR_NAME, _YEAR_DAY):
        place = 0
        while (found := pattern.search(levelled, place)) is not None:
            named = _named(text, found)
            place = found.end() if named else found.start() + 1
            if named:
                yield named


def _numeric(text: str, match: re.Match[str], order: DayMonth | None) -> Iterator[DateReading]:
    first, second, year, separator = _parts(match)
    day_first, month_first = _date(year, int(second), first), _date(year, int(first), second)
    wanted = {DayMonth.DAY_FIRST: [day_first], DayMonth.MONTH_FIRST: [month_first]}
    ways = wanted[order] if order else [day_first] if separator == "." else [day_first, month_first]
    days = list(dict.fromkeys(way for way in ways if way is not None)) or [d for d in (day_first, month_first) if d]
    if days:
        yield DateReading(days[0], text[slice(*match.span())], match.span(), separator, tuple(days[1:]))


def _spelled(text: str, match: re.Match[str]) -> Iterator[DateReading]:
    """The day that a number in words is of, unless a word of a number before it goes on in it: "veinte y cinco"."""
    said, before = pieces(match["d"]), _WORD_BEFORE.search(match.string, max(0, match.start() - _REACH), match.start())
    known = {code: numbers[said] for code, numbers in _SPELLED.items() if said in numbers}
    if before is not None and any(fold(before["word"]) in _counting(code) for code in known):
        return
    number = str(next(iter(known.values())))
    days = [day for month in months_of(match["name"]) if (day := _date(match["y"], month, number)) is not None]
    if days:
        yield DateReading(days[0], text[slice(*match.span())], match.span(), "", tuple(days[1:]))


@cache
def _counting(code: str) -> frozenset[str]:
    """The folded words of the first numbers in a language, but for those that join them."""
    from num2words import num2words  # takes long, and few pages spell a day

    words = {word for number in range(_COUNTED) for word in pieces(num2words(number, lang=code))}
    return frozenset(words - {fold(word) for word in LANGUAGES[code].speech.get("and", ())})


def _parts(match: re.Match[str]) -> tuple[str, str, str, str]:
    """The two numbers of a numeric date, its year, and what stands between the two."""
    second = match["b"] or match["b2"] or match["b3"] or match["b4"]
    year = match["y"] or match["y2"] or match["y3"] or match["y4"]
    return match["a"], second, year, (match["mark"] or match["slash"] or match["point"] or " ").strip() or " "


def _named(text: str, match: re.Match[str]) -> DateReading | None:
    months = months_of(match["name"])
    days = [day for month in months if (day := _date(match["y"], month, match["d"])) is not None]
    if not days:
        return None
    return DateReading(days[0], text[slice(*match.span())], match.span(), "", tuple(days[1:]))


def _date(year: str, month: int, day: str) -> date | None:
    number = int(year.lstrip("'"))
    if number < 100:
        number += 1900 if number >= _CENTURY_TURN else 2000
    if not FIRST_YEAR <= number <= LAST_YEAR:
        return None
    try:
        return date(number, month, int(day))
    except ValueError:
        return None
