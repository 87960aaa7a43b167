"""A labelled document once more: under other names and another number, and everything else that is true stays true."""

from __future__ import annotations

from random import Random

import pytest

from evaluation.synthetic import generate
from evaluation.train.truth import Truth, same_value, synthetic_truth, targets
from evaluation.train.varied import NAMES, NUMBER, Pool, varied
from extractors.model.choosing import RIGHT
from extractors.model.state import state_of
from extractors.page.candidates import FIELDS
from extractors.parsing.folding import compact, spaced
from schemas import Box, Page, Reading, Word
from tests.evaluation.test_train import fit_nothing

POOL = Pool(("Zwirnerei Oxholt KG", "Quellgrund Fjellvik AS", "Ymke Dortsma"), ("Q/88-014", "XK 2231"))
SEEDS = range(60, 75)


def document(*rows: str) -> Reading:
    """One page with these rows, a letter five points wide."""
    words = []
    for at, row in enumerate(rows):
        x, top = 50.0, 50.0 + 20 * at
        for text in row.split():
            words.append(Word(text, Box(x, top, x + 5 * len(text), top + 10), 10, "Serif", bold=True))
            x += 5 * (len(text) + 1)
    page = Page(number=1, width=600, height=800, words=tuple(words))
    return Reading(sha256="0" * 64, reader="test", page_count=1, parts=(page,))


def truth(**values: str) -> Truth:
    return Truth(
        synthetic_truth(generate(60)).doc_type, {name.replace("_of_", "."): text for name, text in values.items()}
    )


def text_of(reading: Reading) -> str:
    return " ".join(word.text for page in reading.pages for word in page.words)


def some(reading: Reading, true: Truth, count: int = 40) -> list[tuple[Reading, Truth]]:
    return [varied(reading, true, POOL, Random(f"case {number}")) for number in range(count)]


def test_a_name_stands_under_another_wherever_it_stood() -> None:
    reading = document(
        "Haldenberg Feinkost GmbH", "HALDENBERG", "www.haldenberg.de", "Invoice 3 of Haldenberg Feinkost GmbH"
    )
    for other, true in some(reading, truth(**{"seller.name": "Haldenberg Feinkost GmbH"})):
        name = str(true.values["seller.name"])
        assert name in POOL.names
        assert "haldenberg" not in spaced(text_of(other))
        assert spaced(text_of(other)).count(spaced(name)) == 2


def test_a_name_over_two_rows_stays_with_what_is_true() -> None:
    reading = document("Haldenberg 1", "Feinkost GmbH 2")
    true = truth(**{"seller.name": "Haldenberg Feinkost GmbH"})
    assert {str(one.values["seller.name"]) for _, one in some(reading, true)} == {"Haldenberg Feinkost GmbH"}


def test_a_name_over_two_rows_keeps_its_words() -> None:
    reading = document("Northwind International 1", "Trading Ltd 2")
    texts = {
        text_of(other).lower()
        for other, _ in some(reading, truth(**{"seller.name": "Northwind International Trading Ltd"}))
    }
    assert any(text == "northwind international 1 trading ltd 2" for text in texts)
    assert not any(spaced(name).split()[0] in spaced(text) for text in texts for name in POOL.names)


def test_legal_forms_and_labels_never_stand_for_a_name() -> None:
    reading = document("INVOICE 1", "Invoice Ninja LLC", "of Alt Bau GmbH", "Other GmbH 5")
    true = truth(**{"seller.name": "Invoice Ninja LLC", "buyer.name": "Alt Bau GmbH"})
    for other, _ in some(reading, true):
        text = spaced(text_of(other)).split()
        assert text[0] == "invoice"
        assert "gmbh" in text[-2:]


def test_names_in_greek_letters_are_told_apart() -> None:
    reading = document("ΟΙΝΟΠΟΙΕΙΟ ΑΙΓΙΑΛΕΙΑΣ 1", "ΕΛΙΑ ΒΛΑΧΟΥ 2")
    for other, true in some(reading, truth(**{"seller.name": "ΕΛΙΑ ΒΛΑΧΟΥ"})):
        assert compact("ΟΙΝΟΠΟΙΕΙΟ ΑΙΓΙΑΛΕΙΑΣ") in compact(text_of(other))
        assert true.values["seller.name"] in POOL.names
    assert not same_value("ΕΛΙΑ ΒΛΑΧΟΥ", "ΟΙΝΟΠΟΙΕΙΟ ΑΙΓΙΑΛΕΙΑΣ")


