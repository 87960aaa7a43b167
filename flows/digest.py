"""The day in numbers, as a mail in the morning: what came, what went through, what waits, what is due."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from html import escape
from typing import NamedTuple

from ledger import Ledger
from schemas import STOPPED, RunInfo


class Row(NamedTuple):
    """A number that a controller asks for."""

    what: str
    number: str


def digest(ledger: Ledger, day: date) -> list[Row]:
    """The numbers of `day` (UTC), and of what waits now."""
    runs = [run for run in ledger.runs() if run.started_at.date() == day]
    counts = Counter[str]()
    for run in _taking_in(runs):
        counts.update(run.counts)
    released = sum(run.counts.get("exported", 0) for run in runs if run.kind == "decide")
    waiting = ledger.queue_counts(day + timedelta(days=1))
    arrived = counts["exported"] + sum(counts[kind] for kind in STOPPED)
    through = f" ({100 * counts['exported'] // arrived} %)" if arrived else ""
    return [
        Row("Documents that arrived", str(arrived)),
        Row("Straight through", f"{counts['exported']}{through}"),
        Row("Sent to people", str(counts["review"] + counts["quarantined"])),
        Row("Refused", str(counts["refused"])),
        Row("Known already", str(counts["duplicate"])),
        Row("Released by people", str(released)),
        Row("Waiting now", str(waiting.all)),
        Row("of these due or overdue", str(waiting.overdue)),
        Row("of these for a second person", str(waiting.second)),
        Row("Runs", str(len(runs))),
    ]


def _taking_in(runs: Sequence[RunInfo]) -> list[RunInfo]:
    return [run for run in runs if run.kind == "ingest"]


def as_text(day: date, rows: Sequence[Row]) -> str:
    """The numbers in lines."""
    wide = max(len(row.what) for row in rows)
    return f"{day}\n\n" + "".join(f"{row.what:<{wide}}  {row.number}\n" for row in rows)


def as_html(day: date, rows: Sequence[Row]) -> str:
    """The numbers as a page of a mail, which loads nothing."""
    cells = "".join(f"<tr><td>{escape(row.what)}</td><td align=right>{escape(row.number)}</td></tr>" for row in rows)
    return f"<!doctype html><title>Vouchline, {day}</title><h1>{day}</h1><table cellpadding=4>{cells}</table>"
