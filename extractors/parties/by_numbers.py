"""The seller's name where a brand, a place or the buyer was taken for it: the name that the seller's numbers are bound
to.

The only company that bears numbers, the seller's VAT identifier among them, is sure to be meant where what was read is
no company; so is one that begins as what was read does. All else waits for a person.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from extractors.page.claims import rejected_of
from extractors.page.names import LEGAL_FORM
from extractors.page.spans import boxes
from extractors.parsing.folding import compact, pieces
from extractors.parties.bearers import Bearer
from schemas import Claim, Layer
from schemas.grades import DOUBTED, LIKELY
from schemas.names import spelt

_LABEL = "bears the number"
_NAME, _VAT = "seller.name", "seller.vat_id"


def with_bearer(chosen: Mapping[str, Claim], found: Sequence[Bearer]) -> dict[str, Claim]:
    """`chosen` with whom of those `found` bears the seller's numbers in place of a name that is no company's."""
    told = chosen.get(_NAME)
    if told is None or told.layer not in (Layer.RULES, Layer.MODEL):
        return dict(chosen)
    formed = LEGAL_FORM.search(str(told.value)) is not None
    if formed and not _holds_buyer(told, chosen):
        return dict(chosen)
    own = [one for one in found if not _is_buyers(one, chosen)]
    companies = [one for one in own if one.formed]
    bearer = _bearer(companies, told, chosen)
    if bearer is not None:
        sure = not formed and _is_sure(bearer, companies, told, chosen)
        return {**chosen, _NAME: _borne(told, bearer, sure=sure)}
    plain = None if formed or companies else next((one for one in own if _is_rather(one, told)), None)
    return dict(chosen) if plain is None else {**chosen, _NAME: _borne(told, plain, sure=False)}


def _bearer(companies: Sequence[Bearer], told: Claim, chosen: Mapping[str, Claim]) -> Bearer | None:
    """The company that begins as what was read does, else that bears the seller's VAT identifier, else the only one."""
    ways = (
        [one for one in companies if _begins_alike(one, told)],
        [one for one in companies if _bears_vat_id(one, chosen)],
        companies,
    )
    for ones in ways:
        if ones and all(_same(ones[0].text, one.text) for one in ones):
            often = Counter(spelt(one.text) for one in ones)
            return max(ones, key=lambda one: (often[spelt(one.text)], -len(one.text)))
    return None


def _is_sure(bearer: Bearer, companies: Sequence[Bearer], told: Claim, chosen: Mapping[str, Claim]) -> bool:
    """Whether no other company bears a number, and this one bears the seller's VAT identifier, or begins as what was
    read does."""
    vat = any(_bears_vat_id(one, chosen) for one in companies)
    return all(_same(bearer.text, one.text) for one in companies) and (vat or _begins_alike(bearer, told))


def _is_rather(one: Bearer, told: Claim) -> bool:
    """Whether a name without a legal form is rather the seller's than what was read: it begins with the same word or
    stands beside its number; or it was read as well, and the other does not stand with it."""
    if _same(one.text, str(told.value)):
        return False
    if one.name.segment is one.number.segment:
        return True
    heard = any(_same(one.text, str(other.value)) for other in told.rejected)
    apart = not any(_same(name, str(told.value)) for name in one.others)
    return told.certainty < LIKELY and ((one.near and _begins_alike(one, told)) or (heard and apart))


def _begins_alike(one: Bearer, told: Claim) -> bool:
    """Whether a name begins with the first word of what was read, or with all of it written in one."""
    first = pieces(str(told.value))[:1]
    return pieces(one.text)[:1] == first or compact(one.text).startswith(compact(str(told.value)))


def _bears_vat_id(one: Bearer, chosen: Mapping[str, Claim], term: str = _VAT) -> bool:
    return term in chosen and compact(str(chosen[term].value)) == compact(one.value)


def _is_buyers(one: Bearer, chosen: Mapping[str, Claim]) -> bool:
    name = chosen.get("buyer.name")
    return (name is not None and _same(one.text, str(name.value))) or _bears_vat_id(one, chosen, "buyer.vat_id")


def _holds_buyer(told: Claim, chosen: Mapping[str, Claim]) -> bool:
    name = chosen.get("buyer.name")
    return name is not None and compact(str(name.value)) in compact(str(told.value))


def _same(name: str, other: str) -> bool:
    """Whether one of two names holds the other."""
    one, two = compact(name), compact(other)
    return one in two or two in one


def _borne(told: Claim, bearer: Bearer, *, sure: bool) -> Claim:
    """The claim `told` as one on the `bearer`; what was read stays as an alternative."""
    text = bearer.text
    rejected = (rejected_of(told), *(other for other in told.rejected if spelt(str(other.value)) != spelt(text)))
    return Claim(
        term=told.term,
        value=text,
        raw=bearer.name.text,
        layer=Layer.RULES,
        score=round(max(told.certainty, LIKELY) if sure else min(told.certainty, DOUBTED), 4),
        page=bearer.name.page,
        boxes=boxes(bearer.name),
        label=_LABEL,
        doubt=None if sure else f"{text} bears the number {bearer.number.text}, and not {told.raw}.",
        rejected=rejected[:3],
    )
