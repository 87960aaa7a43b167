"""Addresses out of the rows under a name: found whole, as sure as the name, never across rows that are none."""

from __future__ import annotations

import pytest

from extractors.page import Layout, Span
from extractors.parties.address.parts import propose_address
from schemas import Box, Page, Reading, Word


def rows(*texts: str) -> list[Span]:
    """The texts as rows of one block on a page."""
    words = []
    for row, text in enumerate(texts):
        x, top = 50.0, 100.0 + 12 * row
        for word in text.split():
            words.append(Word(word, Box(x, top, x + 5 * len(word), top + 9), 9.0))
            x += 5 * len(word) + 3
    layout = Layout(
        Reading(sha256="0", reader="test", parts=(Page(number=1, width=595, height=842, words=tuple(words)),))
    )
    return [Span(segment, 0, len(segment.words)) for segment in layout.segments]


def address(*texts: str, score: float = 0.9) -> dict[str, str]:
    return {c.term.rpartition(".")[2]: str(c.value) for c in propose_address("buyer", rows(*texts), score)}


def test_an_ordinary_address() -> None:
    found = address("Hauptstraße 5", "80331 München", "Germany")
    assert found == {"street": "Hauptstraße 5", "post_code": "80331", "city": "München", "country": "DE"}


def test_a_number_first_street_above_a_surer_city_is_the_street() -> None:
    found = address("2558 Michael Mills", "Northport, ME 04849")
    assert found == {"street": "2558 Michael Mills", "post_code": "04849", "city": "Northport"}


def test_an_address_in_one_row() -> None:
    found = address("12 rue Neuve - 69003 Lyon - France")
    assert found == {"street": "12 rue Neuve", "post_code": "69003", "city": "Lyon", "country": "FR"}


@pytest.mark.parametrize("label", ["Registered office:", "Siège social :", "Address:"])
def test_an_address_in_a_sentence_behind_its_label(label: str) -> None:
    found = address(f"{label} Unit 6, Liosban Park, Galway H91 K2PX.")
    assert found == {"street": "Unit 6, Liosban Park", "post_code": "H91 K2PX", "city": "Galway"}


def test_a_country_code_before_the_post_code() -> None:
    found = address("Hauptstraße 5", "DE 80331 München")
    assert found == {"street": "Hauptstraße 5", "post_code": "80331", "city": "München", "country": "DE"}
    assert address("Dorpsplein 4", "NL 3511 AB Utrecht")["country"] == "NL"


def test_a_city_before_its_county_needs_no_code() -> None:
    assert address("Prop. Anna Muster", "Hillside, Shannon, Co. Clare - 086 555 0172") == {
        "street": "Hillside",
        "city": "Shannon",
    }
    assert address("Design, print, signs") == address("Kent") == {}


def test_a_british_code_below_its_city() -> None:
    assert address("12 High Street", "Bristol", "BS1 6NL") == {
        "street": "12 High Street",
        "post_code": "BS1 6NL",
        "city": "Bristol",
    }


def test_an_irish_code_below_a_city_with_the_number_of_its_district() -> None:
    assert address("9 Merrion Square", "Dublin 2", "D02 X285")["city"] == "Dublin 2"


def test_two_rows_of_a_street_are_kept_together() -> None:
    assert address("Suite 7", "740 Market St", "Northport, ME 04849")["street"] == "Suite 7, 740 Market St"


def test_a_form_prints_a_label_above_each_part() -> None:
    found = address("Straße", "Hauptstraße 5", "PLZ / Ort", "80331 München", "Ländercode", "DE")
    assert found == {"street": "Hauptstraße 5", "post_code": "80331", "city": "München", "country": "DE"}


def test_what_is_no_street_stays_out() -> None:
    assert address("Accounts payable", "Hauptstraße 5", "80331 München")["street"] == "Hauptstraße 5"
    assert "street" not in address("VAT no.: DE123456789", "80331 München")


def test_a_street_without_a_city_is_unsure() -> None:
    (claim,) = propose_address("seller", rows("Hauptstraße 5", "some words"), 0.9)
    assert claim.term == "seller.address.street"
    assert claim.score < 0.8


