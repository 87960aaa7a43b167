from __future__ import annotations

import pytest

from extractors.page import Layout
from extractors.page.sheet import Sheet
from extractors.parties.identifiers import propose_identifiers
from extractors.parties.parties import Parties
from extractors.rules import propose
from schemas import Page
from tests.extractors.grid import page, reading


def read(text: str | Page) -> tuple[Sheet, Parties]:
    sheet = Sheet(Layout(reading(text)), "en")
    return sheet, Parties(sheet)


def names(text: str) -> tuple[str | None, str | None]:
    _, parties = read(text)
    seller = parties.sellers[0].name if parties.sellers else None
    buyer = parties.buyers[0].name if parties.buyers else None
    return seller, buyer


def ids(text: str | Page) -> dict[str, object]:
    claims = sorted(propose_identifiers(*read(text)), key=lambda claim: claim.score)
    return {claim.term: claim.value for claim in claims}


LETTERHEAD = "Pine Tools Ltd                                   \n1 Saw Road\nLeeds LS1 4AB\n\n\n"


@pytest.mark.parametrize(
    "block",
    [
        "Bill to:\nOak Cafe Ltd\n2 Leaf Street\nYork YO1 7HH",
        "Bill to: Oak Cafe Ltd\n         2 Leaf Street\n         York YO1 7HH",
        "Customer          Oak Cafe Ltd\n                  2 Leaf Street\n                  York YO1 7HH",
        "Buyer\nName:          Oak Cafe Ltd\nAddress:       2 Leaf Street\n               York YO1 7HH",
        "Invoice to\nAttn: Oak Cafe Ltd\n2 Leaf Street\nYork YO1 7HH",
        "Oak Cafe Ltd\n2 Leaf Street\nYork YO1 7HH",
    ],
)
def test_buyer_and_letterhead(block: str) -> None:
    assert names(LETTERHEAD + block) == ("Pine Tools Ltd", "Oak Cafe Ltd")


@pytest.mark.parametrize(
    "head",
    [
        "  7 Corners Mart (204518-K)\n  Lot 12, Melur Parade\n  51200 Kuala Melur",
        "  Seven Corners Mart\n    (204518-K)\n  Lot 12, Melur Parade\n  51200 Kuala Melur",
        "  Seven Corners Mart\n  Company No: KA0204518-K\n  Lot 12, Melur Parade\n  51200 Kuala Melur",
    ],
)
def test_a_registration_number_tells_the_name_over_a_till_receipt(head: str) -> None:
    slip = f"{head}\n\nTea               3.00\nTotal             3.00\n\nGreen Petrol Plus\n"
    assert names(slip)[0] in ("7 Corners Mart", "Seven Corners Mart")


def test_a_name_whose_legal_form_stands_on_the_next_line() -> None:
    assert names("   BLUE BOOK\n  CO. SDN BHD\n 8 Saw Road\n 51200 Kuala Melur")[0] == "BLUE BOOK CO. SDN BHD"


@pytest.mark.parametrize(
    "window",
    [
        "Bill to Oak Cafe Ltd\n        2 Leaf Street\n        York YO1 7HH",  # hangs below the text, without a colon
        "Pine Tools Ltd, 1 Saw Road, Leeds LS1 4AB\nOak Cafe\n2 Leaf Street\nYork YO1 7HH",  # a sender line above
        "Bill to:\nMrs Jane Doe\nOak Cafe\n2 Leaf Street\nYork YO1 7HH",  # a person of the company below
    ],
)
def test_the_buyer_of_a_letter(window: str) -> None:
    assert (names(LETTERHEAD + window)[1] or "").startswith("Oak Cafe")


@pytest.mark.parametrize("goods", ["Blue lamp\n2 x 14.50        29.00", "Blue lamp\n500 @ 203       29.00"])
def test_the_goods_of_a_till_receipt_are_no_buyer(goods: str) -> None:
    assert names(f"{LETTERHEAD}{goods}\nTotal            29.00")[1] is None


@pytest.mark.parametrize("number", ["Till 2", "Till: 2", "Customer 2"])
def test_a_number_behind_a_word_that_may_be_a_heading_names_nobody(number: str) -> None:
    assert names(f"{LETTERHEAD}{number}\nLinda Hill\nTea          3.00")[1] is None


@pytest.mark.parametrize(
    "row", ["The Old Mill\n1 Saw Road\nLeeds LS1 4AB", "Leeds LS1 4AB", "1 Saw Road, 2nd floor - Leeds LS1 4AB"]
)
def test_rows_of_an_address_are_no_sellers(row: str) -> None:
    _, parties = read(f"Pine Tools\n{row}\n\n\nBill to:\nOak Cafe Ltd\n2 Leaf Street\nYork YO1 7HH")
    assert {party.name for party in parties.sellers} == {"Pine Tools"}


def test_a_name_in_large_type_goes_on_in_the_rows_below() -> None:
    large = page("Pine\nTools of\nLeeds")
    words = tuple(word._replace(size=13.0) for word in large.words)
    text = page(" \n\n\n1 Saw Road\nLeeds LS1 4AB\nTel: 0113 496 0000\nInvoice 17\nThank you for your order").words
    whole = large.model_copy(update={"words": words + text})
    sellers = Parties(Sheet(Layout(reading(whole)), "en")).sellers
    assert sellers[0].name == "Pine Tools of Leeds"


def test_a_misspelt_heading_without_a_colon_is_a_word_of_its_own() -> None:
    text = "Pine Hardware\nSupplies{colon}\nSteel Tools\n1 Saw Road\nLeeds LS1 4AB\n\n\n\nBill to:\nOak Cafe Ltd"
    assert names(text.format(colon=""))[0] == "Pine Hardware"
    assert names(text.format(colon=":"))[0] == "Steel Tools"


def test_a_salesman_gives_way_to_the_letterhead() -> None:
    text = LETTERHEAD + "                    Vendeur:    Jeanne Dupont\n                    Date:       1.2.2024"
    assert names(text)[0] == "Pine Tools Ltd"


def test_a_labelled_seller_below_the_buyer() -> None:
    text = "Bill to:\nOak Cafe Ltd\n2 Leaf Street\n\n\nSeller:\nPine Tools Ltd\n1 Saw Road"
    assert names(text) == ("Pine Tools Ltd", "Oak Cafe Ltd")


