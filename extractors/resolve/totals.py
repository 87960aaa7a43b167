"""Totals that agree: the printed triple, zero tax with its own evidence, what is due after what was paid."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractors.resolve.printed import Place, Printed
from extractors.resolve.triple import DUE, GROSS, LINE_NET, NET, TAX, Triple, evidence, triples
from schemas import Alternative, Box, Claim, Layer

PAID, CHARGES, ALLOWANCES, ROUNDING = "totals.paid", "totals.charges", "totals.allowances", "totals.rounding"
_FREE = (PAID, LINE_NET, CHARGES, ALLOWANCES, ROUNDING)
_SURE = 0.9  # labelled and consistent
_ALONE = 0.72  # labelled, but nothing on the page confirms it
_LEAST = 0.3
_BESIDE = 0.6  # a column head alone is too little where nothing else confirms an amount


@dataclass(frozen=True, slots=True)
class Totals:
    """The claims on totals that were chosen, and whether a consistent triple stands printed."""

    claims: Mapping[str, Claim]
    triple_printed: bool


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the pages say about totals: amounts by absolute value, rates, and a claim-like place for zero tax."""

    amounts: Mapping[Decimal, Printed]
    rates: Collection[Decimal]
    exempt: str | None = None
    exempt_page: int | None = None
    exempt_boxes: tuple[Box, ...] = ()


def choose_totals(seen: Evidence) -> Totals:
    """The consistent set of totals."""
    found = triples(seen.amounts, seen.rates)
    best = next((t for t in found if _credible(t)), None)
    chosen: dict[str, Claim] = {}
    if best is not None and best.labels < 3 and _stands_untaxed(seen, best):
        best = None
    if best is not None:
        chosen = _from_triple(best, found)
    zero = best is None and _zero_tax(seen, chosen)
    if best is None and not zero:
        _from_labels(seen, chosen)
    for role in _FREE:
        _labelled(seen, chosen, role, 0.8 if best is not None or zero else _ALONE)
    _due(seen, chosen, consistent=best is not None or bool(zero))
    return Totals(chosen, best is not None or bool(zero))


def _stands_untaxed(seen: Evidence, triple: Triple) -> bool:
    """Whether net, a tax of 0 and gross are all labelled: then a sum among other amounts is chance."""
    zero = seen.amounts.get(Decimal(0))
    if zero is None or zero.strength(TAX) < 0.7 or triple.tax.strength(TAX) >= zero.strength(TAX):
        return False
    return any(p.strength(NET) >= 0.7 and evidence(p, GROSS) >= 0.7 for p in seen.amounts.values())


def _credible(triple: Triple) -> bool:
    """Whether a triple has enough behind it: two labels, or one with a rate or an alignment, and no label against it."""
    against = min(evidence(triple.net, NET), evidence(triple.tax, TAX), evidence(triple.gross, GROSS))
    if triple.labels >= 2:
        return against > -0.5 or triple.labels == 3 or (triple.fits_rate and triple.aligned)
    support = triple.labels + triple.fits_rate + triple.aligned
    return support >= 2 and against > -0.3


def _part_of(triple: Triple, best: Triple) -> bool:
    """Whether `triple` is `best` itself or a row of its tax table: no rival."""
    return (triple.gross.value == best.gross.value and triple.net.value == best.net.value) or (
        triple.gross.value < best.gross.value
        and triple.tax.value < best.tax.value
        and triple.net.value < best.net.value
    )


def _from_triple(best: Triple, found: Sequence[Triple]) -> dict[str, Claim]:
    """Claims for a triple; another triple nearly as good makes it doubtful."""
    rival = next((t for t in found if t.rank > best.rank - 0.35 and _credible(t) and not _part_of(t, best)), None)
    sure = _SURE if best.labels >= 2 else 0.82 if best.labels == 1 and best.fits_rate and best.aligned else 0.7
    doubt = None
    if rival is not None:
        sure = 0.6
        doubt = f"{rival.net.value} + {rival.tax.value} = {rival.gross.value} adds up as well."
    gross = claim_of(best.gross, GROSS, sure).value
    negative = isinstance(gross, Decimal) and gross < 0
    chosen = {}
    for printed, role in ((best.net, NET), (best.tax, TAX), (best.gross, GROSS)):
        others = [(t.net if role == NET else t.tax if role == TAX else t.gross) for t in found if t is not best][:3]
        score = sure + 0.05 * (printed.strength(role) > 0)
        if printed.strength(role) == 0 and evidence(printed, role) <= 0:
            score = min(score, 0.82)
        chosen[role] = claim_of(printed, role, score, doubt, others, negative=negative)
    return chosen


