"""Rules over history and reference data: vendors, orders, near duplicates, credit notes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas import (
    DocType,
    Earlier,
    Extraction,
    Like,
    Line,
    Order,
    OrderLine,
    PaymentCode,
    Policy,
    Profile,
    RuleOutcome,
    Vendor,
    assemble,
    normalise_number,
    seller_keys,
)
from validators import EMPTY, Reference
from validators.identity import Known as Identity
from validators.judge import examine
from validators.likeness import lookalike, mistyped
from validators.rule import Facts, example
from validators.rulebook import BY_ID

DAY = date(2024, 5, 1)
BILL: Mapping[str, Any] = {
    "invoice_number": "2024-0188",
    "issue_date": DAY,
    "currency": "EUR",
    "seller.name": "Alpha Ltd",
    "totals.gross": Decimal("100.00"),
}


@dataclass
class Known(Reference):
    """A history and reference data made of values, asked as the ledger is asked."""

    bills: Sequence[tuple[DocType, Mapping[str, Any]]] = ()
    master: Sequence[Vendor] | None = None
    orders: Mapping[str, Sequence[OrderLine]] | None = None
    received: Mapping[str, Decimal] | None = None
    asked: list[Like] = field(default_factory=list)

    def earlier(self, like: Like) -> Sequence[Earlier]:
        self.asked.append(like)
        found = [
            Earlier(f"{number:064}", f"run {number}", kind, assemble(values))
            for number, (kind, values) in enumerate(self.bills)
        ]
        return [one for one in found if self._fits(one, like)]

    def _fits(self, one: Earlier, like: Like) -> bool:
        return (
            (not like.sellers or bool(set(like.sellers) & set(seller_keys(one.invoice.seller))))
            and like.number in ("", normalise_number(one.invoice.invoice_number or ""))
            and like.doc_type in (None, one.doc_type)
            and like.currency in (None, one.invoice.currency)
            and like.gross in (None, one.invoice.totals.gross)
            and like.order in ("", normalise_number(one.invoice.purchase_order_reference or ""))
            and like.corrects in ("", normalise_number(one.invoice.preceding_invoice or ""))
        )

    def vendors(self, sellers: Any) -> Sequence[Vendor] | None:
        if self.master is None:
            return None
        names = set(sellers)
        return [
            one for one in self.master if {f"vat:{one.vat_id}", f"name:{one.name.upper().replace(' ', '')}"} & names
        ]

    def order(self, number: str) -> Order | None:
        if self.orders is None:
            return None
        return Order(tuple(self.orders.get(number, ())), self.received)


def said(
    rule: str,
    reference: Reference,
    kind: DocType = DocType.INVOICE,
    policy: Policy | None = None,
    codes: tuple[PaymentCode, ...] = (),
    **values: Any,
) -> list[str]:
    """What `rule` says of the bill with other `values` and payment `codes`: messages of failures."""
    given = {**BILL, **{name.replace("__", "."): value for name, value in values.items()}}
    extraction = Extraction(doc_type=kind, doc_type_score=1.0)
    facts = Facts(
        assemble({path: value for path, value in given.items() if value is not None}),
        extraction,
        policy=policy or Policy(),
        reference=reference,
        sha256="f" * 64,
        codes=codes,
    )
    return [one.message for one in examine(BY_ID[rule], facts) if one.outcome is RuleOutcome.FAIL]


def before(**values: Any) -> Known:
    given = {**BILL, **{name.replace("__", "."): value for name, value in values.items()}}
    return Known([(DocType.INVOICE, given)])


@pytest.mark.parametrize(
    ("number", "days", "suspect"),
    [
        ("2024-O188", 30, True),  # a letter for a digit
        ("2024-0I88", 59, True),
        ("2024/188", 30, False),  # the very same number: DUP-2's
        ("2024-0188", 61, False),
        ("2024-0189", 30, False),  # the next month's invoice of a subscription
        ("2024-0189", 0, True),  # a slip, on the same day
        ("2024-0818", 0, True),
        ("2024-O188", 61, False),
        ("2023-7188", 0, True),
        ("1999-7188", 0, False),
        ("2024-0188/A", 0, False),  # given on purpose
    ],
)
def test_a_nearly_equal_number_with_the_same_amount_waits(number: str, days: int, suspect: bool) -> None:
    history = before(invoice_number=number, issue_date=DAY - timedelta(days=days))
    assert bool(said("DUP-3", history)) is suspect


def test_a_near_duplicate_needs_the_same_seller_amount_and_currency() -> None:
    assert said("DUP-3", before(invoice_number="2024-O188"))
    assert not said("DUP-3", before(invoice_number="2024-O188", seller__name="Beta Ltd"))
    assert not said("DUP-3", before(invoice_number="2024-O188", totals__gross=Decimal("100.01")))
    assert not said("DUP-3", before(invoice_number="2024-O188", currency="USD"))


def test_the_days_are_the_policys() -> None:
    wide = Policy.model_validate({"reference": {"duplicate_days": 400}})
    history = before(invoice_number="2024-O188", issue_date=DAY - timedelta(days=399))
    assert said("DUP-3", history, policy=wide)
    assert not said("DUP-3", history)


def test_the_same_bill_under_another_sellers_name_waits() -> None:
    assert said("DUP-5", before(seller__name="Alfa Limited"))
    assert not said("DUP-5", before())
    assert not said("DUP-5", before(seller__name="Alfa Limited", issue_date=DAY - timedelta(days=1)))


@given(st.text("0123456789OISBZ-", min_size=1, max_size=12))
def test_likeness_is_mutual_and_holds_of_oneself(number: str) -> None:
    assert lookalike(number, number)
    assert mistyped(number, number)
    swapped = number.replace("0", "O")
    assert lookalike(number, swapped)
    assert lookalike(swapped, number)
    assert lookalike("RE-1", "RE-I")
    assert not lookalike("RE-1", "RE-2")


CREDIT = {"invoice_number": "C-1", "preceding_invoice": "R-10"}


def credits(*amounts: str) -> Known:
    notes = [
        (
            DocType.CREDIT_NOTE,
            {**BILL, "invoice_number": f"C-{n}0", "preceding_invoice": "R10", "totals.gross": Decimal(a)},
        )
        for n, a in enumerate(amounts)
    ]
    return Known([(DocType.INVOICE, {**BILL, "invoice_number": "R-10"}), *notes])


def test_credits_come_to_no_more_than_their_invoice() -> None:
    kind = DocType.CREDIT_NOTE
    assert not said("CN-4", credits(), kind, **CREDIT)
    assert not said("CN-4", credits("60.00"), kind, **CREDIT, totals__gross=Decimal("40.00"))
    (message,) = said("CN-4", credits("60.00", "-30.00"), kind, **CREDIT, totals__gross=Decimal("10.01"))
    assert "100.01" in message
    assert said("CN-4", credits(), kind, **CREDIT, totals__gross=Decimal("-100.01")), "either way of writing a credit"


def test_a_number_without_letters_and_digits_is_no_number() -> None:
    assert not said("DUP-5", before(seller__name="Alfa Limited", invoice_number="R-1"), invoice_number="---")
    kind = DocType.CREDIT_NOTE
    assert not said("CN-3", credits(), kind, invoice_number="C-1", preceding_invoice="-", currency="USD")
    assert not said("CN-4", credits(), kind, invoice_number="C-1", preceding_invoice="-", totals__gross=Decimal(999))


def test_what_a_credit_note_credits_was_exported_before() -> None:
    kind = DocType.CREDIT_NOTE
    assert not said("CN-3", credits(), kind, **CREDIT)
    assert said("CN-3", credits(), kind, invoice_number="C-1", preceding_invoice="R-11")
    assert said("CN-3", credits(), kind, **CREDIT, currency="USD")
    assert not said("CN-3", Known(), kind, **CREDIT), "of a seller without history nothing can be said"


ALPHA = Vendor(
    vendor="7", name="Alpha Ltd", vat_id="DE136695976", currency="EUR", ibans=("DE75 5121 0800 1245 1261 99",)
)


@pytest.mark.parametrize(
    ("rule", "values", "fails"),
    [
        ("VEND-1", {}, False),
        ("VEND-1", {"seller__name": "Gamma"}, True),
        ("VEND-2", {}, False),
        ("VEND-2", {"seller__vat_id": "DE136695976", "seller__name": "Somebody Else"}, True),
        ("VEND-2", {"seller__vat_id": "DE111111125"}, True),
        ("VEND-3", {"payment__iban": "DE75512108001245126199"}, False),
        ("VEND-3", {"payment__iban": "DE89370400440532013000"}, True),
        ("VEND-3", {}, False),
        ("VEND-4", {}, False),
        ("VEND-4", {"currency": "USD"}, True),
    ],
)
def test_the_vendor_master_speaks(rule: str, values: dict[str, Any], fails: bool) -> None:
    assert bool(said(rule, Known(master=[ALPHA]), **values)) is fails
    assert not said(rule, EMPTY, **values), "without reference data nothing can be said"


@pytest.mark.parametrize(
    ("host", "listed", "printed", "asks"),
    [
        ("trellisware", "Trellisware Labs, Inc.", "Trellisware Labs, Inc.", False),
        ("trellisware", "Trellisware Labs, Inc.", "Trellisware", False),
        ("paysome", "Alpha Ltd", "Alpha Ltd", True),
        ("paysome", "Alpha Ltd", "Alpha Ltd Paysome", True),  # whoever wrote it may have a page there
        ("trellisware", "Trellisware Labs, Inc.", "Alpha Ltd", True),
    ],
)
def test_a_page_to_pay_at_is_the_sellers_by_the_name_that_is_known(
    host: str, listed: str, printed: str, *, asks: bool
) -> None:
    before, now = (f"{host}.example/tw-{number}" for number in (88213, 91677))
    vendor = Vendor(vendor="7", name=listed, vat_id=ALPHA.vat_id, ibans=(before,))
    values = {"seller__name": printed, "seller__vat_id": ALPHA.vat_id, "invoice_number": "TW-91677"}
    assert bool(said("VEND-3", Known(master=[vendor]), payment__iban=now, **values)) is asks
    paid = {**BILL, "seller.name": listed, "seller.vat_id": ALPHA.vat_id, "payment.iban": before}
    assert bool(said("VEND-3", Known([(DocType.INVOICE, paid)]), payment__iban=now, **values)) is asks


def test_an_account_that_stands_beside_is_none_to_pay_to_by_itself() -> None:
    main, beside = "DE75512108001245126199", "DE89370400440532013000"
    books = Known(master=[ALPHA.model_copy(update={"further": (beside,)})])
    other = {"payment.other_accounts[0].iban": beside}
    assert not said("VEND-3", books, payment__iban=main, **other)
    assert said("VEND-3", Known(master=[ALPHA]), payment__iban=main, **other)
    assert said("VEND-3", books, payment__iban=beside)
    only = Known(master=[ALPHA.model_copy(update={"ibans": (), "further": (beside,)})])
    assert not said("VEND-3", only, **other)
    assert said("VEND-3", only, payment__iban=beside)


@pytest.mark.parametrize(
    ("payee", "asks"),
    [
        ("Alpha Ltd", False),
        ("Alpha Ltd at Leeds", False),
        ("Alpha Ltd at York", True),
        ("Alpha Ltd Leeds", True),
        ("Alpha Ltd for Leeds", False),
        ("Alpha Financial Services Ltd", True),
        ("Northfield Factoring for Alpha Ltd", True),
        ("at Leeds", True),
        ("Alpha Ltd at Leeds 12345678", True),
    ],
)
def test_a_payee_who_is_called_as_the_known_vendor_is_no_other_one(payee: str, *, asks: bool) -> None:
    """Where a part of its name was read for the seller's."""
    who = Identity(vendor=ALPHA, vendors=(ALPHA,), asked=True)
    facts = example(
        {**BILL, "seller.name": "Alp", "seller.address.city": "Leeds", "payment.iban": "DE75512108001245126199"}
        | {"payment.other_accounts[0].iban": payee},
        reference=Known(master=[ALPHA]),
        who=who,
    )
    assert any(one.outcome is RuleOutcome.FAIL for one in examine(BY_ID["VEND-3"], facts)) is asks
    (unknown,) = (example({**BILL, "payment.other_accounts[0].iban": payee}, reference=Known(master=[ALPHA])),)
    assert any(one.outcome is RuleOutcome.FAIL for one in examine(BY_ID["VEND-3"], unknown)), (
        "nobody is certain to sell"
    )


