"""Our rules beside the official ones: what is counted, and that whole documents are decided alike."""

from __future__ import annotations

import pytest

from evaluation.families import decided_families
from evaluation.rules import Decided, different, refused, table
from validators.official import PACKAGES

DOCUMENTS = (
    Decided("same", frozenset({"BR-01", "BR-AE-08"}), frozenset({"BR-01", "BR-AE-08"}), 1.0),
    Decided("missed", frozenset({"BR-01"}), frozenset(), 2.0),
    Decided("refused", frozenset(), frozenset({"BR-CL-01"}), 3.0),
)


def test_rules_are_counted_by_family_and_in_all() -> None:
    rows = list(table(DOCUMENTS))
    assert "| BR | 1.0000 | 0.5000 | 1 | 0 | 1 |" in rows
    assert "| BR-AE | 1.0000 | 1.0000 | 1 | 0 | 0 |" in rows
    assert "| BR-CL | 0.0000 | 1.0000 | 0 | 1 | 0 |" in rows
    assert "| **all (micro)** | 0.6667 | 0.6667 | 2 | 1 | 1 |" in rows
    assert "Valid documents that our rules refuse: 1." in rows
    assert [one.file for one in refused(DOCUMENTS)] == ["refused"]


def test_documents_that_differ_are_listed() -> None:
    assert list(different(DOCUMENTS)) == [
        "- missed: besides none; missed BR-01",
        "- refused: besides BR-CL-01; missed none",
    ]


@pytest.mark.skipif(PACKAGES["docket-idp"].folder is None, reason="CEN's CII rules are not installed (make setup)")
def test_whole_documents_of_the_categories_are_decided_alike() -> None:
    documents = list(decided_families(every=997))
    assert len(documents) >= 8
    assert list(different(documents)) == []
