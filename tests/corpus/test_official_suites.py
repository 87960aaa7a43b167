"""The official engine against suites whose outcomes are published; sampled, so that it stays quick."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from lxml import etree

from extractors.readers.safe_xml import parse_xml
from schemas import Limits, OfficialCheck, Severity
from validators.official import ARTEFACTS, PACKAGES, Engine

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(PACKAGES["docket-idp"].folder is None, reason="CEN's CII rules are not installed (make setup)"),
]
SHARED = Path(__file__).resolve().parents[3] / "shared"
_TESTS = "{http://difi.no/xsd/vefa/validator/1.0}"
_EVERY = 12  # of the mutants


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine()


def folder(name: str) -> Path:
    found = SHARED / name
    if not found.is_dir():
        pytest.skip(f"{found} is missing")
    return found


class Case(NamedTuple):
    """A fragment of an invoice, and what the rules must say of it: pairs of an outcome and a rule."""

    name: str
    expected: tuple[tuple[str, str], ...]
    document: etree._Element


def cases(suite: Path) -> Iterator[Case]:
    for file in sorted(suite.rglob("*.xml")):
        for number, test in enumerate(parse_xml(file.read_bytes(), Limits()).iter(f"{_TESTS}test"), 1):
            wanted = test.find(f"{_TESTS}assert")
            documents = [child for child in test if isinstance(child.tag, str) and not child.tag.startswith(_TESTS)]
            if wanted is not None and documents:
                expected = tuple(
                    (etree.QName(one).localname, (one.text or "").strip())
                    for one in wanted
                    if etree.QName(one).localname in {"success", "error", "warning"}
                )
                yield Case(f"{file.stem}#{number}", expected, documents[0])


def outcome(rule: str, weights: dict[str, Severity]) -> str:
    if rule not in weights:
        return "success"
    return "error" if weights[rule] is Severity.FATAL else "warning"


def test_every_assertion_of_the_unit_suite_is_decided_as_published(engine: Engine) -> None:
    wrong, decided = [], 0
    rules = ARTEFACTS["cen-ubl"]
    for case in cases(folder("suites/en16931-invoice-unit-ubl")):
        text = etree.tostring(case.document, encoding="unicode", with_tail=False)
        weights = {one.rule: one.severity for one in engine.said(rules, text, etree.fromstring(text))}
        for expected, rule in case.expected:
            decided += 1
            if outcome(rule, weights) != expected:
                wrong.append(f"{case.name}: {rule} is {outcome(rule, weights)}, not {expected}")
    assert wrong == []
    assert decided >= 900


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
    broken = {}
    for file in sorted(folder("suites/en16931-testfiles").rglob("*.xml")):
        found = fatal(engine.check(parse_xml(file.read_bytes(), Limits()), attached=False))
        if found:
            broken[file.stem] = found
    assert len(broken) <= 4, broken
