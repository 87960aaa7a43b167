"""What keeps a forged hybrid or an amount that nobody owes back is never mere information."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from schemas import Policy, Severity


@pytest.mark.parametrize("rule", ["HY-01", "HY-02", "EINV-1", "EINV-2", "EINV-3", "EINV-6", "FPA-1", "ID-ALIKE"])
def test_no_policy_makes_it_mere_information(rule: str) -> None:
    with pytest.raises(ValidationError, match="mere information"):
        Policy.model_validate({"rules": {"severity": {rule: Severity.INFORMATION}}})


@pytest.mark.parametrize("rule", ["HY-04", "EINV-4", "EINV-5"])
def test_what_a_careless_vendor_does_may_be(rule: str) -> None:
    policy = Policy.model_validate({"rules": {"severity": {rule: Severity.INFORMATION}}})
    assert policy.rules.severity[rule] is Severity.INFORMATION
