"""What a sentence says the invoice comes to is a rival of its total; amounts of another kind beside it are none."""

from __future__ import annotations

import pytest

from extractors.extract import extract
from extractors.meanings.payments import asks_to_pay
from tests.extractors.grid import reading
from tests.extractors.resolve.bill import BILL


def _rivals(row: str) -> list[str]:
    return [one.value for one in extract(reading(BILL.format(more=row))).rivals if one.term.startswith("totals.")]


@pytest.mark.parametrize(
    "row",
    [
        "The amount of this invoice is EUR 109.00.",
        "The total due is EUR 109.00.",
        "The total due in EUR is 109.00.",
        "The balance due on this invoice is EUR 109.00.",
        "Der Rechnungsbetrag beläuft sich auf EUR 109.00.",
        "It was EUR 109.00 in May; the amount of this invoice is EUR 109.00.",
    ],
)
def test_another_amount_of_the_invoice_is_a_rival(row: str) -> None:
    assert _rivals(row) == ["109.00"]


@pytest.mark.parametrize(
    "row",
    [
        "Previous balance due is EUR 20.00",
        "The minimum invoice amount is EUR 25.00",
        "The total due in USD is 128.52",
        "The amount due after discount is EUR 116.62",
        "The invoice amount net of discount is EUR 116.62",
        "Der letzte Rechnungsbetrag beträgt EUR 109.00",
        "Der Rechnungsbetrag abzüglich Skonto beträgt EUR 116.62",
    ],
)
def test_amounts_of_before_and_after_and_in_other_money_are_none(row: str) -> None:
    assert _rivals(row) == []


@pytest.mark.parametrize(
    "text",
    [
        "Bei der Zahlung innerhalb von 8 Tagen zahlen Sie bitte nur 116,62 EUR",
        "Bei Ihrer Überweisung aus dem Ausland zahlen Sie bitte 5 EUR zusätzlich",
        "Bei der Zahlung per Kreditkarte zahlen Sie bitte 121,00 EUR",
        "Bij de betaling binnen 8 dagen betaalt u slechts 116,62 EUR",
    ],
)
def test_a_payment_in_time_or_from_abroad_is_a_condition(text: str) -> None:
    assert not asks_to_pay(text)


def test_a_payment_alone_is_none() -> None:
    assert asks_to_pay("Bei der Zahlung überweisen Sie bitte nur 99,00 EUR")


@pytest.mark.parametrize(
    "row",
    [
        "Bij geweigerde inning rekenen wij EUR 12.50 administratiekosten aan.",
        "Bei Lastschriftrückgabe berechnen wir EUR 12.50, zahlbar sofort.",
        "W razie odrzucenia polecenia zapłaty prosimy o zapłatę EUR 12.50 kosztów.",
        "In caso di mancato addebito si prega di pagare EUR 12.50 di spese.",
    ],
)
def test_what_a_refused_collection_costs_is_none(row: str) -> None:
    assert _rivals(row) == []


def test_what_a_collection_that_failed_did_cost_is_one() -> None:
    assert _rivals("Per il mancato pagamento si prega di pagare EUR 12.50.") == ["12.50"]
