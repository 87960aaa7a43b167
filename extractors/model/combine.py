"""Model and rules as two witnesses: agreement makes a value surer, disagreement makes it doubtful.

Each witness loses weight where the other one is sure of another value; what both say of one value adds up as evidence
of two. The rules lose more: they read labels alone, the model all that stands around.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import product

from extractors.model import ModelProposals
from extractors.page import Layout
from extractors.page.claims import key_of, place_of
from extractors.page.labels import Mark
from extractors.page.names import LEGAL_FORM
from extractors.page.roles import BUYER_REFERENCE, NUMBER, PAYMENT_REFERENCE, PURCHASE_ORDER
from extractors.page.sheet import Sheet
from extractors.parsing.folding import compact, is_within, pieces
from extractors.parties.full_names import begins_name
from extractors.parties.together import at_home, stand_together
from extractors.rules import Proposals
from extractors.rules.kind import INVOICES, Kind
from schemas import Alternative, Claim, Value, rejected_of
from schemas.grades import ALONE, FIRM, LIKELY, NAMED, VAGUE

_RULES_YIELD = 0.6
_MODEL_YIELDS = 0.4
_SUREST = 0.99
_SUREST_LABEL = NAMED  # as sure as a label can be: one amount may be net and gross at once
_LEAST = 0.05
_STRONG = 0.5  # a rival as strong as this is named in the doubt
_SHOWN = 3
_WRAPPED = 0.2  # of a name over two lines is said, where the second one alone was chosen
_BRAND = 0.8  # the share of a brand's score that the company's name has which begins with it
_TELLING = 5  # signs of a number that is no other by chance
_OF_OTHERS = (PURCHASE_ORDER, BUYER_REFERENCE)
_GUESSED = 0.5  # a name below this is a guess
_BEHIND = 0.0001  # as good as the best one, its place on the page might put it first
_OTHER_PARTY = {"seller.name": "buyer.name", "buyer.name": "seller.name"}


@dataclass(slots=True)
class _Heard:
    """What both witnesses say of one value."""

    rules: Claim | None = None
    model: Claim | None = None

    @property
    def value(self) -> Value:
        return self.claim.value

    @property
    def claim(self) -> Claim:
        """The claim that stands for both; the model's place and label, unless only the rules have one."""
        chosen = self.model if self.model is not None and (self.rules is None or self.model.label) else self.rules
        assert chosen is not None
        return chosen

    @property
    def doubt(self) -> str | None:
        """What makes the reading itself uncertain. Where the rules read the value too, they know: they see the
        country behind a date, and whether failed check digits are the document's own."""
        if self.rules is not None:
            return self.rules.doubt
        return self.model.doubt if self.model is not None else None


_Weighed = tuple[_Heard, float]


def combine(proposals: Proposals, model: ModelProposals, sheet: Sheet | None = None) -> Proposals:
    """The proposals of the rules with what the model says; terms the model does not know stay as they are. Names that
    stand together on the `sheet` are of one party, and its labels say what a number is of."""
    layout = sheet.layout if sheet is not None else None
    rules: dict[str, list[Claim]] = defaultdict(list)
    for claim in proposals.claims:
        rules[claim.term].append(claim)
    heard = {
        claim.term: claim.model_copy(update={"confidence": model.witnessed.get(claim.term, claim.confidence)})
        for claim in model.claims
    }
    if NUMBER in heard:
        heard[NUMBER] = _with_series(heard[NUMBER], rules[NUMBER])
        rules[NUMBER] += () if _is_of_another(heard[NUMBER], sheet) else _quoted(heard[NUMBER], rules)
    denied = {term: {key_of(value) for value in proposals.denied.get(term, ())} for term in heard}
    found = {term: _weighed(rules[term], heard[term], denied[term]) for term in _OTHER_PARTY if term in heard}
    found |= _two_parties(found, layout)
    if layout is not None and _are_settled(found, rules):
        names = {term: weighed[0][0].claim for term, weighed in found.items() if weighed}
        for term, (kept, others) in at_home(names, rules, heard, layout).items():
            rules[term] = kept
            denied[term] = denied.get(term, set()) | {key_of(value) for value in others}
    found |= {term: _weighed(rules[term], told, denied[term]) for term, told in heard.items() if term not in found}
    claims: list[Claim] = [claim for term in rules if term not in heard for claim in rules[term]]
    for term, weighed in found.items():
        if term.startswith("totals."):
            claims += [_as_claim(one, min(score, _SUREST_LABEL)) for one, score in weighed if score >= _LEAST]
        elif weighed:
            claims += _decided(weighed, _agreed(found.get(_OTHER_PARTY.get(term, ""), ())))
    return replace(proposals, claims=claims, kind=combine_kinds(proposals.kind, model))


