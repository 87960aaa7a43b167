"""Notes that a mark ties to the total, and rows below it that take something off."""

from __future__ import annotations

import pytest

from extractors.extract import extract
from schemas import ITS_NOTE
from tests.extractors.grid import page, reading
from tests.extractors.resolve.bill import BILL

_TOTAL = "Total due EUR                                    119.00"


def second(text: str) -> list[str]:
    return [one.raw for one in extract(reading(text)).rivals if one.term.startswith("totals.")]


def noted(label: str, note: str) -> list[str]:
    return second(BILL.format(more=f"\n{note}").replace("Total due EUR  ", f"{label:15}"))


@pytest.mark.parametrize(
    ("label", "note"),
    [
        ("Total due*", "* monthly rate, three months are invoiced with it"),
        ("Total due†", "†Excluding the deposit for the pallets"),
        ("Total due¹", "¹ without what the insurer pays"),
        ("Total due (1)", "(1) subject to the final measurement"),
        ("Total due ††", "†† per site"),
    ],
)
def test_what_a_mark_says_of_the_total_waits(label: str, note: str) -> None:
    assert noted(label, note) == [note]


@pytest.mark.parametrize(
    ("label", "note"),
    [
        ("Total due*", "* including VAT"),
        ("Total due *", "* inkl. gesetzlicher Mehrwertsteuer"),
        ("Total due *", "* payable within 30 days"),
        ("Total due †", "†† special offer"),
        ("Total due", "* made in Ireland"),
        ("Total due (1)", "(2) made in Ireland"),
    ],
)
def test_a_note_of_its_tax_or_of_something_else_does_not(label: str, note: str) -> None:
    assert noted(label, note) == []


@pytest.mark.parametrize(
    ("note", "waits"),
    [
        ("1 Less the deposit that we hold, to be taken off", True),
        ("1 Includes VAT at the rate shown above", False),
        ("2 Less the deposit that we hold", False),
        ("10 days after delivery", False),
    ],
)
def test_a_figure_at_the_currency_of_the_total_is_a_mark(note: str, waits: bool) -> None:
    text = BILL.format(more=f"\n{note}").replace("Total due EUR  ", "Total due      ").replace("119.00", "119.00 EUR1")
    assert (note in second(text)) is waits


@pytest.mark.parametrize(
    ("asked", "rest", "waits"),
    [
        ("We collect 119.00 EUR from your account AT•• ••••", "•••• 4711 on 14 June, as agreed.", False),
        ("We collect 119.00 EUR from your account AT61 •••• ••••", "•••• 4711 on 14 June, as agreed.", False),
        ("We collect 119.00 EUR from card •••• 4711", "•••• 4711 on 14 June, as agreed.", False),
        ("We collect 119.00 EUR ••••", "•••• 4711 times, as agreed.", True),
        ("We collect 119.00 EUR ••", "•• per month, as agreed.", True),
        ("We collect 119.00 EUR ••• 2024", "••• per month, as agreed.", True),
    ],
)
def test_the_stars_of_a_hidden_account_are_no_mark(asked: str, rest: str, *, waits: bool) -> None:
    assert _starred(BILL.format(more="").replace(_TOTAL, f"{asked}\n{rest}")) == [ITS_NOTE] * waits


@pytest.mark.parametrize("label", ["Total due EUR ••• 2024", "Total due •••• 2024", "Total due ••••2024"])
@pytest.mark.parametrize(("note", "waits"), [("Plus a charge of our partner.", True), ("including VAT", False)])
def test_stars_behind_the_label_of_the_total_are_a_mark_whatever_follows(label: str, note: str, *, waits: bool) -> None:
    stars = "•" * label.count("•")
    bill = BILL.format(more=f"\n{stars} {note}").replace(_TOTAL, f"{label:49}119.00")
    assert _starred(bill) == [ITS_NOTE] * waits


def _starred(text: str) -> list[str | None]:
    """The labels of second totals where the dots of `text` are stars."""
    grid = page(text)
    starred = [word._replace(text=word.text.replace("•", "*")) for word in grid.words]
    found = extract(reading(grid.model_copy(update={"words": tuple(starred)}))).rivals
    return [one.label for one in found if one.term.startswith("totals.")]


def below(*rows: str) -> list[str]:
    more = "\n".join(rows)
    return second(BILL.format(more="").replace("119.00\n\nIBAN", f"119.00\n{more}\n\nIBAN"))


@pytest.mark.parametrize("label", ["Abbuono concordato", "Retenue de garantie 5 %", "Zorbl", "Less retention 5%"])
def test_a_row_below_zero_under_the_total_waits(label: str) -> None:
    assert below(f"{label:49}{'-5.95':>6}") == ["-5.95"]


def test_a_row_below_zero_that_leads_to_what_is_left_is_told() -> None:
    assert "-5.95" not in below(f"{'Less retention 5%':49} -5.95", f"{'Zorbl':49}113.05")


def test_a_list_of_what_the_total_is_made_of_is_none() -> None:
    rows = [
        f"{name:49}{amount:>6}" for name, amount in (("A", "-1.00"), ("B", "40.00"), ("C", "50.00"), ("D", "30.00"))
    ]
    assert "-1.00" not in below(*rows)


def test_what_comes_off_for_paying_in_time_is_none() -> None:
    assert below(f"{'2 % discount if paid by 20 May 2024':49} -2.38") == []