def claim_of(
    printed: Printed,
    role: str,
    score: float,
    doubt: str | None = None,
    others: Sequence[Printed] = (),
    *,
    negative: bool | None = None,
) -> Claim:
    """The claim that `printed` is `role`: the labelled occurrence if there is one, else the last one."""
    named = _signed(printed, printed.claims.get(role), negative)
    rejected = tuple(_alternative(other, role) for other in others if other.value != printed.value)
    if named is not None:
        return named.model_copy(update={"score": round(score, 3), "doubt": doubt, "rejected": rejected})
    place = next(
        (p for p in reversed(printed.places) if negative is None or (p.value < 0) == negative), printed.places[-1]
    )
    return Claim(
        term=role,
        value=place.value,
        raw=place.raw,
        layer=Layer.RULES,
        score=round(score, 3),
        page=place.page,
        boxes=place.boxes,
        label=next((c.label for r, c in printed.claims.items() if r in (DUE, LINE_NET)), None),
        doubt=doubt,
        rejected=rejected,
    )


def _signed(printed: Printed, named: Claim | None, negative: bool | None) -> Claim | None:
    """The label's claim, unless it has another sign than the gross and the amount also stands with that sign."""
    if named is None or negative is None or not isinstance(named.value, Decimal) or (named.value < 0) == negative:
        return named
    return None if any((place.value < 0) == negative for place in printed.places) else named


def _alternative(printed: Printed, role: str) -> Alternative:
    place: Place | Claim = printed.claims[role] if role in printed.claims else printed.places[-1]
    value = place.value if isinstance(place.value, Decimal) else printed.value
    return Alternative(
        value=value, raw=place.raw, score=round(printed.strength(role), 3), page=place.page, boxes=place.boxes
    )


def _best(seen: Evidence, role: str) -> list[Printed]:
    """Amounts with a label for `role`, the strongest first."""
    named = [p for p in seen.amounts.values() if p.strength(role) >= _LEAST]
    return sorted(named, key=lambda p: (-p.strength(role), -(p.claims[role].page or 0), -p.value))


def _zero_tax(seen: Evidence, chosen: dict[str, Claim]) -> bool:
    """Zero tax: a printed 0 with a tax label or a zero rate, or exemption wording; then net = gross."""
    gross = next(iter(_gross_candidates(seen)), None)
    zero = seen.amounts.get(Decimal(0))
    labelled = zero is not None and zero.strength(TAX) >= 0.5
    rate_zero = Decimal(0) in seen.rates and zero is not None
    rest = [p for p in _best(seen, TAX) if p.value != 0]
    if gross is None or rest or not (labelled or rate_zero or seen.exempt):
        return False
    net = next((p for p in _best(seen, NET) if p.value == gross.value), None)
    if net is None and any(p.value > gross.value for p in _best(seen, NET)):
        return False
    sure = _SURE if (labelled or seen.exempt) and gross.strength(GROSS) + gross.strength(DUE) > 0 else 0.7
    chosen[GROSS] = claim_of(gross, GROSS, sure)
    if labelled and zero is not None:
        chosen[TAX] = claim_of(zero, TAX, sure)
    elif seen.exempt or rate_zero:
        chosen[TAX] = _derived(TAX, Decimal(0), seen.exempt or "0 %", (), sure - 0.05, seen)
    if net is not None:
        chosen[NET] = claim_of(net, NET, sure)
    else:
        value = chosen[GROSS].value
        assert isinstance(value, Decimal)
        chosen[NET] = _derived(NET, value, chosen[GROSS].raw, (GROSS, TAX), sure - 0.05, chosen[GROSS])
    return True


def _derived(
    role: str, value: Decimal, raw: str, operands: tuple[str, ...], score: float, source: Evidence | Claim
) -> Claim:
    page = source.page if isinstance(source, Claim) else source.exempt_page
    boxes = source.boxes if isinstance(source, Claim) else source.exempt_boxes
    return Claim(
        term=role,
        value=value,
        raw=raw,
        layer=Layer.DERIVED,
        score=round(score, 3),
        page=page,
        boxes=boxes,
        operands=operands,
    )