def test_a_company_below_the_person_it_is_brought_to() -> None:
    assert names(f"{LETTERHEAD}Bill to:\nAttn: Chloe Green\nOak Cafe\n2 Leaf Street\nYork YO1 7HH")[1] == "Oak Cafe"
    assert names(f"{LETTERHEAD}Chloe Green\nOak Cafe Ltd\n2 Leaf Street\nYork YO1 7HH")[1] == "Oak Cafe Ltd"


def test_a_legal_form_on_a_line_of_its_own_ends_the_name() -> None:
    assert names(f"{LETTERHEAD}Bill to:\nOak Cafe\nv.o.s.\n2 Leaf Street\nYork YO1 7HH")[1] == "Oak Cafe v.o.s."


def test_the_label_of_an_address_is_no_name() -> None:
    assert names(f"{LETTERHEAD}Bill to:\nLocalidade\nOak Cafe Ltd\n2 Leaf Street\nYork YO1 7HH")[1] == "Oak Cafe Ltd"


def test_goods_are_no_parties() -> None:
    table = "Description          Qty    Price    Amount\nGarden Table\n2 Leaf Street\nYork YO1 7HH   1   9.00   9.00\n"
    assert names(f"{LETTERHEAD}{table}")[1] is None


def test_ship_to_is_neither() -> None:
    text = (
        f"{LETTERHEAD}Ship to:                 Bill to:\n"
        "Depot Four Ltd           Oak Cafe Ltd\n"
        "9 Yard Lane              2 Leaf Street"
    )
    assert names(text) == ("Pine Tools Ltd", "Oak Cafe Ltd")


def test_a_sender_line_over_the_window() -> None:
    text = "Pine Tools GmbH - Sägeweg 1 - 80331 München\n\n\nOak Café KG\nBlattweg 2\n04109 Leipzig"
    assert names(text) == ("Pine Tools GmbH", "Oak Café KG")


def test_a_name_over_two_lines() -> None:
    text = LETTERHEAD + "Bill to:\nGreat Northern\nRailway Catering Ltd\n2 Leaf Street\nYork YO1 7HH"
    assert names(text)[1] == "Great Northern Railway Catering Ltd"


def test_the_web_address_tells_who_sells() -> None:
    text = "Copper Kettle                          Silver Spoon\n1 Saw Road\nLeeds LS1 4AB\n\nwww.copperkettle.example"
    assert names(text)[0] == "Copper Kettle"


def test_headings_in_sentences_are_none() -> None:
    _, parties = read("Please send payment to our bank and not to the customer Oak Cafe in Leeds")
    assert parties.sections == ()


def test_a_clear_letterhead_casts_doubt_on_another_payee() -> None:
    text = (
        "Pine Tools Ltd\n1 Saw Road\nLeeds LS1 4AB\npine@pinetools.example\n\n\n\n"
        "Remit to:\nFactor Bank Services\n2 Coin Street"
    )
    _, parties = read(text)
    labelled = next(party for party in parties.sellers if party.name == "Factor Bank Services")
    assert labelled.score < 0.8


def test_vat_ids_by_label_and_by_block() -> None:
    text = (
        "Pine Tools B.V.                       Bill to:\n"
        "Kade 1                                Oak GmbH\n"
        "3011 AB Rotterdam                     Blattweg 2\n"
        "VAT No: NL004495445B01                50667 Köln\n"
        "                                      VAT No: DE136695976"
    )
    assert ids(text) == {"seller.vat_id": "NL004495445B01", "buyer.vat_id": "DE136695976"}


def test_the_customers_vat_id_by_its_own_label() -> None:
    text = LETTERHEAD + "Invoice No: 1\nCustomer VAT Number: DE136695976\n\n\n\nVAT No: GB980780684"
    assert ids(text) == {"seller.vat_id": "GB980780684", "buyer.vat_id": "DE136695976"}


def test_a_vat_id_in_the_footer_is_the_sellers() -> None:
    text = LETTERHEAD + "Bill to:\nOak Cafe Ltd\n2 Leaf Street" + "\n" * 55 + "Pine Tools Ltd, VAT No GB980780684"
    assert ids(text)["seller.vat_id"] == "GB980780684"


def test_a_labelled_vat_id_of_a_wrong_form_is_kept_in_doubt() -> None:
    claims = {c.term: c for c in propose_identifiers(*read(LETTERHEAD + "VAT No: DE12345678"))}
    assert claims["seller.vat_id"].doubt
    assert claims["seller.vat_id"].score < 0.8


def test_iban_and_bic() -> None:
    found = ids("IBAN: DE89 3704 0044 0532 0130 00\nBIC: COBADEFFXXX")
    assert found == {"payment.iban": "DE89370400440532013000", "payment.bic": "COBADEFFXXX"}


def test_an_account_without_letters_is_an_iban_where_a_label_calls_it_an_account() -> None:
    number = "44 1050 1214 4000 0090 8117 3325"
    assert ids(f"Nr rachunku: {number}") == {"payment.iban": "PL44105012144000009081173325"}
    (unnamed,) = propose_identifiers(*read(number))
    assert unnamed.doubt


FORM = (
    "Supplier                           Buyer\n"
    "Company   Pine Tools Ltd           Company   Oak Cafe Ltd\n"
    "Address   1 Saw Road               Address   2 Leaf Street\n"
    "Country   DE                       Country   DE\n"
    "{own:<10}DE136695976              {other:<10}DE111111117"
)


def test_a_vat_id_belongs_to_the_block_it_stands_in() -> None:
    assert ids(FORM.format(own="VAT ID", other="VAT ID")) == {
        "seller.vat_id": "DE136695976",
        "buyer.vat_id": "DE111111117",
    }


def test_a_label_that_gives_a_vat_id_to_the_other_party_is_a_doubt() -> None:
    text = FORM.format(own="Ihre UID", other="VAT ID")
    claims = {claim.term: claim for claim in propose_identifiers(*read(text))}
    assert claims["seller.vat_id"].value == "DE136695976"
    assert claims["seller.vat_id"].doubt
    assert claims["seller.vat_id"].score < 0.8
    assert claims["buyer.vat_id"].value == "DE111111117"


