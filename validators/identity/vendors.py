"""Which known vendor a document is from: identifiers, names and accounts joined.

A name and a VAT identifier are public: they prove who a page says it is from, never where the money goes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from schemas import ACCOUNT_TERM, Claim, Vendor, folded, number_forms, rejected_of, same_account
from schemas.grades import FIRM
from validators import vat
from validators.identity.companies import FIXED, printed_claim, sure
from validators.identity.wording import Wording, part_of, same_name, same_number
from validators.likeness import alike
from validators.reference import Reference

_PAID = "payment.iban"
_STEM = 8  # letters of a part of a name that tell its vendor
_NUMBERS = {"seller.vat_id": "vat_id", "seller.tax_number": "tax_number"}


class Seller(NamedTuple):
    """The known vendor a document is from, if one is certain, by all its rows, the best first; else the one whose name
    the seller's is like."""

    rows: tuple[Vendor, ...] = ()
    like: Vendor | None = None


class _Signs(NamedTuple):
    """What of a vendor is on a document: its number, its account, its name (read as the seller's, or printed)."""

    vendor: Vendor
    number: bool
    account: bool
    named: bool
    printed: bool

    @property
    def joined(self) -> int:
        return 2 * self.number + 2 * self.account + self.named + self.printed


def seller(claims: Mapping[str, Claim], wording: Wording, reference: Reference) -> Seller:
    """The vendor that the document is from."""
    found = reference.vendors([*_keys(claims), *wording.keys])
    signs = sorted((_signs(one, claims, wording) for one in found or ()), key=lambda one: -one.joined)
    fitting = [one for one in signs if _fits(one, claims)]
    if len({one.vendor.vendor for one in fitting if one.joined == fitting[0].joined}) != 1:
        return _pretended(claims, reference)
    key = fitting[0].vendor.vendor
    return Seller(tuple(dict.fromkeys((fitting[0].vendor, *(row for row in found or () if row.vendor == key)))))


def _keys(claims: Mapping[str, Claim]) -> list[str]:
    """What the readings say of the seller, as keys under which vendors are kept."""
    name = claims.get("seller.name")
    numbers = [*(str(claims[term].value) for term in _NUMBERS if term in claims), *_accounts(claims)]
    return [
        *([f"name:{folded(str(name.value))}"] if name is not None else []),
        *(f"id:{form}" for number in numbers for form in number_forms(number)),
    ]


def _accounts(claims: Mapping[str, Claim]) -> list[str]:
    """Every account that is printed, the one taken as that to pay and the further ones."""
    return [str(claim.value) for term, claim in claims.items() if ACCOUNT_TERM.fullmatch(term)]


def _signs(vendor: Vendor, claims: Mapping[str, Claim], wording: Wording) -> _Signs:
    printed = any(wording.number(number) for number in _numbers(vendor))
    read = [
        is_number_of(str(claims[term].value), vendor)
        for term in _NUMBERS
        if _tells(claims.get(term), term, vendor) and not (printed and _is_misread(claims[term]))
    ]
    name = claims.get("seller.name")
    return _Signs(
        vendor,
        number=all(read) and (any(read) or printed),
        account=any(same_account(one, known) for one in _accounts(claims) for known in vendor.accounts),
        named=name is not None and same_name(str(name.value), vendor.name),
        printed=wording.text(vendor.name) is not None,
    )


def _fits(signs: _Signs, claims: Mapping[str, Claim]) -> bool:
    """Whether all that was read may be of this vendor: its name, and a number of its own where it has any."""
    vendor, name = signs.vendor, claims.get("seller.name")
    if signs.number and signs.account and name is not None and _is_of_words(str(name.value), vendor.name):
        return True  # by its number, and nobody else can gain where its own account is named
    unlike = name is not None and not signs.named and name.certainty >= FIRM and name.doubt is None
    if not (signs.named or signs.printed) or (unlike and not part_of(str(name.value) if name else "", vendor.name)):
        return False
    contradicted = not signs.number and any(
        _tells(claims.get(term), term, vendor) and not is_number_of(str(claims[term].value), vendor)
        for term in _NUMBERS
    )
    return not contradicted and (signs.number or signs.account or (signs.named and not _has_sign(vendor, claims)))


def _is_of_words(name: str, whole: str) -> bool:
    """Whether a name has words of `whole` alone, in whatever order: "Rossi & Figli s.n.c." of "Falegnameria Nord s.n.c.
    di Rossi & Figli", of which the other words stand elsewhere on the page."""
    words, known = ({folded(word) for word in text.split()} for text in (name, whole))
    return len(folded(name)) >= _STEM and words <= known


def _has_sign(vendor: Vendor, claims: Mapping[str, Claim]) -> bool:
    """Whether a vendor could be known by more than its name here: a number of its own, or an account where the document
    names any number or account. One that says nowhere where to pay diverts nothing."""
    told = bool(_accounts(claims)) or any(term in claims for term in _NUMBERS)
    return bool(_numbers(vendor)) or (bool(vendor.accounts) and told)


def country_of(rows: Sequence[Vendor]) -> str | None:
    """The country of a vendor with these rows: one of what two people confirmed names none."""
    return next((row.country for row in rows if row.country), None)


