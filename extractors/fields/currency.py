"""The currency: codes and symbols at amounts and in column heads; a country or the page settles what "$" means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from extractors.fields.addresses import country_code
from extractors.fields.proposing import claim
from extractors.fields.roles import GROSS
from extractors.fields.spans import span_at
from extractors.fields.values import Values
from extractors.layout import Segment, Span
from extractors.parsing import find_currencies
from schemas import Claim

TERM = "currency"
_HOME = {"US": "USD", "CA": "CAD", "AU": "AUD", "NZ": "NZD", "SG": "SGD", "HK": "HKD", "MX": "MXN", "JP": "JPY", "CN": "CNY",
         "IN": "INR", "PK": "PKR", "LK": "LKR", "SE": "SEK", "DK": "DKK", "NO": "NOK"}  # fmt: skip
_LETTER = (612.0, 792.0)


def propose_currency(values: Values) -> Iterator[Claim]:
    """A claim for each currency whose mark stands on the pages, the more marks the surer; labelled ones first."""
    votes: Counter[str] = Counter()
    first: dict[str, tuple[Span, str, bool]] = {}
    for segment in values.layout.segments:
        for mark in find_currencies(segment.text):
            if mark.raw.isalpha() and not _means_money(values, segment, mark.span):
                continue
            span = span_at(segment, *mark.span)
            labelled = any(TERM in naming.mark.roles for naming in values.name(span)[:1])
            for rank, code in enumerate(mark.codes[:1] if mark.code else (_settled(values, mark.codes),)):
                votes[code] += 100 if labelled else 1
                if code not in first or (labelled and not first[code][2]):
                    first[code] = (span, mark.raw, labelled)
    total = sum(votes.values())
    for code, count in votes.most_common(4):
        span, raw, labelled = first[code]
        share = count / total
        score = (0.95 if labelled else 0.9) * (0.75 + 0.25 * share) if share >= 0.5 else 0.4 * share
        yield claim(TERM, code, raw, span, *_settle_score(values, raw, code, score))


def _settle_score(values: Values, raw: str, code: str, score: float) -> tuple[float, str | None, str | None]:
    marks = find_currencies(raw)
    if not marks or marks[0].code is not None:
        return score, "currency mark", None
    if code in _witnesses(values):
        return min(score, 0.88), "currency mark and country", None
    return (
        min(score, 0.6),
        "currency mark",
        f'"{raw}" may mean {" or ".join(marks[0].codes[:3])}; nothing on the page settles it.',
    )


def _settled(values: Values, codes: tuple[str, ...]) -> str:
    """Of the codes a symbol may mean, the one that a country or the page size speaks for; else the likeliest."""
    return next((code for code in codes if code in _witnesses(values)), codes[0])


def _witnesses(values: Values) -> frozenset[str]:
    found = values.__dict__.get("_currency_witnesses")
    if found is None:
        found = frozenset(_seen(values))
        values.__dict__["_currency_witnesses"] = found
    return found


def _seen(values: Values) -> Iterator[str]:
    for segment in values.layout.segments:
        for part in segment.text.split(","):
            country = country_code(part.strip(" .")) if 1 < len(part) < 30 else None
            if country in _HOME:
                yield _HOME[country]
    page = values.layout.pages[0] if values.layout.pages else None
    if page is not None and abs(page.width - _LETTER[0]) < 3 and abs(page.height - _LETTER[1]) < 3:
        yield "USD"


def _means_money(values: Values, segment: Segment, place: tuple[int, int]) -> bool:
    """Whether letters are a currency mark here: beside an amount, alone in a cell, in brackets or behind a label."""
    rest = (segment.text[: place[0]] + segment.text[place[1] :]).strip(" :.()")
    return not rest or _beside_amount(segment.text, place) or bool(values.marks_in(segment))


def _beside_amount(text: str, place: tuple[int, int]) -> bool:
    """Whether a digit stands next to the mark."""
    before, after = text[: place[0]].rstrip()[-1:], text[place[1] :].lstrip()[:1]
    return before.isdigit() or after.isdigit() or before in "-.,"


__all__ = ["GROSS", "TERM", "propose_currency"]