def _are_settled(found: Mapping[str, list[_Weighed]], rules: Mapping[str, Sequence[Claim]]) -> bool:
    """Whether the names chosen say whose an identifier is: none is a guess, and they are not each what the rules took
    the other for. Else it stays as read, and may say whose names they are, where its party is known."""
    chosen = {term: weighed[0] for term, weighed in found.items() if weighed}
    read = {term: max(rules[term], key=lambda one: one.score) for term in _OTHER_PARTY if rules.get(term)}
    exchanged = {_OTHER_PARTY[term]: key_of(claim.value) for term, claim in read.items()}
    opposed = len(read) == len(_OTHER_PARTY) and exchanged == {t: key_of(one.value) for t, (one, _) in chosen.items()}
    return not opposed and all(score >= _GUESSED for _, score in chosen.values())


def _with_series(told: Claim, rules: Sequence[Claim]) -> Claim:
    """`told`, the number with the letters of its series where the rules read them before it, at a label of both."""
    for read in rules:
        letters, _, rest = str(read.value).partition(" ")
        series = re.fullmatch(r"[^\W_]+(?:[/-]\d*)?", letters) is not None and letters.isupper()
        whole = read.score >= VAGUE and series and letters[:1].isalpha()
        if whole and compact(rest) == compact(str(told.value)):
            kept = {part: getattr(read, part) for part in ("value", "raw", "page", "boxes", "label")}
            return told.model_copy(update=kept)
    return told


def _quoted(told: Claim, rules: Mapping[str, Sequence[Claim]]) -> Iterator[Claim]:
    """The number that the model is sure of, as the page says it once more to pay with, where the rules name no number:
    a second witness."""
    if rules[NUMBER] or told.score < LIKELY or len(compact(str(told.value))) < _TELLING:
        return
    others = (claim.value for role in _OF_OTHERS for claim in rules.get(role, ()) if claim.score >= FIRM)
    if told.value in others:
        return
    for claim in rules.get(PAYMENT_REFERENCE, ()):
        same = compact(str(claim.value)) == compact(str(told.value))
        if claim.score >= FIRM and same and place_of(claim) != place_of(told):
            place = {part: getattr(told, part) for part in ("value", "raw", "page", "boxes")}
            yield claim.model_copy(update={**place, "term": NUMBER, "score": FIRM})
            return


def _is_of_another(told: Claim, sheet: Sheet | None) -> bool:
    """Whether the label at the place of a number can only be of another kind: customers pay with their own number, too.
    One that may mean the invoice as well, as "No." does, and a title alone say nothing."""
    if sheet is None:
        return False
    place = (told.page, *told.boxes[:1])
    spans = (one.span for one in sheet.candidates["number"] if (one.page, *one.boxes[:1]) == place)
    labels = (naming.mark for span in spans for naming in sheet.name(span)[:1])
    return any(not _may_name_it(label) and len(label.titles) < len(label.roles) for label in labels)


def _may_name_it(label: Mark) -> bool:
    return NUMBER in label.roles or not INVOICES.isdisjoint(label.titles)


def _two_parties(found: Mapping[str, list[_Weighed]], layout: Layout | None) -> dict[str, list[_Weighed]]:
    """The values of the two names, the likeliest two of different parties first: a brand and the company that bears it
    are not seller and buyer, nor, unless the rules read them so, are two names over one address."""
    rows = {term: found[term] for term in _OTHER_PARTY if found.get(term)}
    if len(rows) < len(_OTHER_PARTY):
        return {}
    pairs = product(*(weighed[:_SHOWN] for weighed in rows.values()))
    read = [max(weighed, key=lambda row: _of(row[0].rules))[0] for weighed in rows.values()]
    apart = [
        pair
        for pair in pairs
        if not _is_one_party(one := pair[0][0], other := pair[1][0], None if [one, other] == read else layout)
    ]
    best = max(apart, key=lambda pair: sum(score for _, score in pair), default=())
    return {
        term: [first, *(one for one in weighed if one is not first)]
        for (term, weighed), first in zip(rows.items(), best, strict=False)
    }


def _is_one_party(one: _Heard, other: _Heard, layout: Layout | None) -> bool:
    name, second = str(one.value), str(other.value)
    if _ends(name, second) or _ends(second, name) or _is_brand(name, second) or _is_brand(second, name):
        return True
    return layout is not None and stand_together(layout, one.claim, other.claim)


def _ends(name: str, value: str) -> bool:
    """Whether `value` is `name` or its last words: a name may run over two rows."""
    whole, last = pieces(name), pieces(value)
    return compact(name) == compact(value) or whole[-len(last) :] == last


