"""Files and functions stay small enough to read: caps without an allow-list."""

from __future__ import annotations

import ast
import statistics
from collections.abc import Iterator
from pathlib import Path

FILE_CAP = 400
FUNCTION_CAP = 50
CLASS_CAP = 150
FILE_MEDIAN = 120
FUNCTION_MEDIAN = 8
FUNCTION_P90 = 25


def _files(root: Path, packages: frozenset[str]) -> Iterator[Path]:
    for package in sorted(packages):
        yield from (path for path in sorted((root / package).rglob("*.py")) if path.stat().st_size)


def _functions(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno is not None
            yield node.name, node.end_lineno - node.lineno + 1


def test_files_stay_under_the_cap(root: Path, packages: frozenset[str]) -> None:
    sizes = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in _files(root, packages)}
    assert {str(path): size for path, size in sizes.items() if size > FILE_CAP} == {}
    assert statistics.median(sizes.values()) <= FILE_MEDIAN


def test_functions_stay_under_the_cap(root: Path, packages: frozenset[str]) -> None:
    sizes = {(str(path), name): size for path in _files(root, packages) for name, size in _functions(path)}
    assert {where: size for where, size in sizes.items() if size > FUNCTION_CAP} == {}
    ordered = sorted(sizes.values())
    assert statistics.median(ordered) <= FUNCTION_MEDIAN
    assert ordered[int(len(ordered) * 0.9)] <= FUNCTION_P90


def test_classes_of_the_extractors_stay_under_the_cap(root: Path) -> None:
    sizes = {
        (path.name, node.name): node.end_lineno - node.lineno + 1
        for path in _files(root, frozenset({"extractors"}))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef) and node.end_lineno is not None
    }
    assert {where: size for where, size in sizes.items() if size > CLASS_CAP} == {}


def test_no_names_that_say_nothing(root: Path, packages: frozenset[str]) -> None:
    empty = ("Manager", "Helper", "Util", "Coordinator", "Service", "Factory")
    for path in _files(root, packages):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                assert not node.name.endswith(empty), f"{path}: {node.name}"
