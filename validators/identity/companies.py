"""Which of the user's own companies an invoice is made out to."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from schemas import Claim, Company, Layer, Printed, folded
from schemas.grades import FIRM
from validators.identity.wording import Wording, part_of, same_name, same_number, stands_under

_STRONG = 0.5  # a reading of the name that is as sure as this counts
_PERSON = re.compile(r"(?:\w{1,4}\.\s?)+[^\W\d_][\w'’-]+")  # a title or initials, one word: no company
_SELLER_AT = "seller.address."
FIXED = (Layer.EINVOICE, Layer.TEMPLATE, Layer.HUMAN)


class Buyer(NamedTuple):
    """The company an invoice is made out to, if one is certain; else why none is, as a sentence."""

    company: Company | None = None
    why: str | None = None


def buyer(claims: Mapping[str, Claim], wording: Wording, companies: Sequence[Company]) -> Buyer:
    """Which of `companies` the buyer is. Of several rows of one, the one whose number is printed; else the first."""
    name, number = claims.get("buyer.name"), claims.get("buyer.vat_id")
    rows = _with_all_names(companies)
    by_name = _by_company([one for one in rows if name is not None and is_called(str(name.value), one)])
    numbered = [one for one in rows if number is not None and same_number(str(number.value), one.vat_id)]
    printed = _by_company([one for one in rows if wording.name(one.names)])
    by_number = _by_company(numbered)
    if len(by_name) == 1:
        return _checked(by_name, number, wording, rows)
    alone = len(printed) == 1 and by_number.keys() <= printed.keys()
    if alone and _is_it(next(iter(printed.values()))[0], name, wording):
        return _checked(printed, number, wording, rows)
    if name is not None and not by_name and name.certainty >= _STRONG:
        return Buyer(None, f"The invoice is made out to {name.value}, which is none of your companies.")
    if alone:
        return _checked(printed, number, wording, rows)
    if len(by_number) == 1 and not printed:
        return Buyer(None, "Your VAT identifier is printed, but none of the names of your company.")
    if printed:
        return Buyer(None, f"It is not certain to which of your companies it is: {' and '.join(printed)} are printed.")
    return Buyer(None, "None of your companies is named on the document.")


def _with_all_names(companies: Sequence[Company]) -> list[Company]:
    """Each row with the names of all rows of its company."""
    names = {
        company: tuple(dict.fromkeys(name for one in rows for name in one.names))
        for company, rows in _by_company(companies).items()
    }
    return [one.model_copy(update={"names": names[one.company]}) for one in companies]


def _by_company(rows: Sequence[Company]) -> dict[str, list[Company]]:
    found: dict[str, list[Company]] = {}
    for row in rows:
        found.setdefault(row.company, []).append(row)
    return found


def is_called(name: str, company: Company) -> bool:
    """Whether `name` is one of the company's, alone or before a comma and a department."""
    parts = (name, name.partition(",")[0])
    return any(same_name(part, spelling) for part in parts for spelling in company.names)


def _is_it(company: Company, name: Claim | None, wording: Wording) -> bool:
    """Whether what was read as the buyer's name is a line of the company's, or less than that which stands over it."""
    part = name is not None and any(
        part_of(str(name.value), one) and _lies_in(name, place)
        for one in company.names
        if (place := wording.text(one)) is not None
    )
    return part or _heads(company, name, wording)


def _lies_in(name: Claim, place: Printed) -> bool:
    """Whether what was read as a name is a piece of what is printed at `place`."""
    box = place.box
    return name.page == place.page and all(
        box.x0 <= one.centre <= box.x1 and box.top <= one.middle <= box.bottom for one in name.boxes
    )


def _heads(company: Company, name: Claim | None, wording: Wording) -> bool:
    """Whether the name of `company` stands over its address, above what was read as the buyer's name with little
    certainty: a guest, a contact, a department."""
    found = wording.name(company.names)
    if name is None or found is None or not name.boxes or name.page != found[1].page:
        return False
    if name.certainty >= FIRM and not _PERSON.fullmatch(str(name.value)):
        return False
    above = found[1].box.top <= name.boxes[0].top
    return above and any(wording.under(found[1], part) for part in (company.street, company.post_code))


def _checked(
    found: Mapping[str, Sequence[Company]], number: Claim | None, wording: Wording, companies: Sequence[Company]
) -> Buyer:
    """The one company `found`, unless what is printed contradicts it: the number of another one."""
    ((name, rows),) = found.items()
    stated = [one for one in rows if number is not None and same_number(str(number.value), one.vat_id)]
    printed = [one for one in rows if wording.number(one.vat_id)]
    for other in (one for one in companies if one.company != name):
        others = number is not None and same_number(str(number.value), other.vat_id)
        if others or (wording.number(other.vat_id) and not printed):
            return Buyer(None, f"The name is that of {name}, the VAT identifier that of {other.company}.")
    if number is not None and not (stated or printed) and any(one.vat_id for one in rows):
        return Buyer(None, f"The VAT identifier {number.value} is not that of {name}.")
    return Buyer(next(iter((*stated, *printed)), rows[0]))


