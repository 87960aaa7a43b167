"""The ablation of rules: what a heuristic says is noted, and what is worse without it is counted."""

from __future__ import annotations

from pathlib import Path

from evaluation.ablate_rules import Heuristic, Spoken, Worth, heuristics, table, worths
from evaluation.corpus import Labelled, Labels
from evaluation.train.documents import LabelledReading
from tests.extractors.grid import reading

PAGE = """Pine Tools Ltd
1 Saw Road
Leeds LS1 4AB

Invoice no. A-17
Invoice date  5 March 2025

Net      100.00
VAT 20%   20.00
Total    120.00
"""


def heuristic(name: str) -> Heuristic:
    return next(one for one in heuristics() if one.name == name)


def test_heuristics_are_those_that_answer_propose_or_find() -> None:
    known = {(one.home, one.name): one.kind for one in heuristics()}
    assert known["extractors.page.orders", "is_order"] == "answers"
    assert known["extractors.rules.totals", "propose_totals"] == "proposes"
    assert known["extractors.rules.kind", "invoice_label"] == "finds"
    assert ("extractors.rules", "propose") not in known


def test_what_is_said_is_noted_and_handed_on() -> None:
    spoken = Spoken()
    one = heuristic("is_order")
    watched = spoken.watched(one)
    for document, number in (("a", "4711"), ("b", "PO-17"), ("c", "12")):
        spoken.document = document
        assert watched(number) == one.function(number)
    assert spoken.usual(one) is False
    assert spoken.where(one) == {"b"}


def test_a_heuristic_that_finds_the_values_pays(tmp_path: Path) -> None:
    path = tmp_path / "document.pdf"
    labels = Labels("one", "invoice", fields={"invoice_number": "A-17", "gross_total": "120.00"})
    row = LabelledReading(Labelled(path, "", "set", labels), reading(PAGE))
    found = {worth.heuristic.name: worth for worth in worths([row], [], 1) if "several" not in worth.heuristic.home}
    assert found["_without_leaders"].lost > 0
    assert found["_without_leaders"].pays
    assert not found["is_order"].pays
    rows = list(table(list(found.values())))
    assert rows[-1].startswith("| ")
    assert rows.index(next(r for r in rows if ".is_order " in r)) < rows.index(
        next(r for r in rows if ".words._without_leaders " in r)
    )


def test_guarding_a_document_counts() -> None:
    one = heuristic("propose_totals")
    assert Worth(one, 1, 0, 0, 0, 1).pays
    assert not Worth(one, 1, -1, 0, 0, 0).pays
