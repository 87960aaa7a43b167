"""Which label names a value in a grid of heads and values, and in rows of labels and values."""

from __future__ import annotations

import pytest

from extractors.page.sheet import sheet_of
from extractors.rules import propose
from tests.extractors.grid import reading


def _labels(text: str, raw: str) -> list[str]:
    sheet = sheet_of(reading(text))
    return [naming.wording for day in sheet.days if day.raw == raw for naming in day.namings[:1]]


@pytest.mark.parametrize("way", ["Bank", "IBAN"])
def test_a_value_that_is_a_label_elsewhere_names_nothing_beside_it(way: str) -> None:
    heads = f"{'Payment method':<22}{'Invoice date':<22}{'Delivery date':<22}{'Due date':<22}"
    values = f"{way:<22}{'11/05/2026':<22}{'09/05/2026':<22}{'10/06/2026':<22}"
    assert _labels(f"{heads}\n{values}", "11/05/2026") == ["Invoice date"]


def test_a_label_beside_a_value_names_it_below_rows_of_labels_and_values() -> None:
    rows = f"{'Number':<16}{'R-17':<16}{'Customer':<16}{'Contrail':<16}\n{'Invoice date':<16}11/05/2026"
    assert _labels(rows, "11/05/2026") == ["Invoice date"]


def _amounts(text: str) -> dict[str, str]:
    return {money.amount.raw: money.namings[0].wording for money in sheet_of(reading(text)).money if money.namings}


def test_the_letter_of_a_sum_behind_a_label_names_no_amount() -> None:
    rows = "Taxable amount (A)      1,536.00\nVAT 22% on A          337.92\nWithholding tax 20% A    -307.20"
    assert _amounts(rows) == {"1,536.00": "Taxable amount", "337.92": "VAT", "-307.20": "Withholding tax"}


@pytest.mark.parametrize("letter", ["A:", "A"])
def test_a_letter_alone_or_for_somebody_is_the_label_it_was(letter: str) -> None:
    before = "VAT " if letter == "A:" else ""
    assert _amounts(f"{before}{letter}          337.92") == {"337.92": letter.rstrip(":")}


@pytest.mark.parametrize(
    ("row", "labels"),
    [
        ("State: Karnataka, Code: 29", []),
        ("State: see the code: 29", ["State"]),
        ("Invoice date: York, at noon: x", ["Invoice date"]),
    ],
)
def test_a_value_in_words_before_the_next_label_is_that_of_a_label_of_words(row: str, labels: list[str]) -> None:
    assert _labels(f"{row}     11/05/2026", "11/05/2026") == labels


def test_a_value_behind_words_of_its_own_is_hardly_what_the_label_above_names() -> None:
    text = "Invoice\nInvoice date: 1.1O.2O26\n{}\nDue date: 15.10.2026"
    claims = propose(sheet_of(reading(text.format("Wxyzab: 30.9.2026")))).claims
    below = propose(sheet_of(reading(text.format("30.9.2026")))).claims
    behind, plain = (max(one.score for one in each if one.term == "issue_date") for each in (claims, below))
    assert behind < 0.5 < plain
