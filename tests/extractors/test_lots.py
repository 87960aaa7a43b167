"""Lots of a FatturaPA: several invoices in one file, of which one may take another back."""

from __future__ import annotations

import pytest
from lxml import etree

from extractors.readers.lots import lot

_BODY = """<FatturaElettronicaBody><DatiGenerali><DatiGeneraliDocumento><TipoDocumento>{kind}</TipoDocumento>
<Numero>{number}</Numero></DatiGeneraliDocumento>{of}</DatiGenerali></FatturaElettronicaBody>"""
_OF = "<DatiFattureCollegate><IdDocumento>{}</IdDocumento></DatiFattureCollegate>"


def _told(kind: str, of: str) -> list[list[str]]:
    bodies = _BODY.format(kind="TD01", number="353/2026", of="") + _BODY.format(
        kind=kind, number="353N/2026", of=_OF.format(of)
    )
    found = lot("0" * 64, etree.fromstring(f"<FatturaElettronica>{bodies}</FatturaElettronica>"))
    assert found is not None
    return [[said.kind for said in one.said] for one in found.enclosed]


@pytest.mark.parametrize(
    ("kind", "of", "told"),
    [("TD04", "353/2026", ["set_off"]), ("TD04", "12/2026", []), ("TD24", "353/2026", [])],
)
def test_an_invoice_that_its_lot_takes_back_is_told_so(kind: str, of: str, told: list[str]) -> None:
    assert _told(kind, of) == [told, []]
