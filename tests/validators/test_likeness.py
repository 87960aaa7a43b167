"""Whether two printed texts say the same name."""

from __future__ import annotations

import pytest

from validators.likeness import same_words


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("KJAERGAARD & LUND", "Kjærgaard & Lund Statsautoriseret Revisionspartnerselskab", True),
        ("Mueller Gerueste GmbH", "Müller Gerüste GmbH", True),
        ("Soelvsten ApS", "Sølvsten ApS", True),
        ("Åkesson Bygg AB", "Aakesson Bygg AB", True),
        ("Kjaer & Skov", "Kjærgaard & Lund", False),
        ("Mahler Gerueste GmbH", "Müller Holzbau GmbH", False),
    ],
)
def test_letters_that_are_spelled_make_no_other_name(one: str, other: str, same: bool) -> None:
    assert same_words(one, other) is same
    assert same_words(other, one) is same
