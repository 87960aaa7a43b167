"""Whose identifiers they are, also where a country's letters, a label or a whole row are missing."""

from __future__ import annotations

import pytest

from extractors.page import Layout
from extractors.page.sheet import Sheet
from extractors.parties.accounts import BESIDE, accounts_not_to_pay
from extractors.parties.identifiers import propose_identifiers
from extractors.parties.parties import Parties
from extractors.rules import propose
from schemas import Claim
from schemas.grades import LIKELY, NAMED
from tests.extractors.grid import reading

HEAD = "Pine Tools Ltd\n1 Saw Road\nLeeds LS1 4AB\n\n\n\n"
PAID = "IBAN DE89 3704 0044 0532 0130 00\n"


def claims(text: str) -> dict[str, Claim]:
    sheet = Sheet(Layout(reading(text)), "en")
    found = sorted(propose_identifiers(sheet, Parties(sheet)), key=lambda claim: claim.score)
    return {claim.term: claim for claim in found}


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("VAT Reg: 199 0574 20", "199057420"),
        ("NIP 532-405-46-46", "5324054646"),
        ("NIP5324054646", None),  # glued to its label: no number of its own
        ("Contribuinte N.º: 509182747", "509182747"),
        ("NIF: B-95177267", "B95177267"),
        ("CIF 72941806C", "72941806C"),
        ("GST Reg No. 201775354H", "201775354H"),
        ("GST/HST No. 810133595 RT0001", "810133595RT0001"),
        ("ABN 53 004 085 616", "53004085616"),
        ("CUI: 10836900", "10836900"),
        ("C.I.F. 10836900", "10836900"),
        ("Cod fiscal 10836901", None),
        ("OIB: 13052731587", "13052731587"),
        ("Davčna št. 34209441", "34209441"),
        ("IČ DPH: 2045790868", "2045790868"),
        ("DIČ: 2045790868", None),  # of whoever pays no tax, too
        ("CIF: RO56468695", "RO56468695"),
        ("GST 81013 3595 RT0001", "810133595RT0001"),
        ("NIP 5324054647", None),  # the check digit does not fit
        ("Contract 509182747", None),
    ],
)
def test_a_number_without_letters_behind_the_label_of_its_country(printed: str, value: str | None) -> None:
    found = claims(HEAD + printed).get("seller.vat_id")
    assert (found and found.value) == value
    assert found is None or found.doubt is None


@pytest.mark.parametrize(
    ("printed", "values"),
    [
        ("Közösségi adószám: HU23184554\nNTAK regisztráció: SZ19000471", {"HU23184554"}),
        ("Közösségi adószám: HU23184554\nAdószám: SZ19000471", {"HU23184554", "SZ19000471"}),
        ("Közösségi adószám:\nSZ19000471", {"SZ19000471"}),
    ],
)
def test_what_its_own_row_calls_otherwise_no_label_above_calls_a_vat_id(printed: str, values: set[str]) -> None:
    sheet = Sheet(Layout(reading(HEAD + printed)), "en")
    found = {str(claim.value) for claim in propose_identifiers(sheet, Parties(sheet)) if claim.term == "seller.vat_id"}
    assert found == values


def test_a_vat_id_behind_the_label_of_a_tax_number_is_told_by_it() -> None:
    found = claims(HEAD + "CIF: RO56468695")["seller.vat_id"]
    assert found.label == "CIF"
    assert found.score > claims(HEAD + "RO56468695")["seller.vat_id"].score


def test_a_number_that_tells_by_its_form_belongs_to_the_party_it_stands_under() -> None:
    seller = "Marta Echarri SL\n72941806C\nCalle Mayor 18\n31001 Pamplona\n\n\n\n"
    found = claims(f"{seller}Cliente\nBodegas Roja SL\nB95177267\nCalle Sol 2\n31587 Mendavia\n\n\n\nB95177267")
    assert (found["seller.vat_id"].value, found["buyer.vat_id"].value) == ("72941806C", "B95177267")
    assert claims(HEAD + "Order\n\n\n\nB95177267").get("seller.vat_id") is None


def test_a_number_that_tells_by_its_form_may_begin_a_row() -> None:
    found = claims(f"{HEAD}Client\nBodegas Roja SL\nB95177267 · Hoja C-41.882\nCalle Sol 2\n31587 Mendavia")
    assert found["buyer.vat_id"].value == "B95177267"


