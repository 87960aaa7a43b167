"""No value is more certain than the words that OCR read for it."""

from __future__ import annotations

from datetime import date

import pytest

from extractors.resolve import as_legible
from extractors.resolve.legibility import certainty_of
from schemas import Box, Claim, Layer, Page, Word

_SURE, _BLURRED = Box(10, 10, 60, 20), Box(70, 10, 120, 20)
WORDS = (Word("Ltd", _SURE, 10, confidence=0.97), Word("Inc", _BLURRED, 10, confidence=0.41))


def claim(box: Box, page: int = 1, confidence: float | None = None) -> Claim:
    return Claim(
        term="invoice_number",
        value="x",
        raw="x",
        layer=Layer.RULES,
        score=0.95,
        confidence=confidence,
        page=page,
        boxes=(box,),
        label="no.",
    )


def legible(one: Claim, source: str = "ocr") -> Claim:
    page = Page(number=1, width=595, height=842, words=WORDS, source="ocr" if source == "ocr" else "text")
    return as_legible({"invoice_number": one}, [page])["invoice_number"]


def test_a_word_that_was_hard_to_read_takes_score_and_confidence_down() -> None:
    found = legible(claim(_BLURRED, confidence=0.97))
    assert (found.score, found.confidence) == (0.41, 0.41)


def test_a_word_that_was_read_well_leaves_the_score() -> None:
    assert legible(claim(_SURE)) == claim(_SURE)


def test_the_least_certain_word_of_several_counts() -> None:
    both = claim(_SURE).model_copy(update={"boxes": (_SURE, _BLURRED)})
    assert legible(both).score == 0.41


def test_part_of_a_word_is_as_uncertain_as_the_word() -> None:
    assert legible(claim(Box(95, 10, 120, 20))).score == 0.41


@pytest.mark.parametrize(("title", "score"), [("SZÁMLA", 0.95), ("NOTA 17", 0.41)])
def test_a_long_word_that_names_a_kind_of_document_is_read_as_no_other(title: str, score: float) -> None:
    one = claim(_BLURRED).model_copy(update={"term": "type_code", "value": "380", "raw": title})
    page = Page(number=1, width=595, height=842, words=WORDS, source="ocr")
    assert as_legible({"type_code": one}, [page])["type_code"].score == score


@pytest.mark.parametrize(("page", "source"), [(2, "ocr"), (1, "text")])
def test_what_does_not_stand_on_a_scanned_page_keeps_its_score(page: int, source: str) -> None:
    assert legible(claim(_BLURRED, page), source).score == 0.95


def test_a_number_must_be_read_better_than_a_word() -> None:
    assert certainty_of(Word("total", _SURE, 10, confidence=0.94)) == 0.94
    assert certainty_of(Word("194.19", _SURE, 10, confidence=0.94)) < 0.8
    assert certainty_of(Word("94.19", _SURE, 10, confidence=0.99)) > 0.95


@pytest.mark.parametrize("number", ["PO15480", "P015480", "INV5512", "R1O77"])
def test_letters_and_digits_that_look_alike_are_a_doubt_on_a_scan(number: str) -> None:
    one = claim(_SURE).model_copy(update={"value": number, "raw": number})
    assert "look alike" in (legible(one).doubt or "")
    assert legible(one, "text").doubt is None


@pytest.mark.parametrize("number", ["RE-2024-0017", "88214", "AN4711", "2024/07-A", "Rechnung 12"])
def test_numbers_whose_letters_and_digits_cannot_be_each_other_are_none(number: str) -> None:
    assert legible(claim(_SURE).model_copy(update={"value": number, "raw": number})).doubt is None


