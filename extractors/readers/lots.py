"""A FatturaPA file with several bodies is several invoices under one header: a lot, to be divided."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import NamedTuple

from lxml import etree

from extractors.parsing.folding import compact
from schemas import Enclosed, Reading, Signal, SignalCode, Statement

_BODY = "FatturaElettronicaBody"
_DOCUMENT = "DatiGenerali/DatiGeneraliDocumento"
_CREDITS = frozenset({"TD04", "TD08"})  # credit notes, the second simplified
_TAKEN_BACK = (  # what a credit note names, in which field by which number; the second simplified
    ("DatiGenerali/DatiFattureCollegate", "IdDocumento"),
    ("DatiGenerali/DatiFatturaRettificata", "NumeroFR"),
)
_DAYS = ("Data", "DataFR")  # of what is named
_YEAR = 4  # digits
_DAY = re.compile(r"[12][0-9]{3}-")
_SAYS = "set_off"


def lot(sha256: str, root: etree._Element) -> Reading | None:
    """The invoices of a lot, each as a file of its own; None where the e-invoice is one invoice."""
    count = len(_bodies(root))
    if count < 2:
        return None
    credited = tuple(_credited(_bodies(root)))
    enclosed = tuple(
        Enclosed(f"invoice {at + 1} of {count}.xml", _alone(root, at), said=_told_of(body, credited))
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


class _Credit(NamedTuple):
    """The number that a credit note names, its year where it says one, and that it takes that invoice back."""

    number: str
    year: str
    said: Statement


def _credited(bodies: Sequence[etree._Element]) -> Iterator[_Credit]:
    """What the credit notes of the lot take back, in whole or in part."""
    for body in bodies:
        kind = _text(body, f"{_DOCUMENT}/TipoDocumento")
        for field, name in _TAKEN_BACK if kind in _CREDITS else ():
            for named in body.iterfind(field):
                year = _year("".join(_text(named, day) for day in _DAYS))
                for number in filter(None, ((one.text or "").strip() for one in named.iterfind(name))):
                    text = f"TipoDocumento {kind}, {_number(body)}: {field.rpartition('/')[2]} {number}"
                    yield _Credit(_plain(number), year, Statement(kind=_SAYS, language="it", text=text))


def _told_of(body: etree._Element, credited: Sequence[_Credit]) -> tuple[Statement, ...]:
    """What is said of an invoice: one of another year may have its number."""
    number, year = _plain(_number(body)), _year(_text(body, f"{_DOCUMENT}/Data"))
    return tuple(one.said for one in credited if one.number == number and (year in ("", one.year) or not one.year))


def _year(day: str) -> str:
    """The year of a day as the format writes it; of one written otherwise none: it may be that of any invoice."""
    return day[:_YEAR] if _DAY.match(day) else ""


def _plain(number: str) -> str:
    """A number as it is compared, without signs and what only fills it: "FT 0012/2026" as "FT12/2026"."""
    return compact(re.sub(r"(?<!\d)0+(?=\d)", "", number))


def _text(element: etree._Element, path: str) -> str:
    return (element.findtext(path) or "").strip()


def _number(body: etree._Element) -> str:
    return _text(body, f"{_DOCUMENT}/Numero")


def _alone(root: etree._Element, number: int) -> bytes:
    """The file with the body of this number alone."""
    copy = deepcopy(root)
    for other, body in enumerate(_bodies(copy)):
        if other != number:
            copy.remove(body)
    return etree.tostring(copy, encoding="UTF-8", xml_declaration=True)
