"""Who sends goods to whom is said beside who bills whom."""

from __future__ import annotations

import pytest

from tests.extractors.parties.test_parties import LETTERHEAD, names

WINDOW = "Eichen Werke AG\nPostfach 34\n9500 Wil\n\n\n"


@pytest.mark.parametrize("mark", ["", ":"])
def test_sender_and_receiver_in_two_rows_without_addresses_are_of_goods(mark: str) -> None:
    rows = f"Absender{mark}      Birch Looms Pvt. Ltd., Andheri, Mumbai\nEmpfänger{mark}     Eichen Werke AG, Lager"
    assert names(f"{LETTERHEAD}{WINDOW}{rows}") == ("Pine Tools Ltd", "Eichen Werke AG")


def test_sender_and_receiver_with_their_addresses_are_the_parties() -> None:
    rows = "Absender:      Birken GmbH, Ring 1, 8001 Zürich\nEmpfänger:     Eichen AG, Weg 2, 9500 Wil"
    assert names(f"Rechnung\n\n{rows}") == ("Birken GmbH", "Eichen AG")
