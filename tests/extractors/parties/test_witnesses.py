from __future__ import annotations

from datetime import date

import pytest

from extractors.page import Layout
from extractors.page.sheet import Sheet
from extractors.parties.parties import Parties
from extractors.rules.payment_terms import propose_terms
from tests.extractors.grid import reading

FIRM = 0.8
BUYER = "\n\n\nBill to:\nOak Cafe Ltd\n2 Leaf Street\nYork YO1 7HH"


def sheet(text: str, *, spoken: bool = True) -> Sheet:
    return Sheet(Layout(reading(text)), "en" if spoken else None)


def seller(text: str) -> tuple[str, float]:
    best = Parties(sheet(text)).sellers[0]
    return best.name, best.score


@pytest.mark.parametrize(
    "text",
    [
        "Pine Tools Ltd\n1 Saw Road\nLeeds LS1 4AB\nwww.pinetools.com",
        "Pine Tools Ltd\n1 Saw Road\nLeeds LS1 4AB" + "\n" * 8 + "Pine Tools Ltd is a company",
        "Pine Tools\n1 Saw Road\nLeeds LS1 4AB\ninfo@pinetools.com",
    ],
)
def test_a_letterhead_with_enough_witnesses_is_firm(text: str) -> None:
    head, *foot = text.split("\n" * 8)
    name, score = seller(head + BUYER + "\n" * 8 + "".join(foot))
    assert name.startswith("Pine Tools")
    assert score >= FIRM


@pytest.mark.parametrize("text", ["Pine Tools\n1 Saw Road\nLeeds LS1 4AB", "Pine Tools Ltd", "Pine\n1 Saw Road"])
def test_a_letterhead_with_too_few_witnesses_is_not(text: str) -> None:
    assert seller(text + BUYER)[1] < FIRM


def test_a_department_is_not_the_buyer() -> None:
    parties = Parties(sheet("Bill to:\nFinance Department\nOak Cafe\n2 Leaf Street\nYork YO1 7HH"))
    assert parties.buyers[0].name == "Oak Cafe"


def test_a_second_row_that_may_belong_to_the_name_keeps_it_below_the_gate() -> None:
    parties = Parties(sheet("Bill to:\nOak\nCafe and Garden\n2 Leaf Street\nYork YO1 7HH"))
    assert parties.buyers[0].score < FIRM


def test_without_a_vocabulary_no_window_is_firm() -> None:
    text = "Pine Tools Ltd\n1 Saw Road\nLeeds LS1 4AB\nwww.pinetools.com\n\n\n\nOak Cafe\n2 Leaf Street\nYork YO1 7HH"
    assert Parties(sheet(text)).buyers[0].score >= FIRM
    assert Parties(sheet(text, spoken=False)).buyers[0].score < FIRM


@pytest.mark.parametrize(
    ("text", "terms", "label"),
    [
        ("Payment terms: 30 days net", "30 days net", "Payment terms"),
        ("Please pay.\nPayable within 14 days.", "Payable within 14 days.", "terms sentence"),
    ],
)
def test_terms_have_a_label_or_a_role(text: str, terms: str, label: str) -> None:
    (claim,) = propose_terms(sheet(text))
    assert claim.value == terms
    assert claim.label == label
    assert claim.score >= FIRM


def test_an_account_under_a_heading_for_terms_is_not_the_terms() -> None:
    assert not list(propose_terms(sheet("Terms\nIBAN DE89 3704 0044 0532 0130 00")))


@pytest.mark.parametrize(("spoken", "others"), [(True, ()), (False, (date(2015, 5, 19),))])
def test_years_of_two_digits_may_stand_first_in_a_language_without_vocabulary(
    spoken: bool, others: tuple[date, ...]
) -> None:
    (day,) = sheet("Dag 15-05-19", spoken=spoken).days
    assert day.reading.alternatives == others
