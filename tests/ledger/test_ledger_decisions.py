"""Decisions in the ledger: one transaction with its event, four eyes where they are asked, exports taken back."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from ledger import Ledger, verify
from schemas import Layer, Misconfigured, OutcomeKind, Policy
from schemas.decision import Decision, DecisionKind, Role, Who
from schemas.people_policy import People
from tests.ledger.desk_run import received, take
from tests.ledger.kept import failed

ANNA, BERT, CARL = (Who(name=name, login="desk") for name in ("anna", "bert", "carl"))
DOUBT = (failed("GATE-1"),)
TWO = Policy(people=People(two_for=("everything",)))


def approve(sha256: str, **said: object) -> Decision:
    return Decision(document=sha256, decision=DecisionKind.APPROVE, **said)  # type: ignore[arg-type]


def reopen(sha256: str) -> Decision:
    return Decision(document=sha256, decision=DecisionKind.REOPEN, reason="a second look")


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "workspace") as opened:
        yield opened


@pytest.fixture
def waiting(ledger: Ledger, tmp_path: Path) -> str:
    return received(ledger, tmp_path, b"an invoice", DOUBT).sha256


def test_an_approval_releases_what_a_rule_held_and_keeps_the_old_reading(ledger: Ledger, waiting: str) -> None:
    assert take(ledger, ANNA, approve(waiting, values={"totals.gross": "120.00"}), findings=DOUBT).refused == {}
    assert ledger.state_of(waiting) is OutcomeKind.EXPORTED
    verdict = ledger.verdict(waiting)
    assert verdict is not None
    claim = verdict.claims["totals.gross"]
    assert (claim.layer, claim.value, claim.person) == (Layer.HUMAN, Decimal("120.00"), "anna")
    assert (claim.rejected[0].value, claim.rejected[0].layer) == (Decimal("119.00"), Layer.RULES)
    assert verdict.findings[0].accepted_by == ("anna",)


def test_repeating_a_value_is_no_change(ledger: Ledger, waiting: str) -> None:
    take(ledger, ANNA, approve(waiting, values={"totals.gross": "119"}), findings=DOUBT)
    (decided,) = ledger.in_round(waiting)
    assert (decided.changed, decided.confirmed) == ((), ("totals.gross",))
    assert decided.claims["totals.gross"].layer is Layer.RULES


def test_a_finding_that_the_person_did_not_see_holds(ledger: Ledger, waiting: str) -> None:
    take(ledger, ANNA, approve(waiting), findings=(*DOUBT, failed("LINE-1")))
    verdict = ledger.verdict(waiting)
    assert verdict is not None
    assert {one.rule: bool(one.accepted_by) for one in verdict.findings} == {"GATE-1": True, "LINE-1": False}


def test_two_people_are_two_and_the_second_changed_nothing(ledger: Ledger, waiting: str) -> None:
    take(ledger, ANNA, approve(waiting, values={"currency": "USD"}), policy=TWO, findings=DOUBT)
    assert ledger.state_of(waiting) is OutcomeKind.REVIEW
    again = take(ledger, ANNA, approve(waiting), policy=TWO, findings=DOUBT)
    assert "decided on it already" in again.refused[0]
    take(ledger, BERT, approve(waiting, values={"invoice_number": "R-2"}), policy=TWO, findings=DOUBT)
    assert ledger.state_of(waiting) is OutcomeKind.REVIEW, "both have changed a value"
    take(ledger, CARL, approve(waiting), policy=TWO, findings=DOUBT)
    assert ledger.state_of(waiting) is OutcomeKind.EXPORTED


def test_approving_other_values_is_no_second_approval(ledger: Ledger, waiting: str) -> None:
    take(ledger, ANNA, approve(waiting), policy=TWO, findings=DOUBT)
    take(ledger, BERT, approve(waiting, values={"totals.gross": "1.00"}), policy=TWO, findings=DOUBT)
    assert ledger.state_of(waiting) is OutcomeKind.REVIEW


@pytest.mark.parametrize("kind", [DecisionKind.REJECT, DecisionKind.RETURN])
def test_what_a_person_ended_no_replay_takes_up(ledger: Ledger, waiting: str, kind: DecisionKind) -> None:
    from tests.ledger.desk_run import VERSIONS, play

    take(ledger, ANNA, Decision(document=waiting, decision=kind, reason="not ours"))
    ended = ledger.state_of(waiting)
    assert ended in (OutcomeKind.REJECTED, OutcomeKind.RETURNED)
    run = ledger.start_run("replay", "all", VERSIONS, Policy())
    ledger.add(run, ledger.select(sha256s=[waiting]))
    play(ledger, run, Policy())
    assert ledger.state_of(waiting) is ended


def test_reopening_takes_the_export_back_and_a_new_one_replaces_it(ledger: Ledger, waiting: str) -> None:
    from tests.ledger.desk_run import VERSIONS, play

    first = take(ledger, ANNA, approve(waiting), findings=DOUBT).run
    second = take(ledger, BERT, reopen(waiting)).run
    assert first is not None
    assert second is not None
    assert ledger.withdrawn(second) == [(waiting, first.run)]
    assert ledger.state_of(waiting) is OutcomeKind.REVIEW
    run = ledger.start_run("replay", "all", VERSIONS, Policy())
    ledger.add(run, ledger.select(sha256s=[waiting]))
    play(ledger, run, Policy())
    assert ledger.state_of(waiting) is OutcomeKind.REVIEW, "only people release what people took back"
    third = take(ledger, ANNA, approve(waiting, values={"invoice_number": "R-3"}), findings=DOUBT).run
    assert third is not None
    assert ledger.replaced(third) == [(waiting, first.run)]
    assert ledger.state_of(waiting) is OutcomeKind.EXPORTED


def test_all_or_none_and_every_attempt_is_on_record(ledger: Ledger, waiting: str) -> None:
    refused = take(ledger, ANNA, approve(waiting), approve("0" * 64)).refused
    assert list(refused) == [1]
    assert ledger.in_round(waiting) == []
    assert [one.refused for one in ledger.decisions()] == ["this workspace knows no such document"]


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"values": {"totals.gross": "1,50"}}, "no number"),
        ({"values": {"due_date": "31.01.2026"}}, "no date"),
        ({"values": {"totals.grand": "1"}}, "no term"),
        ({"values": {"seller.name": " "}}, "empty"),
        ({"override": ("DUP-2",)}, "with a reason"),
    ],
)
def test_what_cannot_be_read_is_refused(ledger: Ledger, waiting: str, said: dict[str, object], why: str) -> None:
    assert why in take(ledger, ANNA, approve(waiting, **said)).refused[0]
    assert ledger.state_of(waiting) is OutcomeKind.REVIEW


def test_with_people_set_up_only_they_decide_and_each_as_their_role(ledger: Ledger, waiting: str) -> None:
    tokens = {name: ledger.add_person(name, role, None) for name, role in (
        ("rita", Role.REVIEWER), ("abel", Role.APPROVER), ("audra", Role.AUDITOR),
    )}  # fmt: skip
    for name, token in (("anna", None), ("rita", None), ("rita", tokens["abel"])):
        with pytest.raises(Misconfigured):
            ledger.at_the_door(name, token, "desk")
    rita, abel, audra = (ledger.at_the_door(name, tokens[name], "desk") for name in tokens)
    assert "not one of the people" in take(ledger, ANNA, approve(waiting)).refused[0]
    assert "may not decide" in take(ledger, audra, approve(waiting)).refused[0]
    forged = rita.model_copy(update={"role": Role.APPROVER})
    assert "may not decide any more" in take(ledger, forged, approve(waiting)).refused[0]
    take(ledger, abel, approve(waiting, values={"currency": "USD"}), policy=TWO, findings=DOUBT)
    take(ledger, rita, approve(waiting), policy=TWO, findings=DOUBT)
    assert ledger.state_of(waiting) is OutcomeKind.REVIEW, "a reviewer is no second person"
    assert "needs an approver" in take(ledger, rita, reopen(waiting)).refused[0]
    ledger.change_person("rita", disabled=True)
    assert "may not decide any more" in take(ledger, rita, approve(waiting)).refused[0]
    with pytest.raises(Misconfigured):
        ledger.at_the_door("rita", tokens["rita"], "desk")


@pytest.mark.parametrize(
    "edit",
    [
        "UPDATE decisions SET person = 'mallory' WHERE number = 1",
        "UPDATE decisions SET body = replace(body, 'USD', 'EUR') WHERE number = 1",
        "UPDATE decisions SET refused = NULL WHERE refused IS NOT NULL",
        "UPDATE people SET role = 'approver' WHERE name = 'rita'",
        "INSERT INTO people VALUES ('eve', 'approver', NULL, NULL, 0, 9, 'x')",
        "DROP TRIGGER decisions_no_delete; DELETE FROM decisions WHERE number = 1",
        "DROP TRIGGER withdrawals_no_delete; DELETE FROM withdrawals",
        "UPDATE documents SET state = 'exported' WHERE state = 'review'",
        "UPDATE outcomes SET kind = 'exported' WHERE kind = 'rejected'",
    ],
)
def test_the_verifier_finds_every_edited_decision(ledger: Ledger, tmp_path: Path, waiting: str, edit: str) -> None:
    other = received(ledger, tmp_path, b"another", DOUBT).sha256
    take(ledger, ANNA, approve(waiting, values={"currency": "USD"}), findings=DOUBT)
    take(ledger, ANNA, approve(waiting))
    take(ledger, BERT, reopen(waiting))
    take(ledger, ANNA, Decision(document=other, decision=DecisionKind.REJECT))
    ledger.add_person("rita", Role.REVIEWER, None)
    workspace = tmp_path / "workspace"
    assert verify(workspace).problem is None
    with sqlite3.connect(workspace / "ledger.db") as database:
        database.executescript(edit)
    assert verify(workspace).problem is not None


def test_events_hold_no_name_and_no_value(ledger: Ledger, tmp_path: Path, waiting: str) -> None:
    take(ledger, ANNA, approve(waiting, values={"seller.name": "Muster AG"}, reason="it says so"), findings=DOUBT)
    ledger.add_person("rita", Role.REVIEWER, None)
    with sqlite3.connect(tmp_path / "workspace" / "ledger.db") as database:
        said = " ".join(row[0] for row in database.execute("SELECT details FROM events"))
    assert not any(word in said for word in ("anna", "rita", "Muster", "says so"))