def as_company(
    claims: Mapping[str, Claim], wording: Wording, company: Company, sellers: Collection[str] = ()
) -> dict[str, Claim]:
    """The claims on a buyer who is `company`: what is known of it and printed is certain. Of the names that may be the
    buyer's as well, those of the vendor who is certain to sell (`sellers`) are none, nor is the end of one."""
    found: dict[str, Claim] = {}
    name = claims.get("buyer.name")
    spelling = next((one for one in company.names if name and same_name(one, str(name.value).partition(",")[0])), None)
    others = [one for one in name.rejected if _other(one.value, company) and one.score >= _STRONG] if name else []
    rivals = [one for one in others if not any(_is_end(str(one.value), seller) for seller in sellers)]
    if name is not None and is_called(str(name.value), company) and not rivals:
        found["buyer.name"] = sure(name, spelling or str(name.value))
    elif (place := _place(name, wording, company)) is not None:
        found["buyer.name"] = printed_claim("buyer.name", place[0], place[1].text, place[1].page, (place[1].box,))
    for term, value in _known(company).items():
        claim = claims.get(term)
        place_of = wording.number(value) if term == "buyer.vat_id" else wording.text(value)
        if claim is not None and _same(term, str(claim.value), value):
            found[term] = sure(claim, str(claim.value))
        elif place_of is not None and (claim is None or claim.layer not in FIXED) and term != "buyer.address.country":
            found[term] = printed_claim(term, value, place_of.text, place_of.page, (place_of.box,))
    return {term: claim for term, claim in found.items() if getattr(claims.get(term), "layer", None) not in FIXED}


def _is_end(name: str, seller: str) -> bool:
    """Whether `name` is the seller's or its end, as a name over two rows is read."""
    words = seller.split()
    ends = (" ".join(words[start:]) for start in range(1, len(words)))
    return same_name(name, seller) or folded(name) in map(folded, ends)


def our_address(claims: Mapping[str, Claim], wording: Wording, company: Company) -> frozenset[str]:
    """The terms of the seller's address where it is the one that stands under the name of `company`: it was read for
    the seller by mistake, if who sells is not the company itself."""
    name, place = claims.get("seller.name"), wording.name(company.names)
    known = {_SELLER_AT + "street": company.street, _SELLER_AT + "post_code": company.post_code}
    read = [(claims[term], value) for term, value in known.items() if term in claims and value]
    if place is None or not read or (name is not None and is_called(str(name.value), company)):
        return frozenset()
    for claim, value in read:
        under = any(stands_under(place[1], claim.page, box) for box in claim.boxes)
        if claim.layer in FIXED or not under or folded(str(claim.value)) != folded(value):
            return frozenset()
    return frozenset(term for term in claims if term.startswith(_SELLER_AT))


def _place(name: Claim | None, wording: Wording, company: Company) -> tuple[str, Printed] | None:
    """The name of `company` where it is printed, unless what was read is its name and may be another, too."""
    return None if name is not None and is_called(str(name.value), company) else wording.name(company.names)


def _other(value: object, company: Company) -> bool:
    return not is_called(str(value), company) and folded(str(value)) not in map(folded, company.names)


def _known(company: Company) -> dict[str, str]:
    values = {
        "buyer.vat_id": company.vat_id,
        "buyer.address.street": company.street,
        "buyer.address.city": company.city,
        "buyer.address.post_code": company.post_code,
        "buyer.address.country": company.country,
    }
    return {term: value for term, value in values.items() if value}


def _same(term: str, value: str, known: str) -> bool:
    return same_number(value, known) if term == "buyer.vat_id" else folded(value) == folded(known)


def sure(claim: Claim, value: str) -> Claim:
    """`claim`, certain as what is known: its words and places stay as evidence."""
    return claim.model_copy(
        update={"value": value, "layer": Layer.REFERENCE, "doubt": None, "confidence": None, "alone": False}
    )


def printed_claim(term: str, value: str, raw: str, page: int, boxes: tuple[object, ...]) -> Claim:
    """A claim on a value that is known and printed, which nothing had read as such."""
    return Claim.model_validate(
        {"term": term, "value": value, "raw": raw, "layer": Layer.REFERENCE, "score": 1.0, "page": page, "boxes": boxes,
         "label": "known and printed"}
    )  # fmt: skip
