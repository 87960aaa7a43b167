"""What official rules advise against and what says nothing new: an element that no invoice needs and that holds what is
so without it, "CopyIndicator: false". A payer who reads it, and one who does not, do the same."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from lxml import etree

_CBC = "{urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2}"
_CAC = _CBC.replace("Basic", "Aggregate")
_ADVISED = re.compile(r"not\((?:cbc|cac):(\w+)\)")  # a rule that one element is left out
_NOTHING_PAID = re.compile(r"0+(?:\.0+)?")
_LINES = frozenset({"InvoiceLine", "CreditNoteLine"})
_REAL = frozenset({"prod", "production"})  # of an exchange that is no test

Says = Callable[[str, etree._Element], bool]


def _no(text: str, _root: etree._Element) -> bool:
    return text in {"false", "0"}


def _own_currency(text: str, root: etree._Element) -> bool:
    return text == (root.findtext(f"{_CBC}DocumentCurrencyCode") or "").strip()


def _count(text: str, root: etree._Element) -> bool:
    lines = sum(etree.QName(one).localname in _LINES for one in root.iterchildren(etree.Element))
    return text.isdecimal() and int(text) == lines


def _real(text: str, _root: etree._Element) -> bool:
    return text.lower() in _REAL


_ANY: Says = lambda _text, _root: True  # noqa: E731 - the last row of one table
_PLAIN: Mapping[str, Says] = {
    "CopyIndicator": _no,
    "ProfileExecutionID": _real,
    "PaymentCurrencyCode": _own_currency,
    "PricingCurrencyCode": _own_currency,
    "LineCountNumeric": _count,
    "UUID": _ANY,  # of the message, and the hour at which it was written
    "IssueTime": _ANY,
}


def _nothing_paid(one: etree._Element) -> bool:
    """Whether what was paid before is nothing; its number and its day are of no payment."""
    paid = one.findall(f"{_CBC}PaidAmount")
    return bool(paid) and all(_NOTHING_PAID.fullmatch((amount.text or "").strip()) for amount in paid)


def says_nothing_new(test: str, root: etree._Element) -> bool:
    """Whether what fails a `test` at the `root` is an element that says what is so without it, each time."""
    advised = _ADVISED.fullmatch("".join(test.split()))
    if advised is None:
        return False
    if advised[1] == "PrepaidPayment":
        return all(map(_nothing_paid, root.findall(f"{_CAC}PrepaidPayment")))
    plain = _PLAIN.get(advised[1])
    if plain is None:
        return False
    found = root.findall(f"{_CBC}{advised[1]}")
    return bool(found) and all(plain((one.text or "").strip(), root) for one in found)
