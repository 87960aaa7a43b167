"""What the ledger gives back beside the types of the language, and how values become rows and come back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import TypeAdapter
from sqlalchemy import Row

from ledger.chain import new_salt, seal
from ledger.files import FOLDER, original_path
from schemas import (
    DocType,
    Document,
    Invoice,
    Outcome,
    OutcomeKind,
    RuleOutcome,
    RunInfo,
    Statement,
    Verdict,
    Versions,
    normalise_number,
    plain,
    seller_keys,
)

RECEIVED = "received"
_SAID = TypeAdapter(tuple[Statement, ...])


class Arrival(NamedTuple):
    """One file as it came in one run; it ends in exactly one outcome (None while the run is not settled)."""

    number: int
    run: str
    origin: str
    sha256: str
    received_at: datetime | None
    outcome: Outcome | None


class Brief(NamedTuple):
    """What a document is and says, by a verdict on it."""

    doc_type: DocType
    invoice: Invoice


class Listed(NamedTuple):
    """A document as it stands: as it first came, its outcome in the run that it got it in, and the verdict behind."""

    document: Document
    outcome: Outcome
    verdict: Verdict | None


class Appearance(NamedTuple):
    """One arrival of a document with the verdict of that run, if it was judged there."""

    arrival: Arrival
    verdict: Verdict | None


def arrival_seal(arrival: Mapping[str, Any], size: int) -> str:
    """What the event of an arrival keeps of it, and of what arrived."""
    at = arrival["received_at"]
    when = None if at is None else at.astimezone(UTC).isoformat(timespec="microseconds")
    values = [arrival[name] for name in ("origin", "name", "media_type", "parent")]
    # Last, and only where there is one: the seals of arrivals before these were kept hold as they are.
    sender = [arrival["sender"]] if arrival["sender"] is not None else []
    day = [f"received {arrival['received_on'].isoformat()}"] if arrival["received_on"] is not None else []
    said = [f"said {arrival['said']}"] if arrival["said"] is not None else []
    return seal(arrival["salt"], *values, str(size), when, *sender, *day, *said)


def said_text(said: Sequence[Statement]) -> str | None:
    """How an arrival keeps what the mail that brought it says; None where it says nothing."""
    return _SAID.dump_json(tuple(said)).decode() if said else None


def verdict_row(verdict: Verdict) -> dict[str, Any]:
    """The columns that hold a verdict and what it is found by."""
    # The original's place depends on the machine; its hash does not.
    sha256 = verdict.document.sha256
    kept = verdict.document.model_copy(update={"path": Path(FOLDER) / sha256[:2] / sha256})
    invoice = verdict.invoice
    return {
        "document": sha256,
        "current": True,
        "body": verdict.model_copy(update={"document": kept}).model_dump_json(),
        "salt": new_salt(),
        "invoice_number": number_of(verdict),
        "doc_type": verdict.doc_type.value,
        "currency": invoice.currency,
        "gross": None if invoice.totals.gross is None else plain(invoice.totals.gross),
        "due_date": invoice.due_date,
    }


def number_of(verdict: Verdict, *, seen: bool = True) -> str | None:
    """The number that the verdict is found by; not `seen`: as earlier versions wrote letters of other scripts down."""
    return normalise_number(verdict.invoice.invoice_number or "", seen=seen) or None


def sellers_of(verdict: Verdict, *, seen: bool = True) -> list[str]:
    """Every key that the verdict's seller is found by; not `seen`: those of earlier versions."""
    return sorted(seller_keys(verdict.invoice.seller, seen=seen))


def failed_rules(verdict: Verdict) -> list[str]:
    """The rules that failed, or could not run."""
    failed = (RuleOutcome.FAIL, RuleOutcome.NOT_RUN)
    return sorted({finding.rule for finding in verdict.findings if finding.outcome in failed})


def to_verdict(workspace: Path, body: str) -> Verdict:
    """The verdict of a row, its document's path leading to the original."""
    verdict = Verdict.model_validate_json(body)
    document = verdict.document.model_copy(update={"path": original_path(workspace, verdict.document.sha256)})
    return verdict.model_copy(update={"document": document})


def to_arrival(row: Row[Any]) -> Arrival:
    """The arrival of a joined row of arrivals and outcomes."""
    outcome = None
    if row.kind is not None:
        outcome = Outcome(sha256=row.document, run=row.run, kind=OutcomeKind(row.kind), reason=row.reason or "")
    return Arrival(row.number, row.run, row.origin or "", row.document, row.received_at, outcome)


def to_document(workspace: Path, row: Row[Any]) -> Document:
    """The document of a joined row of documents and arrivals, its path leading to the original."""
    return Document(
        sha256=row.sha256,
        media_type=row.media_type,
        size=row.size,
        origin=row.origin or "",
        path=original_path(workspace, row.sha256),
        parent=row.parent,
        received_at=row.received_at,
        sender=row.sender,
        kept=row.kept,
        received_on=row.received_on,
        said=_SAID.validate_json(row.said) if row.said is not None else (),
    )


def to_heard(workspace: Path, row: Row[Any]) -> Document:
    """The document of a row that also has what all the mails say that brought it, in an order of its own."""
    document = to_document(workspace, row)
    heard = (one for said in sorted(filter(None, (row.heard or "").split("\n"))) for one in _SAID.validate_json(said))
    return document.model_copy(update={"said": tuple(dict.fromkeys((*document.said, *heard)))})


def to_run(row: Row[Any]) -> RunInfo:
    """The run of a row."""
    return RunInfo(
        run=row.run,
        kind=row.kind,
        started_at=row.started_at,
        finished_at=row.finished_at,
        source=row.source,
        received=row.received,
        versions=Versions.model_validate(row.versions),
        counts=row.counts,
    )