def test_the_number_of_a_mexican_company_waits_for_its_check_digits_are_not_public() -> None:
    found = claims(HEAD + "R.F.C. NWG080913WY5 Régimen 601")["seller.vat_id"]
    assert (found.value, found.doubt is None) == ("NWG080913WY5", False)


def test_a_number_that_is_read_otherwise_than_it_is_printed_is_in_doubt() -> None:
    printed, scanned = (claims(f"{HEAD}GSTIN {number}")["seller.vat_id"] for number in (_GSTIN, _GSTIN_OF_A_SCAN))
    assert (printed.value, printed.doubt) == (_GSTIN, None)
    assert scanned.value == _GSTIN
    assert scanned.doubt == f"{_GSTIN_OF_A_SCAN} was read as {_GSTIN}, whose check digit fits."


def test_the_two_codes_of_one_country_are_no_other_reading() -> None:
    read = claims(f"{HEAD}VAT No: GR094259216")["seller.vat_id"]
    assert (read.value, read.doubt) == ("EL094259216", None)


_GSTIN, _GSTIN_OF_A_SCAN = "33AAJCM9489B1Z7", "33AAJCM9489B127"


def test_an_account_behind_whoever_is_to_be_paid_comes_before_the_sellers() -> None:
    own, factors = "BE42 7330 4822 1154", "BE67 3101 8844 2087"
    sold = f"This claim is assigned to\nEurodelta Factors NV - {factors}"
    found = claims(f"{HEAD}{sold}\n\n\n\nKBC {own}")["payment.iban"]
    assert found.value == factors.replace(" ", "")
    both = {c.value: c.score for c in _accounts(f"{HEAD}KBC {own}\n\n\n\n{sold}")}
    assert both[own.replace(" ", "")] == BESIDE < both[factors.replace(" ", "")]
    held = {c.value: c.score for c in _accounts(f"{HEAD}KBC {own} account holder Pine\nING {factors}")}
    assert set(held.values()) == {NAMED}  # behind an account stands who holds it


def _accounts(text: str) -> list[Claim]:
    sheet = Sheet(Layout(reading(text)), "en")
    return [one for one in propose_identifiers(sheet, Parties(sheet)) if one.term == "payment.iban"]


def test_a_label_in_its_own_cell_tells_more_than_the_cell_beside_it() -> None:
    buyer = "To:\nOak Cafe Ltd           Invoice No: 0384\n2 Leaf Street          Job: Plot 11\nYork YO1 7HH           "
    text = f"{HEAD}{buyer}VAT Reg: 199 0574 20"
    assert "buyer.vat_id" not in claims(text)
    assert claims(text)["seller.vat_id"].value == "199057420"


def test_a_vat_id_that_goes_on_in_the_next_row() -> None:
    found = claims(f"{HEAD}Pine Tools SAS, RCS Paris, N° TVA FR29\n668330426. Capital 40 000")["seller.vat_id"]
    assert (found.value, found.raw, len(found.boxes)) == ("FR29668330426", "FR29668330426", 2)


@pytest.mark.parametrize(
    "account",
    [
        "FR76 1027 8XXX XXXX XXXX XXX1 204",
        "FR76 **** **** **** **** **67 312",
        "BM2633I00417729",  # a country without such accounts
        "DE55ZZZ00000384417",  # who collects, not where to
        "DE74OTK00000218830",
    ],
)
def test_what_is_masked_or_of_no_country_is_no_account_to_pay_to(account: str) -> None:
    assert "payment.iban" not in claims(f"{HEAD}IBAN: {account}")


def test_an_account_with_a_slip_in_its_length_is_kept_in_doubt() -> None:
    assert claims(f"{HEAD}IBAN: DE12 1234 4321 9876 00")["payment.iban"].doubt


@pytest.mark.parametrize(
    ("rows", "value"),
    [
        ("DE89 3704 0044\n0532 0130 00", "DE89370400440532013000"),
        ("IE45 BOFI 9000\n1758 2041 39", "IE45BOFI90001758204139"),  # few digits stand in the first row
    ],
)
def test_an_account_over_two_rows_of_a_narrow_column_is_read(rows: str, value: str) -> None:
    found = claims(f"{HEAD}Pay to\n{rows}")["payment.iban"]
    assert (found.value, found.doubt) == (value, None)


ACCOUNT = "DE89 3704 0044 0532 0130 00"


