"""Amounts of slips and forms to pay by are held to what is to be paid."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.extract import extract
from extractors.meanings.payments import heads_a_slip
from tests.extractors.grid import reading
from tests.extractors.resolve.bill import BILL

_TITLES = {
    "bg": ("Платежно нареждане", "Сума"),
    "cs": ("Příkaz k úhradě", "Částka"),
    "da": ("Girokort", "Beløb"),
    "de": ("Überweisungsträger", "Betrag"),
    "el": ("Εντολή πληρωμής", "Ποσό"),
    "en": ("Bank giro credit", "Amount"),
    "es": ("Orden de transferencia", "Importe"),
    "et": ("Maksekorraldus", "Summa"),
    "fi": ("Tilisiirto", "Summa"),
    "fr": ("Ordre de virement", "Montant"),
    "hr": ("Nalog za plaćanje", "Iznos"),
    "hu": ("Átutalási megbízás", "Összeg"),
    "it": ("Ordine di bonifico", "Importo"),
    "lt": ("Mokėjimo nurodymas", "Suma"),
    "lv": ("Maksājuma uzdevums", "Summa"),
    "nl": ("Acceptgiro", "Bedrag"),
    "no": ("Giroblankett", "Beløp"),
    "pl": ("POLECENIE PRZELEWU", "Kwota"),
    "pt": ("Ordem de pagamento", "Valor"),
    "ro": ("Ordin de plată", "Suma"),
    "sk": ("Príkaz na úhradu", "Suma"),
    "sl": ("Plačilni nalog", "Znesek"),
    "sv": ("Inbetalning/Girering", "Belopp"),
    "tr": ("Havale emri", "Tutar"),
}


def _form(title: str, *rows: str) -> str:
    field = "\n\n".join(("Brightwater Tools GmbH", "DE89 3704 0044 0532 0130 00", *rows))
    return BILL.format(more=f"\n\n{title}\n\n{field}\n")


def _told(text: str) -> list[Decimal]:
    return [Decimal(one.value) for one in extract(reading(text)).rivals if one.term == "totals.due"]


@pytest.mark.parametrize("language", _TITLES)
def test_a_form_with_another_amount_is_a_rival(language: str) -> None:
    title, label = _TITLES[language]
    assert heads_a_slip(title)
    assert _told(_form(title, label, "619.00 EUR")) == [Decimal("619.00")]
    assert _told(_form(title, f"{label}: 619.00")) == [Decimal("619.00")]
    assert _told(_form(title, label, "119.00 EUR")) == []


@pytest.mark.parametrize(
    "rows",
    [
        ("Share capital EUR 25,000.00, registered in Hamburg",),  # the footer
        ("Amount", "0.00"),
        ("BT-2024-0117 / 850012",),
    ],
)
def test_what_no_field_holds_is_not_asked(rows: tuple[str, ...]) -> None:
    assert _told(_form("Payment slip", *rows)) == []


def test_a_way_to_pay_above_the_items_is_no_form() -> None:
    above = BILL.format(more="").replace("Due date: 14 June 2024", "Due date: 14 June 2024\n\nOrdin de plată\n")
    assert _told(above) == []


@pytest.mark.parametrize("text", ["Überweisung", "Virement", "Przelew", "Bonifico", "Payment", "Transfer"])
def test_a_way_to_pay_is_called_otherwise(text: str) -> None:
    assert not heads_a_slip(text)


@pytest.mark.parametrize(
    ("rows", "asked"),
    [
        ("Net 100.00 EUR\nVAT 19.00 EUR\nTotal 119.00 EUR", []),
        ("Net          100.00 EUR\nVAT 19 %      19.00 EUR\nTotal        119.00 EUR", []),
        ("Net 90.00 EUR\nVAT 19.00 EUR", ["90.00"]),
        ("VAT 100.00 EUR", ["100.00"]),
        ("Net payable 100.00 EUR", ["100.00"]),
        ("Net to transfer 100.00 EUR", ["100.00"]),
        ("Amount 100.00 EUR", ["100.00"]),
        ("100.00 EUR", ["100.00"]),
    ],
)
def test_what_the_total_is_made_of_may_be_repeated(rows: str, asked: list[str]) -> None:
    assert _told(_form("Remittance advice", rows)) == [Decimal(one) for one in asked]
