"""What a schedule says of itself in its workspace: when it runs, how its last run ended, when the next one is due.

The process that serves it and its runs leave it in `schedule.json`. So `vouchline status` shows the schedule, and the
alerts know of a run that did not happen, without asking Prefect, whose server is gone when the schedule is.
"""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Self

from schemas import Frozen

FILE_NAME = "schedule.json"
_PATIENCE = timedelta(hours=1)  # a run waits for the one before it, and Prefect for its next look
_EARLY = timedelta(seconds=30)  # half of the least time between two runs by a cron line


class Timetable(Frozen):
    """A schedule by `cron` in `zone`, or every `seconds`. `exit_code` is that of the run that began at `last`.

    `next` is when a run is due after that; times are UTC. Without `exit_code` a run is under way, or was killed.
    """

    folder: str
    zone: str
    next: datetime
    cron: str | None = None
    seconds: float | None = None
    last: datetime | None = None
    exit_code: int | None = None

    @classmethod
    def of(cls, workspace: Path) -> Self | None:
        """The schedule of a workspace, whether it is served now or not; None where it has none."""
        try:
            return cls.model_validate_json((workspace / FILE_NAME).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None

    def write(self, workspace: Path) -> None:
        """Leave it in a workspace."""
        fresh = workspace / f".{FILE_NAME}"
        fresh.write_text(self.model_dump_json(), encoding="utf-8")
        fresh.replace(workspace / FILE_NAME)

    @property
    def when(self) -> str:
        """When it runs, in words."""
        if self.cron is not None:
            return f"{self.cron}, time zone {self.zone}"
        whole = timedelta(seconds=self.seconds or 0)
        return f"every {whole}" if whole.days == 0 else f"every {whole / timedelta(days=1):g} days"

    def begun(self, now: datetime) -> Self:
        """As it is while the run that was due goes on."""
        return self.model_copy(update={"last": now, "exit_code": None, "next": _after(now, self)})

    def missed(self, now: datetime) -> bool:
        """Whether the run that is due has not begun, and should have long ago."""
        return now - self.next > _PATIENCE


def timetable(folder: str, *, cron: str | None, interval: timedelta | None, zone: str, now: datetime) -> Timetable:
    """A schedule that begins now. Raises ValueError for a cron line that is none."""
    seconds = None if interval is None else interval.total_seconds()
    begins = Timetable(folder=folder, zone=zone, next=now, cron=cron, seconds=seconds)
    return begins.model_copy(update={"next": _after(now, begins)})


def _after(now: datetime, plan: Timetable) -> datetime:
    """When it runs first after `now`; what is due in a moment is the run that begins: Prefect fires a bit early."""
    if plan.cron is None:
        return now + timedelta(seconds=plan.seconds or 0)
    from prefect.server.schemas.schedules import CronSchedule

    dates = CronSchedule(cron=plan.cron, timezone=plan.zone).get_dates(n=1, start=now + _EARLY)
    [due] = asyncio.run(dates)
    return datetime.fromtimestamp(due.timestamp(), UTC)
