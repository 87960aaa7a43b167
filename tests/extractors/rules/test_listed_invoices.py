"""Statements and reminders list invoices and are none."""

from __future__ import annotations

import pytest

from extractors.extract import extract
from schemas import DocType
from tests.extractors.grid import reading

CELLS = """
Shiny windows, Kendal

{title}

Date          Details            Invoiced      Balance
05/12/25      Invoice 2217          65.00       150.00
09/01/26      {second}         140.00       205.00

Amount now due: £205.00
"""
HEADS = """
Waterring Zuid

{title}

Factuurnummer       Factuurdatum       Factuurbedrag       Openstaand
2026-118447         02-04-2026              1.184,47         1.184,47
2026-120981         16-04-2026                402,10           402,10

Totaal te voldoen                                            1.586,57
"""


@pytest.mark.parametrize(
    "text",
    [
        CELLS.format(title="STATEMENT as at 31 January 2026", second="Invoice 2251"),
        HEADS.format(title="Betreft: herinnering openstaande facturen"),
    ],
)
def test_a_paper_called_a_statement_or_reminder_that_lists_invoices_is_none(text: str) -> None:
    assert extract(reading(text)).doc_type is DocType.OTHER


@pytest.mark.parametrize(
    "text",
    [
        CELLS.format(title="INVOICE 2251 of 31 January 2026", second="Invoice 2251"),
        CELLS.format(title="INVOICE 2251 and statement of account", second="Window frames"),
        HEADS.format(title="Factuur 2026-130"),
    ],
)
def test_an_invoice_that_lists_others_is_one(text: str) -> None:
    assert extract(reading(text)).doc_type is DocType.INVOICE


SLIP = """
Shiny windows, Kendal

{title}

{said}

Details                                  Amount
Windows cleaned                          140.00
Invoice 2251 of 31 January 2026          140.00
{other}
"""


@pytest.mark.parametrize(
    "said", ["Reminder: we have moved!", "Statement of account overleaf", "Your monthly statement"]
)
def test_a_slip_that_names_the_invoice_once_more_makes_no_list(said: str) -> None:
    text = SLIP.format(title="Invoice 2251", said=said, other="Invoice 2251 for your bank               140.00")
    assert extract(reading(text)).doc_type is DocType.INVOICE


@pytest.mark.parametrize(
    ("title", "said", "kind"),
    [
        ("", "Reminder", DocType.OTHER),
        ("", "Reminder: we have moved!", DocType.INVOICE),
        ("Invoice 2251", "Reminder", DocType.INVOICE),
    ],
)
def test_the_list_stands_below_what_the_whole_is_called(title: str, said: str, kind: DocType) -> None:
    text = SLIP.format(title=title, said=said, other="Invoice 2217 of 5 December 2025           65.00")
    assert extract(reading(text)).doc_type is kind
