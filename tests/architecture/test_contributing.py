"""The examples of CONTRIBUTING work as they stand there."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from extractors.languages import Vocabulary
from extractors.page import roles
from schemas.regimes import Regime
from validators.judge import examine
from validators.rule import Rule


@pytest.fixture(scope="module")
def page(root: Path) -> str:
    return (root / "CONTRIBUTING.md").read_text(encoding="utf-8").split("## Five changes")[1].split("\n## ")[0]


def _block(page: str, language: str) -> str:
    (found,) = re.findall(rf"```{language}\n(.*?)```", page, re.DOTALL)
    return str(found)


def test_the_rule_keeps_to_its_examples(page: str) -> None:
    told: dict[str, Any] = {"__name__": "example"}
    exec(_block(page, "python"), told)
    (rule,) = told["RULES"]
    assert isinstance(rule, Rule)
    assert examine(rule, rule.passing) == []
    assert len(examine(rule, rule.failing)) == 1


def test_the_country_is_one(page: str) -> None:
    law = Regime.model_validate({"country": "QX", **tomllib.loads(_block(page, "toml"))})
    assert law.rates is not None
    assert len(law.rates.all) == 2


def test_the_names_are_there(page: str) -> None:
    tables, named = set(re.findall(r"`\[(\w+)\]`", page)), re.findall(r"`(\w+_ROLES)`", page)
    assert {"labels", "others"} <= tables <= {one.name for one in fields(Vocabulary)}
    assert named
    assert [name for name in named if not hasattr(roles, name)] == []


def test_the_files_are_there_and_hold_what_is_said_to_stand_in_them(page: str, root: Path) -> None:
    files = set(re.findall(r"`([\w/]+/\w+\.(?:py|toml))`", page))
    assert "extractors/readers/read.py" in files
    assert {file for file in files if not (root / file).is_file()} == set()
    held = set(re.findall(r"`([A-Z]\w+)`\s+(?:of|in)\s+`([\w/]+\.py)`", page))
    held |= {(name, file) for file, name in re.findall(r"`([\w/]+\.py)`: a line in `([A-Z]+)`", page)}
    assert {("READERS", "extractors/readers/read.py"), ("TYPES", "tests/faults/fuzz_readers.py")} <= held
    assert {(name, file) for name, file in held if not _holds(root / file, name)} == set()


def _holds(file: Path, name: str) -> bool:
    return re.search(rf"^(?:class )?{name}\b", file.read_text(encoding="utf-8"), re.MULTILINE) is not None
