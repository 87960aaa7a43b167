"""A block is read whole before a name in it is: what its rows are to that name, and who else stands there."""

from __future__ import annotations

import time

import pytest

from extractors.page import Layout
from extractors.parties.identifiers import propose_identifiers
from extractors.parties.together import at_home, rows_under
from schemas import Claim, Layer
from tests.extractors.grid import reading
from tests.extractors.parties.test_parties import LETTERHEAD, ids, names, read

WINDOW = "Oak Cafe Ltd\n2 Leaf Street\nYork YO1 7HH"


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("Blattwerk Laden\nInh. Anna Feld e.K.\nRing 61, 48155 Münster", "Blattwerk Laden"),
        ("Skruer og Søm\nv/ Anna Feld I/S\nHavnegade 17 - 6700 Esbjerg", "Skruer og Søm"),
        (
            "Ferramenta Antica\ndi Bianchi Anna & C. s.n.c.\nVia Roma 17\n10123 Torino",
            "Ferramenta Antica di Bianchi Anna & C. s.n.c.",
        ),
        ("FELD-ASTER\nNV / SA - drinks\nSteenweg 612, 1070 Anderlecht", "FELD-ASTER NV / SA"),
    ],
)
def test_a_row_that_belongs_to_the_name_above_it_is_no_name(head: str, name: str) -> None:
    _, parties = read(f"{head}\n\n\n\nBill to:\n{WINDOW}")
    assert parties.sellers[0].name == name
    second = head.splitlines()[1]
    assert not any(party.name in second for party in parties.sellers)


@pytest.mark.parametrize(
    ("second", "joined"), [("di Marco Ristorazione S.r.l.", True), ("Di Marco Ristorazione S.r.l.", False)]
)
def test_a_company_under_a_brand_may_be_the_seller(second: str, *, joined: bool) -> None:
    _, parties = read(f"TRATTORIA DA GINO\n{second}\nVia Roma 17\n10123 Torino\n\n\n\nBill to:\n{WINDOW}")
    assert any(party.name.endswith(f"GINO {second}") for party in parties.sellers) is joined
    assert ("seller.name", second.removeprefix("di ")) not in [*parties.not_named]


def test_a_name_joined_by_a_word_of_whose_it_is_is_less_sure() -> None:
    rows = "ul. Leaf 2\nVia Roma 17\n10123 Torino"
    sold = [f"Seller\nFerramenta Antica\n{second}\n{rows}" for second in ("di Bianchi s.n.c.", "s.n.c.")]
    joined, whole = (read(f"{text}\n\n\n\nBill to:\n{WINDOW}")[1].sellers[0] for text in sold)
    assert joined.name == "Ferramenta Antica di Bianchi s.n.c."
    assert joined.score < whole.score


@pytest.mark.parametrize("said", ["c/o Ash Agency Ltd", "a/s Ash Agency Ltd", "t/a Ash Lets"])
def test_whose_address_it_is_or_as_what_a_party_trades_is_denied(said: str) -> None:
    _, parties = read(f"{LETTERHEAD}Trustees of Oak\n{said}\n2 Leaf Street\nYork YO1 7HH")
    assert parties.buyers[0].name == "Trustees of Oak"
    assert ("buyer.name", said) in [*parties.not_named]


@pytest.mark.parametrize(
    "name", ["The Trustees of the Oak Estate", "Oak Retreat Pty Ltd as trustee for the Oak Leaf Unit Trust"]
)
def test_small_words_stand_in_names_too(name: str) -> None:
    assert names(f"{LETTERHEAD}{name}\nFAO Mrs Ada Owen\n2 Leaf Street\nYork YO1 7HH")[1] == name


def test_a_close_corporation_under_persons_buys() -> None:
    assert names(f"{LETTERHEAD}MNR & MEV A OWEN\nOAK BOERDERY BK\nPOSBUS 118\nYORK 7365")[1] == "OAK BOERDERY BK"


def test_a_sentence_with_such_words_is_no_name() -> None:
    assert names(f"{LETTERHEAD}goods remain the property of us\n2 Leaf Street\nYork YO1 7HH")[1] is None


def test_a_heading_with_another_word_for_it_in_brackets() -> None:
    assert names("Seller (issuer)\nPine Tools Ltd\n1 Saw Road\n\nBuyer\n" + WINDOW) == (
        "Pine Tools Ltd",
        "Oak Cafe Ltd",
    )


