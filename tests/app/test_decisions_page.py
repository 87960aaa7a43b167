"""The example of the page on decisions is one that is taken in."""

from __future__ import annotations

import re
from pathlib import Path

from schemas.decision import ARRANGING, MOVES, Decision, DecisionKind


def test_the_example_is_a_file_of_decisions(root: Path) -> None:
    page = (root / "docs" / "decisions.md").read_text(encoding="utf-8")
    example = re.search(r"```jsonl\n(.*?)```", page, re.DOTALL)
    assert example is not None
    decisions = [Decision.model_validate_json(line) for line in example[1].splitlines()]
    assert {one.decision for one in decisions} >= {DecisionKind.APPROVE, DecisionKind.REJECT, DecisionKind.REOPEN}
    assert all(len(one.document) == 64 for one in decisions)


def test_the_table_names_every_move(root: Path) -> None:
    page = (root / "docs" / "decisions.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([a-z, ]+) \|(.*)\|$", page, re.MULTILINE)
    table = {
        state: [bool(cell.strip()) for cell in cells.split("|")]
        for states, cells in rows
        for state in states.split(", ")
    }
    columns = [{kind} for kind in DecisionKind if kind not in ARRANGING] + [ARRANGING]
    for state in {state for state, _ in MOVES}:
        name = {"quarantined": "quarantine"}.get(state.value, state.value)
        assert table[name] == [all((state, kind) in MOVES for kind in kinds) for kinds in columns], name
