"""Companies and vendors joined with what was read: who is certain, and what of it then is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from schemas import Claim, Company, Extraction, Vendor, same_account
from schemas.regimes import law_country
from validators import vat
from validators.identity.companies import FIXED, as_company, buyer, is_called, our_address
from validators.identity.vendors import as_vendor, country_of, is_number_of, seller
from validators.identity.wording import Wording, same_number
from validators.reference import Reference


class Known(NamedTuple):
    """The user's company that a document is made out to, and the vendor it is from; else why not, where that is told.

    `vendors` are all rows of that vendor; `like` is one whose name the seller's is like, and who it is not.
    `asked` says whether the user's companies are known at all.
    """

    company: Company | None = None
    not_ours: str | None = None
    vendor: Vendor | None = None
    vendors: tuple[Vendor, ...] = ()
    like: Vendor | None = None
    asked: bool = False

    @property
    def country(self) -> str | None:
        """The vendor's country."""
        return country_of(self.vendors)


_COUNTRY = "seller.address.country"
_VAT_ID = "seller.vat_id"
NOBODY = Known()


def known(extraction: Extraction, reference: Reference) -> Known:
    """Who a document is to and from, as far as reference data say."""
    wording, companies = Wording(extraction.printed), reference.companies()
    extraction = without_ours(extraction, companies or ())
    to = buyer(extraction.claims, wording, companies) if companies is not None else None
    by = seller(extraction.claims, wording, reference)
    return Known(
        company=to.company if to else None,
        not_ours=to.why if to else None,
        vendor=by.rows[0] if by.rows else None,
        vendors=by.rows,
        like=by.like,
        asked=companies is not None,
    )


def without_ours(extraction: Extraction, companies: Sequence[Company]) -> Extraction:
    """`extraction` with the next reading where the seller was read as one of `companies`; without the number of one
    that stands under its name, and was read as that of somebody else who sells for want of another."""
    claims, wording = dict(extraction.claims), Wording(extraction.printed)
    for term, is_ours in (("seller.name", is_called), (_VAT_ID, _is_number)):  # whose a number is, the name says
        claim = claims.get(term)
        if claim is None or claim.layer in FIXED or not any(is_ours(str(claim.value), one) for one in companies):
            continue
        rest = [other for other in claim.rejected if not any(is_ours(str(other.value), one) for one in companies)]
        if rest:
            update = {"value": rest[0].value, "raw": rest[0].raw, "page": rest[0].page, "boxes": rest[0].boxes}
            doubt = f"It was read as {claim.raw} first, which is yours."
            claims[term] = claim.model_copy(
                update={**update, "score": rest[0].score, "doubt": doubt, "confidence": None}
            )
        elif term == _VAT_ID and _is_under_ours(claims, wording, companies):
            del claims[term]
    return extraction.model_copy(update={"claims": claims})


def _is_under_ours(claims: Mapping[str, Claim], wording: Wording, companies: Sequence[Company]) -> bool:
    """Whether the number read as the seller's, whose name is not ours, stands under the name of that one of `companies`
    whose it is."""
    name, number = claims.get("seller.name"), claims[_VAT_ID]
    if name is None or any(is_called(str(name.value), one) for one in companies):
        return False
    names = {spelling for one in companies if _is_number(str(number.value), one) for spelling in one.names}
    return any(wording.heads(names, number.page, box) for box in number.boxes)


def _is_the_buyers(claims: Mapping[str, Claim], who: Known) -> bool:
    """Whether the country read at the seller's address is that of the buyer, and the VAT identifier and what is known
    of the vendor agree on a different one."""
    country, number, buyers = (claims.get(term) for term in (_COUNTRY, "seller.vat_id", "buyer.address.country"))
    if country is None or number is None or country.layer in FIXED or not who.country:
        return False
    theirs = {buyers.value if buyers is not None else None, who.company.country if who.company is not None else None}
    if country.value not in theirs:
        return False
    home = law_country(who.country)
    own = any(is_number_of(str(number.value), vendor) for vendor in who.vendors)
    agreed = vat.country_of(str(number.value)) == home and own
    return agreed and law_country(str(country.value)) != home


def _is_abroad(claims: Mapping[str, Claim], vendors: Sequence[Vendor]) -> bool:
    """Whether the country read at the seller's address is not the vendor's, while its VAT identifier and the account
    to pay are the vendor's own, so that nobody else can gain by the address."""
    country, number, account = (claims.get(term) for term in (_COUNTRY, "seller.vat_id", "payment.iban"))
    known = {law_country(vendor.country) for vendor in vendors if vendor.country}
    if country is None or number is None or account is None or country.layer in FIXED or not known:
        return False
    own = any(is_number_of(str(number.value), vendor) for vendor in vendors)
    paid = any(same_account(str(account.value), iban) for vendor in vendors for iban in vendor.ibans)
    return own and paid and law_country(str(country.value)) not in known and vat.country_of(str(number.value)) in known


def _is_number(number: str, company: Company) -> bool:
    return same_number(number, company.vat_id)


def with_known(extraction: Extraction, who: Known, reference: Reference) -> Extraction:
    """`extraction` with what is known of its parties, where it is printed, in place of how it was read."""
    extraction = without_ours(extraction, reference.companies() or ())
    wording = Wording(extraction.printed)
    claims = dict(extraction.claims)
    if who.company is not None:
        claims |= as_company(claims, wording, who.company, [vendor.name for vendor in who.vendors])
        for term in our_address(claims, wording, who.company):
            del claims[term]
    if who.vendors:
        claims |= as_vendor(claims, wording, who.vendors)
        if _is_the_buyers(claims, who) or _is_abroad(claims, who.vendors):
            del claims[_COUNTRY]
    return extraction.model_copy(update={"claims": claims})