@pytest.mark.parametrize(
    ("before", "payers"),
    [
        ("wird am 3.2. von Ihrem Konto IBAN", True),
        ("will be collected from your bank account", True),
        ("Ce montant sera prélevé sur votre compte bancaire", True),
        ("wordt afgeschreven van uw rekening", True),
        ("Tutar hesabınızdan", True),
        ("Bitte überweisen Sie von Ihrem Konto auf unser Konto", False),
        ("Der Betrag wird per Lastschrift von IBAN", True),
        ("wij verrekenen het bij de volgende incasso van IBAN", True),
        ("El importe se domiciliado en la cuenta", True),
        ("Transfer from your account to IBAN", False),
        ("Direct debit. Our IBAN", False),
        ("Votre règlement : IBAN", False),
        ("IBAN:", False),
        ("Payout account:", True),
        ("Auszahlungskonto IBAN", True),
        ("Compte de reversement :", True),
        ("Udbetalingskonto:", True),
        ("Het bedrag schrijven wij op of rond 3 mei automatisch af van rekening", True),
        ("Wij incasseren € 1.514,79 op 3 mei van rekening", True),
        ("Wij incasseren niet, u betaalt ten gunste van rekening", False),
        ("Wij schrijven u omdat u te weinig overmaakte ten gunste van rekening", False),
        ("We will debit £ 1,514.79 on or around 3 May from account", True),
        ("Der Betrag wird am 3. Mai vom Konto", True),
        ("Nous prélèverons ce montant le 3 mai du compte", True),
        ("Nous ne prélevons plus, versez le montant sur le compte", False),
        ("Částka bude stržena z účtu", True),
        ("Uhraďte prosím na účet", False),
        ("Kwota zostanie pobrana 3 maja z rachunku", True),
        ("Prosimy o wpłatę na rachunek", False),
        ("Beløbet trækker vi den 3. maj fra konto", True),
        ("Indbetal venligst til konto", False),
    ],
)
def test_an_account_that_is_collected_from_is_the_payers(before: str, payers: bool) -> None:
    sheet = Sheet(Layout(reading(f"{before} {ACCOUNT} eingezogen.")), "en")
    assert accounts_not_to_pay(sheet) == (frozenset({ACCOUNT.replace(" ", "")}) if payers else frozenset())


def test_an_account_that_is_collected_from_may_go_on_in_the_next_row() -> None:
    rows = f"Wij incasseren € 514,79 op 3 mei van rekening {ACCOUNT[:9]}\n{ACCOUNT[10:]}."
    assert accounts_not_to_pay(Sheet(Layout(reading(rows)), "nl")) == {ACCOUNT.replace(" ", "")}
    below = f"Wij incasseren het bedrag op 3 mei van rekening\n{ACCOUNT}."
    assert accounts_not_to_pay(Sheet(Layout(reading(below)), "nl")) == {ACCOUNT.replace(" ", "")}


@pytest.mark.parametrize(
    ("above", "payers"),
    [
        ("Please state your account 10233", False),
        ("Please state your account number", False),
        ("We will collect it from your account:", True),
        ("Payout account:", True),
        ("Automatische incasso, rekening", True),
        ("SEPA-Lastschrift, Konto", True),
        ("Overschrijving, rekening", False),
        ("Lastschrift oder Überweisung, Konto", False),
        ("Automatische incasso: bel ons. Rekening", False),
        ("SEPA direct debit, account", True),
        ("Paid by direct debit, account", True),
        ("Payment method: direct debit, account", True),
        ("Betaalwijze: automatische incasso, rekening", True),
        ("Mode de paiement : prélèvement, compte", True),
        ("Lastschrift, IBAN", True),
        ("Keine Lastschrift, Konto", False),
        ("Kein Bankeinzug, Konto", False),
        ("Geen incasso, rekening", False),
        ("Incasso mislukt, rekening", False),
        ("Lastschrift beendet, Konto", False),
        ("No direct-debit, account", False),
        ("Not paid by direct debit, account", False),
        ("Paid by no direct debit, account", False),
        ("Nicht mehr: Lastschrift, Konto", False),
        ("We accept: direct debit, account", False),
        ("Zahlungsart: Kreditkarte, Konto", False),
    ],
)
def test_the_row_above_an_account_calls_it_the_payers_with_its_last_word(above: str, *, payers: bool) -> None:
    sheet = Sheet(Layout(reading(f"{above}\n{ACCOUNT}")), "en")
    assert accounts_not_to_pay(sheet) == (frozenset({ACCOUNT.replace(" ", "")}) if payers else frozenset())


