"""One run over one workspace: examine and judge, gate, settle, export, report, finish.

Each station is a function of the ledger's state, so that a killed run is finished by running it again (ADR 15). The
stations are plain functions; `run_batch` takes what wraps them: Prefect tasks, or nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from datetime import date
from functools import partial, reduce
from itertools import islice
from pathlib import Path
from threading import Thread
from typing import Any, NamedTuple

from exporters import Earlier, Past, export_run, why_not
from flows.cache_seal import Looks, distrust, seal
from flows.examined import Ask, Examined
from flows.examiners import Examiners, worker_pool
from flows.memory import book_of
from flows.pipeline import Steps, process, steps, versions
from flows.progress import showing
from flows.report import REPORTS, write_run_report
from flows.room import check_room
from flows.traces import span
from flows.unpack import keep_pieces, reading, with_known_pieces
from flows.waiting import FOLDERS, place, standing, stands
from ledger import Ledger
from ledger.runs import RunKind
from ledger.stores import folder_kept
from schemas import (
    Disposition,
    DocType,
    Document,
    GateReport,
    Misconfigured,
    Outcome,
    OutcomeKind,
    Policy,
    RunInfo,
    Signal,
    Verdict,
    Versions,
)
from validators import by_people, not_exportable, uncredited, with_findings
from validators.expectations import NO_HISTORY, gate, load_gate

Station = Callable[[], Any]
Wrap = Callable[[str, Station], Station]

# What has a folder of its own, and what loses it by a decision alone.
_PLACED = (*FOLDERS, OutcomeKind.REJECTED, OutcomeKind.RETURNED, OutcomeKind.UNPACKED)
KINDS = {
    Disposition.STRAIGHT_THROUGH: OutcomeKind.EXPORTED,
    Disposition.REVIEW: OutcomeKind.REVIEW,
    Disposition.QUARANTINE: OutcomeKind.QUARANTINED,
    Disposition.REFUSED: OutcomeKind.REFUSED,
    Disposition.DUPLICATE: OutcomeKind.DUPLICATE,
    Disposition.UNPACKED: OutcomeKind.UNPACKED,
}


class Batch(NamedTuple):
    """What the stations of one run share. `pool` are its workers, where they were started before the run; `memory` is
    the file of what is remembered of vendors' pages."""

    ledger: Ledger
    run: RunInfo
    policy: Policy
    workspace: Path
    workers: int | None = None
    pool: Examiners | None = None
    memory: Path | None = None


class Finished(NamedTuple):
    """A finished run, and where its products lie."""

    run: RunInfo
    report: Path
    exports: Path


def plain(_name: str, station: Station) -> Station:
    """No wrapping: the station as it is."""
    return station


def open_run(ledger: Ledger, kind: RunKind, source: str, policy: Policy, received: date | None = None) -> RunInfo:
    """A new run, or the one that was killed before it was finished.

    Raises Misconfigured where that one took documents in that came on another day.
    """
    unfinished = ledger.unfinished_run()
    if unfinished is not None:
        _same_day(unfinished, received)
        return ledger.resume_run(unfinished, versions(policy))
    return ledger.start_run(kind, source, versions(policy), policy, received)


def _same_day(run: RunInfo, received: date | None) -> None:
    if run.received != received:
        told = f"--received {run.received}" if run.received else "without --received"
        raise Misconfigured(
            f"The run {run.run} was killed before it was finished; it was started {told}.",
            f"Run again {told}, which finishes it; then run the others.",
        )


def finish_killed(
    ledger: Ledger, workspace: Path, workers: int | None, wrap: Wrap, joining: Versions | None
) -> Finished | None:
    """Finish a killed run first, under the policy it was started with; what it came to.

    Only an ingest that is of the very versions `joining`, and whose gate has not run, stays open: it may still take
    documents in. None where no run was finished.
    """
    killed = ledger.unfinished_run()
    if killed is None:
        return None
    if killed.kind == "ingest" and killed.versions == joining and ledger.gate_report(killed) is None:
        return None  # `open_run` takes it up
    policy = ledger.policy_of(killed)
    run = ledger.resume_run(killed, versions(policy))
    return run_batch(Batch(ledger, run, policy, workspace, workers), (), wrap)


def run_batch(batch: Batch, documents: Iterable[Document], wrap: Wrap = plain) -> Finished:
    """Take `documents`, and what a killed run left, to their outcomes."""
    with span("run", run=batch.run.run, kind=batch.run.kind):
        wrap("discover", partial(discover, batch, documents))()
        batch = batch._replace(memory=book_of(batch.ledger, batch.workspace))
        with batch.pool or worker_pool(batch.policy, batch.workers, batch.workspace) as pool:
            for chunk in chunks(batch):
                Thread(target=load_gate, daemon=True).start()  # which takes seconds: meanwhile documents are read
                wrap("extract chunk", partial(examine_chunk, batch, pool, chunk))()
            wrap("gate", partial(judge_batch, batch))()
            wrap("settle", partial(settle, batch))()
            exports = wrap("export", partial(export, batch))()
            reports, reported = batch.workspace / REPORTS, span("report")(write_run_report)
            report = wrap("report", partial(reported, batch.ledger, batch.run, pool.draw, reports))()
            folder_kept(batch.workspace, report.parent, last=report.name)
        return Finished(batch.ledger.finish_run(batch.run), report, exports)


