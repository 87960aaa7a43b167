"""Decisions played through the ledger alone: a document, the run that a decision starts, and what settles it."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from flows.desk import queue_told
from ledger import Ledger
from ledger.deciding import Asked, Taken
from schemas import (
    Claim,
    Disposition,
    DocType,
    Document,
    Finding,
    Layer,
    Outcome,
    OutcomeKind,
    Policy,
    Profile,
    RunInfo,
    Value,
    Verdict,
    assemble,
)
from schemas.decision import Decision, Who
from tests.ledger.kept import VERSIONS, gate_passed
from validators import by_people

VALUES: dict[str, Value] = {
    "invoice_number": "R-1",
    "type_code": "380",
    "currency": "EUR",
    "totals.gross": Decimal("119.00"),
    "totals.net": Decimal("100.00"),
    "totals.tax": Decimal("19.00"),
}


def queue(ledger: Ledger) -> list[dict[str, Any]]:
    """What waits, as `queue --json` prints it."""
    return [json.loads(text) for text in queue_told(ledger)]


def read(term: str, value: Value) -> Claim:
    """A claim as the rules make it."""
    return Claim(term=term, value=value, raw=str(value), layer=Layer.RULES, score=0.95, page=1, label="a label")


def verdict_of(document: Document, claims: dict[str, Claim], findings: tuple[Finding, ...]) -> Verdict:
    """A verdict on `claims` that the `findings` lead to."""
    return Verdict(
        document=document,
        doc_type=DocType.INVOICE,
        invoice=assemble({path: claim.value for path, claim in claims.items()}),
        claims=claims,
        findings=findings,
        disposition=Disposition.REVIEW if findings else Disposition.STRAIGHT_THROUGH,
        reason="It says so.",
        profile=Profile.RECEIPT,
        versions=VERSIONS,
    )


def read_verdict(document: Document, findings: tuple[Finding, ...] = ()) -> Verdict:
    """A verdict on a document as it is read."""
    return verdict_of(document, {term: read(term, value) for term, value in VALUES.items()}, findings)


_DEFAULTS = Policy()


def received(
    ledger: Ledger,
    folder: Path,
    content: bytes,
    findings: tuple[Finding, ...] = (),
    policy: Policy = _DEFAULTS,
    pages: int = 0,
) -> Document:
    """A document that an ingest took in, and that waits where there are `findings`."""
    source = folder / f"{content.hex()[:12]}.pdf"
    source.write_bytes(content)
    run = ledger.start_run("ingest", "in", VERSIONS, policy)
    document = ledger.keep(source, origin=source.name, media_type="application/pdf", received_at=None)
    ledger.add(run, [document])
    for pending in list(ledger.pending(run)):
        ledger.judged(run, read_verdict(pending, findings).model_copy(update={"page_count": pages}))
    kind = OutcomeKind.REVIEW if findings else OutcomeKind.EXPORTED
    play(ledger, run, Policy(), wanted=kind)
    return document


def play(
    ledger: Ledger,
    run: RunInfo,
    policy: Policy,
    findings: tuple[Finding, ...] = (),
    wanted: OutcomeKind = OutcomeKind.EXPORTED,
) -> None:
    """The stations of a run after its arrivals, where every document is pressed to leave, whatever was decided."""
    for document in list(ledger.pending(run)):
        approved = ledger.last_approval(document.sha256)
        claims = None if approved is None else dict(approved.claims)
        verdict = read_verdict(document, findings) if claims is None else verdict_of(document, claims, findings)
        ledger.judged(run, by_people(verdict, ledger.in_round(document.sha256), policy))
    ledger.gated(run, gate_passed(1))
    for verdict in list(ledger.unsettled(run)):
        ledger.settle(run, verdict, Outcome(sha256=verdict.document.sha256, run=run.run, kind=wanted, reason="So."))
    list(ledger.exported(run))
    ledger.finish_run(run)


def take(
    ledger: Ledger, who: Who, *decisions: Decision, policy: Policy | None = None, findings: tuple[Finding, ...] = ()
) -> Taken:
    """Decisions taken in and played to their end."""
    settings = policy or Policy()
    taken = ledger.take(Asked(decisions, who), VERSIONS, settings)
    if taken.run is not None:
        play(ledger, taken.run, settings, findings)
    return taken


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.time = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time

    def pass_(self, **time: float) -> None:
        self.time += timedelta(**time)
