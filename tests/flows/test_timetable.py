"""When a schedule runs next, as it says of itself."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from flows.timetable import FILE_NAME, Timetable, timetable

FRIDAY = datetime(2026, 11, 27, 6, 30, tzinfo=UTC)


def test_a_cron_line_is_read_in_its_time_zone() -> None:
    plan = timetable("inbox", cron="0 8 * * 1-5", interval=None, zone="Europe/Berlin", now=FRIDAY)
    assert plan.next == FRIDAY.replace(hour=7, minute=0)
    assert plan.begun(plan.next).next == datetime(2026, 11, 30, 7, tzinfo=UTC)  # a weekend is no run that is missed
    assert plan.begun(plan.next - timedelta(seconds=9)).next.day == 30  # one that fires a moment early is the same run
    assert plan.when == "0 8 * * 1-5, time zone Europe/Berlin"


@pytest.mark.parametrize(("interval", "said"), [({"minutes": 15}, "every 0:15:00"), ({"days": 2}, "every 2 days")])
def test_an_interval_counts_from_when_the_run_before_began(interval: dict[str, int], said: str) -> None:
    step = timedelta(**interval)
    plan = timetable("inbox", cron=None, interval=step, zone="UTC", now=FRIDAY)
    assert (plan.next, plan.when) == (FRIDAY + step, said)
    assert plan.begun(FRIDAY + 2 * step).next == FRIDAY + 3 * step


def test_a_line_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="cron"):
        timetable("inbox", cron="now and then", interval=None, zone="UTC", now=FRIDAY)


def test_it_is_kept_in_the_workspace(tmp_path: Path) -> None:
    assert Timetable.of(tmp_path) is None
    plan = timetable("inbox", cron=None, interval=timedelta(hours=1), zone="UTC", now=FRIDAY).begun(FRIDAY)
    plan.write(tmp_path)
    assert Timetable.of(tmp_path) == plan
    (tmp_path / FILE_NAME).write_text("{", encoding="utf-8")
    assert Timetable.of(tmp_path) is None
