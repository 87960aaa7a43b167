"""What the text layer of a scan says is to be paid: what its labels name and nothing that is misread."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from extractors.readers.inspect.layer import told_in_layer
from extractors.readers.pdf_triage import PageFacts
from schemas import PaymentCode
from tests.extractors.grid import page
from tests.extractors.resolve.bill import BILL

_FACTS = PageFacts(1, (0, 0, 595, 842), 0, 0, 0)
_MORE = "Reference BT-2024-0117 of 15 May 2024"


def _told(text: str) -> list[PaymentCode]:
    return list(told_in_layer(page(text).words, _FACTS))


def test_its_account_total_number_and_day_are_told() -> None:
    told = _told(BILL.format(more=_MORE))
    assert {one.account for one in told} == {None, "DE89370400440532013000"}
    assert {one.amount for one in told} == {None, Decimal("119.00")}
    assert {one.number for one in told} == {None, "BT-2024-0117"}
    assert {one.issued for one in told} == {None, date(2024, 5, 15)}


def test_a_total_that_nothing_proves_may_be_misread() -> None:
    told = _told(BILL.format(more="").replace("119.00", "179.00"))
    assert {one.amount for one in told} == {None}


def test_a_number_and_a_day_that_stand_once_may_be_misread() -> None:
    told = _told(BILL.format(more=""))
    assert {(one.number, one.issued) for one in told} == {(None, None)}
