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
from extractors.readers import READERS
from schemas import BY_PATH
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
    tables = set(re.findall(r"`\[(\w+)\]`", page))
    assert tables <= {one.name for one in fields(Vocabulary)}
    assert all(hasattr(roles, name) for name in re.findall(r"`(\w+_ROLES)`", page))
    assert READERS
    assert "warranty_number" not in BY_PATH
