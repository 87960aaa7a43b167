"""Every sample ends as its expected.json says, and no value of it, or of what is inside it, is read wrongly."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from flows.examiners import worker_pool
from flows.pipeline import steps
from flows.receive import receive
from flows.unpack import Unfolding
from schemas import LINK, Policy, Verdict, result, term_of
from validators import EMPTY

FOLDER = Path(__file__).resolve().parents[2] / "sample_invoices"


def _expected(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((FOLDER / name / "expected.json").read_text(encoding="utf-8"))
    return found


CASES = {name: _expected(name) for name in sorted(path.name for path in FOLDER.iterdir() if path.is_dir())}
# What is expected of every sample alone, and of what is inside it: by the sample and the number within it.
ALL = {
    **{(name, None): case for name, case in CASES.items()},
    **{(name, number): one for name, case in CASES.items() for number, one in enumerate(case.get("inside", ()))},
}
Key = tuple[str, int | None]


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> Mapping[Key, Verdict]:
    """The verdicts by the sample, and by the number within it."""
    documents = [receive(next((FOLDER / name).glob("document.*"))) for name in CASES]
    policy = Policy()
    unfolding = Unfolding(tmp_path_factory.mktemp("pieces"))
    with worker_pool(policy, 1) as pool:
        by_origin = {one.document.origin: one for one in unfolding.process(documents, steps(pool, policy, EMPTY))}
    judged: dict[Key, Verdict] = {}
    for name, document in zip(CASES, documents, strict=True):
        judged[name, None] = by_origin[document.origin]
        inside = (one for origin, one in by_origin.items() if origin.startswith(f"{document.origin}{LINK}"))
        judged |= {(name, number): one for number, one in enumerate(_leaves_of(inside))}
    return judged


def _leaves_of(inside: Iterator[Verdict]) -> list[Verdict]:
    """Those that are not opened further, in the order of their names."""
    found = (one for one in inside if one.disposition.value != "unpacked")
    return sorted(found, key=lambda one: one.document.origin)


def _leaves(node: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(node, dict):
        for key, value in node.items():
            yield from _leaves(value, f"{path}.{key}" if path else key)
    elif isinstance(node, list):
        for number, value in enumerate(node):
            yield from _leaves(value, f"{path}[{number}]")
    else:
        yield path, node


@pytest.mark.parametrize("key", ALL, ids=str)
def test_a_sample_is_disposed_of_as_expected(key: Key, verdicts: Mapping[Key, Verdict]) -> None:
    expected, verdict = ALL[key], verdicts[key]
    why = [(one.rule, one.message) for one in verdict.findings if one.outcome != "not_applicable"]
    assert verdict.disposition.value == expected["disposition"], why
    if "doc_type" in expected:
        assert verdict.doc_type.value == expected["doc_type"]
        assert verdict.subtype == expected["subtype"]
        assert verdict.language == expected["language"]


def test_nothing_else_is_inside(verdicts: Mapping[Key, Verdict]) -> None:
    assert verdicts.keys() == ALL.keys()


@pytest.mark.parametrize("key", ALL, ids=str)
def test_what_goes_straight_through_is_right(key: Key, verdicts: Mapping[Key, Verdict]) -> None:
    verdict = verdicts[key]
    if verdict.disposition.value != "straight_through":
        assert verdict.reason
        return
    expected = ALL[key]["invoice"]
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


def test_a_column_of_discounts_is_read_as_allowances_of_the_lines(verdicts: Mapping[Key, Verdict]) -> None:
    lines = verdicts["discount-es", None].invoice.lines
    assert [[(str(one.percent), str(one.amount)) for one in line.allowances] for line in lines] == [
        [("10", "10.41")],
        [],
        [("10", "28.92")],
    ]
    wanted = CASES["discount-es"]["invoice"]["lines"]
    assert [line.get("allowances", []) for line in wanted] == [[{"percent": "10"}], [], [{"percent": "10"}]]
