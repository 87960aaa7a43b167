"""The state of a workspace as Prometheus metrics: counts, ages and rates, no names, amounts or numbers of invoices."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path

from prometheus_client import CollectorRegistry, Gauge, Metric, generate_latest

from flows.alerts import alerts, straight_through_since
from ledger import Ledger
from schemas import VERSION, Policy, RunInfo
from schemas.queue import Wanted

_WEEK = timedelta(days=7)


class _OfOne:
    """What a registry holds, each number with whose it is."""

    def __init__(self, registry: CollectorRegistry, tenant: str) -> None:
        self._registry = registry
        self._tenant = tenant

    def collect(self) -> Iterator[Metric]:
        """Every metric, as Prometheus's library asks for it."""
        for metric in self._registry.collect():
            metric.samples = [one._replace(labels={"tenant": self._tenant, **one.labels}) for one in metric.samples]
            yield metric


def metrics(ledger: Ledger, workspace: Path, policy: Policy, now: datetime, tenant: str | None = None) -> bytes:
    """The metrics in Prometheus's text format; where a `tenant` is named, with its name as a label."""
    registry = CollectorRegistry()
    runs = ledger.runs()
    _labelled(registry, "documents", "Documents by their state.", "state", ledger.counts())
    _queue(registry, ledger, now)
    _runs(registry, runs, now)
    current = {alert.key: 1 for alert in alerts(ledger, workspace, policy, now)}
    _labelled(registry, "alert", "What needs somebody now, as `vouchline alerts` says it.", "key", current)
    _one(registry, "disk_free_bytes", "Room on the disk of the workspace.", shutil.disk_usage(workspace).free)
    _labelled(registry, "info", "The version that answers.", "version", {VERSION: 1})
    return bytes(generate_latest(registry if tenant is None else _OfOne(registry, tenant)))


def _queue(registry: CollectorRegistry, ledger: Ledger, now: datetime) -> None:
    counts = ledger.queue_counts(now.date())
    _one(registry, "queue_waiting", "Documents that wait for people.", counts.all)
    _one(registry, "queue_overdue", "Waiting documents whose due date has passed.", counts.overdue)
    _one(registry, "queue_second_person", "Waiting documents that lack only a second person.", counts.second)
    oldest = ledger.queue(Wanted(sort="age", limit=1)).items
    age = (now - oldest[0].since).total_seconds() if oldest else 0
    _one(registry, "queue_oldest_seconds", "How long the oldest of them has waited.", age)


def _runs(registry: CollectorRegistry, runs: Iterable[RunInfo], now: datetime) -> None:
    taken_in = [run for run in runs if run.kind == "ingest"]
    _one(registry, "runs", "Runs that took documents in.", len(taken_in))
    finished = [run for run in taken_in if run.finished_at is not None]
    if finished:
        last = max(finished, key=lambda run: run.started_at)
        _one(registry, "last_run_timestamp_seconds", "When the latest of them began.", last.started_at.timestamp())
        seconds = (last.finished_at - last.started_at).total_seconds() if last.finished_at else 0
        _one(registry, "last_run_seconds", "How long it took.", seconds)
        ended = {kind: number for kind, number in last.counts.items() if kind != "documents"}
        _labelled(registry, "last_run_documents", "Its documents by outcome.", "outcome", ended)
    share = straight_through_since(taken_in, now - _WEEK, now)
    if share is not None:
        _one(registry, "straight_through_ratio", "Share of the last seven days' documents that needed nobody.", share)


def _one(registry: CollectorRegistry, name: str, what: str, value: float) -> None:
    Gauge(f"vouchline_{name}", what, registry=registry).set(value)


def _labelled(registry: CollectorRegistry, name: str, what: str, label: str, values: Mapping[str, float]) -> None:
    gauge = Gauge(f"vouchline_{name}", what, [label], registry=registry)
    for key, value in values.items():
        gauge.labels(key).set(value)
