"""Metrics say what the ledger says, hold nothing of an invoice, and are those that the dashboard asks for."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families

from flows.metrics import metrics
from ledger import Ledger
from schemas import OutcomeKind, Policy
from schemas.alerts_policy import Alerts
from tests.ledger.kept import START, clock, fill, ingest


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A run of 20 documents, of which one waits and is due on 2026-02-01."""
    files = {f"{number}.pdf": str(number).encode() for number in range(20)}
    with Ledger.open(tmp_path / "workspace", now=clock()) as ledger:
        ingest(ledger, fill(tmp_path / "inbox", files), {"7.pdf": OutcomeKind.REVIEW})
    return tmp_path / "workspace"


def _read(workspace: Path, days: int) -> dict[str, float]:
    with Ledger.open(workspace) as ledger:
        policy = Policy(alerts=Alerts(free_megabytes=10**12))
        text = metrics(ledger, workspace, policy, START + timedelta(days=days)).decode()
    assert "Sample" not in text
    assert "N-" not in text
    return {
        " ".join([sample.name, *sample.labels.values()]): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def test_they_say_what_the_ledger_says(workspace: Path) -> None:
    read = _read(workspace, 1)
    assert read["vouchline_documents exported"] == 19
    assert read["vouchline_last_run_documents review"] == 1
    assert (read["vouchline_queue_waiting"], read["vouchline_queue_overdue"]) == (1, 0)
    assert read["vouchline_queue_oldest_seconds"] == pytest.approx(86_400, abs=60)
    assert read["vouchline_straight_through_ratio"] == pytest.approx(0.95)
    assert read["vouchline_last_run_timestamp_seconds"] == pytest.approx(START.timestamp(), abs=60)
    assert read["vouchline_alert room"] == 1


def test_a_month_later(workspace: Path) -> None:
    read = _read(workspace, 30)
    assert read["vouchline_queue_overdue"] == 1
    assert read["vouchline_alert due"] == 1
    assert "vouchline_straight_through_ratio" not in read


def test_the_dashboard_asks_for_metrics_and_labels_that_there_are(root: Path, workspace: Path) -> None:
    read = [name.split(" ")[0] for name in _read(workspace, 1)]
    board = json.loads((root / "docs" / "grafana-dashboard.json").read_text(encoding="utf-8"))
    queries = [target["expr"] for panel in board["panels"] for target in panel["targets"]]
    asked = {name for query in queries for name in re.findall(r"vouchline_\w+", query)}
    assert asked <= set(read)
    assert len(queries) == 12


def test_the_command_writes_a_file_for_a_collector(root: Path, workspace: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "app", "metrics", "--workspace", str(workspace)]
    printed = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout
    assert "vouchline_queue_waiting 1.0" in printed
    file = tmp_path / "vouchline.prom"
    subprocess.run([*command, "--to", str(file)], cwd=root, check=True)
    assert "vouchline_queue_waiting 1.0" in file.read_text()
    assert list(tmp_path.glob(".*")) == []


def test_whose_a_number_is_stands_beside_each(workspace: Path) -> None:
    with Ledger.open(workspace) as ledger:
        own, named = (metrics(ledger, workspace, Policy(), START, tenant).decode() for tenant in (None, "acme"))
    assert "vouchline_queue_waiting 1.0" in own
    assert 'vouchline_queue_waiting{tenant="acme"} 1.0' in named
    numbers = [line for line in named.splitlines() if not line.startswith("#")]
    assert all('tenant="acme"' in line for line in numbers)
    assert len(named.splitlines()) == len(own.splitlines())
