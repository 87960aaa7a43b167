# ruff: noqa: E501 - tables of printed forms read better in whole rows
"""Vocabularies: one shape, no wording with two terms, and lookups that forgive how a label is printed."""

from __future__ import annotations

from collections import defaultdict

import pytest

from extractors.languages import COLUMNS, EXEMPTIONS, LANGUAGES, ROLES, ROWS, TITLES, Vocabulary
from extractors.meanings import (
    days_to_pay,
    detect_language,
    find_exemptions,
    is_due_now,
    leading_label,
    leading_title,
    match_column,
    match_label,
    match_row,
    match_title,
)
from extractors.meanings.matching import OTHER, THIRD_PARTY, label_entries
from extractors.parsing.folding import compact
from schemas import BY_PATH

every_language = pytest.mark.parametrize("vocabulary", LANGUAGES.values(), ids=list(LANGUAGES))

# Terms that are printed with a label of their own; the others follow from the place or from other values.
LABELLED = {
    "invoice_number", "issue_date", "due_date", "currency", "purchase_order_reference", "buyer_reference", "preceding_invoice",
    "buyer.vat_id", "payment.iban", "payment.bic", "payment.reference", "payment.terms", "totals.line_net", "totals.allowances",
    "totals.charges", "totals.net", "totals.tax", "totals.gross", "totals.paid", "totals.rounding", "totals.due", *ROLES,
}  # fmt: skip


@every_language
def test_every_language_has_the_same_shape(vocabulary: Vocabulary) -> None:
    assert set(vocabulary.labels) <= set(BY_PATH) | set(ROLES)
    assert set(vocabulary.labels) >= LABELLED
    assert set(vocabulary.columns) == set(COLUMNS)
    assert set(vocabulary.rows) == set(ROWS)
    assert set(vocabulary.titles) == set(TITLES)
    assert set(vocabulary.exemptions) == set(EXEMPTIONS)
    written = (vocabulary.labels, vocabulary.others, vocabulary.columns, vocabulary.rows, vocabulary.speech)
    assert not [word for lists in written for words in lists.values() for word in words if " = '" in word]
    assert len(vocabulary.words) >= 30
    assert all(pattern.groupindex.get("days") for pattern in vocabulary.due_within)


@every_language
def test_no_wording_names_two_terms(vocabulary: Vocabulary) -> None:
    owners: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for entry in label_entries(vocabulary):
        assert compact(entry.wording), entry
        owners[compact(entry.wording)].add(entry.terms)
    assert {form: terms for form, terms in owners.items() if len(terms) > 1} == {}


@every_language
def test_ambiguous_words_name_known_terms(vocabulary: Vocabulary) -> None:
    known = set(vocabulary.labels) | {OTHER + kind for kind in vocabulary.others} | {THIRD_PARTY}
    for wording, terms in vocabulary.ambiguous.items():
        assert set(terms) <= known | set(BY_PATH), wording


@every_language
def test_every_label_is_found_as_it_is_printed(vocabulary: Vocabulary) -> None:
    for entry in label_entries(vocabulary):
        for printed in (entry.wording, f"{entry.wording.upper()}:"):
            found = match_label(printed, vocabulary.code)
            assert found is not None, printed
            assert found.terms == entry.terms, printed


@pytest.mark.parametrize(
    ("printed", "term"),
    [
        ("R E C H N U N G S N U M M E R", "invoice_number"),
        ("F actuurnummer", "invoice_number"),
        ("Kudennummer", "other.customer_number"),
        ("Gessamtpreis", "totals.gross"),
        ("Echéacnce", "due_date"),
        ("SUBSTOTAL", "totals.net"),
        ("Montante TTC", "totals.gross"),
        ("FACUTRA", "invoice_number"),
        ("Date d’échéance :", "due_date"),
        ("Total HT EUR", "totals.net"),
        ("VAT (20%)", "totals.tax"),
        ("Tax [1]", "totals.tax"),
        ("Amount due (GBP)", "totals.due"),
        ("Rechnungsdatum / Invoice date", "issue_date"),
        ("Date/Datum", "issue_date"),
        ("Ship To:", "third_party"),
        ("Party:", "buyer"),
        ("Final date for payment", "due_date"),
        ("Order date", "other.order_date"),
    ],
)
def test_labels_as_real_pages_print_them(printed: str, term: str) -> None:
    found = match_label(printed)
    assert found is not None
    assert found.term == term


@pytest.mark.parametrize(
    "printed", ["", ":", "12,00", "Total (excl. levy)", "Blue paint", "Invoice date / Ship to", "Taxx"]
)
def test_what_is_no_label(printed: str) -> None:
    assert match_label(printed) is None


