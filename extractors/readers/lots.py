"""A FatturaPA file with several bodies is several invoices under one header: a lot, to be divided."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from schemas import Enclosed, Reading, Signal, SignalCode

_BODY = "FatturaElettronicaBody"


def lot(sha256: str, root: etree._Element) -> Reading | None:
    """The invoices of a lot, each as a file of its own; None where the e-invoice is one invoice."""
    count = len(_bodies(root))
    if count < 2:
        return None
    enclosed = tuple(Enclosed(f"invoice {number + 1} of {count}.xml", _alone(root, number)) for number in range(count))
    message = f"It held {count} invoices of one sender and was divided."
    return Reading(
        sha256=sha256,
        reader="einvoice",
        signals=(Signal(code=SignalCode.UNPACKED, message=message),),
        enclosed=enclosed,
    )


def _bodies(root: etree._Element) -> list[etree._Element]:
    return [child for child in root if etree.QName(child).localname == _BODY]


def _alone(root: etree._Element, number: int) -> bytes:
    """The file with the body of this number alone."""
    copy = deepcopy(root)
    for other, body in enumerate(_bodies(copy)):
        if other != number:
            copy.remove(body)
    return etree.tostring(copy, encoding="UTF-8", xml_declaration=True)
