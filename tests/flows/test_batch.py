"""A run takes every document to one outcome; the same again is a duplicate; products agree with the ledger."""

from __future__ import annotations

import json
import os
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from exporters import verify_export
from flows.batch import Batch, Finished, Station, open_run, run_batch
from flows.examiners import worker_pool
from flows.ingest import Inbox
from flows.report import write_run_report
from ledger import Ledger
from ledger.verify import verify
from reports import Images
from schemas import OutcomeKind, Policy, RunInfo, Unavailable, Verdict
from schemas.policy import Work
from tests.flows.ran import Ran
from tests.reports.html_tree import parsed

Run = Callable[..., Finished]


def _outcomes(workspace: Path, run: str) -> Counter[str]:
    with Ledger.open(workspace) as ledger:
        info = ledger.run(run)
        assert info is not None
        return Counter(arrival.outcome.kind.value for arrival in ledger.arrivals(info) if arrival.outcome)


def _exported(workspace: Path) -> list[str]:
    files = sorted((workspace / "exports").glob("*/invoices.jsonl"))
    return [json.loads(line)["sha256"] for file in files for line in file.read_text(encoding="utf-8").splitlines()]


def _pieces(workspace: Path) -> int:
    """How many documents came within others."""
    with Ledger.open(workspace) as ledger:
        (run, *_) = ledger.runs()
        opened = [one.sha256 for one in ledger.arrivals(run) if one.outcome and one.outcome.kind == "unpacked"]
        return sum(len(ledger.within(sha256)) for sha256 in opened)


def test_every_document_ends_in_one_outcome(ran: Ran) -> None:
    inbox, workspace, finished = ran
    counts = dict(finished.run.counts)
    documents = counts.pop("documents")
    assert documents == len(list(inbox.iterdir())) + _pieces(workspace)
    assert sum(counts.values()) == documents
    assert set(counts) <= {kind.value for kind in OutcomeKind}
    assert counts.get("exported", 0) >= 1
    assert counts.get("duplicate", 0) >= 1


def test_products_agree_with_the_ledger(ran: Ran) -> None:
    _, workspace, finished = ran
    counts = finished.run.counts
    verify_export(finished.exports)
    assert len(_exported(workspace)) == len(set(_exported(workspace))) == counts.get("exported", 0)
    for kind, folder in (("review", "review"), ("quarantined", "quarantine")):
        reasons = list((workspace / folder).glob("*/reason.json"))
        assert len(reasons) == counts.get(kind, 0)
        for reason in reasons:
            told = json.loads(reason.read_text(encoding="utf-8"))
            assert told["reason"]
            assert told["what_to_do"]
            (original,) = reason.parent.glob("original*")
            assert original.read_bytes()
    assert finished.report.is_file()
    assert verify(workspace).ok


def test_the_inbox_is_never_changed(ran: Ran, inbox: Path) -> None:
    left, came = ({path.name: path.read_bytes() for path in folder.iterdir()} for folder in (ran.inbox, inbox))
    assert left == came


def test_the_same_again_is_no_second_export(ingest: Run, ran: Ran) -> None:
    inbox, workspace, first = ran
    exported = _exported(workspace)
    waiting = sorted(path.name for path in (workspace / "review").iterdir())
    second = ingest(workspace, inbox)
    assert second.run.run != first.run.run
    assert second.run.counts.get("exported", 0) == 0
    assert second.run.counts["duplicate"] >= len(exported)
    assert second.run.counts.get("review", 0) == first.run.counts.get("review", 0)
    assert _exported(workspace) == exported
    assert sorted(path.name for path in (workspace / "review").iterdir()) == waiting


