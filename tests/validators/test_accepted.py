"""What people accepted of a vendor's document is not asked again of its next one, and nothing else is let by it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType

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
        said: Mapping[str, Value | None] = MappingProxyType({}),
    ) -> None:
        self.said = said
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
        said = {**CONSISTENT, "invoice_number": "R-2024-1", **self.said, **paid}
        invoice = assemble({term: value for term, value in said.items() if value is not None})
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


# What is so of a vendor, whatever it bills: how it calls itself, where its account and its numbers are, what it stamps.
TRADES: Mapping[str, Value | None] = {"seller.name": "Werkhof Nord"}
ABROAD: Mapping[str, Value | None] = {"payment.iban": "FR7630006000011234567890189"}
MOVED: Mapping[str, Value | None] = {"seller.address.country": "AT"}
OLD_RATE: Mapping[str, Value | None] = {
    "tax_breakdown[0].rate": Decimal("18"), "tax_breakdown[0].amount": Decimal("18.00"), "totals.tax": Decimal("18.00"),
    "totals.gross": Decimal("118.00"), "totals.due": Decimal("118.00"),
}  # fmt: skip
COPY = Statement(kind="copy", language="de", text="Kopie")
LONG = Statement(kind="copy", language="de", text="Zweitschrift für Ihre Unterlagen, wie zu jeder Lieferung. " * 5)
PARTS = Statement(kind="parts", language="de", text="Zahlbar in drei Raten, die erste sofort.")
HABITUAL = [
    pytest.param("VEND-2", TRADES, None, id="another name than in the master"),
    pytest.param("ID-IBAN-CC", {}, None, id="an account in another country"),
    pytest.param("ID-VAT-CC", MOVED, None, id="a number of another country"),
    pytest.param("TAX-RATE", OLD_RATE, None, id="a rate that was not in force"),
    pytest.param("WORDS-4", {}, COPY, id="a stamp of a copy"),
    pytest.param("WORDS-4", {}, LONG, id="words of a copy"),
]


class Abroad(Books):
    """The same vendor, whose account in France two people confirmed."""

    def vendors(self, sellers: Collection[str]) -> Sequence[Vendor]:
        told = {"ibans": (ABROAD["payment.iban"],), "country": None}
        return [one.model_copy(update=told) for one in super().vendors(sellers)]


def habit(rule: str, said: Mapping[str, Value | None], told: Statement | None, books: Books) -> tuple[Severity, str]:
    """How the rule weighs on such a document, and what it says."""
    read = extracted({**CONSISTENT, **ABROAD, **said}, notices=() if told is None else (told,))
    found = finding(judged(read, reference=books), rule)
    return found.severity, found.message


@pytest.mark.parametrize(("rule", "said", "told"), HABITUAL)
def test_a_habit_that_people_accepted_of_two_documents_is_on_record(
    rule: str, said: Mapping[str, Value | None], told: Statement | None
) -> None:
    was = {**ABROAD, **said}
    first, message = habit(rule, said, told, Abroad())
    key = (rule, message)
    assert first is Severity.WARNING
    assert habit(rule, said, told, Abroad(key, said=was))[0] is Severity.WARNING, "one document is too few"
    assert habit(rule, said, told, Abroad(key, key, said=was))[0] is Severity.WARNING, (
        "and so is one that says it twice"
    )
    assert habit(rule, said, told, Abroad(key, before=[(key,)], said=was))[0] is Severity.INFORMATION


@pytest.mark.parametrize(("rule", "said", "told"), HABITUAL)
@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"seller.name": "Muster Handel GmbH"}, id="another name"),
        pytest.param({"seller.vat_id": None, "seller.tax_number": "27/123/45678"}, id="another number"),
        pytest.param({"payment.iban": CONFIRMED}, id="another account"),
        pytest.param({"payment.iban": None}, id="no account"),
        pytest.param({"seller.address.country": "CH"}, id="another country"),
        pytest.param({"currency": "CHF"}, id="another currency"),
    ],
)
def test_a_habit_of_documents_that_say_another_seller_account_or_money_is_asked(
    rule: str, said: Mapping[str, Value | None], told: Statement | None, other: Mapping[str, Value | None]
) -> None:
    """Whoever has two honest documents accepted gains nothing by them for a third that is paid elsewhere."""
    _, message = habit(rule, said, told, Abroad())
    key = (rule, message)
    assert (
        habit(rule, said, told, Abroad(key, before=[(key,)], said={**ABROAD, **said, **other}))[0] is Severity.WARNING
    )


@pytest.mark.parametrize(("rule", "said", "told"), HABITUAL)
def test_a_habit_is_asked_where_the_account_is_not_known(
    rule: str, said: Mapping[str, Value | None], told: Statement | None
) -> None:
    key = (rule, habit(rule, said, told, Abroad())[1])
    assert habit(rule, said, told, Books(key, before=[(key,)], said={**ABROAD, **said}))[0] is Severity.WARNING


def test_what_else_a_habit_says_is_asked() -> None:
    """The words of a stamp are compared whole: what is said behind them is another thing."""
    _, message = habit("WORDS-4", {}, LONG, Abroad())
    books = Abroad(("WORDS-4", message), before=[(("WORDS-4", message),)], said=ABROAD)
    longer = LONG.model_copy(update={"text": f"{LONG.text}Das Original ist bezahlt."})
    assert habit("WORDS-4", {}, longer, books)[0] is Severity.WARNING
    assert habit("WORDS-4", {}, LONG, books)[0] is Severity.INFORMATION
    name = habit("VEND-2", TRADES, None, Abroad())[1]
    called = Abroad(("VEND-2", name), before=[(("VEND-2", name),)], said={**ABROAD, **TRADES})
    assert habit("VEND-2", {"seller.name": "Werkhof Süd"}, None, called)[0] is Severity.WARNING


@pytest.mark.parametrize(
    "kind", ["cancelled", "do_not_pay", "changed", "credit", "reminder", "specimen", "received", "parts"]
)
def test_what_changes_what_is_owed_is_asked_each_time(kind: str) -> None:
    told = Statement(kind=kind, language="en", text="As always")
    read = extracted({**CONSISTENT, **ABROAD}, notices=(told,))
    (rule, message), *_ = [
        (one.rule, one.message)
        for one in judged(read, reference=Abroad()).findings
        if one.rule.startswith("WORDS-") and one.outcome is RuleOutcome.FAIL
    ]
    books = Abroad((rule, message), before=[((rule, message),)], said=ABROAD)
    assert finding(judged(read, reference=books), rule).severity is Severity.WARNING


def test_a_habit_says_nothing_of_another_sentence_of_its_kind() -> None:
    """A stamp that is on all is beside a sentence of this document alone: that is asked."""
    _, message = habit("WORDS-4", {}, COPY, Abroad())
    books = Abroad(("WORDS-4", message), before=[(("WORDS-4", message),)], said=ABROAD)
    other = COPY.model_copy(update={"text": "Dies ist ein Duplikat der Rechnung 4700 vom Mai."})
    read = extracted({**CONSISTENT, **ABROAD}, notices=(COPY, other))
    found = [one for one in judged(read, reference=books).findings if one.rule == "WORDS-4"]
    assert {one.seen: one.severity for one in found} == {
        COPY.text: Severity.INFORMATION,
        other.text: Severity.WARNING,
    }


NO_ACCOUNT: Mapping[str, Value | None] = {"payment.iban": None}


@pytest.mark.parametrize(
    ("rule", "said", "told", "asked"),
    [
        pytest.param("VEND-2", TRADES, None, True, id="another name than in the master"),
        pytest.param("ID-VAT-CC", MOVED, None, True, id="a number of another country"),
        pytest.param("WORDS-4", {}, COPY, True, id="a copy"),
        pytest.param("WORDS-3", {}, COPY.model_copy(update={"kind": "paid"}), False, id="paid at a till"),
    ],
)
def test_without_an_account_only_what_is_paid_is_a_habit(
    rule: str, said: Mapping[str, Value | None], told: Statement | None, *, asked: bool
) -> None:
    """Numbers and names are public: an account is what somebody else does not have."""
    was = {**said, **NO_ACCOUNT}
    _, message = habit(rule, was, told, Abroad())
    books = Abroad((rule, message), before=[((rule, message),)], said=was)
    assert habit(rule, was, told, books)[0] is (Severity.WARNING if asked else Severity.INFORMATION)


def test_another_number_than_in_the_master_is_no_habit() -> None:
    changed: Mapping[str, Value | None] = {"seller.vat_id": "DE129273398"}
    _, message = habit("VEND-2", changed, None, Abroad())
    key = ("VEND-2", message)
    assert habit("VEND-2", changed, None, Abroad(key, before=[(key,)], said={**ABROAD, **changed}))[0] is (
        Severity.WARNING
    )


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"buyer.vat_id": "ATU13585627"}, id="another number"),
        pytest.param({"buyer.name": "Example SARL Lyon"}, id="another name"),
    ],
)
def test_what_is_of_the_buyer_is_a_habit_for_the_same_buyer(other: Mapping[str, Value | None]) -> None:
    bought = {**ABROAD, "buyer.vat_id": "DE129273398", "buyer.address.country": "FR"}
    _, message = habit("ID-VAT-CC", bought, None, Abroad())
    key = ("ID-VAT-CC", message)
    same = Abroad(key, before=[(key,)], said=bought)
    assert habit("ID-VAT-CC", bought, None, same)[0] is Severity.INFORMATION
    another = Abroad(key, before=[(key,)], said={**bought, **other})
    assert habit("ID-VAT-CC", bought, None, another)[0] is Severity.WARNING
