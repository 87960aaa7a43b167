"""Certainties are named grades of one table; a number of their size that is none says what it measures."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from schemas.grades import GRADES

PACKAGES = ("extractors", "validators")
ELSEWHERE = ("extractors/readers", "extractors/languages")  # pixels and points; words
MEASURED = re.compile(r"#.*\b(of|share|em|heights?|points|weights?)\b")


def _loose(file: Path) -> list[str]:
    source = file.read_text(encoding="utf-8")
    lines, strongest, least = source.splitlines(), max(GRADES.values()), min(GRADES.values())
    return [
        f"{file}:{node.lineno}: {lines[node.lineno - 1].strip()}"
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Constant) and isinstance(node.value, float) and least <= node.value <= strongest
        if not MEASURED.search(lines[node.lineno - 1])
    ]


@pytest.mark.parametrize("room", PACKAGES)
def test_no_certainty_is_written_by_hand(root: Path, room: str) -> None:
    files = (file for file in (root / room).rglob("*.py"))
    ours = (file for file in files if not file.relative_to(root).as_posix().startswith(ELSEWHERE))
    assert [line for file in ours for line in _loose(file)] == []
