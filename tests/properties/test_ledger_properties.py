"""Whatever is done in whatever order: one outcome an arrival, one export a document, a chain that verifies."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from ledger import Ledger, verify
from schemas import BY_PATH, LINE_TERMS, Claim, Document, OutcomeKind, Policy, RunInfo, Value, term_of
from tests.ledger.kept import VERSIONS, claim, clock, gate_passed, settled, verdict_on

CONTENTS = st.sampled_from([b"one", b"two", b"three"])
NAMES = st.sampled_from(["a.pdf", "b.pdf", "c.pdf", "d.pdf"])
FILES = st.lists(st.tuples(NAMES, CONTENTS), max_size=5)
KINDS = st.sampled_from([OutcomeKind.EXPORTED, OutcomeKind.REVIEW, OutcomeKind.QUARANTINED, OutcomeKind.REFUSED])


PATHS = [*BY_PATH, *(f"lines[0].{term.path}" for term in LINE_TERMS)]
TEXTS = st.text(min_size=1) | st.sampled_from(["0012", "2026-01-02", "1E5", "-0", "12.50", "inf"])
AMOUNTS = st.decimals(allow_nan=False, allow_infinity=False, places=2)


def values_of(path: str) -> st.SearchStrategy[Value]:
    """Values of the type that the term at `path` has."""
    kind = term_of(path).kind
    if kind == "date":
        return st.dates()
    return AMOUNTS if kind in ("amount", "quantity", "rate") else TEXTS


@given(st.sampled_from(PATHS).flatmap(lambda path: st.tuples(st.just(path), values_of(path), values_of(path))))
def test_claims_come_back_from_json_in_the_type_of_their_term(drawn: tuple[str, Value, Value]) -> None:
    path, value, other = drawn
    made = claim(path, value)
    made = made.model_copy(update={"rejected": (made.rejected[0].model_copy(update={"value": other}),)})
    back = Claim.model_validate_json(made.model_dump_json())
    assert back == made
    assert type(back.value) is type(value)


class AnyOrder(RuleBasedStateMachine):
    """Runs over a few files, killed and taken up again, replayed, repeated."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.workspace = self.folder / "workspace"
        self.now = clock()
        self.ledger = Ledger.open(self.workspace, now=self.now)
        self.run: RunInfo | None = None
        self.gated = False
        self.exported: set[str] = set()

    def received(self, files: list[tuple[str, bytes]]) -> list[Document]:
        source = self.folder / "file"
        documents = []
        for name, content in files:
            source.write_bytes(content)
            documents.append(self.ledger.keep(source, origin=name, media_type="x/y", received_at=self.now()))
        return documents

    def open_run(self) -> RunInfo:
        assert self.run is not None
        return self.run

    @precondition(lambda self: self.run is None)
    @rule(files=FILES)
    def ingest(self, files: list[tuple[str, bytes]]) -> None:
        self.run, self.gated = self.ledger.start_run("ingest", "inbox", VERSIONS, Policy()), False
        self.ledger.add(self.run, self.received(files))

    @precondition(lambda self: self.run is None)
    @rule(state=st.none() | KINDS)
    def replay(self, state: OutcomeKind | None) -> None:
        self.run, self.gated = self.ledger.start_run("replay", "", VERSIONS, Policy()), False
        self.ledger.add(self.run, self.ledger.select(state=state))

    @precondition(lambda self: self.run is not None and not self.gated)
    @rule(files=FILES)
    def receive_more(self, files: list[tuple[str, bytes]]) -> None:
        documents = self.received(files)
        self.ledger.add(self.open_run(), documents)
        once = list(self.ledger.arrivals(self.open_run()))
        self.ledger.add(self.open_run(), documents)
        assert list(self.ledger.arrivals(self.open_run())) == once, "twice is once"

    @precondition(lambda self: self.run is not None and not self.gated)
    @rule(count=st.integers(1, 3))
    def judge(self, count: int) -> None:
        for document in list(self.ledger.pending(self.open_run()))[:count]:
            for _ in range(2):
                self.ledger.judged(self.open_run(), verdict_on(document, number=document.sha256[:6]))

    @precondition(lambda self: self.run is not None and not self.gated)
    @rule()
    def gate(self) -> None:
        self.judge(count=99)
        self.ledger.gated(self.open_run(), gate_passed(0))
        self.gated = True

    @precondition(lambda self: self.gated)
    @rule(kinds=st.lists(KINDS, min_size=1, max_size=3))
    def settle(self, kinds: list[OutcomeKind]) -> None:
        for verdict, kind in zip(list(self.ledger.unsettled(self.open_run())), kinds, strict=False):
            outcome = settled(self.ledger, self.open_run(), verdict, kind)
            assert settled(self.ledger, self.open_run(), verdict, OutcomeKind.EXPORTED) == outcome, "twice is once"
            if outcome.kind is OutcomeKind.EXPORTED:
                assert outcome.sha256 not in self.exported, "at most one export a document"
                self.exported.add(outcome.sha256)
            else:
                refused_export = kind is OutcomeKind.EXPORTED
                assert refused_export == (outcome.kind is OutcomeKind.DUPLICATE)

    @precondition(lambda self: self.gated)
    @rule()
    def finish(self) -> None:
        run = self.open_run()
        self.settle(kinds=[OutcomeKind.REVIEW] * 99)
        finished = self.ledger.finish_run(run)
        assert sum(finished.counts.values()) == 2 * finished.counts["documents"], "one outcome an arrival"
        self.run, self.gated = None, False

    @rule()
    def kill_and_open_again(self) -> None:
        self.ledger.close()
        self.ledger = Ledger.open(self.workspace, now=self.now)
        found = self.ledger.unfinished_run()
        assert (found and found.run) == (self.run and self.run.run)
        if found is not None:
            self.run = self.ledger.resume_run(found, VERSIONS)

    @invariant()
    def exports_are_the_ones_settled(self) -> None:
        exported = [verdict.document.sha256 for run in self.ledger.runs() for verdict in self.ledger.exported(run)]
        assert sorted(exported) == sorted(self.exported)

    def teardown(self) -> None:
        anything = bool(self.ledger.runs())
        self.ledger.close()
        report = verify(self.workspace)
        shutil.rmtree(self.folder)
        assert report.ok is anything, report.problem


TestAnyOrder = AnyOrder.TestCase
TestAnyOrder.settings = settings(max_examples=25, stateful_step_count=25)
