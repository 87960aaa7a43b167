"""Corrections in columns: of what was charged, what is correct and the difference, the last is the document's own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from time import perf_counter

import pytest

from extractors.extract import extract
from extractors.languages import LANGUAGES
from extractors.page import Layout
from extractors.page.compared import Comparison, Row, comparisons
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
_LINE = Layout(reading("Energy")).pages[0].lines[0]


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


ROWS = [row(name, cells) for name, *cells in zip(NAMES, CHARGED, CORRECT, CHANGED, strict=True)]


def tabled(rows: Sequence[str], title: str = "Credit note") -> Extraction:
    return extract(reading(PAGE.format(title=title, table="\n".join(rows), more="Thank you")))


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
    found = page(HEADS["de"], (CORRECT, CHARGED, GIVEN_BACK), "Rechnung", "Zu zahlen   300,00 EUR")
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
        (HEADS["en"], (CHARGED, CORRECT, CHANGED), "Credit note", "New total EUR 1,140"),
        (HEADS["de"], (CORRECT, CHARGED, GIVEN_BACK), "Rechnung", "Wir buchen den Betrag von 300,00 EUR ab."),
        (HEADS["de"], (CORRECT, CHARGED, GIVEN_BACK), "Rechnung", "Mieterhöhung   300,00"),
        (HEADS["de"], (CORRECT, CHARGED, GIVEN_BACK), "Rechnung", "Kaution   300,00"),
        (HEADS["de"], (CORRECT, CHARGED, GIVEN_BACK), "Rechnung", "Mehrbetrag monatlich 300,00 EUR"),
        (HEADS["en"], (CORRECT, CHARGED, GIVEN_BACK), "Invoice", "Deposit held   300.00"),
        (HEADS["en"], (CORRECT, CHARGED, GIVEN_BACK), "Invoice", "Credit note 12 of 3 May"),
        (HEADS["en"][:2], (CHARGED, CORRECT), "Credit note", "Thank you"),
        (("Column A", "Column B", "Column C"), (CHARGED, CORRECT, CHANGED), "Credit note", "Thank you"),
        (("Column A", "Column B", "Column C"), (CHARGED, CORRECT, GIVEN_BACK), "Credit note", "Thank you"),
    ],
    ids=[
        "false",
        "correct-again",
        "not-told-again",
        "correct-again-whole",
        "spoken-of",
        "rent",
        "deposit",
        "monthly",
        "deposit-held",
        "another-title",
        "two-columns",
        "unknown-heads",
        "unknown-heads-turned",
    ],
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


def _said(found: Extraction) -> set[str]:
    return {one.kind for one in (*found.notices, *found.statements)}


@pytest.mark.parametrize("caption", ["Pro forma invoice", "This is not an invoice.", "Payment reminder"])
def test_what_stands_beside_the_heads_is_heard(caption: str) -> None:
    beside, plain = (tabled([row(words, HEADS["en"]), *ROWS]) for words in (caption, ""))
    assert [one for one in beside.printed if one.text == caption]
    assert _said(beside) - _said(plain) or beside.doc_type is DocType.OTHER
    assert totals(plain) == OWN


def test_a_correction_of_the_gross_total_alone_waits_under_unknown_heads() -> None:
    rows = [("Energy", "1,000.00", "800.00", "-200.00"), ("Water", "440.00", "340.00", "-100.00")]
    rows.append(("Total EUR", "1,440.00", "1,140.00", "-300.00"))
    unknown, known = (
        tabled([row("", heads), *(row(name, cells) for name, *cells in rows)])
        for heads in (("Column A", "Column B", "Column C"), HEADS["en"])
    )
    assert "WORDS-22" in held(unknown)
    assert totals(known)[GROSS] == "-300.00"
    assert not held(known)


def test_a_correction_that_takes_what_is_correct_from_elsewhere_waits() -> None:
    rows = [("Energy", "1,000.00", "800.00", "-200.00"), ("Water", "440.00", "340.00", "-100.00")]
    rows.append(("Total EUR", "1,440.00", "1,140.00", "-300.00"))
    drawn = [row("", HEADS["en"]), *(row(name, cells) for name, *cells in rows), ""]
    assert "WORDS-22" in held(tabled([*drawn, "Amount due EUR 1,140.00"]))
    assert not held(tabled([*drawn, "Amount due EUR 300.00"]))


def test_a_credit_note_of_taxes_in_columns_is_no_comparison() -> None:
    rows = [("Energy", "1,000.00", "200.00", "1,200.00"), ("Water", "240.00", "48.00", "288.00")]
    rows.append(("Total EUR", "1,240.00", "248.00", "1,488.00"))
    assert not held(tabled([row("", ("Net", "VAT", "Gross")), *(row(name, cells) for name, *cells in rows)]))


def test_amounts_without_coins_are_told_again_as_well() -> None:
    columns = tuple(tuple(value.replace(".00", ",000") for value in part) for part in (CHARGED, CORRECT, CHANGED))
    again = page(HEADS["en"], columns, more="The corrected bill is HUF 1,140,000.")
    alone = page(HEADS["en"], columns, more="The bill is in HUF.")
    assert "WORDS-22" in held(again)
    assert totals(alone)[GROSS] == "-300000"
    assert not held(alone)


def test_the_sum_says_which_way_a_correction_goes_and_not_its_largest_row() -> None:
    rows = [("Energy", "1,000.00", "1,050.00", "-50.00"), ("Water", "400.00", "100.00", "300.00")]
    drawn = [row("", HEADS["pl"]), *(row(name, cells) for name, *cells in rows), "", "Razem do zwrotu   250.00"]
    assert tabled(drawn, "Faktura korygująca").doc_type is DocType.CREDIT_NOTE
    drawn[0] = row("", HEADS["en"])
    assert tabled(drawn).doc_type_score > DOUBTED


def test_tables_that_say_more_and_less_wait() -> None:
    more = [("Water", "600.00", "800.00", "200.00"), ("VAT 20 %", "120.00", "160.00", "40.00")]
    more.append(("Total EUR", "720.00", "960.00", "240.00"))
    other = [row("", HEADS["pl"]), *(row(name, cells) for name, *cells in more)]
    drawn = [row("", HEADS["pl"]), *ROWS, "", *other, "", "Razem do zwrotu   60.00"]
    assert "WORDS-22" in held(tabled(drawn, "Faktura korygująca"))
    drawn = [row("", HEADS["en"]), *ROWS, "", row("", HEADS["en"]), *other[1:], "", "The fee is now EUR 960.00"]
    assert "WORDS-22" in held(tabled(drawn))  # where only one of them is the document's own as well
    less = [("Fee", "60.00", "40.00", "-20.00"), ("VAT 20 %", "12.00", "8.00", "-4.00")]
    less.append(("Total EUR", "72.00", "48.00", "-24.00"))
    same = [row("", HEADS["en"]), *(row(name, cells) for name, *cells in less)]
    assert "WORDS-22" not in held(tabled([row("", HEADS["en"]), *ROWS, "", *same]))


@pytest.mark.parametrize(
    "sentence",
    [
        "You get the balance each month that will be invoiced after",
        "The error that we have found was corrected",
        "U krijgt elke maand het bedrag dat gefactureerd wordt",
        "Le solde de votre compte sera facturé après",
    ],
)
def test_the_end_of_a_sentence_is_no_heads(sentence: str) -> None:
    second = sentence.rindex(" ") + 1
    first = sentence.rindex(" ", 0, second - 1) + 1
    amounts = "VAT".ljust(first) + "1.00".ljust(second - first) + "  2.00"
    assert not list(comparisons(Layout(reading("\n".join([sentence, amounts])))))


def test_a_table_begins_near_its_heads() -> None:
    heads, amounts = row("", HEADS["en"][:2]), row("Total", ("1,440.00", "1,140.00"))
    between = [f"Words of row {'abcdefgh'[number]}" for number in range(7)]
    near, far = (list(comparisons(Layout(reading("\n".join([heads, *more, amounts]))))) for more in ([], between))
    assert near
    assert not far


def test_a_line_of_many_words_for_heads_is_read_quickly() -> None:
    layout = Layout(reading("was " * 4000))
    begun = perf_counter()
    assert not list(comparisons(layout))
    assert perf_counter() - begun < 1


@pytest.mark.parametrize(
    ("amounts", "number"),
    [
        ((1, 2, 3), 2),
        ((1, 2, 3, 1, 4, 9), 4),
        ((5, 1, 2, 3, 7), 3),
        ((1, 1, 4), None),
        ((0, 0, 0), 2),
        ((), None),
    ],
)
def test_a_total_is_the_last_sum_of_rows_right_above_it(amounts: tuple[int, ...], number: int | None) -> None:
    rows = tuple(Row((), Decimal(one), Decimal(2 * one), None) for one in amounts)
    total = Comparison(_LINE, (), rows).total
    assert total is (None if number is None else rows[number])


def test_the_total_of_a_long_table_is_looked_for_quickly() -> None:
    rows = tuple(Row((), Decimal(one * one + 1), Decimal(one), None) for one in range(5000))
    begun = perf_counter()
    assert Comparison(_LINE, (), rows).total is None
    assert perf_counter() - begun < 1


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
