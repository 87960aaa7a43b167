"""The seller's name where a brand, a place or the buyer was taken for it: the name that the seller's numbers are bound
to.

Its number may be the maker's of the software, the bank's or the insurer's: a bearer helps to read the name, and makes
none surer. It always waits for a person, and takes the place of a name that is sure only where it bears the seller's
VAT identifier.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from extractors.page.names import LEGAL_FORM
from extractors.page.spans import boxes
from extractors.parsing.folding import compact, pieces
from extractors.parties.bearers import Bearer
from extractors.parties.full_names import begins_name
from schemas import Claim, Layer, rejected_of
from schemas.grades import DOUBTED, FIRM
from schemas.names import spelt

_LABEL = "bears the number"
_NAME, _VAT = "seller.name", "seller.vat_id"
_NUMBERS = (_VAT, "seller.tax_number")
_BUYERS = ("buyer.vat_id", "buyer.tax_number")
_LEAST = 7  # characters of a number that tell it from others
_SHORTEST = 4  # letters of a first word that tells one company from others


def with_bearer(chosen: Mapping[str, Claim], named: Mapping[str, Claim], found: Sequence[Bearer]) -> dict[str, Claim]:
    """`named`, which is what was `chosen` with the legal name behind a brand, with whom of those `found` bears the
    seller's numbers in place of a name that is no company's, in doubt."""
    told, legal = chosen.get(_NAME), named.get(_NAME)
    if told is None or legal is None or told.layer not in (Layer.RULES, Layer.MODEL):
        return dict(named)
    if LEGAL_FORM.search(str(told.value)):
        settled = not _holds_buyer(told, chosen)
    else:
        settled = legal.doubt is None and LEGAL_FORM.search(str(legal.value)) is not None
    bearer = None if settled else _bearer(told, chosen, found, sure=legal.doubt is None and told.certainty >= FIRM)
    if bearer is None or spelt(bearer.text) == spelt(str(legal.value)):
        return dict(named)
    return {**named, _NAME: _borne(told, bearer)}


def _bearer(told: Claim, chosen: Mapping[str, Claim], found: Sequence[Bearer], *, sure: bool) -> Bearer | None:
    """Who bears the seller's numbers and is not who was read, who may be `sure` to be meant."""
    own = [one for one in found if not _is_buyers(one, chosen)]
    vat = [one for one in own if _bears(one, chosen, (_VAT,))]
    if any(spelt(one.text) == spelt(str(told.value)) for one in vat):
        return None
    companies = [one for one in own if one.formed]
    if sure:
        kept = [one for one in companies if one in vat and one.name.start == 0]
    else:
        kept = [one for one in companies if not (one.registered and _VAT in chosen) or _bears(one, chosen, _NUMBERS)]
    company = _company(kept, told, chosen)
    plain = (one for one in own if not companies and _is_rather(one, told, sure=sure and one not in vat))
    return company if company is not None else next(plain, None)


def _company(companies: Sequence[Bearer], told: Claim, chosen: Mapping[str, Claim]) -> Bearer | None:
    """The company that begins as what was read does, else that bears the seller's numbers, else the only one."""
    ways = (
        [one for one in companies if _begins_alike(one, told)],
        [one for one in companies if _bears(one, chosen, _NUMBERS)],
        companies,
    )
    for ones in ways:
        if ones and all(_same(ones[0].text, one.text) for one in ones):
            often = Counter(spelt(one.text) for one in ones)
            return max(ones, key=lambda one: (often[spelt(one.text)], -len(one.text)))
    return None


def _is_rather(one: Bearer, told: Claim, *, sure: bool) -> bool:
    """Whether a name without a legal form is rather the seller's than what was read, unless that is `sure`: it begins
    with the same word or stands beside its number; or it was read as well, and the other does not stand with it."""
    if sure or _same(one.text, str(told.value)):
        return False
    if one.name.segment is one.number.segment:
        return True
    heard = any(_same(one.text, str(other.value)) for other in told.rejected)
    apart = not any(_same(name, str(told.value)) for name in one.others)
    return (one.near and _begins_alike(one, told)) or (heard and apart)


def _begins_alike(one: Bearer, told: Claim) -> bool:
    """Whether a name begins with the first word of what was read, or with all of it however it is parted."""
    brand = str(told.value)
    first = pieces(brand)[:1]
    alike = pieces(one.text)[:1] == first and len("".join(first)) >= _SHORTEST
    return alike or begins_name(brand, one.text)


def _bears(one: Bearer, chosen: Mapping[str, Claim], terms: Sequence[str]) -> bool:
    """Whether the number of a bearer is one of the `terms`, with or without what its country puts around it."""
    return any(_is_number(one.value, str(chosen[term].value)) for term in terms if term in chosen)


def _is_number(one: str, other: str) -> bool:
    short, long = sorted((compact(one), compact(other)), key=len)
    return len(short) >= _LEAST and short in long


def _is_buyers(one: Bearer, chosen: Mapping[str, Claim]) -> bool:
    name = chosen.get("buyer.name")
    return (name is not None and _same(one.text, str(name.value))) or _bears(one, chosen, _BUYERS)


def _holds_buyer(told: Claim, chosen: Mapping[str, Claim]) -> bool:
    name = chosen.get("buyer.name")
    return name is not None and _is_run(pieces(str(name.value)), pieces(str(told.value)))


def _same(name: str, other: str) -> bool:
    """Whether one of two names is words of the other, and no other legal form: a general partner is not its limited
    partnership."""
    (one, form), (two, another) = _parted(name), _parted(other)
    return (form == another or not form or not another) and (_is_run(one, two) or _is_run(two, one))


def _parted(name: str) -> tuple[tuple[str, ...], str]:
    """The words of a name without its legal form, and that, as it is spelt in short."""
    forms = (form[0] for form in LEGAL_FORM.finditer(name))
    return pieces(LEGAL_FORM.sub(" ", name)), spelt(" ".join(forms))


def _is_run(part: Sequence[str], whole: Sequence[str]) -> bool:
    """Whether all words of `part`, which has some, stand one behind the other in `whole`."""
    length = len(part)
    return bool(part) and any(tuple(part) == tuple(whole[at : at + length]) for at in range(len(whole) - length + 1))


def _borne(told: Claim, bearer: Bearer) -> Claim:
    """The claim `told` as one on the `bearer`, in doubt; what was read stays as an alternative."""
    text = bearer.text
    rejected = (rejected_of(told), *(other for other in told.rejected if spelt(str(other.value)) != spelt(text)))
    return Claim(
        term=told.term,
        value=text,
        raw=bearer.name.text,
        layer=Layer.RULES,
        score=round(min(told.certainty, DOUBTED), 4),
        page=bearer.name.page,
        boxes=boxes(bearer.name),
        label=_LABEL,
        doubt=f"{text} stands with {bearer.number.text}, and {told.raw} does not, but may be another company.",
        rejected=rejected[:3],
    )
