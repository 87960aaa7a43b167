"""Who signs a letter, where the letterhead names nobody."""

from __future__ import annotations

import pytest

from extractors.parties.party import SIGNATURE
from tests.extractors.parties.test_parties import names, read

_HOUSE = "Garth Cottage, 5 Mill Lane, York YO1 7PR\n\n\n"
_TO = "Oak Cafe Ltd\n2 Leaf Street\nLeeds LS1 4AB\n\n\nInvoice 2026/07\n\nTwo days of work come to 640.00.\n\n\n"


def _signing(text: str) -> list[str]:
    _, parties = read(text)
    return [party.name for party in parties.sellers if party.label == SIGNATURE]


@pytest.mark.parametrize(
    "closing", ["With best wishes,", "Mit freundlichen Grüßen", "Distinti saluti", "Met vriendelijke groet,"]
)
def test_who_signs_sells_where_the_letterhead_is_an_address(closing: str) -> None:
    text = f"{_HOUSE}{_TO}{closing}\n\nAnn Pine-Field\nfreelance translator from German"
    _, parties = read(text)
    assert ("seller.name", "Garth Cottage") in parties.not_named
    assert _signing(text) == ["Ann Pine-Field"]


def test_of_a_signature_the_company_or_whoever_has_the_address_sells() -> None:
    letter = f"{_TO}Kind regards,\n\nJo Reed, treasurer\n"
    assert _signing(f"{letter}Friends of the Pine\n3 Mill Lane, Hull HU1 1AA") == ["Friends of the Pine"]
    assert _signing(f"{letter}Pine Tools Ltd") == ["Pine Tools Ltd"]
    assert _signing(letter) == ["Jo Reed"]
    assert not _signing(f"{_TO}Kind regards,\n\nJo Reed          640.00")


@pytest.mark.parametrize("closing", ["Kind regards,", "Yours sincerely"])
def test_who_signs_for_a_company_does_not_sell(closing: str) -> None:
    head = "Pine Tools Ltd\n1 Saw Road\nLeeds LS1 4AB\nVAT ID GB123456782\n\n\n"
    assert names(f"{head}{_TO}{closing}\n\nJo Reed")[0] == "Pine Tools Ltd"


def test_a_house_that_a_domain_bears_is_who_sells() -> None:
    text = f"{_HOUSE}{_TO}Kind regards,\n\nJo Reed\n\n\nwww.garthcottage.example"
    _, parties = read(text)
    assert ("seller.name", "Garth Cottage") not in parties.not_named


@pytest.mark.parametrize(
    ("row", "signed"),
    [
        ("Kind regards to all our guests", True),
        ("Kind regards to all our 2026 guests", False),
        ("Kind regards to all: our guests", False),
        ("Kind regards to all our dear guests of the long summer", False),
    ],
)
def test_a_sentence_that_holds_the_words_closes_nothing(row: str, *, signed: bool) -> None:
    assert _signing(f"{_TO}{row}\n\nJo Reed") == ["Jo Reed"] * signed
