"""Labels are read where they lie: gold corpora and sample cases; what a file lacks is unknown."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from evaluation.corpus import CELLS, FIELDS, labelled
from schemas import Misconfigured

GOLD = {
    "doc_type": "invoice",
    "language": "nl",
    "fields": {"invoice_number": "7", "net_total": "10.00", "due_date": None, "buyer_name": "", "shoe_size": "44"},
    "line_items": [{"description": "Thee", "net_amount": "10.00", "unit": "C62"}],
    "visible_false": ["net_total"],
    "source": {"kind": "digital_pdf", "template": "plain"},
}


def _write(folder: Path, name: str, record: Any, *suffixes: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.gold.json").write_text(json.dumps(record), encoding="utf-8")
    for suffix in suffixes:
        (folder / f"{name}{suffix}").write_bytes(b"bytes")


def test_fields_and_cells_come_from_the_table_of_terms() -> None:
    assert FIELDS["payable_amount"] == "totals.due"
    assert FIELDS["seller_vat_id"] == "seller.vat_id"
    assert len(FIELDS) == 14
    assert CELLS == {
        "description": "description",
        "quantity": "quantity",
        "unit_price": "unit_price",
        "net_amount": "net",
    }


def test_gold_is_read_as_it_is(tmp_path: Path) -> None:
    _write(tmp_path / "shop" / "set-a", "one", GOLD, ".pdf", ".csv")
    (document,) = labelled([tmp_path / "shop"])
    assert document.path.name == "one.pdf"
    assert (document.group, document.set_name, document.name) == ("set-a", "shop/set-a", "set-a/one.pdf")
    labels = document.labels
    assert (labels.doc_type, labels.language, labels.kind, labels.template) == ("invoice", "nl", "digital_pdf", "plain")
    assert labels.fields == {"invoice_number": "7", "net_total": "10.00"}
    assert labels.lines == ({"description": "Thee", "net_amount": "10.00"},)
    assert labels.hidden == {"net_total"}


def test_what_a_label_file_lacks_is_unknown(tmp_path: Path) -> None:
    _write(tmp_path / "set-a", "bare", {}, ".png")
    (document,) = labelled([tmp_path])
    assert document.labels.doc_type is None
    assert document.labels.fields == {}
    assert (document.labels.language, document.labels.kind) == ("unknown", "unknown")
    assert document.labels.template == "bare.png"


def test_a_null_label_says_that_there_is_no_such_value(tmp_path: Path) -> None:
    _write(tmp_path / "set-a", "none", {"fields": {"due_date": None, "iban": "", "invoice_number": "7"}}, ".pdf")
    (document,) = labelled([tmp_path])
    assert document.labels.absent == {"due_date"}
    assert document.labels.fields == {"invoice_number": "7"}


def test_labels_without_a_document_are_left_out(tmp_path: Path) -> None:
    _write(tmp_path / "set-a", "gone", GOLD)
    _write(tmp_path / "set-a", "here", GOLD, ".pdf")
    assert [document.path.name for document in labelled([tmp_path])] == ["here.pdf"]


def test_sets_and_kinds_choose(tmp_path: Path) -> None:
    _write(tmp_path / "a", "one", GOLD, ".pdf")
    _write(tmp_path / "b", "two", GOLD, ".pdf")
    _write(tmp_path / "b", "three", {**GOLD, "source": {"kind": "photo"}}, ".jpg")
    assert [one.name for one in labelled([tmp_path], sets=["b"])] == ["b/three.jpg", "b/two.pdf"]
    assert [one.name for one in labelled([tmp_path], sets=["b"], kinds=["photo"])] == ["b/three.jpg"]
    assert [one.name for one in labelled([tmp_path], sets=["c"])] == []


def test_samples_are_labelled_documents_too(root: Path) -> None:
    documents = {one.labels.template: one for one in labelled([root / "sample_invoices"])}
    simple = documents["simple-de"]
    assert (simple.set_name, simple.labels.kind, simple.labels.disposition) == (
        "sample_invoices",
        "sample",
        "straight_through",
    )
    assert {"invoice_number", "seller_name", "gross_total"} <= simple.labels.fields.keys()
    assert len(simple.labels.lines) == 4
    assert {"description", "net_amount"} <= simple.labels.lines[0].keys()
    assert "invoice_number" not in documents["missing-number-it"].labels.fields
    assert documents["encrypted-nl"].labels.doc_type is None


@pytest.mark.parametrize("text", ["", "{", "[1]", "\xff"])
def test_damaged_labels_are_named(tmp_path: Path, text: str) -> None:
    _write(tmp_path / "set-a", "one", GOLD, ".pdf")
    (tmp_path / "set-a" / "one.gold.json").write_text(text, encoding="latin-1")
    with pytest.raises(Misconfigured, match=r"one\.gold\.json"):
        list(labelled([tmp_path]))


def test_a_folder_without_labels_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(Misconfigured, match="holds no labelled documents"):
        list(labelled([tmp_path]))
