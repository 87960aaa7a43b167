"""Lines leave through one door, which escapes what would steer a terminal."""

from __future__ import annotations

import ast
from pathlib import Path

DOOR = "say.py"
_DOORS = {"click.echo", "click.secho", "click.style", "print", "sys.stdout.write", "sys.stderr.write"}


def test_the_application_prints_through_one_door(root: Path) -> None:
    others = {
        f"{path.relative_to(root)}:{node.lineno}"
        for path in (root / "app").rglob("*.py")
        if path.name not in (DOOR, "docs.py")  # which writes the pages of the project
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in _DOORS
    }
    assert others == set()


def test_what_else_prints_at_work_escapes_it_too(root: Path) -> None:
    printing = {
        f"{path.relative_to(root)}": ast.unparse(node)
        for room in ("flows", "ledger", "reports", "exporters", "validators", "extractors", "schemas")
        for path in (root / room).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in _DOORS
    }
    assert {path for path, call in printing.items() if "shown(" not in call} == set()
