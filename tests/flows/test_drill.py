"""The drill: what is restored from a backup made while a run went on is whole, goes on, and judges as before."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from app.cli import cli
from flows.backup import back_up, bring_back
from flows.batch import Finished, open_run
from flows.ingest import Inbox
from ledger import Ledger, verify
from schemas import Policy
from tests.generated import e_invoices_of
from tests.ledger.kept import fill, ingest

NOW = datetime(2026, 2, 3, 4, 5, 6, tzinfo=UTC)


def _verified(workspace: Path) -> tuple[int, list[dict[str, Any]]]:
    """The exit code of `replay --verify`, and what it says of each document."""
    done = CliRunner().invoke(cli, ["replay", "--verify", "--json", "--workspace", str(workspace)])
    assert done.exit_code in (0, 3), done.output
    return done.exit_code, json.loads(done.stdout)["documents"]


def test_a_workspace_restored_while_a_run_went_on_judges_as_it_is_on_record(
    ingest: Callable[..., Finished], workspace: Path, tmp_path: Path
) -> None:
    first, more, restored = (
        e_invoices_of(tmp_path / "inbox", 2),
        e_invoices_of(tmp_path / "more", 5),
        tmp_path / "restored",
    )
    ingest(workspace, first)
    with Ledger.open(workspace) as ledger:
        run = open_run(ledger, "ingest", "more", Policy())
        ledger.add(run, Inbox(ledger, workspace, [more]).documents())
        backup, _ = back_up(workspace, tmp_path / "backups", NOW)
    assert bring_back(backup, restored).ok
    for place in (workspace, restored):
        ingest(place, more)
        assert verify(place).ok
        with Ledger.open(place) as ledger:
            assert [run.finished_at is not None for run in ledger.runs()] == [True, True]
            assert ledger.counts() == {"exported": 4, "quarantined": 1}
    code, documents = _verified(restored)
    assert (code, len(documents)) == (0, 5)
    assert (code, documents) == _verified(workspace)


def test_what_comes_to_something_else_than_is_on_record_is_told_and_not_written(tmp_path: Path) -> None:
    workspace = tmp_path / "workspace"
    with Ledger.open(workspace) as ledger:
        ingest(ledger, fill(tmp_path / "inbox", {"a.pdf": b"no invoice, but on record as one"}))
    code, [document] = _verified(workspace)
    assert code == 3
    assert document["recall"]
    assert {change["what"] for change in document["changes"]} >= {"disposition", "invoice_number"}
    with Ledger.open(workspace) as ledger:
        assert len(ledger.runs()) == 1
        assert ledger.counts() == {"exported": 1}