@pytest.mark.parametrize("place", ["Site address: 9 Mill Lane, York YO1 7HH", "Site: Leaf House"])
def test_the_number_below_a_place_within_a_block_is_the_blocks(place: str) -> None:
    assert ids(f"{LETTERHEAD}Customer\nOak Cafe Ltd\n{place}\nVAT No: GB999999973")["buyer.vat_id"] == "GB999999973"


def test_a_place_under_a_whole_address_is_of_somebody_else() -> None:
    _, parties = read(f"{LETTERHEAD}Customer\n{WINDOW}\nDeliver to: Ash Shop\n9 Mill Lane\nYork YO2 7HH")
    assert [party.name for party in parties.third] == ["Ash Shop"]


def test_who_only_pays_is_no_buyer_beside_one() -> None:
    blocks = "Nabywca                       Płatnik\nOak Mleczarnia                Ash Sp. z o.o.\n"
    rows = "ul. Leaf 2, 82-200 Malbork    al. Ash 7, 82-200 Malbork\nNIP: 890-875-38-10            NIP: 679-862-34-41"
    _, parties = read(f"{LETTERHEAD}{blocks}{rows}")
    assert [party.name for party in parties.buyers] == ["Oak Mleczarnia"]


def test_rows_with_prices_under_a_heading_are_no_party() -> None:
    items = "To:\nTwo discs fitted              164.00\nBrake fluid change             38.50"
    _, parties = read(f"{LETTERHEAD}Mrs J Owen\nt/a Leaf Lets\nTreville\n\n\n{items}")
    assert [party.name for party in parties.buyers] == ["J Owen"]


@pytest.mark.parametrize(
    "block",
    [
        "Oak Mills Pvt Ltd\nGSTIN: 08AAGCR2563L1Z0\nPAN: AAGCR2563L\nThrough: Agent Ash Brokers, GSTIN 08AADFT4867S1Z6",
        "Oak Mills B.V.\nBtw-id NL516443173B02\nFiscaal vertegenw.: Ash Desk B.V.\nbtw NL866210581B01",
    ],
)
def test_a_number_behind_somebody_else_in_a_block_is_not_the_partys(block: str) -> None:
    name, first, *_ = block.splitlines()
    found = ids(f"{LETTERHEAD}Bill to\n{name}\n2 Leaf Street\n{first}\n" + "\n".join(block.splitlines()[2:]))
    assert found["buyer.vat_id"] == first.split()[-1]


@pytest.mark.parametrize("care", ["c/o Ash Agency Ltd", "presso Ash Agency s.r.l. –", "ao cuidado de Ash Agency Lda,"])
def test_a_number_behind_whose_care_the_party_is_in_is_not_the_partys(care: str) -> None:
    found = ids(f"{LETTERHEAD}Bill to\nOak Cafe Ltd\n{care} VAT No GB999999973\n2 Leaf Street\nYork YO1 7HH")
    assert "buyer.vat_id" not in found


@pytest.mark.parametrize("heading", ["Customer: Oak Cafe Ltd", "Attention: Oak Cafe Ltd"])
def test_a_number_behind_the_partys_own_name_is_the_partys(heading: str) -> None:
    window = f"{heading}, VAT No GB999999973\n2 Leaf Street\nYork YO1 7HH\nOur VAT: GB980780684"
    sheet, parties = read(f"{LETTERHEAD}Bill to: Oak Cafe Ltd\n\n\n\nVAT No GB123456789\n{window}")
    found = {claim.value for claim in propose_identifiers(sheet, parties)}
    assert "GB999999973" in found


def test_a_label_of_vat_comes_before_one_of_registers() -> None:
    rows = "GST Reg. No. M2-0118204-7\n\n\n\n\n\nPayNow UEN 201413356W"
    assert ids(f"Pine Pte. Ltd.\n1 Saw Road Singapore 738711\n{rows}")["seller.vat_id"] == "M201182047"


def test_a_number_with_letters_of_its_own_needs_no_label() -> None:
    assert ids(f"{LETTERHEAD}\n\n\nReg. No. 728354507 RT0001 and others")["seller.vat_id"] == "728354507RT0001"


