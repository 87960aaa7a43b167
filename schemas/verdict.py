"""Findings, Verdicts and Outcomes: what the rules say of a document, and what becomes of it. All are values."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum

from schemas.document import Document
from schemas.extraction import Claim, DocType, LayerRun
from schemas.geometry import Box
from schemas.invoice import Invoice
from schemas.memory import Lesson
from schemas.money import Frozen
from schemas.profile import Profile


class Severity(StrEnum):
    """Decides what a failed rule does: fatal -> quarantine, warning -> review, information -> nothing."""

    FATAL = "fatal"
    WARNING = "warning"
    INFORMATION = "information"


class Source(StrEnum):
    """Who speaks: the export schema, our rulebook, an official artefact, the batch gate, read's inspection."""

    SCHEMA = "schema"
    NATIVE = "native"
    OFFICIAL = "official"
    BATCH = "batch"
    SECURITY = "security"


class RuleOutcome(StrEnum):
    """What a rule came to. Passes are counted, not kept."""

    FAIL = "fail"
    NOT_RUN = "not_run"
    NOT_APPLICABLE = "not_applicable"


class Disposition(StrEnum):
    """Where the policy sends a document."""

    STRAIGHT_THROUGH = "straight_through"
    REVIEW = "review"
    QUARANTINE = "quarantine"
    REFUSED = "refused"
    DUPLICATE = "duplicate"
    UNPACKED = "unpacked"


class OutcomeKind(StrEnum):
    """Where a document ended. Exactly one for each document of a run."""

    EXPORTED = "exported"
    REVIEW = "review"
    QUARANTINED = "quarantined"
    REFUSED = "refused"
    DUPLICATE = "duplicate"
    UNPACKED = "unpacked"
    REJECTED = "rejected"
    RETURNED = "returned"


WAITING = frozenset({OutcomeKind.REVIEW, OutcomeKind.QUARANTINED})  # for a person
STOPPED = WAITING | {OutcomeKind.REFUSED}  # all that did not go through by itself


class OtherDocument(Frozen):
    """Another document that a finding speaks of: its hash, and what its sender or folder called it."""

    sha256: str
    origin: str


ALWAYS_HOLDING = frozenset({"TYPE-1", "TYPE-2", "GX-01"})  # whatever a policy says of their severity


class Finding(Frozen):
    """What one rule has to say. `message` is one sentence in plain words; `todo` what a person does about it.

    `path` is a place in an e-invoice, as `Element` writes it; `others` are the documents it sets this one against;
    `accepted_by` are the people who approved the document all the same: it holds it no longer.
    """

    rule: str
    source: Source
    severity: Severity
    outcome: RuleOutcome
    message: str
    terms: tuple[str, ...] = ()
    seen: str | None = None
    expected: str | None = None
    todo: str = ""
    page: int | None = None
    boxes: tuple[Box, ...] = ()
    path: str | None = None
    others: tuple[OtherDocument, ...] = ()
    accepted_by: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether it holds its document, unless people accepted it."""
        matters = self.severity is not Severity.INFORMATION or self.rule in ALWAYS_HOLDING
        return matters and self.outcome is not RuleOutcome.NOT_APPLICABLE


class Versions(Frozen):
    """What made a verdict: product, model and, behind a "+", the one of sentences, rulebook and policy (a hash of its
    settings)."""

    vouchline: str
    model: str
    rulebook: str
    policy: str


class PageSize(Frozen):
    """A page's number, size in points and turn as in the Reading, to draw boxes on its image, and if two read it."""

    number: int
    width: float
    height: float
    turn: float = 0.0
    compared: bool = False


class Withheld(Frozen):
    """A value that is not certain enough to be exported and that a document may go without: its term, and why."""

    term: str
    why: str


class Verdict(Frozen):
    """All that is known of a document once it was judged. `passed` counts the rules that passed.

    `invoice` is what is believed of it, without what is `withheld`; `vendor` is its key in the vendor master.
    `people` is how many must approve it where it waits, and `people_for` why it is more than one, each a sentence.
    `lesson` is what its vendor's memory learns of it, once people have approved it and it has left.
    """

    document: Document
    doc_type: DocType
    subtype: str | None = None
    language: str | None = None
    page_count: int = 0
    pages: tuple[PageSize, ...] = ()
    vendor: str | None = None
    invoice: Invoice = Invoice()
    withheld: tuple[Withheld, ...] = ()
    claims: Mapping[str, Claim] = {}
    layers: tuple[LayerRun, ...] = ()
    findings: tuple[Finding, ...] = ()
    passed: int = 0
    disposition: Disposition
    reason: str
    profile: Profile
    profile_reason: str = ""
    versions: Versions
    people: int = 1
    people_for: tuple[str, ...] = ()
    seconds: float = 0.0
    lesson: Lesson | None = None


class Outcome(Frozen):
    """What became of a document in a run."""

    sha256: str
    run: str
    kind: OutcomeKind
    reason: str


class Expectation(Frozen):
    """One check of the batch gate: what it wants, whether the batch meets it, and which documents (hashes) do not."""

    name: str
    suite: str
    message: str
    success: bool
    severity: Severity
    documents: tuple[str, ...] = ()
    observed: str | None = None

    @property
    def compares(self) -> bool:
        """Whether it holds the batch against what came before."""
        return self.suite in ("history", "runs")


class GateReport(Frozen):
    """What the batch gate came to; `findings` are added to their documents. Not `ran`: it could not run at all."""

    ran: bool
    success: bool
    documents: int
    expectations: tuple[Expectation, ...] = ()
    findings: Mapping[str, tuple[Finding, ...]] = {}


class RunInfo(Frozen):
    """One run of the product over a batch, as the ledger keeps it."""

    run: str
    kind: str
    started_at: datetime
    finished_at: datetime | None = None
    source: str = ""
    received: date | None = None
    versions: Versions
    counts: Mapping[str, int] = {}
