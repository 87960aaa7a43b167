"""Lines in words are lines where their products hold and make the total."""

from __future__ import annotations

import pytest

from tests.extractors.items.test_lines import cells, propose

LETTER = """
For professional services:
   Safety chapter, signal words, 18 hrs @ $85 = $1,530.00
   Terminology list EN-US, 4.5 hrs @ $85 = $382.50
   Video call with engineering, 1.5 hrs x $60 = $90.00
Total: $2,002.50
"""


def test_lines_in_words_are_read_where_they_make_the_total() -> None:
    assert cells(propose(LETTER, gross="2002.50")) == [
        ("Safety chapter, signal words", "18", "85", "1530.00"),
        ("Terminology list EN-US", "4.5", "85", "382.50"),
        ("Video call with engineering", "1.5", "60", "90.00"),
    ]


def test_lines_in_words_that_do_not_make_the_total_are_none() -> None:
    assert cells(propose(LETTER, gross="2002.00")) == []


def test_a_product_that_does_not_hold_is_no_line() -> None:
    assert cells(propose(LETTER.replace("18 hrs", "19 hrs"), gross="2002.50")) == []


@pytest.mark.parametrize("end", ["per hour:", "per hour.", "/hour"])
def test_one_line_may_leave_its_amount_to_the_total(end: str) -> None:
    (line,) = cells(propose(f"For editing the manual, 26 hours at $85 {end}\nTotal: $2,210.00", gross="2210.00"))
    assert line == ("For editing the manual", "26", "85", "2210.00")


def test_several_lines_without_amounts_are_not_guessed() -> None:
    text = "Editing, 2 hours at $85 per hour\nCalls, 1 hours at $30 per hour\nTotal: $200.00"
    assert cells(propose(text, gross="200.00")) == []