def test_a_report_of_what_is_known_leads_to_the_pages_there_are(ingest: Run, ran: Ran) -> None:
    inbox, workspace, first = ran
    second = ingest(workspace, inbox)
    rows = parsed(second.report).one("table", class_="documents").one("tbody").all("tr")
    links = [row.one("a").attributes["href"] or "" for row in rows]
    assert len(links) == second.run.counts["documents"]
    assert {link.rpartition("/")[0] for link in links} == {f"../{first.run.run}/documents"}
    assert all((second.report.parent / link).is_file() for link in links)
    with Ledger.open(workspace) as ledger, worker_pool(Policy(), 1) as pool:
        whole = write_run_report(ledger, second.run, pool.draw, workspace / "reports", Images.ALL)
    (any_row, *_) = parsed(whole).one("table", class_="documents").one("tbody").all("tr")
    assert str(any_row.one("a").attributes["href"]).startswith("documents/"), "asked for pictures, it leads nowhere"


def test_same_bytes_under_a_second_name_are_a_duplicate(ingest: Run, workspace: Path, some: Path) -> None:
    first = sorted(some.iterdir())[0]
    shutil.copyfile(first, some / "zz-again.pdf")
    finished = ingest(workspace, some)
    with Ledger.open(workspace) as ledger:
        arrivals = {Path(one.origin).name: one.outcome for one in ledger.arrivals(finished.run)}
    again = arrivals["zz-again.pdf"]
    assert again is not None
    assert again.kind is OutcomeKind.DUPLICATE
    assert first.name in again.reason


@pytest.mark.anew
@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="the system does not tell a process's children")
def test_all_chunks_of_a_run_are_read_by_the_same_process(workspace: Path, tmp_path: Path) -> None:
    for name in "abc":
        (tmp_path / f"{name}.xml").write_text(f"<{name}/>", encoding="utf-8")
    children: list[str] = []

    def watching(name: str, station: Station) -> Station:
        def watched(*arguments: object) -> object:
            done = station(*arguments)
            if name == "extract chunk":
                children.append(Path(f"/proc/self/task/{os.getpid()}/children").read_text(encoding="ascii"))
            return done

        return watched

    policy = Policy(work=Work(chunk=1))
    with Ledger.open(workspace) as ledger:
        run = open_run(ledger, "ingest", "inbox", policy)
        inbox = Inbox(ledger, workspace, sorted(tmp_path.glob("*.xml")))
        run_batch(Batch(ledger, run, policy, workspace, workers=1), inbox.documents(), watching)
    assert len(children) == 3
    assert len(set(children)) == 1
    assert children[0].split()


def test_a_chunk_that_broke_off_is_tried_again_with_the_workers_of_the_run(
    workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in "abcd":
        (tmp_path / f"{name}.xml").write_text(f"<{name}/>", encoding="utf-8")
    judged, tries = Ledger.judged, Counter[str]()

    def failing(ledger: Ledger, run: RunInfo, verdict: Verdict) -> None:
        tries["judged"] += 1
        if tries["judged"] == 2:
            raise Unavailable("The ledger does not answer.", "Run again.")
        judged(ledger, run, verdict)

    def tried_again(name: str, station: Station) -> Station:
        def again(*arguments: object) -> object:
            tries[name] += 1
            try:
                return station(*arguments)
            except Unavailable:
                return again(*arguments)

        return again

    monkeypatch.setattr(Ledger, "judged", failing)
    policy = Policy(work=Work(chunk=3))
    with Ledger.open(workspace) as ledger:
        run = open_run(ledger, "ingest", "inbox", policy)
        inbox = Inbox(ledger, workspace, sorted(tmp_path.glob("*.xml")))
        finished = run_batch(Batch(ledger, run, policy, workspace, workers=2), inbox.documents(), tried_again)
    assert tries["extract chunk"] == 3
    assert sum(_outcomes(workspace, finished.run.run).values()) == finished.run.counts["documents"] == 4


def test_an_empty_folder_is_an_empty_run(ingest: Run, workspace: Path, tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    finished = ingest(workspace, tmp_path / "nothing")
    assert finished.run.counts["documents"] == 0
    assert finished.report.is_file()


def test_a_workspace_inside_the_inbox_is_left_out(ingest: Run, some: Path) -> None:
    count = len(list(some.iterdir()))
    finished = ingest(some / "workspace", some)
    again = ingest(some / "workspace", some)
    assert finished.run.counts["documents"] == again.run.counts["documents"] == count + _pieces(some / "workspace")