def _agreed(weighed: Sequence[tuple[_Heard, float]]) -> Value | None:
    """The value of a term that both witnesses speak for; None where one would have chosen another."""
    best, *others = [one for one, _ in weighed] or [_Heard()]
    heard = best.rules is not None and best.model is not None and _rival(best, others) is None
    return best.value if heard else None


def _is_of(name: Value | None, value: Value) -> bool:
    """Whether `value` is the `name` of the other party, or the row that one ends in."""
    return isinstance(name, str) and isinstance(value, str) and _ends(name, value)


def _weighed(rules: Sequence[Claim], told: Claim, denied: Set[object]) -> list[tuple[_Heard, float]]:
    """Every value of one term but the `denied` with what both witnesses together give it, the best first."""
    found: dict[object, _Heard] = {}
    for claim in sorted(rules, key=lambda c: c.score):
        found.setdefault(key_of(claim.value), _Heard()).rules = claim
    for other in reversed(told.rejected):
        found.setdefault(key_of(other.value), _Heard()).model = _claim_of(told, other)
    best = found.setdefault(key_of(told.value), _Heard())
    best.model = _named(told, best.rules)
    rows = [one for key, one in found.items() if key not in denied]
    against = _Against(rows)
    weighed = [(one, _score(one, rows, against)) for one in rows]
    return sorted(weighed, key=lambda row: -row[1])


def _named(told: Claim, rules: Claim | None) -> Claim:
    """`told` as the rules read it and where they found it named, if no label names it where the model did."""
    if told.label is not None or rules is None:
        return told
    read = {part: getattr(rules, part) for part in ("value", "raw", "page", "boxes", "label")}
    return told.model_copy(update=read)


def _claim_of(told: Claim, other: Alternative) -> Claim:
    update = {"value": other.value, "raw": other.raw, "score": other.score, "page": other.page, "boxes": other.boxes}
    return told.model_copy(update={**update, "label": None, "confidence": None, "doubt": None, "rejected": ()})


class _Against:
    """What each witness gives at most to a value other than one of `rows`."""

    def __init__(self, rows: Sequence[_Heard]) -> None:
        self._model = sorted(((_of(one.model), id(one)) for one in rows), reverse=True)[:2]
        self._rules = sorted(((_of(one.rules), id(one)) for one in rows), reverse=True)[:2]

    def of(self, one: _Heard) -> tuple[float, float]:
        """The most that the model, and that the rules give to another value than that of `one`."""
        model = next((score for score, other in self._model if other != id(one)), 0.0)
        return model, next((score for score, other in self._rules if other != id(one)), 0.0)


def _score(one: _Heard, rows: Sequence[_Heard], against: _Against) -> float:
    brands: list[_Heard] = []
    against_rules, against_model = against.of(one)
    if isinstance(one.value, str) and LEGAL_FORM.search(one.value) is not None:  # it may be what a brand begins
        brands, rivals = _parted(one, [other for other in rows if other is not one])
        against_rules = max((_of(other.model) for other in rivals), default=0.0)
        against_model = max((_of(other.rules) for other in rivals), default=0.0)
    model = max([_of(one.model), *(_BRAND * _of(brand.model) for brand in brands)])
    rules = max([_of(one.rules), *(_BRAND * _of(brand.rules) for brand in brands)])
    return witnessed(model, rules, against_model, against_rules)


def _parted(one: _Heard, others: Iterable[_Heard]) -> tuple[list[_Heard], list[_Heard]]:
    """The values that are the beginning of a legal name, which speak for it, and those that speak against it."""
    brands: list[_Heard] = []
    rivals: list[_Heard] = []
    for other in others:
        (brands if _is_brand(other.value, one.value) else rivals).append(other)
    return brands, rivals


def _is_brand(value: Value, name: Value) -> bool:
    """Whether `value` is the first words of the `name` of a company and lacks its legal form."""
    if not (isinstance(value, str) and isinstance(name, str)):
        return False
    return LEGAL_FORM.search(value) is None and begins_name(value, name)


def witnessed(model: float, rules: float, against_model: float = 0.0, against_rules: float = 0.0) -> float:
    """The joint score of a value that the witnesses score so, when each scores a rival value `against` the other."""
    ours = model * (1 - _MODEL_YIELDS * against_model)
    theirs = rules * (1 - _RULES_YIELD * against_rules)
    return min(_SUREST, 1 - (1 - ours) * (1 - theirs))


def _of(claim: Claim | None) -> float:
    return claim.score if claim is not None else 0.0


def _as_claim(one: _Heard, score: float, **update: object) -> Claim:
    """The claim for a value: with the confidence of both where the rules agree, below the gate where it is alone."""
    alone = one.rules is None
    kept = min(score, ALONE) if alone else score  # what the model alone says waits for a person
    confidence = None if alone or one.model is None else _confidence(one.model, one.rules)
    return one.claim.model_copy(
        update={"score": round(kept, 4), "confidence": confidence, "doubt": one.doubt, **update}
    )


