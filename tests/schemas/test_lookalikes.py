"""Letters and digits that look like ours are the same number and the same name, and are told."""

from __future__ import annotations

import pytest

from schemas import Party, alike_only, folded, normalise_number, seen_as, seller_keys
from tests.faults.attacks_alike import NUMBERS, SELLERS


@pytest.mark.parametrize("number", NUMBERS.values(), ids=NUMBERS)
def test_a_number_that_looks_the_same_is_the_same(number: str) -> None:
    assert normalise_number(number) == normalise_number("BT-2024-0117")


@pytest.mark.parametrize("name", SELLERS.values(), ids=SELLERS)
def test_a_name_that_looks_the_same_is_the_same(name: str) -> None:
    assert folded(name) == folded("Brightwater Tools GmbH")
    assert set(seller_keys(Party(name=name))) == set(seller_keys(Party(name="Brightwater Tools GmbH")))


@pytest.mark.parametrize(
    "text",
    [
        "M\u00fcller & S\u00f6hne",
        "\u00c7elik \u00d6mer \u0131",
        "\u0141\u00f3d\u017a",
        "Stra\u00dfe",
        "BT-2024-0117",
        "m\u00b2 Bau",
        "N\u00ba 7",
    ],
)
def test_letters_of_our_languages_deceive_nobody(text: str) -> None:
    assert alike_only(text) is None


@pytest.mark.parametrize(
    "text", ["\u0395\u03c5\u03c1\u03ce\u03c0\u03b7", "\u03a4\u03a0\u03a5-12", "\u0416\u0443\u043a\u043e\u0432"]
)
def test_a_word_of_another_script_is_one(text: str) -> None:
    assert alike_only(text) is None
    assert seen_as(text) != seen_as("Europe")


@pytest.mark.parametrize(
    "text", ["\u0421\u041e\u0421\u0410", "BT-\uff12\uff10\uff12\uff14", "\u0662\u0660", "\u0422\u041e\u041c Tools"]
)
def test_letters_that_all_look_like_ours_are_told(text: str) -> None:
    assert alike_only(text) is not None
    assert seen_as(text).isascii()


def test_what_earlier_versions_wrote_down_can_be_made_again() -> None:
    assert normalise_number("\u0412\u0422-017", seen=False) == "\u0412\u0422-17"
    assert seller_keys(Party(name="\u0421\u041e\u0421\u0410"), seen=False) == ("name:\u0421\u041e\u0421\u0410",)
