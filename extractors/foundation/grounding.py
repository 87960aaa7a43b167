"""Where what a model said stands on the pages: a tolerant match of the right type, whose value is the page's own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from extractors.page import Block, Layout, Span
from extractors.page.names import is_name
from extractors.page.sheet import Sheet
from extractors.page.spans import boxes, span_at
from extractors.parsing import (
    Identifier,
    find_currencies,
    find_dates,
    find_ibans,
    find_vat_ids,
    parse_amount,
    parse_date,
)
from extractors.parsing.folding import compact
from schemas import Box, Value, term_of

_EDGES = re.compile(r"^[\W_]+|[^\w).]+$")
_LONGEST = 60  # characters of an identifier
_MONEY = re.compile(r"\d[\d.,' ]*[.,]\d\d|.*[€$£%].*")
_VAT_FORM = re.compile(r"[A-Z]{2,3}[0-9A-Z]{6,14}|\d{8,12}")


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """A value and the words that print it. `doubt`: how it may be read differently."""

    value: Value
    raw: str
    spans: tuple[Span, ...]
    doubt: str | None = None

    @property
    def page(self) -> int:
        return self.spans[0].page

    @property
    def boxes(self) -> tuple[Box, ...]:
        """The boxes of its words."""
        return boxes(*self.spans)


class Ungrounded(NamedTuple):
    """Why a value cannot be taken, in a sentence."""

    why: str


_ABSENT = Ungrounded("It does not stand on the pages.")


def ground(term: str, said: str, sheet: Sheet) -> Sequence[Found] | Ungrounded:
    """Every place where `said` stands as a value that `term` can have; at least one, or why there is none."""
    find = _FINDERS.get(term) or _BY_KIND[term_of(term).kind]
    found = find(said.strip(), sheet)
    return found if isinstance(found, Ungrounded) else list(found) or _ABSENT


Places = Sequence[Found] | Ungrounded


def _amounts(said: str, sheet: Sheet) -> Places:
    reading = parse_amount(said, sheet.style)
    if reading is None:
        return Ungrounded("It is no amount.")
    wanted = {abs(value) for value in (reading.value, *reading.alternatives)}
    return [
        Found(money.value, money.amount.raw, (money.span,), _either(money.amount.ambiguous, money.amount.raw))
        for money in sheet.money
        if abs(money.value) in wanted and money.amount.decimals <= 2
    ]


def _dates(said: str, sheet: Sheet) -> Places:
    reading = parse_date(said)
    if reading is None:
        return Ungrounded("It is no date.")
    wanted = {reading.value, *reading.alternatives}
    return [
        Found(day.reading.value, day.reading.raw, (day.span,), _either(day.reading.ambiguous, day.reading.raw))
        for day in sheet.days
        if day.reading.value in wanted or (day.reading.ambiguous and wanted & set(day.reading.alternatives))
    ]


def _either(ambiguous: bool, raw: str) -> str | None:  # noqa: FBT001 - the reading's own word
    return f"{raw} may be read in two ways." if ambiguous else None


def _currencies(said: str, sheet: Sheet) -> Places:
    codes = {code for mark in find_currencies(said) for code in mark.codes}
    if not codes:
        return Ungrounded("It is no currency.")
    return [
        Found(code, mark.raw, (span_at(segment, *mark.span),), _either(len(mark.codes) > 1, mark.raw))
        for segment in sheet.layout.segments
        for mark in find_currencies(segment.text)
        for code in mark.codes[:1]
        if code in codes
    ]


def _ibans(said: str, sheet: Sheet) -> Places:
    wanted = [one.value for one in find_ibans(said) if one.checked]
    if len(wanted) != 1:
        return Ungrounded("It is no IBAN with fitting check digits.")
    return list(_identified(wanted[0], find_ibans, sheet))


def _vat_ids(said: str, sheet: Sheet) -> Places:
    wanted = find_vat_ids(said)
    if wanted:
        return list(_identified(wanted[0].value, find_vat_ids, sheet))
    if not _VAT_FORM.fullmatch(re.sub(r"[\W_]", "", said).upper()):
        return Ungrounded("It does not have the form of a VAT identifier.")
    return [_as_printed(spans) for spans in windows(compact(said), sheet.layout)]


def _identified(value: str, find: Callable[[str], Sequence[Identifier]], sheet: Sheet) -> Iterator[Found]:
    for segment in sheet.layout.segments:
        for one in find(segment.text):
            if one.value == value:
                yield Found(one.value, one.raw, (span_at(segment, *one.span),))


def _identifiers(said: str, sheet: Sheet) -> Places:
    if not any(c.isdigit() for c in said) or len(said) > _LONGEST:
        return Ungrounded("It does not have the form of a number.")
    if find_dates(said) or find_ibans(said) or _MONEY.fullmatch(said):
        return Ungrounded("It is a value of another kind.")
    found = (_as_printed(spans) for spans in windows(compact(said), sheet.layout))
    return [replace(one, value=str(one.value).rstrip(".")) for one in found]


def _names(said: str, sheet: Sheet) -> Places:
    if not is_name(_EDGES.sub("", said)):
        return Ungrounded("It does not have the form of a name.")
    return [_as_printed(spans) for spans in windows(compact(said), sheet.layout)]


def _as_printed(spans: tuple[Span, ...]) -> Found:
    raw = " ".join(span.text for span in spans)
    return Found(_EDGES.sub("", raw), raw, spans)


def windows(wanted: str, layout: Layout) -> Iterator[tuple[Span, ...]]:
    """Every run of whole words, in one segment or over two rows of a block, that reads as `wanted`."""
    if not wanted:
        return
    for page in layout.pages:
        for segment in page.segments:
            texts = [compact(word.text) for word in segment.words]
            yield from ((Span(segment, start, stop),) for start, stop in _runs(texts, wanted))
        for block in page.blocks:
            yield from _over_two_rows(block, wanted)


def _over_two_rows(block: Block, wanted: str) -> Iterator[tuple[Span, ...]]:
    for first, second in zip(block.rows, block.rows[1:], strict=False):
        texts = [compact(word.text) for row in (first, second) for word in row.words]
        end = len(first.words)
        for start, stop in _runs(texts, wanted):
            if start < end < stop:
                yield Span(first, start, end), Span(second, 0, stop - end)


def _runs(texts: Sequence[str], wanted: str) -> Iterator[tuple[int, int]]:
    """The runs of `texts` that make `wanted` when joined; none begins or ends with an empty one."""
    for start, text in enumerate(texts):
        if not text or not wanted.startswith(text):
            continue
        joined = ""
        for stop in range(start, len(texts)):
            joined += texts[stop]
            if joined == wanted:
                yield start, stop + 1
                break
            if not wanted.startswith(joined):
                break


Finder = Callable[[str, Sheet], Places]
_FINDERS: Mapping[str, Finder] = {
    "currency": _currencies,
    "payment.iban": _ibans,
    "seller.vat_id": _vat_ids,
    "buyer.vat_id": _vat_ids,
}
_BY_KIND: Mapping[str, Finder] = {"amount": _amounts, "date": _dates, "identifier": _identifiers, "text": _names}
