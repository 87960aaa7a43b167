"""The folders of documents that wait for people: review/ and quarantine/, one folder a document."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from schemas import Document, Finding, Outcome, OutcomeKind, RuleOutcome, Severity, Verdict

FOLDERS = {OutcomeKind.REVIEW: "review", OutcomeKind.QUARANTINED: "quarantine"}
_NEXT = {
    OutcomeKind.REVIEW: "Look at the values named below on the page. When the cause is mended, replay the document.",
    OutcomeKind.QUARANTINED: "Do not pay or book this document before the cause is explained. Ask its sender.",
}


def place(workspace: Path, verdict: Verdict, outcome: Outcome) -> None:
    """Put the document's folder where its outcome says, and take it from where it no longer belongs. Idempotent."""
    name = _folder_name(verdict.document)
    wanted = FOLDERS.get(outcome.kind)
    for kind in FOLDERS.values():
        if kind != wanted:
            for stale in _of_document(workspace / kind, verdict.document):
                shutil.rmtree(stale)
    if wanted is not None:
        _write(workspace / wanted / name, verdict, outcome)


def _of_document(folder: Path, document: Document) -> Iterator[Path]:
    if folder.is_dir():
        yield from folder.glob(f"[!.]*-{document.sha256[:12]}")


def _folder_name(document: Document) -> str:
    stem = re.sub(r"[^\w.-]+", "_", Path(document.origin).stem)[:60].strip("._") or "document"
    return f"{stem}-{document.sha256[:12]}"


def _write(folder: Path, verdict: Verdict, outcome: Outcome) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    # A leading dot keeps a half-written folder out of sight should the run be killed here.
    fresh = folder.with_name(f".{folder.name}")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir()
    text = json.dumps(reason(verdict, outcome), ensure_ascii=False, indent=2)
    (fresh / "reason.json").write_text(text + "\n", encoding="utf-8")
    _link(verdict.document, fresh, folder)
    for old in _of_document(folder.parent, verdict.document):
        shutil.rmtree(old)
    fresh.rename(folder)


def _link(document: Document, folder: Path, final: Path) -> None:
    suffix = re.sub(r"[^\w.]", "", Path(document.origin).suffix)[:10]
    link = folder / f"original{suffix}"
    try:
        link.symlink_to(os.path.relpath(document.path.resolve(), final.resolve()))
    except OSError:  # a file system without links
        shutil.copyfile(document.path, link)


def reason(verdict: Verdict, outcome: Outcome) -> dict[str, object]:
    """Why a document waits, in the order a person needs it: what happened, what to do, each finding."""
    return {
        "file": verdict.document.origin,
        "outcome": outcome.kind.value,
        "reason": outcome.reason,
        "what_to_do": _NEXT[outcome.kind],
        "findings": [_finding(finding) for finding in _relevant(verdict)],
        "invoice_number": verdict.invoice.invoice_number,
        "seller": verdict.invoice.seller.name,
        "profile": verdict.profile.value,
        "sha256": verdict.document.sha256,
        "run": outcome.run,
        "versions": verdict.versions.model_dump(),
    }


def _relevant(verdict: Verdict) -> list[Finding]:
    order = [Severity.FATAL, Severity.WARNING, Severity.INFORMATION]
    kept = [finding for finding in verdict.findings if finding.outcome is not RuleOutcome.NOT_APPLICABLE]
    return sorted(kept, key=lambda finding: order.index(finding.severity))


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "message": finding.message,
        "what_to_do": finding.todo,
        "seen": finding.seen,
        "expected": finding.expected,
        "page": finding.page,
        "terms": list(finding.terms),
    }
