"""Properties that hold for every rule of the rulebook, each as one test."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from validators.rule import Rule
from validators.rulebook import RULES


def of_every_rule(holds: Callable[[Rule], None]) -> Callable[[], None]:
    """One test that `holds` for all rules: its failure names each rule that it does not hold for, and why."""

    def test() -> None:
        broken = []
        for rule in RULES:
            try:
                holds(rule)
            except Exception as error:
                broken.append(f"{rule.id}: {type(error).__name__}: {error}")
        if broken:
            pytest.fail(f"{len(broken)} of {len(RULES)} rules:\n" + "\n".join(broken), pytrace=False)

    test.__doc__ = holds.__doc__
    return test
