"""The folders of documents that wait for people: review/ and quarantine/, one folder a document."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from ledger.stores import at_hand
from schemas import Document, Finding, Outcome, OutcomeKind, RuleOutcome, Severity, Verdict

FOLDERS = {OutcomeKind.REVIEW: "review", OutcomeKind.QUARANTINED: "quarantine"}
_REASON = "reason.json"
_HASH = 12  # as much of a document's hash as its folder is named by
_ORIGINAL = re.compile(r"original(\.\w*)?")
_NEXT = {
    OutcomeKind.REVIEW: "Compare the values named below with the page, then decide with the command below: approve it "
    "with the right values, reject it, or return it to its sender.",
    OutcomeKind.QUARANTINED: "Do not pay or book this document before the cause is explained. Ask its sender; or "
    "reject it or return it with the command below.",
}


def standing(workspace: Path) -> dict[str, list[Path]]:
    """The folders that wait, by the beginning of their document's hash: looked for once, however many there are."""
    found: dict[str, list[Path]] = {}
    for kind in FOLDERS.values():
        for folder in sorted((workspace / kind).glob("[!.]*-*")):
            found.setdefault(folder.name.rpartition("-")[2], []).append(folder)
    return found


def stands(outcome: Outcome, there: Mapping[str, Sequence[Path]]) -> bool:
    """Whether a document's folder is as its outcome says already: none, or the one with what waits and why."""
    found, wanted = there.get(outcome.sha256[:_HASH], ()), FOLDERS.get(outcome.kind)
    if wanted is None:
        return not found
    return [folder.parent.name for folder in found] == [wanted] and _says(found[0], outcome.reason)


def _says(folder: Path, reason: str) -> bool:
    """Whether a folder holds the original and what was written of why it waits, and that is `reason`."""
    try:
        written = json.loads((folder / _REASON).read_bytes())
    except (OSError, ValueError):
        return False
    there = any(path.exists() for path in _originals(folder))
    return there and isinstance(written, dict) and written.get("reason") == reason


def place(workspace: Path, verdict: Verdict, outcome: Outcome, there: Mapping[str, Sequence[Path]]) -> None:
    """Put the document's folder where its outcome says, or take what we wrote of it away. Idempotent.

    `there` are the folders standing. Whatever else lies in one is a person's, and stays: it goes along where it moves.
    """
    document = verdict.document
    wanted = FOLDERS.get(outcome.kind)
    folder = workspace / wanted / _folder_name(document) if wanted else None
    for old in there.get(document.sha256[:_HASH], ()):
        if folder is not None and not folder.exists():
            folder.parent.mkdir(parents=True, exist_ok=True)
            old.rename(folder)
        elif old != folder:
            _clear(old)
    if folder is not None:
        at_hand(workspace, document.path)
        _write(folder, verdict, outcome)


def _clear(folder: Path) -> None:
    """Take away what we wrote, and the folder too unless a person put something there."""
    for ours in (folder / _REASON, *_originals(folder)):
        ours.unlink(missing_ok=True)
    if not any(folder.iterdir()):
        folder.rmdir()


def _originals(folder: Path) -> list[Path]:
    return [path for path in folder.glob("original*") if _ORIGINAL.fullmatch(path.name)]


def _folder_name(document: Document) -> str:
    stem = re.sub(r"[^\w.-]+", "_", Path(document.origin).stem)[:60].strip("._") or "document"
    return f"{stem}-{document.sha256[:_HASH]}"


def _write(folder: Path, verdict: Verdict, outcome: Outcome) -> None:
    """Write our two files; a folder that is new becomes visible with both in it."""
    # A leading dot keeps what is half written out of sight should the run be killed here.
    fresh = folder.with_name(f".{folder.name}")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    text = json.dumps(reason(verdict, outcome), ensure_ascii=False, indent=2)
    (fresh / _REASON).write_text(text + "\n", encoding="utf-8")
    link = _link(verdict.document, fresh, folder)
    if not folder.exists():
        fresh.rename(folder)
        return
    for stale in _originals(folder):
        if stale.name != link.name:
            stale.unlink()
    for ours in (link, fresh / _REASON):
        ours.replace(folder / ours.name)
    fresh.rmdir()


def _link(document: Document, folder: Path, final: Path) -> Path:
    suffix = re.sub(r"[^\w.]", "", Path(document.origin).suffix)[:10]
    link = folder / f"original{suffix}"
    try:
        link.symlink_to(os.path.relpath(document.path.resolve(), final.resolve()))
    except OSError:  # a file system without links
        shutil.copyfile(document.path, link)
    return link


def reason(verdict: Verdict, outcome: Outcome) -> dict[str, object]:
    """Why a document waits, in the order a person needs it: what happened, what to do, each finding."""
    return {
        "file": verdict.document.origin,
        "outcome": outcome.kind.value,
        "reason": outcome.reason,
        "what_to_do": _NEXT[outcome.kind],
        "people": verdict.people,
        "people_for": list(verdict.people_for),
        "decide": _decide(verdict, outcome),
        "findings": [_finding(finding) for finding in _relevant(verdict)],
        "invoice_number": verdict.invoice.invoice_number,
        "seller": verdict.invoice.seller.name,
        "profile": verdict.profile.value,
        "sha256": verdict.document.sha256,
        "run": outcome.run,
        "versions": verdict.versions.model_dump(),
    }


def _decide(verdict: Verdict, outcome: Outcome) -> dict[str, str]:
    """The command that decides, and a line for its file: what stops a document is rejected unless it is explained."""
    line: dict[str, object] = {"document": verdict.document.sha256}
    waits = outcome.kind is OutcomeKind.REVIEW
    line |= {"decision": "approve", "values": {}} if waits else {"decision": "reject", "reason": ""}
    return {"command": "vouchline decide decisions.jsonl --as NAME", "line": json.dumps(line)}


def _relevant(verdict: Verdict) -> list[Finding]:
    order = list(Severity)
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
