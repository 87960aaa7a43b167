"""Decoding: totals that add up are preferred, but not at any price."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pytest

from extractors.model.decode import Choice, best_triple, decode
from extractors.model.features import Features
from extractors.model.state import State
from extractors.page import Span
from extractors.page.candidates import Candidate, find_candidates
from extractors.page.roles import GROSS, NET, TAX
from extractors.page.sheet import sheet_of
from schemas import Box, Page, Reading, Word
from tests.extractors.grid import reading

WORD = Word("x", Box(10, 10, 20, 20), 10.0)
SHEET = sheet_of(Reading(sha256="0" * 64, reader="test", parts=(Page(number=1, width=595, height=842, words=(WORD,)),)))
SEGMENT = SHEET.layout.segments[0]


def choices(*rows: tuple[str, float]) -> list[Choice]:
    spans = (Span(SEGMENT, 0, 1),)
    return [
        Choice(Decimal(text), chance, Candidate("amount", Decimal(text), text, spans))
        for text, chance in sorted(rows, key=lambda row: -row[1])
    ]


def chosen(net: list[Choice], tax: list[Choice], gross: list[Choice]) -> list[str] | None:
    triple = best_triple({NET: net, TAX: tax, GROSS: gross})
    return [str(choice.value) for choice in triple] if triple is not None else None


def test_a_triple_that_adds_up_beats_the_best_single_values() -> None:
    net = choices(("120", 0.5), ("100", 0.4))
    assert chosen(net, choices(("20", 0.9)), choices(("120", 0.9))) == ["100", "20", "120"]


def test_a_triple_that_is_too_unlikely_is_left_alone() -> None:
    net = choices(("95", 0.97), ("100", 0.002))
    tax = choices(("19", 0.97), ("5", 0.002))
    assert chosen(net, tax, choices(("120", 0.97), ("105", 0.001))) is None


def test_a_tax_of_more_than_28_percent_does_not_count() -> None:
    assert chosen(choices(("100", 0.9)), choices(("40", 0.9)), choices(("140", 0.9))) is None


def test_signs_must_agree() -> None:
    assert chosen(choices(("-100", 0.9)), choices(("-19", 0.9)), choices(("-119", 0.9))) == ["-100", "-19", "-119"]
    assert chosen(choices(("-100", 0.9)), choices(("119", 0.9)), choices(("19", 0.9))) is None


def test_zero_gross_is_no_triple() -> None:
    assert chosen(choices(("0", 0.9)), choices(("0", 0.9)), choices(("0", 0.9))) is None


def test_zero_tax_is_one() -> None:
    assert chosen(choices(("80", 0.9)), choices(("0", 0.9)), choices(("80", 0.9))) == ["80", "0", "80"]


def test_without_candidates_there_is_none() -> None:
    assert chosen([], choices(("5", 0.9)), choices(("105", 0.9))) is None


def named(*rows: tuple[str, float]) -> tuple[object, float]:
    """The seller that is chosen among names of these probabilities, with its score."""
    candidates = {"name": [Candidate("name", text, text, (Span(SEGMENT, 0, 1),)) for text, _ in rows]}
    state = State(SHEET, candidates, Features(SHEET, candidates))  # type: ignore[arg-type]
    state.probabilities = {"name": np.array([[chance, 0.0] for _, chance in rows], np.float32)}
    claim = next(claim for claim in decode(state) if claim.term == "seller.name")
    return claim.value, claim.score


def test_the_extents_of_a_name_speak_for_one_party() -> None:
    rows = (("Pine Tools Ltd", 0.3), ("Oak Cafe", 0.4), ("Pine Tools", 0.25), ("PINE TOOLS LTD", 0.05))
    assert named(*rows) == ("Pine Tools Ltd", 0.6)


def test_names_that_share_few_words_are_rivals() -> None:
    assert named(("Pine Tools", 0.3), ("The Pine Tree and Garden House", 0.2)) == ("Pine Tools", 0.3)


@pytest.mark.parametrize(
    ("row", "value"),
    [
        ("Phone 0541 20 77 190", None),
        ("maelle@quintin.example  06 39 98 41 27", None),
        ("VAT no. 0541 20 77 190", "05412077190"),  # called one: in doubt, for a person
        ("Somewhere DE136695976", "DE136695976"),
    ],
)
def test_a_number_that_is_no_vat_id_and_that_nothing_calls_one_is_none(row: str, value: str | None) -> None:
    sheet = sheet_of(reading(row))
    candidates = find_candidates(sheet.layout, (), ())
    state = State(sheet, candidates, Features(sheet, candidates))
    state.probabilities = {"vat": np.array([[0.9, 0.0] for _ in candidates["vat"]], np.float32)}
    assert [claim.value for claim in decode(state)] == ([value] if value else [])
