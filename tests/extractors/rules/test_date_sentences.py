"""Sentences around dates: when payment is due, and when it only earns a discount."""

from __future__ import annotations

from datetime import date

import pytest

from extractors.page import Layout
from extractors.page.sheet import Sheet
from extractors.rules import propose
from extractors.rules.dates import propose_dates
from schemas import Box, Page, Word
from tests.extractors.grid import reading

DAY = date(2025, 3, 25)


def is_due(text: str) -> bool:
    """Whether the rules call the day due with certainty, where an invoice has its own date."""
    claims = propose(Sheet(Layout(reading(f"Invoice date: 13 March 2025\n\n\n\n{text}")), "en")).claims
    return any(claim.term == "due_date" and claim.value == DAY and claim.score >= 0.8 for claim in claims)


DUE = """
Please pay the total by 25 March 2025.
We will collect the total by direct debit on 25 March 2025.
Zahlbar bis 25.03.2025 ohne Abzug / 2 % Skonto bis 20.03.2025
Bitte überweisen Sie den Betrag bis zum 25.03.2025. / Rabatte gewähren wir nicht.
Zahlbar innerhalb 14 Tagen, spätestens am 25.03.2025.
Please arrange payment to reach us by 25 March 2025.
Wij verzoeken u het bedrag uiterlijk 25 maart 2025 over te maken.
Faktura je splatná dne 25.03.2025.
Zahlungsziel: 12 Tage netto (25.03.2025)
Zahlungsziel      12 Tage (25.03.2025)
Payment terms      12 days, 25 March 2025
Échéance      12 jours (25/03/2025)
Pagamento: bonifico 12 gg data fattura 25/03/2025
Transferencia a 12 días fecha factura (25/03/2025)
Acompte versé le 10/02/2025      -2 000,00 / Solde à régler au 25/03/2025      4 841,87 €
Payment terms: 12 days from invoice date (25 March 2025)
5 Tage 2 % Skonto (18.03.2025), 12 Tage netto (25.03.2025)
Bei Zahlung mit Skonto oder / zahlbar bis 25.03.2025 netto
Zahlbar bis 18.03.2025 mit 2 % Skonto (6,76 EUR) oder bis 25.03.2025 ohne Abzug.
Zahlbar bis 18.03.2025 mit 2 % Skonto (6,76 EUR) / oder bis 25.03.2025 netto.
Zahlung: bis 18.03.2025 abzüglich 2 % Skonto = EUR 331,24 / bis 25.03.2025 netto EUR 338,00
Payable by 18 March 2025 less 2% discount or by 25 March 2025 net.
Wir bitten um Überweisung bis zum 25.03.2025 unter / Angabe der Nummer auf unser Geschäftskonto.
Zahlbar bis 18.03.2025 3 % Skonto = 10,26 EUR, Zahlbetrag 331,62 EUR; bis 25.03.2025 rein netto.
Forma de pago: adeudo directo SEPA en su cuenta FR76 **** **22 907 con fecha de cargo 25/03/2025. Mandato RI-0013-01.
SEPA-Lastschrift mit Fälligkeit am 25.03.2025, Mandat RI-0013-01.
Betalingsbetingelser: netto 20 dage. Forfalden 25-03-2025.
Transferencia a la cuenta del Banco Sur ES91 2100 0418 4502 0005 1332, BIC CAIXESBB, antes del 25 de marzo de 2025.
Transferencia a la cuenta ES91 2100 0418 4502 0005 1332 antes del 25 de marzo de / 2025. Rogamos indiquen el número.
Bitte überweisen Sie auf IBAN DE89 3704 0044 0532 0130 00 (BIC COBADEFFXXX) bis spätestens 25. März / 2025 ohne Abzug.
Payable within 12 days, i.e. by 25 March 2025, by bank transfer to:
Zahlbar innerhalb von 12 Tagen, also 25.03.2025.
Paiement sous 12 jours, soit 25/03/2025.
Payable by BACS to the account below by 25 March 2025.
Payment is expected by 25 March 2025.
Payable le 25/03/2025 par virement / ESCOMPTE NEANT. RETARD : 3 FOIS LE TAUX LEGAL.
Payable le 25/03/2025 par virement / Escompte pour paiement anticipé : aucun.
Payable le 25/03/2025 par virement / Escompte : néant - Pénalités : 3 fois le taux légal.
Payable le 25/03/2025, pas d'escompte pour paiement anticipé.
Te betalen vóór 25/03/2025 per bank / zonder korting.
Our terms are strictly 12 days. Please ensure cleared funds reach us by 25 March 2025.
Funds must be received by 25 March 2025.
Fällig ohne Abzug am 25.03.2025.
Gelieve het bedrag over te maken vóór 25 maart 2025.
Den Betrag ziehen wir am 25.03.2025 mit der SEPA-Lastschrift zum Mandat NHF-0088213-01 / (Gläubiger-ID: \
DE31ZZZ00000418822) von Ihrem Girokonto mit der Endung 1407 bei der Sparkasse Goslar ein.
"""
DISCOUNTED = """
Please pay by 25 March 2025 to receive / a 2% prompt payment discount.
If you pay by 25 March 2025, you may deduct 2%.
Pay before 25 March 2025 and take 2% off
Bei Zahlung bis zum 25.03.2025 gewähren wir Ihnen / 2 % Skonto, sonst 30 Tage netto.
Wenn Sie bis zum 25.03.2025 zahlen, dürfen Sie / 4,76 EUR Skonto abziehen.
Abzüglich 2 % Skonto bei Zahlung / bis zum 25.03.2025
Mit Barskonto von 2 % / bis zum 25.03.2025
Payable le 25/03/2025 par virement / avec escompte de 2 %.
Payable le 25/03/2025 par virement / escompte 2 % pour paiement anticipé, sinon aucun.
Payment with 2 % discount no later than 25 March 2025.
Please pay with discount no later than 25 March 2025.
Bitte nicht vergessen: Skonto bei Zahlung bis zum 25.03.2025
Payable with 2 % discount, discount not valid after 25 March 2025.
Vergessen Sie nicht Ihr Skonto bei Zahlung bis 25.03.2025.
No olvide el descuento por pronto pago del 2 % si paga antes del 25/03/2025.
Non perdete lo sconto cassa del 2 % pagando entro il 25/03/2025.
Zahlbar mit 2 % Skonto, Skonto nicht nach dem 25.03.2025.
Payable avec escompte de 2 %, escompte non accordé après le 25/03/2025.
"""
OTHER = """
The equipment will be collected on 25 March 2025.
Interest will be charged from 25 March 2025.
Lieferung mit Fälligkeit der Wartung am 25.03.2025
Widerruf innerhalb von 12 Tagen (25.03.2025)
Payment terms: 14 days from invoice date (order of 25 March 2025)
Zahlbar bis 18.03.2025 mit 2 % Skonto. Die Ware trifft bis 25.03.2025 ein, netto 12 kg.
Your next instalment will be taken on 25 March 2025.
Payable within 14 days, i.e. as agreed 25 March 2025.
Interest is payable by those who pay after 25 March 2025.
Payment received with thanks by 25 March 2025.
Please ensure that all samples arrive by 25 March 2025.
"""


