"""What people accepted of a vendor's document is not asked again of its next one, and nothing else is let by it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from decimal import Decimal

import pytest

from schemas import (
    Company,
    DocType,
    Earlier,
    Like,
    Party,
    Policy,
    Profile,
    RuleOutcome,
    Severity,
    Statement,
    Value,
    Vendor,
    Verdict,
    assemble,
    seller_keys,
    vendor_keys,
)
from schemas.policy import Rules
from tests.validators.judged import CONSISTENT, extracted, finding, judged
from tests.validators.test_profiles import stated
from validators.reference import Reference

VENDOR = Vendor(
    vendor="7",
    name="Muster GmbH",
    vat_id="DE136695976",
    country="DE",
    currency="EUR",
    ibans=("DE89370400440532013000",),
)
OURS = Company(company="ours", names=("Example SARL",), city="Lyon", country="FR")
UNTAXED: dict[str, Value | None] = {
    **CONSISTENT, "totals.tax": Decimal("0.00"), "totals.gross": Decimal("100.00"), "totals.due": Decimal("100.00"),
    "tax_breakdown[0].base": None, "tax_breakdown[0].rate": None, "tax_breakdown[0].amount": None,
}  # fmt: skip
_KEYS = vendor_keys(VENDOR.name, (VENDOR.vat_id, *VENDOR.ibans)) | set(seller_keys(Party(vat_id=VENDOR.vat_id)))
NO_REASON = ("EU-226-11", "No tax is charged, and no words were found that say why.")


class Books(Reference):
    """One vendor, an invoice of whose left in spite of what is `accepted`."""

    def __init__(
        self,
        *accepted: tuple[str, str],
        ours: bool = True,
        account: str | None = None,
        before: Sequence[tuple[tuple[str, str], ...]] = (),
    ) -> None:
        self.each = (accepted, *before)
        self.ours = ours
        self.account = account

    def companies(self) -> Sequence[Company]:
        return (OURS,) if self.ours else ()

    def vendors(self, sellers: Collection[str]) -> Sequence[Vendor]:
        return (VENDOR,) if set(sellers) & _KEYS else ()

    def every_vendor(self) -> Sequence[Vendor]:
        return (VENDOR,)

    def earlier(self, like: Like) -> Sequence[Earlier]:
        paid = {} if self.account is None else {"payment.iban": self.account}
        invoice = assemble({**CONSISTENT, "invoice_number": "R-2024-1", **paid})
        same = set(like.sellers) & _KEYS and not like.number and like.gross is None
        documents = (
            Earlier(f"{number}" * 64, "example", DocType.INVOICE, invoice, accepted)
            for number, accepted in enumerate(self.each, start=1)
        )
        return list(documents) if same else []


def untaxed(books: Books, **changed: Value | None) -> Verdict:
    told = {**UNTAXED, **{name.replace("__", "."): value for name, value in changed.items()}}
    return judged(extracted(told), reference=books)


def test_what_people_accepted_of_this_vendor_is_put_on_record_alone() -> None:
    said = finding(untaxed(Books(NO_REASON)), "EU-226-11")
    assert (said.outcome, said.severity) == (RuleOutcome.FAIL, Severity.INFORMATION)
    assert said.expected == "People accepted that on an earlier document of this vendor."


@pytest.mark.parametrize(
    ("books", "changed"),
    [
        pytest.param(Books(), {}, id="nothing accepted"),
        pytest.param(Books(("EU-226-9", NO_REASON[1])), {}, id="another rule"),
        pytest.param(Books((NO_REASON[0], "Something else.")), {}, id="other words"),
        pytest.param(Books(NO_REASON), {"seller__name": "Other AG", "seller__vat_id": None}, id="another vendor"),
        pytest.param(Books(NO_REASON), {"buyer__name": "Somebody Else Ltd"}, id="another buyer"),
        pytest.param(Books(NO_REASON, ours=False), {}, id="nobody's"),
    ],
)
def test_anything_else_is_asked(books: Books, changed: dict[str, Value | None]) -> None:
    assert finding(untaxed(books, **changed), "EU-226-11").severity is Severity.WARNING


def test_what_was_accepted_of_one_large_total_is_so_of_another() -> None:
    """Its words hold no amount that would be another one each time."""
    policy, large = Policy(rules=Rules(profile=Profile.AT)), {**CONSISTENT, "buyer.vat_id": None}
    said = [
        finding(judged(extracted({**large, "totals.gross": Decimal(gross)}), policy=policy), "AT-11").message
        for gross in ("10000.01", "23456.78")
    ]
    assert len(set(said)) == 1


def test_words_of_no_tax_that_a_vendor_prints_below_taxed_sums_are_asked_about_once() -> None:
    read = extracted(dict(CONSISTENT), statements=stated("reverse_charge"))
    told = finding(judged(read), "TAX-RC")
    again = finding(judged(read, reference=Books((told.rule, told.message))), "TAX-RC")
    assert (told.severity, again.severity) == (Severity.WARNING, Severity.INFORMATION)


CONFIRMED, OTHER = "DE89370400440532013000", "DE02120300000000202051"


@pytest.mark.parametrize(
    ("paid", "further", "before", "asked"),
    [
        pytest.param(CONFIRMED, None, CONFIRMED, False, id="the account of that document"),
        pytest.param(OTHER, None, CONFIRMED, True, id="another account"),
        pytest.param(CONFIRMED, OTHER, CONFIRMED, True, id="another one beside it"),
        pytest.param(CONFIRMED, None, OTHER, True, id="an account that was known before they said so"),
        pytest.param(None, None, CONFIRMED, True, id="none"),
    ],
)
def test_a_notice_of_another_account_is_asked_once_beside_the_account_that_people_confirmed(
    paid: str | None, further: str | None, before: str, *, asked: bool
) -> None:
    told = Statement(kind="account_new", language="en", text="Our bank has changed as of 1 July " * 5, page=1)
    accounts = {"payment.iban": paid, "payment.other_accounts[0].iban": further}
    read = extracted({**CONSISTENT, **accounts}, notices=(told,))
    first = finding(judged(read), "WORDS-10")
    books = Books((first.rule, first.message), account=before)
    again = finding(judged(read, reference=books), "WORDS-10")
    assert again.severity is (Severity.WARNING if asked else Severity.INFORMATION)
    longer = told.model_copy(update={"text": f"{told.text} Ask us for the account."})
    more = extracted({**CONSISTENT, **accounts}, notices=(longer,))
    assert finding(judged(more, reference=books), "WORDS-10").severity is Severity.WARNING


def test_amounts_that_do_not_add_up_are_asked_each_time() -> None:
    wrong: dict[str, Value | None] = {"totals.due": Decimal("120.00")}
    told = finding(judged(extracted(wrong)), "BR-CO-16")
    again = finding(judged(extracted(wrong), reference=Books((told.rule, told.message))), "BR-CO-16")
    assert (again.outcome, again.severity) == (told.outcome, told.severity)


STAMPED = ("WORDS-3", 'The document says that it is paid: "Bezahlt".')


def paid(books: Books, text: str = "Bezahlt") -> Severity:
    said = Statement(kind="paid", language="de", text=text)
    return finding(judged(extracted(CONSISTENT, notices=(said,)), reference=books), "WORDS-3").severity


def test_that_it_is_paid_is_on_record_where_people_accepted_it_of_two() -> None:
    assert paid(Books(STAMPED, before=[(), (STAMPED,)])) is Severity.INFORMATION


@pytest.mark.parametrize(
    ("books", "text"),
    [
        (Books(), "Bezahlt"),
        (Books(STAMPED), "Bezahlt"),
        (Books(STAMPED, STAMPED), "Bezahlt"),  # twice of one document
        (Books(STAMPED, before=[(STAMPED,)]), "Bezahlt am 3. Mai"),
    ],
)
def test_that_it_is_paid_is_asked_otherwise(books: Books, text: str) -> None:
    assert paid(books, text) is Severity.WARNING