@pytest.mark.parametrize(
    ("number", "form", "sure"),
    [
        ("FT 2026B/1187", "A_9A/9", True),
        ("FT 2026B/1187", None, False),
        ("FT 2026B/1187", "A_9/9", False),  # earlier ones have no letter there
        ("FT 2026B/1B87", "A_9A/9A9", False),  # nor does the form tell "1BB7"
        ("FT 2026B/1B87", "A_9A/9", False),
        ("PO15480", "A9", False),  # with a letter I it has the same form
        ("PO15480", "AA99999", True),
        ("P015480", "AA99999", False),
        ("HY26-0519", "AA99-9999", True),
        ("FT 2026BB/1", "A_9A/9", False),  # "2026B8/1" has another, "20268B/1" has not
    ],
)
def test_the_form_of_earlier_numbers_tells_a_letter_from_a_digit(number: str, form: str | None, *, sure: bool) -> None:
    one = claim(_SURE).model_copy(update={"value": number, "raw": number})
    page = Page(number=1, width=595, height=842, words=WORDS, source="ocr")
    forms = {"invoice_number": form} if form else {}
    doubt = as_legible({"invoice_number": one}, [page], forms)["invoice_number"].doubt
    assert (doubt is None) is sure


@pytest.mark.parametrize(
    ("number", "year", "sure"),
    [
        ("F26/0041", 2026, True),
        ("RE2026-118", 2026, True),
        ("F26/0041", 2025, False),
        ("F26/0041", None, False),  # nobody knows the day
        ("F26/B041", 2026, False),  # the B is none of the year
        ("S26/0041", 2026, False),  # what stands before it may be a digit
        ("F261/041", 2026, False),  # another number begins so
        ("F26-A26-17", 2026, False),  # the second one may be anything
        ("F26", 2026, False),
        ("F26A0041", 2026, False),
    ],
)
def test_the_year_of_issue_tells_that_its_digits_are_no_letters(number: str, year: int | None, *, sure: bool) -> None:
    one = claim(_SURE).model_copy(update={"value": number, "raw": number})
    day = None if year is None else date(year, 2, 12)
    issued = claim(_SURE).model_copy(update={"term": "issue_date", "value": day, "raw": "12/02"})
    page = Page(number=1, width=595, height=842, words=WORDS, source="ocr")
    doubt = as_legible({"invoice_number": one, "issue_date": issued}, [page])["invoice_number"].doubt
    assert (doubt is None) is sure


def test_a_day_of_issue_in_doubt_tells_no_year() -> None:
    one = claim(_SURE).model_copy(update={"value": "F26/0041", "raw": "F26/0041"})
    issued = one.model_copy(update={"term": "issue_date", "value": date(2026, 2, 12), "doubt": "It may be another."})
    page = Page(number=1, width=595, height=842, words=WORDS, source="ocr")
    assert as_legible({"invoice_number": one, "issue_date": issued}, [page])["invoice_number"].doubt is not None


@pytest.mark.parametrize(("box", "score"), [(_BLURRED, 0.95), (_SURE, 0.2)])
def test_a_day_of_issue_that_was_hard_to_read_tells_no_year(box: Box, score: float) -> None:
    one = claim(_SURE).model_copy(update={"value": "F26/0041", "raw": "F26/0041"})
    issued = claim(box).model_copy(update={"term": "issue_date", "value": date(2026, 2, 12), "score": score})
    page = Page(number=1, width=595, height=842, words=WORDS, source="ocr")
    assert as_legible({"invoice_number": one, "issue_date": issued}, [page])["invoice_number"].doubt is not None


@pytest.mark.parametrize("term", ["payment.reference", "purchase_order_reference", "preceding_invoice"])
def test_the_year_of_issue_is_that_of_no_other_reference(term: str) -> None:
    one = claim(_SURE).model_copy(update={"term": term, "value": "F26/0041", "raw": "F26/0041"})
    issued = claim(_SURE).model_copy(update={"term": "issue_date", "value": date(2026, 2, 12)})
    page = Page(number=1, width=595, height=842, words=WORDS, source="ocr")
    assert as_legible({term: one, "issue_date": issued}, [page])[term].doubt is not None


@pytest.mark.parametrize(
    ("number", "doubted"),
    [
        ("LI-26-llOl7", True), ("FV/2O26/14", True), ("RE-2026-l4", False), ("RE-2026-l14", True),
        ("IO-2026-017", False), ("I26-0017", False), ("OL26-114", False), ("2026-17", False), ("2026-17-I", False),
    ],
)  # fmt: skip
def test_letters_in_the_place_of_digits_are_a_doubt(number: str, *, doubted: bool) -> None:
    told = claim(_SURE).model_copy(update={"value": number, "raw": number})
    assert (legible(told, "text").doubt is not None) is doubted