def _gross_candidates(seen: Evidence) -> list[Printed]:
    """Amounts that labels call gross or due, the strongest first; else the largest amount if labels name nothing."""
    named = [p for p in seen.amounts.values() if evidence(p, GROSS) >= _LEAST and p.value != 0]
    return sorted(named, key=lambda p: (-round(evidence(p, GROSS), 1), -len(p.places), -p.value))


def _from_labels(seen: Evidence, chosen: dict[str, Claim]) -> None:
    """Each total by its label alone; a set that does not add up is doubtful with both readings kept."""
    for role in (NET, TAX):
        _labelled(seen, chosen, role, _ALONE, least=_BESIDE)
    candidates = _gross_candidates(seen)
    if candidates:
        gross = candidates[0]
        chosen[GROSS] = claim_of(gross, GROSS, min(_ALONE, evidence(gross, GROSS)), None, candidates[1:4])
    _third(chosen)
    if {NET, TAX, GROSS} <= chosen.keys():
        net, tax, total = (chosen[role].value for role in (NET, TAX, GROSS))
        assert isinstance(net, Decimal) and isinstance(tax, Decimal) and isinstance(total, Decimal)
        if net + tax != total:
            doubt = f"{net} + {tax} is {net + tax}, but {total} is printed."
            for role in (NET, TAX, GROSS):
                chosen[role] = chosen[role].model_copy(update={"doubt": doubt, "score": min(chosen[role].score, 0.5)})


def _third(chosen: dict[str, Claim]) -> None:
    """Net or tax from the other two where both stand printed."""
    if GROSS not in chosen or (NET in chosen) == (TAX in chosen):
        return
    known = NET if NET in chosen else TAX
    missing = TAX if known == NET else NET
    gross, other = chosen[GROSS].value, chosen[known].value
    assert isinstance(gross, Decimal) and isinstance(other, Decimal)
    value = gross - other
    share = value / other if known == NET and other else other / value if value else Decimal(1)
    if not 0 < share <= Decimal("0.3"):
        return
    chosen[missing] = Claim(
        term=missing,
        value=value,
        raw=f"{chosen[GROSS].raw} - {chosen[known].raw}",
        layer=Layer.DERIVED,
        score=0.6,
        page=chosen[known].page,
        boxes=(*chosen[GROSS].boxes, *chosen[known].boxes)
        if chosen[GROSS].page == chosen[known].page
        else chosen[known].boxes,
        operands=(GROSS, known),
    )


def _labelled(seen: Evidence, chosen: dict[str, Claim], role: str, most: float, least: float = _LEAST) -> None:
    ranked = [printed for printed in _best(seen, role) if printed.strength(role) >= least]
    if ranked and role not in chosen:
        best = ranked[0]
        chosen[role] = claim_of(best, role, min(most, best.strength(role)), None, ranked[1:4])


def _due(seen: Evidence, chosen: dict[str, Claim], *, consistent: bool) -> None:
    """The amount due: as labelled if it agrees with gross and paid, else gross where nothing paid is printed."""
    gross = chosen[GROSS].value if GROSS in chosen else None
    paid = chosen[PAID].value if PAID in chosen else None
    ranked = _best(seen, DUE)
    if not isinstance(gross, Decimal):
        _labelled(seen, chosen, DUE, _ALONE)
        return
    settled = abs(gross) - abs(paid) if isinstance(paid, Decimal) else abs(gross)
    agreeing = next((p for p in ranked if p.value == settled), None)
    if agreeing is not None:
        chosen[DUE] = claim_of(
            agreeing, DUE, _SURE if consistent else _ALONE, None, [p for p in ranked if p is not agreeing][:3]
        )
    elif ranked and (ranked[0].value != 0 or ranked[0].strength(DUE) > 0.8):
        chosen[DUE] = claim_of(ranked[0], DUE, min(0.7, ranked[0].strength(DUE)), None, ranked[1:4])
    elif not isinstance(paid, Decimal) or paid == 0:
        source = chosen[GROSS]
        chosen[DUE] = _derived(DUE, gross, source.raw, (GROSS,), min(source.score, 0.88), source)
