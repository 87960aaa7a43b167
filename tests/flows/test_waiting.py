"""The folders of documents that wait: ours are two files, whatever else lies there is a person's."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from flows.batch import Finished
from flows.deciding import decide
from flows.waiting import place, standing, stands
from ledger.deciding import Asked
from schemas import (
    Document,
    Extraction,
    Outcome,
    OutcomeKind,
    Policy,
    Reading,
    Verdict,
    Versions,
)
from schemas.decision import Decision, DecisionKind, Who
from validators import EMPTY, judge

Run = Callable[..., Finished]


@pytest.fixture
def verdict(workspace: Path) -> Verdict:
    """A verdict on a stored text."""
    original = workspace / "originals" / "ab" / ("ab" * 32)
    original.parent.mkdir(parents=True)
    original.write_text("Dear all", encoding="utf-8")
    document = Document(sha256="ab" * 32, media_type="text/plain", size=8, origin="in/a letter.txt", path=original)
    reading = Reading(sha256=document.sha256, reader="none")
    versions = Versions(vouchline="1", model="none", rulebook="1", policy="x")
    return judge(document, reading, Extraction(), policy=Policy(), reference=EMPTY, versions=versions, as_of=None)


def _outcome(kind: OutcomeKind, run: str = "r1") -> Outcome:
    return Outcome(sha256="ab" * 32, run=run, kind=kind, reason="Because.")


def _place(workspace: Path, verdict: Verdict, outcome: Outcome) -> None:
    place(workspace, verdict, outcome, standing(workspace))


def _files(workspace: Path) -> list[str]:
    found = [path for kind in ("review", "quarantine") for path in (workspace / kind).rglob("*") if not path.is_dir()]
    return sorted(path.relative_to(workspace).as_posix() for path in found)


def _stands(workspace: Path, outcome: Outcome) -> bool:
    return stands(outcome, standing(workspace))


_NAME = f"a_letter-{'ab' * 6}"


def test_two_files_a_document(workspace: Path, verdict: Verdict) -> None:
    for run in ("r1", "r2"):
        _place(workspace, verdict, _outcome(OutcomeKind.REVIEW, run))
        assert _files(workspace) == [f"review/{_NAME}/original.txt", f"review/{_NAME}/reason.json"]
        told = json.loads((workspace / "review" / _NAME / "reason.json").read_text(encoding="utf-8"))
        assert told["run"] == run
        assert (workspace / "review" / _NAME / "original.txt").read_text(encoding="utf-8") == "Dear all"
    assert [path.name for path in (workspace / "review").iterdir()] == [_NAME]


@pytest.mark.parametrize("kind", [OutcomeKind.EXPORTED, OutcomeKind.REFUSED, OutcomeKind.DUPLICATE])
def test_what_no_longer_waits_leaves_nothing_of_ours(workspace: Path, verdict: Verdict, kind: OutcomeKind) -> None:
    _place(workspace, verdict, _outcome(OutcomeKind.REVIEW))
    _place(workspace, verdict, _outcome(kind))
    assert list((workspace / "review").iterdir()) == []


def test_a_persons_notes_stay_and_go_along(workspace: Path, verdict: Verdict) -> None:
    _place(workspace, verdict, _outcome(OutcomeKind.REVIEW))
    (workspace / "review" / _NAME / "originals-of-the-order.txt").write_text("asked the sender", encoding="utf-8")
    _place(workspace, verdict, _outcome(OutcomeKind.REVIEW, "r2"))
    assert len(_files(workspace)) == 3
    _place(workspace, verdict, _outcome(OutcomeKind.QUARANTINED, "r3"))
    names = ("original.txt", "originals-of-the-order.txt", "reason.json")
    assert _files(workspace) == [f"quarantine/{_NAME}/{name}" for name in names]
    _place(workspace, verdict, _outcome(OutcomeKind.EXPORTED, "r4"))
    assert _files(workspace) == [f"quarantine/{_NAME}/originals-of-the-order.txt"]


def test_a_document_under_a_new_name_keeps_one_folder(workspace: Path, verdict: Verdict) -> None:
    _place(workspace, verdict, _outcome(OutcomeKind.REVIEW))
    renamed = verdict.model_copy(update={"document": verdict.document.model_copy(update={"origin": "b.eml"})})
    _place(workspace, renamed, _outcome(OutcomeKind.REVIEW))
    folder = f"review/b-{'ab' * 6}"
    assert _files(workspace) == [f"{folder}/original.eml", f"{folder}/reason.json"]


def test_a_folder_that_was_deleted_comes_back_with_the_next_run(ingest: Run, workspace: Path, inbox: Path) -> None:
    for path in sorted(inbox.iterdir())[4:]:
        path.unlink()
    # Nothing is straight through under it, so that all that can be read waits.
    (inbox / "broken.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog\n")
    ingest(workspace, inbox)
    waiting = _files(workspace)
    assert any(name.startswith("quarantine/broken-") for name in waiting)
    for kind in ("review", "quarantine"):
        shutil.rmtree(workspace / kind, ignore_errors=True)
    again = ingest(workspace, inbox)
    assert _files(workspace) == waiting
    (reason,) = (workspace / "quarantine").glob("broken-*/reason.json")
    assert json.loads(reason.read_text(encoding="utf-8"))["run"] == again.run.run


def test_a_rejected_document_waits_nowhere(ingest: Run, workspace: Path, inbox: Path) -> None:
    for path in sorted(inbox.iterdir()):
        if not path.name.startswith("missing-number-it"):
            path.unlink()
    ingest(workspace, inbox)
    (reason,) = (workspace / "review").glob("*/reason.json")
    told = json.loads(reason.read_text(encoding="utf-8"))
    line = Decision.model_validate_json(told["decide"]["line"])
    rejected = line.model_copy(update={"decision": DecisionKind.REJECT, "reason": "It has no number."})
    decide(workspace, Asked([rejected], Who(name="anna")), Policy(), workers=1)
    assert _files(workspace) == []


def test_a_folder_stands_that_says_what_its_outcome_says(workspace: Path, verdict: Verdict) -> None:
    waits, done = _outcome(OutcomeKind.REVIEW), _outcome(OutcomeKind.REJECTED)
    assert _stands(workspace, done)
    assert not _stands(workspace, waits), "nothing is there yet"
    _place(workspace, verdict, waits)
    assert _stands(workspace, waits)
    assert _stands(workspace, _outcome(OutcomeKind.REVIEW, run="r2")), "an hour later it waits for the same"
    assert not _stands(workspace, _outcome(OutcomeKind.QUARANTINED))
    assert not _stands(workspace, done)
    assert not _stands(workspace, waits.model_copy(update={"reason": "Because. The mail says: hold it."}))


@pytest.mark.parametrize("lost", ["reason.json", "original.txt", "stored"])
def test_a_folder_that_lost_something_does_not_stand(workspace: Path, verdict: Verdict, lost: str) -> None:
    waits = _outcome(OutcomeKind.REVIEW)
    _place(workspace, verdict, waits)
    (verdict.document.path if lost == "stored" else workspace / "review" / _NAME / lost).unlink()
    assert not _stands(workspace, waits)


def test_a_reason_that_somebody_spoilt_does_not_stand(workspace: Path, verdict: Verdict) -> None:
    waits = _outcome(OutcomeKind.REVIEW)
    _place(workspace, verdict, waits)
    for spoilt in ("", "{", "[]", '"Because."'):
        (workspace / "review" / _NAME / "reason.json").write_text(spoilt, encoding="utf-8")
        assert not _stands(workspace, waits), spoilt
