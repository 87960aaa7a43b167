"""`vouchline status`: how a workspace stands, once or for as long as somebody looks."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from app.say import say, say_anew, say_data
from app.summary import ROWS, word
from flows.timetable import Timetable
from ledger import is_kept, look
from schemas import RunInfo

if TYPE_CHECKING:
    from evaluation.audit_sample import Sample

_RUNS_SHOWN = 10
_BETWEEN = 2.0  # seconds between two looks


def status(workspace: Path, as_json: bool, watch: bool) -> int:  # noqa: FBT001 (named by the command line)
    """Print the counts by state and the latest runs; with `watch` whenever they have changed, until interrupted."""
    if watch and as_json:
        raise click.UsageError("Say either --watch or --json.")
    if watch:
        _watch(workspace)
    counts, runs = _counted(workspace)
    sample = _sample(workspace) if runs else None
    if as_json:
        rows = [run.model_dump(mode="json") for run in runs]
        plan = Timetable.of(workspace)
        also = {"audit": sample and sample.as_data(), "schedule": plan and plan.model_dump(mode="json")}
        say_data({"documents": counts, "runs": rows, **{name: said for name, said in also.items() if said}})
        return 0
    for line in _state(workspace, counts, runs, sample):
        say(line)
    return 0


def _watch(workspace: Path) -> NoReturn:
    """Show the state anew on a terminal, elsewhere a line of counts, each time it has changed."""
    shown: object = None
    while True:
        counts, runs = _counted(workspace)
        state = [*_state(workspace, counts, runs, _sample(workspace) if runs else None)]
        if state != shown and sys.stdout.isatty():
            say_anew([*state, "", "Shown anew whenever it changes. Stop with Ctrl-C."])
        elif state != shown:
            say(f"{datetime.now(UTC).astimezone():%H:%M:%S}  {_named(counts) or 'nothing has been run yet'}")
            sys.stdout.flush()
        shown = state
        time.sleep(_BETWEEN)


def _state(workspace: Path, counts: Mapping[str, int], runs: Sequence[RunInfo], sample: Sample | None) -> Iterator[str]:
    yield from _planned(workspace)
    if not runs:
        yield f"Nothing has been run in {workspace} yet. `vouchline run FOLDER` takes a folder of invoices in."
        return
    total = sum(counts.values())
    yield f"{total} {'document' if total == 1 else 'documents'} in {workspace}"
    yield from (f"  {number:6}  {word(state)}" for state, number in _in_order(counts))
    if sample is not None:
        yield ""
        yield from sample.sentences()
    yield from ("", "Latest runs")
    for run in runs[:_RUNS_SHOWN]:
        ended = _named({name: number for name, number in run.counts.items() if name != "documents"})
        kind = "run" if run.kind == "ingest" else run.kind
        yield f"  {run.run}  {kind:<7} {ended or 'not finished: run again to finish it'}"


def _planned(workspace: Path) -> Iterator[str]:
    """The schedule of the workspace, if it has one."""
    plan = Timetable.of(workspace)
    if plan is None:
        return
    yield f"Scheduled: {plan.folder}, {plan.when}"
    if plan.last is not None:
        ended = "not finished" if plan.exit_code is None else f"exit code {plan.exit_code}"
        yield f"  last {_local(plan.last)}, {ended}"
    late = ": it has not begun, see whether `vouchline schedule` serves" if plan.missed(datetime.now(UTC)) else ""
    yield f"  next {_local(plan.next)}{late}"
    yield ""


def _local(moment: datetime) -> str:
    return f"{moment.astimezone():%Y-%m-%d %H:%M}"


def _named(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{number} {word(name)}" for name, number in _in_order(counts))


def _in_order(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    """The counts in the order in which a run's summary has them."""
    order = {kind: place for place, (kind, *_) in enumerate(ROWS)}
    return sorted(counts.items(), key=lambda item: order.get(item[0], len(order)))


def _counted(workspace: Path) -> tuple[dict[str, int], Sequence[RunInfo]]:
    if not is_kept(workspace):
        return {}, []
    with look(workspace) as ledger:
        return dict(ledger.counts()), ledger.runs()


def _sample(workspace: Path) -> Sample | None:
    """What was checked of the audit sample; None where none is drawn and none was."""
    from evaluation.audit_sample import sample_of
    from flows.policy_file import written_policy

    policy = written_policy(workspace, None)
    with look(workspace) as ledger:
        sample = sample_of(ledger, policy)
    return sample if sample.checked or sample.waiting or policy.gate.audit_share else None
