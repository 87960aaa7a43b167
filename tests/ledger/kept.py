"""What the ledger's tests share: files, verdicts and whole runs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from ledger import Ledger
from schemas import (
    Alternative,
    Box,
    Claim,
    Disposition,
    DocType,
    Document,
    Finding,
    GateReport,
    Invoice,
    Layer,
    Outcome,
    OutcomeKind,
    Party,
    Policy,
    Profile,
    RuleOutcome,
    RunInfo,
    Severity,
    Source,
    Totals,
    Value,
    Verdict,
    Versions,
)

VERSIONS = Versions(vouchline="1.0", model="none", rulebook="1", policy=Policy().hash)
START = datetime(2026, 1, 5, 9, 30, 0, 250, tzinfo=UTC)


def clock(start: datetime = START) -> Callable[[], datetime]:
    """A clock that goes on by a second whenever it is asked."""
    ticks = iter(range(10**9))
    return lambda: start + timedelta(seconds=next(ticks))


def fill(folder: Path, contents: Mapping[str, bytes]) -> Path:
    """A folder with these files."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    return folder


def keep_all(ledger: Ledger, folder: Path) -> list[Document]:
    """Every file of `folder` kept, by name."""
    return [
        ledger.keep(path, origin=path.name, media_type="application/pdf", received_at=START)
        for path in sorted(folder.iterdir())
    ]


def claim(term: str, value: Value) -> Claim:
    """A claim with one rejected alternative of the same value."""
    other = Alternative(value=value, raw="other", score=0.1)
    boxes = (Box(1, 2, 30.5, 12),)
    return Claim(term=term, value=value, raw=f" {value}", layer=Layer.RULES, score=0.9, boxes=boxes, rejected=(other,))


def failed(rule: str) -> Finding:
    """A finding of a rule that failed."""
    return Finding(
        rule=rule, source=Source.NATIVE, severity=Severity.WARNING, outcome=RuleOutcome.FAIL, message=f"{rule} failed."
    )


def verdict_on(
    document: Document, *, number: str = "0012-A", rules: Iterable[str] = (), gross: str = "119.00"
) -> Verdict:
    """A verdict with values of every type in it."""
    invoice = Invoice(
        invoice_number=number,
        currency="EUR",
        due_date=date(2026, 2, 1),
        seller=Party(name="Sample Works", vat_id="DE136695976"),
        totals=Totals(gross=Decimal(gross)),
    )
    values: dict[str, Value] = {
        "invoice_number": number,
        "issue_date": date(2026, 1, 2),
        "totals.gross": Decimal(gross),
        "lines[0].description": "2026-01-02",
    }
    return Verdict(
        document=document,
        doc_type=DocType.INVOICE,
        invoice=invoice,
        claims={term: claim(term, value) for term, value in values.items()},
        findings=tuple(failed(rule) for rule in rules),
        disposition=Disposition.STRAIGHT_THROUGH,
        reason="Every rule passed.",
        profile=Profile.PAGE_EU,
        versions=VERSIONS,
        seconds=0.25,
    )


def gate_passed(documents: int) -> GateReport:
    """A gate that every document passed."""
    return GateReport(ran=True, success=True, documents=documents)


def settled(ledger: Ledger, run: RunInfo, verdict: Verdict, kind: OutcomeKind = OutcomeKind.EXPORTED) -> Outcome:
    """`verdict` settled as `kind`."""
    reason = f"It is {kind.value}."
    return ledger.settle(run, verdict, Outcome(sha256=verdict.document.sha256, run=run.run, kind=kind, reason=reason))


def begin(ledger: Ledger, folder: Path) -> RunInfo:
    """A run that received `folder`."""
    run = ledger.start_run("ingest", str(folder), VERSIONS, Policy())
    ledger.add(run, keep_all(ledger, folder))
    return run


def complete(ledger: Ledger, run: RunInfo, kinds: Mapping[str, OutcomeKind] | None = None) -> RunInfo:
    """A run brought to its end: judged, gated, settled as `kinds` says by origin (else exported), finished."""
    for document in ledger.pending(run):
        ledger.judged(run, verdict_on(document, number=f"N-{document.sha256[:8]}"))
    ledger.gated(run, gate_passed(1))
    for verdict in ledger.unsettled(run):
        settled(ledger, run, verdict, (kinds or {}).get(verdict.document.origin, OutcomeKind.EXPORTED))
    return ledger.finish_run(run)


def ingest(ledger: Ledger, folder: Path, kinds: Mapping[str, OutcomeKind] | None = None) -> RunInfo:
    """A whole run over `folder`."""
    return complete(ledger, begin(ledger, folder), kinds)


def kinds_of(ledger: Ledger, run: RunInfo) -> dict[str, OutcomeKind | None]:
    """Outcomes of a run by origin."""
    return {arrival.origin: arrival.outcome and arrival.outcome.kind for arrival in ledger.arrivals(run)}