def chunks(batch: Batch) -> Iterator[list[Document]]:
    """The documents that wait to be read, a chunk at a time. The caller has each judged before it asks for the next."""
    # What comes within a document is waiting as soon as that is read: each chunk is asked for anew.
    while chunk := list(islice(batch.ledger.pending(batch.run), batch.policy.work.chunk)):
        yield chunk


@span("discover")
def discover(batch: Batch, documents: Iterable[Document]) -> None:
    """Write every arrival down."""
    batch.ledger.add(batch.run, with_known_pieces(batch.ledger, documents) if batch.run.kind == "ingest" else documents)


@span("extract chunk")
def examine_chunk(batch: Batch, pool: Examiners, documents: Sequence[Document]) -> None:
    """Read, extract and judge `documents` in the workers of the run; each verdict is kept as soon as it is made."""
    distrust(batch.ledger, batch.workspace, batch.run, documents)
    check_room(batch.workspace)  # also when the chunk is tried again: nothing is read that cannot be kept
    ask = asking(batch.policy, batch.ledger, batch.run) if batch.run.kind != "decide" else None
    take_in = partial(keep_pieces, batch.ledger, batch.run)
    # Closed here, whatever happens: a chunk that is tried again finds no worker busy with it.
    looks = Looks(batch.ledger, batch.workspace)
    by_rules = steps(pool, batch.policy, batch.ledger.knowledge, ask=ask)
    taken = _in_turn_of_arrival(as_approved(by_rules, pool, batch.ledger, batch.memory, looks))
    with (
        closing(process(documents, taken, take_in)) as verdicts,
        showing(reading(documents), len(documents)) as step_done,
    ):
        for verdict in verdicts:
            batch.ledger.judged(batch.run, _with_people(batch, verdict))
            step_done()
    looks.keep()
    seal(batch.ledger, batch.workspace, documents, looks.path)


def _in_turn_of_arrival(taken: Steps) -> Steps:
    """The steps that judge the documents of a chunk in their order, whoever is read first, its credit notes behind all
    else: by the invoices that were read with them.

    Of documents that claim the same the first goes out, so that its readers, their number and a kill change nothing.
    """

    def examine(documents: Iterable[Document]) -> Iterator[tuple[Document, Examined | Signal]]:
        asked = list(documents)
        turns = {document.sha256: turn for turn, document in enumerate(asked)}
        early, behind, turn = dict[int, tuple[Document, Examined | Signal]](), [], 0
        for document, examined in taken.examine(asked):
            early[turns[document.sha256]] = document, examined
            while (one := early.pop(turn, None)) is not None:
                turn += 1
                if isinstance(one[1], Examined) and one[1].extraction.doc_type is DocType.CREDIT_NOTE:
                    behind.append(one)
                else:
                    yield one
        yield from behind

    return taken._replace(examine=examine)


def asking(policy: Policy, ledger: Ledger, run: RunInfo | None) -> Ask | None:
    """What is asked outside: a foundation model, a register. Without a `run`, nothing is: what is on record counts.

    What the policy does not enable is not imported.
    """
    asks: list[Ask] = []
    if policy.foundation.enabled:
        from flows.foundation import foundation_step, recorded_step

        asks.append(recorded_step(policy, ledger) if run is None else foundation_step(policy, ledger, run))
    if policy.reference.vat_register == "vies":
        from flows.registration import Vies, registration_step

        asks.append(registration_step(Vies(), ledger, run))
    return partial(_in_turn, asks) if asks else None


def as_approved(
    taken: Steps, pool: Examiners, ledger: Ledger, memory: Path | None, looks: Looks | None = None
) -> Steps:
    """The steps that leave what a person once approved as it is: nothing is read or asked in its place. What else there
    is, `memory` reads with the others; `looks` are known, and added to."""

    def asked(document: Document, examined: Examined) -> Examined:
        known = ledger.last_approval(document.sha256) is not None
        if known or taken.ask is None:
            return examined._replace(reading=examined.reading.without_content())
        return taken.ask(document, examined)

    def examine(documents: Iterable[Document]) -> Iterator[tuple[Document, Examined | Signal]]:
        for document, examined in pool.map(
            documents,
            approved=lambda document: ledger.last_approval(document.sha256),
            memory=memory,
            whole=lambda document: ledger.is_arranged(document.sha256),
            glyphs=None if looks is None else looks.path,
        ):
            if looks is not None and isinstance(examined, Examined):
                looks.add(examined.learnt)
            yield document, examined

    return taken._replace(examine=examine, ask=asked)


