"""Whatever people do in whatever order, nothing leaves that nobody may have approved, by no move but the table's."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from ledger import Ledger, verify
from schemas import OutcomeKind, Policy, Verdict
from schemas.decision import ARRANGING, MOVES, Decision, DecisionKind, Role, Who
from schemas.people_policy import People
from tests.ledger.desk_run import play, received, take
from tests.ledger.kept import VERSIONS, failed
from tests.ledger.pages import arrange, hash_of

DOUBT = (failed("GATE-1"),)
ROLES = {
    "rita": Role.REVIEWER,
    "rolf": Role.REVIEWER,
    "abel": Role.APPROVER,
    "ada": Role.APPROVER,
    "otto": Role.AUDITOR,
}
NAMES = st.sampled_from(sorted(ROLES))
WHICH = st.integers(0, 5)
KINDS = st.sampled_from(sorted(set(DecisionKind) - ARRANGING))
OPEN = frozenset({OutcomeKind.REVIEW, OutcomeKind.QUARANTINED, OutcomeKind.EXPORTED})
CHANGES = st.dictionaries(
    st.sampled_from(["totals.gross", "invoice_number", "due_date"]),
    st.sampled_from(["1.00", "2.00"]) | st.none(),
    max_size=2,
)
FITTING = {"due_date": "2026-02-01"}


class Desk(RuleBasedStateMachine):
    """People decide on two documents and what they make of their pages; replays come in between; every run tries to
    export all it has."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.ledger = Ledger.open(self.folder / "workspace")
        self.policy = Policy()
        self.set_up: set[str] = set()
        self.documents: list[str] = []
        # The model beside the ledger: since the last reopening, who said which record is right, and who changed it.
        self.said: dict[str, dict[str, tuple[str, bool]]] = {}
        self.touched: set[str] = set()
        # Which documents were made of pages of which.
        self.sources: dict[str, set[str]] = {}

    @initialize(people=st.booleans(), two=st.booleans())
    def begin(self, people: bool, two: bool) -> None:
        self.policy = Policy(people=People(two_for=("everything",) if two else ()))
        if people:
            for name, role in ROLES.items():
                self.ledger.add_person(name, role, None)
                self.set_up.add(name)
        for content in (b"first", b"second"):
            self.documents.append(received(self.ledger, self.folder, content, DOUBT).sha256)
        self.said = {sha256: {} for sha256 in self.documents}

    def who(self, name: str) -> Who:
        return Who(name=name, role=ROLES[name] if self.set_up else None)

    @rule(which=WHICH, name=NAMES, kind=KINDS, changes=CHANGES)
    def decide(self, which: int, name: str, kind: DecisionKind, changes: dict[str, str | None]) -> None:
        sha256 = self.documents[which % len(self.documents)]
        before = self.ledger.state_of(sha256)
        assert before is not None
        values = {path: value and FITTING.get(path, value) for path, value in changes.items()}
        said = Decision(document=sha256, decision=kind, values=values if kind is DecisionKind.APPROVE else {})
        taken = take(self.ledger, self.who(name), said, policy=self.policy, findings=DOUBT)
        after = self.ledger.state_of(sha256)
        if taken.refused:
            assert after is before
            return
        assert after in MOVES[before, kind]
        if before is OutcomeKind.UNPACKED:
            for one in self.partners(sha256):
                self.note(one, name, kind)
        self.note(sha256, name, kind)
        if after is OutcomeKind.EXPORTED:
            self.may_have_left(sha256)

    @rule(which=WHICH, name=NAMES, other=st.none() | WHICH)
    def arrange(self, which: int, name: str, other: int | None) -> None:
        sha256 = self.documents[which % len(self.documents)]
        followed_by = () if other is None else (self.documents[other % len(self.documents)],)
        sources = {sha256, *followed_by}
        made = [f"{part} of {sorted(sources)}".encode() for part in ((1, 2) if other is None else (0,))]
        before = [self.ledger.state_of(one) for one in sources]
        folder = self.folder / "workspace"
        taken = arrange(self.ledger, folder, self.who(name), sha256, *made, followed_by=followed_by, policy=self.policy)
        if taken.refused:
            assert [self.ledger.state_of(one) for one in sources] == before
            return
        self.touched |= sources
        for one in map(hash_of, made):
            assert self.ledger.state_of(one) is OutcomeKind.REVIEW
            self.sources[one] = sources
            self.touched.add(one)
            self.said[one] = {}
            if one not in self.documents:
                self.documents.append(one)

    def partners(self, sha256: str) -> set[str]:
        return {one for sources in self.sources.values() if sha256 in sources for one in sources} - {sha256}

    @invariant()
    def the_same_pages_are_open_once(self) -> None:
        states = {sha256: self.ledger.state_of(sha256) for sha256 in self.documents}
        for made, sources in self.sources.items():
            assert states[made] not in OPEN or not any(states[one] in OPEN for one in sources)
            assert any(states[one] in OPEN for one in (made, *sources)) or self.ended(made)

    def ended(self, made: str) -> bool:
        """Whether a person ended what was made, or its pages went on into another document."""
        return self.ledger.state_of(made) in (OutcomeKind.REJECTED, OutcomeKind.RETURNED, OutcomeKind.UNPACKED)

    def note(self, sha256: str, name: str, kind: DecisionKind) -> None:
        if kind is DecisionKind.HAND_OVER:  # which says nothing of the document
            return
        self.touched.add(sha256)
        if kind is DecisionKind.REOPEN:
            self.said[sha256] = {}
        elif kind is DecisionKind.APPROVE:
            decided = self.ledger.in_round(sha256)[-1]
            self.said[sha256][name] = (decided.approved, bool(decided.changed))

    def may_have_left(self, sha256: str) -> None:
        """What the rules of the house say, told apart from the code that keeps them."""
        verdict = self.ledger.verdict(sha256)
        assert verdict is not None
        assert self.said[sha256], "people decided on it once, so only people release it"
        newest = list(self.said[sha256].values())[-1][0]
        agreed = {name: changed for name, (record, changed) in self.said[sha256].items() if record == newest}
        assert agreed
        assert not self.set_up or all(ROLES[name] in (Role.REVIEWER, Role.APPROVER) for name in agreed)
        if "everything" in self.policy.people.two_for:
            assert len(agreed) > 1
            gave = _gave(verdict)
            seconds = [name for name, changed in agreed.items() if not changed and name not in gave]
            assert [name for name in seconds if not self.set_up or ROLES[name] is Role.APPROVER]

    @rule()
    def replay(self) -> None:
        states = [self.ledger.state_of(sha256) for sha256 in self.documents]
        run = self.ledger.start_run("replay", "", VERSIONS, self.policy)
        self.ledger.add(run, self.ledger.select())
        play(self.ledger, run, self.policy)
        for before, sha256 in zip(states, self.documents, strict=True):
            after = self.ledger.state_of(sha256)
            if before is not OutcomeKind.EXPORTED and after is OutcomeKind.EXPORTED and sha256 in self.touched:
                self.may_have_left(sha256)
            if before in (OutcomeKind.REJECTED, OutcomeKind.RETURNED, OutcomeKind.UNPACKED):
                assert after is before

    @invariant()
    def an_export_stands_once(self) -> None:
        left = [one for one in self.ledger.listed() if one.outcome.kind is OutcomeKind.EXPORTED]
        assert len({one.document.sha256 for one in left}) == len(left)

    def teardown(self) -> None:
        self.ledger.close()
        if self.documents:
            assert verify(self.folder / "workspace").problem is None
        shutil.rmtree(self.folder)


def _gave(verdict: Verdict) -> set[str | None]:
    return {claim.person for claim in verdict.claims.values() if claim.layer == "human"}


TestDesk = Desk.TestCase
TestDesk.settings = settings(max_examples=25, stateful_step_count=12, deadline=None)