def test_a_vat_id_printed_again_outside_the_buyers_block_is_still_the_buyers() -> None:
    block = "Bill to:\nOak Cafe Ltd\n2 Leaf Street\nYork YO1 7HH\nVAT ID DE111111117"
    text = f"{LETTERHEAD}{block}\n\n\n\nVAT ID: DE111111117"
    assert ids(text) == {"buyer.vat_id": "DE111111117"}


IMPRINT = "\n" * 50 + "Pine Tools SAS, 1 rue du Lac, 38000 Grenoble - RCS Grenoble 342 609 187 - TVA FR53342609187"


def test_the_imprint_in_the_foot_names_the_seller_and_leaves_the_window_to_the_buyer() -> None:
    text = "pine\n\n\nOak Cafe SARL\nMme Jeanne Dupont\n2 rue Verte\n69002 Lyon"
    assert names(text + IMPRINT) == ("Pine Tools SAS", "Oak Cafe SARL")


def test_a_court_of_registers_or_an_owner_is_no_seller() -> None:
    foot = "Pine Tools\nInhaber: Jan Holz\n\nAG Leeds HRB 5518\nUSt-IdNr. DE136695976"
    _, parties = read(f"Pine Tools\n1 Saw Road\n{chr(10) * 50}{foot}")
    assert {party.name for party in parties.sellers} == {"Pine Tools"}


def test_a_customers_number_is_no_buyer() -> None:
    assert names(f"{LETTERHEAD}Client\nHUM014\n\n\nOak Cafe Ltd\n2 Leaf Street\nYork YO1 7HH")[1] != "HUM014"


def test_the_number_of_a_flat_is_no_company_below_a_person() -> None:
    window = "MME JEANNE DUPONT\nAPPT 12 BAT B\n7 RUE VERTE\n69002 LYON"
    assert names(f"pine\n\n\n{window}{IMPRINT}")[1] == "JEANNE DUPONT"


def test_a_return_address_under_the_brand_is_not_the_buyers() -> None:
    back = "Pine Mutual Insurance Company\nPO Box 81440\nLincoln, NE 68501"
    text = f"*Pine *Mutual\nwww.pinemutual.example\n\n\n{back}\n\n\nMr. Dan Oak\n2 Leaf Street\nKearney, NE 68845"
    assert names(text)[1] == "Dan Oak"


def test_a_company_that_is_addressed_under_the_sellers_brand_is_the_buyer() -> None:
    window = "M/s Oak Dental Clinic\n14 Leaf Street\nChennai, Tamil Nadu 641011\nCustomer GSTIN: 33BWUFG9367Y1ZI"
    assert names(f"pine fibre\n\n\n{window}")[1] == "M/s Oak Dental Clinic"


def test_of_two_blocks_side_by_side_the_one_with_contacts_sells() -> None:
    text = (
        "Marta Echarri Oroz                  BODEGAS ROJA SL\n"
        "C/ Descalzos 18, 1º B               Ctra. Estella km 22\n"
        "31001 Pamplona                      31587 Mendavia\n"
        "hola@olivo.example"
    )
    assert names(text) == ("Marta Echarri Oroz", "BODEGAS ROJA SL")


def test_what_a_seller_does_under_its_large_name_is_no_buyer() -> None:
    seller = "Institut Boisvert\n\nFormation professionnelle\n8, quai Vert – 17000 La Rochelle\nTél. 05 00 00 61 12"
    buyer = "\n".join(f"{'':50}{row}" for row in ("Chêne Outils AS", "Rue Verte 21", "69002 Lyon"))
    plain = page(f"{seller}\n\n{buyer}")
    large = [
        word._replace(size=21.0, box=word.box._replace(top=word.box.top - 11, bottom=word.box.bottom - 1))
        for word in plain.words[:2]
    ]
    words = (*large, *plain.words[2:])
    parties = Parties(Sheet(Layout(reading(plain.model_copy(update={"words": words}))), "fr"))
    assert parties.sellers[0].name == "Institut Boisvert"
    assert [party.name for party in parties.buyers] == ["Chêne Outils AS"]


def test_a_name_over_two_rows_of_plain_type_that_stands_in_one_elsewhere() -> None:
    text = "Tan and Lim Corporate\nServices Pte. Ltd.\n10 Anson Road\n\n\nBill to:\nOak Cafe Ltd\n2 Leaf Street"
    assert names(f"{text}\n\n\nPay Tan and Lim Corporate Services Pte. Ltd. only")[0] == (
        "Tan and Lim Corporate Services Pte. Ltd."
    )


@pytest.mark.parametrize(
    ("printed", "plain"), [("Køge Auto ApS", "Koge Auto ApS"), ("Łódź Sp. z o.o.", "Lodz Sp. z o.o.")]
)
def test_letters_of_one_language_cost_a_name_nothing(printed: str, plain: str) -> None:
    below = LETTERHEAD.partition("\n")[2] + "Invoice 12\n\n"
    scores = [read(f"{name}   \n{below}{name}  www.koege.dk")[1].sellers[0].score for name in (printed, plain)]
    assert scores[0] == scores[1]


VENDOR = "Vendor\nPine Tools Ltd\n1 Saw Road\nLeeds LS1 4AB\nVAT ID: GB123456782\n\n\n"
OAK = "Bill to\nOak Cafe Ltd\n2 Leaf Street\nYork YO1 7HH\n\n\n"


def test_who_is_only_paid_does_not_sell() -> None:
    payee = "Remit to\nLoan Bank plc\n9 Coin Street\nLeeds LS1 9ZZ\n"
    assert names(payee + "\n\n" + OAK + VENDOR) == ("Pine Tools Ltd", "Oak Cafe Ltd")


def test_the_number_of_a_tax_representative_is_not_the_sellers() -> None:
    other = "Tax representative\nFisc Ltd\n3 Duty Road\nHull HU1 1AA\nVAT ID: GB365684514\n"
    assert ids(VENDOR + OAK + other)["seller.vat_id"] == "GB123456782"


@pytest.mark.parametrize("person", ["Attn: Jo Reed", "T.a.v.: Jo Reed", "À l’attention de: Jo Reed"])
def test_a_person_within_a_block_begins_no_other(person: str) -> None:
    block = VENDOR.replace("1 Saw", f"{person}\n1 Saw")
    assert names(block + OAK) == ("Pine Tools Ltd", "Oak Cafe Ltd")
    assert ids(block + OAK)["seller.vat_id"] == "GB123456782"


