"""A due date that is printed and not taken is told, whatever its form."""

from __future__ import annotations

import pytest

from extractors.extract import extract
from tests.extractors.grid import reading
from tests.extractors.resolve.bill import BILL

DUE = "Due date: 14 June 2024"


def told(*rows: str) -> list[str]:
    """What the bill with `rows` in place of its due date tells of one."""
    found = extract(reading(BILL.replace(DUE, "\n".join(rows)).format(more="")))
    return [one.value for one in found.rivals if one.term == "due_date"]


@pytest.mark.parametrize(
    "value",
    ["14~06~2024", "14O6 2024", "20240614", "2024 June 14th", "fourteenth in June 2024", "week 24/2024"],
)
def test_a_due_date_of_a_form_that_nobody_reads_is_told(value: str) -> None:
    assert told(f"Due date: {value}") == [value]


@pytest.mark.parametrize(
    ("row", "value"),
    [
        ("Due date: 20~05~2024 (119.00 EUR)", "20~05~2024"),
        ("Due date: 20~ 05~ 2024, total 119.00", "20~ 05~ 2024, total"),
        ("Due date: 14 June", "14 June"),
        ("Due date: the 14th of June", "the 14th of June"),
        ("Due date: 14/6", "14/6"),
        ("Due date: 20~05~2024 in full, without any deduction, to the account that you know from all our bills", None),
        ("Due date:     by 20.05.2024 at noon", "2024-05-20"),
    ],
)
def test_it_is_told_beside_an_amount_in_a_long_text_and_without_its_year(row: str, value: str | None) -> None:
    (found,) = told(row)
    assert found == value or (value is None and found.startswith("20~05~2024"))


@pytest.mark.parametrize(
    "label",
    [
        *("Zahlbar bis:", "Date d'échéance:", "Fecha de vencimiento:", "Scadenza:"),
        *(
            "Zahltermin:",
            "Überweisen Sie bis",
            "Pay-by date:",
            "Settle by",
            "Termín platby:",
            "Dernier jour de paiement:",
        ),
        *("Fecha tope de pago:", "Da corrispondere entro il", "Laatste betaaldag:", "Zapłata w terminie do"),
        *("Último dia de pagamento:", "Sista dag för betalning:", "Skal betales senest", "Siste frist for betaling:"),
        *("Viimeinen eräpäivä:", "Legkésőbbi fizetés:", "En Son Ödeme Tarihi:"),
    ],
)
def test_it_is_told_under_labels_of_other_languages(label: str) -> None:
    assert told(f"{label} 20~05~2024") == ["20~05~2024"]


def test_it_is_told_on_the_right_of_its_label_and_below_it() -> None:
    assert told("Due date:        20~05~2024") == ["20~05~2024"]
    assert told("Due date:", "20~05~2024") == ["20~05~2024"]


@pytest.mark.parametrize("more", [" (20 May 2024)", " / twentieth of May 2024"])
def test_it_is_told_behind_the_one_that_was_taken(more: str) -> None:
    assert told(f"{DUE}{more}") == ["2024-05-20"]


def test_terms_of_payment_do_not_hide_another_printed_day() -> None:
    assert told("Due date: 20~05~2024", "Payment terms: 30 days net") == ["20~05~2024"]


@pytest.mark.parametrize(
    "row",
    [
        DUE,
        "Due date: 14.06.2024",
        "Due date: 14 June 2024 (14.06.2024)",
        "Due date: 14 June 2024 / 15 May 2024",
        "Due date: 14 June 2024 (delivered 3 May 2024)",
        "Due date: 30 days",
        "Due date: on receipt",
        "Due date: 1,204.00 EUR",
        "Pay by BACS to 30-98-77 / 02114865",
        "Payment due: upon receipt of invoice 2024-17",
        "Payable by: 30 days from invoice 2024/0017",
        "Fällig: sofort, Rechnung 2024-0815",
        "Scadenza:     RB 30 gg FM 2024",
        "Vencimiento:     30/60/90 días",
        "Vencimiento:     30 60 90",
        "Forfaldsdato:     Løbende måned + 30 dage 2024",
        "Due date: 10th of the month following 2024/05",
        "Payment due: 30 days net, contract 2019-33",
        "Fällig: 14 Tage",
        "Settle by     2001-2024 Brightwater",
        "2 % Skonto bei Zahlungseingang bis 24.05.2024: 116,62",
        "PAYMENT DUE     WITHIN 15 DAYS (49 CFR 377.203)",
    ],
)
def test_a_day_that_was_taken_or_terms_are_not_told(row: str) -> None:
    assert told(row) == []


def test_a_day_under_a_head_that_a_sentence_calls_one_of_a_discount_is_not_told() -> None:
    head = "Description                                 Due date"
    early = "If you pay by 24 May 2024, deduct 2 %       "
    assert told(head, f"{early}24.05.2024", f"{'In full':44}14.06.2024") == []
    assert told(head, f"{early}20~05~2024", f"{'In full':44}14.06.2024") == ["20~05~2024"]


def test_a_list_of_other_invoices_with_their_days_is_not_told() -> None:
    head = f"{'Date':15}{'Invoice':15}Due date"
    rows = f"{'31 Mar 2024':15}{'BT-2024-0099':15}14 Apr 2024", f"{'15 May 2024':15}{'BT-2024-0117':15}14 June 2024"
    assert told(DUE, head, *rows) == []


@pytest.mark.parametrize(
    "rows",
    [
        (f"{'Delivered':15}Due date", f"{'10 May 2024':15}20~05~2024"),
        (f"{'Part':15}Due date", f"{'First':15}20~05~2024", f"{'Second':15}14 June 2024"),
        (f"{'Date':15}Due date", f"{'15 May 2024':15}20~05~2024", f"{'15 May 2024':15}14 June 2024"),
        ("Delivered: 10 May 2024     Due date:     20~05~2024", "                                     3 May 2024"),
    ],
)
def test_what_is_in_no_such_list_is(rows: tuple[str, ...]) -> None:
    assert told(*rows) == ["20~05~2024"]


def told_of_amount(label: str, value: str) -> list[str]:
    """What the bill with a second row of what is to be paid tells of it."""
    bill = BILL.format(more="").replace("119.00\n\nIBAN", f"119.00\n{label}            {value}\n\nIBAN")
    return [one.value for one in extract(reading(bill)).rivals if one.term == "totals.due"]


@pytest.mark.parametrize("value", ["1.11968 EUR", "1.119.68", "1.1196 8", "2,11.968", "11.900", "11.900 EUR"])
def test_a_number_under_a_label_of_what_is_to_be_paid_that_nobody_reads_is_told(value: str) -> None:
    assert told_of_amount("Amount to pay", value) == [value]


@pytest.mark.parametrize(
    "label",
    [
        *("Zu zahlender Betrag", "Net à payer", "Total a pagar", "Totale da pagare", "Te betalen", "Do zapłaty"),
        *("Att betala", "At betale", "Å betale", "Celkem k úhradě", "Maksettavaa", "Fizetendő", "Total de plată"),
    ],
)
def test_it_is_told_under_labels_of_what_is_to_be_paid_in_other_languages(label: str) -> None:
    assert told_of_amount(label, "1.11968 EUR") == ["1.11968 EUR"]


@pytest.mark.parametrize(
    "value", ["119.00", "119", "119.-", "1.19.00", "14.06.2024", "0800 123 456", "by transfer", "12.5 %", "30 days"]
)
def test_what_has_the_digits_of_what_is_to_be_paid_or_is_no_number_is_not(value: str) -> None:
    assert told_of_amount("Amount to pay", value) == []
