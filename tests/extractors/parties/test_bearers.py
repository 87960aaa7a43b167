"""An identifier names its bearer: which name on a page each number is bound to, and whose name the seller's is."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from extractors.page import Layout
from extractors.page.sheet import Sheet
from extractors.parties.bearers import Bearer, bearers
from extractors.parties.by_numbers import with_bearer
from extractors.parties.full_names import with_legal_name
from extractors.parties.parties import Parties
from schemas import Alternative, Claim, Layer
from tests.extractors.grid import reading

LIST = "\n\n\n\nInvoice 4711\n\nWork      100.00\nTotal     100.00\n\n\n\n"


def borne(text: str, language: str = "en") -> list[Bearer]:
    sheet = Sheet(Layout(reading(text)), language)
    return list(bearers(sheet, Parties(sheet)))


def names(text: str, language: str = "en") -> set[str]:
    return {one.text for one in borne(text, language)}


def told(text: str, seller: str, *, certainty: float = 0.78, **more: str) -> Claim:
    """The claim on the seller of a page of which `seller` was read, and other values by their terms."""
    layout = Layout(reading(text))
    terms = {"seller.name": seller, **{term.replace("_", ".", 1): value for term, value in more.items()}}
    found = {term: next(s for s in layout.segments if value in s.text) for term, value in terms.items()}
    claims = {
        term: Claim(
            term=term,
            value=value,
            raw=value,
            layer=Layer.MODEL,
            score=certainty,
            page=1,
            boxes=tuple(word.box for word in found[term].words),
        )
        for term, value in terms.items()
    }
    return _named(claims, text)


def _named(claims: Mapping[str, Claim], text: str) -> Claim:
    named = with_legal_name(claims, Layout(reading(text)))
    return with_bearer(claims, named, borne(text))["seller.name"]


@pytest.mark.parametrize(
    ("language", "foot", "name"),
    [
        ("sv", "bankgiro 5082-7713 | Granbild i Umeå Aktiebolag, org.nr 556203-7746", "Granbild i Umeå Aktiebolag"),
        ("es", "ALMENAR TEXTILES, S.A.U. Inscrita en el R. M. de Lugo · NIF A81447203", "ALMENAR TEXTILES, S.A.U."),
        ("pt", "Cooperativa de Moleiros, C.R.L.\nRua de Baixo 7\nNIPC 507182049", "Cooperativa de Moleiros, C.R.L."),
        ("en", "Mulga Staff Pty Ltd (ABN 54 004 085 616) · BSB 083-447", "Mulga Staff Pty Ltd"),
        ("en", "Fennel Crafts Private Limited\nGSTIN: 27AAPFU0939F1ZV", "Fennel Crafts Private Limited"),
        ("en", "Oak & Ash Ltd. Registered in England No. 04471820", "Oak & Ash Ltd."),
        (
            "fr",
            "SAPIN NEUF SAS au capital de 450 000 € – 8 rue Haute, 69003 Lyon – TVA FR40303265045",
            "SAPIN NEUF SAS",
        ),
        ("de", "Ulmenholz GmbH & Co. KG · Sägeweg 1 · 89073 Ulm · USt-IdNr. DE136695976", "Ulmenholz GmbH & Co. KG"),
        ("de", "Ahorn Bau e.U., Ring 4, 1010 Wien, UID ATU13585627", "Ahorn Bau e.U."),
        ("it", "Abete Servizi S.r.l.\nVia Lunga 4\n20121 Milano\nP.IVA 00743110157", "Abete Servizi S.r.l."),
        ("nl", "Wilg & Zn B.V. | KvK 12345678 | btw NL004495445B01", "Wilg & Zn B.V."),
        ("cs", "Teplo Lípa a.s., sídlo Dlouhá 3, 560 02 Lípa, IČO 25123891, DIČ CZ25123891", "Teplo Lípa a.s."),
        ("pl", "Brzoza Sp. z o.o.\nul. Leśna 4\n00-525 Warszawa\nNIP 526-104-08-28", "Brzoza Sp. z o.o."),
        ("da", "Eg & Elm ApS · Skovvej 3 · 8000 Aarhus · CVR-nr. 13585628", "Eg & Elm ApS"),
        ("fi", "Koivu Sauna Ky, Metsätie 4, 00100 Helsinki, Y-tunnus 2077474-0", "Koivu Sauna Ky"),
        ("en", "9447-1820 Oakville Inc.\n12 Elm Street\nTPS / GST: 121751465 RT0001", "9447-1820 Oakville Inc."),
    ],
)
def test_the_company_that_a_number_is_bound_to(language: str, foot: str, name: str) -> None:
    assert names(f"BRAND{LIST}{foot}", language) == {name}


@pytest.mark.parametrize(
    "foot",
    [
        "Represented by:\nOak Fiscal Ltd\nVAT IE6388047V",
        "Telephone 118 447 200\nOak Bank Ltd\nVAT GB100000055",
        "Directors: Ann Field, Account Oak Bank Ltd, VAT GB100000055",
        "Bill to:\nElm Cafe Ltd\n2 Leaf Street\nVAT GB100000055",
        "Customer VAT No GB100000055 of Elm Cafe Ltd",
        "These goods are yours once the claim of Elm is paid to Oak Ltd, VAT GB100000055",
        "Mill House\nBallinasloe, Co. Galway\nVAT IE6388047V",
        "Amtsgericht: AG Ulm HRB 4711820",
    ],
)
def test_no_company_is_bound_to_a_number_of_another_or_to_no_number(foot: str) -> None:
    assert not any(one.formed for one in borne(f"BRAND{LIST}{foot}"))


@pytest.mark.parametrize("certainty", [0.6, 0.78, 0.99])
def test_the_only_company_that_bears_the_sellers_number_is_read_in_doubt(certainty: float) -> None:
    foot = "Pine Pictures Ltd, Mill Road 4, VAT GB100000055"
    found = told(f"studio{LIST}{foot}", "studio", certainty=certainty, seller_vat_id="GB100000055")
    assert (found.value, found.doubt is None, found.score) == ("Pine Pictures Ltd", False, min(certainty, 0.7))
    assert [other.value for other in found.rejected] == ["studio"]


def test_a_company_that_bears_another_number_than_the_sellers_is_in_doubt() -> None:
    foot = "Pine Pictures Ltd, Mill Road 4, Registered No. 04471820"
    assert told(f"studio{LIST}{foot}", "studio").doubt is not None
    assert told(f"Pine{LIST}{foot}", "Pine").doubt is not None


def test_of_two_companies_the_one_with_the_vat_identifier_sells_and_waits() -> None:
    foot = "Oak Holdings Ltd, Registered No. 04471820\n\n\nPine Pictures Ltd, VAT GB100000055"
    found = told(f"studio{LIST}{foot}", "studio", seller_vat_id="GB100000055")
    assert found.value == "Pine Pictures Ltd"
    assert found.doubt is not None
    assert told(f"studio{LIST}{foot}", "studio").value == "studio"  # which of the two?


def test_a_company_stays_whoever_else_bears_a_number() -> None:
    foot = "Software by Oak Systems Ltd, VAT GB100000055"
    assert told(f"Pine Ltd{LIST}{foot}", "Pine Ltd", seller_vat_id="GB100000055").value == "Pine Ltd"


def test_the_buyer_is_not_the_seller_because_it_bears_a_number() -> None:
    text = f"studio{LIST}Elm Cafe Ltd, VAT GB100000055"
    assert told(text, "studio", buyer_name="Elm Cafe Ltd").value == "studio"
    assert told(text, "studio", buyer_vat_id="GB100000055").value == "studio"


def test_the_buyers_name_in_what_was_read_of_the_seller_yields_to_the_bearer() -> None:
    slip = "REMITTANCE Elm Cafe Ltd Invoice\nPine Staff Ltd (VAT GB100000055)"
    text = f"Elm Cafe Ltd{LIST}{slip}"
    found = told(text, "REMITTANCE Elm Cafe Ltd Invoice", buyer_name="Elm Cafe Ltd")
    assert found.value == "Pine Staff Ltd"
    assert found.doubt is not None


def test_a_name_without_a_form_right_over_the_number_that_begins_as_the_brand_does() -> None:
    text = f"Almenar Home{LIST}ALMENAR TEXTILES DEL NORTE\nVAT GB100000055"
    found = told(text, "Almenar Home")
    assert found.value == "ALMENAR TEXTILES DEL NORTE"
    assert found.doubt is not None
    assert told(text, "Almenar Home", certainty=0.9).value == "Almenar Home"  # both readers are sure of it


def test_what_a_business_does_is_not_its_name_because_the_number_stands_under_it() -> None:
    text = f"Invoice{LIST}Dhon Roadlines\nTransport Contractors\nVAT GB100000055"
    assert told(text, "Dhon Roadlines").value == "Dhon Roadlines"


def test_a_person_who_was_read_as_well_and_bears_the_number_is_the_seller_in_doubt() -> None:
    text = f"Podere La Quercia{LIST}Ann Field\n5 Mill Lane, York YO1 7HH\nVAT GB100000055"
    layout = Layout(reading(text))
    other = Alternative(value="Ann Field", raw="Ann Field", layer=Layer.MODEL, score=0.4)
    claim = Claim(
        term="seller.name", value="Podere La Quercia", raw="Podere La Quercia", layer=Layer.MODEL, score=0.6,
        page=1, boxes=tuple(word.box for word in layout.segments[0].words), rejected=(other,),
    )  # fmt: skip
    found = _named({"seller.name": claim}, text)
    assert (found.value, found.doubt is None) == ("Ann Field", False)
    unread = claim.model_copy(update={"rejected": ()})
    assert (
        with_bearer({"seller.name": unread}, {"seller.name": unread}, borne(text))["seller.name"].value
        == "Podere La Quercia"
    )


def test_a_person_keeps_a_decision_and_a_known_vendor_stays() -> None:
    text = f"studio{LIST}Pine Pictures Ltd, VAT GB100000055"
    claim = Claim(term="seller.name", value="studio", raw="studio", layer=Layer.HUMAN, score=1.0)
    assert _named({"seller.name": claim}, text) is claim
    assert with_bearer({}, {}, borne(text)) == {}


@pytest.mark.parametrize(
    ("brand", "foot"),
    [
        ("Brightwater Tools", "Oak Systems GmbH, VAT ID: DE136695976"),
        ("Brightwater Tools", "Eichenbank eG, BIC COBADEFFXXX, VAT ID: DE136695976"),
        ("Brightwater Tools", "Created with Oak Systems GmbH, VAT ID: DE136695976"),
        ("Brightwater Tools", "This claim is assigned to Oak Factors Ltd, VAT ID: DE136695976"),
        ("Brightwater Tools", "A member of Oak Group plc, VAT ID: DE136695976"),
        ("Seller: Ann Field", "Oak Market GmbH, VAT ID: DE136695976"),
    ],
)
def test_whose_number_it_is_that_was_taken_for_the_sellers_never_leaves_in_silence(brand: str, foot: str) -> None:
    name = brand.removeprefix("Seller: ")
    found = told(f"{brand}{LIST}{foot}", name, certainty=0.95, seller_vat_id="DE136695976")
    assert found.doubt is not None
    assert found.score <= 0.7


@pytest.mark.parametrize(
    ("brand", "foot"),
    [
        ("Brightwater Tools", "Brightwater Leasing GmbH, HRB 4711820"),
        ("Brightwater Tools", "Oak Bank AG, HRB 4711820"),
        ("Hotel Eiche", "Hotel Software GmbH, HRB 4711820"),
        ("The Elm Bakery", "The Payments Company Ltd, Registered No. 04471820"),
        ("Ann Field", "Ann Summers Ltd, Registered No. 04471820"),
        ("Brightwater Tools", "Brightwater Tools, VAT GB100000055\nOak Bank plc, Registered No. 04471820"),
    ],
)
@pytest.mark.parametrize("certainty", [0.78, 0.95])
def test_who_is_only_registered_takes_no_name_beside_the_sellers_vat_identifier(
    brand: str, foot: str, certainty: float
) -> None:
    text = f"{brand}\nVAT GB100000055{LIST}{foot}"
    found = told(text, brand, certainty=certainty, seller_vat_id="GB100000055")
    assert (found.value, found.doubt, found.certainty) == (brand, None, certainty)


def test_who_is_only_registered_takes_no_name_that_is_sure_or_that_a_heading_names() -> None:
    foot = "Oak Bank AG, HRB 4711820"
    assert told(f"studio{LIST}{foot}", "studio", certainty=0.95).doubt is None
    head = "Seller:\nAnn Field\n5 Mill Lane\nYork YO1 7HH"
    assert told(f"{head}{LIST}{foot}", "Ann Field").doubt is None


def test_the_name_read_stays_where_it_bears_the_number_itself() -> None:
    foot = "Ann Field\n5 Mill Lane\nVAT GB100000055\n\n\nOak Bank AG, VAT DE136695976"
    found = told(f"studio\nAnn Field{LIST}{foot}", "Ann Field", certainty=0.78, seller_vat_id="GB100000055")
    assert (found.value, found.doubt) == ("Ann Field", None)


def test_a_buyer_whose_name_is_letters_of_a_company_is_another() -> None:
    text = f"studio{LIST}Ann\n\n\nHannover Pictures Ltd, VAT GB100000055"
    assert told(text, "studio", buyer_name="Ann").value == "Hannover Pictures Ltd"


def test_a_buyer_read_by_its_trade_name_sells_nothing_for_sure() -> None:
    text = f"studio{LIST}Birch Trading Ltd - VAT GB100000055"
    assert told(text, "studio", certainty=0.95, seller_vat_id="GB100000055", buyer_name="Invoice").doubt is not None


@pytest.mark.parametrize(
    ("name", "other", "same"),
    [
        ("Elm Ltd", "Helm Ltd", False),
        ("Alpine Ltd", "Pine Ltd", False),
        ("Ulmenholz GmbH", "Ulmenholz GmbH & Co. KG", False),
        ("Elm Cafe", "Elm Cafe Ltd", True),
        ("Pine Pictures Ltd", "PINE PICTURES LIMITED", True),
        ("BAGEL HAUS AG", "Bagel Haus", True),
    ],
)
def test_which_names_are_of_one_person(name: str, other: str, *, same: bool) -> None:
    text = f"studio{LIST}{name}, VAT GB100000055\n\n\n{other}, VAT IE6388047V"
    assert (told(text, "studio").doubt is not None) is same  # of two, neither is read
    buyer = told(f"{other}{LIST}{name}, VAT GB100000055", "Invoice", buyer_name=other)
    assert (buyer.value == "Invoice") is same


@pytest.mark.parametrize(
    ("language", "foot"),
    [
        ("es", "Roble Uno S.L. representada por Pino Dos S.L., NIF B81447203"),
        ("de", "Dolus Bank AG und Ulmenholz GmbH, USt-IdNr. DE136695976"),
        ("de", "vertreten durch Ulmen Verwaltungs GmbH, USt-IdNr. DE136695976"),
        ("de", "Ulmenholz GmbH reg. Nr. Auftrag 20240315"),
        ("en", "Oak Ltd Registered letter 4711820"),
    ],
)
def test_of_two_companies_in_one_part_and_to_no_number_of_theirs_none_is_bound(language: str, foot: str) -> None:
    assert names(f"BRAND{LIST}{foot}", language) == set()


@pytest.mark.parametrize("number", ["SE556203774601", "556203-7746"])
def test_a_number_is_the_sellers_with_or_without_what_its_country_puts_around_it(number: str) -> None:
    foot = f"Ekbild i Lund AB, org.nr 556203-7746\n\n\nmomsreg.nr {number}"
    found = told(f"foto{LIST}{foot}\n\n\nEkbanken AB, org.nr 556016-0680", "foto", seller_vat_id=number)
    assert found.value == "Ekbild i Lund AB"
    assert found.doubt is not None


@pytest.mark.parametrize(("count", "most"), [(2, 2), (40, 12)])
def test_of_a_row_with_a_list_of_numbers_the_first_are_bound(count: int, most: int) -> None:
    row = " ".join(f"Oak Ltd Reg. No. {1234500 + number}" for number in range(count))
    found = borne(f"BRAND{LIST}{row}")
    assert [one.value for one in found] == [str(1234500 + number) for number in range(most)]


@pytest.mark.parametrize(("rows", "bound"), [(1, False), (9, True)])
def test_a_sentence_far_above_a_number_says_nothing_of_it(rows: int, *, bound: bool) -> None:
    """And is not read with all between them, for each of the numbers of a long block."""
    between = "\n".join(f"Row {number} of the catalogue" for number in range(rows))
    foot = f"Your supplier is Ash Wholesale plc\n{between}\nOak Ltd, VAT IE6388047V"
    seller = "Elm Stores, VAT GB100000055"
    assert ("Oak Ltd" in names(f"{seller}{LIST}{foot}")) is bound


@pytest.mark.parametrize(
    "more",
    [
        "",
        " VAT No GB980780684" * 13,
        "".join(f" Reg. No. 12345{number:02}" for number in range(13)),
    ],
    ids=["alone", "repeated", "among others"],
)
def test_numbers_added_to_a_row_hide_no_bearer(more: str) -> None:
    page = f"Ash Ltd\nHigh Street 1{LIST}Northwall plc VAT No GB980780684{more}"
    assert ("Northwall plc", "GB980780684") in {(one.text, one.value) for one in borne(page)}
