"""A certificate opens or tightens the gate while it holds; when anything changed, the policy's own gate is back."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from flows.certified import certificate_of, expired, keep_certificate
from flows.pipeline import versions
from flows.policy_file import policy_of, written_policy
from schemas import Certificate, Misconfigured, Policy


def certificate(policy: Policy) -> Certificate:
    return Certificate(
        alpha=Decimal("0.01"),
        delta=Decimal("0.1"),
        documents=240,
        errors=0,
        threshold=Decimal("0.71"),
        versions=versions(policy),
        issued_on=date(2024, 5, 1),
    )


def keep(workspace: Path, held: Certificate) -> None:
    keep_certificate(held, workspace)


def test_a_certificate_that_holds_sets_the_gate(tmp_path: Path) -> None:
    keep(tmp_path, certificate(written_policy(tmp_path, None)))
    assert policy_of(tmp_path, None).gate.default_score == Decimal("0.71")
    assert written_policy(tmp_path, None).gate.default_score == Decimal("0.80")


def test_another_policy_ends_it(tmp_path: Path) -> None:
    held = certificate(written_policy(tmp_path, None))
    keep(tmp_path, held)
    (tmp_path / "policy.toml").write_text("[gate]\nrequire_lines = true\n", encoding="utf-8")
    assert policy_of(tmp_path, None).gate.default_score == Decimal("0.80")
    assert expired(held, written_policy(tmp_path, None)) == "Since 2024-05-01 these have changed: policy."


@pytest.mark.parametrize("changed", ["model", "rulebook", "vouchline"])
def test_whatever_made_the_verdicts_ends_it(tmp_path: Path, changed: str) -> None:
    policy = written_policy(tmp_path, None)
    held = certificate(policy)
    other = held.model_copy(update={"versions": held.versions.model_copy(update={changed: "another"})})
    keep(tmp_path, other)
    assert policy_of(tmp_path, None) == policy


def test_a_file_that_is_no_certificate_is_named(tmp_path: Path) -> None:
    (tmp_path / "certificate.json").write_text('{"alpha": 0}', encoding="utf-8")
    with pytest.raises(Misconfigured, match="is not a certificate"):
        certificate_of(tmp_path)


def test_no_certificate_no_change(tmp_path: Path) -> None:
    assert certificate_of(tmp_path) is None
    assert policy_of(tmp_path, None) == Policy()
