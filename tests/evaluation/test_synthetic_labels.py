"""Labels point at words that spell the value of their term."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest

from evaluation.synthetic import Options, SyntheticInvoice, TermLabel, generate
from evaluation.synthetic.amounts import cents
from evaluation.synthetic.gold import values
from schemas import Value

SEEDS = range(3_000, 3_150)
ROLES = {"header", "item", "continuation", "sub-line", "section", "subtotal", "carried over", "tax row"}


@pytest.fixture(scope="module")
def documents() -> list[SyntheticInvoice]:
    return [generate(seed) for seed in SEEDS]


def _labelled(document: SyntheticInvoice) -> Iterator[tuple[TermLabel, Value]]:
    known = values(document.facts, document.printed)
    for label in document.labels.terms:
        if label.term in known and label.term != "currency" and not label.term.endswith(("street", "country")):
            yield label, known[label.term]


def _alnum(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdigit()).strip("0")


def _spells(text: str, value: Value) -> bool:
    if isinstance(value, Decimal):
        return _digits(text) == _digits(f"{value:.4f}")
    if isinstance(value, date):
        day, year = f"{value.day}", f"{value.year % 100:02d}"
        return day in text and year in text
    return _alnum(value) in _alnum(text)


def test_labelled_words_spell_the_value(documents: list[SyntheticInvoice]) -> None:
    # Streets over two lines are labelled line by line, and countries stand for their codes: neither spells the value.
    wrong = [
        (document.seed, label.term, label.text, value)
        for document in documents
        for label, value in _labelled(document)
        if not _spells(label.text, value)
    ]
    assert wrong == []


def test_labels_hold_the_text_of_their_words(documents: list[SyntheticInvoice]) -> None:
    for document in documents[:40]:
        pages = document.reading().pages
        for label in document.labels.terms:
            assert label.text == " ".join(pages[label.page - 1].words[index].text for index in label.words)


def test_a_term_has_one_primary_occurrence(documents: list[SyntheticInvoice]) -> None:
    for document in documents:
        counts = Counter(label.term for label in document.labels.terms if label.primary)
        # A value that runs over a page break or over two lines of an address is labelled in parts.
        often = {term for term, count in counts.items() if count > 1 and not term.endswith("street")}
        assert often == set(), document.seed


def test_every_printed_term_is_labelled(documents: list[SyntheticInvoice]) -> None:
    for document in documents:
        assert {label.term for label in document.labels.terms} == document.printed, document.seed


def test_labels_find_the_essentials_of_nearly_every_invoice(documents: list[SyntheticInvoice]) -> None:
    invoices = [document for document in documents if document.doc_type == "invoice"]
    for term in ("seller.name", "buyer.name", "invoice_number", "issue_date", "totals.gross"):
        found = sum(any(label.term == term for label in document.labels.terms) for document in invoices)
        assert found >= 0.93 * len(invoices), term


def test_rows_have_known_roles_and_belong_to_their_line(documents: list[SyntheticInvoice]) -> None:
    for document in documents:
        lines = {label.term: label for label in document.labels.terms if label.term.endswith("].net")}
        for row in document.labels.rows:
            assert row.role in ROLES
            for term, label in lines.items():
                if row.role == "item" and label.page == row.page and set(label.words) <= set(row.words):
                    assert term == f"lines[{row.item}].net", document.seed


def test_every_line_of_a_table_has_an_item_row(documents: list[SyntheticInvoice]) -> None:
    tables = 0
    for document in documents:
        items = {row.item for row in document.labels.rows if row.role == "item"}
        assert items == set(range(len(items))), document.seed
        tables += bool(items)
    assert tables > len(documents) / 2


def test_several_pages_repeat_the_header_or_carry_sums_over() -> None:
    roles = Counter[str]()
    for seed in range(40):
        document = generate(seed, Options(kind="invoice", lines=60))
        assert document.reading().page_count > 1
        roles.update({row.role for row in document.labels.rows if row.page > 1})
    assert roles["header"] > 10
    assert roles["carried over"] > 3


def test_gold_says_what_the_labels_say() -> None:
    for seed in range(60):
        document = generate(seed)
        gold = document.gold()
        printed = document.printed
        assert ("invoice_number" in gold["fields"]) == ("invoice_number" in printed)
        assert ("due_date" in gold["fields"]) == ("due_date" in printed)
        assert set(gold["visible_false"]).isdisjoint(gold["fields"])
        assert gold["doc_type"] == document.doc_type
        assert all("description" in line or "net_amount" in line or "quantity" in line for line in gold["line_items"])


def test_a_printed_discount_is_an_allowance_of_its_line() -> None:
    found = Counter[str]()
    for seed in range(40):
        document = generate(seed, Options(kind="invoice", discounts=True))
        for number, item in enumerate(document.facts.items):
            known = values(document.facts, document.printed)
            row = f"lines[{number}].allowances[0]"
            cells = {leaf: known.get(f"{row}.{leaf}") for leaf in ("percent", "amount")}
            assert cells["percent"] in (None, item.discount)
            assert cells["amount"] in (None, cents(item.quantity * item.price) - item.net)
            found.update(leaf for leaf, value in cells.items() if value is not None)
            assert item.discount or not any(cells.values())
    assert found["percent"] > found["amount"] > 0


def test_there_are_no_discounts_where_none_are_asked_for() -> None:
    documents = (generate(seed, Options(kind="invoice", discounts=False)) for seed in range(40))
    assert not any("allowances[" in term for document in documents for term in document.printed)
