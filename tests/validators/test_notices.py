"""What excuses words that change everything: the kind of the document, or totals that say so too."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from schemas import DocType, Extraction, Statement
from validators.rule import Fail, example
from validators.rulebook import BY_ID


def fails(rule: str, text: str, kind: str, values: dict[str, Any], **extraction: Any) -> bool:
    notice = Statement(kind=kind, language="en", text=text, page=1)
    told = Extraction(**{"doc_type": DocType.INVOICE, "doc_type_score": 1.0, "notices": (notice,), **extraction})
    found = BY_ID[rule].check(example(values, extraction=told))
    return any(isinstance(one, Fail) for one in found)


@pytest.mark.parametrize(("paid", "stops"), [(None, True), (Decimal(0), True), (Decimal(50), False)])
@pytest.mark.parametrize("subtype", [None, "prepayment", "final"])
def test_a_part_received_is_plain_where_the_totals_hold_a_payment(
    subtype: str | None, paid: Decimal | None, stops: bool
) -> None:
    assert fails("WORDS-14", "Deposit of 500 received", "received", {"totals.paid": paid}, subtype=subtype) is stops


@pytest.mark.parametrize(
    ("subtype", "stops"), [(None, True), ("partial", False), ("prepayment", False), ("final", False)]
)
@pytest.mark.parametrize("paid", [None, Decimal(50)])
def test_parts_are_plain_on_a_document_that_asks_for_one(
    paid: Decimal | None, subtype: str | None, stops: bool
) -> None:
    """A payment received says nothing of parts that are still to come."""
    assert fails("WORDS-13", "50 % now", "parts", {"totals.paid": paid}, subtype=subtype) is stops


@pytest.mark.parametrize(
    ("kind", "other", "stops"),
    [
        (DocType.CREDIT_NOTE, "RE-1311", False),
        (DocType.CREDIT_NOTE, "RE 1311", False),
        (DocType.CREDIT_NOTE, "RE-1312", True),
        (DocType.CREDIT_NOTE, "13", True),
        (DocType.CREDIT_NOTE, "1311", True),
        (DocType.CREDIT_NOTE, None, True),
        (DocType.INVOICE, "RE-1311", True),
    ],
)
def test_a_credit_note_may_cancel_the_invoice_that_it_names(kind: DocType, other: str | None, stops: bool) -> None:
    values = {"preceding_invoice": other}
    assert fails("WORDS-2", "Stornorechnung zur Rechnung RE-1311", "cancelled", values, doc_type=kind) is stops


def test_a_credit_note_that_names_itself_may_be_cancelled() -> None:
    values = {"invoice_number": "GS-77", "preceding_invoice": "RE-1311"}
    text = "Gutschrift GS-77 zur Rechnung RE-1311 ist storniert."
    assert fails("WORDS-2", text, "cancelled", values, doc_type=DocType.CREDIT_NOTE)


@pytest.mark.parametrize(("subtype", "stops"), [(None, True), ("correction", False)])
def test_a_correction_may_say_what_is_right(subtype: str | None, stops: bool) -> None:
    assert fails("WORDS-15", "Correct amount is EUR 109.00", "corrects", {}, subtype=subtype) is stops


@pytest.mark.parametrize(
    ("kind", "doc_type", "stops"),
    [
        ("set_off", DocType.CREDIT_NOTE, False),
        ("set_off", DocType.INVOICE, True),
        ("changed", DocType.CREDIT_NOTE, True),
    ],
)
def test_a_credit_note_may_say_when_it_is_set_off(kind: str, doc_type: DocType, *, stops: bool) -> None:
    text = "This credit note will be deducted from your next payment."
    assert fails("WORDS-12", text, kind, {}, doc_type=doc_type) is stops


@pytest.mark.parametrize(("text", "said"), [("Sent in error.", '"Sent in error."'), ("Paid", '"Paid".')])
def test_a_sentence_that_is_quoted_ends_once(text: str, said: str) -> None:
    notice = Statement(kind="mailed", language="en", text=text, page=1)
    told = Extraction(doc_type=DocType.INVOICE, doc_type_score=1.0, notices=(notice,))
    (found,) = BY_ID["WORDS-18"].check(example({}, extraction=told))
    assert isinstance(found, Fail)
    assert found.message == f"What came with it says: {said}"


@pytest.mark.parametrize(
    ("totals", "stops"),
    [
        ({"totals.gross": Decimal(80), "totals.paid": Decimal(80), "totals.due": Decimal(0)}, False),
        ({"totals.gross": Decimal(80), "totals.paid": Decimal(30), "totals.due": Decimal(50)}, True),
        ({"totals.gross": Decimal(80), "totals.due": Decimal(80)}, True),
    ],
)
def test_nothing_to_pay_is_plain_where_the_totals_leave_nothing(totals: dict[str, Decimal], stops: bool) -> None:
    assert fails("WORDS-9", "Nothing to pay: settled against your payouts", "do_not_pay", totals) is stops


SETTLED = "These fees were deducted from your daily settlements"


@pytest.mark.parametrize(
    ("totals", "stops"),
    [
        pytest.param({"totals.due": Decimal(0)}, False, id="nothing is due"),
        pytest.param({"totals.gross": Decimal(90), "totals.paid": Decimal(90)}, False, id="all is paid"),
        pytest.param({"totals.due": Decimal(90), "totals.gross": Decimal(90)}, True, id="all is due"),
        pytest.param({"totals.due": Decimal(40), "totals.paid": Decimal(50)}, True, id="a part is due"),
        pytest.param({"totals.gross": Decimal(90)}, True, id="nothing is said"),
    ],
)
def test_what_was_taken_off_says_how_a_document_was_settled_that_asks_for_nothing(
    totals: dict[str, Decimal], *, stops: bool
) -> None:
    assert fails("WORDS-12", SETTLED, "taken_off", totals) is stops


@pytest.mark.parametrize(
    ("rule", "kind", "text"),
    [
        ("WORDS-12", "changed", "An extra fee of twenty euros will be added to the total"),
        ("WORDS-12", "changed", "The freight will be added to the amount of this invoice"),
        ("WORDS-12", "set_off", "This will be deducted from your next payment"),
        ("WORDS-13", "parts", "The same is collected again each month"),
    ],
)
def test_what_is_to_come_is_not_settled_though_nothing_is_due(rule: str, kind: str, text: str) -> None:
    assert fails(rule, text, kind, {"totals.due": Decimal(0)})


def test_what_was_taken_off_excuses_no_other_sentence() -> None:
    told = tuple(
        Statement(kind=kind, language="en", text=text, page=1)
        for kind, text in (("taken_off", SETTLED), ("changed", "A fee of 5 % will be added to the total"))
    )
    assert fails("WORDS-12", "", "", {"totals.due": Decimal(0)}, notices=told)
