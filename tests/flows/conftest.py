"""An inbox of the project's own samples, and a run over it without Prefect."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from flows.batch import Batch, Finished, open_run, run_batch
from flows.ingest import Inbox
from ledger import Ledger
from schemas import Policy

Run = Callable[..., Finished]
_PICTURES = ("scan-", "photo-", "picture-")  # OCR takes seconds for each


@pytest.fixture
def inbox(root: Path, tmp_path: Path) -> Path:
    """A folder with the documents of sample_invoices under names of their own; pictures have tests of their own."""
    folder = tmp_path / "inbox"
    folder.mkdir()
    for path in sorted((root / "sample_invoices").glob("*/document*")):
        if not path.parent.name.startswith(_PICTURES):
            shutil.copyfile(path, folder / f"{path.parent.name}-{path.name}")
    return folder


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A workspace that does not exist yet."""
    return tmp_path / "workspace"


def ingest_plainly(workspace: Path, *sources: Path, policy: Policy | None = None) -> Finished:
    """What `vouchline run` does, without Prefect."""
    settings = policy or Policy()
    with Ledger.open(workspace) as ledger:
        inbox = Inbox(ledger, workspace, sources)
        run = open_run(ledger, "ingest", "inbox", settings)
        return run_batch(Batch(ledger, run, settings, workspace, workers=1), inbox.documents())


@pytest.fixture
def ingest() -> Run:
    """`ingest(workspace, *sources)`."""
    return ingest_plainly