def test_no_address_no_claims() -> None:
    assert address("Dear customers", "we thank you") == {}


def certainty(*texts: str) -> dict[str, float]:
    """The score of each part of an address under a name that scores 0.9."""
    return {c.term.rpartition(".")[2]: c.score for c in propose_address("buyer", rows(*texts), 0.9)}


def test_a_city_between_a_street_and_a_british_code_is_sure() -> None:
    assert certainty("12 High Street", "Bristol", "BS1 6NL")["city"] == 0.9
    assert certainty("Bristol", "BS1 6NL")["city"] < 0.8


def test_a_number_is_the_surer_a_post_code_the_more_of_an_address_stands_around_it() -> None:
    alone, in_a_country = certainty("1010 Wien"), certainty("1010 Wien", "Austria")
    for part in ("post_code", "city"):
        assert alone[part] < in_a_country[part] < certainty("Hofgasse 5", "1010 Wien")[part] == 0.9
    assert alone["post_code"] < 0.8


def behind(first: str, *texts: str) -> list[Span]:
    """The rest of a line behind the word "Name", and the rows below."""
    start, *below = rows(f"Name {first}", *texts)
    return [Span(start.segment, 1, len(start.segment.words)), *below]


def rest(first: str, *texts: str) -> dict[str, str]:
    """The address that stands there."""
    return {c.term.rpartition(".")[2]: str(c.value) for c in propose_address("seller", behind(first, *texts), 0.9)}


@pytest.mark.parametrize(
    "line",
    [
        "- Hofstraße 5 - 80331 Ulm",
        "· Hofstraße 5 · 80331 Ulm · Tel. 0731 4711",
        "| Hofstraße 5 | 80331 Ulm | info@alder.example",
        ", Hofstraße 5, 80331 Ulm, HRB 4711",
        "; Hofstraße 5; 80331 Ulm",
    ],
)
def test_an_address_behind_the_name_ends_where_something_else_begins(line: str) -> None:
    assert rest(line) == {"street": "Hofstraße 5", "post_code": "80331", "city": "Ulm"}


def test_an_address_behind_the_name_runs_on_in_the_next_line() -> None:
    found = {"street": "400 Pine Street", "post_code": "10018", "city": "New York"}
    assert rest(", 400 Pine Street, New", "York, NY, 10018") == found
    assert rest(", 400 Pine Street, New York, NY", "10018, Tax ID: 45-1234567") == found


def test_a_city_that_may_run_on_is_unsure() -> None:
    spans = behind(", 7 Jalan Besar, 50450 Kuala", "Lumpur")
    scores = {c.term: c.score for c in propose_address("seller", spans, 0.9)}
    assert scores["seller.address.city"] < 0.8


@pytest.mark.parametrize("below", [("Berkshire", "RG6 1WG"), ("Berkshire RG6 1WG",)])
def test_a_region_is_no_sure_city(below: tuple[str, ...]) -> None:
    scores = certainty("12 High Street", *below)
    assert scores["city"] < 0.8
    assert scores["post_code"] == 0.9


def test_a_district_between_street_and_city_is_of_the_street() -> None:
    assert address("Lot 5, Jalan Besar", "Taman Merah", "Kuala Lumpur 50450")["street"] == (
        "Lot 5, Jalan Besar, Taman Merah"
    )


def test_in_care_of_somebody_is_unsure() -> None:
    scores = certainty("c/o Ek", "Storgatan 4", "111 22 Malmö")
    assert scores["street"] < 0.8
    assert scores["city"] == 0.9


def test_parts_of_a_form_with_their_labels_in_front() -> None:
    found = address("Ulica: ul. Polna 7", "Kod i miasto: 00-001 Warszawa", "Kraj: PL")
    assert found == {"street": "ul. Polna 7", "post_code": "00-001", "city": "Warszawa", "country": "PL"}
    assert address("Town: Leeds", "Postcode: LS1 5QS", "Street: 3 Mill Lane")["street"] == "3 Mill Lane"


def test_a_register_number_is_no_post_code() -> None:
    assert address("HRA 45678", "Hofstraße 5", "DE 37079 Göttingen")["post_code"] == "37079"
