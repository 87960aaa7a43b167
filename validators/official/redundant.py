"""What official rules advise against and what says nothing new: an element that no invoice needs and that holds what is
so without it, "CopyIndicator: false". A payer who reads it, and one who does not, do the same."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from lxml import etree

from validators.official.paths import UBL, UN

_PREFIXES = {
    "cac": f"{UBL}CommonAggregateComponents-2",
    "cbc": f"{UBL}CommonBasicComponents-2",
    "ram": f"{UN}ReusableAggregateBusinessInformationEntity:100",
    "udt": f"{UN}UnqualifiedDataType:100",
}
_ADVISED = re.compile(r"not\(((?:cbc|cac|ram):\w+)\)")  # a rule that one element is left out
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


_PLAIN: Mapping[str, Callable[[etree._Element, etree._Element], bool]] = {
    "cbc:CopyIndicator": _no,
    "cbc:ProfileExecutionID": _real,
    "cbc:PaymentCurrencyCode": _own_currency,
    "cbc:PricingCurrencyCode": _own_currency,
    "cbc:LineCountNumeric": _count,
    "cbc:UUID": _of_message,
    "cbc:IssueTime": _of_message,
    "cac:PrepaidPayment": _nothing_paid,
    "ram:TestIndicator": _no_test,
}
_WITHIN = {"ram:TestIndicator": "ExchangedDocumentContext"}  # all others stand at the root


def says_nothing_new(test: str, place: etree._Element | None) -> bool:
    """Whether what fails a `test` at its `place`, where that is clear, is an element that says what is so without it,
    each time."""
    advised = _ADVISED.fullmatch("".join(test.split()))
    name = advised[1] if advised is not None else ""
    plain = _PLAIN.get(name)
    if plain is None or place is None or not _stands_in(place, name):
        return False
    found = place.findall(name, _PREFIXES)
    root = place.getroottree().getroot()
    return bool(found) and all(plain(one, root) for one in found)


def _stands_in(place: etree._Element, name: str) -> bool:
    """Whether `place` is where the element of that name stands."""
    within = _WITHIN.get(name)
    return place.getparent() is None if within is None else etree.QName(place).localname == within
