"""`make quick` tests what a change concerns: its package, those above it, and its own tests."""

from __future__ import annotations

import pytest

from tests.changed import concerned, layers


@pytest.mark.parametrize(
    ("changed", "folders"),
    [
        ("app/cli.py", {"app"}),
        ("exporters/csv.py", {"app", "evaluation", "flows", "exporters"}),
        ("validators/rules/bank.py", {"app", "evaluation", "flows", "validators"}),
        ("tests/golden/test_samples.py", {"golden"}),
        ("tests/conftest.py", set()),
        ("README.md", set()),
    ],
)
def test_a_change_concerns_its_package_and_those_above(changed: str, folders: set[str]) -> None:
    assert set(concerned([changed], layers())) == {f"tests/{name}" for name in {*folders, "architecture"}}


def test_what_everything_speaks_concerns_everything(packages: frozenset[str]) -> None:
    assert set(concerned(["schemas/money.py"], layers())) == {f"tests/{name}" for name in {*packages, "architecture"}}
