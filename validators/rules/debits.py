"""Direct debits: whose account the money is taken from, and who takes it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from stdnum.eu import at_02

from schemas import Company, PaymentWay, Severity, same_account
from validators.likeness import bare
from validators.reference import Reference
from validators.rule import Facts, Fail, NotApplicable, Rule, Said, example

_SOURCE = "our own, against money taken under somebody else's mandate"
_DEBITED = frozenset({"49", "59"})  # direct debits of UNTDID 4461
# And of ModalitaPagamento: those, with the ones of before SEPA (RID), and bills that the seller's bank presents to be
# paid (RIBA). Left out are MAV and bills of exchange: who owes pays these himself, by their form.
_COLLECTED = _DEBITED | {"MP09", "MP10", "MP11", "MP12", "MP16", "MP17", "MP19", "MP20", "MP21"}
_COUNTRY = 2  # letters before the number of a VAT identifier


def _debited(facts: Facts) -> Iterator[Said]:
    payment, companies = facts.invoice.payment, facts.reference.companies()
    account = payment.debited_account
    if account is None:
        yield NotApplicable("No account is named from which it is taken.")
        return
    sellers = [*payment.ibans, *(iban for vendor in facts.who.vendors for iban in vendor.ibans)]
    if any(same_account(account, other) for other in sellers):
        yield Fail("It is to be taken from an account of the seller's.", seen=account)
    elif companies is None:
        yield NotApplicable("Your own companies were not loaded.")
    elif not any(same_account(account, own) for own in _own(facts, companies)):
        yield Fail("The account from which it is to be taken is not known as one of yours.", seen=account)


def _own(facts: Facts, companies: Sequence[Company]) -> Iterator[str]:
    """The accounts that are ours, by the companies' own data, and by what earlier documents of the seller were taken
    from."""
    yield from (iban for company in companies for iban in company.ibans)
    yield from (one.invoice.payment.debited_account for one in facts.before if one.invoice.payment.debited_account)


def _collected(facts: Facts) -> Iterator[Said]:
    """Any way to pay counts: a second one that collects is missed by whoever pays by the first. Of FatturaPA only the
    first is known; its others are of other instalments."""
    payment, ways = facts.invoice.payment, facts.shape.payment_ways or ()
    codes = [payment.means_code if payment.means_code in _COLLECTED else None, *map(_collecting, ways)]
    code = next((one for one in codes if one is not None), None)
    if code is None:
        yield NotApplicable("The e-invoice does not say that the amount is collected.")
    elif payment.ibans and not (len(ways) == 1 and _is_by_mandate(ways[0], payment.mandate_reference)):
        message = f"The amount is collected by its means of payment {code}, and an account is named too."
        yield Fail(message, seen=payment.ibans[0])


def _is_by_mandate(way: PaymentWay, reference: str | None) -> bool:
    """Whether a way to pay is a direct debit by a mandate that is named: the account beside it is where that goes."""
    return (way.code or "").strip() in _DEBITED and way.mandate and bool(reference)


def _collecting(way: PaymentWay) -> str | None:
    """The code of a way to pay by which the amount is collected, else "mandate" where it has one."""
    code = (way.code or "").strip()
    if code in _COLLECTED:
        return code
    return "mandate" if way.mandate else None


def _creditor(facts: Facts) -> Iterator[Said]:
    number, seller = facts.invoice.payment.creditor_identifier, facts.invoice.seller
    if number is None:
        yield NotApplicable("Nobody is named who takes the money.")
    elif not at_02.is_valid(number):
        yield Fail("The identifier of who takes the money is none of a creditor in SEPA.", seen=number)
    elif (
        facts.who.asked
        and not _holds(number, seller.vat_id)
        and not _holds(number, seller.tax_number)
        and number not in _before(facts)
    ):
        yield Fail("It is not known yet that this creditor identifier is the seller's.", seen=number)


def _holds(number: str, own: str | None) -> bool:
    """Whether a creditor identifier is made of the seller's own number, as in Italy and Spain."""
    digits = bare(own or "")
    return len(digits) > _COUNTRY and digits.removeprefix(number[:_COUNTRY]) in bare(number)


def _before(facts: Facts) -> tuple[str, ...]:
    return tuple(one.invoice.payment.creditor_identifier or "" for one in facts.before)


_OWN, _OTHER = "DE75512108001245126199", "DE89370400440532013000"


class _Us(Reference):
    """Knowledge for the examples: the user is North Ltd, with one account."""

    def companies(self) -> Sequence[Company]:
        return (Company(company="north", names=("North Ltd",), ibans=(_OWN,)),)


def _taken(**values: Any) -> Facts:
    return example({f"payment.{leaf}": value for leaf, value in values.items()}, reference=_Us())


RULES: tuple[Rule, ...] = (
    Rule(
        id="DEBIT-1",
        sentence="An account from which a direct debit is to be taken is known as one of your own.",
        todo="Ask your bank whether there is such a mandate; enter the account with your companies if it is yours.",
        terms=("payment.debited_account", "payment.iban", "payment.other_accounts[].iban"),
        severity=Severity.WARNING,
        source=_SOURCE,
        check=_debited,
        passing=_taken(debited_account=_OWN),
        failing=_taken(debited_account=_OTHER),
    ),
    Rule(
        id="DEBIT-2",
        sentence="Who takes a direct debit has a valid creditor identifier that is known to be the seller's.",
        todo="Compare it with the mandate that was given; without one, forbid the debit at your bank.",
        terms=("payment.creditor_identifier", "seller.vat_id", "seller.tax_number"),
        severity=Severity.WARNING,
        source=_SOURCE,
        check=_creditor,
        passing=_taken(creditor_identifier="DE98ZZZ09999999999"),
        failing=_taken(creditor_identifier="DE97ZZZ09999999999"),
    ),
    Rule(
        id="DEBIT-3",
        sentence="Where an e-invoice says that the amount is collected, it names no account to pay it to.",
        todo="Do not transfer it before you know whether it will be collected: it would be paid twice.",
        terms=("payment.means_code", "payment.iban", "payment.other_accounts[].iban"),
        severity=Severity.WARNING,
        source="our own, against paying twice",
        check=_collected,
        passing=_taken(means_code="59", debited_account=_OWN),
        failing=_taken(means_code="59", iban=_OTHER),
    ),
)
