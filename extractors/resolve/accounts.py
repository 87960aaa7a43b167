"""The further accounts of a document: every address of payment that is printed is put beside the one that was taken."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from extractors.meanings.notices import speaks_of_gifts
from extractors.page import Layout, Segment
from extractors.page.names import LEGAL_FORM, is_of_another_form
from extractors.page.roles import NAMES_OF_PARTIES
from extractors.parsing.folding import compact, is_within, pieces
from extractors.parties.accounts import BESIDE
from schemas import Claim, same_account
from schemas.grades import FIRM
from schemas.terms import REFERENCES

IBAN = "payment.iban"
_ADDRESS = re.compile(r"[@:$]|(?<!\b\w)[./]|^[\W\d_]+$")  # and no name: initials and "A/S" have such signs, too
_SHORTEST = 4  # letters of a name
_CITY = "seller.address.city"
_LINKING = 3  # letters of a word between a name and its place: "te", "in", "à"


def other_accounts(chosen: Mapping[str, Claim], labelled: Sequence[Claim], layout: Layout) -> dict[str, Claim]:
    """Claims for the addresses of payment besides the chosen one, the surest kind first; those for donations are none.

    `labelled` are all that were read, IBANs first: the parts of one are no account of their own.
    """
    taken = [str(chosen[IBAN].value)] if IBAN in chosen else []
    # What a number beside a bank may be and is no account; a name that is the seller's is no other payee.
    numbers = {compact(str(chosen[term].value)) for term in REFERENCES if term in chosen}
    names = [str(chosen[term].value) for term in NAMES_OF_PARTIES if term in chosen]
    city = str(chosen[_CITY].value) if _CITY in chosen else ""
    found: dict[str, Claim] = {}
    for one in labelled:
        value = str(one.value)
        least = FIRM if one.doubt is not None else BESIDE
        if one.term != IBAN or one.score < least or any(_is_same(value, other) for other in taken):
            continue
        if compact(value) in numbers or _is_quoted(one, numbers, layout):
            continue
        if _is_one_of(_without(value, city), names) or _is_for_gifts(one, layout):
            continue
        taken.append(value)
        term = f"payment.other_accounts[{len(found)}].iban"
        found[term] = one.model_copy(update={"term": term, "rejected": ()})
    return found


def _is_quoted(claim: Claim, numbers: Collection[str], layout: Layout) -> bool:
    """Whether letters stand right before the digits of an account that make one of the `numbers` of them: "by bank
    transfer, quoting L 440198"."""
    segments = layout.page(claim.page).segments if claim.page is not None and claim.boxes else ()
    words = next((one.words for one in segments if _holds(one, claim)), ())
    first = next((at for at, word in enumerate(words) if word.box == claim.boxes[0]), 0)
    return first > 0 and compact(words[first - 1].text + str(claim.value)) in numbers


def _is_same(value: str, taken: str) -> bool:
    """Whether an address was taken already, or is the account of one that was taken with its bank."""
    return same_account(value, taken) or value in taken.split("/")


def _without(payee: str, city: str) -> str:
    """A payee without the seller's own city behind it: "Foundation Pine te Raalte"."""
    words, place = payee.split(), city.split()
    before = words[: -len(place)] if place else []
    if not before or pieces(" ".join(words[len(before) :])) != pieces(city):
        return payee
    linked = len(before) > 1 and before[-1].islower() and len(before[-1]) <= _LINKING
    return " ".join(before[:-1]) if linked else payee


def _is_one_of(value: str, names: Sequence[str]) -> bool:
    """Whether a payee is called as the seller is, or by words of its name; the only more may be a legal form where the
    name has none."""
    bare = LEGAL_FORM.sub("", value)
    if _ADDRESS.search(value) or len(compact(value)) < _SHORTEST or not compact(bare):
        return False
    called = (name for name in names if not is_of_another_form(value, name))
    return any(is_within(value, name) or compact(bare) == compact(name) for name in called)


def _is_for_gifts(claim: Claim, layout: Layout) -> bool:
    if claim.page is None:
        return False
    page = layout.page(claim.page)
    own = next((one for one in page.segments if _holds(one, claim)), None)
    return own is not None and speaks_of_gifts(page.block_of(own).text)


def _holds(segment: Segment, claim: Claim) -> bool:
    return any(word.box in claim.boxes for word in segment.words)
