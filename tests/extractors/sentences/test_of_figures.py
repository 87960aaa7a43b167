"""What a page says of all its amounts: their currency, their tax, how to pay them, and nothing else."""

from __future__ import annotations

import pytest

from extractors.sentences.free_text import Said
from extractors.sentences.of_figures import is_plain, of_figures


def _heard(text: str, currency: str | None = "EUR", language: str | None = None) -> bool:
    return bool(list(of_figures([Said(text, 1, ())], currency, language)))


@pytest.mark.parametrize(
    "text",
    [
        "The figures above are those of a single site; three sites were supplied.",
        "All amounts are per pallet.",
        "Figures are stated in sterling.",
        "Alle Beträge gelten je Anlage; geliefert wurden zwei.",
        "Les montants indiqués correspondent à un seul poste.",
        "Los importes son por persona.",
        "Bedragen luiden in honderden euro.",
        "Kwoty podane są za jedną sztukę.",
        "Beloppen gäller en enhet, tre enheter levererades.",
        "Částky jsou uvedeny za jeden měsíc.",
    ],
)
def test_whatever_else_is_said_of_the_amounts_is_heard(text: str) -> None:
    assert _heard(text)


@pytest.mark.parametrize(
    "text",
    [
        "All amounts are in EUR and exclude VAT.",
        "Alle Beträge verstehen sich zzgl. der gesetzlichen Mehrwertsteuer.",
        "Les montants sont exprimés en euros hors taxes.",
        "Alle bedragen zijn in euro en inclusief btw, tenzij anders vermeld.",
        "Gli importi sono espressi in euro.",
        "Los importes están expresados en euros, IVA incluido.",
        "All sums are due within 30 days.",
        "Amounts are rounded to the nearest cent.",
        "Totals are rounded to two decimals.",
        "Die Beträge sind sofort fällig.",
        "Amounts that are overdue bear interest of 8 %.",
        "Bereits gezahlte Beträge erstatten wir auf das uns bekannte Konto.",
        "The goods were supplied to three of your sites.",
    ],
)
def test_currency_tax_rounding_and_paying_are_ordinary(text: str) -> None:
    assert not _heard(text)


def test_the_name_of_the_own_currency_is_ordinary_and_that_of_another_is_not() -> None:
    assert not _heard("All figures are in pounds sterling.", "GBP")
    assert not _heard("Wszystkie kwoty podano w złotych.", "PLN")
    assert _heard("Wszystkie kwoty podano w euro.", "PLN")
    assert not _heard("All amounts are in US dollars.", "USD")
    assert not _heard("All amounts are in EUR.", None)


def test_prices_in_another_currency_are_heard() -> None:
    assert _heard("Ceny jednostkowe podano w euro.", "PLN")
    assert _heard("Unit prices are quoted in USD.")
    assert not _heard("Ceny jednostkowe podano w euro.", "EUR")
    assert not _heard("Prices are quoted ex works.")
    assert not _heard("Exchange rate given by the ECB: 1 EUR = 1.08 USD")
    assert not _heard("Kurs euro nie ma wpływu na ceny.", "PLN")


def test_a_word_for_if_is_one_of_the_page_s_language() -> None:
    assert _heard("Gli importi indicati si intendono per ciascun trimestre.", language="it")
    assert not _heard("The amounts are per pallet if pallets are ordered.", language="en")
    assert not _heard("The amounts are per pallet if pallets are ordered.", language="lb"), "no words of it are known"


@pytest.mark.parametrize(
    "text",
    [
        "Los importes son en euros",
        "Importes expresados en euros.",
        "Todos os valores em euros.",
        "Les prix sont en euros.",
        "Alle Preise sind in Euro.",
        "Unless stated otherwise, all amounts are in euros.",
        "Les montants sont arrondis à deux décimales.",
        "De bedragen zijn afgerond op twee decimalen.",
    ],
)
def test_what_the_amounts_or_prices_are_in_is_asked_of_nobody(text: str) -> None:
    assert is_plain(text, "EUR")
    assert not _heard(text)


@pytest.mark.parametrize("text", ["Prices are valid until May.", "Importes en euros por persona", "Precios en dólares"])
def test_what_else_is_said_of_prices_is_not_plain(text: str) -> None:
    assert not is_plain(text, "EUR")


def test_what_is_ordinary_is_asked_of_nobody_else() -> None:
    assert is_plain("All amounts are stated in EUR and rounded to the nearest cent.", "EUR")
    assert is_plain("Alle Beträge sind in EUR angegeben.", "EUR")
    assert is_plain("Alle beløb på denne faktura er anført i danske kroner (DKK).", "DKK")
    assert not is_plain("Alle beløb på denne faktura er anført i danske kroner (DKK).", "SEK")
    assert not is_plain("Alle beløb er i svenske kroner", "DKK")
    assert not is_plain("Alle beløb er anført i norske kroner", "DKK")
    assert is_plain("Alle beløb er anført i danske kroner", "DKK")
    assert is_plain("Alle beløb er i svenske kroner", "SEK")
    assert not is_plain("Alle beløb på denne faktura er anført uden rabat (DKK).", "DKK")
    assert not is_plain("All amounts are stated in EUR.", "USD")
    assert not is_plain("All amounts are not in EUR.", "EUR")
    assert not is_plain("All amounts are paid.", "EUR")
    assert not is_plain("All amounts are per pallet.", "EUR")


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Kurs NBP z dnia sprzedaży (informacyjnie): 1 PLN = 0,2358 EUR.", True),
        ("Kurs NBP z dnia sprzedaży (informacyjnie): 1 PLN = 0,2358 EUR. Płatność w PLN", False),
        ("For information 1 USD = 0.9210 EUR, pay half now and half later.", False),
        ("For information 1 USD = 0.9210 EUR, multiply the amounts shown by it before paying.", False),
        ("For information 1 USD = 0.9210 EUR, all amounts are in USD.", False),
        ("For information: 1 USD = 0.9210 EUR", True),
        ("Zur Information: 1 CHF = 1,0412 EUR, zahlbar in CHF", False),
        ("For information: 1 USD = 0.9210 EUR, plus 3 %", False),
        ("1 USD = 0.9210 EUR", False),
    ],
)
def test_a_rate_for_information_asks_nothing(text: str, plain: bool) -> None:
    assert is_plain(text, "EUR") is plain
