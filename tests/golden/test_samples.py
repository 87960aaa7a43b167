"""Every sample ends as its expected.json says, and no value of it is read wrongly."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from flows.pipeline import process, steps, worker_pool
from flows.receive import receive
from schemas import Policy, Verdict, result, term_of
from validators import EMPTY

FOLDER = Path(__file__).resolve().parents[2] / "sample_invoices"
CASES = sorted(path.name for path in FOLDER.iterdir() if path.is_dir())


@pytest.fixture(scope="module")
def verdicts() -> Mapping[str, Verdict]:
    """The verdict on each sample alone, by its name."""
    documents = [receive(FOLDER / name / "document.pdf") for name in CASES]
    policy = Policy()
    with worker_pool(policy, 1) as pool:
        judged = process(documents, steps(pool, policy, EMPTY))
        return {verdict.document.path.parent.name: verdict for verdict in judged}


def _leaves(node: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(node, dict):
        for key, value in node.items():
            yield from _leaves(value, f"{path}.{key}" if path else key)
    elif isinstance(node, list):
        for number, value in enumerate(node):
            yield from _leaves(value, f"{path}[{number}]")
    else:
        yield path, node


@pytest.mark.parametrize("name", CASES)
def test_a_sample_is_disposed_of_as_expected(name: str, verdicts: Mapping[str, Verdict]) -> None:
    expected = json.loads((FOLDER / name / "expected.json").read_text(encoding="utf-8"))
    verdict = verdicts[name]
    why = [(finding.rule, finding.message) for finding in verdict.findings if finding.severity != "information"]
    assert verdict.disposition.value == expected["disposition"], why
    if "doc_type" in expected:
        assert verdict.doc_type.value == expected["doc_type"]
        assert verdict.language == expected["language"]


@pytest.mark.parametrize("name", CASES)
def test_what_goes_straight_through_is_right(name: str, verdicts: Mapping[str, Verdict]) -> None:
    verdict = verdicts[name]
    if verdict.disposition.value != "straight_through":
        assert verdict.reason
        return
    expected = json.loads((FOLDER / name / "expected.json").read_text(encoding="utf-8"))["invoice"]
    read = dict(_leaves(result(verdict)["invoice"]))
    pairs = [(path, value, read.get(path)) for path, value in _leaves(_unnumbered(expected))]
    assert [pair for pair in pairs if pair[2] is not None and not _same(*pair)] == []
    # A row that was not read shifts those behind it, so each row read is looked for among those expected.
    for path, value in read.items():
        if value is not None and (row := _ROW.fullmatch(path)):
            wanted = [one for other in expected.get(row[1], ()) if (one := other.get(row[2])) is not None]
            assert not wanted or any(_same(path, one, value) for one in wanted), path


_ROW = re.compile(r"(lines|tax_breakdown)\[\d+\]\.(\w+)")


def _unnumbered(invoice: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in invoice.items() if not isinstance(value, list)}


def _same(path: str, expected: str, read: str) -> bool:
    """Whether two values say the same: numbers by their amount, all else letter by letter."""
    if term_of(path).kind in ("amount", "quantity", "rate"):
        return Decimal(expected) == Decimal(read)
    return expected == read