def test_a_code_alone_does_not_pay_to_what_stands_beside() -> None:
    main, beside = "DE75512108001245126199", "DE89370400440532013000"
    books = Known(master=[ALPHA.model_copy(update={"further": (beside,)})])
    codes = {account: (PaymentCode(scheme="epc", account=account, page=1),) for account in (main, beside)}
    assert not said("VEND-3", books, codes=codes[main])
    assert said("VEND-3", books, codes=codes[beside])


@pytest.mark.parametrize(
    ("holder", "values", "fails"),
    [
        ("Alpha Ltd", {}, False),
        ("ALPHA Limited", {}, False),
        ("Alpha", {}, False),
        ("Rossi, Mario", {"seller__name": "Mario Rossi"}, False),
        ("Karl Schmidt", {"seller__contact__name": "Karl Schmidt"}, False),
        ("Alpha Tools", {"seller__trading_name": "Alpha Tools"}, False),
        ("Northfield Factoring Ltd for Alpha Ltd", {}, True),
        ("Alpha Financial Services Ltd", {}, True),
        ("Ltd", {}, True),
        ("Alpha GmbH", {}, True),
        ("Gamma Factoring AG", {"seller__contact__name": "Gamma Factoring AG"}, True),
    ],
)
def test_who_is_paid_is_called_as_the_seller_is(holder: str, values: dict[str, Any], fails: bool) -> None:
    for place in ("payee__name", "payment__account_name"):
        assert bool(said("VEND-7", Known(master=[]), **{place: holder, **values})) is fails


