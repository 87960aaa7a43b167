"""The official engine against suites whose outcomes are published; sampled, so that it stays quick."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evaluation.official_suites import decided, whole
from extractors.safe_xml import parse_xml
from schemas import Limits, OfficialCheck, Severity
from validators.official import PACKAGES, Engine

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(PACKAGES["docket-idp"].folder is None, reason="CEN's CII rules are not installed (make setup)"),
]
SHARED = Path(__file__).resolve().parents[3] / "shared"
_EVERY = 12  # of the mutants


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine()


def folder(name: str) -> Path:
    found = SHARED / name
    if not found.is_dir():
        pytest.skip(f"{found} is missing")
    return found


def test_every_assertion_of_the_unit_suite_is_decided_as_published(engine: Engine) -> None:
    assertions = list(decided(engine, folder("suites/en16931-invoice-unit-ubl")))
    assert [one for one in assertions if one[2] != one[3]] == []
    assert len(assertions) >= 900


def fatal(checks: tuple[OfficialCheck, ...], *, without: str = "-") -> set[str]:
    ran = [check for check in checks if not check.artefact.startswith(without)]
    return {message.rule for check in ran for message in check.messages if message.severity is Severity.FATAL}


def test_mutated_documents_are_decided_as_the_published_rules_decide(engine: Engine) -> None:
    suite = folder("suites/mutants")
    wrong = []
    for entry in json.loads((suite / "dev.json").read_text(encoding="utf-8"))[::_EVERY]:
        root = parse_xml((suite / "dev" / entry["file"]).read_bytes(), Limits())
        found = fatal(engine.check(root, attached=False), without="KoSIT")
        if entry["xsd_valid"] and found != set(entry["fatal"]):
            wrong.append(f"{entry['file']}: {sorted(found)}, not {entry['fatal']}")
        if not entry["xsd_valid"] and entry["syntax"] == "ubl" and found != {"OFF-02"}:
            wrong.append(f"{entry['file']}: {sorted(found)}, not OFF-02")
    assert wrong == []


def test_the_whole_documents_of_cen_break_no_fatal_rule(engine: Engine) -> None:
    broken = {one.file: one.fatal for one in whole(engine, folder("suites/en16931-testfiles")) if one.fatal}
    assert broken == {}