def test_a_heading_without_a_colon_before_a_company() -> None:
    assert names("Sold by Pine Tools Ltd\nVAT ID GB123456782\n\n\n" + OAK)[0] == "Pine Tools Ltd"


def test_the_owner_of_the_brand_that_a_page_bears_sells() -> None:
    bill = "Moor Energy\n\n\nOak Cafe Ltd\n2 Leaf Street\nYork YO1 7HH\n\n\n"
    foot = "Moor Energy is a trading name of Moor Supply Limited. Registered in England."
    assert names(bill + foot) == ("Moor Supply Limited", "Oak Cafe Ltd")


@pytest.mark.parametrize("label", ["Name", "Legal name"])
def test_a_form_names_the_legal_name(label: str) -> None:
    form = (
        f"Buyer\n{label:15}Oak Cafe Ltd\n{'Trading name':15}Oak\n{'Street':15}2 Leaf Street\n{'City':15}York YO1 7HH\n"
    )
    assert names(VENDOR + form) == ("Pine Tools Ltd", "Oak Cafe Ltd")


def test_of_two_blocks_the_one_with_an_account_sells() -> None:
    seller = "Pine Tools\n1 Saw Road\nLeeds LS1 4AB\nIBAN GB33BUKB20201555555555\n"
    blocks = f"Oak Cafe\n2 Leaf Street\nYork YO1 7HH\n\n\n{seller}"
    assert names(blocks)[0] == "Pine Tools"


@pytest.mark.parametrize("own", ["Friends of Oak Association", "Oak Cafe and Garden Ltd"])
def test_a_short_name_over_the_own_name_of_a_party(own: str) -> None:
    block = f"Bill to:\nOak\n{own}\n2 Leaf Street\nYork YO1 7HH"
    assert names(LETTERHEAD + block) == ("Pine Tools Ltd", own)


@pytest.mark.parametrize(
    "block",
    [
        "Buyer contact name: Ada Owen\nAccounts Payable\nTrading name: Oak\nLegal name: Oak Cafe Ltd",
        "Trading name: Oak House\nRegistered name: Oak Cafe Ltd\nContact point: Ada Owen",
        "Contact point: Ada Owen\nOak Cafe Ltd",
        "Contact point: Ada Owen\nStyle of the firm: Oak Cafe Ltd",
    ],
)
def test_a_row_that_says_what_it_holds_names_the_party_only_where_it_says_so(block: str) -> None:
    assert names(f"{LETTERHEAD}Bill to\n{block}\n2 Leaf Street\nYork YO1 7HH")[1] == "Oak Cafe Ltd"


@pytest.mark.parametrize(
    ("rows", "denied"),
    [
        ("Bill to: Oak Cafe Ltd\n\nCustomer:\nAda Owen\nFirm: Oak Cafe Ltd", set()),
        ("Customer:\nAda Owen\nFirm: Oak Cafe Ltd", set()),
        ("Customer:\nOak Cafe Ltd\nContact: Ada Owen\nTrading as: Oak", {"Ada Owen", "Oak"}),
        (
            "Seller:\nElm Works Ltd\nTrading as: Pine Tools Ltd\n\nBill to: Oak Cafe Ltd",
            {"Pine Tools Ltd", "Trading as"},
        ),
    ],
)
def test_a_party_is_denied_what_its_rows_call_otherwise_but_no_name_of_a_party(rows: str, denied: set[str]) -> None:
    _, parties = read(f"{LETTERHEAD}{rows}\n2 Leaf Street\nYork YO1 7HH")
    assert {value for _, value in parties.not_named if ":" not in value} == denied


def test_the_guest_of_a_company_is_not_who_pays() -> None:
    stay = "Guest      Ada Owen\nRoom       214\nKeycards   2\n\n\n"
    window = "{}\n2 Leaf Street\nYork YO1 7HH"
    assert names(LETTERHEAD + stay + window.format("Oak Foundation\nAttn: Ada Owen"))[1] == "Oak Foundation"
    assert names(LETTERHEAD + stay + window.format("Oak Foundation\nAttn: Bo Lind"))[1] == "Ada Owen"


def test_a_guest_with_a_title_beside_the_address_of_a_company_does_not_pay() -> None:
    stay = "Guest: Mr Ada Owen\nRoom 214\n\n\n"
    window = "{}\n2 Leaf Street\nYork YO1 7HH"
    assert names(LETTERHEAD + stay + window.format("Oak Cafe Ltd"))[1] == "Oak Cafe Ltd"
    assert names(LETTERHEAD + stay)[1] == "Ada Owen"


def test_what_stands_over_whose_address_it_uses_is_a_name_whatever_it_looks_like() -> None:
    rows = "{}\nc/o Ash Agency\n1096 Cully"
    assert names(f"{LETTERHEAD}Payable by\n{rows.format('STWEG Leaf Street 3')}")[1] == "STWEG Leaf Street 3"
    assert names(f"{LETTERHEAD}Payable by\n{rows.format('Ada Owen' + chr(10) + 'Leaf Street 3')}")[1] == "Ada Owen"


@pytest.mark.parametrize("name", ["Oak Ridge Forest (2019) Inc.", "Leaf Street 12 Ltd"])
def test_a_company_is_no_address_for_its_street_and_number(name: str) -> None:
    below = "a div. of Ash Holdings\nBox 118, Slocan BC V0G 2C0"
    assert names(f"{LETTERHEAD}Sold to\n{name}\n{below}")[1] == name


@pytest.mark.parametrize("name", ["Studio R2D 2C3", "Band K9A 1B2", "Block T12 Cafe", "BLOCK T12 CAFE"])
def test_letters_and_digits_like_a_code_leave_a_name_to_the_buyer(name: str) -> None:
    assert names(f"{LETTERHEAD}Bill to\n{name}\n2 Leaf Street\nYork YO1 7HH")[1] == name


