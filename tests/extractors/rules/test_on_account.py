"""A statement of account that is stapled to an invoice may count that as paid, in whole or in part."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.languages import LANGUAGES
from extractors.page.roles import DUE, GROSS, NUMBER
from extractors.page.sheet import sheet_of
from extractors.rules.on_account import on_account
from schemas import Claim, Layer
from tests.extractors.grid import reading

# What was charged, what came in and what is left, as statements head their columns.
HEADS = {
    "bg": ("Фактурирано", "Платено", "Остава"),
    "cs": ("Fakturováno", "Uhrazeno", "Zůstatek"),
    "da": ("Faktureret", "Betalt", "Saldo"),
    "de": ("Rechnungsbetrag", "Zahlung", "Saldo"),
    "el": ("Χρέωση", "Πληρωμή", "Υπόλοιπο"),
    "en": ("Charged", "Received", "Balance"),
    "es": ("Cargo", "Cobrado", "Saldo"),
    "et": ("Arve summa", "Tasutud", "Jääk"),
    "fi": ("Laskutettu", "Maksettu", "Avoinna"),
    "fr": ("Débit", "Crédit", "Solde"),
    "hr": ("Zaduženje", "Uplaćeno", "Saldo"),
    "hu": ("Számlázott", "Kiegyenlítve", "Egyenleg"),
    "it": ("Addebito", "Incassato", "Saldo"),
    "lt": ("Suma", "Apmokėta", "Likutis"),
    "lv": ("Summa", "Samaksāts", "Atlikums"),
    "nl": ("Bedrag", "Ontvangen", "Saldo"),
    "no": ("Fakturert", "Innbetalt", "Saldo"),
    "pl": ("Kwota", "Zapłacono", "Pozostało"),
    "pt": ("Débito", "Recebido", "Saldo"),
    "ro": ("Facturat", "Achitat", "Rest de plată"),
    "sk": ("Fakturované", "Uhradené", "Zostatok"),
    "sl": ("Zaračunano", "Plačano", "Saldo"),
    "sv": ("Fakturerat", "Betalt", "Saldo"),
    "tr": ("Borç", "Ödenen", "Bakiye"),
}
STATEMENT = """
{title}

Nr.          {0:20}{1:20}{2:20}
41102        1,840.20            1,840.20            0.00
41193        5,891.70            {came:20}{left}
"""


def _said(text: str, **taken: str) -> list[str]:
    values = {NUMBER: "41193", GROSS: Decimal("5891.70"), DUE: Decimal("5891.70")}
    values |= {f"totals.{name}": Decimal(value) for name, value in taken.items()}
    claims = {
        term: Claim(term=term, value=value, raw=str(value), layer=Layer.RULES, score=1.0)
        for term, value in values.items()
    }
    return [one.kind for one in on_account(sheet_of(reading(text)), claims)]


def test_every_language_heads_such_columns() -> None:
    assert HEADS.keys() == LANGUAGES.keys()


@pytest.mark.parametrize("language", sorted(HEADS))
@pytest.mark.parametrize(
    ("came", "left", "kinds"),
    [("5,891.70", "0.00", ["paid"]), ("891.70", "5,000.00", ["received"]), ("0.00", "5,891.70", [])],
)
def test_what_came_in_and_what_is_left_are_told(language: str, came: str, left: str, kinds: list[str]) -> None:
    assert _said(STATEMENT.format(*HEADS[language], title="", came=came, left=left)) == kinds


@pytest.mark.parametrize(
    "row",
    [
        "Nr.        Amount       Outstanding    Overdue\n41193      5,891.70     5,891.70       0.00",
        "Nr.        Amount due   Balance brought forward\n41193      5,891.70     0.00",
        "Nr.        Amount due   Balance due next month\n41193      5,891.70     0.00",
        "Nr.        Invoiced     Balance\n41193      5,891.70     9,748.05",  # a running one
        "Nr.        Gross        VAT            Net\n41193      5,891.70     1,101.70       4,790.00",
        "Nr.        Charged      Received       Balance\n41192      5,891.70     5,891.70       0.00",
        "Amount due for invoice 41193      5,891.70",
    ],
)
def test_what_is_left_as_it_is_says_nothing(row: str) -> None:
    assert _said(f"Statement of account\n\n{row}\n") == []


def test_what_the_totals_hold_is_told_by_them() -> None:
    row = "Nr.        Charged      Paid         Balance\n41193      5,891.70     891.70       5,000.00"
    assert _said(f"\n{row}\n", due="5000.00", paid="891.70") == []


@pytest.mark.parametrize(
    "heads",
    ["Invoice      Amount due      Balance", "Invoice      Amount          Outstanding"],
)
@pytest.mark.parametrize("left", ["0.00", "0.0", "0"])
def test_nothing_that_is_left_is_told_beside_what_was_due(heads: str, left: str) -> None:
    rows = f"41102        1,840.20        0\n41193        5,891.70        {left}"
    assert _said(f"\n{heads}\n{rows}\n") == ["paid"]


@pytest.mark.parametrize(
    "heads",
    ["Charged      Balance after payment", "Amount       Total paid", "Amount       Paid by you"],
)
def test_a_part_that_came_in_is_told(heads: str) -> None:
    assert _said(f"\nNr.      {heads}\n41193    5,891.70     5,000.00\n") == ["received"]


@pytest.mark.parametrize(
    ("heads", "row", "kinds"),
    [
        ("Charged    Discount   Balance", "5,891.70   5,891.70   0.00", ["paid"]),
        ("Charged    Discount   Balance", "5,891.70   5,800.00   91.70", ["received"]),
        ("Charged    Discount   Balance", "5,891.70   117.83     5,773.87", []),
    ],
)
def test_no_discount_is_most_of_the_total(heads: str, row: str, kinds: list[str]) -> None:
    assert _said(f"\nNr.      {heads}\n41193    {row}\n") == kinds


@pytest.mark.parametrize(
    "heads",
    [
        "Total      Stamp duty paid",
        "Total      Postage paid",
        "Total      Retention balance",
        "Total TTC  Net à payer avec escompte",
        "Betrag     Zahlbar mit Skonto",
        "Total      VAT balance",
    ],
)
def test_what_else_is_paid_or_goes_off_is_not(heads: str) -> None:
    assert _said(f"\nNr.      {heads}\n41193    5,891.70   200.00\n") == []


@pytest.mark.parametrize(
    "rows",
    [
        "The goods remain our property until they are paid in full.\n\n{}",
        "Payment must be received by the due date.\n\n{}",
        "Carriage paid\n\n{}",
        "Invoice number   Previous balance   This invoice\n41193            120.00             5,891.70",
        "Invoice    Net        Freight paid   VAT      Total\n41193      4,909.75   20.00          961.95   5,891.70",
        "Nr.        Bruttobetrag   Skonto   Zahlbetrag\n41193      5.891,70       117,83   5.773,87",
    ],
)
def test_rows_of_the_invoice_itself_are_not(rows: str) -> None:
    assert _said(f"\n{rows.format('Invoice 41193      Net 4,909.75      VAT 981.95      Total 5,891.70')}\n") == []
