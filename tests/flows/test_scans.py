"""Scans in a run: the engine is loaded once a worker, and a page is read once over runs and replays."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from flows.batch import Finished
from flows.examiners import OCR_CACHE, ROOM, worker_pool
from flows.receive import receive_all
from flows.replaying import Choice, choose, replay_batch
from flows.workers import WorkerPool
from ledger import Ledger
from schemas import Limits, OutcomeKind, Policy

Run = Callable[..., Finished]
_SCANS = ("scan-upside-down-fr", "scan-de")


def _scans(root: Path, folder: Path) -> Path:
    folder.mkdir()
    for name in _SCANS:
        path = next((root / "sample_invoices" / name).glob("document*"))
        shutil.copyfile(path, folder / f"{name}{path.suffix}")
    return folder


def _kept(workspace: Path) -> dict[str, int]:
    """The pages that OCR has read, and when each was written."""
    pages = (path for path in (workspace / OCR_CACHE).rglob("*") if path.is_file())
    return {str(path.relative_to(workspace)): path.stat().st_mtime_ns for path in pages}


def test_a_page_is_read_once_over_run_and_replay(ingest: Run, workspace: Path, root: Path, tmp_path: Path) -> None:
    finished = ingest(workspace, _scans(root, tmp_path / "scans"), alone=True)
    assert finished.run.counts["review"] == len(_SCANS)
    kept = _kept(workspace)
    assert len(kept) == len(_SCANS)
    with Ledger.open(workspace) as ledger:
        waiting = choose(ledger, Choice(state=OutcomeKind.REVIEW))
        _, replayed = replay_batch(ledger, waiting, Policy(), workspace, workers=1)
    assert len(replayed) == len(_SCANS)
    assert all(one.changes == () for one in replayed)
    assert _kept(workspace) == kept


_ENGINES = """
import os
from extractors.readers import read
from extractors.readers.ocr.engine import engine
def work(document, limits):
    assert read(document, limits).pages[0].words
    return os.getpid(), engine.cache_info().misses
"""


def test_the_engine_is_loaded_once_a_worker(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "engines_work.py").write_text(_ENGINES, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    import engines_work  # type: ignore[import-not-found]

    documents = list(receive_all(sorted(_scans(root, tmp_path / "scans").iterdir()), []))
    with WorkerPool(engines_work.work, 1, Limits(), room=ROOM) as pool:
        told = [answer for _, answer in pool.map([*documents, *documents])]
    assert len(set(told)) == 1, "every document is read by one process"
    assert told[0][1] == 1, "which loads one engine"


def test_two_runs_read_a_scan_alike(root: Path, tmp_path: Path) -> None:
    """With or without the kept pages, and whatever was read before: the same bytes give the same values."""
    documents = list(receive_all(sorted(_scans(root, tmp_path / "scans").iterdir()), []))
    claims = []
    for order in (documents, documents[::-1]):
        with worker_pool(Policy(), 1) as pool:
            examined = {one.sha256: answer for one, answer in pool.map(order)}
        claims.append({sha256: answer.extraction for sha256, answer in examined.items()})  # type: ignore[union-attr]
    assert claims[0] == claims[1]
