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


_SIMPLE = "<DatiFatturaRettificata><NumeroFR>353/2026</NumeroFR><DataFR>2026-05-03</DataFR></DatiFatturaRettificata>"
_DATED = "<DatiFattureCollegate><IdDocumento>{}</IdDocumento><Data>{}</Data></DatiFattureCollegate>"


@pytest.mark.parametrize(
    ("number", "kind", "of", "told"),
    [
        ("353/2026", "TD08", _SIMPLE, True),
        ("FT 12/2026", "TD04", _OF.format("FT12/2026"), True),
        ("12", "TD04", _OF.format("0012"), True),
        ("12", "TD04", _OF.format("120"), False),
        ("12", "TD04", _DATED.format("12", "2026-02-01"), True),
        ("12", "TD04", _DATED.format("12", "2025-02-01"), False),
        ("12", "TD04", _DATED.format("12", "01.02.2025"), True),
        ("12", "TD04", _DATED.format("11</IdDocumento><IdDocumento>12", "2026-02-01"), True),
    ],
)
def test_a_number_is_compared_without_signs_and_with_its_year(number: str, kind: str, of: str, *, told: bool) -> None:
    day = "</Numero><Data>2026-05-03</Data>"
    invoice = _BODY.format(kind="TD01", number=number, of="").replace("</Numero>", day)
    bodies = invoice + _BODY.format(kind=kind, number="1N", of=of).replace("</Numero>", day)
    found = lot("0" * 64, etree.fromstring(f"<FatturaElettronica>{bodies}</FatturaElettronica>"))
    assert found is not None
    assert [kind in said.text for said in found.enclosed[0].said] == [True] * told
