"""Passwords and tokens are given anew on the command line; what was before counts no more."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.commands import people
from ledger import Ledger
from ledger.verify import verify
from schemas import Misconfigured
from schemas.decision import Role
from schemas.desk import Denied, SignedIn


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    with Ledger.open(tmp_path / "workspace") as ledger:
        ledger.add_person("anna", Role.REVIEWER, None)
    return tmp_path / "workspace"


def test_a_password_is_given_later(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("click.prompt", lambda *_args, **_options: "correct horse battery")
    with Ledger.open(workspace) as ledger:
        assert isinstance(ledger.sign_in("anna", "correct horse battery", ""), Denied)
    people.password("anna", workspace)
    with Ledger.open(workspace) as ledger:
        assert isinstance(ledger.sign_in("anna", "correct horse battery", ""), SignedIn)
    with pytest.raises(Misconfigured, match="no person"):
        people.password("bert", workspace)
    assert verify(workspace).problem is None


def test_a_lost_token_is_replaced(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    people.token("anna", workspace)
    first = capsys.readouterr().out.strip()
    with Ledger.open(workspace) as ledger:
        assert ledger.at_the_door("anna", first, "").name == "anna"
    people.token("anna", workspace)
    second = capsys.readouterr().out.strip()
    with Ledger.open(workspace) as ledger:
        assert ledger.at_the_door("anna", second, "").role is Role.REVIEWER
        with pytest.raises(Misconfigured, match="not theirs"):
            ledger.at_the_door("anna", first, "")
    assert verify(workspace).problem is None


@pytest.mark.parametrize(("role", "use"), [("operator", "hands documents in"), ("reviewer", "`vouchline decide`")])
def test_a_token_is_told_what_it_is_for(
    workspace: Path, capsys: pytest.CaptureFixture[str], role: str, use: str
) -> None:
    people.add("robot", role, password=False, workspace=workspace)
    assert use in capsys.readouterr().err
