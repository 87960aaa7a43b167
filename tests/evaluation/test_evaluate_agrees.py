"""Our figures are those of the independent scorer beside the labelled documents, to the last digit."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import pytest

from evaluation.corpus import Labelled, labelled
from evaluation.evaluate import as_json, measure, summarise
from evaluation.scoring import Scored, score
from schemas import Policy

pytestmark = pytest.mark.corpus

SETS = ("real-vendors-i2d", "real-saas-stripe", "us-templates", "odoo-template", "hybrid-fnfe-2017", "other-docs")
KINDS = ("digital_pdf", "hybrid_pdf")
SHARED_FIGURES = ("docs", "precision", "recall", "f1", "lines_f1", "type", "all_right", "stp", "silent", "silent_lines",
                  "silent_docs", "stp_docs", "no_result")  # fmt: skip


@dataclass(frozen=True)
class Measured:
    """The labelled documents of some sets, each with its result."""

    corpus: Path
    tool: Path
    scored: Sequence[Scored]


@pytest.fixture(scope="module")
def measured(shared: Path) -> Measured:
    documents = list(labelled([shared / "corpus"], sets=SETS, kinds=KINDS))
    return Measured(shared / "corpus", shared / "tools" / "score.py", measure(documents, Policy(), workers=1))


def _agrees(measured: Measured, results: Sequence[dict[str, Any] | None], folder: Path, *, page_only: bool) -> None:
    lines, out = folder / "results.jsonl", folder / "score.json"
    lines.write_text("".join(json.dumps(one) + "\n" for one in results if one), encoding="utf-8")
    command = [sys.executable, str(measured.tool), str(lines), str(measured.corpus), "--json", str(out)]
    command += [part for name in SETS for part in ("--set", name)] + [
        part for kind in KINDS for part in ("--kind", kind)
    ]
    subprocess.run([*command, *(["--page-only"] if page_only else [])], check=True, capture_output=True)
    theirs = json.loads(out.read_text(encoding="utf-8"))
    documents: list[Labelled] = [one.document for one in measured.scored]
    pairs = zip(documents, results, strict=True)
    ours = as_json(summarise([score(document, one, page_only=page_only) for document, one in pairs]))
    rows = {"ALL": ours["overall"], **{name.removeprefix("corpus/"): row for name, row in ours["sets"].items()}}
    assert {name: _shared(row) for name, row in rows.items()} == {name: _shared(theirs[name]) for name in rows}
    assert ours["overall"]["macro_f1"] == theirs["ALL"]["macro_f1"]
    fields = {name: (row["precision"], row["recall"], row["f1"]) for name, row in ours["fields"].items()}
    assert fields == {name: (row["precision"], row["recall"], row["f1"]) for name, row in theirs["fields"].items()}


def _shared(row: dict[str, Any]) -> dict[str, Any]:
    return {name: row[name] for name in SHARED_FIGURES}


@pytest.mark.parametrize("page_only", [True, False])
def test_on_our_results(measured: Measured, tmp_path: Path, page_only: bool) -> None:
    results = [dict(one.result) if one.result else None for one in measured.scored]
    _agrees(measured, results, tmp_path, page_only=page_only)


@pytest.mark.parametrize("seed", range(4))
def test_on_results_spoilt_at_random(measured: Measured, tmp_path: Path, seed: int) -> None:
    rng = Random(seed)
    spoilt = [
        _spoilt(json.loads(json.dumps(one.result)), rng) if rng.random() > 0.05 else None for one in measured.scored
    ]
    _agrees(measured, spoilt, tmp_path, page_only=bool(seed % 2))


def _spoilt(result: dict[str, Any], rng: Random) -> dict[str, Any]:
    """`result` with values lost, swapped, cut and added, sent through whatever it is."""
    invoice = result["invoice"]
    result["disposition"] = rng.choice(["straight_through", "review"])
    result["doc_type"] = rng.choice([result["doc_type"]] * 5 + ["receipt"])
    for tree in (invoice, invoice["totals"], invoice["seller"], invoice["buyer"], *invoice["lines"]):
        for key, value in list(tree.items()):
            if isinstance(value, str) and rng.random() < 0.25:
                tree[key] = rng.choice([None, value[:-2], value + " GmbH", value.lower(), "-" + value, "12.50"])
    rng.shuffle(invoice["lines"])
    invoice["lines"] += invoice["lines"][: rng.randint(0, 2)]
    return result