@pytest.mark.parametrize("office", ["The Bursar", "Accounts Payable"])
@pytest.mark.parametrize("city", ["York YO1 7HH", "Co. Wicklow A98 X2K0", "Lakeside, ON M5V 2T6", "ORANGE NSW 2800"])
def test_an_office_over_the_name_of_a_window(office: str, city: str) -> None:
    assert names(f"{LETTERHEAD}{office}\nOak School\nLeaf House\n{city}")[1] == "Oak School"


def test_a_swiss_payment_part_names_both_parties() -> None:
    part = "Compte / Payable à\nCH44 3199 9123 0008 8901 2\nPin SA\nRue du Bois 4\n1007 Lausanne\n\n\n\n"
    payer = "Payable par\nChêne Sàrl\nRoute du Lac 18\n1096 Cully"
    assert names(f"PIN CHAUFFAGE\n\n\n\n{part}{payer}") == ("Pin SA", "Chêne Sàrl")


def test_a_number_right_under_the_address_of_a_window_is_its_own() -> None:
    window = "Oak Cafe Ltd\n2 Leaf Street\nYork YO1 7HH\n\nVAT no: GB980780684"
    assert ids(f"{LETTERHEAD}{window}")["buyer.vat_id"] == "GB980780684"


def test_a_number_a_hair_beside_the_edge_of_its_address_is_its_own() -> None:
    drawn = page(f"{LETTERHEAD}Oak Cafe Ltd\n2 Leaf Street\nYork YO1 7HH\n\nVAT no: GB980780684")
    last = max(word.box.top for word in drawn.words)
    words = (
        word._replace(box=word.box._replace(x0=word.box.x0 + 0.4)) if word.box.top == last else word
        for word in drawn.words
    )
    assert ids(drawn.model_copy(update={"words": tuple(words)}))["buyer.vat_id"] == "GB980780684"


@pytest.mark.parametrize("row", ["1 Burger 12,50", "10115 Berlin Taxi 24,00", "Hotel Street 12.50"])
def test_goods_with_a_price_that_look_like_an_address_are_no_window(row: str) -> None:
    assert names(f"{LETTERHEAD}Oak Tavern\n{row}\nYork YO1 7HH")[1] is None


@pytest.mark.parametrize("row", ["15 Leaf Street, Suite 3.02", "Unit 3.02, 15 Leaf Street", "12.05, Leaf Street"])
def test_the_number_of_a_room_in_a_window_is_no_price(row: str) -> None:
    assert names(f"{LETTERHEAD}Oak Tavern\n{row}\nYork YO1 7HH")[1] == "Oak Tavern"


def test_who_owns_a_company_in_a_window_is_not_its_name() -> None:
    _, parties = read(f"{LETTERHEAD}Oak Tavern\nOwner Ada Owen\n2 Leaf Street\nYork YO1 7HH")
    assert parties.buyers[0].name == "Oak Tavern"
    assert ("buyer.name", "Owner Ada Owen") in parties.not_named


MARKET = """
Pinemarket

Sold by:                        Bill to:
Ash & Sons Ltd                  Oak Cafe Ltd
4 Mill Lane                     2 Leaf Street
York YO1 7HH                    Leeds LS1 4AB
VAT no. GB980780684

{said}




Pinemarket Services Ltd, 1 Saw Road, Leeds LS1 4AB, VAT no. GB123456782
"""


@pytest.mark.parametrize(
    "said",
    [
        "Invoice issued by Pinemarket Services Ltd on behalf of the seller.",
        "Pinemarket Services Ltd writes this bill in the name and on behalf of the merchant.",
        "Diese Rechnung wurde von der Pinemarket Services Ltd im Namen und auf Rechnung der Händlerin ausgestellt.",
        "Factura emitida por Pinemarket Services Ltd por cuenta del vendedor",
        "Facture émise par Pinemarket Services Ltd au nom et pour le compte du vendeur",
        "Fattura emessa da Pinemarket Services Ltd in nome e per conto del venditore",
        "Deze factuur is door Pinemarket Services Ltd opgesteld in naam en voor rekening van de verkoper",
        "Fakturu vystavil Pinemarket Services Ltd jménem prodávajícího",
        "Faktura udstedt af Pinemarket Services Ltd på vegne af sælger",
        "Faktura wystawiona przez Pinemarket Services Ltd w imieniu i na rzecz sprzedawcy",
    ],
)
def test_who_bills_for_the_seller_is_not_the_seller(said: str) -> None:
    text = MARKET.format(said=said)
    sheet, parties = read(text)
    assert {("seller.name", "Pinemarket Services Ltd"), ("seller.vat_id", "GB123456782")} <= {*parties.not_named}
    claims = [(claim.term, claim.value) for claim in propose(sheet).claims]
    assert [value for term, value in claims if term == "seller.name"] == ["Ash & Sons Ltd"]
    assert {value for term, value in claims if term == "seller.vat_id"} == {"GB980780684"}
    assert {value for term, value in claims if term == "seller.address.city"} == {"York"}


@pytest.mark.parametrize(
    "said",
    [
        "Thank you for your order.",
        "Carriage by Pinemarket Services Ltd on behalf of the seller.",
        "Transport im Auftrag des Verkäufers.",
        "Die Pinemarket Services Ltd liefert auf Rechnung des Verkäufers.",
        "Invoice for carriage on behalf of the seller.",
        "Invoice to Oak Cafe Ltd for carriage on behalf of the seller.",
        "Invoice for bricks of Ash & Sons Ltd, brought on behalf of the seller.",
        "Payment to Billing Service North Ltd, which collects this invoice on behalf of the seller.",
    ],
)
def test_without_such_words_nobody_is_denied(said: str) -> None:
    _, parties = read(MARKET.format(said=said))
    assert not [*parties.not_named]


def test_who_stands_below_the_department_to_bring_it_to_is_no_seller() -> None:
    text = "Mary Miller                        \nDesigner\n1 Saw Road\nLeeds LS1 4AB\n\n\n"
    window = "Attn. Accounts department\nOak Cafe Ltd\n2 Leaf Street\nYork YO1 7HH"
    assert names(text + window)[1] == "Oak Cafe Ltd"


def test_the_owner_of_a_brand_ends_before_a_comma() -> None:
    text = "pinewood\n\n\nPinewood is a brand of Pine Tools Ltd, 1 Saw Road, Leeds LS1 4AB."
    assert names(text)[0] == "Pine Tools Ltd"