_PAID_THERE = ALPHA.model_copy(update={"ibans": ("DE89370400440532013000",)})


class _MasterAlone(Reference):
    """One vendor, and nothing of what was exported."""

    def vendors(self, sellers: Any) -> Sequence[Vendor]:
        """The vendor."""
        return [_PAID_THERE]


@pytest.mark.parametrize(
    ("holder", "fails"),
    [
        ("Gamma Factoring AG", True),
        ("Alpha Ltd", False),
        ("Studio Pine", False),
        ("Alpha Tools and Services", False),
    ],
)
def test_another_company_beside_an_account_that_is_known_is_told(holder: str, fails: bool) -> None:
    master = [_PAID_THERE]
    named = {"payee__name": holder, "payment__iban": "DE89370400440532013000", "seller__vat_id": "DE136695976"}
    assert bool(said("VEND-7", Known(master=master), **named)) is fails
    paid = (DocType.INVOICE, {**BILL, "invoice_number": "2024-0177", "payee.name": holder})
    for kind in (DocType.INVOICE, DocType.CREDIT_NOTE):
        assert not said("VEND-7", Known(master=master, bills=[paid]), kind, **named)
    assert not said("VEND-7", _MasterAlone(), **named)


@pytest.mark.parametrize(
    ("holder", "fails"), [("Studio Pine", True), ("Gamma Factoring AG", True), ("Alpha Ltd", False)]
)
def test_an_e_invoice_that_names_another_beside_an_account_that_is_known_is_told(holder: str, fails: bool) -> None:
    values = {**BILL, "seller.vat_id": "DE136695976", "payee.name": holder, "payment.iban": "DE89370400440532013000"}
    books = Known(master=[_PAID_THERE])
    facts = Facts(assemble(values), reference=books, profile=Profile.EINVOICE)
    assert any(one.outcome is RuleOutcome.FAIL for one in examine(BY_ID["VEND-7"], facts)) is fails