@pytest.mark.parametrize(
    ("way", "paid"),
    [
        ("Keine Lastschrift, Konto {}", True),
        ("Lastschrift beendet, Konto {}", True),
        ("Lastschrift, Konto {} beendet", True),
        ("Lastschrift, Konto {} (beendet)", True),
        ("Lastschrift, Konto {}, 2026 nicht möglich", True),
        ("Lastschrift, Konto {}, BIC COBADEFFXXX, beendet: bitte hierauf zahlen", True),
        ("Lastschrift, Konto {} SWIFT/BIC: COBADEFFXXX (beendet)", True),
        ("Lastschrift, Konto {}, 2026 beendet: bitte hierauf zahlen", True),
        ("Lastschrift, Konto {}", False),
        ("Lastschrift, Konto {}, BIC COBADEFFXXX", False),
        ("SEPA-Lastschrift, Konto {}, 07.08.2026", False),
    ],
)
def test_the_account_of_no_direct_debit_is_one_to_pay_to(way: str, *, paid: bool) -> None:
    other = "DE75 5121 0800 1245 1261 99"
    sheet = Sheet(Layout(reading(f"{way.format(ACCOUNT)}\nBank: IBAN {other}")), "de")
    assert (ACCOUNT.replace(" ", "") not in accounts_not_to_pay(sheet)) is paid


@pytest.mark.parametrize("label", ["GST Reg. No.", "UEN"])
def test_a_number_of_a_register_is_no_vat_id_where_another_number_is_called_one(label: str) -> None:
    head = f"Pine Stores Pte. Ltd.\n21 Leaf Link\nUEN / Co. Reg. No. 201128023M\n{label} M2-0118842-7"
    denied = propose(Sheet(Layout(reading(head)), "en")).denied.get("seller.vat_id", frozenset())
    assert ("201128023M" in denied) is (label != "UEN")


def test_an_account_for_donations_is_none_to_pay_to_where_another_is_printed() -> None:
    gifts = "DE36 2905 0101 0107 0220 16"
    both = f"Please pay to IBAN {ACCOUNT}\n\n\n\nWe support the sea rescuers: donations to IBAN {gifts}"
    assert accounts_not_to_pay(Sheet(Layout(reading(both)), "en")) == {gifts.replace(" ", "")}
    assert accounts_not_to_pay(Sheet(Layout(reading(f"Donations to IBAN {gifts}")), "en")) == set()


@pytest.mark.parametrize(
    ("rows", "likely"),
    [
        (f"{PAID}\nSteuernummer 181/815/08155", True),
        (f"{PAID}\nSteuernummer 181/815/08155\n\nSteuernummer 66/142/70915", False),  # which of them?
        (f"{PAID}\nSteuernummer 181/815/08155\n\nUSt-IdNr. DE136695976", False),  # a client's, then
        (f"{PAID}\nMandant 10233    Steuernummer 181/815/08155", False),
        (f"{PAID}\nSteuererklärung 2024, Steuernummer 181/815/08155", False),
        (f"Steuernummer 181/815/08155\n\n{PAID}", False),  # a subject
    ],
)
def test_the_only_tax_number_below_the_account_is_likely_the_sellers(rows: str, *, likely: bool) -> None:
    assert (claims(f"{HEAD}{rows}")["seller.tax_number"].score >= LIKELY) is likely


FOOT = "\n\nItem        Amount\nBolts        60.00\n\n\nPine Tools Ltd · USt-IdNr. DE811907980"


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\n\n\n\n"])
def test_an_identifier_is_of_the_name_nearest_above(gap: str) -> None:
    """A letterhead without an address may be one block with the window below it; the foot tells who it is."""
    found = claims(f"Pine Tools Ltd{gap}Oak Cafe GmbH\nBlattweg 2\n50667 Köln\nUSt-IdNr. DE136695976\n{FOOT}")
    assert found["seller.vat_id"].value == "DE811907980"
    assert gap == "\n" or found["buyer.vat_id"].value == "DE136695976"


def test_a_name_that_a_label_told_elsewhere_tells_whose_block_it_is() -> None:
    text = f"{HEAD}Oak Cafe GmbH\nBlattweg 2\n50667 Köln\nUSt-IdNr. DE136695976\n\n\nCustomer: Oak Cafe GmbH\n"
    assert claims(text)["buyer.vat_id"].value == "DE136695976"


def test_the_number_of_a_canadian_tax_in_french() -> None:
    assert claims(f"{HEAD}TPS 118844711 RT0001 · TVQ 1018844471 TQ0001")["seller.vat_id"].value == "118844711RT0001"


