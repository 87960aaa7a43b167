"""`vouchline init` writes what the decision table says; `vouchline strategy explain` says what ran and why."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from app.commands.strategy import Answers, explain, init
from app.commands.strategy import policy_for as chosen_policy
from ledger import Ledger
from schemas import Misconfigured, OutcomeKind, Policy, load_policy
from tests.flows.chat_server import giving, serving
from tests.flows.foundation_run import RIGHT, case, policy_for
from tests.ledger.kept import clock, settled

EVERY = list(
    product(
        ("narrow", "broad", None), (True, False, None), (True, False, None), ("seconds", "hours", None),
        ("by_document", "low", "high", None), ("ordinary", "tight", None),
    )
)  # fmt: skip


def test_every_answer_gives_a_policy_that_implements_it(tmp_path: Path) -> None:
    for answers in EVERY:
        policy, reasons = chosen_policy(Answers(*answers))
        complex_ = answers[4] == "high"
        if answers[4] in ("low", "high"):
            assert policy.strategy_for(complex_document=complex_).asks == policy.foundation.enabled
        assert policy.foundation.private is (answers[1] is not False)
        assert reasons[0].startswith("Strategy: ")
        assert not any(not server.loopback for server in policy.foundation.endpoints.values())


def test_the_reasons_stand_in_the_file_and_it_is_read_as_it_was_meant(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "p.toml"
    assert init(path, tmp_path, task_scope="broad", privacy=True) == 0
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# Strategy: local. ")
    assert "vouchline llm serve" in text
    policy = load_policy(path)
    assert policy.foundation.enabled
    assert policy.foundation.private
    assert [server.loopback for server in policy.foundation.endpoints.values()] == [True]
    assert "Strategy: local." in capsys.readouterr().out


def test_without_answers_it_is_the_default(tmp_path: Path) -> None:
    policy, _ = chosen_policy(Answers())
    assert policy == Policy()


def explained(tmp_path: Path, policy: Policy, capsys: pytest.CaptureFixture[str], *, ask: bool) -> str:
    with Ledger.open(tmp_path / "workspace", now=clock()) as ledger:
        one = case(tmp_path / "inbox", policy, ledger)
        verdict = one.verdict(one.asked() if ask else one.extraction)
        ledger.judged(one.run, verdict)
        settled(ledger, one.run, verdict, OutcomeKind.REVIEW)
    assert explain("a.pdf", tmp_path / "workspace") == 0
    return capsys.readouterr().out


def test_a_document_that_was_asked_about_says_what_came_of_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with serving(giving({**RIGHT, "buyer.name": "Nobody Ltd"})) as server:
        said = explained(tmp_path, policy_for(server.url), capsys, ask=True)
    assert "fake (fake) was asked" in said
    assert "not taken: buyer.name = 'Nobody Ltd'" in said or "kept" in said
    assert "rules:" in said
    assert "With terms open: local." in said


def test_a_document_that_was_not_says_why(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = explained(tmp_path, Policy(), capsys, ask=False)
    assert "not asked. The policy does not enable it" in said


def test_a_document_that_is_not_known_is_told(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "workspace"):
        pass
    with pytest.raises(Misconfigured, match="No document is called"):
        explain("nothing", tmp_path / "workspace")
