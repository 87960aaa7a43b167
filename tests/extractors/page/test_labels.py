from __future__ import annotations

import pytest

from extractors.extract import extract
from extractors.page import PageLayout, Span
from extractors.page.labels import Mark, marks_of
from extractors.page.naming import Namer, Naming
from extractors.parsing.folding import compact, spaced
from tests.extractors.grid import page, reading


def marks(text: str) -> list[Mark]:
    layout = PageLayout(page(text))
    return [mark for group in marks_of(layout).values() for mark in group]


def namings(text: str, value: str, language: str | None = None) -> list[Naming]:
    layout = PageLayout(page(text))
    namer = Namer(layout, marks_of(layout), language)
    for segment in layout.segments:
        for number, word in enumerate(segment.words):
            if word.text == value:
                return namer.of(Span(segment, number, number + 1))
    raise AssertionError(value)


@pytest.mark.parametrize(
    ("printed", "folded"),
    [("N° de facture", "nodefacture"), ("Größe", "grosse"), ("İADE", "iade"), ("Tax (20%)", "tax20%")],
)
def test_labels_are_compared_folded(printed: str, folded: str) -> None:
    assert compact(printed) == folded


def test_pieces_keep_their_order() -> None:
    assert spaced("Reverse-Charge (Art. 196)") == "reverse charge art 196"


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Invoice Number", "invoice_number"),
        ("INVOICE NO.:", "invoice_number"),
        ("Rechnungs nummer", "invoice_number"),
        ("Factuurdatum", "issue_date"),
        ("Date d'échéance :", "due_date"),
        ("Partita IVA", "vat_id"),
        ("Rechnungsdatm", "issue_date"),
    ],
)
def test_wordings_of_all_languages_are_found_however_written(text: str, role: str) -> None:
    assert any(role in mark.roles for mark in marks(text))


def test_the_longest_wording_wins() -> None:
    found = marks("Invoice Due Date")
    assert [mark.wording for mark in found] == ["Invoice Due Date"]
    assert "due_date" in found[0].roles


@pytest.mark.parametrize("text", ["Auftrags-Datum-Intern", "A100/Datum/7", "invoice_number_1"])
def test_parts_of_a_compound_or_a_number_are_no_labels(text: str) -> None:
    assert not any({"issue_date", "invoice_number"} & mark.roles.keys() for mark in marks(text))


def test_ambiguous_wordings_weigh_their_likeliest_role_most() -> None:
    roles = next(mark for mark in marks("Total")).roles
    assert roles["totals.gross"] > roles["totals.due"] > 0


def test_inline() -> None:
    naming = namings("Invoice No: 4711", "4711")[0]
    assert (naming.position, naming.wording) == ("inline", "Invoice No")


def test_left_however_far_over_a_lone_colon_and_a_currency_sign() -> None:
    naming = namings("Total          :            €             12.00", "12.00")[0]
    assert (naming.position, naming.wording) == ("left", "Total")


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("Freight to Austria incl. VAT     12.00", "Freight"),
        ("Freight to Austria incl. VAT: 12.00", "Freight"),
        ("Freight total incl. VAT     12.00", "total incl. VAT"),
        ("Goods to Austria incl. VAT     12.00", "incl. VAT"),
        ("Total of charges before tax     12.00", "before tax"),
        ("Versand Gesamt brutto     12.00", "Gesamt brutto"),
    ],
)
def test_words_for_a_charge_outweigh_whether_the_tax_is_in_it(text: str, wording: str) -> None:
    assert namings(text, "12.00")[0].wording == wording


def test_another_amount_in_between_ends_the_search_to_the_left() -> None:
    assert namings("Total      10.00      12.00", "12.00") == []


def test_above_when_nothing_stands_on_the_left() -> None:
    naming = namings("Invoice No      Date\n4711            2024", "4711")[0]
    assert (naming.position, naming.wording) == ("above", "Invoice No")


def test_a_label_on_the_left_beats_one_above() -> None:
    assert namings("         Due Date\nDate     2024", "2024")[0].position == "left"


def test_above_over_the_values_of_a_column() -> None:
    assert namings("Invoice No\n1111\n4711", "4711")[0].wording == "Invoice No"


def test_a_head_whose_value_stands_right_of_it() -> None:
    text = "Number              Charges             Account\n1                             20.00     x"
    assert namings(text, "20.00")[0].wording == "Charges"


def test_a_sentence_names_weakly() -> None:
    strong = namings("Invoice No: 4711", "4711")[0].strength
    weak = namings("Your invoice number from our desk in Leeds says 4711", "4711")[0]
    assert weak.position == "sentence"
    assert weak.strength < strong


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Storno fattura n.: R-51", "preceding_invoice"),
        ("Oprava dokladu č. 4711", "preceding_invoice"),
        ("Delivery note no. 4711", "other.delivery_note"),
        ("N. nota di credito: 24490", "invoice_number"),
    ],
)
def test_a_number_word_belongs_to_the_label_beside_it(text: str, role: str) -> None:
    found = marks(text)
    assert len(found) == 1
    assert set(found[0].roles) == {role}


