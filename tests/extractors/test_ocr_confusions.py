"""Letters read in place of digits are put right where check digits or sums prove it, and nowhere else."""

from __future__ import annotations

from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import iban

from extractors.readers.ocr.confusions import settled
from schemas import Box, Page, Word


def page(*lines: str, source: Literal["ocr", "text"] = "ocr") -> Page:
    """Words of equal letters, line by line."""
    words = []
    for row, line in enumerate(lines):
        x = 10.0
        for text in line.split():
            words.append(Word(text, Box(x, 20.0 * row, x + 6 * len(text), 20.0 * row + 10), 10.0, confidence=0.7))
            x += 6 * len(text) + 4
    return Page(number=1, width=595, height=842, words=tuple(words), source=source)


def read(*lines: str, source: Literal["ocr", "text"] = "ocr") -> str:
    (done,) = settled([page(*lines, source=source)])
    return " ".join(word.text for word in done.words)


@pytest.mark.parametrize(
    ("seen", "printed"),
    [
        ("IBAN: DE89 37O4 0044 0532 O13O OO", "IBAN: DE89 3704 0044 0532 0130 00"),
        ("NL91 A8NA O417 1643 OO", "NL91 ABNA 0417 1643 00"),
        ("GB29 NWBK 6O16 I331 9268 l9", "GB29 NWBK 6016 1331 9268 19"),
        ("USt-IdNr. DE13669597G", "USt-IdNr. DE136695976"),
        ("Partita IVA IT OO743110157", "Partita IVA IT 00743110157"),
    ],
)
def test_check_digits_prove_which_digits_are_printed(seen: str, printed: str) -> None:
    assert read(seen) == printed


@pytest.mark.parametrize(
    "seen",
    [
        "DE89 37O4 0044 0532 O13O O1",  # the check digits fit no reading
        "DE89 3704 0044 0532 0130 01",  # a wrong account stays a wrong account
        "DE13669597B",
        "Article DE1O BOLT 8mm",
        "SOLID OAK 1OO",
        "IS08859 GB00 DB10",
    ],
)
def test_what_no_check_digit_proves_stays_as_read(seen: str) -> None:
    assert read(seen) == seen


def test_sums_prove_the_digits_of_amounts() -> None:
    assert read("Net 1OO,OO", "VAT 19,00", "Total 119,00") == "Net 100,00 VAT 19,00 Total 119,00"
    assert read("Net 170.63", "VAT 34.12", "Total S204.75") == "Net 170.63 VAT 34.12 Total 204.75"
    assert read("Net 4.000,63", "VAT 934,12", "Total 4.934,7S") == "Net 4.000,63 VAT 934,12 Total 4.934,75"


def test_an_amount_that_is_no_sum_of_others_stays_as_read() -> None:
    assert read("Net 1OO,OO", "VAT 19,00", "Total 120,00") == "Net 1OO,OO VAT 19,00 Total 120,00"
    assert read("Total l9,00") == "Total l9,00"


def test_an_amount_that_two_readings_explain_stays_as_read() -> None:
    """5204.75 and 204.75 both are sums of what else is printed."""
    lines = ("Total S204.75", "170.63", "34.12", "5170.63")
    assert read(*lines) == " ".join(lines)


def test_digital_text_is_never_touched() -> None:
    assert read("Net 1OO,OO", "VAT 19,00", "Total 119,00", source="text") == "Net 1OO,OO VAT 19,00 Total 119,00"


def test_what_was_put_right_is_no_more_certain_than_it_was_read() -> None:
    (done,) = settled([page("DE89 37O4 0044 0532 O13O OO")])
    assert {word.confidence for word in done.words} == {0.7}


@given(st.integers(min_value=0, max_value=10**18 - 1), st.sets(st.integers(min_value=4, max_value=21), max_size=6))
def test_a_misread_account_becomes_itself_again(number: int, places: set[int]) -> None:
    account = f"{number:018}"
    account = f"DE{iban.calc_check_digits(f'DE00{account}')}{account}"
    letters = {"0": "O", "1": "l", "2": "Z", "5": "S", "6": "G", "8": "B"}
    seen = "".join(letters.get(sign, sign) if place in places else sign for place, sign in enumerate(account))
    assert read(seen) == account


@given(st.text("0123456789OIlSBZGADE ,.-€$", max_size=60))
def test_only_letters_that_look_like_digits_ever_change(text: str) -> None:
    assert len(read(text)) <= len(" ".join(text.split()))
