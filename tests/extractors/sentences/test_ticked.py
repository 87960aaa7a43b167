"""What a ticked box says: a known meaning is told, words of paying are in doubt, and all others say nothing."""

from __future__ import annotations

import pytest

from extractors.page.sheet import sheet_of
from extractors.sentences.free_text import Said
from extractors.sentences.ticked import is_unticked, ticked, ticked_in_doubt
from tests.extractors.grid import page, reading


def _told(text: str) -> tuple[list[str], list[str]]:
    """The kinds that are told of a page whose boxes before words with an "x" are ticked, and the texts in doubt."""
    drawn = page(text.replace("x:", "  "))
    marked = page(text)
    boxes = tuple(word.box for word in marked.words if word.text.startswith("x:"))
    at = tuple(word.box for word in drawn.words for box in boxes if box.x1 == word.box.x1 and box.top == word.box.top)
    sheet = sheet_of(reading(drawn.model_copy(update={"ticked": at})))
    known = [one.kind for shown in sheet.layout.pages for one in ticked(sheet, shown)]
    return known, [one.text for one in ticked_in_doubt(sheet)]


@pytest.mark.parametrize(
    ("row", "kinds"),
    [
        ("Invoice      x:Credit note     Delivery note", ["credit"]),
        ("Invoice      Credit note       x:Delivery note", ["pro_forma"]),
        ("x:Invoice    Credit note       x:Paid", ["paid"]),
        ("x:Bezahlt    Rechnung", ["paid"]),
        ("x:Cancelled    Valid", ["cancelled"]),
    ],
)
def test_a_meaning_that_is_known_is_told(row: str, kinds: list[str]) -> None:
    assert _told(row) == (kinds, [])


@pytest.mark.parametrize(
    "row",
    [
        "x:Copy to accounts department      By post",
        "x:Received by post      By courier",
        "x:Credit card      Bank transfer",
        "x:Bank transfer      Credit card",
        "x:Überweisung      Lastschrift",
        "x:Överföring till kontot ovan      Autogiro",
        "x:Direct debit      Cash",
        "x:Payment within 30 days      At once",
        "x:Delivery note enclosed      Sample enclosed",
        "x:Order confirmation sent      Collected",
        "x:Delivery note with return labels enclosed      Sample enclosed",
        "x:Invoice for services      Credit note",
        "x:Draft beer      Bottled beer",
        "x:Parts and labour      Labour alone",
        "x:Invoice      Credit note",
        "x:Please call me      By post",
        "x:Payment on account      Cash",
        "x:Zahlung auf Rechnung      Bar",
        "x:Payment by invoice      Prepaid",
        "x:Betaling op rekening      Contant",
        "x:Zahlung bei Abholung      Vorkasse",
        "x:Payment terms agreed      Other",
        "x:Payment against invoice      Advance payment",
        "x:Carriage paid      Carriage forward",
        "x:Freight paid by sender      Freight collect",
        "x:Platba na fakturu      Hotově",
    ],
)
def test_what_begins_like_one_or_names_a_way_says_nothing(row: str) -> None:
    assert _told(row) == ([], [])


@pytest.mark.parametrize(
    ("row", "text"),
    [
        ("x:Paid in March at the counter      Open", "Paid in March at the counter"),
        ("x:Payment withheld      Payment released", "Payment withheld"),
        ("x:Bereits am Schalter zu zahlen      Offen", "Bereits am Schalter zu zahlen"),
        ("x:Cancelled by the customer      Valid", "Cancelled by the customer"),
        ("x:Paid on account of freight      Open", "Paid on account of freight"),
        ("x:Payment withheld, terms open      Open", "Payment withheld, terms open"),
        ("x:Freight and invoice paid      Open", "Freight and invoice paid"),
        ("x:Payment withheld, freight damaged      Open", "Payment withheld, freight damaged"),
        ("x:Copy for the files      Original", "Copy for the files"),
        ("x:Pro forma for customs      Final version", "Pro forma for customs"),
        ("x:Quote, not binding      Order", "Quote, not binding"),
        ("x:Delivery note with prices      Other", "Delivery note with prices"),
        ("x:Specimen for training      Other", "Specimen for training"),
        ("x:Credit note for invoice 4711      Reminder", "Credit note for invoice 4711"),
        ("x:Gutschrift zu Rechnung 4711      Mahnung", "Gutschrift zu Rechnung 4711"),
    ],
)
def test_unknown_words_of_paying_or_of_another_document_are_in_doubt(row: str, text: str) -> None:
    assert _told(row) == ([], [text])


def _unsaid(row: str, *, doubted: bool = False) -> bool:
    """Whether what a row says is unsaid by its boxes: "x:" stands before what is ticked, "o:" before what is not."""
    marked, drawn = page(row), page(row.replace("x:", "  ").replace("o:", "  "))
    ends = {word.box.x1: word.text[:2] for word in marked.words}
    ticks, empty = (tuple(one.box for one in drawn.words if ends.get(one.box.x1) == mark) for mark in ("x:", "o:"))
    marks = {"ticked": ticks, "unticked": empty, "maybe_ticked": empty if doubted else ()}
    sheet = sheet_of(reading(drawn.model_copy(update=marks)))
    [line] = sheet.layout.pages[0].lines
    return is_unticked(sheet, Said(line.text, 1, (line.box,)))


@pytest.mark.parametrize(
    ("row", "unsaid"),
    [
        ("x:Transfer    o:Already paid by card    o:Cash", True),
        ("o:This invoice has been paid", True),
        ("o:Transfer    x:This invoice has been paid", False),
        ("Transfer    o:Already paid by card", False),  # the first stands beside no box
        ("x:Transfer    Already paid by card", False),
        ("Already paid by card", False),
        ("o:Newsletter. This invoice is cancelled.", False),
        ("o:Receipt wanted, invoice was already paid", False),
        ("o:B This invoice has been paid in full.", False),
        ("o:B Invoice has been paid", False),
        ("o:Newsletter This invoice has been paid", False),
        ("o:Newsletter Invoice was paid", False),
        ("o:The amount of this invoice is collected by direct debit on the due date, mandate HX-4471", True),
        ("o:The amount is collected by direct debit on the due date. It was paid already", False),
        ("o:Newsletter THIS INVOICE WAS ALREADY PAID IN FULL BY YOUR PARENT COMPANY", False),
        ("o:NEWSLETTER WANTED INVOICE WAS ALREADY PAID IN FULL BY YOUR PARENT COMPANY", False),
        ("o:Newsletter this invoice was already paid in full by your parent company", False),
        ("o:Newsletter Diese Rechnung ist bezahlt", False),
        ("o:Ich habe diese Rechnung bezahlt    x:Offen", True),
        ("o:THE AMOUNT OF THIS INVOICE WAS PAID    x:OPEN", True),
        ("o:Receipt wanted, the payment is on hold", False),
        ("o:Diese Rechnung wurde bezahlt    x:Offen", True),
        ("o:Bereits per Karte bezahlt    x:Überweisung", True),
        ("o:Already Paid by Card    x:Transfer", True),
        ("o:Paid, by card    x:Transfer", True),
    ],
)
def test_what_stands_beside_an_empty_box_is_not_said_where_another_is_ticked(row: str, unsaid: bool) -> None:
    assert _unsaid(row) is unsaid


def test_a_box_that_may_be_ticked_is_not_empty() -> None:
    assert not _unsaid("o:This invoice has been paid", doubted=True)
