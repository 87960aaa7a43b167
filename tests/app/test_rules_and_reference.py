"""`vouchline rules` and `vouchline reference` as they are typed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from app.cli import cli
from schemas import Policy
from tests.validators.every_rule import of_every_rule
from validators.explain import explained
from validators.rule import Rule
from validators.rulebook import RULES

Run = Callable[..., Result]


@pytest.fixture
def typed(tmp_path: Path) -> Run:
    def run(*words: str) -> Result:
        return CliRunner().invoke(cli, [*words, "--workspace", str(tmp_path / "workspace")])

    return run


def test_every_rule_is_listed_once(typed: Run) -> None:
    listed = [row["id"] for row in json.loads(typed("rules", "list", "--json").stdout)]
    assert len(listed) == len(set(listed))
    assert {rule.id for rule in RULES} <= set(listed)
    shown = typed("rules", "list").stdout
    assert all(f"  {rule} " in shown for rule in listed)


@of_every_rule
def test_every_rule_can_be_explained(rule: Rule) -> None:
    said = "\n".join(explained(rule.id, Policy()) or ())
    assert rule.sentence in said
    assert rule.todo in said
    assert rule.source in said
    assert "    -> " in said, "what the rule says of its failing example"


def test_a_rule_is_explained_however_its_id_is_typed(typed: Run) -> None:
    assert typed("rules", "explain", "br-co-15").stdout.startswith("BR-CO-15\n")


def test_the_policys_severity_is_the_one_explained(typed: Run, tmp_path: Path) -> None:
    policy = tmp_path / "policy.toml"
    policy.write_text('[rules]\nseverity = {"VEND-4" = "information"}\n', encoding="utf-8")
    assert "When it fails   information" in typed("rules", "explain", "VEND-4", "--policy", str(policy)).stdout
    assert "When it fails   warning" in typed("rules", "explain", "VEND-4").stdout


def test_an_unknown_rule_is_named_with_its_neighbours(typed: Run) -> None:
    result = typed("rules", "explain", "BR-CO-99")
    assert result.exit_code == 2
    assert "Did you mean BR-CO-" in result.stderr


def test_rules_at_the_door_and_official_ones_are_explained(typed: Run) -> None:
    assert "no policy changes it" in typed("rules", "explain", "IN-04").stdout
    assert "official rule" in typed("rules", "explain", "FX-SCH-A-000164").stdout


def test_reference_data_is_loaded_listed_and_unloaded(typed: Run, tmp_path: Path) -> None:
    source = tmp_path / "vendors.csv"
    source.write_text("vendor,name\n7,Alpha\n", encoding="utf-8")
    assert "1 row of vendors loaded" in typed("reference", "load", "vendors", str(source)).stdout
    assert typed("reference", "list").stdout.startswith("vendors          1 row")
    assert typed("reference", "unload", "vendors").exit_code == 0
    assert "Nothing is loaded" in typed("reference", "list").stdout
    missing = typed("reference", "load", "orders", str(tmp_path / "none.csv"))
    assert missing.exit_code == 2
    assert "none.csv" in missing.stderr


def test_a_replay_by_a_rule_that_is_none_says_so(typed: Run, tmp_path: Path) -> None:
    (tmp_path / "vendors.csv").write_text("vendor,name\n1,A\n", encoding="utf-8")
    assert typed("reference", "load", "vendors", str(tmp_path / "vendors.csv")).exit_code == 0
    done = typed("replay", "--dry-run", "--rule", "NOPE-9")
    assert done.exit_code == 2
    assert "There is no rule NOPE-9." in done.output
    known = typed("replay", "--dry-run", "--rule", "GX-34")
    assert (known.exit_code, "No document fits" in known.output) == (0, True)