def test_the_preferred_language_wins() -> None:
    italian, portuguese = match_label("Data", "it"), match_label("Data", "pt")
    assert italian is not None
    assert portuguese is not None
    assert (italian.language, portuguese.language) == ("it", "pt")


def test_a_match_says_how_sure_it_is_and_what_it_means() -> None:
    exact, decorated, misspelt = (
        match_label("Total"),
        match_label("Total (CHF)"),
        match_label("Invoce date"),
    )
    assert exact is not None
    assert decorated is not None
    assert misspelt is not None
    assert exact.exactness > decorated.exactness > misspelt.exactness
    assert exact.ambiguous
    other = match_label("Customer No.")
    assert other is not None
    assert other.term.startswith("other.")


@pytest.mark.parametrize(
    ("text", "term", "value"),
    [
        ("Invoice No:123", "invoice_number", "123"),
        ("n°562044387", "invoice_number", "562044387"),
        ("Facture n°12 du 3/4/2024", "invoice_number", "12 du 3/4/2024"),
        ("Rechnung Nr. 4711 vom 01.02.2024", "invoice_number", "4711 vom 01.02.2024"),
        ("BTW NL004495445B01", "totals.tax", "NL004495445B01"),
        ("Total due $5", "totals.due", "$5"),
        ("IBAN DE89 3704", "payment.iban", "DE89 3704"),
    ],
)
def test_a_label_glued_to_its_value(text: str, term: str, value: str) -> None:
    found = leading_label(text)
    assert found is not None
    assert (found.term, text[found.end :]) == (term, value)


def test_a_word_that_begins_like_a_label_is_none() -> None:
    assert leading_label("Totally new") is None
    assert leading_label("4711") is None


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("Qté", "quantity"), ("Prix Uni. €", "unit_price"), ("Disc.%", "discount"), ("Mktr", "quantity"), ("Q.tà", "quantity"),
        ("Prijs/st", "unit_price"), ("HSN/SAC", "code"), ("MwSt-%", "tax_rate"), ("Montant €H.T.", "net"), ("Açıklama", "description"),
        ("Charge rate", "unit_price"),
    ],
)  # fmt: skip
def test_columns(text: str, column: str) -> None:
    found = match_column(text)
    assert found is not None
    assert found.term == column


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Prix TTC", "fr"), ("Prezzo ivato", "it"), ("Precio con IVA", "es"), ("Preço c/ IVA", "pt"), ("KDV Dahil Fiyat", "tr"),
        ("Cena s DPH", "cs"),
    ],
)  # fmt: skip
def test_a_price_that_holds_the_tax_may_be_of_one_piece_or_of_all(text: str, language: str) -> None:
    found = match_column(text, language)
    assert found is not None
    assert found.terms == ("unit_price", "gross")


@pytest.mark.parametrize("text", ["Price/Unit", "Price Unit", "PRICE/UNIT (EUR)"])
def test_a_price_unit_may_be_what_a_price_is_for_or_the_price(text: str) -> None:
    found = match_column(text, "en")
    assert found is not None
    assert found.terms == ("unit", "unit_price")


