"""The day of issue among other days, and forms of days."""

from __future__ import annotations

from datetime import date

import pytest

from extractors.page import Layout
from extractors.page.sheet import Sheet
from extractors.parsing import find_dates
from extractors.rules import propose
from tests.extractors.grid import page, reading


def issued(text: str, language: str = "en") -> date | None:
    """The day of issue that the rules are surest of, without those that they deny."""
    found = propose(Sheet(Layout(reading(text)), language))
    days = [c for c in found.claims if c.term == "issue_date" and c.value not in found.denied.get("issue_date", ())]
    best = max(days, key=lambda claim: claim.score, default=None)
    assert best is None or isinstance(best.value, date)
    return best.value if best is not None else None


def denied(text: str, language: str = "en") -> set[object]:
    return set(propose(Sheet(Layout(reading(text)), language)).denied.get("issue_date", ()))


LETTER = """
                                        9 March 2026

Dear Mrs Moor,

Barn: our invoice no. 1163

Further to our appointment letter of 12 September 2025, and with the appeal decided, the
notice dated 27 February 2026, we set out below our account for professional services.
"""


def test_a_letter_is_dated_in_its_head_and_not_by_what_its_sentences_name() -> None:
    assert issued(LETTER) == date(2026, 3, 9)
    assert date(2026, 2, 27) in denied(LETTER)


def test_a_day_in_words_before_it_is_part_of_place_and_date() -> None:
    text = "Facture n° F 2026-117\n\nPradines, le vingt-trois mars 2026 (23/03/26)\n\nTravaux reçus le 17/03/2026"
    assert issued(text, "fr") == date(2026, 3, 23)


def test_the_invoice_that_is_corrected_has_another_day() -> None:
    text = "Graz, 3. März 2026\n\nBeleg G 26-93 zu Re. 26-01788 vom 18.2.2026"
    assert issued(text, "de") == date(2026, 3, 3)
    assert date(2026, 2, 18) in denied(text, "de")


def test_days_of_a_stay_and_of_printing_are_no_day_of_issue() -> None:
    text = """
Gasthof Post                              Anreise    So 16.08.26
                                          Abreise    Mi 19.08.26
                                          Druck      20.08.26

                                          Gluringen, 19. Aug. 2026
Rechnung Nr. 1844
"""
    assert issued(text, "de") == date(2026, 8, 19)
    assert {date(2026, 8, 16), date(2026, 8, 20)} <= denied(text, "de")


def test_a_day_of_six_digits_stands_at_a_label_of_days_where_years_lead() -> None:
    text = "Fakturanr       80417\n\nFakturadatum    261019\n\nKundnr          261118"
    assert issued(text, "sv") == date(2026, 10, 19)
    assert issued(text.replace("Fakturadatum", "Referens    "), "sv") is None


def test_a_day_under_the_title_dates_the_invoice() -> None:
    text = "FATTURA N. 9/PA\ndel 5.3.2026\n\nRif. Vs. ordine 4500118832 del 20/11/2025"
    assert issued(text, "it") == date(2026, 3, 5)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("del 5.3.'26", date(2026, 3, 5)),
        ("Lahr, am 26. des Monats Februar 2026", date(2026, 2, 26)),
        ("Third of November 2026", date(2026, 11, 3)),
        ("le vingt et un mars 2026", date(2026, 3, 21)),
        ("am einundzwanzigsten März 2026", date(2026, 3, 21)),
    ],
)
def test_forms_of_days(text: str, day: date) -> None:
    assert [found.value for found in find_dates(text)] == [day]


@pytest.mark.parametrize(("words", "day"), [("time of supply", None), ("tax point", date(2026, 1, 30))])
def test_a_day_in_the_first_row_of_a_table_dates_no_letter(words: str, day: date | None) -> None:
    text = f"""
Bill number: ES/26/0117
Date and {words}: 30 January 2026

Date         Narrative                          Hours           £

06.01.26     Telephone attendance                 1.2      408.00
12.01.26     Drafting the agreement               4.5    1,192.50
"""
    found = propose(Sheet(Layout(reading(text)), "en"))
    assert {claim.value for claim in found.claims if claim.term == "issue_date" and claim.score >= 0.5} == {day} - {
        None
    }
    assert date(2026, 1, 30) not in found.denied["issue_date"]
    assert bool(found.denied["issue_date"]) is (day is not None)


@pytest.mark.parametrize(("word", "day"), [("d.", date(2026, 10, 1)), ("omkring", None)])
def test_a_label_is_of_the_day_behind_a_word_for_on(word: str, day: date | None) -> None:
    text = f"KREDITNOTA\n\nDato              {word} 1/10 2026\nVedr. faktura     4 118 827 af 17/9 2026"
    claims = propose(Sheet(Layout(reading(text)), "da")).claims
    labelled = {claim.value for claim in claims if claim.term == "issue_date" and claim.label == "Dato"}
    assert labelled == {day} - {None}


