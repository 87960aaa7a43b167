"""Corrections in columns: of what was charged, what is correct and the difference, the last is the document's own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pytest

from extractors.extract import extract
from extractors.languages import LANGUAGES
from extractors.page import Layout
from extractors.page.compared import comparisons
from extractors.page.roles import DUE, GROSS, NET, TAX
from extractors.page.sheet import sheet_of
from schemas import DocType, Extraction, Rival
from schemas.grades import DOUBTED
from tests.extractors.grid import reading
from validators.rule import Facts
from validators.rules.notices import RULES as NOTICES
from validators.rules.several import RULES as SEVERAL

HEADS = {
    "bg": ("Фактурирана сума", "Правилна сума", "Разлика"),
    "cs": ("Fakturováno", "Správně", "Rozdíl"),
    "da": ("Faktureret", "Korrekt", "Forskel"),
    "de": ("bisher EUR", "neu EUR", "Differenz EUR"),
    "el": ("Αρχικό ποσό", "Σωστό ποσό", "Διαφορά"),
    "en": ("As invoiced", "Correct amount", "Difference"),
    "es": ("Factura original €", "Importe correcto €", "Diferencia €"),
    "et": ("Algne summa", "Õige summa", "Vahe"),
    "fi": ("Laskutettu", "Oikea", "Erotus"),
    "fr": ("Montant facturé", "Montant correct", "Différence"),
    "hr": ("Fakturirano", "Ispravno", "Razlika"),
    "hu": ("Eredeti összeg", "Helyes összeg", "Különbözet"),
    "it": ("Fatturato", "Corretto", "Differenza"),
    "lt": ("Pradinė suma", "Teisinga suma", "Skirtumas"),
    "lv": ("Aprēķināts", "Pareizi", "Starpība"),
    "nl": ("Gefactureerd", "Juist bedrag", "Verschil"),
    "no": ("Fakturert", "Riktig", "Differanse"),
    "pl": ("Było", "Winno być", "Różnica"),
    "pt": ("Valor faturado", "Valor correto", "Diferença"),
    "ro": ("Facturat", "Corect", "Diferență"),
    "sk": ("Fakturované", "Správne", "Rozdiel"),
    "sl": ("Zaračunano", "Pravilno", "Razlika"),
    "sv": ("Fakturerat", "Korrekt", "Skillnad"),
    "tr": ("Faturalanan tutar", "Doğru tutar", "Fark"),
}
PAGE = """
Nordic Power Ltd                              {title}
Harbour Road 3                                No. 5082736
Bristol BS1 4DJ                               Date 05/11/2026

Harbour Fish Ltd
Quay 118
Bristol BS1 6TE

{table}

