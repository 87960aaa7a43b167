"""Sentences in a whole invoice, HES-07719 of EUR 120.00: what is asked about there, beside its twin that is not."""

from __future__ import annotations

import time

import pytest

from extractors.sentences.already_paid import already_paid
from extractors.sentences.put_aside import is_a_clerks
from tests.extractors.sentences.test_house_stamps import notices
from tests.extractors.sentences.twins import alone


@pytest.mark.parametrize(
    ("own", "other"),
    [
        ("Proforma HES-07719 is for customs only.", "Proforma HES-07655 is for customs only."),
        ("Proforma HES 07 719 is for customs only.", "Proforma HES 07 655 is for customs only."),
        ("Proforma over 120.00 EUR is for customs only.", "Proforma 880 over 120.00 EUR is for customs only."),
        ("Proforma under contract 880 is for customs only.", "Proforma no. 880 is for customs only."),
        ("Proforma Nr. HES-07719 nur für Zollzwecke", "Proforma Nr. 880 nur für Zollzwecke"),
        ("Lieferschein HES-07719 nur für Zollzwecke", "Lieferschein LS-88 nur für Zollzwecke"),
        (
            "Predračun od 12.10.2026 izdan je samo za potrebe carine.",
            "Predračun br. 88 izdan je samo za potrebe carine.",
        ),
    ],
)
def test_a_paper_for_customs_is_another_one_by_its_number(own: str, other: str) -> None:
    assert [kind for kind, _ in notices(own)] == ["customs"]
    assert notices(other) == []


@pytest.mark.parametrize(
    ("told", "stands"),
    [
        ("The claim is not assigned to others, only to Nordbank.", "The claim is ours, not assigned to others."),
        ("Der gesamte Betrag ist fällig, wenn der Bauherr zustimmt.", "Der gesamte Betrag ist fällig, ohne Abzug."),
        ("The total is payable, as soon as we call.", "The total is payable, in full."),
        ("The total is due, not now.", "The total is due; payable to us."),
        ("Der Betrag ist fällig, noch nicht jetzt.", "Der Betrag ist fällig, zahlbar direkt an uns."),
    ],
)
def test_that_all_is_due_hides_nothing_that_follows(told: str, stands: str) -> None:
    assert [kind for kind, _ in notices(told)] == ["unclear"]
    assert notices(stands) == []


@pytest.mark.parametrize(
    ("masked", "other"),
    [("VISA xx1187 120.00", "TJ Maxx 1000 120.00"), ("VISA XXXX XXXX 1187 120.00 EUR", "Messe XX 2026 120.00 EUR")],
)
def test_the_number_of_a_card_is_masked_and_a_name_is_not(masked: str, other: str) -> None:
    assert notices(masked) == [("unclear", masked)]
    assert notices(other) == []


@pytest.mark.parametrize("text", ["x" * 40_000, "abc " * 10_000], ids=["one word", "many words"])
def test_a_long_row_is_heard_at_once(text: str) -> None:
    started = time.process_time()
    assert not list(already_paid(alone(text), "HES-07719"))
    assert is_a_clerks(text) is (" " not in text)
    assert time.process_time() - started < 4


def test_a_row_of_crosses_is_read_at_once() -> None:
    started = time.process_time()
    notices("x" * 400)
    notices("* " * 200)
    assert time.process_time() - started < 10