def test_whoever_bills_on_behalf_of_the_supplier_stands_over_the_seller() -> None:
    text = (
        """
Issued by Pinemarket Services Ltd in the name
and on behalf of the supplier:
The Alder Band
12 Saw Road, Leeds LS1 4AB

For
Oak Cafe Ltd
2 Leaf Street
York YO1 7HH
"""
        + "\n" * 50
        + "Pinemarket Services Ltd, 3 Mill Lane, Hull HU1 1AA"
    )
    assert names(text) == ("The Alder Band", "Oak Cafe Ltd")


def test_whoever_brokers_a_sale_is_not_who_sells() -> None:
    foot = "Pinemarket Services B.V. bemiddelt en int de betaling namens de verkoper."
    text = f"Pinemarket Services B.V.\n\nVerkocht door\nAlder B.V.\nZaagweg 1\n3511 AB Utrecht\n{foot}"
    assert names(text)[0] == "Alder B.V."


def test_a_heading_in_two_languages_may_have_its_name_behind_it() -> None:
    text = "Müüja / Seller: Pine Tools OÜ\nSaeveski tee 5, 66201 Rõuge\n\nMaksja / Payer: Oak School\nReg. nr 90008812"
    assert names(text) == ("Pine Tools OÜ", "Oak School")


def test_who_pays_a_receipt_is_the_buyer() -> None:
    text = LETTERHEAD + "Received with thanks from\nOak Couriers\n2 Leaf Street\nYork YO1 7HH"
    assert names(text) == ("Pine Tools Ltd", "Oak Couriers")


@pytest.mark.parametrize("care", ["c/o", "p.A."])
def test_whose_address_it_is_does_not_buy(care: str) -> None:
    block = f"Leaf Owners\nLeaf Court\n{care} Alder Estates Ltd\n2 Leaf Street\nYork YO1 7HH"
    parties = read(LETTERHEAD + block)[1]
    assert [party.name for party in parties.buyers] == ["Leaf Owners Leaf Court"]
    denied = dict(parties.not_named)
    assert "Alder Estates Ltd" in {name for term, name in parties.not_named if term == "buyer.name"}, denied


def test_an_entry_of_a_register_is_no_name() -> None:
    foot = "\n" * 50 + "Partnerschaftsregister AG Ulm PR 214 · Steuer-Nr. 257/172/20431 · USt-IdNr. DE136695976"
    head = "Dr. Pine Alder PartmbB · Sägeweg 1 · 89073 Ulm\nOak Cafe OHG\nBlattweg 2\n89073 Ulm"
    _, parties = read(head + foot)
    assert parties.sellers[0].name == "Dr. Pine Alder PartmbB"


def test_what_a_craft_is_for_is_no_name() -> None:
    text = "NAUTIKA PINE\nobrt za servis brodova, vl. Ivo Pine\nObala 3, 23210 Biograd\nOIB: 37827720252"
    assert names(text)[0] == "NAUTIKA PINE"


def test_an_address_in_one_row_is_no_label_of_a_form() -> None:
    text = """
Leveringsadres / Livraison:                  BV Oak Cafe
Feestzaal Oak, Molendries 2, 9300 Aalst      Grote Markt 14
Bestelling / Commande: mail                  9300 AALST
"""
    assert names("Pine Drinks NV\nZaagweg 1\n9090 Melle\n\n" + text)[1] == "BV Oak Cafe"


def test_what_stands_in_brackets_below_a_name_is_none() -> None:
    aside = "(an imprint of Ash Group plc, reg. 123)"
    assert names(f"{LETTERHEAD}Bill to\nOak Academic\n{aside}\n2 Leaf Street\nYork YO1 7HH")[1] == "Oak Academic"
    sheet = read(f"{LETTERHEAD}Oak Academic\n{aside}")[0]
    assert not [one.value for one in sheet.candidates["name"] if "imprint" in str(one.value)]


@pytest.mark.parametrize("numbered", [True, False])
def test_the_owner_of_a_brand_that_is_a_picture_sells_where_its_tax_number_stands(*, numbered: bool) -> None:
    number = "VAT GB 404 3859 80" if numbered else "Leeds"
    text = f"Oak Cafe Ltd\n2 Leaf Street\nYork YO1 7HH{chr(10) * 50}Pine is a trading name of Saw Trading Ltd, {number}"
    assert ("Saw Trading Ltd" in {party.name for party in read(text)[1].sellers}) is numbered


BOUGHT = "\n\n\nBill to:\nOak Cafe Ltd\n2 Leaf Street\nYork YO1 7HH"


@pytest.mark.parametrize(
    "window",
    [
        "Oak Dairy Partnership\nOakville, Co. Galway\nVAT: IE6388047V",
        "Oak Dairy Partnership\nt/a Elm Farm\nElm, Oakville, Co. Galway\nVAT: IE6388047V",
        "Mr and Mrs\nOak Dairy Partnership\n2 Leaf Street\nYork YO1 7HH",
        "Til medlem 47\nOak Dairy Partnership\n2 Leaf Street\nYork YO1 7HH",
        "To the parents of Ann\nOak Dairy Partnership\n2 Leaf Street\nYork YO1 7HH",
        "The Company Secretary,\nOak Dairy Partnership Plc,\n2 Leaf Street\nYork YO1 7HH",
        "Oak Dairy Partnership\nc/o Ash Agency Ltd\n2 Leaf Street\nYork YO1 7HH",
        "Oak Dairy Partnership\nC/- Ash Agency Ltd\n2 Leaf Street\nYork YO1 7HH",
    ],
)
def test_what_stands_about_the_name_in_a_window_is_none(window: str) -> None:
    _, buyer = names(LETTERHEAD + window)
    assert buyer is not None
    assert buyer.removesuffix(" Plc") == "Oak Dairy Partnership"


def test_rows_that_name_nobody_are_denied() -> None:
    _, parties = read(f"{LETTERHEAD}To the parents of Ann\nOak Family\n2 Leaf Street\nYork YO1 7HH")
    assert ("buyer.name", "To the parents of Ann") in [*parties.not_named]


