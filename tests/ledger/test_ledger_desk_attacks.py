"""Attacks on the store of the desk, each with its answer: by whatever door, nothing leaves unapproved."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from ledger import Ledger, verify
from ledger.deciding import Asked
from schemas import Misconfigured, OutcomeKind, Policy, Unavailable
from schemas.deciding import Unfit
from schemas.decision import ARRANGING, MOVES, Decision, DecisionKind, Role, Who
from schemas.desk import SignedIn
from schemas.desk_policy import DeskPolicy
from schemas.people_policy import People
from schemas.queue import Wanted
from tests.ledger.desk_run import play, received, take
from tests.ledger.kept import VERSIONS, failed
from tests.ledger.pages import arrange

DESK = DeskPolicy()
DOUBT = (failed("GATE-1"),)
TWO = Policy(people=People(two_for=("everything",)))
RITA, ROLF = (Who(name=name, role=Role.REVIEWER) for name in ("rita", "rolf"))
ABEL = Who(name="abel", role=Role.APPROVER)
OTTO, OPAL = Who(name="otto", role=Role.AUDITOR), Who(name="opal", role=Role.OPERATOR)
SET_UP = (RITA, ROLF, ABEL, OTTO, OPAL)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "workspace") as opened:
        yield opened


@pytest.fixture
def people(ledger: Ledger) -> dict[str, str]:
    """Everybody set up; their tokens by name."""
    return {one.name: ledger.add_person(one.name, one.role or Role.AUDITOR, None) for one in SET_UP}


@pytest.fixture
def waiting(ledger: Ledger, tmp_path: Path) -> str:
    return received(ledger, tmp_path, b"an invoice", DOUBT).sha256


def said(sha256: str, kind: DecisionKind = DecisionKind.APPROVE, **more: Any) -> Decision:
    return Decision(document=sha256, decision=kind, **more)


def why(ledger: Ledger, who: Who, decision: Decision, policy: Policy | None = None) -> str:
    """Why a decision is refused; "" where it is taken in."""
    return take(ledger, who, decision, policy=policy, findings=DOUBT).refused.get(0, "")


Attack = tuple[Who, dict[str, Any], str]
REFUSED: dict[str, Attack] = {
    "a reviewer who says to be an approver": (Who(name="rita", role=Role.APPROVER), {}, "may not decide any more"),
    "an auditor who says to be an approver": (Who(name="otto", role=Role.APPROVER), {}, "may not decide any more"),
    "a name without a role, though people are set up": (Who(name="rita"), {}, "may not decide any more"),
    "somebody who is not set up": (Who(name="mallory", role=Role.APPROVER), {}, "is not one of the people"),
    "a name of another case": (Who(name="Abel", role=Role.APPROVER), {}, "is not one of the people"),
    "a name that is a statement": (Who(name="abel' OR '1'='1", role=Role.APPROVER), {}, "is not one of the people"),
    "an auditor": (OTTO, {}, "is auditor and may not decide"),
    "an operator": (OPAL, {"kind": DecisionKind.REJECT}, "is operator and may not decide"),
    "an auditor who hands a document on": (OTTO, {"kind": DecisionKind.HAND_OVER, "to": "abel"}, "may not decide"),
    "a reviewer who reopens": (RITA, {"kind": DecisionKind.REOPEN}, "reopening needs an approver"),
    "handing to an auditor": (RITA, {"kind": DecisionKind.HAND_OVER, "to": "otto"}, "may decide here"),
    "handing to nobody known": (RITA, {"kind": DecisionKind.HAND_OVER, "to": "mallory"}, "may decide here"),
    "a version that never was": (RITA, {"version": "999999.999999"}, "has changed since"),
    "a version that is none": (RITA, {"version": "1.1; DROP TABLE decisions"}, "has changed since"),
    "an override without a reason": (RITA, {"override": ("GATE-1",)}, "only with a reason"),
    "a reason of a book's length": (RITA, {"reason": "x" * 5_000}, "at most"),
    "a term that is none": (RITA, {"values": {"totals.gross; --": "1"}}, "there is no term"),
    "a term of endless length": (RITA, {"values": {f"lines[{'9' * 5_000}].net": "1"}}, "there is no term"),
    "a row beyond all rows": (RITA, {"values": {"lines[4000000].net": "1"}}, "of no row that there is"),
    "a number that is none": (RITA, {"values": {"totals.gross": "NaN"}}, "is no number"),
    "a number beyond all sense": (RITA, {"values": {"totals.gross": "1e400"}}, "is no number"),
    "a day that is none": (RITA, {"values": {"due_date": "2026-02-30"}}, "is no date"),
    "a cell that is none": (RITA, {"lines": ({"net": "1", "x].y": "1"},)}, "there is no term"),
    "more rows than a document has": (RITA, {"lines": ({"net": "1"},) * 5_001}, "more than 5000 rows"),
    "a place of nothing": (RITA, {"places": {"due_date": {"page": 1}}}, "has no value"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_is_refused_and_on_record_and_moves_nothing(
    ledger: Ledger, people: dict[str, str], waiting: str, name: str, tmp_path: Path
) -> None:
    who, more, answer = REFUSED[name]
    assert answer in why(ledger, who, said(waiting, **more))
    assert ledger.state_of(waiting) is OutcomeKind.REVIEW
    (attempt,) = ledger.decisions([waiting])
    assert attempt.refused is not None
    assert attempt.run is None
    assert len(ledger.runs()) == 1, "no run was started for it"
    assert verify(tmp_path / "workspace").problem is None


@pytest.mark.parametrize("document", ["", "0" * 64, "AN INVOICE", "../../etc/passwd", "%", "'; DROP TABLE documents"])
def test_a_document_that_is_none(ledger: Ledger, waiting: str, document: str) -> None:
    assert "document" in why(ledger, Who(name="anna"), said(document))
    assert "document" in why(ledger, Who(name="anna"), said(waiting.upper()))
    assert "document" in why(ledger, Who(name="anna"), said(waiting[:63]))
    assert ledger.state_of(waiting) is OutcomeKind.REVIEW


@pytest.mark.parametrize("role", list(Role))
def test_a_token_counts_for_its_own_person_in_its_own_workspace(
    ledger: Ledger, people: dict[str, str], tmp_path: Path, role: Role
) -> None:
    with Ledger.open(tmp_path / "other") as other:
        foreign = other.add_person("rita", role, None)
    for token in (foreign, people["rolf"], people["abel"], "", None, people["rita"][:-1], people["rita"].swapcase()):
        with pytest.raises(Misconfigured, match="the token is not theirs"):
            ledger.at_the_door("rita", token, "desk")
    assert ledger.at_the_door("rita", people["rita"], "desk") == RITA.model_copy(update={"login": "desk"})
    ledger.change_person("rita", disabled=True)
    with pytest.raises(Misconfigured):
        ledger.at_the_door("rita", people["rita"], "desk")


def test_nobody_approves_their_own_correction_by_any_door(ledger: Ledger, people: dict[str, str], waiting: str) -> None:
    """By the page, by the file, by a second session, under a name of another case, or by the other role of the two."""
    page = ledger.sign_in_as("abel", "oidc")
    second = ledger.sign_in_as("abel", "proxy")
    assert isinstance(page, SignedIn)
    assert isinstance(second, SignedIn)
    correction = said(waiting, values={"totals.gross": "120.00"}, version=ledger.version_of(waiting))
    assert why(ledger, page.session.who, correction, TWO) == ""
    for again in (page.session.who, second.session.who, ledger.at_the_door("abel", people["abel"], "desk")):
        assert "has decided on it already" in why(ledger, again, said(waiting), TWO)
    assert why(ledger, ABEL.model_copy(update={"name": "ABEL"}), said(waiting), TWO) != ""
    assert why(ledger, RITA, said(waiting), TWO) == "", "a reviewer may approve it too"
    assert ledger.state_of(waiting) is OutcomeKind.REVIEW, "but is no second: the approver is who changed it"
    with pytest.raises(Misconfigured, match="already"):
        ledger.add_person("Abel", Role.APPROVER, None)


@pytest.mark.parametrize("alias", ["Anna", "ANNA", "\uff41nna", "anna"])
def test_without_people_a_name_of_another_form_is_no_second(ledger: Ledger, waiting: str, alias: str) -> None:
    assert why(ledger, Who(name="anna"), said(waiting), TWO) == ""
    assert "has decided on it already" in why(ledger, Who(name=alias), said(waiting), TWO)
    assert ledger.state_of(waiting) is OutcomeKind.REVIEW


@pytest.mark.parametrize("name", ["", " anna", "anna\n", "an\u200bna", "x" * 81])
def test_without_people_a_name_is_one(ledger: Ledger, name: str) -> None:
    with pytest.raises(Misconfigured, match="A person's name"):
        ledger.at_the_door(name, None, "desk")


def test_one_who_becomes_another_role_between_two_approvals_is_still_one(
    ledger: Ledger, people: dict[str, str], waiting: str
) -> None:
    assert why(ledger, RITA, said(waiting), TWO) == ""
    ledger.change_person("rita", role=Role.APPROVER.value)
    promoted = Who(name="rita", role=Role.APPROVER)
    assert "has decided on it already" in why(ledger, promoted, said(waiting), TWO)
    assert ledger.state_of(waiting) is OutcomeKind.REVIEW


def test_a_person_removed_while_working_leaves_nothing_behind_that_decides(
    ledger: Ledger, people: dict[str, str], waiting: str
) -> None:
    session = ledger.sign_in_as("rita", "oidc")
    assert isinstance(session, SignedIn)
    ledger.hold(waiting, RITA, DESK)
    ledger.keep_draft(waiting, RITA, said(waiting, values={"totals.gross": "12"}))
    ledger.change_person("rita", disabled=True)
    assert ledger.session(session.token, DESK) is None
    assert "may not decide any more" in why(ledger, RITA, said(waiting, version=ledger.version_of(waiting)))
    with pytest.raises(Unfit, match="may not decide any more"):
        ledger.hold(waiting, RITA, DESK)
    assert ledger.hold(waiting, ROLF, DESK).person == "rolf", "who comes after does not wait for them"
    assert why(ledger, ROLF, said(waiting)) == ""


def test_an_approval_of_who_was_removed_afterwards_stands(ledger: Ledger, people: dict[str, str], waiting: str) -> None:
    assert why(ledger, RITA, said(waiting), TWO) == ""
    ledger.change_person("rita", disabled=True)
    assert why(ledger, ABEL, said(waiting), TWO) == ""
    assert ledger.state_of(waiting) is OutcomeKind.EXPORTED


def test_two_at_the_very_same_time(tmp_path: Path) -> None:
    """One of them decides; the other is told, and nothing is done twice."""
    with Ledger.open(tmp_path / "workspace") as ledger:
        sha256 = received(ledger, tmp_path, b"an invoice", DOUBT).sha256

    def decide(name: str) -> bool:
        with Ledger.open(tmp_path / "workspace") as mine:
            try:
                taken = mine.take(Asked([said(sha256, DecisionKind.REJECT)], Who(name=name)), VERSIONS, Policy())
            except Unavailable:
                return False
            return taken.taken

    def hold(name: str) -> str:
        with Ledger.open(tmp_path / "workspace") as mine:
            return mine.hold(sha256, Who(name=name), DESK).person

    names = [f"person {number}" for number in range(6)]
    with ThreadPoolExecutor(6) as threads:
        assert len(set(threads.map(hold, names))) == 1
        with Ledger.open(tmp_path / "workspace") as ledger:
            for name in names:
                ledger.let_go(sha256, Who(name=name))
        assert sum(threads.map(decide, names)) == 1
    assert verify(tmp_path / "workspace").problem is None


def test_the_same_decision_handed_in_twice_counts_once(ledger: Ledger, waiting: str) -> None:
    anna = Who(name="anna")
    decision = said(waiting, version=ledger.version_of(waiting))
    taken = ledger.take(Asked([decision, decision], anna, partial=True), VERSIONS, TWO)
    assert taken.refused == {1: "it is decided on in this file already"}
    again = ledger.take(Asked([decision], anna, rehearsal=True), VERSIONS, TWO)
    assert "has changed since it was opened" in again.refused[0]


def move_all(ledger: Ledger, folder: Path) -> list[int]:
    """Take every move of the table once, and have one refused; the numbers of these decisions."""
    numbers = []
    for number, (state, kind) in enumerate(MOVES):
        anna, sha256 = Who(name="anna"), received(ledger, folder, f"document {number}".encode(), DOUBT).sha256
        before = {
            OutcomeKind.EXPORTED: DecisionKind.APPROVE,
            OutcomeKind.REJECTED: DecisionKind.REJECT,
            OutcomeKind.RETURNED: DecisionKind.RETURN,
            OutcomeKind.UNPACKED: DecisionKind.SPLIT,
        }.get(state)
        if state is OutcomeKind.QUARANTINED:
            quarantine(ledger, sha256)
        if before is not None:
            _decide(ledger, folder, anna, sha256, before)
        assert ledger.state_of(sha256) is state
        numbers.append(len(ledger.decisions()) + 1)
        _decide(ledger, folder, anna, sha256, kind)
        assert ledger.state_of(sha256) in MOVES[state, kind]
    assert why(ledger, Who(name="anna"), said("0" * 64)) != ""
    return [*numbers, len(ledger.decisions())]


def _decide(ledger: Ledger, folder: Path, who: Who, sha256: str, kind: DecisionKind) -> None:
    """Take one decision of this kind."""
    if kind not in ARRANGING:
        assert why(ledger, who, said(sha256, kind, reason="so")) == ""
        return
    other = received(ledger, folder, f"with {sha256}".encode(), DOUBT).sha256
    made = f"of {sha256}".encode()
    with_it = (other,) if kind is DecisionKind.JOIN else ()
    assert arrange(ledger, folder / "workspace", who, sha256, made, followed_by=with_it).refused == {}


def quarantine(ledger: Ledger, sha256: str) -> None:
    """Judge a waiting document again, with the outcome quarantine."""
    run = ledger.start_run("replay", "", VERSIONS, Policy())
    ledger.add(run, ledger.select(sha256s=[sha256]))
    play(ledger, run, Policy(), DOUBT, wanted=OutcomeKind.QUARANTINED)


EDITS: dict[str, Callable[[int], str]] = {
    "kind": lambda number: f"kind = CASE kind WHEN 'reject' THEN 'return' ELSE 'reject' END WHERE number = {number}",
    "round": lambda number: f"round = round + 1 WHERE number = {number}",
    "person": lambda number: f"person = 'mallory' WHERE number = {number}",
    "body": lambda number: f"body = replace(body, 'anna', 'bert') WHERE number = {number}",
    "refused": lambda number: f"refused = CASE WHEN refused IS NULL THEN 'no' END WHERE number = {number}",
    "at": lambda number: f"at = datetime(at, '-1 day') WHERE number = {number}",
    "document": lambda number: f"document = '{'f' * 64}' WHERE number = {number}",
    "run": lambda number: f"run = CASE WHEN run IS NULL THEN (SELECT max(run) FROM runs) END WHERE number = {number}",
}


@pytest.mark.slow
def test_every_move_is_covered_by_an_event_that_finds_an_edit(tmp_path: Path) -> None:
    workspace = tmp_path / "workspace"
    with Ledger.open(workspace) as ledger:
        numbers = move_all(ledger, tmp_path)
        moved = {(one.kind, one.refused is None) for one in ledger.decisions()}
    assert moved == {(kind, True) for kind in DecisionKind} | {(DecisionKind.APPROVE, False)}
    assert verify(workspace).problem is None
    file = workspace / "ledger.db"
    found = set()
    for number in numbers:
        for edit, statement in EDITS.items():
            with sqlite3.connect(file) as connection:
                row = connection.execute(f"SELECT * FROM decisions WHERE number = {number}").fetchone()
                connection.execute(f"UPDATE decisions SET {statement(number)}")
            problem = verify(workspace).problem
            assert problem, (number, edit)
            found.add(edit)
            with sqlite3.connect(file) as connection:
                names = [one[1] for one in connection.execute("PRAGMA table_info(decisions)")]
                back = ", ".join(f"{name} = ?" for name in names)
                connection.execute(f"UPDATE decisions SET {back} WHERE number = {number}", row)
    assert found == set(EDITS)
    assert verify(workspace).problem is None


def test_a_planted_decision_and_a_deleted_one_are_found(tmp_path: Path) -> None:
    workspace = tmp_path / "workspace"
    with Ledger.open(workspace) as ledger:
        sha256 = received(ledger, tmp_path, b"an invoice", DOUBT).sha256
        assert why(ledger, Who(name="anna"), said(sha256), TWO) == ""
    file = workspace / "ledger.db"
    with sqlite3.connect(file) as connection:
        connection.execute(
            "INSERT INTO decisions (at, run, document, kind, round, person, body, salt) "
            "SELECT at, run, document, kind, round, 'bert', replace(body, 'anna', 'bert'), salt FROM decisions"
        )
    assert verify(workspace).problem
    trigger = "SELECT sql FROM sqlite_master WHERE name = 'decisions_no_delete'"
    with sqlite3.connect(file) as connection:
        (made,) = connection.execute(trigger).fetchone()
        connection.execute("DROP TRIGGER decisions_no_delete")
        connection.execute("DELETE FROM decisions WHERE person = 'bert'")
        assert connection.execute("SELECT count(*) FROM decisions").fetchone() == (1,)
        connection.execute(made)
    assert verify(workspace).problem is None
    with sqlite3.connect(file) as connection:
        connection.execute("DROP TRIGGER decisions_no_delete")
        connection.execute("DELETE FROM decisions")
        connection.execute(made)
    assert "is missing" in str(verify(workspace).problem)


def test_rows_that_are_no_history_release_nothing(tmp_path: Path) -> None:
    """Who can write the list of what waits, a lease or a draft, changes what is shown and nothing that leaves."""
    workspace = tmp_path / "workspace"
    with Ledger.open(workspace) as ledger:
        sha256 = received(ledger, tmp_path, b"an invoice", DOUBT).sha256
        ledger.hold(sha256, Who(name="anna"), DESK)
    with sqlite3.connect(workspace / "ledger.db") as connection:
        connection.execute("UPDATE waiting SET people = 1, decided = 2, state = 'exported', reason = 'approved'")
    with Ledger.open(workspace) as ledger:
        assert why(ledger, Who(name="anna"), said(sha256), TWO) == ""
        assert ledger.state_of(sha256) is OutcomeKind.REVIEW
        (item,) = ledger.queue(Wanted()).items
        assert (item.people, item.state, item.decided_by) == (2, "review", ("anna",)), "it was made anew"
