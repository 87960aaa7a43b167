"""The figures that later versions must not fall behind, a set of documents each; nothing of a document is in them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from evaluation.evaluate import Report
from evaluation.metrics import Figures
from schemas import Misconfigured

BASELINE = Path(__file__).parent / "baseline.json"
# A smaller share is a loss; the other figures are counts of documents, and a larger one is a loss.
SHARES = ("precision", "recall", "f1", "macro_f1", "lines_f1", "type", "all_right", "stp", "as_expected")
COUNTS = ("silent_docs", "silent_lines", "no_result")
_NAMES = {
    "precision": "precision of header fields", "recall": "recall of header fields", "f1": "F1 of header fields",
    "macro_f1": "F1 of header fields over templates", "lines_f1": "F1 of line cells",
    "type": "share of types recognised", "all_right": "share of documents with every field right",
    "stp": "straight-through rate", "as_expected": "share of samples treated as they deserve",
    "silent_docs": "number of silent errors", "silent_lines": "number of documents through with a wrong line",
    "no_result": "number of documents without a result",
}  # fmt: skip


def load_baseline(path: Path) -> dict[str, Any]:
    """The baseline at `path`; one without sets where there is none yet. Raises Misconfigured where it is damaged."""
    if not path.exists():
        return {"tolerance": 0.01, "sets": {}}
    try:
        baseline = json.loads(path.read_text(encoding="utf-8"))
        float(baseline["tolerance"])
        dict(baseline["sets"])
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise Misconfigured(
            f"The baseline {path} cannot be read.", "Restore it, or write it anew with --write-baseline."
        ) from error
    return dict(baseline)


def compare(report: Report, baseline: Mapping[str, Any]) -> list[str]:
    """What became worse than `baseline` by more than its tolerance: a sentence a figure.

    A set is compared only where the baseline knows it with as many documents.
    """
    return [
        sentence
        for name, now in report.sets.items()
        if (before := baseline["sets"].get(_key(name, report))) and before["docs"] == now.docs
        for sentence in _losses(name, now, before, baseline["tolerance"])
    ]


def compared(report: Report, baseline: Mapping[str, Any]) -> list[str]:
    """The sets of `report` that `baseline` knows with as many documents."""
    known = baseline["sets"]
    return [name for name, now in report.sets.items() if known.get(_key(name, report), {}).get("docs") == now.docs]


def _losses(name: str, now: Figures, before: Mapping[str, Any], tolerance: float) -> Iterator[str]:
    for figure in SHARES:
        was, value = before.get(figure), getattr(now, figure)
        if was is not None and (value is None or value < was - tolerance):
            yield f"{name}: the {_NAMES[figure]} fell from {was:.3f} to {value or 0.0:.3f}."
    for figure in COUNTS:
        if getattr(now, figure) > before.get(figure, 0):
            yield f"{name}: the {_NAMES[figure]} rose from {before.get(figure, 0)} to {getattr(now, figure)}."


def with_sets(baseline: Mapping[str, Any], report: Report) -> dict[str, Any]:
    """`baseline` with the figures of the sets of `report` in place of earlier ones."""
    fresh = {_key(name, report): _kept(row) for name, row in report.sets.items()}
    return {**baseline, "sets": dict(sorted({**baseline["sets"], **fresh}.items()))}


def _kept(row: Figures) -> dict[str, Any]:
    shares = {name: None if (value := getattr(row, name)) is None else round(value, 4) for name in SHARES}
    return {"docs": row.docs, **shares, **{name: getattr(row, name) for name in COUNTS}}


def _key(name: str, report: Report) -> str:
    return f"{name}, page only" if report.page_only else name