@pytest.mark.parametrize(
    "said",
    [
        "Pine Tools Ltd, VAT Reg No DE136695976",
        "Owned by Ash Services plc, VAT Reg No DE136695976",
        "Your wholesaler is Ash Services plc, VAT Reg No DE136695976",
        "Your bank: Elm Bank plc\nVAT No DE136695976",
        "Your Move Ltd\nVAT No DE136695976",
    ],
)
def test_the_only_number_of_the_foot_is_the_seller_s(said: str) -> None:
    found = claims(f"{HEAD}Bill to:\nOak Cafe Ltd\n2 Leaf Street\nYork YO1 7HH\n\n\n{said}")
    assert found["seller.vat_id"].value == "DE136695976"


@pytest.mark.parametrize(("said", "value"), [("represented by", "DE136695976"), ("c/o", None)])
def test_the_number_behind_who_acts_for_a_party_is_its_own(said: str, value: str | None) -> None:
    found = claims(f"{HEAD}Pine Tools Ltd\n{said} Ash Estates Ltd, VAT Reg No DE136695976").get("seller.vat_id")
    assert (found and found.value) == value


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("Your wholesaler is Ash Services plc, VAT Reg No DE136695976", "IE6388047V"),
        ("Your Move Ltd, VAT Reg No DE136695976", "DE136695976"),
        ("Your bank: Elm Bank plc\nVAT Reg No DE136695976", "DE136695976"),
    ],
)
def test_a_number_of_whom_a_sentence_calls_the_reader_s(said: str, value: str) -> None:
    assert claims(f"{HEAD}VAT No IE6388047V\n\n\n\n{said}")["seller.vat_id"].value == value


def test_a_number_for_another_country_beside_the_seller_s_own() -> None:
    foot = "R.M. Madrid T. 4471, F. 118/24. Representación fiscal en Portugal: NIF PT509182747."
    own = "Pino Tools, S.A.\nCIF B95177267\nC/ Alcañiz 23, 28042 Madrid\n\n\n\n"
    assert claims(own + foot)["seller.vat_id"].value == "B95177267"
    without = "Pino Tools, S.A.\nC/ Alcañiz 23, 28042 Madrid\n"
    for text in (f"{without}\n\n\n{foot}", f"{without}Madrid 24. Representación fiscal en Portugal: NIF PT509182747"):
        assert claims(text)["seller.vat_id"].value == "PT509182747"


@pytest.mark.parametrize(
    "beside", ["SEÑOR(ES): Roble Cafe S.A.     RUT: 96.873.150-5", "Señor(es): Roble Cafe S.A.\nRUT: 96.873.150-5"]
)
def test_in_a_form_the_row_tells_whose_a_number_is(beside: str) -> None:
    text = f"Pino Tools Limitada\nCasa 1\nRUT: 76.418.822-5\n\n\n\n{beside}\nDirección: Camino 3380, Colina"
    found = claims(text)
    assert (found["seller.vat_id"].value, found["buyer.vat_id"].value) == ("764188225", "968731505")


def test_a_party_whose_number_is_labelled_has_no_second_one() -> None:
    text = (
        "Pine Pay AG\n\n\nIhre MWST-Nr.     CHE-116.281.710 MWST\n\n\n"
        "Zahlbar durch\nOak Cafe AG\nMarktgasse 18\n3011 Bern\nPine im Register: CHE-107.787.577 MWST"
    )
    found = claims(text)
    assert found["buyer.vat_id"].value == "CHE116281710MWST"
    assert found["seller.vat_id"].value == "CHE107787577MWST"


@pytest.mark.parametrize(
    ("rows", "values"),
    [
        ("TPS 103398160 RT0001\n\n\nTPS 5 %   R103398160", {"103398160RT0001"}),
        ("VAT No DE136695976\n\n\nVAT No AT136695976", {"DE136695976", "AT136695976"}),
    ],
)
def test_what_is_a_part_of_a_checked_number_is_none_unless_another_country_s(rows: str, values: set[str]) -> None:
    sheet = Sheet(Layout(reading(f"{HEAD}{rows}")), "en")
    found = {str(one.value) for one in propose_identifiers(sheet, Parties(sheet)) if one.term.endswith("vat_id")}
    assert found == values


@pytest.mark.parametrize(("number", "account"), [("NL123456782B90", False), ("NL1234567829012", True)])
def test_a_vat_identifier_is_no_account_that_is_too_short(number: str, *, account: bool) -> None:
    assert ("payment.iban" in claims(f"{HEAD}IBAN {number}")) is account
