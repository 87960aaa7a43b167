"""What a candidate looks like by itself, and dates and numbers among their like."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from datetime import date

from extractors.model.arithmetic import rates_of, sum_flags
from extractors.model.grams import folded
from extractors.page import Layout
from extractors.page.candidates import Candidate, Kind
from extractors.page.names import LEGAL_FORM, is_address, is_name
from extractors.parsing import Amount, DateReading
from extractors.parsing.folding import compact
from extractors.parsing.shapes import shape_of

_SHORTEST_BRAND = 4  # letters


def own_flags(kind: Kind, rows: Sequence[Candidate], layout: Layout) -> Iterator[list[str]]:
    """What the candidates of a kind are, and where each stands among its like."""
    extra: list[list[str]] = [[] for _ in rows]
    if kind == "amount":
        extra = sum_flags(rows, rates_of([segment.text for segment in layout.segments]))
    elif kind == "date":
        extra = date_flags(rows)
    elif kind == "number":
        extra = number_flags(rows)
    elif kind == "name":
        extra = name_flags(rows, layout)
    for candidate, more, rank in zip(rows, extra, _ranks(rows), strict=True):
        yield [*more, *rank, *shape_flags(candidate)]


def _ranks(rows: Sequence[Candidate]) -> Iterator[list[str]]:
    """The order among distinct values of a kind, from the first and from the last."""
    order: dict[object, int] = {}
    for candidate in rows:
        order.setdefault(candidate.value, len(order))
    last: dict[object, int] = {}
    for candidate in reversed(rows):
        last.setdefault(candidate.value, len(last))
    seen: set[object] = set()
    for candidate in rows:
        first = candidate.value not in seen
        seen.add(candidate.value)
        rank, back = order[candidate.value], last[candidate.value]
        yield [f"rank:{min(rank, 6)}", f"back:{min(back, 6)}", f"of:{min(len(order), 6)}", f"first:{first}"]


def shape_flags(candidate: Candidate) -> Iterator[str]:
    """Facts that the text and its parser tell."""
    yield f"checked:{candidate.checked}"
    detail = candidate.detail
    if isinstance(detail, Amount):
        yield f"decimals:{detail.decimals}"
        yield f"marked:{detail.symbol is not None}"
        yield f"negative:{detail.value < 0}"
        yield f"pointed:{detail.decimal}"
    elif isinstance(detail, DateReading):
        yield f"separator:{detail.separator}"
        yield f"doubtful:{detail.ambiguous}"
    elif candidate.kind in ("number", "vat", "iban"):
        text = candidate.raw
        yield f"shape:{shape_of(text)}"
        yield f"digits:{min(sum(c.isdigit() for c in text), 14)}"
        yield f"length:{min(len(text), 24) // 2}"
        yield f"letters:{text[:2] if text[:2].isalpha() else ''}"


def date_flags(rows: Sequence[Candidate]) -> list[list[str]]:
    """Where each date stands in time among the others."""
    days = sorted({c.value for c in rows if isinstance(c.value, date)})
    counts = Counter(c.value for c in rows)
    return [list(_date_flags(c.value, days, counts[c.value])) for c in rows if isinstance(c.value, date)]


def _date_flags(day: date, days: Sequence[date], times: int) -> Iterator[str]:
    first, last = days[0], days[-1]
    yield f"dates:{min(len(days), 5)}"
    yield f"times:{min(times, 4)}"
    if len(days) > 1:
        yield f"earliest:{day == first}"
        yield f"latest:{day == last}"
    since = (day - first).days
    yield f"since:{since if since in (0, 7, 10, 14, 15, 20, 21, 30, 31, 45, 60) else 'more' if since > 60 else 'odd'}"
    yield f"before last:{min((last - day).days // 10, 6)}"
    yield f"order:{min(days.index(day), 4)}:{min(len(days), 5)}"
    yield f"old:{day.year < 2005}"


def number_flags(rows: Sequence[Candidate]) -> list[list[str]]:
    """How a number stands to the others: repeated, part of a longer one at its place, with rivals in its segment."""
    counts = Counter(str(c.value) for c in rows)
    places = Counter((c.page, c.span.segment.index) for c in rows)
    longest: dict[tuple[int, int, int], int] = {}
    for c in rows:
        for number in range(c.span.start, c.span.stop):
            key = (c.page, c.span.segment.index, number)
            longest[key] = max(longest.get(key, 0), c.span.stop - c.span.start)
    return [
        [
            f"times:{min(counts[str(c.value)], 4)}",
            f"rivals:{min(places[c.page, c.span.segment.index], 5)}",
            f"part:{longest[c.page, c.span.segment.index, c.span.start] > c.span.stop - c.span.start}",
            f"year:{re.fullmatch(r'(?:19|20)[0-9][0-9]', str(c.value)) is not None}",
        ]
        for c in rows
    ]


def name_flags(rows: Sequence[Candidate], layout: Layout) -> list[list[str]]:
    """What a name looks like, and whether the document repeats it or has it as a domain."""
    texts = [segment.text.casefold() for segment in layout.segments]
    domains = " ".join(text for text in texts if "@" in text or "www." in text or "http" in text)
    joined = "\n".join(texts)
    found: dict[str, list[str]] = {}
    for candidate in rows:
        name = str(candidate.value)
        if name not in found:
            found[name] = list(_name_facts(name, joined, domains))
    places = Counter((c.page, c.span.segment.index) for c in rows)
    brands = _brands({str(c.value) for c in rows})
    return [
        [
            *found[str(c.value)],
            f"brand:{brands.get(str(c.value), 'none')}",
            f"rows:{len(c.spans)}",
            f"segment:{min(c.span.segment.index, 8) if c.page == 1 else 'later'}",
            f"rivals:{min(places[c.page, c.span.segment.index], 4)}",
        ]
        for c in rows
    ]


def _brands(names: Collection[str]) -> dict[str, str]:
    """Which of `names` are the beginning of one with a legal form, and which of these begin so: a brand, and the
    company behind it."""
    plain = {name: compact(name) for name in names}
    formed = sorted((text, name) for name, text in plain.items() if LEGAL_FORM.search(name))
    found: dict[str, str] = {}
    for name, text in plain.items():
        if len(text) < _SHORTEST_BRAND or LEGAL_FORM.search(name):
            continue
        for longer, whole in formed[bisect_left(formed, (text, "")) :]:
            if not longer.startswith(text):
                break
            found[name], found[whole] = "begins", "begun"
    return found


def _name_facts(name: str, text: str, domains: str) -> Iterator[str]:
    legal = LEGAL_FORM.finditer(name)
    yield f"legal:{bool(legal)}"
    yield f"ends legal:{bool(legal) and legal[-1].end() >= len(name) - 1}"
    yield f"named:{is_name(name)}"
    yield f"address:{is_address(name)}"
    yield f"case:{'upper' if name.isupper() else 'title' if name.istitle() else 'lower' if name.islower() else 'mixed'}"
    yield f"repeated:{min(text.count(name.casefold()), 3)}"
    tokens = [token for token in folded(name).split() if len(token) > 3]
    yield f"domain:{any(token in domains for token in tokens)}"
    yield f"marks:{''.join(sorted({c for c in name if not c.isalnum() and c != ' '}))[:4]}"
    yield f"digits:{any(c.isdigit() for c in name)}"
