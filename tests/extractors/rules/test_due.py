from __future__ import annotations

from datetime import date

import pytest

from extractors.languages import LANGUAGES
from extractors.meanings import is_due_around
from extractors.page import Layout
from extractors.page.sheet import Sheet
from extractors.rules import Proposals, propose
from tests.extractors.grid import reading

DAY = date(2025, 3, 20)


def proposals(text: str, language: str = "en") -> Proposals:
    return propose(Sheet(Layout(reading(text)), language))


def values(text: str, term: str) -> list[object]:
    found = [claim for claim in proposals(text).claims if claim.term == term]
    return [claim.value for claim in sorted(found, key=lambda claim: -claim.score)]


@pytest.mark.parametrize(
    "sentence",
    [
        "We will debit 40.00 from your account on <day>.",
        "The amount will be collected by direct debit on <day>",
        "The amount of 40.00 will be charged on <day>",
        "On <day> we will charge your card",
        "Please settle this invoice by <day>",
        "Payment is due strictly 14 days from tax point, i.e. by <day>",
        "Die Nachzahlung ist am <day> fällig. Wir danken.",
        "Der Rechnungsbetrag wird am <day> von Ihrem Konto per Lastschrift eingezogen",
        "Wir buchen den Betrag am <day> von Ihrem Konto ab",
        "Bitte überweisen Sie den Betrag bis zum <day>",
        "Ce montant sera prélevé sur votre compte le <day>",
        "Montant prélevé 254,27 TTC le <day>",
        "Nous vous prions de verser ce montant pour le <day> au plus tard",
        "Règlement par virement à 30 jours fin de mois, soit le <day>",
        "Het totaalbedrag wordt op of rond <day> automatisch afgeschreven",
        "Te betalen ten laatste op <day>",
        "Wij ontvangen het bedrag van € 40,00 graag vóór <day> op onze rekening",
        "L'importo verrà addebitato sul conto il <day>",
        "Si prega di pagare entro il <day>",
        "El importe se cargará en su cuenta el <day>",
        "O valor será debitado na sua conta em <day>",
        "Tutar <day> tarihinde hesabınızdan çekilecektir",
        "Kwota zostanie pobrana z konta dnia <day>",
        "Beloppet dras från ert konto den <day>",
        "Beløbet trækkes via Betalingsservice den <day>",
        "Částka bude inkasována dne <day>",
        "Account customers: payment by <day>",
        "We'll collect this by Direct Debit on or just after <day>",
        "Montant exigible au <day>, en euros",
        "Transferencia a Laboral Kutxa antes del <day>",
        "Bonifico bancario entro il <day>",
    ],
)
def test_sentences_that_say_when_money_is_due_or_taken(sentence: str) -> None:
    assert is_due_around(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "You paid us by direct debit on <day>",
        "Facture précédente réglée par prélèvement le <day>",
        "Votre compte a été prélevé le <day>",
        "Der Betrag wurde am <day> abgebucht",
        "Der Betrag vom <other> wird in Raten am <other> eingezogen",
        "Ihre Bestellung vom <day>",
        "Betaald op <day>",
        "Thank you for your payment by <day>",
        "We'll collect the empty pallets on <day>",
        "We will collect the empty pallets on <day>",
        "Total 240.00 GBP The pallets will be collected on <day>",
        "On <day> we will charge new prices",
        "We'll charge our new prices from <day>",
        "Orders with payment by <day> take part in our prize draw",
        "payment by <day> earns 2%",
        "Abono de transporte válido hasta el <day>",
        "Suscripción pagada hasta el <day>",
        "Virement reçu au <day>",
        "Loyer payable d'avance, révision du bail au <day>",
        "Pagato in contanti (<day>)",
        "Transferência de propriedade do equipamento até <day>",
    ],
)
def test_sentences_about_other_days(sentence: str) -> None:
    assert not is_due_around(sentence)


def test_every_language_knows_such_sentences() -> None:
    assert all(vocabulary.due_around for vocabulary in LANGUAGES.values())


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("We allow 2 % for payment within 10 days (by 20 March 2025).", False),
        ("Wir gewähren 2 % bei Zahlung bis zum 20.03.2025.", False),
        ("Ödeme 10 gün (20.03.2025) içinde yapılırsa %2 indirim.", False),
        ("Payment is due by 20 March 2025.", True),
        ("Zahlbar bis zum 20.03.2025, MwSt. 19 %.", True),
        ("Der Gesamtbetrag inkl. 19 % MwSt. ist zahlbar bis 20.03.2025.", True),
        ("Gesamtbetrag inkl. 19 % USt zahlbar bis zum 20.03.2025", True),
        ("Der Betrag inkl. 19 % gesetzl. Mehrwertsteuer ist zahlbar bis 20.03.2025.", True),
        ("The total including 20 % VAT is payable by 20 March 2025.", True),
        ("The total including 20 % VAT less 2 % for payment by 20 March 2025.", False),
        ("Wir gewähren 2 % auf den Betrag inkl. 19 % MwSt. bei Zahlung bis zum 20.03.2025.", False),
    ],
)
def test_a_share_for_who_pays_by_a_day_makes_it_no_due_date(text: str, *, due: bool) -> None:
    assert bool(values(f"Invoice 7\n\n{text}", "due_date")) is due


