"""What an ingest is asked to do. It is said by the owner's own process or file, never through Prefect's API.

A flow takes no parameters: whoever may talk to the Prefect server may start it, and may not say on what.
"""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

from pydantic import ValidationError

from schemas import Frozen, Misconfigured

VARIABLE = "VOUCHLINE_JOB"
_OTHERS_MAY_WRITE = 0o022
_WAY_OUT = 'It looks like {"sources": ["inbox"], "workspace": "workspace"}; `vouchline schedule` writes its own.'


class Job(Frozen):
    """The documents, the workspace they go to, and how; paths as the owner's shell reads them.

    `received` is the day on which they came to the company, where that is not the day of the run. Of the files in the
    sources `only` these are taken in, where it is not None: others may still be on their way.
    """

    sources: tuple[str, ...]
    workspace: str
    policy: str | None = None
    workers: int | None = None
    move: bool = False
    received: date | None = None
    only: frozenset[str] | None = None

    def wants(self, path: Path) -> bool:
        """Whether a file of the sources is to be taken in."""
        return self.only is None or str(path) in self.only


def write_job(job: Job, path: Path) -> None:
    """Leave `job` for the flow runs of a schedule; only the owner may read or change it."""
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(job.model_dump_json())


def job_at_hand() -> Job:
    """The job whose file VOUCHLINE_JOB names. Raises Misconfigured where it is none, or one that others could write."""
    path = Path(os.environ.get(VARIABLE, ""))
    try:
        about = path.stat()
        if about.st_uid != os.getuid() or about.st_mode & _OTHERS_MAY_WRITE:
            raise Misconfigured(
                f"Others may write the job file {path}.", f"chmod 600 {path}, once it says what it should."
            )
        return Job.model_validate_json(path.read_text(encoding="utf-8"))
    except (OSError, ValidationError) as error:
        raise Misconfigured(f"{VARIABLE} names no job file that can be read.", _WAY_OUT) from error
