"""An evaluation as one self-contained HTML page with its plots inside: nothing is loaded from elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from evaluation.evaluate import Report
from evaluation.metrics import BINS, Bin
from evaluation.scoring import Scored, Value

_FOLDER = Path(__file__).parent
_WIDE, _HIGH = 480.0, 280.0  # of a plot, in pixels
_MOST_TEMPLATES = 60  # the worst so many are drawn


class Bar(NamedTuple):
    """A row of a bar chart: its share 0..1, and how many documents or values stand behind it."""

    name: str
    share: float
    number: int


class Column(NamedTuple):
    """A column of the histogram: heights in pixels of right and wrong values."""

    x: float
    width: float
    right: float
    wrong: float
    title: str


class Dot(NamedTuple):
    """A point of the reliability diagram in pixels; its radius grows with the number of values."""

    x: float
    y: float
    radius: float
    title: str


def page(report: Report, *, errors: int = 0) -> str:
    """The HTML of `report`, with the values of the first `errors` errors."""
    return (
        environment()
        .get_template("page.html")
        .render(
            report=report,
            wide=_WIDE,
            high=_HIGH,
            fields=[Bar(name, row.f1, row.labelled) for name, row in report.fields.items()],
            templates=_templates(report),
            hidden_templates=max(0, len(report.templates) - _MOST_TEMPLATES),
            dots=_dots(report),
            columns=_columns(report),
            errors=[shown_error(one, value) for one, value in report.errors[:errors]],
            share=share,
        )
    )


def environment() -> Environment:
    """Where the pages of this folder are made: everything is escaped, nothing undefined passes."""
    return Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def share(value: float | None) -> str:
    """A share or score with three decimals, a dash where there is none."""
    return "–" if value is None else f"{value:.3f}"


def shown_error(one: Scored, value: Value) -> dict[str, Any]:
    """What a person needs to see of a wrong or missing value."""
    return {
        "document": one.document.name,
        "field": value.label,
        "got": value.got,
        "want": value.want,
        "layer": value.layer,
        "score": value.score,
    }


def _templates(report: Report) -> Sequence[Bar]:
    bars: Iterable[Bar] = (
        Bar(name, row.f1, row.docs) for name, row in report.templates.items() if row.macro_f1 is not None
    )
    return sorted(bars, key=lambda bar: (bar.share, bar.name))[:_MOST_TEMPLATES]


def _dots(report: Report) -> list[Dot]:
    most = max((part.values for part in report.reliability), default=0)
    return [
        Dot(
            x=part.mean * _WIDE,
            y=_HIGH * (1 - part.right / part.values),
            radius=3 + 9 * (part.values / most) ** 0.5,
            title=f"mean score {part.mean:.2f}: {part.right} of {part.values} right",
        )
        for part in report.reliability
        if part.values
    ]


def _columns(report: Report) -> list[Column]:
    most = max((max(part.right, part.values - part.right) for part in report.reliability), default=0)
    return [_column(part, most or 1) for part in report.reliability]


def _column(part: Bin, most: int) -> Column:
    wrong = part.values - part.right
    return Column(
        x=part.low * _WIDE,
        width=_WIDE / BINS / 2 - 3,
        # Square roots keep a few wrong values visible beside many right ones.
        right=_HIGH * (part.right / most) ** 0.5,
        wrong=_HIGH * (wrong / most) ** 0.5,
        title=f"score {part.low:.1f} to {part.low + 1 / BINS:.1f}: {part.right} right, {wrong} wrong",
    )
