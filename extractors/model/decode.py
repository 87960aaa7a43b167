"""Decoding: one claim a field, the totals jointly under the arithmetic, the next values kept as alternatives.

Among net, tax and gross only printed amounts of one sign count, with a tax that may be one on the net and a gross that
is not zero. A triple that adds up is taken if it costs less than four nats against the three best values by themselves.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import product
from typing import NamedTuple

from extractors.model.state import State
from extractors.page.candidates import FIELDS, Candidate
from extractors.page.roles import GROSS, NET, TAX
from extractors.page.sums import may_be_tax, may_be_total
from extractors.parsing import Amount, DateReading
from extractors.parsing.folding import pieces
from schemas import Alternative, Claim, Layer, Value

_FLOOR = math.log(2e-3)
_MOST_NATS = 4.0
_WIDTH = 10
_LEAST = 0.1
_KEPT = 3
_FAINT = 0.005  # extents of a name less likely than this add nothing
_SHARED = 0.5  # of the words of the longer of two extents of one name, the shorter one has these


class Choice(NamedTuple):
    """A value for a field: its probability over all its places, and the likeliest place."""

    value: Value
    probability: float
    candidate: Candidate


def choices(state: State) -> Mapping[str, Sequence[Choice]]:
    """The values of each field, the likeliest first."""
    found = {
        field: _pooled(state.candidates[kind], state.probabilities[kind][:, column].tolist())
        for kind, fields in FIELDS.items()
        if kind in state.probabilities
        for column, field in enumerate(fields)
    }
    return found | {field: _with_extents(found[field]) for field in FIELDS["name"] if field in found}


def _pooled(rows: Sequence[Candidate], chances: Sequence[float]) -> list[Choice]:
    totals: dict[Value, float] = {}
    best: dict[Value, tuple[float, Candidate]] = {}
    for candidate, chance in zip(rows, chances, strict=True):
        totals[candidate.value] = totals.get(candidate.value, 0.0) + chance
        if candidate.value not in best or chance > best[candidate.value][0]:
            best[candidate.value] = (chance, candidate)
    pooled = [Choice(value, total, best[value][1]) for value, total in totals.items()]
    return sorted(pooled, key=lambda choice: -choice.probability)


def _with_extents(ranked: list[Choice]) -> list[Choice]:
    """Names, the likeliest party first: the best extent of its name with what all its extents have together.

    Training judges none of the other extents of a right name, so they take their shares of what is one thing.
    """
    words = [frozenset(pieces(str(choice.value))) for choice in ranked if choice.probability >= _FAINT]
    groups = [[n for n, others in enumerate(words) if _one_name(own, others)] for own in words]
    sums = [sum(ranked[n].probability for n in group) for group in groups]
    if not sums:
        return ranked
    widest = max(range(len(sums)), key=lambda n: sums[n])
    best = min(groups[widest])
    whole = ranked[best]._replace(probability=sums[widest])
    return [whole, *ranked[:best], *ranked[best + 1 :]]


def _one_name(one: frozenset[str], other: frozenset[str]) -> bool:
    few, many = sorted((one, other), key=len)
    return few <= many and len(few) >= _SHARED * len(many)


def decode(state: State) -> Iterator[Claim]:
    """The claims of the model layer for a scored document."""
    ranked = dict(choices(state))
    triple = best_triple(ranked)
    if triple is not None:
        for field, choice in zip((NET, TAX, GROSS), triple, strict=True):
            ranked[field] = [choice, *(other for other in ranked[field] if other is not choice)]
    elif ranked.get(GROSS):
        ranked[TAX] = [choice for choice in ranked[TAX] if _below(choice.value, ranked[GROSS][0].value)]
    for field in FIELDS["vat"]:
        ranked[field] = [choice for choice in ranked.get(field, ()) if not _is_stray(state, field, choice.candidate)]
    for field, rows in ranked.items():
        if rows and (rows[0].probability >= _LEAST or (triple is not None and field in (NET, TAX, GROSS))):
            yield _claim(state, field, rows)


def best_triple(ranked: Mapping[str, Sequence[Choice]]) -> tuple[Choice, Choice, Choice] | None:
    """The likeliest net, tax and gross that add up, if they are not too unlikely."""
    tops = [[c for c in ranked.get(field, ())[:_WIDTH] if isinstance(c.value, Decimal)] for field in (NET, TAX, GROSS)]
    if not all(tops):
        return None
    nets = {choice.value: choice for choice in ranked[NET]}
    alone = sum(_log(rows[0]) for rows in tops)
    found: tuple[float, tuple[Choice, Choice, Choice]] | None = None
    for tax, gross in product(tops[1], tops[2]):
        assert isinstance(tax.value, Decimal)
        assert isinstance(gross.value, Decimal)
        net = nets.get(gross.value - tax.value)
        if net is None or not may_be_total(gross.value - tax.value, tax.value, gross.value):
            continue
        cost = alone - _log(net) - _log(tax) - _log(gross)
        if cost < _MOST_NATS and (found is None or cost < found[0]):
            found = cost, (net, tax, gross)
    return found[1] if found is not None else None


def _is_stray(state: State, field: str, candidate: Candidate) -> bool:
    """Whether a number is no valid VAT id and nothing calls it one: a telephone, the first half of an account."""
    assert state.features is not None
    return not candidate.checked and state.features.label_of(candidate, field) is None


def _below(tax: Value, gross: Value) -> bool:
    """Whether an amount can be the tax in a total."""
    return isinstance(tax, Decimal) and isinstance(gross, Decimal) and may_be_tax(tax, gross)


def _log(choice: Choice) -> float:
    return max(_FLOOR, math.log(max(choice.probability, 1e-9)))


def _claim(state: State, field: str, rows: Sequence[Choice]) -> Claim:
    best = rows[0]
    assert state.features is not None
    others = tuple(
        Alternative(
            value=other.value,
            raw=other.candidate.raw,
            score=_rounded(other.probability),
            page=other.candidate.page,
            boxes=other.candidate.boxes,
            layer=Layer.MODEL,
        )
        for other in rows[1 : 1 + _KEPT]
    )
    return Claim(
        term=field,
        value=best.value,
        raw=best.candidate.raw,
        layer=Layer.MODEL,
        score=_rounded(best.probability),
        page=best.candidate.page,
        boxes=best.candidate.boxes,
        label=state.features.label_of(best.candidate, field),
        doubt=_doubt(best.candidate),
        rejected=others,
    )


def _doubt(candidate: Candidate) -> str | None:
    """Why the reading of the printed text is not certain, if it is not."""
    detail = candidate.detail
    if isinstance(detail, DateReading | Amount) and detail.ambiguous:
        others = " or ".join(str(other) for other in detail.alternatives)
        return f'"{candidate.raw}" may also mean {others}; nothing on the page settles it.'
    return None if candidate.checked else f"The check digits of {candidate.raw} do not fit."


def _rounded(probability: float) -> float:
    return round(min(max(probability, 0.0), 1.0), 4)
