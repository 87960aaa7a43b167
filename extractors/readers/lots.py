"""A FatturaPA file with several bodies is several invoices under one header: a lot, to be divided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy

from lxml import etree

from schemas import Enclosed, Reading, Signal, SignalCode, Statement

_BODY = "FatturaElettronicaBody"
_DOCUMENT = "DatiGenerali/DatiGeneraliDocumento"
_CREDITS = frozenset({"TD04", "TD08"})  # credit notes, the second simplified
_SAYS = "set_off"


def lot(sha256: str, root: etree._Element) -> Reading | None:
    """The invoices of a lot, each as a file of its own; None where the e-invoice is one invoice."""
    count = len(_bodies(root))
    if count < 2:
        return None
    credited = dict(_credited(_bodies(root)))
    enclosed = tuple(
        Enclosed(f"invoice {at + 1} of {count}.xml", _alone(root, at), said=credited.get(_number(body), ()))
        for at, body in enumerate(_bodies(root))
    )
    message = f"It held {count} invoices of one sender and was divided."
    return Reading(
        sha256=sha256,
        reader="einvoice",
        signals=(Signal(code=SignalCode.UNPACKED, message=message),),
        enclosed=enclosed,
    )


def _bodies(root: etree._Element) -> list[etree._Element]:
    return [child for child in root if etree.QName(child).localname == _BODY]


def _credited(bodies: Sequence[etree._Element]) -> Iterator[tuple[str, tuple[Statement, ...]]]:
    """The numbers that a credit note of the lot names, and that it takes that invoice back, in whole or in part."""
    for body in bodies:
        if (body.findtext(f"{_DOCUMENT}/TipoDocumento") or "").strip() in _CREDITS:
            for named in body.iterfind("DatiGenerali/DatiFattureCollegate/IdDocumento"):
                number = (named.text or "").strip()
                text = f"TipoDocumento TD04, {_number(body)}: DatiFattureCollegate {number}"
                yield number, (Statement(kind=_SAYS, language="it", text=text),)


def _number(body: etree._Element) -> str:
    return (body.findtext(f"{_DOCUMENT}/Numero") or "").strip()


def _alone(root: etree._Element, number: int) -> bytes:
    """The file with the body of this number alone."""
    copy = deepcopy(root)
    for other, body in enumerate(_bodies(copy)):
        if other != number:
            copy.remove(body)
    return etree.tostring(copy, encoding="UTF-8", xml_declaration=True)
