"""The inbox of a run: what cannot be read stops nobody, and only settled, unchanged files are ever taken out."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest

from flows.batch import Batch, open_run, run_batch
from flows.examiners import Examiners
from flows.ingest import Inbox
from ledger import Ledger
from ledger.verify import verify
from schemas import Corrupted, Limits, Misconfigured, OutcomeKind, Policy, RunInfo
from schemas.policy import Inbox as InboxPolicy

Run = Callable[[Inbox], RunInfo]


@pytest.fixture
def ledger(workspace: Path) -> Iterator[Ledger]:
    """The open ledger of the workspace."""
    with Ledger.open(workspace) as opened:
        yield opened


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    """A folder with three documents that are refused without reading."""
    folder = tmp_path / "letters"
    folder.mkdir()
    for name in ("a.txt", "b.txt", "c.txt"):
        (folder / name).write_text(f"Dear {name}", encoding="utf-8")
    return folder


@pytest.fixture
def run_over(readers: Examiners, ledger: Ledger, workspace: Path) -> Run:
    """`run_over(inbox)`: what `vouchline run` does, without Prefect."""

    def run(inbox: Inbox) -> RunInfo:
        opened = open_run(ledger, "ingest", "letters", Policy())
        pool: Any = nullcontext(readers)
        return run_batch(Batch(ledger, opened, Policy(), workspace, pool=pool), inbox.documents()).run

    return run


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_settled_files_are_taken_out(run_over: Run, ledger: Ledger, workspace: Path, letters: Path) -> None:
    inbox = Inbox(ledger, workspace, [letters])
    run = run_over(inbox)
    assert inbox.take_out(run) == []
    assert _names(letters) == []
    assert sorted(ledger.original(one.sha256).read_text(encoding="utf-8") for one in ledger.arrivals(run)) == [
        "Dear a.txt", "Dear b.txt", "Dear c.txt",
    ]  # fmt: skip


def test_a_file_that_changed_or_came_meanwhile_is_left(
    run_over: Run, ledger: Ledger, workspace: Path, letters: Path
) -> None:
    inbox = Inbox(ledger, workspace, [letters])
    run = run_over(inbox)
    (letters / "b.txt").write_text("a new letter", encoding="utf-8")
    (letters / "c.txt").unlink()
    (letters / "d.txt").write_text("came meanwhile", encoding="utf-8")
    assert inbox.take_out(run) == [str(letters / "b.txt")]
    assert _names(letters) == ["b.txt", "d.txt"]


def test_what_was_not_settled_is_left(ledger: Ledger, workspace: Path, letters: Path) -> None:
    inbox = Inbox(ledger, workspace, [letters])
    run = open_run(ledger, "ingest", "letters", Policy())
    ledger.add(run, inbox.documents())
    assert inbox.take_out(run) == [str(letters / name) for name in ("a.txt", "b.txt", "c.txt")]
    assert _names(letters) == ["a.txt", "b.txt", "c.txt"]


def test_nothing_is_taken_out_when_an_original_is_damaged(
    run_over: Run, ledger: Ledger, workspace: Path, letters: Path
) -> None:
    inbox = Inbox(ledger, workspace, [letters])
    run = run_over(inbox)
    first = next(ledger.arrivals(run))
    ledger.original(first.sha256).unlink()
    with pytest.raises(Corrupted):
        inbox.take_out(run)
    assert (letters / "a.txt").exists()


def test_an_original_is_never_taken_out(run_over: Run, ledger: Ledger, workspace: Path, letters: Path) -> None:
    run = run_over(Inbox(ledger, workspace, [letters]))
    stored = ledger.original(next(ledger.arrivals(run)).sha256)
    with pytest.raises(Misconfigured, match="lies in the workspace"):
        Inbox(ledger, workspace, [workspace / "originals"])
    link = letters / "link.txt"
    link.symlink_to(stored)
    policy = Policy(inbox=InboxPolicy(links=(str(workspace.resolve()),)))
    again = Inbox(ledger, workspace, [letters], policy)
    assert again.take_out(run_over(again)) == [str(link)]
    assert stored.exists()


def test_a_file_that_goes_away_before_it_is_read_is_named(ledger: Ledger, workspace: Path, letters: Path) -> None:
    inbox = Inbox(ledger, workspace, [letters])
    (letters / "b.txt").unlink()
    assert [Path(one.origin).name for one in inbox.documents()] == ["a.txt", "c.txt"]
    assert [one.file for one in inbox.unread] == [str(letters / "b.txt")]


def test_the_type_is_that_of_the_stored_bytes(ledger: Ledger, workspace: Path, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_bytes(b"%PDF-1.4 and more")
    (document,) = Inbox(ledger, workspace, [tmp_path / "one.txt"]).documents()
    assert document.media_type == "application/pdf"
    assert document.origin == str(tmp_path / "one.txt")


def test_a_name_that_is_no_utf8_goes_all_the_way(run_over: Run, ledger: Ledger, workspace: Path, letters: Path) -> None:
    strange = Path(os.fsdecode(os.fsencode(letters) + b"/\xff.txt"))
    strange.write_text("strange", encoding="utf-8")
    inbox = Inbox(ledger, workspace, [letters])
    run = run_over(inbox)
    assert run.counts["documents"] == 4
    assert f"{letters}/\\xff.txt" in {one.origin for one in ledger.arrivals(run)}
    assert inbox.take_out(run) == []
    assert not os.path.lexists(strange)


def test_a_file_over_the_limit_is_hashed_refused_and_left_where_it_is(
    run_over: Run, ledger: Ledger, workspace: Path, letters: Path
) -> None:
    large = letters / "large.pdf"
    large.write_bytes(b"%PDF-1.4\n" + b"x" * 1_000_000)
    sha256 = hashlib.sha256(large.read_bytes()).hexdigest()
    inbox = Inbox(ledger, workspace, [letters], Policy(limits=Limits(file_megabytes=1)))
    run = run_over(inbox)
    (came,) = [one for one in ledger.arrivals(run) if one.sha256 == sha256]
    assert came.outcome is not None
    assert came.outcome.kind is OutcomeKind.REFUSED
    assert "[IN-05]" in came.outcome.reason
    (document,) = ledger.find(sha256)
    assert (document.size, document.origin, document.kept) == (1_000_009, str(large), False)
    assert not document.path.exists()
    assert inbox.take_out(run) == [str(large)]
    assert large.exists()
    assert verify(workspace).problem is None


def test_a_file_that_was_too_large_is_read_when_the_limit_allows_it(
    run_over: Run, ledger: Ledger, workspace: Path, letters: Path
) -> None:
    large = letters / "large.txt"
    large.write_bytes(b"x" * 1_000_001)
    run_over(Inbox(ledger, workspace, [large], Policy(limits=Limits(file_megabytes=1))))
    (before,) = ledger.find("large.txt")
    run = run_over(Inbox(ledger, workspace, [large]))
    (came,) = ledger.arrivals(run)
    assert came.outcome is not None
    assert "[IN-02]" in came.outcome.reason  # it is looked at now: a text is no invoice
    assert ledger.original(before.sha256).stat().st_size == 1_000_001
    assert verify(workspace).problem is None


def test_an_original_that_is_missing_is_no_file_that_was_too_large(
    run_over: Run, ledger: Ledger, workspace: Path, letters: Path
) -> None:
    run = run_over(Inbox(ledger, workspace, [letters]))
    first = next(ledger.arrivals(run))
    database = sqlite3.connect(workspace / "ledger.db")
    with database:
        database.execute("UPDATE documents SET kept = 0 WHERE sha256 = ?", (first.sha256,))
    database.close()
    ledger.original(first.sha256).unlink()
    assert "state of document" in str(verify(workspace).problem)


def test_a_folder_says_who_sent_what_lies_in_it_where_the_policy_has_it_say_so(
    ledger: Ledger, workspace: Path, letters: Path
) -> None:
    of_sender = letters / "billing@seller.example" / "2026"
    of_sender.mkdir(parents=True)
    (letters / "a.txt").rename(of_sender / "a.txt")
    for folders, sender in (("nothing", None), ("companies", None), ("senders", "billing@seller.example")):
        policy = Policy(inbox=InboxPolicy(folders=folders))
        found = {one.name: one.sender for one in Inbox(ledger, workspace, [letters], policy).documents()}
        assert found == {"a.txt": sender, "b.txt": None, "c.txt": None}
    [named] = Inbox(ledger, workspace, [of_sender / "a.txt"], policy).documents()
    assert named.sender is None  # a file that is named lies in no inbox
