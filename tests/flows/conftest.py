"""An inbox of the project's own samples, and a run over it without Prefect."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from flows.batch import Batch, Finished, open_run, run_batch
from flows.examiners import Examiners
from flows.ingest import Inbox
from ledger import Ledger
from schemas import Policy
from tests.flows.ran import Ran, filled

Run = Callable[..., Finished]


@pytest.fixture
def inbox(root: Path, tmp_path: Path) -> Path:
    """A folder with the documents of sample_invoices under names of their own; pictures have tests of their own."""
    return filled(root, tmp_path / "inbox")


@pytest.fixture
def some(inbox: Path) -> Path:
    """A few of them: plain PDFs, an e-invoice, and a mail with attachments."""
    for path in inbox.iterdir():
        if not path.name.startswith(("simple-", "ubl-de-", "mail-")):
            path.unlink()
    assert {".eml", ".pdf", ".xml"} == {path.suffix for path in inbox.iterdir()}
    return inbox


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A workspace that does not exist yet."""
    return tmp_path / "workspace"


def ingest_plainly(
    readers: Examiners, workspace: Path, *sources: Path, policy: Policy | None = None, alone: bool = False
) -> Finished:
    """What `vouchline run` does, without Prefect; by a process of its own where that is `alone` or has its own policy.

    Only that one keeps the pages that OCR has read.
    """
    settings = policy or Policy()
    pool: Any = None if alone or settings != Policy() else nullcontext(readers)
    with Ledger.open(workspace) as ledger:
        inbox = Inbox(ledger, workspace, sources)
        run = open_run(ledger, "ingest", "inbox", settings)
        return run_batch(Batch(ledger, run, settings, workspace, workers=1, pool=pool), inbox.documents())


@pytest.fixture
def ingest(readers: Examiners) -> Run:
    """`ingest(workspace, *sources)`."""
    return partial(ingest_plainly, readers)


@pytest.fixture(scope="session")
def _one_run(root: Path, tmp_path_factory: pytest.TempPathFactory, readers: Examiners) -> Ran:
    folder = tmp_path_factory.mktemp("ran")
    inbox, workspace = filled(root, folder / "inbox"), folder / "workspace"
    return Ran(inbox, workspace, ingest_plainly(readers, workspace, inbox))


@pytest.fixture
def ran(_one_run: Ran, tmp_path: Path) -> Ran:
    """A copy of its own of one run over all samples: reading them takes half a minute."""
    inbox, workspace = tmp_path / "ran-inbox", tmp_path / "ran-workspace"
    shutil.copytree(_one_run.inbox, inbox)
    shutil.copytree(_one_run.workspace, workspace, symlinks=True)
    report, exports = (
        workspace / path.relative_to(_one_run.workspace)
        for path in (_one_run.finished.report, _one_run.finished.exports)
    )
    return Ran(inbox, workspace, _one_run.finished._replace(report=report, exports=exports))