def test_rows_and_titles() -> None:
    carried, title, credit, leading = (
        match_row("Übertrag"),
        match_title("F A C T U R E"),
        match_title("Gutschrift"),
        leading_title("Invoice 12"),
    )
    assert carried is not None
    assert carried.term == "carried_forward"
    assert title is not None
    assert title.term == "invoice"
    assert credit is not None
    assert credit.term == "self_billing"
    assert leading is not None
    assert leading.end == len("Invoice ")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Steuerschuldnerschaft des Leistungsempfängers (Reverse-Charge)", "reverse_charge"),
        ("TVA non applicable, art. 293 B du CGI", "small_business"),
        ("Exonération de TVA, article 262 ter I du CGI", "intra_community"),
        ("BTW verlegd", "reverse_charge"),
        ("Tax exempt supply", "exempt"),
        ("No U.S. sales tax applies to these services.", "exempt"),
        ("operazione esente ex art. 10", "exempt"),
        ("Prestation fournie à l'étranger, non soumise à la TVA suisse", "exempt"),
        ("Klubben er ikke merverdiavgiftspliktig for kontingent.", "exempt"),
        ("Kontingentet pålægges ikke moms.", "exempt"),
        ("Föreningens avgifter är inte momspliktiga.", "exempt"),
        ("L'association n'est pas assujettie à la TVA.", "exempt"),
        ("Die Beiträge unterliegen nicht der Umsatzsteuer.", "exempt"),
        ("Tandtekniska arbeten är undantagna från moms, 3 kap. 4 § ML.", "exempt"),
        ("Usługa zwolniona z podatku VAT na podstawie art. 43", "exempt"),
        ("Los cursos están exentos de IVA", "exempt"),
        ("Prestations exonérées de la TVA", "exempt"),
        ("A szolgáltatás mentes az áfa alól.", "exempt"),
        ("Services are osvobozeny od DPH", "exempt"),
        ("Услугите са освободени от ДДС", "exempt"),
        ("Membership fees are outside the scope of VAT.", "exempt"),
        ("Stowarzyszenie nie jest podatnikiem VAT.", "small_business"),
        ("NP - nie podlega opodatkowaniu w Polsce", "export"),
        ("Plnění není předmětem DPH", "export"),
    ],
)
def test_exemption_wordings(text: str, kind: str) -> None:
    assert kind in {phrase.kind for phrase in find_exemptions(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Hinnat ovat arvonlisäverottomia.",
        "Arvonlisäveroton yhteensä 825,00",
        "Zwolnienie od podatku akcyzowego",
        "Produkty zwolnione od podatku akcyzowego",
        "Isento de imposto do selo",
        "Příjem osvobozený, odměna osvobozena od daně z příjmů",
        "Odmena oslobodená od dane z príjmov",
        "Exentos del impuesto sobre bienes inmuebles",
        "Avgiftsfrie dager",
        "Fattura esente da bollo",
        "Esente dall'imposta di bollo",
        "Compenso esente da ritenuta d'acconto",
        "Exento de retención de IRPF",
        "Exonéré de taxe d'habitation",
    ],
)
def test_prices_without_tax_and_other_taxes_are_no_exemption_from_vat(text: str) -> None:
    assert not find_exemptions(text)


@pytest.mark.parametrize(
    ("denied", "said"),
    [
        ("Diese Leistung ist nicht von der USt befreit.", "Diese Leistung ist von der USt befreit."),
        ("Våra tjänster är inte undantagna från moms.", "Våra tjänster är undantagna från moms."),
        ("Dette er ikke undtaget fra moms", "Dette er undtaget fra moms"),
        ("Prestations non exonérées de la TVA", "Prestation imposable : non, exonérées de la TVA"),
        ("Usługa nie zwolniona z VAT", "TVA non applicable, zwolniona z VAT"),
        ("Palvelut eivät: ei alv-vapaata", "Myynti on alv-vapaata"),
        ("This supply is not\nexempt from VAT", "Reverse charge: not\nExempt from VAT"),
        ("Questa operazione non è\nesente da IVA", "Esente da bollo\nEsente da IVA"),
        ("El servicio no está\nexento de IVA", "El servicio está exento de IVA"),
        ("Note: this supply is not\nexempt from VAT", "Note: not\nExempt from VAT"),
        ("VAT note: the goods are not\nVAT exempt", "VAT note: fees not\nVAT exempt"),
        ("Hinweis: Diese Leistung ist nicht\nsteuerfrei", "Hinweis: Skonto nicht\nSteuerfrei"),
        ("is not\nexempt from VAT", "Discount not\nExempt from VAT"),
    ],
)
def test_an_exemption_that_is_denied_right_before_it_is_none(denied: str, said: str) -> None:
    assert "exempt" not in {phrase.kind for phrase in find_exemptions(denied)}
    assert "exempt" in {phrase.kind for phrase in find_exemptions(said)}
    assert "exempt" in {phrase.kind for phrase in find_exemptions(f"{denied}\n{said}")}


@pytest.mark.parametrize(
    "text",
    [
        "IVA exento Retención IRPF 15%  -150,00",
        "IVA exento - Retención IRPF 15%",
        "IVA exento (retención 15 %)",
        "Prestazione esente ritenuta d'acconto 20%",
        "IVA esente | Bollo 2,00",
        "Exonéré de droits de douane et de TVA",
        "Esente da bollo e IVA",
        "Sconto non\nEsente IVA art. 10",
        "Autoliquidation :  non\nexonéré de TVA",
    ],
)
def test_another_tax_or_answer_beside_it_denies_no_exemption(text: str) -> None:
    assert "exempt" in {phrase.kind for phrase in find_exemptions(text)}


