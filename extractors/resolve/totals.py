"""Totals that agree: the printed triple, zero tax with its own evidence, what is due after what was paid."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from extractors.page.claims import amount_of, derived, doubted
from extractors.page.printed import Printed
from extractors.page.roles import ALLOWANCES, BALANCE, CHARGES, DUE, GROSS, NET, TAX, TRIPLE
from extractors.resolve.adjustments import choose_adjustments
from extractors.resolve.cash import rounds, settled_in_cash
from extractors.resolve.claims import at_least, claim_of, explained, signed_claim
from extractors.resolve.due import choose_due
from extractors.resolve.evidence import Evidence
from extractors.resolve.partly import may_tax, partly_taxed, rather_the_total, taxed_and_free, taxes_something
from extractors.resolve.pieces import in_pieces, leads_to
from extractors.resolve.taxes import agreeing_rows, path_of
from extractors.resolve.triple import Triple, decomposes, evidence, fits_a_rate, triples
from extractors.resolve.unprinted import told_better, unprinted_gross
from schemas import Claim, Layer
from schemas.grades import DOUBTED, FIRM, NAMED

_CONFIRMED = NAMED  # labelled and consistent
_CONSISTENT = DOUBTED  # but labels say too little
_LABELLED = DOUBTED  # but nothing on the page confirms it
_CONTRADICTED = 0.5
_LEAST = 0.3
_BESIDE = 0.6  # a column head alone is too little where nothing else confirms an amount
_RIVAL = 0.35  # a triple this close in rank cannot be told apart
_ROUNDED = Decimal("0.05")  # cash is rounded to it at most, where the rounding itself cannot be read
_AMBIGUOUS = FIRM  # a label that may mean several totals is weaker
_MOST_TAX = Decimal("0.3")
_TWICE = 2  # places of an amount that is net and gross
_APART = 6  # amounts of two triples that have none in common
_MOST_OTHERS = 3  # rates beside one row of a tax table


@dataclass(frozen=True, slots=True)
class Totals:
    """The claims on totals that were chosen, and whether a consistent triple stands printed."""

    claims: Mapping[str, Claim]
    triple_printed: bool


def choose_totals(seen: Evidence) -> Totals:
    """The consistent set of totals: a triple, else zero tax, else each label alone."""
    found = triples(seen.amounts, seen.rates)
    best = next((t for t in found if _credible(t) and not _vetoed(seen, t)), None)
    if best is not None and best.labels < 3 and _stands_untaxed(seen, best):
        best = None
    summed = _of_sections(seen, found) or _from_rows(seen) or _named_untaxed(seen) or taxed_and_free(seen)
    summed = summed or _of_pieces(seen)
    if best is not None and summed and abs(amount_of(summed[GROSS])) > best.gross.value:
        best, summed = (
            (best, {}) if rather_the_total(best, seen.amounts.get(abs(amount_of(summed[GROSS])))) else (None, summed)
        )
    if best is not None and told_better(seen, rounded := unprinted_gross(seen), best):
        best, summed = None, rounded
    if best is not None and not best.fits_rate and not _is_named(best.tax) and (rows := _from_rows(seen)):
        best, summed = None, rows  # a balance and this bill add up as well
    chosen = _from_triple(seen, best, found) if best is not None else summed or _not_printed(seen)
    chosen = {role: explained(claim) for role, claim in chosen.items()}
    printed = best is not None or any(claim.score >= _CONFIRMED for claim in chosen.values())
    if not chosen:
        chosen = _from_labels(seen)
    alone = _CONFIRMED if printed else _LABELLED
    chosen |= choose_adjustments(seen.amounts, chosen, alone)
    chosen |= choose_due(seen, chosen, alone, consistent=printed)
    return Totals(chosen, printed)


def _of_pieces(seen: Evidence) -> dict[str, Claim]:
    """The totals as a sum of parts; where labels and words say as much of the same amounts, as these say."""
    parts, whole = in_pieces(seen), _untaxed(seen)
    same = bool(parts) and all(role in whole and whole[role].value == parts[role].value for role in parts)
    return whole if same else parts


def _not_printed(seen: Evidence) -> dict[str, Claim]:
    """What proves the totals where no triple stands printed: a rounding or a tax kept back, no tax, or the lines."""
    return unprinted_gross(seen) or partly_taxed(seen) or _untaxed(seen) or _of_lines(seen)


def _credible(triple: Triple) -> bool:
    """Whether enough speaks for a triple: two labels, or one with a rate or an alignment, and no label against."""
    against = min(evidence(triple.net, NET), evidence(triple.tax, TAX), evidence(triple.gross, GROSS))
    if triple.labels >= 2:
        return against > -_CONTRADICTED or triple.labels == 3 or (triple.fits_rate and triple.aligned)
    return triple.labels + triple.fits_rate + triple.aligned >= 2 and against > -_LEAST


def _vetoed(seen: Evidence, triple: Triple) -> bool:
    """Whether it is one row of a tax table with several, or chance: exempt, no label for a tax, and no printed rate."""
    if _one_of_several(seen, triple) or _part_of_due(seen, triple) or _settled_otherwise(seen, triple):
        return True
    if _net_is_gross(triple) or _outranked(seen, triple) or _is_charge(triple.tax):
        return True
    if seen.exemption is None or triple.tax.told(TAX) >= _BESIDE or (triple.fits_rate and triple.labels == 3):
        return False
    rates = [rate for rate in seen.rates if rate > 0]
    amounts = sorted(seen.amounts)
    net, tax = triple.net.value, triple.tax.value
    return not (fits_a_rate(net, tax, rates) or decomposes(net, tax, rates, amounts))


def _one_of_several(seen: Evidence, triple: Triple) -> bool:
    """Whether base and tax of one row are taken for the total, though with those of other rows they add up to more
    that stands printed, be it base and tax alone; with rows of its own rate, which may be what it was before a
    correction, to one that labels rather call the total."""
    rows = {
        (row.rate.value, abs(amount_of(row.base)), abs(amount_of(row.amount)))
        for row in seen.tax_rows
        if row.base is not None and amount_of(row.base)
    }
    own = next((row for row in rows if row[1:] == (triple.net.value, triple.tax.value)), None)
    if own is None:
        return False
    least = evidence(triple.gross, GROSS)
    others = sorted(rows - {own}, key=str)
    for count in range(1, min(len(others), _MOST_OTHERS) + 1):
        for group in combinations(others, count):
            base = sum((base for _, base, _ in group), triple.net.value)
            tax = sum((tax for *_, tax in group), triple.tax.value)
            total = seen.amounts.get(base + tax)
            apart = len({rate for rate, *_ in (own, *group)}) > count
            if apart and (total is not None or {base, tax} <= seen.amounts.keys()):
                return True
            if total is not None and evidence(total, GROSS) > least:
                return True
    return False


def _part_of_due(seen: Evidence, triple: Triple) -> bool:
    """Whether what is due is the sum of this total and another: goods at one rate, and those at none."""
    for due in seen.named(DUE, _LABELLED):
        other = seen.amounts.get(due.value - triple.gross.value)
        if other is not None and max(other.strength(GROSS), other.strength(NET)) >= max(
            _LEAST, other.opposed(GROSS, NET, DUE)
        ):
            return True
    return False


def _net_is_gross(triple: Triple) -> bool:
    """Whether labels call one amount net and gross, and none calls the tax one: a charge or a balance lies between."""
    return not _is_named(triple.tax) and any(
        printed.strength(NET) >= _CONSISTENT and printed.strength(GROSS) >= _CONSISTENT
        for printed in (triple.net, triple.gross)
    )


def _is_charge(tax: Printed) -> bool:
    """Whether labels call it a charge, an allowance, or an earlier balance, and none a tax."""
    return not _is_named(tax) and max(map(tax.strength, (CHARGES, ALLOWANCES, BALANCE))) >= _CONSISTENT


def _is_named(tax: Printed) -> bool:
    """Whether a label calls an amount a tax."""
    claim = tax.claims.get(TAX)
    return claim is not None and claim.label is not None


def _outranked(seen: Evidence, triple: Triple) -> bool:
    """Whether at most a column head calls its total one, and a row of totals a larger one."""
    return triple.gross.strength(GROSS) < _BESIDE and any(
        p.value > triple.gross.value and p.claims[GROSS].layer is Layer.RULES for p in seen.named(GROSS, _CONFIRMED)
    )


def _settled_otherwise(seen: Evidence, triple: Triple) -> bool:
    """Whether another total was settled in cash, more than a rounding away."""
    settled = settled_in_cash(seen.amounts)
    return bool(settled) and all(abs(triple.gross.value - total) > _ROUNDED for total in settled)


def _stands_untaxed(seen: Evidence, triple: Triple) -> bool:
    """Whether a tax of 0 is labelled, and no other tax or net and gross as well: another sum is chance then."""
    zero = seen.amounts.get(Decimal(0))
    if zero is None or zero.strength(TAX) < _CONSISTENT or triple.tax.strength(TAX) >= zero.strength(TAX):
        return False
    return triple.tax.strength(TAX) == 0 or any(
        p.strength(NET) >= _CONSISTENT and evidence(p, GROSS) >= _CONSISTENT for p in seen.amounts.values()
    )


def _from_triple(seen: Evidence, best: Triple, found: Sequence[Triple]) -> dict[str, Claim]:
    """Claims for a triple; another triple nearly as good makes it doubtful."""
    named = FIRM if best.labels == 1 and best.fits_rate and best.aligned else _CONSISTENT
    sure = _CONFIRMED if best.labels >= 2 else named
    negative = amount_of(claim_of(best.gross, GROSS, sure)) < 0
    chosen = {}
    for role, printed in best.roles.items():
        rivals = [triple.roles[role] for triple in found if triple is not best]
        score = sure + 0.05 if printed.strength(role) > 0 else min(sure, FIRM) if evidence(printed, role) <= 0 else sure
        claim = signed_claim(printed, role, score, rivals, negative=negative)
        if (amount_of(claim) < 0) != negative:
            claim = doubted(claim, f"{claim.raw} has another sign than the total.", 0.6)
        chosen[role] = claim
    if not seen.taxed and not _is_named(best.tax):
        chosen[TAX] = doubted(chosen[TAX], f"Nothing on the pages calls {chosen[TAX].raw} a tax.", 0.6)
    rival = next((t for t in found if t.rank > best.rank - _RIVAL and _credible(t) and not _part_of(t, best)), None)
    if rival is not None:
        doubt = f"{rival.net.value} + {rival.tax.value} = {rival.gross.value} adds up as well."
        chosen = {role: doubted(claim, doubt, 0.6) for role, claim in chosen.items()}
    least = max(best.gross.strength(GROSS), _BESIDE)
    larger = _first(
        p
        for p in seen.named(GROSS, least)
        if p.value > best.gross.value and not rounds(seen.amounts, best.gross.value, p.value)
    )
    if larger is not None:
        doubt = f"{larger.claims[GROSS].raw} is named as the total as well."
        chosen = {role: doubted(claim, doubt, 0.6) for role, claim in chosen.items()}
    called_net = best.gross.strength(NET)  # "Total" alone may mean either, and no less the total
    if not best.fits_rate and called_net >= max(_CONSISTENT, best.gross.strength(GROSS)):  # fees and duties add up, too
        doubt = f"{best.gross.claims[NET].raw} is named as the total without tax as well, and no rate gives the tax."
        chosen = {role: doubted(claim, doubt, 0.6) for role, claim in chosen.items()}
    return chosen


def _part_of(triple: Triple, best: Triple) -> bool:
    """Whether `triple` is `best` itself or a row of its tax table: no rival."""
    smaller = triple.gross.value < best.gross.value and triple.tax.value < best.tax.value
    return (triple.gross is best.gross and triple.net is best.net) or (smaller and triple.net.value < best.net.value)


def _untaxed(seen: Evidence) -> dict[str, Claim]:
    """Zero tax: a printed 0 with a tax label or a zero rate, or exemption wording; then net = gross."""
    gross = next(iter(seen.gross()), None)
    zero = seen.amounts.get(Decimal(0))
    labelled = zero is not None and zero.strength(TAX) >= _CONTRADICTED
    rate_zero = zero is not None and Decimal(0) in seen.rates
    free = seen.exemption is not None and not seen.charged  # "incl. 19 % VAT": something else is free of it
    taxes = (one for one in seen.named(TAX, _BESIDE) if one.value)
    taxed = gross is not None and any(not free or may_tax(seen, one, gross, said=rate_zero) for one in taxes)
    if gross is None or taxed or taxes_something(seen) or not (labelled or rate_zero or free):
        return {}
    larger = [p for p in seen.named(NET) if p.value > gross.value and p.strength(NET) >= gross.strength(NET)]
    if any(not leads_to(seen, p, gross) for p in larger):
        return {}
    told = evidence(gross, GROSS) >= _BESIDE or _is_rounded_to_due(seen, gross)
    sure = _CONFIRMED if (labelled or seen.exemption) and told else _CONSISTENT
    total = _total(seen, seen.gross(), sure)
    sure = min(sure, total.score)
    chosen = {GROSS: total}
    if labelled and zero is not None:
        chosen[TAX] = claim_of(zero, TAX, sure)
    elif seen.exemption is not None:
        chosen[TAX] = seen.exemption.model_copy(update={"term": TAX, "score": sure - 0.05, "layer": Layer.DERIVED})
    elif zero is not None:
        chosen[TAX] = claim_of(zero, TAX, sure)
    printed_net = gross.strength(NET) > 0
    chosen[NET] = claim_of(gross, NET, sure) if printed_net else derived(NET, amount_of(total), [total], sure - 0.05)
    return chosen


def _is_rounded_to_due(seen: Evidence, gross: Printed) -> bool:
    """Whether a label calls net an amount that a printed rounding makes of what is due: it is the total as well, which
    its two names alone leave open."""
    if gross.strength(NET) < _CONSISTENT:
        return False
    return any(rounds(seen.amounts, gross.value, due.value) for due in seen.named(DUE, _CONFIRMED))


def _named_untaxed(seen: Evidence) -> dict[str, Claim]:
    """The totals where labels call one amount, printed twice, both net and gross, and a 0 the tax: no sum of parts is
    needed then."""
    gross, zero = next(iter(seen.gross()), None), seen.amounts.get(Decimal(0))
    if gross is None or zero is None or len(gross.places) < _TWICE:
        return {}
    least = min(zero.strength(TAX), gross.strength(NET), evidence(gross, GROSS))
    return _untaxed(seen) if least >= _CONFIRMED else {}


def _of_sections(seen: Evidence, found: Sequence[Triple]) -> dict[str, Claim]:
    """The sum of two triples with rates that fit, where a label names it: electricity and gas, each with its tax.

    The second may be an earlier invoice that is open as well: a person looks.
    """
    labelled = [triple for triple in found if triple.labels > 1 and triple.fits_rate and triple.aligned]
    for one, other in combinations(labelled, 2):
        gross = seen.amounts.get(one.gross.value + other.gross.value)
        apart = len({printed.value for triple in (one, other) for printed in triple.roles.values()}) == _APART
        if gross is not None and apart and evidence(gross, GROSS) >= _LEAST:
            parts = {role: [claim_of(t.roles[role], role, _CONSISTENT) for t in (one, other)] for role in (NET, TAX)}
            sums = {
                role: derived(role, sum(map(amount_of, parts[role]), Decimal(0)), parts[role], _CONSISTENT)
                for role in parts
            }
            if all(amount_of(claim) > 0 for both in parts.values() for claim in both):
                return {**sums, GROSS: claim_of(gross, GROSS, _CONSISTENT)}
    return {}


def _of_lines(seen: Evidence) -> dict[str, Claim]:
    """The labelled gross that is the sum of the lines, where nothing speaks of tax; a net total beside it is the same
    amount."""
    gross = next(iter(seen.gross()), None)
    if gross is None or seen.lines != gross.value or evidence(gross, GROSS) < _BESIDE:
        return {}
    total = _total(seen, seen.gross(), _CONFIRMED)
    others = (net for net in seen.named(NET, _BESIDE) if net is not gross)
    if total.doubt is not None or not all(_is_part(seen, net, gross) for net in others):
        return {}
    return {GROSS: total} | ({NET: claim_of(gross, NET, _CONFIRMED)} if gross.strength(NET) >= _AMBIGUOUS else {})


def _is_part(seen: Evidence, net: Printed, gross: Printed) -> bool:
    """Whether what a label calls net is the sum of some lines, and that of the others is printed too, or is no amount:
    "Total fees" of hours."""
    rest = seen.amounts.get(gross.value - net.value)
    hours = net.value.as_tuple().exponent != gross.value.as_tuple().exponent
    return hours or (rest is not None and not rest.strength(TAX) and rest.strength(NET) > _LEAST)


def _from_rows(seen: Evidence) -> dict[str, Claim]:
    """Net and gross with a label whose difference is the sum of the printed tax rows; the tax total is derived."""
    for gross in seen.gross():
        for net in seen.named(NET):
            rows = agreeing_rows(seen.tax_rows, gross.value - net.value, net.value)
            if len(rows) > 1 and gross.value > net.value:
                amounts = [row.amount.model_copy(update={"term": path_of(n, "amount")}) for n, row in enumerate(rows)]
                tax = derived(TAX, sum(map(amount_of, amounts), Decimal(0)), amounts, _CONFIRMED - 0.05)
                return {NET: claim_of(net, NET, _CONFIRMED), TAX: tax, GROSS: claim_of(gross, GROSS, _CONFIRMED)}
    return {}


def _from_labels(seen: Evidence) -> dict[str, Claim]:
    """Each total by its label alone; a set that does not add up is doubtful with both readings kept."""
    chosen = _by_label(seen, NET, _LABELLED, _BESIDE) | _by_label(seen, TAX, _LABELLED, _BESIDE)
    candidates = seen.gross()
    if candidates:
        chosen[GROSS] = _total(seen, candidates, min(_LABELLED, evidence(candidates[0], GROSS)))
    chosen |= _third(chosen)
    if chosen.keys() >= set(TRIPLE):
        net, tax, total = (amount_of(chosen[role]) for role in TRIPLE)
        if net + tax != total and _said_once(seen, chosen):
            chosen |= {role: at_least(chosen[role], _CONFIRMED) for role in TRIPLE}
        elif net + tax != total:
            doubt = f"{net} + {tax} is {net + tax}, but {total} is printed."
            chosen |= {role: doubted(chosen[role], doubt, _CONTRADICTED) for role in TRIPLE}
    elif {NET, GROSS} <= chosen.keys() and abs(amount_of(chosen[NET])) > abs(amount_of(chosen[GROSS])):
        chosen[NET] = doubted(chosen[NET], f"It is more than {chosen[GROSS].raw}, the total.", _CONTRADICTED)
    return chosen


def _said_once(seen: Evidence, chosen: Mapping[str, Claim]) -> bool:
    """Whether words name one net, one tax and one gross amount, in one currency: then it is the document that does
    not add up, not our reading of it."""
    named: dict[str, list[Printed]] = {NET: [], TAX: [], GROSS: []}
    for printed in seen.amounts.values():
        role = max(named, key=printed.told)
        if printed.told(role) >= _BESIDE:
            named[role].append(printed)
    marks = {mark for found in named.values() for printed in found for mark in printed.marks}
    alone = all(len(found) == 1 and found[0].value == abs(amount_of(chosen[role])) for role, found in named.items())
    return alone and len(marks) <= 1


def _total(seen: Evidence, candidates: Sequence[Printed], score: float) -> Claim:
    """The gross by its label; another amount that is called the total as clearly makes it doubtful."""
    best, *others = candidates
    claim = claim_of(best, GROSS, score, others)
    least = max(best.strength(GROSS), _BESIDE) - 0.1
    rival = _first(
        other
        for other in others
        if other.strength(GROSS) >= max(least, other.opposed(GROSS))
        and not rounds(seen.amounts, best.value, other.value)
    )
    if rival is None:
        return claim
    return doubted(claim, f"{rival.claims[GROSS].raw} is named as the total as well.", 0.6)


def _third(chosen: Mapping[str, Claim]) -> dict[str, Claim]:
    """Net or tax from the other two where both stand printed."""
    if GROSS not in chosen or (NET in chosen) == (TAX in chosen):
        return {}
    known, missing = (NET, TAX) if NET in chosen else (TAX, NET)
    value = amount_of(chosen[GROSS]) - amount_of(chosen[known])
    net, tax = (amount_of(chosen[NET]), value) if known == NET else (value, amount_of(chosen[TAX]))
    if net == 0 or not 0 < tax / net <= _MOST_TAX:
        return {}
    return {missing: derived(missing, value, [chosen[GROSS], chosen[known]], 0.6)}


def _by_label(seen: Evidence, role: str, most: float, least: float = _LEAST) -> dict[str, Claim]:
    ranked = seen.named(role, least)
    return {role: claim_of(ranked[0], role, min(most, ranked[0].strength(role)), ranked[1:])} if ranked else {}


def _first(found: Iterable[Printed]) -> Printed | None:
    return next(iter(found), None)
