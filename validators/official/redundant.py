"""What official rules advise against and what says nothing new: an element that no invoice needs and that holds what is
so without it, "CopyIndicator: false", or repeats what another states, as the day on which all of it is due. A payer who
reads it, and one who does not, do the same."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy

from lxml import etree

from validators.official.paths import UBL, UN

_PREFIXES = {
    "cac": f"{UBL}CommonAggregateComponents-2",
    "cbc": f"{UBL}CommonBasicComponents-2",
    "rsm": f"{UN}CrossIndustryInvoice:100",
    "ram": f"{UN}ReusableAggregateBusinessInformationEntity:100",
    "udt": f"{UN}UnqualifiedDataType:100",
}
_LINE = "(cac:InvoiceLine|cac:CreditNoteLine)"
_NAME = r"(?:cbc|cac|ram):\w+"
# A rule that elements of one path are left out; of some, in an invoice alone.
_ADVISED = re.compile(rf"not\(((?:(?:{re.escape(_LINE)}|{_NAME})/)*{_NAME})\)(?:or\.\./cn:CreditNote)?")
_AGREED = "rsm:SupplyChainTradeTransaction/ram:ApplicableHeaderTradeAgreement"
_NAMES = frozenset({"Name", "RegistrationName"})
_HUNDRED = re.compile(r"100(?:\.0+)?")
_NOTHING_PAID = re.compile(r"0+(?:\.0+)?")
_LINES = frozenset({"InvoiceLine", "CreditNoteLine"})
_REAL = frozenset({"prod", "production"})  # of an exchange that is no test


def _text(one: etree._Element) -> str:
    return (one.text or "").strip()


def _no(one: etree._Element, _root: etree._Element) -> bool:
    return _text(one) in {"false", "0"}


def _own_currency(one: etree._Element, root: etree._Element) -> bool:
    return _text(one) == (root.findtext("cbc:DocumentCurrencyCode", namespaces=_PREFIXES) or "").strip()


def _count(one: etree._Element, root: etree._Element) -> bool:
    lines = sum(etree.QName(line).localname in _LINES for line in root.iterchildren(etree.Element))
    return _text(one) == str(lines)  # as it is written: thousands of digits are no number


def _real(one: etree._Element, _root: etree._Element) -> bool:
    return _text(one).lower() in _REAL


def _of_message(_one: etree._Element, _root: etree._Element) -> bool:
    """Whether it is of the message alone, whatever it holds: its number, and the hour at which it was written."""
    return True


def _nothing_paid(one: etree._Element, _root: etree._Element) -> bool:
    """Whether what was paid before is nothing; its number and its day are of no payment."""
    paid = one.findall("cbc:PaidAmount", _PREFIXES)
    return bool(paid) and all(_NOTHING_PAID.fullmatch(_text(amount)) for amount in paid)


def _no_test(one: etree._Element, root: etree._Element) -> bool:
    """Whether it says that the document is no test."""
    said = one.findall("udt:Indicator", _PREFIXES)
    return bool(said) and all(_no(value, root) for value in said)


def _when_due(one: etree._Element, root: etree._Element) -> bool:
    return _text(one) == _stated(root, "cbc:DueDate")


def _all_of_it(one: etree._Element, root: etree._Element) -> bool:
    """Whether the amount of terms is what is to be paid in all, which no other terms ask for."""
    due = root.find("cac:LegalMonetaryTotal/cbc:PayableAmount", _PREFIXES)
    same = due is not None and (_text(one), one.get("currencyID")) == (_text(due), due.get("currencyID"))
    return same and _alone(one)


def _hundred(one: etree._Element, _root: etree._Element) -> bool:
    return _HUNDRED.fullmatch(_text(one)) is not None and _alone(one)


def _first(one: etree._Element, _root: etree._Element) -> bool:
    return _text(one) == "1" and _alone(one)


def _alone(one: etree._Element) -> bool:
    """Whether what holds an element is the only one of its name."""
    above = one.getparent()
    beside = above.getparent() if above is not None else None
    return above is not None and beside is not None and len(beside.findall(str(above.tag))) == 1


def _stated(root: etree._Element, path: str) -> str:
    """The text of a path of an invoice that has one; what nothing equals, else."""
    return (root.findtext(path, namespaces=_PREFIXES) or "").strip() or "-"


def _same_as(path: str) -> Callable[[etree._Element, etree._Element], bool]:
    """Whether a party says nothing that another one does not say of itself, and its name."""

    def check(one: etree._Element, root: etree._Element) -> bool:
        other, said = root.find(path, _PREFIXES), frozenset(_leaves(one))
        named = any(place[-1] in _NAMES for place, _, _ in said)
        return other is not None and named and said <= frozenset(_leaves(other))

    return check


def _leaves(one: etree._Element, place: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str, str]]:
    """The texts within an element, each with the names that lead to it and its attributes."""
    for child in one.iterchildren(etree.Element):
        below = (*place, etree.QName(child).localname)
        if _text(child) or child.attrib:
            yield below, _text(child), str(sorted(child.attrib.items()))
        yield from _leaves(child, below)


_PLAIN: Mapping[str, Callable[[etree._Element, etree._Element], bool]] = {
    "cbc:CopyIndicator": _no,
    "cbc:ProfileExecutionID": _real,
    "cbc:PaymentCurrencyCode": _own_currency,
    "cbc:PricingCurrencyCode": _own_currency,
    "cbc:LineCountNumeric": _count,
    "cbc:UUID": _of_message,
    "cbc:IssueTime": _of_message,
    "cac:PrepaidPayment": _nothing_paid,
    "cac:PaymentMeans/cbc:PaymentDueDate": _when_due,
    "cac:PaymentTerms/cbc:PaymentDueDate": _when_due,
    "cac:PaymentTerms/cbc:InstallmentDueDate": _when_due,
    "cac:PaymentTerms/cbc:Amount": _all_of_it,
    "cac:PaymentTerms/cbc:PaymentPercent": _hundred,
    "cac:PaymentTerms/cbc:ID": _first,
    "cac:BuyerCustomerParty": _same_as("cac:AccountingCustomerParty"),
    "cac:SellerSupplierParty": _same_as("cac:AccountingSupplierParty"),
    f"{_LINE}/cbc:FreeOfChargeIndicator": _no,
    "ram:TestIndicator": _no_test,
    "ram:InvoiceeTradeParty": _same_as(f"{_AGREED}/ram:BuyerTradeParty"),
    "ram:PayerTradeParty": _same_as(f"{_AGREED}/ram:BuyerTradeParty"),
    "ram:InvoicerTradeParty": _same_as(f"{_AGREED}/ram:SellerTradeParty"),
}
_SETTLED = "ApplicableHeaderTradeSettlement"
_WITHIN = {  # all others stand at the root
    "ram:TestIndicator": "ExchangedDocumentContext",
    "ram:InvoiceeTradeParty": _SETTLED,
    "ram:PayerTradeParty": _SETTLED,
    "ram:InvoicerTradeParty": _SETTLED,
}


def says_nothing_new(test: str, place: etree._Element | None) -> bool:
    """Whether what fails a `test` at its `place`, where that is clear, is an element that says what is so without it,
    each time."""
    advised = _ADVISED.fullmatch("".join(test.split()))
    name = advised[1] if advised is not None else ""
    plain = _PLAIN.get(name)
    if plain is None or place is None or not _stands_in(place, name):
        return False
    found = _found(place, name)
    root = place.getroottree().getroot()
    return bool(found) and all(plain(one, root) for one in found)


def _found(place: etree._Element, path: str) -> list[etree._Element]:
    found = place.xpath(path, namespaces=_PREFIXES)
    assert isinstance(found, list)
    return [one for one in found if isinstance(one, etree._Element)]


def without_repetitions(root: etree._Element) -> etree._Element:
    """A copy of the invoice at `root` without what stands below its root and says nothing new."""
    copy = deepcopy(root)
    for name, within in _WITHIN.items():
        for place in [one for one in copy.iter(etree.Element) if etree.QName(one).localname == within]:
            if says_nothing_new(f"not({name})", place):
                for one in _found(place, name):
                    place.remove(one)
    return copy


def _stands_in(place: etree._Element, name: str) -> bool:
    """Whether `place` is where the element of that name stands."""
    within = _WITHIN.get(name)
    return place.getparent() is None if within is None else etree.QName(place).localname == within