def test_a_pattern_beside_a_day_says_that_its_year_stands_first() -> None:
    text = "Invoice 62-1187\n\nDate: 26/09/28 (YY/MM/DD)\n\nShipped\n26/09/25"
    assert issued(text) == date(2026, 9, 28)
    assert issued(text.replace(" (YY/MM/DD)", "")) == date(2028, 9, 26)
    days = Sheet(Layout(reading(text)), "en").days
    assert [(day.reading.value, day.reading.alternatives) for day in days] == [
        (date(2026, 9, 28), ()),
        (date(2025, 9, 26), (date(2026, 9, 25),)),  # beside which none stands
    ]


@pytest.mark.parametrize(("below", "sure"), [("9 March 2028", False), ("3 April 2005", True)])
def test_a_day_that_may_be_read_in_two_ways_leaves_its_label_to_no_other(below: str, *, sure: bool) -> None:
    """Unless the other one is one of its two: then both say the same."""
    text = f"Invoice 62-1187\n\nInvoice date   03/04/05\nDelivered {below}"
    found = propose(Sheet(Layout(reading(page(text, width=612.0, height=800.0))), "en"))
    scores = {claim.value: claim.score for claim in found.claims if claim.term == "issue_date"}
    assert any(score >= 0.8 for score in scores.values()) is sure


@pytest.mark.parametrize(
    ("row", "sure"),
    [
        ("Deposit due: 22 May 2024", False),
        ("Anzahlung fällig: 22.05.2024", False),
        ("Due: 22 May 2024", True),
        ("Please note that it is due: 22 May 2024", True),
    ],
)
def test_the_day_of_a_payment_in_advance_is_not_surely_that_of_all(row: str, *, sure: bool) -> None:
    claims = propose(Sheet(Layout(reading(f"Invoice 17\n\nDate: 15 May 2024\n\n{row}")), "en")).claims
    assert any(one.term == "due_date" and one.score >= 0.8 for one in claims) is sure


@pytest.mark.parametrize(
    ("heads", "named"),
    [
        ("            Scadenza      Tipo        Importo", True),
        ("            Tipo      Importo      Banca", False),
        ("            Scadenza      Tipo", False),
    ],
)
def test_the_first_of_heads_in_the_middle_of_their_cells_names_the_first_value(heads: str, *, named: bool) -> None:
    text = f"FATTURA\nNumero 114/S\nData 31/01/2026\n\n\n{heads}\n31/03/2026          BON                  11.544,12"
    found = [
        one.value for one in propose(Sheet(Layout(reading(text)), "it")).claims if one.term == "due_date" and one.label
    ]
    assert (date(2026, 3, 31) in found) is named


def test_the_only_day_in_the_row_of_the_title_dates_the_document() -> None:
    text = "Guest     12-05-2026 → 14-05-2026\n\nInvoice FR 2026A/1893   Original   2026-05-15 11:42   Op. 07"
    assert issued(text) == date(2026, 5, 15)
    assert {date(2026, 5, 12), date(2026, 5, 14)} <= denied(text)


@pytest.mark.parametrize("between", ["→", "->", "-"])
def test_the_days_of_a_stay_are_denied_only_where_the_document_is_dated(between: str) -> None:
    assert denied(f"Guest     12-05-2026 {between} 14-05-2026") == set()


@pytest.mark.parametrize("row", ["Invoice 4711 for 2026-05-12 and 2026-05-15", "Room 12     2026-05-15"])
def test_days_of_other_rows_and_several_in_one_do_not(row: str) -> None:
    found = propose(Sheet(Layout(reading(f"Guest     12-05-2026\n\n{row}")), "en")).claims
    assert "date in the title" not in {claim.label for claim in found}


@pytest.mark.parametrize("goes_on", ["paid by transfer: we issue invoice no. 3/2026", "paid: our invoice 3/2026"])
def test_the_day_of_a_paper_named_before_the_invoice_is_not_its_own(goes_on: str) -> None:
    text = f"Leeds, 15 January 2026\n\nPro forma invoice 12/2025 of 2 December 2025, {goes_on}"
    assert issued(text) == date(2026, 1, 15)


def test_the_day_of_a_pro_forma_is_its_own() -> None:
    assert issued("Pro forma no. 12/2025 dated 2 December 2025") == date(2025, 12, 2)


ADVANCE = """
{title} FA-418
{issued}

{label}        16.04.2026

{said} 30.09.2026.
"""


def due(language: str, **told: str) -> list[date]:
    found = propose(Sheet(Layout(reading(ADVANCE.format(issued="17.03.2026", **told))), language))
    claims = [c for c in found.claims if c.term == "due_date" and c.value not in found.denied.get("due_date", ())]
    return [c.value for c in sorted(claims, key=lambda c: -c.score) if isinstance(c.value, date)]