def test_a_taxed_page_has_no_exemption_wording() -> None:
    assert find_exemptions("Total net 100.00, VAT 20 % 20.00, thank you for your business. Tarif: 12 Stk.") == ()


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Payment is due within 30 days of the invoice date", 30),
        ("Net 45", 45),
        ("Zahlbar innerhalb von 14 Tagen ohne Abzug", 14),
        ("30 Tage netto", 30),
        ("Paiement à 30 jours", 30),
        ("Gelieve te betalen binnen 14 dagen", 14),
        ("Pagamento a 60 giorni", 60),
        ("Pago a 30 días", 30),
        ("Pagamento a 30 dias", 30),
        ("Vade: 30 gün", 30),
        ("Apmaksa 14 dienu laikā no rēķina saņemšanas", 14),
        ("Rēķins apmaksājams 10 (desmit) dienu laikā", 10),
        ("Apmokėti per 30 kalendorinių dienų nuo sąskaitos išrašymo", 30),
        ("Arve palume tasuda 7 päeva jooksul", 7),
        ("Πληρωμή εντός 30 ημερών", 30),
        ("Срок за плащане: 15 дни от датата на фактурата", 15),
        ("Delivered in 3 boxes", None),
        ("Paiement 30 jours fin de mois", None),
        ("2 % Skonto innerhalb 8 Tagen Skontofrist", None),
        ("Splatnost dle dodatku č. 3 rámcové smlouvy: 30 dnů od vystavení", 30),
        ("Zahlung laut Auftrag vom 3. 5. 2026 innerhalb von 14 Tagen", 14),
        ("Please pay 1190.50 EUR within 14 days", 14),
        ("Thank you for your payment. 3 parcels will arrive in 5 days", None),
        ("Payment by bank transfer. 2 % discount in 10 days", None),
        ("Zahlung dankend erhalten. 3 Geräte folgen in 10 Tagen", None),
        ("Uhrazeno. 2 kusy dodáme do 5 dnů", None),
        ("Paid on 3.5.2026. 3 parcels will arrive in 5 days", None),
        ("Payment by card only, please report damaged goods in 8 days", None),
    ],
)
def test_days_to_pay(text: str, days: int | None) -> None:
    assert days_to_pay(text) == days


def test_payment_at_once() -> None:
    assert is_due_now("Payable upon receipt.")
    assert is_due_now("zahlbar SOFORT ohne Abzug")
    assert not is_due_now("30 days")


@pytest.mark.parametrize(
    "text",
    [
        "Bitte überweisen Sie ab sofort ausschließlich auf",
        "Please pay to our new account with immediate effect.",
        "Con effetto immediato il nostro conto cambia.",
        "Maksut heti alkaen tilille",
    ],
)
def test_what_holds_from_now_on_is_not_due_now(text: str) -> None:
    assert not is_due_now(text)
    assert is_due_now(f"{text} Zahlbar sofort.")


@pytest.mark.parametrize(
    ("texts", "language"),
    [
        (["Facture", "Total HT", "Merci de votre confiance"], "fr"),
        (["Invoice", "Bill to", "Thank you for your business"], "en"),
        (["Fatura No", "Ödenecek Tutar", "Fatura Tarihi"], "tr"),
        (["Factuur", "Te betalen", "Factuurdatum"], "nl"),
        (["Rechnung", "Bitte überweisen Sie den Betrag"], "de"),
        (["Faktura VAT", "Data wystawienia", "Termin płatności", "Razem do zapłaty za wszystkie usługi"], "pl"),
        (["Faktura", "Beløp å betale", "Vennligst betal innen forfall"], "no"),
        (["Faktura", "Beløb til betaling", "Betales senest på forfaldsdagen"], "da"),
        (["Lasku", "Eräpäivä", "Maksettava yhteensä"], "fi"),
        (["Számla", "Fizetési határidő", "Teljesítés kelte"], "hu"),
        (["Factură", "Termen de plată", "Total de plată", "Cumpărător"], "ro"),
        (["Račun br. 12/1/1", "Rok plaćanja", "Ukupno za platiti", "Kupac"], "hr"),
        (["Faktúra", "Dátum splatnosti", "Odberateľ", "Spolu na úhradu", "Prosíme o úhradu sumy"], "sk"),
        (["Faktura", "Datum splatnosti", "Odběratel", "Celkem k úhradě", "Prosíme o úhradu částky"], "cs"),
        (["Račun št. 12", "Rok plačila", "Skupaj za plačilo", "Kupec"], "sl"),
        (["Rēķins", "Apmaksas termiņš", "Lūdzam apmaksāt rēķinu"], "lv"),
        (["Sąskaita faktūra", "Apmokėti iki", "Iš viso mokėti"], "lt"),
        (["Arve", "Maksetähtaeg", "Palume tasuda hiljemalt"], "et"),
        (["Τιμολόγιο", "Πληρωτέο ποσό", "Παρακαλούμε για την πληρωμή"], "el"),
        (["Фактура", "Срок за плащане", "Начислен ДДС"], "bg"),
        (["12,00", "19 %"], None),
        ([], None),
    ],
)
def test_the_language_of_a_page(texts: list[str], language: str | None) -> None:
    assert detect_language(texts) == language
