"""The invented documents: whole, clean, of layouts that differ, and a part that nothing learns from."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pypdfium2
import pytest

from evaluation.corpus import Labelled, labelled
from evaluation.train import LICENSED

UNSEEN = frozenset({"invented-unseen", "invented-hard-unseen"})  # measured only
HARD = frozenset({"invented-hard", "invented-hard-b", "invented-hard-c", "invented-hard-d", "invented-hard-unseen"})
WHOLE = frozenset({"invented-a", "invented-b", "invented-unseen"})  # all that they hold is printed
SCANNED = frozenset({"invented-hard-b", "invented-hard-c", "invented-hard-d"})


@pytest.fixture(scope="module")
def known(root: Path) -> list[Labelled]:
    return list(labelled([root / "evaluation" / "invented"]))


def test_every_document_has_labels_and_all_labels_a_document(root: Path, known: list[Labelled]) -> None:
    files = {path for path in (root / "evaluation" / "invented").rglob("*.*") if path.name != "README.md"}
    documents = {one.path for one in known}
    assert {path for path in files if path.suffix == ".pdf"} == documents
    assert len(files) == 2 * len(documents)
    counts = Counter(one.group for one in known)
    assert counts["invented-unseen"] >= 70
    assert counts["invented-hard-unseen"] >= 32


def test_no_layout_is_there_twice(known: list[Labelled]) -> None:
    plain = Counter(one.labels.template for one in known if one.group not in HARD)
    assert [name for name, count in plain.items() if count > 1] == []
    contents = Counter(one.path.read_bytes() for one in known)
    assert max(contents.values()) == 1


def test_few_of_the_hard_ones_share_a_layout_and_none_with_another_set(known: list[Labelled]) -> None:
    layouts = Counter(one.labels.template for one in known if one.group in HARD)
    assert max(layouts.values()) <= 3
    assert len({(one.group, one.labels.template) for one in known}) == len({one.labels.template for one in known})


def test_nothing_learns_from_the_unseen(known: list[Labelled]) -> None:
    assert UNSEEN.isdisjoint(LICENSED)
    assert {one.group for one in known} - UNSEEN <= set(LICENSED)


def test_what_is_labelled_is_labelled_whole(known: list[Labelled]) -> None:
    for one in known:
        labels = one.labels
        kinds = {"digital_pdf", "scan_pdf"} if one.group in SCANNED else {"digital_pdf"}
        assert labels.kind in kinds, one.name
        assert one.group not in WHOLE or not labels.hidden, one.name
        assert labels.absent.isdisjoint(labels.fields), one.name
        if labels.doc_type in ("invoice", "credit_note"):
            assert "issue_date" in labels.fields.keys() | labels.absent, one.name


def test_no_document_says_where_it_was_made(known: list[Labelled]) -> None:
    for one in known:
        document = pypdfium2.PdfDocument(one.path)
        assert not any(document.get_metadata_dict().values()), one.name
        document.close()