def test_a_number_word_behind_a_colon_stands_alone() -> None:
    assert [set(mark.roles) for mark in marks("Ship via: No. 4711")] == [
        {"other.shipping"},
        {"invoice_number", "other.sales_order"},
    ]


def test_the_number_of_another_invoice_is_not_this_one() -> None:
    text = "Nota di credito\n\nN. nota credito:024490\nStorno fattura n.:R-51"
    claims = extract(reading(text)).claims
    assert claims["invoice_number"].value == "024490"
    assert claims["preceding_invoice"].value == "R-51"


def test_a_head_over_several_values_names_none_of_them() -> None:
    alone = namings("Invoice Date\n2024-05-03", "2024-05-03")[0]
    listed = namings("Invoice Date\n2024-05-03\n2024-05-04", "2024-05-03")[0]
    assert listed.strength < 0.7 * alone.strength


def test_the_invoices_a_statement_lists_are_not_its_number() -> None:
    text = "Statement\n\nInvoice No.     Invoice Date\n214190          2016-02-06\n214191          2016-02-07"
    claims = extract(reading(text)).claims
    assert all(claims[term].score < 0.8 for term in ("invoice_number", "issue_date") if term in claims)


def test_a_word_between_two_dates_names_nothing_beside_them() -> None:
    found = namings("Period                      Date\n2024-05-01 to 2024-05-31    2024-06-03", "2024-06-03")
    assert [naming.wording for naming in found] == ["Date"]


def test_a_currency_mark_is_no_label() -> None:
    """ "RM" is Malaysian money, "R.M." a Spanish register."""
    assert marks("RM 9.00") == []
    assert [mark.wording for mark in marks("Total RM 9.00")] == ["Total"]
    assert any("other.register" in mark.roles for mark in marks("R.M. Madrid"))


@pytest.mark.parametrize(
    ("text", "named"),
    [("1 dan", []), ("2,5 dan", []), ("10 to", []), ("daň", ["daň"]), ("2026 daň", ["daň"]), ("5 Nr. 4711", ["Nr."])],
)
def test_the_unit_behind_a_count_is_no_label(text: str, named: list[str]) -> None:
    """A day in Croatian is written as a tax in Czech, but for a sign on its last letter."""
    assert [mark.wording for mark in marks(text)] == named


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("Acompte reçu le 28/02/2026", "totals.paid"),
        ("Anzahlung vom 28.02.2026", "totals.paid"),
        ("Ritenuta d'acconto 20% su 1.666,00", "other.withholding"),
    ],
)
def test_a_payment_is_named_though_its_day_or_its_base_stands_behind(label: str, role: str) -> None:
    found = namings(f"{label}          44,04", "44,04")
    assert [naming.position for naming in found if dict(naming.of({role}))] == ["left"]


def test_a_date_behind_another_label_still_names_nothing_beside_it() -> None:
    assert not any(naming.position == "left" for naming in namings("Facture du 28/02/2026          44,04", "44,04"))


@pytest.mark.parametrize(
    ("text", "language", "named"),
    [
        ("Rechnungsdatum    Do 12.11.2026", "de", True),
        ("Rechnungsdatum    Donnerstag, 12.11.2026", None, True),
        ("Invoice date    do 12.11.2026", "pl", False),
        ("Invoice date    za 12.11.2026", "pl", False),
        ("Total net    so 12.11", "de", False),
        ("Total net    Sunday 12.11", "en", False),
    ],
)
def test_a_label_names_the_date_behind_a_day_of_the_week_beside_it(
    text: str, language: str | None, named: bool
) -> None:
    found = namings(text, text.rsplit(maxsplit=1)[-1], language)
    assert [naming.position for naming in found] == ["left"] * named


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("Facture / Factuur", "invoice_number"),
        ("Rechnung / Facture / Fattura", "invoice_number"),
        ("Date/Datum", "issue_date"),
    ],
)
def test_a_label_in_several_languages_is_one(label: str, role: str) -> None:
    (found,) = marks(label)
    assert found.roles[role] == 1.0
    assert found.cover == pytest.approx(1.0)
    assert namings(f"{label}\n4711", "4711")[0].position == "above"


@pytest.mark.parametrize("label", ["Customer / Date", "Invoice: Factuur"])
def test_labels_of_two_things_and_those_without_a_slash_stay_two(label: str) -> None:
    assert len(marks(label)) == 2


@pytest.mark.parametrize(
    ("text", "cover"), [("A vevő", 1.0), ("The Supplier", 1.0), ("Der Käufer:", 1.0), ("The supplier of all", None)]
)
def test_an_article_is_a_part_of_the_heading_of_a_party(text: str, cover: float | None) -> None:
    whole = [mark.cover for mark in marks(text) if mark.start == 0]
    assert whole == ([cover] if cover is not None else [])