def test_one_name_of_payee_and_holder_is_told_once() -> None:
    other = "Gamma Factoring AG"
    both = said("VEND-7", Known(master=[]), payee__name=other, payment__account_name=other)
    assert len(both) == 1
    assert other in both[0]
    two = said("VEND-7", Known(master=[]), payee__name=other, payment__account_name="Delta Inkasso GmbH")
    assert len(two) == 2


def test_two_vendors_of_one_name_are_a_question() -> None:
    assert said("VEND-2", Known(master=[ALPHA, ALPHA.model_copy(update={"vendor": "8"})]))


def test_without_a_master_history_knows_accounts_currencies_and_amounts() -> None:
    paid = {**BILL, "payment.iban": "DE75512108001245126199"}
    history = Known([(DocType.INVOICE, {**paid, "invoice_number": f"R-{n}"}) for n in range(5)])
    assert said("VEND-3", history, payment__iban="DE89370400440532013000")
    assert not said("VEND-3", history, payment__iban="DE75512108001245126199")
    assert said("VEND-4", history, currency="USD")
    assert said("VEND-5", history, totals__gross=Decimal("1000.01"))
    assert not said("VEND-5", history, totals__gross=Decimal("1000.00"))
    few = Known(history.bills[:4])
    assert not said("VEND-5", few, totals__gross=Decimal(9999))
    assert not said("VEND-4", few, currency="USD")


