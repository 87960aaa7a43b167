"""The same claim under another number, and an invoice in the place of an earlier one: asked; what is alike by nature is
not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from schemas import (
    Box,
    DocType,
    Earlier,
    Extraction,
    Like,
    Printed,
    Profile,
    RuleOutcome,
    Statement,
    assemble,
    normalise_number,
)
from validators import Reference
from validators.judge import examine
from validators.rule import Facts
from validators.rulebook import BY_ID

_DAY = date(2024, 5, 13)
_BILL: Mapping[str, Any] = {
    "invoice_number": "RE-2606136",
    "issue_date": _DAY,
    "currency": "EUR",
    "seller.name": "Alpha Ltd",
    "buyer.name": "Beta GmbH",
    "totals.gross": Decimal("119.00"),
    "totals.net": Decimal("100.00"),
    "totals.tax": Decimal("19.00"),
    "lines[0].quantity": Decimal(2),
    "lines[0].net": Decimal("60.00"),
    "lines[1].quantity": Decimal(1),
    "lines[1].net": Decimal("40.00"),
}
_RENT: Mapping[str, Any] = {  # one line
    **{path: value for path, value in _BILL.items() if not path.startswith("lines")},
    "lines[0].quantity": Decimal(1),
    "lines[0].net": Decimal("100.00"),
    "lines[0].description": "Rent of flat 3",
}


@dataclass
class Books(Reference):
    """What was exported, what leaves beside and what waits, by kind."""

    exported: Sequence[tuple[DocType, Mapping[str, Any]]] = ()
    beside: Sequence[Mapping[str, Any]] = ()
    open: Sequence[Mapping[str, Any]] = ()

    def earlier(self, like: Like) -> Sequence[Earlier]:
        return _like(like, self.exported)

    def leaving(self, like: Like) -> Sequence[Earlier]:
        return _like(like, [(DocType.INVOICE, values) for values in self.beside])

    def waiting(self, like: Like) -> Sequence[Earlier]:
        return _like(like, [(DocType.INVOICE, values) for values in self.open])


def _like(like: Like, bills: Sequence[tuple[DocType, Mapping[str, Any]]]) -> Sequence[Earlier]:
    found = [Earlier(f"{place:064}", "run", kind, assemble(values)) for place, (kind, values) in enumerate(bills)]
    return [
        one
        for one in found
        if like.doc_type in (None, one.doc_type)
        and like.gross in (None, one.invoice.totals.gross)
        and like.number in ("", normalise_number(one.invoice.invoice_number or ""))
        and like.corrects in ("", normalise_number(one.invoice.preceding_invoice or ""))
    ]


def _before(bill: Mapping[str, Any] = _BILL, **values: Any) -> Books:
    return Books([(DocType.INVOICE, _with(bill, values))])


def _with(bill: Mapping[str, Any], values: Mapping[str, Any]) -> dict[str, Any]:
    given = {**bill, **{name.replace("__", "."): value for name, value in values.items()}}
    return {path: value for path, value in given.items() if value is not None}


def _said(rule: str, books: Reference, bill: Mapping[str, Any] = _BILL, words: str = "", **values: Any) -> list[str]:
    """What a rule says of an invoice whose pages say `words` of the one that it replaces."""
    told = (Statement(kind="replaces", language="", text=words),) if words else ()
    return _judged(rule, books, told, bill, **values)


def _judged(
    rule: str, books: Reference, told: tuple[Statement, ...], bill: Mapping[str, Any] = _BILL, **values: Any
) -> list[str]:
    given = _with({**bill, "invoice_number": "RE-2606140"}, values)
    printed = tuple(Printed(one.text, 1, Box(0, 0, 9, 9)) for one in told)
    extraction = Extraction(doc_type=DocType.INVOICE, doc_type_score=1.0, printed=printed, notices=told)
    facts = Facts(assemble(given), extraction, reference=books, sha256="f" * 64)
    return [one.message for one in examine(BY_ID[rule], facts) if one.outcome is RuleOutcome.FAIL]


@pytest.mark.parametrize(
    ("days", "values"),
    [
        (0, {}),
        (0, {"invoice_number": "AF90001"}),
        (3, {"invoice_number": "2026/K-88017"}),  # a series of its own: the seller's goes on in one
        (20, {"invoice_number": "2026/K-88017"}),
        (3, {"purchase_order_reference": "B-17"}),
        (31, {"period__start": date(2024, 4, 1), "period__end": date(2024, 4, 30)}),
        (40, {"delivery__date": date(2024, 4, 2)}),
    ],
)
def test_the_same_lines_under_another_number_wait(days: int, values: dict[str, Any]) -> None:
    there = {name: value for name, value in values.items() if name != "invoice_number"}
    assert _said("DUP-7", _before(issue_date=_DAY - timedelta(days=days), **there), **values)


@pytest.mark.parametrize(
    ("days", "earlier", "values"),
    [
        (31, {}, {}),  # the next month's
        (31, {"invoice_number": "2026/K-88017"}, {}),  # and with new numbers
        (1, {}, {}),  # delivered each day
        (7, {"purchase_order_reference": "B-17"}, {"purchase_order_reference": "B-17"}),  # called off each week
        (0, {"purchase_order_reference": "B-17"}, {"purchase_order_reference": "B-18"}),
        (0, {"delivery__date": date(2024, 5, 2)}, {"delivery__date": date(2024, 5, 3)}),
        (0, {"period__end": date(2024, 4, 30)}, {"period__end": date(2024, 5, 31)}),
        (0, {"contract_reference": "C-1"}, {"contract_reference": "C-2"}),
        (0, {"buyer__name": "Gamma GmbH"}, {}),
        (0, {"currency": "USD"}, {}),
        (0, {"lines[0].net": Decimal("75.00"), "lines[1].net": Decimal("25.00")}, {}),
        (0, {"lines[0].quantity": Decimal(3)}, {}),
        (61, {"delivery__date": date(2024, 4, 2)}, {"delivery__date": date(2024, 4, 2)}),
    ],
)
def test_what_is_alike_by_nature_does_not(days: int, earlier: dict[str, Any], values: dict[str, Any]) -> None:
    assert not _said("DUP-7", _before(issue_date=_DAY - timedelta(days=days), **earlier), **values)


def test_a_line_of_a_cent_more_changes_nothing_and_one_of_a_tenth_does() -> None:
    cent = {"lines[2].net": Decimal("0.01"), "totals.net": Decimal("100.01"), "totals.gross": Decimal("119.01")}
    more = {"lines[2].net": Decimal("12.00"), "totals.net": Decimal("112.00"), "totals.gross": Decimal("133.28")}
    assert _said("DUP-7", _before(), {**_BILL, **cent})
    assert not _said("DUP-7", _before(), {**_BILL, **more})


def test_without_lines_all_totals_and_the_day_count() -> None:
    bare = {path: value for path, value in _BILL.items() if not path.startswith("lines")}
    assert _said("DUP-7", _before(bare))
    assert _said("DUP-7", _before(bare), bare)
    assert not _said("DUP-7", _before(bare, totals__tax=Decimal("18.00")), bare)
    assert not _said("DUP-7", _before(bare, issue_date=_DAY - timedelta(days=3)), {**bare, "invoice_number": "K-7"})


def test_one_line_is_told_apart_by_what_it_is_called() -> None:
    assert _said("DUP-7", _before(_RENT), _RENT)
    assert not _said("DUP-7", _before(_RENT), {**_RENT, "lines[0].description": "Rent of flat 4"})
    assert not _said("DUP-7", _before(_RENT), {**_RENT, "lines[0].description": "Heating of flat 3"})


def test_what_waits_or_leaves_beside_counts_like_what_left() -> None:
    assert _said("DUP-7", Books(open=[_BILL]))
    assert _said("DUP-7", Books(beside=[_BILL]))


def test_of_what_left_itself_nothing_is_asked_when_it_is_read_again() -> None:
    books = Books([(DocType.INVOICE, _BILL), (DocType.INVOICE, _with(_BILL, {"invoice_number": "RE-2606200"}))])
    read = Extraction(doc_type=DocType.INVOICE, doc_type_score=1.0)
    for sha256, standing in (("f" * 64, ["RE-2606200"]), (f"{0:064}", [])):
        facts = Facts(assemble(_BILL), read, reference=books, sha256=sha256)
        assert [one.invoice.invoice_number for one in facts.standing] == standing


def test_what_was_credited_whole_may_be_billed_again() -> None:
    credit = {"invoice_number": "G-1", "preceding_invoice": "RE-2606136", "totals.gross": Decimal("119.00")}
    bill, credited = (DocType.INVOICE, _BILL), (DocType.CREDIT_NOTE, credit)
    assert not _said("DUP-7", Books([bill, credited]))
    assert not _said("DUP-8", Books([bill, credited]), preceding_invoice="RE-2606136")
    part = (DocType.CREDIT_NOTE, {**credit, "totals.gross": Decimal("19.00")})
    assert _said("DUP-7", Books([bill, part]))


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"preceding_invoice": "RE-2606136"}, ""),
        ({"preceding_invoices[1].number": "RE-2606136"}, ""),
        ({}, "sostituisce la fattura re-2606136 del 3 maggio."),
        ({"payment__reference": "RE-2606136"}, ""),
        ({}, "In plaats van RE-2606136, die vervalt."),
        ({}, "In place of RE 260 6136."),
    ],
)
def test_what_names_an_earlier_invoice_and_takes_nothing_off_waits(values: dict[str, Any], words: str) -> None:
    older = {"issue_date": _DAY - timedelta(days=9), "totals__gross": Decimal("500.00")}
    number = {"invoice_number": "RE 260 6136"} if "260 6" in words else {}
    assert _said("DUP-8", _before(**older, **number), words=words, **values)
    assert not _said("DUP-8", _before(**older, **number), words=words, totals__paid=Decimal("500.00"), **values)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("12/2026", "Period 12/2026"),
        ("2026/12", "Period 2026-12"),
        ("40", "Line 40"),
        ("10115", "10115 Berlin"),
        ("RE-2606136", "RE-26061369"),
        ("RE-2606136", "RE-2606140"),  # its own
    ],
)
def test_words_that_name_no_other_invoice_do_not(number: str, words: str) -> None:
    assert not _said("DUP-8", _before(invoice_number=number, issue_date=_DAY - timedelta(days=9)), words=words)


@pytest.mark.parametrize(
    "text", ["Previous invoice RE-2606136, payment received - thank you", "as delivered with invoice RE-2606136"]
)
def test_an_invoice_that_is_merely_mentioned_is_not_replaced(text: str) -> None:
    books = _before(issue_date=_DAY - timedelta(days=9), totals__gross=Decimal("500.00"))
    mentioned = (Statement(kind="late_payment", language="", text=text),)
    assert not _judged("DUP-8", books, mentioned)
    assert not _said("DUP-8", books, **{"notes[0].text": text})


def test_the_last_bill_is_not_replaced() -> None:
    books = _before(issue_date=_DAY - timedelta(days=30))
    last = (Statement(kind="last_bill", language="", text="RE-2606136"),)
    assert not _judged("DUP-8", books, last, preceding_invoice="RE-2606136")
    said = (*last, Statement(kind="replaces", language="", text="replaces RE-2606136"))
    assert _judged("DUP-8", books, said, preceding_invoice="RE-2606136")


def test_the_books_are_asked_once_for_all_rules() -> None:
    asked: list[Like] = []

    class Counted(Books):
        def waiting(self, like: Like) -> Sequence[Earlier]:
            asked.append(like)
            return ()

    facts = Facts(assemble(_BILL), Extraction(doc_type=DocType.INVOICE, doc_type_score=1.0), reference=Counted())
    for rule in ("DUP-7", "DUP-8", "DUP-9"):
        examine(BY_ID[rule], facts)
    assert len(asked) == 1


def test_a_number_of_digits_alone_names_an_invoice_where_it_is_long_enough() -> None:
    books = _before(invoice_number="202604856", issue_date=_DAY - timedelta(days=2), totals__gross=Decimal("500.00"))
    assert _said("DUP-8", books, words="In plaats van 202604856, die vervalt.")


@pytest.mark.parametrize("line", [{"lines[2].net": Decimal("-500.00")}, {"allowances[0].amount": Decimal("500.00")}])
def test_what_an_earlier_part_billed_may_be_taken_off_in_other_ways(line: dict[str, Any]) -> None:
    books = _before(totals__gross=Decimal("500.00"), issue_date=_DAY - timedelta(days=30))
    assert not _said("DUP-8", books, preceding_invoice="RE-2606136", **line)


def test_an_invoice_that_comes_behind_what_stands_in_its_place_waits() -> None:
    corrected = {"preceding_invoice": "RE-2606140", "issue_date": _DAY + timedelta(days=9)}
    assert _said("DUP-9", _before(**corrected))
    assert not _said("DUP-9", _before(**{**corrected, "totals__paid": Decimal("119.00")}))
    assert not _said("DUP-9", _before())


def _of_a_correction(books: Reference, subtype: str | None = "correction", **values: Any) -> list[str]:
    given = _with({**_BILL, "invoice_number": "RE-2606140"}, values)
    extraction = Extraction(doc_type=DocType.INVOICE, doc_type_score=1.0, subtype=subtype)
    facts = Facts(assemble(given), extraction, reference=books, sha256="f" * 64)
    return [one.message for one in examine(BY_ID["DUP-10"], facts) if one.outcome is RuleOutcome.FAIL]


def test_a_correction_of_what_nobody_knows_waits() -> None:
    assert _of_a_correction(_before(), preceding_invoice="RE-1999")
    assert _of_a_correction(Books(), preceding_invoice="RE-1999")


def test_a_correction_of_what_is_known_does_not() -> None:
    number = str(_BILL["invoice_number"])
    for books in (_before(), Books(beside=[_BILL]), Books(open=[_BILL])):
        assert not _of_a_correction(books, preceding_invoice=number)


def test_an_invoice_that_merely_names_another_is_no_correction() -> None:
    assert not _of_a_correction(_before(), None, preceding_invoice="RE-1999")
    assert not _of_a_correction(_before())  # CN-2 asks for the number
    assert not _of_a_correction(_Unknown(), preceding_invoice="X-1")


_REPLACES = "takes the place of our document re 2606099 dated 2"


def _in_place_of(text: str, books: Reference, subtype: str | None = None, **values: Any) -> list[str]:
    told = (Statement(kind="replaces", language="", text=text),)
    extraction = Extraction(doc_type=DocType.INVOICE, doc_type_score=1.0, subtype=subtype, notices=told)
    facts = Facts(assemble({**_BILL, **values}), extraction, reference=books, sha256="f" * 64)
    return [one.message for one in examine(BY_ID["DUP-10"], facts) if one.outcome is RuleOutcome.FAIL]


def test_what_replaces_an_invoice_that_nobody_knows_waits() -> None:
    [said] = _in_place_of(_REPLACES, Books())
    assert said.startswith("It replaces RE-2606099, which is not known here")
    assert _in_place_of("wystawiony w miejsce faktury 26-0311 z dnia", Books(), invoice_number="26-0414")
    assert _in_place_of("vervangt 104398 van 2", Books(), invoice_number="104471")


def test_a_correction_of_what_is_known_may_replace_what_is_not() -> None:
    corrected = str(_BILL["invoice_number"])
    own = {"invoice_number": "RE-2606140", "preceding_invoice": corrected}
    [said] = _in_place_of(_REPLACES, Books(beside=[_BILL]), "correction", **own)
    assert said.startswith("It replaces RE-2606099")
    assert not _in_place_of(f"replaces {corrected}", Books(beside=[_BILL]), "correction", **own)


def test_what_replaces_one_that_is_known_is_asked_about_as_that() -> None:
    assert not _in_place_of(_REPLACES, Books(beside=[{**_BILL, "invoice_number": "RE-2606099"}]))
    assert not _in_place_of(_REPLACES, _Unknown())


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (_REPLACES, {"purchase_order_reference": "RE-2606099"}),
        ("instead of valve v-40 as ordered", {}),
        ("replaces the gasket 880412 in pump 2", {"invoice_number": "104471"}),
        ("this replaces re-2606136", {}),
    ],
)
def test_what_is_replaced_may_be_no_invoice(text: str, values: dict[str, Any]) -> None:
    assert not _in_place_of(text, Books(), **values)


class _Unknown(Reference):
    """Nothing is known of what was exported."""


def _refers(books: Reference, **values: Any) -> bool:
    given = _with({**_BILL, "invoice_number": "RE-2606140", "preceding_invoice": "RE-1999"}, values)
    extraction = Extraction(doc_type=DocType.INVOICE, doc_type_score=1.0)
    facts = Facts(assemble(given), extraction, reference=books, sha256="f" * 64, profile=Profile.EINVOICE)
    return any(one.outcome is RuleOutcome.FAIL for one in examine(BY_ID["DUP-11"], facts))


def test_an_e_invoice_that_refers_to_one_that_nobody_knows_takes_something_off() -> None:
    assert _refers(Books())
    assert not _refers(Books(), totals__paid=Decimal(20))
    assert not _refers(Books(), **{"lines[0].net": Decimal(-20)})
    assert not _refers(Books(beside=[{**_BILL, "invoice_number": "RE-1999"}]))  # DUP-8 judges it
    assert not _refers(_Unknown())


@pytest.mark.parametrize(
    ("books", "values"),
    [
        (Books(), {"allowances[0].amount": Decimal("0.01")}),
        (Books(), {"totals.paid": Decimal(-20)}),
        (_before(), {"preceding_invoice": "RE-2606136", "preceding_invoices[0].number": "RE-1999"}),
        (_before(), {"preceding_invoice": "RE-1999", "preceding_invoices[0].number": "RE-2606136"}),
    ],
)
def test_what_takes_nothing_off_for_each_that_is_unknown_waits(books: Books, values: dict[str, Any]) -> None:
    assert _refers(books, **values)
