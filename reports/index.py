"""The index of a report: what happened in one glance, and the table of documents."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from statistics import median, quantiles
from typing import NamedTuple

from reports.helping import a_document, hours
from reports.rendering import render
from reports.summary import Row, Summary, stacked, straight_through, tenths, trend_rows
from reports.words import counted, headline, share
from schemas import STOPPED, Expectation, GateReport, OutcomeKind, RunInfo, Severity
from schemas.helping import RunFigures

_SHOWN_RULES = 12
_LEFT_OUT = "Not applicable"  # how the gate begins to say why it did not make a check


class Check(NamedTuple):
    """One batch check with the documents that do not meet it."""

    expectation: Expectation
    rows: tuple[Row, ...]
    unknown: int

    @property
    def left_out(self) -> bool:
        """Whether the batch gave nothing to decide it by: neither met nor not met."""
        return (self.expectation.observed or "").startswith(_LEFT_OUT)


def index_page(
    run: RunInfo,
    summary: Summary,
    gate: GateReport | None,
    trend: Sequence[RunInfo],
    figures: Callable[[RunInfo], RunFigures] | None = None,
) -> str:
    """The HTML of index.html. `figures` says how a run went."""
    rate, decided = straight_through(summary.kinds)
    pareto = summary.pareto()
    shown = trend_rows(run, summary.kinds, trend, figures)
    return render(
        "index",
        run=run,
        headline=headline(summary.kinds),
        parts=stacked(summary.kinds),
        stacked=stacked,
        rate=rate,
        decided=decided,
        pareto=pareto[:_SHOWN_RULES],
        other_rules=pareto[_SHOWN_RULES:],
        scores=tenths(summary.scores) if summary.scores else (),
        confidences=tenths(summary.confidences) if summary.confidences else (),
        speed=summary.speed(),
        pace=_pace(summary),
        trend=shown,
        helping=summary.helping.rows(),
        a_document=a_document,
        hours=hours,
        paid=sum((row.figures.money for row in shown), Decimal(0)),
        gate=gate,
        checks=_checks(gate, summary),
        drift=_drift(gate),
        rows=summary.rows,
        money=summary.money,
        waiting=STOPPED,
        folders=_folders(summary),
    )


def _pace(summary: Summary) -> str:
    """Median and slow end of the seconds a document took, and the share of pages that two readers read."""
    seconds = summary.seconds()
    if not seconds:
        return ""
    slow = quantiles(seconds, n=20, method="inclusive")[-1] if len(seconds) > 1 else seconds[0]
    pace = f"Half of the documents took {median(seconds):.2f} s or less, 95 in 100 took {slow:.2f} s or less."
    if not summary.compared:
        return pace
    told = share(summary.compared, summary.pages)
    return f"{pace} Of {summary.pages} pages {summary.compared} ({told}) were read a second time, by pdfplumber."


def _checks(gate: GateReport | None, summary: Summary) -> list[Check]:
    """The batch checks, those not met first."""
    rows: dict[str, Row] = {}
    for row in summary.rows:
        rows.setdefault(row.sha256, row)
    return [
        Check(
            each,
            tuple(rows[sha] for sha in each.documents if sha in rows),
            sum(sha not in rows for sha in each.documents),
        )
        for each in sorted(gate.expectations if gate else (), key=lambda each: each.success)
    ]


def _drift(gate: GateReport | None) -> str:
    """How the batch compares with earlier exports and runs, in a sentence or two."""
    compared = [each for each in (gate.expectations if gate else ()) if each.compares]
    left_out = [each for each in compared if (each.observed or "").startswith(_LEFT_OUT)]
    unlike = [each for each in compared if not each.success]
    made = len(compared) - len(left_out)
    if not compared:
        return ""
    if unlike:
        stopped = any(each.severity is Severity.FATAL for each in unlike)
        said = " ".join(each.message for each in unlike)
        first = f"It is unlike earlier ones in {counted(len(unlike), 'way')}: {said}"
        return f"{first} Nothing of it was exported." if stopped else first
    if not made:
        return "There is too little history to compare it with earlier ones."
    young = f" For {counted(len(left_out), 'comparison')} there is too little history yet." if left_out else ""
    return f"It is like earlier ones in {counted(made, 'comparison')}.{young}"


def _folders(summary: Summary) -> list[tuple[str, str, str]]:
    """Where the documents lie, as folders relative to this page: name, address, what is there."""
    known = [
        ("exports", "exported records, with a manifest for each run", OutcomeKind.EXPORTED),
        ("review", "documents that wait for a look, each with its reason", OutcomeKind.REVIEW),
        ("quarantine", "documents that must not be booked, each with its reason", OutcomeKind.QUARANTINED),
    ]
    return [(name, f"../../{name}/", what) for name, what, kind in known if summary.kinds[kind]]