CHAIR = OrderLine(order="PO-1", line="10", vendor="7", currency="EUR", quantity=Decimal(10), unit_price=Decimal(50),
                  item="CH-1", description="Oak chair")  # fmt: skip
DESK = CHAIR.model_copy(
    update={"line": "20", "item": "DE-1", "description": "Standing desk", "unit_price": Decimal(300)}
)


def ordered(
    rule: str, *, received: Mapping[str, Decimal] | None = None, bills: Any = (), policy: Any = None, **line: Any
) -> list[str]:
    row = {"description": "Chair oak", "quantity": Decimal(10), "unit_price": Decimal(50)} | line
    known = Known(bills, [ALPHA], {"PO-1": [CHAIR, DESK]}, received)
    cells = {f"lines[0].{name}": value for name, value in row.items()}
    return said(rule, known, policy=policy, purchase_order_reference="PO-1", **cells)


def test_a_line_is_compared_with_the_one_it_names() -> None:
    assert not ordered("PO-4")
    assert ordered("PO-4", unit_price=Decimal("50.01"))
    assert not ordered("PO-4", unit_price=Decimal(300), order_line_reference="20"), "the line's own number decides"
    assert not ordered("PO-4", unit_price=Decimal(300), description="Something", seller_item_id="DE-1")
    assert ordered("PO-3", description="Filing cabinet")
    assert not ordered("PO-3")
    assert not ordered("PO-4", unit_price=Decimal(5000), price_base_quantity=Decimal(100))


def test_a_line_that_none_fits_is_told_apart_from_one_that_several_fit() -> None:
    def strange(orders: list[OrderLine]) -> list[str]:
        row = {"lines[0].description": "Chair oak", "lines[0].quantity": Decimal(1)}
        return said("PO-3", Known([], [ALPHA], {"PO-1": orders}), purchase_order_reference="PO-1", **row)

    assert strange([DESK]) == ["Line 1: no line of the order is this."]
    twin = CHAIR.model_copy(update={"line": "30", "item": "CH-3"})
    assert strange([CHAIR, DESK, twin]) == [
        "Line 1: lines 10, 30 of the order may each be this, and nothing tells which."
    ]


def test_tolerances_are_the_policys() -> None:
    policy = Policy.model_validate({"reference": {"price_share": Decimal("0.02"), "quantity_share": Decimal("0.1")}})
    assert not ordered("PO-4", unit_price=Decimal(51), policy=policy)
    assert ordered("PO-4", unit_price=Decimal("51.01"), policy=policy)
    assert not ordered("PO-5", quantity=Decimal(11), policy=policy)
    assert ordered("PO-5", quantity=Decimal("11.1"), policy=policy)


