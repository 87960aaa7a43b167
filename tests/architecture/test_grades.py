"""Certainties are named grades of one table; a number of their size that is none says what it measures."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from schemas.grades import GRADES

PACKAGES = ("extractors", "validators")
ELSEWHERE = ("extractors/readers", "extractors/languages")  # pixels and points; words
CERTAINTY = re.compile(rf"[01]?\.\d+|{'|'.join(GRADES)}", re.IGNORECASE)
MEASURED = re.compile(r"#(?!.*(certain|believ|confiden|likely)).*\b(of|share|em|heights?|points|weights?)\b")


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


def _renamed(file: Path) -> list[str]:
    """Where a name of a grade is given to something else: "_ALONE = FIRM", "DOUBTED = 0.6"."""
    found = []
    for node in ast.parse(file.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign):
            target, value = node.targets[0], node.value
            names = target.elts if isinstance(target, ast.Tuple) else [target]
            values = value.elts if isinstance(value, ast.Tuple) else [value]
            pairs = [(ast.unparse(name).strip("_"), ast.unparse(one)) for name, one in zip(names, values, strict=False)]
            grades = [(name, one) for name, one in pairs if name.lower() in GRADES and CERTAINTY.fullmatch(one)]
            found += [f"{file}:{node.lineno}: {name} = {one}" for name, one in grades if one != name]
    return found


@pytest.mark.parametrize("room", PACKAGES)
def test_the_name_of_a_grade_means_no_other(root: Path, room: str) -> None:
    assert [line for file in (root / room).rglob("*.py") for line in _renamed(file)] == []