@pytest.mark.parametrize(
    ("sentence", "due"),
    [
        ("Zahlbar bis 18.03.2025 3 % Skonto = 10,26 EUR, Zahlbetrag 331,62 EUR; bis 25.03.2025 rein netto.", []),
        ("Innerhalb 8 Tagen 3 % Skonto, Zahlbetrag 331,62 EUR", []),
        ("Zahlbar bis 25.03.2025 rein netto, Zahlbetrag 341,88 EUR", ["341.88"]),
        ("Zahlbar bis 18.03.2025 mit 3 % Skonto. Danach Zahlbetrag 341,88 EUR", ["341.88"]),
    ],
)
def test_what_is_left_for_who_pays_early_is_not_what_is_due(sentence: str, due: list[str]) -> None:
    claims = propose(Sheet(Layout(reading(sentence)), "de")).claims
    assert [str(claim.value) for claim in claims if claim.term == "totals.due"] == due


@pytest.mark.parametrize("sentence", DUE.strip().splitlines())
def test_a_sentence_says_when_payment_is_due(sentence: str) -> None:
    assert is_due(sentence.replace(" / ", "\n"))


@pytest.mark.parametrize("sentence", [*DISCOUNTED.strip().splitlines(), *OTHER.strip().splitlines()])
def test_the_last_day_of_a_discount_and_of_anything_else_is_not_the_due_date(sentence: str) -> None:
    assert not is_due(sentence.replace(" / ", "\n"))


@pytest.mark.parametrize(
    "terms", ["Transferencia a 30 días fecha factura (15/07/2026)", "Betalingstermijn: 30 dagen (15-07-2026)"]
)
def test_the_day_that_a_term_ends_in_dates_no_invoice(terms: str) -> None:
    proposals = propose(Sheet(Layout(reading(f"Factura 2026/0877\n\n{terms}")), "es"))
    assert not [claim for claim in proposals.claims if claim.term == "issue_date"]
    assert proposals.denied["issue_date"] == {date(2026, 7, 15)}


