"""Lines within sentences that go on over rows."""

from __future__ import annotations

import pytest

from tests.extractors.items.test_lines import cells, propose

LETTER = """
We set out below our account for the months of spring.

Drawing up the survey and attending the visit took 41 hours at £95.00, which
comes to £3,895.00. Mr Moor spent six and a half hours checking the report,
charged at £140.00 per hour: £910.00. Mileage of 212 miles at 45p adds £95.40.

Our fees therefore amount to £4,900.40, to which VAT of £980.08 must be added,
making a total of £5,880.48.
"""


def test_sentences_tell_lines_where_their_amounts_make_a_total() -> None:
    assert cells(propose(LETTER, net="4900.40", gross="5880.48")) == [
        ("Drawing up the survey and attending the visit took", "41", "95.00", "3895.00"),
        ("checking the report, charged", "6.5", "140.00", "910.00"),
        ("Mileage of", "212", "0.45", "95.40"),
    ]


@pytest.mark.parametrize("changed", [("41 hours", "42 hours"), ("£910.00", "£911.00")])
def test_sentences_whose_amounts_make_none_are_no_lines(changed: tuple[str, str]) -> None:
    assert cells(propose(LETTER.replace(*changed), net="4900.40", gross="5880.48")) == []


def test_an_amount_that_nothing_makes_is_a_line_in_doubt_beside_others() -> None:
    letter = """
Für das Stimmen des Flügels berechne ich zwei Stimmungen zu je 110,00 Euro, also 220,00
Euro. Hinzu kommen 34 km Fahrt zu 0,40 Euro = 13,60 Euro sowie eine Saite aus Messing,
zu 58,60 Euro.
"""
    lines = propose(letter, language="de", gross="292.20")
    assert cells(lines) == [
        ("Für das Stimmen des Flügels berechne ich", "2", "110.00", "220.00"),
        ("Fahrt", "34", "0.40", "13.60"),
        ("sowie eine Saite aus Messing", None, None, "58.60"),
    ]
    assert [lines[f"lines[{n}].net"].doubt is None for n in range(3)] == [True, True, False]


@pytest.mark.parametrize(("figures", "lines"), [(20, 3), (400, 0)])
def test_a_paragraph_of_many_figures_tells_no_lines(figures: int, lines: int) -> None:
    letter = LETTER.replace("spent", f"({' '.join(['8;'] * figures)}) spent")
    assert len(cells(propose(letter, net="4900.40", gross="5880.48"))) == lines
