"""Whole families of wordings and layout variants can be held out, and single wordings too."""

from __future__ import annotations

import pytest

from evaluation.synthetic import Options, excluding, generate
from evaluation.synthetic.lexicon import ALL_FAMILIES, FAMILIES, LANGUAGES, family_of, folded, lexicon, section
from evaluation.synthetic.options import Options as FullOptions

# Keys without which hardly an invoice can be made: each needs wordings in several families.
ESSENTIAL = ("invoice_number", "issue_date", "due_date", "net", "gross", "due", "buyer", "purchase_order",
             "col_description", "col_amount", "col_price", "title_invoice")  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_many_wordings_of_the_important_labels(language: str) -> None:
    labels = section(language, "labels")
    for key in ESSENTIAL:
        wordings = {folded(text) for text in labels[key]}
        assert len(wordings) >= 8 or key in {"buyer", "due", "title_invoice", "col_price", "net"}, key
        assert len(wordings) >= 6, key
        assert len({family_of(text) for text in wordings}) >= 3, key


def test_all_languages_speak_of_the_same_things() -> None:
    for part in ("labels", "sentences", "units", "names", "months"):
        known = set(section("en", part))
        for language in LANGUAGES:
            assert set(section(language, part)) == known, (language, part)


def test_twelve_months_and_ten_digits_in_every_language() -> None:
    for language in LANGUAGES:
        spoken = lexicon(language, "DE")
        assert len(spoken.months("long")) == len(spoken.months("short")) == 12
        assert len(spoken.names("digits")) == 10


def test_a_family_depends_on_the_text_alone() -> None:
    assert family_of("Invoice No.") == family_of("INVOICE NO:") == family_of(" invoice  no")
    assert {family_of(f"wording {number}") for number in range(60)} == set(FAMILIES)


@pytest.mark.parametrize("held_out", sorted(FAMILIES))
def test_a_family_held_out_does_not_occur(held_out: str) -> None:
    options = Options(families=ALL_FAMILIES - {held_out}, misspelt=0.0)
    for seed in range(25):
        document = generate(seed, options)
        families = {variant.partition(":")[2] for variant in document.variants.values()}
        assert held_out not in families
        spoken = options.lexicon(document.language, document.country)
        allowed = {folded(text) for key in section(document.language, "labels") for text in spoken.options(key)}
        assert all(family_of(text) != held_out for text in allowed)


def test_excluded_wordings_are_on_no_page() -> None:
    banned = ["Invoice Number", "Invoice No.", "Invoice No", "Invoice Date", "Bill To", "Subtotal", "Grand Total"]
    plain = Options(languages=("en",), countries=("GB",), kind="invoice", misspelt=0.0)
    without = FullOptions(**{**plain.__dict__, "exclude_wordings": excluding(banned)})

    def texts(options: Options) -> set[str]:
        pages = [generate(seed, options).canvas.lines for seed in range(60)]
        return {
            folded("".join(span.text for span in line.spans if span.mark is None)) for lines in pages for line in lines
        }

    gone = {folded(wording) for wording in banned}
    assert texts(plain) & gone
    assert not texts(without) & gone


def test_a_label_without_wordings_left_is_not_printed() -> None:
    every = section("sv", "labels")["due_date"] + section("sv", "labels")["issue_date"]
    options = Options(languages=("sv",), kind="invoice", exclude_wordings=excluding(every), plan="letter")
    document = generate(5, options)
    assert options.lexicon("sv", "SE").options("due_date") == ()
    assert document.reading().pages[0].words


def test_two_language_labels_and_misspellings_occur() -> None:
    pages = [generate(seed, Options(languages=("de",))).canvas.lines for seed in range(120)]
    texts = ["".join(span.text for span in line.spans) for lines in pages for line in lines]
    assert sum(" / " in text for text in texts) > 20
    exact = Options(languages=("de",), misspelt=0.0)
    assert any(
        generate(seed, exact).reading() != generate(seed, Options(languages=("de",), misspelt=0.5)).reading()
        for seed in range(5)
    )
