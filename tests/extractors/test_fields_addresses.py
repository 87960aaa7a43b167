"""Addresses out of the rows under a name: found whole, as sure as the name, never across rows that are none."""

from __future__ import annotations

from extractors.fields.addresses import follow_names, propose_address
from extractors.layout import Layout, Span
from schemas import Box, Claim, Layer, Page, Reading, Word


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


def test_a_country_code_before_the_post_code() -> None:
    found = address("Hauptstraße 5", "DE 80331 München")
    assert found == {"street": "Hauptstraße 5", "post_code": "80331", "city": "München", "country": "DE"}
    assert address("Dorpsplein 4", "NL 3511 AB Utrecht")["country"] == "NL"


def test_a_british_code_below_its_city() -> None:
    assert address("12 High Street", "Bristol", "BS1 6NL") == {
        "street": "12 High Street",
        "post_code": "BS1 6NL",
        "city": "Bristol",
    }


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


def _claim(term: str, value: str, score: float) -> Claim:
    return Claim(term=term, value=value, raw=value, layer=Layer.RULES, score=score, page=1, label="x")


def test_an_address_is_as_sure_as_the_name_it_stands_under() -> None:
    own = _claim("buyer.name", "Alder GmbH", 0.6)
    chosen = {
        "buyer.name": own.model_copy(update={"score": 0.95}),
        "buyer.address.city": _claim("buyer.address.city", "Ulm", 0.6),
    }
    city = follow_names(chosen, [own])["buyer.address.city"]
    assert city.score >= 0.9
    assert city.doubt is None


def test_an_address_under_another_name_is_doubtful() -> None:
    own = _claim("buyer.name", "Alder GmbH", 0.6)
    chosen = {
        "buyer.name": _claim("buyer.name", "Birch Ltd", 0.95),
        "buyer.address.city": _claim("buyer.address.city", "Ulm", 0.6),
    }
    city = follow_names(chosen, [own])["buyer.address.city"]
    assert city.doubt == "It stands under Alder GmbH, which is not the name that was chosen."


def test_the_address_of_the_name_that_was_chosen_takes_the_place_of_another() -> None:
    own = _claim("buyer.name", "Alder GmbH", 0.6)
    chosen = {
        "buyer.name": _claim("buyer.name", "Birch Ltd", 0.95),
        "buyer.address.city": _claim("buyer.address.city", "Ulm", 0.6),
        "buyer.address.street": _claim("buyer.address.street", "Weg 1", 0.6),
    }
    birch = {("buyer", "birchltd"): (_claim("buyer.address.city", "Leeds", 1.0),)}
    followed = follow_names(chosen, [own], birch)
    assert {term: claim.value for term, claim in followed.items() if "address" in term} == {
        "buyer.address.city": "Leeds"
    }
    assert followed["buyer.address.city"].score >= 0.9
    assert followed["buyer.address.city"].doubt is None


def test_a_city_between_a_street_and_a_british_code_is_sure() -> None:
    whole = {
        claim.term: claim.score for claim in propose_address("buyer", rows("12 High Street", "Bristol", "BS1 6NL"), 0.9)
    }
    assert whole["buyer.address.city"] == 0.9
    alone = {claim.term: claim.score for claim in propose_address("buyer", rows("Bristol", "BS1 6NL"), 0.9)}
    assert alone["buyer.address.city"] < 0.8