@pytest.mark.parametrize("number", ["7", "1200"])
def test_a_short_number_stays_for_it_may_be_anything_else(number: str) -> None:
    reading = document(f"Invoice {number}", "7 units at 12.00")
    assert all(true.values[NUMBER] == number for _, true in some(reading, truth(invoice_number=number)))


def test_a_number_is_replaced_to_the_letter_alone() -> None:
    reading = document("Invoice 20240515", "of 2024-05-15")
    assert all("2024-05-15" in text_of(other) for other, _ in some(reading, truth(invoice_number="20240515")))


def test_two_parties_never_get_one_name() -> None:
    reading = document("Alder Ltd 1", "Birch Ltd 2")
    for _, true in some(reading, truth(**{"seller.name": "Alder Ltd", "buyer.name": "Birch Ltd"})):
        assert len({true.values[term] for term in NAMES}) == 2


def test_the_number_is_another_and_no_other_figure_changes() -> None:
    reading = document("Invoice R-7/2026", "Net 1,000.00 VAT 190.00", "Total 1,190.00 on 03.04.2026")
    for other, true in some(reading, truth(invoice_number="R-7/2026")):
        assert true.values[NUMBER] in POOL.numbers
        figures = [
            word for word in text_of(other).split() if word[0].isdigit() and word not in str(true.values[NUMBER])
        ]
        assert figures == ["1,000.00", "190.00", "1,190.00", "03.04.2026"]


def test_rows_without_a_figure_or_a_name_go_missing_now_and_then() -> None:
    reading = document("Alder Ltd", "with kind regards", "Total 5.00")
    others = [other for other, _ in some(reading, truth(**{"seller.name": "Alder Ltd"}), 200)]
    rows = [{word.box.top for word in other.pages[0].words} for other in others]
    assert all({50, 90} <= tops for tops in rows)
    assert 5 < sum(70 not in tops for tops in rows) < 40


def test_what_a_scan_reads_has_no_fonts_and_the_rest_keeps_them() -> None:
    fonts = {word.font for other, _ in some(document("Total 5.00"), truth()) for word in other.pages[0].words}
    assert fonts == {"", "Serif"}


def test_a_page_is_wider_with_all_that_is_on_it() -> None:
    reading = document("Total 5.00")
    for other, _ in some(reading, truth()):
        by = other.pages[0].width / 600
        assert [word.box.x0 for word in other.pages[0].words] == pytest.approx([50 * by, 80 * by])


def test_the_same_case_gives_the_same_document() -> None:
    reading, true = generate(61).reading(), synthetic_truth(generate(61))
    assert varied(reading, true, POOL, Random("a")) == varied(reading, true, POOL, Random("a"))
    assert varied(reading, true, POOL, Random("a")) != varied(reading, true, POOL, Random("b"))


def test_without_other_documents_everything_keeps_its_name() -> None:
    true = truth(**{"seller.name": "Alder Ltd", "invoice_number": "A-1"})
    _, same = varied(document("Alder Ltd", "Invoice A-1"), true, Pool((), ("A-1",)), Random(0))
    assert same.values == true.values


def test_what_is_true_of_it_can_nearly_always_be_found_among_its_candidates() -> None:
    from evaluation.train.documents import prepared

    nlp = fit_nothing()
    known = found = 0
    for seed in SEEDS:
        reading, true = generate(seed).reading(), synthetic_truth(generate(seed))
        true = Truth(true.doc_type, true.values)
        for one, of in ((reading, true), varied(reading, true, POOL, Random(seed))):
            doc = prepared(nlp, one, of)
            assert doc is not None
            right = sum(
                bool((target.labels[:, column] == RIGHT).any())
                for kind, target in targets(state_of(doc), of).items()
                if kind in FIELDS
                for column in range(target.labels.shape[1])
            )
            known, found = (known + right, found) if one is reading else (known, found + right)
    assert found >= 0.95 * known > 100
