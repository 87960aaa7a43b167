"""A comparison as one self-contained HTML page with its plots inside, and as data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from evaluation.compare import Row, Setting
from evaluation.page import environment
from evaluation.recommend import FEW_DOCUMENTS, FEW_LAYOUTS, Advice, between, money, percent, shown
from evaluation.shares import Share
from evaluation.strategies import Arm

_PLOTTED = ("values", "all_right", "straight", "silent")
_SHARES = (*_PLOTTED, "wrong")


def compare_page(rows: Sequence[Row], arms: Sequence[Arm], advice: Advice, setting: Setting, policy_file: Path) -> str:
    """The HTML of a comparison."""
    first = rows[0]
    return environment().get_template("compare.html").render(
        rows=rows,
        not_run=[arm for arm in arms if arm.why_not is not None],
        docs=first.docs,
        layouts=first.layouts,
        few=first.docs < FEW_DOCUMENTS or first.layouts < FEW_LAYOUTS,
        few_documents=FEW_DOCUMENTS,
        few_layouts=FEW_LAYOUTS,
        fields=list(first.fields),
        plots={name: [(row.arm.title, getattr(row, name)) for row in rows] for name in _PLOTTED},
        asking=[row for row in rows if row.arm.asks],
        alone=any(not row.straight.part and not row.arm.policy.layers.rules for row in rows),
        no_energy=all(row.joules is None for row in rows),
        advice=advice,
        minutes=setting.minutes,
        policy_file=policy_file,
        page_only=setting.page_only,
        percent=percent,
        shown=shown,
        between=between,
        money=money,
    )  # fmt: skip


def as_json(rows: Sequence[Row], advice: Advice) -> dict[str, Any]:
    """The figures as JSON-ready data, without anything that stands in a document."""
    return {"recommended": advice.row.arm.name, "why": advice.text, "strategies": [_data(row) for row in rows]}


def _data(row: Row) -> Mapping[str, Any]:
    return {
        "name": row.arm.name,
        "title": row.arm.title,
        "documents": row.docs,
        "layouts": row.layouts,
        **{name: _share(getattr(row, name)) for name in _SHARES},
        "fields": {name: _share(share) for name, share in row.fields.items()},
        "seconds": row.seconds,
        "cpu_seconds": row.cpu,
        "cost_of_1000": money(row.cost),
        "bytes_leaving": row.left,
        "minutes_saved": row.saved,
        "joules": row.joules,
        "asked": {**row.asked._asdict(), "money": money(row.asked.money)},
    }


def _share(share: Share) -> Mapping[str, Any]:
    return {"rate": share.rate, **share._asdict()}