{more}
"""
NAMES = ("Energy", "Surcharge", "Total excl. VAT", "VAT 20 %", "Total EUR")
CHARGED = ("1,000.00", "200.00", "1,200.00", "240.00", "1,440.00")
CORRECT = ("800.00", "150.00", "950.00", "190.00", "1,140.00")
CHANGED = ("-200.00", "-50.00", "-250.00", "-50.00", "-300.00")
GIVEN_BACK = tuple(value.strip("-") for value in CHANGED)
OWN = {NET: "-250.00", TAX: "-50.00", GROSS: "-300.00", DUE: "-300.00"}
_ENDS = (52, 71, 90)  # of the columns


def row(name: str, cells: Iterable[str]) -> str:
    line = name
    for end, cell in zip(_ENDS, cells, strict=False):
        line = line.ljust(end - len(cell)) + cell
    return line


def page(
    heads: Sequence[str],
    columns: Sequence[Sequence[str]] = (CHARGED, CORRECT, CHANGED),
    title: str = "Credit note",
    more: str = "Thank you",
) -> Extraction:
    rows = [row("", heads), *(row(name, cells) for name, *cells in zip(NAMES, *columns, strict=True))]
    return extract(reading(PAGE.format(title=title, table="\n".join(rows), more=more)))


def totals(found: Extraction) -> dict[str, str]:
    return {term: str(claim.value) for term, claim in found.claims.items() if term in (NET, TAX, GROSS, DUE)}


def held(found: Extraction) -> set[str]:
    """Which of the rules about this let it wait."""
    facts = Facts(invoice=found.invoice(), extraction=found)
    return {rule.id for rule in (*NOTICES, *SEVERAL) if rule.id in ("WORDS-22", "GATE-9") and [*rule.check(facts)]}


@pytest.mark.parametrize("code", sorted(LANGUAGES))
def test_the_differences_are_the_documents_own(code: str) -> None:
    found = page(HEADS[code])
    assert totals(found) == OWN
    assert not held(found)
    assert found.doc_type is DocType.CREDIT_NOTE


def test_what_is_given_back_may_be_printed_without_a_sign() -> None:
    found = page(("Invoiced", "Correct", "To credit"), (CHARGED, CORRECT, GIVEN_BACK))
    assert totals(found) == {term: value.strip("-") for term, value in OWN.items()}
    assert not held(found)


def test_the_lines_are_the_differences() -> None:
    found = page(HEADS["en"])
    assert [str(found.claims[f"lines[{number}].net"].value) for number in range(2)] == ["-200.00", "-50.00"]
    assert "lines[2].net" not in found.claims


def test_an_invoice_asks_for_the_difference_that_it_tells_again() -> None:
    found = page(HEADS["de"], (CORRECT, CHARGED, GIVEN_BACK), "Rechnung", "Wir buchen den Betrag von 300,00 EUR ab.")
    assert totals(found) == {term: value.strip("-") for term, value in OWN.items()}
    assert not held(found)


def test_a_credit_note_by_which_more_is_owed_is_in_doubt() -> None:
    sure, doubtful = page(HEADS["en"]), page(HEADS["en"], (CORRECT, CHARGED, GIVEN_BACK))
    assert doubtful.doc_type_score <= DOUBTED < sure.doc_type_score


def test_a_correction_that_lowers_is_a_credit_note_whatever_the_sign() -> None:
    lower = page(HEADS["pl"], (CHARGED, CORRECT, GIVEN_BACK), "Faktura korygująca")
    higher = page(HEADS["pl"], (CORRECT, CHARGED, GIVEN_BACK), "Faktura korygująca")
    assert (lower.doc_type, higher.doc_type) == (DocType.CREDIT_NOTE, DocType.INVOICE)


@pytest.mark.parametrize(
    ("heads", "columns", "title", "more"),
    [
        (HEADS["en"], (CHARGED, CORRECT, ("-200.00", "-50.00", "-250.00", "-50.00", "-310.00")), "Credit note", ""),
        (HEADS["en"], (CHARGED, CORRECT, CHANGED), "Credit note", "New total EUR 1,140.00"),
        (HEADS["en"], (CHARGED, CORRECT, GIVEN_BACK), "Invoice", "Thank you"),
        (HEADS["en"][:2], (CHARGED, CORRECT), "Credit note", "Thank you"),
        (("Column A", "Column B", "Column C"), (CHARGED, CORRECT, CHANGED), "Credit note", "Thank you"),
        (("Column A", "Column B", "Column C"), (CHARGED, CORRECT, GIVEN_BACK), "Credit note", "Thank you"),
    ],
    ids=["false", "correct-again", "not-told-again", "two-columns", "unknown-heads", "unknown-heads-turned"],
)
def test_what_nothing_proves_waits(
    heads: Sequence[str], columns: Sequence[Sequence[str]], title: str, more: str
) -> None:
    assert "WORDS-22" in held(page(heads, columns, title, more))


@pytest.mark.parametrize(
    ("heads", "columns"),
    [
        (("Old balance", "Payments", "New balance"), (CHARGED, CORRECT, GIVEN_BACK)),
        (("This year", "Last year", "Change"), (CHARGED, CORRECT, GIVEN_BACK)),
        (("2026", "2025", "Difference"), (CHARGED, CORRECT, GIVEN_BACK)),
        (("Net", "VAT", "Gross"), (CORRECT, GIVEN_BACK, ("1,000.00", "200.00", "1,200.00", "240.00", "1,440.00"))),
        (("List price", "Discount", "Amount"), (CHARGED, CORRECT, GIVEN_BACK)),
    ],
    ids=["statement", "last-year", "years", "net-to-gross", "discounts"],
)
def test_other_tables_of_three_columns_stay_as_they_are(heads: Sequence[str], columns: Sequence[Sequence[str]]) -> None:
    drawn = [row("", heads), *(row(name, cells) for name, *cells in zip(NAMES, *columns, strict=True))]
    seen = reading(PAGE.format(title="Invoice", table="\n".join(drawn), more="Thank you"))
    assert sheet_of(seen).comparison is None
    assert "WORDS-22" not in held(extract(seen))


def test_readings_of_meters_are_no_amounts() -> None:
    rows = [
        "Reading old    Reading new    Difference    Price      Amount",
        "1,200.5    1,350.5    150.0    0.30    45.00",
    ]
    assert not list(comparisons(Layout(reading("\n".join(rows)))))


def test_where_no_amount_due_was_taken_the_total_is_it() -> None:
    found = page(HEADS["en"][:1], (CHARGED,))
    claims = {term: claim for term, claim in found.claims.items() if term != DUE}
    for value, ids in (("300.00", {"GATE-9"}), ("1440.00", set())):
        rival = Rival(term=DUE, value=value, raw=value, label="In your favour", page=1)
        assert held(found.model_copy(update={"claims": claims, "rivals": (rival,)})) == ids
