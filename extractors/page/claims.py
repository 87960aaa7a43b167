"""Claims made of words on a page or of other claims, and what every layer asks of one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractors.page import Span
from extractors.page.spans import boxes
from extractors.parsing.folding import compact
from schemas import Alternative, Box, Claim, Layer, Rival, Value

Row = Mapping[str, Claim]  # the claims of a row by their leaf: "net", "quantity"
_IN_ROW = re.compile(r"(\w+)\[(\d+)\]\.(\w+)")


@dataclass(frozen=True, slots=True)
class TaxRowClaims:
    """A possible row: claims for rate, base (None where not printed) and amount; their terms are set when chosen.

    `named`: a label calls the amount a tax. A row without that and without a base must be proved by the totals.
    """

    rate: Claim
    base: Claim | None
    amount: Claim
    named: bool = True


def claim(  # noqa: PLR0913 - the parts of a claim
    term: str,
    value: Value,
    raw: str,
    span: Span | Sequence[Span],
    score: float,
    label: str | None = None,
    doubt: str | None = None,
    also: Sequence[Value] = (),
) -> Claim:
    """A claim of the rules layer for `term`, with the boxes of the words in `span`."""
    spans = (span,) if isinstance(span, Span) else tuple(span)
    places = boxes(*spans)
    page = spans[0].page if spans else None
    score = round(max(0.0, min(score, 1.0)), 3)
    others = tuple(Alternative(value=v, raw=raw, score=score / 2, page=page, boxes=places) for v in also)
    return Claim(
        term=term,
        value=value,
        raw=raw,
        layer=Layer.RULES,
        score=score,
        page=page,
        boxes=places,
        label=label,
        doubt=doubt,
        rejected=others,
    )


def amount_of(claim: Claim) -> Decimal:
    """The value of a claim on an amount."""
    assert isinstance(claim.value, Decimal)
    return claim.value


def derived(role: str, value: Decimal, operands: Sequence[Claim], score: float) -> Claim:
    """A value computed from other claims: their paths are its operands, the places of the first's page its evidence."""
    first = operands[0]
    return Claim(
        term=role,
        value=value,
        raw=", ".join(claim.raw for claim in operands),
        layer=Layer.DERIVED,
        score=round(score, 3),
        page=first.page,
        boxes=boxes_on(first.page, operands),
        operands=tuple(claim.term for claim in operands),
    )


def boxes_on(page: int | None, claims: Sequence[Claim]) -> tuple[Box, ...]:
    """The boxes of those claims that stand on `page`."""
    return tuple(box for claim in claims if claim.page == page for box in claim.boxes)


def rows_of(claims: Mapping[str, Claim], group: str) -> list[Row]:
    """The rows of `group` ("lines", "tax_breakdown", "preceding_invoices") in their order."""
    rows: dict[int, dict[str, Claim]] = {}
    for path, claim in claims.items():
        match = _IN_ROW.fullmatch(path)
        if match is not None and match[1] == group:
            rows.setdefault(int(match[2]), {})[match[3]] = claim
    return [rows[number] for number in sorted(rows)]


def doubted(claim: Claim, doubt: str, most: float) -> Claim:
    """`claim` with a doubt (an earlier one stays) and at most this score."""
    return claim.model_copy(update={"doubt": claim.doubt or doubt, "score": min(claim.score, most)})


def place_of(claim: Claim) -> tuple[float, float, float]:
    """Where a claim stands in reading order: its page, and the top and left edge of its first word."""
    return (claim.page or 0, *((claim.boxes[0].top, claim.boxes[0].x0) if claim.boxes else (0.0, 0.0)))


def key_of(value: Value | None) -> object:
    """`value` as it is compared with others: texts however they are spaced and marked."""
    return compact(value) if isinstance(value, str) else value


def rival_at(term: str, value: str, place: Span, label: str, raw: str | None = None) -> Rival:
    """What `label` names as a second value of `term` at a place, which prints it `raw` or with all of its words."""
    raw = place.text if raw is None else raw
    return Rival(term=term, value=value, raw=raw, label=label, page=place.page, boxes=place.boxes)
