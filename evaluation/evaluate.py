"""Run the composition over labelled documents, and say how good the results are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from evaluation.corpus import FIELDS, Labelled
from evaluation.metrics import (
    Bin,
    Figures,
    Rates,
    calibration_error,
    errors,
    figures,
    figures_by,
    rates_by,
    reliability,
    template_of,
)
from evaluation.scoring import Scored, Value, score
from flows.examined import Ask
from flows.examiners import worker_pool
from flows.pipeline import process, steps
from flows.progress import shown
from flows.receive import receive
from schemas import BY_PATH, Policy, Verdict, result
from validators import EMPTY


class Report(NamedTuple):
    """The figures of an evaluation: overall and by group, values by field, cell and layer, and how scores hold."""

    page_only: bool
    overall: Figures
    sets: Mapping[str, Figures]
    languages: Mapping[str, Figures]
    templates: Mapping[str, Figures]
    fields: Mapping[str, Rates]
    cells: Mapping[str, Rates]
    layers: Mapping[str, Rates]
    line_layers: Mapping[str, Rates]
    reliability: tuple[Bin, ...]
    calibration: Mapping[str, float | None]
    errors: Sequence[tuple[Scored, Value]]


def measure(
    documents: Sequence[Labelled],
    policy: Policy,
    workers: int | None = None,
    *,
    ask: Ask | None = None,
    page_only: bool = False,
) -> list[Scored]:
    """Read, extract and judge `documents` against empty history, and score each beside its labels, in their order."""
    return scored_by(documents, verdicts_on(documents, policy, workers, ask), page_only=page_only)


def verdicts_on(
    documents: Sequence[Labelled], policy: Policy, workers: int | None = None, ask: Ask | None = None
) -> list[Verdict]:
    """What is made of `documents` against empty history; `ask` asks a foundation model where the policy enables one."""
    arrived = [receive(document.path) for document in documents]
    with worker_pool(policy, workers) as pool:
        return list(shown(process(arrived, steps(pool, policy, EMPTY, ask=ask)), "documents read", len(arrived)))


def scored_by(documents: Sequence[Labelled], verdicts: Sequence[Verdict], *, page_only: bool = False) -> list[Scored]:
    """Each of `documents` with its verdict beside its labels."""
    results = {verdict.document.origin: result(verdict) for verdict in verdicts}
    return [score(document, results.get(str(document.path)), page_only=page_only) for document in documents]


def summarise(scored: Sequence[Scored], *, page_only: bool = False) -> Report:
    """All figures of `scored`."""
    values = [value for one in scored for value in one.values]
    cells = [cell for one in scored for cell in one.cells]
    given = [value for value in values if value.got is not None]
    return Report(
        page_only=page_only,
        overall=figures(scored),
        sets=figures_by(scored, lambda one: one.document.set_name),
        languages=figures_by(scored, lambda one: one.document.labels.language),
        templates=figures_by(scored, template_of),
        fields=rates_by(values, lambda value: value.label),
        cells=rates_by(cells, lambda cell: cell.label),
        layers=rates_by(given, lambda value: value.layer),
        line_layers=rates_by((cell for cell in cells if cell.got is not None), lambda cell: cell.layer),
        reliability=reliability(values),
        calibration=_calibration(values),
        errors=errors(scored),
    )


def _calibration(values: Sequence[Value]) -> dict[str, float | None]:
    groups = sorted({field_group(value) for value in values})
    found = {
        group: calibration_error(reliability(value for value in values if field_group(value) == group))
        for group in groups
    }
    return {**found, "all": calibration_error(reliability(values))}


def field_group(value: Value) -> str:
    """The group of terms a header field belongs to."""
    return BY_PATH[FIELDS[value.label]].group


def as_json(report: Report) -> dict[str, Any]:
    """The figures as JSON-ready data, without anything that stands in a document."""
    figures_of = ("sets", "languages", "templates")
    rates_of = ("fields", "cells", "layers", "line_layers")
    return {
        "page_only": report.page_only,
        "overall": report.overall._asdict(),
        **{part: {name: row._asdict() for name, row in getattr(report, part).items()} for part in figures_of},
        **{part: {name: _written(row) for name, row in getattr(report, part).items()} for part in rates_of},
        "reliability": [part._asdict() for part in report.reliability],
        "calibration": dict(report.calibration),
    }


def _written(row: Rates) -> dict[str, float]:
    return {"precision": row.precision, "recall": row.recall, "f1": row.f1, **row._asdict()}
