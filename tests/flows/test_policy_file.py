"""The policy a command works under: named, in the workspace, or the defaults; and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.policy_file import policy_of
from schemas import Misconfigured, Policy, Profile, Severity


def _write(path: Path, severity: str) -> Path:
    path.write_text(f"[rules.severity]\n{severity}\n")
    return path


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert policy_of(tmp_path, None) == Policy()


def test_the_named_file_goes_before_the_workspace_s(tmp_path: Path) -> None:
    _write(tmp_path / "policy.toml", '"DATE-2" = "warning"')
    named = _write(tmp_path / "other.toml", '"GX-34" = "fatal"')
    assert policy_of(tmp_path, None).rules.severity == {"DATE-2": Severity.WARNING}
    assert policy_of(tmp_path, named).rules.severity == {"GX-34": Severity.FATAL}


@pytest.mark.parametrize("rule", ["BR-70", "GX-99", "gx-02", "GATE-77"])
def test_a_rule_that_does_not_exist_is_named(tmp_path: Path, rule: str) -> None:
    path = _write(tmp_path / "policy.toml", f'"{rule}" = "warning"')
    with pytest.raises(Misconfigured, match=f"there is no rule {rule}") as refused:
        policy_of(tmp_path, None)
    assert str(path) in refused.value.message


def test_a_severity_may_hold_for_one_profile(tmp_path: Path) -> None:
    _write(tmp_path / "policy.toml", '"DATE-2" = "warning"\n"DATE-2@UK" = "fatal"\n"CN-3@DE" = "information"')
    rules = policy_of(tmp_path, None).rules
    assert rules.given("DATE-2", Profile.UK) is Severity.FATAL
    assert rules.given("DATE-2", Profile.DE) is Severity.WARNING
    assert rules.given("CN-3", Profile.DE) is Severity.INFORMATION
    assert rules.given("CN-3", Profile.UK) is None


@pytest.mark.parametrize(
    ("severity", "complaint"),
    [
        ('"DATE-2@MARS" = "warning"', "there is no profile MARS"),
        ('"BR-CO-15@UK" = "information"', "BR-CO-15 cannot be mere information"),
        ('"BR-70@UK" = "warning"', "there is no rule BR-70"),
    ],
)
def test_a_severity_for_a_profile_is_held_to_the_same(tmp_path: Path, severity: str, complaint: str) -> None:
    _write(tmp_path / "policy.toml", severity)
    with pytest.raises(Misconfigured, match=complaint):
        policy_of(tmp_path, None)


def test_a_named_file_must_exist(tmp_path: Path) -> None:
    with pytest.raises(Misconfigured, match="does not exist"):
        policy_of(tmp_path, tmp_path / "none.toml")


@pytest.mark.parametrize("score", ["0", "0.0", "-0.1", "1.1"])
def test_a_gate_that_stops_nothing_is_no_gate(tmp_path: Path, score: str) -> None:
    path = tmp_path / "policy.toml"
    path.write_text(f"[gate]\ndefault_score = {score}\n", encoding="utf-8")
    with pytest.raises(Misconfigured, match=r"gate\.default_score"):
        policy_of(tmp_path, None)


def test_a_template_that_is_broken_is_told_before_any_document_is_read(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "bad.yml").write_text("issuer: A\nkeywords: ['(']\nfields: {}\n", encoding="utf-8")
    (tmp_path / "policy.toml").write_text('templates = "templates"\n', encoding="utf-8")
    with pytest.raises(Misconfigured, match=r"bad\.yml"):
        policy_of(tmp_path, None)


def test_all_that_is_wrong_in_a_policy_is_said_at_once_and_without_words_of_ours(tmp_path: Path) -> None:
    path = tmp_path / "policy.toml"
    path.write_text('nonsense = 1\n[rules]\nprofile = "NOPE"\n[limits]\npages = -3\n', encoding="utf-8")
    with pytest.raises(Misconfigured) as error:
        policy_of(tmp_path, path)
    for words in (
        "There is no setting nonsense.",
        "rules.profile is not valid: it should be 'PAGE-EU'",
        "limits.pages",
    ):
        assert words in error.value.message
    assert "[" not in error.value.message
    assert "enum" not in error.value.message