def test_a_sentence_goes_on_in_the_next_row() -> None:
    text = "Rechnung 7\n\nDer Betrag wird am 20.03.2025 von Ihrem Konto per SEPA-Lastschrift\neingezogen."
    (due,) = (claim for claim in proposals(text, "de").claims if claim.term == "due_date")
    assert (due.value, due.score) == (DAY, 0.9)


def test_the_day_of_an_instalment_to_come_is_not_due() -> None:
    assert not values("Bill 7\n\nYour next instalment will be debited on 20 March 2025.", "due_date")


def test_the_date_of_the_invoice_is_no_due_date_unless_a_label_says_so() -> None:
    assert DAY in proposals("Invoice 7\nInvoice date: 20 March 2025").denied["due_date"]
    assert DAY not in proposals("Invoice 7\nInvoice date: 20 March 2025\nDue date: 20 March 2025").denied["due_date"]


def test_a_due_date_is_not_that_of_the_invoice() -> None:
    assert DAY in proposals("Invoice 7\nDue date: 20 March 2025").denied["issue_date"]


ROWS = "Data          Descrizione     Importo\n25/03/2025    Camera 12       118,00\n26/03/2025    Cena         69,00"


@pytest.mark.parametrize(
    ("dated", "day", "denied"),
    [
        ("Fattura n. 41/2025 del 27/03/2025", date(2025, 3, 26), True),
        ("Fattura n. 41/2025 del 26/03/2025", date(2025, 3, 26), False),  # it is that of a row, too
        ("Fattura n. 41/2025", date(2025, 3, 26), False),  # nothing else dates the invoice
    ],
)
def test_the_day_of_a_row_dates_no_invoice_that_a_label_dates(dated: str, day: date, *, denied: bool) -> None:
    assert (day in proposals(f"{dated}\n\n\n{ROWS}", "it").denied["issue_date"]) is denied


def test_a_due_date_before_the_invoice_yields_to_a_later_one() -> None:
    text = "Invoice date: 5 March 2025\nDirect debit date: 18 February 2025\n\nDue date: 20 March 2025"
    assert values(text, "due_date") == [DAY]


def test_the_only_due_date_stays_although_it_is_before_the_invoice() -> None:
    text = "Invoice date: 5 April 2025\nDue date: 20 March 2025"
    assert values(text, "due_date") == [DAY]


def test_a_day_of_renewal_is_not_due() -> None:
    text = "Invoice date: 5 March 2025\nMonthly, renews 20 March 2025"
    assert DAY in proposals(text).denied["due_date"]


@pytest.mark.parametrize(
    "text",
    ["Faktura numer 07/03/2025", "Faktura VAT nr 07/03/2025", "Invoice No. 07/03/2025", "Nr faktury: 07/03/2025"],
)
def test_a_number_in_the_form_of_a_date(text: str) -> None:
    page = f"{text}\n\nData wystawienia: 2025-03-20"
    assert values(page, "invoice_number")[0] == "07/03/2025"
    assert values(page, "issue_date") == [DAY]


def test_a_date_behind_a_number_dates_it() -> None:
    assert values("Invoice No. 7 of 20/03/2025", "issue_date")[0] == DAY


def test_the_place_between_the_label_and_the_date() -> None:
    (issue,) = (
        c for c in proposals("Miejsce i data wystawienia: Wrocław, 2025-03-20").claims if c.term == "issue_date"
    )
    assert (issue.value, issue.score) == (DAY, 0.95)


def test_of_in_polish_dates_what_stands_before_it() -> None:
    text = "Data wystawienia: 20.03.2025\n\nz dnia 22.02.2025"
    found = {c.value: c.score for c in proposals(text, "pl").claims if c.term == "issue_date"}
    assert found[DAY] > 0.9
    assert found.get(date(2025, 2, 22), 0.0) < 0.3


def test_the_date_of_the_bill_before_is_no_date_of_this_one() -> None:
    text = "Bolletta\n\nUltima: n. 114 del 22/02/2025\n\nData: 20/03/2025"
    assert values(text, "issue_date")[0] == DAY


def test_a_cell_on_the_left_begins_the_sentence_that_says_when_money_is_due() -> None:
    assert values("Πληρωμή      Επί πιστώσει, έως 30/04/2026", "due_date") == [date(2026, 4, 30)]
    assert values("Zahlbar      auf Rechnung, bis 30.04.2026", "due_date") == [date(2026, 4, 30)]


@pytest.mark.parametrize(
    "row",
    [
        "Lieferbar      auf Abruf, bis 30.04.2026",
        "Zahlbar am 2.5.2026      auf Rechnung, bis 30.04.2026",
        "Zahlbar      30.04.2026",
    ],
)
def test_a_cell_of_something_else_or_with_its_own_day_does_not(row: str) -> None:
    assert "due in a sentence" not in {claim.label for claim in proposals(row).claims}
