"""Candidates: everything on the pages that has the form of a value, by kind. Recall before precision."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Literal

from extractors.languages import everyday_words, spoken
from extractors.page import Layout, PageLayout, Segment, Span
from extractors.page.numbered import is_joined, may_be_one
from extractors.page.possible_names import find_names
from extractors.page.roles import DUE, DUE_DATE, GROSS, ISSUE, NET, NUMBER, PRECEDING, PURCHASE_ORDER, TAX
from extractors.page.spans import boxes, span_at
from extractors.page.values import MOST_DECIMALS, Day, Money
from extractors.parsing import (
    Amount,
    DateReading,
    begins_iban,
    find_ibans,
    find_near_ibans,
    find_vat_ids,
    lies_in,
)
from schemas import Box, Value

Kind = Literal["date", "amount", "number", "vat", "iban", "name"]
KINDS: tuple[Kind, ...] = ("date", "amount", "number", "vat", "iban", "name")
# The terms whose values are candidates of a kind.
FIELDS: Mapping[Kind, tuple[str, ...]] = {
    "name": ("seller.name", "buyer.name"),
    "date": (ISSUE, DUE_DATE),
    "amount": (NET, TAX, GROSS, DUE),
    "number": (NUMBER, PURCHASE_ORDER, PRECEDING),
    "vat": ("seller.vat_id", "buyer.vat_id"),
    "iban": ("payment.iban",),
}

_LEAST_DIGITS = 7  # of an account or a VAT id
_LONGEST_NUMBER = 30
_PART = re.compile(r"[A-Z]{1,6}|[-/.#&+]|[\w./#&+:()-]*\d[\w./#&+:()-]*")
_TRIM = re.compile(r"^[^\w#]+|[^\w)]+$")
_NO_NUMBER = re.compile(
    r"(?i)\d+[.,]\d{2}|\d{1,3}(?:,\d{3})+\.\d{2}|\d{1,3}(?:\.\d{3})+,\d{2}|.*[%@€$£].*|\d{1,2}:\d\d.*|https?:.*|www\..*|#"
)
_DATED = re.compile(rf"(?i){spoken('dated')}")
_DIGITS = re.compile(r"(?<![\w.,+/-])\d(?:[ .]?\d){7,14}(?![\w,-]|\.\d)")
_PREFIXED = re.compile(
    r"(?<![A-Za-z0-9])(?:[A-Z]{2}[ .]?\d|(?:AT|CH|CY|ES|FR|GB|IE)[ .]?[A-Z])[0-9A-Z]?[0-9 .]{6,14}(?:[A-Z]?[.]?\d{2})?"
    r"(?![A-Za-z0-9])"
)  # letters behind other countries' letters are the end of a label: "NIP 532-405-46-46"
_NATIONAL = re.compile(
    r"(?<![\w.,/-])(?:\d{5} ?\d{4} ?RT ?\d{4}|"
    r"\d{8,9}-?[A-Z]|[A-HJNP-SUVW][ -]?\d{7}-?[0-9A-J]|[XYZ]-?\d{7}-?[A-Z])(?![\w/-])"
)  # tax numbers of single countries


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """A possible value. `spans` are its words, one span a line; `detail` is what its parser found, if one did."""

    kind: Kind
    value: Value
    raw: str
    spans: tuple[Span, ...]
    detail: Amount | DateReading | None = None
    checked: bool = True

    @property
    def span(self) -> Span:
        return self.spans[0]

    @property
    def page(self) -> int:
        return self.spans[0].page

    @property
    def boxes(self) -> tuple[Box, ...]:
        return boxes(*self.spans)


def find_candidates(layout: Layout, days: Sequence[Day], money: Sequence[Money]) -> Mapping[Kind, Sequence[Candidate]]:
    """All candidates of a document, whose dates and amounts are known, by kind, in reading order."""
    dated: dict[Segment, set[int]] = defaultdict(set)
    for day in days:
        for span in day.spans:
            dated[span.segment].update(span.places)
    found: dict[Kind, list[Candidate]] = {kind: [] for kind in KINDS}
    found["date"] += (Candidate("date", d.reading.value, d.raw, d.spans, d.reading) for d in days)
    found["amount"] += (
        Candidate("amount", one.value, one.amount.raw, (one.span,), one.amount)
        for one in money
        if one.amount.decimals <= MOST_DECIMALS
    )
    for page in layout.pages:
        for segment in page.segments:
            digits = sum(map(str.isdigit, segment.text))
            if digits:
                found["number"] += _numbers(segment, dated[segment])
            if digits >= _LEAST_DIGITS or begins_iban(segment.text):
                found["iban"] += _ibans(page, segment)
            if digits >= _LEAST_DIGITS:
                found["vat"] += _vat_ids(segment)
        found["name"] += (Candidate("name", name.text, name.raw, name.spans) for name in find_names(page))
    return {kind: tuple(rows) for kind, rows in found.items()}


def _numbers(segment: Segment, dated: Set[int]) -> Iterator[Candidate]:
    """Words with a digit, and runs of up to four short parts that read as one number ("RE 2024 / 17"), or six groups of
    digits ("26 05 00 447 182")."""
    texts = [word.text for word in segment.words]
    parts = [
        number not in dated and (_PART.fullmatch(text.strip("()[],;:")) is not None or is_joined(texts, number))
        for number, text in enumerate(texts)
    ]
    for start, first in enumerate(segment.words):
        if not parts[start] or not any(c.isalnum() or c == "#" for c in first.text):
            continue
        for stop in range(start + 1, len(parts) + 1):
            if not (parts[stop - 1] and may_be_one([word.text for word in segment.words[start:stop]])):
                break
            if stop - start > 1 and _goes_on(texts, stop - 1, dated):
                break
            span = Span(segment, start, stop)
            text = _trimmed(span.text)
            if len(text) > _LONGEST_NUMBER:
                break
            if _is_number(text, segment.words[stop - 1].text):
                yield Candidate("number", text.lstrip("# ") if len(text) > 1 else text, span.text, (span,))


def _trimmed(text: str) -> str:
    """A number without what stands around it: "(invoice no. 4711)" closes what it does not open."""
    bare = _TRIM.sub("", text)
    return bare if "(" in bare else bare.rstrip(")")


def _goes_on(texts: Sequence[str], number: int, dated: Set[int]) -> bool:
    """Whether a word in capitals behind a number goes on with its sentence, in another word or in a date: "FACTURA Nº
    2026/0877 DE FECHA ...", "... DEL 15/03/2026"; not what a slash joins to it, nor the letters at its end or between
    its parts: "4711 DE"."""
    before, word, behind = [*texts[number - 1 : number + 2], ""][:3]
    worded = any(map(str.isalpha, behind)) and not any(map(str.isdigit, behind))
    linking = len(word) > 1 and word.casefold() in everyday_words()
    further = (linking or _DATED.fullmatch(word) is not None) if number + 1 in dated else linking and worded
    return further and before[-1:].isalnum()


def _is_number(text: str, last: str) -> bool:
    if not any(c.isdigit() for c in text) or not any(c.isalnum() for c in last):
        return False
    return _NO_NUMBER.fullmatch(text) is None


def _vat_ids(segment: Segment) -> Iterator[Candidate]:
    """Numbers in the form of a VAT id, and bare numbers of eight digits and more, which only a label can name."""
    taken = [identifier.span for identifier in find_ibans(segment.text)]
    for identifier in find_vat_ids(segment.text):
        if not lies_in(identifier.span, taken):
            taken.append(identifier.span)
            span = span_at(segment, *identifier.span)
            yield Candidate("vat", identifier.value, identifier.raw, (span,), checked=identifier.checked)
    for pattern in (_PREFIXED, _NATIONAL, _DIGITS):
        for match in pattern.finditer(segment.text):
            if not lies_in(match.span(), taken):
                taken.append(match.span())
                value = re.sub(r"[ .-]", "", match[0])
                yield Candidate("vat", value, match[0].strip(), (span_at(segment, *match.span()),), checked=False)


def _ibans(page: PageLayout, segment: Segment) -> Iterator[Candidate]:
    """Accounts of a segment, also one that goes on in the next row of its block."""
    found = find_ibans(segment.text)
    following = page.following(segment) if not found else None
    if following is not None:
        text = f"{segment.text} {following.text}"
        for identifier in find_ibans(text):
            start, stop = identifier.span
            if start < len(segment.text) < stop and identifier.checked:
                rest = span_at(following, 0, stop - len(segment.text) - 1)
                spans = (span_at(segment, start, len(segment.text)), rest)
                yield Candidate("iban", identifier.value, identifier.raw, spans)
                return
    for identifier in found:
        span = span_at(segment, *identifier.span)
        yield Candidate("iban", identifier.value, identifier.raw, (span,), checked=identifier.checked)
    for start, stop in () if found else find_near_ibans(segment.text):
        raw = segment.text[start:stop]
        yield Candidate("iban", raw.replace(" ", ""), raw, (span_at(segment, start, stop),), checked=False)