@pytest.mark.parametrize(
    ("language", "title", "label", "said"),
    [
        ("fr", "Facture d'acompte", "Échéance", "Solde exigible au plus tard le"),
        ("de", "Anzahlungsrechnung", "Fällig am", "Der Restbetrag ist fällig am"),
        ("en", "Deposit invoice", "Due date", "The balance is due on"),
        ("da", "Acontofaktura", "Forfaldsdato", "Restbeløbet forfalder til betaling den"),
        ("nl", "Voorschotfactuur", "Vervaldatum", "Het restant dient betaald te zijn op"),
    ],
)
def test_the_day_of_the_rest_is_none_of_an_invoice_in_advance(language: str, title: str, label: str, said: str) -> None:
    assert due(language, title=title, label=label, said=said) == [date(2026, 4, 16)]


def test_the_day_of_the_rest_stays_where_no_part_is_asked_for_in_advance() -> None:
    told = {"label": "Due date", "said": "The balance is due on"}
    assert date(2026, 9, 30) in due("en", title="Invoice", **told)


@pytest.mark.parametrize(
    ("language", "title", "label", "said"),
    [
        ("en", "Invoice", "Due date", "Deposit invoice FA-400 was paid\n\nThe remaining balance is payable by"),
        ("en", "Final invoice", "Due date", "Deposit invoice FA-400 was paid\n\nThe remaining balance is payable by"),
        ("de", "Schlussrechnung", "Fällig am", "Anzahlungsrechnung FA-400 bezahlt\n\nDer Restbetrag ist fällig am"),
    ],
)
def test_an_invoice_that_names_one_in_advance_asks_for_the_rest(
    language: str, title: str, label: str, said: str
) -> None:
    assert date(2026, 9, 30) in due(language, title=title, label=label, said=said)


def due_on(text: str) -> date | None:
    claims = [one for one in propose(Sheet(Layout(reading(text)), "en")).claims if one.term == "due_date"]
    best = max(claims, key=lambda one: one.score, default=None)
    return best.value if best is not None and isinstance(best.value, date) and best.score >= 0.5 else None


def test_the_day_of_paying_may_stand_before_the_amount() -> None:
    assert due_on("Faktura 12\n\nAt betale senest 03-02-2026: 30.063,88") == date(2026, 2, 3)


@pytest.mark.parametrize(
    "said",
    [
        "You can expect to receive your goods by 3 February 2026.",
        "We would like to have your comments on our service by 3 February 2026.",
        "We would be pleased to have you at our stand before 3 February 2026.",
    ],
)
def test_a_day_by_which_something_else_is_hoped_for_is_none(said: str) -> None:
    assert due_on(f"Invoice 12\n\n{said}") is None


@pytest.mark.parametrize(
    "text",
    [
        "Invoice 12\n\nOld parts kept. Next inspection due 03/02/2026.",
        "Invoice 12\n\nYour next annual service is due 03/02/2026",
        "Invoice 12\n\nBalance: 03/02/2026     EUR 119.00",
        "Paid: 03.02.2026",
    ],
)
def test_a_day_when_something_else_is_due_is_none(text: str) -> None:
    assert due_on(text) is None


@pytest.mark.parametrize(
    "said",
    [
        "1st instalment due 03/02/2026",
        "Next payment due 03/02/2026",
        "Payment next due 03/02/2026",
        "Interest-free payment due 03/02/2026",
        "Next service charge due 03/02/2026",
    ],
)
def test_a_payment_that_comes_again_or_is_the_first_of_several_is_due(said: str) -> None:
    assert due_on(f"Invoice 12\n\n{said}") == date(2026, 2, 3)


def test_a_statement_that_an_invoice_is_set_off_against_does_not_date_it() -> None:
    other = "Due: Set off against payout dated 07-04-2026"
    text = f"Invoice Date\n31-03-2026\nStatement period: 01-03-2026 to 31-03-2026\n{other}"
    assert issued(text) == date(2026, 3, 31)


def test_the_day_of_an_invoice_may_stand_behind_when_it_is_due() -> None:
    assert issued("Payment due: 14.06.2024 / Date: 15.05.2024") == date(2024, 5, 15)


@pytest.mark.parametrize(
    ("other", "day"),
    [("Order date", date(2026, 3, 5)), ("Invoice date", date(2026, 2, 24)), ("Date", date(2026, 2, 24))],
)
def test_a_tax_point_dates_an_invoice_that_has_no_other_date(other: str, day: date) -> None:
    assert issued(f"Invoice no     SI-0093381\n\n{other}     24/02/26\n\nTax point     05/03/26") == day
