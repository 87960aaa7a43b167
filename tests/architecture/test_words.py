"""Words of languages stand in the languages' files and those of countries in the countries'; code holds none."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast, get_args

import pytest

from extractors.languages import LANGUAGES, spoken
from extractors.languages.vocabulary import Speech

_WORD = re.compile(r"[^\W\d_]{4,}")
_MANY = 3  # words of other languages in one text, or in the texts of one call or list
_ROOMS = ("extractors", "validators", "flows", "schemas")
_FOLDED = re.compile(r"(?:fold\(spoken|worded)\([\"'](\w+)[\"']\)")
_OF_FORMATS = ("extractors/einvoice/", "validators/en16931/")  # names of elements, as the formats have them


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for one in value.values() for text in _texts(one))
    elif isinstance(value, tuple | frozenset):
        yield from (text for one in value for text in _texts(one))
    elif isinstance(value, re.Pattern):
        yield value.pattern
    elif hasattr(value, "__slots__"):
        yield from (text for name in value.__slots__ for text in _texts(getattr(value, name)))


def _words(value: Any) -> set[str]:
    return {word.casefold() for text in _texts(value) for word in _WORD.findall(text)}


@pytest.fixture(scope="module")
def foreign(root: Path) -> frozenset[str]:
    """Words of our languages but those of English, and those that our own documentation uses."""
    pages = [root / "README.md", root / "CONTRIBUTING.md", *(root / "docs").rglob("*.md")]
    said = {word.casefold() for page in pages for word in _WORD.findall(page.read_text(encoding="utf-8"))}
    return frozenset(
        set().union(*(_words(one) for one in LANGUAGES.values() if one.code != "en")) - _words(LANGUAGES["en"]) - said
    )


def _constants(tree: ast.Module) -> Iterator[tuple[int, list[str]]]:
    """The texts of each list, call and piece of text, docstrings aside, with the line where they stand."""
    told = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        children = [node] if isinstance(node, ast.Constant) else list(ast.iter_child_nodes(node))
        texts = [
            one.value
            for one in children
            if isinstance(one, ast.Constant) and isinstance(one.value, str) and id(one) not in told
        ]
        if texts:
            yield next(one.lineno for one in children if isinstance(one, ast.Constant)), texts


def test_no_words_of_languages_stand_in_code(root: Path, foreign: frozenset[str]) -> None:
    found = {
        f"{path.relative_to(root)}:{line}": sorted(words)
        for room in _ROOMS
        for path in sorted((root / room).rglob("*.py"))
        if not path.relative_to(root).as_posix().startswith(_OF_FORMATS)
        for line, texts in _constants(ast.parse(path.read_text(encoding="utf-8")))
        if len(words := {word.casefold() for text in texts for word in _WORD.findall(text)} & foreign) >= _MANY
    }
    assert found == {}


def test_a_list_of_words_would_be_found(foreign: frozenset[str]) -> None:
    code = ast.parse('"""Lieferant, Zahlbetrag, Fälligkeit."""\nX = r"lieferant|zahlbetrag|fälligkeit"\n')
    assert [line for line, texts in _constants(code) if len(set(_WORD.findall(" ".join(texts))) & foreign) >= _MANY]


def test_no_code_of_a_language_is_asked_about_in_code(root: Path) -> None:
    """Neither `language == "de"` nor `language in ("de", "nl")`: what follows from a language stands in its file."""
    found = [
        f"{path.relative_to(root)}:{node.lineno}"
        for path in sorted((root / "extractors").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Compare)
        for one in ast.walk(node)
        if isinstance(one, ast.Constant) and one.value in LANGUAGES and "language" in ast.unparse(node)
    ]
    assert found == []


def test_what_is_said_has_words_and_is_asked_for(root: Path) -> None:
    names = set(get_args(Speech))
    asked = {
        name
        for path in (root / "extractors").rglob("*.py")
        for name in re.findall(
            r"(?:spoken|worded)(?:_in|_somewhere)?\((?:[\w.]+, )?[\"'](\w+)[\"']\)", path.read_text(encoding="utf-8")
        )
    }
    assert asked == names
    for name in names:
        re.compile(spoken(name))
    assert {name for one in LANGUAGES.values() for name in one.speech} == names


def test_patterns_that_are_folded_hold_no_capital_class(root: Path) -> None:
    """`fold` makes small letters of capitals, and of "no word" a word."""
    codes = [path.read_text(encoding="utf-8") for path in (root / "extractors").rglob("*.py")]
    keys = {key for code in codes for key in _FOLDED.findall(code)}
    assert {"numbered", "credited", "unowed", "former", "replacing", "last_bill"} <= keys
    assert [key for key in sorted(keys) if re.search(r"\\[A-Z]", spoken(cast("Speech", key)))] == []


def test_names_of_currencies_are_words_and_no_patterns() -> None:
    words = spoken("euros").split("|")
    assert [re.escape(word) for word in words] == words
