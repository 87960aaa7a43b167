"""How a person is asked of a second value, or of what a value's head or note says."""

from __future__ import annotations

import pytest

from schemas import ITS_HEAD, ITS_NOTE, Rival


@pytest.mark.parametrize(
    ("label", "raw", "asked"),
    [
        ("Balance", "7.00", 'but "Balance" also names 7.00.'),
        (ITS_HEAD, "Amount x 1,000", 'but the head of its column says "Amount x 1,000".'),
        (ITS_NOTE, "* per site.", 'but the note to its mark says "* per site".'),
    ],
)
def test_it_says_what_names_the_other_or_what_is_said_of_the_value(label: str, raw: str, asked: str) -> None:
    told = Rival(term="totals.due", value=raw, raw=raw, label=label).beside("119.00")
    assert told == f"Amount due for payment was read as 119.00, {asked}"