def _with_people(batch: Batch, verdict: Verdict) -> Verdict:
    """`verdict` under what people decided on its document."""
    return by_people(verdict, batch.ledger.in_round(verdict.document.sha256), batch.policy)


def _in_turn(asks: Sequence[Ask], document: Document, examined: Examined) -> Examined:
    return reduce(lambda so_far, ask: ask(document, so_far), asks, examined)


@span("gate")
def judge_batch(batch: Batch) -> None:
    """The gate: once over all verdicts of the run that are not settled yet."""
    expected = {arrival.sha256 for arrival in batch.ledger.arrivals(batch.run) if arrival.outcome is None}
    if not expected or batch.ledger.gate_report(batch.run) is not None:
        return
    # What people release is compared with no usual share or size: these are of runs that take documents in.
    history = NO_HISTORY if batch.run.kind == "decide" else batch.ledger.export_history(before=batch.run)
    verdicts = (_as_released(batch, verdict) for verdict in batch.ledger.verdicts(batch.run))
    batch.ledger.gated(batch.run, gate(verdicts, expected=expected, history=history, policy=batch.policy))


def _as_released(batch: Batch, verdict: Verdict) -> Verdict:
    """A verdict as the gate looks at it: what people approved is looked at whole, so that they see all there is."""
    asked = batch.run.kind == "decide" and verdict.disposition is Disposition.REVIEW
    if not asked or not batch.ledger.in_round(verdict.document.sha256):
        return verdict
    return verdict.model_copy(update={"disposition": Disposition.STRAIGHT_THROUGH})


@span("settle")
def settle(batch: Batch) -> None:
    """Give every document its outcome, then put the folders of those that wait in place."""
    check_room(batch.workspace)
    report = batch.ledger.gate_report(batch.run)
    known = batch.ledger.knowledge
    for verdict in batch.ledger.unsettled(batch.run):
        gated = with_findings(verdict, _findings(report, verdict), batch.policy)
        gated = with_findings(gated, uncredited(gated, batch.policy, known), batch.policy)
        settled = _exportable(_with_people(batch, gated), batch.policy)
        batch.ledger.settle(batch.run, settled, outcome_of(settled, batch.run))
    place_waiting(batch)


def place_waiting(batch: Batch) -> None:
    """Put the folders of the run's documents in place, also of those that wait from an earlier run."""
    # The first arrival of a document is the one that was judged; the same bytes again are only its duplicates.
    outcomes: dict[str, Outcome] = {}
    for arrival in batch.ledger.arrivals(batch.run):
        if arrival.outcome is not None:
            outcomes.setdefault(arrival.sha256, arrival.outcome)
    there = standing(batch.workspace)
    for verdict in batch.ledger.verdicts(batch.run):
        place(batch.workspace, verdict, outcomes.pop(verdict.document.sha256), there)
    for sha256, outcome in outcomes.items():
        if outcome.kind not in _PLACED or stands(outcome, there):
            continue
        if (known := batch.ledger.verdict(sha256)) is not None:
            place(batch.workspace, known, outcome, there)


def _exportable(verdict: Verdict, policy: Policy) -> Verdict:
    """`verdict`, sent to review where the exporter would refuse it: once it is settled as exported, it must leave."""
    if verdict.disposition is not Disposition.STRAIGHT_THROUGH or (why := why_not(verdict)) is None:
        return verdict
    return with_findings(verdict, [not_exportable(why)], policy)


def _findings(report: GateReport | None, verdict: Verdict) -> tuple[Any, ...]:
    return report.findings.get(verdict.document.sha256, ()) if report else ()


def outcome_of(verdict: Verdict, run: RunInfo) -> Outcome:
    """What a verdict comes to in `run`."""
    return Outcome(sha256=verdict.document.sha256, run=run.run, kind=KINDS[verdict.disposition], reason=verdict.reason)


@span("export")
def export(batch: Batch) -> Path:
    """Write the run's exports, whole, from the ledger; the same files however often it is called."""
    exported = batch.ledger.exported(batch.run)
    withdrawn, replaced = batch.ledger.withdrawn(batch.run), batch.ledger.replaced(batch.run)
    past = Past(*(tuple(Earlier(document=sha256, run=run) for sha256, run in rows) for rows in (withdrawn, replaced)))
    folder = export_run(batch.workspace / "exports", batch.run, exported, batch.policy.exports.formats, past)
    folder_kept(batch.workspace, folder, last="manifest.json")
    manifest = hashlib.sha256((folder / "manifest.json").read_bytes()).hexdigest()
    batch.ledger.exports_written(batch.run, manifest)
    return folder
