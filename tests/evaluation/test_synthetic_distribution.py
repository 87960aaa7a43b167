"""Forms and traps occur about as often as on real invoices."""

from __future__ import annotations

from collections import Counter

import pytest

from evaluation.synthetic import Options, SyntheticInvoice, generate
from evaluation.synthetic.lexicon import LANGUAGES, section
from evaluation.synthetic.parts.columns import ORDERS
from evaluation.synthetic.parts.heads import HEADS

SEEDS = range(20_000, 20_400)


@pytest.fixture(scope="module")
def invoices() -> list[SyntheticInvoice]:
    return [generate(seed, Options(kind="invoice")) for seed in SEEDS]


def _share(invoices: list[SyntheticInvoice], term: str) -> float:
    return sum(term in invoice.printed for invoice in invoices) / len(invoices)


@pytest.mark.parametrize(
    ("term", "low", "high"),
    [
        ("invoice_number", 0.98, 1.0),
        ("issue_date", 0.93, 1.0),
        ("due_date", 0.55, 0.85),
        ("seller.name", 0.98, 1.0),
        ("buyer.name", 0.98, 1.0),
        ("seller.vat_id", 0.5, 0.85),
        ("buyer.vat_id", 0.2, 0.45),
        ("payment.iban", 0.33, 0.65),
        ("purchase_order_reference", 0.4, 0.65),
        ("totals.net", 0.75, 0.97),
        ("totals.tax", 0.7, 0.95),
        ("totals.gross", 0.98, 1.0),
        ("totals.paid", 0.08, 0.25),
        ("totals.allowances", 0.06, 0.22),
        ("totals.charges", 0.05, 0.18),
    ],
)
def test_terms_are_printed_as_often_as_measured(
    invoices: list[SyntheticInvoice], term: str, low: float, high: float
) -> None:
    assert low <= _share(invoices, term) <= high


def test_traps_are_there(invoices: list[SyntheticInvoice]) -> None:
    count = len(invoices)
    assert 0.1 < sum(each.facts.sums.tax == 0 for each in invoices) / count < 0.3
    assert 0.13 < sum(len(each.facts.sums.rows) > 1 for each in invoices) / count < 0.36
    unprinted = [each for each in invoices if len(each.facts.sums.rows) > 1 and "totals.tax" not in each.printed]
    assert len(unprinted) > 0.02 * count
    assert 0.1 < sum(each.facts.sums.due != each.facts.sums.gross for each in invoices) / count < 0.3
    assert 0.12 < sum(each.facts.buyer.person for each in invoices) / count < 0.36
    assert any(each.facts.sums.previous for each in invoices)
    assert any(each.facts.sums.gross_priced for each in invoices)


def test_the_seller_stands_mostly_at_the_top_left(invoices: list[SyntheticInvoice]) -> None:
    zones = Counter[str]()
    for each in invoices:
        pages = each.reading().pages
        for label in each.labels.terms:
            if label.term == "seller.name" and label.primary:
                page = pages[label.page - 1]
                box = page.words[label.words[0]].box
                zones["top" if box.top < page.height / 3 else "below"] += 1
    assert 0.75 < zones["top"] / len(invoices) < 0.97
    assert zones["below"] > 0.03 * len(invoices)


def test_pages_are_as_full_as_real_ones(invoices: list[SyntheticInvoice]) -> None:
    words = sorted(sum(len(page.words) for page in each.reading().pages) for each in invoices)
    assert 60 < words[len(words) // 20] < 130
    assert 100 < words[len(words) // 2] < 200
    assert 200 < words[-len(words) // 20] < 600


def test_every_variant_of_head_table_and_order_occurs() -> None:
    documents = [generate(seed) for seed in range(900)]
    seen = {variant.partition(":")[0] for document in documents for variant in document.variants.values()}
    assert {variant.name for variant in HEADS} <= seen
    rulings = {document.variants.get("ruling") for document in documents}
    assert {"grid", "grid with empty rows", "row rules", "header bar", "header rule", "vertical", "zebra", "none",
            "no table"} <= rulings  # fmt: skip
    orders = {document.variants.get("columns") for document in documents}
    assert len(orders & {order for order, _, _ in ORDERS}) > 35


def test_every_language_country_and_kind_occurs() -> None:
    documents = [generate(seed) for seed in range(700)]
    assert {document.language for document in documents} == set(LANGUAGES)
    assert len({document.country for document in documents}) >= 19
    assert {document.doc_type for document in documents} == {"invoice", "credit_note", "receipt", "other"}
    subtypes = {document.subtype for document in documents}
    assert {
        "pro_forma",
        "statement",
        "order",
        "delivery_note",
        "reminder",
        "quote",
        "correction",
        "self_billing",
    } <= subtypes


def test_zero_tax_is_said_in_words() -> None:
    for seed in range(30):
        document = generate(seed, Options(kind="invoice", zero="reverse_charge", countries=("DE",), languages=("de",)))
        text = " ".join(word.text for page in document.reading().pages for word in page.words)
        # A wording may be broken over two lines between other words: its first two words are enough.
        said = (" ".join(wording.split()[:2]) for wording in section("de", "sentences")["reverse_charge"])
        assert any(wording in text for wording in said), seed
        assert document.facts.sums.tax == 0
        assert "buyer.vat_id" in document.printed


@pytest.mark.parametrize("kind", ["credit_note", "correction"])
def test_what_corrects_an_invoice_is_printed_with_and_without_signs(kind: str) -> None:
    signs = Counter(generate(seed, Options(kind=kind)).facts.sign for seed in range(40_600, 40_630))
    assert min(signs[1], signs[-1]) >= 5


def test_slips_fill_a_roll_or_lie_in_the_middle_of_a_sheet() -> None:
    slips = [generate(seed, Options(kind="receipt")).reading().pages[0] for seed in range(40_700, 40_760)]
    shares = [max(w.box.x1 for w in page.words) / page.width for page in slips if page.width > 400]
    assert min(shares) < 0.75
    assert max(shares) > 0.9
