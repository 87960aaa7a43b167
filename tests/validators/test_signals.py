"""What is noticed at the door: each thing once, under an id that nothing else has."""

from __future__ import annotations

from collections import Counter

import pytest

from schemas import Disposition, Severity, Signal, SignalCode
from validators.catalogue import ENTRIES, SCHEMA
from validators.rulebook import RULES
from validators.signals import SIGNALS, finding_of


def test_every_signal_leads_somewhere() -> None:
    assert set(SIGNALS) == set(SignalCode)


def test_no_id_means_two_things() -> None:
    ids = Counter(one.id for one in (*RULES, *SIGNALS.values(), *SCHEMA.values(), *ENTRIES))
    assert {one: count for one, count in ids.items() if count > 1} == {}


@pytest.mark.parametrize("code", SignalCode)
def test_it_says_what_is_expected_and_what_to_do(code: SignalCode) -> None:
    found = finding_of(Signal(code=code, message="Something was noticed."))
    stops = SIGNALS[code].forces is not Disposition.UNPACKED
    assert (found.severity is not Severity.INFORMATION) == stops
    assert found.todo.endswith(".")
    assert found.expected
    assert found.expected.endswith(".")


def test_what_to_do_about_this_document_is_said_in_the_place_of_the_general_advice() -> None:
    found = finding_of(Signal(code=SignalCode.ENCRYPTED, message="It has a password.", todo="Name the variable."))
    assert (found.message, found.todo) == ("It has a password.", "Name the variable.")