@pytest.mark.parametrize(
    ("rows", "name"),
    [
        ("Friends of the Elm\nof Oakville\n2 Leaf Street", "Friends of the Elm of Oakville"),
        ("Cellar of the Hill\nd'Elm, SCCL\n2 Leaf Street", "Cellar of the Hill d'Elm, SCCL"),
        ("Ann Field\ntranslator, editor\n2 Leaf Street", "Ann Field"),
        ("ELM\nElm Cards Society of\nOakville Ltd\n2 Leaf Street", "Elm Cards Society of Oakville Ltd"),
        ("Asociația Elmilor\ndin Oakville\n2 Leaf Street", "Asociația Elmilor din Oakville"),
        (
            "ELM\nElm Karty Spółka z\nograniczoną odpowiedzialnością Sp.k.\n2 Leaf Street",
            "Elm Karty Spółka z ograniczoną odpowiedzialnością Sp.k.",
        ),
        ("Flats Elm House\nc/o Ash Agency Ltd\n2 Leaf Street", "Flats Elm House"),
    ],
)
def test_a_name_goes_on_where_a_word_links_its_rows(rows: str, name: str) -> None:
    assert names(f"{LETTERHEAD}Bill to:\n{rows}\nYork YO1 7HH")[1] == name


@pytest.mark.parametrize(
    ("rows", "name"),
    [
        ("Gemeinde Oakdorf\nz. Hd. Frau Berger", "Gemeinde Oakdorf"),
        ("Oakby kommun\natt Lena Berg", "Oakby kommun"),
        ("Mairie de Chêne\nà l’att. de M. Petit", "Mairie de Chêne"),
        ("Ann Field\nfor Oak School", "Ann Field"),
        ("Café Elm\npå Torget", "Café Elm"),
    ],
)
def test_to_whom_and_where_is_no_end_of_a_name(rows: str, name: str) -> None:
    assert names(f"{LETTERHEAD}Bill to:\n{rows}\n2 Leaf Street\nYork YO1 7HH")[1] == name


def test_a_name_that_a_word_links_is_less_sure() -> None:
    score = {}
    for second in ("of Oakville\n", ""):
        _, parties = read(f"{LETTERHEAD}Bill to:\nFriends of the Elm\n{second}2 Leaf Street\nYork YO1 7HH")
        score[second] = parties.buyers[0].score
    assert score["of Oakville\n"] < score[""]


@pytest.mark.parametrize("name", ["Jones, Georgia", "Oak & Sons, Devon"])
def test_the_first_row_of_a_block_is_no_place_in_a_county(name: str) -> None:
    buyer = names(f"{LETTERHEAD}Bill to:\n{name}\n2 Leaf Street\nYork YO1 7HH")[1]
    assert buyer == name.partition(",")[0]


def test_the_first_row_of_such_a_name_is_denied_and_what_ends_with_it() -> None:
    _, parties = read(f"{LETTERHEAD}Bill to:\nELM\nFriends of the Elm\nof Oakville\n2 Leaf Street")
    denied = [value for term, value in parties.not_named if term == "buyer.name"]
    assert {"Friends of the Elm", "ELM Friends of the Elm"} <= {*denied}
    assert "Friends of the Elm of Oakville" not in denied


def test_a_labelled_seller_with_its_tax_number_comes_before_a_brand() -> None:
    rows = "Supplier\nAnn Field Flowers\nKrajinska 33, 370 01 Oakville\nVAT DE136695976"
    brand = "At the Pine"
    _, parties = read(f"{brand}\n\n\n{rows}{BOUGHT}")
    seller, other = parties.sellers[:2]
    assert (seller.name, other.name) == ("Ann Field Flowers", brand)
    _, without = read(f"{brand}\n\n\n{rows.rpartition(chr(10))[0]}{BOUGHT}")
    assert without.sellers[0].score < seller.score


def test_what_may_be_the_rest_of_a_labelled_name_makes_it_less_sure() -> None:
    score = {}
    for second in ("Office of Ann Field\n", ""):
        text = f"Supplier\nWORD BY WORD\n{second}2 Leaf Street, 370 01 Oakville\nVAT DE136695976{BOUGHT}"
        score[second] = read(text)[1].sellers[0].score
    assert score["Office of Ann Field\n"] < score[""] - 0.1


def _sized(text: str, sizes: dict[str, float]) -> Parties:
    """The parties of a page on which some rows are set in another size."""
    drawn = page(text)
    rows = {40.0 + 12 * number: row for number, row in enumerate(text.split("\n"))}
    words = tuple(word._replace(size=sizes.get(rows[word.box.top].strip(), word.size)) for word in drawn.words)
    return Parties(Sheet(Layout(reading(drawn.model_copy(update={"words": words}))), "en"))


def test_what_somebody_does_in_small_type_over_the_name_is_none() -> None:
    text = f"Pianos tuned & loved\nAnn Field\n1 Saw Road\nLeeds LS1 4AB{BOUGHT}"
    denied = ("seller.name", "Pianos tuned & loved")
    assert denied in [*_sized(text, {"Ann Field": 20.0}).not_named]
    assert denied not in [*_sized(text, {}).not_named]
    friends = text.replace("Pianos tuned & loved", "Friends of Pine")
    assert ("seller.name", "Friends of Pine") not in [*_sized(friends, {"Ann Field": 20.0}).not_named]


LETTER = "Oak & Partners\n1 Saw Road\nLeeds LS1 4AB\n\n\n{window}\n\n\nFee             10.00\n\n\nFor: Oak & Partners"


def test_who_signs_a_letter_for_the_firm_over_it_does_not_buy() -> None:
    window = "Elm Logistics Plc\n2 Leaf Street\nYork YO1 7HH"
    parties = _sized(LETTER.format(window=window), {"Oak & Partners": 20.0})
    assert parties.sellers[0].name == "Oak & Partners"
    assert parties.buyers[0].name == "Elm Logistics Plc"


def test_a_class_of_invoice_in_large_type_is_no_heading() -> None:
    text = "Pino Tools S.R.L.\n\n\nA\nCOD.01\n\n\nInvoice 4711"
    assert not _sized(text, {"A": 20.0}).buyers