def test_who_bills_with_its_own_number_for_the_seller_is_not_the_seller() -> None:
    said = "This invoice is issued by Market Services B.V. (vat NL907088557B01) on behalf of the seller."
    _, parties = read(f"market.\n\nSold by\nPine Tools Ltd\n1 Saw Road\nLeeds LS1 4AB\n\nBill to\n{WINDOW}\n\n\n{said}")
    assert {("seller.name", "Market Services B.V."), ("seller.vat_id", "NL907088557B01")} <= {*parties.not_named}


def test_what_stands_under_the_head_of_the_seller_is_no_buyer() -> None:
    head = "HOLLIN AMORY PRICE\nPlanning Consultants\n4 Abbey Street\nFaversham ME13 7BE"
    foot = "\n" * 55 + "Hollin Amory Price LLP, 4 Abbey Street, Faversham ME13 7BE, VAT No. GB999999973"
    _, parties = read(f"{head}\n\n\n{WINDOW}{foot}")
    assert parties.sellers[0].name == "Hollin Amory Price LLP"
    assert ("buyer.name", "Planning Consultants") in [*parties.not_named]


@pytest.mark.parametrize(
    ("rows", "denied"),
    [
        ("Oak Cafe\n9 Leaf Street\nYork YO1 7HH", False),
        ("Oak Cafe\nLeaf Street\nYork", False),
        ("Planning Consultants", True),  # what it does
    ],
)
def test_what_stands_under_the_sellers_brand_may_buy_where_its_own_address_follows(rows: str, *, denied: bool) -> None:
    foot = "\n" * 55 + "Pine Tools Ltd, 1 Saw Road, Leeds LS1 4AB, VAT No. GB999999973"
    _, parties = read(f"PINE TOOLS\n{rows}{foot}")
    assert parties.sellers[0].name == "Pine Tools Ltd"
    assert (("buyer.name", rows.splitlines()[0]) in [*parties.not_named]) is denied


def test_the_names_over_hundreds_of_identifiers_are_found_at_once() -> None:
    rows = ["Pine Ltd", *(f"VAT No GB{number}" for number in range(400)), "Oak Ltd"]
    layout = Layout(reading("\n".join(rows)))
    told = [
        Claim(term=term, value=row.text, raw=row.text, layer=Layer.RULES, score=0.9, page=1, boxes=(row.words[-1].box,))
        for row, term in zip(layout.segments, ("seller.name", *["seller.vat_id"] * 400, "buyer.name"), strict=True)
    ]
    names = {
        one.term: one.model_copy(update={"boxes": (layout.segments[at].words[0].box,)})
        for at, one in ((0, told[0]), (-1, told[-1]))
    }
    began = time.process_time()
    assert at_home(names, {"seller.vat_id": told[1:-1]}, {}, layout)
    assert time.process_time() - began < 2


def test_rows_under_a_name_end_with_its_address() -> None:
    layout = Layout(reading("BRAND\nCompany Ltd\n1 Saw Road\n" + WINDOW))
    rows = rows_under(layout.pages[0], layout.segments[0])
    assert [row.text for row in rows] == ["Company Ltd", "1 Saw Road"]


@pytest.mark.parametrize("form", ["SARL coopérative ouvrière à capital variable", "SARL unipersonnelle de droit belge"])
def test_a_row_that_says_what_kind_of_company_it_is_names_none(form: str) -> None:
    assert names(f"Couvreurs du Pin\n{form}\nZA du Port, 56850 Caudan")[0] == "Couvreurs du Pin"


def test_a_name_that_begins_with_its_legal_form_stays_one() -> None:
    assert names("Chez Anne\nSARL Les Jardins de Rose\n2 rue du Port\n56850 Caudan")[0] == "SARL Les Jardins de Rose"


def test_a_cell_in_a_row_of_the_head_is_no_letterhead() -> None:
    row = "WC0417702     29 Jan 2026     Acct C1184     Depot Dubbo     Rep 14"
    assert names(f"TAX INVOICE\n\n{row}\n\nBill to:\nOak Cafe Ltd\n2 Leaf Street\nYork YO1 7HH")[0] is None


def test_the_name_that_begins_such_a_row_is_one() -> None:
    row = "Pine Tools     1 Saw Road     Leeds LS1 4AB     0113 496 0000     pine.example"
    assert names(f"{row}\n\nBill to:\nOak Cafe Ltd\n2 Leaf Street\nYork YO1 7HH")[0] == "Pine Tools"
