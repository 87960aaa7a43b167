"""People at the desk: sessions, tried passwords, leases, versions and drafts, and what ends them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from time import monotonic

import pytest

from ledger import Ledger
from ledger.proving import hashed
from schemas import OutcomeKind
from schemas.deciding import Unfit
from schemas.decision import Decision, DecisionKind, Role, Who
from schemas.desk import Denied, Effort, SignedIn
from schemas.desk_policy import DeskPolicy
from tests.ledger.desk_run import Clock, received, take
from tests.ledger.kept import failed

DESK = DeskPolicy()
DOUBT = (failed("GATE-1"),)
ANNA, BERT = Who(name="anna"), Who(name="bert")
PASSWORD = "correct horse battery"
HASH = hashed(PASSWORD)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def ledger(tmp_path: Path, clock: Clock) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "workspace", now=clock) as opened:
        yield opened


@pytest.fixture
def waiting(ledger: Ledger, tmp_path: Path) -> str:
    return received(ledger, tmp_path, b"an invoice", DOUBT).sha256


def approve(sha256: str, **said: object) -> Decision:
    return Decision(document=sha256, decision=DecisionKind.APPROVE, **said)  # type: ignore[arg-type]


def signed(answer: SignedIn | Denied) -> str:
    assert isinstance(answer, SignedIn), answer
    return answer.token


def denied(answer: SignedIn | Denied) -> Denied:
    assert isinstance(answer, Denied)
    return answer


def test_a_password_opens_a_session_that_bears_the_persons_role(ledger: Ledger) -> None:
    ledger.add_person("anna", Role.REVIEWER, HASH)
    token = signed(ledger.sign_in("anna", PASSWORD, "127.0.0.1"))
    session = ledger.session(token, DESK)
    assert session is not None
    assert (session.who, session.by) == (Who(name="anna", role=Role.REVIEWER), "password")
    ledger.sign_out(token)
    assert ledger.session(token, DESK) is None


def test_no_token_is_kept_and_each_is_another(ledger: Ledger, tmp_path: Path) -> None:
    ledger.add_person("anna", Role.REVIEWER, HASH)
    tokens = [signed(ledger.sign_in("anna", PASSWORD, "")) for _ in range(2)]
    assert tokens[0] != tokens[1]
    kept = b"".join(path.read_bytes() for path in (tmp_path / "workspace").glob("ledger.db*"))
    assert not any(token.encode() in kept for token in tokens)


def test_a_session_ends_by_age_and_when_nothing_is_done(ledger: Ledger, clock: Clock) -> None:
    token = signed(ledger.sign_in_as("anna", "name"))
    for _ in range(11):
        clock.pass_(minutes=59)
        assert ledger.session(token, DESK) is not None, "each look is a sign of life"
    idle = signed(ledger.sign_in_as("anna", "name"))
    clock.pass_(minutes=60)
    assert ledger.session(idle, DESK) is None
    clock.pass_(hours=1)
    assert ledger.session(token, DESK) is None


@pytest.mark.parametrize("change", [{"disabled": True}, {"role": "auditor"}, {"password": HASH}])
def test_who_is_set_up_otherwise_is_signed_out_and_works_on_nothing(
    ledger: Ledger, waiting: str, change: dict[str, object]
) -> None:
    ledger.add_person("anna", Role.REVIEWER, HASH)
    anna = Who(name="anna", role=Role.REVIEWER)
    token = signed(ledger.sign_in("anna", PASSWORD, ""))
    ledger.hold(waiting, anna, DESK)
    ledger.change_person("anna", **change)
    assert ledger.session(token, DESK) is None
    assert ledger.leases() == {}


def test_without_people_a_name_is_enough_and_counts_no_more_once_there_are(ledger: Ledger) -> None:
    token = signed(ledger.sign_in_as("anna", "name", login="desk"))
    session = ledger.session(token, DESK)
    assert session is not None
    assert session.who == Who(name="anna", login="desk")
    assert not session.who.authenticated
    assert "A person's name has" in denied(ledger.sign_in_as(" ", "name")).why
    ledger.add_person("bert", Role.REVIEWER, HASH)
    assert ledger.session(token, DESK) is None
    assert "sign in with a password" in denied(ledger.sign_in_as("anna", "name")).why


def test_who_was_proved_elsewhere_must_be_set_up_here(ledger: Ledger) -> None:
    ledger.add_person("anna", Role.APPROVER, None)
    token = signed(ledger.sign_in_as("anna", "oidc"))
    session = ledger.session(token, DESK)
    assert session is not None
    assert session.who.role is Role.APPROVER
    assert "Nobody of this name" in denied(ledger.sign_in_as("mallory", "proxy")).why
    ledger.change_person("anna", disabled=True)
    assert "Nobody of this name" in denied(ledger.sign_in_as("anna", "oidc")).why


@pytest.mark.slow
def test_a_wrong_password_tells_nothing_of_who_there_is(ledger: Ledger) -> None:
    ledger.add_person("anna", Role.REVIEWER, HASH)
    ledger.add_person("nopass", Role.REVIEWER, None)
    ledger.add_person("gone", Role.REVIEWER, HASH)
    ledger.change_person("gone", disabled=True)
    tried = {"anna": "wrong", "nopass": "wrong", "gone": PASSWORD, "nobody": PASSWORD}
    said = {name: denied(ledger.sign_in(name, word, f"10.0.0.{n}")) for n, (name, word) in enumerate(tried.items())}
    assert len({(one.why, one.wait_seconds) for one in said.values()}) == 1
    for name in tried:  # and once there were too many
        for _ in range(4):
            ledger.sign_in(name, "wrong", "")
    late = {name: denied(ledger.sign_in(name, "wrong", "")) for name in tried}
    assert len({(one.why, one.wait_seconds) for one in late.values()}) == 1
    assert late["anna"].wait_seconds > 0


@pytest.mark.slow
def test_a_thousand_wrong_passwords_cost_little_and_lock_nobody_else_out(ledger: Ledger, clock: Clock) -> None:
    ledger.add_person("anna", Role.REVIEWER, HASH)
    ledger.add_person("bert", Role.REVIEWER, HASH)
    began = monotonic()
    answers = [ledger.sign_in("anna", f"guess {n}", "203.0.113.9") for n in range(1_000)]
    assert monotonic() - began < 30
    assert sum(denied(one).wait_seconds == 0 for one in answers) == 5, "so many were looked at"
    assert isinstance(ledger.sign_in("bert", PASSWORD, "203.0.113.9"), SignedIn)
    assert denied(ledger.sign_in("anna", PASSWORD, "")).wait_seconds <= 30
    clock.pass_(seconds=31)
    assert isinstance(ledger.sign_in("anna", PASSWORD, ""), SignedIn)


def test_many_names_from_one_address_are_limited_too(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ledger.seats.proves", lambda stored, password: stored == HASH and password == PASSWORD)
    ledger.add_person("anna", Role.REVIEWER, HASH)
    answers = [denied(ledger.sign_in(f"name {n}", "x", "203.0.113.9")) for n in range(60)]
    assert sum(one.wait_seconds == 0 for one in answers) == 30
    assert isinstance(ledger.sign_in("anna", PASSWORD, "198.51.100.7"), SignedIn)


def test_a_token_of_another_workspace_opens_nothing(ledger: Ledger, tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "other") as other:
        token = signed(other.sign_in_as("anna", "name"))
    assert ledger.session(token, DESK) is None
    assert ledger.session("", DESK) is None
    assert ledger.session("\ud800", DESK) is None


def test_a_document_is_held_by_one_until_they_let_go_or_fall_silent(ledger: Ledger, clock: Clock, waiting: str) -> None:
    assert ledger.hold(waiting, ANNA, DESK).person == "anna"
    clock.pass_(minutes=4)
    assert ledger.hold(waiting, BERT, DESK).person == "anna"
    assert ledger.hold(waiting, ANNA, DESK).until == clock.time + timedelta(minutes=5), "a sign of life"
    clock.pass_(minutes=5)
    assert ledger.leases() == {}
    assert ledger.hold(waiting, BERT, DESK).person == "bert"
    assert ledger.hold(waiting, ANNA, DESK).person == "bert", "a lease that ran out is gone"
    ledger.let_go(waiting, ANNA)
    assert ledger.leases()[waiting].person == "bert", "nobody gives back what is another's"
    assert ledger.hold(waiting, ANNA, DESK, over=True).person == "anna"
    ledger.let_go(waiting, ANNA)
    assert ledger.leases() == {}


def test_only_who_may_decide_holds_what_waits(ledger: Ledger, tmp_path: Path, waiting: str) -> None:
    left = received(ledger, tmp_path, b"clean").sha256
    with pytest.raises(Unfit, match="does not wait"):
        ledger.hold(left, ANNA, DESK)
    ledger.add_person("otto", Role.AUDITOR, None)
    for who in (Who(name="otto", role=Role.AUDITOR), ANNA):
        with pytest.raises(Unfit):
            ledger.hold(waiting, who, DESK)
        with pytest.raises(Unfit):
            ledger.keep_draft(waiting, who, approve(waiting))
    assert ledger.leases() == {}


def test_nobody_decides_on_what_another_works_on(ledger: Ledger, clock: Clock, waiting: str) -> None:
    ledger.hold(waiting, ANNA, DESK)
    refused = take(ledger, BERT, approve(waiting), findings=DOUBT).refused
    assert "anna is working on it until 09:05" in refused[0]
    clock.pass_(minutes=5)
    assert take(ledger, BERT, approve(waiting), findings=DOUBT).refused == {}
    assert ledger.state_of(waiting) is OutcomeKind.EXPORTED


def test_a_decision_ends_the_lease_and_the_draft(ledger: Ledger, waiting: str) -> None:
    ledger.hold(waiting, ANNA, DESK)
    ledger.keep_draft(waiting, ANNA, approve(waiting, values={"totals.gross": "12"}))
    take(ledger, ANNA, approve(waiting), findings=DOUBT)
    assert (ledger.leases(), ledger.draft(waiting, ANNA)) == ({}, None)


def test_a_stale_decision_is_refused_with_what_changed_and_loses_nothing_typed(ledger: Ledger, waiting: str) -> None:
    version = ledger.version_of(waiting)
    reject = Decision(document=waiting, decision=DecisionKind.REJECT, reason="paid twice", version=version)
    reopen = Decision(document=waiting, decision=DecisionKind.REOPEN)
    take(ledger, BERT, reject)
    take(ledger, BERT, reopen)
    typed = approve(waiting, values={"totals.gross": "120.00"}, reason="typed with care", version=version)
    taken = take(ledger, ANNA, typed, findings=DOUBT)
    assert taken.stale == {0}
    assert "has changed since it was opened. bert (not authenticated) rejected it." in taken.refused[0]
    assert ledger.state_of(waiting) is OutcomeKind.REVIEW
    draft = ledger.draft(waiting, ANNA)
    assert draft is not None
    assert draft.decision == typed
    fresh = typed.model_copy(update={"version": ledger.version_of(waiting)})
    assert take(ledger, ANNA, fresh, findings=DOUBT).refused == {}
    assert ledger.draft(waiting, ANNA) is None


def test_what_a_new_reading_changed_is_told_by_field(ledger: Ledger, waiting: str) -> None:
    version = ledger.version_of(waiting)
    take(ledger, ANNA, approve(waiting, values={"totals.gross": "120.00"}), findings=(*DOUBT, failed("LINE-1")))
    told = ledger.changed_since(waiting, version)
    assert told == ["anna (not authenticated) approved it.", "totals.gross: 119.00 before, 120.00 now."]
    assert ledger.changed_since(waiting, ledger.version_of(waiting)) == []
    assert ledger.changed_since(waiting, "nonsense") == ["It is not known which state of it was opened."]


def test_drafts_are_each_persons_own(ledger: Ledger, waiting: str) -> None:
    ledger.keep_draft(waiting, ANNA, approve(waiting, values={"totals.gross": "not yet a numb"}))
    ledger.keep_draft(waiting, ANNA, approve(waiting, values={"totals.gross": "12"}))
    draft = ledger.draft(waiting, ANNA)
    assert draft is not None
    assert draft.decision.values == {"totals.gross": "12"}
    assert ledger.draft(waiting, BERT) is None
    assert (ledger.drafts(ANNA), ledger.drafts(BERT)) == ([waiting], [])
    with pytest.raises(Unfit, match="too long"):
        ledger.keep_draft(waiting, ANNA, approve(waiting, values={"totals.gross": "1" * 600_000}))
    with pytest.raises(Unfit, match="no such document"):
        ledger.keep_draft("0" * 64, ANNA, approve(waiting))
    ledger.drop_draft(waiting, ANNA)
    assert ledger.drafts(ANNA) == []


def test_effort_adds_up_and_believes_no_nonsense(ledger: Ledger, waiting: str) -> None:
    ledger.worked(waiting, Effort(seconds=20, keys=7, changed=1))
    ledger.worked(waiting, Effort(seconds=5, keys=1))
    assert ledger.effort(waiting) == Effort(seconds=25, keys=8, changed=1)
    ledger.worked(waiting, Effort(seconds=-5, keys=10**9))
    assert ledger.effort(waiting) == Effort(seconds=25, keys=20_008, changed=1)
    ledger.worked("0" * 64, Effort(seconds=1))
    assert ledger.effort("0" * 64) == Effort()
