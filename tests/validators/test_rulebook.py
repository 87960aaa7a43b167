"""Every rule is in the rulebook, exampled and catalogued."""

from __future__ import annotations

import importlib
import pkgutil
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from schemas import Profile, RuleOutcome, Severity, term_of
from tests.validators.every_rule import of_every_rule
from validators import RULEBOOK_VERSION, catalogue, en16931, rules, unknown_rules
from validators.judge import examine
from validators.rule import E_INVOICES, NOT_EN, PAGES, Facts, Fail, Rule
from validators.rulebook import BY_ID, RULES, version_of


def _written(room: ModuleType) -> list[Rule]:
    """The rules of every module of `room`, where it has some."""
    modules = [
        importlib.import_module(f"{room.__name__}.{found.name}") for found in pkgutil.iter_modules(room.__path__)
    ]
    return [rule for module in modules for rule in getattr(module, "RULES", ())]


def test_every_rule_of_every_topic_is_in_the_rulebook_once() -> None:
    written = [*_written(rules), *_written(en16931)]
    assert sorted(rule.id for rule in written) == sorted(rule.id for rule in RULES)
    assert len(BY_ID) == len(RULES)


def test_what_pages_meet_stands_apart_from_the_official_rules_that_e_invoices_alone_can_break() -> None:
    assert all(set(rule.profiles) <= set(E_INVOICES) for rule in _written(en16931))
    official = ("EN 16931", "XRechnung", "Peppol")
    for rule in _written(rules):
        assert not rule.source.startswith(official) or not set(rule.profiles) <= set(E_INVOICES), rule.id


@of_every_rule
def test_its_passing_example_passes_in_silence(rule: Rule) -> None:
    assert rule.excluded(rule.passing) is None
    assert list(rule.check(rule.passing)) == []


@of_every_rule
def test_its_failing_example_fails_at_terms_that_exist(rule: Rule) -> None:
    assert rule.excluded(rule.failing) is None
    said = list(rule.check(rule.failing))
    assert said
    assert all(isinstance(one, Fail) for one in said)
    for found in examine(rule, rule.failing):
        assert found.outcome is not RuleOutcome.NOT_APPLICABLE
        assert all(term_of(path).name for path in found.terms)


@of_every_rule
def test_it_speaks_in_sentences_and_says_what_to_do(rule: Rule) -> None:
    texts = [rule.sentence, rule.todo, *(one[0] for one in rule.check(rule.failing))]
    for text in texts:
        assert text[0].isupper() or text[0].isdigit(), text
        assert text.endswith("."), text
        assert not re.search(r"Traceback|Error\b|Decimal\(|<class|None\b", text), text
    assert rule.source


@of_every_rule
def test_it_names_terms_that_exist(rule: Rule) -> None:
    for path in rule.terms:
        assert term_of(path.replace("[]", "[0]")).name


@of_every_rule
def test_where_it_cannot_be_decided_it_says_why(rule: Rule) -> None:
    others = [profile for profile in Profile if profile not in rule.profiles]
    assert bool(others) == bool(rule.elsewhere)
    for profile in others:
        (found,) = examine(rule, rule.failing._replace(profile=profile))
        assert found.outcome is RuleOutcome.NOT_APPLICABLE
        foreign = rule.profiles == E_INVOICES and profile not in PAGES
        assert found.message == (NOT_EN if foreign else rule.elsewhere)


@of_every_rule
def test_it_never_weighs_more_on_a_page_than_on_an_e_invoice(rule: Rule) -> None:
    order = [Severity.INFORMATION, Severity.WARNING, Severity.FATAL]
    assert order.index(rule.weight(Profile.PAGE_EU)) <= order.index(rule.weight(Profile.EINVOICE))


@of_every_rule
def test_it_survives_an_invoice_of_which_nothing_is_known(rule: Rule) -> None:
    for profile in Profile:
        for found in examine(rule, Facts(profile=profile)):
            assert found.outcome is not RuleOutcome.NOT_RUN


def test_the_catalogue_lists_every_rule_and_is_current(root: Path) -> None:
    text = catalogue.render()
    assert all(f"| {rule.id} | {rule.sentence} |" in text for rule in RULES)
    assert (root / "docs" / "rules.md").read_text(encoding="utf-8") == text, "run `make docs`"


def test_ids_of_no_rule_are_found_among_those_of_the_batch_gate_too() -> None:
    assert unknown_rules(["BR-07", "IN-04", "SCHEMA-2", "GX-01", "GX-34"]) == []
    assert unknown_rules(["BR-70", "GX-02", "GX-99", "gx-02", ""]) == ["BR-70", "GX-99", "gx-02", ""]


def test_the_gate_s_library_is_left_alone_where_no_check_of_it_is_named(root: Path) -> None:
    code = "import sys, validators; validators.unknown_rules(['BR-70']); print('great_expectations' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_its_version_is_a_short_hash() -> None:
    assert re.fullmatch(r"[0-9a-f]{12}", RULEBOOK_VERSION)


@pytest.fixture(scope="module")
def copied(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("rules")
    for name in ("validators", "schemas"):
        shutil.copytree(root / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def test_the_same_rules_are_of_the_same_version(copied: Path) -> None:
    assert version_of(copied / "validators", copied / "schemas") == RULEBOOK_VERSION


@pytest.mark.parametrize(
    "name",
    [
        *(
            "validators/rules/kinds.py",
            "validators/en16931/peppol.py",
            "validators/codes/countries.txt",
            "schemas/regimes/de.toml",
        ),
        *("validators/signals.py", "validators/door.py", "validators/policy.py", "validators/official/findings.py"),
        *("validators/expectations/content.py", "schemas/money.py"),
    ],
)
def test_whatever_decides_changes_the_version(copied: Path, name: str) -> None:
    file = copied / name
    before = file.read_bytes()
    file.write_bytes(before + b"\n")
    assert version_of(copied / "validators", copied / "schemas") != RULEBOOK_VERSION
    file.write_bytes(before)
