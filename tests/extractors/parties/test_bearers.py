"""An identifier names its bearer: which name on a page each number is bound to, and whose name the seller's is."""

from __future__ import annotations

import pytest

from extractors.page import Layout
from extractors.page.sheet import Sheet
from extractors.parties.bearers import Bearer, bearers
from extractors.parties.by_numbers import with_bearer
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
    return with_bearer(claims, borne(text))["seller.name"]


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
        "Elm House Owners\nrepresented by Oak Estates Ltd\n2 Leaf Street\nVAT GB100000055",
    ],
)
def test_no_company_is_bound_to_a_number_of_another_or_to_no_number(foot: str) -> None:
    assert not any(one.formed for one in borne(f"BRAND{LIST}{foot}"))


def test_the_only_company_that_bears_the_sellers_number_is_the_seller() -> None:
    foot = "Pine Pictures Ltd, Mill Road 4, VAT GB100000055"
    found = told(f"studio{LIST}{foot}", "studio", seller_vat_id="GB100000055")
    assert (found.value, found.doubt, found.score) == ("Pine Pictures Ltd", None, 0.85)
    assert [other.value for other in found.rejected] == ["studio"]


def test_a_company_that_bears_another_number_than_the_sellers_is_in_doubt() -> None:
    foot = "Pine Pictures Ltd, Mill Road 4, Registered No. 04471820"
    assert told(f"studio{LIST}{foot}", "studio").doubt is not None
    assert told(f"Pine{LIST}{foot}", "Pine").doubt is None  # it begins so


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
    found = with_bearer({"seller.name": claim}, borne(text))["seller.name"]
    assert (found.value, found.doubt is None) == ("Ann Field", False)
    unread = claim.model_copy(update={"rejected": ()})
    assert with_bearer({"seller.name": unread}, borne(text))["seller.name"].value == "Podere La Quercia"


def test_a_person_keeps_a_decision_and_a_known_vendor_stays() -> None:
    text = f"studio{LIST}Pine Pictures Ltd, VAT GB100000055"
    claim = Claim(term="seller.name", value="studio", raw="studio", layer=Layer.HUMAN, score=1.0)
    assert with_bearer({"seller.name": claim}, borne(text))["seller.name"] is claim
    assert with_bearer({}, borne(text)) == {}