@pytest.mark.parametrize(
    ("block", "bought"),
    [
        ("TITULAR\nRoble Cafe, S.L.\nNIF: B95177267\n50016 Zaragoza", True),
        ("TITULAR\nRoble Cafe, S.L.\nES91 2100 0418 4502 0005 1332", False),
        ("Titular: Roble Cafe, S.L.\n2 Leaf Street\n50016 Zaragoza", False),
    ],
)
def test_a_holder_is_the_customer_where_no_account_is_held(block: str, *, bought: bool) -> None:
    _, parties = read(f"gasviva\n\n\n\n{block}")
    assert any(party.name == "Roble Cafe, S.L." for party in parties.buyers if party.label == "TITULAR") is bought


@pytest.mark.parametrize("heading", ["Cliente\n", "\n"])
def test_a_holder_sells_over_the_customer(heading: str) -> None:
    owner = "Titular\nPino Tools, S.L.\nCalle Sol 1\n28001 Madrid"
    _, parties = read(f"{owner}\n\n\n\n{heading}Roble Cafe, S.L.\nCalle Luna 2\n50016 Zaragoza")
    assert "Pino Tools, S.L." in [party.name for party in parties.sellers]
    assert "Pino Tools, S.L." not in [party.name for party in parties.buyers]


def test_a_holder_sells_where_another_heading_names_who_buys() -> None:
    holder = "gasviva\n\n\n\nTitular\nPino Tools, S.L.\nCalle Sol 1\n28001 Madrid"
    sells, buys = names(f"{holder}\n\n\n\nCliente\nRoble Cafe, S.L.\nCalle Luna 2\n50016 Zaragoza")
    assert (sells, buys) == ("Pino Tools, S.L.", "Roble Cafe, S.L.")


@pytest.mark.parametrize(
    ("heading", "heads"),
    [("(for: Elm Flats, Makarska)", False), ("for: Elm Flats, Makarska", True), ("Buyer No.", False), ("Buyer", True)],
)
def test_brackets_and_the_label_of_a_number_head_nobody(heading: str, *, heads: bool) -> None:
    _, parties = read(f"{LETTERHEAD}{heading}\nElm Insurance Ltd\n2 Leaf Street\n\n\n\nInvoice 4711")
    assert [section.role for section in parties.sections] == ["buyer"] * heads


@pytest.mark.parametrize(("patient", "window"), [("Ann Reed", True), ("Reed Ltd", False)])
def test_a_letter_may_go_to_another_than_a_person_without_an_address(patient: str, *, window: bool) -> None:
    _, parties = read(f"{LETTERHEAD}Oak Insurance Ltd\n2 Leaf Street\nYork YO1 7HH\n\n\n\nPatient: {patient}")
    assert [party.name for party in parties.buyers] == [patient, "Oak Insurance Ltd"][: 1 + window]


@pytest.mark.parametrize(
    ("rest", "sells"), [("RCS Paris B 447 184 471 – 5 rue du Pin, 75001 Paris", True), ("5 rue du Pin", False)]
)
def test_an_imprint_with_its_form_sells_wherever_it_stands(rest: str, *, sells: bool) -> None:
    row = f"Pine France – Société anonyme au capital de 10 000 € – {rest}"
    amid, head = (read(f"Invoice{chr(10) * lines}{row}")[1].sellers for lines in (34, 21))
    assert [party.name for party in amid] == ["Pine France"] * sells
    assert (head[0].score > 0.5) is sells


def test_a_sender_s_row_with_its_tax_number_is_the_seller_s() -> None:
    sender = "Ann Field Leaf · 52718340V · C/ Elm 44, 31001 Pamplona"
    window = "Conservas Roble, S.A.\nPolígono Areta 17\n31620 Huarte\nCIF A08217366"
    assert names(f"light of march\n{sender}\n\n\n{window}") == ("Ann Field Leaf", "Conservas Roble, S.A.")


@pytest.mark.parametrize(
    "row",
    [
        "Pine Bank · IBAN {iban} · Court of York PR 1182 · VAT DE136695976",
        "Parc Elmar, C/ Elm 44 – 31001 Pamplona – 52718340V",
    ],
)
def test_a_bank_and_a_place_send_nothing(row: str) -> None:
    text = f"Ann Field\n1 Saw Road\nLeeds LS1 4AB\n{row.format(iban='DE89 3704 0044 0532 0130 00')}"
    assert names(text)[0] == "Ann Field"


def test_a_short_word_with_a_full_stop_ends_no_sentence() -> None:
    foot = f"{LETTERHEAD}{BOUGHT}{chr(10) * 40}Oakbrauerei St. Elmo GmbH, VAT DE136695976"
    assert "Elmo GmbH" not in [party.name for party in read(foot)[1].sellers]


def test_a_company_within_a_sentence_that_ends_with_its_number() -> None:
    foot = "Made by computer without signature. Pine Bank S.A., société anonyme, R.C.S. B 44.718, VAT DE136695976."
    window = "Elm Renewables SICAV\n18, rue Erasme\nL-1468 Luxembourg"
    assert names(f"{window}{chr(10) * 55}{foot}")[0] == "Pine Bank S.A."


@pytest.mark.parametrize("name", ["The Owners – Strata Plan 71827", "WEG Lindenstraße 14", "Oak House 12"])
@pytest.mark.parametrize("care", ["C/- Ash Agency Ltd", "c/o Hausverwaltung Esche GmbH"])
@pytest.mark.parametrize("sender", ["", "Pine Tools · Mill Road 9 · 83278 Traunstein\n"])
def test_what_stands_over_in_whose_care_it_is_is_the_name(name: str, care: str, sender: str) -> None:
    assert names(f"{LETTERHEAD}{sender}{name}\n{care}\n2 Leaf Street\nYork YO1 7HH")[1] == name


@pytest.mark.parametrize(
    ("over", "name"),
    [
        ("Attn: John Smith", "John Smith"),
        ("Maria Oak, Customer no. 4711", "Maria Oak"),
        ("Oak House, VAT GB123456782", "Oak House"),
        ("Oak House Tel. 01904 123456", "Oak House Tel."),
        ("Date 12 May 2026", "Ash Agency Ltd"),
        ("Pine Tools · Mill Road 9 · 83278 Traunstein", "Ash Agency Ltd"),
    ],
)
def test_what_else_stands_over_in_whose_care_it_is_is_no_part_of_the_name(over: str, name: str) -> None:
    assert names(f"{LETTERHEAD}{over}\nc/o Ash Agency Ltd\n2 Leaf Street\nYork YO1 7HH")[1] == name