def test_quantities_add_up_over_invoices_and_stop_at_what_came() -> None:
    first = {**BILL, "invoice_number": "R-1", "purchase_order_reference": "PO 1",
             "lines[0].description": "Chair oak", "lines[0].quantity": Decimal(4)}  # fmt: skip
    assert not ordered("PO-5", bills=[(DocType.INVOICE, first)], quantity=Decimal(6))
    (message,) = ordered("PO-5", bills=[(DocType.INVOICE, first)], quantity=Decimal(7))
    assert "4 invoiced before" in message
    assert not ordered("PO-5", received={"10": Decimal(6)}, quantity=Decimal(6))
    assert "received" in ordered("PO-5", received={"10": Decimal(6)}, quantity=Decimal(7))[0]
    assert ordered("PO-5", received={}, quantity=Decimal(1)), "nothing of it was received"


def test_an_order_is_known_and_the_vendors_own() -> None:
    known = Known(master=[ALPHA], orders={"PO-1": [CHAIR]})
    assert not said("PO-1", known, purchase_order_reference="PO-1")
    assert said("PO-1", known, purchase_order_reference="PO-2")
    assert not said("PO-1", Known(), purchase_order_reference="PO-2")
    assert said("PO-2", known, purchase_order_reference="PO-1", currency="USD")
    other = Known(master=[ALPHA.model_copy(update={"vendor": "8"})], orders={"PO-1": [CHAIR]})
    assert said("PO-2", other, purchase_order_reference="PO-1")


def test_what_was_compared_with_no_order_did_not_pass() -> None:
    known = Known(master=[ALPHA], orders={"PO-1": [CHAIR]})
    bill = {**BILL, "purchase_order_reference": "PO-1"}
    line = {"lines[0].description": "Chair oak"}

    def outcome(rule: str, values: Mapping[str, Any], reference: Reference = known) -> RuleOutcome:
        (one,) = examine(BY_ID[rule], Facts(assemble({**bill, **values}), reference=reference))
        return one.outcome

    unread = RuleOutcome.NOT_APPLICABLE
    assert [outcome(rule, line) for rule in ("PO-3", "PO-4", "PO-5")] == [unread] * 3
    assert outcome("PO-4", {**line, "lines[0].quantity": Decimal(1)}) is unread
    assert outcome("PO-5", {**line, "lines[0].unit_price": Decimal(1)}) is unread
    assert outcome("PO-2", {}, Known(orders={"PO-1": [CHAIR]})) is unread, "whose order it is was not compared"
    assert outcome("PO-2", {"currency": "USD"}, Known(orders={"PO-1": [CHAIR]})) is RuleOutcome.FAIL


def test_what_came_before_of_a_seller_is_asked_for_once_a_document() -> None:
    known = before(payment__iban="DE75512108001245126199")
    given = assemble({**BILL, "payment.iban": "DE89370400440532013000"})
    facts = Facts(given, Extraction(doc_type=DocType.INVOICE, doc_type_score=1.0), reference=known)
    failed = [rule for rule in BY_ID if any(one.outcome is RuleOutcome.FAIL for one in examine(BY_ID[rule], facts))]
    assert "VEND-3" in failed
    assert known.asked.count(Like(sellers=seller_keys(given.seller), doc_type=DocType.INVOICE)) == 1


def test_of_two_ordered_lines_that_begin_alike_the_very_words_decide() -> None:
    from validators.rules.orders import _fitting

    def ordered(number: str, words: str) -> OrderLine:
        return OrderLine(
            order="1", line=number, vendor="7", currency="EUR", quantity=Decimal(1), unit_price=Decimal(1),
            description=words,
        )  # fmt: skip

    order = Order((ordered("1", "Chair, oak"), ordered("2", "Chair, oak, with arms")), {})
    (found,) = _fitting(Line(description="chair,  Oak"), order)
    assert found.line == "1"
