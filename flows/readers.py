"""Who reads the documents of a run through Prefect: processes of its own, or what the policy names in their place."""

from __future__ import annotations

from pathlib import Path

from flows.examiners import Examiners, threads_of, worker_pool
from flows.on_dask import OnDask
from flows.on_pool import OnPool
from flows.pieces import as_sent_along
from schemas import Misconfigured, Policy


def readers(policy: Policy, workers: int | None, workspace: Path) -> Examiners:
    """The workers of a run: those of Prefect's or of a cluster of Dask where `policy` says so, else processes here.

    Raises Misconfigured where it says both.
    """
    if policy.pool.name is not None and policy.dask.enabled:
        raise Misconfigured(
            "The policy has documents read on Dask and by Prefect's workers.", "Take out [dask] or [pool]."
        )
    count = workers or policy.work.processes
    if policy.pool.name is not None:
        there = as_sent_along(policy, policy.ocr.threads or 1)
        return worker_pool(policy, workers, workspace, OnPool(policy.pool.name, policy.pool.exchange, there, workspace))
    if policy.dask.enabled:
        there = as_sent_along(policy, threads_of(policy, count))
        return worker_pool(policy, workers, workspace, OnDask(policy.dask.scheduler, count, there, workspace))
    return worker_pool(policy, workers, workspace)
