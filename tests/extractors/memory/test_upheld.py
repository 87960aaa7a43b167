"""What people let stand twice does not hold a vendor's next document; anything else does."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from extractors.extract import extract
from extractors.memory.learn import learn
from extractors.memory.recall import Remembered, remember
from extractors.memory.upheld import as_upheld, mark_of_doubt, mark_of_rival, unknown
from extractors.memory.witness import sure_amounts
from extractors.page.sheet import sheet_of
from schemas import Claim, DocType, Layer, Lesson, Reading, Rival
from tests.extractors.memory.test_memory import (
    FIRST,
    LABELLED,
    MARKS,
    NEXT,
    book,
    confirmed,
    is_certain,
    of_documents,
    page,
)

DUE = Claim(
    term="totals.due", value=Decimal("180.00"), raw="180,00", layer=Layer.RULES, score=0.7,
    doubt='"Rest" beside it is 21,50.',
)  # fmt: skip
MARK = "totals.due: # beside it is #"


def remembered(*upheld: Sequence[str], mended: Sequence[str] = (), folder: Path) -> Remembered:
    """What is remembered of a page where the documents of as many lessons let these marks stand."""
    told = learn(page(FIRST), confirmed(), MARKS).model_copy(update={"vendor": "zorbl"})
    lessons = of_documents(*(told.model_copy(update={"upheld": tuple(marks)}) for marks in upheld))
    lessons[-1] = lessons[-1].model_copy(update={"mended": tuple(mended)})
    return remember(sheet_of(page(NEXT)), book(folder, *lessons))


def test_the_same_doubt_is_known_whatever_its_numbers_are() -> None:
    other = DUE.model_copy(update={"doubt": '"Saldo" beside it is 3.017,00.', "value": Decimal(1)})
    assert mark_of_doubt(DUE) == mark_of_doubt(other) is not None
    rows = [DUE.model_copy(update={"term": f"lines[{n}].net", "doubt": "It may be a sum."}) for n in (0, 7)]
    assert mark_of_doubt(rows[0]) == mark_of_doubt(rows[1])
    assert mark_of_doubt(rows[0]) != mark_of_doubt(rows[0].model_copy(update={"doubt": "It may be a tax."}))


@pytest.mark.parametrize("raw", ["380,00", "1 840,00", "12\u00a0001 840,00"])
def test_a_number_with_blanks_within_is_one(raw: str) -> None:
    said = (f"{one} € stands in a sentence: is it a line?" for one in ("57,62", raw))
    small, large = (DUE.model_copy(update={"term": "lines[0].net", "doubt": doubt}) for doubt in said)
    assert mark_of_doubt(small) == mark_of_doubt(large) is not None
    between = large.model_copy(update={"doubt": f"{raw} € or 7 stands in a sentence: is it a line?"})
    assert mark_of_doubt(small) != mark_of_doubt(between)


@pytest.mark.parametrize("term", ["payment.iban", "payment.other_accounts[0].iban", "seller.name", "buyer.vat_id",
                                  "payee.name", "currency", "payment.reference", "tax_breakdown[0].rate"])  # fmt: skip
def test_who_where_and_in_which_money_is_asked_each_time(term: str) -> None:
    assert (
        mark_of_doubt(Claim(term=term, value="X", raw="X", layer=Layer.RULES, score=0.7, doubt="Or another.")) is None
    )
    assert mark_of_rival(Rival(term=term, value="Y", raw="Y", label="also")) is None


def test_two_documents_are_asked_for_and_a_mended_one_ends_it(tmp_path: Path) -> None:
    assert remembered([MARK], folder=tmp_path / "one").upheld == frozenset()
    assert remembered([MARK], [MARK], folder=tmp_path / "two").upheld == {MARK}
    assert remembered([MARK], ["other"], folder=tmp_path / "three").upheld == frozenset()
    assert remembered([MARK], [MARK], [], mended=["totals.due"], folder=tmp_path / "four").upheld == frozenset()
    assert remembered([MARK], [MARK], [], mended=["totals.net"], folder=tmp_path / "five").upheld == {MARK}


def test_one_document_told_twice_is_one(tmp_path: Path) -> None:
    told = learn(page(FIRST), confirmed(), MARKS).model_copy(update={"vendor": "zorbl", "upheld": (MARK,)})
    assert remember(sheet_of(page(NEXT)), book(tmp_path, told, told)).upheld == frozenset()


def test_an_upheld_doubt_is_lifted_and_told_and_a_new_one_stays() -> None:
    known = mark_of_doubt(DUE)
    assert known is not None
    memory = DUE.model_copy(update={"doubt": None, "layer": Layer.MEMORY})
    before = Remembered(claims=(memory,), upheld=frozenset({known}))
    lifted = as_upheld({"totals.due": DUE}, before)["totals.due"]
    assert is_certain(lifted)
    assert lifted.proof is not None
    assert DUE.doubt is not None
    assert DUE.doubt in lifted.proof
    assert mark_of_doubt(lifted) == known, "read again, its document still teaches it"
    for other in (
        DUE.model_copy(update={"doubt": "It is struck through."}),
        DUE.model_copy(update={"value": Decimal(9)}),
    ):
        assert as_upheld({"totals.due": other}, before) == {"totals.due": other}, "another doubt, or another place"


def test_the_amount_of_a_line_has_no_place_of_its_own() -> None:
    net = DUE.model_copy(update={"term": "lines[2].net", "doubt": "It stands in a sentence."})
    known = Remembered(upheld=frozenset({"lines[].net: It stands in a sentence."}))
    assert is_certain(as_upheld({net.term: net}, known)[net.term])
    rate = net.model_copy(update={"term": "lines[2].tax_rate"})
    assert mark_of_doubt(rate) is None


def test_a_second_value_is_known_by_its_label() -> None:
    paid = Rival(term="totals.due", value="9.50", raw="9,50", label="Rest 2024")
    mark = mark_of_rival(paid)
    assert mark is not None
    due = DUE.model_copy(update={"doubt": None})
    known = Remembered(claims=(due,), upheld=frozenset({mark}))
    chosen = {"totals.due": due}
    assert list(unknown([paid.model_copy(update={"raw": "7,00", "label": "Rest 2025"})], chosen, known)) == []
    another = paid.model_copy(update={"label": "Gesamt"})
    assert list(unknown([another, paid], chosen, known)) == [another]
    moved = {"totals.due": due.model_copy(update={"value": Decimal(9)})}
    assert list(unknown([paid], moved, known)) == [paid], "the value itself stands elsewhere"


def test_a_total_at_its_place_is_certain_where_another_reads_it_too() -> None:
    claim = DUE.model_copy(update={"doubt": None, "score": 0.6})
    memory = claim.model_copy(update={"layer": Layer.MEMORY, "score": 0.93})
    known = Remembered(claims=(memory,), settled=frozenset({"totals.due"}))
    assert is_certain(sure_amounts({"totals.due": claim}, known)["totals.due"])
    for other in (memory.model_copy(update={"score": 0.7}), DUE, claim.model_copy(update={"value": Decimal(1)})):
        assert sure_amounts({"totals.due": other}, known) == {"totals.due": other}
    unsettled = Remembered(claims=(memory,))
    assert sure_amounts({"totals.due": claim}, unsettled) == {"totals.due": claim}


def titled(values: Mapping[str, str], title: str = "Zlip", size: float = 20.0, brand: str = "") -> Reading:
    """A page whose number stands in a title that no language knows, set larger than its text."""
    text = re.sub(r"Invoice no\. +\{number\}", "", LABELLED).replace("Leeds LS1 4AB", "Leeds LS1 4AB " + brand)
    read = page(values, f"{title} {values['number']}\n{text}")
    (only,) = read.pages
    large = {title, values["number"], brand}
    words = tuple(word._replace(size=size) if word.text in large else word for word in only.words)
    return read.model_copy(update={"parts": (only.model_copy(update={"words": words}),)})


def called(*kinds: DocType) -> list[Lesson]:
    """Lessons of as many such documents, of which people said that they are this."""
    told = learn(titled(FIRST), confirmed(), MARKS).model_copy(update={"vendor": "zorbl"})
    return of_documents(*(told.model_copy(update={"doc_type": kind.value}) for kind in kinds))


@pytest.mark.parametrize(
    ("kinds", "title", "known"),
    [
        pytest.param((DocType.INVOICE, DocType.INVOICE), "Zlip", DocType.INVOICE, id="as twice before"),
        pytest.param((DocType.INVOICE,), "Zlip", None, id="once"),
        pytest.param((DocType.INVOICE, DocType.CREDIT_NOTE), "Zlip", None, id="either"),
        pytest.param((DocType.INVOICE, DocType.INVOICE), "Zlap", None, id="under another title"),
    ],
)
def test_the_kind_of_a_title_that_people_named_twice(
    kinds: Sequence[DocType], title: str, known: DocType | None, tmp_path: Path
) -> None:
    found = remember(sheet_of(titled(NEXT, title)), book(tmp_path, *called(*kinds)))
    assert found.kind == ((known, None) if known else None)


def test_a_kind_that_people_named_has_its_code_at_the_number(tmp_path: Path) -> None:
    now = titled(NEXT)
    before, read = extract(now), extract(now, memory=book(tmp_path, *called(DocType.INVOICE, DocType.INVOICE)))
    assert (before.doc_type, "type_code" in before.claims) == (DocType.OTHER, False)
    assert read.doc_type is DocType.INVOICE
    assert read.doc_type_score >= 0.8
    code, number = read.claims["type_code"], read.claims["invoice_number"]
    assert (code.value, code.layer, code.boxes) == ("380", Layer.MEMORY, number.boxes)
    assert read.claims["issue_date"].value == date(2024, 6, 5)


def test_a_number_outside_a_title_tells_no_kind(tmp_path: Path) -> None:
    small = learn(titled(FIRST, size=10.0), confirmed(), MARKS).model_copy(
        update={"vendor": "z", "doc_type": "invoice"}
    )
    known = remember(sheet_of(titled(NEXT, size=10.0)), book(tmp_path, *of_documents(small, small)))
    assert "invoice_number" in known.settled
    assert known.kind is None


def test_a_large_brand_beside_another_title_tells_no_kind(tmp_path: Path) -> None:
    told = learn(titled(FIRST, brand="AquaPure"), confirmed(), MARKS)
    told = told.model_copy(update={"vendor": "zorbl", "doc_type": "invoice"})
    now = titled(NEXT, "Zlap", brand="AquaPure")
    assert remember(sheet_of(now), book(tmp_path, *of_documents(told, told))).kind is None


def test_pages_without_a_title_tell_no_kind(tmp_path: Path) -> None:
    told = learn(page(FIRST), confirmed(), MARKS).model_copy(update={"vendor": "zorbl", "doc_type": "invoice"})
    assert remember(sheet_of(page(NEXT)), book(tmp_path, *of_documents(told, told))).kind is None
