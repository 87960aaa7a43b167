"""Which address goes with a name: wherever the name is printed, never that of somebody else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.extract import extract
from extractors.page import Layout
from extractors.page.sheet import Sheet
from extractors.parties.address.book import AddressBook, follow_names
from extractors.parties.parties import Parties
from schemas import Claim, Layer
from tests.extractors.grid import reading


def book(text: str) -> AddressBook:
    return Parties(Sheet(Layout(reading(text)), "en")).addresses


def told(text: str, role: str, name: str) -> dict[str, str]:
    return {claim.term.rpartition(".")[2]: str(claim.value) for claim in book(text).of(role, name)}


PINE = {"street": "1 Saw Road", "post_code": "LS1 4AB", "city": "Leeds"}


_PLACES_OF_THE_ADDRESS = {
    "rows of one column, whatever stands between them": """
Pine Tools Ltd
                              Invoice no.   4711
1 Saw Road
                              Date          3 May 2024
Leeds LS1 4AB
""",
    "ragged rows of one column": "      Pine Tools Ltd\n         1 Saw Road\n  Leeds LS1 4AB       Date",
    "behind a register number": (
        "Oak Ltd\n\n\n\n\n\n\n\n\nPine Tools Ltd\nGLN: 4012345000009\n1 Saw Road\nLeeds LS1 4AB"
    ),
    "in the footer": (
        "Pine Tools Ltd\n\n\n\nInvoice 4711\n\n\n\n\n\nPine Tools Ltd · 1 Saw Road · Leeds LS1 4AB · Tel. 0113 4711"
    ),
    "in the letterhead, not under the payee": (
        "Pine Tools Ltd\n1 Saw Road\nLeeds LS1 4AB\n\n\n\n\n"
        "Payable to: Pine Tools Ltd\nOld Bank\n1 Bank Road\nYork YO1 7HH"
    ),
    "under the second row of a name": "Pine\nTools Ltd\n1 Saw Road\nLeeds LS1 4AB",
}


@pytest.mark.parametrize("text", _PLACES_OF_THE_ADDRESS.values(), ids=_PLACES_OF_THE_ADDRESS)
def test_where_the_address_of_a_name_may_stand(text: str) -> None:
    assert told(text, "seller", "Pine Tools Ltd") == PINE


@pytest.mark.parametrize(
    ("between", "found"),
    [("GLN: 4012345000009", PINE), ("IBAN: DE89 3704 0044 0532 0130 00", {}), ("Old Bank", {})],
    ids=["register number", "account", "bank"],
)
def test_what_stands_under_a_bank_is_the_bank_s(between: str, found: dict[str, str]) -> None:
    under = f"\n{' ' * len('Please pay to ')}"
    payee = under.join(("Please pay to Pine Tools Ltd", between, "1 Saw Road", "Leeds LS1 4AB"))
    assert told(f"Pine Tools Ltd\nInvoice 4711\n\n\n\n\n{payee}", "seller", "Pine Tools Ltd") == found


@pytest.mark.parametrize("row", ["Cantabria, Santander", "Barclays House"])
def test_a_place_that_a_bank_is_called_after_is_part_of_an_address(row: str) -> None:
    found = told(f"Pine Tools Ltd\n{row}\n1 Saw Road\nLeeds LS1 4AB", "seller", "Pine Tools Ltd")
    assert (found.get("post_code"), found.get("city")) == ("LS1 4AB", "Leeds")


LOGO = "Pine Tools Ltd\n\n\n\n\n1 Saw Road\nLeeds LS1 4AB\nTel. 0113 4711\n{contact}\n\n\n\n\n\n\nTotal      12.00"


@pytest.mark.parametrize(("contact", "least"), [("www.pinetools.example", 0.8), ("mail@elm.example", 0.6)])
def test_the_only_address_with_contacts_but_no_name_is_the_seller_s(contact: str, least: float) -> None:
    claims = book(LOGO.format(contact=contact)).of("seller", "Pine Tools Ltd")
    assert {claim.term.rpartition(".")[2]: claim.value for claim in claims} == PINE
    assert all(least <= claim.score < least + 0.2 for claim in claims)
    assert book(LOGO.format(contact=contact)).of("buyer", "Pine Tools Ltd") == ()


def test_two_addresses_without_a_name_are_nobody_s() -> None:
    text = LOGO.format(contact="www.pinetools.example")
    other = text.replace("\n\n\n\n\n\n\nTotal", "\n\n\n2 Leaf Street\nYork YO1 7HH\nTel. 0113 4712\n\n\nTotal")
    assert told(other, "seller", "Pine Tools Ltd") == {}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Tel. 0113 4711\nwww.pinetools.example", ""),
        ("\n1 Saw Road", "\n" * 30 + "1 Saw Road"),
        ("\n1 Saw Road", "Delivery address:\n\n1 Saw Road"),
    ],
    ids=["without contacts", "far below", "under a heading"],
)
def test_without_a_name_an_address_is_the_seller_s_only_in_a_letterhead(old: str, new: str) -> None:
    text = LOGO.format(contact="www.pinetools.example")
    assert told(text.replace(old, new), "seller", "Pine Tools Ltd") == {}


def test_the_place_of_delivery_is_not_the_address() -> None:
    text = "Bill to:\nOak Cafe Ltd\n\n\n\nShip to:\nOak Cafe Ltd\n9 Dock Road\nHull HU1 1AA"
    assert told(text, "buyer", "Oak Cafe Ltd") == {}


def test_the_next_company_begins_another_address() -> None:
    text = "Pine Tools Ltd\n\nOak Cafe Ltd\n2 Leaf Street\nYork YO1 7HH"
    assert told(text, "seller", "Pine Tools Ltd") == {}


def test_another_place_adds_the_country_of_the_same_post_code() -> None:
    text = "Pine Tools Ltd\n1 Saw Road\nLeeds LS1 4AB\n\n\n\n\nPine Tools Ltd - 1 Saw Road - Leeds LS1 4AB - England"
    assert told(text, "seller", "Pine Tools Ltd") == {**PINE, "country": "GB"}


def test_another_place_with_another_post_code_adds_no_country() -> None:
    text = "Pine Tools Ltd\n1 Saw Road\nLeeds LS1 4AB\n\n\n\n\nPine Tools Ltd - 75008 Paris - France"
    assert told(text, "seller", "Pine Tools Ltd") == PINE


@pytest.mark.parametrize(
    "form",
    [
        "Name       Oak Cafe Ltd\nStreet     2 Leaf Street\nTown       York YO1 7HH\nCountry    GB",
        "Country    GB\nName       Oak Cafe Ltd\nPostcode / City  York YO1 7HH\nAddress    2 Leaf Street",
        "Town       York YO1 7HH\nStreet     2 Leaf Street\nName       Oak Cafe Ltd\nCountry code  GB",
    ],
)
def test_a_form_in_any_order(form: str) -> None:
    found = told(f"Invoice\n\nBuyer\n{form}", "buyer", "Oak Cafe Ltd")
    assert found == {"street": "2 Leaf Street", "post_code": "YO1 7HH", "city": "York", "country": "GB"}


@pytest.mark.parametrize(
    "street", [f"{'Invoice date: 3 May 2024':>50}", f"{'3 Mill Lane':>75}"], ids=["labelled", "far away"]
)
def test_a_cell_with_a_label_or_far_away_is_no_value_of_a_form(street: str) -> None:
    form = f"Name       Oak Cafe Ltd\nTown       York YO1 7HH\nStreet{street}"
    assert told(f"Invoice\n\nBuyer\n{form}", "buyer", "Oak Cafe Ltd") == {"post_code": "YO1 7HH", "city": "York"}


def _claim(term: str, value: str, score: float) -> Claim:
    return Claim(term=term, value=value, raw=value, layer=Layer.RULES, score=score, page=1, label="x")


EMPTY = book("Nobody")


def test_an_address_is_as_sure_as_the_name_it_stands_under() -> None:
    own = _claim("buyer.name", "Alder GmbH", 0.6)
    chosen = {
        "buyer.name": own.model_copy(update={"score": 0.95}),
        "buyer.address.city": _claim("buyer.address.city", "Ulm", 0.6),
    }
    city = follow_names(chosen, [own], EMPTY)["buyer.address.city"]
    assert city.score >= 0.9
    assert city.doubt is None


def test_an_address_under_another_name_is_doubtful() -> None:
    own = _claim("buyer.name", "Alder GmbH", 0.9)
    chosen = {
        "buyer.name": _claim("buyer.name", "Birch Ltd", 0.95),
        "buyer.address.city": _claim("buyer.address.city", "Ulm", 0.9),
    }
    city = follow_names(chosen, [own], EMPTY)["buyer.address.city"]
    assert city.doubt == "It stands under Alder GmbH, which is not the name that was chosen."
    assert city.score < 0.8


def test_an_address_under_the_name_of_the_other_party_is_none() -> None:
    own = _claim("buyer.name", "Alder GmbH", 0.6)
    chosen = {
        "seller.name": _claim("seller.name", "Alder GmbH", 0.9),
        "buyer.name": _claim("buyer.name", "Birch Ltd", 0.7),
        "buyer.address.city": _claim("buyer.address.city", "Ulm", 0.6),
    }
    assert "buyer.address.city" not in follow_names(chosen, [own], EMPTY)


def test_the_address_of_the_name_that_was_chosen_takes_the_place_of_another() -> None:
    own = _claim("buyer.name", "Alder GmbH", 0.6)
    chosen = {
        "buyer.name": _claim("buyer.name", "Pine Tools Ltd", 0.95),
        "buyer.address.city": _claim("buyer.address.city", "Ulm", 0.6),
        "buyer.address.country": _claim("buyer.address.country", "DE", 0.6),
    }
    followed = follow_names(chosen, [own], book("Pine Tools Ltd\n1 Saw Road\nLeeds LS1 4AB"))
    assert {term.rpartition(".")[2]: claim.value for term, claim in followed.items() if "address" in term} == PINE
    assert followed["buyer.address.city"].score >= 0.9
    assert followed["buyer.address.city"].doubt is None


def test_a_name_that_only_the_model_found_has_its_address() -> None:
    chosen = {"buyer.name": _claim("buyer.name", "Pine Tools Ltd", 0.79)}
    followed = follow_names(chosen, [], book("Pine Tools Ltd\n1 Saw Road\nLeeds LS1 4AB"))
    assert followed["buyer.address.city"].value == "Leeds"
    assert followed["buyer.address.city"].score <= 0.79


@pytest.mark.parametrize(("buyer", "doubtful"), [("Oak Ltd", True), ("Pine Ltd", False)])
def test_one_address_for_two_names_is_doubtful(buyer: str, *, doubtful: bool) -> None:
    names = {"seller.name": _claim("seller.name", "Pine Ltd", 0.9), "buyer.name": _claim("buyer.name", buyer, 0.9)}
    read = {
        f"{role}.address.{part}": _claim(f"{role}.address.{part}", value, 0.9)
        for role in ("seller", "buyer")
        for part, value in PINE.items()
    }
    followed = follow_names(names | read, list(names.values()), EMPTY)
    assert {(bool(followed[term].doubt), followed[term].score < 0.8) for term in read} == {(doubtful, doubtful)}


_STREETS = st.sampled_from(
    ("Hofstraße 5", "12 High Street", "4 rue du Lac", "Via Roma 3", "Calle Mayor 7", "ul. Polna 9")
)
_PLACES = st.sampled_from(
    (
        ("{post} {city}", "80331", "Ulm"),
        ("{city}, {post}", "LS1 4AB", "Leeds"),
        ("{post} {city}", "1012 AB", "Delft"),
        ("{city} {post}", "00-001", "Warszawa"),
        ("{post} {city}", "111 22", "Malmö"),
        ("{city} - {post}", "400001", "Mumbai"),
        ("{city}, TX {post}", "78701", "Austin"),
        ("{city}, {post}", "1249-001", "Lisboa"),
        ("{city}, ON {post}", "M5V 2T6", "Toronto"),
        ("{city} {post}", "D02 X285", "Dublin"),
    )
)
_SEPARATORS = st.sampled_from((" - ", " · ", " | ", ", ", "; "))


@settings(max_examples=60, deadline=None)
@given(street=_STREETS, place=_PLACES, separator=_SEPARATORS, stacked=st.booleans())
def test_any_form_of_address_is_read_from_one_line_and_from_rows(
    street: str, place: tuple[str, str, str], separator: str, stacked: bool
) -> None:
    form, post, city = place
    rows = ["Pine Tools Ltd", street, form.format(post=post, city=city)]
    found = told("\n".join(rows) if stacked else separator.join(rows), "seller", "Pine Tools Ltd")
    assert {part: found.get(part) for part in PINE} == {"street": street, "post_code": post, "city": city}


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text("Ab1,.-·| :5ü\n", max_size=30), max_size=8))
def test_no_rows_break_the_reading_of_an_address(rows: list[str]) -> None:
    text = "Pine Tools Ltd " + "\n".join(rows)
    claims = extract(reading(text)).claims
    for term, claim in claims.items():
        assert ".address." not in term or (claim.boxes and claim.page == 1)
