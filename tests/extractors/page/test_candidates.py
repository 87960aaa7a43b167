"""Candidates cover what is printed: the model can only choose what is among them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import pytest

from evaluation.synthetic import SyntheticInvoice, generate
from evaluation.train.truth import same_value, synthetic_truth
from extractors.page.candidates import FIELDS, Candidate
from extractors.page.sheet import Sheet, sheet_of
from schemas import Box, Page, Reading, Value, Word

NAMES = ("seller.name", "buyer.name")
SEEDS = range(500, 560)


def page(*lines: str, width: float = 595.0) -> Sheet:
    """A page whose words stand on a grid; two blanks and more part segments."""
    words = []
    for row, line in enumerate(lines):
        x = 40.0
        for text in line.split(" "):
            if text:
                words.append(Word(text, Box(x, 40 + 14 * row, x + 5 * len(text), 50 + 14 * row), 10.0))
            x += 5 * len(text) + (12 if not text else 3)
    return sheet_of(
        Reading(sha256="0" * 64, reader="test", parts=(Page(number=1, width=width, height=842, words=tuple(words)),))
    )


def values(rows: Sequence[Candidate]) -> list[Value]:
    return [row.value for row in rows]


def missed(document: SyntheticInvoice) -> Iterator[tuple[str, bool]]:
    """Each printed term of a document, and whether no candidate has its value."""
    found = sheet_of(document.reading()).candidates
    truth = synthetic_truth(document)
    for kind, terms in FIELDS.items():
        for term in terms:
            wanted = truth.values[term]
            if wanted is not None and term in truth.places:
                yield term, not any(same_value(candidate.value, wanted) for candidate in found[kind])


def test_printed_values_are_among_the_candidates() -> None:
    total, lost = Counter[str](), Counter[str]()
    for seed in SEEDS:
        for term, is_lost in missed(generate(seed)):
            total[term] += 1
            lost[term] += is_lost
    for term, count in total.items():
        least = 0.9 if term in NAMES or term.endswith("vat_id") else 0.95
        assert 1 - lost[term] / count >= least, (term, lost[term], count)
    assert 1 - lost.total() / total.total() >= 0.98


def test_the_boxes_of_a_candidate_are_those_of_its_words() -> None:
    sheet = sheet_of(generate(3).reading())
    found = sheet.candidates
    assert sum(map(len, found.values())) > 20
    for rows in found.values():
        for candidate in rows:
            words = [word for span in candidate.spans for word in span.words]
            assert candidate.boxes == tuple(word.box for word in words)
            assert all(word in sheet.layout.page(candidate.page).words for word in words)


def test_dates_are_settled_by_a_date_that_can_be_read_one_way_only() -> None:
    found = page("Due 25/12/2024", "Date 03/04/2024").candidates["date"]
    assert [str(value) for value in values(found)] == ["2024-12-25", "2024-04-03"]


def test_letter_pages_with_dollars_put_the_month_first() -> None:
    words = (Word("03/04/2024", Box(40, 40, 90, 50), 10.0), Word("$", Box(40, 60, 45, 70), 10.0))
    reading = Reading(sha256="0" * 64, reader="test", parts=(Page(number=1, width=612, height=792, words=words),))
    assert [str(value) for value in values(sheet_of(reading).candidates["date"])] == ["2024-03-04"]


def test_whole_numbers_count_only_in_a_column_of_money() -> None:
    found = page("Total  100.00", "Tax  20000", "See page 17").candidates["amount"]
    assert "17" not in map(str, values(found))


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Invoice No RE-2024/17", "RE-2024/17"),
        ("Rechnung RE 2024 / 17", "RE 2024 / 17"),
        ("Invoice #4711", "4711"),
        ("Facture n° 26 05 00 447 182", "26 05 00 447 182"),
        ("Invoice for May (invoice no. BT-2024-0117)", "BT-2024-0117"),
        ("Invoice no. 4711(A)", "4711(A)"),
    ],
)
def test_numbers_may_be_runs_of_short_parts(line: str, number: str) -> None:
    assert number in values(page(line).candidates["number"])


@pytest.mark.parametrize(
    ("line", "whole"), [("2026/0877 DE FECHA 15", "2026/0877"), ("211 / 02 / 2026 / DE", "211 / 02 / 2026 / DE")]
)
def test_a_sentence_that_goes_on_in_capitals_is_no_part_of_a_number(line: str, whole: str) -> None:
    found = values(page(f"FACTURA {line}").candidates["number"])
    assert whole in found
    assert not [value for value in found if str(value).startswith(f"{whole} ")]


@pytest.mark.parametrize(
    "line",
    [
        "2026/0877 DEL 15/03/2026",
        "2026/0877 DE 15 DE MARZO DE 2026",
        "2026/0877 DU 15.03.26",
        "2026/0877 VOM 15.03.2026",
    ],
)
def test_a_word_before_a_date_is_no_part_of_the_number_before_it(line: str) -> None:
    assert [v for v in values(page(f"No. {line}").candidates["number"]) if "2026/" in str(v)] == ["2026/0877"]


@pytest.mark.parametrize("line", ["2026/0877 PA 15/03/2026", "2026/0877 / DE 15/03/2026"])
def test_letters_of_a_series_before_a_date_stay_part_of_the_number(line: str) -> None:
    assert line.removesuffix(" 15/03/2026") in values(page(f"No. {line}").candidates["number"])


@pytest.mark.parametrize("number", ["4711 DE", "2026/0877 IT", "12345 SE 2026", "RE 2026 IN 0012", "2026 PRO 0012"])
def test_letters_of_a_number_that_are_words_elsewhere_are_part_of_it(number: str) -> None:
    assert number in values(page(f"No. {number}").candidates["number"])


@pytest.mark.parametrize("text", ["12.50", "25%", "€17", "12:30"])
def test_amounts_rates_and_times_are_no_numbers(text: str) -> None:
    assert values(page(f"see {text} there").candidates["number"]) == []


def test_a_vat_id_whose_check_digits_fail_is_kept_as_such() -> None:
    (found,) = page("USt-IdNr. DE123456789").candidates["vat"]
    assert (found.value, found.checked) == ("DE123456789", False)


def test_an_account_is_no_vat_id() -> None:
    found = page("IBAN DE02 1203 0000 0000 2020 51").candidates
    assert values(found["iban"]) == ["DE02120300000000202051"]
    assert values(found["vat"]) == []


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Bill to: Alder Works Ltd", "Alder Works Ltd"),
        ("Alder Works Ltd - 4 Mill Lane - Leeds", "Alder Works Ltd"),
        ("Goods stay property of Alder Works Ltd until paid", "Alder Works Ltd"),
        ("Herr Jonas Ferber", "Jonas Ferber"),
    ],
)
def test_names_are_cut_out_of_their_line(line: str, name: str) -> None:
    assert name in values(page(line).candidates["name"])


def test_a_name_may_go_on_in_the_next_row() -> None:
    found = page("Alder and Sons", "Workshop Company", "4 Mill Lane").candidates["name"]
    joined = next(candidate for candidate in found if candidate.value == "Alder and Sons Workshop Company")
    assert len(joined.spans) == 2


def test_a_name_in_large_type_may_take_three_rows() -> None:
    rows = [("Pine", 16.0), ("Tools", 16.0), ("Ltd", 16.0), ("1 Saw Road", 10.0), ("Leeds", 10.0), ("Thank you", 10.0)]
    words = tuple(
        Word(text, Box(40, 40 + 20 * row, 80, 56 + 20 * row), size)
        for row, (line, size) in enumerate(rows)
        for text in [line]
    )
    sheet = sheet_of(
        Reading(sha256="0" * 64, reader="test", parts=(Page(number=1, width=595, height=842, words=words),))
    )
    found = values(sheet.candidates["name"])
    assert "Pine Tools Ltd" in found
    assert "Ltd 1 Saw Road" not in found


def test_a_name_ends_with_its_legal_form() -> None:
    found = values(page("Pine Tools Ltd", "The Old Mill").candidates["name"])
    assert "Pine Tools Ltd" in found
    assert "Pine Tools Ltd The Old Mill" not in found
    assert "Pine GmbH & Co. KG" in values(page("Pine GmbH", "& Co. KG").candidates["name"])


def test_an_empty_page_has_no_candidates() -> None:
    empty = sheet_of(Reading(sha256="0" * 64, reader="test", parts=(Page(number=1, width=595, height=842),)))
    assert all(not rows for rows in empty.candidates.values())


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        ("NIP 532-405-46-46", []),
        ("NIP 5324054646", ["5324054646"]),  # not with the end of its label
        ("TRN: 100553920700003", ["100553920700003"]),
        ("NIF 35819434-Q", ["35819434Q"]),
        ("CIF B-12345674", ["B12345674"]),
        ("GST/TPS 810133595 RT0001", ["810133595RT0001"]),
        ("NIF 72941806C", ["72941806C"]),
        ("FR 53342609187", ["FR53342609187"]),
    ],
)
def test_numbers_that_may_be_tax_numbers(printed: str, found: list[str]) -> None:
    assert values(page(printed).candidates["vat"]) == found


@pytest.mark.parametrize(
    "printed", ["FR76 **** **** **** **** **67 312", "FR76 1027 8XXX XXXX XXXX XXX1 204", "BM2633I00417729"]
)
def test_masked_accounts_and_bill_numbers_are_no_accounts(printed: str) -> None:
    assert page(printed).candidates["iban"] == ()
