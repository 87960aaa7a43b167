"""Features: hashes that stay, and words seen from the right places."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest

from evaluation.synthetic import generate
from extractors.model.arithmetic import sum_flags
from extractors.model.bag import Bag, joined
from extractors.model.features import Features
from extractors.model.grams import BUCKETS, flag_of, folded, grams_of, term_of
from extractors.page.candidates import KINDS
from extractors.page.sheet import sheet_of
from extractors.parsing.shapes import shape_of
from tests.extractors.grid import reading

DIGEST = (
    "import hashlib\n"
    "from evaluation.synthetic import generate\n"
    "from extractors.page.sheet import sheet_of\n"
    "from extractors.page.candidates import KINDS\n"
    "from extractors.model.features import Features\n"
    "sheet = sheet_of(generate(11).reading()); found = sheet.candidates; features = Features(sheet, found)\n"
    "parts = [features.of(kind) for kind in KINDS]\n"
    "data = b''.join(p.starts.tobytes() + p.buckets.tobytes() + p.weights.tobytes() for p in parts)\n"
    "print(hashlib.sha256(data).hexdigest())\n"
)


def test_hashes_are_the_same_in_every_process() -> None:
    runs = [
        subprocess.run(
            [sys.executable, "-c", DIGEST],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
        )
        for seed in ("1", "2")
    ]
    assert runs[0].stdout == runs[1].stdout != ""


def test_words_are_folded() -> None:
    assert folded("Échéance:") == "echeance"
    assert folded("2024-117") == "0-0"
    assert folded(":") == ":"


def test_a_word_weighs_as_much_as_all_its_grams() -> None:
    grams = grams_of("Rechnungsnummer")
    assert grams.weights[0] == 1
    assert np.isclose((grams.weights[1:] ** 2).sum(), 1)
    assert len(grams_of("4711").hashes) == 1


def test_buckets_are_in_range_and_apart() -> None:
    assert 0 <= flag_of("rank:1") < BUCKETS
    assert flag_of("rank:1") != flag_of("rank:2")
    assert term_of("left", "Total") != term_of("right", "Total")
    assert term_of("left", "Total:") == term_of("left", "TOTAL")


def test_a_bag_keeps_rows_apart() -> None:
    bag = Bag()
    bag.flags(["a"])
    bag.row = 2
    bag.words("left", ["Total"])
    sparse = bag.sparse(3)
    assert np.diff(sparse.starts).tolist() == [1, 0, len(grams_of("Total").hashes)]


def test_joined_rows_hold_both_parts() -> None:
    one, other = Bag(), Bag()
    one.flags(["a"])
    other.flags(["b"])
    other.row = 1
    other.flags(["c", "d"])
    both = joined([(one.sparse(2), np.array([0, 1])), (other.sparse(2), np.array([1, 0]))])
    rows = [set(both.buckets[both.starts[n] : both.starts[n + 1]].tolist()) for n in range(2)]
    assert rows == [{flag_of("a"), flag_of("c"), flag_of("d")}, {flag_of("b")}]


def test_every_candidate_has_features() -> None:
    sheet = sheet_of(generate(11).reading())
    found = sheet.candidates
    features = Features(sheet, found)
    for kind in KINDS:
        sparse = features.of(kind)
        assert len(sparse) == len(found[kind])
        assert (np.diff(sparse.starts) > 10).all()
        assert ((sparse.buckets >= 0) & (sparse.buckets < BUCKETS)).all()


def test_sums_are_seen() -> None:
    document = next(
        d
        for d in map(generate, range(40))
        if d.facts.taxed and {"totals.net", "totals.tax", "totals.gross"} <= d.printed
    )
    amounts = sheet_of(document.reading()).candidates["amount"]
    flags = dict(zip((abs(c.value) for c in amounts), sum_flags(amounts, []), strict=True))  # type: ignore[arg-type]
    assert "total" in flags[abs(document.facts.sums.gross)]
    assert "tax" in flags[abs(document.facts.sums.tax)]
    assert "base" in flags[abs(document.facts.sums.net)]


def test_shapes() -> None:
    assert shape_of("RE-2024/17") == "A-9/9"
    assert shape_of("No 4711") == "a_9"


@pytest.mark.parametrize(
    ("text", "raw", "term", "label"),
    [
        ("Invoice no.  4711", "4711", "invoice_number", "Invoice no."),
        ("Order no.  4711", "4711", "invoice_number", None),
        ("Amount payable  EUR 119.00", "119.00", "totals.due", "Amount payable"),
        ("Total incl. VAT  119.00", "119.00", "totals.due", "Total incl. VAT"),
        ("EUR 119.00", "119.00", "totals.gross", None),
        ("Discount  100.00", "100.00", "totals.net", None),
        ("Manchester  02.03.2024", "02.03.2024", "issue_date", None),
        ("Vendor:  Alder Works Ltd", "Alder Works Ltd", "seller.name", "Vendor"),
        ("Vendor:  Alder Works Ltd", "Alder Works Ltd", "buyer.name", None),
        ("Invoice no.: 4711  Alder Works Ltd", "Alder Works Ltd", "buyer.name", None),
        ("A/C No.  Alder Works Ltd", "Alder Works Ltd", "seller.name", None),
        ("Order no. A-17 Invoice no.", "A-17", "invoice_number", None),
        ("Manchester  Alder Works Ltd", "Alder Works Ltd", "seller.name", None),
        ("Alder Works Ltd", "Alder Works Ltd", "seller.name", None),
    ],
)
def test_a_label_is_shown_only_where_it_names_the_term(text: str, raw: str, term: str, label: str | None) -> None:
    sheet = sheet_of(reading(text))
    found = sheet.candidates
    candidate = next(one for rows in found.values() for one in rows if one.raw.removeprefix("EUR ") == raw)
    assert Features(sheet, found).label_of(candidate, term) == label
