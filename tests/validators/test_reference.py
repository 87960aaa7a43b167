"""The keys under which history finds the same invoice again."""

from __future__ import annotations

import pytest

from schemas import DocType, Party, normalise_number, seller_keys
from validators import EMPTY


@pytest.mark.parametrize(
    ("printed", "other"),
    [
        ("INV-0012", "inv 12"),
        ("INV0012", "INV/12"),
        ("2024/017-A", "2024-17-a"),
        ("ＲＥ－７", "RE-7"),
        ("№ 5", "No. 5"),
    ],
)
def test_one_number_printed_in_two_ways_is_one(printed: str, other: str) -> None:
    assert normalise_number(printed) == normalise_number(other)


@pytest.mark.parametrize(("one", "other"), [("1-23", "12-3"), ("123", "1-23"), ("A10", "A1"), ("R-100", "R-1")])
def test_two_numbers_stay_two(one: str, other: str) -> None:
    assert normalise_number(one) != normalise_number(other)


def test_nothing_is_left_of_mere_punctuation() -> None:
    assert normalise_number(" -/# ") == ""


def test_a_seller_is_known_by_each_of_its_identifiers_and_its_name() -> None:
    named = Party(name="Müller & Söhne GmbH")
    taxed = named.model_copy(update={"tax_number": "12/345/67890"})
    registered = taxed.model_copy(update={"vat_id": "DE 136 695 976"})
    assert seller_keys(registered) == ("vat:DE136695976", "tax:1234567890", "name:MULLERSOHNEGMBH")
    assert seller_keys(taxed) == seller_keys(registered)[1:]
    assert seller_keys(named) == seller_keys(Party(name="MULLER  SOHNE GMBH"))
    assert seller_keys(Party(name=" - ", vat_id="DE 1", tax_number="1/2")) == ()
    assert seller_keys(Party()) == ()


def test_the_empty_reference_knows_no_history() -> None:
    assert EMPTY.sightings(["vat:DE136695976"], "1", DocType.INVOICE) is None
