"""Splitting and joining: nothing is lost or doubled, and nobody undoes it in silence."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from ledger import Ledger, verify
from schemas import OutcomeKind, Policy
from schemas.decision import Decision, DecisionKind, Role, Who
from schemas.desk_policy import DeskPolicy
from schemas.people_policy import People
from schemas.queue import Wanted
from tests.ledger.desk_run import play, received, take
from tests.ledger.kept import VERSIONS
from tests.ledger.pages import DOUBT, arrange, hash_of

ANNA, BERT = Who(name="anna"), Who(name="bert")
ONE, TWO, BOTH = b"page 1", b"page 2", b"both"
REVIEW, UNPACKED, REJECTED = OutcomeKind.REVIEW, OutcomeKind.UNPACKED, OutcomeKind.REJECTED


@pytest.fixture
def lot(ledger: Ledger, tmp_path: Path) -> str:
    """A document that waits, and holds two."""
    return received(ledger, tmp_path, b"a lot", DOUBT).sha256


def states(ledger: Ledger, *sha256s: str) -> list[OutcomeKind | None]:
    return [ledger.state_of(sha256) for sha256 in sha256s]


def reopen(ledger: Ledger, sha256: str, who: Who = ANNA) -> str:
    return take(ledger, who, Decision(document=sha256, decision=DecisionKind.REOPEN)).refused.get(0, "")


def approve(ledger: Ledger, *sha256s: str, who: Who = ANNA, policy: Policy | None = None) -> str:
    decisions = [Decision(document=sha256, decision=DecisionKind.APPROVE) for sha256 in sha256s]
    return take(ledger, who, *decisions, policy=policy, findings=DOUBT).refused.get(0, "")


def test_a_split_document_ends_and_its_parts_wait(ledger: Ledger, workspace: Path, lot: str) -> None:
    assert arrange(ledger, workspace, ANNA, lot, ONE, TWO).refused == {}
    assert states(ledger, lot, hash_of(ONE), hash_of(TWO)) == [UNPACKED, REVIEW, REVIEW]
    assert [one.parent for one in ledger.within(lot)] == [lot, lot]
    assert {one.document for one in ledger.queue(Wanted()).items} == {hash_of(ONE), hash_of(TWO)}
    assert [ledger.is_arranged(one) for one in (lot, hash_of(ONE))] == [True, True]
    approve(ledger, hash_of(ONE), hash_of(TWO))
    assert states(ledger, lot, hash_of(ONE), hash_of(TWO)) == [UNPACKED, *[OutcomeKind.EXPORTED] * 2]
    assert verify(workspace).problem is None


def test_joined_documents_end_together_and_one_waits(ledger: Ledger, workspace: Path, tmp_path: Path, lot: str) -> None:
    other = received(ledger, tmp_path, b"its end", DOUBT).sha256
    assert arrange(ledger, workspace, ANNA, lot, BOTH, followed_by=(other,)).refused == {}
    assert states(ledger, lot, other, hash_of(BOTH)) == [UNPACKED, UNPACKED, REVIEW]
    assert [one.kind for one in ledger.decisions([lot, other])] == [DecisionKind.JOIN] * 2, "each is on record"
    assert reopen(ledger, other) == ""
    assert states(ledger, lot, other, hash_of(BOTH)) == [REVIEW, REVIEW, REJECTED], "also from the second of them"
    assert verify(workspace).problem is None


def test_reopening_puts_the_pages_back_and_the_same_split_brings_its_parts_back(
    ledger: Ledger, workspace: Path, lot: str
) -> None:
    arrange(ledger, workspace, ANNA, lot, ONE, TWO)
    assert reopen(ledger, lot) == ""
    assert states(ledger, lot, hash_of(ONE), hash_of(TWO)) == [REVIEW, REJECTED, REJECTED]
    assert "open again" in reopen(ledger, hash_of(ONE)), "the same pages never wait twice"
    assert arrange(ledger, workspace, ANNA, lot, ONE, TWO).refused == {}
    assert states(ledger, lot, hash_of(ONE), hash_of(TWO)) == [UNPACKED, REVIEW, REVIEW]
    assert verify(workspace).problem is None


def test_what_was_made_must_come_back_before_its_source_does(ledger: Ledger, workspace: Path, lot: str) -> None:
    arrange(ledger, workspace, ANNA, lot, ONE, TWO)
    approve(ledger, hash_of(ONE))
    assert "reopen that first" in reopen(ledger, lot)
    assert reopen(ledger, hash_of(ONE)) == ""
    assert reopen(ledger, lot) == ""
    assert not [one for one in ledger.listed() if one.outcome.kind is OutcomeKind.EXPORTED]


def test_a_part_that_was_split_further_holds_its_source(ledger: Ledger, workspace: Path, lot: str) -> None:
    arrange(ledger, workspace, ANNA, lot, ONE, TWO)
    arrange(ledger, workspace, ANNA, hash_of(ONE), b"half 1", b"half 2")
    assert "reopen that first" in reopen(ledger, lot)


def test_no_replay_undoes_it(ledger: Ledger, workspace: Path, lot: str) -> None:
    arrange(ledger, workspace, ANNA, lot, ONE, TWO)
    run = ledger.start_run("replay", "", VERSIONS, Policy())
    ledger.add(run, ledger.select())
    play(ledger, run, Policy())
    assert ledger.state_of(lot) is UNPACKED
    assert verify(workspace).problem is None


def test_the_same_file_again_brings_nothing_back(ledger: Ledger, workspace: Path, tmp_path: Path, lot: str) -> None:
    arrange(ledger, workspace, ANNA, lot, ONE, TWO)
    run = ledger.start_run("ingest", "in", VERSIONS, Policy())
    source = next(tmp_path.glob("*.pdf"))
    again = ledger.keep(source, origin="again.pdf", media_type="application/pdf", received_at=None)
    ledger.add(run, [again])
    assert [one.outcome.kind for one in ledger.arrivals(run) if one.outcome] == [UNPACKED]
    assert not list(ledger.pending(run))


def test_pages_that_are_a_document_already_are_none_twice(
    ledger: Ledger, workspace: Path, tmp_path: Path, lot: str
) -> None:
    arrange(ledger, workspace, ANNA, lot, ONE, TWO)
    other = received(ledger, tmp_path, b"the lot once more", DOUBT).sha256
    assert "are a document already" in arrange(ledger, workspace, ANNA, other, ONE, TWO).refused[0]
    reopen(ledger, lot)
    assert "are a document already" in arrange(ledger, workspace, ANNA, other, ONE, TWO).refused[0], "not its own"
    assert ledger.state_of(other) is REVIEW


@pytest.mark.parametrize("kind", [DecisionKind.APPROVE, DecisionKind.REJECT])
def test_a_document_is_split_and_decided_on_once(
    ledger: Ledger, workspace: Path, tmp_path: Path, lot: str, kind: DecisionKind
) -> None:
    other = received(ledger, tmp_path, b"its end", DOUBT).sha256
    take(ledger, ANNA, Decision(document=other, decision=kind), policy=Policy(people=People(two_for=("everything",))))
    refused = arrange(ledger, workspace, ANNA, lot, BOTH, followed_by=(other,)).refused[0]
    assert ("decided on it already" in refused) or ("does not wait" in refused)
    assert states(ledger, lot, hash_of(BOTH)) == [REVIEW, None]


def test_nobody_splits_what_another_works_on(ledger: Ledger, workspace: Path, tmp_path: Path, lot: str) -> None:
    other = received(ledger, tmp_path, b"its end", DOUBT).sha256
    ledger.hold(other, BERT, DeskPolicy())
    assert "bert is working on it" in arrange(ledger, workspace, ANNA, lot, BOTH, followed_by=(other,)).refused[0]
    arrange(ledger, workspace, ANNA, lot, ONE, TWO)
    ledger.hold(hash_of(TWO), BERT, DeskPolicy())
    assert "bert is working on it" in reopen(ledger, lot)


def test_who_splits_or_joins_lets_go_of_all_that_it_moved(
    ledger: Ledger, workspace: Path, tmp_path: Path, lot: str
) -> None:
    other = received(ledger, tmp_path, b"its end", DOUBT).sha256

    def begin(*sha256s: str) -> None:
        for sha256 in sha256s:
            ledger.hold(sha256, ANNA, DeskPolicy())
            ledger.keep_draft(sha256, ANNA, Decision(document=sha256, decision=DecisionKind.REJECT, reason="Begun."))

    begin(lot, other)
    arrange(ledger, workspace, ANNA, lot, BOTH, followed_by=(other,))
    assert (ledger.leases(), ledger.drafts(ANNA)) == ({}, [])
    begin(hash_of(BOTH))
    assert reopen(ledger, lot) == ""
    assert (ledger.leases(), ledger.drafts(ANNA)) == ({}, [])


def test_who_may_not_decide_splits_nothing(ledger: Ledger, workspace: Path, lot: str) -> None:
    for name, role in (("audra", Role.AUDITOR), ("otto", Role.OPERATOR), ("rita", Role.REVIEWER)):
        ledger.add_person(name, role, None)
    for who in (Who(name="audra", role=Role.AUDITOR), Who(name="otto", role=Role.OPERATOR), ANNA):
        assert arrange(ledger, workspace, who, lot, ONE, TWO).run is None
    rita = Who(name="rita", role=Role.REVIEWER)
    assert arrange(ledger, workspace, rita, lot, ONE, TWO).refused == {}
    assert "needs an approver" in reopen(ledger, lot, rita)


def test_four_eyes_hold_on_what_was_made(ledger: Ledger, workspace: Path, lot: str) -> None:
    both = Policy(people=People(two_for=("everything",)))
    arrange(ledger, workspace, ANNA, lot, ONE, TWO, policy=both)
    approve(ledger, hash_of(ONE), policy=both)
    assert ledger.state_of(hash_of(ONE)) is REVIEW
    approve(ledger, hash_of(ONE), who=BERT, policy=both)
    assert ledger.state_of(hash_of(ONE)) is OutcomeKind.EXPORTED


@pytest.mark.parametrize(
    "edit",
    [
        "UPDATE decisions SET body = replace(body, '\"pages\":[1]', '\"pages\":[2]') WHERE kind = 'split'",
        "UPDATE decisions SET kind = 'join' WHERE kind = 'split'",
        "UPDATE arrivals SET parent = NULL WHERE parent IS NOT NULL",
        "UPDATE arrivals SET origin = 'x' WHERE parent IS NOT NULL",
        "UPDATE documents SET state = 'review' WHERE state = 'unpacked'",
        "UPDATE outcomes SET kind = 'review' WHERE kind = 'unpacked'",
        "DELETE FROM arrivals WHERE parent IS NOT NULL",
    ],
)
def test_the_verifier_finds_every_edit(ledger: Ledger, workspace: Path, lot: str, edit: str) -> None:
    arrange(ledger, workspace, ANNA, lot, ONE, TWO)
    assert verify(workspace).problem is None
    with sqlite3.connect(workspace / "ledger.db") as database:
        database.executescript(edit)
    assert verify(workspace).problem is not None


def test_a_changed_part_is_found(ledger: Ledger, workspace: Path, lot: str) -> None:
    arrange(ledger, workspace, ANNA, lot, ONE, TWO)
    path = ledger.original(hash_of(ONE))
    path.chmod(0o600)
    path.write_bytes(b"another page")
    assert "was changed" in str(verify(workspace).problem)
