"""`vouchline show`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from app.say import say, say_data
from app.story import story
from flows.named import document_named
from ledger import look
from ledger.records import Appearance
from reports.words import LAYERS
from schemas import Claim, Document, Layer, Misconfigured, RuleOutcome, Severity, Verdict, cut_off, result

_WORST_FIRST = list(Severity)
_FIRST = (
    "invoice_number", "issue_date", "due_date", "seller.name", "buyer.name", "currency", "totals.gross", "totals.due",
    "totals.", "payment.", "seller.vat_id", "buyer.vat_id", "purchase_order_reference",
)  # fmt: skip


def show(doc: str, workspace: Path, as_json: bool) -> int:  # noqa: FBT001 (named by the command line)
    """Print one document's values, findings and history."""
    with look(workspace) as ledger:
        document = document_named(ledger, doc)
        verdict = ledger.verdict(document.sha256)
        history = ledger.history(document.sha256)
        told = story(ledger, document.sha256)
    if verdict is None:
        raise Misconfigured(f"{document.origin} has not been judged yet.", "Run again to finish the run it came in.")
    if as_json:
        came = [_appearance(one) for one in history]
        arrived = {"parent": document.parent, "sender": document.sender}
        shown = {**result(verdict, all_findings=True), **arrived, "history": came, "story": told}
        say_data(shown)
        return 0
    for line in _lines(document, verdict, told):
        say(line)
    return 0


def _lines(document: Document, verdict: Verdict, told: Sequence[str]) -> Iterator[str]:
    yield f"{document.origin}  {document.sha256[:12]}"
    if document.sender is not None:
        yield f"  sent by {document.sender}"
    yield f"  {verdict.disposition.value.replace('_', ' ')}: {verdict.reason}"
    if verdict.claims:
        kind = verdict.doc_type.value.replace("_", " ")
        yield f"  {kind}, profile {verdict.profile.value} ({verdict.profile_reason})"
    yield from ("", "Findings")
    kept = [finding for finding in verdict.findings if finding.outcome is not RuleOutcome.NOT_APPLICABLE]
    kept.sort(key=lambda finding: _WORST_FIRST.index(finding.severity))
    yield from (f"  {one.severity.value:<11} {one.rule:<10} {one.message} {one.todo}" for one in kept)
    yield f"  {verdict.passed} {'rule' if verdict.passed == 1 else 'rules'} passed"
    if verdict.claims:
        yield from ("", "Values")
    width = max(map(len, verdict.claims), default=0)
    ordered = sorted(verdict.claims.items(), key=lambda item: _weight(item[0]))
    yield from (f"  {path:<{width}}  {_value(claim)}" for path, claim in ordered)
    yield from ("", "History")
    yield from (f"  {line}" for line in told)


def _weight(path: str) -> int:
    """What matters first: which invoice, of whom, how much; streets come after, lines at the end."""
    return next((place for place, start in enumerate(_FIRST) if path.startswith(start)), len(_FIRST) + ("[" in path))


def _value(claim: Claim) -> str:
    """A value with the text it stands in, where that differs, its places, its layer, and how certain that is of it."""
    raw = () if claim.raw == str(claim.value) else (repr(claim.raw),)
    places = tuple(filter(None, (f"page {claim.page}" if claim.page else None, claim.path))) or ("no place",)
    how = (LAYERS[claim.layer], *_sure(claim))
    doubt = f"  DOUBT: {claim.doubt}" if claim.doubt else ""
    return f"{claim.value}  ({', '.join((*raw, *places, *how))}){doubt}"


def _sure(claim: Claim) -> tuple[str, ...]:
    """How certain a value is: by whom, where a person gave or approved it, else by the number of what read it."""
    if claim.person is not None:
        return (f"{'given' if claim.layer is Layer.HUMAN else 'approved'} by {claim.person}",)
    if claim.layer in (Layer.EINVOICE, Layer.HUMAN):
        return ()
    return (f"{'score' if claim.confidence is None else 'confidence'} {cut_off(claim.certainty)}",)


def _appearance(one: Appearance) -> dict[str, Any]:
    arrival = one.arrival
    return {
        "run": arrival.run,
        "file": arrival.origin,
        "received_at": arrival.received_at.isoformat() if arrival.received_at else None,
        "outcome": arrival.outcome.kind.value if arrival.outcome else None,
        "reason": arrival.outcome.reason if arrival.outcome else None,
        "disposition": one.verdict.disposition.value if one.verdict else None,
    }