def _confidence(model: Claim, rules: Claim | None) -> float | None:
    """The calibrated probability that a value is right which both read; None, as for the rules alone, where a label of
    its own is worth more: it would pass, had the model said nothing. Names are told by their place, which the model
    judges better."""
    label = rules.score if rules is not None and rules.label and not rules.term.endswith(".name") else 0.0
    above = model.confidence is not None and label >= max(model.confidence, LIKELY)
    return None if above else model.confidence


def _decided(weighed: Sequence[tuple[_Heard, float]], elsewhere: Value | None) -> Iterator[Claim]:
    """The best value with the others as alternatives; behind it what the rules say else, if it is less. A rival that
    both witnesses found `elsewhere`, as the other party, is no doubt."""
    (best, score), *rest = weighed
    rejected = (*_otherwise_read(best), *(_rejected(one, other) for one, other in rest[:_SHOWN]))
    rival = _rival(best, [one for one, _ in rest])
    doubt = best.doubt
    apart = rival is not None and not _nested(best.value, rival.value) and not _is_of(elsewhere, rival.value)
    if doubt is None and rival is not None and apart:
        doubt = f"The page may also be read as {rival.claim.raw}."
    if doubt is None and (unlike := next((one for one, other in rest if _is_whole(best, one, other)), None)):
        doubt = f"The page may also be read as {unlike.claim.raw}."
    yield _as_claim(best, score, rejected=rejected, doubt=doubt, alone=best.rules is None)
    for one, other in rest:
        if one.rules is not None:
            kept = other if other <= score else score - _BEHIND
            yield one.rules.model_copy(update={"score": round(min(kept, one.rules.score), 4)})


def _otherwise_read(best: _Heard) -> tuple[Alternative, ...]:
    """What else the rules say that the very print may mean: a day whose order nothing settles."""
    read = best.rules.rejected if best.rules is not None else ()
    return tuple(one for one in read if one.raw == best.claim.raw and one.value != best.value)


def _rival(best: _Heard, others: Sequence[_Heard]) -> _Heard | None:
    """The value that one of the witnesses would have chosen instead, if it was sure of it."""
    for witness in ("model", "rules"):
        top = max((best, *others), key=lambda one: _of(getattr(one, witness)))
        if top is not best and _of(getattr(top, witness)) >= _STRONG:
            return top
    return None


def _is_whole(best: _Heard, other: _Heard, score: float) -> bool:
    """Whether `best` may be the rest of the `other` value, whose beginning stands on the line above; or the second
    account of a seller, of which the rules name the `other` first."""
    if best.claim.term == "payment.iban":
        return _of(other.rules) >= _STRONG and other.rules is not None and place_of(other.rules) < place_of(best.claim)
    if not (isinstance(best.value, str) and isinstance(other.value, str)) or score < _WRAPPED:
        return False
    short, long = compact(best.value), compact(other.value)
    return len(short) < len(long) and long.endswith(short) and _begins_above(other.claim, best.claim)


def _begins_above(claim: Claim, other: Claim) -> bool:
    """Whether the first word of `claim` stands on a line above the first one of `other`."""
    on_page = claim.page == other.page and claim.boxes and other.boxes
    return bool(on_page) and claim.boxes[0].bottom < other.boxes[0].middle


def _rejected(one: _Heard, score: float) -> Alternative:
    return rejected_of(one.claim).model_copy(update={"score": round(score, 4)})


def _nested(one: Value, other: Value) -> bool:
    """Whether words of one text are all of the other: a name with and without its legal form."""
    if not (isinstance(one, str) and isinstance(other, str)):
        return False
    short, long = sorted((one, other), key=lambda text: len(compact(text)))
    return is_within(short, long)


def combine_kinds(rules: Kind, model: ModelProposals) -> Kind:
    """The type that both witnesses together speak for."""
    doc_type, chance = model.doc_type
    if doc_type is rules.doc_type:
        return replace(rules, score=round(witnessed(chance, rules.score), 3))
    if rules.title is None:  # no word names the document: the rules do not speak for another type
        return Kind(doc_type, None, round(min(chance, ALONE), 3))
    ours, theirs = witnessed(chance, 0.0, rules.score), witnessed(0.0, rules.score, 0.0, chance)
    if theirs >= ours:
        return replace(rules, score=round(theirs, 3))
    return Kind(doc_type, None, round(ours, 3), rules.title)


def agreeing(rules: Proposals, model: ModelProposals) -> frozenset[str]:
    """The terms whose value by the model the rules read as well."""
    read = {(claim.term, key_of(claim.value)) for claim in rules.claims}
    return frozenset(claim.term for claim in model.claims if (claim.term, key_of(claim.value)) in read)