def is_number_of(number: str, vendor: Vendor) -> bool:
    """Whether `number` is one of the vendor's, whatever the document calls it."""
    return any(same_number(number, known) for known in _numbers(vendor))


def _numbers(vendor: Vendor) -> list[str]:
    return [number for term in _NUMBERS.values() if (number := getattr(vendor, term))]


def _is_misread(claim: Claim) -> bool:
    """Whether a number was read in doubt, and is no valid VAT identifier as it was read."""
    return claim.doubt is not None and vat.check(str(claim.value)) is not vat.Check.VALID


def _tells(claim: Claim | None, term: str, vendor: Vendor) -> bool:
    """Whether a number was read of a kind that is known of the vendor."""
    return claim is not None and bool(getattr(vendor, _NUMBERS[term]))


def _pretended(claims: Mapping[str, Claim], reference: Reference) -> Seller:
    """Whose name is like a known vendor's, and whose numbers are none of its own."""
    name = claims.get("seller.name")
    every = (reference.every_vendor() or ()) if name is not None else ()
    like = (vendor for vendor in every if name is not None and alike(str(name.value), vendor.name))
    return Seller(like=next((vendor for vendor in like if not _is_itself(claims, vendor)), None))


def _is_itself(claims: Mapping[str, Claim], vendor: Vendor) -> bool:
    """Whether words of the vendor's name alone are read, and a number of its own: a part of its name is no other's."""
    own = any(term in claims and is_number_of(str(claims[term].value), vendor) for term in _NUMBERS)
    return own and _is_of_words(str(claims["seller.name"].value), vendor.name)


def _accounts_in_place(claims: Mapping[str, Claim], rows: Sequence[Vendor]) -> dict[str, Claim]:
    """The claims on accounts that are known, each certain, and where the seller is paid as the account to pay: another
    was taken for that, which is not known, or is known to be printed beside and was read by one reader or in doubt."""
    accounts = {term: claim for term, claim in claims.items() if ACCOUNT_TERM.fullmatch(term)}
    paid, known = accounts.get(_PAID), [account for row in rows for account in row.accounts]
    mains = [term for term, claim in accounts.items() if _is_any(claim, [one for row in rows for one in row.ibans])]
    unsure = paid is not None and (paid.alone or paid.doubt is not None or not _is_any(paid, known))
    movable = len(mains) == 1 and not any(accounts[term].layer in FIXED for term in mains)
    if paid is not None and unsure and movable and _PAID not in mains and paid.layer not in FIXED:
        main = accounts[mains[0]]
        rejected = (rejected_of(paid), *paid.rejected)
        accounts[_PAID] = main.model_copy(update={"term": _PAID, "rejected": rejected})
        accounts[mains[0]] = paid.model_copy(update={"term": mains[0], "rejected": (), "doubt": None})
    moved = {term: claim for term, claim in accounts.items() if claim is not claims[term]}
    return moved | {term: sure(claim, str(claim.value)) for term, claim in accounts.items() if _is_any(claim, known)}


def _is_any(claim: Claim, accounts: Sequence[str]) -> bool:
    return any(same_account(str(claim.value), account) for account in accounts)


def as_vendor(claims: Mapping[str, Claim], wording: Wording, rows: Sequence[Vendor]) -> dict[str, Claim]:
    """The claims on a seller, the vendor of `rows` (the best first): what is known of it and printed is certain."""
    found = _accounts_in_place(claims, rows)
    vendor = rows[0]
    name, place = claims.get("seller.name"), wording.text(vendor.name)
    if name is not None and folded(str(name.value)) == folded(vendor.name):
        found["seller.name"] = sure(name, vendor.name)
    elif place is not None:  # the whole name, where a brand or less of it was read
        found["seller.name"] = printed_claim("seller.name", vendor.name, place.text, place.page, (place.box,))
    elif name is not None and same_name(str(name.value), vendor.name):
        found["seller.name"] = sure(name, str(name.value))
    for term, attribute in _NUMBERS.items():
        known, claim = getattr(vendor, attribute), claims.get(term)
        stands = wording.number(known)
        if claim is not None and is_number_of(str(claim.value), vendor):
            found[term] = sure(claim, str(claim.value))
        elif (claim is None or _is_misread(claim)) and stands is not None and term == "seller.vat_id":
            printed = printed_claim(term, stands.text, stands.text, stands.page, (stands.box,))
            rejected = () if claim is None else (rejected_of(claim), *claim.rejected)
            found[term] = printed.model_copy(update={"rejected": rejected})
    country = country_of(rows)
    currency = next((row.currency for row in rows if row.currency), None)
    for term, known in (("seller.address.country", country), ("currency", currency)):
        claim = claims.get(term)
        if claim is not None and claim.value == known:
            found[term] = sure(claim, str(claim.value))
        elif claim is None and term == "currency" and (code := wording.code(known)) is not None:
            found[term] = printed_claim(term, str(known), str(known), code.page, (code.box,))
    return {term: claim for term, claim in found.items() if getattr(claims.get(term), "layer", None) not in FIXED}
