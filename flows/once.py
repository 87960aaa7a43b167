"""One ingest as a Prefect flow run, from the server to the summary: what `run` does once, and `watch` each time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from flows.job import Job
from flows.readers import readers
from flows.server import prefect_server
from schemas import Policy


@contextmanager
def flow_of(job: Job, settings: Policy) -> Iterator[Callable[[], dict[str, Any]]]:
    """What runs `job` once as a Prefect flow and gives its summary. The caller holds the workspace (flows/room.py)."""
    home = Path(job.workspace)
    with prefect_server(home), readers(settings, job.workers, home) as pool:
        # While the server boots, the reading processes import what they need, and this one does.
        pool.warm(len(job.sources) if all(Path(source).is_file() for source in job.sources) else None)
        from flows.ingest import ingest
        from flows.orchestrate import as_flow, marked

        with marked(home):
            yield as_flow("ingest", partial(ingest, job, settings, pool))
