"""A way to pay that says that it was paid; and ways that only name how."""

from __future__ import annotations

import pytest

from extractors.page.sheet import sheet_of
from extractors.sentences.notices import notices
from tests.extractors.grid import reading

_LETTER = """
Zorbl & Quist Ltd

INVOICE NP-24-117
{row}

Flour of wheat      4      400.00
"""


def _told(row: str) -> list[str]:
    return [one.text for one in notices(sheet_of(reading(_LETTER.format(row=row))), {}) if one.kind == "paid"]


@pytest.mark.parametrize(
    "row",
    [
        "Payment method: card, paid",
        "Forma płatności     karta, zapłacono",
        "Zahlungsart: Kreditkarte (bezahlt)",
        "Mode de règlement : carte bancaire - payée",
        "Forma de pago: pagado con tarjeta",
        "Betaalwijze: iDEAL, voldaan",
        "Způsob úhrady: kartou, zaplaceno",
        "Payment method: paid by card on 3 May",
        "Zahlungsart: bezahlt per Kreditkarte",
        "Payment method: paid in full",
    ],
)
def test_a_way_that_says_so(row: str) -> None:
    assert [" ".join(text.split()) for text in _told(row)] == [" ".join(row.split())]


@pytest.mark.parametrize(
    "row",
    [
        "Payment method: card",
        "Forma de pago: Pag. efectivo",
        "Pagamento: Pag. contanti",
        "Zahlungsart: bez. bar",
        "Zahlungsart          *BEZ. BAR",
        "Sposób zapłaty: zapł. got.",
        "Forma płatności     przelew 30 dni",
        "Zahlungsart: Rechnung, zahlbar in 14 Tagen",
        "Payment method: to be paid by bank transfer",
        "Payment method: card, paid 40.00",
        "We can also be paid by card",
        "Payment method: paid on delivery",
        "Payment method: card (paid if authorised)",
        "Payment method: paid within 30 days",
        "Payment method: paid upon receipt",
        "Payment method: card, paid: no",
        "Zahlungsart: bezahlt bei Lieferung",
        "Mode de règlement : payé à la livraison",
        "Forma de pago: pagado a la entrega",
        "Forma de pagamento: pago em 30 dias",
        "Modalità di pagamento: pagato alla consegna",
        "Betaalwijze: voldaan binnen 30 dagen",
        "Forma płatności: zapłacono przy odbiorze",
        "Betalningssätt: betalt vid leverans",
        "Způsob úhrady: uhrazeno při převzetí",
    ],
)
def test_a_way_that_only_names_how(row: str) -> None:
    assert _told(row) == []


_COLUMN = """
Zorbl & Quist S.L.

*FACTURA NP-24-117

{head}
{way}
ES91 2100 0418 4502 0005 1332

Harina de trigo      4      400,00    Base imponible    Fecha de la factura    Vencimiento    Importe
"""


@pytest.mark.parametrize(
    ("head", "way", "paid"),
    [
        pytest.param("*Pago", "Transferencia a", False, id="the noun over the way to do it"),
        pytest.param("*PAGO", "Forma de pago: transferencia", False, id="in capitals"),
        pytest.param("*Pago", "Gracias por su visita", True, id="over something else"),
        pytest.param("*Pagado", "Transferencia a", True, id="what was paid, in its own language"),
    ],
)
def test_a_noun_for_paying_over_the_way_to_do_it_is_a_heading(head: str, way: str, *, paid: bool) -> None:
    sheet = sheet_of(reading(_COLUMN.format(head=head, way=way)))
    assert sheet.language == "es"
    assert any(one.kind == "paid" for one in notices(sheet, {})) is paid
