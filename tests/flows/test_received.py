"""A run that was killed is finished with the day it was started with; another day is refused, and the way out works."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from flows.batch import open_run
from ledger import Ledger
from schemas import Misconfigured, Policy

FIRST, OTHER = date(2024, 5, 1), date(2024, 6, 1)


@pytest.mark.parametrize(
    ("begun", "now", "told"),
    [
        (FIRST, OTHER, "--received 2024-05-01"),
        (FIRST, None, "--received 2024-05-01"),
        (None, OTHER, "without --received"),
    ],
)
def test_a_killed_run_of_another_day_is_refused(
    tmp_path: Path, begun: date | None, now: date | None, told: str
) -> None:
    with Ledger.open(tmp_path) as ledger:
        killed = open_run(ledger, "ingest", "inbox", Policy(), begun)
        with pytest.raises(Misconfigured) as refused:
            open_run(ledger, "ingest", "inbox", Policy(), now)
        assert f"The run {killed.run} was killed before it was finished; it was started {told}." in str(refused.value)
        assert f"Run again {told}, which finishes it" in str(refused.value)
        assert refused.value.exit_code == 2
        assert open_run(ledger, "ingest", "inbox", Policy(), begun).run == killed.run
        assert open_run(ledger, "ingest", "inbox", Policy(), begun).received == begun
