"""`vouchline worker`: read for runs that send their documents to a work pool of Prefect's."""

from __future__ import annotations

import os
from pathlib import Path

_SETTINGS = {
    "PREFECT_WORKER_QUERY_SECONDS": "1",
    "PREFECT_WORKER_HEARTBEAT_SECONDS": "10",  # after three without one, its pieces are sent to others
}


def worker(pool: str, at_once: int | None, workspace: Path) -> int:
    """Serve until stopped."""
    for name, seconds in _SETTINGS.items():
        os.environ.setdefault(name, seconds)
    from flows.server import prefect_in

    prefect_in(workspace)  # before Prefect is imported, which then reads where it keeps its files
    from flows.pool_worker import serve_pool

    serve_pool(pool, at_once or os.cpu_count() or 1, workspace)
    return 0