@pytest.mark.parametrize(
    "said", ["Car hire 3 days 12.03.2026", "Beratung 2 Tage (12.03.2026)", "Rechnung 4711 über 3 Tage, 12.03.2026"]
)
def test_days_that_are_no_terms_of_payment_end_in_any_day(said: str) -> None:
    proposals = propose(Sheet(Layout(reading(said)), "de"))
    assert [claim.value for claim in proposals.claims if claim.term == "issue_date"] == [date(2026, 3, 12)]
    assert not proposals.denied["issue_date"]


def test_the_day_that_a_term_begins_with_may_date_the_invoice() -> None:
    proposals = propose(
        Sheet(Layout(reading("Invoice date: 13 March 2025\n\nPayable 30 days from 13 March 2025")), "en")
    )
    assert date(2025, 3, 13) not in proposals.denied["issue_date"]


@pytest.mark.parametrize(
    ("over", "due"),
    [("Valor a pagar", date(2026, 3, 2)), ("Consumo do ano", None)],
)
def test_a_day_under_an_amount_that_is_set_large_is_due_where_its_label_says_so(over: str, due: date | None) -> None:
    rows = ((over, 10.0, 100.0), ("1.630,56 EUR", 24.0, 114.0), ("até 02/03/2026", 9.0, 142.0))
    words = [
        Word(word, Box(300.0 + 60 * place, top, 355.0 + 60 * place, top + size), size)
        for text, size, top in rows
        for place, word in enumerate(text.split())
    ]
    page = Page(number=1, width=595, height=842, words=tuple(words))
    found = [one.value for one in propose_dates(Sheet(Layout(reading(page)), "pt")) if one.term == "due_date"]
    assert found == ([due] if due else [])


@pytest.mark.parametrize(
    ("terms", "denied"),
    [
        ("Zahlbar bis 06.09.2026 ohne Abzug, bis 21.08.2026 abzüglich 3 % Skonto = 1.105,46 EUR.", True),
        ("Zahlbar bis 21.08.2026 mit 3 % Skonto oder bis 06.09.2026 ohne Abzug.", True),
        ("Zahlbar bis 21.08.2026 mit 3 % Skonto.\n\n\n\nFällig am: 06.09.2026", True),
        ("Zahlbar bis 21.08.2026 mit Skonto.\nFällig am: 06.09.2026", True),
        ("Zahlbar bis 21.08.2026 mit Skonto.\n\n\n\nFällig am: 06.09.2026", False),  # which may be of another one
        ("Pagamento entro e non oltre il 21.08.2026 con sconto del 3 %.\nFällig am: 06.09.2026", True),
        ("Betalen niet later dan 21.08.2026 met 3 % korting.\nFällig am: 06.09.2026", True),
        ("Payable not later than 21.08.2026 with 3 % discount.\nFällig am: 06.09.2026", True),
        ("Até 21.08.2026 no prazo com 3 % desconto.\nFällig am: 06.09.2026", True),
        ("Entro il 21.08.2026 senza sconto.\nFällig am: 06.09.2026", False),
        ("Kein Skonto bei Zahlung bis 21.08.2026.\nFällig am: 06.09.2026", False),
        ("Bis 21.08.2026 kein Skontoabzug, danach Verzug.\nFällig am: 06.09.2026", False),
        ("Zahlbar bis 21.08.2026 ohne Abzug von Skonto, danach Verzug.\nFällig am: 06.09.2026", False),
        ("Payable by 21.08.2026 without discount.\nFällig am: 06.09.2026", False),
        ("Payable by 21.08.2026 with no 3 % discount.\nFällig am: 06.09.2026", False),
        ("À payer avant le 21.08.2026, pas d'escompte.\nFällig am: 06.09.2026", False),
        ("Bis 21.08.2026 abzüglich 3 % Skonto.", False),  # no day is named on which all is due
        (
            "Zahlbar bis 06.08.2026 ohne Abzug, bis 21.08.2026 abzüglich 3 % Skonto.",
            False,
        ),  # the later one may be meant
        ("Zahlbar bis 21.08.2026. Zahlungsziel 06.09.2026", False),  # nothing is taken off
    ],
)
def test_the_last_day_of_a_discount_is_nobodys_due_date_where_a_later_one_is_named(terms: str, *, denied: bool) -> None:
    proposals = propose(Sheet(Layout(reading(f"Rechnung 4711\nDatum: 07.08.2026\n\n{terms}")), "de"))
    assert (date(2026, 8, 21) in proposals.denied["due_date"]) is denied
