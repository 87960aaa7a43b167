"""The keys under which history finds the same invoice again."""

from __future__ import annotations

import pytest

from schemas import DocType, Party, normalise_number, seller_key
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


def test_a_seller_is_known_by_its_strongest_identifier() -> None:
    named = Party(name="Müller & Söhne GmbH")
    taxed = named.model_copy(update={"tax_number": "12/345/67890"})
    registered = taxed.model_copy(update={"vat_id": "DE 136 695 976"})
    assert seller_key(registered) == "vat:DE136695976"
    assert seller_key(taxed) == "tax:1234567890"
    assert seller_key(named) == seller_key(Party(name="MULLER  SOHNE GMBH"))
    assert seller_key(Party(name=" - ")) is None
    assert seller_key(Party()) is None


def test_the_empty_reference_knows_no_history() -> None:
    assert EMPTY.sightings("vat:DE136695976", "1", DocType.INVOICE) is None
